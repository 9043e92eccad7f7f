"""Investment between states: told in two ways side by side, or of a host to which it comes from nobody named."""

import re

from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene
from flows.extract.text.worded import Worded


def beside_told(scene: Scene, draft: Draft) -> Draft | None:
    """The investment that a figure right behind it puts in another way: `$16 billion in 913 projects`."""
    last = scene.made[-1] if scene.made else None
    if last is None or last.frame != "investor" or last.partner is None:
        return None
    if last.quantity.kind == "rank":  # `the third-largest investor, with capital of $16 billion`
        ranked = _RANKED_WITH.fullmatch(scene.text, last.quantity.end, draft.quantity.hedge_start) is not None
        return last if ranked and draft.quantity.kind != "percent" else None
    return last if _beside(scene, last, draft) and last.measure in ("level", "count") else None


def _beside(scene: Scene, last: Draft, draft: Draft) -> bool:
    behind = max(last.quantity.end, last.quantity.noun_end)
    return _WAYS.fullmatch(scene.fold, behind, draft.quantity.hedge_start) is not None


_APPROVES = Worded(
    "approve|approves|approved|approving|license|licensed|licenses|register|registers|registered|clear|cleared|"
    "authorise|authorised|authorize|authorized|okayed|endorsed",
    r" (?:(?:about|some|over|nearly|more|than|a|total|of|up|to|new|another|foreign) ){0,4}$",
)


def _approved(scene: Scene, draft: Draft) -> bool:
    """Whether it is the host that lets capital in, of whatever origin: `Peru approved 40 projects`."""
    return not _APPROVES.absent(scene.words) and _APPROVES.search(scene.left(draft.quantity)) is not None


_RANKED_WITH = re.compile(
    r" (?:\w+ ){0,2}investors?(?: in (?:the )?\w+)?,? (?:with|having|at) (?:(?!and\b|in\b)[\w-]+ ){0,6}"
)
_WAYS = re.compile(
    r" (?:in|across|through|into|for|over|worth|with (?:an? )?(?:\w+ ){0,3}capital of|"
    r"valued at) (?:a total of )?(?:some )?"
)


def host(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The country that investment goes to which is only called foreign: nobody says from where."""
    if roles.keys() & {"from", "by"}:
        return None
    if "possessor" not in roles and (approver := first(roles, "subject")) is not None and _approved(scene, draft):
        return approver if first(roles, "in", "to") in (None, approver) else None
    last = scene.made[-1] if scene.made else None
    if last is not None and last.frame == "investor" and last.partner is None and _beside(scene, last, draft):
        return last.reporter
    if draft.cue is None:
        return None
    if not scene.fold.startswith(("foreign", "fdi"), draft.cue.start):
        return None
    target, owner = first(roles, "in", "to"), first(roles, "possessor", "subject")
    if target is not None or owner is not None:
        return None if target is not None and owner not in (None, target) else target or owner
    told = scene.near(TWO)
    return (told.partner or told.reporter) if told is not None and told.frame == "investor" else None


TWO = 2
"""So many sentences on, foreign investment is still that in the country told of before."""
