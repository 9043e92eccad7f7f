"""One document with everything the layers found in it, shared by all record makers; each layer runs at most once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, Self, TypeVar, overload

from flows.extract.parties import Parties, parties
from flows.extract.periods import Period, periods
from flows.extract.quantities import FIGURE_KINDS, Quantity, quantities
from flows.extract.text.sentences import Sentence, sentence_at, sentences
from flows.extract.text.view import View, view
from flows.ingest.document import Document, Span

T = TypeVar("T")
S = TypeVar("S", bound=tuple[Any, ...])


def within(found: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of a sorted list of mentions that lie in [start, end). A mention is a tuple that begins with start and end.

    A tuple compares with the shorter tuple of its start alone, so the search calls no Python.
    """
    low = bisect_left(found, (start,))
    high = bisect_left(found, (end,), low)
    if high > low and found[high - 1][1] > end:
        high -= 1
    return found[low:high]


def by_sentence(hits: Sequence[S], sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sequence[S]]]:
    """Sentences that hold hits, in order, with these; what lies outside of sentences is dropped."""
    at = 0
    while at < len(hits):
        sentence = sentences[sentence_at(sentences, hits[at][0])] if sentences else None
        if sentence is None or not sentence.start <= hits[at][0] < sentence.end:
            at += 1
            continue
        inside = within(hits, sentence.start, sentence.end)
        if inside:
            yield sentence, inside
        at = max(at + 1, bisect_left(hits, (sentence.end,), at))


class Layer(Generic[T]):
    """A part of an analysis that is made when it is first asked for: functools.cached_property without its lock."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, cls: type) -> Self: ...

    @overload
    def __get__(self, owner: object, cls: type) -> T: ...

    def __get__(self, owner: object | None, cls: type) -> Self | T:
        if owner is None:
            return self
        made = owner.__dict__[self._make.__name__] = self._make(owner)
        return made


class Analysis:
    """The layers of one document; all offsets are those of `view.text`."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.view: View = view(doc.text)
        self.text = self.view.text
        self.fold = self.view.fold

    @Layer
    def sentences(self) -> list[Sentence]:
        """The sentences of the article; of one that noise touches, the parts outside of it."""
        found = sentences(self.text)
        for start, end in self.doc.noise:
            low = bisect_right(found, start, key=lambda s: self.view.span(s.start, s.end)[1])
            high = bisect_left(found, end, low, key=lambda s: self.view.span(s.start, s.end)[0])
            found[low:high] = [piece for s in found[low:high] for piece in self._outside(s, (start, end))]
        return found

    def in_article(self, position: int) -> bool:
        """Whether a position of the view is outside the noise that ingest marked."""
        raw, _ = self.view.span(position, position)
        at = bisect_right(self.doc.noise, raw, key=lambda stretch: stretch[0]) - 1
        return at < 0 or raw >= self.doc.noise[at][1]

    def _outside(self, sentence: Sentence, noise: Span) -> list[Sentence]:
        """What of a sentence is left and right of a raw stretch that it shares characters with."""
        inside = range(sentence.start, sentence.end)
        left = sentence.start + bisect_left(inside, noise[0], key=lambda at: self.view.span(at, at + 1)[0])
        right = sentence.start + bisect_left(inside, noise[1], key=lambda at: self.view.span(at, at + 1)[0])
        pieces = []
        for start, end in ((sentence.start, left), (right, sentence.end)):
            text = self.text[start:end]
            if any(map(str.isalnum, text)):
                start += len(text) - len(text.lstrip())
                pieces.append(Sentence(start, start + len(text.strip()), sentence.kind))
        return pieces

    @Layer
    def quantities(self) -> list[Quantity]:
        return quantities(self.text, self.fold)

    @Layer
    def countable(self) -> list[Quantity]:
        """The quantities of a kind and with a unit that a figure can have; a document without any has no figures."""
        return [found for found in self.quantities if found.unit is not None and found.kind in FIGURE_KINDS]

    @Layer
    def periods(self) -> list[Period]:
        return periods(self.text, self.fold, self.doc.published_on)

    @Layer
    def parties(self) -> Parties:
        return parties(self.text, self.fold, self.sentences, self.doc.publisher)
