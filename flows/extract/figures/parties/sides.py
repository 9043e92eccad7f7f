"""From which side a flow is seen: the buyer of a share, the seller of what was bought, one country towards all."""

import re

from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import TRADE, Draft, Scene, recent
from flows.extract.text.worded import Worded

Sides = tuple[str | None, str | None]
_OFFICES = tuple(
    f"{office} "
    for office in "department of|ministry of|minister of|minister for|bureau of|directorate of|university of".split("|")
)
"""Behind one of these the words are the name of an office: `the Department of Foreign Trade`."""
_ALL_TRADE = Worded(
    "foreign trade|external trade|overall trade|world trade",
    r"(?! (?:minist|depart|secret|bank|office|zone|univers|polic|official|law|agenc|bureau|council|corp|compan))",
    "".join(rf"(?<!{office})" for office in _OFFICES),
)


def overall(scene: Scene, draft: Draft, roles: Roles) -> bool:
    """Whether a figure is of what one country trades with all others: `Its foreign trade was $9 billion`."""
    if roles.keys() & {"with", "between", "to", "from"}:
        return False
    if not _ALL_TRADE.absent(scene.words) and _ALL_TRADE.search(scene.fold, scene.start, draft.quantity.start):
        return True
    last = scene.last()
    on = last is not None and last.rule == "overall" and (scene.made or scene.gap <= 1)
    return bool(on) and draft.measure != "share" and not (roles.keys() & {"possessor", "subject"})


def of_one(scene: Scene, draft: Draft, roles: Roles) -> None:
    """Give a figure to one country: the one that is named, or that the text told of before."""
    told = next((d.reporter for d in recent(scene) if d.reporter and d.metric in TRADE and d.frame != "two_way"), None)
    named = first(roles, "possessor", "subject", "of", "in")
    draft.reporter = named or told or next(iter(scene.home or scene.principal), None)
    draft.rule = "overall"


# `Uganda is Kenya's largest market, taking 12.6 per cent of its exports`
_TAKING = re.compile(
    r"\b(?:taking|absorbing|buying|accounting for|receiving|supplying|providing|"
    r"with (?:an? )?(?:\w+ )?(?:market )?(?:share|portion|proportion|slice|stake) (?:of|at)) (?:\w+ ){0,2}$"
)
_EQUAL = (" equivalent to ", " equal to ", " equating to ", " corresponding to ", " amounting to ")
_OR = re.compile(r"[^;.]{0,60}, or $")
_THEIR_CAPITAL = re.compile(
    r"\b(?:their|whose) (?:\w+ ){0,2}(?:capital|investments?|value|worth|turnover) (?:\w+ ){1,4}$"
)


def as_beside(scene: Scene, draft: Draft) -> Sides | None:
    """The sides of a figure that tells more of the one beside it: the same as a share, or of the place just named."""
    if not scene.made:
        return None
    last, quantity = scene.made[-1], draft.quantity
    if quantity.kind == "percent" and scene.fold.endswith(_EQUAL, scene.start, quantity.hedge_start):
        money = next((d for d in reversed(scene.made) if d.quantity.kind == "money"), None)
        if money is not None and money.partner is not None and draft.metric in (money.metric, "other"):
            return money.reporter, money.partner  # the same amount as a share
    if last.quantity.kind == "rank" and _TAKING.search(scene.left(quantity)):
        if last.metric == draft.metric:
            return last.reporter, last.partner
        if last.metric == "trade" and draft.metric in TRADE:  # `Chile is Peru's top partner, taking …`
            turned = scene.mentions[0].codes == (last.reporter,)
            return (last.partner, last.reporter) if turned else (last.reporter, last.partner)
    if last.partner is None or last.reporter is None:
        return None
    if _THEIR_CAPITAL.search(scene.left(quantity)):
        return last.reporter, last.partner  # `9 Peruvian firms, whose total capital is …`
    if draft.frame == "out" and last.frame == "in" and draft.measure == "share":
        seen_by_seller = _OR.fullmatch(scene.text, last.quantity.end, quantity.hedge_start) is not None
        return (last.partner, last.reporter) if seen_by_seller else None  # `bought $8 million, or 3 per cent of …`
    return None


_TAKES = re.compile(
    r" (?:also |now |alone |still |each )?(?:takes?|took|buys?|bought|absorbs?|absorbed|"
    r"(?P<share>receives?|received|accounts? for|accounted for)|consumes?|consumed|purchased) (?:up )?$"
)


def taker(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The country that takes some of what another sells: `China took 89.5 per cent of the exports`."""
    for mention in reversed(scene.mentions):
        if mention.end <= draft.quantity.hedge_start and len(mention.codes) == 1:
            takes = not mention.possessive and mention.kind != "demonym"
            beside = _TAKES.fullmatch(scene.fold, mention.end, draft.quantity.hedge_start) if takes else None
            known = first(roles, "possessor", "from", "of")
            bought = beside is not None and (draft.measure == "share" or not beside["share"])
            return mention.codes[0] if bought and mention.codes[0] != known else None
    return None
