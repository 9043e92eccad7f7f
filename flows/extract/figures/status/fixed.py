"""What somebody fixes is a goal, though `would`, `may` or `will be` tells it: terms of an instrument, aid, budgets."""

import re

from flows.extract.figures.scene import Cue, Draft, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

_OWN_WILL = frozenset({"will", "would", "shall"})
_ALLOWS = _OWN_WILL | {"may", "could", "can"}
# `Under the accord, 500 trainees would be enrolled`, `a text under which 5,000 workers may be admitted`
_TERMS = Worded(
    "agreement|accord|treaty|pact|deal|memorandum|mou|protocol|document|text|arrangement|contract|convention|scheme|terms|"
    "under which",
    r"[^;]{0,90}$",
    r"\b(?:(?:under|pursuant to|in accordance with|as per) (?:the|this|that|an?|its|their) (?:\w+ ){0,4}?|"
    r"(?=under which\b))",
)
_LIMIT = re.compile(
    r"(?:could|may|must|can|shall|will|would|should) (?:not exceed|be (?:limited|capped|restricted) to)\b"
)
_SET = Worded(
    "budget|budgets|quota|quotas|ceiling|allocation|levy|tariff|tariffs|duty|duties|toll|tolls|fee|fees|fare|fares",
    r" (?:(?:for|in|of|on) (?!which\b)[\w ]{1,24})?$",
)
_COMES_TO = re.compile(
    r" (?:\w+ )?(?:be|rise|go|fall|drop|increase|decrease|reach|total|amount|come|stay|remain|stand)\b"
)


def fixed(scene: Scene, draft: Draft, cue: Hit[Cue], *, eventual: bool) -> bool:
    """Whether what a modal tells is an amount that somebody sets, and no course of events."""
    word = scene.fold[cue.start : cue.end]
    if word not in _ALLOWS:
        return False
    if _LIMIT.match(scene.fold, cue.start):
        return True
    if draft.metric == "aid" and word in _OWN_WILL:
        return True  # `aid will rise to 91 mln marks`: givers decide it
    left = scene.fold[scene.start : cue.start]
    if not _SET.absent(scene.words) and _COMES_TO.match(scene.fold, cue.end) and _SET.search(left):
        return word in _OWN_WILL
    return not eventual and not _TERMS.absent(scene.words) and _TERMS.search(left) is not None


_WANTS = Worded("needs|need|requires|require|needed|required", r" (?:about |around |some |another |at least |up to )*$")
_FOR_DOING = re.compile(r" (?:more |a year |in \w+ )?to (?!the\b|a\b|an\b|its\b|\d)[a-z]+ ")


def needed(scene: Scene, quantity: Quantity) -> bool:
    """Whether money is wanted for something yet to be done: `needs $120 million to repair the railway`."""
    if quantity.kind != "money" or _WANTS.absent(scene.words) or not _WANTS.search(scene.left(quantity)):
        return False
    return _FOR_DOING.match(scene.right(quantity)) is not None
