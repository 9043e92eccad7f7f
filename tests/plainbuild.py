"""A build as the flow does it, without Prefect and its start: for tests that build often."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from flows.curate import corrections_csv
from flows.incremental import readings
from flows.incremental.start import Start, begin, land
from flows.ingest.readers import discover
from flows.ingest.sources import PART_BYTES
from flows.output import Output
from flows.release import sums
from flows.release.publish import publish
from flows.warehouse import Warehouse
from flows.workers.batches import work
from flows.workers.crew import crew
from tests.release.conftest import unexamined

MEASURED: Final[dict[str, Any]] = {
    "versions": {"communique": "0", "code": "c0de", "lexicons": {}},
    "accuracy": {},
    "reliability": {},
}
"""What quality.json says where a test is not about accuracy."""


def built(
    inputs: Sequence[Path],
    place: Path,
    *,
    workers: int = 1,
    batch_size: int = PART_BYTES,
    full: bool = False,
    by_hand: Path | None = None,
    measured: dict[str, Any] = MEASURED,
) -> dict[str, str]:
    """Build `inputs` into `place`; returns the checksums of the release. `by_hand` is a corrections.csv."""
    output = Output(place)
    with output.claimed():
        start = begin(output, full=full)
        survey = readings.survey(discover(inputs), start.known)
        cut = start.batches(survey, batch_size)
        with crew(len(cut), workers) as worker:
            parts = [part for batch in cut for part in worker(batch, start.parts)]
        land(start, survey, parts, output)
        with Warehouse(output.next_warehouse) as warehouse:
            warehouse.curate(corrections_csv.read(by_hand) if by_hand else ())
        output.accept()
        publish(output.warehouse, output.release, measured, unexamined)
    return sums.read(output.release)


def extracted(inputs: Sequence[Path], place: Path, **options: Any) -> list[Path]:
    """The parts of all inputs, as one worker leaves them in `place`."""
    start = Start("", None, (), place)
    survey = readings.survey(discover(inputs), start.known)
    return [part for batch in start.batches(survey) for part in work(batch, place, **options)]
