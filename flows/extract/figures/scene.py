"""A sentence as the figures in it see it: its cues, periods, mentions, and the draft records made so far."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit, Lexicon
from flows.reference import table

METRIC_KINDS = frozenset({"metric", "weak", "domain"})
TRADE = frozenset({"trade", "exports", "imports", "trade_balance"})
"""Metrics of what two countries trade."""


class Cue(NamedTuple):
    """A word of seeds/lexicons/figure_cues.csv: its kind, the value it stands for, and the frame of its metric."""

    kind: str
    value: str
    frame: str


CUES: Lexicon[Cue] = Lexicon(
    ((row["form"], Cue(row["kind"], row["value"], row["frame"])) for row in table("lexicons/figure_cues")), shared=True
)


class Put(NamedTuple):
    """What one state puts at another's disposal: who gives to whom, and whether it is yet to be given."""

    giver: str
    receiver: str | None
    promised: bool


MEMORY = 3
"""A text keeps to what it counted so many sentences ago, unless it says otherwise."""


@dataclass(slots=True)
class Draft:
    """A figure in the making. Offsets are of the view; `evidence` maps a role to the words that decided it."""

    quantity: Quantity
    metric: str = "other"
    frame: str = "own"
    cue: Hit[Cue] | None = None
    measure: str = "level"
    direction: str | None = None
    status: str = "actual"
    qualifier: str = "exact"
    reporter: str | None = None
    partner: str | None = None
    first: date | None = None
    last: date | None = None
    dated: bool = False
    rule: str = ""
    sure: float = 1.0
    put: Put | None = None
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)

    def again(self, quantity: Quantity, rule: str, qualifier: str) -> "Draft":
        """The same figure with another quantity: a conversion, a part of a list, a second way to put it."""
        return replace(self, quantity=quantity, rule=rule, qualifier=qualifier, evidence=dict(self.evidence))


_PLANNED = frozenset({"target", "forecast", "inf"})


@dataclass(slots=True)
class Scene:
    """One sentence. `made` are its drafts so far, `before` those of earlier sentences, latest last."""

    text: str
    fold: str
    start: int
    end: int
    headline: bool
    cues: Sequence[Hit[Cue]]
    quantities: list[Quantity]
    periods: Sequence[Period]
    mentions: Sequence[Mention]
    principal: tuple[str, ...]
    published_on: date | None
    reported: date | None
    """The one day on which everything reported happened: named as `today` or `this afternoon`, and no other day is."""
    before: list[Draft]
    gap: int
    """How many sentences lie between this one and the last that held a figure."""
    made: list[Draft] = field(default_factory=list)
    """The drafts of this sentence so far; see `keep`."""
    taken: set[tuple[int, int]] = field(default_factory=set)
    """The stretches of periods behind the figures that they date."""
    bases: set[tuple[int, int]] = field(default_factory=set)
    """The stretches of periods of what figures are compared with."""
    bounds: dict[bool, list[tuple[int, int]]] = field(default_factory=dict)
    opened: Sequence[Period] = ()
    """The periods of the sentence before, if that told no figure: `In January the trend was reversed.`"""
    titled: Period | None = None
    """The past time of an account that the title names: `Foreign trade in February 2019`."""
    opened_at: int = 0
    """Where the sentence before begins."""
    home: tuple[str, ...] = ()
    """The country that the document comes from."""
    pair: tuple[str, ...] = ()
    """The two countries that the document is about, the more prominent first; empty where it is about more."""
    ties: bool = False
    """Whether the document is about the relations of those two."""
    told: Sequence[Hit[Cue]] = ()
    """The cues of the whole document, in order."""
    named: bool = True
    """Whether the document names anybody; without, no figure is anyone's."""
    planned: bool = False
    """Whether any word of the sentence can speak of a goal or forecast; in a headline a bare `to` does."""
    words: set[str] = field(init=False)
    """The folded words of the sentence: by them a pattern is known to be absent."""
    kinds: set[str] = field(init=False)
    """The kinds of its cues: by them a look at each is known to be vain."""

    def __post_init__(self) -> None:
        self.words = set(self.fold[self.start : self.end].split())
        self.kinds = {entry[0] for _, _, entry in self.cues}
        self.planned = (
            self.headline
            or not self.kinds.isdisjoint(_PLANNED)
            or any([self.fold.startswith(" to ", period.end) for period in self.periods])  # noqa: C419 no generator
        )

    def keep(self, draft: Draft) -> None:
        """Add a finished draft."""
        self.made.append(draft)
        if (period := draft.evidence.get("period")) is not None:
            if draft.rule == "compared":
                self.bases.add(period)
            if period[0] >= draft.quantity.end:
                self.taken.add(period)

    def boundaries(self, wide: bool) -> list[tuple[int, int]]:
        """Where clauses of the sentence part; see `clause`."""
        if wide not in self.bounds:
            marks_only = _CONJUNCTIONS.isdisjoint(self.words)
            if wide:
                pattern = _WIDE_AT_MARK if marks_only else _WIDE_BOUNDARY
            else:
                dashes = not self.text.isascii() or self.text.find(" - ", self.start, self.end) >= 0
                pattern = _AT_MARK if marks_only and not dashes else _BOUNDARY
            self.bounds[wide] = [match.span() for match in pattern.finditer(self.text, self.start, self.end)]
        return self.bounds[wide]

    def left(self, quantity: Quantity, width: int = 60) -> str:
        """The folded words just before a quantity and its hedge, within the sentence."""
        end = quantity.hedge_start
        return self.fold[end - width if end - width > self.start else self.start : end]

    def right(self, quantity: Quantity, width: int = 60) -> str:
        """The folded words just after a quantity, within the sentence."""
        start = quantity.end
        return self.fold[start : start + width if start + width < self.end else self.end]

    def word_before(self, quantity: Quantity) -> str:
        """The folded word just before a quantity and its hedge; empty where a mark parts them."""
        end = quantity.hedge_start - 1
        if end < self.start or self.fold[end] != " ":
            return ""
        return self.fold[max(self.start, self.fold.rfind(" ", 0, end) + 1) : end]

    def last_fact(self, family: frozenset[str]) -> Draft | None:
        """The latest dated fact of a family of metrics, in this sentence or the few before it."""
        recent: list[Draft] = [*self.made[::-1], *(self.before[:-7:-1] if self.gap <= MEMORY else ())]
        facts = [d for d in recent if d.status == "actual" and d.dated and d.metric in family and d.rule != "compared"]
        return latest(facts)

    def near(self, sentences: int) -> Draft | None:
        """The draft made just before, if it stands in this sentence or at most so many before it."""
        return self.last() if self.made or self.gap <= sentences else None

    def last(self) -> Draft | None:
        """The draft made just before, in this sentence or an earlier one."""
        if self.made:
            return self.made[-1]
        return self.before[-1] if self.before else None


_SAME_LENGTH = 3
"""Two months or years differ by so many days at most."""
SHORTEST = 27
"""An account covers so many days or more."""


def latest(facts: Iterable[Draft]) -> Draft | None:
    """Of the facts told last, latest first, the one that the text is about.

    `it was $5 million in 2015; in 2014 it was $4 million` goes on with 2015: the other was only its measure.
    """
    told: Draft | None = None
    for fact in facts:
        if told is None:
            told = fact
        elif told.first and told.last and fact.first and fact.last and fact.last > told.last:
            length = (told.last - told.first).days
            if length >= SHORTEST and abs((fact.last - fact.first).days - length) <= _SAME_LENGTH:
                told = fact
    return told


def clause(scene: Scene, quantity: Quantity, *, wide: bool = False) -> tuple[int, int]:
    """Start and end of the clause that a quantity stands in, by the conjunctions around it.

    `wide` keeps appositions, relative clauses and participles with the clause that they hang on.
    """
    start, end = scene.start, scene.end
    for low, high in scene.boundaries(wide):
        if high <= quantity.hedge_start:
            start = high
        elif low >= quantity.end:
            end = low
            break
    return start, end


_CONJUNCTION = "while|whereas|although|though|but|whilst"
_CONJUNCTIONS = frozenset(_CONJUNCTION.split("|"))
# In the clause of a number, but not of the countries that it concerns, an apposition ends too.
_MARKS = (
    "(?<=;)|(?<=,) (?:and|which|who|where|with|as|compared|based|since|because|against|or|down|up|the|it|they|he|she|"
    rf"its|their|{_CONJUNCTION})(?= )"
)
_WIDE_MARKS = rf"(?<=;)|(?<=,) (?:(?:and )?(?:it|they|he|she)|{_CONJUNCTION})(?= )"
# What can begin a boundary stands in one class at the front, which passes over the rest of a text much faster, and
# fastest where it need not stop at every space: without a conjunction or dash there is none but at a mark.
_AT_MARK = re.compile(rf"[;,](?:{_MARKS})")
_BOUNDARY = re.compile(rf"[;, ](?:{_MARKS}|(?<= )(?:(?:{_CONJUNCTION})(?= )|[–—-] ))")
_WIDE_AT_MARK = re.compile(rf"[;,](?:{_WIDE_MARKS})")
_WIDE_BOUNDARY = re.compile(rf"[;, ](?:{_WIDE_MARKS}|(?<= )(?:{_CONJUNCTION})(?= ))")


def recent(scene: Scene) -> list[Draft]:
    """The drafts of this sentence and of those that the text still goes on about, latest first."""
    return [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= MEMORY else ())]
