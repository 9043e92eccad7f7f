from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from flows.warehouse import Warehouse
from schemas import ids
from tests.invented import Row, batch, document, figure

A = "Trade of Brazil and Chile came to 4 billion dollars in 2019."
B = "In 2019 Brazil and Chile traded more than 4.2 billion dollars, officials said."
C = "Chilean statistics put trade with Brazil at 5.1 billion dollars in 2019."


def said(text: str, low: float | None, high: float | None, **columns: Any) -> Row:
    """A figure on the first number of `text`."""
    middle = next(bound for bound in (low, high, 4e9) if bound is not None)
    quote = next(word for word in text.split() if word[0].isdigit())
    return figure(text, quote, **{"value": middle, "value_low": low, "value_high": high} | columns)


def claims(warehouse: Warehouse, figures: list[Row], *documents: Row, texts: tuple[str, ...]) -> list[dict[str, Any]]:
    good, by_id = batch({"documents": documents, "figures": figures}, texts)
    warehouse.land(good, by_id)
    warehouse.curate()
    return warehouse.frame("claims").to_dicts()


def test_figures_of_one_thing_meet_in_one_claim(warehouse: Warehouse) -> None:
    (claim,) = claims(
        warehouse,
        [said(A, 3.95e9, 4.25e9), said(B, 4.2e9, None)],
        document(A),
        document(B, file="b.txt", publisher="The Ledger"),
        texts=(A, B),
    )
    key = ("trade", "level", "actual", "BRA", "CHL", "USD", "2019-01-01", "2019-12-31")
    assert claim == {
        "claim_id": ids.identifier("clm", *key),
        **dict(zip(("metric", "measure", "status", "reporter", "partner", "unit"), key, strict=False)),
        "period_start": date(2019, 1, 1),
        "period_end": date(2019, 12, 31),
        "figures": 2,
        "documents": 2,
        "publishers": 2,
        "low": 4.2e9,
        "high": 4.25e9,
        "agreed": True,
    }
    assert set(warehouse.frame("figures")["claim_id"]) == {claim["claim_id"]}


@pytest.mark.parametrize(
    ("first", "second", "low", "high", "agreed"),
    [
        ((1, 2), (2, 3), 2, 2, True),
        ((1, 2), (3, 4), 1, 4, False),
        ((None, 2), (1, None), 1, 2, True),
        ((None, 2), (3, None), None, None, False),
        ((None, None), (1, 2), 1, 2, True),
        ((1, None), (2, None), 2, None, True),
    ],
)
def test_the_interval_is_what_all_allow_or_else_what_they_span(
    warehouse: Warehouse, first: Any, second: Any, low: float | None, high: float | None, agreed: bool
) -> None:
    (claim,) = claims(
        warehouse,
        [said(A, *first, value=_in(first)), said(B, *second, value=_in(second))],
        document(A),
        document(B),
        texts=(A, B),
    )
    assert (claim["low"], claim["high"], claim["agreed"]) == (low, high, agreed)


def _in(bounds: tuple[float | None, float | None]) -> float:
    return next((bound for bound in bounds if bound is not None), 0.0)


def test_a_decline_is_negative_growth(warehouse: Warehouse) -> None:
    change = {"measure": "change", "unit": "percent"}
    (claim,) = claims(
        warehouse,
        [said(A, 2.0, 3.0, direction="down", **change), said(B, 1.0, 2.5, direction="up", **change)],
        document(A),
        document(B),
        texts=(A, B),
    )
    assert (claim["low"], claim["high"], claim["agreed"]) == (-3.0, 2.5, False)


def test_near_copies_count_once(warehouse: Warehouse) -> None:
    copies = {"duplicate_of": ids.document_id(A), "file": "copy.txt"}
    (claim,) = claims(
        warehouse,
        [
            said(A, 3.9e9, 4.1e9),
            figure(A, "billion", value_low=3.9e9, value_high=4.1e9),
            said(B, 4e9, 4.3e9),
            said(C, 4e9, 6e9),
        ],
        document(A),
        document(B, publisher="The Ledger", **copies),
        document(C),
        texts=(A, B, C),
    )
    assert (claim["figures"], claim["documents"], claim["publishers"]) == (3, 2, 1)


@pytest.mark.parametrize(
    "undetermined",
    [
        {"reporter": None},
        {"unit": None},
        {"metric": "other"},
        {"metric": "loan"},
        {"measure": "rank", "unit": "rank"},
        {"measure": "share", "unit": "percent"},
        {"period_start": None, "period_end": None},
    ],
)
def test_what_the_columns_do_not_determine_makes_no_claim(warehouse: Warehouse, undetermined: dict[str, Any]) -> None:
    assert claims(warehouse, [said(A, 1.0, 2.0) | undetermined], document(A), texts=(A,)) == []
    assert warehouse.frame("figures")["claim_id"].to_list() == [None]


@pytest.mark.parametrize(
    "determined",
    [
        {"status": "target", "period_start": None, "period_end": None},
        {"metric": "border_demarcated", "measure": "share", "unit": "percent"},
        {"partner": None},
    ],
)
def test_what_the_columns_determine_makes_a_claim(warehouse: Warehouse, determined: dict[str, Any]) -> None:
    assert len(claims(warehouse, [said(A, 1.0, 2.0) | determined], document(A), texts=(A,))) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "exports"},
        {"status": "forecast"},
        {"reporter": "ARG"},
        {"partner": "PER"},
        {"unit": "EUR"},
        {"period_end": date(2019, 9, 30)},
    ],
)
def test_what_differs_in_its_meaning_is_another_claim(warehouse: Warehouse, other: dict[str, Any]) -> None:
    figures = [said(A, 1.0, 2.0), said(B, 1.0, 2.0) | other]
    assert len(claims(warehouse, figures, document(A), document(B), texts=(A, B))) == 2


def test_the_order_of_documents_changes_nothing(tmp_path: Path, fresh: Callable[[Path], Warehouse]) -> None:
    texts = {A: said(A, 3.95e9, 4.25e9), B: said(B, 4.2e9, None), C: said(C, 5.0e9, 5.2e9)}
    found = []
    for number, order in enumerate(permutations(texts)):
        with fresh(tmp_path / f"{number}.duckdb") as warehouse:
            for text in order:
                warehouse.land(*batch({"documents": [document(text)], "figures": [texts[text]]}, [text]))
                warehouse.curate()
            found.append({name: warehouse.frame(name) for name in ("claims", "figures", "country_pairs")})
    assert all(one[name].equals(found[0][name]) for one in found for name in one)


def test_claims_follow_their_figures(warehouse: Warehouse) -> None:
    """What is curated again after a document changed or went is what it would be had it never been there."""
    before = claims(warehouse, [said(A, 1.0, 2.0)], document(A), texts=(A,))
    assert len(claims(warehouse, [said(B, 1.0, 2.0, metric="exports")], document(B), texts=(B,))) == 2
    warehouse.forget([ids.document_id(B)])
    warehouse.curate()
    assert warehouse.frame("claims").to_dicts() == before
    assert claims(warehouse, [said(A, 1.0, 2.0, metric="other")], document(A), texts=(A,)) == []
