"""The commands, queries and answers of README.md.

A block of `sh` or `sql` is followed by a block of `text` where its answer is shown. `python -m tests.readme FOLDER`
writes the answers anew, from a folder in which `communique build` was run.
"""

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.commandline import communique

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"```(sh|sql)\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


class Block(NamedTuple):
    """A command or query of the README; `answer` is None where it shows none."""

    language: str
    code: str
    answer: str | None

    @property
    def arguments(self) -> list[str]:
        """What is given to `communique`; empty for a command of the shell."""
        if self.language == "sql":
            return ["sql", self.code]
        command, *arguments = shlex.split(self.code)
        return arguments if command == "communique" else []


def blocks() -> list[Block]:
    """All blocks of the README in their order."""
    return [Block(*match.groups()) for match in _BLOCK.finditer(README.read_text(encoding="utf-8"))]


def rewritten(text: str, answer: Callable[[Block], str]) -> str:
    """`text` with every answer that it shows made anew."""

    def replace(match: re.Match[str]) -> str:
        block = Block(*match.groups())
        if block.answer is None:
            return match[0]
        return f"```{block.language}\n{block.code}```\n\n```text\n{answer(block)}```"

    return _BLOCK.sub(replace, text)


def tidy(answer: str) -> str:
    """An answer without the spaces that end its lines."""
    return "".join(f"{line.rstrip()}\n" for line in answer.splitlines())


def _answer(block: Block, folder: Path) -> str:
    ended = communique(*block.arguments, cwd=folder)
    if ended.returncode:
        raise SystemExit(f"{block.code}{ended.stderr}")
    return tidy(ended.stdout)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    README.write_text(
        rewritten(README.read_text(encoding="utf-8"), lambda block: _answer(block, place)), encoding="utf-8"
    )
