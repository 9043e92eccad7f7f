"""The countries of a clause by the part they play in it: possessor, subject, or behind a preposition."""

import re
from bisect import bisect_left, bisect_right

from flows.extract.figures.metric.heads import punctuated
from flows.extract.figures.parties.elsewhere import parted
from flows.extract.figures.parties.governed import governed, governing
from flows.extract.figures.scene import Cue, Draft, Scene, clause
from flows.extract.parties import Mention
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit

Roles = dict[str, list[str]]
"""Role -> countries in order: possessor, subject, teller, and the prepositions to, from, with, in, by, of, between."""


_CANON = {
    "through": "from",
    "towards": "to",
    "into": "in",
    "inside": "in",
    "across": "in",
    "among": "between",
    "against": "with",
}


_JOINS = re.compile(r"[\s,/–-]*+(?:(?:and|or|as well as|&)[\s,/–-]*+)?(?:the |its |neighbou?ring )?$")


_LISTED = re.compile(r" *(?:(?:and|or) )?")
_ADJECTIVES = re.compile(r"(?: s)?(?: [\w]+){0,5} ?$")


STOP_POSSESSOR = re.compile(
    r"\b(?:to|from|with|in|by|and|of|for|at|that|which|was|were|is|are|on|said|will|has|have|had|the|a|an|"
    r"its|their)\b"
)


_PREPOSITIONS = frozenset({"to", "from", "with", "in", "by", "for"})


BESIDE = 60
"""A country without a part of its own is that of a figure before it within so many characters."""
REACH = 400
"""A country further from a number than so many characters plays no part in its clause."""


def first(roles: Roles, *names: str) -> str | None:
    """The first country that plays one of the parts, in the order of the names."""
    for name in names:
        if roles.get(name):
            return roles[name][0]
    return None


def another(roles: Roles, other: str | None, *names: str) -> str | None:
    """The first country that plays one of the parts and is not `other`, which plays the opposite one."""
    for name in names:
        for code in roles.get(name, ()):
            if code != other:
                return code
    return other if any(roles.get(name) for name in names) else None


def find_roles(scene: Scene, draft: Draft) -> Roles:
    """The countries of the clause by the role that preposition, genitive or place gives them."""
    if not scene.mentions:
        return {}
    start, end = clause(scene, draft.quantity, wide=True)
    start, end = max(start, draft.quantity.start - REACH), min(end, draft.quantity.end + REACH)
    cue = draft.cue if draft.cue is not None and scene.start <= draft.cue.start < scene.end else None
    if cue is not None and draft.metric == "gdp" and cue.end <= start and _another_subject(scene, start, draft):
        cue = None
    if cue is not None:
        start = min(start, cue.start)
    others = _behind(scene.quantities, draft.quantity.end)
    if others and draft.rule != "noun_after" and (flow := _next_flow(scene, draft, others[1])) is not None:
        end = min(end, flow.start)  # `exports to A were $3 million, 2 pct more, and exports to B $4 million`
    elif others and others[0].start < end and _own_verb(scene, draft, others[0].start):
        end = others[0].start
    if others and (share := parted(scene, draft.quantity)) is not None:
        end = min(end, share.start)  # `exported $3bn, 80 per cent of it to A`
    if others and (towards := _AND_TO.search(scene.fold, others[0].end, end)) is not None:
        end = towards.start()  # `exports to A were $3 million against $2 million and to B $4 million`
    anew = start
    for towards in _AND_TO.finditer(scene.fold, start, draft.quantity.hedge_start):
        if any(start <= q.start and q.end <= towards.start() for q in scene.quantities):
            anew = towards.start()  # `Shipments to A fell to $3 million and to B to $2 million`
    roles: Roles = {}
    role = ""
    before: Mention | None = None
    floor = max(scene.start, start - 80) if cue is not None else start
    until = cue.start if cue else draft.quantity.start
    earlier = _ahead(scene.quantities, until, draft.quantity)
    spare: Roles = {}
    written: tuple[str, ...] = ()
    for mention in scene.mentions:
        if mention.place and _DATELINE.match(scene.text, mention.end) and mention.start - scene.start < OPENING:
            written = mention.codes  # where a report was written
            continue
        if mention.end <= floor or mention.start >= end or not mention.codes:
            before = mention if mention.codes else before
            continue
        if draft.quantity.start <= mention.start < draft.quantity.end:
            continue  # `50 mln Swiss francs`
        if is_field(scene, mention):
            continue
        if mention.kind == "body" and scene.fold.endswith(_ABROAD, mention.start, mention.end):
            continue  # it tells of the country that it is in
        if (
            before is not None
            and before.end <= floor < mention.end < start
            and _LISTED.fullmatch(scene.fold, before.end, mention.start)
        ):
            before = mention
            floor = mention.end  # the list of another clause: `Exports to A, B and C fell, while those to D rose`
            continue
        joined = before is not None and role and _JOINS.match(scene.fold[before.end : mention.start]) is not None
        if not joined:
            role = _role(
                scene, mention, cue.start if cue else draft.quantity.start, cue.end if cue else draft.quantity.end
            )
        if mention.start < start and role not in ("possessor", "subject", "between"):
            before = mention
            continue
        if (
            role in _PREPOSITIONS
            and earlier
            and earlier[0].end <= mention.start < (cue.start if cue else draft.quantity.start)
        ):
            role = ""  # it belongs to the figure before: `exported $3bn to A and imported …`
        if cue is not None and earlier and role in _OF_FLOWS and _of_another_flow(scene, mention, cue, earlier[1]):
            spare.setdefault(role, []).extend(mention.codes)  # `imports from A were $3bn and exports to …`
            before = mention
            continue
        if role in _OF_FLOWS and mention.end <= anew and mention.start >= start:
            before = mention
            continue
        inside = draft.quantity.end <= mention.start < draft.quantity.noun_end
        if inside and (not role or (mention.kind == "demonym" and role == "of")):
            role = "possessor"  # inside the counted noun phrase: `ten Vietnamese provinces`
        if not role and draft.frame == "own" and mention.start - draft.quantity.noun_end < BESIDE:
            role = "near"
        if role:
            bucket = roles.setdefault(role, [])
            bucket += [code for code in mention.codes if code not in bucket]
            draft.evidence.setdefault("parties", (mention.start, mention.end))
        before = mention
    if written and not roles and not spare and written == scene.principal[:1]:
        return {"subject": list(written)}  # a report from and about one country names no other
    return roles or spare


def _another_subject(scene: Scene, start: int, draft: Draft) -> bool:
    """Whether a clause that leaves out what it measures is of another state: `…, while Laos grew 4 per cent`."""
    inside = (m for m in scene.mentions if start <= m.start and m.end <= draft.quantity.start and m.codes)
    return any(not governed(scene, m) for m in inside)


OPENING = 40
"""The place of a dateline stands within so many characters of where its sentence begins."""
_DATELINE = re.compile(r"(?:, [^;.,]{2,20}\.?,?(?: \d{4})?|,? \d[^;.]{0,20})?(?: ?\([^)]{1,40}\))? ?(?:--?|[–—]) ")
_FIELD = re.compile(r" (?:place |position )?(?:in|among|within|across)(?: the| all| other)*(?: \w+ (?:of|in))? ")


def is_field(scene: Scene, mention: Mention) -> bool:
    """Whether a bloc is only the field in which a place is held: `ranking first in ASEAN`."""
    if len(mention.codes) != 1 or len(mention.codes[0]) == COUNTRY:
        return False
    at = bisect_right(scene.quantities, mention.start, key=lambda q: q.end)
    near = scene.quantities[max(at - _NEAR, 0) : at]
    return any(q.kind == "rank" and _FIELD.fullmatch(scene.fold, q.end, mention.start) for q in near)


_NEAR = 3
"""Of the numbers before a bloc so many may rank something in it."""


COUNTRY = 3
"""Letters of a country's code; a bloc has more or fewer."""
_ABROAD = ("embassy", "attache", "consulate")
_OF_FLOWS = frozenset({"to", "from", "by", "for"})


_AMOUNTS = frozenset({"money", "percent", "count", "measure"})


def _behind(quantities: list[Quantity], end: int) -> tuple[Quantity, Quantity] | None:
    """The first and the last amount that begin at `end` or later; a sentence may hold thousands."""
    at = range(bisect_left(quantities, end, key=lambda q: q.start), len(quantities))
    first = next((quantities[i] for i in at if quantities[i].kind in _AMOUNTS), None)
    last = next((quantities[i] for i in reversed(at) if quantities[i].kind in _AMOUNTS), None)
    return (first, last) if first is not None and last is not None else None


def _ahead(quantities: list[Quantity], until: int, but: Quantity) -> tuple[Quantity, Quantity] | None:
    """The first and the last quantity, but one, that end at `until` or earlier."""
    at = range(bisect_right(quantities, until, key=lambda q: q.end))
    first = next((quantities[i] for i in at if quantities[i] is not but), None)
    last = next((quantities[i] for i in reversed(at) if quantities[i] is not but), None)
    return (first, last) if first is not None and last is not None else None


def _of_another_flow(scene: Scene, mention: Mention, cue: Hit[Cue], earlier: Quantity) -> bool:
    """Whether a country behind a preposition belongs to another flow, which has its own amount before the cue."""
    return mention.end <= earlier.start and any(
        c.entry.kind in ("metric", "weak") and c.end <= mention.start and c.start < cue.start for c in scene.cues
    )


_AND_TO = re.compile(r" (?:and|while|but) (?:those |that )?(?:to|from|with) (?!(?:date|a|an|about|be|\d)\b)")


def _next_flow(scene: Scene, draft: Draft, last: Quantity) -> Hit[Cue] | None:
    """The next flow that the sentence goes on to, with an amount of its own behind it."""
    for cue in scene.cues:
        if draft.quantity.end <= cue.start < last.start and cue.entry.kind == "metric" and cue.entry.frame in _FLOWS:
            return cue
    return None


_FLOWS = frozenset({"out", "in"})


def _own_verb(scene: Scene, draft: Draft, until: int) -> bool:
    """Whether something with a verb of its own follows: `exported $3bn to A and imported $2bn from B`."""
    return any(c.entry.kind in ("metric", "weak") and draft.quantity.end <= c.start < until for c in scene.cues)


# `the Government of Hungary` stands in the sentence as Hungary would.
_BODY_OF = re.compile(
    r"\b(?:the )?(?:hon )?(?:\w+ )?(?:government|ministry|republic|kingdom|president|premier|"
    r"prime minister|king|queen|people|state|"
    r"parliament|central bank|embassy|authorities|leader|leaders|bank) of (?:the )?$"
)


_FIRM_OF = re.compile(r" ?(?:[A-Z][\w&-]+ ){1,4}of (?:the )?")


def _role(scene: Scene, mention: Mention, noun_start: int, noun_end: int) -> str:
    left = scene.fold[max(scene.start, mention.start - 60) : mention.start]
    if left.endswith(("of ", "of the ")):
        left = _BODY_OF.sub("", left)
    preposition = governing(left)
    if preposition == "of" and mention.end <= noun_start and _FIRM_OF.fullmatch(scene.text, scene.start, mention.start):
        return "subject"  # `Limak of Turkey will build`
    if mention.kind == "name" and GIVING_TO.search(left):
        return "to"
    if left.endswith(_LEAVING) and scene.fold.startswith(" with ", mention.end):
        return "possessor"  # `leaving Peru with a deficit`
    if _FAVOUR.match(scene.fold, mention.end) if left.endswith(" in ") else left.endswith(_FAVOURED):
        return "possessor"  # `a surplus of $3 million in Peru's favour`
    if left.endswith(_VISITED):
        return "in"  # `50,000 Israelis visited Poland`
    gap = scene.fold[mention.end : noun_start] if mention.end <= noun_start else None
    close = (
        gap is not None
        and len(gap) < 50
        and _ADJECTIVES.match(gap) is not None
        and not STOP_POSSESSOR.search(gap)
        and not punctuated(scene, mention.end, noun_start, ",;:(")
    )
    owns = mention.possessive or mention.kind in ("demonym", "pronoun")
    named = mention.kind in ("name", "anaphor", "group", "capital", "body")
    acts = gap is not None and not owns and _ACTS.match(gap) is not None
    if close and not acts and (owns or (named and (len(gap or "") <= 2 or preposition is None))):
        return "possessor"
    if mention.kind == "anaphor" and mention.place:
        return "in"  # `18 Malaysian companies have a presence here`
    if preposition == "to" and left.endswith(_ACCORDING):
        return "teller"
    if preposition:
        name = _CANON.get(preposition, preposition)
        return "" if name in ("on", "over") else name
    if mention.kind == "demonym" and mention.start >= noun_end:
        return "of" if _OF_BEFORE.search(left) else ""
    if mention.start < noun_start or mention.start < noun_end:
        speaks = mention.kind in _SPEAKERS or scene.fold[mention.start : mention.end].endswith("officials")
        return "teller" if speaks and _TELLS.match(scene.fold, mention.end) else "subject"
    return ""


_OF_BEFORE = re.compile(r"\bof\s+\w*\s*$")
# `to lend Peru 30 million`: who is given something stands right behind the verb.
GIVING_TO = re.compile(
    r"\b(?:give|gives|gave|given|giving|grant|grants|granted|lend|lends|lent|lending|offer|offers|offered|send|sends|"
    r"sent|provide|provides|provided|pay|pays|paid|owe|owes|owed|loaned|sells?|sold) $"
)
# `Peru received 20,150 visitors`: who acts on what is counted does not own it.
_ACTS = re.compile(
    r" (?:has |have |had |also |\w+ly )?(?:received|welcomed|attracted|saw|seen|recorded|"
    r"hosts?|hosted|shelters?|sheltered|hired|hires?|employs?|employed|recruited|"
    r"drew|greeted|registered|expects?|targets?|aims for|welcomes?|receives?|granted|grants|gave|"
    r"gives|lent|lends|donated|donates|offered|offers|sent|sends|"
    r"approved|approves|licensed|licenses|authorised|authorized|cleared) "
)
_ACCORDING = ("according to ", "according to the ")
_LEAVING = (" leaving ", " left ", " leaves ")
_FAVOUR = re.compile(r" s favou?r\b")
_FAVOURED = (" in favour of ", " in favor of ")
_VISITED = (" visited ", " visit ", " visiting ", " toured ", " entered ", " enter ", " entering ", " enters ")
_SPEAKERS = frozenset({"person", "group", "pronoun"})
# `officials forecast the gap will narrow`: whose gap it is they do not say.
_TELLS = re.compile(
    r" (?:\w+ly )?(?:said|says?|told|forecasts?|estimated?|estimates|predicts?|predicted|reported|reports|noted|added|"
    r"announced|believes?|stated|estimates|hopes?) (?!to )"
)
