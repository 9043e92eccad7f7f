"""Shares of a border: what of it is marked, and what is not yet."""

import re

from flows.extract.figures.scene import Cue, Draft, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded


def border_share(scene: Scene, quantity: Quantity, draft: Draft) -> bool:
    """A percentage of a border, marked or not: `84% of the land border has been marked`, `the remaining 16%`."""
    if _rest(scene, quantity):
        draft.metric, draft.frame, draft.measure, draft.rule = "border_not_demarcated", "pair", "share", "border_rest"
        return True
    if scene.kinds.isdisjoint(("border", "done")):
        return False
    border = next(cue for cue in scene.cues if cue.entry.kind in ("border", "done"))
    undone = next(
        (cue for cue in scene.cues if cue.entry.kind == "undone" and abs(cue.start - quantity.start) < 120), None
    )
    done = next((cue for cue in scene.cues if cue.entry.kind == "done"), None)
    nearest = scene.left(quantity, 30)
    if _REMAINING.search(nearest) or (undone is not None and (done is None or _joined(scene, undone, done))):
        draft.metric = "border_not_demarcated"
    elif done is not None or _settled(scene, quantity):
        draft.metric = "border_demarcated"
    else:
        return False
    draft.cue, draft.frame, draft.measure, draft.rule = done or border, "pair", "share", "border_share"
    return True


def _rest(scene: Scene, quantity: Quantity) -> bool:
    """Whether a percentage is the rest of a border of which the text told the marked part: `the remaining 16%`."""
    if _REMAINING.absent(scene.words) or not _REMAINING.search(scene.left(quantity, 30)):
        return False
    told = [d for d in scene.before[:-12:-1] if d.metric == "border_demarcated" and d.quantity.unit == "percent"]
    return bool(told) and abs(told[0].quantity.value + quantity.value - 100) < 1


_SETTLED = frozenset({"agreed", "settled", "described", "defined", "surveyed", "resolved"})
_OF_BORDER = re.compile(r" of (?:the |their |its |our )?(?:\w+ ){0,4}?(?:borders?|frontier|boundary|borderline)\b")


def _settled(scene: Scene, quantity: Quantity) -> bool:
    """Whether a part of a border is said to be agreed: `have agreed on 94 per cent of their border`."""
    return not _SETTLED.isdisjoint(scene.words) and _OF_BORDER.match(scene.right(quantity, 80)) is not None


_REMAINING = Worded("remaining", r" (?:\w+ )?$")


def _joined(scene: Scene, undone: Hit[Cue], done: Hit[Cue]) -> bool:
    """`has not yet been delineated`: the negation stands before the participle or after it in its own clause."""
    if undone.entry.value and scene.fold[undone.start : undone.end] == "remaining":
        return False
    return (undone.start < done.start and done.start - undone.end < 30) or 0 <= undone.start - done.end < 20


FRONTIER = re.compile(r" (?:long )?(?:(?:common|shared|land|joint|mutual|sea) ){0,2}(?:border|frontier|boundary)\b")
"""What a length right before it is the length of."""
