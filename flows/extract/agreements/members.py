"""Instruments told as members of a group: lists of a group told before, `another on …`, several under one verb."""

import re
from collections.abc import Iterator, Sequence

from flows.extract.agreements.instruments import Instrument
from flows.extract.agreements.links import NEAR, Draft
from flows.extract.text.noun_complements import complement_end
from flows.extract.text.sentences import Sentence

_MEMBER = re.compile(
    r"\b(another|(?:a|the) (?:second|third|fourth|fifth|sixth|other)|(?<=including )one|(?<=included )one|"
    r"(?<=include )one|(?<=among them )one),?\s+(on|for|covering|concerning|to|between|with)\s+",
    re.I,
)
_CONSISTS = re.compile(
    r"(?:The|These|Those|Among the|They|The other)\s(?:[\w-]+\s){0,5}?"
    r"(?:includ(?:e|es|ed)|cover(?:s|ed)?|are|were|comprised?)"
    r"(?: (?:also|among others))?:?\s+(?:an?\s|the\s)?"
)
_JOINED = re.compile(r"\s*,?\s*(?:and|as well as|,)\s*(?:also )?(?:(?:the|an?|two|three)\s*)?")
_INCLUDING = re.compile(r",? (?:including|among them|such as|namely) (?:(?:the|an?) )?")
_FURTHER = frozenset("second third fourth fifth sixth seventh eighth ninth tenth further".split())


def group_of(text: str, made: Instrument, sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """The group told before that the phrase belongs to: `The agreements include a protocol …`, `A fourth pact …`."""
    if made.head.many or not drafts:
        return None
    further = made.left.before == "a" and not _FURTHER.isdisjoint(made.modifiers)
    if not further and not _CONSISTS.fullmatch(text, sentence.start, made.left.start):
        return None
    return next((d for d in reversed(drafts[-NEAR:]) if d.made.head.many), None)


def shared_verb(text: str, found: Sequence[Instrument], at: int) -> int | None:
    """The last of several instruments that are the subject of one verb: `The treaty, and the protocol were signed`.

    A group is joined to those that it is said to include.
    """
    last = None
    end = found[at].end
    for other in range(at + 1, len(found)):
        if found[other].start < end:
            continue  # nested in the one before
        joined = _JOINED.fullmatch(text, end, found[other].left.start)
        if not joined and not (
            last is None and found[at].head.many and _INCLUDING.fullmatch(text, end, found[other].left.start)
        ):
            break
        last, end = other, found[other].end
    return last


def further_members(text: str, sentence: Sentence, leads: Sequence[Draft]) -> Iterator[Draft]:
    """`another on …`, `a third on …` after the last of the named instruments `leads` of a sentence."""
    if not leads:
        return
    for match in _MEMBER.finditer(text, leads[0].made.end, sentence.end):
        lead = next(draft for draft in reversed(leads) if draft.made.end <= match.start() or draft is leads[0])
        end = complement_end(text, match.end(), sentence.end, openers=("another",))
        if end <= match.end() or any(draft.made.start == match.start() for draft in leads):
            continue
        member = lead.made._replace(
            start=match.start(),
            end=end,
            head_start=match.start(),
            head_end=match.end(1),
            head=lead.made.head._replace(many=False),
            number=1,
            complement=(match.end(), end),
            between=None,
            relative=None,
            modifiers=(),
            about=frozenset(),
        )
        yield Draft(
            member,
            sentence,
            lead.type,
            lead.stands,
            lead.status,
            "further_member",
            lead.who,
            lead.signed_on,
            lead.date_span,
        )
