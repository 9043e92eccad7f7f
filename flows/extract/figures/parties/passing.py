"""What passes from one state to another, by the verb of its sentence: `Peru leased Chile three ferries`.

A verb of giving, selling, buying or receiving says whose a figure is and towards whom, in any voice and order:
`Chile was promised …`, `… were bought from Peru by Chile`, `… donated by Peru`. Both states must be named, or the
report be on two of which one is named; otherwise nothing is said.
"""

import re
from bisect import bisect_left
from itertools import pairwise

from flows.extract.figures.parties.giving import of_bank
from flows.extract.figures.parties.governed import governing
from flows.extract.figures.parties.passing_verbs import WORDS, Verb, verb_before, verb_behind
from flows.extract.figures.scene import TRADE, Draft, Scene, clause
from flows.extract.parties import Mention
from flows.extract.text.worded import Worded

Sides = tuple[str, str]
_STATES = frozenset({"name", "capital", "anaphor", "demonym", "body", "pronoun", "bloc", "person"})


def states_named(scene: Scene) -> list[Mention]:
    """The single states of a sentence, under whatever name, without their firms and goods."""
    return [m for m in scene.mentions if len(m.codes) == 1 and m.kind in _STATES]


_KINDS = frozenset({"count", "money", "measure"})
_FRAMES = frozenset({"own", "giver", "out", "in"})


def passing(scene: Scene, draft: Draft) -> Sides | None:
    """Reporter and partner of what passes between two states; None where no verb says so of two that are known."""
    quantity = draft.quantity
    if quantity.kind not in _KINDS or draft.frame not in _FRAMES or WORDS.isdisjoint(scene.words):
        return None
    named = [m for m in scene.mentions if len(m.codes) == 1 and not quantity.start <= m.start < quantity.end]
    if not named:
        return None
    if draft.frame == "giver" and of_bank(scene, draft):
        return None
    start, end = clause(scene, quantity, wide=True)
    end = _until(scene, draft, end)
    for find, bound in ((verb_before, start), (verb_behind, end)):
        if (verb := find(scene, draft, bound, named)) is None:
            continue
        agent, other = _sides(scene, draft, verb, named, start, end)
        if agent is not None and other is not None and agent != other:
            gets = verb.way.way in ("gets", "hosts") or (verb.way.way == "takes" and draft.frame == "giver")
            turned = gets or _QUOTA.search(scene.left(quantity, 40)) is not None
            return (other, agent) if turned else (agent, other)
    return None


# A quota is of those who may use it: `grants Peru's fishermen a quota of 900 tonnes`.
_QUOTA = re.compile(r"\bquotas? (?:of|for) (?:up to |some |about |another |a further )?$")


def _until(scene: Scene, draft: Draft, end: int) -> int:
    """Where what is said of a quantity ends: at the next one, if a mark or `and` parts them, or at who tells of it."""
    behind = max(draft.quantity.end, draft.quantity.noun_end)
    for at in range(bisect_left(scene.quantities, behind, key=lambda q: q.start), len(scene.quantities)):
        quantity = scene.quantities[at]
        if quantity.start >= end:
            break
        between = scene.text[behind : quantity.hedge_start]
        if "," in between or ";" in between or " and " in between:
            end = quantity.hedge_start
            break
    told = None if _TOLD.absent(scene.words) else _TOLD.search(scene.fold, behind, end)
    return told.start() if told else end


_TOLD = Worded("according to|said|says|citing|quoted|quoting|reported|reports|report")


def _sides(
    scene: Scene, draft: Draft, verb: Verb, named: list[Mention], start: int, end: int
) -> tuple[str | None, str | None]:
    """Who does what the verb says, and the other side of it."""
    behind = max(draft.quantity.end, draft.quantity.noun_end)
    before_object = verb.start < draft.quantity.start
    subject = _subject(scene, named, start, verb.start if before_object else draft.quantity.hedge_start)
    if before_object and not verb.passive and (helped := _helped(scene, named, start, verb.start)) is not None:
        return helped if verb.way.way in ("gives", "lets") else (helped[1], helped[0])
    if verb.passive:
        by = _governed_by(scene, named, min(verb.end, behind), end, _BY)
        if before_object:  # `Chile was granted 30 scholarships by Peru`
            return by or _governed_by(scene, named, behind, end, _FROM), subject
        if verb.way.way == "gives":
            source = by or _governed_by(scene, named, behind, end, _FROM)
            return source, _governed_by(scene, named, behind, end, _TO) or (subject if subject != source else None)
        source = _governed_by(scene, named, behind, end, _FROM) or _of_the_goods(draft, named)
        host = _governed_by(scene, named, behind, end, _THERE) if verb.way.way == "hosts" else None
        return by or host or (subject if subject != source else None), source
    if not before_object:  # `40 buses that Peru sold to Chile`
        subject = next((m.codes[0] for m in reversed(named) if behind <= m.start and m.end < verb.start), None)
    elif (told := None if _MORE.isdisjoint(scene.words) else _MORE_TOLD.search(scene.fold, behind, end)) is not None:
        end = told.start()
    if verb.way.way == "gives" or (verb.way.way == "lets" and "from" not in scene.words):
        other = _indirect(scene, draft, named, verb) if before_object else None
        ways = _THERE if verb.way.there == "only" else _TO | _THERE if verb.way.there else _TO
        other = other or _governed_by(scene, named, max(behind, verb.end), end, ways)
        other = other or _antecedent(scene, named, verb)
    else:
        ways = _FROM | {"with"} if draft.frame == "giver" else _FROM  # `is negotiating a loan with Peru`
        other = _governed_by(scene, named, verb.end, end, ways) or _of_the_goods(draft, named)
        other = other or _made_there(scene, draft, named)
    both = {*scene.pair}
    if other is None and subject in both and any({*m.codes} == both for m in scene.mentions):
        other = next(code for code in scene.pair if code != subject)  # `The two agreed that Peru would send …`
    if other is None and subject in both and scene.ties and _given_to_the_other(scene, draft, verb):
        other = next(code for code in scene.pair if code != subject)
    if subject is None and other in scene.pair and not any(start <= m.start < verb.start for m in named):
        subject = next(code for code in scene.pair if code != other)  # a firm of the one, told of with the other
    return subject, other


def _given_to_the_other(scene: Scene, draft: Draft, verb: Verb) -> bool:
    """Whether what one of two gives, in a report on their relations, is for the other: `Peru will provide $9 million`.

    Not what it has for itself, nor what it sells or builds, of which others may be told.
    """
    if verb.passive or verb.way.way != "gives" or verb.way.there or draft.frame not in ("own", "giver"):
        return False
    if draft.metric in TRADE or any({*m.codes} - {*scene.pair} for m in scene.mentions):
        return False
    return _ITSELF.isdisjoint(scene.words)


_ITSELF = frozenset("its their own domestic national home local itself each both our his".split())
_MORE = frozenset("has have had is are was were will would which that who but because if when although".split())
_MORE_TOLD = re.compile(rf" (?:{'|'.join(sorted(_MORE))}) ")
"""One of these words tells something else than to whom what the verb is about goes."""


def _antecedent(scene: Scene, named: list[Mention], verb: Verb) -> str | None:
    """The state before a relative clause: `Chile, to which Peru sold 40 tonnes`."""
    if "which" not in scene.words and "whom" not in scene.words:
        return None
    for one, other in pairwise(named):
        if other.end <= verb.start and _TO_WHICH.fullmatch(scene.fold, one.end, other.start):
            return one.codes[0]
    return None


_TO_WHICH = re.compile(r"\W{1,2}(?:to|for|with) (?:which|whom) (?:the )?")
_BY = frozenset({"by"})
_FROM = frozenset({"from"})
_TO = frozenset({"to", "for", "towards", "into"})
_THERE = frozenset({"in", "at", "across", "inside", "for"})


def _subject(scene: Scene, named: list[Mention], start: int, until: int) -> str | None:
    """The last state before a verb that no preposition governs, itself or by its firms, ministers or people."""
    spare = None
    for mention in reversed(named):
        if start <= mention.start and mention.end <= until:
            left = scene.fold[max(scene.start, mention.start - 40) : mention.start]
            if left.endswith(_OF) or governing(left) is None:
                return mention.codes[0]
            spare = spare or (mention.codes[0] if left.endswith((" from ", " from the ")) else None)
    return spare  # `Investment from Peru has created 900 jobs`


def _helped(scene: Scene, named: list[Mention], start: int, verb: int) -> Sides | None:
    """Who helps whom to do something: `Peru will help Chile build 200 schools`."""
    if _HELPS.isdisjoint(scene.words):
        return None
    for one, other in pairwise([m for m in named if start <= m.start and m.end <= verb]):
        between = scene.fold[one.end : other.start].split()
        if between and (between[-1] in _HELPS or (between[-1] == "the" and between[-2:-1] and between[-2] in _HELPS)):
            return (one.codes[0], other.codes[0]) if one.codes != other.codes else None
    return None


_HELPS = frozenset("help helps helped helping assist assists assisted assisting".split())
_OF = ("government of ", "government of the ", "republic of ", "people of ", "kingdom of ")


def _indirect(scene: Scene, draft: Draft, named: list[Mention], verb: Verb) -> str | None:
    """Who stands right behind a verb as the one to whom something goes: `sold Chile 40 tonnes`, `supplied to Chile`."""
    for mention in named:
        if verb.end <= mention.start and mention.end <= draft.quantity.hedge_start:
            between = scene.fold[verb.end : mention.start]
            return mention.codes[0] if between in _RIGHT_BEHIND else None
    return None


_RIGHT_BEHIND = frozenset({" ", " the ", " to ", " to the ", " over to ", " for ", " out to ", " on to "})


def _governed_by(scene: Scene, named: list[Mention], start: int, end: int, ways: frozenset[str]) -> str | None:
    """The first state in a stretch of text that one of some prepositions governs."""
    for mention in named:
        if start <= mention.start < end:
            left = scene.fold[max(start - 1, mention.start - 40) : mention.start]
            if governing(left) in ways:
                return mention.codes[0]
    return None


def _of_the_goods(draft: Draft, named: list[Mention]) -> str | None:
    """The state whose name the things counted carry: `400,000 Cambodians`, `120 Peruvian companies`."""
    quantity = draft.quantity
    return next((m.codes[0] for m in named if quantity.end <= m.start < quantity.noun_end), None)


def _made_there(scene: Scene, draft: Draft, named: list[Mention]) -> str | None:
    """The state whose goods or money an amount is of: `$40 million of Peruvian aid`, `40 tonnes of Peruvian sugar`."""
    end = draft.quantity.end
    for mention in named:
        if mention.start >= end and mention.kind == "demonym":
            return mention.codes[0] if scene.fold[end : mention.start] in _OF_GOODS else None
    return None


_OF_GOODS = frozenset({" of ", " in ", " worth of ", " on ", " for "})
