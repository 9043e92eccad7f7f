"""`The country`: the one spoken of, but for the one that the same words tell apart from it."""

import re
from collections.abc import Iterable

from flows.extract.parties.mentions import Found
from flows.extract.parties.reading import Reading

STATE = frozenset({"name", "bloc", "capital", "body"})
"""Kinds of mentions that name a state or bloc."""


def states(reading: Reading, codes: Iterable[str]) -> list[str]:
    """Those of the codes that are no blocs."""
    return [code for code in codes if code not in reading.scene.blocs]


def the_country(reading: Reading, item: Found) -> tuple[str, ...]:
    """`the country`: the state named last in this sentence, else the only one of the sentences before."""
    later = {code for f in reading.found if f.start >= item.end for code in f.codes}
    before = [f for f in reading.found if f.end <= item.start and f.kind in STATE and len(f.codes) == 1]
    near = [f for f in before if f.codes[0] not in later]
    if before and not near:  # `Peruvian goods bought by Chile, placing the country 9th among Chile's partners`
        people = [f for f in reading.found if f.end <= item.start and f.kind == "demonym" and len(f.codes) == 1]
        near = [f for f in people if f.codes[0] not in later] or before
    latest = next((f for f in reversed(reading.found) if f.end <= item.start and len(f.codes) == 1), None)
    if latest is not None and _apart_from(reading, latest, item):
        return _but(reading, latest.codes[0])
    if near:
        return near[-1].codes if near[-1].kind != "bloc" else ()
    known = states(reading, reading.named)
    if known:
        return (known[0],) if len(known) == 1 else ()
    for codes in reading.scene.recent[:2]:
        if known := states(reading, codes):
            if len(known) > 1 and reading.scene.pair:  # `The country owes Peru $3 million`
                known = [code for code in known if code not in later]
            return (known[0],) if len(known) == 1 else ()
    return ()


# `Peru is the country's largest customer`: whose customer it is, is another country.
_IS = re.compile(
    r"(?:,? (?:which|itself|also|now|still|already|by far|once again|long|currently|remains?|remained|became|becoming|"
    r"is|are|was|were|being|has|had|have|been|as|ranks?|ranked)){1,6} "
)


# `Some 9,000 Peruvians visited the country`: they went to another than their own.
_WENT = re.compile(
    r"(?: \w+){0,3} (?:visit|visits|visited|toured|entered|(?:travell?ed|went|came|flew|flocked|moved|migrated) to|"
    r"(?:arrived|live|lived|living|work|worked|working|stay|stayed|reside|residing|operate|operated|operating|invest|"
    r"invested|investing|studying|study|business|active|present|based) in) "
)


# `Peruvian firms have five offices in the country`: the people and firms of one state are abroad there.
_ABROAD = re.compile(
    r" (?:\w+ ){0,3}?(?:companies|firms|businesses|investors|enterprises|students|workers|tourists|visitors|refugees|"
    r"nationals|citizens|migrants|immigrants|soldiers|troops|peacekeepers|engineers|doctors|experts|teachers|"
    r"expatriates) (?:(?!and|or|which|who|that|but|said|says)\w+ ){1,8}in (?:the rest of )?"
)
# `Peru has granted the country 40 scholarships`: who gives is not who is given to.
_GAVE = re.compile(
    r" (?:also |now |will |would |has |have |had |to |is |was |already |\w+ly ){0,4}(?:giv(?:es?|ing)|gave|given|"
    r"grant(?:s|ed|ing)?|provid(?:es?|ed|ing)|suppl(?:y|ies|ied|ying)|sells?|sold|selling|l[ea]nt|lends?|lending|"
    r"offer(?:s|ed|ing)?|ow(?:es?|ed|ing)|sends?|sent|sending|pays?|paid|paying|helps?|helped|helping|assist(?:s|ed)?|"
    r"supports?|supported|visit(?:s|ed)?|invad(?:es?|ed)) "
)


def _apart_from(reading: Reading, before: Found, item: Found) -> bool:
    """Whether `the country` cannot be the one named before it: of which it owns something, or whose people go there."""
    if reading.text.startswith("'", item.end):
        return _IS.fullmatch(reading.folded, before.end, item.start) is not None
    between = reading.folded[before.end : item.start]
    if before.kind == "demonym":
        return _WENT.fullmatch(between) is not None or _ABROAD.fullmatch(between) is not None
    return before.kind in STATE and _GAVE.fullmatch(between) is not None


def _but(reading: Reading, code: str) -> tuple[str, ...]:
    """The country spoken of that is not the one given: the other of two, else the one that the report comes from."""
    pair, home = reading.scene.pair, reading.scene.home
    if code in pair:
        return tuple(other for other in pair if other != code)
    return home if code not in home and len(home) == 1 else ()


_MAKES = re.compile(r"\b(?:mak(?:e|es|ing)|made) (?:the )?$")


def made_its(reading: Reading, item: Found) -> tuple[str, ...]:
    """`Peruvians came to Chile, making Peru its second-biggest source`: whose source it is, was named before."""
    object_ = next((f for f in reversed(reading.found) if f.end == item.start - 1 and len(f.codes) == 1), None)
    if object_ is None or not _MAKES.search(reading.folded, max(0, object_.start - 12), object_.start):
        return ()
    before = (f.codes for f in reversed(reading.found) if f.end < object_.start and len(f.codes) == 1)
    return next((codes for codes in before if codes != object_.codes), ())
