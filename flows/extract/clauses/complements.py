"""What a cue takes: an infinitive, a gerund, a noun phrase, a clause, somebody asked to act. One function a frame."""

from flows.extract.clauses.actor import INSTRUMENT, Actor
from flows.extract.clauses.asking import asked, charged, for_something, gift, ordered, somebody
from flows.extract.clauses.clausal import (
    MAX_GAP,
    assured,
    clause_before,
    promised_clause,
    stated_policy,
    wanted_clause,
)
from flows.extract.clauses.complement import Complement, Finder
from flows.extract.clauses.cues import Frame
from flows.extract.clauses.line import (
    AUXILIARY,
    DETERMINER,
    MODAL,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    REPORT,
    SUBORDINATOR,
    TIME,
    Line,
    base_at,
    gerund_at,
    is_adverb,
    skip_adverbs,
)
from flows.extract.clauses.nouns import of_noun
from flows.extract.clauses.owners import CABINET
from flows.extract.clauses.phrase import action_phrase, begins_phrase, head_of
from flows.extract.clauses.predicates import DOING, approved, bare, dated, owned, passed, pending
from flows.extract.clauses.wanting import WANTED, accepted, invited, until, wanted
from flows.extract.clauses.words import CLASSES

ACTION_NOUN = CLASSES["action_noun"]
_ATTRIBUTES = frozenset({"proposed", "planned", "promised", "pledged", "recommended", "requested", "demanded"})
_NO_ACTION = frozenset({"when", "whether", "how", "principle", "talks", "what"})
_NO_COURSE = CLASSES["no_course"] | INSTRUMENT
_NO_SEAL = CLASSES["no_course"] | frozenset("budget report reports minutes bill statement agenda list".split())
_GIFTS = (["grant", "of"], ["loan", "of"], ["contribution", "of"], ["donation", "of"])
_NEAR = 6


def _infinitive(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`agreed (on Tuesday) to double trade`, `promised never to let …`."""
    low = line.words.low
    if low[after : after + 1] == ["for"] and (TIME | ACTION_NOUN).isdisjoint(low[after + 1 : after + 4]):
        return None  # `hopes for an agreement to …`
    for at in range(after, min(after + MAX_GAP, len(low))):
        word = low[at]
        if word == "to":
            quoted = low[at + 1 : at + 2] == ['"']
            verb = base_at(low, at + 1 + quoted)
            if verb is not None:
                start = at - 1 if at > after and low[at - 1] in ("not", "never") else at + 1 + quoted
                return Complement(start, "base", frame.modality)
            return None
        if at == after and not (word in PREPOSITION or word in TIME or is_adverb(word) or word in (",", "(")):
            return None
        if (
            word in ';:."'
            or word in RELATIVE
            or word in SUBORDINATOR
            or (word in REPORT and line.mention_at(at) is None)
            or word in MODAL
            or word in AUXILIARY
        ):
            return None
    return None


def _preposition(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`concurred in continuing …`, `agreed on measures to promote …`, `agreed to a ceasefire`."""
    low = line.words.low
    at = skip_adverbs(low, after + 2 if low[after : after + 2] == ["in", "principle"] else after)
    if at >= len(low) or low[at] not in frame.links:
        return None
    if at + 1 >= len(low) or low[at + 1] in _NO_ACTION or low[at + 1] in TIME or low[at + 1][0].isdigit():
        return None
    if low[at] == "in" and line.mention_at(at + 1) is not None:  # `agreed in Paris to …`
        return None
    found = _gerund_or_phrase(line, at + 1, frame.modality)
    bare = found is not None and found.start == at + 1 and found.form == "phrase" and frame.modality == "agreed"
    return None if bare and head_of(line, at + 1) in INSTRUMENT else found  # `agreed on a joint statement`


def _gerund_or_phrase(line: Line, at: int, modality: str) -> Complement | None:
    if gerund_at(line.words.low, at) is not None:
        return Complement(at, "gerund", modality)
    return action_phrase(line, at, modality)


def _noun_phrase(line: Line, first: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`endorsed the expansion of …`; not what is asked of one who is no party (`urged banks to …`)."""
    proposes = line.words.low[first].startswith("propos")  # a meeting to do something, not somebody
    if frame.modality == "requested" and not proposes and _asks_somebody(line, after):
        return None
    if frame.modality in ("agreed", "reaffirmed") and head_of(line, after) in _NO_COURSE:
        return None  # `endorsed the joint statement`, `reaffirmed their close relations`
    if first < after - 1 or line.headline or line.words.low[first] not in _ATTRIBUTES:
        return action_phrase(line, after, frame.modality)
    # `proposed changes` may be the object of another verb, `proposed a change` may not
    follows = line.words.low[after] if after < len(line.words.low) else ""
    return action_phrase(line, after, frame.modality) if _opens(line, after, follows) else None


def _opens(line: Line, after: int, follows: str) -> bool:
    """Whether an object begins here: `requested a loan`, `requested Peruvian support`."""
    mention = line.mention_at(after) if after < len(line.words.low) else None
    named = mention is not None and (mention.kind == "demonym" or mention.possessive)
    asks = _asker_before(line, after - 2) and head_of(line, after) in WANTED  # `Peru requested approval for …`
    return follows in DETERMINER or follows[:1].isdigit() or named or asks


def _asker_before(line: Line, at: int) -> bool:
    """Whether a state that asks stands right before the verb, or the verb goes on with what it asks."""
    named = line.mention_at(at) if at >= 0 else None
    state = named is not None and named.kind != "demonym" and not named.possessive
    return state or (at >= 0 and line.words.low[at] in ("and", "side"))


def _sum(line: Line, first: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`has committed 1.7 billion dollars to …`, `offered a grant of …`; not `offered 2 million worth of bills`.

    An announcement is of a gift too: `announced a grant of …`.
    """
    low = line.words.low
    at = after + (after < len(low) and low[after] in ("a", "an", "the", "another"))
    offered = low[first].startswith(("offer", "announc"))
    if at < len(low) and (low[at : at + 2] in _GIFTS or (not offered and any(char.isdigit() for char in low[at]))):
        return Complement(after, "phrase", frame.modality)
    return None


def _asks_somebody(line: Line, after: int) -> bool:
    low = line.words.low
    for k in range(after + 1, min(after + 8, len(low) - 1)):
        if low[k] in PUNCTUATION:
            return False
        if low[k] == "to":
            if low[k - 1] in ("not", "never"):
                return True
            passive = low[k + 1 : k + 2] == ["be"]  # `called for the border to be reopened`
            return base_at(low, k + 1) is not None and low[k - 1] not in ACTION_NOUN and not passive
    return False


def _self(line: Line, first: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`target US$20 billion trade`: quoted with the cue."""
    if after < len(line.words.low) and begins_phrase(line, after):
        while first > 1 and is_adverb(line.words.low[first - 1]) and line.mention_at(first - 1) is None:
            first -= 1
        return Complement(first, "phrase", frame.modality)
    return None


def _course(line: Line, first: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`The cabinet approved the opening of an embassy`, `the accord provides for exchange of data`: a noun of doing."""
    low = line.words.low
    head = head_of(line, after)
    provides = low[first].startswith("provid")
    if low[first] in ("approving", "providing") or (provides and (not head.endswith(DOING) or head in _NO_COURSE)):
        return None
    if subject is not None and subject.kind != "instrument":
        named = low[line.words.at(subject.start) : line.words.at(subject.end)]
        if provides or CABINET.isdisjoint(named):
            return None
    if not provides and (head in INSTRUMENT or not head.endswith(DOING)):  # `approved the treaty with Peru`
        return None if head in _NO_SEAL else action_phrase(line, after, frame.modality)
    found = action_phrase(line, after, frame.modality)
    return found if found is None or found.form != "phrase" or "of" in low[after : after + _NEAR] else None


def _gerund(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    return Complement(after, "gerund", frame.modality) if gerund_at(line.words.low, after) is not None else None


FRAMES: dict[str, Finder] = {
    "to": _infinitive,
    "prep": _preposition,
    "np": _noun_phrase,
    "sum": _sum,
    "course": _course,
    "self": _self,
    "gerund": _gerund,
    "that": promised_clause,
    "should": wanted_clause,
    "stance": stated_policy,
    "noun": of_noun,
    "object": somebody,
    "order": ordered,
    "for": for_something,
    "charge": charged,
    "bare": bare,
    "front": clause_before,
    "approved": approved,
    "owned": owned,
    "assured": assured,
    "wanted": wanted,
    "invited": invited,
    "accepted": accepted,
    "until": until,
    "gift": gift,
    "when": dated,
    "passed": passed,
    "pending": pending,
    "asked": asked,
}
