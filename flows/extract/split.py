"""Where an action ends, and how a list of actions parts into single ones."""

from flows.extract.line import (
    AUXILIARY,
    DETERMINER,
    MODAL,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    REPORT,
    SUBJECT_PRONOUN,
    Line,
    base_at,
    gerund_at,
    is_adverb,
    is_finite,
    skip_adverbs,
)
from flows.extract.verbs import BASES, GERUNDS, PASTS, lemma
from flows.extract.words import CLASSES

ASIDE = CLASSES["aside"]
BODY_NOUN = CLASSES["body_noun"]
_CUT = frozenset({"but", "although", "though", "because", "despite", "whereas", "however"})
_OWN_OBJECT = frozenset(
    (
        "the a an its their his her our each all any some more such one both to that these those this further new "
        "closer joint mutual greater better bilateral economic political"
    ).split()
)
_NOT_OBJECT = frozenset("of and or , ; . : for in with between from on at by as to".split())

Action = tuple[int, int, str]
"""First word, the word after the last, and the form of the action: base, gerund, participle, phrase or clause."""


def limit(line: Line, start: int) -> int:
    """Index after the last word of the complement that begins with the word at `start`."""
    low = line.words.low
    end = len(low)
    quoted = depth = 0
    at = start
    while at < end:
        word = low[at]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif word == '"':
            quoted ^= 1
            if not quoted and at + 1 < end and low[at + 1] in (",",) and _tells(line, at + 2):
                return at
        elif depth > 0:
            pass
        elif word in ("—", "--") or (word == "-" and line.headline and at + 3 >= end) or word == "?" or (word == "." and at + 1 < end and line.words.starts[at + 1] > line.words.ends[at]):
            return at
        elif at > start and (word in _CUT or (word == "after" and _past_clause(line, at))):
            return at - 1 if low[at - 1] == "," else at
        elif (at > start and word in (",", ";", ":") and _new_clause(line, at)) or (at > start and word in ("and", "while", "as") and not quoted and _new_clause(line, at)):
            return at
        at += 1
    return end


def _tells(line: Line, at: int) -> bool:
    """Whether a reporting clause begins here: `he said`, `the statement added`, `said Mr X`, `according to …`."""
    low = line.words.low
    if low[at : at + 2] == ["according", "to"]:
        return True
    for k in range(at, min(at + 12, len(low))):
        word = low[k]
        if word in REPORT and not word.endswith("ing"):
            return k == at or line.mention_at(k - 1) is not None or low[k - 1] not in DETERMINER
        if word in ',;:."()' and not (word == "," and k > at + 1):
            return False
        if word in MODAL or (word in BASES and low[k - 1] == "to"):
            return False
    return False


def _past_clause(line: Line, at: int) -> bool:
    return any(is_finite(line, k) for k in range(at + 1, min(at + 10, len(line.words.low))))


def _new_clause(line: Line, at: int) -> bool:
    """Whether the comma, semicolon or conjunction at `at` begins something that is no part of the action."""
    low = line.words.low
    end = len(low)
    k = at + 1
    if k >= end:
        return True
    if low[at] == "as":
        return k < end and _tells(line, k) and k + 6 >= end - 1
    if low[at] in (",", ";", ":"):
        if low[k] in ASIDE or (is_adverb(low[k]) and k + 1 < end and low[k + 1] in ASIDE):
            return True
        if low[k] in ("which", "who", "whom", "whose"):
            return True
        if low[k] in _CUT or low[k] == '"':
            return low[k] in _CUT or _tells(line, k + 1)
        if _tells(line, k):
            return True
        if low[k] == "as" and _tells(line, k + 1):
            return True
    while k < end and low[k] in ("and", "while", "then", "also", ",", "so", "as", "or"):
        k += 1
    k = skip_adverbs(low, k) if k < end and low[k] not in ("both", "all", "each") else k
    if k >= end:
        return False
    if low[k] in SUBJECT_PRONOUN:
        return k + 1 < end
    if low[k] in ("has", "have", "had", "was", "were", "is", "are") or (low[k] in MODAL and low[k] != "may"):
        return True
    if is_finite(line, k) and (low[k] in REPORT or low[k] in PASTS):
        return low[at] != "," or low[k] in REPORT
    if low[k] in DETERMINER or line.mention_at(k) is not None or low[k] in ("there", "those"):
        return _clause_follows(line, k)
    return low[at] == "and" and low[k] in REPORT and not low[k].endswith("ing") and line.mention_at(k) is None


def _clause_follows(line: Line, at: int) -> bool:
    """Whether the noun phrase that begins at `at` is the subject of a finite verb close by."""
    low = line.words.low
    for k in range(at + 1, min(at + 12, len(low))):
        word = low[k]
        if word in RELATIVE or word in (",", ";", "to", '"', "(") or (word in ("and", "of") and k > at + 7):
            return False
        if word in MODAL or word in ("has", "have", "had", "is", "are", "was", "were"):
            return True
        if is_finite(line, k):
            return low[k - 1] not in PREPOSITION
    return False


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
            aside = True
        if word in (",", ";", "and", "or", "as", "then", "but", "&"):
            found = _next_action(line, at, end, form)
            if found:
                verb, own, strong = found
                if (
                    (strong or not aside or low[at] == ";")
                    and _complete(line, begin, at, strong)
                    and not _inner(line, begin, at, actions, strong)
                ):
                    actions.append((begin, _trim(line, begin, at), kind))
                    begin, kind, aside = verb, own, False
                at = verb
        at += 1
    actions.append((begin, _trim(line, begin, end), kind))
    return actions


def _next_action(line: Line, at: int, end: int, form: str) -> tuple[int, str, bool] | None:
    """First word and form of the verb phrase that the coordinator at `at` may join, and whether it is sure to be one."""
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
    explicit = low[k] == "to" or low[k : k + 2] == ["not", "to"]
    if explicit:
        k += 1 if low[k] == "to" else 0
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
    if form == "gerund" or addition:
        verb_at = gerund_at(low, k)
        if verb_at is not None and verb_at < end and not explicit:
            return k, "gerund", strong
    return None


def _is_verb(low: list[str], at: int, end: int, strong: bool) -> bool:
    """Whether a base form at the head of a conjunct is a verb and not a noun of a list of objects."""
    verb = BASES[low[at]]
    after = low[at + 1] if at + 1 < end else "."
    if verb.noun == "never":
        return True
    if at and is_adverb(low[at - 1]) and low[at - 1].endswith("ly"):
        return True
    if verb.noun == "rare":
        return after not in ("of", "and", "or", ",", ";", ".") or strong
    if after in verb.objects or after in _OWN_OBJECT:
        return True
    return strong and after not in _NOT_OBJECT


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
    return not (
        (low[last] in BASES and low[last - 1] in ("to", "and")) or (low[last] in GERUNDS and low[last - 1] == "and")
    )


def _inner(line: Line, begin: int, at: int, before: list[Action], strong: bool) -> bool:
    """Whether the new verb continues a verb phrase inside the action: a task force's tasks, a relative clause."""
    if strong:
        return False
    low = line.words.low
    verb = skip_adverbs(low, begin)
    if low[verb] in ("help", "let", "make") and low[at] == "and":
        return True
    for k in range(verb + 1, at):
        if low[k] == "to" and not before and low[k - 1] in BODY_NOUN and base_at(low, k + 1) is not None:
            return True
        if low[k] in ("that", "which", "who") and any(
            low[m] in MODAL or low[m] in AUXILIARY for m in range(k + 1, min(k + 5, at))
        ):
            return low[at] == "and" and low[at - 1] != ","
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
