"""The quick look at the words beside a number only ever saves work: it changes no quantity."""

from collections import defaultdict
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from flows.extract.quantities import quantities, terms
from flows.extract.quantities.beside import AFTER, ANY, BEFORE, HEDGE, LABEL, MINUS, SIGN, UNIT

_WORDS = [word for word in (*BEFORE, *AFTER) if word.isascii()]
_NUMBERS = ["3", "12", "45", "1986", "0945", "1,250", "3.5", "7-5/8", "$40", "-8", "two", "one", "a third", "5th"]
_SCALED = ["", " mln", " billion", " hundred", "m"]
_MARKS = [" ", " ", " ", ", ", ". ", "-", " - ", " (", ") ", ": ", "/", "\n"]
_ELSE = ["said", "vs", "Smith", "the", "workers", "US", "of", "to", "and", "plus", "fold", "PHASE", "May", "USD"]


class _AnyFlag(defaultdict[str, int]):
    def get(self, key: str, default: int | None = None) -> int:  # type: ignore[override]  # noqa: ARG002
        return ANY


_piece = st.tuples(
    st.sampled_from(_WORDS + _ELSE * 8).flatmap(lambda word: st.sampled_from([word, word.upper(), word.title()])),
    st.sampled_from(_MARKS),
    st.sampled_from(_NUMBERS),
    st.sampled_from(_SCALED),
    st.sampled_from(_MARKS),
)


@given(st.lists(_piece, min_size=1, max_size=4))
def test_what_no_flag_shows_is_not_there(pieces: list[tuple[str, ...]]) -> None:
    text = " ".join("".join(piece) for piece in pieces)
    quick = quantities(text)
    with patch.object(terms, "BEFORE", _AnyFlag()), patch.object(terms, "AFTER", _AnyFlag()):
        assert quantities(text) == quick


def test_flags_of_known_words() -> None:
    assert BEFORE["usd"] & SIGN
    assert BEFORE["minus"] & MINUS
    assert BEFORE["march"] & LABEL
    assert BEFORE["nearly"] & HEDGE
    assert AFTER["pct"] & UNIT
    assert AFTER["gmt"] & LABEL
    assert "quietly" not in BEFORE
    assert "quietly" not in AFTER
