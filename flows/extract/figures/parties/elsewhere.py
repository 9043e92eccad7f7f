"""Sides of a flow that are named and no country: `exports to Europe`, `imports from non-member states`."""

import re

from flows.extract.figures.scene import Draft, Scene
from flows.reference import table

_FORMS = {row["form"] for row in table("lexicons/regions")}
_LAST = frozenset(form.split(" ")[-1] for form in _FORMS)
"""One of these words ends the name of a region."""
_SIDE = re.compile(
    r"(?: (?:from|of|in|through) (?:\w+ )?(?:exports|imports|sales|shipments|purchases))?"
    r"(?: of \w+(?: and \w+)?)?(?: (?!(?:to|with|from|into|was|were|is|are|and|rose|fell|of)\b)\w+){0,4} "
    r"(?:with|from|to|into|among) (?:the )?"
    r"(?P<side>(?:(?!two\b|both\b|three\b)\w+ ){0,3}?(?:" + "|".join(sorted(_FORMS, key=len, reverse=True)) + r"))\b"
)


def elsewhere(scene: Scene, draft: Draft) -> bool:
    """Whether the words beside a figure or its metric name the other side as a region or as many states."""
    if _LAST.isdisjoint(scene.words):
        return False
    cue = draft.cue
    ends = [draft.quantity.end]
    if cue is not None and scene.start <= cue.start < scene.end:
        ends.append(cue.end)
    for end in ends:
        side = _SIDE.match(scene.fold, end, scene.end)
        if side is not None and not any(m.codes and side.start("side") <= m.start < side.end() for m in scene.mentions):
            return True
    return False


_TOTAL = re.compile(r"(?: s|\b(?:its|their|our)) (?:total|overall|entire|global|worldwide) (?:\w+ )?$")


def to_all(scene: Scene, draft: Draft) -> bool:
    """Whether a flow is told of as the whole of one country: `29 per cent of its total exports of $8.2 billion`."""
    cue = draft.cue
    if cue is None or draft.frame not in ("out", "in") or draft.measure != "level":
        return False
    return _TOTAL.search(scene.fold, max(scene.start, cue.start - 24), cue.start) is not None
