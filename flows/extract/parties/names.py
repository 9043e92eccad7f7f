"""Names of countries and blocs in a text: one automaton for every form, then a look at each hit's surroundings.

A form is refused where it stands inside something else's name (American Express, Air France, the South China
Sea), in a currency (Swiss francs, US$), or in lower case (turkey, china).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from flows.extract.text.lexicon import Lexicon, fold
from flows.reference import table


class Form(NamedTuple):
    """A form in which text names a country or bloc. `codes` are all that it can mean, living states first."""

    codes: tuple[str, ...]
    kind: str
    sure: bool
    capitals: bool
    hyphened: bool


class Name(NamedTuple):
    """text[start:end] names a country or bloc.

    `kind` is name, demonym, capital or bloc. `place` marks a capital that says where and not who: a dateline,
    `in Hanoi`. `codes` holds more than one code only before the document has decided (Congo, Moscow).
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str
    sure: bool
    place: bool


_ALSO_WORDS = frozenset({"won", "real", "rs"})
_RUN = r"(?:[ -](?:[A-Z][\w&.-]*|&|and)){0,4}[ -]"
_WORD_BEFORE = re.compile(r"(?<![\w'.&-])([\w'.&-]+)[ ](?:[Tt]he )?$")
_PLACE_WORDS = frozenset(
    "in at from to near into outside around via through toward towards across leaving left visiting".split()
)
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,25})?(?:,? \(|, ?(?:\w+\.? \d|\d)| ?[-–—_:]|,?\n)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What follows a name in the name of a firm, in one all in capitals, and in a currency."""
    firms = [row["word"] for row in table("lexicons/firm_words")]
    shown = [row["word"].upper() for row in table("lexicons/firm_words") if row["capitals"]]
    money = {form for row in table("lexicons/currency_nouns") for form in row["forms"].split("|")} - _ALSO_WORDS
    return (
        re.compile(rf"{_RUN}(?:{'|'.join(map(re.escape, firms))})\b(?!-)"),
        re.compile(rf"(?: [A-Z0-9&.-]+){{0,2}} (?:{'|'.join(map(re.escape, shown))})\b"),
        re.compile(rf" (?:{'|'.join(map(re.escape, sorted(money)))})\b"),
    )


def _entries() -> Iterator[tuple[str, Form | None]]:
    """Every phrase with its meaning; those that mean no country come with None."""
    meanings: dict[str, Form] = {}
    rows = sorted(table("countries"), key=lambda row: row["until"] != "")
    for row in rows:
        names = [form for form in row["names"].split(";") if form]
        if row["name"] + "?" not in names:
            names.append(row["name"])
        if row["official"]:
            names.append(row["official"])
        for kind, forms in (
            ("name", names),
            ("demonym", row["demonyms"].split(";")),
            ("capital", row["capitals"].split(";")),
        ):
            for form in filter(None, forms):
                _add(meanings, form, row["code"], kind)
    for row in table("blocs"):
        for form in row["names"].split(";"):
            _add(meanings, form, row["code"], "bloc")
    for row in table("lexicons/not_countries"):
        yield row["phrase"], None
    yield from meanings.items()


def _add(meanings: dict[str, Form], form: str, code: str, kind: str) -> None:
    sure = not form.endswith("?")
    phrase = form.rstrip("?-")
    known = meanings.get(phrase)
    if known and code not in known.codes:
        meanings[phrase] = known._replace(codes=(*known.codes, code))
    elif not known:
        meanings[phrase] = Form((code,), kind, sure, phrase.isupper(), form.endswith("-"))


_FORMS: Lexicon[Form | None] = Lexicon(_entries(), shared=True)
_FORMS_IN_TITLES: Lexicon[Form] = Lexicon((phrase, form) for phrase, form in _entries() if form)


@cache
def _until() -> frozenset[str]:
    return frozenset(row["code"] for row in table("countries") if row["until"])


def names(text: str, folded: str) -> list[Name]:
    """Names of countries and blocs in order, each with one code, or with none where the document leaves it open."""
    found: list[Name] = []
    sure: set[str] = set()
    settled = True
    for start, end, form in _FORMS.find(folded):
        if form and folded.startswith("the ", start) and text[start] == "t":
            start += 4  # `of the Netherlands`: the article is no part of a name inside a sentence
        if form and text[start].isupper() and (name := _name(text, start, end, form)):
            found.append(name)
            if form.sure and len(form.codes) == 1:
                sure.add(form.codes[0])
            else:
                settled = False
    surnames = {text[name.start : name.end] for name in found if name.kind == "name" and _is_surname(text, name.start)}
    if surnames:
        countries = {name.codes for name in found if name.kind != "name" or _is_placed(text, name)}
        found = [n for n in found if n.codes in countries or n.kind != "name" or text[n.start : n.end] not in surnames]
        sure = {name.codes[0] for name in found if name.sure and len(name.codes) == 1}
    if settled:
        return found
    return [_decided(name, sure) for name in found if name.sure or sure.intersection(name.codes)]


def countries_in_title(title: str) -> frozenset[str]:
    """The countries named in the name of a publisher or body, where a firm's name tells too: `The Phnom Penh Post`."""
    hits = _FORMS_IN_TITLES.find(fold(title))
    return frozenset(code for hit in hits if hit.entry.kind != "bloc" for code in hit.entry.codes[:1])


# `Prime Minister Luis Montenegro`: behind an office and a given name a country's name is a surname
_BEHIND_GIVEN = re.compile(
    r"(?:President|Premier|Minister|Chancellor|Secretary|Ambassador|Senator|Governor|Commissioner|Mr|Mrs|Ms|Dr|Sir)s?\.?"
    r" (?:[A-Z][a-zé]+(?:-[A-Z][a-z]+)? |[A-Z]\. ){1,2}$"
)
_PLACED = re.compile(r"\b(?:in|of|from|across|into|within|throughout) $")


def _is_surname(text: str, start: int) -> bool:
    """Whether a name stands as somebody's surname behind an office and a given name."""
    if text[start - 1 : start] != " ":
        return False
    given = _BEHIND_GIVEN.search(text, max(start - 50, 0), start)
    return given is not None and not _FORMS.find(fold(given[0]))


def _is_placed(text: str, name: Name) -> bool:
    """Whether a preposition stands before a name, as before no person's alone: `in Montenegro`."""
    return _PLACED.search(text, max(name.start - 9, 0), name.start) is not None


_OF_A_KIND = ("-era", "-style", "-type", "-inspired", "-born", "-speaking")


def _name(text: str, start: int, end: int, form: Form) -> Name | None:
    codes, kind, sure, capitals, hyphened = form
    following = text[end : end + 1]
    if following in ("$", ">") or (hyphened and following != "-"):
        return None
    if text[start - 1 : start] == "-" and text[max(0, start - 4) : start].lower() == "non-":
        return None  # `non-EC countries`
    if following == "-" and text.startswith(_OF_A_KIND, end):
        return None  # `Soviet-era tanks`, `European-style` fairs
    if capitals and not text[start:end].isupper():
        return None
    if following == "." and "." in text[start:end]:
        end += 1
        following = text[end : end + 1]
    if following in (" ", "-"):
        after = text[end + 1 : end + 2]
        if (after.isupper() or after in "&a") and _belongs_to_firm(text, text[start:end].rstrip("."), end):
            return None
        if kind == "demonym" and following == " " and _patterns()[2].match(text, end):
            return None
    place = kind == "capital" and _is_place(text, start, end)
    return tuple.__new__(Name, (start, end, codes, kind, sure, place))


def _belongs_to_firm(text: str, written: str, end: int) -> bool:
    if written.isupper() and len(written) > 4:
        return bool(_patterns()[1].match(text, end))
    return bool(_patterns()[0].match(text, end))


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a capital's name says where something is, not which government acts."""
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
        return True
    if start == 0 or text[start - 1] == "\n":
        return bool(_DATELINE.match(text, end))
    before = _WORD_BEFORE.search(text, max(start - 12, 0), start)
    return bool(before) and before[1].lower() in _PLACE_WORDS  # type: ignore[index]


def _decided(name: Name, sure: set[str]) -> Name:
    """One code of several: the one the document names by a sure form, else the one state that still exists."""
    if len(name.codes) == 1:
        return name
    left = [code for code in name.codes if code in sure] or [code for code in name.codes if code not in _until()]
    return name._replace(codes=tuple(left) if len(left) == 1 else ())
