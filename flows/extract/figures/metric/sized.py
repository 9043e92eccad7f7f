"""What is measured in kilometres, megawatts or tonnes: a unit outranks the words around it."""

import re

from flows.extract.figures.metric.beside import lent
from flows.extract.figures.metric.borders import FRONTIER
from flows.extract.figures.scene import Draft, Scene
from flows.extract.quantities import Quantity
from flows.reference import table

UNIT_METRICS = {row["unit"]: row["metric"] for row in table("lexicons/unit_metrics")}
"""Unit -> what it measures, `length` and `goods` where the words around decide."""
MONEY_METRICS = frozenset({"trade", "trade_balance", "other", "investment", "aid", "loan", "gdp", "tourists"})
"""Metrics that no physical unit measures."""
POWER = frozenset({"MW", "GW", "kW", "kWh", "MWh", "GWh", "TWh"})
"""Units that measure power, whatever is told of it."""
PIPELINE = 24
"""What a length is the length of begins within so many characters behind it."""


def by_unit(scene: Scene, quantity: Quantity, draft: Draft) -> None:
    """What a physical unit measures outranks a domain word; no unit but money measures capital or aid."""
    metric = UNIT_METRICS.get(quantity.unit or "", "goods")
    if metric != "length" and quantity.unit not in POWER and lent(scene, quantity):
        draft.metric, draft.frame, draft.rule, draft.cue = "loan", "giver", "lent", None
        return
    if quantity.unit in _METRES and (
        _IS_LONG.match(scene.right(quantity, 40)) or _LENGTH_OF.search(scene.left(quantity, 40))
    ):
        metric = "length"
    if metric == "energy" and _NO_FUEL.match(scene.right(quantity, 30)):
        metric = "other"
    if metric == "length":
        last = scene.near(2)
        if FRONTIER.match(scene.right(quantity, 50)):
            draft.metric, draft.frame, draft.rule, draft.cue = "other", "pair", "border_length", None
            return
        roads = any(cue.entry.value == "transport" for cue in scene.cues)
        metric = "transport" if roads or (last is not None and last.metric == "transport") else "other"
        if metric == "other" and _ROADWAY.match(scene.right(quantity, 40)):
            metric = "transport"
        carries = (
            c.entry.value
            for c in scene.cues
            if 0 < c.start - quantity.end <= PIPELINE or (c.end <= quantity.start and "length" in scene.words)
        )
        if metric == "other" and "energy" in carries:
            metric = "energy"  # `a 140-kilometre pipeline`
        kinds = {cue.entry.kind for cue in scene.cues} & {"border", "done"} if metric == "other" else set()
        if kinds and _unmarked(scene, quantity):
            draft.metric, draft.frame, draft.rule = "border_not_demarcated", "pair", "border_length"
            return
        if kinds:
            draft.metric, draft.frame = "border_demarcated" if "done" in kinds else "other", "pair"
            draft.rule = "border_length"
            return
    if metric == "goods" and draft.cue is not None and draft.metric == "other" and _QUOTAS.search(scene.left(quantity)):
        crops = next((c for c in scene.cues if c.entry.value == "agriculture"), None)
        metric = "agriculture" if crops is not None else metric
    if metric != "goods":
        draft.metric, draft.frame = metric, draft.frame if draft.frame == "investor" else "own"
        draft.rule = "unit"
    elif draft.metric == "aid" and draft.cue is not None and draft.rule in ("noun_after", "noun_before"):
        return  # `20 tonnes of relief supplies`
    elif draft.metric in MONEY_METRICS:
        draft.metric, draft.cue, draft.frame = "other", None, "own"


def _unmarked(scene: Scene, quantity: Quantity) -> bool:
    """Whether a length of a border is said to be yet unmarked: `60 km of the border still await demarcation`."""
    return any(
        cue.entry.kind == "undone"
        and (-12 <= cue.end - quantity.hedge_start <= 0 or 0 <= cue.start - quantity.end <= 60)
        for cue in scene.cues
    ) and not _MARKING.isdisjoint(word[:6] for word in scene.words)


_MARKING = frozenset({"demarc", "delimi", "deline", "marked", "unmark", "undema"})
# `the remaining 13-kilometre stretch`, `45 km of dual carriageway`
_ROADWAY = re.compile(
    r" (?:of )?(?:\w+ ){0,2}?(?:tunnels?|stretch|carriageways?|lanes?|bypass|track|tracks|tramway|runway|"
    r"dual carriageway)\b"
)
_METRES = frozenset({"metre", "meter", "foot", "yard"})
"""Units of height and depth as well as of length."""
_IS_LONG = re.compile(
    r" (?:long\b|in length\b|of road\b|(?:\w+ ){0,3}?(?:bridge|tunnel|runway|road|railway|viaduct|quay|berth|causeway|"
    r"pier|canal|track|jetty|wharf|breakwater)s?\b)"
)
_LENGTH_OF = re.compile(
    r"\b(?:length|span|stretch) (?:of |is |was |will be |totals |reaches ){1,2}(?:about |some |over )?$"
)
_QUOTAS = re.compile(r"\b(?:quotas?|catch|limit)\b")
_NO_FUEL = re.compile(
    r" of (?:\w+ )?(?:water|timber|wood|logs?|lumber|concrete|sand|gravel|earth|soil|waste|milk|wine)\b"
)
