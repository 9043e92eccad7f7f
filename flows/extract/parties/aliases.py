"""Later mentions of a person by part of the name: `Hun Manet`, then `Manet`; `Carla del Ponte`, then `del Ponte`."""

import re
from collections.abc import Iterable, Sequence

from flows.extract.parties.mentions import Found
from flows.extract.parties.nameshape import is_no_name

FAMILY_FIRST = frozenset("CHN TWN HKG MAC KOR PRK VNM KHM LAO SGP MYS MMR HUN THA ETH MNG".split())
"""Countries where a family name, or the one name that counts, stands first: news may go on with the first word."""

SPANISH = frozenset("ARG BOL BRA CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PHL PRT PRY SLV URY VEN".split())
"""Countries where the father's name stands before the mother's: `Carlos Rojas Vega`, then `Rojas`."""

MIN_ALIAS = 3
_WORDS = frozenset("Am An As At Be By Do Go He If In Is It Me My No Of On Or So To Up Us We".split())
_PREVIOUS = re.compile(r"(?<![\w.'-])([\w.'-]+) $")
_PARTICLES = frozenset("de del della di da dos do du la le van von der den el bin ibn al ter ten".split())


def short_names(name: str, country: str | None) -> list[str]:
    """The forms in which news goes on to name a person, longest first; the full name is the first.

    >>> short_names("Carla del Ponte", "CHE")
    ['Carla del Ponte', 'del Ponte', 'Del Ponte', 'Ponte']
    """
    words = name.split(" ")
    forms = [name]
    for at in range(1, len(words)):
        rest = words[at:]
        if rest[0] in _PARTICLES:
            forms += [" ".join(rest), rest[0].capitalize() + " " + " ".join(rest[1:])]
        elif len(rest) > 1 and len(words) > 2 and words[at - 1] not in _PARTICLES:
            forms.append(" ".join(rest))
    if len(words) > 1:
        forms.append(words[-1])
    if country in FAMILY_FIRST and len(words) > 1:
        forms += [" ".join(words[:2]), words[0]]
    if country in SPANISH and len(words) > 2:
        forms += [" ".join(words[1:2]), " ".join(words[:2])]
    last = words[-1]
    if "-" in last[:3]:
        forms.append(last.split("-", 1)[1])
    return [form for form in dict.fromkeys(forms) if len(form) >= MIN_ALIAS or form == name or _short(form, words)]


def _short(form: str, words: list[str]) -> bool:
    """Whether two letters are a family name, `Li` or `Xi`, and no word that may begin a sentence."""
    return form == words[0] and len(form) == MIN_ALIAS - 1 and form not in _WORDS


def later_mentions(text: str, people: Sequence[Found], titles: set[int]) -> list[Found]:
    """Mentions of people by full or short name elsewhere, each with its person's name and role.

    A short name that two people share is given to neither. `titles` are the ends of titles of address.
    """
    owners: dict[str, Found | None] = {}
    for person in people:
        if not person.name:
            continue
        for form in short_names(person.name, person.codes[0] if person.codes else None):
            known = owners.get(form)
            if known is not None and not _same(known, person):
                owners[form] = None
            elif form not in owners:
                owners[form] = person
    found: list[Found] = []
    covered = bytearray(len(text))
    for person in people:
        covered[person.start : person.end] = b"\1" * (person.end - person.start)
    for form in sorted(owners, key=len, reverse=True):
        owner = owners[form]
        if owner is None:
            continue
        for written in dict.fromkeys((form, form.upper())):
            if written not in text or (len(form) < MIN_ALIAS and written != form):
                continue
            for start, end in _occurrences(text, written):
                if not any(covered[start:end]) and not _of_another(text, start, owner, titles):
                    covered[start:end] = b"\1" * (end - start)
                    found.append(
                        Found(
                            start,
                            end,
                            owner.codes,
                            "person",
                            "known",
                            level=owner.level,
                            name=owner.name,
                            role=owner.role,
                        )
                    )
    return found


def _same(one: Found, other: Found) -> bool:
    """Whether two are the same person, as far as their names tell."""
    return (
        one.name == other.name
        or one.name.endswith(" " + other.name)
        or other.name.endswith(" " + one.name)
        or (set(one.name.split()) <= set(other.name.split()) or set(other.name.split()) <= set(one.name.split()))
    )


def _occurrences(text: str, form: str) -> Iterable[tuple[int, int]]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        begins = not (at and (text[at - 1].isalnum() or text[at - 1] in "-'"))
        hyphened = text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
        if begins and not hyphened and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(form, end)


def _of_another(text: str, start: int, owner: Found, titles: set[int]) -> bool:
    """Whether the word before shows another bearer of the name: `Nancy` before `Reagan`."""
    if start == 0 or start - 1 in titles or text[start - 1] != " ":
        return False
    previous = _PREVIOUS.search(text, max(start - 20, 0), start)
    if not previous or not previous[1][0].isupper() or previous[1].isupper():
        return False
    at = previous.start()
    begins = at == 0 or text[at - 1] == "\n" or text[at - 2 : at - 1] in (".", "!", "?", '"') or text[at - 1] == '"'
    return (
        not begins
        and not is_no_name(previous[1])
        and previous[1] not in owner.name.split(" ")
        and not previous[1].endswith(".")
    )
