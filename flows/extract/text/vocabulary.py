"""English words with how often they occur, from the list that symspellpy brings."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


@cache
def frequencies() -> Mapping[str, int]:
    """Occurrences of 82,765 English words, in lower case, in the corpus they were counted in (Google Books)."""
    source = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    return MappingProxyType({word: int(count) for word, count in (line.split() for line in lines)})
