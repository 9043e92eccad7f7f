"""Whose figure it is and towards whom: reporter and partner by the frame of the metric (ANNOTATION.md)."""

import re

from flows.extract.figures.ranked import rank_owner
from flows.extract.figures.roles import Roles, find_roles, first
from flows.extract.figures.scene import MEMORY, Draft, Scene

# `Uganda is Kenya's largest market, taking 12.6 per cent of its exports`
_TAKING = re.compile(r"\b(?:taking|absorbing|buying|accounting for|receiving|supplying|providing) $")


def perspective(scene: Scene, draft: Draft) -> None:
    """Set reporter and partner of a draft whose metric and frame are known; what the text leaves open stays None."""
    if draft.quantity.kind == "rank":
        rank_owner(scene, draft)
        return
    last = scene.made[-1] if scene.made else None
    if (
        last is not None
        and last.quantity.kind == "rank"
        and last.metric == draft.metric
        and _TAKING.search(scene.left(draft.quantity))
    ):
        draft.reporter, draft.partner = last.reporter, last.partner
        return
    roles = find_roles(scene, draft)
    frame = draft.frame
    if frame in ("two_way", "pair"):
        _pair(scene, draft, roles)
    elif frame == "out":
        _flow(scene, draft, first(roles, "possessor", "from", "by", "subject"), first(roles, "to"))
    elif frame == "in":
        source = first(roles, "from")
        reporter = first(roles, "possessor", "by", "to", "into", "in", "subject")
        _flow(scene, draft, reporter if reporter != source else None, source or first(roles, "of"))
    elif frame == "balance":
        _flow(scene, draft, first(roles, "possessor", "subject", "of"), first(roles, "with"))
    elif frame == "investor":
        _flow(scene, draft, first(roles, "possessor", "from", "by", "subject"), first(roles, "in", "to"))
    elif draft.rule == "granted":  # `China has granted Zambia $30 million`
        _flow(scene, draft, first(roles, "subject"), first(roles, "possessor", "near", "to"))
    elif frame == "giver":
        giver = first(roles, "from", "by", "possessor", "subject", "of")
        receiver = first(roles, "to", "for", "in")
        if giver == receiver and "subject" in roles:
            giver = next((code for code in roles["subject"] if code != receiver), None)
        if receiver is None and "from" in roles and "subject" in roles and roles["subject"][0] != giver:
            receiver = roles["subject"][0]
        _flow(scene, draft, giver, receiver)
    elif frame == "visitors":
        _flow(scene, draft, first(roles, "in", "to", "subject", "of"), first(roles, "from", "possessor"))
    elif frame in ("own", "border"):
        _own(scene, draft, roles)
    else:
        raise ValueError(f"seeds/lexicons/figure_cues.csv has an unknown frame: {frame!r}")


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
        head, towards = first(roles, "possessor", "subject"), first(roles, "with", "between")
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
                (last is not None and last.partner is not None and (scene.made or scene.gap <= 2))
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
    r"\b(?:s[eo]lls?|sold|selling|suppl\w+|deliver\w*|export\w*|provid\w+|send\w*|sent|ship(?:s|ped|ping)?|transmit\w*|"
    r"purchas\w+|b[uo]ys?|bought|buying|import\w*|draw\w*|drew|receiv\w+)\b"
)


def _own(scene: Scene, draft: Draft, roles: Roles) -> None:
    """A figure of one country; what one supplies to another has a partner, and a text about two goes on about both."""
    draft.reporter = first(roles, "possessor", "subject", "in", "by", "near", "of", "to", "from")
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
    seller = first(roles, "from")
    others = [
        code for name in ("subject", "to", "near", "possessor", "in") for code in roles.get(name, ()) if code != seller
    ]
    if seller is None and others:
        seller, others = others[0], others[1:]
    same = [d for d in _recent(scene)[::-1] if d.quantity.kind == "measure" and d.partner and d.metric == draft.metric]
    partner = others[0] if others else None
    if same and (seller is None or partner is None):
        known = same[-1]
        if seller in (None, known.reporter):
            seller, partner = known.reporter, known.partner
        elif partner is None:
            partner = known.partner
        draft.sure *= 0.9
    draft.reporter, draft.partner = seller, partner if partner != seller else None
