from datetime import date

from flows.warehouse import Warehouse
from schemas import ids
from tests.invented import batch, document, figure, record

A = "Brazil and Chile traded 4 billion dollars and agreed to build a bridge under a protocol."
B = "Brazil and Chile traded 4 billion dollars and agreed to build a bridge under the protocol."
C = "Peru asked Brazil and Chile to open a road."


def test_records_that_name_both_are_counted_by_pair(warehouse: Warehouse) -> None:
    rows = {
        "documents": [document(A), document(C, published_on=date(2021, 5, 6))],
        "figures": [
            figure(A, "4 billion dollars"),
            figure(A, "4 billion", reporter="CHL", partner="BRA"),
            figure(A, "4", partner=None),
        ],
        "commitments": [
            record("commitments", A, "build a bridge"),
            record("commitments", C, "open a road", parties=["PER"], addressees=["BRA", "CHL"], modality="requested"),
        ],
        "agreements": [record("agreements", A, "protocol"), record("agreements", A, "a protocol", parties=["BRA"])],
    }
    warehouse.land(*batch(rows, [A, C]))
    warehouse.curate()
    pairs = warehouse.frame("country_pairs")
    assert pairs.columns[:3] == ["pair_id", "a", "b"]
    assert pairs.rows() == [
        ("BRA-CHL", "BRA", "CHL", 2, 2, 2, 1, date(2020, 2, 3), date(2021, 5, 6)),
        ("BRA-PER", "BRA", "PER", 1, 0, 1, 0, date(2021, 5, 6), date(2021, 5, 6)),
        ("CHL-PER", "CHL", "PER", 1, 0, 1, 0, date(2021, 5, 6), date(2021, 5, 6)),
    ]


def test_near_copies_count_once_on_the_day_of_the_first(warehouse: Warehouse) -> None:
    copy = document(B, duplicate_of=ids.document_id(A), published_on=date(2022, 1, 1))
    rows = {
        "documents": [document(A), copy],
        "commitments": [record("commitments", text, "build a bridge") for text in (A, B)],
        "agreements": [record("agreements", B, "protocol")],
    }
    warehouse.land(*batch(rows, [A, B]))
    warehouse.curate()
    assert warehouse.frame("country_pairs").rows() == [
        ("BRA-CHL", "BRA", "CHL", 1, 0, 1, 1, date(2020, 2, 3), date(2020, 2, 3))
    ]


def test_a_pair_without_dates_has_none(warehouse: Warehouse) -> None:
    undated = document(A, published_on=None, published_basis=None, published_precision=None)
    warehouse.land(*batch({"documents": [undated], "figures": [figure(A, "4 billion dollars")]}, [A]))
    warehouse.curate()
    assert warehouse.frame("country_pairs").select("first_seen", "last_seen").rows() == [(None, None)]
