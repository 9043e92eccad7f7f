"""Every format and every bad input: each becomes documents or refusals, and nothing is lost."""

import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.ingest import decoding, sources
from flows.ingest.document import Document
from flows.ingest.readers import discover, read
from flows.ingest.refusal import Reason, Refusal
from schemas.ids import document_id
from schemas.keeping import REASON

STORY = "Norway buys Chilean salmon feed\n\nOSLO, May 3, 2019 - Norway and Chile agreed to trade more salmon feed.\n"


def _all(*inputs: Path) -> tuple[list[Document], list[Refusal]]:
    items = [item for source in discover(inputs) for item in read(source)]
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Refusal)]


def _reasons(*inputs: Path) -> dict[str, str]:
    return {refusal.file: refusal.reason for refusal in _all(*inputs)[1]}


def test_reasons_are_those_of_the_rejects_table() -> None:
    assert set(get_args(Reason)) <= set(REASON.terms)


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    raw = "\ufeffTitle\r\n\r\nViệt Nam \u00a0 ‘and’  Lao\tPDR agreed to meet.\r\n"
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(raw.encode())
    documents, refusals = _all(tmp_path)
    assert refusals == []
    assert [(d.file, d.text, d.doc_id, d.words) for d in documents] == [("sub/a.txt", raw, document_id(raw), 9)]


def test_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "z/a.txt", "B.txt", "z/.hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name + " has some words")
    assert [source.file for source in discover([tmp_path])] == ["B.txt", "a.TXT", "b.txt", "z/a.txt"]
    assert discover([tmp_path, tmp_path / "z"]) == discover([tmp_path]), "each file once"


def test_html_gives_title_date_and_main_text(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>Paragraph {n}: Ghana and Togo agreed to build one more bridge over the river.</p>" for n in range(9)
    )
    (tmp_path / "a.html").write_text(
        "<html><head><title>Bridges for Togo</title><meta property='og:site_name' content='Accra Mail'>"
        "<meta property='article:published_time' content='2021-04-05T08:00:00Z'></head><body>"
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><h1>Bridges for Togo</h1>"
        f"<article>{paragraphs}</article><footer>Contact us</footer></body></html>"
    )
    documents, refusals = _all(tmp_path)
    assert refusals == []
    (document,) = documents
    assert document.text.startswith("Bridges for Togo\n")
    assert document.text.count("one more bridge") == 9
    assert "Contact us" not in document.text
    assert (document.title, document.publisher) == ("Bridges for Togo", "Accra Mail")
    assert (document.published_on, document.published_basis) == (date(2021, 4, 5), "header")


def _zst(data: bytes) -> bytes:
    return pa.compress(data, "zstd", asbytes=True)  # type: ignore[no-any-return]


def _lines() -> bytes:
    rows: list[object] = [
        {"text": STORY, "file": "one.txt", "url": "https://example.org/1", "published_on": "2020-02-03", "title": "T"},
        {"text": STORY + "More."},
        {"text": STORY + "Less.", "publisher": None, "published_on": "2020-02", "rights": "offsets"},
    ]
    return "\n".join(json.dumps(row) for row in rows).encode() + b"\n\n"


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl", bytes), ("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", _zst)])
def test_json_lines(tmp_path: Path, name: str, pack: object) -> None:
    (tmp_path / name).write_bytes(pack(_lines()))  # type: ignore[operator]
    documents, refusals = _all(tmp_path)
    assert refusals == []
    assert [d.file for d in documents] == ["one.txt", f"{name}#2", f"{name}#3"]
    assert [d.published_on for d in documents] == [date(2020, 2, 3), date(2019, 5, 3), date(2020, 2, 1)]
    assert [d.published_basis for d in documents] == ["sidecar", "dateline", "sidecar"]
    assert documents[2].published_precision == "month"
    assert [d.rights for d in documents] == ["quote", "quote", "offsets"]
    assert documents[0].title == "T"


def test_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array([STORY, None, "b\u00e9 " + STORY]).dictionary_encode(),
            "published_on": pa.array([datetime(2001, 2, 3, 4), None, None], pa.timestamp("us")),
            "publisher": ["P", None, None],
            "unasked": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    documents, refusals = _all(tmp_path)
    assert [d.file for d in documents] == ["a.parquet#1", "a.parquet#3"]
    assert (documents[0].published_on, documents[0].publisher) == (date(2001, 2, 3), "P")
    assert refusals == [Refusal("a.parquet#2", "no_text", "text is null")]


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_parts_of_a_long_file_are_the_whole(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{number} {'word ' * (number % 97)}" for number in range(3_000)]
    path = tmp_path / f"a.{kind}"
    if kind == "jsonl":
        path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    else:
        pq.write_table(pa.table({"text": texts}), path, row_group_size=1_000)
    monkeypatch.setattr(sources, "PART_BYTES", 20_000)
    parts = discover([path])
    assert len(parts) > 3
    assert sum(part.size for part in parts) <= path.stat().st_size or kind == "parquet"
    documents, refusals = _all(path)
    assert refusals == []
    assert [d.text for d in documents] == texts
    assert [d.file for d in documents] == [f"a.{kind}#{number}" for number in range(1, 3_001)]


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": b"\xef\xbb\xbf \r\n\t\n",
    "latin.txt": ("Señor Peña agreed to it.".encode("latin-1"), "not_utf8"),
    "utf16.txt": ("agreed".encode("utf-16"), "binary"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 9, "binary"),
    "notes.docx": (b"PK", "unknown_format"),
    "menu.html": (b"<html><body><a href='/'>Home</a></body></html>", "html_without_article"),
    "none.html": (b"\n", "empty"),
    "cut.jsonl.gz": (gzip.compress(_lines() * 50)[:90], "damaged"),
    "not.jsonl.gz": (b"plain text", "damaged"),
    "not.jsonl.zst": (b"plain text", "damaged"),
    "cut.jsonl.zst": (_zst(_lines() * 50)[:40], "damaged"),
    "empty.jsonl": (b"", "empty"),
    "not.parquet": (b"PAR1 and no more", "damaged"),
    "empty.parquet": (b"", "damaged"),
}


def test_bad_files_are_refused_with_their_reason(tmp_path: Path) -> None:
    expected = {}
    for name, value in BAD.items():
        data, reason = value if isinstance(value, tuple) else (value, "empty")
        (tmp_path / name).write_bytes(data)
        expected[name] = reason
    found: dict[str, str] = {}
    for file, reason in _reasons(tmp_path).items():
        found.setdefault(file.partition("#")[0], reason)
    assert found == expected


def test_bad_lines_cost_only_themselves(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY}).encode()
    bad = {
        b"{": "bad_json",
        b"[1]": "bad_json",
        b'{"text": "\xe9"}': "not_utf8",
        b'{"text": "\\ud800"}': "bad_json",
        b'{"text": "a\\u0000b"}': "binary",
        b'{"text": " "}': "empty",
        b'{"text": 7}': "no_text",
        b"{}": "no_text",
        b'{"text": "x", "title": 5}': "bad_value",
        b'{"text": "x", "published_on": "11.12.2023"}': "bad_value",
        b'{"text": "x", "published_on": "2023-02-30"}': "bad_value",
        b'{"text": "x", "rights": "all"}': "bad_value",
        b"[" * 100_000: "bad_json",
    }
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(line for item in bad for line in (item, good)))
    documents, refusals = _all(tmp_path)
    assert [d.file for d in documents] == [f"a.jsonl#{2 * n + 2}" for n in range(len(bad))]
    assert [(r.file, r.reason) for r in refusals] == [(f"a.jsonl#{2 * n + 1}", r) for n, r in enumerate(bad.values())]


def test_parquet_strings_need_not_be_utf8(tmp_path: Path) -> None:
    bad = pa.array([b"caf\xe9 and more", STORY.encode()]).view(pa.string())
    pq.write_table(pa.table({"text": bad, "title": bad}), tmp_path / "a.parquet")
    documents, refusals = _all(tmp_path)
    assert [r.reason for r in refusals] == ["bad_value"]
    assert [d.title for d in documents] == [" ".join(STORY.split())]


def test_parquet_without_text(tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "a.parquet")
    assert _reasons(tmp_path) == {"a.parquet": "no_text"}


def test_what_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 1_000)
    monkeypatch.setattr(decoding.read_bounded, "__defaults__", (1_000,))
    long = json.dumps({"text": "word " * 400})
    (tmp_path / "a.jsonl").write_text("\n".join([long, json.dumps({"text": STORY}), long]))
    (tmp_path / "b.txt").write_text("word " * 400)
    documents, refusals = _all(tmp_path)
    assert [d.file for d in documents] == ["a.jsonl#2"]
    assert [(r.file, r.reason) for r in refusals] == [
        ("a.jsonl#1", "too_large"),
        ("a.jsonl#3", "too_large"),
        ("b.txt", "too_large"),
    ]


@pytest.mark.parametrize("byte", [b"      \n", b"0"])
def test_bomb_is_left_alone(tmp_path: Path, byte: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 100_000)
    good = json.dumps({"text": STORY}).encode() + b"\n"
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as file:
        file.write(good)
        for _ in range(4):
            file.write(byte * (1_000_000 // len(byte)))
    documents, refusals = _all(tmp_path)
    assert len(documents) == 1
    assert [r.reason for r in refusals] == ["too_large"]


def test_twenty_megabytes_in_one_line(tmp_path: Path) -> None:
    text = "Chad and Niger agreed to trade 5 per cent more. " * 430_000
    (tmp_path / "a.txt").write_text(text)
    documents, _ = _all(tmp_path)
    assert len(documents[0].text) == len(text)


def test_links_do_not_leave_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("not to be read")
    (inside / "a.txt").write_text(STORY)
    (inside / "b.txt").symlink_to(outside / "secret.txt")
    (inside / "c").symlink_to(outside)
    (inside / "d.txt").symlink_to(inside / "a.txt")
    (inside / "e.txt").symlink_to(inside / "gone.txt")
    documents, refusals = _all(inside)
    assert [d.file for d in documents] == ["a.txt", "d.txt"]
    assert {r.file: r.reason for r in refusals} == {
        "b.txt": "outside_folder",
        "c": "outside_folder",
        "e.txt": "unreadable",
    }


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), ending=st.sampled_from(sorted(sources.FORMATS)))
def test_any_bytes_become_something(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(data)
    items = [item for source in discover([path]) for item in read(source)]
    assert items
    assert all(item.text if isinstance(item, Document) else item.reason for item in items)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 2_000), value=st.integers(0, 255), ending=st.sampled_from([".parquet", ".jsonl.gz", ".jsonl.zst"])
)
def test_any_changed_byte_is_survived(tmp_path: Path, at: int, value: int, ending: str) -> None:
    if ending == ".parquet":
        buffer = io.BytesIO()
        pq.write_table(pa.table({"text": [STORY, STORY + "!"], "title": ["a", None]}), buffer)
        data = bytearray(buffer.getvalue())
    else:
        data = bytearray((gzip.compress if ending == ".jsonl.gz" else _zst)(_lines()))
    data[at % len(data)] = value
    path = tmp_path / f"x{ending}"
    path.write_bytes(data)
    assert [item for source in discover([path]) for item in read(source)]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.one_of(st.binary(max_size=30), st.just(b'{"text":"a b"}')), max_size=12))
def test_every_line_is_accounted_for(tmp_path: Path, lines: list[bytes]) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join(lines))
    expected = [n for n, line in enumerate(path.read_bytes().split(b"\n"), 1) if line.strip()]
    items = [item for source in discover([path]) for item in read(source)]
    assert [item.file for item in items] == ([f"x.jsonl#{n}" for n in expected] or ["x.jsonl"])
