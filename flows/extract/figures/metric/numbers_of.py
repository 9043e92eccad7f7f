"""Percentages of what is counted: `the number of Peruvian students rose 14 per cent`, `30 per cent of the tourists`."""

import re

from flows.extract.figures.metric.counted import COUNTED
from flows.extract.figures.scene import Scene
from flows.extract.quantities import Quantity
from flows.extract.quantities.nouns import singular
from flows.extract.text.worded import Worded

_MOVED = (
    r"(?:\w+ed|rose|fell|grew|shrank|went|sank|slid|is|was|are|were|will|up|down|rise|fall|grow|drop|increase|climb|"
    r"decline|soar|surge|jump|has|have|had)"
)
# `The number of Peruvian students in Chile rose by about 14 per cent`
_NUMBER_OF = Worded(
    "number|numbers|enrolment|enrollment|admission|influx|inflow|flow|count|recruitment|employment|deployment",
    rf" of (?P<what>(?:\w+ ){{1,5}}?)(?:(?:in|from|to|at|on|by|between|visiting|studying|working|crossing|who|which|"
    rf"entering|registered|of) (?:\w+ ){{1,9}}?)?{_MOVED} (?:\w+ ){{0,4}}$",
)
# `Student numbers from Peru are up 14 per cent`
_NUMBERS = Worded(
    "numbers|enrolment|enrolments|enrollment|enrollments|intake|admissions|crossings|movements|visas|permits",
    rf" (?:(?:in|from|to|at|on|by|between|for|of) (?:\w+ ){{1,9}}?)?{_MOVED} (?:\w+ ){{0,4}}$",
    r"\b(?P<what>\w{2,30}) ",
)
_PART_OF = re.compile(r" of (?:the |all |all the |its |their |these |those )?(?P<what>(?:\w+ ){0,5}\w+)")
_FRAMES = {"people": "own", "tourists": "visitors", "transport": "own", "investment_projects": "investor"}
_ENDS = frozenset(
    "in from to at on by between for with of who which that visiting studying working crossing entering are is was "
    "were have has had come came and or but do does did will would can could live lived work worked".split()
)
"""Words before which the noun phrase of what is counted ends."""


def number_of(scene: Scene, quantity: Quantity) -> tuple[str, str] | None:
    """Metric and frame of the things that a percentage is a part of, or by which their number moves."""
    if (part := _PART_OF.match(scene.right(quantity, 70))) is not None:
        return _counted(part["what"])
    for pattern, width in ((_NUMBER_OF, 130), (_NUMBERS, 110)):
        if not pattern.absent(scene.words) and (told := pattern.search(scene.left(quantity, width))) is not None:
            return _counted(told["what"])
    return None


def _counted(words: str) -> tuple[str, str] | None:
    """What a noun phrase counts by its head, the last noun of it; things are plural, unlike the firm of a stake."""
    phrase = words.split()
    last = next((at for at, word in enumerate(phrase) if word in _ENDS), len(phrase)) - 1
    noun = (singular(phrase[last]) or "") if last >= 0 else ""
    metric = COUNTED.get(noun, "")
    return (metric, _FRAMES[metric]) if metric in _FRAMES else None
