"""Counts of things: the metric of the noun that is counted, or of the flow that the things are part of."""

import re

from flows.extract.figures.metric.put_up import put_up
from flows.extract.figures.metric.trading import pieces, shipped
from flows.extract.figures.scene import METRIC_KINDS, Cue, Draft, Scene, recent
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded
from flows.reference import table

COUNTED = {row["noun"]: row["metric"] for row in table("lexicons/counted")}


_MEASURED = {
    row["unit"]: row["metric"] for row in table("lexicons/unit_metrics") if row["metric"] not in ("goods", "length")
}
"""Units as nouns: `10,000 more acres`."""


STOCKS = frozenset(row["noun"] for row in table("lexicons/counted") if row["stock"] == "yes")


SIGNED = frozenset(row["noun"] for row in table("lexicons/counted") if row["metric"] == "agreements_signed")


_MARKS = frozenset(
    {"marker", "border marker", "milestone", "landmark", "boundary marker", "post", "border post", "boundary post"}
    | {"pillar", "border pillar", "boundary pillar", "stone", "boundary stone", "border stone", "border sign"}
)
_PAPERS = frozenset({"document", "memorandum", "mou", "protocol", "instrument"})


_SIGNING = re.compile(
    r"\b(?:sign\w*|conclud\w+|ink\w*|initial\w*|exchang\w+|witness\w*|reached|struck|clinch\w*|"
    r"seal\w*|finali[sz]\w+|penn(?:ed|ing)|put their (?:names|signatures)|"
    r"agreed on|adopt\w+|ratif\w+)\b"
)


_VISITING = re.compile(
    r" (?:\w+ ){0,4}?(?:visit(?:ed|s)?|tour(?:ed|s)?|holiday(?:ed)?|vacation(?:ed)?|entered|(?:travell?(?:ed)?|"
    r"came|come|"
    r"flew|fly|cross(?:ed)?|journey(?:ed)?|went|go|headed|head) (?:in)?to|arrived? in|check(?:ed)? in(?:to)? at|"
    r"stayed (?:in|at)|spen[dt] (?:their |"
    r"a )?(?:holidays?|"
    r"vacations?|weekends?) in)\b"
)
_VISITED_BY = re.compile(r"\bvisited by (?:(?:about|nearly|some|only|around|almost|over|more than|a|record) ){0,3}$")
_PLACES = frozenset({"place", "seat"})
_STUDIES = frozenset(
    "student students course courses intake university universities college colleges academy scholarship scholarships "
    "trainees graduates undergraduates postgraduate apprentices pupils training".split()
)
"""Beside one of these words places are for people who study or are trained."""
_JOURNEYS = frozenset({"visit", "trip", "arrival"})
_MADE_BY = re.compile(r" (?:to|by|of) ")
_TOURISM = frozenset("tourist tourists visitor visitors arrivals tourism holidaymakers".split())
_WELCOMED = Worded(
    "receive|receives|received|welcome|welcomed|welcomes|attract|attracted|draw|drew|counted|recorded|registered|host|hosted",
    r" (?:(?:about|nearly|some|only|around|almost|over|more than|a|total|of|record) ){0,4}$",
)


_AT_BORDER = re.compile(r"\b(?:border|frontier) (?:gate|crossing|point|marker|market|post|pass|checkpoint|station)")
_FRAMES = {
    "investment_projects": "investor",
    "tourists": "visitors",
    "agreements_signed": "pair",
    "people": "own",
    "transport": "own",
    "energy": "own",
    "agriculture": "own",
    "border_demarcated": "pair",
    "aid": "giver",
    "other": "own",
}


def counted(scene: Scene, quantity: Quantity, draft: Draft) -> Draft:
    """Fill a draft with metric and frame of the counted noun, or of the exports or imports that it is part of."""
    noun = quantity.unit or ""
    before = scene.fold[quantity.noun_start : quantity.noun_end].split()[-2:-1]
    whole = COUNTED.get(f"{before[0]} {noun}") if before else None  # `overnight stays`
    draft.metric = whole or COUNTED.get(noun) or _MEASURED.get(noun, "other")
    if noun in SIGNED - _PAPERS and not _SIGNING.search(scene.fold, scene.start, scene.end):
        draft.metric = "other"
    if draft.metric == "other" and any(
        m.kind == "demonym" and m.end == quantity.noun_end and m.start < quantity.noun_end for m in scene.mentions
    ):  # `900,000 Vietnamese visited Laos`
        guests = (
            _VISITING.match(scene.right(quantity, 90)) is not None
            or _VISITED_BY.search(scene.left(quantity, 40)) is not None
            or _guests(scene, quantity)
        )
        draft.metric = "tourists" if guests else "people"
    if noun == "person" and any(c.entry.value == "tourists" and c.end <= quantity.start for c in scene.cues):
        draft.metric = "tourists"  # `Tourist traffic reached 2 million people`
    if noun in _JOURNEYS and draft.metric == "other" and _MADE_BY.match(scene.fold, quantity.noun_end):
        near = [m for m in scene.mentions if m.codes and m.start >= quantity.noun_end]
        many = quantity.value >= MANY and near and near[0].start < quantity.noun_end + NEAR
        draft.metric = "tourists" if many else "other"
    if noun in _PLACES and not _STUDIES.isdisjoint(scene.words):
        draft.metric = "people"
    if noun in _MARKS and any(cue.entry.kind in ("border", "done") for cue in scene.cues):
        draft.metric = "border_demarcated"
    draft.frame = _FRAMES[draft.metric]
    draft.rule = "counted_noun"
    if noun in _AWARDS and not _AWARDING.absent(scene.words):
        draft.frame, draft.rule = "giver", "granted"
        return draft
    if draft.metric in _GIVEN_AWAY and (put := put_up(scene, quantity)) is not None:
        draft.metric, draft.frame, draft.rule, draft.put = "aid", "giver", "put_up", put
        return draft
    goods = draft.metric in ("other", "transport", "agriculture")
    flow = (_flow_of_goods(scene, quantity) or shipped(scene, quantity)) if goods else None
    if goods and flow is None and draft.metric != "agriculture":
        flow = pieces(scene, quantity)
    if flow is not None:
        draft.cue, draft.metric, draft.frame, draft.rule = flow, flow.entry.value, flow.entry.frame, "counted_flow"
    elif draft.metric == "other":
        phrase = scene.fold[quantity.noun_start : quantity.noun_end]
        if _AT_BORDER.search(phrase):
            draft.frame = "pair"
        elif any(cue.entry.frame == "giver" and cue.start < quantity.start for cue in scene.cues):
            draft.frame = "giver"
    if draft.metric == "investment_projects" and not _investment_context(scene):
        draft.sure = 0.8
    lent = draft.metric == "investment_projects" and any(cue.entry.frame == "giver" for cue in scene.cues)
    if lent and not _investment_context(scene, quantity):
        draft.metric, draft.frame = "other", "giver"  # what a loan pays for
    return draft


MANY = 1_000
"""Fewer journeys are those of an envoy."""


def travels(scene: Scene, quantity: Quantity) -> tuple[str, ...] | None:
    """Where those go who travel as the subject of a sentence: `9,000 Chileans visited Peru`; None for any other count.

    Also of `Chileans made 9,000 trips to Peru`. The country is missing where none is named there.
    """
    if quantity.kind != "count":
        return None
    went = _VISITING.match(scene.fold, quantity.end, min(scene.end, quantity.end + REACH))
    if went is not None:
        end = went.end()
    elif quantity.unit in _JOURNEYS and scene.fold.startswith(" to ", quantity.noun_end):
        end = quantity.noun_end + len(" to")
    else:
        return None
    return next((m.codes for m in scene.mentions if m.codes and end <= m.start <= end + len(" the ")), ())


REACH = 90
"""The verb of those who are counted stands within so many characters behind their number."""
NEAR = 24
"""The country of a journey stands within so many characters behind it: `1.06 million trips to Peru`."""


def _guests(scene: Scene, quantity: Quantity) -> bool:
    """Whether a people's name is of guests, in a text that tells of tourism: `Peru received 400,000 Chileans`."""
    if _WELCOMED.absent(scene.words) or _WELCOMED.search(scene.left(quantity, 40)) is None:
        return False
    return not _TOURISM.isdisjoint(scene.words) or any(draft.metric == "tourists" for draft in recent(scene))


_GIVEN_AWAY = frozenset({"other", "transport", "agriculture", "energy"})
"""What a state gives another is aid, whatever these things are."""
_AWARDS = frozenset({"scholarship", "fellowship", "bursary"})
_AWARDING = Worded(
    "grant|grants|granted|granting|give|gives|gave|given|offer|offers|offered|offering|provide|provides|provided|award|"
    "awards|awarded|allocate|allocates|allocated"
)
"""By one of these words a country grants what it funds studies with."""
_GOVERNS = re.compile(
    r" (?:(?:of|to \w+|last year|last month|in \w+) )?(?:(?:will|would|could|should|has|had|have) )?(?:of|included?|"
    r"were|was|totall?ed|reach(?:ed)?|rise|risen|rose|fall|fell|fallen|climb(?:ed)?|grow|grew|increased?|stood|amounted|came|"
    r"recover(?:ed)?|dropped|numbered|counted)?"
    r"(?: back)?(?: (?:to|at|by))?(?: (?:a|an|record|about|some|over|nearly))? ?$"
)


def _flow_of_goods(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The exports or imports that a number of goods is part of: `exports included 361,285 cars`."""
    for cue in reversed(scene.cues):
        if cue.end <= quantity.hedge_start and cue.entry.kind in METRIC_KINDS:
            if (
                cue.entry.value in ("exports", "imports")
                and cue.entry.kind == "metric"
                and _GOVERNS.match(scene.fold[cue.end : quantity.hedge_start])
            ):
                return cue
            return None
    return None


def _investment_context(scene: Scene, but: Quantity | None = None) -> bool:
    """Whether a sentence speaks of investment, in other words than the noun that is counted."""
    return any(
        cue.entry.frame == "investor" and not (but is not None and but.start <= cue.start < but.noun_end)
        for cue in scene.cues
    )
