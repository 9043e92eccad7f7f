"""Documents as nobody writes them come through, at about the price of plain ones (see tests/hostile.py)."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import hostile, plain, read

LEAST = 4_000
"""Bytes below which what is done once for any document tells more than its length."""
DEARER = 10
"""A hostile document may cost so many times what a plain one of its length does in the same run."""


@cache
def usual(size: int) -> float:
    """CPU seconds for a plain document of about so many bytes."""
    return min(read(plain(size, markup=False), markup=False).seconds for _ in range(3))


@settings(max_examples=150, derandomize=True, database=None)
@given(st.integers(0, 10_000_000))
def test_whatever_the_document_every_row_keeps_its_promise(number: int) -> None:
    content, markup, story = hostile(number)
    faults, seconds = read(content, markup)
    assert faults == [], f"document {number}: {story}"
    if len(content) >= LEAST and not markup:  # what a page costs is its parser's: tables in tables are dear
        most = DEARER * usual(len(content) // LEAST * LEAST)
        assert seconds < most or min(read(content, markup).seconds for _ in range(3)) < most, f"document {number}"
