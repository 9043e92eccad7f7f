"""The language of a text, by the share of function words, or by its script: enough to leave out what is not English."""

import re
from typing import Final

from flows.reference import table

_SAMPLE: Final = 1_000
_SURE: Final = 0.15
"""In running English a third of all words are function words; in lists and tables of figures, a tenth."""
_WORDS = {row["language"]: frozenset(row["words"].split()) for row in table("lexicons/languages") if row["words"]}
_SCRIPTS = tuple(
    (row["language"], re.compile(f"[{row['letters']}]")) for row in table("lexicons/languages") if row["letters"]
)


def language(text: str) -> str:
    """ISO 639-1 code of the language of a text's beginning, or `und` where neither words nor script show it."""
    sample = text[:_SAMPLE]
    tokens = sample.lower().split()
    if not tokens:
        return "und"
    english = sum(map(_WORDS["en"].__contains__, tokens)) / len(tokens)
    if english >= _SURE:
        return "en"
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * 0.3:
            return code
    shares = {code: sum(map(words.__contains__, tokens)) / len(tokens) for code, words in _WORDS.items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if best != "en" and (shares[best] < _SURE or shares[best] < 2 * english):
        best = "en"
    return best if shares[best] >= 0.03 else "und"
