"""What a figure counts: the metric of a quantity, from its noun, its unit or the words around it."""

import re

from flows.extract.lexicon import Hit
from flows.extract.quantities import Quantity
from flows.extract.scene import METRIC_KINDS, NAMES_A_BODY, Cue, Draft, Scene
from flows.reference import table

COUNTED = {row["noun"]: row["metric"] for row in table("lexicons/counted")}
STOCKS = frozenset(row["noun"] for row in table("lexicons/counted") if row["stock"] == "yes")
UNIT_METRICS = {row["unit"]: row["metric"] for row in table("lexicons/unit_metrics")}
SIGNED = frozenset(row["noun"] for row in table("lexicons/counted") if row["metric"] == "agreements_signed")
_PAPERS = frozenset({"document", "paper", "memorandum", "mou", "protocol", "instrument"})
_SIGNING = re.compile(r"\b(?:sign\w*|conclud\w+|ink\w*|initial\w*|exchang\w+|witness\w*|reached)\b")

_OWN = Cue("metric", "other", "own")
_PAIR = Cue("metric", "agreements_signed", "pair")
# What may stand between a number and the noun phrase that says what it measures: `$20 billion in bilateral trade`.
_INTO_NOUN = re.compile(
    r"\s*(?:(?:worth|value) of |of (?:the |all |its |their )?(?:total )?|in |for |worth |s )?(?:(?!(?:to|and|from|by|with|at|that|which|was|were|is|are|as|than|a|the|this|last|year|its|their|but|while|up|down|on)\b)[\w]+ ){0,4}$"
)
_CHAIN = re.compile(r"[ ]?$")
_FRAMES = {
    "investment_projects": "investor",
    "tourists": "visitors",
    "agreements_signed": "pair",
    "people": "own",
    "transport": "own",
    "energy": "own",
    "agriculture": "own",
    "other": "own",
}
MONEY_METRICS = frozenset({"trade", "trade_balance", "other", "investment", "aid", "loan", "gdp", "tourists"})
"""Metrics that no physical unit measures."""
NEAR = 90
"""A noun that stands further before a number than this many characters hardly governs it."""


def find_metric(scene: Scene, quantity: Quantity) -> Draft:
    """A draft with metric, frame and cue; `rule` says how the metric was found."""
    draft = Draft(quantity)
    if quantity.kind == "rank":
        return _ranked(scene, quantity, draft)
    if quantity.kind == "count" and quantity.unit is not None:
        return _counted(scene, quantity, draft)
    if quantity.unit == "percent" and _border(scene, quantity, draft):
        return draft
    cue, how = _governing(scene, quantity)
    earlier = _inherited(scene, quantity) if cue is None else None
    if cue is not None:
        draft.cue, draft.metric, draft.frame, draft.rule = cue, cue.entry.value, cue.entry.frame, how
    elif quantity.kind == "money" and _COMMITTED.search(scene.left(quantity)) and _INTO.match(scene.right(quantity)):
        draft.metric, draft.frame, draft.rule = "investment", "investor", "committed"
    elif earlier is not None:
        draft.cue, draft.metric, draft.frame = earlier.cue, earlier.metric, earlier.frame
        draft.rule, draft.sure = "goes_on", 0.9
    elif UNIT_METRICS.get(quantity.unit or "", "goods") != "goods":
        draft.metric, draft.rule = UNIT_METRICS[quantity.unit or ""], "unit"
    else:
        draft.rule = "no_metric"
    if draft.metric == "agriculture" and quantity.kind == "money" and draft.rule == "domain_word":
        draft.metric, draft.cue = "other", None  # what crops cost is no measure of them
    if draft.metric in ("energy", "agriculture", "transport") or (
        quantity.kind == "measure" and draft.metric in ("trade", "other", "investment", "aid")
    ):
        _by_unit(quantity, draft)
    return draft


_COMMITTED = re.compile(r"\b(?:commit\w*|pour\w*|plough\w*|put|puts|putting|sink|sank|pump\w*) $")
_INTO = re.compile(r" (?:in|into|to) ")


def _by_unit(quantity: Quantity, draft: Draft) -> None:
    """A physical unit outranks a domain word, and a capital word never measures kilometres or megawatts."""
    if quantity.kind != "measure":
        return
    if UNIT_METRICS.get(quantity.unit or "", "goods") == "goods":
        if draft.metric in MONEY_METRICS:
            draft.metric, draft.cue, draft.frame = "other", None, "own"
    else:
        draft.metric, draft.frame = UNIT_METRICS[quantity.unit], "own" if draft.frame != "investor" else "investor"
        draft.rule = "unit"


def _governing(scene: Scene, quantity: Quantity) -> tuple[Hit[Cue] | None, str]:
    """The metric word that a number belongs to: the noun phrase after it, else the nearest noun before it."""
    after = None
    for cue in scene.cues:
        if cue.start >= quantity.end and cue.entry.kind in METRIC_KINDS and not names_a_body(scene, cue):
            if (
                cue.start - quantity.end <= 45
                and _INTO_NOUN.match(scene.fold[quantity.end : cue.start])
                and not _punctuated(scene, quantity.end, cue.start)
            ):
                after = _head(scene, cue)
            break
    if after is not None and _can_follow(scene, quantity, after):
        return after, "noun_after"
    domain = dealt = None
    for cue in reversed(scene.cues):
        if cue.end > quantity.start or not (
            cue.entry.kind in METRIC_KINDS or (cue.entry.kind == "inf" and cue.entry.frame)
        ):
            continue
        if names_a_body(scene, cue):
            if dealt is None and _DEALING.match(scene.fold, cue.end):
                dealt = cue
            continue
        if cue.entry.kind == "metric":
            return cue, "noun_before"
        if cue.entry.kind == "weak" and _near_country(scene, cue) and not _is_bought(scene, cue, quantity):
            return cue, "noun_before"
        if domain is None and (cue.entry.kind == "domain" or (cue.entry.kind == "inf" and quantity.kind == "money")):
            domain = cue
    if quantity.kind in ("money", "percent") and _pronoun_subject(scene):
        return None, ""
    return (dealt, "deal_word") if domain is None and quantity.kind == "money" else (domain, "domain_word")


# `the trade deal could be worth $39 billion`: what the instrument is about is what it is worth.
_DEALING = re.compile(r" (?:agreement|deal|pact|treaty|accord)\b")


_OF_GOODS = re.compile(r" (?:of|worth|in|from|to) ")


def _is_bought(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """Whether the money itself changes hands: `the bank bought 50 mln dlrs`, unlike `bought 50 mln dlrs of wheat`."""
    between = scene.fold[cue.end : quantity.hedge_start].strip()
    return quantity.kind == "money" and not between and not _OF_GOODS.match(scene.right(quantity))


_OF_OR_FOR = re.compile(r"\b(?:of|in|for|worth)\b")


def _can_follow(scene: Scene, quantity: Quantity, cue: Hit[Cue]) -> bool:
    """Whether a noun behind a number can say what it measures.

    A weak word needs its country. Money is not of the goods it is paid for: `a 50 mln dlr contract for ten aircraft`.
    """
    if cue.entry.kind == "weak":
        return _near_country(scene, cue)
    if cue.entry.kind == "domain" and quantity.kind == "money":
        return cue.entry.value in ("transport", "energy") and not _OF_OR_FOR.search(scene.fold, quantity.end, cue.start)
    return True


def names_a_body(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a metric word is part of a name: `Trade Minister`, `Export-Import Bank`, `investment agreement`."""
    return NAMES_A_BODY.match(scene.fold, cue.end) is not None


def _punctuated(scene: Scene, start: int, end: int) -> bool:
    return any(mark in scene.text[start:end] for mark in ",;:(.")


_WITHIN_NOUN = re.compile(
    r"(?:s? |-|' |'s )(?:(?!(?:of|in|to|and|or|for|by|from|with|on|at|as|that|was|were|is|are|will|which|has|have|had)\b)[a-z]+ ){0,2}$"
)


def _head(scene: Scene, cue: Hit[Cue]) -> Hit[Cue]:
    """The last of several metric words in one noun phrase: `rubber exports` are exports, `buyers' credit` is credit."""
    for other in scene.cues:
        if other.start > cue.start and other.entry.kind in METRIC_KINDS:
            if cue.entry.kind == "metric" and other.entry.kind != "metric":
                break
            if not _WITHIN_NOUN.match(scene.text[cue.end : other.start]) or names_a_body(scene, other):
                break
            cue = other
    return cue


_TRADE = frozenset({"trade", "exports", "imports", "trade_balance"})


def _near_country(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a weak word is one of trade: beside a country (`Cambodian purchases`) or in a text that counts trade."""
    last = scene.last()
    if cue.entry.value in ("trade_balance", "trade") and last is not None and last.metric in _TRADE and scene.gap <= 2:
        return True
    return any(
        m.codes
        and m.kind != "pronoun"
        and (
            0 <= cue.start - m.end <= 4
            or (
                0 <= m.start - cue.end <= 10
                and scene.fold[cue.end : m.start].strip() in ("to", "from", "by", "in", "between", "with")
            )
        )
        for m in scene.mentions
    )


_PRONOUNS = re.compile(
    r"(?:and |but |yet )?(?:it|they|this|that|these|those|of the figure|of that|of this|of the total|the figure|the total|the value|the amount|the sum|its share)\b"
)


def _pronoun_subject(scene: Scene) -> bool:
    return _PRONOUNS.match(scene.fold[scene.start : scene.start + 40].strip()) is not None


def _inherited(scene: Scene, quantity: Quantity) -> Draft | None:
    """The figure before, where a text goes on about it: `It grew by 20%`, `They managed only US$1.33 billion`."""
    if quantity.kind not in ("money", "percent"):
        return None
    if scene.made:
        last = scene.made[-1]
        if quantity.kind == "percent" or (last.quantity.kind in ("money", "percent") and last.rule != "domain_word"):
            return last
        return None
    if not scene.before or scene.gap > (2 if _pronoun_subject(scene) else 1):
        return None
    last = scene.before[-1]
    alike = last.quantity.kind in ("money", "percent") or _costs(scene, quantity)
    return last if last.metric != "other" and alike else None


_COST = re.compile(r"\bcosts?\s+(?:\w+ ){0,2}$")


def _costs(scene: Scene, quantity: Quantity) -> bool:
    """`It will cost …`: money for the thing that the measures before described."""
    return quantity.kind == "money" and _pronoun_subject(scene) and _COST.search(scene.left(quantity)) is not None


def _counted(scene: Scene, quantity: Quantity, draft: Draft) -> Draft:
    noun = quantity.unit or ""
    draft.metric = COUNTED.get(noun, "other")
    if noun in SIGNED - _PAPERS and not _SIGNING.search(scene.fold, scene.start, scene.end):
        draft.metric = "other"
    draft.frame = _FRAMES[draft.metric]
    draft.rule = "counted_noun"
    flow = _flow_of_goods(scene, quantity) if draft.metric in ("other", "transport") else None
    if flow is not None:
        draft.cue, draft.metric, draft.frame, draft.rule = flow, flow.entry.value, flow.entry.frame, "counted_flow"
    elif draft.metric == "other":
        phrase = scene.fold[quantity.noun_start : quantity.noun_end]
        if re.search(
            r"\b(?:border|frontier) (?:gate|crossing|point|marker|market|post|pass|checkpoint|station)", phrase
        ):
            draft.frame = "pair"
        elif any(cue.entry.frame == "giver" and cue.start < quantity.start for cue in scene.cues):
            draft.frame = "giver"
    if draft.metric == "investment_projects" and not _investment_context(scene):
        draft.sure = 0.8
    return draft


_GOVERNS = re.compile(
    r" (?:(?:of|to \w+|last year|last month|in \w+) )?(?:of|included|include|were|was|totall?ed|reached|rose|fell|stood|amounted|came)?"
    r"(?: (?:to|at|by))?(?: (?:a|an|record|about|some|over|nearly))? ?$"
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


def _investment_context(scene: Scene) -> bool:
    return any(cue.entry.frame == "investor" for cue in scene.cues)


def _border(scene: Scene, quantity: Quantity, draft: Draft) -> bool:
    """A percentage of a border, marked or not: `84% of the land border has been marked`, `the remaining 16%`."""
    border = next((cue for cue in scene.cues if cue.entry.kind in ("border", "done")), None)
    if border is None:
        return False
    undone = next(
        (cue for cue in scene.cues if cue.entry.kind == "undone" and abs(cue.start - quantity.start) < 120), None
    )
    done = next((cue for cue in scene.cues if cue.entry.kind == "done"), None)
    nearest = scene.left(quantity, 30)
    if re.search(r"\bremaining (?:\w+ )?$", nearest) or (
        undone is not None and (done is None or _joined(scene, undone, done))
    ):
        draft.metric = "border_not_demarcated"
    elif done is not None:
        draft.metric = "border_demarcated"
    else:
        return False
    draft.cue, draft.frame, draft.measure, draft.rule = done or border, "pair", "share", "border_share"
    return True


def _joined(scene: Scene, undone: Hit[Cue], done: Hit[Cue]) -> bool:
    """`has not yet been delineated`: the negation stands before the participle or after it in its own clause."""
    if undone.entry.value and scene.fold[undone.start : undone.end] == "remaining":
        return False
    return undone.start < done.start and done.start - undone.end < 30 or 0 <= undone.start - done.end < 20


def _ranked(scene: Scene, quantity: Quantity, draft: Draft) -> Draft:
    """A rank has the metric of the noun that is ranked: `third-largest trading partner`, `fifth among investors`."""
    draft.rule = "ranked_noun"
    for cue in scene.cues:
        if cue.start >= quantity.end and cue.start - quantity.end <= 60 and cue.entry.kind in METRIC_KINDS:
            if _punctuated(scene, quantity.end, cue.start) or names_a_body(scene, cue):
                break
            cue = _head(scene, cue)
            draft.cue, draft.metric, draft.frame = cue, cue.entry.value, cue.entry.frame
            return draft
    last = scene.made[-1] if scene.made else None
    if last is not None and last.quantity.kind == "rank" and "," not in scene.text[last.quantity.end : quantity.start]:
        draft.cue, draft.metric, draft.frame = last.cue, last.metric, last.frame
    else:
        draft.sure = 0.7
    return draft


_RANKED_WHERE = re.compile(
    r"[^,;.]{0,60}?\b(?:in|of|among) (?:the )?(?:world|region|globe|asean|asia|europe|africa|latin america|eu|ec|country)"
)
_OWNED = re.compile(r"(?: s|\b(?:its|their|our|his|her|whose|world))\s+$")


def ranks(scene: Scene, draft: Draft) -> bool:
    """Whether a superlative is a rank: of a known metric, numbered, owned or placed; `the biggest gains` is none."""
    quantity = draft.quantity
    if draft.cue is not None or quantity.value > 1:
        return True
    return bool(_OWNED.search(scene.left(quantity, 12)) or _RANKED_WHERE.match(scene.right(quantity, 90)))
