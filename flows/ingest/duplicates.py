"""Copies: the same text under several names is one document, a syndicated copy points to the earliest of its kind.

Near-duplicates are found by MinHash over word shingles (Broder 1997) with locality-sensitive hashing in bands
(Leskovec et al., Mining of Massive Datasets, ch. 3), on signatures that workers make where the texts are; the join
sees no text. Two articles that only follow one template (market reports, notices of dividends) are parted by their
numbers, which a copy repeats and the next issue does not.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
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
"""Of the earlier documents that share a band, so many are compared: where more do, they share a template."""

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


def kept(rows: Sequence[tuple[str, date | None, str]]) -> list[bool]:
    """Which of the rows (doc_id, published_on, file) stay where a doc_id occurs more than once: the first of each.

    First is the earliest published, then the first by file; what has no date comes last.
    """
    first: dict[str, int] = {}
    for at in sorted(range(len(rows)), key=lambda row: _order(*rows[row])):
        first.setdefault(rows[at][0], at)
    return [first[doc_id] == at for at, (doc_id, _, _) in enumerate(rows)]


def near_duplicates(documents: Iterable[tuple[str, date | None, str, Signature]]) -> dict[str, str]:
    """doc_id of each copy -> doc_id of the document that it copies, of (doc_id, published_on, file, signature).

    In the order of `kept`, each document points to the earliest one before it that it resembles and that is no copy
    itself. The result depends on neither the order of `documents` nor the way they were batched. Every doc_id is
    given once. Memory: 450 bytes a document beside the signatures given.
    """
    rows = sorted((row for row in documents if row[3]), key=lambda row: _order(*row[:3]))
    if len(rows) < 2:
        return {}
    matrix = np.frombuffer(b"".join(row[3] for row in rows), dtype="<u2").reshape(len(rows), HASHES + NUMBER_HASHES)
    buckets = _buckets(matrix)
    originals: dict[tuple[int, int], list[int]] = {}
    copies: dict[str, str] = {}
    for at in np.flatnonzero((buckets >= 0).any(axis=1)).tolist():
        shared = [(band, bucket) for band, bucket in enumerate(buckets[at].tolist()) if bucket >= 0]
        original = _original(matrix, at, {other for key in shared for other in originals.get(key, ())})
        if original is not None:
            copies[rows[at][0]] = rows[original][0]
            continue
        for key in shared:
            members = originals.setdefault(key, [])
            if len(members) < MOST_CANDIDATES:
                members.append(at)
    return copies


def _order(doc_id: str, published_on: date | None, file: str) -> tuple[date, str, str]:
    return published_on or date.max, file, doc_id


def _buckets(matrix: npt.NDArray[np.uint16]) -> npt.NDArray[np.int32]:
    """documents x BANDS: a number that documents with the same hashes in a band share, -1 where a document is alone."""
    width = HASHES // BANDS
    buckets = np.full((len(matrix), BANDS), -1, dtype=np.int32)
    for band in range(BANDS):
        keys = np.ascontiguousarray(matrix[:, band * width : (band + 1) * width]).view("<u8").ravel()
        _, bucket, sizes = np.unique(keys, return_inverse=True, return_counts=True)
        buckets[:, band] = np.where(sizes[bucket] > 1, bucket, -1)
    return buckets


def _original(matrix: npt.NDArray[np.uint16], at: int, earlier: set[int]) -> int | None:
    """The first of the earlier documents that document `at` copies."""
    if not earlier:
        return None
    others = np.array(sorted(earlier), dtype=np.int64)
    same = matrix[others] == matrix[at]
    alike = (same[:, :HASHES].mean(axis=1) >= SIMILAR) & (same[:, HASHES:].mean(axis=1) >= SAME_NUMBERS)
    return int(others[alike.argmax()]) if alike.any() else None
