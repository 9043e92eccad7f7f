"""All numbers of a text, in digits and in words, in the order in which they stand."""

from flows.extract.quantities.digits import has_decimal_comma, numerals, read_digits
from flows.extract.quantities.numberwords import Word, number_words, read_words
from flows.extract.quantities.scales import Number


def numbers(text: str, folded: str) -> list[Number]:
    """Every number of `text`, sorted, not overlapping; `folded` is `fold(text)`."""
    return read_numbers(text, number_words(folded)[0])


def read_numbers(text: str, words: list[Word]) -> list[Number]:
    """Like `numbers`, with the number words of the text given."""
    digits = numerals(text)
    decimal_comma = has_decimal_comma([written for _, _, written in digits])
    beyond = len(text) + 2
    digits.append((beyond - 1, 0, ""))  # so that the words behind the last digits are read, too
    found: list[Number] = []
    at = index = 0
    upcoming = words[0].start if words else beyond
    for start, end, written in digits:
        while upcoming < start:
            if upcoming < at:
                index += 1
            else:
                number, index = read_words(text, words, index)
                if number is not None:
                    found.append(number)
                    at = number.end
            upcoming = words[index].start if index < len(words) else beyond
        if start >= at and written:
            number = read_digits(text, start, end, written, decimal_comma)
            found.append(number)
            at = number.end
    return found
