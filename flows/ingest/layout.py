"""The outer lines of a text, where its title, date, dateline and trailers stand."""

from typing import Final, NamedTuple

HEAD_LINES: Final = 12
TAIL_LINES: Final = 8
_REACH: Final = 3_000
"""No head or tail is looked for further, in characters, from its end of the text: so the cost has a bound."""
_EDGE: Final = " \t\r\x0b\x0c\xa0\u200b\ufeff\u3000"


class Line(NamedTuple):
    """A line without the spaces around it: text[start:end] is `text`. `apart` says that a blank line precedes it."""

    start: int
    end: int
    text: str
    apart: bool


def head(text: str) -> list[Line]:
    """The first lines that are not blank; the last of them may be cut off."""
    return _lines(text, 0, min(len(text), _REACH))[:HEAD_LINES]


def tail(text: str) -> list[Line]:
    """The last lines that are not blank, in order; the first of them may be cut off."""
    return _lines(text, max(0, len(text) - _REACH), len(text))[-TAIL_LINES:]


def line_at(text: str, position: int, reach: int) -> Line | None:
    """The line that holds a position, or None where it is longer than `reach` on either side."""
    start = text.rfind("\n", max(position - reach, 0), position) + 1
    if start == 0 and position > reach:
        return None
    end = text.find("\n", position, position + reach)
    if end < 0:
        if len(text) > position + reach:
            return None
        end = len(text)
    found = _lines(text, start, end)
    return found[0]._replace(apart=start == 0 or text[: start - 1].endswith("\n")) if found else None


def _lines(text: str, start: int, end: int) -> list[Line]:
    found = []
    apart = True
    for piece in text[start:end].split("\n"):
        stripped = piece.lstrip(_EDGE)
        begin = start + len(piece) - len(stripped)
        stripped = stripped.rstrip(_EDGE)
        if stripped:
            found.append(Line(begin, begin + len(stripped), stripped, apart))
        apart = not stripped
        start += len(piece) + 1
    return found
