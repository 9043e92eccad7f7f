"""The ladder of agreement, on cases small enough to score by hand."""

from datetime import date
from pathlib import Path

import pytest

from flows.release import score

FIGURE = {
    "doc": "a.txt",
    "table": "figures",
    "quote": "US$3 billion",
    "char_start": 10,
    "char_end": 22,
    "value": 3_000_000_000,
    "value_max": None,
    "unit": "USD",
    "qualifier": "exact",
    "measure": "level",
    "direction": None,
    "metric": "exports",
    "status": "actual",
    "reporter": "PER",
    "partner": "CHL",
    "period_start": "2019-01-01",
    "period_end": "2019-12-31",
}
COMMITMENT = {
    "doc": "a.txt",
    "table": "commitments",
    "quote": "widen the road",
    "char_start": 100,
    "char_end": 200,
    "modality": "agreed",
    "parties": ["CHL", "PER"],
    "addressees": [],
    "topics": ["transport", "trade"],
    "due": None,
}


def scored(gold, made):
    """Rung name -> hits, for rows of `made` that all come from a.txt."""
    tables: dict[str, dict[str, list]] = {}
    for row in made:
        tables.setdefault(row["table"], {}).setdefault(row["doc"], []).append(row)
    return {f"{rung.table}.{rung.rung}": rung for rung in score.rungs(score.pair(gold, tables))}


def test_a_row_equal_to_gold_climbs_every_rung():
    made = {**FIGURE, "period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31), "value": 3e9}
    result = scored([FIGURE], [made])
    assert [rung.hits for name, rung in result.items() if name.startswith("figures")] == [1] * 6
    assert result["figures.strict"].f1 == 1.0


@pytest.mark.parametrize(
    ("column", "value", "lost"),
    [
        ("unit", "EUR", {"+unit", "+metric", "+period", "+parties", "strict"}),
        ("metric", "imports", {"+metric", "+period", "+parties", "strict"}),
        ("status", "target", {"+metric", "+period", "+parties", "strict"}),
        ("period_end", date(2018, 12, 31), {"+period", "strict"}),
        ("partner", None, {"+parties", "strict"}),
        ("qualifier", "over", {"strict"}),
        ("direction", "up", {"strict"}),
        ("value", 3.1e9, {"found", "+unit", "+metric", "+period", "+parties", "strict"}),
        ("value_max", 4e9, {"found", "+unit", "+metric", "+period", "+parties", "strict"}),
        ("value", 3_000_000_001.0, set()),
    ],
)
def test_a_wrong_column_costs_the_rungs_that_ask_for_it(column, value, lost):
    result = scored([FIGURE], [{**FIGURE, column: value}])
    assert {name.split(".")[1] for name, rung in result.items() if name.startswith("figures") and not rung.hits} == lost


def test_a_figure_needs_only_a_touching_span_and_a_commitment_half_of_it():
    assert scored([FIGURE], [{**FIGURE, "char_start": 21, "char_end": 40}])["figures.found"].hits == 1
    assert scored([FIGURE], [{**FIGURE, "char_start": 22, "char_end": 40}])["figures.found"].hits == 0
    assert scored([COMMITMENT], [{**COMMITMENT, "char_start": 150}])["commitments.found"].hits == 1
    assert scored([COMMITMENT], [{**COMMITMENT, "char_start": 151}])["commitments.found"].hits == 0


def test_each_record_counts_once_and_the_best_overlap_wins():
    worse = {**COMMITMENT, "char_end": 160, "modality": "planned"}
    result = scored([COMMITMENT], [worse, COMMITMENT])
    assert result["commitments.+modality"] == score.Rung("commitments", "+modality", 1, 1, 2)
    assert result["commitments.found"].precision == 0.5
    assert result["commitments.found"].recall == 1.0


def test_topics_agree_from_a_jaccard_of_one_half():
    assert scored([COMMITMENT], [{**COMMITMENT, "topics": ["trade"]}])["commitments.strict"].hits == 1
    wrong = {**COMMITMENT, "topics": ["trade", "health"]}
    assert scored([COMMITMENT], [wrong])["commitments.+topics"].hits == 0


def test_lists_compare_without_order_and_empty_equals_null():
    made = {**COMMITMENT, "parties": ["PER", "CHL"], "addressees": None}
    assert scored([COMMITMENT], [made])["commitments.strict"].hits == 1


def test_rows_of_documents_that_gold_does_not_name_are_not_counted():
    result = scored([FIGURE], [{**FIGURE, "doc": "b.txt"}])
    assert (result["figures.found"].gold, result["figures.found"].made) == (1, 0)


def test_nothing_made_scores_zero_and_differences_name_the_columns():
    assert scored([FIGURE], [])["figures.found"].f1 == 0.0
    assert score.differences(FIGURE, {**FIGURE, "unit": "EUR"}) == {"unit": ("USD", "EUR")}


def test_a_malformed_gold_line_is_named(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc": "a.txt", "table": "figures", "char_start": 1, "char_end": 2}\n{"doc": "a.txt"}\n')
    with pytest.raises(ValueError, match=r"gold\.jsonl, line 2"):
        score.read(path)
