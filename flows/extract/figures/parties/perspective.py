"""Whose figure it is and towards whom: reporter and partner by the frame of the metric (ANNOTATION.md)."""

from flows.extract.figures.going_on import PART, part_of_told
from flows.extract.figures.parties.at_home import plant, sited, spent
from flows.extract.figures.parties.elsewhere import elsewhere, to_all
from flows.extract.figures.parties.giving import asked_for, helped, lent_to, of_bank, promised_by
from flows.extract.figures.parties.guests import guests
from flows.extract.figures.parties.investors import beside_told, host
from flows.extract.figures.parties.joint import JOINT, joint
from flows.extract.figures.parties.listing import MEMBERS
from flows.extract.figures.parties.owner import of_two, own
from flows.extract.figures.parties.passed import passed
from flows.extract.figures.parties.ranked import rank_owner
from flows.extract.figures.parties.roles import Roles, another, find_roles, first
from flows.extract.figures.parties.sides import as_beside, of_one, overall, taker
from flows.extract.figures.scene import TRADE, Draft, Scene, recent


def perspective(scene: Scene, draft: Draft) -> None:
    """Set reporter and partner of a draft whose metric and frame are known; what the text leaves open stays None."""
    if draft.quantity.kind == "rank":
        rank_owner(scene, draft)
        return
    if draft.put is not None:
        draft.reporter, draft.partner = draft.put.giver, draft.put.receiver
        return
    if draft.rule == PART and (whole := part_of_told(scene, draft.quantity)) is not None:
        draft.reporter, draft.partner = whole.reporter, whole.partner
        return
    if not scene.named and draft.frame in ("own", "border"):
        return
    if (sides := as_beside(scene, draft)) is not None:
        draft.reporter, draft.partner = sides
        return
    if (sides := passed(scene, draft)) is not None:
        draft.reporter, draft.partner = sides
        return
    roles = find_roles(scene, draft)
    if draft.metric in TRADE and overall(scene, draft, roles):
        of_one(scene, draft, roles)
        return
    if draft.frame in _MONEY_AT_HOME and (spender := spent(scene, draft, roles)) is not None:
        draft.reporter = spender
        return
    if draft.frame in _MONEY_AT_HOME and plant(scene, draft) and (site := sited(scene, roles)) is not None:
        draft.reporter = site
        return
    if draft.frame in _MONEY_AT_HOME and (both := joint(scene, draft, roles)) is not None:
        draft.frame, draft.reporter, draft.partner = JOINT, *both
        return
    tellers = roles.get("teller", [])
    frame, teller = draft.frame, tellers[0] if len(tellers) == 1 else None
    if frame in ("two_way", "pair"):
        _pair(scene, draft, roles)
    elif frame == "out" and (buyer := taker(scene, draft, roles)) is not None:
        _flow(scene, draft, first(roles, "possessor", "from", "of"), buyer, teller)
    elif frame == "out":
        buyer = first(roles, "to") or (first(roles, "with") if draft.rule == "contract" else None)
        _flow(scene, draft, another(roles, buyer, "possessor", "from", "by", "subject", "of"), buyer, teller)
    elif frame == "in":
        source = _origin(scene, draft) or first(roles, "from")
        source = source or (first(roles, "with") if draft.rule == "contract" else None)
        reporter = first(roles, "possessor", "by", "to", "into", "in", "subject")
        _flow(scene, draft, reporter if reporter != source else None, source or first(roles, "of"), teller)
    elif frame == "balance":
        towards = first(roles, "with")
        _flow(scene, draft, another(roles, towards, "possessor", "subject", "of"), towards, teller)
    elif frame == "investor" and (shared := beside_told(scene, draft)) is not None:
        draft.reporter, draft.partner = shared.reporter, shared.partner
    elif frame == "investor" and draft.measure == "count" and (two := of_two(scene, draft, roles)) is not None:
        draft.reporter, draft.partner = two
    elif frame == "investor" and (target := host(scene, draft, roles)) is not None:
        draft.reporter = target
    elif frame == "investor":
        _flow(scene, draft, first(roles, "possessor", "from", "by", "subject"), first(roles, "in", "to"), teller)
    elif frame == "giver" and (giver := promised_by(scene, draft)) is not None:
        _flow(scene, draft, giver, another(roles, giver, "to", "for", "possessor", "subject") or None, None)
        _received_at_home(scene, draft)
    elif draft.rule == "granted" and (receiver := first(roles, "to", "for")) is not None:
        _flow(scene, draft, first(roles, "subject", "possessor"), receiver, teller)
    elif draft.rule == "granted":  # `China has granted Zambia $30 million`
        _flow(scene, draft, first(roles, "subject"), first(roles, "possessor", "near"), teller)
    elif frame == "giver" and of_bank(scene, draft):
        draft.reporter = lent_to(scene, draft, roles) or first(roles, "for", "possessor", "subject", "in")
    elif frame == "giver" and asked_for(scene, draft):
        receiver = first(roles, "possessor", "subject", "by", "for")
        if receiver is not None and "from" not in roles and draft.metric == "loan":
            draft.reporter = receiver  # `Barbados seeks a credit`: of banks, as long as no country is named
        else:
            _flow(scene, draft, first(roles, "from"), receiver, None)
            _received_at_home(scene, draft)
    elif frame == "giver":
        giver = first(roles, "from", "by", "possessor", "subject", "of", "with")
        receiver = first(roles, "to", "for") or helped(scene, draft) or first(roles, "in")
        if giver == receiver and "subject" in roles:
            giver = next((code for code in roles["subject"] if code != receiver), None)
        if receiver is None and "from" in roles and "subject" in roles and roles["subject"][0] != giver:
            receiver = roles["subject"][0]
        _flow(scene, draft, giver, receiver, teller)
        _received_at_home(scene, draft)
    elif frame == "visitors":
        (guest, there), of_all = guests(scene, draft, roles)
        if of_all:
            draft.reporter = guest
        else:
            _flow(scene, draft, guest, there, teller)
    elif frame in ("own", "border"):
        own(scene, draft, roles)
    else:
        raise ValueError(f"seeds/lexicons/figure_cues.csv has an unknown frame: {frame!r}")


def _origin(scene: Scene, draft: Draft) -> str | None:
    """The country whose goods an amount is of: `buy 150,000 tonnes of Peruvian beans`."""
    end = draft.quantity.end
    goods = draft.quantity.kind == "measure" and scene.fold.startswith(" of ", end)
    near = (m for m in scene.mentions if goods and m.kind in ("demonym", "name") and len(m.codes) == 1)
    return next((m.codes[0] for m in near if 0 < m.start - end <= len(" of the ")), None)


def _received_at_home(scene: Scene, draft: Draft) -> None:
    """What another country gives, of which the text says no receiver, goes to the one that the document comes from."""
    home = scene.home
    if (
        len(home) == 1
        and draft.partner is None
        and draft.reporter not in (None, home[0])
        and home[0] in scene.principal
    ):
        draft.partner = home[0]
        draft.sure *= 0.85


def _context_pair(scene: Scene, *codes: str | None) -> tuple[str, str] | None:
    """The two countries that the text is speaking of, if they include the codes given."""
    given = {code for code in codes if code}
    last = scene.last()
    for draft in [*scene.made[::-1], *scene.before[:-4:-1]]:
        if (
            draft.reporter
            and draft.partner
            and (draft.rule not in MEMBERS or draft in scene.made)
            and given <= {draft.reporter, draft.partner}
            and (draft is last or given or scene.gap <= 2)
        ):
            return draft.reporter, draft.partner
    pair = scene.pair
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
    codes = codes or roles.get("teller", [])[:1]
    pair = None if codes and elsewhere(scene, draft) else _context_pair(scene, *codes)
    if draft.rule == "border_length" and scene.pair and not codes:
        pair = scene.pair[0], scene.pair[1]  # the border of the two, whoever else was told of last
    if pair is None and not codes and len(scene.principal) == TWO:
        pair = scene.principal[0], scene.principal[1]  # no others are named
    if pair is not None:
        draft.reporter, draft.partner = sorted(pair)
        draft.sure *= 0.95
        draft.rule += "_pair_of_text"
    elif codes and len(scene.home) == 1 and scene.home[0] not in codes:
        draft.reporter, draft.partner = sorted((codes[0], scene.home[0]))  # `Trade with Thailand`, told at home
        draft.sure *= 0.85
    elif codes:
        draft.reporter = codes[0]


def _flow(scene: Scene, draft: Draft, reporter: str | None, partner: str | None, teller: str | None) -> None:
    """A figure with a direction; a missing side comes from the figure before it or from a text about two countries."""
    if reporter is not None and reporter == partner:
        reporter, partner = (teller, partner) if teller not in (None, partner) else (reporter, None)
    if partner is None and (elsewhere(scene, draft) or to_all(scene, draft)):
        reporter = reporter or teller or _unnamed(scene, draft, None)
    elif reporter is None or partner is None:
        same = [
            d
            for d in scene.made
            if d.frame == draft.frame
            and d.reporter
            and (partner is None or d.partner == partner)
            and (reporter is None or d.reporter == reporter)
        ]
        given = next((d for d in recent(scene) if d.frame == draft.frame == "giver" and d.partner), None)
        if same:
            reporter, partner = same[-1].reporter, same[-1].partner
        elif (
            given is not None
            and partner is None
            and reporter
            in (
                *((None,) if scene.ties else ()),
                given.reporter,
                given.partner,
            )
        ):
            reporter, partner = given.reporter, given.partner  # who receives speaks of the grant as its own
        else:
            many = reporter is None and partner is None and _many_partners(scene)
            # goods sold to all
            goods = partner is None and draft.quantity.kind == "measure" and draft.frame in _OF_TRADE
            many |= goods and not _of_two(scene, reporter)
            pair = None if many else _context_pair(scene, reporter, partner)
            last = scene.last()
            bilateral = pair is not None and (
                (
                    last is not None
                    and last.partner is not None
                    and (scene.made or (scene.gap <= 2 and last.rule not in MEMBERS))
                )
                # a balance of one country, in a text that told none of two, is the one with all others
                or (bool(scene.pair) and not (reporter is not None and draft.frame == "balance"))
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
    if reporter is None and teller != partner:
        reporter = teller
    if reporter is None:
        reporter = _unnamed(scene, draft, partner)
    draft.reporter, draft.partner = (reporter, partner) if reporter else (partner, None)


def _of_two(scene: Scene, reporter: str | None) -> bool:
    """Whether a report on the relations of two, which has just told of trade between them, goes on about that."""
    if reporter not in (None, *scene.pair):
        return False
    near = recent(scene)[:4] if scene.ties else recent(scene)[:1] if scene.made or scene.gap <= 1 else ()
    told = (d for d in near if d.metric in TRADE)
    return any({d.reporter, d.partner} == set(scene.pair) for d in told)


def _many_partners(scene: Scene) -> bool:
    """Whether the text goes through the partners of a country: then a figure without one is none of the last's."""
    recent = [*scene.before[-8:], *scene.made]
    pairs = {frozenset((d.reporter, d.partner)) for d in recent if d.partner}
    return len(scene.principal) > TWO and len(pairs) >= TWO


def _unnamed(scene: Scene, draft: Draft, partner: str | None) -> str | None:
    """Whose flow it is where no country is named: of the one that the report comes from and is about, or told of last.

    `Exports to the EU fell by 13 per cent`, in a report on Cambodia, is told of Cambodia.
    """
    alike = _ALIKE.get(draft.frame)
    if alike is None:
        return None
    draft.sure *= 0.85
    if len(scene.home) == 1 and scene.home == scene.principal[:1] and scene.home[0] != partner:
        return scene.home[0]
    recent = [*scene.made[::-1], *(scene.before[:-9:-1] if scene.gap <= TWO else ())]
    told = (d.reporter for d in recent if d.rule not in MEMBERS and d.frame in alike)
    return next((code for code in told if code not in (None, partner)), None)


TWO = 2
"""So many sentences on, a flow of which no country is named is still that of the country told of before."""
_MONEY_AT_HOME = frozenset({"own", "investor"})
_OF_TRADE = frozenset({"out", "in", "balance"})
_ALIKE = dict.fromkeys(_OF_TRADE, _OF_TRADE) | {
    "investor": frozenset({"investor"}),
    "visitors": frozenset({"visitors"}),
}
