"""How a list of actions parts into single ones."""

from flows.extract.clauses.cues import NOUNS
from flows.extract.clauses.line import (
    ADVERB,
    DETERMINER,
    PARTICLES,
    PREPOSITION,
    PUNCTUATION,
    TIME,
    Line,
    base_at,
    gerund_at,
    is_adverb,
    skip_adverbs,
)
from flows.extract.clauses.verbs import BASES, GERUNDS, lemma
from flows.extract.clauses.words import CLASSES

BODY_NOUN = CLASSES["body_noun"]
_OWN_OBJECT = frozenset(
    (
        "the a an its their his her our each all any some more such one both to that these those this further new "
        "closer joint mutual greater better bilateral economic political it them "
        "two three four five six seven eight nine ten"
    ).split()
)
_NOT_OBJECT = frozenset("of and or , ; . : for in with between from on at by as to".split())

_WITH_OBJECT_AND_VERB = frozenset("encourage allow enable help ask urge invite get cause require permit".split())
"""After these, noun and infinitive are no purpose: what follows `and` goes with the verb."""

_ANNOUNCING = frozenset({"plan", "aim"})
_OWN = frozenset({"its", "their", "his", "her"})
_REPEATED = frozenset({"on", "in", "for", "with"})
_POINTS_BACK = frozenset("their its each both these those this that them it such so".split())

Action = tuple[int, int, str]
"""First word, the word after the last, and the form of the action: base, gerund, participle, phrase or clause."""


def split(line: Line, start: int, end: int, form: str) -> list[Action]:
    """The single actions of a complement whose first one has the given form.

    Verbs with objects of their own part; verbs that share an object, and noun phrases, stay together.
    """
    if form not in ("base", "gerund", "participle"):
        return [(start, _trim(line, start, end), form)]
    low = line.words.low
    actions: list[Action] = []
    begin, kind, aside = start, form, False
    at = start + 1
    while at < end:
        word = low[at]
        if word == "while" and gerund_at(low, at + 1) is not None:
            aside = not _stands_alone(low, at + 1, end)
            if not aside:
                actions.append((begin, _trim(line, begin, at), kind))
                begin, kind, at = at + 1, "gerund", at + 1
        if word in (",", ";", "and", "as", "then", "but", "&"):
            found = _next_action(line, at, end, form)
            if found:
                verb, own, strong = found
                if (
                    (not aside or low[at] == ";")
                    and _complete(line, begin, at, strong)
                    and not _inner(line, begin, at, actions, strong)
                ):
                    actions.append((begin, _trim(line, begin, at), kind))
                    begin, kind, aside = verb, own, False
                at = verb
        at += 1
    actions.append((begin, _trim(line, begin, end), kind))
    return actions


def _stands_alone(low: list[str], at: int, end: int) -> bool:
    """Whether the gerund behind `while` is an action of its own: it has an object, and none that points back.

    `agreed to cut tariffs while opening the port` are two; `…, while helping each other`, `… in these areas` one.
    """
    verb = skip_adverbs(low, at)
    last = next((k for k in range(verb + 1, end) if low[k] in (",", ";", "while")), end)
    after = skip_adverbs(low, verb + 1)
    if after >= last or low[after] in PREPOSITION or low[after] in ("to", "and"):
        return False
    return _POINTS_BACK.isdisjoint(low[verb + 1 : last])


def _next_action(line: Line, at: int, end: int, form: str) -> tuple[int, str, bool] | None:
    """First word and form of the verb phrase that the coordinator at `at` may join, and whether it surely is one."""
    low = line.words.low
    strong = low[at] == ";"
    k = at
    addition = False
    while k < end and low[k] in (",", ";", "and", "or", "then", "as", "well", "also", "but", "&"):
        if low[k : k + 3] == ["as", "well", "as"]:
            addition = True
            k += 3
            continue
        if low[k] == "as":
            return None
        k += 1
    if k >= end or k == at:
        return None
    if form == "base" and low[k] in _OWN and k + 3 < end and low[k + 1] in NOUNS and low[k + 2] == "to":
        verb = base_at(low, k + 3)  # `Peru's readiness to build a road and its wish to train …`
        if verb is not None:
            return k + 3, "base", True
    explicit = low[k] == "to" or low[k : k + 2] == ["not", "to"]
    alone = explicit and not any(word in ("and", "or", ";", "well", "but") for word in low[at:k])
    if alone and not _to_closes_list(low, k, end):
        return None  # a purpose: `sign it, to open the market`
    if explicit:
        k += 1 if low[k] == "to" else 0
        if form == "gerund" and gerund_at(low, k) is not None:
            return k, "gerund", True  # `committed to training guards and to equipping them`
    if form == "base":
        verb = skip_adverbs(low, k + (1 if low[k : k + 2] == ["not", "to"] else 0))
        verb = verb + 1 if verb < end and low[verb] == "to" and explicit else verb
        if (
            verb < end
            and low[verb] in BASES
            and line.mention_at(verb) is None
            and (explicit or _is_verb(low, verb, end, strong))
        ):
            return k, "base", strong or explicit
    if form == "participle" and not explicit:
        verb = skip_adverbs(low, k)
        if (
            verb < end
            and lemma(low[verb])
            and low[verb].endswith("ed")
            and verb + 1 < end
            and low[verb + 1] in PREPOSITION | {"to"}
        ):
            return k, "participle", strong
    if form == "gerund" and low[k] in _REPEATED and k > at + 1 and gerund_at(low, k + 1) is not None:
        return k + 1, "gerund", True  # `agreed on building a road, and on training …`
    if form == "gerund" or addition:
        verb_at = skip_adverbs(low, k) if explicit else gerund_at(low, k)
        if verb_at is not None and verb_at < end and low[verb_at] in GERUNDS:
            return k, "gerund", strong or explicit
    return None


def _to_closes_list(low: list[str], at: int, end: int) -> bool:
    """Whether the infinitive at `at` is one of a list that `and to …` closes."""
    verbs = (low[k + 2] for k in range(at + 2, end - 2) if low[k] == "and" and low[k + 1] == "to")
    return any(verb in BASES or verb in GERUNDS for verb in verbs)


def _is_verb(low: list[str], at: int, end: int, strong: bool) -> bool:
    """Whether a base form at the head of a conjunct is a verb and not a noun of a list of objects."""
    verb = BASES[low[at]]
    after = low[at + 1] if at + 1 < end else "."
    if low[at] in TIME or low[at] in DETERMINER:  # `last year`, `further talks`
        return False
    if verb.noun == "never":
        return True
    if at and is_adverb(low[at - 1]) and low[at - 1].endswith("ly"):
        return True
    if verb.noun == "rare":
        return after not in ("of", "and", "or", ",", ";", ".") or strong
    if after in verb.objects or after in _OWN_OBJECT or after in PARTICLES or after[0].isdigit():
        return True
    return after not in _NOT_OBJECT and (strong or _verb_closes_list(low, at + 1, end))


def _verb_closes_list(low: list[str], at: int, end: int) -> bool:
    """Whether the list that a word stands in ends with a sure verb: `…, train officers, and promote trade`."""
    for k in range(at, end - 1):
        if low[k] == ";":
            return False
        if low[k] == "and" and low[k - 1] == ",":
            verb = skip_adverbs(low, k + 1)
            announces = verb + 1 < end and low[verb] in _ANNOUNCING and low[verb + 1] == "to"
            return announces or (verb < end and low[verb] in BASES and BASES[low[verb]].noun == "never")
    return False


def _complete(line: Line, begin: int, end: int, strong: bool) -> bool:
    """Whether the conjunct has an object of its own, so that what follows does not share one with it."""
    low = line.words.low
    last = end - 1
    while last > begin and low[last] in PUNCTUATION:
        last -= 1
    verb = skip_adverbs(low, begin)
    if last <= verb:
        return strong
    if low[last] in PREPOSITION or low[last] == "to":
        return False
    after = skip_adverbs(low, verb + 1)
    if after > last:
        return strong
    if low[verb + 1] == "," and all(word in BASES or word in (",", "and") for word in low[verb : last + 1]):
        return strong  # `develop, finance and operate a port`
    return not (
        (low[last] in BASES and low[last - 1] in ("to", "and")) or (low[last] in GERUNDS and low[last - 1] == "and")
    )


def _inner(line: Line, begin: int, at: int, before: list[Action], strong: bool) -> bool:
    """Whether the new verb continues a verb phrase inside the action: a purpose, a task force's tasks, a clause."""
    if strong:
        return False
    low = line.words.low
    verb = skip_adverbs(low, begin)
    plain = low[at] == "and" and low[at - 1] != ","
    after = skip_adverbs(low, at + 1)
    if low[at + 1 : at + 2] in (["so"], ["thus"], ["thereby"]) or (
        plain and low[verb] in ("help", "let", "make") and low[verb + 1] not in DETERMINER
    ):
        return True
    for k in range(verb + 1, at):
        if low[k] == "to" and base_at(low, k + 1) is not None:
            if not before and low[k - 1] in BODY_NOUN:
                return True
            if low[k - 1] in BASES or low[k - 1] in ADVERB:
                continue
            if plain and after < len(low) and low[verb] not in _WITH_OBJECT_AND_VERB and low[k - 1] not in PREPOSITION:
                return True
        if low[k] in ("if", "unless") and plain:
            return True
        if low[k] in ("that", "which", "who", "whether", "how"):
            return plain
    return False


def _trim(line: Line, start: int, end: int) -> int:
    """The end of an action without closing punctuation, coordinators and the time of the report."""
    low = line.words.low
    while end > start + 1 and (
        low[end - 1] in ".,;:!?—–-[" or low[end - 1] in ("and", "as", "or", "but", "while", "reuter")
    ):
        end -= 1
    if low[end - 1] == "(":
        end -= 1
    if low[end - 1] == '"' and low[start:end].count('"') % 2:
        end -= 1
        while end > start + 1 and low[end - 1] in ".,;":
            end -= 1
    return end


def lemma_at(line: Line, start: int, form: str) -> str | None:
    """The base of the verb that an action of the given form begins with; None for phrases and clauses."""
    if form in ("phrase", "clause"):
        return None
    low = line.words.low
    for at in range(start, min(start + 5, len(low))):
        if not is_adverb(low[at]) and low[at] != "to":
            return lemma(low[at]) or low[at]
    return None
