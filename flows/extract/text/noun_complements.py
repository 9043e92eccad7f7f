"""Where the complement of a noun ends, and where a list of names: walked word by word, bounded by closed classes."""

import re
from collections.abc import Collection

from flows.extract.text.noun_phrases import DETERMINERS, STOPS
from flows.reference import table

_WORD = re.compile(r"""(?:[^\s,;:()"]|(?<=\d),(?=\d))+|[,;:()"]""")
_INITIALS = re.compile(r"(?:\b[A-Za-z]\.){2,4}$")
_SHORT_NOTE = re.compile(r"\([\w./-]{1,6}\)")
_ARTICLE = re.compile(r" (?:an?|the) ")
_IN_THE_FIRST = re.compile(r"in (?:the|a) (?:first|second|third|latest|last) (?:of|such|deal|step|move)\b")
_AND_TO = re.compile(r" to (?!the\b|a\b|an\b|its\b|their\b|[A-Z\d])[a-z]+ ")
_INTENDS = re.compile(r"(?:aims?|hopes?|plans?|intends?|wants?|expects?|seeks?|agrees?|vows?|pledges?) to [a-z]+ ")
MAX_RIGHT = 34
"""Words after a head that its complement may have."""

_CLOSERS = frozenset(row["word"] for row in table("lexicons/complement_bounds"))
_AMOUNT = re.compile(r"(?:\d|mln|bln|million|billion)\s$")
_FINITE = re.compile(
    r"[a-z]{3,}(?:ed|[^su]s) (?:the|an?(?! (?:year|month|week|day|head|tonne|barrel))|that|its|their|his|no|it|them)\b"
)
_ASIDE = re.compile(r"(?:in|at|by|with|for) (?:a|an|the) |a (?:dozen|number)|(?:[\w-]+ ){1,2}other |other ")
_AT_OCCASION = re.compile(
    r"at (?:(?:a|an|the|their|its|his) (?:[\w'-]+ ){0,3})?"
    r"(?:ceremony|meeting|summit|talks|end|conference|palace|house|session|headquarters|sidelines)\b",
    re.I,
)
_ON_OCCASION = re.compile(
    r"(?:on the (?:occasion|sidelines|basis|margins|fringes)|in the (?:presence|wake)|in front) of\b", re.I
)
_DASHES = frozenset(["--", "–", "—", "-"])
_TWO_OF_THEM = re.compile(
    r"(?:between|by) (?:the|both|their|these) (?:two )?(?:respective )?"
    r"(?:countries|sides|nations|governments|parties|states|neighbou?rs)\b(?!['’])",
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


_ADVERBIAL = re.compile(
    r"\s+(?:(?:fairly|very|quite|rather|relatively|as|so) )?(?:quickly|soon|shortly|rapidly|speedily|promptly|again)$|"
    r"\s+(?:last|this|next) (?:year|month|week)$",
    re.I,
)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a phrase without its sentence's full stop and without words that lead to what was left out."""
    while end > start and text[end - 1] in " .!?'/" and not _INITIALS.search(text, max(end - 8, start), end):
        end -= 1
    while dangling := _DANGLING.search(text, start, end) or _ADVERBIAL.search(text, start, end):
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
            article = _ARTICLE.match(text, match.end(), stop)
            if article is not None and article.end() in siblings:
                return end  # `programme for development, a protocol on tea`
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
            if _AND_TO.match(text, match.end(), stop) and not text.endswith("to ", 0, start):
                return end  # `work on the treaty on trade and to hold talks`
            listing = False
        joined = key in ("and", "or") or (joined and key in DETERMINERS)
        words += 1
        at = end = match.end()
    return end


def _closes(text: str, here: int, key: str, stop: int, openers: Collection[str]) -> bool:
    if key == "marks" and _AMOUNT.search(text, max(here - 12, 0), here):
        return False
    if key in _CLOSERS or key in openers:
        return True
    if key == "in" and _IN_THE_FIRST.match(text, here, stop):
        return True  # `an agreement to reschedule debts in the first of a series of talks`
    if _FINITE.match(text, here, stop):
        return True  # `a conference on air fares resolved that …`
    if key in ("on", "in"):
        return _ON_OCCASION.match(text, here, stop) is not None
    if key == "at":
        return _AT_OCCASION.match(text, here, stop) is not None
    return key in ("between", "by") and _TWO_OF_THEM.match(text, here, stop) is not None


def _goes_on_after_and(text: str, at: int, stop: int, siblings: Collection[int], openers: Collection[str]) -> bool:
    match = _WORD.search(text, at, stop)
    if match is None or match.start() in siblings or _ASIDE.match(text, match.start(), stop):
        return False
    key = match[0].lower()
    if key in _CLOSERS or key in openers or key in ("said", "also", "then"):
        return False
    if _INTENDS.match(text, match.start(), stop):
        return False  # `agreement on customs and aim to conclude another`
    following = _WORD.search(text, match.end(), stop)
    if key in ("a", "an", "the") and following and following.start() in siblings:
        return False
    # `and agreed to`, `and discussed the`: a past verb with an object or preposition behind it.
    verbal = match[0].islower() and _PAST.fullmatch(key) is not None
    return not (verbal and following is not None and following[0].lower() in STOPS)


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
