"""The words directly beside a number, and what they can make of it: a quick look that saves the long ones.

A number has flags of what can be found before and after it. A flag that is not set is sure; where no plain word stands
beside the number, all flags are set.
"""

from flows.extract.quantities.hedges import last_words
from flows.extract.quantities.labels import words_after, words_before
from flows.extract.quantities.units import first_words, sign_words

SIGN = UNIT = 1
"""A currency before the number, a unit after it."""
MINUS = 2
LABEL = 4
"""What makes it a date, an age or a name."""
HEDGE = 8
ANY = 15
LONGEST = 40
"""No word that matters is longer."""


def _before() -> dict[str, int]:
    flags: dict[str, int] = {"minus": MINUS}
    for flag, words in ((SIGN, sign_words()), (LABEL, words_before()), (HEDGE, last_words())):
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


def _after() -> dict[str, int]:
    units, labels = first_words(), words_after()
    return {word: UNIT * (word in units) | LABEL * (word in labels) for word in units | labels}


BEFORE = _before()
"""Words before a number with their flags SIGN, MINUS, LABEL, HEDGE; a word that is not in it has none."""

AFTER = _after()
"""Words after a number with their flags UNIT, LABEL; a word that is not in it has none."""
