"""Figures: every quantity that a document asserts, with what it counts, whose it is, when it holds and how sure."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from flows.extract.analysis import Analysis, within
from flows.extract.figures.comparisons import compared
from flows.extract.figures.going_on import reached
from flows.extract.figures.intervals import interval
from flows.extract.figures.measures import measure
from flows.extract.figures.metric.metrics import find_metric
from flows.extract.figures.parties.joint import between_them
from flows.extract.figures.parties.listing import in_list, leading, of_rank
from flows.extract.figures.parties.perspective import perspective
from flows.extract.figures.parties.ranked import ranks
from flows.extract.figures.period.about import titled
from flows.extract.figures.period.dating import dated
from flows.extract.figures.referring import only_refers
from flows.extract.figures.respective import respectively, share_of_ranks
from flows.extract.figures.scene import CUES, Cue, Draft, Scene
from flows.extract.figures.status.governing import status
from flows.extract.periods import Period
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import sentence_at
from flows.reference import table

_TIES = tuple(f" {row['form']}" for row in table("lexicons/relation_words"))
_MUTUAL = frozenset({"bilateral", "mutual", "reciprocal"})
AT_LEAST = 2
"""A text with so many of these words is about the relations of states; one may stand in any."""
_BRACKET = re.compile(r"\s*[(\[,]?\s*(?:or )?(?:about |around |approximately |some |equal to |equivalent to |i e )?$")
_PER = (" per ", " for each ", " for every ")


def figures(a: Analysis) -> list[dict[str, Any]]:
    """Rows of the figures table, offsets of the view."""
    wanted = _wanted(a)
    if not wanted:
        return []
    cues, sentences, periods, parties = CUES.find(a.fold), a.sentences, a.periods, a.parties
    reported = _reported(a)
    account = titled(a)
    ties = bool(parties.pair) and sum(word in a.fold for word in _TIES) >= AT_LEAST
    before: list[Draft] = []
    titles: list[Draft] = []
    nobody: list[tuple[Draft, tuple[str, str]]] = []
    latest = -9
    at = 0
    while at < len(wanted):
        index = sentence_at(sentences, wanted[at].start)
        start, end, kind = sentences[index]
        until = at
        while until < len(wanted) and wanted[until].start < end:
            until += 1
        group, at = wanted[at:until], until
        scene = Scene(
            a.text,
            a.fold,
            start,
            end,
            kind == "headline",
            [cue for cue in within(cues, start, end) if not _misread(a.text, cue)],
            group,
            within(periods, start, end),
            within(parties.mentions, start, end),
            parties.principal,
            a.doc.published_on,
            reported,
            before,
            index - latest,
            opened=_opened(a, index) if index - latest > 1 else (),
            titled=account,
            opened_at=sentences[index - 1].start if index else 0,
            home=parties.home,
            pair=parties.pair,
            ties=ties,
            told=cues,
            named=bool(parties.mentions),
        )
        _read(scene)
        before += scene.made
        if ties or (scene.pair and not _MUTUAL.isdisjoint(scene.words)):
            nobody += [
                (draft, both) for draft in scene.made if draft.reporter is None and (both := between_them(scene, draft))
            ]
        if scene.headline:
            titles += scene.made
        latest = index
    for draft, both in nobody:  # only now: what is known of no words of its own says nothing of the next figure
        draft.reporter, draft.partner = both
        draft.sure *= 0.6
    for title in titles:
        _as_the_body(title, before)
    return [_row(draft) for draft in before]


def _as_the_body(title: Draft, drafts: list[Draft]) -> None:
    """A fact of a headline that leaves out its period has that of the body, where the same figure is dated."""
    if title.status != "actual" or title.first or title.last or title.metric == "other":
        return
    for draft in drafts:
        alike = draft.metric == title.metric and draft.measure == title.measure and draft.status == "actual"
        if alike and draft.dated and draft.quantity.unit == title.quantity.unit and draft is not title:
            told = draft.quantity.value
            step = title.quantity.resolution / 2 if title.quantity.unit == "percent" else 0.0
            if abs(told - title.quantity.value) <= max(ROUNDED * abs(told), step):
                title.first, title.last = draft.first, draft.last
                return


ROUNDED = 0.02
"""A headline rounds by so much of a figure at most."""


def _opened(a: Analysis, index: int) -> Sequence[Period]:
    """The periods of the sentence before a sentence."""
    if not index or a.sentences[index - 1].kind == "headline":
        return ()
    before = a.sentences[index - 1]
    return within(a.periods, before.start, before.end)


_CHANGES = frozenset(("up", "down", "rate"))


def _misread(text: str, cue: Hit[Cue]) -> bool:
    """Whether a cue is no word of its own: the month of May, or part of another word."""
    start, end, (kind, _, _) = cue
    if kind in _CHANGES:
        return _in_compound(text, start, end)
    return kind == "forecast" and text[start:end] == "May" and text[start - 2 : start - 1] not in (".", "\n", "")


def _in_compound(text: str, start: int, end: int) -> bool:
    """Whether a word of change is part of another: `off-the-run bonds`, `a follow-up visit`."""
    after, before = text[end : end + 2], text[start - 2 : start]
    return (after[:1] == "-" and after[1:].isalpha()) or (before[1:] == "-" and before[:1].isalpha())


def _wanted(a: Analysis) -> list[Quantity]:
    """The quantities that can be figures: of a kind that counts, in the article, no part of a period."""
    kept: list[Quantity] = []
    if not a.countable:  # no other layer is needed then
        return kept
    text, folded, sentences, periods = a.text, a.fold, a.sentences, a.periods
    at, count = 0, len(periods)
    for quantity in a.countable:
        start, end = quantity[:2]
        if only_refers(a, quantity):
            continue
        while at < count and periods[at][1] <= start:
            at += 1
        part = quantity.kind == "fraction" and at < count and periods[at][4] == "duration"  # `three quarters of it`
        if at < count and periods[at][0] <= start and not part:
            continue  # a period that begins within belongs to the unit: `350,000 barrels a day`
        if folded.endswith(_PER, 0, quantity.hedge_start):
            continue  # `95 dlrs per 1,000 cubic metres`: a unit of the price
        if sentences:
            sentence = sentences[sentence_at(sentences, start)]
            if sentence[0] <= start and end <= sentence[1]:
                named = quantity.kind == "count" and text[quantity.noun_start : quantity.noun_start + 1].isupper()
                kept.append(_of_people(a, quantity) if named else quantity)
    return kept


def _of_people(a: Analysis, quantity: Quantity) -> Quantity:
    """The counted noun as it is, or a people's name of several words as a whole: `22,000 Sri Lankans`."""
    for mention in within(a.parties.mentions, quantity.noun_start, quantity.noun_end):
        before, space, _ = a.fold[mention.start : mention.end].rpartition(" ")
        if space and mention.kind == "demonym" and mention.end == quantity.noun_end:
            return quantity._replace(unit=f"{before} {quantity.unit}")
    return quantity


def _reported(a: Analysis) -> date | None:
    """The day of publication, if the text says of itself that it reports on that day and names no other recent one."""
    days = {
        first
        for start, _, first, last, basis, role in a.periods
        if first and first == last and basis in ("day", "weekday") and role in ("in", "at") and a.in_article(start)
    }
    return a.doc.published_on if a.doc.published_on in days and len(days) == 1 else None


def _read(scene: Scene) -> None:
    """Make the drafts of one sentence, left to right: each may lean on the one before."""
    for quantity in scene.quantities:
        last = scene.made[-1] if scene.made else None
        if last is not None:
            draft = _converted(scene, last, quantity) or compared(scene, quantity)
            if draft is None and scene.mentions:
                draft = in_list(scene, quantity)
            if draft is None and (draft := reached(scene, quantity)) is not None:
                status(scene, draft)
                dated(scene, draft)
        else:
            draft = (_listed(scene, quantity) or compared(scene, quantity)) if scene.gap <= 1 else None
        if draft is None:
            owned = of_rank(scene, quantity) if last is not None else None
            draft = owned or find_metric(scene, quantity)
            if last is None and _led(draft) and scene.mentions:
                owned = leading(scene, quantity)
                draft = owned or draft
            if quantity.kind == "rank" and owned is None and not ranks(scene, draft):
                continue
            draft.qualifier = quantity.hedge
            if draft.cue is not None:
                draft.evidence["metric"] = (draft.cue.start, draft.cue.end)
            if quantity.hedge_start < quantity.start:
                draft.evidence["hedge"] = (quantity.hedge_start, quantity.start)
            measure(scene, draft)
            status(scene, draft)
            if owned is None:
                perspective(scene, draft)
            dated(scene, draft)
        scene.keep(draft)
    if len(scene.made) > 1 and scene.made[-1].measure == "rank":
        share_of_ranks(scene)
    if "respectively" in scene.words:
        respectively(scene, scene.fold.index("respectively", scene.start))


def _led(draft: Draft) -> bool:
    """Whether the words around an amount leave open what it measures, but for the goods that a list is of."""
    return draft.cue is None or draft.rule == "goes_on" or draft.cue.entry.kind == "domain"


def _converted(scene: Scene, last: Draft, quantity: Quantity) -> Draft | None:
    """The same amount in another currency or unit, in brackets: `VND19.6 trillion (US$755 million)`."""
    original = last.quantity
    between = scene.text[original.end : quantity.hedge_start]
    if (
        "(" not in between
        or not _BRACKET.match(between)
        or quantity.kind != original.kind
        or quantity.unit == original.unit
    ):
        return None
    hedge = last.qualifier if quantity.hedge == "exact" else quantity.hedge
    return last.again(quantity, "conversion", hedge)


_ITEM = re.compile(r"\(?\d{1,2}[.)]\s|[-•*·]\s")


def _listed(scene: Scene, quantity: Quantity) -> Draft | None:
    """The bracketed amount of a list item, which is a part of the sum announced before the list."""
    last = scene.last()
    if last is None or last.quantity.unit != quantity.unit or quantity.kind != "money" or scene.gap > 1:
        return None
    if not _ITEM.match(scene.text, scene.start) or scene.text[quantity.hedge_start - 1] != "(":
        return None
    return last.again(quantity, "list_item", quantity.hedge)


def _row(draft: Draft) -> dict[str, Any]:
    quantity = draft.quantity
    low, high = interval(quantity, draft.qualifier)
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": quantity.value,
        "value_max": quantity.value_max,
        "unit": quantity.unit,
        "qualifier": draft.qualifier,
        "measure": draft.measure,
        "direction": draft.direction,
        "metric": draft.metric,
        "status": draft.status,
        "reporter": draft.reporter,
        "partner": draft.partner,
        "period_start": draft.first,
        "period_end": draft.last,
        "value_low": low,
        "value_high": high,
        "rule": draft.rule,
        "confidence": round(_confidence(draft), 3),
        "evidence": draft.evidence,
    }


def _confidence(draft: Draft) -> float:
    """How likely every column is right, fitted to the shares found right on gold (the reliability of quality.json).

    What leans on an earlier figure is a little less sure; a figure of no known metric or nobody is often none.
    """
    sure = 0.96 * float(draft.sure**0.4)
    if draft.metric == "other":
        sure *= 0.7
    if draft.reporter is None:
        sure *= 0.85
    return sure
