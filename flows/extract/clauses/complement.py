"""What a cue takes as its complement: where the action begins, of what form it is, and whose it is."""

from collections.abc import Callable
from typing import NamedTuple

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.cues import Frame
from flows.extract.clauses.line import Line

ACTS = frozenset({"party", "speaker", "pronoun"})
"""Kinds of actors that may undertake something or be asked to."""


class Complement(NamedTuple):
    """The words from `start` on are the action; `form` is base, gerund, participle, phrase or clause.

    `owner` is who acts where that is not the subject of the cue, `asked` who is asked to, `verb` the finite verb of
    a clause.
    """

    start: int
    form: str
    modality: str
    owner: Actor | None = None
    asked: Actor | None = None
    verb: int = -1


def are_of_a_country(head: str, asked: Actor) -> bool:
    """Whether those asked are a country's people: `Japanese makers`; not `U.S.-EC cooperation to …`."""
    return bool(asked.codes) and head.endswith("s")


Finder = Callable[[Line, int, int, Frame, Actor | None], Complement | None]
"""Line, the words of the cue (first, after the last), the frame, the subject of the cue -> its complement or None."""
