"""Which words of a clause are its finite verbs, and which lean on a modal, an auxiliary or a relative clause."""

import re

from flows.extract.figures.scene import Cue, Scene
from flows.extract.text.lexicon import Hit

MODALS = frozenset({"will", "would", "shall", "is to", "are to", "is to be", "are to be", "should"})
_RELATIVE = re.compile(r", (?:which|who|whose) [^,]*$")
_AFTER_RELATIVE = re.compile(
    r"[^,]*, (?:rose|fell|ended|closed|opened|was|is|has|had|were|said|reported|posted|\w{3,}ed) "
)


def in_relative(scene: Scene, cue: Hit[Cue], end: int) -> bool:
    """Whether a cue stands in a relative clause that is closed before the number."""
    closed = _AFTER_RELATIVE.match(scene.text, cue.end, end) is not None
    return closed and _RELATIVE.search(scene.text, scene.start, cue.start) is not None


def is_participle(scene: Scene, cue: Hit[Cue], word: str) -> bool:
    """`intended to explore expanding it by`: a verb in -ing leans on the verb before, unless it has an auxiliary."""
    return word.endswith("ing") and _BEING.search(scene.fold[max(scene.start, cue.start - 16) : cue.start]) is None


_BEING = re.compile(r"\b(?:is|are|was|were|been|be) (?:\w+ly )?$")


def is_coordinated(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a word is joined to the one before: `will be renewed and raised`."""
    return scene.fold[max(scene.start, cue.start - 4) : cue.start].endswith(("and ", " or "))


def modal_before(scene: Scene, cue: Hit[Cue], start: int) -> bool:
    """`will be renewed and raised to`: the second participle shares the modal of the first."""
    return any(start <= c.start < cue.start and scene.fold[c.start : c.end] in MODALS for c in scene.cues)


def planned_subject(scene: Scene, verb: Hit[Cue]) -> Hit[Cue] | None:
    """`The planned capacity is`, `the target was`: what the copula says of a plan is planned."""
    for cue in scene.cues:
        if cue.entry.kind in ("target", "forecast") and 0 < verb.start - cue.end <= 30:
            word = scene.fold[cue.start : cue.end]
            if word in _AIMED and scene.fold.startswith(("is ", "was ", "are ", "were "), verb.start):
                return cue
            if word in (
                "planned",
                "proposed",
                "target",
                "goal",
                "targeted",
                "projected",
                "expected",
                "forecast",
                "ceiling",
            ):
                return cue
    return None


_AIMED = frozenset({"aim", "objective", "ambition"})
_MODAL_BEFORE = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|can|to|be|not)\s*(?:be |have |soon |also |then |someday |"
    r"one day |further |more than |again |\w+ly )?$"
)


def after_modal(scene: Scene, cue: Hit[Cue]) -> bool:
    """`will be`, `to have reached`, `should rise`: not finite by itself."""
    return _MODAL_BEFORE.search(scene.fold[max(scene.start, cue.start - 24) : cue.start]) is not None


def planned_follows(scene: Scene, cue: Hit[Cue]) -> bool:
    """`is expected`, `are aiming`, `has been projected`: the auxiliary of a goal or forecast."""
    return any(other.entry.kind in ("target", "forecast") and 0 < other.start - cue.end <= 12 for other in scene.cues)
