"""sources.csv: what it says reaches the documents, what is wrong in it is named by file and line."""

from datetime import date
from pathlib import Path

import pytest

from flows.ingest.document import Document
from flows.ingest.readers import discover, read
from flows.ingest.refusal import InputError, Refusal
from flows.ingest.sidecar import sidecar

HEADER = "file,url,title,publisher,published_on,rights\n"


def _folder(tmp_path: Path, table: str | bytes) -> Path:
    (tmp_path / "a.txt").write_text("Peru and Chile agreed to build a road.")
    (tmp_path / "sources.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    return tmp_path


def test_what_it_says_reaches_the_document(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path, HEADER + 'a.txt,https://example.org/a,"A ""road"",\nwith a line end",Andes Post,2019-07-01,offsets\n'
    )
    (document,) = [item for source in discover([folder]) for item in read(source)]
    assert isinstance(document, Document)
    assert document.url == "https://example.org/a"
    assert document.title == 'A "road", with a line end'
    assert document.publisher == "Andes Post"
    assert (document.published_on, document.published_basis) == (date(2019, 7, 1), "sidecar")
    assert document.rights == "offsets"


def test_columns_may_be_fewer_and_in_any_order(tmp_path: Path) -> None:
    found = sidecar(_folder(tmp_path, "published_on,file\n2019,./a.txt\n\n") / "sources.csv")
    assert (found["a.txt"].published_on, found["a.txt"].precision) == (date(2019, 1, 1), "year")


def test_it_speaks_for_folders_below_and_for_a_file_alone(tmp_path: Path) -> None:
    below = tmp_path / "b"
    below.mkdir()
    _folder(below, "file,publisher\na.txt,Near\n")
    assert [s.facts.publisher for s in discover([below / "a.txt"])] == ["Near"]
    (tmp_path / "sources.csv").write_text("file,publisher\nb/c.txt,Far\n")
    (below / "c.txt").write_text("words")
    assert {s.file: s.facts.publisher for s in discover([tmp_path])} == {"b/a.txt": "Near", "b/c.txt": "Far"}
    (tmp_path / "sources.csv").write_text("file,publisher\nb/a.txt,Far\n")
    with pytest.raises(InputError, match=r"a\.txt is already described"):
        discover([tmp_path])


def test_a_missing_file_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "file\nghost.txt\n")
    items = [item for source in discover([folder]) for item in read(source)]
    assert [type(item) for item in items] == [Document, Refusal]
    assert items[1] == Refusal("ghost.txt", "missing_file", "named in sources.csv")


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("name,url\na.txt,\n", 1, "unknown column 'name'"),
        ("url\nx\n", 1, "no column file"),
        ("file,file\na.txt,a.txt\n", 1, "twice"),
        (HEADER + "a.txt,,,,\n", 2, "5 cells where the header has 6"),
        (HEADER + "a.txt,,,,,\n" + "b.txt,,,,,,\n", 3, "7 cells"),
        (HEADER + "a.txt,,,,11/12/2023,\n", 2, "published_on: '11/12/2023'"),
        (HEADER + "a.txt,,,,2023-02-30,\n", 2, "no date of the calendar"),
        (HEADER + "a.txt,,,,,mine\n", 2, "neither quote nor offsets"),
        (HEADER + "a.txt,,,,,\na.txt,,,,,\n", 3, "a.txt is named twice"),
        (HEADER + '"a.txt,,,,,\n', 2, "unexpected end"),
        (HEADER + ",,,,,\n", 2, "no file is named"),
        (HEADER + "../a.txt,,,,,\n", 2, "lies outside the folder"),
        (HEADER + "/etc/passwd,,,,,\n", 2, "lies outside the folder"),
        (HEADER + "b/../../a.txt,,,,,\n", 2, "lies outside the folder"),
        (HEADER + "link.txt,,,,,\n", 2, "leads outside the folder"),
        (HEADER.encode() + b"a.txt,,caf\xe9,,,\n", 2, "not UTF-8"),
    ],
)
def test_what_is_wrong_is_named_by_line(tmp_path: Path, table: str | bytes, line: int, message: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("not to be read")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    _folder(folder, table)
    with pytest.raises(InputError) as caught:
        discover([folder])
    assert str(caught.value).startswith(f"{folder / 'sources.csv'}, line {line}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_input_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        discover([tmp_path / "nothing"])
