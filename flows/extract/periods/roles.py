"""How the clause hangs on a period: as its time, a deadline, a beginning, or what it is compared with."""

import re

from flows.extract.periods.reader import Node, Reader
from flows.reference import table

_ROLE_WORDS = {row["form"]: row["role"] for row in table("lexicons/period_roles")}
_LAST_WORDS = frozenset(form.split(" ")[-1] for form in _ROLE_WORDS)
_COMPARED = re.compile(r"\b(?:from|than|versus|vs|against|compared with|compared to|down on|up on)\b")
_CUES = ("than", "from", "vs", "compared", "against", "versus", "up on", "down on")
_HEDGED = re.compile(r"\b(?:more|less|fewer|greater|rather|other|higher|lower|later|earlier|better)\s\Z")
_CHANGE = re.compile(
    r"\b(?:" + "|".join(row["form"] for row in table("lexicons/change_words")) + r")\b|%", re.IGNORECASE
)
_COMPARABLE = frozenset(("year", "quarter", "month", "half", "week", "months", "day", "weekday"))
_ROLLING = ("past ", "next ", "coming ", "following ")
_RUNS = frozenset(("years", "months", "days"))
_BREAKS = (". ", ";", "\n", " to ", " by ", " and ")
REACH = 60
CHANGE_REACH = 110


def role_of(reader: Reader, node: Node) -> str:
    """The role that the words before a period give it."""
    start, _, _, days, basis, _, _ = node
    low = max(start - REACH, reader.floor)
    left = reader.text[low:start].lower()
    words = left.rsplit(None, 3)
    if words and words[-1] in ("the", "its", "a", "an"):
        words.pop()
    if not words:
        return "in"
    last = words[-1]
    role = "in"
    if last in _LAST_WORDS:
        role = (_ROLE_WORDS.get(f"{words[-2]} {last}") if len(words) > 1 else None) or _ROLE_WORDS.get(last) or "in"
    if role in ("in", "base") and basis in _COMPARABLE and "since " in left and _since_event(reader, low, node):
        return "since"
    if role == "in":
        return "base" if basis in _COMPARABLE and _compared(left) else "in"
    if basis in _RUNS and last in ("from", "through", "between", "to"):
        return "in"  # the word belongs to the range
    if role == "from" and last == "from":
        past = days[0] is None or reader.today is None or days[0] <= reader.today
        return "base" if past and _CHANGE.search(reader.text, max(start - CHANGE_REACH, 0), start) else "from"
    if role == "base" and last in ("over", "on", "above", "below"):
        rolling = reader.folded.startswith(_ROLLING, start) or basis not in _COMPARABLE
        return "base" if not rolling and basis not in ("day", "weekday") and _CHANGE.search(left) else "in"
    return role


# `since fighting broke out on 24 July`, `since independence in 1960`; `since` that opens a clause behind a comma gives
# a reason, unless the clause opens the sentence and a comma ends it.
_SINCE = re.compile(
    r"(?P<opens>(?:\A|[.\n]|[.] )\s*)?(?<![a-z])since (?:[a-z'’-]+ ){1,8}(?:in|on|of) (?:the )?\Z", re.IGNORECASE
)


def _since_event(reader: Reader, low: int, node: Node) -> bool:
    """Whether a period is that of the event since which something goes on: `since fighting broke out on 24 July`."""
    opened = _SINCE.search(reader.text, low, node.start)
    if opened is None:
        return False
    begins = opened.start() if opened["opens"] is None else opened.end("opens")
    before = reader.text[max(0, begins - 2) : begins].strip()
    if not before or before[-1] in '.\n"“':
        return reader.text.startswith(",", node.end)
    return before[-1] != ","


_TELLING = frozenset(
    "rose fell grew was were reached totalled totaled stood amounted hit climbed dropped increased declined jumped "
    "surged came exceeded soared plunged slumped expanded shrank decreased doubled rise fall grow slipped tumbled "
    "averaged topped surpassed numbered gained advanced accounted made".split()
)
"""Verbs that tell the amount that follows them: a country before them is where goods come from."""


def _compared(left: str) -> bool:
    """Whether a word of comparison and a number lead up to a period: `from 5 mln in`, `the 3 pct of`."""
    if not any(map(left.__contains__, _CUES)):
        return False
    cue = None
    for match in _COMPARED.finditer(left):
        cue = match
    if cue is None:
        return False
    between = left[cue.end() :]
    if any(mark in between for mark in _BREAKS):
        return False
    if not any(char.isdigit() for char in between):
        return cue[0] != "from" and between.count(" ") <= 3
    if cue[0] == "from" and not _TELLING.isdisjoint(between.split()):
        return False  # `Imports from Peru rose 14 pct in`
    return cue[0] != "than" or not _HEDGED.search(left, 0, cue.start())
