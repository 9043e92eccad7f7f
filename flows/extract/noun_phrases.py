"""Where the noun phrase around a head noun begins and where its complement ends, found by walking over its words.

No tagger: closed word classes, verb endings and punctuation bound a phrase. Only sentences that hold a head are walked.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from flows.extract.lexicon import fold
from flows.reference import table

_BOUNDS = {row["word"]: row["kind"] for row in table("lexicons/phrase_bounds")}
_MODIFIERS = frozenset(word for word, kind in _BOUNDS.items() if kind == "modifier")
_STOPS = frozenset(_BOUNDS) - _MODIFIERS
DETERMINERS = frozenset(word for word, kind in _BOUNDS.items() if kind == "determiner")
AUXILIARIES = frozenset(word for word, kind in _BOUNDS.items() if kind == "auxiliary")
DEFINITE = frozenset("the this that these those its their his her our my your whose same both all".split())

_WORD = re.compile(r"""(?:[^\s,;:()"]|(?<=\d),(?=\d))+|[,;:()"]""")
_MEASURED = re.compile(
    r"(?:year|month|week|day|billion|bln|million|mln|hundred|thousand|dlr)\b"
)  # `a one year agreement`
_GROUP_OF = re.compile(r"\b[Gg](?:roup|ROUP) (?:of|OF)$")
_ABBREVIATED = re.compile(r"(?:[A-Za-z]\.)+|[A-Z][a-z]{0,4}\.")
_INITIALS = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
_SHORT_NOTE = re.compile(r"\([\w./-]{1,6}\)")

MAX_LEFT = 10
"""Words before a head that may belong to its phrase."""

MAX_RIGHT = 34
"""Words after a head that its complement may have."""


class LeftEdge(NamedTuple):
    """A phrase begins at `start`; the word before it is `before` (folded), a possessor ends at `owner` (else -1)."""

    start: int
    before: str
    owner: int

    @property
    def definite(self) -> bool:
        """Whether an article, a demonstrative or a possessor says that the thing is known."""
        return self.owner >= 0 or self.before in DEFINITE


def left_edge(text: str, head: int, floor: int, verbs: Collection[str] = (), heads: Collection[str] = ()) -> LeftEdge:
    """The left edge of the noun phrase whose head begins at `head`, not before `floor`.

    `verbs` are further folded words that end the walk; `heads` are nouns of the head's kind, which `and` does not join
    to it.
    """
    start = at = head
    coordinated = False
    for _ in range(MAX_LEFT):
        word_start, word = _token_before(text, at, floor)
        if not word:
            return LeftEdge(start, "", -1)
        key = fold(word).strip()
        if word.endswith(("'s", "s'")):
            return LeftEdge(start, key, word_start + len(word))
        if key == "and" and _joins(text, word_start, start, floor, verbs, heads):
            at, coordinated = word_start, True
            continue
        if not key:
            if word not in "-–&/" or not _links_names(text, word_start, start, floor):
                return LeftEdge(start, "", -1)
            at = word_start
            continue
        listed = word.endswith(",") and coordinated
        if not listed and word[-1] in '.,;:)]"' and not _ABBREVIATED.fullmatch(word):
            return LeftEdge(start, "", -1)
        if key == "of" and (group := _GROUP_OF.search(text, floor, word_start + 2)):
            return LeftEdge(group.start(), "the", -1)  # `Group of Seven meeting`
        if _ends_phrase(word, key, verbs) and not (key == "one" and _MEASURED.match(text, start)):
            return LeftEdge(start, key, -1)
        opened = word[0] in "([\"'"
        at = word_start
        start = word_start + opened
        if opened:
            return LeftEdge(start, "", -1)
    return LeftEdge(start, "", -1)


def _token_before(text: str, at: int, floor: int) -> tuple[int, str]:
    end = at
    while end > floor and text[end - 1] == " ":
        end -= 1
    if end == at and at > floor and text[at - 1] not in "-–/\"'([":
        return at, ""
    start = max(text.rfind(" ", floor, end), text.rfind("\n", floor, end)) + 1
    start = max(start, floor)
    return start, text[start:end]


def _links_names(text: str, at: int, right: int, floor: int) -> bool:
    """Whether a free-standing dash at `at` joins two names, as in `Sri Lanka - Thailand`, rather than two clauses."""
    _, word = _token_before(text, at, floor)
    return bool(word) and word.isalpha() and word.istitle() and text[right].isupper()


def _ends_phrase(word: str, key: str, verbs: Collection[str]) -> bool:
    if key in _STOPS or (key in verbs and key not in _MODIFIERS):
        return True
    return key.endswith("ed") and len(key) > 4 and word.islower() and "-" not in word and key not in _MODIFIERS


def _joins(text: str, at: int, right: int, floor: int, verbs: Collection[str], heads: Collection[str]) -> bool:
    """Whether the `and` at `at` joins two modifiers of one head, as in `trade and investment agreement`."""
    _, word = _token_before(text, at, floor)
    key = fold(word).strip()
    if not key or word[-1] in ',;:.)"' or key in heads or _ends_phrase(word, key, verbs):
        return False
    return word[0].isupper() == text[right].isupper() and not word.endswith(("'s", "s'"))


_CLOSERS = frozenset(row["word"] for row in table("lexicons/complement_bounds"))
_AT_OCCASION = re.compile(
    r"at (?:a|an|the|their|its|his) (?:[\w'-]+ ){0,3}"
    r"(?:ceremony|meeting|summit|talks|end|conference|palace|house|session)\b",
    re.I,
)
_DASHES = frozenset(["--", "–", "—", "-"])
_TWO_OF_THEM = re.compile(
    r"(?:between|by) (?:the|both|their|these) (?:two )?(?:respective )?"
    r"(?:countries|sides|nations|governments|parties|states|neighbou?rs)\b",
    re.I,
)
_PAST = re.compile(r"[a-z]{2,}(?:ed|id|ook|ade|old|et|ave)$")


def complement_end(
    text: str,
    start: int,
    stop: int,
    barred: Collection[int] = (),
    siblings: Collection[int] = (),
    openers: Collection[str] = (),
) -> int:
    """The end of the complement that begins at `start`: before the next clause, aside, date or sentence end.

    `barred` are positions where something begins that is no part of it (a date); `siblings` are starts of phrases like
    the one complemented, which `and` sets beside it unless one already stood inside the complement; `openers` are
    folded words that begin a new member of a list (`another`).
    """
    return _trimmed(text, start, _complement_end(text, start, stop, barred, siblings, openers))


_DANGLING = re.compile(
    r"\s+(?:of|in|on|for|with|to|by|from|at|under|into|and|or|the|a|an|its|their|only|also|not|about|over)$", re.I
)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a phrase without its sentence's full stop and without words that lead to what was left out."""
    while end > start and text[end - 1] in ".!?'/" and not _INITIALS.search(text, max(end - 8, start), end):
        end -= 1
    while dangling := _DANGLING.search(text, start, end):
        end = dangling.start()
    return end


def _complement_end(
    text: str, start: int, stop: int, barred: Collection[int], siblings: Collection[int], openers: Collection[str]
) -> int:
    listing = joined = False
    words = 0
    at = end = start
    while words < MAX_RIGHT:
        match = _WORD.search(text, at, stop)
        if match is None:
            return end
        word, here = match[0], match.start()
        if word in ';:"':
            return end
        if word == "(":
            note = _SHORT_NOTE.match(text, here, stop)
            if note is None:
                return end
            at = end = note.end()
            continue
        if word == ",":
            if words == 0 or not _list_goes_on(text, match.end(), stop, listing, openers):
                return end
            listing = True
            at = match.end()
            continue
        key = word.lower().rstrip(".")
        if here in siblings and not joined:
            siblings = ()
        if word == ")" or key in _DASHES or here in barred or (words and _closes(text, here, key, stop, openers)):
            return end
        if key in ("and", "or"):
            if not _goes_on_after_and(text, match.end(), stop, siblings, openers):
                return end
            listing = False
        joined = key in ("and", "or") or (joined and key in DETERMINERS)
        words += 1
        at = end = match.end()
    return end


def _closes(text: str, here: int, key: str, stop: int, openers: Collection[str]) -> bool:
    if key in _CLOSERS or key in openers:
        return True
    if key == "at":
        return _AT_OCCASION.match(text, here, stop) is not None
    return key in ("between", "by") and _TWO_OF_THEM.match(text, here, stop) is not None


def _goes_on_after_and(text: str, at: int, stop: int, siblings: Collection[int], openers: Collection[str]) -> bool:
    match = _WORD.search(text, at, stop)
    if match is None or match.start() in siblings:
        return False
    key = match[0].lower()
    if key in _CLOSERS or key in openers or key in ("said", "also", "then"):
        return False
    following = _WORD.search(text, match.end(), stop)
    if key in ("a", "an", "the") and following and following.start() in siblings:
        return False
    # `and agreed to`, `and discussed the`: a past verb with an object or preposition behind it.
    verbal = match[0].islower() and _PAST.fullmatch(key) is not None
    return not (verbal and following is not None and following[0].lower() in _STOPS)


def _list_goes_on(text: str, at: int, stop: int, listing: bool, openers: Collection[str]) -> bool:
    """Whether a comma stands inside a list of nouns that a later `and` closes."""
    for count, piece in enumerate(text[at : min(stop, at + 240)].split(",")):
        words = re.split(r"[;:()\"]", piece)[0].split()
        keys = [word.lower().rstrip(".") for word in words]
        if not keys or keys[0] in openers or keys[0] in _CLOSERS:
            return False
        if keys[0] in ("and", "or"):
            return (
                (listing or count > 0)
                and len(keys) > 1
                and _goes_on_after_and(" ".join(words), len(keys[0]), len(" ".join(words)), (), openers)
            )
        if "and" in keys[1:6]:
            return not any(key in _CLOSERS or key.endswith("ing") for key in keys[:1])
        if len(keys) > 6 or any(key in _CLOSERS for key in keys):
            return False
    return False


_PARTY_ENDERS = frozenset(
    "on to for in at over concerning regarding covering governing aimed under by from about through that "
    "last next late early signed reached concluded".split()
)


def list_of_names_end(
    text: str, start: int, stop: int, closed: Collection[int] = (), barred: Collection[int] = ()
) -> int:
    """The end of the names after `between` or `with`: before the next preposition, clause or aside.

    `closed` are the ends of names that stand by themselves: a plain word behind one is no part of the list; `barred`
    are positions where something begins that is no name (a date).
    """
    return _trimmed(text, start, _list_of_names_end(text, start, stop, closed, barred))


def _list_of_names_end(text: str, start: int, stop: int, closed: Collection[int], barred: Collection[int]) -> int:
    end = at = start
    capital = False
    for _ in range(18):
        match = _WORD.search(text, at, stop)
        if match is None:
            return end
        word = match[0]
        key = word.lower().rstrip(".")
        lower = word.islower()
        if word in _DASHES or match.start() in barred:
            return end
        if capital and lower and _PAST.fullmatch(key):
            return end  # `with President Sarney called for …`
        if word in ';:()"' or (
            lower and (key in _PARTY_ENDERS or key in _CLOSERS or (key.endswith("ing") and len(key) > 5))
        ):
            return end
        if end in closed and lower and key not in ("and", "or", "of", "the"):
            return end
        at = match.end()
        if word == ",":
            following = _WORD.search(text, at, stop)
            if following is None or not (following[0][0].isupper() or following[0] == "and"):
                return end
            continue
        if key in ("and", "or"):
            following = _WORD.search(text, at, stop)
            if following is None or following[0].lower() in _CLOSERS:
                return end
            continue
        end = at
        capital = word[0].isupper()
    return end
