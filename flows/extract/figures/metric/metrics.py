"""What a figure counts: the metric of a quantity, from its noun, its unit or the words around it."""

import re

from flows.extract.figures.going_on import (
    MEMBER,
    PART,
    inherited,
    member_of_sum,
    part_of_told,
    pronoun_subject,
    receipts,
    same_goods,
)
from flows.extract.figures.metric.accounts import of_account
from flows.extract.figures.metric.beside import (
    COMMITTED,
    INTO,
    PRICE,
    change_of_count,
    contracted,
    for_nothing,
    fuel_price,
    gift,
    given_as,
    sold,
)
from flows.extract.figures.metric.borders import border_share
from flows.extract.figures.metric.counted import counted
from flows.extract.figures.metric.heads import apposed, behind_article, head, in_aside, names_a_body, punctuated
from flows.extract.figures.metric.numbers_of import number_of
from flows.extract.figures.metric.parts import own_noun, part_of_gdp
from flows.extract.figures.metric.purposes import purpose
from flows.extract.figures.metric.put_up import put_up
from flows.extract.figures.metric.sized import POWER, UNIT_METRICS, by_unit
from flows.extract.figures.metric.topic import TWO, topic
from flows.extract.figures.metric.trading import gone, weighs
from flows.extract.figures.metric.understood import understood
from flows.extract.figures.metric.weak import is_bought, near_country, of_securities, part_of_trade
from flows.extract.figures.metric.works import TAKES_WORKS, built_at, carried, works_costing, works_told
from flows.extract.figures.parties.ranked import ranked
from flows.extract.figures.scene import METRIC_KINDS, TRADE, Cue, Draft, Scene, clause
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit

# What may stand between a number and the noun phrase that says what it measures: `$20 billion in bilateral trade`.
_INTO_NOUN = re.compile(
    r"\s*(?:(?:worth|value) of |of (?:the |all |its |their )?(?:total )?|in |for |worth |s )?(?:(?!(?:to|"
    r"and|from|by|with|at|that|which|was|were|is|are|as|than|a|the|this|last|year|its|their|but|while|up|"
    r"down|on|through|via|under|into|across|near|after|before|between|over|within|against|among|during|since|until|per)"
    r"\b)[\w]+ {1,2}){0,4}$|\s*on (?:the )?$"
)
_MARKS, _NO_DOT = ",;:(.", ",;:("
"""The dots of `of U.S. wheat` end no phrase."""


_OF_RESULT = re.compile(
    r"\b(?:net|earnings|results|income|profits?|shr|qtr|loss) (?:\w+ ){0,3}(?:includes?|excludes?) "
)


def find_metric(scene: Scene, quantity: Quantity) -> Draft:
    """A draft with metric, frame and cue; `rule` says how the metric was found."""
    draft = Draft(quantity)
    if quantity.kind == "rank":
        return ranked(scene, quantity, draft)
    if quantity.kind == "count" and quantity.unit is not None:
        return counted(scene, quantity, draft)
    if quantity.unit == "percent" and border_share(scene, quantity, draft):
        return draft
    if quantity.unit == "percent" and scene.made and (counts := change_of_count(scene, quantity)) is not None:
        draft.metric, draft.frame, draft.cue, draft.rule = counts.metric, counts.frame, counts.cue, "goes_on"
        return draft
    contract = contracted(scene, quantity)
    cue, how = (contract, "contract") if contract is not None else _governing(scene, quantity)
    if cue is not None and cue.entry.value == "other" and (works := works_costing(scene, quantity)) is not None:
        cue, how = works, "domain_word"
    committed = (
        quantity.kind == "money" and INTO.match(scene.right(quantity)) and COMMITTED.search(scene.left(quantity))
    )
    if cue is not None and (receipts(scene, cue) or (committed and how != "noun_after")):
        cue = None
    if (cue is None or cue.entry.kind == "domain") and (told := part_of_told(scene, quantity)) is not None:
        draft.cue, draft.metric, draft.frame, draft.rule, draft.sure = told.cue, told.metric, told.frame, PART, 0.85
        return draft
    if (cue is None or cue.entry.value == "other") and (works := works_told(scene, quantity)) is not None:
        draft.cue, draft.metric, draft.frame, draft.rule, draft.sure = works, works.entry.value, "own", "goes_on", 0.9
        return draft
    if (whole := member_of_sum(scene, quantity)) is not None:
        draft.cue, draft.metric, draft.frame, draft.rule, draft.sure = whole.cue, whole.metric, whole.frame, MEMBER, 0.9
        draft.put = whole.put
        return draft
    earlier = inherited(scene, quantity) if cue is None else None
    if (cue is None or how != "noun_after" or quantity.kind == "measure") and not (
        cue is not None and cue.entry.frame == "giver"
    ):
        draft.put = put_up(scene, quantity)
    if draft.put is not None:
        draft.metric, draft.frame, draft.rule = "aid", "giver", "put_up"
        return draft
    if cue is not None:
        draft.cue, draft.metric, draft.frame, draft.rule = cue, cue.entry.value, cue.entry.frame, how
    elif committed:
        draft.metric, draft.frame, draft.rule = "investment", "investor", "committed"
    elif quantity.kind == "money" and gift(scene, quantity):
        draft.metric, draft.frame, draft.rule = "aid", "giver", "granted"
    elif earlier is not None:
        draft.cue, draft.metric, draft.frame = earlier.cue, earlier.metric, earlier.frame
        draft.rule, draft.sure = "goes_on", 0.9
    else:
        draft.rule = "no_metric"
    if draft.metric == "loan" and draft.cue is not None and _OF_RESULT.search(scene.fold, scene.start, draft.cue.start):
        draft.metric, draft.cue, draft.frame = "other", None, "own"  # `net includes a tax credit`
    if draft.metric == "gdp" and draft.rule == "noun_after" and quantity.unit == "percent":
        draft.metric, draft.cue, draft.frame = part_of_gdp(scene, quantity)
    alone = draft.metric == "aid" and draft.cue is not None and len(scene.principal) < TWO
    if alone and draft.cue and scene.fold[draft.cue.start : draft.cue.end] == "assistance":
        draft.metric, draft.frame = "other", "own"  # a central bank's to its own banks
    built = draft.rule == "domain_word" and draft.cue is not None and built_at(scene, quantity, draft.cue)
    priced = quantity.kind == "money" and draft.rule == "domain_word" and draft.frame == "own" and not built
    if priced and (draft.metric not in TAKES_WORKS or not scene.pair or not _OF_A_FIRM.isdisjoint(scene.words)):
        draft.metric, draft.cue = "other", None  # what crops cost, or oil earns a firm, is no measure of them
    spent = cue is not None and scene.fold.startswith(("spend", "to spend"), cue.start)
    part = quantity.kind == "percent"
    owned = part and cue is not None and cue.entry.kind == "domain"
    unknown = (owned or draft.rule in _OPEN) and (draft.metric == "other" or part or spent or priced)
    if unknown and (use := understood(scene, quantity) or purpose(scene, quantity)) is not None:
        draft.metric, draft.frame, draft.cue = use
        draft.rule = "purpose"
    if part and draft.rule in _OPEN and (things := number_of(scene, quantity)) is not None:
        draft.metric, draft.frame = things
        draft.cue, draft.rule = None, "number_of"
    if draft.rule == "no_metric" and (taken_up := topic(scene, quantity)) is not None:
        draft.cue, draft.metric, draft.frame = taken_up, taken_up.entry.value, taken_up.entry.frame
        draft.rule, draft.sure = "topic", 0.8
    if quantity.kind == "money" and fuel_price(scene, quantity):
        draft.metric, draft.frame = "energy", "own"
    elif quantity.kind == "money" and draft.metric != "other" and PRICE.match(scene.right(quantity)):
        draft.metric, draft.cue, draft.frame = "other", None, "own"
    sized = quantity.unit in POWER or UNIT_METRICS.get(quantity.unit or "") in ("length", "agriculture")
    if quantity.kind == "measure" and (draft.metric not in ("exports", "imports") or sized):
        by_unit(scene, quantity, draft)
        if draft.metric == "other" and draft.rule == "no_metric" and (goods := same_goods(scene, quantity)) is not None:
            draft.cue, draft.metric, draft.frame = goods.cue, goods.metric, goods.frame
            draft.rule, draft.sure = "goes_on", 0.85
    given = draft.metric == "exports" or (draft.metric == "other" and quantity.kind == "money")
    if given and not scene.words.isdisjoint(_FREELY) and for_nothing(scene, quantity):
        draft.metric, draft.frame, draft.rule = "aid", "giver", "granted"
    return draft


_OF_A_FIRM = frozenset(
    "share shares stock profit profits loss losses shareholders fare fares ticket tickets priced fob cif tonne".split()
)
_FREELY = frozenset({"free", "gratis", "gift", "donation", "humanitarian"})
_OPEN = frozenset({"no_metric", "domain_word"})
"""Rules that leave open what an amount measures."""
BEHIND = 45  # the noun phrase that says what a number measures has its metric word within so many characters
_NAMING = METRIC_KINDS | {"inf"}
"""The kinds of cues that can name what is measured."""


def _governing(scene: Scene, quantity: Quantity) -> tuple[Hit[Cue] | None, str]:
    """The metric word that a number belongs to: the noun phrase after it, else the nearest noun before it."""
    if scene.kinds.isdisjoint(_NAMING):
        return (flow, "noun_before") if (flow := gone(scene, quantity)) is not None else (None, "")
    after = None
    end = begin = behind_article(scene, quantity)
    for cue in scene.cues:
        start = cue.start
        if start - end > BEHIND:
            break
        if start >= end and cue.entry.kind in METRIC_KINDS and not names_a_body(scene, cue):
            if (
                not any(begin <= other.start < cue.start for other in scene.quantities)
                and _INTO_NOUN.match(scene.fold[begin : cue.start])
                and not punctuated(scene, begin, cue.start, _NO_DOT if "U." in scene.text[begin:start] else _MARKS)
            ):
                after = head(scene, cue)
            if after is not None and scene.fold.endswith(_WHO_TRADES, after.start, after.end):
                after = None  # `a credit line of $6 million for Peruvian importers`
            break
    goods = quantity.kind == "measure" and after is not None and after.entry.kind == "domain"
    crops = after.entry.value == "agriculture" if goods and after is not None else after is None
    if quantity.kind == "measure" and crops and weighs(scene, quantity) and (flow := sold(scene, quantity)) is not None:
        return flow, "noun_before"
    if goods and quantity.unit not in POWER and (traded := _traded(scene, quantity)) is not None:
        return traded, "noun_before"
    if after is None and (part := own_noun(scene, quantity)) is not None:
        return part, "noun_after"
    unsaid = after is None or after.entry.kind == "domain" or after.entry.value == "trade"
    if unsaid and (flow := gone(scene, quantity)) is not None:
        return flow, "noun_before"
    if after is not None and after.entry.value == "trade" and (flow := part_of_trade(scene, quantity)) is not None:
        return flow, "noun_before"
    if after is not None and _can_follow(scene, quantity, after):
        return after, "noun_after"
    if quantity.kind == "money" and (given := given_as(scene, quantity)) is not None:
        return given, "noun_after"
    if after is not None and after.entry.value == "trade_balance" and of_account(scene, after):
        return Hit(after.start, after.end, _OTHER), "noun_after"
    domain, dealt, paper = None, None, False
    for cue in reversed(scene.cues):
        if cue.end > quantity.start or not (
            cue.entry.kind in METRIC_KINDS or (cue.entry.kind == "inf" and cue.entry.frame)
        ):
            continue
        if in_aside(scene, cue, quantity):
            continue  # `trade, buoyed by the re-export of cars, reached $3 million`
        if quantity.kind != "rank" and scene.fold.endswith(_WHO_TRADES, cue.start, cue.end) and apposed(scene, cue):
            continue  # `its debts to Peru, its major trading partner, are estimated at …`
        if names_a_body(scene, cue):
            if dealt is None and _DEALING.match(scene.fold, cue.end):
                dealt = cue
            continue
        if cue.entry.frame == "investor" and scene.fold.startswith("project", cue.start):
            lent = next((c for c in scene.cues if c.end < cue.start and c.entry.value in ("loan", "aid")), None)
            if lent is not None and lent.entry.kind == "metric":
                return lent, "noun_before"  # `a loan for the railway project worth $3 million`
        if domain is not None and _traffic_apart(scene, quantity, cue, domain):
            return domain, "domain_word"
        if cue.entry.kind == "metric" and not (
            cue.entry.value == "other" and _AT_PRICES.search(scene.fold, scene.start, cue.end)
        ):
            return (None, "") if paper and cue.entry.value in TRADE else (cue, "noun_before")
        if cue.entry.kind == "weak" and of_securities(scene, cue, quantity):
            paper = True
            continue
        if cue.entry.kind == "weak" and near_country(scene, cue) and not is_bought(scene, cue, quantity):
            return cue, "noun_before"
        if scene.fold[cue.start : cue.end] == "turnover" and _OF.fullmatch(scene.fold, cue.end, quantity.hedge_start):
            return Hit(cue.start, cue.end, _OTHER), "noun_before"  # of a firm
        if (
            domain is None
            and not _in_name(scene, cue)
            and (cue.entry.kind == "domain" or (cue.entry.kind == "inf" and quantity.kind == "money"))
        ):
            domain = cue
    if quantity.kind in ("money", "percent") and pronoun_subject(scene):
        return None, ""
    return (dealt, "deal_word") if domain is None and quantity.kind == "money" else (domain, "domain_word")


_WHO_TRADES = ("partner", "partners", "importer", "importers", "exporter", "exporters", "supplier", "buyer", "donor")
_AT_PRICES = re.compile(r" (?:at|in) (?:current|constant|fixed|stable|\d{4}) prices$")  # `GDP at 1980 prices`


def _traded(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The exports or imports right before goods: `exported 84,960 tonnes of rice`."""
    for cue in scene.cues:
        if cue.end <= quantity.hedge_start <= cue.end + GOODS_BESIDE and cue.entry.kind in ("metric", "weak"):
            between = scene.fold[cue.end : quantity.hedge_start].strip()
            if cue.entry.value in ("exports", "imports") and between in ("", "of", "a total of"):
                return cue if cue.entry.kind == "metric" or near_country(scene, cue) else None
    return None


def _traffic_apart(scene: Scene, quantity: Quantity, cue: Hit[Cue], domain: Hit[Cue]) -> bool:
    """Whether traffic is told of in a clause of its own: `exports were $3 million, whilst transit cargo rose to …`."""
    if domain.entry.value != "transport" or quantity.kind not in ("measure", "percent"):
        return False
    return cue.end <= clause(scene, quantity)[0] <= domain.start


GOODS_BESIDE = 12  # goods begin within so many characters of the verb that trades them


def _in_name(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a domain word is capitalised inside a sentence: `Natural Gas Partners`; works keep their class in names.

    An acronym is a word like any other: `LNG`.
    """
    if scene.headline or cue.start == scene.start or not scene.text[cue.start].isupper():
        return False
    named = scene.text[cue.start : cue.end]
    return not ((named.isupper() and len(named) <= ACRONYM) or carried(scene, cue))


ACRONYM = 4  # so many capitals are an acronym; longer words are capitals in a line of capitals
# `the trade deal could be worth $39 billion`: what the instrument is about is what it is worth.
_DEALING = re.compile(r" (?:agreement|deal|pact|treaty|accord)\b")
_OF = re.compile(r" (?:of|is|was|reached|totall?ed) ")
_OF_OR_FOR = re.compile(r"\b(?:of|in|for|worth)\b")


def _can_follow(scene: Scene, quantity: Quantity, cue: Hit[Cue]) -> bool:
    """Whether a noun behind a number can say what it measures.

    A weak word needs its country. Money is not of the goods it is paid for: `a 50 mln dlr contract for ten aircraft`.
    """
    if cue.entry.kind == "weak":
        return near_country(scene, cue)
    if cue.entry.kind == "domain" and quantity.kind == "money":
        return cue.entry.value in ("transport", "energy") and not _OF_OR_FOR.search(scene.fold, quantity.end, cue.start)
    return True


_OTHER = Cue("metric", "other", "own")
