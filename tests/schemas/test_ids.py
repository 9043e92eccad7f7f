import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import ids


def test_ids_are_pinned() -> None:
    """These never change: releases are compared by them."""
    doc_id = ids.document_id("Chile and Brazil signed a protocol.\n")
    assert doc_id == "doc_033c16c0cf55ac9a"
    assert ids.record_id("figures", doc_id, 3, 9) == "fig_12ef527c891167d8"
    assert ids.record_id("commitments", doc_id, 3, 9) == "com_19952ddf725308cc"
    assert ids.reject_id("ingest", "not_utf8", None, None, "a.txt", None, None, None) == "rej_e8b55d80c9104aec"


def test_a_text_gives_the_id_of_its_bytes() -> None:
    assert ids.document_id("Ha Giang \u00e0") != ids.document_id("Ha Giang a\u0300")  # composed and decomposed
    with pytest.raises(UnicodeEncodeError):
        ids.document_id("\ud800")


def test_an_unknown_table_has_no_ids() -> None:
    with pytest.raises(KeyError):
        ids.record_id("figure", "doc_0", 0, 1)


@given(
    facts=st.lists(st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_characters="\0\x1f"))), min_size=1)
)
def test_sql_makes_the_same_ids(facts: list[str | None]) -> None:
    # A connection of its own: hypothesis would keep a shared one until the interpreter ends, which DuckDB complains of.
    with duckdb.connect() as connection:
        connection.execute(ids.MACRO)
        made = connection.execute("SELECT identifier('clm', ?::VARCHAR[])", [facts]).fetchone()
    assert made == (ids.identifier("clm", *facts),)


@given(st.lists(st.tuples(st.sampled_from(["figures", "events"]), st.integers(0, 99), st.integers(0, 99)), unique=True))
def test_no_two_spans_share_an_id(spans: list[tuple[str, int, int]]) -> None:
    assert len({ids.record_id(table, "doc_0", start, end) for table, start, end in spans}) == len(spans)
