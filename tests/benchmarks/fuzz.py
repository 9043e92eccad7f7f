"""Hostile documents through ingest and extraction: what raises, what breaks a promise, and what is slowest.

    python tests/benchmarks/fuzz.py [--documents N] [--first NUMBER] [--processes P] [--show NUMBER]

Every document has a number, from --first on, and --show writes the document of a number to standard output. Costs are
CPU seconds per 100 KB; those of documents below 2 KB say nothing and are left out.
"""

import argparse
import os
import sys
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.hostile import hostile, plain, read

LEAST = 2_000


class Measured(NamedTuple):
    """What came of one document; `dear` are CPU seconds per 100 KB, or 0 where it is too short."""

    dear: float
    number: int
    size: int
    story: tuple[str, ...]
    faults: list[str]


def measured(number: int) -> Measured:
    """Make and read the document of a number; one that seems slow is read again."""
    content, markup, story = hostile(number)
    faults, seconds = read(content, markup)
    if len(content) < LEAST:
        return Measured(0.0, number, len(content), story, faults)
    if seconds * 1e5 / len(content) > 1:
        seconds = min(seconds, read(content, markup).seconds)
    return Measured(seconds * 1e5 / len(content), number, len(content), (*story, "page" * markup), faults)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int)
    options = parser.parse_args()
    if options.show is not None:
        sys.stdout.buffer.write(hostile(options.show).content)
        return
    numbers = range(options.first, options.first + options.documents)
    faults: Counter[str] = Counter()
    slowest: list[Measured] = []
    size = done = 0
    begun = time.monotonic()
    with get_context("spawn").Pool(options.processes) as pool:
        for one in pool.imap_unordered(measured, numbers, chunksize=50):
            done, size = done + 1, size + one.size
            for fault in one.faults:
                faults[fault.split("' is not")[-1]] += 1
                if faults[fault.split("' is not")[-1]] <= 3:
                    print(f"{one.number}: {fault} ({', '.join(one.story)})", flush=True)
            slowest = sorted([*slowest, one], reverse=True)[:10]
            if done % 5_000 == 0:
                print(
                    f"{done:,} documents, {sum(faults.values())} faults, {time.monotonic() - begun:.0f} s", flush=True
                )
    usual = plain(100_000, markup=False)
    read(usual, markup=False)  # the word lists are read before the first document
    print(f"{done:,} documents, {size / 1e6:.1f} MB, {sum(faults.values())} faults")
    print(f"a plain document of 100 KB: {read(usual, markup=False).seconds:.2f} CPU s; the slowest, per 100 KB:")
    for one in slowest:
        print(f"  {one.dear:6.2f} s  {one.number}, {one.size:,} bytes: {', '.join(one.story)}")


if __name__ == "__main__":
    main()
