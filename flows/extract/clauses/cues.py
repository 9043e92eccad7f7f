"""Where something may be undertaken or asked for: the cue verbs of a text, found in one pass with their forms."""

from typing import NamedTuple

from flows.extract.clauses.verbs import inflect
from flows.extract.text.lexicon import Lexicon
from flows.reference import table


class Frame(NamedTuple):
    """A complement that a cue takes: `links` are its prepositions, `modality` what it makes of the action."""

    name: str
    links: frozenset[str]
    modality: str


class Cue(NamedTuple):
    """A form of a row of seeds/lexicons/cues.csv.

    `form` is base, third, past (which may be a participle), gerund or literal. `frames` are the complements in the
    order they are tried; `leans` is whether one of them is found only beside its subject. `after` is the cue that the
    same word is behind a form of `be` (`is committed to`), `noun` the one that it is as a noun (`Peru's offer to`).
    """

    lemma: str
    form: str
    after_be: bool
    progressive: bool
    frames: tuple[Frame, ...]
    leans: bool
    after: "Cue | None" = None
    noun: "Cue | None" = None

    @property
    def impersonal(self) -> bool:
        """Whether the cue brings its own subject: `it was agreed`."""
        return self.lemma.startswith("it ")


_LEANING = frozenset({"front"})


class CueNoun(NamedTuple):
    """A row of seeds/lexicons/cue_nouns.csv: a noun that carries an undertaking as object of a cue."""

    links: frozenset[str]
    modality: str
    under: frozenset[str]
    phrase: bool


_CONTRACTED = {"will": ("ll",), "would": ("d",)}
"""What is left of a modal behind a pronoun: `we'll`, `they'd`."""
_FORMS = {
    "any": ("base", "third", "past", "gerund"),
    "finite": ("base", "third", "past"),
    "present": ("base", "third"),
    "progressive": ("gerund",),
}


def _frames(cell: str, modality: str) -> tuple[Frame, ...]:
    frames = []
    for part in cell.split("|"):
        named, _, own = part.partition("=")
        name, _, links = named.partition(":")
        frames.append(Frame(name, frozenset(filter(None, links.split("/"))), own or modality))
    return tuple(frames)


def _entries() -> list[tuple[str, Cue]]:
    entries: dict[str, Cue] = {}
    for row in table("lexicons/cues"):
        prefix, _, verb = row["verb"].rpartition(" ")
        frames = _frames(row["frames"], row["modality"])
        leans = any(frame.name in _LEANING for frame in frames)
        forms = inflect(verb, row["past"])
        spelled = {
            "base": (verb,),
            "third": forms.third,
            "past": dict.fromkeys(forms.past + forms.participle),
            "gerund": forms.gerund,
            "literal": (verb, *_CONTRACTED.get(verb, ())),
        }
        for form in _FORMS.get(row["forms"], ("literal",)):
            cue = Cue(row["verb"], form, row["be"] == "yes", row["forms"] == "progressive", frames, leans)
            for word in spelled[form]:
                phrase = " ".join(f"{prefix} {word} {row['rest']}".split())
                known = entries.get(phrase)
                if frames[0].name == "owned":
                    entries[phrase] = (known or cue)._replace(noun=cue)
                elif known is None:
                    entries[phrase] = cue
                elif cue.after_be and not known.after_be:
                    entries[phrase] = known._replace(after=cue)
                elif known.after_be and not cue.after_be and known.after is None:
                    entries[phrase] = cue._replace(after=known)
    return list(entries.items())


CUES: Lexicon[Cue] = Lexicon(_entries(), shared=True)
NOUNS: dict[str, CueNoun] = {
    row["noun"]: CueNoun(
        frozenset(row["links"].split("|")), row["modality"], frozenset(row["under"].split("|")), row["phrase"] == "yes"
    )
    for row in table("lexicons/cue_nouns")
}
