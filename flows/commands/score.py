"""Comparing a build with records annotated by hand."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.parquet as pq

from flows.commands.failure import BadUse, Failure
from flows.commands.terminal import printable
from flows.release import score

Rows = dict[str, dict[str, list[score.Record]]]


def scored(gold: Path, place: Path, *, misses: bool, as_json: bool) -> str:
    """The score of a build against the records of `gold`, as text.

    Raises BadUse for a file that holds no gold records and a folder without release, Failure for a damaged release.
    """
    try:
        records = score.read(gold)
    except (OSError, ValueError) as error:
        raise BadUse(f"{gold}: {error.strerror if isinstance(error, OSError) else error}") from error
    folder = place / "release" if (place / "release").is_dir() else place
    if not (folder / "documents.parquet").is_file():
        raise BadUse(f"{place}: no release here")
    try:
        pairings = list(score.pair(records, _rows(folder)))
    except (OSError, pa.ArrowException, KeyError) as error:
        raise Failure(f"{folder}: the release cannot be read: {error}") from error
    rungs = score.rungs(pairings)
    if as_json:
        return json.dumps({f"{one.table}.{one.rung}": one._asdict() | {"f1": round(one.f1, 4)} for one in rungs})
    lines = _differing(pairings) if misses else []
    lines.append(f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'gold':>6}{'made':>6}")
    lines += [
        f"{f'{one.table}.{one.rung}':24}{one.precision:7.3f}{one.recall:7.3f}{one.f1:7.3f}{one.gold:6}{one.made:6}"
        for one in rungs
    ]
    return "\n".join(lines)


def _rows(folder: Path) -> Rows:
    """The released rows by table and file name."""
    documents = pq.read_table(folder / "documents.parquet", columns=["doc_id", "file"]).to_pylist()
    names = {row["doc_id"]: PurePosixPath(row["file"]).name for row in documents}
    made: Rows = {}
    for table in score.LADDERS:
        made[table] = defaultdict(list)
        for row in pq.read_table(folder / f"{table}.parquet").to_pylist():
            made[table][names[row["doc_id"]]].append(row)
    return made


def _differing(pairings: Iterable[score.Pairing]) -> list[str]:
    """Every record that was missed, that gold does not have, or that differs in a column."""
    lines: list[str] = []
    for table, document, found, missed, spurious in pairings:
        where = f"{table:12}{document}"
        lines += [f"missed   {where}  {_quote(record)}" for record in missed]
        lines += [f"spurious {where}  {_quote(row)}" for row in spurious]
        for record, row in found:
            if different := score.differences(record, row):
                lines.append(f"differs  {where}  {_quote(record)}")
                lines += [
                    f"{'':12}{name}: gold {printable(repr(wanted))}, build {printable(repr(made))}"
                    for name, (wanted, made) in different.items()
                ]
    return lines


def _quote(record: score.Record) -> str:
    return printable(" ".join(str(record.get("quote") or "").split()))[:90]
