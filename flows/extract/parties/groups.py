"""Phrases for several parties or for one spoken of before: `the two countries`, `the Kingdom`, `its neighbour`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from flows.extract.parties.mentions import Found
from flows.extract.parties.phrases import Frame
from flows.extract.parties.referents import Anaphor, Group, StateClass, group_heads, group_words
from flows.extract.text.lexicon import Hit
from flows.reference import table

_NEXT_WORD = re.compile(r" ([a-z]+)")
_WORDS = re.compile(r"((?: +[a-z0-9]+){1,4})")
_CLAUSE_END = re.compile(r'\s*(?:[.,;:)"\n]|$)')
_IT_IS = r"'s| is| was| will be| would be| has been| may be| might be| could be| should be| seems| appears| remains"
_PART_OF = re.compile(r" (?:one|some|most|many|any|several|part|each) of $")
_OTHERS = re.compile(r" (?:of (?!the two |both |the three )|in the (?!talks|negotiations|dispute|conflict))")
_RESTRICTED = re.compile(r" (?:that|which|who|with|whose|concerned|involved|in|from) ")


@cache
def _expletive() -> re.Pattern[str]:
    """What follows an `it` that refers to nobody."""
    words: dict[str, list[str]] = {"predicate": [], "object": []}
    for row in table("lexicons/expletives"):
        words[row["sort"]].append(re.escape(row["word"]))
    predicate, object_ = "|".join(words["predicate"]), "|".join(words["object"])
    grade = r"(?:not |also |still |now |very |more |a |un){0,3}"
    return re.compile(rf"(?:{_IT_IS}) {grade}(?:{predicate})\b| (?:{object_})\b")


@cache
def _state_words() -> frozenset[str]:
    return frozenset(row["class"] for row in table("lexicons/country_groups") if row["sort"] == "head")


def groups(frame: Frame, hits: Iterable[Hit[Group]]) -> Iterator[Found]:
    """The phrases for several parties, unresolved unless their countries follow (`the leaders of A and B`)."""
    for hit in hits:
        group = hit.entry
        end = hit.end
        blocs = group.blocs
        if group.bare:
            closed = _bare(frame.folded, frame.text, hit.start, hit.end)
            if closed is None:
                continue
            end, blocs = closed
        bare = group.bare and end == hit.end
        after = None if bare else frame.owner_after(end, plural=True)
        if after and len(after.codes) > 1:
            yield Found(hit.start, after.end, after.codes, "group")
        elif not _narrowed(frame.folded, hit.start, end, open_=group.size == 0):
            yield Found(hit.start, end, (), "group", "set", count=group.size, blocs=blocs, bare=bare)


def _narrowed(folded: str, start: int, end: int, *, open_: bool) -> bool:
    """Whether words around make it others than those spoken of: `one of the countries that`."""
    if _PART_OF.search(folded, max(start - 12, 0), start):
        return True
    return bool(_OTHERS.match(folded, end)) or (open_ and bool(_RESTRICTED.match(folded, end)))


def _bare(folded: str, text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Where the phrase after `the two` or `both` ends, and whether blocs can be meant; None where it is none."""
    words = _WORDS.match(folded, end)
    following = words[1].split() if words else []
    heads, adjectives = group_heads(), group_words("adjective")
    for count in range(1, min(len(following), 4) + 1):
        for size in (2, 1):
            head = heads.get(" ".join(following[count - size : count])) if size <= count else None
            if head and adjectives.issuperset(following[: count - size]):
                return _end_of(folded, end, following[:count]), head.blocs
    both = folded.startswith("both", start)
    if _CLAUSE_END.match(text, end) and not both:
        return end, True
    if following and following[0] in group_words("verb"):
        return end, True
    return None


def _end_of(folded: str, end: int, words: list[str]) -> int:
    for word in words:
        end = folded.index(word, end) + len(word)
    return end


def anaphors(frame: Frame, hits: Iterable[Hit[Anaphor]]) -> list[Found]:
    """Pronouns and phrases that refer back to one party, unresolved."""
    text, expletive = frame.text, _expletive()
    found = []
    for start, end, (sort, _) in hits:
        if sort == "it":
            if not expletive.match(text, end):
                found.append(Found(start, end, (), "pronoun", sort))
        elif sort in ("he", "they"):
            found.append(Found(start, end, (), "pronoun", sort))
        elif sort == "here":
            found.append(Found(start, end, (), "anaphor", sort, place=True))
        elif sort == "other" or not text.startswith(" of ", end):
            found.append(Found(start, end, (), "anaphor", sort))
    if "-member " in text or "-nation " in text or "-country " in text:
        found += [Found(m.start(), m.end(), (), "anaphor", "bloc") for m in _OF_SO_MANY.finditer(text)]
    return found


_OF_SO_MANY = re.compile(
    r"\b[Tt]he (?:\d{1,2}|[a-z]{3,6}(?:teen|ty)?|twenty-[a-z]{3,5})-(?:member|nation|country) "
    r"(?:bloc|community|union|group|grouping|alliance|association|organi[sz]ation)\b"
)


def nations(frame: Frame, hits: Iterable[Hit[StateClass]]) -> Iterator[Found]:
    """`the Southeast Asian nation`, `the Kingdom`: phrases that name a class of states and mean one of it."""
    for hit in hits:
        start, end = hit.start, hit.end
        if frame.folded[max(start - 4, 0) : start] != "the ":
            continue
        word = _NEXT_WORD.match(frame.folded, end) if hit.entry.sort != "noun" else None
        if word and word[1] in _state_words():
            end = word.end()
        elif hit.entry.sort == "adjective" or frame.text.startswith((" of ", " chain"), end):
            continue
        yield Found(start - 4, end, (), "anaphor", f"class {hit.entry.name}")
