"""From which side a flow is seen: the buyer of a share, the seller of what was bought, one country towards all."""

import re

from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import TRADE, Draft, Scene, recent
from flows.extract.text.worded import Worded

_ALL_TRADE = Worded(
    "foreign trade|external trade|overall trade|world trade",
    r"(?! (?:minist|depart|secret|bank|office|zone|univers|polic|official|law|agenc|bureau|council|corp|compan))",
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


_OR = re.compile(r"[^;.]{0,60}, or $")


def seen_by_seller(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether imports are put as a part of the seller's exports: `bought $826 million worth, or 35 per cent of …`."""
    share = draft.measure == "share" and last.partner is not None and last.reporter is not None
    return share and _OR.fullmatch(scene.text, last.quantity.end, draft.quantity.hedge_start) is not None


_TAKES = re.compile(
    r" (?:also |now |alone |still |each )?(?:takes?|took|buys?|bought|absorbs?|absorbed|receives?|received|"
    r"accounts? for|accounted for|consumes?|consumed|purchased) (?:up )?$"
)


def taker(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The country that takes a share of what another sells: `China took 89.5 per cent of the exports`."""
    for mention in reversed(scene.mentions):
        if mention.end <= draft.quantity.hedge_start and len(mention.codes) == 1:
            takes = not mention.possessive and mention.kind != "demonym"
            beside = takes and _TAKES.fullmatch(scene.fold, mention.end, draft.quantity.hedge_start) is not None
            known = first(roles, "possessor", "from", "of")
            return mention.codes[0] if beside and mention.codes[0] != known else None
    return None
