"""Every quantity of a text: value, range, unit, hedge and span.

All numbers are returned, with their `kind`; those outside `FIGURE_KINDS` (dates, ages, names) are there so that a
reader of the layer can see why a number is no figure, and drop it by its kind.
"""

import re

from flows.extract.quantities.elision import complete
from flows.extract.quantities.hedges import HEDGE_LETTERS, hedge_after, hedge_before
from flows.extract.quantities.labels import names
from flows.extract.quantities.nouns import counted
from flows.extract.quantities.numberwords import number_words
from flows.extract.quantities.numerals import read_numbers
from flows.extract.quantities.quantity import FIGURE_KINDS, KINDS, OTHER_KINDS, Quantity
from flows.extract.quantities.ranges import LINKS, LONGEST_LINK, is_range, share_units, span
from flows.extract.quantities.ranks import ranks
from flows.extract.quantities.scales import times
from flows.extract.quantities.sizes import sized
from flows.extract.quantities.terms import Term, as_part, read_term
from flows.extract.quantities.units import resolve
from flows.extract.text.lexicon import fold

__all__ = ["FIGURE_KINDS", "KINDS", "OTHER_KINDS", "Quantity", "quantities"]

_WRAPPED = re.compile(r"(?<=[^\s.:;?!])\n[ \t]{0,8}(?=[a-z(])")
"""A line end inside a sentence, in a text that did not come through the view."""
_MULTIPLE = re.compile(r"[- ]?(?:fold|times)(?![a-z])")
_MULTIPLE_FIRST = frozenset(" -ft")
_BEYOND, _BEYOND_FOLDED = "\n\n\n", "   "
"""Put behind a text, so that what stands beside a number is there to be looked at, even for the last and first one."""
_NOUN_FIRST = frozenset("- \t\xa0")
_HEDGE_FIRST = frozenset("+- ")
_THOUSANDTH = 0.001
_UNHEDGED = frozenset(("ordinal", "date", "year", "time", "name", "label", "score"))


def quantities(text: str, folded: str | None = None) -> list[Quantity]:
    """All quantities of an English text, sorted, not overlapping; `folded` is `fold(text)` where it is at hand.

    Without `folded` the text may be raw: line ends inside sentences then count as spaces.

    >>> [(q.value, q.unit, q.hedge) for q in quantities("Trade rose nearly 11 per cent to US$5.75 billion.")]
    [(11.0, 'percent', 'nearly'), (5750000000.0, 'USD', 'exact')]
    """
    if folded is None:
        text = _WRAPPED.sub(lambda match: " " * len(match[0]), text)
        folded = fold(text)
    words, superlatives = number_words(folded)
    text += _BEYOND
    folded += _BEYOND_FOLDED
    found = read_numbers(text, words)
    places = ranks(text, folded, found, superlatives)
    made = [
        Quantity(p.start, p.end, p.first, None, "rank", "rank", p.hedge, p.start, p.end, p.end, 1.0) for p in places
    ]
    if places:
        covered = {at for p in places for at in range(p.start, p.end)}
        found = [number for number in found if number.start not in covered and number.end - 1 not in covered]

    meanings: dict[str, str] = {}

    def meant(noun: str) -> str:
        if noun not in meanings:
            meanings[noun] = resolve(noun, text, folded)
        return meanings[noun]

    terms: list[Term] = []
    linked: list[int] = []
    floor = 0
    for number in found:
        term = read_term(text, folded, number, floor, meant)
        start, end, _, _, kind, _, _, _ = term
        part = as_part(text, terms[-1], term) if kind == "number" and terms else None
        if part is not None:
            terms[-1] = part
        else:
            if start - floor <= LONGEST_LINK and text[floor:start] in LINKS and terms:
                linked.append(len(terms) - 1)
            terms.append(term)
        floor = end
    if linked:
        share_units(text, terms, linked)
        _join(text, folded, terms, frozenset(linked), made)
    else:
        made += [_single(text, folded, term) for term in terms]
    if places:
        made.sort()
    sized(text, made)
    complete(text, made)
    return made


def _join(text: str, folded: str, terms: list[Term], linked: frozenset[int], made: list[Quantity]) -> None:
    """Append to `made` the quantities of single terms and of ranges, which are among the `linked` ones."""
    index = 0
    count = len(terms)
    while index < count:
        term = terms[index]
        if index in linked and is_range(text, term, terms[index + 1]):
            other = terms[index + 1]
            whole, low, step = span(term, other)
            high = _single(text, folded, whole)
            made.append(high._replace(value=low, value_max=high.value, resolution=max(high.resolution, step)))
            index += 2
        else:
            made.append(_single(text, folded, term))
            index += 1


def _single(text: str, folded: str, term: Term) -> Quantity:
    """The quantity of one term, with its hedge and the noun it counts."""
    start, end, number, unit, kind, factor, _, hedged = term
    value, step = number.value, number.step * factor
    if factor != 1.0:
        value = times(value, factor)
    if kind in _UNHEDGED:
        return tuple.__new__(Quantity, (start, end, value, None, unit, kind, "exact", start, end, end, step))
    noun = None
    following = text[end]
    if kind == "number":
        if following in _MULTIPLE_FIRST and _MULTIPLE.match(text, end):
            kind = "multiple"
        else:
            noun = counted(text, end, value == 1) if following in _NOUN_FIRST or following.islower() else None
            if noun is None:
                kind = names(text, folded, start, end) or kind
                if kind in _UNHEDGED:
                    return Quantity(start, end, value, None, unit, kind, "exact", start, end, end, step)
    hedge, hedge_start = "exact", start
    before = hedge_before(text, folded, start) if hedged else None
    if before is not None:
        hedge, hedge_start = before
    elif noun is None and following in _HEDGE_FIRST and (following == "+" or folded[end + 1] in HEDGE_LETTERS):
        after = hedge_after(text, folded, end)
        if after is not None:
            hedge = after[0]
            noun = counted(text, after[1]) if kind == "number" else None
    if noun is None:
        return tuple.__new__(Quantity, (start, end, value, None, unit, kind, hedge, hedge_start, end, end, step))
    if (
        step == _THOUSANDTH and number.scale == 1.0 and value >= 1.0
    ):  # nobody counts thousandths of things: `25.269 units`
        value, step = float(round(value * 1000)), 1.0
    return Quantity(start, end, value, None, noun.head, "count", hedge, hedge_start, noun.start, noun.end, step)
