from pathlib import Path

import pytest

import flows.curate
from flows.curate import STEPS
from schemas import TABLES


def test_every_file_is_a_step_and_every_curated_table_is_made() -> None:
    files = {path.stem for path in Path(str(flows.curate.__file__)).parent.glob("*.sql")}
    assert {step.name for step in STEPS if step.makes != "frame"} == files
    made = {step.name for step in STEPS if step.makes == "table"}
    assert made == {name for name, table in TABLES.items() if table.kind == "curated"}


@pytest.mark.parametrize("step", [step for step in STEPS if step.makes != "frame"], ids=lambda step: step.name)
def test_every_file_begins_with_what_a_row_is(step: flows.curate.Step) -> None:
    head = [line for line in step.sql.splitlines() if line.startswith("--")]
    assert head[0].startswith(f"-- {step.name}")
    assert len(head) >= 2
    assert step.sql.startswith(head[0])
