"""Ranks: what is ranked, and whose rank it is towards whom."""

import re
from collections.abc import Sequence

from flows.extract.figures.metric.heads import head, names_a_body, punctuated
from flows.extract.figures.parties.governed import governed
from flows.extract.figures.parties.holders import holder, said_of
from flows.extract.figures.parties.listing import MEMBERS
from flows.extract.figures.parties.roles import STOP_POSSESSOR, is_field
from flows.extract.figures.scene import METRIC_KINDS, Draft, Scene, clause
from flows.extract.parties import Mention
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded


def ranked(scene: Scene, quantity: Quantity, draft: Draft) -> Draft:
    """A rank has the metric of the noun that is ranked: `third-largest trading partner`, `fifth among investors`."""
    draft.rule = "ranked_noun"
    if (hosts := _HOSTS.match(scene.fold, quantity.end)) is not None:
        draft.metric, draft.frame = "investment", "host" if hosts["host"] else "investor"
        draft.rule = "ranked_hosts"
        return draft
    for cue in scene.cues:
        if cue.start >= quantity.end and cue.start - quantity.end <= 60 and cue.entry.kind in METRIC_KINDS:
            between = scene.fold[quantity.end : cue.start]
            if punctuated(scene, quantity.end, cue.start) or names_a_body(scene, cue) or _ANOTHER.search(between):
                break
            cue = head(scene, cue)
            if (held := holder(scene, quantity)) is not None and (
                cue.entry.kind == "domain" or held.value == "tourists"
            ):
                draft.metric, draft.frame = held.value, held.frame
                return draft
            if cue.entry.kind == "weak" and not _owned_by_country(scene, draft):
                break  # `the largest independent supplier`: of no country
            draft.cue, draft.metric, draft.frame = cue, cue.entry.value, cue.entry.frame
            return draft
    if (held := holder(scene, quantity)) is not None:
        draft.metric, draft.frame = held.value, held.frame
        return draft
    if scene.fold.startswith((" partner ", " partners "), quantity.end):
        told = scene.near(TWO)
        if told is not None and told.metric == "trade":
            draft.cue, draft.metric, draft.frame = told.cue, "trade", told.frame
            return draft
    if _OF_GOODS.match(scene.right(quantity, 90)):
        draft.metric, draft.frame, draft.rule = "exports", "out", "ranked_goods"
        return draft
    told = scene.near(TWO)
    noun = _TRADER.match(scene.right(quantity))
    if told is not None and noun is not None and told.metric == ("exports" if noun["sells"] else "imports"):
        draft.metric, draft.frame, draft.rule = told.metric, told.frame, "ranked_context"
        return draft
    if told is not None and told.cue is not None and told.partner and _AMONG.match(scene.right(quantity)):
        draft.metric, draft.frame, draft.rule = told.metric, told.frame, "ranked_among"
        return draft
    counted = next((d for d in reversed(scene.made) if d.quantity.kind != "percent"), None)
    if counted is not None and counted.metric in _COUNTED_BY and _OF_NUMBER.match(scene.fold, quantity.end):
        draft.metric, draft.frame, draft.rule = counted.metric, counted.frame, "ranked_among"
        return draft
    if (subject := said_of(scene, quantity)) is not None:
        draft.cue, draft.metric, draft.frame = subject, subject.entry.value, subject.entry.frame
        return draft
    if _COMMUNITY.match(scene.fold, quantity.end):
        draft.metric, draft.rule = "people", "ranked_people"
        return draft
    if told is not None and told.metric in _SOLD and _KIND_OF_GOODS.match(scene.fold, quantity.end):
        draft.metric, draft.frame, draft.rule = told.metric, told.frame, "ranked_among"
        return draft
    last = scene.made[-1] if scene.made else None
    elided = _NO_NOUN.match(scene.text, quantity.end) is not None  # `while Korea is the seventh largest.`
    beside = last is not None and (elided or "," not in scene.text[last.quantity.end : quantity.start])
    if last is not None and beside and last.quantity.kind == "rank":
        draft.cue, draft.metric, draft.frame = last.cue, last.metric, last.frame
    else:
        draft.sure = 0.7
    return draft


# `the largest Peruvian community abroad`
_COMMUNITY = re.compile(r" (?:\w+ ){0,3}?(?:community|diaspora|minority|contingent)\b")
# `the largest product group was machinery`, in a text that tells of exports
_KIND_OF_GOODS = re.compile(r" (?:single )?(?:product|commodity|goods|item|article|category)(?: group| category)?\b")
_SOLD = frozenset({"exports", "imports"})
TWO = 2
"""A text that told of exports so many sentences ago still ranks their buyers."""
_TRADER = re.compile(
    r" (?:\w+ ){0,2}?(?:(?P<sells>buyer|customer|market|destination|importer|purchaser)|supplier|source|seller)\b"
)
# `the third-largest destination of Brazilian goods`
_OF_GOODS = re.compile(
    r" (?:\w+ ){0,2}?(?:buyer|customer|market|destination|importer|purchaser|outlet)s? (?:of|for) (?:the )?"
    r"(?:\w+ ){1,2}(?:goods|products|exports|merchandise|shipments|commodities|produce)\b"
)
# `one million Thais came, the second largest number after Malays`, `in fifth place among source markets`
_OF_NUMBER = re.compile(
    r"(?: place| number| figure| total| amount| volume| group| contingent){0,2} (?:after|behind|only to|"
    r"(?:among|of) (?:the |all |its )?(?:\w+ )?(?:markets|sources|nationalities|groups|visitors|arrivals|origins))\b"
)
_COUNTED_BY = frozenset(
    {"tourists", "people", "investment", "investment_projects", "aid", "exports", "imports", "trade"}
)
# `ranks second among the 79 countries`, in a text that tells of investment
_AMONG = re.compile(
    r" (?:place |position )?(?:among|out of|of) (?:the |all )?(?:\w+ ){0,2}(?:countries|nations|economies)\b"
)
# `ranks second among the 79 countries in which Peru has invested`, `ninth out of 141 countries investing in Peru`
_HOSTS = re.compile(
    r" (?:among|out of|of) (?:the )?(?:\d+ |all )?(?:countries|nations|economies|markets)(?: and territories)?"
    r"(?: (?P<host>in which|where|that have received|receiving)[\w ]{0,30}? invest| (?:with |that |which )?invest)"
)
_NO_NOUN = re.compile(r"[.,;]|\s*$")
# `the largest insurer and the biggest institutional investor`: another noun phrase, or a clause about the first.
_ANOTHER = re.compile(r" (?:and|but|or) (?:the|its|their|a|an|one) | (?:which|who|that|whose|has|had|was|said) ")
_RANKED_WHERE = re.compile(
    r"[^,;.]{0,60}?\b(?:in|of|among) (?:the )?(?:world|region|globe|asean|asia|europe|africa|"
    r"latin america|eu|ec|country)"
)


_OWNED = re.compile(r"(?: s|\b(?:its|their|our|his|her|whose|world))\s+$")


def _owned_by_country(scene: Scene, draft: Draft) -> bool:
    """Whether a country owns a rank (`Peru's largest supplier`) or its object (`third buyer of Peruvian goods`)."""
    quantity = draft.quantity
    named = [m for m in scene.mentions if m.codes]
    return _just_before(scene, named, quantity.hedge_start) is not None or any(
        quantity.end <= m.start < quantity.end + 60 and _of(scene, m, "") for m in named
    )


def ranks(scene: Scene, draft: Draft) -> bool:
    """Whether a superlative is a rank: of a known metric, numbered, owned or placed; `the biggest gains` is none."""
    quantity = draft.quantity
    if draft.cue is not None or quantity.value > 1 or draft.metric != "other":
        return True
    return bool(_OWNED.search(scene.left(quantity, 12)) or _RANKED_WHERE.match(scene.right(quantity, 90)))


def rank_owner(scene: Scene, draft: Draft) -> None:
    """`B is A's third-largest market`: reporter A, partner B; a rank of investors or sellers is their own."""
    quantity = draft.quantity
    if draft.rule == "ranked_among" and (told := scene.near(TWO)) is not None:
        draft.reporter, draft.partner = told.reporter, told.partner
        return
    named = [m for m in scene.mentions if m.codes and not is_field(scene, m)]
    owner = _just_before(scene, named, quantity.hedge_start)
    start, _ = clause(scene, quantity)
    subjects = [
        m
        for m in named
        if start <= m.start
        and m.end <= quantity.start
        and m is not owner
        and not governed(scene, m)
        and not _OVERTAKEN.search(scene.fold, max(scene.start, m.start - 24), m.start)
    ]
    subject = _apposed(scene, named, owner.start if owner is not None else quantity.start) or next(
        (m for m in reversed(subjects) if owner is None or m.codes != owner.codes), None
    )
    until = next((q.start for q in scene.quantities if q.start >= quantity.end), quantity.end + BEHIND)
    beyond = [m for m in named if quantity.end <= m.start < min(until, quantity.end + BEHIND)]
    among = next((m for m in beyond if _of(scene, m, draft.frame)), None)
    if (
        subject is None
        and not _OVERTAKES.absent(scene.words)
        and _OVERTAKES.search(scene.fold, scene.start, quantity.start)
    ):
        subject = next(
            (m for m in named if m is not owner and m.end <= quantity.start and not governed(scene, m)), None
        )
    if subject is None and owner is not None:  # `Peru's biggest supplier is Chile`
        subject = next((m for m in beyond if _IS.fullmatch(scene.fold, quantity.end, m.start)), None)
    word = scene.fold[draft.cue.start : draft.cue.end] if draft.cue else ""
    who = owner.codes[0] if owner and len(owner.codes) == 1 else None
    what = subject.codes[0] if subject and len(subject.codes) == 1 else None
    whose = among.codes[0] if among and len(among.codes) == 1 else None
    if who is None and what in scene.principal[:2] and scene.fold.endswith(" our ", scene.start, quantity.hedge_start):
        who = next((code for code in scene.principal[:2] if code != what), None)  # one of the two speaks of the other
    if draft.frame == "host":
        behind = next((m for m in named if m.start >= quantity.end and m.codes != (what,)), None)
        draft.frame, draft.partner = "investor", what
        draft.reporter = behind.codes[0] if behind is not None else None
        return
    if draft.frame in _FROM_HOME and _DESTINATION.match(scene.right(quantity)):
        reporter, partner = who or whose, what  # `Peru is the top destination of Chilean capital`
    elif draft.frame in _FROM_HOME or _SELLER.match(word):
        reporter, partner = what, who or whose
    elif word.startswith("importer") and who is None:
        reporter, partner = what, whose  # `Peru is the fourth-largest importer of Chilean wine`
    else:
        reporter, partner = who or whose, what
    if draft.rule == "ranked_context" and reporter is None and (told := scene.last()) is not None:
        reporter = told.reporter
    last = scene.made[-1] if scene.made else None
    if last is not None and last.quantity.kind == "rank" and last.partner is None and partner is None:
        partner = last.reporter if reporter is not None else None  # `the first in the world, the second in Peru`
    elif (
        (
            last is not None
            and last.quantity.kind == "rank"
            and last.frame == draft.frame
            and _ITS.search(scene.left(quantity, 9))
        )
        or (
            last is not None
            and (reporter is None or partner is None)
            and last.quantity.kind == "rank"
            and last.reporter
        )
        or (last is not None and draft.frame == last.frame == "investor" and reporter in (None, last.reporter))
    ):
        reporter, partner = last.reporter, last.partner
    told = scene.last()
    if (
        told is not None
        and scene.gap <= 1
        and partner is None
        and reporter in (None, told.reporter)
        and _IT.match(scene.fold, scene.start)
    ):
        reporter, partner = told.reporter, told.partner  # `It is also the second biggest provider of aid`
    if reporter == partner:
        partner = None
    if reporter is None or partner is None:
        reporter, partner = _of_told(scene, draft, reporter, partner)
    if reporter is None and partner is not None:
        reporter, partner = partner, None
    draft.reporter, draft.partner = reporter, partner


_FROM_HOME = frozenset({"investor", "giver", "visitors"})
"""What is ranked in these frames is told of where it comes from: capital, aid and guests."""
_DESTINATION = re.compile(r" (?:\w+ ){0,2}?(?:destination|recipient|beneficiary|outlet|host|receiver)s?\b")


def _of_told(scene: Scene, draft: Draft, reporter: str | None, partner: str | None) -> tuple[str | None, str | None]:
    """The sides of a rank that names one or none of the two just told of: `…, making Chile its second-largest market`.

    Not of a place in the world or a region, which one country holds among all.
    """
    told = scene.made[-1] if scene.made else None
    if told is None or told.reporter is None or told.partner is None or told.rule in MEMBERS:
        return reporter, partner
    quantity = draft.quantity
    if _RANKED_WHERE.match(scene.right(quantity, 90)) or _WORLD.search(scene.left(quantity, 24)):
        return reporter, partner
    two = (told.reporter, told.partner)
    if reporter is None and partner is None:
        return two if _ELIDED.match(scene.fold, quantity.end) else (None, None)
    one = reporter or partner
    if one not in two:
        return reporter, partner
    other = two[1] if one == two[0] else two[0]
    if draft.cue is None:
        return two  # `which put Chile in fifth place`: in that order
    return (reporter, other) if reporter is not None else (other, partner)


_WORLD = re.compile(r"\b(?:world|region|continent|globe|africa|asia|europe) s $")
_IS = re.compile(r" (?:\w+ ){1,8}?(?:is|was|remains|remained|became|has been) (?:the )?")
_ELIDED = re.compile(
    r" (?:(?:number|figure|group|total|amount|level|share) )?(?:after|behind|only|from|among|of any)\b| *$|  "
)


BEHIND = 90
"""Whose rank it is may stand behind it, within so many characters and before the next number."""
# `South Sudan overtook Kenya as the largest buyer`
_OVERTAKEN = re.compile(
    r"\b(?:overt[ao]\w{2,5}|surpass\w{2,3}|replac(?:ed|ing|es)|displac(?:ed|ing|es)|outstripp\w{2,3}|ahead of|behind) "
    r"(?:the )?$"
)
_OVERTAKES = Worded(
    "overtook|overtaken|surpassed|replaced|displaced|outstripped", r"[^,;]{0,60} as (?:the )?(?:\w+ s )?$"
)
_COMMA = re.compile(r", (?:the |a )?")


def _apposed(scene: Scene, named: Sequence[Mention], at: int) -> Mention | None:
    """The country that a rank stands behind as its apposition: `gas from Iran, its second-biggest supplier`."""
    for mention in reversed(named):
        if mention.end < at:
            apposed = len(mention.codes) == 1 and _COMMA.fullmatch(scene.text, mention.end, at) is not None
            return mention if apposed and governed(scene, mention) else None
    return None


_SELLER = re.compile(r"export(?:er|ers)$|seller|lender|donor")
_OF = re.compile(r"\b(?:of|for|to|among)\s+(?:the )?$")


_OF_OR_IN = re.compile(r"\b(?:of|for|to|in|here in)\s+(?:the )?$")


def _of(scene: Scene, mention: Mention, frame: str) -> bool:
    """Whether a country behind a rank owns it: `the third largest buyer of Cambodian goods`, `investor in Laos`."""
    left = scene.fold[max(scene.start, mention.start - 16) : mention.start]
    return (_OF_OR_IN if frame == "investor" else _OF).search(left) is not None


# `Kenya's first export destination and second largest partner`
_SECOND = re.compile(r"(?: s)?(?: (?!of\b|in\b|to\b|is\b|was\b)\w+){1,5} and (?:the )?")
_IT = re.compile(r" ?(?:it|they|the country|the kingdom) (?:is|was|are|has|ranks|ranked)\b")
_ITS = re.compile(r"\band (?:also )?its\s+$")
"""`A is B's third-largest partner and its largest in …`: the second owner is the first."""


def _just_before(scene: Scene, named: Sequence[Mention], at: int) -> Mention | None:
    """The owner right before a rank: `Cambodia's third-largest`, `its largest`."""
    for mention in reversed(named):
        if mention.end <= at:
            gap = scene.fold[mention.end : at]
            joined = mention.possessive and _SECOND.fullmatch(gap) is not None
            return (
                mention
                if joined
                or (
                    (len(gap) <= 14 and not STOP_POSSESSOR.search(gap))
                    and (mention.possessive or mention.kind in ("pronoun", "demonym"))
                )
                else None
            )
    return None
