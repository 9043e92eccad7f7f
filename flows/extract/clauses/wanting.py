"""What one wants of another as a thing: `seeks the removal of duties`, `invited her to a summit`."""

from flows.extract.clauses.actor import EVENT, Actor, judge
from flows.extract.clauses.complement import ACTS, Complement
from flows.extract.clauses.cues import Frame
from flows.extract.clauses.line import DETERMINER, PUNCTUATION, Line, base_at, is_finite
from flows.extract.clauses.phrase import begins_phrase, head_of
from flows.extract.clauses.words import CLASSES

DOING = ("tion", "sion", "ment", "ance", "ence", "wal", "val")
"""How nouns of what another can do end: `cancellation`, `payment`, `removal`."""
WANTED = CLASSES["wanted"]
_OWN = frozenset("cabinet parliament parliamentary congressional senate shareholder shareholders board".split())
GIVEN = frozenset(
    (
        "access approval clearance renewal removal release return recall compensation repayment reparations apology "
        "assurances guarantees concessions rescheduling exemption exemptions waiver extradition lifting"
    ).split()
)
"""What only another can give, whether it is named or not."""
_GRADED = frozenset("early immediate full further better more greater larger firm prior advance".split())
_PERIOD = 6
_MAX_ASKED = 12


def wanted(line: Line, _: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`seeks the removal of duties`, `insists on access`: a noun for what another may do, wanted by a state."""
    low = line.words.low
    if after >= len(low) or not begins_phrase(line, after):
        return None
    if subject is not None and (not subject.codes or subject.kind not in ACTS):
        return None
    head = head_of(line, next((k for k in range(after, len(low)) if low[k] not in DETERMINER | _GRADED), after))
    if frame.modality == "requested" and not frame.links and _sum_from(line, after, subject):
        return Complement(after, "phrase", frame.modality)
    if head not in frame.links if frame.links else not (head in WANTED or head.endswith(DOING)):
        return None
    alone = low[after] == head and (after + 1 >= len(low) or low[after + 1] in PUNCTUATION)
    if alone or not _OWN.isdisjoint(low[after : after + 3]):
        return None  # `offered assistance` tells too little; `seeks cabinet approval` is a state's own affair
    given = head in GIVEN or head in frame.links
    if frame.modality == "requested" and not given and not _of_another(line, after, subject):
        return None
    return Complement(after, "phrase", frame.modality)


def _sum_from(line: Line, after: int, subject: Actor | None) -> bool:
    """Whether money is wanted from another state: `seeks $650 million from Chile`."""
    low = line.words.low
    return any(char.isdigit() for word in low[after : after + 2] for char in word) and any(
        low[k] == "from" and _of_another(line, k + 1, subject) for k in range(after + 1, min(after + 7, len(low) - 1))
    )


def _of_another(line: Line, after: int, subject: Actor | None) -> bool:
    """Whether a thing wanted is another's to give: a state is named behind it that is not the one that wants it."""
    own = set(subject.codes) if subject is not None else set()
    for k in range(after, min(after + _MAX_ASKED, len(line.words.low))):
        mention = line.mention_at(k)
        if mention is None and (line.words.low[k] in ";:" or is_finite(line, k)):
            return False
        if mention is not None and mention.codes and not set(mention.codes) <= own:
            return True
    return False


def invited(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`invited his counterpart to Lima for the next meeting`, `invited both to a summit`: a place or an occasion."""
    low = line.words.low
    for k in range(after + 1, min(after + _MAX_ASKED, len(low) - 1)):
        if low[k] == "to" and line.mention_at(k) is None:
            asked = judge(line, after, k - 1)
            at = k + 1 + (low[k + 1] in DETERMINER)
            if asked is None or (asked.kind not in ACTS and low[after] not in ("him", "her", "them", "it")):
                return None
            place = line.mention_at(at) is not None and base_at(low, k + 1) is None
            return Complement(k + 1, "phrase", frame.modality, asked=asked) if place or _occasion(line, k + 1) else None
        if low[k] in PUNCTUATION or is_finite(line, k):
            return None
    return None


def _occasion(line: Line, at: int) -> bool:
    return line.words.low[at] in DETERMINER and head_of(line, at) in EVENT


def accepted(line: Line, _: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`accepted an invitation from Peru's president to visit`: what is asked is asked by the one who invites."""
    low = line.words.low
    noun = next((k for k in range(after, min(after + _PERIOD, len(low))) if low[k] in ("invitation", "invitations")), 0)
    if not noun:
        return None
    to = next((k for k in range(noun + 1, min(noun + _MAX_ASKED, len(low))) if low[k] == "to"), 0)
    if not to or base_at(low, to + 1) is None or any(low[k] in PUNCTUATION for k in range(noun + 1, to)):
        return None
    named = next((m for m in line.mentions if line.words.starts[after] <= m.start < line.words.starts[to]), None)
    if named is None:  # `accepted an invitation to visit Peru`: by whoever is visited
        named = next((m for m in line.mentions if m.start > line.words.starts[to]), None)
    if named is None or not named.codes or (subject is not None and set(named.codes) & set(subject.codes)):
        return None
    host = Actor(named.start, named.end, named.codes, "party", len(named.codes) > 1, True)
    return Complement(to + 1, "base", frame.modality, owner=host, asked=subject)


def until(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`gave Peru until Friday to withdraw`."""
    low = line.words.low
    by = next((k for k in range(after + 1, min(after + _PERIOD, len(low))) if low[k] in ("until", "till")), 0)
    to = next((k for k in range(by + 1, min(by + _PERIOD, len(low))) if low[k] == "to"), 0) if by else 0
    asked = judge(line, after, by - 1) if to and base_at(low, to + 1) is not None else None
    return Complement(to + 1, "base", frame.modality, asked=asked) if asked and asked.kind in ACTS else None
