"""Whose a figure of one country is, and to whom the goods go that one supplies."""

import re

from flows.extract.figures.homes import homes
from flows.extract.figures.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene, recent

_USED = re.compile(r"consum\w+|produc\w+|generat\w+|uses?|used|needs?|needed|requir\w+")
_SUPPLY = re.compile(
    r"\b(?:s[eo]lls?|sold|selling|suppl\w+|deliver\w*|export\w*|provid\w+|send\w*|sent|loan|loaned|lend|lent|give|gave|donat\w+|ship(?:s|ped|ping)?|transmit\w*|"
    r"purchas\w+|b[uo]ys?|bought|buying|import\w*|draw\w*|drew|receiv\w+)\b"
)


def own(scene: Scene, draft: Draft, roles: Roles) -> None:
    """A figure of one country; what one supplies to another has a partner, and a text about two goes on about both."""
    draft.reporter = first(roles, "possessor", "subject", "teller", "in", "by", "near", "of", "to", "from", "between")
    if draft.metric == "transport" and len(ends := roles.get("between", ())) == TWO:
        draft.reporter, draft.partner = sorted(ends)  # `28 flights a week between Peru and Chile`
        return
    counts = draft.quantity.kind == "count"
    if counts and (capital := _capital(scene, draft)) is not None:
        roles = {**roles, "possessor": [capital]}
        draft.reporter = capital
    abroad = first(roles, "in", "at") if (draft.metric == "people" or counts) and "possessor" in roles else None
    if abroad is None and draft.metric == "people" and _WENT.match(scene.right(draft.quantity, 90)):
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
    if known is not None and draft.reporter in (None, known.reporter, known.partner):
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


_WENT = re.compile(r" (?:\w+ ){1,4}(?:left|went|departed|were sent|travelled|traveled|moved|migrated|flew)\b")


def _supplied(scene: Scene, draft: Draft, roles: Roles) -> None:
    """Goods on their way: reporter is who delivers, partner who receives."""
    seller = first(roles, "from")
    others = [
        code for name in ("subject", "to", "near", "possessor", "in") for code in roles.get(name, ()) if code != seller
    ]
    only_to = len(others) == 1 and "to" in roles and not roles.keys() & {"subject", "possessor", "near", "in"}
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
    r"\b(?:suppl(?:y|ies|ied)|deliver\w*|sold|sells?|ships?|shipped|sent|sends?|transmit\w*|provid\w+) "
)
