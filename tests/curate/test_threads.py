"""Restatements meet, whatever the order of the documents, and a later document leaves earlier threads as they are."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.curate.terms import terms
from flows.curate.threads import founders
from flows.warehouse import Warehouse
from schemas import ids
from tests.invented import Row, batch, document, record

GOLD = Path(__file__).parent / "threads.json"


class Said(NamedTuple):
    """What one document says, on a day, of Brazil and Chile."""

    day: date | None
    quote: str
    table: str = "commitments"
    columns: dict[str, Any] = {}  # noqa: RUF012 never changed

    @property
    def text(self) -> str:
        return f"On {self.day}: {self.quote}."

    def rows(self) -> tuple[Row, Row]:
        known = {} if self.day else {"published_basis": None, "published_precision": None}
        made = document(self.text, published_on=self.day, file=f"{self.day}-{self.quote[:8]}.txt", **known)
        return made, record(self.table, self.text, self.quote, **self.columns)


BRIDGE = Said(date(2020, 1, 1), "build a second bridge across the river at Corumba by 2024")
AGAIN = Said(date(2021, 1, 1), "finish building the second Corumba bridge across the river")
LATER = Said(date(2022, 1, 1), "the second bridge at Corumba", columns={"modality": "reaffirmed"})
FISH = Said(date(2021, 6, 1), "protect the stocks of anchovy in coastal waters", columns={"topics": ["agriculture"]})
OTHERS = Said(date(2021, 2, 1), BRIDGE.quote, columns={"parties": ["ARG", "PER"]})


def curate(warehouse: Warehouse, said: Sequence[Said]) -> None:
    for one in said:
        made, stated = one.rows()
        warehouse.land(*batch({"documents": [made], one.table: [stated]}, [one.text]))
    warehouse.curate()


def threads(warehouse: Warehouse, table: str = "commitments") -> dict[str, str]:
    """Thread by quote and document."""
    rows = warehouse.frame(table).select("doc_id", "quote", "thread_id").rows()
    return {f"{doc_id} {quote}": thread for doc_id, quote, thread in rows}


def thread_of(warehouse: Warehouse, said: Said) -> str:
    return threads(warehouse, said.table)[f"{ids.document_id(said.text)} {said.quote}"]


def test_restatements_meet_and_other_undertakings_and_parties_do_not(warehouse: Warehouse) -> None:
    curate(warehouse, [BRIDGE, AGAIN, LATER, FISH, OTHERS])
    together = {thread_of(warehouse, said) for said in (BRIDGE, AGAIN, LATER)}
    assert len(together) == 1
    assert len(together | {thread_of(warehouse, FISH), thread_of(warehouse, OTHERS)}) == 3
    row = warehouse.frame("commitment_threads").filter(thread_id=together.pop()).row(0, named=True)
    assert row == {
        "thread_id": row["thread_id"],
        "label": BRIDGE.quote,
        "topics": ["trade"],
        "parties": ["BRA", "CHL"],
        "first_seen": date(2020, 1, 1),
        "last_seen": date(2022, 1, 1),
        "mentions": 3,
        "documents": 3,
        "publishers": 1,
        "modality_path": "agreed > reaffirmed",
        "fulfilled_by": None,
        "doc_id": ids.document_id(BRIDGE.text),
    }


def test_threads_do_not_depend_on_the_order_of_documents(tmp_path: Path, fresh: Callable[[Path], Warehouse]) -> None:
    found = []
    orders = [*permutations([BRIDGE, AGAIN, LATER, OTHERS])]
    for number, order in enumerate(Random(1).sample(orders, 6)):  # noqa: S311
        with fresh(tmp_path / f"{number}.duckdb") as warehouse:
            curate(warehouse, order)
            found.append((threads(warehouse), warehouse.frame("commitment_threads").rows()))
    assert all(one == found[0] for one in found)


def test_a_later_document_renumbers_no_thread(warehouse: Warehouse) -> None:
    both = "build the second bridge at Corumba and protect the stocks of anchovy in its waters"
    bridging = Said(date(2023, 1, 1), both)
    curate(warehouse, [BRIDGE, FISH])
    before = threads(warehouse)
    curate(warehouse, [bridging])
    after = threads(warehouse)
    assert {key: after[key] for key in before} == before
    assert thread_of(warehouse, bridging) in before.values()


def test_an_earlier_document_read_later_takes_its_place_and_leaves_other_threads(warehouse: Warehouse) -> None:
    curate(warehouse, [AGAIN, LATER, FISH])
    fish, bridge = thread_of(warehouse, FISH), thread_of(warehouse, AGAIN)
    curate(warehouse, [BRIDGE])
    assert thread_of(warehouse, FISH) == fish
    assert thread_of(warehouse, BRIDGE) == thread_of(warehouse, AGAIN) == thread_of(warehouse, LATER) != bridge


def test_undated_documents_found_no_thread_of_dated_ones(warehouse: Warehouse) -> None:
    undated = BRIDGE._replace(day=None)
    curate(warehouse, [undated, AGAIN])
    assert thread_of(warehouse, undated) == thread_of(warehouse, AGAIN)
    row = warehouse.frame("commitment_threads").row(0, named=True)
    assert (row["doc_id"], row["first_seen"]) == (ids.document_id(AGAIN.text), AGAIN.day)


def test_near_copies_count_once(warehouse: Warehouse) -> None:
    curate(warehouse, [BRIDGE, AGAIN])
    warehouse.connection.execute(
        "UPDATE documents SET duplicate_of = ? WHERE doc_id = ?",
        [ids.document_id(BRIDGE.text), ids.document_id(AGAIN.text)],
    )
    warehouse.curate()
    row = warehouse.frame("commitment_threads").row(0, named=True)
    assert (row["mentions"], row["documents"], row["last_seen"]) == (1, 1, BRIDGE.day)


def test_numbers_that_differ_are_two_undertakings(warehouse: Warehouse) -> None:
    more = Said(date(2021, 1, 1), "raise trade to 30 billion dollars by 2035")
    curate(warehouse, [Said(date(2020, 1, 1), "raise trade to 20 billion dollars by 2030"), more])
    assert warehouse.frame("commitment_threads").height == 2


SIGN = "sign a protocol on anchovy stocks"
NAMED = {"status": "to_be_signed", "subject": "anchovy stocks"}
SIGNED = Said(
    date(2021, 5, 1),
    "protocol on anchovy stocks",
    "agreements",
    {"status": "signed", "subject": "anchovy stocks"},
)


@pytest.mark.parametrize("signed_on", [date(2021, 4, 30), date(2019, 4, 30)])
def test_what_was_to_be_signed_and_is_signed_later_is_fulfilled(warehouse: Warehouse, signed_on: date) -> None:
    text = f"They will {SIGN}."
    rows = {
        "documents": [document(text, file="p.txt", published_on=date(2020, 1, 1))],
        "commitments": [record("commitments", text, SIGN, lemma="sign")],
        "agreements": [record("agreements", text, "protocol on anchovy stocks", **NAMED)],
    }
    warehouse.land(*batch(rows, [text]))
    done = SIGNED._replace(columns=SIGNED.columns | {"signed_on": signed_on})
    curate(warehouse, [done])
    (instrument,) = warehouse.frame("agreement_threads").to_dicts()
    assert (instrument["status_path"], instrument["signed_on"]) == ("to_be_signed > signed", signed_on)
    (row,) = warehouse.frame("commitment_threads").to_dicts()
    signing = record("agreements", done.text, done.quote)["agreement_id"]
    assert row["fulfilled_by"] == (signing if signed_on > date(2020, 1, 1) else None)


@pytest.mark.parametrize(("held", "fulfils"), [("22nd meeting of the mixed commission", True), ("21st", False)])
def test_a_meeting_that_was_promised_and_held_is_fulfilled(warehouse: Warehouse, held: str, fulfils: bool) -> None:
    promised = Said(date(2020, 1, 1), "hold the 22nd meeting of the mixed commission", columns={"lemma": "hold"})
    quote = held if fulfils else "21st meeting of the mixed commission"
    event = Said(date(2021, 1, 2), quote, "events", {"kind": "meeting", "date_start": date(2021, 1, 1)})
    curate(warehouse, [promised, event])
    (row,) = warehouse.frame("commitment_threads").to_dicts()
    assert (row["fulfilled_by"] is not None) == fulfils


def agreement(day: date, title: str | None, **columns: Any) -> Said:
    return Said(day, title or "accord", "agreements", {"subject": title, "status": "in_force", **columns})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (agreement(date(2020, 1, 1), "fishing rights"), agreement(date(2024, 1, 1), "rights of fishing"), True),
        (agreement(date(2020, 1, 1), "fishing rights"), agreement(date(2020, 1, 2), "visa waivers"), False),
        (
            agreement(date(2020, 1, 1), "fishing rights"),
            agreement(date(2020, 1, 2), "fishing rights", parties=["BRA", "PER"]),
            False,
        ),
        (
            agreement(date(2020, 1, 1), "fishing rights", signed_on=date(2019, 1, 1)),
            agreement(date(2020, 1, 2), "fishing rights", signed_on=date(2019, 2, 1)),
            False,
        ),
        (
            agreement(date(2020, 1, 1), "fishing rights", status="signed"),
            agreement(date(2020, 6, 2), "fishing rights", status="signed"),
            False,
        ),
        (agreement(date(2020, 1, 1), None), agreement(date(2020, 1, 2), None), False),
        (
            agreement(date(2020, 1, 1), None, signed_on=date(2019, 1, 1)),
            agreement(date(2020, 1, 2), None, signed_on=date(2019, 1, 1)),
            True,
        ),
        (
            agreement(date(2020, 1, 1), "fishing rights"),
            agreement(date(2020, 1, 2), "fishing rights", type="memorandum"),
            False,
        ),
        (agreement(date(2020, 1, 1), "fishing rights", count=3), agreement(date(2020, 1, 2), "fishing rights"), False),
    ],
)
def test_an_instrument_is_one_where_parties_kind_subject_and_day_allow(
    warehouse: Warehouse, one: Said, other: Said, same: bool
) -> None:
    curate(warehouse, [one, other])
    assert (warehouse.frame("agreement_threads").height == 1) == same


def test_the_seeds_join_every_must_link_and_no_cannot_link(workplace: Path) -> None:
    gold = json.loads(GOLD.read_text())
    with duckdb.connect(str(workplace / "data" / "communique.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "SELECT file, char_start, char_end, thread_id FROM commitments JOIN documents USING (doc_id)"
        ).fetchall()

    def thread(span: list[Any]) -> str | None:
        name, start, end = span
        overlaps = [(min(e, end) - max(s, start), t) for file, s, e, t in rows if file == name]
        shared, found = max(overlaps)
        return str(found) if shared > 0 else None

    for name, spans in gold["must_link"].items():
        assert len({thread(span) for span in spans} - {None}) == 1, name
    for one, other in gold["cannot_link"]:
        assert thread(one) != thread(other), (one, other)


TURN = st.integers(0, 11)


@given(st.lists(st.tuples(TURN, TURN, st.booleans()), max_size=30))
def test_the_founder_of_a_statement_depends_on_earlier_ones_alone(drawn: list[tuple[int, int, bool]]) -> None:
    count = 12
    edges = sorted({(max(a, b), min(a, b)): restates for a, b, restates in drawn if a != b}.items())
    links = pl.DataFrame(
        [(later, earlier, restates) for (later, earlier), restates in edges],
        schema={"later": pl.Int64, "earlier": pl.Int64, "restates": pl.Boolean},
        orient="row",
    )
    whole = founders(links, count)["founder"].to_list()
    for cut in range(1, count):
        assert founders(links.filter(pl.col("later") < cut), cut)["founder"].to_list() == whole[:cut]
    assert all(whole[founder] == founder <= turn for turn, founder in enumerate(whole))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("demarcation", "demarcate"),
        ("stabilise", "stabilizing"),
        ("territoryof", "territory"),
        ("Japanese", "Tokyo"),
        ("U.S.", "American"),
        ("10,000", "10000"),
    ],
)
def test_forms_of_one_word_share_a_term(one: str, other: str) -> None:
    found = terms([one, other])
    shared = set(found.filter(word=one)["term"]) & set(found.filter(word=other)["term"])
    assert shared


def test_a_common_word_weighs_nothing_and_a_rare_one_much() -> None:
    weights = dict(terms(["the", "border", "anchovy"]).select("word", "weight").rows())
    assert "the" not in weights
    assert weights["anchovy"] > weights["border"]
