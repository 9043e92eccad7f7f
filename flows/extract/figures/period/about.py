"""What time a text is about: the one that its title or the sentence before names, and never a base of comparison."""

from collections.abc import Sequence
from datetime import date

from flows.extract.analysis import Analysis, within
from flows.extract.figures.scene import SHORTEST, Draft, Scene, latest
from flows.extract.periods import Period
from flows.extract.text.worded import Worded

_SPANS = frozenset({"year", "quarter", "month", "half", "months", "quarters"})
TITLES = 3
"""A title stands among so many sentences at the head of a document."""
_ACCOUNT = Worded(
    "trade|exports|imports|turnover|shipments|sales|arrivals|visitors|tourism|tourists|statistics|figures|data|balance|"
    "deficit|surplus|investment|remittances|exchanges"
)
# What an account does in the course of its time; an agreement signed then does none of it.
_MOVED = Worded(
    "recovered|rose|grew|fell|expanded|contracted|slowed|boomed|surged|declined|improved|figures|data|statistics|"
    "weakened|shrank|rebounded|accelerated|increased|decreased|dropped|climbed|flourished|suffered|picked up|stagnated|"
    "jumped|soared|plunged|slumped|strengthened|diverged|published|released|results"
)
_SIGNED = frozenset(
    "agreement agreements accord pact treaty signed deal memorandum talks visit visited met tariff tariffs war".split()
)


def titled(a: Analysis) -> Period | None:
    """The past time of an account that a title names: `Foreign trade in February 2019`."""
    today = a.doc.published_on
    for sentence in a.sentences[:TITLES] if today is not None else ():
        if sentence.kind == "headline":
            for period in within(a.periods, sentence.start, sentence.end):
                if _past(period, today) and _ACCOUNT.search(a.fold, sentence.start, period.start):
                    return period
    return None


def _past(period: Period, today: date | None) -> bool:
    """Whether a period is a month, year or the like that has ended."""
    ended = period.last is not None and today is not None and period.last < today
    return ended and period.role == "in" and period.basis in _SPANS


def recounted(scene: Scene, opened: Sequence[Period]) -> Period | None:
    """The time of an account that the sentence before tells of without a figure: `Trade recovered in 2018.`"""
    spans = [p for p in opened if p.basis in _SPANS and p.role != "base"]
    if len(spans) != 1 or not _past(spans[0], scene.published_on):
        return None
    low, high = scene.opened_at, scene.start
    if not _ACCOUNT.search(scene.fold, low, spans[0].start) or not _MOVED.search(scene.fold, low, high):
        return None
    return spans[0] if _SIGNED.isdisjoint(scene.fold[low:high].split()) else None


# `Mali ranked fourth`, `Ghana was the second-largest buyer`
_PLACED = Worded(
    "was|were|ranked|came|finished|placed|stood|followed|became|remained|continued to be", r" (?:\w+ ){0,3}$"
)


def placed_then(scene: Scene, draft: Draft) -> Draft | None:
    """The fact told just before, of whose time a place is that is told in the past: `Mali ranked fourth.`"""
    if scene.gap > 1 and not scene.made:
        return None
    placed = None if _PLACED.absent(scene.words) else _PLACED.search(scene.left(draft.quantity))
    if placed is None or (placed[0].startswith(("remained", "continued")) and "that" in scene.words):
        return None  # `they noted that Peru remained the largest supplier`: it still is
    told = [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= 1 else ())]
    fact = latest(d for d in told if d.status == "actual" and d.dated and d.rule != "compared")
    if fact is None or fact.first is None or fact.last is None or (fact.last - fact.first).days < SHORTEST:
        return None
    return fact
