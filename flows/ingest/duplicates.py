"""Copies: the same text under several names is one document, a syndicated copy points to the earliest of its kind.

Near-duplicates are found by MinHash over word shingles (Broder 1997) with locality-sensitive hashing in bands
(Leskovec et al., Mining of Massive Datasets, ch. 3), on signatures that workers make where the texts are; the join
sees no text. Two articles that only follow one template (market reports, notices of dividends) are parted by their
numbers, which a copy repeats and the next issue does not.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
import polars as pl
from rensa import RMinHash

from flows.extract.text.lexicon import fold
from flows.ingest.document import Span

HASHES: Final = 128
NUMBER_HASHES: Final = 32
BANDS: Final = 32
"""Bands of 4 hashes: a pair with an overlap of 0.6 is found with a probability of 0.99, one of 0.2 with 0.05."""
SIMILAR: Final = 0.6
"""The Jaccard overlap of shingles of four words from which a text is a copy: 19 words in 20 in common, if scattered."""
SAME_NUMBERS: Final = 0.6
MIN_WORDS: Final = 20
"""Shorter texts are never copies of each other: they say too little to tell."""
MOST_CANDIDATES: Final = 64
"""Of the documents that share a band the first so many are compared with the rest: more only share a template."""
_AT_ONCE: Final = 4_096
"""Documents whose pairs are in memory at the same time: with most candidates in all bands, half a gigabyte."""

Signature = bytes
"""HASHES of the shingles, then NUMBER_HASHES of the numbers, 16 bits each; empty for a text too short."""

_SEED: Final = 1987
# Odd multipliers, one for each word of a shingle (from splitmix64 and wyhash), make their order count.
_SHINGLE: Final = tuple(
    map(np.uint64, (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93))
)


def signature(text: str, noise: Sequence[Span] = ()) -> Signature:
    """The signature of a text without its noise; case, diacritics, spaces and punctuation make no difference."""
    if noise:
        starts = [0, *(end for _, end in noise)]
        ends = [*(start for start, _ in noise), len(text)]
        text = "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    words = fold(text).encode().split()
    if len(words) < MIN_WORDS:
        return b""
    hashes = np.fromiter(map(crc32, words), dtype=np.uint64, count=len(words))
    size = len(words) - len(_SHINGLE) + 1
    shingles = np.zeros(size, dtype=np.uint64)
    for at, multiplier in enumerate(_SHINGLE):
        shingles += hashes[at : at + size] * multiplier
    numbers = [crc32(word) for word in words if word[0] <= 57] or [0]  # a folded word begins with a digit or a letter
    items = np.concatenate((shingles, np.array(numbers, dtype=np.uint64)))
    rows = RMinHash.digest_matrix_from_flat_token_hashes(items, [0, size, len(items)], HASHES, _SEED).to_rows()
    made = np.array([*rows[0], *rows[1][:NUMBER_HASHES]], dtype=np.uint32)
    return (made >> 16).astype("<u2").tobytes()


def first_of_each(documents: pl.DataFrame) -> pl.DataFrame:
    """Of documents (`doc_id`, `published_on`, `file`, `key`, ...), in their order, the first with each doc_id.

    Their order is that of publication, then of files; what has no date comes last. It depends on nothing but the
    values, so that neither the way in which documents were read nor what was read before makes a difference.
    """
    order = ("published_on", "file", "doc_id", "key")
    return documents.sort(order, nulls_last=True).unique("doc_id", keep="first", maintain_order=True)


def near_duplicates(documents: pl.DataFrame) -> dict[str, str]:
    """doc_id of each copy -> doc_id of the document that it copies, of documents (`doc_id`, `signature`) in order.

    Each document points to the first one before it that it resembles and that is no copy itself. Every doc_id is given
    once. Cost: linear in the documents. Memory: 900 bytes a document.
    """
    rows = documents.filter(pl.col("signature").bin.size() > 0)
    if rows.height < 2:
        return {}
    names = rows["doc_id"].to_list()
    matrix = np.frombuffer(b"".join(rows["signature"]), dtype="<u2").reshape(rows.height, HASHES + NUMBER_HASHES)
    originals: dict[int, int] = {}
    for later, earlier in _alike(matrix):
        if later not in originals and earlier not in originals:
            originals[later] = earlier
    return {names[copy]: names[original] for copy, original in originals.items()}


def _alike(matrix: npt.NDArray[np.uint16]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that are alike, the later one first, in order."""
    bands = [_Band(matrix, band) for band in range(BANDS)]
    for begin in range(0, len(matrix), _AT_ONCE):
        pairs = np.sort(np.concatenate([band.pairs(begin, begin + _AT_ONCE) for band in bands]))
        pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]  # what np.unique takes ten times as long for
        for at in range(0, len(pairs), _AT_ONCE):
            later, earlier = np.divmod(pairs[at : at + _AT_ONCE], len(matrix))
            same = matrix[later] == matrix[earlier]
            alike = np.count_nonzero(same[:, :HASHES], axis=1) >= SIMILAR * HASHES
            alike &= np.count_nonzero(same[:, HASHES:], axis=1) >= SAME_NUMBERS * NUMBER_HASHES
            yield from zip(later[alike].tolist(), earlier[alike].tolist(), strict=True)


class _Band:
    """The rows grouped by their hashes in one band."""

    def __init__(self, matrix: npt.NDArray[np.uint16], band: int) -> None:
        width = HASHES // BANDS
        keys = np.ascontiguousarray(matrix[:, band * width : (band + 1) * width]).view("<u8").ravel()
        self._rows = np.argsort(keys, kind="stable")
        """The rows, group after group, in their order within each."""
        first = np.flatnonzero(np.concatenate(([True], np.diff(keys[self._rows]) != 0)))
        sizes = np.diff(np.append(first, len(keys)))
        self._first = np.empty(len(keys), dtype=np.int64)
        """For each row, where its group begins among the rows; `_rank`: how many of the group come before it."""
        self._first[self._rows] = np.repeat(first, sizes)
        self._rank = np.empty(len(keys), dtype=np.int64)
        self._rank[self._rows] = np.arange(len(keys)) - np.repeat(first, sizes)

    def pairs(self, begin: int, end: int) -> npt.NDArray[np.int64]:
        """Each row from `begin` to `end` with the first rows of its group that come before it: row * rows + other."""
        counts = np.minimum(self._rank[begin:end], MOST_CANDIDATES)
        later = np.repeat(np.arange(begin, begin + len(counts)), counts)
        nth = np.arange(len(later)) - np.repeat(np.cumsum(counts) - counts, counts)
        earlier: npt.NDArray[np.int64] = self._rows[self._first[later] + nth]
        return later * len(self._rank) + earlier
