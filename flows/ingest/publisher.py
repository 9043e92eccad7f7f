"""The publisher that a text itself names: `(AP) _` in its dateline, `— VNS` at its end, `Source: AKP`."""

import re
from collections.abc import Sequence
from typing import Final

from flows.ingest.dateline import Dateline
from flows.ingest.document import Span
from flows.ingest.layout import Line
from flows.reference import table

_NAMES: Final = {row["mark"]: row["publisher"] for row in table("lexicons/publishers")}
_SOURCE = re.compile(r"\bSource\s?:\s?(?P<name>[^\s.:;|][^\n.:;|]{1,40}?)\s*(?:[.|;]|$)")
_WORDS = re.compile(r"[A-Za-z][\w-]*(?: Novosti)?")


def publisher(text: str, head: Sequence[Line], opening: Dateline | None, noise: Sequence[Span]) -> str | None:
    """The publisher's name, or None. Only marks in their own place count, never a name in the prose."""
    if opening and opening.agency in _NAMES:
        return _NAMES[opening.agency]
    for line in head[:4]:
        source = _SOURCE.search(line.text[:200])
        if source:
            return _NAMES.get(source["name"], source["name"])
    if noise and not text[noise[-1][1] :].strip():
        for word in _WORDS.findall(text, noise[-1][0], min(noise[-1][1], noise[-1][0] + 80)):
            if word in _NAMES:
                return _NAMES[word]
    return None
