"""Whether a figure is a fact, a goal or a forecast: the word that governs it decides."""

import re

from flows.extract.figures.metric.works import cost_ahead
from flows.extract.figures.scene import Cue, Draft, Scene, clause
from flows.extract.figures.status.finite import (
    MODALS,
    after_modal,
    in_relative,
    is_coordinated,
    is_participle,
    modal_before,
    planned_follows,
    planned_subject,
)
from flows.extract.figures.status.fixed import fixed, needed
from flows.extract.figures.status.intents import (
    TO_VERB,
    granted,
    happened,
    parted,
    promised,
    proposed,
    raised,
    telegraphic,
    to_be_done,
)
from flows.extract.figures.status.standing import stands, starting_point, to_come, told_past
from flows.extract.figures.status.yet_to_be import size_to_come, sized
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

_OF_ITS_OWN = (", based", ";", ", since", ", because", ", which", ", who", ", where")
"""Before a clause that no word of the clause before decides."""


def status(scene: Scene, draft: Draft) -> None:
    """Set status: the nearest finite cue before the number in its clause decides, infinitives point further left."""
    quantity = draft.quantity
    if (not scene.planned and draft.put is None and scene.words.isdisjoint(_MAY_PLAN)) or draft.rule == "surveyed":
        return
    if draft.put is not None and draft.put.promised:
        draft.status = "target"
        return
    if cost_ahead(scene, quantity) and draft.metric != "loan":
        draft.status = "target"
        return
    if size_to_come(scene, quantity):
        draft.status = "target"
        return
    if starting_point(scene, quantity):
        return
    if quantity.kind == "rank" and (_BECOME.absent(scene.words) or not _BECOME.search(scene.left(quantity))):
        return
    if told_past(scene, quantity):
        return
    noun = _goal_after(scene, quantity)
    if noun is not None:
        draft.status = noun.entry.value
        draft.evidence["status"] = (noun.start, noun.end)
        return
    if scene.fold.endswith("  at ", 0, quantity.hedge_start) and _PUT.search(
        scene.text, scene.start, quantity.hedge_start
    ):
        return  # `foresaw a cut of the deficit, at $3 million in 1986`
    if stands(scene, draft) or (draft.measure == "share" and _OF_WHICH.match(scene.right(quantity))):
        return
    if to_be_done(scene, quantity) or to_come(scene, quantity) or needed(scene, quantity):
        draft.status = "target"
        return
    foretold = None if _FORETOLD.absent(scene.words) else _FORETOLD.match(scene.right(quantity, 80))
    if foretold:
        draft.status = "forecast"
        draft.evidence["status"] = (quantity.end + foretold.start(1), quantity.end + foretold.end(1))
        return
    start, end = clause(scene, quantity)
    change = draft.evidence.get("change", (quantity.hedge_start, quantity.hedge_start))
    reaches = scene.left(quantity, 40).rstrip().endswith(" by") and start <= change[0] < quantity.start
    cue = (
        raised(scene, quantity)
        or granted(scene, quantity)
        or _deciding(scene, start, change[1] if reaches else quantity.hedge_start)
        or (
            None
            if start == scene.start or scene.text.endswith(_OF_ITS_OWN, 0, start)
            else _deciding(scene, scene.start, start, planned_only=True)
        )
    )
    if cue is None:
        cue = _following(scene, quantity, end)
    if cue is not None and happened(scene, cue, quantity):
        return
    if cue is not None and cue.entry.kind in ("target", "forecast", "inf"):
        word = scene.fold[cue.start : cue.end]
        eventual = _EVENTUAL.match(scene.fold, cue.start) is not None
        if eventual and _IS_SO.match(scene.fold, cue.start):
            eventual = not sized(scene, quantity)
        foreseen = cue.entry.kind == "forecast" or eventual
        if word == "would" and draft.put is None and foreseen:
            foreseen = eventual or not promised(scene, cue)
        foreseen = foreseen and draft.put is None and not fixed(scene, draft, cue, eventual=eventual)
        draft.status = "forecast" if foreseen else "target"
        draft.evidence["status"] = (cue.start, cue.end)


_MAY_PLAN = frozenset(
    {
        "planned",
        "intended",
        "scheduled",
        "view",
        "construction",
        "design",
        "designs",
        "study",
        "tender",
        "whose",
        "cost",
        "costs",
        "be",
        "volume",
        "meant",
        "supposed",
        "needs",
        "need",
        "requires",
        "require",
    }
)
"""Words that can speak of what is to come without a modal: `to be raised as a loan`, `be availed`."""
_PUT = re.compile(r"\b(?:deficit|surplus|shortfall|gap|debt|exports|imports|trade|turnover), at [^,]{0,16}$")
_OF_WHICH = re.compile(r" of (?:which|whom|these|those|them) (?:is|are|was|were|has|have|had|comes?|came|goes?|went) ")
# `a three pct decline in marketings was expected`
_FORETOLD = Worded(
    "expected|forecast|predicted|projected|anticipated",
    before=r"(?: (?!and\b|but\b|to\b|said\b|which\b|that\b|was\b|were\b)\w+){0,8} "
    r"(?:is|was|are|were|had been|has been) ",
)


def _following(scene: Scene, quantity: Quantity, end: int) -> Hit[Cue] | None:
    """The verb behind a number that is a subject: `loans of Euro 149 million will be provided`."""
    for cue in scene.cues:
        if quantity.end <= cue.start < min(end, quantity.end + FOLLOWING):
            if "," in scene.text[quantity.end : cue.start] or _CLAUSE_OF_ITS_OWN.search(
                scene.fold, quantity.end, cue.start
            ):
                return None
            near = cue.start - quantity.end < BESIDE
            if cue.entry.kind in ("target", "forecast") and scene.fold[cue.start : cue.end] in (
                MODALS | _MAYBE if near else MODALS
            ):
                return cue
            if cue.entry.kind in ("actual", "up", "down"):
                return None
    return None


BESIDE = 40
FOLLOWING = 64
"""The verb of which a number is the subject stands within so many characters behind it."""
_CLAUSE_OF_ITS_OWN = re.compile(
    r" (?:and|it|they|he|if|when|as|that|which|who|whether|thought|believed|said|felt|saw|expected|see|expect) "
)


# What will happen by itself is foreseen; what somebody will do is planned.
_EVENTUAL = re.compile(
    r"should (?:\w+ly )?(?:rise|fall|grow|report|earn|average|post|show)\b|"
    r"(?:will|would|shall) (?:also |not |soon |further |probably |likely |only |still )?"
    r"(?:rise|fall|grow|reach|total|exceed|average|decline|drop|earn|amount|remain|stay|narrow|widen|shrink|climb|slip|"
    r"need|lose|have|produce|yield|generate|bring in|result in|be (?:\d|a |"
    r"an |about |around |over |some |up |down |at |the |between |only |more |less ))"
)


# `will have a capacity of 40 MW`, `will be 900 metres long`: what plans fix, unlike what comes about
_IS_SO = re.compile(r"(?:will|would|shall) (?:\w+ )?(?:have|be|produce|yield|generate)\b")


_MAYBE = frozenset({"could", "may", "might"})
_BECOME = Worded("become|becoming|to be|rank|remain", "[^,;]*$")


def _goal_after(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """`the $10 billion goal`, `US$2 billion target`."""
    for cue in scene.cues:
        if cue.start >= quantity.end:
            word = scene.fold[cue.start : cue.end]
            if (
                cue.start - quantity.end <= 2
                and cue.entry.kind == "target"
                and word in ("goal", "target", "objective", "plan", "ceiling")
            ):
                return cue
            if cue.start - quantity.end > 40:
                break
    return None


def _deciding(scene: Scene, start: int, end: int, *, planned_only: bool = False) -> Hit[Cue] | None:
    """The finite verb or noun that governs a number, seen from right to left."""
    infinitive: Hit[Cue] | None = None
    for cue in reversed(scene.cues):
        if cue.start < start or cue.end > end:
            continue
        kind = cue.entry.kind
        if kind == "inf":
            infinitive = cue
        elif kind in ("target", "forecast"):
            word = scene.fold[cue.start : cue.end]
            if word in _NOUN_OR_VERB and end - cue.end > ADJACENT and not _OBJECT.match(scene.fold, cue.end):
                continue  # `pension plans`; as a verb it has its object beside it
            if in_relative(scene, cue, end):
                continue  # `Alpha, which plans to sell it, rose to 905 yen`
            if word in _AIMS and scene.fold.startswith(" of ", cue.end) and end - cue.end > AIMED:
                continue  # `Japan has been the target of criticism over its $9 billion surplus`
            if word == "double" and _TWICE.search(scene.fold, max(scene.start, cue.start - 14), cue.start):
                continue  # `nearly double the 1997 figure`
            if word in _LIFTING and after_modal(scene, cue):
                continue  # `could someday lift the share to half`
            if word == "offered" and any(0 < cue.start - q.end <= ADJACENT - 10 for q in scene.quantities):
                continue  # `28 dlrs bid, 29 dlrs offered`
            if word == "approved" and _PROJECTS.search(scene.fold, cue.end, min(scene.end, end + 40)):
                continue  # projects are counted, and their capital summed, as they are approved
            if word in _ASKING and not (
                TO_VERB.search(scene.fold, cue.end, end) or _FOR_A.search(scene.fold, cue.end, end)
            ):
                continue  # `asked whether …`; `asked Iraq to settle …` wants it done
            return cue
        elif kind in ("actual", "up", "down", "share"):
            word = scene.fold[cue.start : cue.end]
            if (
                after_modal(scene, cue)
                or is_participle(scene, cue, word)
                or (kind != "actual" and word in _BASE_FORMS)
                or word in _NOT_FINITE
                or (is_coordinated(scene, cue) and modal_before(scene, cue, start))
            ):
                continue
            if word in _AUXILIARIES:
                if infinitive or planned_follows(scene, cue):
                    continue
                planned = planned_subject(scene, cue)
                if planned is not None:
                    return planned
            if word in _AUXILIARIES and kind == "actual" and scene.fold[cue.start - 9 : cue.start] == "proposal ":
                continue  # `a proposal has been forwarded to obtain …`
            if (kind != "actual" and planned_only) or word in ("stake", "equity", "share", "majority", "proportion"):
                continue
            return None if planned_only else cue
    if planned_only:
        return None
    if not scene.headline:
        return parted(scene, start, end) or proposed(scene, end)
    return infinitive or telegraphic(scene, start, end)


_PROJECTS = re.compile(r"\b(?:projects|investments)\b")
_OBJECT = re.compile(r" (?:an?|another|\d[\d ]*)\b")
_NOUN_OR_VERB = frozenset({"plan", "plans"})
_TWICE = re.compile(r"\b(?:nearly|almost|about|around|roughly|than|was|were|is|are|at) $")
_AIMS = frozenset({"target", "targets", "object"})
AIMED = 34
"""The amount of a target stands within so many characters behind it."""
_LIFTING = frozenset({"bring", "lift", "double"})
_ASKING = frozenset("asked asks asking urged urges urging invited invites instructed told encouraged".split())
_FOR_A = re.compile(r"^(?: \w+){1,4}? for (?:an?|the|another|more|some|further|\d)? ?")
ADJACENT = 12
"""An object begins within so many characters of its verb."""
_NOT_FINITE = frozenset({"reach", "reaching", "hit", "worth", "made", "totaling", "totalling", "growth", "valued"})


_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had"})


# Nouns, or verbs that an auxiliary or `to` governs: by themselves they say nothing of a fact.
_BASE_FORMS = frozenset(
    """rise increase growth fall drop decline decrease cut reduction hike gain jump expansion contraction raise slump
    dip surge contract contracts rises increases falls drops declines decreases cuts reductions hikes gains jumps lower
    higher up down
    """.split()
)
