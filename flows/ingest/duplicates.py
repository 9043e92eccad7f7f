"""Copies: the same text under several names is one document, a syndicated copy points to the earliest of its kind.

Near-duplicates are found by MinHash over word shingles (Broder 1997) with locality-sensitive hashing in bands
(Leskovec et al., Mining of Massive Datasets, ch. 3), on signatures that workers make where the texts are; the join
sees no text. Two articles that only follow one template (market reports, notices of dividends) are parted by their
numbers, which a copy repeats and the next issue does not.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from flows.ingest.document import Span

SHINGLE: Final = 4
"""Words in a row that make one element of the set whose overlap is measured."""
HASHES: Final = 128
NUMBER_HASHES: Final = 32
BANDS: Final = 32
"""Bands of 4 hashes: a pair with an overlap of 0.6 is found with a probability of 0.99, one of 0.2 with 0.05."""
SIMILAR: Final = 0.6
"""The Jaccard overlap of shingles from which a text is a copy: about seven eighths of the words in common."""
SAME_NUMBERS: Final = 0.6
MIN_WORDS: Final = 20
"""Shorter texts are never copies of each other: they say too little to tell."""

Signature = bytes
"""16 bits a hash: HASHES of the words, then NUMBER_HASHES of the numbers; empty for a text too short."""
_SEED: Final = 1987
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d.,/-]*")


def signature(text: str, noise: Sequence[Span] = ()) -> Signature:
    """The signature of a text without its noise: a function of the words in lower case, not of spaces or punctuation."""
    if noise:
        starts = [0, *(end for _, end in noise)]
        ends = [*(start for start, _ in noise), len(text)]
        text = "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    words = _WORD.findall(text.lower())
    if len(words) < MIN_WORDS:
        return b""
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    return _hashes(shingles, HASHES) + _hashes(
        {number.strip(".,/-") for number in _NUMBER.findall(text)}, NUMBER_HASHES
    )


def _hashes(items: set[str], count: int) -> bytes:
    made = RMinHash(count, _SEED)
    made.update(sorted(items) or ["none"])
    return (np.array(made.digest(), dtype=np.uint32) >> 16).astype("<u2").tobytes()


def kept(rows: Sequence[tuple[str, date | None, str]]) -> list[bool]:
    """Which of the rows (doc_id, published_on, file) stay where a doc_id occurs more than once: the first of each.

    First is the earliest published, then the first by file; what has no date comes last.
    """
    first: dict[str, int] = {}
    for at in sorted(range(len(rows)), key=lambda row: _order(*rows[row])):
        first.setdefault(rows[at][0], at)
    return [first[doc_id] == at for at, (doc_id, _, _) in enumerate(rows)]


def near_duplicates(documents: Iterable[tuple[str, date | None, str, Signature]]) -> dict[str, str]:
    """doc_id of each near-duplicate -> doc_id of the document that it copies, for (doc_id, published_on, file, signature).

    In order of publication (as in `kept`) each document points to the earliest one before it that it resembles and
    that is no copy itself. The result depends on neither the order of `documents` nor the way they were batched.
    Every doc_id is given once. Memory: 320 bytes a document, and 16 bytes a document while a band is looked at.
    """
    rows = sorted((row for row in documents if row[3]), key=lambda row: _order(*row[:3]))
    if len(rows) < 2:
        return {}
    matrix = np.frombuffer(b"".join(row[3] for row in rows), dtype="<u2").reshape(len(rows), HASHES + NUMBER_HASHES)
    copies: dict[int, int] = {}
    candidates = _candidates(matrix[:, :HASHES])
    for at in sorted(candidates):
        earlier = np.array(sorted(other for other in candidates[at] if other not in copies), dtype=np.int64)
        if len(earlier):
            alike = _alike(matrix, at, earlier)
            if len(alike):
                copies[at] = int(alike[0])
    return {rows[at][0]: rows[original][0] for at, original in copies.items()}


def _order(doc_id: str, published_on: date | None, file: str) -> tuple[date, str, str]:
    return published_on or date.max, file, doc_id


def _alike(matrix: npt.NDArray[np.uint16], at: int, others: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Those of `others`, in order, that document `at` copies."""
    same = matrix[others] == matrix[at]
    words = same[:, :HASHES].mean(axis=1) >= SIMILAR
    numbers = same[:, HASHES:].mean(axis=1) >= SAME_NUMBERS
    return others[words & numbers]


def _candidates(matrix: npt.NDArray[np.uint16]) -> dict[int, set[int]]:
    """For each document the earlier ones that share a band with it; of a band's many, the first MOST."""
    found: dict[int, set[int]] = {}
    width = HASHES // BANDS
    for band in range(BANDS):
        keys = np.ascontiguousarray(matrix[:, band * width : (band + 1) * width]).view("<u8").ravel()
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        bounds = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1], True])
        for index in np.flatnonzero(np.diff(bounds) > 1):
            members = order[bounds[index] : bounds[index + 1]].tolist()
            for position, member in enumerate(members[1:], 1):
                found.setdefault(member, set()).update(members[:position])
    return found
