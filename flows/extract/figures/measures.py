"""How a figure measures and how sure it is of itself: measure, direction, status."""

import re

from flows.extract.figures.going_on import gapped, part_otherwise, put_otherwise
from flows.extract.figures.metric.purposes import interest
from flows.extract.figures.scene import Cue, Draft, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.reference import table

# `rose by`, `up`, `an increase of about`: nothing but these stands between the word of change and its amount.
_BY = re.compile(
    r"\s*(?:(?:by|of|between|some|about|another|a|an|further|nearly|almost|sharply|only|just|as much as|more than|"
    r"over|around|roughly|approximately|on average|annually|slightly|strongly|rapidly|year on year|provisional|"
    r"(?:non )?seasonally adjusted|annualised|annualized|real|nominal|record|modest|sharp|slight|estimated|revised|net|"
    r"projected|"
    r"last year|this year) ?){0,3}\s*$"
)
CHANGE_AFTER = re.compile(
    r"\s*(?:points? )?(?:or [\d.]+ (?:[a-z]+ ){1,3}(?=(?:increase|rise|fall|drop|decline|decrease|gain)\b))?"
    r"(?:(?:on average |annual |annualised |annualized |yearly |monthly |weekly |daily |"
    r"quarterly |real |a year |"
    r"year on year |export |import |trade |economic |gdp |gnp |overall |price |wage |pay ){0,2})"
    r"(?:(?P<up>more|higher|above|up|increases?|rise|growth|gains?|jump|expansion|surge|hike|over the|"
    r"year on year|compared with|against the|ahead)|"
    r"(?P<down>less|fewer|lower|below|behind|down|drop|fall|declines?|decreases?|cuts?|reductions?|contraction|slump|"
    r"devaluation))\b"
)
_SHARE_AFTER = re.compile(
    r"\s*(?:stake|block|share|interest|equity|owned|held|controlled|(?:state|government|family|foreign|wholly) owned|"
    r"ownership|holding)\b|\s*of (?!gdp growth)|"
    r"\s*(?:went|goes|go|comes?|came|(?:is|are|was|were) (?:sold|shipped|sent|bought)) (?:to|from)\b"
)
# `take up`, `made up`, `set up`: the particle of a verb, no rise.
_PARTICLE = re.compile(
    r"\b(?:t[ao]ke|taken|taking|took|ma[dk]e|makes|making|sets?|setting|opens?|opened|buil[dt]|came|come|ends?|ended|"
    r"g[ai]ve|b[ru]ought|bring|put|puts|putting|sign|signed|draw|drew|drawn|use|used) up$|"
    r"\b(?:draw|drew|drawn|drawing|write|wrote|writing|mark|marked|close|closed|closing|shut|turn|turned|turning|lay|"
    r"laid|put|pay|pays|paid|paying|break|broke|come|came) down$"
)
_SHARE_LEFT = re.compile(
    r"\b(?:accounted for|accounting for|accounts for|account for|made up|make up|makes up|making up|"
    r"shares\s{1,4}or|of (?:which|that|this|these|those|them|the total)|represent\w{0,12}|compris\w{1,12}|"
    r"constitut\w{1,12}|(?:take|takes|took|taking) up|share of|hold\w{0,12}|own\w{0,12}|stake of)"
    r"\s*(?:\w{1,30} ){0,2}$"
)


# `its stake in Acme to 85 pct from 33 pct`, `whose share will remain at 40 pct`
_SHARE_MOVED = re.compile(
    r"\b(?:stake|share|shareholding|holding|ownership|interest(?= in)) (?:(?:in|of) (?:\w+ ){1,5}?)?"
    r"(?:(?:would|will|has|had|could|be|been|remains?|rises?|rose|falls?|fell|stands?|stood|grew|went) )*"
    r"(?:to|at|from|is|was) $"
)
MOVES = {row["form"]: row["kind"] for row in table("lexicons/figure_cues") if row["kind"] in ("up", "down")}
"""The words of change and their direction, for those that a longer cue (`to increase`) covers."""
_MOVING = frozenset(("up", "down", "rate", "inf"))
"""The kinds of cues that can tell of a change."""
_PART_OF = re.compile(
    r" of (?:(?:all|the|its|their|customs|import|export) )*(?:tariffs?|duties|duty|tariff lines|"
    r"lines|quotas|barriers|goods)\b"
)
# `The growth of private credit in 1986 was 30.7 pct`: the noun of change is the subject.
_NOUNS = frozenset(
    "rise increase growth drop fall decline decrease gain expansion reduction contraction hike jump".split()
) | {"growth rate"}
_WAS = re.compile(
    r"\b(?:was|is|were|are|averaged|reached|averaging|came to|stood at|slowed to|accelerated to) "
    r"(?:a |an |only |about |just )?$"
)
_INTRANSITIVE = frozenset(
    "rose rise rises rising fell fall falls falling jumped jumps dropped drops climbed climbs slipped slips slid "
    "surged plunged declined declines soared tumbled".split()
)
"""Verbs whose amount is what they moved by: `jumped two cents`."""
# `eight pct expected production to drop`: a part of those asked
_SURVEYED = re.compile(
    r" (?:of (?:the |all )?(?:companies|firms|respondents|those (?:asked|polled|surveyed)|voters|analysts|people) )?"
    r"(?:thought|think|believed?|felt|feel|favou?red|opposed|predicted|foresaw|said|"
    r"(?:expect|expected) \w+ (?:to|would)) "
)
_AT = re.compile(r"\b(?:to|at|of) (?:a |an |only |about |just |around |between )*$")
_PASSED = re.compile(r"\b(?:below|under|above|past|beyond) (?:the )?$")
BESIDE = 24
"""The word that tells the direction of a change stands within so many characters before its amount."""
_GROWS = frozenset("grew grow grows growing expanded rose rising increased contracted shrank fell declined".split())
_AT_A_RATE = re.compile(r" (?:\w+ ){0,2}at an? (?:(?:annual|annualised|annualized|average|yearly|real) )+(?:rate of )?")
_ALSO_NOUNS = frozenset({"contract"})
_VERBAL = re.compile(r"\b(?:to|will|would|could|may|might|should|not|can) (?:\w+ly )?$")
_AMOUNTS_BY = re.compile(
    r"^ (?!(?:by|and|to)\b)(?!.*\b(?:and|or|was|were|is|are|be|will|but|said|followed|caused|made|led|owned|held)\b).*"
    r" by (?:a |an |further |another |some |only |as much as |between )*$"
)
FAR = 130
"""An amount that something is raised or cut by stands within so many characters of the verb."""
_THAN = frozenset({"more", "higher", "above", "less", "fewer", "lower", "below"})
# `18 per cent more than a year earlier` is a change, `290 points more than comparable paper` is none.
_TIME = re.compile(
    r"[^.;]{0,40}?\b(?:year|years|month|months|quarter|period|earlier|before|ago|last|previous|19\d\d|20\d\d|forecast|"
    r"expected)\b|\s*$"
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
    if quantity.unit == "percent" and _SURVEYED.match(scene.right(quantity)):
        draft.measure, draft.metric, draft.frame, draft.rule = "share", "other", "own", "surveyed"
        return
    change = _change(scene, quantity) or put_otherwise(scene, quantity)
    if change is not None:
        direction, hit = change
        draft.measure, draft.direction = "change", direction
        if hit is not None:
            draft.evidence["change"] = (hit.start, hit.end)
    elif quantity.unit == "percent" and (whole := part_otherwise(scene, quantity)) is not None:
        draft.measure = "share"
        if draft.metric == "other":
            draft.metric, draft.frame = whole.metric, whole.frame
    elif quantity.unit == "percent" and _shares(scene, quantity):
        draft.measure = "share"
    elif quantity.unit == "percent" and (moved := gapped(scene, quantity)) is not None:
        draft.measure, draft.direction = "change", moved.direction
    elif quantity.unit == "percent":
        _like_the_last(scene, draft)
        if draft.measure == "level" and (lent := interest(scene, quantity, draft.frame)) is not None:
            draft.metric, draft.frame = lent.metric, lent.frame
        elif draft.measure == "level" and draft.metric in _AMOUNTS:
            draft.metric, draft.frame = "other", "own"  # a rate of interest or duty, not of the amount


def _change(scene: Scene, quantity: Quantity) -> tuple[str, Hit[Cue] | None] | None:
    """Direction of a change and the word that says so, or None for a level."""
    right = scene.right(quantity)
    percent = quantity.unit == "percent"
    if percent or quantity.kind in ("money", "measure"):
        apart = scene.text[quantity.end : quantity.end + 1] == "," or (
            not percent and scene.text.startswith(" (", quantity.end)  # `$62 million (down 3.2 percent)`
        )
        after = CHANGE_AFTER.match(right) if not apart else None
        if after and (
            percent
            or after["up"]
            not in (
                "growth",
                "gain",
                "gains",
                "year on year",
                "compared with",
                "against the",
                "over the",
                "up",
                "increases",
            )
        ):
            word = after["up"] or after["down"]
            if word == "year on year" and any(
                0 <= quantity.hedge_start - c.end < BESIDE and c.entry.kind in ("up", "down") for c in scene.cues
            ):
                after = None  # `down 16 per cent year-on-year`: the word before it tells the direction
            elif word in ("compared with", "against the", "over the") or (
                word in _THAN and not _TIME.match(right, after.end())
            ):
                after = None
            elif not _SHARE_LEFT.search(scene.left(quantity)):
                hit = next(
                    (
                        c
                        for c in scene.cues
                        if c.start >= quantity.end and c.entry.kind in ("up", "down") and c.start - quantity.end < 40
                    ),
                    None,
                )
                return ("up" if after["up"] else "down"), hit
    if _PASSED.search(scene.fold, quantity.hedge_start, quantity.start) is not None:
        return None  # `dropped below $14 billion`: where it stands
    if scene.kinds.isdisjoint(_MOVING) and not (percent and "growth" in scene.words):
        return None
    for cue in reversed(scene.cues):
        if cue.end > quantity.hedge_start:
            continue
        said = scene.fold[cue.start : cue.end]
        kind = MOVES.get(said[3:], "") if cue.entry.kind == "inf" else cue.entry.kind
        if percent and said.endswith(" growth"):
            said, kind = "growth", "up"  # `economic growth of 3 pct`
        if said in _ALSO_NOUNS and not _VERBAL.search(scene.fold, max(scene.start, cue.start - 12), cue.start):
            continue  # `the contract of 820,000 dlrs`
        if kind == "rate" and percent:
            kind = cue.entry.value
        if kind not in ("up", "down"):
            continue
        between = scene.fold[cue.end : quantity.hedge_start]
        if len(between) < FAR and " by " in between and _AMOUNTS_BY.search(between):
            return kind, cue  # `increased the price it charges for heating oil by 1.5 cts`
        if len(between) > (70 if percent else 45):
            break
        came_down = said == "down" and between.startswith(" by ") and scene.fold.endswith(_CAME, 0, cue.start)
        particle = said.endswith(("up", "down")) and not came_down
        if particle and _PARTICLE.search(scene.fold[max(scene.start, cue.start - 8) : cue.end]):
            continue
        if percent and _PART_OF.match(right):
            break  # `eliminate 99 per cent of tariffs`: a part of them
        if _BY.match(between) and (
            percent
            or _BY_OR_OF.search(between)
            or said in ("up", "down")
            or _transitive(scene, cue, quantity)
            or (said in _INTRANSITIVE and not between.strip())
        ):
            return kind, cue
        if percent and said in _NOUNS and _WAS.search(between):
            return kind, cue
        if percent and said in ("growth", "growth rate") and _AT.search(between):
            return kind, cue  # `cut its growth forecast to 2.2 pct`
        if percent and between.endswith(" on ") and right.startswith(" of "):
            break  # `cut duties on 82 per cent of tariff lines`
        if percent and said in _GROWS and _AT_A_RATE.fullmatch(between):
            return kind, cue  # `grew at an annual 1.8 pct`
        if (
            percent
            and len(between) <= (66 if right.startswith(" to ") else 45)
            and not _PARTS.search(between)
            and "," not in scene.text[cue.end : quantity.hedge_start]
        ):
            return kind, cue
        break
    return None


_CAME = (" come ", " came ", " coming ", " comes ")
_BY_OR_OF = re.compile(r"\b(?:by|of)\b")
_PARTS = re.compile(r"\b(?:to|at|from|with|is|was|are|were|reached|and|below|above|beyond|under)\b")
_TO_OR_FROM = re.compile(r"\s*(?:to|from) ")


def _transitive(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """`rose 2.5 billion dlrs to …`: an amount right after the verb is a change if a level follows it."""
    return (
        _TO_OR_FROM.match(scene.right(quantity)) is not None
        and scene.fold[cue.end : quantity.hedge_start].strip() == ""
    )


def _shares(scene: Scene, quantity: Quantity) -> bool:
    """Whether a percentage is a part of a whole; what a loan carries as interest is none."""
    left = scene.left(quantity)
    after = _SHARE_AFTER.match(scene.right(quantity))
    if quantity.kind == "fraction":
        return _SIZE.match(scene.right(quantity)) is None
    if after and after[0].endswith("interest") and _BEARING.search(left):
        return False
    if " to " in left and _SHARE_CUT.search(
        scene.fold, max(scene.start, quantity.hedge_start - 150), quantity.hedge_start
    ):
        return True
    return bool(after or _SHARE_LEFT.search(left) or _SHARE_MOVED.search(left))


# `the share of the foreign partner had been cut last year to 49 pct`
_SHARE_CUT = re.compile(
    r"\b(?:stake|share|shareholding|holding) (?:in|of) [^.;]{0,90} (?:been |was |be )?(?:cut|raised|reduced|increased|"
    r"lifted) (?:last \w+ )?to $"
)
# `half the size`, `less than half that` are multiples, no parts.
_SIZE = re.compile(r" (?:the (?:size|price|level|rate|cost|value|number)|that|as)\b")
_BEARING = re.compile(
    r"\b(?:carry|carries|carried|carrying|bears?|bore|bearing|pays?|paid|paying|charg\w+|"
    r"at) (?:an? |only )?$"
)


_LISTED = re.compile(
    r"(?:.* )?(?:and|or|respectively|followed by|after|against|from|compared with|versus|vs)\b[^.;]*$|\s*$"
)
_AMOUNTS = frozenset({"trade", "exports", "imports", "loan", "aid", "investment"})


def _like_the_last(scene: Scene, draft: Draft) -> None:
    """A percentage in a list goes with the one before it: `rose 5 pct in May and 7 pct in June`."""
    last = scene.made[-1] if scene.made else None
    if last is None or last.quantity.unit != "percent":
        return
    between = scene.fold[last.quantity.end : draft.quantity.hedge_start]
    if (
        len(between) < 60
        and _LISTED.match(between)
        and not any(
            c.entry.kind == "actual" and last.quantity.end <= c.start < draft.quantity.start for c in scene.cues
        )
    ):
        draft.measure, draft.direction = last.measure, last.direction
