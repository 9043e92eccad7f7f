"""How well restatements are found: pairs judged by reading, against the threads of a build and against embeddings.

    communique build CORPORA/reuters-dev.parquet seeds/gold/dev --out DIR
    python tests/benchmarks/threads.py DIR...

DIR is a folder that a build has filled; CORPORA is where the newswire of the pairs lies, which is not in this project.
Pairs whose commitments no DIR has are counted as missing and left out. Embeddings are measured where `wordllama` is
installed, pair by pair, with the condition on parties that the threads have, at every threshold.
"""

import argparse
import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np

PAIRS = Path(__file__).with_suffix(".csv")
WAREHOUSE = "communique.duckdb"

Span = tuple[str, int, int]


class Stated(NamedTuple):
    """A commitment: its thread, its words, and whom it concerns."""

    thread: str
    quote: str
    who: frozenset[str]


def pairs() -> list[tuple[Span, Span, bool]]:
    """All judged pairs."""
    lines = (line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    _, *rows = csv.reader(lines)
    return [((a, int(b), int(c)), (d, int(e), int(f)), same == "1") for a, b, c, d, e, f, same in rows]


def stated(folders: list[Path]) -> dict[Span, Stated]:
    """The commitments of the builds."""
    found: dict[Span, Stated] = {}
    for number, folder in enumerate(folders):
        with duckdb.connect(str(folder / WAREHOUSE), read_only=True) as connection:
            query = "SELECT doc_id, char_start, char_end, thread_id, quote, parties, addressees FROM commitments"
            for doc_id, start, end, thread, quote, parties, addressees in connection.execute(query).fetchall():
                who = frozenset(parties) | frozenset(addressees)
                found[doc_id, start, end] = Stated(f"{number} {thread}", " ".join(quote.split()), who)
    return found


def report(name: str, judged: list[tuple[bool, bool]]) -> None:
    """Print precision and recall of (judged the same, found the same)."""
    right = sum(same and found for same, found in judged)
    made, wanted = sum(found for _, found in judged), sum(same for same, _ in judged)
    print(f"{name:34} P {right / max(1, made):.3f}  R {right / wanted:.3f}")


def embedded() -> Callable[[str], Any] | None:
    """What turns a quote into a vector of length 1, where wordllama is there."""
    try:
        import wordllama
    except ImportError:
        return None
    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    return lambda quote: model.embed([quote.lower()], norm=True)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="what a build of the corpora has left")
    folders = parser.parse_args().folders
    for folder in folders:
        if not (folder / WAREHOUSE).is_file():
            parser.error(f"{folder}: no build here (no {WAREHOUSE}); build the corpora into it first, as --help says")
    known = stated(folders)
    judged = [(known[a], known[b], same) for a, b, same in pairs() if a in known and b in known]
    if not any(same for *_, same in judged):
        parser.error("none of the pairs is in these builds: they are not of the corpora that --help names")
    print(f"{len(judged)} of {len(pairs())} pairs, {sum(same for *_, same in judged)} of them the same")
    report("threads", [(same, one.thread == other.thread) for one, other, same in judged])
    vector = embedded()
    if vector is None:
        return
    nearness = [
        float(np.dot(vector(one.quote), vector(other.quote))) if one.who <= other.who or other.who <= one.who else 0.0
        for one, other, _ in judged
    ]
    for low in np.arange(0.3, 0.85, 0.05):
        report(
            f"embeddings, cosine from {low:.2f}",
            [(same, near >= low) for (*_, same), near in zip(judged, nearness, strict=True)],
        )


if __name__ == "__main__":
    main()
