"""Copies: found in spite of edits, never mistaken for the next issue of the same report, whatever the order."""

import random
from collections.abc import Iterable
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.duplicates import MIN_WORDS, MOST_CANDIDATES, first_of_each, near_duplicates, signature

WORDS = (
    "ministers traders harbour ferry wheat cotton pact tariff quota bridge railway gas grid loan fund border river "
    "council summit envoy treaty export import deficit surplus growth price tonne visit signed agreed pledged"
).split()


def _story(seed: int, words: int = 200) -> list[str]:
    pick = random.Random(seed)  # noqa: S311
    return [pick.choice(WORDS) + pick.choice(("", "s", "ed")) for _ in range(words)]


def _copies(rows: Iterable[tuple[str, date | None, str, bytes]]) -> dict[str, str]:
    """Copies among (doc_id, published_on, file, signature)."""
    types = {"doc_id": pl.String, "published_on": pl.Date, "file": pl.String, "signature": pl.Binary}
    documents = pl.DataFrame(list(rows), schema=types, orient="row")
    return near_duplicates(first_of_each(documents.with_columns(key=pl.lit(""))))


def _row(name: str, text: str, day: int | None = 1) -> tuple[str, date | None, str, bytes]:
    return name, date(2020, 1, day) if day else None, name, signature(text)


def test_copy_points_to_the_earliest() -> None:
    story = _story(1)
    edited = ["Oslo", *story[:90], "reportedly", *story[91:190]]
    rows = [
        _row("copy", " ".join(edited), 3),
        _row("first", " ".join(story), 2),
        _row("undated", " ".join(story[:195]), None),
        _row("other", " ".join(_story(2)), 1),
    ]
    assert _copies(rows) == {"copy": "first", "undated": "first"}


def test_copy_is_known_without_its_noise_and_layout() -> None:
    story = " ".join(_story(3, 60))
    menu = " ".join(_story(4, 60))
    raw = menu + "\n" + story.upper().replace(" ", "\n ", 30)
    assert signature(raw, ((0, len(menu)),)) == signature(story)
    assert signature(raw) != signature(story)


def test_next_issue_of_a_report_is_no_copy() -> None:
    report = (
        "The harbour office said that {} ships left in the week to {} with {} tonnes of wheat, after {} ships with {} "
        "tonnes in the week before, and that {} ships with {} tonnes of cotton wait for the tide in the basin, "
        "as the council that runs the river ferry and the railway bridge had said when it met the envoys of the pact."
    )
    rows = [_row(f"d{n}", report.format(*(n * 1000 + 17 * k for k in range(7))), n) for n in range(1, 9)]
    assert _copies(rows) == {}


def test_short_texts_are_never_copies() -> None:
    text = " ".join(_story(5, MIN_WORDS - 1))
    assert _copies([_row("a", text), _row("b", text + "!")]) == {}


def test_no_document_points_to_a_copy() -> None:
    chain = [_story(6)]
    for step in range(12):
        chain.append([*chain[-1][:-12], *_story(100 + step, 12)])
    found = _copies([_row(f"d{n:02}", " ".join(words), n + 1) for n, words in enumerate(chain)])
    assert found
    assert not set(found) & set(found.values())


@given(st.randoms(use_true_random=False))
def test_order_makes_no_difference(shuffle: random.Random) -> None:
    rows = [
        _row(f"{n}-{k}", " ".join([*_story(n, 60), *_story(50 + k, 6 * k)]), k + 1) for n in range(4) for k in range(4)
    ]
    expected = _copies(rows)
    assert len(expected) >= 4
    shuffle.shuffle(rows)
    assert _copies(iter(rows)) == expected


def test_signature_is_stable() -> None:
    """A build on another machine, or next year, must make the same one: incremental runs keep them."""
    assert signature(" ".join(_story(7)))[:8].hex() == "670e30393c1edf00"
    assert len(signature(" ".join(_story(7)))) == 320


def test_of_equal_texts_the_first_is_kept() -> None:
    rows = [
        ("x", None, "a", ""),
        ("x", date(2020, 1, 2), "c", ""),
        ("x", date(2020, 1, 2), "b", "2"),
        ("y", None, "d", ""),
        ("x", date(2020, 1, 3), "a", ""),
        ("x", date(2020, 1, 2), "b", "1"),
    ]
    documents = pl.DataFrame(rows, schema=("doc_id", "published_on", "file", "key"), orient="row")
    for given_order in (documents, documents.reverse()):
        assert first_of_each(given_order).rows() == [("x", date(2020, 1, 2), "b", "1"), ("y", None, "d", "")]
    assert first_of_each(documents.clear()).is_empty()


def test_a_story_that_many_repeat_is_found_for_each() -> None:
    story = _story(9)
    rows = [_row(f"d{n:03}", " ".join([*story, f"wire{n}"]), None) for n in range(3 * MOST_CANDIDATES)]
    assert set(_copies(rows).values()) == {"d000"}
    assert len(_copies(rows)) == len(rows) - 1


@pytest.mark.parametrize("count", [0, 1])
def test_few_documents(count: int) -> None:
    assert _copies([_row("a", " ".join(_story(8)))] * count) == {}


@given(st.text(max_size=300))
def test_any_text_has_a_signature(text: str) -> None:
    assert len(signature(text)) in (0, 320)
