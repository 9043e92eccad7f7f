"""What a release says of the one before: every difference with its cause."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows import cli
from flows.curate.corrections_csv import Correction
from flows.release import sums
from flows.release.changes import _LINKS, NoRelease, compare
from flows.release.changes.story import SHOWN, story
from flows.release.publish import publish
from flows.release.verify import verify
from flows.warehouse import Warehouse
from schemas import TABLES
from schemas.keeping import CAUSE
from tests.commandline import PROJECT, communique
from tests.invented import Row, batch, document, figure, record
from tests.release.conftest import CLOSED, MEASURED, OPEN, unexamined

LATER = "Chile imported $3 billion from Brazil in 2020. Both vowed to widen the Salt Protocol."
Release = Callable[..., Path]


@pytest.fixture
def release(tmp_path: Path, fresh: Callable[[Path], Warehouse]) -> Release:
    """Makes a release of invented rows: `release(name, rows, texts, corrections, code=…, lexicons=…)`."""

    def make(name: str, rows: dict[str, list[Row]], *arguments: Any, **options: Any) -> Path:
        return made(fresh, tmp_path / name, rows, *arguments, **options)

    return make


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory, fresh: Callable[[Path], Warehouse]) -> Path:
    """The release of `said()`, only to be read."""
    return made(fresh, tmp_path_factory.mktemp("first"), said())


def made(
    fresh: Callable[[Path], Warehouse],
    folder: Path,
    rows: dict[str, list[Row]],
    texts: tuple[str, ...] = (OPEN, CLOSED),
    corrections: tuple[Correction, ...] = (),
    place: Path | None = None,
    **versions: Any,
) -> Path:
    """A release of invented rows in `folder` or at `place`."""
    with fresh(folder / "communique.duckdb") as warehouse:
        warehouse.land(*batch(rows, texts))
        warehouse.curate(corrections)
    measured = {**MEASURED, "versions": {**MEASURED["versions"], **versions}}
    publish(folder / "communique.duckdb", place or folder / "release", measured, unexamined)
    return place or folder / "release"


def said(**columns: Any) -> dict[str, list[Row]]:
    """Rows of the two documents of conftest; `columns` are those of the figure of the first."""
    return {
        "documents": [document(OPEN), document(CLOSED, file="b.txt", rights="offsets", title="Turbines for Brazil")],
        "figures": [figure(OPEN, "$4 billion", **{"value": 4e9} | columns)],
        "agreements": [record("agreements", CLOSED, "Zephyr Accord", subject="the price of wind")],
    }


def found(before: Path, after: Path) -> dict[str, set[tuple[str, ...]]]:
    """Table -> (change, column, causes…) of all differences."""
    rows: dict[str, set[tuple[str, ...]]] = {}
    for row in compare(before, after).rows.to_pylist():
        rows.setdefault(row["record_table"], set()).add((row["change"], row["column_name"], *row["causes"]))
    return rows


def test_equal_releases_do_not_differ(release: Release):
    assert found(release("a", said()), release("b", said())) == {}


def test_rows_of_a_new_document_have_that_cause_and_so_has_what_rests_on_them(release: Release, first: Path):
    rows = said()
    rows["documents"].append(document(LATER, file="c.txt"))
    rows["figures"].append(figure(LATER, "$3 billion", value=3e9, metric="imports", reporter="CHL", partner="BRA"))
    rows["commitments"] = [record("commitments", LATER, "widen the Salt Protocol")]
    differing = found(first, release("b", rows, (OPEN, CLOSED, LATER)))
    assert {cause for rows in differing.values() for _, _, *causes in rows for cause in causes} == {"new_document"}
    assert {"documents", "figures", "commitments", "claims", "country_pairs", "trade_series"} <= differing.keys()
    assert differing["figures"] == {("added", "*", "new_document")}


def test_a_row_that_a_new_document_joins_to_another_thread_has_that_cause(release: Release):
    vow = "build the second bridge at Corumba"
    later, earlier = f"Both agreed to {vow} soon.", f"They agreed to {vow}."
    before = {"documents": [document(later, file="d.txt")], "commitments": [record("commitments", later, vow)]}
    after = {
        "documents": [*before["documents"], document(earlier, file="e.txt", published_on=date(2019, 1, 2))],
        "commitments": [*before["commitments"], record("commitments", earlier, vow)],
    }
    differing = found(release("a", before, (later,)), release("b", after, (later, earlier), code="0ther"))
    assert ("changed", "thread_id", "new_document") in differing["commitments"]


def test_rows_of_a_removed_document_have_that_cause(release: Release, first: Path):
    fewer = {"documents": said()["documents"][:1], "figures": said()["figures"]}
    differing = found(first, release("b", fewer, (OPEN,)))
    assert differing["agreements"] == differing["documents"] == {("removed", "*", "removed_document")}


def test_a_file_with_another_text_is_a_changed_document(release: Release, first: Path):
    rows = {"documents": [document(LATER), said()["documents"][1]], "agreements": said()["agreements"]}
    rows["figures"] = [figure(LATER, "$3 billion", value=3e9)]
    differing = found(first, release("b", rows, (LATER, CLOSED)))
    assert differing["documents"] == {("added", "*", "changed_document"), ("removed", "*", "changed_document")}
    assert differing["figures"] == {("added", "*", "changed_document"), ("removed", "*", "changed_document")}


def test_what_is_said_of_a_document_beside_its_text_changes_its_rows(release: Release, first: Path):
    rows = said(period_end=date(2018, 12, 31), period_start=None)
    rows["documents"][0]["published_on"] = date(2019, 5, 6)
    differing = found(first, release("b", rows))
    assert differing["documents"] == {("changed", "published_on", "changed_document")}
    assert {causes for _, _, *causes in map(tuple, differing["figures"]) for causes in causes} == {"changed_document"}


@pytest.mark.parametrize(
    ("versions", "causes"),
    [
        ({"code": "0ther"}, ("rule_changed",)),
        ({"lexicons": {"lexicons/figure_cues": "0ther"}}, ("vocabulary_changed",)),
        ({"code": "0ther", "lexicons": {"countries": "0ther"}}, ("rule_changed", "vocabulary_changed")),
        ({"lexicons": {"corrections": "0ther"}}, ("environment",)),
        ({}, ("environment",)),
    ],
)
def test_another_reading_of_the_same_documents_names_what_else_changed(
    release: Release, first: Path, versions: dict[str, Any], causes: tuple[str, ...]
):
    comparison = compare(first, release("b", said(metric="exports"), **versions))
    rows = comparison.rows.to_pylist()
    assert {(row["record_table"], tuple(row["causes"])) for row in rows} >= {("figures", causes), ("claims", causes)}
    assert {tuple(row["causes"]) for row in rows} == {causes}
    named = {row["detail"] for row in rows}
    assert named == ({", ".join(versions["lexicons"])} if "vocabulary_changed" in causes else {None})


def test_a_correction_is_the_cause_of_what_it_changes_and_of_what_rests_on_it(release: Release, first: Path):
    identity = figure(OPEN, "$4 billion")["figure_id"]
    by_hand = Correction("c.csv", 2, "figures", identity, "metric", "trade", "exports", "the annex says so")
    comparison = compare(first, release("b", said(), corrections=(by_hand,)))
    rows = comparison.rows.to_pylist()
    assert {tuple(row["causes"]) for row in rows} == {("correction",)}
    assert {"figures", "corrections", "claims"} <= {row["record_table"] for row in rows}
    cell = next(row for row in rows if row["record_id"] == identity and row["column_name"] == "metric")
    assert (cell["before"], cell["after"], cell["detail"]) == ("trade", "exports", "the annex says so")


def test_a_deletion_is_the_cause_of_what_goes_and_of_what_it_leaves_empty(release: Release):
    rows = said()
    identity = rows["figures"][0]["figure_id"]
    rows["commitments"] = [record("commitments", OPEN, OPEN.split()[0], figure_id=identity)]
    by_hand = Correction("c.csv", 2, "figures", identity, "*", "$4 billion", "", "a count of turbines")
    deleted = release("b", rows, corrections=(by_hand,))
    assert verify(deleted) == []
    for before, after, change in ((release("a", rows), deleted, "removed"), (deleted, release("c", rows), "added")):
        told = compare(before, after).rows.to_pylist()
        assert {tuple(row["causes"]) for row in told} == {("correction",)}
        assert {row["change"] for row in told if row["record_id"] == identity} == {change}
        assert {row["column_name"] for row in told if row["record_table"] == "commitments"} == {"figure_id"}


def test_corrections_repeat_no_word_of_a_closed_document(release: Release):
    rows = said()
    identity = rows["agreements"][0]["agreement_id"]
    by_hand = Correction("c.csv", 2, "agreements", identity, "*", "Zephyr Accord", "", "no accord")
    folder = release("a", rows, corrections=(by_hand,))
    (told,) = pq.read_table(folder / "corrections.parquet").to_pylist()
    assert (told["record_id"], told["expect"], told["value"]) == (identity, None, None)
    assert verify(folder) == []


def test_no_word_of_a_closed_document_is_repeated(release: Release):
    open_before = said()
    open_before["documents"][1]["rights"] = "quote"
    before, after = release("a", open_before), release("b", said())
    comparison = compare(before, after)
    assert comparison.rows.num_rows
    for words in ("Turbines", "Zephyr", "price of wind"):
        assert words in str(pq.read_table(before / "agreements.parquet").to_pylist()) + str(
            pq.read_table(before / "documents.parquet").to_pylist()
        )
        assert words not in str(comparison.rows.to_pylist()) + story(comparison)


def test_the_first_release_says_that_it_is_the_first(place: Path):
    assert "first release" in (place / "release" / "CHANGES.md").read_text()
    assert pq.read_table(place / "release" / "changes.parquet").num_rows == 0


def test_a_release_tells_what_it_changed_in_the_one_it_replaces(release: Release, tmp_path: Path):
    place = tmp_path / "published"
    release("a", said(), place=place)
    before = json.loads((place / "datapackage.json").read_text())["version"]
    release("b", said(metric="exports"), place=place, code="0ther")
    text = (place / "CHANGES.md").read_text()
    assert f"Since {before}." in text
    assert "| figures | changed | rule\\_changed | 1 |" in text or "| figures | changed | rule_changed | 1 |" in text
    assert pq.read_table(place / "changes.parquet").num_rows
    assert verify(place) == []


def test_building_twice_changes_no_byte(release: Release, tmp_path: Path):
    place = tmp_path / "published"
    release("a", said(), place=place)
    release("b", said(metric="exports"), place=place)
    once = sums.read(place)
    release("c", said(metric="exports"), place=place)
    assert sums.read(place) == once


def test_a_damaged_release_before_is_told_and_does_not_stop_the_new_one(release: Release, tmp_path: Path):
    place = tmp_path / "published"
    release("a", said(), place=place)
    (place / "quality.json").write_text("{")
    release("b", said(), place=place)
    assert "cannot be compared" in (place / "CHANGES.md").read_text()


def test_a_release_of_fewer_tables_and_columns_is_compared_in_what_both_have(release: Release):
    before, after = release("a", said()), release("b", said())
    shutil.move(before / "persons.parquet", before.parent / "gone")
    older = pq.read_table(before / "figures.parquet").drop_columns("value_high")
    pq.write_table(older, before / "figures.parquet")
    comparison = compare(before, after)
    assert comparison.columns == ("figures.value_high",)
    assert comparison.rows.num_rows == 0


def test_values_of_unknown_origin_stay_text_in_the_story(release: Release, first: Path):
    spiteful = said()
    spiteful["documents"][0]["publisher"] = "<script>alert(1)</script> | [x](y)"
    text = story(compare(first, release("b", spiteful)))
    assert "<script" not in text
    assert "\\| \\[x\\](y)" in text


def test_a_story_shows_some_values_and_counts_the_rest(release: Release):
    text = " and ".join(f"${at} million" for at in range(10, 60))
    rows = [
        {
            "documents": [document(text)],
            "figures": [figure(text, f"${at} million", value=at * 1e6, metric=metric) for at in range(10, 60)],
        }
        for metric in ("aid", "loan")
    ]
    told = story(compare(release("a", rows[0], (text,)), release("b", rows[1], (text,))))
    part = told.split("## figures")[1].split("## ")[0]
    assert part.count("| `fig_") == SHOWN
    assert "more values." in part


def test_every_cause_is_possible_and_every_curated_table_says_what_it_rests_on():
    made = (Path(__file__).parents[2] / "flows" / "release" / "changes" / "causes.sql").read_text()
    code = (Path(__file__).parents[2] / "flows" / "release" / "changes" / "__init__.py").read_text()
    assert all(f"'{cause}'" in made or f'"{cause}"' in code for cause in CAUSE.terms)
    assert set(_LINKS) >= {table.name for table in TABLES.values() if table.kind == "curated"}


def test_another_line_in_a_word_list_is_the_cause_of_all_that_it_changes(workplace: Path, tmp_path: Path):
    for name in ("flows", "schemas", "seeds"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    cues = tmp_path / "seeds" / "lexicons" / "figure_cues.csv"
    told = cues.read_text()
    cues.write_text(told.replace("\ntrade turnover,metric,trade,two_way\n", "\ntrade turnover,metric,exports,out\n"))
    assert cues.read_text() != told
    built = communique("build", "--out", "data", cwd=tmp_path, project=tmp_path)
    assert built.returncode == 0, built.stderr
    comparison = compare(workplace / "data" / "release", tmp_path / "data" / "release")
    assert (comparison.code, comparison.lists) == (False, ("lexicons/figure_cues",))
    rows = comparison.rows.to_pylist()
    assert {row["record_table"] for row in rows} >= {"figures", "claims"}
    assert {(*row["causes"], row["detail"]) for row in rows} == {("vocabulary_changed", "lexicons/figure_cues")}


def test_what_is_no_release_is_refused(tmp_path: Path, place: Path):
    with pytest.raises(NoRelease, match="no release here"):
        compare(tmp_path, place / "release")


def test_the_command_counts_or_lists(release: Release, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    before, after = first, release("b", said(metric="exports"))
    assert cli.run(["diff", str(before), str(after.parent)]) == 0
    assert "figures" in capsys.readouterr().out
    listed = tmp_path / "changes.csv"
    assert cli.run(["diff", str(before), str(after), "--format", "csv", "--output", str(listed)]) == 0
    assert ",metric,changed," in listed.read_text()
    packed = tmp_path / "changes.parquet"
    assert cli.run(["diff", str(before), str(after), "--format", "parquet", "--output", str(packed)]) == 0
    assert pq.read_table(packed).schema.names == pq.read_table(after / "changes.parquet").schema.names
    assert cli.run(["diff", str(tmp_path), str(after)]) == 2
    assert "no release here" in capsys.readouterr().err
