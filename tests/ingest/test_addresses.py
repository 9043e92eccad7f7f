"""Inputs by address are read as the same files on the disk are; a storage that fails stops the build."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.ingest import sources
from flows.ingest.addresses import Unreachable, place
from flows.ingest.document import Document
from flows.ingest.readers import discover, read
from flows.ingest.refusal import InputError, Refusal
from tests.commandline import communique
from tests.servers import S3, Asked, Reply, Site

STORY = (
    "Peru and Chile trade more copper\n\nLIMA, May 3, 2019 - Peru exported copper worth $2 billion to Chile in 2018.\n"
)


def contents() -> dict[str, bytes]:
    """The files of a folder: every format, a sidecar in it and below, names that need care, things to refuse."""
    table = pa.table({"text": [f"{STORY} {number}" for number in range(40)]})
    parquet = pa.BufferOutputStream()
    pq.write_table(table, parquet, row_group_size=10)
    lines = b"".join(json.dumps({"text": f"{STORY} {number}."}).encode() + b"\n" for number in range(40))
    return {
        "sources.csv": b"file,url,published_on\nplain.txt,https://example.org/1,2020-02-03\ngone.txt,,\n",
        "plain.txt": STORY.encode(),
        "below/sources.csv": b"file,publisher\nagain.txt,The Courier\n",
        "below/again.txt": (STORY + "Again.").encode(),
        "below/odd \xe9 %20 #1.txt": (STORY + "Odd.").encode(),
        "below/.hidden.txt": b"not read",
        ".git/x.txt": b"not read",
        "lines.jsonl": lines,
        "packed.jsonl.gz": gzip.compress(lines.replace(b"Lima", b"Quito"), mtime=0),
        "rows.parquet": parquet.getvalue().to_pybytes(),
        "latin.txt": b"Se\xf1or",
        "notes.docx": b"PK",
        "empty.txt": b"",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Those files on the disk."""
    for name, data in contents().items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    return tmp_path / "in"


def uploaded(address: str) -> str:
    """Those files in another storage."""
    system, root = fsspec.core.url_to_fs(address)
    for name, data in contents().items():
        system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
        system.pipe_file(f"{root}/{name}", data)
    return address


def everything(*inputs: str | Path) -> list[Document | Refusal]:
    return [item for source in discover(inputs) for item in read(source)]


@pytest.fixture
def memory() -> Iterator[str]:
    """A folder in memory."""
    yield uploaded("memory://news/deep")
    fsspec.filesystem("memory").rm("/news", recursive=True)


def same(address: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PART_BYTES", 2_000)
    found = everything(address)
    assert found == everything(folder)
    assert len([item for item in found if isinstance(item, Document)]) == 123
    assert {item.file: item.reason for item in found if isinstance(item, Refusal)} == {
        "gone.txt": "missing_file",
        "latin.txt": "not_utf8",
        "notes.docx": "unknown_format",
        "empty.txt": "empty",
    }
    assert len(discover([address])) > 12, "long files are read in parts"


def test_memory(memory: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(memory, folder, monkeypatch)


def test_a_bucket(s3: S3, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(uploaded(f"{s3.bucket()}/news"), folder, monkeypatch)


def test_the_disk_by_address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(f"file://{folder}", folder, monkeypatch)


def test_one_file_with_the_sidecar_beside_it(s3: S3, folder: Path) -> None:
    address = uploaded(s3.bucket())
    (document,) = everything(f"{address}/plain.txt")
    assert isinstance(document, Document)
    assert (document.file, document.url, str(document.published_on)) == (
        "plain.txt",
        "https://example.org/1",
        "2020-02-03",
    )
    assert len(everything(f"{address}/plain.txt", address)) == len(everything(folder)), "each file once"


def test_names_with_dots_stay_names(s3: S3) -> None:
    address = s3.bucket()
    system = fsspec.filesystem("s3")
    for name in ("a/../../up.txt", "a//double.txt", "a/x.txt"):
        system.pipe_file(f"{address}/{name}", f"{STORY}{name}".encode())
    assert [item.file for item in everything(address)] == ["a//double.txt", "a/x.txt"]


@pytest.fixture
def listed(site: Site) -> Site:
    """A site with a page that links files, as servers list a folder."""
    site.routes["/news/"] = Reply(
        headers={"Content-Type": "text/html"},
        body=b'<a href="a.txt">a</a> <a href="/secret.txt">no</a> <a href="http://127.0.0.1:1/b.txt">no</a>'
        b' <a href="lines.jsonl">l</a>',
    )
    site.routes["/news/a.txt"] = Reply(body=STORY.encode())
    site.routes["/news/lines.jsonl"] = Reply(body=contents()["lines.jsonl"])
    site.routes["/secret.txt"] = Reply(body=b"not below the folder")
    return site


def test_a_list_of_links_on_a_server(listed: Site) -> None:
    files = {item.file for item in everything(f"{listed.url}/news/")}
    assert files == {"a.txt"} | {f"lines.jsonl#{number}" for number in range(1, 41)}
    assert listed.times()["/secret.txt"] == 0
    assert [source.size for source in discover([f"{listed.url}/news/"])] == [
        len(STORY.encode()),
        len(contents()["lines.jsonl"]),
    ]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("s3://no-such-bucket/x", "no-such-bucket"),
        ("memory://nothing/here", "no such file or folder"),
        ("memory://nothing/here.txt", "no such file or folder"),
        ("s4://bucket/x", "s4://bucket/x: "),
        ("file:///nowhere/at/all", "no such file or folder"),
    ],
)
@pytest.mark.usefixtures("s3")
def test_what_is_not_there_is_bad_use(item: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        discover([item])
    assert "\n" not in str(caught.value)


def test_a_server_that_fails_is_told_from_a_file_that_is_missing(listed: Site) -> None:
    found = discover([f"{listed.url}/news/"])
    listed.routes["/news/a.txt"] = Reply(500)
    with pytest.raises(Unreachable, match=r"a\.txt"):
        list(read(found[0]))
    del listed.routes["/news/a.txt"]
    (refusal,) = read(found[0])
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "unreadable"
    listed.routes["/news/"] = Reply(503)
    with pytest.raises(Unreachable, match="news"):
        discover([f"{listed.url}/news/"])


def test_a_stream_that_breaks_off_is_not_the_end_of_a_file(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = discover([f"{memory}/packed.jsonl.gz"])
    stream = place(f"{memory}/packed.jsonl.gz").open("rb")

    def breaks(*_: object) -> bytes:
        raise RuntimeError("connection reset")

    monkeypatch.setattr(type(stream), "read", breaks)
    with pytest.raises(Unreachable, match=r"packed\.jsonl\.gz: RuntimeError: connection reset"):
        list(read(source))


def test_a_build_tries_again(site: Site, tmp_path: Path) -> None:
    failures = iter([503, 500])

    def late(asked: Asked) -> Reply:
        return Reply(next(failures, 200) if asked.method == "GET" else 200, body=STORY.encode())

    site.routes["/a.txt"] = late
    ended = communique("build", f"{site.url}/a.txt", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert pq.read_table(tmp_path / "data" / "release" / "documents.parquet")["file"].to_pylist() == ["a.txt"]
    assert site.times()["/a.txt"] > 3
