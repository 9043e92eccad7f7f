"""The forms of the verbs that actions are written with: base, third person, past, participle and gerund."""

from collections.abc import Sequence
from typing import NamedTuple

from flows.reference import table


class Verb(NamedTuple):
    """One verb of seeds/lexicons/verbs.csv.

    `noun` says how often the base form is a noun (never, rare, often); `objects` are words that, following it, show
    the verb; `control` is whether the subject chooses to do it.
    """

    base: str
    noun: str
    objects: frozenset[str]
    control: bool


class Forms(NamedTuple):
    """The inflected forms of a verb; spelling variants (`travelled`, `traveled`) stand side by side."""

    third: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]


_VOWELS = "aeiou"


def inflect(base: str, irregular: str = "") -> Forms:
    """The forms of a verb; `irregular` is `past|participle`, where a past tense may have two forms (`was|were|been`).

    >>> inflect("commit").past
    ('committed', 'commited')
    """
    stems = [base]
    if (
        len(base) > 2
        and base[-1] in "bdglmnprt"
        and base[-2] in _VOWELS
        and (base[-3] not in _VOWELS or base[-4:-2] == "qu")
    ):
        stems.insert(0, base + base[-1])
    if base.endswith("ie"):
        gerund: tuple[str, ...] = (base[:-2] + "ying",)
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        gerund = (base[:-1] + "ing",)
    else:
        gerund = tuple(stem + "ing" for stem in stems)
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, regular = base[:-1] + "ies", [base[:-1] + "ied"]
    else:
        third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        regular = [stem + ("d" if stem.endswith("e") else "ed") for stem in stems]
    if not irregular:
        return Forms((third,), tuple(regular), tuple(regular), gerund)
    *past, participle = irregular.split("|")
    return Forms((third,), tuple(past), (participle,), gerund)


def _spellings(base: str) -> list[str]:
    """A base with its American spelling, where `-ise` or `-our` has one."""
    if base.endswith("ise") and len(base) > 6:
        return [base, base[:-3] + "ize"]
    return [base]


BASES: dict[str, Verb] = {}
"""Base form -> its verb; the four below give the base of an inflected form."""
GERUNDS: dict[str, str] = {}
PARTICIPLES: dict[str, str] = {}
PASTS: dict[str, str] = {}
THIRDS: dict[str, str] = {}


def _load() -> None:
    for row in table("lexicons/verbs"):
        objects = frozenset(filter(None, row["objects"].split("|")))
        for base in _spellings(row["base"]):
            BASES[base] = Verb(row["base"], row["noun"], objects, row["control"] == "yes")
            forms = inflect(base, row["past"])
            for target, found in zip((THIRDS, PASTS, PARTICIPLES, GERUNDS), forms, strict=True):
                for form in found:
                    target.setdefault(form, row["base"])
    THIRDS.update({"is": "be", "are": "be", "has": "have", "does": "do"})


_load()


def lemma(word: str) -> str | None:
    """The base of a lower-case verb form, or None where the word is no form of a known verb."""
    if word in BASES:
        return BASES[word].base
    for forms in (GERUNDS, PARTICIPLES, PASTS, THIRDS):
        if word in forms:
            return forms[word]
    return None


def controls(low: Sequence[str], at: int) -> bool:
    """Whether the subject chooses to do what the base form low[at] says: `drop the charge`, not `drop in May`."""
    verb = BASES[low[at]]
    return verb.control or (at + 1 < len(low) and low[at + 1] in verb.objects)
