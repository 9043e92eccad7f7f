"""A text and what is told of it -> a Document, complete with date, title, place, publisher, language and noise."""

from collections.abc import Sequence

from flows.ingest.article import article_end, given_away, noise
from flows.ingest.dateline import Dateline, dateline
from flows.ingest.dates import DateLine, date_lines, published
from flows.ingest.document import Document, Span
from flows.ingest.facts import NO_FACTS, Facts
from flows.ingest.language import language
from flows.ingest.layout import Line, head, tail
from flows.ingest.publisher import publisher
from flows.ingest.title import title
from schemas.ids import document_id


def describe(file: str, text: str, told: Facts = NO_FACTS, page: Facts = NO_FACTS) -> Document:
    """The document of a text. `told` (sidecar, record) outranks `page` (metadata of HTML), which outranks the text.

    Pure; raises nothing for any text that is valid Unicode. The cost is linear in the text with a small constant:
    one pass for words, one for the lexicon of noise, and bounded looks at the first and last lines.
    """
    top = head(text)
    opening = dateline(top)
    cued = given_away(text)
    dates = date_lines([line for line in top if not _within(line, cued) and not _opens(line, opening)])
    spans = noise(text, top, [*cued, *_spans(dates)], opening)
    foot = date_lines([line for line in tail(text, article_end(text, spans)) if not top or line.start >= top[-1].end])
    if foot:
        dates += foot
        spans = noise(text, top, [*cued, *_spans(dates)], opening)
    when = published(told, page, dates, opening, text)
    known = told.over(page)
    return Document(
        doc_id=document_id(text),
        file=file,
        text=text,
        url=known.url,
        title=known.title or title(top, spans, opening),
        publisher=known.publisher or publisher(text, top, opening, spans),
        place=opening.place if opening else None,
        published_on=when.on if when else None,
        published_basis=when.basis if when else None,
        published_precision=when.precision if when else None,
        language=language(text),
        words=len(text.split()),
        rights=known.rights or "quote",
        noise=spans,
    )


def _within(line: Line, spans: Sequence[Span]) -> bool:
    return any(start <= line.start < end for start, end in spans)


def _opens(line: Line, opening: Dateline | None) -> bool:
    return opening is not None and line.start == opening.start


def _spans(dates: Sequence[DateLine]) -> list[Span]:
    return [(line.start, line.end) for line in dates]
