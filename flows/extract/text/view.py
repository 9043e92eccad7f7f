"""The text as it is read: mended in a view, with a map of offsets back to the raw document.

The raw text is never changed. The view joins hard-wrapped lines, evens out spaces, composes Unicode
forms, repairs mojibake and parts glued words; every position in it leads back to the raw text.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise

import ftfy
import ftfy.badness

from flows.extract.text.glue import Edit, glue_edits
from flows.extract.text.lexicon import Folded, fold

# One character for one: quotation marks, hyphens and single odd spaces need no entry in the map.
_ALIKE = str.maketrans(
    "’‘ʼ“”„‐‑−\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    "'''\"\"\"---" + " " * 27,
)
_BLANK = r" \t\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_BREAK = re.compile(r"\n\s+")
_STILL = re.compile(r"\n\s+|  +(?:\n\s*)?")
_RUN = re.compile(r"  +")
_ODD_RUN = re.compile(
    rf"[{_BLANK}]*\n\s*|[{_BLANK}]{{2,}}|"
    r"[\u200b\ufeff\u00ad]"
)
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|#\d{2,5});?")
_BEYOND_ASCII = re.compile(r"[ -~]?[^\x00-\x7f]{1,40} ?")

MAX_PIECES = 20_000
"""So many letters beyond ASCII, with those beside them, are remembered with what mends them."""

MAX_WRAP = 100
"""The longest line, in characters, that counts as broken by a line width and not by its writer."""


class View:
    """A mended text and the way back: `text` is what the extractors read, `raw` what they quote."""

    __slots__ = ("_raw", "_view", "fold", "raw", "text")

    def __init__(self, raw: str, even: str, edits: list[Edit]) -> None:
        """`even` is as long as `raw` and may differ in its line ends; `edits` are sorted and do not overlap."""
        self.raw = raw
        self._raw: list[int] = [0]
        self._view: list[int] = [0]
        pieces: list[str] = []
        at = length = 0
        for start, end, new in edits:
            pieces += (even[at:start], new)
            length += start - at
            past = length + len(new)
            self._view += (length, past)
            self._raw += (start, end)
            length, at = past, end
        pieces.append(even[at:])
        text = "".join(pieces)
        self.text = text if text.isascii() and not _has_odd(text) else text.translate(_ALIKE)
        self.fold = Folded(fold(self.text))
        self._view += (len(self.text), len(self.text))  # twice: what follows an even index is unchanged, as the end is
        self._raw += (len(raw), len(raw))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of text[start:end]; where an end falls inside a replaced stretch, all of it."""
        stretches, raw = self._view, self._raw
        at = bisect_right(stretches, start) - 1
        low = raw[at] if at % 2 else raw[at] + start - stretches[at]
        at = bisect_right(stretches, end) - 1
        high = raw[at + 1] if at % 2 and end > stretches[at] else raw[at] + end - stretches[at]
        most = raw[-1]
        return low if low < most else most, high if high < most else most

    def shift(self, start: int, end: int) -> int | None:
        """What `span` adds to every offset from start to end, if that is the same for all of them, else None."""
        stretches = self._view
        at = bisect_right(stretches, start)
        until = stretches[at] if at % 2 and at < len(stretches) else -1
        if end > until or (end == stretches[at + 1] and at + 2 < len(stretches)):
            return None  # something was replaced within, or taken out at the end
        return self._raw[at - 1] - stretches[at - 1]


def view(raw: str) -> View:
    """The view of a raw text. Never raises, whatever the text."""
    even = _unwrap(raw)
    edits = _space_edits(even)
    if not raw.isascii():
        edits = _merge(edits, _unicode_edits(raw))
    if "&" in raw:
        edits = _merge(
            edits, [(m.start(), m.end(), html.unescape(m[0].rstrip(";") + ";")) for m in _ENTITY.finditer(raw)]
        )
    edits = _merge(edits, glue_edits(raw))
    made = View(raw, even, edits)
    if "  " in made.text or "\n\n" in made.text or "\n " in made.text:  # of entities that mean a space
        runs = [(*made.span(*run.span()), "\n" if "\n" in run[0] else " ") for run in _STILL.finditer(made.text)]
        made = View(raw, even, _merge(runs, edits))
    return made


def _has_odd(text: str) -> bool:
    """Whether an ASCII text has a space of another kind; each is asked for by itself, for a loop costs more."""
    return (
        "\t" in text
        or "\r" in text
        or "\x0b" in text
        or "\x0c" in text
        or "\x1c" in text
        or "\x1d" in text
        or "\x1e" in text
        or "\x1f" in text
    )


def _merge(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Both lists in order; where two edits meet, the one of `first` stands."""
    if not second:
        return first
    merged: list[Edit] = []
    for edit in sorted([*((e, 0) for e in first), *((e, 1) for e in second)], key=lambda pair: (pair[0][0], pair[1])):
        (start, _, _), rank = edit
        if merged and start < merged[-1][1]:
            if rank == 0:
                merged[-1] = edit[0]
            continue
        merged.append(edit[0])
    return [edit for at, edit in enumerate(merged) if at == 0 or edit[0] >= merged[at - 1][1]]


def _unwrap(raw: str) -> str:
    """`raw`, of the same length, with spaces for the line ends that a line width and not the writer has set.

    A text is hard-wrapped if its long lines all end within MAX_WRAP; a line that stops well before the width, as
    headings and last lines do, ends a paragraph there too, and so does one before an indented or empty line.
    """
    if raw.count("\n") < 3:
        return raw
    lengths = sorted(map(len, map(str.strip, raw.split("\n"))))
    short = bisect_right(lengths, 40)
    long = len(lengths) - short
    if long < 2 or lengths[short + int(long * 0.95)] > MAX_WRAP:
        return raw
    return _soft_break(min(lengths[-1], MAX_WRAP)).sub(" ", raw)


@cache
def _soft_break(width: int) -> re.Pattern[str]:
    most, half = int(width * 0.8), int(width * 0.6)
    return re.compile(
        rf"""\n(?:(?<=[^\n]{{{most}}}\n)|(?<=[^\n]{{{half - 1}}}[^\n.!?:;"'”’)\]]\n))"""
        r"(?=\S)(?!(?:[-–—•*·]|\(?\w{1,2}[.)])\s)"  # an item of a list begins a line of its own
    )


def _space_edits(raw: str) -> list[Edit]:
    """A paragraph end becomes one line feed, any run of spaces one space; what has no width goes."""
    if raw.isascii() and not _has_odd(raw):
        edits = [(*match.span(), "\n") for match in _BREAK.finditer(raw)]
        between = pairwise([(0, 0, ""), *edits, (len(raw), 0, "")])
        if any(raw.find("  ", before[1], after[0]) >= 0 for before, after in between):
            edits = _merge(edits, [(*match.span(), " ") for match in _RUN.finditer(raw)])
        return edits
    edits = []
    for match in _ODD_RUN.finditer(raw):
        run = match[0]
        new = "\n" if "\n" in run else " " if run.strip("\u200b\ufeff\u00ad") else ""
        if new != run:
            edits.append((*match.span(), new))
    return edits


def _unicode_edits(raw: str) -> list[Edit]:
    """Mojibake repaired and combining marks composed, as the smallest replacements."""
    return [
        (piece.start() + start, piece.start() + end, new)
        for piece in _BEYOND_ASCII.finditer(raw)
        for start, end, new in _mended(piece[0])
    ]


@lru_cache(MAX_PIECES)
def _mended(piece: str) -> tuple[Edit, ...]:
    """What to replace in some letters beyond ASCII; alone, since comparing whole lines costs the square of a line."""
    mended = unicodedata.normalize("NFC", ftfy.fix_encoding(piece) if ftfy.badness.is_bad(piece) else piece)
    if mended == piece:
        return ()
    steps = SequenceMatcher(None, piece, mended, autojunk=False).get_opcodes()
    return tuple((start, end, mended[begin:stop]) for step, start, end, begin, stop in steps if step != "equal")
