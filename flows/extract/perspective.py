"""Whose figure it is and towards whom: reporter and partner by the frame of the metric (ANNOTATION.md)."""

import re
from collections.abc import Sequence

from flows.extract.parties import Mention
from flows.extract.scene import MEMORY, Draft, Scene, clause

Roles = dict[str, list[str]]
"""Role -> countries in order: possessor, subject, and the prepositions to, from, with, in, by, of, between."""

_PREPOSITION = re.compile(
    r"\b(to|towards|into|from|through|with|in|inside|across|between|among|by|of|for|against|over|on)\s+"
    r"(?:the |its |their |his |all of |both |neighbou?ring |fellow |nearby |southern |northern |mainland |the whole of |partner |rival |mr |mrs |neighbor |neighbour ){0,2}$"
)
_CANON = {
    "through": "from",
    "towards": "to",
    "into": "in",
    "inside": "in",
    "across": "in",
    "among": "between",
    "against": "with",
}
_JOINS = re.compile(r"[\s,/–-]*(?:and|or|as well as|&)?[\s,/–-]*(?:the |its |neighbou?ring )?$")
_ADJECTIVES = re.compile(r"(?: s)?(?: [\w]+){0,5} ?$")
_STOP_POSSESSOR = re.compile(
    r"\b(?:to|from|with|in|by|and|of|for|at|that|which|was|were|is|are|on|said|will|has|have|had|the|a|an|its|their)\b"
)


def perspective(scene: Scene, draft: Draft) -> None:
    """Set reporter and partner of a draft whose metric and frame are known; what the text leaves open stays None."""
    if draft.quantity.kind == "rank":
        _of_rank(scene, draft)
        return
    roles = _roles(scene, draft)
    frame = draft.frame
    if frame in ("two_way", "pair"):
        _pair(scene, draft, roles)
    elif frame == "out":
        _flow(scene, draft, _first(roles, "possessor", "from", "by", "subject"), _first(roles, "to"))
    elif frame == "in":
        source = _first(roles, "from")
        reporter = _first(roles, "possessor", "by", "to", "into", "in", "subject")
        _flow(scene, draft, reporter if reporter != source else None, source or _first(roles, "of"))
    elif frame == "balance":
        _flow(scene, draft, _first(roles, "possessor", "subject", "of"), _first(roles, "with"))
    elif frame == "investor":
        _flow(scene, draft, _first(roles, "possessor", "from", "by", "subject"), _first(roles, "in", "to"))
    elif frame == "giver":
        giver = _first(roles, "from", "by", "possessor", "subject", "of")
        receiver = _first(roles, "to", "for", "in")
        if giver == receiver and "subject" in roles:
            giver = next((code for code in roles["subject"] if code != receiver), None)
        if receiver is None and "from" in roles and "subject" in roles and roles["subject"][0] != giver:
            receiver = roles["subject"][0]
        _flow(scene, draft, giver, receiver)
    elif frame == "visitors":
        _flow(scene, draft, _first(roles, "in", "to", "subject", "of"), _first(roles, "from", "possessor"))
    elif frame in ("own", "border"):
        _own(scene, draft, roles)
    else:
        raise ValueError(f"seeds/lexicons/figure_cues.csv has an unknown frame: {frame!r}")


_PREPOSITIONS = frozenset({"to", "from", "with", "in", "by", "for"})


def _first(roles: Roles, *names: str) -> str | None:
    for name in names:
        if roles.get(name):
            return roles[name][0]
    return None


def _roles(scene: Scene, draft: Draft) -> Roles:
    """The countries of the clause by the role that preposition, genitive or place gives them."""
    start, end = clause(scene, draft.quantity, wide=True)
    cue = draft.cue if draft.cue is not None and scene.start <= draft.cue.start < scene.end else None
    if cue is not None:
        start = min(start, cue.start)
    others = [
        q
        for q in scene.quantities
        if q.start >= draft.quantity.end and q.kind in ("money", "percent", "count", "measure")
    ]
    if others and others[0].start < end and _own_verb(scene, draft, others[0].start):
        end = others[0].start
    roles: Roles = {}
    role = ""
    before: Mention | None = None
    floor = max(scene.start, start - 80) if cue is not None else start
    earlier = [q for q in scene.quantities if q.end <= (cue.start if cue else draft.quantity.start)]
    for mention in scene.mentions:
        if mention.end <= floor or mention.start >= end or not mention.codes:
            before = mention if mention.codes else before
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
            and earlier[-1].end <= mention.start < (cue.start if cue else draft.quantity.start)
        ):
            role = ""  # it belongs to the figure before: `exported $3bn to A and imported …`
        if not role and draft.quantity.end <= mention.start < draft.quantity.noun_end:
            role = "possessor"  # inside the counted noun phrase: `ten Vietnamese provinces`
        if not role and draft.frame == "own":
            role = "near"
        if role:
            bucket = roles.setdefault(role, [])
            bucket += [code for code in mention.codes if code not in bucket]
            draft.evidence.setdefault("parties", (mention.start, mention.end))
        before = mention
    return roles


def _own_verb(scene: Scene, draft: Draft, until: int) -> bool:
    """Whether something with a verb of its own follows: `exported $3bn to A and imported $2bn from B`."""
    return any(c.entry.kind in ("metric", "weak") and draft.quantity.end <= c.start < until for c in scene.cues)


# `the Government of Hungary` stands in the sentence as Hungary would.
_BODY_OF = re.compile(
    r"\b(?:the )?(?:hon )?(?:\w+ )?(?:government|ministry|republic|kingdom|president|premier|prime minister|king|queen|people|state|"
    r"parliament|central bank|embassy|authorities|leader|leaders|bank) of (?:the )?$"
)


def _role(scene: Scene, mention: Mention, noun_start: int, noun_end: int) -> str:
    left = _BODY_OF.sub("", scene.fold[max(scene.start, mention.start - 60) : mention.start])
    preposition = _PREPOSITION.search(left)
    gap = scene.fold[mention.end : noun_start] if mention.end <= noun_start else None
    close = (
        gap is not None
        and len(gap) < 50
        and _ADJECTIVES.match(gap) is not None
        and not _STOP_POSSESSOR.search(gap)
        and not re.search(r"[,;:(]", scene.text[mention.end : noun_start])
    )
    if close and (
        mention.possessive or mention.kind in ("demonym", "name", "anaphor", "pronoun", "group", "capital", "body")
    ):
        if mention.possessive or mention.kind in ("demonym", "pronoun") or len(gap or "") <= 2 or preposition is None:
            return "possessor"
    if preposition:
        name = _CANON.get(preposition[1], preposition[1])
        return "" if name in ("on", "over") else name
    if mention.kind == "demonym" and mention.start >= noun_end:
        return "of" if re.search(r"\bof\s+\w*\s*$", left) else ""
    if mention.start < noun_start or mention.start < noun_end:
        return "subject"
    return ""


def _context_pair(scene: Scene, *codes: str | None) -> tuple[str, str] | None:
    """The two countries that the text is speaking of, if they include the codes given."""
    given = {code for code in codes if code}
    last = scene.last()
    for draft in [*scene.made[::-1], *scene.before[:-4:-1]]:
        if (
            draft.reporter
            and draft.partner
            and given <= {draft.reporter, draft.partner}
            and (draft is last or given or scene.gap <= 2)
        ):
            return draft.reporter, draft.partner
    pair = scene.principal[:2]
    if len(pair) == 2 and given <= set(pair):
        return pair[0], pair[1]
    return None


def _pair(scene: Scene, draft: Draft, roles: Roles) -> None:
    """Two-way figures: the two in alphabetical order of their codes."""
    codes: list[str] = []
    for name in ("between", "possessor", "with", "subject", "to", "from", "of", "by", "in"):
        found = roles.get(name, [])
        codes += [code for code in found if code not in codes]
        if name in ("between", "possessor") and len(found) == 2:
            codes = list(found)
            break
    if len(codes) == 2:
        draft.reporter, draft.partner = sorted(codes)
        return
    if len(codes) > 2:
        head, towards = _first(roles, "possessor", "subject"), _first(roles, "with", "between")
        if head and towards and head != towards:
            draft.reporter, draft.partner = sorted((head, towards))
        else:
            draft.sure *= 0.7
        return
    pair = _context_pair(scene, *codes)
    if pair is not None:
        draft.reporter, draft.partner = sorted(pair)
        draft.sure *= 0.95
        draft.rule += "_pair_of_text"
    elif codes:
        draft.reporter = codes[0]


def _flow(scene: Scene, draft: Draft, reporter: str | None, partner: str | None) -> None:
    """A figure with a direction; a missing side comes from the figure before it or from a text about two countries."""
    if reporter == partner:
        partner = None
    if reporter is None or partner is None:
        same = [
            d
            for d in scene.made
            if d.frame == draft.frame
            and d.reporter
            and (partner is None or d.partner == partner)
            and (reporter is None or d.reporter == reporter)
        ]
        given = next((d for d in _recent(scene) if d.frame == draft.frame == "giver" and d.partner), None)
        if same:
            reporter, partner = same[-1].reporter, same[-1].partner
        elif given is not None and partner is None and reporter in (given.reporter, given.partner):
            reporter, partner = given.reporter, given.partner  # who receives speaks of the grant as its own
        else:
            pair = _context_pair(scene, reporter, partner)
            last = scene.last()
            bilateral = pair is not None and (
                last is not None
                and last.partner is not None
                and (scene.made or scene.gap <= 2)
                or scene.principal[2:] == ()
            )
            if pair is not None and bilateral:
                if reporter is not None:
                    partner = pair[1] if pair[0] == reporter else pair[0]
                elif partner is not None:
                    reporter = pair[1] if pair[0] == partner else pair[0]
                elif last is not None and last.reporter and last.partner:
                    reporter, partner = last.reporter, last.partner
                else:
                    reporter, partner = pair  # the more prominent of the two is the one that acts
                draft.sure *= 0.9
    draft.reporter, draft.partner = (reporter, partner) if reporter else (partner, None)


_SUPPLY = re.compile(
    r"\b(?:s[eo]lls?|sold|selling|suppl\w+|deliver\w*|export\w*|provid\w+|send\w*|sent|transmit\w*|purchas\w+|b[uo]ys?|bought|buying|import\w*|draw\w*|drew|receiv\w+)\b"
)


def _own(scene: Scene, draft: Draft, roles: Roles) -> None:
    """A figure of one country; what one supplies to another has a partner, and a text about two goes on about both."""
    draft.reporter = _first(roles, "possessor", "subject", "in", "by", "near", "of", "to", "from")
    if draft.quantity.kind == "measure" and _SUPPLY.search(scene.fold, scene.start, scene.end):
        _supplied(scene, draft, roles)
        return
    known = next((d for d in _recent(scene) if d.quantity.unit == draft.quantity.unit and d.partner), None)
    last = scene.near(2)
    if known is not None and draft.reporter in (None, known.reporter, known.partner) and draft.quantity.kind == "count":
        draft.reporter, draft.partner = known.reporter, known.partner
        draft.sure *= 0.9
    elif last is not None and last.reporter and draft.reporter in (None, last.reporter):
        draft.reporter, draft.partner = (
            last.reporter,
            last.partner if last.frame in ("own", "investor", "giver") else None,
        )
        draft.sure *= 0.9
    elif draft.reporter is None and len(scene.principal) == 1:
        draft.reporter = scene.principal[0]
        draft.sure *= 0.9


def _recent(scene: Scene) -> list[Draft]:
    """The drafts of this sentence and of those that the text still goes on about, latest first."""
    return [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= MEMORY else ())]


def _supplied(scene: Scene, draft: Draft, roles: Roles) -> None:
    """Goods on their way: reporter is who delivers, partner who receives."""
    seller = _first(roles, "from")
    others = [
        code for name in ("subject", "to", "near", "possessor", "in") for code in roles.get(name, ()) if code != seller
    ]
    if seller is None and others:
        seller, others = others[0], others[1:]
    same = [
        d
        for d in [*scene.before, *scene.made]
        if d.quantity.kind == "measure" and d.partner and d.metric == draft.metric
    ]
    partner = others[0] if others else None
    if same and (seller is None or partner is None):
        known = same[-1]
        if seller in (None, known.reporter):
            seller, partner = known.reporter, known.partner
        elif partner is None:
            partner = known.partner
        draft.sure *= 0.9
    draft.reporter, draft.partner = seller, partner if partner != seller else None


def _of_rank(scene: Scene, draft: Draft) -> None:
    """`B is A's third-largest market`: reporter A, partner B; a rank of investors or sellers is their own."""
    quantity = draft.quantity
    named = [m for m in scene.mentions if m.codes]
    owner = _just_before(scene, named, quantity.hedge_start)
    start, _ = clause(scene, quantity)
    subjects = [
        m for m in named if start <= m.start and m.end <= quantity.start and m is not owner and not _governed(scene, m)
    ]
    subject = next((m for m in reversed(subjects) if owner is None or m.codes != owner.codes), None)
    among = next(
        (m for m in named if m.start >= quantity.end and m.start - quantity.end < 90 and _of(scene, m, draft.frame)),
        None,
    )
    word = scene.fold[draft.cue.start : draft.cue.end] if draft.cue else ""
    who = owner.codes[0] if owner and len(owner.codes) == 1 else None
    what = subject.codes[0] if subject and len(subject.codes) == 1 else None
    whose = among.codes[0] if among and len(among.codes) == 1 else None
    if draft.frame == "investor" or draft.frame == "giver" or re.match(r"export(?:er|ers)$|seller|lender|donor", word):
        reporter, partner = what, who or whose
    else:
        reporter, partner = who or whose, what
    last = scene.made[-1] if scene.made else None
    if (
        last is not None
        and last.quantity.kind == "rank"
        and last.frame == draft.frame
        and _ITS.search(scene.left(quantity, 9))
    ):
        reporter, partner = last.reporter, last.partner
    elif last is not None and (reporter is None or partner is None) and last.quantity.kind == "rank" and last.reporter:
        reporter, partner = last.reporter, last.partner
    elif last is not None and draft.frame == last.frame == "investor" and reporter in (None, last.reporter):
        reporter, partner = last.reporter, last.partner
    if reporter is None and partner is not None:
        reporter, partner = partner, None
    if reporter == partner:
        partner = None
    draft.reporter, draft.partner = reporter, partner


_OF = re.compile(r"\b(?:of|for|to)\s+(?:the )?$")
_OF_OR_IN = re.compile(r"\b(?:of|for|to|in|here in)\s+(?:the )?$")


def _of(scene: Scene, mention: Mention, frame: str) -> bool:
    """Whether a country behind a rank owns it: `the third largest buyer of Cambodian goods`, `investor in Laos`."""
    left = scene.fold[max(scene.start, mention.start - 16) : mention.start]
    return (_OF_OR_IN if frame == "investor" else _OF).search(left) is not None


_ITS = re.compile(r"\band (?:also )?its\s+$")
"""`A is B's third-largest partner and its largest in …`: the second owner is the first."""


def _just_before(scene: Scene, named: Sequence[Mention], at: int) -> Mention | None:
    """The owner right before a rank: `Cambodia's third-largest`, `its largest`."""
    for mention in reversed(named):
        if mention.end <= at:
            gap = scene.fold[mention.end : at]
            return (
                mention
                if len(gap) <= 14
                and not _STOP_POSSESSOR.search(gap)
                and (mention.possessive or mention.kind in ("pronoun", "demonym"))
                else None
            )
    return None


def _governed(scene: Scene, mention: Mention) -> bool:
    return _PREPOSITION.search(scene.fold[max(scene.start, mention.start - 40) : mention.start]) is not None
