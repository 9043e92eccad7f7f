"""Every command and query of the README runs, and prints what the README says."""

from pathlib import Path

import pytest

from tests.commandline import PROJECT, communique
from tests.readme import Block, blocks, tidy

SHOWN = [block for block in blocks() if block.arguments]


@pytest.mark.parametrize("block", SHOWN, ids=[" ".join(block.code.split())[:60] for block in SHOWN])
def test_a_command_prints_what_the_readme_says(block: Block, workplace: Path):
    if block.arguments == ["build"]:
        printed = (workplace / "printed.txt").read_text()
    else:
        result = communique(*block.arguments, cwd=workplace)
        assert result.returncode == 0, result.stderr
        printed = result.stdout
    assert block.answer is not None, "every command and query shows its answer"
    assert tidy(printed) == block.answer


def test_the_first_lines_install_build_and_test():
    install, test = (block.code.strip() for block in blocks() if not block.arguments)
    assert install.endswith("&& .venv/bin/communique build")
    assert "-c constraints.txt -e '.[test]'" in install
    assert test == ".venv/bin/pytest"


def test_ci_runs_the_test_command_of_the_readme_after_lint_and_types():
    lines = (PROJECT / ".ci" / "run").read_text().splitlines()
    assert lines[-3:] == [".venv/bin/ruff check .", ".venv/bin/mypy", ".venv/bin/pytest"]
    assert "set -eu" in lines


def test_the_readme_names_no_file_that_is_not_there():
    text = (PROJECT / "README.md").read_text()
    for name in ("schemas/", "flows/build.py", "flows/extract/", "seeds/"):
        assert f"`{name}`" in text
        assert (PROJECT / name).exists()
