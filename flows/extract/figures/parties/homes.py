"""The country whose currency an amount is in, where that tells whose it is."""

from functools import cache

from flows.reference import table

_OF_ALL = frozenset({"USD", "EUR", "XEU"})
"""Currencies in which any country counts."""


@cache
def homes() -> dict[str, str]:
    """The country of each currency that one country alone has, by what its people or it are called."""
    called: dict[str, str] = {}
    for row in table("countries"):
        for form in (row["name"], *row["names"].split(";"), *row["demonyms"].split(";"), *row["capitals"].split(";")):
            if form and not form.endswith("?"):
                called.setdefault(form, row["code"])
    found: dict[str, str] = {}
    for row in table("lexicons/currencies"):
        words = (*row["adjectives"].split("|"), *row["places"].split("|"))
        codes = {called[word] for word in words if word in called}
        if len(codes) == 1 and row["code"] not in _OF_ALL:
            found[row["code"]] = codes.pop()
    return found
