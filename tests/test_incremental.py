"""A build that goes on from the last one reads only what is new, and leaves what a build from nothing would leave."""

import csv
import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.incremental import readings
from flows.incremental.start import begin
from flows.ingest.readers import discover
from flows.output import Output
from flows.questions import WarehouseError
from flows.release import versions
from flows.workers.batches import work
from tests.plainbuild import built

STORY = (
    "Peru and Chile signed a protocol on fish in Lima, ministers said. Trade between Peru and Chile rose 5 per cent "
    "to $3 billion in 2018. The two sides agreed to lift trade to $5 billion by 2025 and to build a bridge. "
)
TEXTS = (
    STORY,
    STORY + "This report came by wire.",
    STORY + "The report was mended later.",
    "Ghana imported 40,000 tonnes of rice from Togo last year, and pledged to open a border market by 2030.",
    "Kenya's President Asha Mwale met Norway's envoy in Nairobi on 3 May 2019, and both signed two agreements.",
    "Nothing to speak of was said.",
    "",
)


class Told(NamedTuple):
    """A file of a test: which of the texts it holds and when sources.csv says that it was published."""

    text: int
    published_on: date | None = None


def put(folder: Path, files: Mapping[str, Told]) -> None:
    """Make the folder hold these files and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, told in files.items():
        (folder / name).write_text(TEXTS[told.text])
    with (folder / "sources.csv").open("w", newline="") as stream:
        rows = [(name, told.published_on.isoformat()) for name, told in files.items() if told.published_on]
        csv.writer(stream).writerows([("file", "published_on"), *rows])


def anew(folder: Path, **options: Any) -> dict[str, str]:
    """The release that a full build of the `news` of a folder would put in the place of the one in its `data`."""
    with TemporaryDirectory() as place:
        shutil.copytree(folder / "data", Path(place) / "data")
        return built([folder / "news"], Path(place) / "data", full=True, **options)


def unread(folder: Path, place: Path) -> list[str]:
    """The files that the next build would read."""
    start = begin(Output(place), full=False)
    return [one.source.file for one in readings.survey(discover([folder]), start.known).unread]


A, B, C = date(2019, 1, 1), date(2019, 2, 2), date(2019, 3, 3)
FIRST = {"a.txt": Told(0, A), "b.txt": Told(1, B), "c.txt": Told(3), "d.txt": Told(4, B), "z.bin": Told(5)}
LEFT = {name: told for name, told in FIRST.items() if name != "c.txt"}
STEPS = {
    "nothing": (FIRST, []),
    "new and of another name": (LEFT | {"e.txt": Told(5), "x.txt": FIRST["c.txt"]}, ["e.txt"]),
    "later copies": (FIRST | {"e.txt": Told(2, C), "f.txt": Told(0, C)}, ["e.txt", "f.txt"]),
    "an earlier original appears": (FIRST | {"e.txt": Told(2, date(2018, 1, 1))}, ["e.txt"]),
    "the original goes": ({name: told for name, told in FIRST.items() if name != "a.txt"}, []),
    "an exact copy, earlier": (FIRST | {"e.txt": Told(0, date(2018, 1, 1))}, ["e.txt"]),
    "two change places": (FIRST | {"c.txt": Told(4), "d.txt": Told(3, B)}, ["c.txt", "d.txt"]),
    "another day, another text": (FIRST | {"a.txt": Told(0, C), "c.txt": Told(5)}, ["a.txt", "c.txt"]),
    "all but one go, one becomes unreadable": ({"c.txt": Told(3), "d.txt": Told(6)}, ["d.txt"]),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of FIRST has left."""
    folder = tmp_path_factory.mktemp("before")
    put(folder / "news", FIRST)
    built([folder / "news"], folder / "data")
    return folder


@pytest.mark.parametrize("step", STEPS)
def test_only_what_is_new_is_read_and_no_byte_differs(step: str, before: Path, tmp_path: Path) -> None:
    files, new = STEPS[step]
    folder = shutil.copytree(before, tmp_path / "place")
    put(folder / "news", files)
    assert unread(folder / "news", folder / "data") == new
    wanted = anew(folder)
    assert built([folder / "news"], folder / "data") == wanted
    assert unread(folder / "news", folder / "data") == []


def test_of_equal_texts_the_next_takes_the_place_of_one_that_goes(before: Path, tmp_path: Path) -> None:
    """The rows follow the day of publication of the one that is left, so it must be read once more."""
    folder = shutil.copytree(before, tmp_path / "place")
    both = {"e.txt": Told(4, date(2018, 5, 5)), "f.txt": Told(4, C)}
    put(folder / "news", both)
    built([folder / "news"], folder / "data")
    put(folder / "news", {"f.txt": both["f.txt"]})
    assert unread(folder / "news", folder / "data") == ["f.txt"]
    wanted = anew(folder)
    assert built([folder / "news"], folder / "data") == wanted


def test_a_line_more_in_a_long_file_is_the_only_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    lines = [json.dumps({"text": f"{TEXTS[3]} This is number {n}."}) for n in range(40)]
    with gzip.open(tmp_path / "news" / "all.jsonl.gz", "wt") as stream:
        stream.write("\n".join(lines))
    built([tmp_path / "news"], tmp_path / "data")
    read: list[int] = []

    def counted(*arguments: object, **named: object) -> object:
        parts = work(*arguments, **named)  # type: ignore[arg-type]
        read.extend(pq.read_metadata(part / "documents.parquet").num_rows for part in parts)
        return parts

    monkeypatch.setattr("flows.workers.batches.work", counted)
    with gzip.open(tmp_path / "news" / "all.jsonl.gz", "wt") as stream:
        stream.write("\n".join([json.dumps({"text": TEXTS[4]}), *lines]))
    again = built([tmp_path / "news"], tmp_path / "data")
    assert read == [1]
    monkeypatch.undo()
    assert again["documents.parquet"] == anew(tmp_path)["documents.parquet"]


def test_corrections_come_and_go(before: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(before, tmp_path / "place")
    (row,) = [
        row for row in pq.read_table(folder / "data" / "release" / "agreements.parquet").to_pylist()
        if row["type"] == "protocol" and row["doc_id"] == _document(folder, "a.txt")
    ]  # fmt: skip
    by_hand = tmp_path / "corrections.csv"
    line = f"agreements,{row['agreement_id']},subject,{row['subject'] or ''},fishing quotas,the text says so\n"
    by_hand.write_text("table,id,column,expect,value,reason\n" + line)
    inputs = [folder / "news"]
    for files in (FIRST, FIRST, {"c.txt": Told(3)}):
        put(folder / "news", files)
        wanted = anew(folder, by_hand=by_hand)
        assert built(inputs, folder / "data", by_hand=by_hand) == wanted
    assert pq.read_table(folder / "data" / "release" / "corrections.parquet").num_rows == 0


def _document(folder: Path, file: str) -> str:
    documents = pq.read_table(folder / "data" / "release" / "documents.parquet").to_pylist()
    return next(row["doc_id"] for row in documents if row["file"] == file)


def test_another_extractor_or_a_full_build_reads_everything(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(before, tmp_path / "place")
    output = Output(folder / "data")
    assert begin(output, full=False).landed is not None
    assert begin(output, full=True).landed is None
    monkeypatch.setattr(versions, "extractor", lambda: "another")
    assert begin(output, full=False).landed is None


def test_a_warehouse_of_another_schema_is_made_anew(before: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(before, tmp_path / "place")
    with duckdb.connect(str(folder / "data" / "communique.duckdb")) as connection:
        connection.execute("ALTER TABLE events DROP COLUMN kind")
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'schema'")
    wanted = anew(folder)
    assert built([folder / "news"], folder / "data") == wanted


def test_what_is_no_warehouse_is_refused_and_only_a_full_build_takes_its_place(before: Path, tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.mkdir()
    (place / "communique.duckdb").write_bytes(b"notes of my own" * 1_000)
    with pytest.raises(WarehouseError, match="cannot be opened"):
        built([before / "news"], place)
    assert (place / "communique.duckdb").read_bytes().startswith(b"notes")
    assert built([before / "news"], place, full=True) == built([before / "news"], tmp_path / "other")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Every folder asked for is another one."""

    def numbered() -> Iterator[Path]:
        while True:
            yield tmp_path_factory.mktemp("steps")

    return numbered()


FILES = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]),
    st.builds(Told, st.integers(0, len(TEXTS) - 1), st.sampled_from([None, A, B])),
    max_size=4,
)


@settings(max_examples=3)
@given(history=st.lists(FILES, min_size=2, max_size=3))
def test_whatever_came_before_makes_no_difference(folders: Iterator[Path], history: list[dict[str, Told]]) -> None:
    folder = next(folders)
    for files in history:
        put(folder / "news", files)
        if files is history[-1]:
            wanted = anew(folder)
        after = built([folder / "news"], folder / "data")
    assert after == wanted
