"""One document with everything the layers found in it, shared by all record makers; each layer runs at most once."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from flows.extract.parties import Parties, parties
from flows.extract.periods import Period, periods
from flows.extract.quantities import Quantity, quantities
from flows.extract.sentences import Sentence, sentences
from flows.extract.view import View, view
from flows.ingest.document import Document


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


def within(found: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of a sorted list of mentions that lie in [start, end)."""
    low = bisect_left(found, start, key=lambda mention: mention.start)
    high = bisect_left(found, end, low, key=lambda mention: mention.start)
    if high > low and found[high - 1].end > end:
        high -= 1
    return found[low:high]


class Analysis:
    """The layers of one document; all offsets are those of `view.text`."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.view: View = view(doc.text)
        self.text = self.view.text
        self.fold = self.view.fold

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the article, without those that begin in its noise."""
        noise = self.doc.noise
        found = sentences(self.text)
        if not noise:
            return found
        return [s for s in found if not any(a < self.view.span(s.start, s.end)[1] and self.view.span(s.start, s.end)[0] < b for a, b in noise)]

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.text, self.fold)

    @cached_property
    def periods(self) -> list[Period]:
        return periods(self.text, self.fold, self.doc.published_on)

    @cached_property
    def parties(self) -> Parties:
        return parties(self.text, self.fold, self.sentences)
