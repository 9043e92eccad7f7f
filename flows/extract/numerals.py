"""All numbers of a text, in digits and in words, in the order in which they stand."""

from flows.extract.digits import NUMERAL, has_decimal_comma, read_digits
from flows.extract.numberwords import number_words, read_words
from flows.extract.scales import Number


def numbers(text: str, folded: str) -> list[Number]:
    """Every number of `text`, sorted, not overlapping; `folded` is `fold(text)`."""
    words = number_words(folded)
    numerals = [(*match.span(), match[0]) for match in NUMERAL.finditer(text)]
    decimal_comma = has_decimal_comma([written for _, _, written in numerals])
    numerals.append((len(text) + 1, 0, ""))  # so that the words behind the last digits are read, too
    found: list[Number] = []
    at = index = 0
    count = len(words)
    for start, end, written in numerals:
        while index < count and words[index].start < start:
            if words[index].start < at:
                index += 1
                continue
            number, index = read_words(text, words, index)
            if number is not None:
                found.append(number)
                at = number.end
        if written and start >= at:
            number = read_digits(text, start, end, written, decimal_comma)
            found.append(number)
            at = number.end
    return found
