"""How fast extraction is, beside splitting words: megabytes a second on one core, and ratios within one run.

    python tests/benchmarks/extraction.py ARTICLES.parquet [--every N] [--rounds R]

ARTICLES.parquet has `text` and `published_on`. Figures alone (with the layers that they need), all extraction, and
spaCy's blank English tokenizer (extra `bench`) take turns over the same documents; CPU time counts, and the median
round is printed with its ratio to the tokenizer of the same round. Peak memory is that of the whole process.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Sequence

import pyarrow.parquet as pq

from flows.extract.together import extract_all
from flows.ingest.document import Document
from schemas.ids import document_id


def documents(path: str, every: int) -> list[Document]:
    """Every n-th article of a Parquet file as a document."""
    rows = pq.read_table(path, columns=["text", "published_on"]).to_pylist()[::every]
    return [
        Document(document_id(row["text"]), f"{at}", row["text"], published_on=row["published_on"])
        for at, row in enumerate(rows)
    ]


def seconds(run: Callable[[Sequence[Document]], Iterable[object]], corpus: Sequence[Document]) -> float:
    """CPU seconds to run over a corpus once."""
    start = time.process_time()
    for _ in run(corpus):
        pass
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--every", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    import spacy

    tokenizer = spacy.blank("en")
    corpus = documents(options.articles, options.every)
    size = sum(len(document.text.encode()) for document in corpus) / 1e6
    runs: dict[str, Callable[[Sequence[Document]], Iterable[object]]] = {
        "spaCy blank tokenizer": lambda documents: (tokenizer(document.text) for document in documents),
        "figures alone": lambda documents: extract_all(documents, ("figures",)),
        "all extraction": extract_all,
    }
    for run in runs.values():
        seconds(run, corpus[:50])
    rounds = [{name: seconds(run, corpus) for name, run in runs.items()} for _ in range(options.rounds)]
    print(f"{len(corpus):,} documents, {size:.1f} MB, {options.rounds} rounds, one core")
    for name in runs:
        speed = statistics.median(size / spent[name] for spent in rounds)
        ratio = statistics.median(spent["spaCy blank tokenizer"] / spent[name] for spent in rounds)
        print(f"{name:24}{speed:7.2f} MB/s   {ratio:5.2f} times the tokenizer")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
