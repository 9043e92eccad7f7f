"""The worst texts for a pattern, made from the pattern itself: each of its repeats fed without end, with what must
stand before it, and then something that fits nothing.
"""

import re
from collections.abc import Iterator, Sequence
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

_TRIED: Final = " aA0,.-'\"(:\né%$"
"""Signs of which every set of a pattern has some, as a rule."""
_USUAL: Final = (
    " ",
    "a",
    "A",
    "0",
    "a ",
    "A ",
    "Aa ",
    "A.",
    "0,",
    "a-",
    ", ",
    "'",
    "(",
    '"',
    "\n",
    "-",
    ".",
    "Aa, ",
    "a. ",
)
"""What any pattern is fed, whatever it asks for."""
_ENDS: Final = ("", "\0!")
_REPEATS: Final = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)


class Pump(NamedTuple):
    """A text of any length: what stands first, what is repeated, what stands last."""

    first: str
    unit: str
    last: str

    def text(self, length: int) -> str:
        """About so many characters."""
        return self.first + self.unit * max(1, length // len(self.unit)) + self.last


def pumps(pattern: re.Pattern[str]) -> list[Pump]:
    """Every text to try."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    fed = [
        pair for first, units in _repeated(tree, "") for unit in units for pair in ((first, unit), ("", first + unit))
    ]
    whole = [("", words[:end] + between) for words in _examples(tree, 3) for end in (None, -1) for between in ("", " ")]
    usual = [("", unit) for unit in _USUAL]
    return [Pump(*pair, last) for pair in dict.fromkeys(fed + whole + usual) if pair[1] for last in _ENDS]


def widest(pattern: re.Pattern[str]) -> int:
    """The largest number of times that a pattern lets something stand, among those that have an end."""
    return max((most for most in _bounds(_parser.parse(pattern.pattern, pattern.flags))), default=0)


def _bounds(sequence: Any) -> Iterator[int]:
    for operation, value in sequence:
        if operation in _REPEATS and value[1] < c.MAXREPEAT:
            yield int(value[1])
        for part in _parts(operation, value):
            yield from _bounds(part)


def _parts(operation: Any, value: Any) -> Sequence[Any]:
    """The sequences inside an item."""
    if operation in _REPEATS:
        return [value[2]]
    if operation is c.SUBPATTERN:
        return [value[3]]
    if operation is c.ATOMIC_GROUP:
        return [value]
    if operation is c.BRANCH:
        return list(value[1])
    if operation in (c.ASSERT, c.ASSERT_NOT):
        return [value[1]]
    return []


def _repeated(sequence: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    """What must stand before each repeat, and some of what it repeats."""
    for operation, value in sequence:
        if operation in _REPEATS and value[1] > 8:
            yield before, _examples(value[2], 8)
        for part in _parts(operation, value):
            yield from _repeated(part, before)
        before += next(iter(_of_item(operation, value, 1)), "")


def _examples(sequence: Any, most: int) -> list[str]:
    """Some of the shortest texts that a sequence fits."""
    made = [""]
    for operation, value in sequence:
        made = list(dict.fromkeys(text + more for text in made for more in _of_item(operation, value, most)))[:most]
    return made


def _of_item(operation: Any, value: Any, most: int) -> list[str]:
    if operation is c.LITERAL:
        return [chr(value)]
    if operation is c.NOT_LITERAL:
        return [sign for sign in _TRIED if ord(sign) != value][:most]
    if operation is c.ANY:
        return list(_TRIED.replace("\n", ""))[:most]
    if operation is c.IN:
        own = [chr(of if kind is c.LITERAL else of[0]) for kind, of in value if kind in (c.LITERAL, c.RANGE)]
        return [sign for sign in dict.fromkeys([*_TRIED, *own]) if _fits(value, sign)][:most] or ["a"]
    if operation in _REPEATS:
        return [text * value[0] for text in _examples(value[2], most)]
    if operation is c.BRANCH:
        return [text for part in value[1] for text in _examples(part, 1)][: max(most, 6)]
    if operation in (c.SUBPATTERN, c.ATOMIC_GROUP):
        return _examples(_parts(operation, value)[0], most)
    return [""]


def _fits(items: Any, sign: str) -> bool:
    fits = {"DIGIT": sign.isdigit(), "SPACE": sign.isspace(), "WORD": sign.isalnum() or sign == "_"}
    found = False
    for kind, value in items:
        if kind is c.LITERAL:
            found |= ord(sign) == value
        elif kind is c.RANGE:
            found |= value[0] <= ord(sign) <= value[1]
        elif kind is c.CATEGORY:
            *_, negated, name = str(value).split("_")
            found |= fits[name] != (negated == "NOT")
    return found != (items[0][0] is c.NEGATE)
