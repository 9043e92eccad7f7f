"""Things counted by their size: `three 500-MW turbines` counts turbines, `40 mln 60-kg bags` counts bags."""

from flows.extract.quantities.nouns import counted
from flows.extract.quantities.quantity import Quantity
from flows.reference import table

_PACKAGES = frozenset(row["noun"] for row in table("lexicons/packages"))


def sized(text: str, made: list[Quantity]) -> None:
    """Give, in place, a number the noun whose size stands between them; what a package holds is a label of it."""
    for at in range(len(made) - 1):
        number, size = made[at], made[at + 1]
        if number.kind != "number" or size.kind != "measure" or size.start != number.end + 1:
            continue
        noun = counted(text, size.end, number.value == 1)
        if noun is None:
            continue
        packed = noun.head in _PACKAGES
        if not packed and "-" not in text[size.start : size.end]:
            continue
        made[at] = number._replace(unit=noun.head, kind="count", noun_start=size.start, noun_end=noun.end)
        if packed:
            made[at + 1] = size._replace(unit=None, kind="label")
