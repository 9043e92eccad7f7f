"""Sides of a flow that are named and no country: `exports to Europe`, `imports from non-member states`."""

import re
from bisect import bisect_left

from flows.extract.figures.going_on import pronoun_subject
from flows.extract.figures.scene import Draft, Scene
from flows.extract.quantities import Quantity
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
_PART = re.compile(r"(?: of (?:it|them|this|that|these|those|which)\b|,? (?:of which|of them) )")
_PARTS = frozenset({"it", "them", "which", "this", "that", "these", "those"})
_WHOLE = re.compile(r" of (?:the|its|all(?: the)?|those) $")


def to_all(scene: Scene, draft: Draft) -> bool:
    """Whether a flow is told of as the whole of one country: `29 per cent of its total exports of $8.2 billion`.

    So is one of which a part is told beside it: `exported power worth $9 million, 80 per cent of it to Chile`.
    """
    cue = draft.cue
    if cue is None or draft.frame not in ("out", "in") or draft.measure == "change":
        return False
    if _TOTAL.search(scene.fold, max(scene.start, cue.start - 24), cue.start) is not None:
        # not `That was 9 per cent of its total exports`, where the part is what was told of two
        return draft.measure == "level" or not (scene.made or pronoun_subject(scene))
    return draft.measure != "share" and (parted(scene, draft.quantity) is not None or _parts(scene, draft.quantity))


def parted(scene: Scene, quantity: Quantity) -> Quantity | None:
    """The share of an amount that is told behind it: `$9 million, 80 per cent of it`."""
    if _PARTS.isdisjoint(scene.words):
        return None
    at = bisect_left(scene.quantities, quantity.end, key=lambda q: q.start)
    behind = (q for q in scene.quantities[at : at + _NEAR] if q.unit == "percent")
    return next((q for q in behind if _PART.match(scene.fold, q.end) is not None), None)


def _parts(scene: Scene, quantity: Quantity) -> bool:
    """Whether a share of an amount is told right before it: `half of the 36 million bottles`."""
    at = bisect_left(scene.quantities, quantity.start, key=lambda q: q.start)
    share = scene.quantities[at - 1] if at > 0 else None
    if share is None or share.unit != "percent":
        return False
    return _WHOLE.fullmatch(scene.fold, share.end, quantity.hedge_start) is not None


_NEAR = 3
"""A share of an amount is one of so many numbers behind it."""
