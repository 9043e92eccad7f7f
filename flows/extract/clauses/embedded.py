"""What kind of clause a subject begins: one that only goes on, a relative one whose object stands before it."""

from flows.extract.clauses.line import PREPOSITION, REPORT, TIME, Line
from flows.extract.clauses.verbs import lemma

_OBJECT = frozenset({"what", "which"})
_TOLD_BEFORE = 16
"""Whom one tells, where and on what day, stands between `told` and `that`."""
TOLD = frozenset("told tell tells telling informed assured reminded warned advised convinced".split())


def sets_off(line: Line, at: int, binds: bool) -> bool:
    """Whether the clause only goes on: `to Lima, where he will sign a treaty`, `in May, when both agreed to …`."""
    low = line.words.low
    if low[at] == "when":
        return binds and at > 0 and low[at - 1] == ","
    named = at > 0 and line.text[line.words.starts[at - 1]].isupper()
    return low[at] == "where" and at > 0 and (low[at - 1] == "," or named)


def is_object(line: Line, at: int) -> bool:
    """Whether the clause that begins at `at` is relative, its object before it: `the policies that they will adopt`.

    Not where it is what was said `in Lima on Monday that …`, or told somebody.
    """
    low = line.words.low
    if at < 2 or low[at - 1] != "that" or not TOLD.isdisjoint(low[max(at - _TOLD_BEFORE, 0) : at]):
        return False
    if low[at - 2] in ("and", "but") and not REPORT.isdisjoint(low[: at - 2]):  # `said … and that Peru would …`
        return False
    said = at - 2
    while said > 0 and (line.mention_at(said) is not None or low[said] in TIME or low[said] in PREPOSITION):
        said -= 1
    return low[said] not in REPORT and lemma(low[at - 2]) is None


def after_what(low: list[str], at: int) -> bool:
    """Whether `what` or `which` is the object of the clause at `at`; `under which Peru will sell …` has its own."""
    for k in range(max(at - 3, 0), at + 1):
        if low[k] in _OBJECT and not (k and low[k] == "which" and low[k - 1] in PREPOSITION):
            return True
    return False
