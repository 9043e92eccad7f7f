"""How far the name of an instrument goes behind its head: dates and parties skipped, what it is about, who signed."""

import re
from collections.abc import Sequence

from flows.extract.agreements.heads import CHANGES, Head
from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.text.noun_complements import complement_end, list_of_names_end

Span = tuple[int, int]

_OPENER = re.compile(
    r"\s*(,\s*)?\b(on|over|concerning|regarding|covering|governing|relating to|related to|aimed at|designed to|for|to|"
    r"of|in the (?:field|area|sphere)s? of|(?!including|following|during|saying|adding|being|having|meaning|according|"
    r"pending|expiring|ending|beginning|starting|signing|noting)[a-z]+ing)\s+(?=[\w\"'$])"
)
_SET_OFF = re.compile(
    r", (?:on|covering|concerning|regarding|relating to) "
    r"((?!which|whom|the (?:sidelines|occasion)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[^,;:\d]{4,80}), "
    r"(?=(?:was|were|is|are|has|have|had|will|would|shall)\b)",
    re.I,
)
"""What it is about, between two commas: `a fourth pact, on double taxation, will be signed`."""
_NOT_SUBJECT = re.compile(
    r"(?:the )?(?:first|second|third|last) time|"
    r"(?:now|once|signature|signing|ratification|approval|debate|consideration|review)\b|"
    r"(?:(?:the|a|an|another|a further) )?[\w-]+ (?:more )?(?:years?|months?|weeks?|days?)\b|behalf|condition|"
    r"the (?:sidelines|occasion|basis|grounds|understanding|table)|schedule|board|top|hold|course|ice|grounds|"
    r"date\b|which\b|whom\b|"
    r"(?:a|an) (?:further |additional )?(?:period|term) of\b|"
    r"(?:its|their|his) own\b|(?:it|them|him|us)\b|(?:themselves|itself)\b"
)
_VERB_AFTER_TO = re.compile(
    r"(?!be\b|the\b|a\b|an\b|its\b|their\b|his\b|date\b|which\b|lawmakers\b|that\b)[a-z]{2,}(?:\s|-)"
)
_ARTICLE = re.compile(r"(?:the|its|their) (?=[\w\"'])")
_WANTED = re.compile(
    r"\b(?:expect|want|like|allow|enable|believe|wish|require|need|caus|forc|urg)(?:s|ed|e|es|ing)? "
    r"(?:the|its|their)"
    r"(?: [\w-]+){1,5}$"
)
_TAKES_OF = frozenset(["treaty", "protocol", "minutes", "memorandum", "statement", "plan", "document"])
_ADDED = frozenset(("protocol", "treaty", "agreement", "convention", "memorandum"))
# `Supplementary Treaty to the 1985 Treaty on …`: what it adds to is what it is about.
_INSTRUMENT = re.compile(
    r"(?:the|its|their) (?:[\w'-]+ ){0,6}(?:treaty|agreement|accord|protocol|convention|charter|memorandum|pact)\b",
    re.I,
)
_NAME = re.compile(r"[A-ZÀ-Ỹ][\w'-]+(?:,? (?:(?:and|of|on|for|in) )?[A-ZÀ-Ỹ][\w'-]+)*")
_HERE = re.compile(r"\s+(?:here|there|in principle|today|yesterday|tomorrow)\b")
_PLACE = re.compile(r"\s+(?:in|at) (?=[A-Z])")
_PARTIES = re.compile(r"\s+(between|among|with)\s+")
_OF_THEM = re.compile(
    r"\s+((?:between|of|among) (?:the|both|their) (?:two |respective ){0,2}"
    r"(?:countries|sides|nations|governments|parties|states|ministries)\b)(?! of\b|['’])",
    re.I,
)
_RELATIVE = re.compile(r"\s+(?:signed|reached|concluded|initialled|initialed|struck)\b")
_PREPOSITIONS = re.compile(r"\s*(?:on|in|of|since|for|last|this|early|late)?\s*")
_BETWEEN_THEM = re.compile(
    r"\s+(?:between|of|among) (?:(?:the|both|their)\b[^,.;:]{0,40}?"
    r"(?:countries|sides|nations|governments|parties|states)\b|the two\b|them\b)",
    re.I,
)
_FOR_YEARS = re.compile(r"\s+for (?:the period )?(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?(?=\s)")
_WITH_THEM = re.compile(r"\s+with\s+")
_WORTH = re.compile(
    r",?\s+(?:(?:jointly |together |altogether )?(?:worth|valued at|totall?ing|amounting to))\s[^,;:]{1,60}?,?"
    r"(?=\s(?:was|were|has|have|had|will|is|are)\b)"
)
OPENERS = frozenset({"another"})


def date_starts(text: str, periods: Sequence[Period]) -> frozenset[int]:
    """Where words begin that say on which day something was done, with their preposition."""
    starts: set[int] = set()
    for period in periods:
        if (
            period.role in ("by", "at")
            or period.first is None
            or period.last is None
            or (period.last - period.first).days > 31
        ):
            continue
        starts.add(period.start)
        before = text.rfind(" ", 0, max(period.start - 1, 0)) + 1
        if text[before : period.start].strip().lower() in ("on", "in", "last", "this", "early", "late"):
            starts.add(before)
    return frozenset(starts)


def period_at(text: str, at: int, periods: Sequence[Period]) -> int:
    """The end of the period that stands at `at`, its preposition skipped; -1 where none does."""
    skipped = _PREPOSITIONS.match(text, at)
    reach = skipped.end() if skipped else at
    for period in periods:
        if at <= period.start <= reach and period.role != "by":
            return period.end
    return -1


def adverbials(
    text: str, at: int, stop: int, mentions: Sequence[Mention], periods: Sequence[Period]
) -> tuple[int, Span | None]:
    """Skip dates, places and parties between a head and its complement. Returns where they end, and the parties."""
    between: Span | None = None
    for _ in range(4):
        if (end := period_at(text, at, periods)) >= 0:
            at = end
        elif here := _HERE.match(text, at, stop):
            at = here.end()
        elif place := _PLACE.match(text, at, stop):
            end = next((m.end for m in mentions if m.start == place.end() and m.kind in ("capital", "name")), -1)
            if end < 0:
                return at, between
            at = end
        elif between is None and (them := _OF_THEM.match(text, at, stop)):
            between = (them.start(1), them.end())
            at = them.end()
        elif between is None and (opened := _PARTIES.match(text, at, stop)):
            end = list_of_names_end(text, opened.end(), stop, [m.end for m in mentions if m.kind == "name"])
            if not any(opened.end() <= m.start < end for m in mentions):
                return at, between
            between = (opened.start(1), end)
            at = end
        else:
            return at, between
    return at, between


def complement_of(
    text: str, at: int, stop: int, head: Head, dates: frozenset[int], siblings: frozenset[int], *, purpose: bool
) -> Span | None:
    """What it is about. `purpose`: an infinitive would say why it was signed on its date, not what it is."""
    if set_off := _SET_OFF.match(text, at, stop):
        return set_off.start(1), set_off.end(1)
    opened = _OPENER.match(text, at, stop)
    if opened is None or (opened[1] and opened[2] != "to") or (purpose and opened[2] == "to"):
        return None
    word, start = opened[2], opened.end()
    changes = head.form in CHANGES or (head.form in _ADDED and _INSTRUMENT.match(text, start, stop))
    if word == "to" and changes and (changed := _ARTICLE.match(text, start, stop)):
        beside = frozenset(at for at in siblings if at > changed.end())
        end = complement_end(text, changed.end(), stop, dates, beside, OPENERS)
        return (start, end) if end > changed.end() else None
    if word in ("on", "over", "for", "to", "of") and _NOT_SUBJECT.match(text, start, stop):
        return None
    if word == "to" and _WANTED.search(text, max(at - 140, 0), at):
        return None  # `expects the new pact to bring …`
    if start in dates or (word == "to" and not _VERB_AFTER_TO.match(text, start, stop)):
        return None
    if word == "of" and head.type not in _TAKES_OF and head.form != "amendment" and not text[start].isupper():
        return None
    if word == "of" and text[start].isupper() and (name := _NAME.match(text, start, stop)):
        return start, name.end()
    end = complement_end(text, start, stop, dates, siblings, OPENERS)
    return (start, end) if end > start else None


def without_place(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where text[start:end] ends without a capital at its end: ` in Lima` is where it is signed, not what it is on."""
    for mention in mentions:
        if mention.end == end and mention.kind == "capital" and text.endswith(" in ", start + 1, mention.start):
            return mention.start - len(" in ")
    return end


def relative_of(
    text: str, at: int, stop: int, mentions: Sequence[Mention], periods: Sequence[Period], named: bool
) -> Span | None:
    """`signed between A and B`, `signed Friday` right behind a head: words that tell the instrument from others."""
    verb = _RELATIVE.match(text, at, stop)
    if verb is None:
        return None
    end, between = adverbials(text, verb.end(), stop, mentions, periods)
    if between is None and (named or end == verb.end()):
        return None
    return verb.start() + len(verb[0]) - len(verb[0].lstrip()), end


def behind_parties(text: str, end: int, stop: int) -> int:
    """Where what follows a phrase that ends at `end` begins, parties that are no part of the quote skipped."""
    if them := _BETWEEN_THEM.match(text, end, stop):
        return them.end()
    if years := _FOR_YEARS.match(text, end, stop):
        return years.end()
    if worth := _WORTH.match(text, end, stop):
        return worth.end()
    others = _WITH_THEM.match(text, end, stop)
    return list_of_names_end(text, others.end(), stop) if others else end
