"""Instruments that a document names: type, standing, parties, date and subject of each mention."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.extract.analysis import Analysis, within
from flows.extract.governing import Standing, cues_in, standing
from flows.extract.instruments import HEADS, MODIFIERS, Head, Instrument, instruments
from flows.extract.lexicon import Hit, fold
from flows.extract.noun_phrases import complement_end, list_of_names_end
from flows.extract.parties import Mention
from flows.extract.sentences import Sentence
from flows.extract.signatories import Signatories, private, signatories

Row = dict[str, Any]

_MEMBER = re.compile(
    r"\b(another|(?:a|the) (?:second|third|fourth|fifth|sixth|other))\s+(on|for|covering|concerning|to)\s+", re.I
)
_BETWEEN_THEM = re.compile(
    r"\s+(?:between|of|among) (?:the|both|their)\b[^,.;:]{0,40}?(?:countries|sides|nations|governments|parties|states)\b"
)
_PREDICATE = re.compile(r"\b(?:is|are|was|were|be|been|becomes?|became|as) (?:the|their|its) $")
_LIST_ITEM = re.compile(r"(?:^|\n)\s*(?:\(?\d{1,2}[.)]|[-•*])\s*$")
_OWN_COMPANIES = re.compile(r"\b(?:Inc|Corp|Co|Ltd|PLC|Plc|company|companies|producer|firm|supplier)\b")


@dataclass(slots=True)
class _Draft:
    """A record in the making, with what later mentions need of it."""

    made: Instrument
    sentence: Sentence
    stands: Standing | None
    status: str
    rule: str
    signed_on: date | None
    date_span: tuple[int, int] | None
    who: Signatories
    sure: float


def agreements(a: Analysis) -> list[Row]:
    """The records of table agreements, sorted by span; see ANNOTATION.md for the columns."""
    drafts: list[_Draft] = []
    anaphors: list[tuple[Instrument, Standing | None, date | None]] = []
    for sentence, hits in _by_sentence(a):
        _read_sentence(a, sentence, hits, drafts, anaphors)
    _share_dates(drafts)
    rows = {(d.made.start, d.made.end): _row(a, d) for d in drafts}
    return [rows[span] for span in sorted(rows)]


def _by_sentence(a: Analysis) -> Iterator[tuple[Sentence, list[Hit[Head]]]]:
    """Sentences that hold heads of instruments, with these."""
    grouped: dict[int, list[Hit[Head]]] = {}
    hits = HEADS.find(a.fold)
    if not hits:
        return
    starts = [sentence.start for sentence in a.sentences]
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        if index >= 0 and hit.end <= a.sentences[index].end:
            grouped.setdefault(index, []).append(hit)
    for index, inside in grouped.items():
        yield a.sentences[index], inside


def _read_sentence(
    a: Analysis,
    sentence: Sentence,
    hits: list[Hit[Head]],
    drafts: list[_Draft],
    anaphors: list[tuple[Instrument, Standing | None, date | None]],
) -> None:
    text = a.text
    mentions = within(a.parties.mentions, sentence.start, sentence.end)
    periods = within(a.periods, sentence.start, sentence.end)
    quantities = within(a.quantities, sentence.start, sentence.end)
    cues = cues_in(a.fold, sentence.start, sentence.end)
    earlier: list[_Draft] = []
    for made in instruments(text, hits, sentence, mentions, periods, quantities):
        if _foreign(made, text):
            continue
        after = _after(text, made, sentence.end)
        stands = standing(text, sentence.start, sentence.end, made.left.start, made.end, after, cues)
        if stands is None and made.relative is not None:
            stands = Standing("signed", "sign", True, "inside", *made.relative, 0.8)
        nested = any(d.made.complement and d.made.complement[0] <= made.start < d.made.complement[1] for d in earlier)
        if stands is None or (nested and stands.side == "left"):
            stands = _beside(text, made, earlier) if not nested else stands
        signed = _signed_on(a, sentence, made, stands)
        if not _counts(made, stands, nested, drafts, sentence, text):
            anaphors.append((made, stands, signed[0]))
            _date_back(made, signed, drafts, stands)
            continue
        who = signatories(text, made, sentence, stands, a.parties, mentions)
        if private(text, sentence, made, who, mentions):
            continue
        status, rule = _status(made, stands, drafts, text, nested=nested, dated=signed[0] is not None)
        if status is None:
            continue
        day, span = signed if status == "signed" else (None, None)
        draft = _Draft(made, sentence, stands, status, rule, day, span, who, 0.0)
        earlier.append(draft)
        drafts.append(draft)
        if not made.head.many:
            _add_members(a, draft, sentence, drafts)


_KNOWN = frozenset(["signed", "in_force", "proposed"])
"""A later word of talks on an instrument does not change these."""


def _foreign(made: Instrument, text: str) -> bool:
    """Whether the modifiers say that it is an instrument of companies or an exchange, or the words no instrument at all."""
    kinds = {MODIFIERS.get(word) for word in made.modifiers}
    if "private" in kinds or ("exchange" in kinds and made.head.type == "contract"):
        return True
    if made.left.before in ("no", "any", "without") and not made.modifiers:
        return True
    return (
        made.definite
        and made.complement is None
        and _PREDICATE.search(text, max(made.start - 24, 0), made.start) is not None
    )


def _after(text: str, made: Instrument, stop: int) -> int:
    them = _BETWEEN_THEM.match(text, made.end, stop)
    if them:
        return them.end()
    with_names = re.compile(r"\s+with\s+").match(text, made.end, stop)
    return list_of_names_end(text, with_names.end(), stop) if with_names else made.end


def _beside(text: str, made: Instrument, earlier: Sequence[_Draft]) -> Standing | None:
    """The standing of the phrase before, where only `and`, a comma or a list mark parts the two."""
    for draft in reversed(earlier):
        gap = text[draft.made.end : made.left.start]
        if len(gap) < 90 and re.fullmatch(
            r"[\s,]*(?:between the two [a-z]+)?[\s,]*(?:and|or|including|as well as|namely|plus|:)?\s*(?:an?|the|two|three|also)?\s*",
            gap,
        ):
            s = draft.stands
            return s._replace(side="beside", sure=s.sure - 0.1) if s else None
    return None


def _counts(
    made: Instrument, stands: Standing | None, nested: bool, drafts: Sequence[_Draft], sentence: Sentence, text: str
) -> bool:
    """Whether the phrase names an instrument, rather than pointing back to one or speaking of such things in general."""
    signing = stands is not None and stands.act in ("sign", "reach")
    if made.head.many:
        if made.count is not None:
            return signing or made.named or sentence.kind == "headline" or text[sentence.end - 1] == ":"
        return signing and stands.done and made.named and not made.definite and made.head.needs != "count"  # type: ignore[union-attr]
    if _listed(text, made):
        return made.named
    if (
        made.head.needs == "cue"
        and stands is None
        and not (made.complement and made.head.type not in ("contract", "plan"))
    ):
        return False
    if made.named:
        return True
    if not signing:
        return False
    if made.definite:
        return all(d.made.head.type != made.head.type for d in drafts) and made.head.type not in (
            "agreement",
            "document",
        )
    return made.left.before in ("a", "an", "another") or sentence.kind == "headline"


def _listed(text: str, made: Instrument) -> bool:
    """Whether the phrase opens an item of a list."""
    return _LIST_ITEM.search(text, max(made.left.start - 8, 0), made.left.start) is not None


def _status(
    made: Instrument, stands: Standing | None, drafts: Sequence[_Draft], text: str, *, nested: bool, dated: bool
) -> tuple[str | None, str]:
    """The status, None where nothing shows one, and the rule that gave it."""
    same = next((d for d in reversed(drafts) if _same(d.made, made)), None)
    if _listed(text, made):
        group = next((d for d in reversed(drafts) if d.made.head.many), None)
        if group is not None:
            return group.status, "listed_member"
    if stands is not None:
        if same is not None and made.definite and stands.act in ("negotiate", "propose") and same.status in _KNOWN:
            return same.status, "mentioned_before"
        if made.relative is not None and stands.side == "inside" and not dated:
            return "in_force", "signed_before"
        return stands.status, f"{stands.act}_{stands.side}"
    if same is None and made.head.many and made.count is not None:
        same = next((d for d in reversed(drafts) if d.made.count == made.count), None)
    if same is not None:
        return same.status, "mentioned_before"
    if made.definite or nested:
        return "in_force", "definite"
    if made.head.many or made.count != 1:
        return ("signed", "counted") if made.head.type == "document" else (None, "")
    return (
        ("proposed", "indefinite")
        if made.left.before in ("a", "an", "for", "of", "on", "to", "new")
        else ("in_force", "bare_name")
    )


def _same(one: Instrument, other: Instrument) -> bool:
    """Whether two phrases may name one instrument: of one type, and the telling words of one are among the other's."""
    if one.head.type != other.head.type or one.head.many != other.head.many:
        return False
    first, second = one.telling, other.telling
    return bool(first & second) and (first <= second or second <= first)


def _signed_on(
    a: Analysis, sentence: Sentence, made: Instrument, stands: Standing | None
) -> tuple[date | None, tuple[int, int] | None]:
    """The day on which the sentence says that it was signed or reached."""
    if stands is None or stands.act not in ("sign", "reach") or not stands.done:
        return None, None
    best: tuple[int, date, tuple[int, int]] | None = None
    for period in within(a.periods, sentence.start, sentence.end):
        if period.first is None or period.first != period.last or period.role in ("by", "base"):
            continue
        if made.complement and made.complement[0] <= period.start < made.complement[1]:
            continue
        distance = min(abs(period.start - stands.end), abs(period.end - stands.start), abs(period.start - made.end))
        if best is None or distance < best[0]:
            best = (distance, period.first, (period.start, period.end))
    return (best[1], best[2]) if best else (None, None)


def _date_back(
    made: Instrument,
    signed: tuple[date | None, tuple[int, int] | None],
    drafts: Sequence[_Draft],
    stands: Standing | None,
) -> None:
    """Give the date of a bare mention (`the accord was signed on Monday`) to the instrument it points to."""
    if signed[0] is None:
        return
    for draft in reversed(drafts):
        if draft.made.head.type == made.head.type and draft.status == "signed":
            if draft.signed_on is None:
                draft.signed_on, draft.date_span = signed
            return


def _share_dates(drafts: Sequence[_Draft]) -> None:
    """One instrument has one date: what a mention fixes holds for the others; a list has the date of its group."""
    group: _Draft | None = None
    for draft in drafts:
        if draft.made.head.many and draft.made.count is not None:
            if group is not None and draft.signed_on is None and draft.made.count == group.made.count:
                draft.signed_on, draft.date_span = group.signed_on, group.date_span
            group = draft
        elif draft.rule == "listed_member" and group is not None and draft.signed_on is None:
            draft.signed_on, draft.date_span = group.signed_on, group.date_span
    for draft in drafts:
        if draft.signed_on is None and draft.status in ("signed", "in_force"):
            for other in drafts:
                if other.signed_on is not None and _same(other.made, draft.made):
                    draft.signed_on, draft.date_span = other.signed_on, other.date_span
                    break


def _add_members(a: Analysis, lead: _Draft, sentence: Sentence, drafts: list[_Draft]) -> None:
    """`another on …`, `a third on …` after a named instrument of the same list."""
    text = a.text
    for match in _MEMBER.finditer(text, lead.made.end, sentence.end):
        end = complement_end(text, match.end(), sentence.end, (), (), ("another",))
        if end <= match.end():
            continue
        member = lead.made._replace(
            start=match.start(),
            end=end,
            head_start=match.start(),
            head_end=match.end(1),
            complement=(match.end(), end),
            between=None,
            modifiers=(),
            named=True,
        )
        if any(d.made.start == member.start for d in drafts):
            continue
        drafts.append(
            _Draft(
                member,
                sentence,
                lead.stands,
                lead.status,
                "further_member",
                lead.signed_on,
                lead.date_span,
                lead.who,
                0.0,
            )
        )


def _subject(text: str, made: Instrument, mentions: Sequence[Mention]) -> str | None:
    if made.complement is not None:
        return text[slice(*made.complement)]
    words = text[made.start : made.head_start]
    kept = []
    at = made.start
    for word in words.split():
        start = text.index(word, at)
        at = start + len(word)
        key = fold(word).strip()
        if (
            key
            and MODIFIERS.get(key) != "generic"
            and not any(m.start < at and start < m.end for m in mentions)
            and key not in _SMALL
            and not key.isdigit()
        ):
            kept.append(word)
    return " ".join(kept).strip(" -–") or None


_SMALL = frozenset(
    "one two three four five six seven eight nine ten eleven twelve joint bilateral multilateral official first".split()
)


def _title(made: Instrument, kind: str, subject: str | None, codes: Sequence[str]) -> str:
    """Type, subject and parties in one normal form, so that two documents' mentions of an instrument meet."""
    about = " ".join(
        word for word in fold(subject or "").split() if word not in ("the", "a", "an", "of", "in", "on", "and")
    )
    return f"{kind}: {about or 'unnamed'} ({', '.join(codes)})"


def _row(a: Analysis, draft: _Draft) -> Row:
    made = draft.made
    mentions = within(a.parties.mentions, made.start, made.end)
    kind = made.head.type
    if made.head.form in ("letter of intent", "letters of intent") and _OWN_COMPANIES.search(
        a.text, draft.sentence.start, draft.sentence.end
    ):
        kind = "contract"
    subject = _subject(a.text, made, mentions)
    evidence = {"head": (made.head_start, made.head_end)}
    if draft.stands is not None:
        evidence["cue"] = (draft.stands.start, draft.stands.end)
    if draft.who.span is not None:
        evidence["parties"] = draft.who.span
    if draft.date_span is not None:
        evidence["date"] = draft.date_span
    sure = min(draft.stands.sure if draft.stands else 0.55, 0.5 + draft.who.sure / 2)
    return {
        "start": made.start,
        "end": made.end,
        "type": kind,
        "status": draft.status,
        "count": made.count,
        "parties": list(draft.who.codes),
        "signed_on": draft.signed_on,
        "subject": subject,
        "title": _title(made, kind, subject, draft.who.codes),
        "rule": draft.rule,
        "confidence": round(sure, 2),
        "evidence": evidence,
    }
