"""Where an action ends: at a report, a comment, a clause of its own."""

from flows.extract.clauses.cues import NOUNS
from flows.extract.clauses.line import (
    DETERMINER,
    MODAL,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    REPORT,
    SPEAKER,
    SUBJECT_PRONOUN,
    Line,
    is_adverb,
    is_finite,
    skip_adverbs,
)
from flows.extract.clauses.verbs import BASES, GERUNDS, PARTICIPLES, PASTS, THIRDS, inflect
from flows.extract.clauses.words import CLASSES
from flows.reference import table

ASIDE = CLASSES["aside"]
RESUMPTIVE = CLASSES["resumptive"]
WANTED = CLASSES["wanted"]
_AWAITED = frozenset("expected due scheduled slated set likely".split())
_DASHES = frozenset({"—", "–", "-"})
_CUT = frozenset({"but", "although", "though", "because", "despite", "whereas", "however"})
_EXISTS = frozenset("remain remains is are was were will has have".split())
_CUE_PASTS = frozenset(
    form
    for row in table("lexicons/cues")
    if row["modality"] == "requested" and row["forms"] != "literal"
    for form in inflect(row["verb"].rpartition(" ")[2], row["past"]).past
)
"""`promised to build a road and invited Peru to …`: these begin a statement of their own before a party's name."""
_HAVE_OR_BE = frozenset("has have had is are was were".split())
_MAX_NAME = 6
_AFTER = frozenset({"after", "following"})
_MET = frozenset(
    row["noun"]
    for row in table("lexicons/event_nouns")
    if row["kind"] in ("talks", "meeting", "summit", "call", "visit") and " " not in row["noun"]
)
_OBJECT_OR_VERB = frozenset({"to", "that", "never", "not"})
_MAY_END = frozenset({",", ";", ":", "and", "while", "as"})


def limit(line: Line, start: int, form: str = "base") -> int:
    """Index after the last word of the complement that begins with the word at `start`."""
    low = line.words.low
    end = len(low)
    depth = 0
    opened = quoted = low[:start].count('"') % 2
    for at in range(start, end):
        word = low[at]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif word == '"':
            quoted ^= 1
            if not quoted and low[at + 1 : at + 2] == [","] and _tells(line, at + 2):
                return at
        elif depth > 0 or at == start:
            continue
        elif _closes(line, at) or (word in _DASHES and _breaks_off(line, start, at)):
            return at
        elif word in MODAL and at <= start + 2 and low[at - 1] in BASES:
            return start  # `the measures that it is expected to announce will be …`
        elif (
            word in _CUT
            or (word in _AFTER and low[at - 1] != "the" and (_past_clause(line, at) or _after_talks(low, at)))
            or (word == "during" and form == "phrase" and _after_talks(low, at))
        ):  # `set a target of 2 billion during …`
            at -= low[at - 1] == "even"
            return at - 1 if low[at - 1] == "," else at
        elif word in _MAY_END and (quoted <= opened or word in PUNCTUATION) and _ends_before(line, at, form):
            return at
    return end


def _closes(line: Line, at: int) -> bool:
    """Whether the mark at `at` ends the sentence, or a headline's statement (`… - minister`)."""
    low, starts, ends = line.words
    if low[at] == ".":
        if at + 1 >= len(low) or starts[at + 1] <= ends[at] or line.text[starts[at + 1]].islower():
            return False
        return len(low[at - 1].rpartition(".")[2]) > 1  # no initial
    return low[at] == "?" or (low[at] == "-" and line.headline and at + 3 >= len(low))


def _breaks_off(line: Line, start: int, at: int) -> bool:
    """Whether a dash ends the action, which begins at `start`: not where a second one closes what is inserted."""
    if not _is_dash(line, at):
        return False
    inside = sum(_is_dash(line, k) for k in range(start)) % 2 == 1
    return inside or sum(_is_dash(line, k) for k in range(start, len(line.words.low))) % 2 == 1


def _is_dash(line: Line, at: int) -> bool:
    """Whether a mark stands as a dash between words: `—`, ` – `, the first of ` -- `."""
    low, starts, ends = line.words
    if low[at] == "—":
        return True
    if low[at] not in _DASHES or not 0 < at < len(low) - 1 or starts[at] == ends[at - 1]:
        return False
    return low[at + 1] == "-" if low[at] == "-" else starts[at + 1] > ends[at]


def _ends_before(line: Line, at: int, form: str) -> bool:
    return not _passive_list(line, at, form) and _new_clause(line, at)


def _passive_list(line: Line, at: int, form: str) -> bool:
    """Whether a conjunction joins a second participle to a passive: `will be renewed and raised to …`."""
    low = line.words.low
    after = skip_adverbs(low, at + 1)
    return form == "participle" and after < len(low) and low[after] in PARTICIPLES and low[after] not in REPORT


def _takes_up(line: Line, at: int) -> bool:
    """Whether a noun takes up the action to say more of it: `…, a move that …`, `…, a demand Lima has refused`."""
    low = line.words.low
    if low[at] not in ("a", "an", "the"):
        return False
    noun = next((k for k in range(at + 1, min(at + 3, len(low) - 1)) if low[k] in RESUMPTIVE), None)
    if noun is None:
        return False
    follows = low[noun + 1]
    return follows in RELATIVE or follows in PASTS or follows == "that" or line.mention_at(noun + 1) is not None


def _aside(line: Line, at: int) -> bool:
    """Whether what goes with the action is another's, or only awaited: `…, with Lima promising …`."""
    low = line.words.low
    if low[at] != "with" or at + 2 >= len(low):
        return False
    named = line.mention_at(at + 1)
    for k in range(at + 2, min(at + 9, len(low))):
        if low[k] in PUNCTUATION or low[k] in PREPOSITION:
            return False
        if low[k] in _AWAITED or (named is not None and low[k] in GERUNDS and not named.possessive):
            return True
    return False


def _tells(line: Line, at: int) -> bool:
    """Whether a reporting clause begins here: `he said`, `the statement added`, `said Mr X`, `according to …`."""
    low = line.words.low
    if low[at : at + 2] == ["according", "to"]:
        return True
    joined = low[at : at + 1] in (["and"], ["or"])  # `… , and strengthen ties, he said` goes on with the action
    at += joined
    for k in range(at, min(at + 12, len(low))):
        word = low[k]
        if word in REPORT and not word.endswith("ing") and line.mention_at(k) is None:
            return k == at or line.mention_at(k - 1) is not None or low[k - 1] not in DETERMINER
        if word == "." and k + 1 < len(low) and line.text[line.words.starts[k + 1]].islower():
            continue  # `Jr.`
        if word in ',;:."' and (joined or not (word == "," and k > at + 1)):
            return False
        if word in MODAL or word in RELATIVE or (word in BASES and low[k - 1] == "to"):
            return False
    return False


def _after_talks(low: list[str], at: int) -> bool:
    """Whether the words at `at` tell when it was undertaken: `agreed to reopen the port following talks in Lima`."""
    return any(word in _MET for word in low[at + 1 : at + 4]) and not any(
        word in MODAL for word in low[at + 1 : at + 4]
    )


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
        named = line.mention_at(k)
        if named is not None and named.kind in ("person", "name", "group") and not named.possessive:
            return _clause_follows(line, k)  # `… as President X began a visit`
        if line.headline and any(low[j] in THIRDS and low[j] not in BASES for j in range(k + 1, min(k + 4, end))):
            return True  # `… as ministers' council meets`
        return _tells(line, k) and k + 6 >= end - 1
    if low[at] in (",", ";", ":"):
        if low[k] in ASIDE or (is_adverb(low[k]) and k + 1 < end and low[k + 1] in ASIDE):
            return True
        if low[k] in ("which", "who", "whom", "whose") or low[k : k + 2] == ["in", "what"]:
            return True
        if low[at] == "," and low[k] in PREPOSITION and low[k + 1 : k + 2] == ["which"]:
            return "," not in low[k:]  # `sign an accord, under which …`; not `build it, of which …, by 2026`
        if low[k] == "where" and low[k + 1 : k + 2] and low[k + 1] in SUBJECT_PRONOUN:
            return True  # `travel to Lima, where he will sign …`
        if low[k] in _CUT or low[k] == '"':
            return low[k] in _CUT or _tells(line, k + 1)
        if _tells(line, k):
            return True
        if low[at] == "," and low[k] == "while" and not _goes_on(low, k + 1):
            return True  # `…, while large producers proposed …`
        if low[at] == "," and (_takes_up(line, k) or _aside(line, k)):
            return True
        if low[k] == "as" and _tells(line, k + 1):
            return True
    if low[k : k + 1] == ["that"] and k + 1 < end and (low[k + 1] in DETERMINER or low[k + 1] in SUBJECT_PRONOUN):
        return low[at] == "and"  # `… and that it is important`
    while k < end and low[k] in ("and", "while", "then", "also", ",", "so", "as", "or", '"'):
        k += 1
    k = skip_adverbs(low, k) if k < end and low[k] not in ("both", "all", "each") else k
    if k >= end:
        return False
    if low[k] in SUBJECT_PRONOUN:
        return k + 1 < end
    if low[k] in ("has", "have", "had", "was", "were", "is", "are") or (low[k] in MODAL and low[k] != "may"):
        return True
    if is_finite(line, k) and (low[k] in REPORT or low[k] in PASTS):
        return True
    if low[at] == ";" and low[k] not in BASES and low[k] != "to" and _clause_follows(line, k):
        return True
    if low[at] == "," and low[k] == "there" and low[k + 1 : k + 2] and low[k + 1] in _EXISTS:
        return True
    if low[at] == "," and k == at + 2 and _somebody_else(line, k):
        return True
    if low[k] in DETERMINER or line.mention_at(k) is not None or low[k] in ("there", "those"):
        return _clause_follows(line, k)
    if low[at] != "and" or line.mention_at(k) is not None:
        return False
    if k + 2 < end and low[k + 1] in SPEAKER and low[k + 2] in ("is", "are", "was", "were", "will", "would"):
        return True  # `… and local commanders are to meet`
    if low[k] in THIRDS and BASES[THIRDS[low[k]]].noun == "never" and low[k] not in BASES:
        return True
    follows = low[k + 1 : k + 2]
    predicate = bool(follows) and (follows[0] in _OBJECT_OR_VERB or follows[0] in DETERMINER)
    object_follows = predicate or (k + 1 < end and line.mention_at(k + 1) is not None)
    if low[k] in THIRDS and low[k] not in BASES and object_follows:
        return True  # `… and hopes to learn`, `… and welcomes Peruvian firms`
    predicate = predicate or (bool(follows) and follows[0] in SPEAKER)
    asks = low[k] in _CUE_PASTS and k + 1 < end and line.mention_at(k + 1) is not None
    asks = asks or (low[k] in _CUE_PASTS and bool(follows) and follows[0] in WANTED)  # `… and requested renewal of …`
    asks = asks or (low[k] in PASTS and bool(follows) and follows[0] in NOUNS)  # `… and voiced support for …`
    return asks or (low[k] in REPORT and not low[k].endswith("ing")) or (low[k] in PASTS and predicate)


def _somebody_else(line: Line, at: int) -> bool:
    """Whether a name and its verb begin at `at`, the name of nobody known: `…, and Mr Rossi urged Peru to …`."""
    low, starts, _ = line.words
    if line.headline:
        return False
    verb = at
    while verb < min(at + _MAX_NAME, len(low)) and (line.text[starts[verb]].isupper() or low[verb] in (".", "'")):
        verb += 1
    if verb == at or verb >= len(low) or low[verb - 1] == "'":
        return False
    return (low[verb] in MODAL or low[verb] in PASTS or low[verb] in _HAVE_OR_BE) and low[verb] not in BASES


def _goes_on(low: list[str], at: int) -> bool:
    """Whether a participle follows `while`: `while continuing talks`."""
    after = skip_adverbs(low, at)
    return after < len(low) and (low[after] in GERUNDS or low[after] in PREPOSITION)


def _clause_follows(line: Line, at: int) -> bool:
    """Whether the noun phrase that begins at `at` is the subject of a finite verb close by."""
    low = line.words.low
    if low[at] in ("both", "all", "each") and low[at + 1 : at + 2] and low[at + 1] in PASTS:
        return True  # `…, and both agreed to …`
    for k in range(at + 1, min(at + 12, len(low))):
        word = low[k]
        if word in RELATIVE or word in (",", ";", "to", "(") or (word in ("and", "of") and k > at + 7):
            return False
        if word in MODAL or word in ("has", "have", "had", "is", "are", "was", "were"):
            return True
        if is_finite(line, k):
            return low[k - 1] not in PREPOSITION
    return False
