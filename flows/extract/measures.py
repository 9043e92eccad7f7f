"""How a figure measures and how sure it is of itself: measure, direction, status."""

import re

from flows.extract.lexicon import Hit
from flows.extract.quantities import Quantity
from flows.extract.scene import Cue, Draft, Scene, clause
from flows.reference import table

# `rose by`, `up`, `an increase of about`: nothing but these stands between the word of change and its amount.
_BY = re.compile(
    r"\s*(?:(?:by|of|some|about|another|a|an|further|nearly|almost|sharply|only|just|as much as|more than|over|around|roughly|approximately|on average|annually|slightly|strongly|rapidly|year on year|last year|this year) ?){0,3}\s*$"
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:points? )?(?:(?:on average |annual |annualised |annualized |yearly |monthly |real |a year |year on year |export |import |trade |economic |gdp |gnp |overall |price |wage |pay ){0,2})"
    r"(?:(?P<up>more|higher|above|up|increases?|rise|growth|gains?|jump|expansion|surge|hike|over the|year on year|compared with|against the)|"
    r"(?P<down>less|lower|below|down|drop|fall|declines?|decreases?|cuts?|reductions?|contraction|slump|devaluation))\b"
)
_SHARE_AFTER = re.compile(r"\s*(?:stake|share|interest|equity|owned|ownership|holding)\b|\s*of (?!gdp growth)")
# `take up`, `made up`, `set up`: the particle of a verb, no rise.
_PARTICLE = re.compile(
    r"\b(?:t[ao]ke|taken|taking|took|ma[dk]e|makes|making|sets?|setting|opens?|opened|buil[dt]|came|come|ends?|ended|g[ai]ve|b[ru]ought|bring|sign|signed|draw|drew|drawn|use|used) up$"
)
_SHARE_LEFT = re.compile(
    r"\b(?:accounted for|accounting for|accounts for|account for|made up|make up|makes up|making up|represent\w*|compris\w+|constitut\w+|share of|hold\w*|own\w*|stake of)\s*(?:\w+ ){0,2}$"
)


MOVES = {row["form"]: row["kind"] for row in table("lexicons/figure_cues") if row["kind"] in ("up", "down")}
"""The words of change and their direction, for those that a longer cue (`to increase`) covers."""
_THAN = frozenset({"more", "higher", "above", "less", "lower", "below"})
# `18 per cent more than a year earlier` is a change, `290 points more than comparable paper` is none.
_TIME = re.compile(
    r"[^.;]{0,40}?\b(?:year|years|month|months|quarter|period|earlier|before|ago|last|previous|19\d\d|20\d\d|forecast|expected)\b|\s*$"
)


def measure(scene: Scene, draft: Draft) -> None:
    """Set measure and direction of a draft whose metric is known."""
    quantity = draft.quantity
    if quantity.kind == "rank":
        draft.measure = "rank"
    elif quantity.kind == "count":
        draft.measure = "count"
    if draft.measure in ("rank", "share"):
        return
    change = _change(scene, quantity)
    if change is not None:
        direction, hit = change
        draft.measure, draft.direction = "change", direction
        if hit is not None:
            draft.evidence["change"] = (hit.start, hit.end)
    elif quantity.unit == "percent" and _shares(scene, quantity):
        draft.measure = "share"
    elif quantity.unit == "percent":
        _like_the_last(scene, draft)
        if draft.measure == "level" and draft.metric in _AMOUNTS:
            draft.metric, draft.frame = "other", "own"  # a rate of interest or duty, not of the amount


def _change(scene: Scene, quantity: Quantity) -> tuple[str, Hit[Cue] | None] | None:
    """Direction of a change and the word that says so, or None for a level."""
    right, left = scene.right(quantity), scene.left(quantity)
    percent = quantity.unit == "percent"
    if percent or quantity.kind in ("money", "measure"):
        after = _CHANGE_AFTER.match(right) if scene.text[quantity.end : quantity.end + 1] != "," else None
        if after and (
            percent
            or after["up"]
            not in ("growth", "year on year", "compared with", "against the", "over the", "up", "increases")
        ):
            word = after["up"] or after["down"]
            if word in ("compared with", "against the", "over the") or (
                word in _THAN and not _TIME.match(right, after.end())
            ):
                after = None
            elif not _SHARE_LEFT.search(left):
                hit = next(
                    (
                        c
                        for c in scene.cues
                        if c.start >= quantity.end and c.entry.kind in ("up", "down") and c.start - quantity.end < 40
                    ),
                    None,
                )
                return ("up" if after["up"] else "down"), hit
    for cue in reversed(scene.cues):
        kind = MOVES.get(scene.fold[cue.start + 3 : cue.end], "") if cue.entry.kind == "inf" else cue.entry.kind
        if cue.end > quantity.hedge_start or kind not in ("up", "down"):
            continue
        between = scene.fold[cue.end : quantity.hedge_start]
        if len(between) > 45:
            break
        if _PARTICLE.search(scene.fold[max(scene.start, cue.start - 8) : cue.end]):
            continue
        if _BY.match(between) and (
            percent
            or re.search(r"\b(?:by|of)\b", between)
            or scene.fold[cue.start : cue.end] in ("up", "down")
            or _transitive(scene, cue, quantity)
        ):
            return kind, cue
        if (
            percent
            and not re.search(r"\b(?:to|at|from|with|is|was|are|were|reached|and)\b", between)
            and "," not in scene.text[cue.end : quantity.hedge_start]
        ):
            return kind, cue
        break
    return None


def _transitive(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """`rose 2.5 billion dlrs to …`: an amount right after the verb is a change if a level follows it."""
    return (
        re.match(r"\s*(?:to|from) ", scene.right(quantity)) is not None
        and scene.fold[cue.end : quantity.hedge_start].strip() == ""
    )


def _shares(scene: Scene, quantity: Quantity) -> bool:
    return bool(_SHARE_AFTER.match(scene.right(quantity)) or _SHARE_LEFT.search(scene.left(quantity)))


_AMOUNTS = frozenset({"trade", "exports", "imports", "loan", "aid", "investment"})


def _like_the_last(scene: Scene, draft: Draft) -> None:
    """A percentage in a list goes with the one before it: `rose 5 pct in May and 7 pct in June`."""
    last = scene.made[-1] if scene.made else None
    if last is None or last.quantity.unit != "percent":
        return
    between = scene.fold[last.quantity.end : draft.quantity.hedge_start]
    if (
        len(between) < 60
        and re.match(
            r"(?:.* )?(?:and|or|respectively|followed by|after|against|from|compared with|versus|vs)\b[^.;]*$|\s*$",
            between,
        )
        and not any(
            c.entry.kind == "actual" and last.quantity.end <= c.start < draft.quantity.start for c in scene.cues
        )
    ):
        draft.measure, draft.direction = last.measure, last.direction


def status(scene: Scene, draft: Draft) -> None:
    """Set status: the nearest finite cue before the number in its clause decides, infinitives point further left."""
    quantity = draft.quantity
    if quantity.kind == "rank" and not _BECOME.search(scene.left(quantity)):
        return
    noun = _goal_after(scene, quantity)
    if noun is not None:
        draft.status = noun.entry.value
        draft.evidence["status"] = (noun.start, noun.end)
        return
    if _standing(scene, draft):
        return
    foretold = _FORETOLD.match(scene.right(quantity, 80)) if draft.measure == "change" else None
    if foretold:
        draft.status = "forecast"
        draft.evidence["status"] = (quantity.end + foretold.start(1), quantity.end + foretold.end(1))
        return
    start, end = clause(scene, quantity)
    cue = (
        _raised(scene, quantity)
        or _deciding(scene, start, quantity.hedge_start)
        or (None if start == scene.start else _deciding(scene, scene.start, start, planned_only=True))
    )
    if cue is None:
        cue = _following(scene, quantity, end)
    if cue is not None and cue.entry.kind in ("target", "forecast", "inf"):
        foreseen = cue.entry.kind == "forecast" or _EVENTUAL.match(scene.fold, cue.start) is not None
        draft.status = "forecast" if foreseen else "target"
        draft.evidence["status"] = (cue.start, cue.end)


# `a three pct decline in marketings was expected`
_FORETOLD = re.compile(
    r"(?: (?!and\b|but\b|to\b|said\b)\w+){0,8} (?:is|was|are|were|had been|has been) (expected|forecast|predicted|projected|anticipated)\b"
)
_EXPECTING = re.compile(
    r"\b(?:expectation|aim|goal|hope|view|intention|objective|purpose|plan|target) (?:of|to) (?:further )?(?:increas|rais|lift|boost|expand|doubl|bring|grow|enhanc)\w*\b[^.;]*?\b(?:up )?to\s+$"
)
_AMENDING = re.compile(
    r"\b(?:propos\w+|amend\w*|approv\w+)\b[^.;]*?\b(?:increas|rais|revis|expand)\w*\b[^.;]*?\b(?:up )?to\s+$"
)


def _raised(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The noun or verb of intent that an increase to some level hangs on: `expectation of increasing trade … to`."""
    left = scene.fold[scene.start : quantity.start]
    match = _EXPECTING.search(left) or _AMENDING.search(left)
    if match is None:
        return None
    return Hit(
        scene.start + match.start(), scene.start + match.start() + match[0].index(" "), Cue("target", "target", "")
    )


_EXISTING = re.compile(
    r"\b(?:remaining|previous|already|official|instead of(?: the)?)\s+(?:\w+ )?$|\b(?:current|existing|present)\s+(?:\w+ ){0,4}$"
)
_ARTICLE = re.compile(r"\b(?:a|an|the|its|their)\s+$")
_ATTRIBUTE = re.compile(
    r"[ -](?!(?:of|in|on|for|to|by|from|with|and|at|a|per|each|between|this|last|next|year|long|from|goal|target)\b)[a-z]"
)


def _standing(scene: Scene, draft: Draft) -> bool:
    """Whether a number belongs to a thing that stands already: `the remaining 16%`, `a 7,600ha concession`."""
    quantity = draft.quantity
    left = scene.left(quantity, 30)
    if _EXISTING.search(left):
        return True
    if draft.measure == "share" and re.search(r"\bthe\s+$", left):
        return True
    return attribute(scene, quantity)


def attribute(scene: Scene, quantity: Quantity) -> bool:
    """Whether a measure describes the noun behind it: `the 135-kilometer road`, `a 7,600ha concession`."""
    return (
        quantity.kind == "measure"
        and _ARTICLE.search(scene.left(quantity, 12)) is not None
        and _ATTRIBUTE.match(scene.right(quantity, 20)) is not None
    )


def _following(scene: Scene, quantity: Quantity, end: int) -> Hit[Cue] | None:
    """The verb behind a number that is a subject: `loans of Euro 149 million will be provided`."""
    for cue in scene.cues:
        if quantity.end <= cue.start < min(end, quantity.end + 40):
            if "," in scene.text[quantity.end : cue.start]:
                return None
            if cue.entry.kind in ("target", "forecast") and scene.fold[cue.start : cue.end] in _MODALS:
                return cue
            if cue.entry.kind in ("actual", "up", "down"):
                return None
    return None


# What will happen by itself is foreseen; what somebody will do is planned.
_EVENTUAL = re.compile(
    r"(?:will|would|shall) (?:also |not |soon |further |probably |likely |only |still )?(?:rise|fall|grow|reach|total|exceed|average|decline|"
    r"drop|earn|amount|remain|stay|narrow|widen|shrink|climb|slip|need|lose|be (?:\d|a |an |about |around |over |some |up |down |at |the |between |only |more |less ))"
)
_MODALS = frozenset({"will", "would", "shall", "is to", "are to", "to be", "should"})


_BECOME = re.compile(r"\b(?:become|becoming|to be|rank|remain)\b[^,;]*$")


def _goal_after(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """`the $10 billion goal`, `US$2 billion target`."""
    for cue in scene.cues:
        if cue.start >= quantity.end:
            word = scene.fold[cue.start : cue.end]
            if (
                cue.start - quantity.end <= 2
                and cue.entry.kind == "target"
                and word in ("goal", "target", "objective", "plan", "ceiling")
            ):
                return cue
            if cue.start - quantity.end > 40:
                break
    return None


def _deciding(scene: Scene, start: int, end: int, *, planned_only: bool = False) -> Hit[Cue] | None:
    """The finite verb or noun that governs a number, seen from right to left."""
    infinitive: Hit[Cue] | None = None
    for cue in reversed(scene.cues):
        if cue.start < start or cue.end > end:
            continue
        kind = cue.entry.kind
        if kind == "inf":
            infinitive = cue
        elif kind in ("target", "forecast"):
            return cue
        elif kind in ("actual", "up", "down", "share"):
            word = scene.fold[cue.start : cue.end]
            if (
                _after_modal(scene, cue)
                or word in _NOT_FINITE
                or (_coordinated(scene, cue) and _modal_before(scene, cue, start))
            ):
                continue
            if word in _AUXILIARIES:
                if infinitive or _planned_follows(scene, cue):
                    continue
                planned = _planned_subject(scene, cue)
                if planned is not None:
                    return planned
            if (kind != "actual" and planned_only) or word in ("stake", "equity", "share", "majority", "proportion"):
                continue
            return None if planned_only else cue
    return infinitive if scene.headline and not planned_only else None


_NOT_FINITE = frozenset({"reach", "reaching", "hit", "worth", "made", "totaling", "totalling", "growth", "valued"})
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def _coordinated(scene: Scene, cue: Hit[Cue]) -> bool:
    return scene.fold[max(scene.start, cue.start - 4) : cue.start].endswith(("and ", " or "))


def _modal_before(scene: Scene, cue: Hit[Cue], start: int) -> bool:
    """`will be renewed and raised to`: the second participle shares the modal of the first."""
    return any(start <= c.start < cue.start and scene.fold[c.start : c.end] in _MODALS for c in scene.cues)


def _planned_subject(scene: Scene, verb: Hit[Cue]) -> Hit[Cue] | None:
    """`The planned capacity is`, `the target was`: what the copula says of a plan is planned."""
    for cue in scene.cues:
        if cue.entry.kind in ("target", "forecast") and 0 < verb.start - cue.end <= 30:
            word = scene.fold[cue.start : cue.end]
            if word in (
                "planned",
                "proposed",
                "target",
                "goal",
                "targeted",
                "projected",
                "expected",
                "forecast",
                "ceiling",
            ):
                return cue
    return None


def _after_modal(scene: Scene, cue: Hit[Cue]) -> bool:
    """`will be`, `to have reached`, `should rise`: not finite by itself."""
    return (
        re.search(
            r"\b(?:will|would|shall|should|could|may|might|can|to|be|not)\s*(?:be |have |soon |also |then |further |more than |again |\w+ly )?$",
            scene.fold[max(scene.start, cue.start - 24) : cue.start],
        )
        is not None
    )


def _planned_follows(scene: Scene, cue: Hit[Cue]) -> bool:
    """`is expected`, `are aiming`, `has been projected`: the auxiliary of a goal or forecast."""
    return any(other.entry.kind in ("target", "forecast") and 0 < other.start - cue.end <= 12 for other in scene.cues)
