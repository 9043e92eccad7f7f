"""Mentions of one instrument in a document: what one says of date, parties and standing holds for the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.extract.agreements.governing import Standing
from flows.extract.agreements.heads import CHANGES
from flows.extract.agreements.instruments import Instrument
from flows.extract.agreements.lead_parties import Signatories
from flows.extract.text.sentences import Sentence

Span = tuple[int, int]


NEAR = 60
"""A document links a mention only with so many before and after it: more are a list of texts, not one report."""


TITLE = 3
"""What begins within so many characters of a text's own beginning is its title, however long."""


_ADDED = re.compile(
    r"\b(?:also|as well|in addition|additionally|likewise|further(?:more)?|moreover|besides|more|other|another|"
    r"separate(?:ly)?|simultaneously|at the same time)\b",
    re.I,
)


@dataclass(slots=True)
class Draft:
    """A record of an instrument in the making, with what later mentions need of it. Offsets are of the view."""

    made: Instrument
    sentence: Sentence
    type: str
    stands: Standing | None
    status: str
    rule: str
    who: Signatories
    signed_on: date | None = None
    date_span: Span | None = None


def same(one: Instrument, other: Instrument) -> bool:
    """Whether two phrases may name one instrument: of one type, and the telling words of one are among the other's."""
    if one.head.type != other.head.type or one.head.many != other.head.many:
        return False
    if (one.head.form in CHANGES) != (other.head.form in CHANGES):
        return False
    first, second = one.telling, other.telling
    if not (first and second):
        first, second = one.words, other.words
    return bool(first & second) and (first <= second or second <= first)


def latest(drafts: Sequence[Draft], made: Instrument) -> Draft | None:
    """The last mention before of what `made` names: the same instrument, or a group of the same number."""
    for draft in reversed(drafts[-NEAR:]):
        if same(draft.made, made) or (made.head.many and made.number is not None and draft.made.number == made.number):
            return draft
    return None


def date_back(drafts: Sequence[Draft], made: Instrument, signed_on: date, span: Span) -> None:
    """Give the date of a bare mention (`the accord was signed on Monday`) to the instrument it points to."""
    for draft in reversed(drafts[-NEAR:]):
        if draft.type == made.head.type and draft.status == "signed":
            if draft.signed_on is None:
                draft.signed_on, draft.date_span = signed_on, span
            return


def stand_back(drafts: Sequence[Draft], made: Instrument, stands: Standing) -> None:
    """Give the standing of a bare mention (`to sign the memorandum`) to the instrument that only a name told of."""
    for draft in reversed(drafts[-NEAR:]):
        if draft.type == made.head.type and not draft.made.head.many:
            if draft.rule == "bare_name" and stands.act in ("sign", "approve"):
                draft.status, draft.rule = stands.status, "told_in_body"
            return


def date_carried(
    text: str, drafts: Sequence[Draft], sentence: Sentence, stands: Standing | None
) -> tuple[date, Span] | None:
    """The day of what the sentence before says was signed, where this one only adds to it (`They also signed …`)."""
    before = drafts[-1] if drafts else None
    if before is None or before.signed_on is None or before.date_span is None or before.status != "signed":
        return None
    if stands is None or before.sentence is sentence or text[before.sentence.end : sentence.start].strip():
        return None
    return (before.signed_on, before.date_span) if _ADDED.search(text, sentence.start, sentence.end) else None


def share(drafts: Sequence[Draft]) -> None:
    """Spread dates and parties over the mentions of an instrument, and a group's over the members of its list."""
    _share_with_list(drafts)
    _share_with_headlines(drafts)
    for at, draft in enumerate(drafts):
        others = [other for other in drafts[max(0, at - NEAR) : at + NEAR] if other is not draft]
        if draft.signed_on is None and draft.status in ("signed", "in_force"):
            dated = next((other for other in others if other.signed_on and _one_date(draft, other)), None)
            if dated is not None:
                draft.signed_on, draft.date_span = dated.signed_on, dated.date_span
        if draft.who.source != "own":
            surer = next(
                (other for other in others if other.who.source == "own" and same(other.made, draft.made)), None
            )
            if surer is not None:
                draft.who = surer.who


def _share_with_headlines(drafts: Sequence[Draft]) -> None:
    """A headline that only names an instrument takes its status from the first sentence that says it."""
    for at, draft in enumerate(drafts):
        open_end = draft.rule == "bare_name" or (draft.stands is not None and draft.stands.noun)
        if (draft.sentence.kind == "headline" or draft.sentence.start < TITLE) and open_end:
            near = drafts[max(0, at - NEAR) : at + NEAR]
            told = next(
                (d for d in near if d.stands is not None and d.sentence.kind != "headline" and _told_of(d, draft)),
                None,
            )
            if told is not None:
                draft.status, draft.rule = told.status, "told_in_body"


def _told_of(told: Draft, heading: Draft) -> bool:
    """Whether a sentence speaks of what a heading names; a bare `Memorandum of Understanding` of those parties does."""
    if same(told.made, heading.made):
        return True
    bare = not told.made.telling and told.type == heading.type and not told.made.head.many
    return bare and bool(told.who.codes) and set(told.who.codes) == set(heading.who.codes)


def _share_with_list(drafts: Sequence[Draft]) -> None:
    group: Draft | None = None
    for draft in drafts:
        if draft.made.head.many and draft.made.number is not None:
            if group is not None and draft.signed_on is None and draft.made.number == group.made.number:
                draft.signed_on, draft.date_span = group.signed_on, group.date_span
            group = draft
        elif draft.rule == "listed_member" and group is not None and draft.signed_on is None:
            draft.signed_on, draft.date_span = group.signed_on, group.date_span


def _one_date(draft: Draft, other: Draft) -> bool:
    """Whether the date of `other` is also that of `draft`: one instrument, or its headline, or a bare name for it."""
    if same(draft.made, other.made):
        return True
    if draft.status != "signed" or other.status != "signed" or draft.who.codes != other.who.codes:
        return False
    headline = draft.sentence.kind == "headline" and draft.type == other.type
    return headline or (draft.made.definite and not draft.made.named)
