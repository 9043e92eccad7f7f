import json
from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.ingest.refusal import Reason
from schemas import TABLES, ids
from schemas.frames import frame
from schemas.keeping import REASON
from schemas.validation import known_codes, split, split_all
from tests.invented import Row, document, figure, frames, record

TEXT = (
    "Brazil and Chile traded goods worth 4 billion dollars in 2019, one eighth more than in 2018; they agreed to meet."
)
DOC = ids.document_id(TEXT)
OTHER = ids.document_id("another text")

Fault = Callable[[Row], dict[str, Any]]


def respanned(row: Row, start: int, end: int, quote: str) -> dict[str, Any]:
    identity = ids.record_id("figures", row["doc_id"], start, end)
    return {"figure_id": identity, "char_start": start, "char_end": end, "quote": quote}


FIGURE_FAULTS: dict[str, list[Fault]] = {
    "quote_mismatch": [lambda row: {"quote": row["quote"].swapcase() + "?"}],
    "span_outside": [
        lambda row: respanned(row, row["char_start"], 10_000, row["quote"]),
        lambda row: respanned(row, 5_000, 5_001, row["quote"]),
    ],
    "span_empty": [
        lambda row: respanned(row, row["char_start"], row["char_start"], row["quote"]),
        lambda row: respanned(row, row["char_end"], row["char_start"], row["quote"]),
    ],
    "unknown_term": [
        lambda _: {"metric": "nonsense"},
        lambda _: {"qualifier": "Exact"},
        lambda _: {"status": ""},
        lambda _: {"direction": "sideways", "measure": "change"},
    ],
    "unknown_code": [lambda _: {"reporter": "QQQ"}, lambda _: {"partner": "Chile"}],
    "malformed_value": [
        lambda _: {"rule": "Not Snake"},
        lambda _: {"unit": " "},
        lambda row: {"claim_id": row["figure_id"]},
    ],
    "missing_value": [
        lambda _: {"value": None},
        lambda _: {"value": float("nan")},
        lambda _: {"metric": None},
        lambda _: {"sentence": None},
        lambda _: {"char_end": None},
        lambda _: {"confidence": None},
    ],
    "out_of_range": [
        lambda _: {"value": float("inf")},
        lambda _: {"value_high": float("inf")},
        lambda _: {"value_low": float("-inf")},
        lambda _: {"confidence": 1.01},
        lambda _: {"confidence": -0.01},
        lambda row: respanned(row, -1, row["char_end"], row["quote"]),
    ],
    "range_reversed": [lambda row: {"value_max": row["value"] / 2}],
    "interval_excludes_value": [
        lambda row: {"value_low": row["value"] * 1.1},
        lambda row: {"value_high": row["value"] * 0.9},
        lambda row: {"value_max": row["value_high"] * 1.1},
    ],
    "period_reversed": [lambda _: {"period_start": date(2020, 1, 1), "period_end": date(2019, 1, 1)}],
    "direction_without_change": [lambda _: {"direction": "up"}],
    "unit_contradicts_measure": [lambda _: {"unit": "rank"}, lambda _: {"measure": "rank"}],
    "same_party": [lambda row: {"partner": row["reporter"]}],
    "wrong_id": [lambda _: {"figure_id": "fig_0123456789abcdef"}],
    "unknown_document": [lambda _: {"doc_id": OTHER}],
}

LIST_FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("list_empty", {"topics": []}),
    ("list_disordered", {"topics": ["trade", "border"]}),
    ("list_disordered", {"parties": ["BRA", "BRA"]}),
    ("unknown_term", {"topics": ["astrology"]}),
    ("unknown_code", {"addressees": ["QQQ"]}),
    ("missing_value", {"parties": None}),
    ("unknown_term", {"modality": "sworn"}),
]


def good_figures(count: int) -> list[Row]:
    """Figures on the first `count` characters, each with a span and an id of its own."""
    return [figure(TEXT, TEXT[: end + 1], value=float(end + 1), value_high=end + 1.5) for end in range(count)]


def judged(name: str, rows: list[Row]) -> tuple[pl.DataFrame, pl.DataFrame]:
    return split(name, frame(name, rows), {DOC: TEXT})


def test_good_rows_stay_as_they_are() -> None:
    candidates = frame("figures", good_figures(20))
    good, rejects = split("figures", candidates, {DOC: TEXT})
    assert good.equals(candidates.select(pl.col(name).cast(kind) for name, kind in TABLES["figures"].dtypes.items()))
    assert rejects.is_empty()
    assert dict(rejects.schema) == TABLES["rejects"].dtypes


def test_sound_rows_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Validation, which tells what is wrong, takes longer than a batch of them and finds nothing."""
    monkeypatch.setattr(pa.DataFrameSchema, "validate", lambda *_, **__: pytest.fail("validated"))
    good, _ = judged("figures", good_figures(20))
    assert good.height == 20


@settings(max_examples=40)
@given(st.data())
def test_a_planted_fault_is_caught_and_no_other_row_is_lost(data: st.DataObject) -> None:
    rows = good_figures(data.draw(st.integers(1, 12)))
    place = data.draw(st.integers(0, len(rows) - 1))
    reason = data.draw(st.sampled_from(sorted(FIGURE_FAULTS)))
    fault = data.draw(st.sampled_from(FIGURE_FAULTS[reason]))
    planted = [row | fault(row) if at == place else row for at, row in enumerate(rows)]

    good, rejects = judged("figures", planted)

    assert good["figure_id"].to_list() == [row["figure_id"] for at, row in enumerate(rows) if at != place]
    (reject,) = rejects.to_dicts()
    assert (reject["stage"], reject["reason"], reject["record_table"]) == ("validate", reason, "figures")
    assert (reject["doc_id"], reject["char_start"]) == (planted[place]["doc_id"], planted[place]["char_start"])
    assert reject["detail"]
    raw = json.loads(reject["raw"], parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))
    assert list(raw) == list(TABLES["figures"].by_name)
    assert raw["figure_id"] == planted[place]["figure_id"]


@pytest.mark.parametrize(
    ("reason", "fault"), [(reason, fault) for reason, all_of in FIGURE_FAULTS.items() for fault in all_of]
)
def test_every_fault_of_a_figure_has_its_reason(reason: str, fault: Fault) -> None:
    row = good_figures(9)[8]
    good, rejects = judged("figures", [row | fault(row)])
    assert good.is_empty()
    assert rejects["reason"].to_list() == [reason]


@pytest.mark.parametrize(("reason", "fault"), LIST_FAULTS)
def test_every_fault_of_a_list_has_its_reason(reason: str, fault: dict[str, Any]) -> None:
    row = record("commitments", TEXT, "meet")
    candidates = frame("commitments", [row]).with_columns(
        pl.Series(name, [value], dtype=pl.List(pl.String) if name != "modality" else pl.String)
        for name, value in fault.items()
    )
    good, rejects = split("commitments", candidates, {DOC: TEXT})
    assert good.is_empty()
    assert rejects["reason"].to_list() == [reason]


def test_rows_with_one_id_are_both_refused() -> None:
    row = figure(TEXT, "4 billion dollars")
    good, rejects = judged("figures", [row, row | {"metric": "exports"}, figure(TEXT, "one eighth")])
    assert good["quote"].to_list() == ["one eighth"]
    assert rejects["reason"].to_list() == ["duplicate_id"] * 2


def test_a_row_with_several_faults_is_one_reject_that_names_all() -> None:
    row = figure(TEXT, "4 billion dollars", metric="weather", confidence=7.0, reporter="QQQ")
    _, rejects = judged("figures", [row])
    assert rejects["reason"].to_list() == ["unknown_term"]
    assert all(value in rejects["detail"][0] for value in ("weather", "7.0", "QQQ"))


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("date_without_basis", {"published_basis": None}),
        ("date_without_basis", {"published_on": None}),
        ("copy_of_itself", {"duplicate_of": DOC}),
        ("wrong_id", {"doc_id": OTHER}),
        ("out_of_range", {"words": -1}),
        ("malformed_value", {"language": "English"}),
        ("unknown_term", {"rights": "all"}),
    ],
)
def test_every_fault_of_a_document_has_its_reason(reason: str, fault: dict[str, Any]) -> None:
    good, rejects = split("documents", frame("documents", [document(TEXT) | fault]), {DOC: TEXT, OTHER: TEXT})
    assert good.is_empty()
    assert rejects["reason"].to_list() == [reason]
    assert rejects["file"].to_list() == ["a.txt"]


def test_offsets_count_code_points() -> None:
    text = "𝟜 × 🙂 Brasília paid 4 billion"
    row = figure(text, "4 billion")
    assert (row["char_start"], row["char_end"]) == (20, 29)
    good, _ = split("figures", frame("figures", [row]), {ids.document_id(text): text})
    assert good.height == 1


def test_records_go_with_their_document() -> None:
    candidates = frames(
        {
            "documents": [document(TEXT, language="English")],
            "figures": [figure(TEXT, "4 billion dollars")],
        }
    )
    found = split_all(candidates, {DOC: TEXT})
    assert found["figures"].is_empty()
    assert found["rejects"]["reason"].to_list() == ["malformed_value", "unknown_document"]


def test_an_action_stays_without_the_figure_that_was_refused() -> None:
    bad, fine = figure(TEXT, "4 billion dollars", metric="weather"), figure(TEXT, "one eighth")
    meet = record("commitments", TEXT, "meet", figure_id=bad["figure_id"])
    agreed = record("commitments", TEXT, "agreed", figure_id=fine["figure_id"])
    nothing = record("commitments", TEXT, "traded", figure_id="fig_0123456789abcdef")
    candidates = frames({"documents": [document(TEXT)], "figures": [bad, fine], "commitments": [meet, agreed, nothing]})
    found = split_all(candidates, {DOC: TEXT})
    assert found["commitments"]["figure_id"].to_list() == [None, fine["figure_id"]]
    assert found["rejects"]["reason"].to_list() == ["unknown_term", "unknown_record"]


def test_rejects_made_before_are_kept() -> None:
    before = {"reject_id": "rej_0123456789abcdef", "stage": "ingest", "reason": "not_utf8", "file": "b.txt"}
    candidates = frames({"documents": [document(TEXT, words=-1)], "rejects": [before]})
    assert split_all(candidates, {DOC: TEXT})["rejects"]["reason"].to_list() == ["not_utf8", "out_of_range"]
    wrong = frames({"rejects": [before | {"reason": "bad luck"}]})
    with pytest.raises(pl.exceptions.InvalidOperationError):
        split_all(wrong, {})


def test_every_code_of_the_reference_tables_is_known() -> None:
    assert {"BRA", "KHM", "SUN", "ASEAN", "UN"} <= known_codes()
    pattern = TABLES["figures"].by_name["reporter"].pattern
    assert pattern is not None
    assert pl.Series(sorted(known_codes())).str.contains(pattern).all()


def test_every_reason_of_ingest_is_in_the_list() -> None:
    assert set(get_args(Reason)) <= REASON.terms.keys()


def test_columns_of_another_table_are_an_error() -> None:
    with pytest.raises(ValueError, match="columns of figures are"):
        split("figures", frame("events", []), {})
