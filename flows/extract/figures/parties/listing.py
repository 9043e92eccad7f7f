"""Lists of countries with their amounts: `China was the top buyer, taking 60,000 tonnes, then France with 28,000`.

The first member has its metric from a rank beside it or from the total that the sentence before told; each further one
is the same figure of another country.
"""

import re

from flows.extract.figures.metric.counted import COUNTED
from flows.extract.figures.scene import Draft, Scene
from flows.extract.parties import Mention
from flows.extract.quantities import Quantity

# Between a country and its amount: `France with 28,000 tonnes`, `Chile (9 per cent)`, `Peru at $3 million`.
_HAS = re.compile(r"(?:['’]s?|,? (?:with|at|on)|,? accounting for|,? contributing| \(|:|,)? ?(?:a total of )?")
# Between an amount and the next country of the list.
_NEXT = re.compile(
    r"(?:\)| \((?:zero|nil|same|unchanged|none)\))?(?: (?:of|in|worth)(?: \w+){1,3})?(?:,|;)?"
    r"(?: (?:and|then|ahead of|trailed by|(?:closely )?followed by))?(?: the)? ?"
)
_FAR_NEXT = re.compile(r"[^.;]{0,120}?,? (?:ahead of|trailed by|(?:closely )?followed by)(?: the)? ?")
_FROM = re.compile(r" (?:from|to|in) (?:the )?")
_TO = re.compile(r" (?:to|in) (?:the )?$")
_OF_RANK = re.compile(
    r"[^,;.]{0,120}?,? (?:taking|absorbing|buying|receiving|supplying|providing|importing|purchasing|contributing|with|"
    r"accounting for)(?: a total of)? "
)
_LEADS = re.compile(
    r"(?: was| is)?(?: the)?(?: (?:first|top|largest|biggest|leading))?[\w ]{0,30}? ?\b(?:led|leads|topped|tops|"
    r"ranked|ranks|came|leading|remained|"
    r"remains|largest|biggest|followed)\b"
)
# `Main destinations were Peru with 28,000 tonnes, Chile …`
_PLACES = re.compile(
    r" ?(?:the |its |their )?(?:main|major|chief|principal|top|largest|biggest|leading) (?:[\w]+ ){0,2}"
    r"(?:destinations?|buyers?|markets?|customers?|suppliers?|sources?|importers?|purchasers?|partners?) "
    r"(?:was|were|are|is|include|included)\b"
)
_FLOWS = frozenset({"investment", "investment_projects", "exports", "imports", "trade", "tourists", "aid"})
MEMBERS = frozenset({"next_of_list", "leads_list", "of_rank"})
"""Rules of drafts that are one of many countries: the text that follows does not speak of them."""
_OPENING = 24
"""The country that a sentence is about begins within so many characters of it."""


def in_list(scene: Scene, quantity: Quantity) -> Draft | None:
    """The draft of an amount that is the next of a list, complete; None if it is none."""
    if not scene.mentions:
        return None
    last = next((d for d in reversed(scene.made) if d.quantity.unit == quantity.unit), None)
    if last is None or last.measure == "rank":
        return None
    after = max(last.quantity.end, last.quantity.noun_end)
    if last.rule == "compared":  # `Peru 500,000 tonnes (600,000), Chile 300,000`
        last = next((d for d in reversed(scene.made) if d.rule in MEMBERS), last)
        if last.rule == "compared":
            return None
    mention = _named_between(scene, after, quantity) or _named_behind(scene, quantity, after)
    if mention is None or len(mention.codes) != 1 or mention.codes[0] in (last.reporter, last.partner):
        return None
    if last.reporter is None:
        return None
    draft = last.again(quantity, "next_of_list", quantity.hedge)
    if draft.frame == "visitors" and not _TO.search(scene.fold, scene.start, mention.start):
        draft.reporter, draft.partner = mention.codes[0], last.partner or last.reporter  # they come to one host
    elif _varies(scene, last) == "reporter":
        draft.reporter = mention.codes[0]
    else:
        draft.partner = mention.codes[0]
    if draft.frame in ("two_way", "pair") and draft.partner is not None and draft.reporter is not None:
        draft.reporter, draft.partner = sorted((draft.reporter, draft.partner))
    draft.evidence["parties"] = (mention.start, mention.end)
    return draft


def _named_between(scene: Scene, after: int, quantity: Quantity) -> Mention | None:
    """The country right before an amount and behind the amount of the member before it."""
    for mention in scene.mentions:
        if mention.start < after or mention.end > quantity.hedge_start or mention.kind != "name":
            continue
        if not _HAS.fullmatch(scene.text, mention.end, quantity.hedge_start):
            continue
        if _NEXT.fullmatch(scene.text, after, mention.start) or _FAR_NEXT.fullmatch(scene.text, after, mention.start):
            return mention
    return None


def _named_behind(scene: Scene, quantity: Quantity, after: int) -> Mention | None:
    """The country right behind an amount whose list goes on: `20,150 from Peru, 18,300 from Chile`."""
    behind = max(quantity.end, quantity.noun_end)
    for mention in scene.mentions:
        if mention.start >= behind:
            named = mention.kind == "name" and _FROM.fullmatch(scene.text, behind, mention.start) is not None
            before = next((m for m in scene.mentions if after <= m.start and m.end <= quantity.start), None)
            listed = before is not None and _FROM.fullmatch(scene.text, after, before.start)
            joined = before is not None and scene.text[before.end : quantity.hedge_start] in (", ", " and ", ", and ")
            return mention if named and listed and joined else None
    return None


def _varies(scene: Scene, last: Draft) -> str:
    """Which side of a figure its list runs through: the country named beside the member before, else by its frame."""
    if last.partner is None:
        return "reporter" if last.frame in ("investor", "own", "giver") or _subject(scene, last) else "partner"
    if last.frame == "investor" or last.frame == "giver":
        return "reporter"
    if last.frame in ("two_way", "pair"):
        beside = next((m for m in reversed(scene.mentions) if m.end <= last.quantity.start and len(m.codes) == 1), None)
        return "reporter" if beside is not None and beside.codes[0] == last.reporter else "partner"
    return "partner"


def _subject(scene: Scene, last: Draft) -> bool:
    """Whether the one country of a figure opens the sentence: `Peru exported $3 million, followed by Chile with …`."""
    first = scene.mentions[0]
    return first.codes == (last.reporter,) and first.start - scene.start < _OPENING


def of_rank(scene: Scene, quantity: Quantity) -> Draft | None:
    """A draft with metric and parties of the rank beside it: `the top buyer, taking 60,000 tonnes`."""
    last = next((d for d in reversed(scene.made) if d.measure != "count"), None) if scene.made else None
    if last is None or last.quantity.kind != "rank" or last.metric not in _FLOWS or last.reporter is None:
        return None
    if quantity.kind not in ("money", "percent", "measure", "count"):
        return None
    if not _OF_RANK.fullmatch(scene.text, last.quantity.end, quantity.hedge_start):
        return None
    draft = Draft(quantity, last.metric, last.frame, last.cue, rule="of_rank", sure=0.9, evidence=dict(last.evidence))
    if quantity.kind == "count" and last.frame == "investor":
        draft.metric = COUNTED.get(quantity.unit or "", "other")  # `the largest investor with 10,042 projects`
    draft.reporter, draft.partner = last.reporter, last.partner
    return draft


def leading(scene: Scene, quantity: Quantity) -> Draft | None:
    """A draft for the first of a list that parts the total told just before: `Singapore led with $2.15 billion`."""
    last = scene.last()
    if scene.made or last is None or scene.gap > 1 or last.metric not in _FLOWS or not scene.mentions:
        return None
    opening = _PLACES.match(scene.fold, scene.start)
    first = next((m for m in scene.mentions if opening and m.start >= opening.end()), scene.mentions[0])
    if len(first.codes) != 1 or first.codes[0] in (last.reporter, last.partner):
        return None
    if opening and not _HAS.fullmatch(scene.text, first.end, quantity.hedge_start):
        return None
    if not opening and first.start - scene.start > _OPENING:
        return None
    if quantity.kind in ("count", "measure") and quantity.unit not in {d.quantity.unit for d in scene.before[:-4:-1]}:
        return None
    if not opening and not _LEADS.match(scene.fold, first.end, max(quantity.end, first.end)):
        return None
    draft = Draft(quantity, last.metric, last.frame, None, rule="leads_list", sure=0.85)
    draft.evidence["parties"] = (first.start, first.end)
    inward = last.frame in ("investor", "visitors")
    whole = last.reporter if last.partner is None else (last.partner if inward else last.reporter)
    if inward:
        draft.reporter, draft.partner = first.codes[0], whole
    else:
        draft.reporter, draft.partner = whole, first.codes[0]
    return draft
