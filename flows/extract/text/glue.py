"""Words run together in a text, and where they part: `Theyagreed`, `of11 documents`, `trade,investment`."""

import re
from functools import cache
from itertools import filterfalse, pairwise

from flows.extract.text.vocabulary import frequencies
from flows.reference import table

Edit = tuple[int, int, str]
"""Raw start, raw end, and what stands there in the view."""

_WORD = re.compile(r"(?<![\w'’-])[A-Z]?[a-z]{5,30}(?![\w'’]|-\w)")
_LONG_WORD = re.compile(r"[A-Za-z][a-z]{5,}")
_GLUED_NUMBER = re.compile(r"\d(?<=[a-z]\d)")
_SHAPE = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyz0123456789", b"a" * 26 + b"0" * 10)
_CASES = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", b"a" * 26 + b"A" * 26)
_BEFORE_NAME = re.compile(
    r"(?<![\w.@/'’-])(?:and|of|in|to|with|for|from|by|the|at|between)(?=[A-Z][a-z]{2,}(?![\w.@]))"
)
_BEFORE_WORD = re.compile(r"(?<![\w.,])[a-z]+$")
_BEFORE_NUMBERS = frozenset("of in the than to and by with from for at over about nearly around".split())
_COMMA = re.compile(r"(?<=[a-z]{3})[,;](?=[a-z]{3})")

GLUE_SHOWS = 2
"""So many sure cases of words run together show that a text suffers from it."""

MAX_GLUED = 31
"""The longest word, in letters, that may be two (see _WORD); to try all places of a longer one costs its square."""


def glue_edits(raw: str) -> list[Edit]:
    """Spaces put back where words ran together: `Theyagreed`, `of11 documents`, `trade,investment`.

    `andexperts` shows itself by its function word. `diplomaticties` does not, and English coins compounds
    all the time (`feedgrains`): such words are parted only in a text that shows the fault elsewhere too.
    """
    letters = raw.encode()
    edits = _number_edits(raw) if not raw.isascii() or b"a0" in letters.translate(_SHAPE) else []
    if b"aA" in letters.translate(_CASES):
        edits += [(m.end(), m.end(), " ") for m in _BEFORE_NAME.finditer(raw)]  # `Vietnam andCambodia`
    doubtful: list[Edit] = []
    if parting := _parting(raw):
        for match in _LONG_WORD.finditer(raw):
            if match[0] in parting and _WORD.match(raw, match.start()):
                cut, sure = _cut(match[0])
                at = match.start() + cut
                (edits if sure else doubtful).append((at, at, " "))
    if not edits:
        return edits
    if len(edits) >= GLUE_SHOWS:
        edits += doubtful
        edits += [(m.end(), m.end(), " ") for m in _COMMA.finditer(raw)]
    edits.sort()
    return [edit for last, edit in pairwise([(-1, -1, ""), *edits]) if edit[0] > last[0]]


def _number_edits(raw: str) -> list[Edit]:
    """Spaces between a preposition or the like and the number it runs into."""
    edits: list[Edit] = []
    for match in _GLUED_NUMBER.finditer(raw):
        word = _BEFORE_WORD.search(raw, max(match.start() - 8, 0), match.start())
        if word and word[0] in _BEFORE_NUMBERS:
            edits.append((match.start(), match.start(), " "))
    return edits


_sound: set[str] = set()
MAX_SOUND = 200_000
"""So many words, as they stand between spaces, are remembered as having nothing to part."""
SHORTEST = 6
"""Fewer letters are no _LONG_WORD."""


def _parting(raw: str) -> set[str]:
    """The words in a raw text that the vocabulary does not know and that part into two of it.

    Most words of a text have been looked at in others before: what is remembered of them changes no answer.
    """
    fresh = {word for word in raw.split() if len(word) >= SHORTEST} - _sound
    if not fresh:
        return fresh
    unknown = filterfalse(_vocabulary().__contains__, _LONG_WORD.findall(" ".join(fresh)))
    found = {word for word in unknown if len(word) <= MAX_GLUED and _cut(word)[0]}
    if not found:
        if len(_sound) + len(fresh) > MAX_SOUND:
            _sound.clear()
        _sound.update(fresh)
    return found


@cache
def _vocabulary() -> dict[str, int]:
    """English words with their frequency, also capitalised, and the project's own lexicon words."""
    words = dict(frequencies())
    for row in table("lexicons/words"):
        words[row["word"]] = max(words.get(row["word"], 0), int(row["frequency"]))
    return words | {word.capitalize(): count for word, count in words.items()}


_FUNCTION_WORDS = frozenset(
    "and as at by for from in into is of on or that the their they this to was were which with he she it we an"
    " its has".split()
)
_RARE = 1_000_000
"""Below this many occurrences in the vocabulary's corpus, a word is too rare to be found inside another."""


@cache
def _cut(word: str) -> tuple[int, bool]:
    """Where a word unknown to the vocabulary parts into two words of it (0: nowhere), and whether that is sure.

    It is sure where one of the parts is a function word: `andexperts`, `tolive`, `Theyagreed`. A part of up to
    three letters must be one, since almost any syllable is a word somewhere.
    """
    words = _vocabulary()
    lowered = word.lower()
    best, best_score = 0, _RARE - 1
    for cut in range(2, len(word) - 1):
        left = lowered[:cut]
        score = words.get(left, 0)
        if score <= best_score or (cut < 4 and left not in _FUNCTION_WORDS):
            continue
        right = lowered[cut:]
        score = min(score, words.get(right, 0))
        if score > best_score and (len(right) > 3 or right in _FUNCTION_WORDS):
            best, best_score = cut, score
    if not best:
        return 0, False
    left, right = lowered[:best], lowered[best:]
    if word[0].isupper():  # a name, unless a sentence could begin so
        return (best, True) if left in _FUNCTION_WORDS and best >= 3 else (0, False)
    return best, (left in _FUNCTION_WORDS and len(right) > 3) or (
        right in _FUNCTION_WORDS and len(right) > 1 and best > 5
    )
