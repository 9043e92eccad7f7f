"""The files of the site: the same for the same release, small at first, and without what the release withholds."""

import re
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from flows.commands import build as commands
from flows.commands.failure import Failure
from flows.release import site
from flows.release.site.chunks import safe_json
from flows.release.site.ledgers import places
from schemas import BETWEEN, TABLES
from tests.benchmarks.site import made as generated


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_release_gives_the_same_bytes(shown: Path, tmp_path: Path):
    site.write(shown / "release", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(shown / "site")


def test_nothing_is_asked_from_elsewhere(shown: Path):
    page = (shown / "site" / "index.html").read_text()
    loaded = re.findall(r'(?:src|rel="stylesheet" href)="([^"]*)"', page)
    assert sorted(loaded) == sorted([*site.SCRIPTS, "style.css"])
    assert "http" not in "".join(re.findall(r"<(?:link|script|img|iframe)[^>]*>", page))
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    "words", ["secretly vowed", "buy nine turbines", "Zephyr", "Turbines for Brazil", "price of wind"]
)
def test_no_file_tells_the_words_of_closed_documents(shown: Path, words: str):
    assert [name for name, content in contents(shown / "site").items() if words.encode() in content] == []


def test_no_tag_of_a_document_is_in_any_file(shown: Path):
    made = {name: content.decode() for name, content in contents(shown / "site").items() if name != "vega.js"}
    assert {name for name, text in made.items() if "window.hacked" in text} == {
        "data/figures-0.js",
        "data/conflicts-0.js",
    }
    assert [name for name, text in made.items() if "<script>window" in text or "<img" in text or "<b on" in text] == []


def test_the_page_of_ten_thousand_documents_is_under_3_mb_before_data_is_asked_for(tmp_path: Path):
    size = generated(tmp_path, documents=10_000, figures=1)
    assert size == sum(path.stat().st_size for path in (tmp_path / "site").iterdir() if path.is_file())
    assert size < 3_000_000
    assert "10,000 documents" in (tmp_path / "site" / "index.html").read_text()
    assert len(list((tmp_path / "site" / "data").glob("figures-*.js"))) == 5


def test_json_can_neither_end_a_script_nor_break_a_line():
    told = safe_json({"a": "</script><!-- \u2028\u2029 & \" '"})
    assert not set("<>&\u2028\u2029") & set(told)


def test_the_dictionary_explains_every_column_of_every_table(shown: Path):
    page = (shown / "site" / "index.html").read_text()
    for table in (TABLES | BETWEEN).values():
        entry = page.split(f'id="table-{table.name}"')[1].split("</details>")[0]
        assert re.findall(r"<dt><code>(\w+)</code>", entry) == list(table.by_name)


def test_every_file_of_the_release_is_offered(shown: Path):
    page = (shown / "site" / "index.html").read_text()
    offered = re.findall(r'<a href="\.\./release/([^"]*)" download>', page)
    assert sorted(offered) == sorted(path.name for path in (shown / "release").iterdir())


@pytest.mark.parametrize(
    ("spans", "begins"),
    [
        ([("d", "It rose by 6.", "6", 111)], [11]),
        ([("d", "From 6 to 6.", "6", 5), ("d", "From 6 to 6.", "6", 10)], [5, 10]),
        ([("d", "From 6 to 6.", "6", 10)], [-1]),
        ([("d", "From 6 to 6.", "6", 10), ("d", "From 6 to 6.", "From", 0)], [10, 0]),
        ([("d", "It is 6.", "6", 6), ("d", "It is 6.", "6", 106)], [-1, -1]),
        ([("d", "It is 6.", "6", 6), ("e", "It is 6.", "6", 106)], [6, 6]),
        ([("d", None, None, 6)], [-1]),
        ([("d", "🎉 aaa", "aa", 2), ("d", "🎉 aaa", "🎉", 0)], [2, 0]),
    ],
)
def test_a_quote_is_placed_in_its_sentence_or_not_at_all(spans: list[tuple[str, str, str, int]], begins: list[int]):
    assert places(spans) == begins


def test_a_failure_leaves_the_pages_and_the_release_as_they_were(
    shown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("release", "site"):
        shutil.copytree(shown / name, tmp_path / name)
    before = contents(tmp_path)
    (tmp_path / "release" / "quality.json").unlink()
    with pytest.raises(site.SiteError, match=r"quality\.json"):
        site.write(tmp_path / "release", tmp_path / "site")
    shutil.copyfile(shown / "release" / "quality.json", tmp_path / "release" / "quality.json")
    monkeypatch.setattr(site, "_LIBRARY", tmp_path / "absent.js")
    with pytest.raises(site.SiteError, match="chart library"):
        site.write(tmp_path / "release", tmp_path / "site")
    assert {name: text for name, text in contents(tmp_path).items() if not name.startswith(".")} == before


def test_a_build_whose_pages_fail_says_that_the_release_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import flows.build

    def fails(*_: object, **__: object) -> None:
        raise site.SiteError("no space left on device")

    monkeypatch.setattr(commands, "engine", lambda _: nullcontext(lambda: None))
    monkeypatch.setattr(flows.build, "run", fails)
    with pytest.raises(Failure, match=r"release stands, its pages could not be made: no space left on device"):
        commands.build([], tmp_path / "data", 1, None)
