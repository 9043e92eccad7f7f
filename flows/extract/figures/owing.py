"""Debts and credits between two named states: `Peru owes Chile $3 million`, `a swap of $3 million with Chile`."""

import re

from flows.extract.figures.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene
from flows.extract.text.worded import Worded

OWES = Worded("owe|owes|owed|owing", r" (?:the |its |to )?")
_LINE = Worded(
    "swap|facility|line|contract|deal|agreement|order|deposit|accord",
    r" (?:\w+ ){0,2}(?:worth |of |for |valued at )?(?:about |some |up to |over |nearly |more than )?$",
)
_WITH = re.compile(r" with (?:the )?(?:\w+ s )?")


def owed_to(scene: Scene, draft: Draft, roles: Roles) -> tuple[str, str] | None:
    """Debtor and creditor, or the two sides of a credit line or contract; None where the words name only one."""
    if draft.quantity.kind != "money":
        return None
    start, end = draft.quantity.hedge_start, draft.quantity.end
    if not OWES.absent(scene.words) and (verb := OWES.search(scene.fold, scene.start, start)) is not None:
        named = [m for m in scene.mentions if m.end <= start and len(m.codes) == 1]
        creditor = next((m for m in named if m.start == verb.end()), None)
        debtor = next((m for m in reversed(named) if m.end <= verb.start()), None)
        if creditor is not None and debtor is not None and creditor.codes != debtor.codes:
            return debtor.codes[0], creditor.codes[0]
    if not _LINE.absent(scene.words) and _LINE.search(scene.left(draft.quantity)):
        other = next((m for m in scene.mentions if m.start >= end), None)
        beside = other is not None and _WITH.fullmatch(scene.fold, end, other.start) is not None
        owner = first(roles, "possessor", "subject")
        if beside and other is not None and owner is not None and other.codes not in ((), (owner,)):
            return owner, other.codes[0]
    return None
