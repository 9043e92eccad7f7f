"""From where a build goes on: the warehouse of the last one, and the parts that an interrupted one has finished."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from flows import questions
from flows.incremental.join import join
from flows.incremental.readings import KNOWN, Survey, known
from flows.ingest.sources import PART_BYTES
from flows.output import Output
from flows.release import versions
from flows.warehouse import Warehouse
from flows.workers.batches import Batch, cut, leftover


class Start(NamedTuple):
    """What is there when a build begins.

    `extractor` is the version of all that decides what one document comes to; what another version made is not used.
    `landed` are the readings in the warehouse, none where it is made anew, `leftover` the finished parts of a build
    that broke off, `parts` the folder for those of this one.
    """

    extractor: str
    landed: pl.DataFrame | None
    leftover: tuple[Path, ...]
    parts: Path

    @property
    def known(self) -> pl.DataFrame:
        """All readings that need not be made again."""
        landed = pl.DataFrame(schema=KNOWN) if self.landed is None else self.landed
        return known(landed, self.leftover)

    def batches(self, survey: Survey, size: int = PART_BYTES) -> list[Batch]:
        """What is left to read, in batches of about `size` bytes whose parts have names of their own."""
        taken = [int(part.name.partition("-")[0]) for part in self.leftover]
        return cut(survey.unread, size, first=max(taken, default=-1) + 1)


def begin(output: Output, *, full: bool) -> Start:
    """What a build into `output` goes on from; nothing where it is to be `full`.

    A warehouse of another schema or extractor is made anew from the inputs. Raises WarehouseError for a file in its
    place that is none or cannot be opened.
    """
    extractor = versions.extractor()
    if full:
        shutil.rmtree(output.parts, ignore_errors=True)
    for other in output.parts.iterdir() if output.parts.is_dir() else ():
        if other.name != extractor:
            shutil.rmtree(other)
    parts = output.parts / extractor
    noted = {} if full else questions.facts(output.warehouse)
    landed = None
    if noted.get("schema") == questions.structure() and noted.get("extractor") == extractor:
        landed = questions.readings(output.warehouse)
    return Start(extractor, landed, tuple(leftover(parts)), parts)


def land(
    start: Start, survey: Survey, parts: Sequence[Path], output: Output, step: Callable[[], None] = lambda: None
) -> int:
    """Make the next warehouse of what was there and what was read; returns how many documents it has.

    `step` is told of every part. Raises InputError where inputs changed while they were read, PartError for a damaged
    part.
    """
    joined = join(survey.seen, parts, start.leftover, start.landed)
    if start.landed is not None:
        output.go_on()
    with Warehouse(output.next_warehouse) as target:
        if start.landed is not None:
            target.retain(joined.staying, ())
        for rows, texts, landed in joined.landings():
            target.land(rows, texts)
            for _ in range(landed):
                step()
        target.settle(joined.documents, joined.rejects, joined.readings)
        target.note({"extractor": start.extractor})
        return target.count()["documents"]
