"""Instruments that a document names: type, standing, parties, date and subject of each mention."""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from flows.extract.agreements.actors import private
from flows.extract.agreements.claims import counts, foreign, issued, listed
from flows.extract.agreements.dates import Occasions, day_of_occasion, occasions, signing_day
from flows.extract.agreements.extent import behind_parties
from flows.extract.agreements.governing import Standing, cues_in, standing
from flows.extract.agreements.heads import HEADS, Head
from flows.extract.agreements.instruments import Instrument, instruments
from flows.extract.agreements.lead_parties import About, Signatories, about, without_dateline
from flows.extract.agreements.links import NEAR, Draft, date_back, date_carried, latest, share, stand_back
from flows.extract.agreements.members import further_members, group_of, shared_verb
from flows.extract.agreements.opening import talks_held
from flows.extract.agreements.rolls import Rolls
from flows.extract.agreements.signatories import signatories
from flows.extract.agreements.titles import strange_words, subject, title
from flows.extract.analysis import Analysis, by_sentence, within
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

Row = dict[str, Any]

_INITIALLED = re.compile(r"initial", re.I)
_BESIDE = re.compile(
    r"[\s,]*(?:between the two [a-z]+)?[\s,]*(?:and|or|including|as well as|(?:together|along) with|namely|plus|:)?\s*"
    r"(?:(?:of|on|for)\s)?(?:an?|the|two|three|also)?\s*",
    re.I,
)
_AMONG_THEM = re.compile(r"[^.;:]{0,40}\b(?:including|among them|such as|namely)\s+(?:an?|the)?\s*")
# `13 documents were signed, including a programme …, a protocol …, and`
_IN_GROUP = re.compile(
    r"[^;:()\"]{0,60}\b(?:including|among them|such as|namely|notably)\s"
    r"(?:(?!\b(?:was|were|is|are|will|would|said|says|which|that|who|has|have|had)\b)[^;\"]){0,400}",
    re.S,
)
# `Three documents were signed at the end of the session: an agreement …`
_BELOW = re.compile(
    r"[^.;:\"]{0,120}:\s*(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s*)?(?:(?:an?|the|two|three|four)\s+)?", re.I
)
_SUPPOSED = re.compile(r"\s+(?:would|could|might)\b", re.I)
_WISHED = re.compile(r"\b(?:for|towards?|about) (?:a|an) $")
_TALKS = re.compile(r"\b(?:talks|negotiat\w+|discuss\w*)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPANIES = re.compile(r"\b(?:Inc|Corp|Co|Ltd|PLC|Plc|SA|AG|company|companies|producer|firm|supplier)\b")

_TO_COME = frozenset(["proposed", "negotiating", "to_be_signed"])
_FORMER = frozenset("last previous old current existing present earlier".split())
_KNOWN = frozenset(["signed", "in_force", "proposed"])
"""A later word of talks on an instrument does not change these."""


def agreements(a: Analysis) -> list[Row]:
    """The records of table agreements, sorted by span; see ANNOTATION.md for the columns."""
    drafts: list[Draft] = []
    whom = cache(partial(about, a.text, a.parties))  # most documents come to no phrase that asks for it
    told = cache(partial(occasions, a.text, a.sentences, a.periods, a.doc.published_on))
    rolls = Rolls(a.text, a.sentences)
    for sentence, hits in by_sentence(HEADS.find(a.fold), a.sentences):
        _read_sentence(a, sentence, hits, whom, told, rolls, drafts)
    share(drafts)
    rows = {(d.made.start, d.made.end): _row(a, d) for d in drafts}
    return [rows[span] for span in sorted(rows)]


def _read_sentence(
    a: Analysis,
    sentence: Sentence,
    hits: Sequence[Hit[Head]],
    whom: Callable[[], About],
    told: Callable[[], Occasions],
    rolls: Rolls,
    drafts: list[Draft],
) -> None:
    text = a.text
    mentions = without_dateline(text, sentence, within(a.parties.mentions, sentence.start, sentence.end))
    periods = within(a.periods, sentence.start, sentence.end)
    quantities = within(a.quantities, sentence.start, sentence.end)
    cues = cues_in(a.fold, sentence.start, sentence.end)
    earlier: list[Draft] = []
    found = instruments(text, hits, sentence, mentions, periods, quantities)
    for at, made in enumerate(found):
        if foreign(text, made) or (made.head.form == "deal" and strange_words(text, made, mentions)):
            continue
        outer = next((d.made for d in earlier if d.made.complement and made.start < d.made.complement[1]), None)
        after = behind_parties(text, made.end, sentence.end)
        stands = standing(
            text,
            sentence.start,
            sentence.end,
            made.left.start,
            made.head_start,
            made.end,
            after,
            cues,
            long=made.complement is not None,
        )
        stands = _settle(text, made, stands, outer, earlier)
        if stands is None and outer is None and (verb := shared_verb(text, found, at)) is not None:
            end = found[verb].end
            stands = standing(
                text, sentence.start, sentence.end, made.left.start, made.head_start, end, end, cues, long=True
            )
        group = group_of(text, made, sentence, drafts)
        if stands is None and outer is None and group is not None and group.stands is not None:
            stands = group.stands._replace(side="beside", sure=group.stands.sure - 0.1)
        if stands is None and outer is None:
            stands = rolls.standing(made, sentence) or issued(text, made)
        dated = signing_day(text, made, stands, periods)
        if dated is not None and a.doc.published_on is not None and dated[0] > a.doc.published_on:
            dated = None
        year = _YEAR.search(text, made.start, made.head_start)
        if dated is not None and year is not None and int(year[0]) != dated[0].year:
            dated = None  # `signed a protocol to the 1985 treaty on Monday`
        if group is None and earlier and stands is not None and stands.side == "beside":
            group = earlier[-1]
        if not counts(text, made, stands, sentence, drafts):
            if stands is not None and made.definite:
                stand_back(drafts, made, stands)
            if dated is not None:
                date_back(drafts, made, *dated)
            continue
        kind = _type(text, made, sentence)
        who = signatories(text, made, kind, sentence, stands, whom(), mentions)
        if (
            who.source in ("none", "many", "document", "before")
            and (known := _known_parties(text, made, group, drafts)) is not None
        ):
            who = known
        status, rule = _status(text, made, sentence, stands, drafts, nested=outer is not None, dated=dated is not None)
        if (
            status is None
            or (not made.named and not who.codes)
            or (kind == "statement" and len(who.codes) == 1 and issued(text, made) is not None)
            or private(text, a.fold, sentence, made, who.codes, who.source, mentions)
        ):
            continue
        draft = Draft(made, sentence, kind, stands, status, rule, who)
        if status == "signed":
            dated = (
                dated
                or day_of_occasion(text, made, sentence, stands, told)
                or date_carried(text, drafts, sentence, stands)
            )
        if status in ("signed", "in_force", "ratified", "expired"):
            draft.signed_on, draft.date_span = dated or (None, None)
        earlier.append(draft)
        drafts.append(draft)
    drafts += further_members(text, sentence, earlier)


def _settle(
    text: str, made: Instrument, stands: Standing | None, outer: Instrument | None, earlier: Sequence[Draft]
) -> Standing | None:
    """The standing of this phrase, not of the one it is nested in; or the one that it shares with the phrase before."""
    initialled = stands is not None and _INITIALLED.match(text, stands.start, stands.end)
    if stands is not None and initialled and stands.done and made.head.needs != "signed":
        return stands._replace(status="to_be_signed")  # its words are settled, its signing is still to come
    if made.relative is not None and (stands is None or stands.act == "apply"):
        return Standing("signed", "sign", True, "inside", *made.relative, 0.8)
    if outer is not None and outer.complement is not None:
        own = stands is not None and (stands.side == "inside" or outer.complement[0] <= stands.start < made.start)
        return stands if own else None
    if stands is None and earlier:
        group = next((d for d in reversed(earlier) if d.made.head.many), None)
        shared = group.stands if group is not None else None
        told = (group.made.end, made.left.start) if group is not None else (0, 0)
        if shared is not None and (_IN_GROUP.fullmatch(text, *told) or _BELOW.fullmatch(text, *told)):
            return shared._replace(side="beside", sure=shared.sure - 0.1)
        before = earlier[-1]
        gap = text[before.made.end : made.left.start]
        beside = _BESIDE.fullmatch(gap) or (before.made.head.many and _AMONG_THEM.fullmatch(gap))
        if before.stands is not None and len(gap) < 60 and beside:
            return before.stands._replace(side="beside", sure=before.stands.sure - 0.1)
    return stands


def _type(text: str, made: Instrument, sentence: Sentence) -> str:
    """A letter of intent between companies is a contract, one between states a document."""
    if made.head.form.startswith(("letter of intent", "letters of intent")) and _COMPANIES.search(
        text, sentence.start, sentence.end
    ):
        return "contract"
    return made.head.type


def _known_parties(text: str, made: Instrument, group: Draft | None, drafts: Sequence[Draft]) -> Signatories | None:
    """The parties of an earlier mention of the instrument, or of the group in whose list it stands."""
    before = latest(drafts, made) or group
    if before is None and listed(text, made):
        before = next((d for d in reversed(drafts[-NEAR:]) if d.made.head.many), None)
    if before is None and made.definite and not made.named and drafts:
        before = drafts[-1]
    return before.who._replace(source="mention", sure=before.who.sure - 0.1) if before and before.who.codes else None


def _status(
    text: str,
    made: Instrument,
    sentence: Sentence,
    stands: Standing | None,
    drafts: Sequence[Draft],
    *,
    nested: bool,
    dated: bool,
) -> tuple[str | None, str]:
    """The status, None where nothing shows one, and the name of the rule that gave it."""
    if listed(text, made):
        group = next((d for d in reversed(drafts[-NEAR:]) if d.made.head.many), None)
        if group is not None:
            return group.status, "listed_member"
    before = latest(drafts, made)
    if before is not None and (_holds(before.made, made) or _of_another_year(text, before.made, made)):
        before = None
    if stands is not None:
        talked_of = stands.act in ("negotiate", "propose")
        if before is not None and made.definite and talked_of and before.status in _KNOWN:
            return before.status, "mentioned_before"
        if made.relative is not None and stands.side == "inside" and not dated:
            return "in_force", "signed_before"
        if stands.act == "propose" and talks_held(text, stands.start, stands.end):
            return "negotiating", "talks_held"
        if stands.act == "propose" and made.definite and text.startswith("consider", stands.start):
            return "in_force", "considered"  # `considers the protocol as inactive`
        return stands.status, f"{stands.act}_{stands.side}"
    former = before is not None and before.status in _TO_COME and _FORMER & set(made.modifiers)
    if before is not None and not former and not (before.status == "in_force" and made.left.before in ("a", "an")):
        return before.status, "mentioned_before"
    return _standing_alone(text, made, sentence, nested=nested)


def _holds(outer: Instrument, made: Instrument) -> bool:
    return outer.start <= made.start and made.end <= outer.end


def _of_another_year(text: str, one: Instrument, made: Instrument) -> bool:
    """Whether the name has a year that the other's has not: `the 2005 supplementary treaty`."""
    year = _YEAR.search(text, made.start, made.head_start)
    return year is not None and year[0] not in text[one.start : one.head_start]


def _standing_alone(text: str, made: Instrument, sentence: Sentence, *, nested: bool) -> tuple[str | None, str]:
    """The status of a phrase that no word governs: known things stand, `for a trade agreement` is a wish."""
    if made.head.many:
        return ("signed", "counted") if made.head.type == "document" else (None, "")
    if not made.definite and _SUPPOSED.match(text, made.end):
        return "proposed", "supposed"
    if made.definite or nested:
        return "in_force", "definite"
    if made.left.before in ("a", "an"):
        if _YEAR.search(text, made.start, made.head_start):
            return "in_force", "of_a_year"
        if made.telling and _WISHED.search(text, max(made.left.start - 40, 0), made.left.start):
            talks = _TALKS.search(text, max(made.left.start - 60, 0), made.left.start)
            return ("negotiating" if talks else "proposed"), "indefinite"
        return None, ""
    heading = text[made.start].isupper() and text[made.head_start].isupper()
    if not heading and text[made.start].islower():
        return None, ""
    if not heading and (made.complement is not None or not made.telling):
        return None, ""
    issued = made.head.type == "statement" and sentence.kind == "headline"
    return ("signed", "issued") if issued else ("in_force", "bare_name")


def _row(a: Analysis, draft: Draft) -> Row:
    made, who, stands = draft.made, draft.who, draft.stands
    matter = subject(a.text, made, within(a.parties.mentions, made.start, made.end))
    evidence = {"head": (made.head_start, made.head_end)}
    if stands is not None:
        evidence["cue"] = (stands.start, stands.end)
    if who.span is not None:
        evidence["parties"] = who.span
    if draft.date_span is not None:
        evidence["date"] = draft.date_span
    sure = min(stands.sure if stands else 0.55, 0.5 + who.sure / 2)
    return {
        "start": made.start,
        "end": made.end,
        "type": draft.type,
        "status": draft.status,
        "count": made.number,
        "parties": list(who.codes),
        "signed_on": draft.signed_on,
        "subject": matter,
        "title": title(draft.type, matter, who.codes),
        "rule": draft.rule,
        "confidence": round(sure, 2),
        "evidence": evidence,
    }
