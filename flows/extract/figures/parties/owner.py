"""Whose a figure of one country is, and to whom the goods go that one supplies."""

import re
from itertools import pairwise

from flows.extract.figures.metric.beside import PRICE
from flows.extract.figures.parties.at_home import at_home, of_home
from flows.extract.figures.parties.giving import promised_by
from flows.extract.figures.parties.homes import homes
from flows.extract.figures.parties.joint import ends_of_works
from flows.extract.figures.parties.owing import owed_to, owes
from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene, clause, recent
from flows.reference import table

_USED = re.compile(r"consum\w+|produc\w+|generat\w+|uses?|used|needs?|needed|requir\w+")
_SUPPLY = re.compile(
    r"\b(?:s[eo]lls?|sold|selling|suppl\w+|deliver\w*|export\w*|provid\w+|send\w*|sent|loan|loaned|lend|lent|give|gave|donat\w+|ship(?:s|ped|ping)?|transmit\w*|"
    r"carr(?:y|ies|ied)|purchas\w+|b[uo]ys?|bought|buying|import\w*|draw\w*|drew|receiv\w+)\b"
)


def own(scene: Scene, draft: Draft, roles: Roles) -> None:
    """A figure of one country; what one supplies to another has a partner, and a text about two goes on about both."""
    draft.reporter = first(roles, *_OWNERS)
    if draft.metric == "transport" and len(ends := roles.get("between", ())) == TWO:
        draft.reporter, draft.partner = sorted(ends)  # `28 flights a week between Peru and Chile`
        return
    if draft.metric == "transport" and (line := ends_of_works(scene, draft.quantity)) is not None:
        draft.reporter, draft.partner = line
        return
    if (giver := promised_by(scene, draft)) is not None:
        others = [*(code for codes in roles.values() for code in codes), *scene.pair, *scene.home]
        draft.reporter, draft.partner = giver, next((code for code in others if code != giver), None)
        return
    if (both := of_two(scene, draft, roles)) is not None:
        draft.reporter, draft.partner = both
        return
    if (owed := owed_to(scene, draft, roles)) is not None:
        draft.reporter, draft.partner = owed
        draft.metric = "loan" if draft.metric == "other" and owes(scene) else draft.metric
        return
    counts = draft.quantity.kind == "count"
    if counts and (capital := _capital(scene, draft)) is not None:
        roles = {**roles, "possessor": [capital]}
        draft.reporter = capital
    abroad = first(roles, "in", "at") if (draft.metric == "people" or counts) and "possessor" in roles else None
    if counts and of_home(scene, draft) and draft.quantity.unit == "person" and draft.reporter is not None:
        return
    if abroad is None and counts and _WENT.match(scene.right(draft.quantity, 90)):
        abroad = first(roles, "to", "for")
    if abroad is not None and abroad != draft.reporter:
        draft.partner = abroad  # `260,000 Vietnamese live in Korea`, `40 Peruvian firms in Chile`
        return
    if _USED.fullmatch(scene.word_before(draft.quantity)):
        return
    if draft.quantity.kind == "measure" and _SUPPLY.search(scene.fold, scene.start, scene.end):
        _supplied(scene, draft, roles)
        return
    if draft.reporter is None and draft.quantity.kind == "money":
        nation = homes().get(draft.quantity.unit or "")
        if nation is not None and nation in scene.principal:
            draft.reporter = nation
            draft.sure *= 0.9
            return
    known = None
    if draft.quantity.kind == "count":
        known = next((d for d in recent(scene) if d.quantity.unit == draft.quantity.unit and d.partner), None)
    last = scene.near(2)
    if last is not None and last.put is not None:
        last = None  # what one gives another says nothing of whose the next figure is
    if known is not None and draft.reporter in (None, known.reporter, known.partner):
        draft.reporter, draft.partner = known.reporter, known.partner
        draft.sure *= 0.9
    elif last is not None and last.reporter and draft.reporter in (None, last.reporter):
        draft.reporter, draft.partner = (
            last.reporter,
            last.partner if last.frame in ("own", "investor", "giver") and not of_home(scene, draft) else None,
        )
        draft.sure *= 0.9
    elif draft.reporter is None and len(scene.principal) == 1:
        draft.reporter = scene.principal[0]
        draft.sure *= 0.9
    if draft.metric == "loan" and draft.reporter is None:
        draft.metric = "other"  # what a firm owes
    if draft.partner is None and (other := _concerned(scene, draft, roles)) is not None:
        draft.partner = other
        draft.sure *= 0.85


def _concerned(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The other of the two whom a report is about, where a figure's sentence names it too, or counts people abroad.

    A report on their relations tells of one what concerns both, but for what it has at home: its land, its people.
    """
    repaid = draft.cue is not None and scene.fold.startswith(_REPAID, draft.cue.start)
    if draft.reporter not in scene.pair or not (repaid or draft.metric in _SHARED) or of_home(scene, draft):
        return None
    if draft.quantity.kind == "percent" and draft.measure != "share":
        return None
    other = next(code for code in scene.pair if code != draft.reporter)
    if other in _BLOCS or draft.reporter in _BLOCS or PRICE.match(scene.right(draft.quantity)):
        return None
    nationals = draft.metric == "people" and any(
        m.kind == "demonym" and draft.quantity.end <= m.start < draft.quantity.noun_end for m in scene.mentions
    )
    if "possessor" in roles and draft.measure != "share":
        return other if nationals else None  # `Australia's crop, the U.S. said, was …`
    start, end = clause(scene, draft.quantity, wide=True)
    if not _OUTPUT.isdisjoint(scene.words) or (draft.quantity.kind == "measure" and draft.metric == "other"):
        return None
    at = draft.quantity.start, draft.quantity.end + 3  # not of `9 mln U.S. dlrs`, `9 mln dlrs (U.S.)`
    around = [m for m in scene.mentions if m.codes and start <= m.start < end and not at[0] <= m.start < at[1]]
    listed = any(
        other in {*one.codes, *two.codes} and _ROW.fullmatch(scene.text, one.end, two.start)
        for one, two in pairwise(around)
        if not {*one.codes, *two.codes} <= set(scene.pair)
    )  # `bought from Peru, Chile and Kenya`
    if nationals or any(m.codes == (other,) for m in around):
        return None if listed and not nationals else other
    return other if scene.ties and not listed and not at_home(scene, draft, roles) else None


_ROW = re.compile(r"(?:, | and |, and )(?:the )?")
_OUTPUT = frozenset("output production produce produces produced producing crop harvest reserves".split())
_BLOCS = frozenset(row["code"] for row in table("blocs"))
_REPAID = ("repayment", "arrears")
_SHARED = frozenset({"other", "people", "energy", "agriculture"})


_OWNERS = ("possessor", "subject", "teller", "in", "by", "near", "of", "to", "from", "between")
_EACH = re.compile(r" (?:\w+ ){0,2}(?:each|respectively|apiece)\b")


def of_two(scene: Scene, draft: Draft, roles: Roles) -> tuple[str, str] | None:
    """The two whose common figure it is, in alphabetical order: `The two countries employ 2 million farmers`."""
    role = next((name for name in _OWNERS if roles.get(name)), None)
    if role not in ("subject", "in", "by") or len(codes := roles[role]) != TWO or draft.metric == "gdp":
        return None
    if draft.quantity.kind == "percent" and draft.measure != "share":
        return None
    named = [m for m in scene.mentions if m.kind in _STATES and set(m.codes) & set(codes)]
    joint = any(set(m.codes) == set(codes) for m in named) or any(
        scene.fold[one.end : other.start] in (" and ", " and the ") and {*one.codes, *other.codes} == set(codes)
        for one, other in pairwise(named)
    )
    if not joint or "respectively" in scene.words or _EACH.match(scene.right(draft.quantity)):
        return None
    return min(codes), max(codes)


_STATES = frozenset({"name", "anaphor", "pronoun", "group", "body"})
TWO = 2
"""A road or flight joins so many countries."""
_SHARING = re.compile(r" (?:capital|participation|investment|equity|funds|money)\b")


def _capital(scene: Scene, draft: Draft) -> str | None:
    """The country whose capital is in the firms that are counted: `1,100 enterprises with Peruvian capital`."""
    end = draft.quantity.noun_end
    for mention in scene.mentions:
        if mention.start >= end:
            owned = scene.fold[end : mention.start] == " with " and len(mention.codes) == 1
            return mention.codes[0] if owned and _SHARING.match(scene.fold, mention.end) else None
    return None


_WENT = re.compile(
    r" (?:\w+ ){1,4}(?:left|went|departed|were sent|travelled|traveled|moved|migrated|flew|came|arrived|returned|fled|"
    r"emigrated|relocated|crossed)\b"
)


def _supplied(scene: Scene, draft: Draft, roles: Roles) -> None:
    """Goods on their way: reporter is who delivers, partner who receives."""
    seller = first(roles, "from")
    others = [
        code for name in ("subject", "to", "near", "possessor", "in") for code in roles.get(name, ()) if code != seller
    ]
    only_to = len(set(others)) == 1 and others[0] in roles.get("to", ())
    if seller is None and only_to and others[0] in scene.pair:
        seller = next(code for code in scene.pair if code != others[0])  # `The link will provide Peru with 150 MW`
    elif seller is None and others:
        given = roles.get("to", ())
        seller = next((code for code in others if code not in given), others[0])
        others = [*(code for code in given if code != seller), *(code for code in others if code != seller)]
    same = [d for d in recent(scene)[::-1] if d.quantity.kind == "measure" and d.partner and d.metric == draft.metric]
    last = scene.made[-1] if scene.made else None
    if not same and last is not None and last.frame in ("out", "in") and last.partner and not others:
        same = [last]  # `Fuel supplies came to 3 mln tonnes and power exports to 8 mln kWh`
    partner = others[0] if others else None
    if same and (seller is None or partner is None):
        known = same[-1]
        if seller in (None, known.reporter):
            seller, partner = known.reporter, known.partner
        elif partner is None:
            partner = known.partner
        draft.sure *= 0.9
    delivered = draft.metric == "energy" and seller in scene.pair and seller not in roles.get("to", ())
    if partner is None and delivered and _DELIVERS.search(scene.fold, scene.start, scene.end):
        partner = next(code for code in scene.pair if code != seller)
        draft.sure *= 0.9
    draft.reporter, draft.partner = seller, partner if partner != seller else None


_DELIVERS = re.compile(
    r"\b(?:suppl(?:y|ies|ied)|exports?|exported|deliver\w*|sold|sells?|ships?|shipped|sent|sends?|transmit\w*|"
    r"provid\w+) "
)
