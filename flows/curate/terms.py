"""What the words of a wording weigh when it is compared with another.

The weights come from a fixed table, how often a word occurs in English, and not from the corpus: a document more must
not change how two others compare. A rare word tells two undertakings apart, a common one hardly.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import log
from typing import Final

import duckdb
import polars as pl
import snowballstemmer

from flows.extract.text.vocabulary import frequencies
from flows.reference import table

SCHEMA: Final = {"word": pl.String, "part": pl.Int64, "term": pl.String, "weight": pl.Int64, "number": pl.Boolean}

_COMMON: Final = 6.0
"""Bits of a natural logarithm below which a word tells nothing (`of`, `which`, `country`)."""

_POWER: Final = 0.7
_NUMBER: Final = 4.0
_NAME: Final = 3.0
_UNIT: Final = 100
"""Weights are whole numbers, hundredths, so that their sums do not depend on the order in which they are added."""

_RAREST: Final = 300_000
"""Occurrences from which on all words weigh alike, as names and slips of typing are rarer than any word."""

_LONG: Final = 5
_FREQUENT: Final = 20_000_000
"""Words run together are parted only into such frequent ones (`territoryof`, no name)."""

_ONE_WORD: Final = re.compile(r"[^\W\d_]+|(?:[A-Z]\.){2,}")
_BRITISH: Final = re.compile(r"is(e|es|ed|ing|ation)$")


def of_words(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The terms of all words of the scratch table `words`."""
    return terms(word for (word,) in connection.execute("SELECT DISTINCT word FROM words ORDER BY word").fetchall())


def terms(words: Iterable[str]) -> pl.DataFrame:
    """The terms of every word that weighs anything: word, place of the term in it, term, weight, whether a number.

    Forms of one word are one term, and so are names of one country (`=JPN`); words run together are parted.
    """
    rows = [(word, part, *weighed) for word in words for part, weighed in enumerate(_terms(word))]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _terms(word: str) -> Iterator[tuple[str, int, bool]]:
    low = word.lower()
    if low[:1].isdigit():
        yield low.replace(",", ""), _whole(_NUMBER), True
        return
    code = _countries().get(word if word in _countries() else low)
    if code is not None:
        yield f"={code}", _whole(_NAME), False
        return
    for part in _parted(low):
        meant, kept = _said().get(part, (part, 1.0))
        seen = max(frequencies().get(part, 0), _RAREST)
        weight = _whole(kept * max(0.0, log(_all() / seen) - _COMMON) ** _POWER)
        if weight:
            yield _stem(meant), weight, False


def _whole(weight: float) -> int:
    return round(weight * _UNIT)


@cache
def _all() -> int:
    return sum(frequencies().values())


@cache
def _said() -> dict[str, tuple[str, float]]:
    """What stands for a word, and the part of its weight that it keeps."""
    return {row["word"]: (row["same_as"], float(row["weight"] or 1)) for row in table("lexicons/wording")}


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(_BRITISH.sub(r"iz\1", word)))


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")


def _parted(word: str) -> tuple[str, ...]:
    """The two frequent words that an unknown long one is run together from, else the word."""
    known = frequencies()
    if len(word) < _LONG or word in known:
        return (word,)
    found = [
        (known[word[:at]] * known[word[at:]], word[:at], word[at:])
        for at in range(2, len(word) - 1)
        if min(known.get(word[:at], 0), known.get(word[at:], 0)) > _FREQUENT
    ]
    return max(found)[1:] if found else (word,)


@cache
def _countries() -> dict[str, str]:
    """Code by every sure one-word name, demonym and capital, in lower case but for forms written in capitals."""
    found: dict[str, str] = {}
    for row in table("countries"):
        forms = ";".join((row["name"], row["names"], row["demonyms"], row["capitals"])).split(";")
        doubtful = {form.rstrip("?") for form in forms if form.endswith("?")}
        for form in forms:
            if form and form not in doubtful and _ONE_WORD.fullmatch(form):
                found.setdefault(form if form.isupper() else form.lower(), row["code"])
    for row in table("blocs"):
        for form in (row["code"], *row["names"].split(";")):
            if form.isupper() and _ONE_WORD.fullmatch(form):
                found.setdefault(form, row["code"])
    return found
