"""Whose `we` is in a quotation that goes on without its speaker: `"It was a start," X said. "We will build a port."`"""

from collections.abc import Sequence

from flows.extract.analysis import within
from flows.extract.clauses.actor import Actor
from flows.extract.clauses.line import Line
from flows.extract.clauses.line import line as read_line
from flows.extract.clauses.tellers import teller
from flows.extract.parties.mentions import Mention
from flows.extract.text.sentences import Sentence, sentence_at

_SPEAKING = frozenset({"we", "i"})
_FAR = 3
"""Who speaks is told within so many sentences behind the open quotation."""


class Voices:
    """The quotations of one document, looked at only where a `we` of nobody known undertakes something."""

    def __init__(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self._text, self._sentences, self._mentions = text, sentences, mentions

    def heard(self, line: Line, sentence: Sentence) -> Line:
        """The line of a sentence with whoever is quoted in it as its `we` or `I`, where another sentence tells."""
        low = line.words.low
        first = next((k for k, word in enumerate(low) if word in _SPEAKING), -1)
        known = line.mention_at(first) if first >= 0 else None
        if first < 0 or (known is not None and known.codes):
            return line
        at = sentence_at(self._sentences, sentence.start)
        goes_on = at > 0 and self._quotes(self._sentences[at - 1]) % 2 == 1
        quoted = low[:first].count('"') + goes_on
        if quoted % 2 == 0 or teller(line, first) is not None:
            return line
        unclosed = (low.count('"') + goes_on) % 2 == 1
        near = self._sentences[at + 1 : at + 1 + _FAR] if unclosed else self._sentences[max(at - 1, 0) : at]
        codes = self._speaker(near) or self._announced(at)
        if not codes:
            return line
        we = Mention(line.words.starts[first], line.words.ends[first], codes, "pronoun", False, False)
        others = [mention for mention in line.mentions if mention is not known]
        owners = [*line.owners[:first], we, *line.owners[first + 1 :]]
        return line._replace(mentions=sorted([*others, we]), owners=owners)

    def _quotes(self, sentence: Sentence) -> int:
        return self._text.count('"', sentence.start, sentence.end)

    def _announced(self, at: int) -> tuple[str, ...]:
        """Who is said to speak right before the quotation that sentence `at` stands in: `The minister said:`."""
        for before in range(at - 1, max(at - 1 - _FAR, -1), -1):
            sentence = self._sentences[before]
            if self._text[sentence.end - 1] == ":":
                found = _told_by(read_line(self._text, sentence, within(self._mentions, sentence.start, sentence.end)))
                return found.codes if found is not None and found.kind in ("party", "speaker") else ()
            if not self._quotes(sentence):
                return ()
        return ()

    def _speaker(self, near: Sequence[Sentence]) -> tuple[str, ...]:
        """Who is said to speak in the first of the sentences that quote somebody and name a speaker."""
        for sentence in near:
            if not self._quotes(sentence):
                continue
            mentions = within(self._mentions, sentence.start, sentence.end)
            found = _told_by(read_line(self._text, sentence, mentions))
            if found is not None:
                return found.codes if found.kind in ("party", "speaker") else ()
        return ()


def _told_by(line: Line) -> Actor | None:
    return teller(line, 0) or teller(line, len(line.words.low) - 1)
