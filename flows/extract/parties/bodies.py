"""Bodies that act for a state: ministries, governments, parties, banks of issue, embassies, with their country."""

import re
from collections.abc import Iterable, Sequence

from flows.extract.parties.mentions import Found
from flows.extract.parties.phrases import Frame
from flows.extract.parties.referents import Anaphor, Body
from flows.extract.text.lexicon import Hit

_PARLIAMENTS = ("parliament", "assembly", "senate", "congress", "house of", "duma", "knesset", "bundestag")
_ACRONYM = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")


def of_a_state(frame: Frame, hits: Iterable[Hit[Anaphor]]) -> list[Hit[Body]]:
    """Those of `the government`, `the ministry` that refer to nothing before, since `of Peru` or a field follows."""
    found = []
    for hit in hits:
        if hit.entry.sort == "government" and frame.text.startswith(" of ", hit.end):
            found.append(Hit(hit.start + len("the "), hit.end, Body(True, (), True, False, False)))
    return found


def stands_alone(body: Body) -> bool:
    """Whether the name of a body tells its country by itself: `Bundesbank`."""
    return body.sure and not body.head and bool(body.codes)


def bodies(frame: Frame, hits: Sequence[Hit[Body]], sure: set[str]) -> list[Found]:
    """The bodies at their hits whose country stands beside them or is known, with later uses of their acronyms.

    `sure` are the countries that the document names; a body that several countries have counts only among them.
    """
    found: list[Found] = []
    for hit in sorted(hits, key=lambda hit: hit.start):
        body = hit.entry
        item = _headed(frame, hit) if body.head else _known(frame, hit, sure)
        if item and not (found and item.start < found[-1].end):
            item.level = level_of(frame.folded[item.start : item.end])
            found.append(item)
    return found + _acronyms(frame.text, found)


def level_of(words: str) -> str:
    """The level (vocabulary of events) at which those meet who speak for a body of that name, folded."""
    if "party" in words:
        return "party"
    return "parliament" if any(word in words for word in _PARLIAMENTS) else "official"


def _known(frame: Frame, hit: Hit[Body], sure: set[str]) -> Found | None:
    if not frame.text[hit.start].isupper():
        return None
    start = hit.start
    owner = frame.owner_before(start)
    if owner:
        return Found(owner.start, hit.end, owner.codes, "body")
    codes = hit.entry.codes
    if len(codes) > 1:
        codes = tuple(code for code in codes if code in sure) or codes[:1]
        codes = codes[:1]
    if not hit.entry.sure and not sure.intersection(codes):
        return None
    return Found(start, hit.end, codes, "body")


def _headed(frame: Frame, hit: Hit[Body]) -> Found | None:
    body = hit.entry
    start, past = frame.field_before(hit.start)
    end = frame.field_after(hit.end)
    after = frame.owner_after(end, plural=body.plural) or (
        frame.owner_after(hit.end, plural=body.plural) if end != hit.end else None
    )
    before = frame.owner_before(start, plural=body.plural)
    if before:
        start = before.start
        codes = before.codes
    elif after:
        codes, end = after.codes, max(after.end, end)
    else:
        return _spoken_of(frame, hit, start, end)
    kind = "group" if body.plural and len(codes) > 1 else "body"
    return Found(start, end, codes, kind, past=past)


def _spoken_of(frame: Frame, hit: Hit[Body], start: int, end: int) -> Found | None:
    """`the finance ministry`: whose it is only the document can tell."""
    article = start - len("the ")
    if (
        frame.folded.startswith("the ", max(article, 0))
        and hit.entry.ministry
        and (start != hit.start or end != hit.end)
    ):
        return Found(article, end, (), "body", "government")
    return None


def _acronyms(text: str, found: list[Found]) -> list[Found]:
    """Later uses of acronyms that a body was given in brackets: `the Cambodian People's Party (CPP)`, then `CPP`."""
    later = []
    given: set[str] = set()
    for item in found:
        match = _ACRONYM.match(text, item.end)
        if not match or not item.codes or match[1] in given:
            continue
        given.add(match[1])
        at = text.find(match[1], match.end())
        while at >= 0:
            end = at + len(match[1])
            if not text[at - 1].isalnum() and not text[end : end + 1].isalnum():
                later.append(Found(at, end, item.codes, "body", level=item.level))
            at = text.find(match[1], end)
    return later
