"""Persons whose country everyone knows (seeds/persons): for text that says `President Reagan` and no more."""

from functools import cache

from flows.extract.text.lexicon import fold
from flows.reference import table


@cache
def _by_name() -> dict[str, str]:
    return {fold(row["name"]): row["country"] for row in table("persons")}


@cache
def _by_surname() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in table("persons"):
        name = fold(row["name"])
        short = name.split()[0] if row["country"] in ("CHN", "KOR", "PRK", "TWN") else name.split()[-1]
        for form in (short, name.split()[-1]):
            found.setdefault((form, row["level"]), set()).add(row["country"])
    return {key: frozenset(codes) for key, codes in found.items()}


def country_of(name: str, level: str | None) -> str | None:
    """The country of the bearer of a full name, or of the only one of a surname in an office of that level."""
    folded = fold(name)
    known = _by_name().get(folded)
    if known or level is None or " " in folded.strip():
        return known
    codes = _by_surname().get((folded, level), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None
