"""The nouns that head the names of instruments, and the modifiers that tell what an instrument is."""

from typing import NamedTuple

from flows.extract.text.lexicon import Lexicon, fold
from flows.reference import table


class Head(NamedTuple):
    """A row of seeds/lexicons/instruments.csv."""

    form: str
    type: str
    many: bool
    needs: str


HEADS: Lexicon[Head] = Lexicon(
    (
        (row["head"], Head(row["head"], row["type"], row["number"] == "many", row["needs"]))
        for row in table("lexicons/instruments")
    ),
    shared=True,
)
HEAD_WORDS = frozenset(word for row in table("lexicons/instruments") for word in fold(row["head"]).split()[:1])
MODIFIERS = {row["word"]: row["kind"] for row in table("lexicons/instrument_modifiers")}
GENERIC = frozenset(["generic", "praise"])
"""Kinds of modifiers that do not tell one instrument from another."""
CHANGES = frozenset(["amendment", "amendments", "addendum", "annex", "annexure"])
"""Instruments that change another one; what they are about is that other."""
