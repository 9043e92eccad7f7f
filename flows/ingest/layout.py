"""The outer lines of a text, where its title, date, dateline and trailers stand."""

import re
from typing import Final, NamedTuple

HEAD_LINES: Final = 12
TAIL_LINES: Final = 5
_REACH: Final = 3_000
"""No head or tail is looked for further, in characters, from its end of the text: so the cost has a bound."""
_EDGE: Final = " \t\r\x0b\x0c\xa0\u200b\ufeff\u3000"
_WIDTH: Final = 40
TERMINAL: Final = re.compile(r"[.!?…][\"'”’)\]]*$")
"""What ends a sentence at the end of a line."""


class Line(NamedTuple):
    """A line without the spaces around it: text[start:end] is `text`.

    `apart`: a blank line, or nothing, precedes it; `continues`: it may be the middle of a paragraph that is broken at
    a line width, since the line above is long and ends no sentence.
    """

    start: int
    end: int
    text: str
    apart: bool
    continues: bool


def head(text: str) -> list[Line]:
    """The first lines that are not blank; the last of them may be cut off."""
    return _lines(text, 0, min(len(text), _REACH), HEAD_LINES)


def tail(text: str, end: int) -> list[Line]:
    """The last lines that are not blank before `end`, in order; the first of them may be cut off."""
    reach = max(end - _REACH, 0)
    start = end
    for _ in range(2 * TAIL_LINES):
        start = text.rfind("\n", reach, start)
        if start < 0:
            start = reach
            break
    return _lines(text, start, end, None)[-TAIL_LINES:]


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
    above = text.rfind("\n", max(start - reach, 0), max(start - 1, 0)) + 1
    found = _lines(text, above if above else max(start - reach, 0), end, None)
    return found[-1] if found else None


def continued(text: str, line: Line) -> bool:
    """Whether the next line goes on in the middle of a sentence: it follows at once, with a small letter."""
    return text[line.end : line.end + 80].lstrip(" \t\r")[:1] == "\n" and (
        text[line.end : line.end + 120].split("\n", 1)[1].lstrip(" \t")[:1].islower()
    )


def _lines(text: str, start: int, end: int, most: int | None) -> list[Line]:
    found: list[Line] = []
    apart = True
    while start <= end and (most is None or len(found) < most):
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        piece = text[start:stop]
        stripped = piece.lstrip(_EDGE)
        begin = stop - len(stripped)
        stripped = stripped.rstrip(_EDGE)
        if stripped:
            above = "" if apart or not found else found[-1].text
            continues = len(above) > _WIDTH and above[-1] != ":" and not TERMINAL.search(above)
            found.append(Line(begin, begin + len(stripped), stripped, apart, continues))
        apart = not stripped
        start = stop + 1
    return found
