"""What of a text is not the article: menus, date lines, share bars, credits, lists of other articles, agencies' marks.

Headlines, sub-headlines and captions are part of the article. All rules prefer to leave noise unmarked over marking
a sentence of the article: they look at short lines that are not the middle of a paragraph.
"""

import re
from collections.abc import Sequence
from typing import Final

from flows.extract.text.lexicon import Lexicon, fold
from flows.ingest.dateline import Dateline
from flows.ingest.document import Span
from flows.ingest.layout import TERMINAL, Line, continued, line_at, tail
from flows.reference import table

MAX_LINE: Final = 240
"""No line longer than this, in characters, is taken for noise as a whole, save menus and what follows an end."""

_SHORT: Final = 160
_LONG_HEADLINE: Final = 24
_PROSE_WORDS: Final = 12
_rows = table("lexicons/noise")
_kinds: dict[str, set[str]] = {}
for _row in _rows:
    _kinds.setdefault(_row["phrase"], set()).add(_row["kind"])
_CUES: Lexicon[frozenset[str]] = Lexicon((phrase, frozenset(kinds)) for phrase, kinds in _kinds.items())
_BUTTON_WORDS = frozenset(word for row in _rows if row["kind"] == "button" for word in row["phrase"].split())
_AGENCIES = "|".join(sorted((re.escape(row["mark"]) for row in table("lexicons/publishers")), key=len, reverse=True))

_CREDIT = re.compile(
    r"(?:(?<=[.!?)\]|/–—:-]\s)|(?<=[.!?)\]|/–—-])|^)[\s(\[]*(?:Photos?|Pictures?|Images?|Pics?|Photographs?)"
    r"(?:\s?:|/|\sby\b|\scredits?\b:?|\scourtesy\b(?:\sof)?:?)\s?[^\n.]{2,60}\.?[)\]]?$",
    re.IGNORECASE,
)
_CREDIT_IN_BRACKETS = re.compile(
    r"\((?:[A-Z][\w.'’/-]*\s){0,4}(?:[Ff]ile\s)?(?:[Pp]ic|[Pp]ics|[Pp]hotos?|[Pp]ictures?|[Ii]mages?|PHOTOS?)(?:(?:/|:\s?|\sby\s|\scourtesy\s(?:of\s)?)[^()\n]{2,50})?\)"
)
_CREDIT_BEHIND = re.compile(rf"[-–—/]\s?(?:{_AGENCIES})\s(?:[Pp]hotos?|[Pp]ics?|PHOTOS?)\.?$")
_BYLINE = re.compile(r"By(?:\s+[A-Z][\w.'’-]*){1,4}(?:\s+and(?:\s+[A-Z][\w.'’-]*){1,4})?(?:,\s?[A-Z][\w ]{2,30})?")
_RELEASE = re.compile(r"(?:press|news|media) release(?:\s(?:no|number)\W{0,3}[\w/.-]{1,30})?", re.IGNORECASE)
_SOURCE = re.compile(r"(?:Source|Sources|Via|Credit)\s?:\s?[^\s][^\n.]{1,40}")
_MARK_ALONE = re.compile(rf"[\W_]*(?:{_AGENCIES}|[Ee]nditem|END|Ends|ENDS|###|-30-)(?:[/ ](?:{_AGENCIES}))?[\W_]*")
_MARK_BEHIND = re.compile(
    rf"(?<=[.!?\"”’')])\s*(?:(?:--+|[—–\-_/])\s*(?:{_AGENCIES}|[A-Z]{{2,8}})(?:/(?:{_AGENCIES}|[A-Z]{{2,8}}))?|\((?:{_AGENCIES})\)|[Ee]nditem)\s*$"
)
_RIGHTS = re.compile(r"©|rights? reserved|reproduc|[Cc]opyright\W{0,3}(?:\([Cc]\)|\d{4}|by\s)")
_MENU = re.compile(r"\s(?:\||>|»|›|→|::)\s")


def noise(text: str, head: Sequence[Line], dates: Sequence[Span], opening: Dateline | None) -> tuple[Span, ...]:
    """The stretches of a text that are not its article, as sorted raw offsets that neither overlap nor touch.

    `dates` are its date lines, and what else is known to be none of the article.
    """
    spans = [*dates, *_above(head, dates)]
    if opening and opening.alone:
        spans.append((opening.start, opening.end))
    joined = _join(spans)
    return _join([*joined, *_marks(text, article_end(text, joined))])


def article_end(text: str, spans: Sequence[Span]) -> int:
    """Where the article ends: before the noise that runs to the end of the text."""
    end = len(text)
    for start, stop in reversed(spans):
        if text[stop:end].strip():
            break
        end = start
    return end


def _join(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def _above(head: Sequence[Line], dates: Sequence[Span]) -> list[Span]:
    """Menus, sections and bylines among the first lines."""
    found: list[Span] = []
    dated = {start for start, _ in dates}
    short = 0
    while short < len(head) and len(head[short].text.split()) <= 3 and not any(map(str.isdigit, head[short].text)):
        short += 1
    if short > 3:
        found += [(line.start, line.end) for line in head[:short]]
    for number, line in enumerate(head):
        if line.continues and not line.text.startswith("By "):
            break
        words = line.text.split()
        followed = number + 1 < len(head) and head[number + 1].start in dated
        ended = bool(TERMINAL.search(line.text))
        if (
            (number < 3 and len(words) > _LONG_HEADLINE and followed and not ended and ". " not in line.text)
            or (number < 4 and len(_MENU.findall(line.text)) > 1 and not ended and len(line.text) <= MAX_LINE)
            or (len(line.text) < 80 and any(form.fullmatch(line.text) for form in (_BYLINE, _SOURCE, _RELEASE)))
        ):
            found.append((line.start, line.end))
        elif ended and len(words) > _PROSE_WORDS:
            break
    return found


def given_away(text: str) -> list[Span]:
    """What a phrase of the lexicon gives away as no part of the article, sorted by its start."""
    found: list[Span] = []
    done = 0
    for hit in _CUES.find(fold(text)):
        if hit.start < done:
            continue
        if "credit" in hit.entry:
            found += _credit(text, hit.start)
            continue
        line = line_at(text, hit.start, MAX_LINE)
        if line is None or len(line.text) > MAX_LINE or line.continues or continued(text, line):
            continue
        span = _judge(text, line, hit.start, hit.end, hit.entry)
        if span:
            found.append(span)
            done = span[1]
    return found


def _judge(text: str, line: Line, start: int, end: int, kinds: frozenset[str]) -> Span | None:
    """The noise that a phrase at text[start:end] in a line proves, or None."""
    first = not any(map(str.isalnum, text[line.start : start]))
    last = not any(map(str.isalnum, text[end : line.end].removesuffix("[edit]")))
    whole = (line.start, line.end)
    if not text[start].isupper() and not {"button", "legal"} & kinds:
        return None
    if "end" in kinds and first and last and start > len(text) // 3:
        return line.start, len(text)
    if "heading" in kinds and first and last:
        return line.start, _list_end(text, line.end)
    if "label" in kinds and first and text[end : line.end].lstrip()[:1] in (":", "|", "»", ">"):
        return whole
    if "crew" in kinds and first:
        return whole
    if "section" in kinds and first and last and start < 400:
        return whole
    if "legal" in kinds and len(line.text) < _SHORT and ((first and last) or _RIGHTS.search(line.text)):
        return whole
    if "button" in kinds and all(word in _BUTTON_WORDS or word.isdigit() for word in fold(line.text).split()):
        return whole
    if (
        "prompt" in kinds
        and first
        and text[end : end + 1] != "-"
        and any("medium" in hit.entry for hit in _CUES.find(fold(text[end : line.end])))
    ):
        return whole
    return None


def _list_end(text: str, position: int) -> int:
    """Where the list of headlines under a heading ends: before the next line that is prose."""
    end = position
    at = text.find("\n", position)
    while at >= 0:
        following = text.find("\n", at + 1)
        line = text[at + 1 : following if following >= 0 else len(text)].strip()
        if len(line) > MAX_LINE or (TERMINAL.search(line) and len(line.split()) > _PROSE_WORDS):
            return end
        if line:
            end = following if following >= 0 else len(text)
        at = following
    return end


def _credit(text: str, position: int) -> list[Span]:
    """The credit of a picture around the word `photo` at a position; its caption stays."""
    line = line_at(text, position, 2 * MAX_LINE)
    if line is None:
        return []
    return [
        (line.start + match.start(), line.start + match.end())
        for pattern in (_CREDIT_IN_BRACKETS, _CREDIT, _CREDIT_BEHIND)
        for match in pattern.finditer(line.text)
    ]


def _marks(text: str, end: int) -> list[Span]:
    """The mark of an agency behind the last sentence, in its line or alone in a later one, and what follows it."""
    lines = tail(text, end)
    for line in lines:
        alone = len(line.text) < 40 and _MARK_ALONE.fullmatch(line.text)
        if alone and (line is lines[-1] or not line.text[0].isalnum()) and (line.text.isupper() or not line.continues):
            return [(line.start, end)]
    behind = _MARK_BEHIND.search(lines[-1].text[-80:]) if lines else None
    return [(lines[-1].end - len(behind[0]), lines[-1].end)] if behind else []
