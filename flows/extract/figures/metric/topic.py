"""What the sentence before names as what a text counts: `It amounted to $3 million`, `They have a value of $3 million`.

A pronoun, a tranche or `the amount` takes up a flow that was told of without a number; what two states receive in a
text about aid is aid.
"""

import re
from bisect import bisect_left

from flows.extract.figures.going_on import pronoun_subject
from flows.extract.figures.metric.heads import names_a_body
from flows.extract.figures.scene import Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

_FLOWS = frozenset({"trade", "exports", "imports", "trade_balance", "investment", "aid", "loan", "tourists"})
_TAKES_UP = re.compile(
    r" *(?:(?:and|but|yet|so far|to date) )?(?:the (?:first|second|third|next|last|final|latest|remaining|initial) "
    r"(?:tranche|instalment|installment|disbursement|payment|part|half|portion)s?\b|(?:last|this) year "
    r"(?:totall?ed|saw|brought)\b)"
)
_OF_IT = re.compile(r" of (?:the|this|that) (?:amount|sum|money|package|total|funds|funding|facility|envelope)\b")
_SPENT = frozenset(
    "pay pays paid paying cost costs costing spend spends spent spending tax taxes budget price prices wage wages fine "
    "fined charge charges fee fees salary salaries denominations issued issue loss losses shares profit profits earned "
    "employ employs".split()
)
"""What is paid is not what was traded, lent or given."""


def topic(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The flow that the sentence before names, where this one takes it up; None for any other amount."""
    if quantity.kind not in ("money", "percent", "fraction") or scene.headline or not scene.told:
        return None
    if len(scene.principal) < TWO and "bank" in scene.words:
        return None  # a central bank's help to its own money market
    if _received(scene, quantity):
        return _before(scene, scene.start - _SAME_TEXT, _GIVEN)
    if scene.made:
        return None
    part = _TAKES_UP.match(scene.fold, scene.start) is not None or _OF_IT.match(scene.right(quantity, 40)) is not None
    if not part and (not pronoun_subject(scene) or not _SPENT.isdisjoint(scene.words)):
        return None
    if not part and _TELLS.match(scene.fold, scene.start) is not None:
        return None
    last = scene.near(1)
    named = last.cue if part and last is not None and last.metric in _FLOWS else None
    return named or _before(scene, scene.opened_at, _FLOWS)


TWO = 2
"""Aid goes between so many countries."""
# who tells of an amount is not what it is of: `It said the purchase involves $3 million`
_TELLS = re.compile(
    r" *(?:it|he|she|they|this) (?:also |had |has )?(?:said|says|added|adds|noted|told|announced|reported) (?:that )?"
    r"(?!it\b|they\b|this\b|(?:an?|the) (?:total|amount|figure|sum)\b)"
)
_GIVEN = frozenset({"aid"})
_SAME_TEXT = 700
"""A text is still about aid so many characters on."""
_RECEIVES = Worded(
    "receive|receives|received|receiving|get|gets|got|obtain|obtains|obtained|obtaining|seek|seeks|sought|seeking|"
    "asked|asks|ask|aiming|aims|hopes|wants",
    r" (?:(?:congress|parliament|for|to|get|receive|obtain|donors|another|further|additional|total|of|some|about|up|"
    r"only|over|around|nearly) ){0,5}$",
)


def _received(scene: Scene, quantity: Quantity) -> bool:
    """Whether money is what somebody receives or asks for."""
    return (
        quantity.kind == "money"
        and not _RECEIVES.absent(scene.words)
        and _RECEIVES.search(scene.left(quantity)) is not None
    )


def _before(scene: Scene, at: int, metrics: frozenset[str]) -> Hit[Cue] | None:
    """The last word of some metrics between a place and the beginning of the sentence."""
    for cue in reversed(scene.told[: bisect_left(scene.told, (scene.start,))]):
        if cue.start < at:
            return None
        if cue.entry.kind == "metric" and cue.entry.value in metrics and not names_a_body(scene, cue):
            return cue
    return None
