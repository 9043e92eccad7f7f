"""Lists of what was signed: a line that announces them (`The following documents were signed:`) and their items."""

import re
from collections.abc import Sequence
from functools import cached_property

from flows.extract.agreements.governing import Standing
from flows.extract.agreements.instruments import Instrument
from flows.extract.text.sentences import Sentence, sentence_at

_SIGNED = r"(?:signed|exchanged|concluded|inked|initialled|adopted)"
_PAPERS = (
    r"(?:documents?|agreements?|accords?|instruments?|memoranda|memorandums?|MO[Uu]s?|MoUs|papers|outcomes?|protocols?)"
)
_ANNOUNCES = re.compile(
    rf"\b(?:the following|following {_PAPERS})\b[^.:;]{{0,80}}\b{_SIGNED}\b|\b{_SIGNED}\b[^.:;]{{0,60}}\bfollowing\b|"
    rf"\b(?:signing|signature|exchange|conclusion|adoption) of\b[^.:;]{{0,60}}\bfollowing\b|"
    rf"\b[Ll]ist of\b[^.:;]{{0,60}}\b{_SIGNED}\b|\b{_PAPERS}\b[^.:;]{{0,30}}\b{_SIGNED}\b[^.:;]{{0,60}}(?:$|:)",
    re.I,
)
_OPENER = re.compile(r"\s*(?:\(?(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)]|[-–—•*·●▪])?\s*(?:and\s+)?(?:(?:An?|The)\s+)?", re.I)
_INLINE = re.compile(r"[:;,]\s*(?:and\s+)?\(?(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)]\s*(?:(?:an?|the)\s+)?$", re.I)
_TAKEN_UP = re.compile(
    rf"(?:These|They|Those|The {_PAPERS}) (?:comprised?|included?|are|were|cover(?:ed)?|consist(?:ed)? of)\b"
    r"[^.:;]{0,40}:"
)
"""`These comprised:` begins the list of what the sentence before tells of."""
_SIGNING = re.compile(rf"\b(?:{_SIGNED}|signing|signature|exchange|conclusion)\b[^.:;]{{0,60}}\b{_PAPERS}", re.I)
_AHEAD = re.compile(r"\b(?:to be|will be|would be|expected|draft)\b")
_FAR = 40
"""An item stands within so many sentences behind the line that announces its list."""


class Rolls:
    """The lists of signed instruments of one document, looked at only where a phrase opens a line or an item."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text, self._sentences = text, sentences
        self._items: set[int] = set()

    @cached_property
    def _announcing(self) -> dict[int, Standing]:
        """Sentences that announce a list, with what they say of its items."""
        found = {}
        for at, (start, end, _) in enumerate(self._sentences):
            match = _ANNOUNCES.search(self._text, start, end)
            if match is None and at and self._text[end - 1] == ":" and _TAKEN_UP.match(self._text, start, end):
                start, end, _ = self._sentences[at - 1]
                match = _SIGNING.search(self._text, start, end)
            if match is not None and not _AHEAD.search(self._text, start, end):
                found[at] = Standing("signed", "sign", True, "beside", match.start(), match.end(), 0.8)
        return found

    def standing(self, made: Instrument, sentence: Sentence) -> Standing | None:
        """What the line that announces its list says of a phrase that opens an item; None where it opens none."""
        at = sentence_at(self._sentences, sentence.start)
        if _INLINE.search(self._text, sentence.start, made.left.start):
            announced = self._announcing.get(at)
            return announced if announced is not None and announced.end <= made.start else None
        opener = _OPENER.match(self._text, sentence.start, made.start)
        if opener is None or opener.end() < made.start:
            return None
        for before in range(at - 1, max(at - _FAR, -1), -1):
            if before in self._announcing:
                self._items.add(at)
                return self._announcing[before]
            if before not in self._items:
                return None
        return None
