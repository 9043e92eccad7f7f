"""Verbs by which something passes from one state to another, before or behind the amount that passes."""

import re
from typing import NamedTuple

from flows.extract.clauses.verbs import inflect
from flows.extract.figures.scene import Draft, Scene
from flows.extract.parties import Mention
from flows.reference import table


class Way(NamedTuple):
    """One form of a verb of seeds/lexicons/passing_verbs.csv: `bare` where it may be a noun, `done` a participle."""

    way: str
    there: str
    bare: bool
    done: bool


class Verb(NamedTuple):
    """A verb where it stands; `passive` where it is one."""

    start: int
    end: int
    way: Way
    passive: bool


def _load() -> dict[str, Way]:
    found: dict[str, Way] = {}
    for row in table("lexicons/passing_verbs"):
        verb, _, particle = row["base"].partition(" ")
        past = row["past"].replace(f" {particle}", "") if particle else row["past"]
        forms = inflect(verb, past)
        tail = f" {particle}" if particle else ""
        done = {*forms.participle}
        for form in (verb, *forms.third, *forms.past, *forms.participle, *forms.gerund):
            noun = row["noun"] == "yes" and (form == verb or form in forms.third)
            found.setdefault(form + tail, Way(row["way"], row["there"], noun, form in done))
    return found | {"home to": Way("hosts", "", False, False)}


_FORMS = _load()
WORDS = frozenset(form.split(" ", 1)[0] for form in _FORMS)
"""A sentence without one of these words has no such verb."""


def verb_before(scene: Scene, draft: Draft, start: int, named: list[Mention]) -> Verb | None:
    """The verb whose object a quantity is: within a few words before it, none of which begins another clause."""
    fold, last, end = scene.fold, "", draft.quantity.hedge_start - 1
    for _ in range(FAR):
        if end <= start or fold[end] != " ":
            return None
        at = max(start, fold.rfind(" ", start, end) + 1)
        word = fold[at:end]
        if scene.text[end - 1] in ",;:":
            return None
        form = f"{word} {last}" if f"{word} {last}" in _FORMS else word  # `took in`
        if (way := _FORMS.get(form)) is not None and _verbal(scene, way, at, named):
            return Verb(at, at + len(form), way, way.done and _passive(fold[max(start, at - 30) : at]))
        if way is not None or (word in _OTHER_CLAUSE and not _particle(fold, start, at, word)):
            return None
        last, end = word, at - 1
    return None


def _particle(fold: str, start: int, at: int, word: str) -> bool:
    """Whether a word belongs to the verb before it: `took in`."""
    return f"{fold[max(start, fold.rfind(' ', start, at - 1) + 1) : at - 1]} {word}" in _FORMS


FAR = 8
"""A verb stands within so many words before its object."""
_OTHER_CLAUSE = frozenset(
    "and or for but that which who whom as by in at on than against is are was were be been".split()
)
_BE = frozenset("is are was were be been being get got gets".split())
_AUXILIARY = frozenset("to will would can could may might should shall must not also did does do".split())


def _verbal(scene: Scene, way: Way, at: int, named: list[Mention]) -> bool:
    """Whether a form that may be a noun is a verb here: behind an auxiliary, or right behind who acts."""
    if not way.bare:
        return True
    left = scene.fold[max(scene.start, at - 24) : at - 1]
    if left.rpartition(" ")[2] in _AUXILIARY or left.endswith("ly"):
        return True
    if any(m.end == at - 1 and not m.possessive and m.kind in _ACTS for m in named):
        return True
    many = scene.fold[at - 2] == "s" and not scene.fold.startswith("s ", scene.fold.find(" ", at) - 1)
    owners = (m for m in named if many and m.end < at and (m.possessive or m.kind == "demonym"))
    return any(_FIRMS.fullmatch(scene.fold, m.end, at) for m in owners)  # `Peruvian firms lease`


_FIRMS = re.compile(r"(?: s)? (?:\w+ ){1,2}")


def _passive(left: str) -> bool:
    """Whether a form of `be` stands before a participle, with adverbs between at most: `was recently granted`."""
    for word in reversed(left.split()[-3:]):
        if word in _BE:
            return True
        if not (word.endswith("ly") or word in ("also", "already", "now", "since", "not", "then")):
            return False
    return False


def verb_behind(scene: Scene, draft: Draft, end: int, named: list[Mention]) -> Verb | None:
    """The verb whose subject or antecedent a quantity is: `40 buses donated by Peru`, `… that Peru sold to Chile`."""
    fold, at = scene.fold, max(draft.quantity.end, draft.quantity.noun_end)
    for mention in named:  # `the goods and services that Peru sold`
        if at <= mention.start <= at + RELATIVE and _WHICH.fullmatch(fold, at, mention.start):
            done = _DOES.match(fold, mention.end, end)
            way = _FORMS.get(done[1]) if done else None
            return None if done is None or way is None else Verb(done.start(1), done.end(1), way, False)
    left = ""
    for _ in range(FAR):
        if at >= end or fold[at] != " " or scene.text[at] != " ":
            return None
        stop = fold.find(" ", at + 1, end)
        word = fold[at + 1 : stop if stop >= 0 else end]
        way = _FORMS.get(word)
        if way is not None and way.done:
            told = _passive(left) or (scene.fold.startswith((" by ", " from ", " to "), at + 1 + len(word)))
            acts = any(m.end == at and m.kind in _ACTS and not m.possessive for m in named)
            return Verb(at + 1, at + 1 + len(word), way, not acts) if told or acts else None
        if way is not None or word in _STOPS:
            return None
        left, at = f"{left} {word}", stop if stop >= 0 else end
    return None


RELATIVE = 60
"""A relative clause begins within so many characters behind what it tells of."""
_WHICH = re.compile(r"(?: (?:worth )?of (?:\w+ ){1,5}?| (?:\w+ ){0,2})?(?:that|which) (?:the )?")
_DOES = re.compile(
    r" (?:(?:has|had|have|will|would|also|already|recently|is|are|to|agreed|pledged|promised) ){0,3}(\w+)"
)


_STOPS = frozenset("and or but as by than against while from to in on at for with".split())
_ACTS = frozenset({"name", "capital", "anaphor", "group", "bloc", "body", "pronoun", "person"})
