"""Nouns that carry an undertaking as object of a cue: `reiterated its commitment to …`, `signed a deal to …`."""

from flows.extract.clauses.actor import Actor, judge
from flows.extract.clauses.asking import somebody
from flows.extract.clauses.clausal import SHOULD, WILL, clause_under, that_done, wanted_clause
from flows.extract.clauses.complement import ACTS, Complement
from flows.extract.clauses.cues import NOUNS, CueNoun, Frame
from flows.extract.clauses.line import DETERMINER, PREPOSITION, PUNCTUATION, TIME, Line, base_at, gerund_at, is_finite
from flows.extract.clauses.phrase import action_phrase

_TITLES = (["understanding"], ["intent"], ["cooperation"])
_WISHES = frozenset({"wish", "desire"})
"""Of oneself a plan, but where another is to act: `expressed the wish that Peru build …`."""
_MAX_PARTNER = 9
_MAX_OWNER = 9
_MAX_INSERTED = 12
_MAX_ADJUNCT = 6


def of_noun(line: Line, _: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`reiterated its commitment to …`, `affirmed Vietnam's readiness to …`, `signed an agreement to …`."""
    low = line.words.low
    after = _behind_adjunct(line, after)
    for at in range(after, min(after + 9, len(low))):
        noun = NOUNS.get(low[at])
        if low[at] == "of" and low[at + 1 : at + 2] in _TITLES:  # `a memorandum of understanding to …`
            continue
        if noun and "of" not in noun.links and low[at + 1 : at + 2] == ["of"] and low[at + 2 : at + 3] in _TITLES:
            continue
        if noun and low[at + 1 : at + 2] and low[at + 1] not in ("to", "of", "for", "on", "that", "in", "with", ","):
            noun = noun if low[at + 1] in TIME else None
        if noun:
            modality = frame.modality
            if "any" not in noun.under and not {"reaffirmed" if modality == "reaffirmed" else modality} & noun.under:
                return None
            if modality != "reaffirmed" or noun.modality == "requested":
                signed = modality == "agreed" and noun.modality == "planned"  # `signed a plan to promote …`
                modality = modality if signed else noun.modality
            owner = (
                judge(line, after, at - 1) if at > after and any(line.mention_at(k) for k in range(after, at)) else None
            )
            link, named = _behind_owner(line, at, noun)
            owner = named or owner
            found = _action(line, link, noun.links, modality, phrase=noun.phrase)
            if found and low[at + 1] == "with":
                owner = _with_partner(line, at + 2, found.start - 1, subject) or owner
            return found._replace(owner=owner if owner and owner.codes else None) if found else None
        if low[at] in PUNCTUATION or is_finite(line, at) or low[at] in PREPOSITION or low[at] in ("to", "that", "no"):
            return None
    return None


def _behind_adjunct(line: Line, after: int) -> int:
    """The first word of an object behind a time or place: `voiced, on Monday in Lima, their readiness to …`."""
    low = line.words.low
    if low[after : after + 1] == [","]:
        return next((k + 1 for k in range(after + 2, min(after + _MAX_INSERTED, len(low))) if low[k] == ","), after)
    if low[after : after + 1] and low[after] in ("on", "in", "at"):
        for k in range(after + 1, min(after + _MAX_ADJUNCT, len(low))):
            if low[k] in DETERMINER:
                return k if k > after + 1 else after
            if line.mention_at(k) is None and low[k] not in TIME and low[k] not in PREPOSITION:
                break
    return after


def _behind_owner(line: Line, noun: int, read: CueNoun) -> tuple[int, Actor | None]:
    """The link of a noun, and whose it is where that stands between: `the commitment of Peru | to …`."""
    low = line.words.low
    if low[noun + 1 : noun + 2] != ["of"] or gerund_at(low, noun + 2) is not None:
        return noun + 1, None
    for k in range(noun + 3, min(noun + _MAX_OWNER, len(low))):
        if low[k] in read.links and low[k] != "of" and line.mention_at(k) is None:
            owner = judge(line, noun + 2, k - 1)
            return (k, owner) if owner is not None and owner.kind in ACTS else (noun + 1, None)
        if low[k] in PUNCTUATION - {"-", "'"} or is_finite(line, k):
            break
    return noun + 1, None


def _with_partner(line: Line, start: int, stop: int, subject: Actor | None) -> Actor | None:
    """Both who agree, where the partner of an agreement is a state: `reached an agreement with Chile to …`."""
    partner = judge(line, start, stop - 1) if start < stop else None
    if subject is None or partner is None or not partner.codes or partner.kind not in ACTS:
        return None
    return subject._replace(codes=tuple(sorted({*subject.codes, *partner.codes})), plural=True)


def _behind_partner(line: Line, at: int) -> int:
    """The `to` behind those with whom an agreement was reached: `an accord with its creditors to …`."""
    low = line.words.low
    for k in range(at + 1, min(at + _MAX_PARTNER, len(low))):
        if low[k] == "to":
            return k
        if low[k] in PUNCTUATION - {"-"} or is_finite(line, k):
            break
    return at


def _action(line: Line, at: int, links: frozenset[str], modality: str, *, phrase: bool) -> Complement | None:
    low = line.words.low
    if low[at : at + 1] == ["on"] and at + 1 < len(low) and low[at + 1] in TIME:
        at += 2  # `reached an understanding on Friday to …`
    elif at < len(low) and low[at] in TIME and low[at] not in links:
        at += 1 + (low[at] in ("last", "this", "next"))
    if low[at : at + 1] == ["with"] and "to" in links:
        at = _behind_partner(line, at)
    negated = at < len(low) and low[at] in ("not", "never") and low[at + 1 : at + 2] == ["to"]
    link = at + 1 if negated else at
    if link >= len(low) or low[link] not in links:
        return None
    if low[link] == "that":
        done = modality == "requested" and that_done(line, link)  # `voiced hope that a treaty would be signed`
        found = clause_under(line, link, Frame("that", frozenset(), modality), WILL | SHOULD, whole=done)
        if found and found.owner and found.owner.codes and low[line.words.at(found.owner.end)] in SHOULD:
            modality = "requested"  # `reiterated its position that Peru should …`
            found = found._replace(modality=modality)
        if found is None and (modality == "requested" or low[link - 1] in _WISHES):
            return wanted_clause(line, link - 1, link, Frame("should", frozenset(), "requested"), None)
        return found._replace(owner=None, asked=found.owner) if found and modality == "requested" else found
    if low[link] == "to" and base_at(low, link + 1) is not None and gerund_at(low, link + 1) is None:
        return Complement(at if negated else link + 1, "base", modality)
    if gerund_at(low, link + 1) is not None:
        return Complement(link + 1, "gerund", modality)
    if modality == "requested":
        asks = somebody(line, 0, link + 1, Frame("object", frozenset(), modality), None)
        if asks is not None:  # `an invitation to X to visit`, `calls for X to do`
            return asks
    return action_phrase(line, link + 1, modality) if phrase else None
