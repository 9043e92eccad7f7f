"""Whole builds, stage by stage: CPU seconds, documents and megabytes a second, the memory of the largest process.

    python tests/benchmarks/builds.py [--articles ARTICLES.parquet] [--sizes 1000 10000 100000] [--workers N]

Builds a made-up corpus (corpus.py) of each size and, where it is given, a Parquet file of articles: from nothing, then
with one text in a hundred changed. It is the build of the flow without Prefect, whose start is the same for any number
of documents. CPU time counts, of this process and its workers together, for others may use the machine; what workers
import before they begin does not. The process of the gate is a stage of its own, most of it the import of its library,
which is the same for any number of documents too. Beside it, in the same run: plain reading and hashing of the files,
and on a sample spaCy's blank tokenizer and quantulum3 (extra `bench`). With --commands it times what a person waits for
instead.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from corpus import FOLDER_SIZE, articles, write

from flows.extract.together import Extracted, extract_all
from flows.incremental import readings
from flows.incremental.start import begin, land
from flows.ingest.document import Document
from flows.ingest.readers import discover, read
from flows.output import Output
from flows.questions import reader
from flows.release.gate.process import beside
from flows.release.publish import publish
from flows.release.quality import quality
from flows.warehouse import Warehouse
from flows.workers.batches import Batch, work

CHANGED: Final = 100
"""One text in so many is changed for the build that goes on from the first."""
SAMPLE: Final = 200
"""Documents that others read."""
_MB: Final = 1e6


class Stages:
    """CPU seconds by stage, of this process and its workers; the memory of the largest worker in KB."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.peak = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what the block takes for a stage."""
        before = time.process_time()
        yield
        self.spent[name] = self.spent.get(name, 0) + time.process_time() - before


class Timed(NamedTuple):
    """The parts of a batch and the CPU seconds of extraction alone; of the process, all its CPU seconds and memory."""

    parts: list[Path]
    extraction: float
    process: int
    spent: float
    peak: int


def timed(batch: Batch, folder: Path) -> Timed:
    """Read a batch and count."""
    spent = 0.0

    def extractor(documents: Iterable[Document]) -> list[Extracted]:
        nonlocal spent
        before = time.process_time()
        made = list(extract_all(documents))
        spent += time.process_time() - before
        return made

    parts = work(batch, folder, extractor)
    return Timed(parts, spent, os.getpid(), time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def build(news: Path, place: Path, workers: int) -> Stages:
    """Build, from nothing or from what is there."""
    stages = Stages()
    output = Output(place)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with output.claimed(), beside() as examine:
        with stages.stage("discover"):
            start = begin(output, full=False)
            sources = discover([news])
        with stages.stage("compare"):
            survey = readings.survey(sources, start.known)
        with stages.stage("read"):
            cut = start.batches(survey)
            if len(cut) > 1:
                context = get_context("forkserver")
                context.set_forkserver_preload(["flows.workers.batches", "flows.workers.warm"])
                with ProcessPoolExecutor(workers, mp_context=context) as pool:
                    made = list(pool.map(timed, cut, repeat(start.parts)))
            else:
                made = [timed(batch, start.parts) for batch in cut]
        of_workers = {one.process: one.spent for one in made if one.process != os.getpid()}
        stages.spent["extract"] = sum(one.extraction for one in made)
        stages.spent["read"] += sum(of_workers.values()) - stages.spent["extract"]
        stages.peak = max([one.peak for one in made], default=0)
        with stages.stage("land"):
            land(start, survey, [part for one in made for part in one.parts], output)
        with stages.stage("curate"), Warehouse(output.next_warehouse) as warehouse:
            warehouse.curate()
        with stages.stage("measure"):
            measured = quality()
        with stages.stage("publish"):
            output.accept()
            publish(output.warehouse, output.release, measured, examine)
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        stages.spent["gate"] = children.ru_utime + children.ru_stime - before.ru_utime - before.ru_stime
    return stages


def change(news: Path, size: int) -> None:
    """Let one text in CHANGED be another."""
    for number, article in zip(range(0, size, CHANGED), articles(size // CHANGED + 1, seed=2), strict=False):
        (news / f"{number // FOLDER_SIZE:04}" / f"{number:07}.txt").write_bytes(article.text.encode())


def floor(news: Path) -> float:
    """CPU seconds to read and hash every file."""
    before = time.process_time()
    for path in news.rglob("*.*"):
        sha256(path.read_bytes()).digest()
    return time.process_time() - before


def others(news: Path) -> None:
    """Print how fast spaCy's blank tokenizer and quantulum3 read a sample."""
    import spacy
    from quantulum3 import parser

    sources = discover([news])
    documents = (item for source in sources for item in read(source) if isinstance(item, Document))
    texts = [document.text for document, _ in zip(documents, range(SAMPLE), strict=False)]
    size = sum(len(text.encode()) for text in texts) / _MB
    tokenizer = spacy.blank("en")
    parser.parse("warm 5 km")
    for name, run, count in (("spaCy blank tokenizer", tokenizer, 1), ("quantulum3", parser.parse, 20)):
        before = time.process_time()
        for text in texts[::count]:
            run(text)
        print(f"  {name}: {size / count / (time.process_time() - before):.2f} MB a CPU second", flush=True)


def counted(place: Path) -> tuple[int, float]:
    """How many documents a build has left, and the megabytes of their texts."""
    with reader(place / "communique.duckdb") as connection:
        ((documents, size),) = connection.execute("SELECT count(*), sum(strlen(text)) FROM texts").fetchall()
    return documents, float(size) / _MB


def measure(news: Path, place: Path, workers: int, size: int) -> None:
    """Build twice and print both."""
    first = build(news, place, workers)
    rows = {"from nothing": first.spent}
    documents, told = counted(place)
    print(f"{news.name}, {told:.1f} MB, reading and hashing {floor(news):.2f} CPU s", flush=True)
    if size:
        change(news, size)
        rows["1 % new"] = build(news, place, workers).spent
    whole = sum(rows["from nothing"].values())
    for name, spent in rows.items():
        total = sum(spent.values())
        stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in spent.items())
        print(f"  {name}: {total:.1f} CPU s ({total / whole:.1%}): {stages}")
        if name == "from nothing":
            rest, without = (1 - spent["extract"] / of for of in (total, total - spent["gate"]))
            print(
                f"    {documents / total:.0f} documents and {told / total:.2f} MB a CPU second,"
                f" {1e3 * total / documents:.2f} CPU ms a document, {rest:.0%} of it not extraction"
                f" ({without:.0%} without the gate's process)"
            )
    peak = max(first.peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    warehouse = (place / "communique.duckdb").stat().st_size / _MB
    release = sum(path.stat().st_size for path in (place / "release").iterdir()) / _MB
    kept = f"warehouse {warehouse:,.0f} MB, release {release:,.0f} MB"
    print(f"    largest process {peak / 1024:,.0f} MB; {kept}", flush=True)
    others(news)


def commands(folder: Path) -> None:
    """Print the seconds that a person waits for a command, the best of three."""
    run = [sys.executable, "-m", "flows.cli"]

    def best(name: str, times: int, *arguments: str) -> None:
        def once() -> float:
            before = time.monotonic()
            subprocess.run([*run, *arguments], check=True, capture_output=True)
            return time.monotonic() - before

        print(f"communique {name}: {min(once() for _ in range(times)):.2f} s", flush=True)

    out = str(folder / "data")
    best("--help", 3, "--help")
    best("build of the founding documents, first", 1, "build", "--out", out)
    best("build again", 3, "build", "--out", out)
    best("build --full", 3, "build", "--full", "--out", out)
    best("sql", 3, "sql", "SELECT count(*) FROM figures", "--db", f"{out}/communique.duckdb")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--commands", action="store_true")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        if options.commands:
            commands(scratch)
        elif options.only is not None:
            news = scratch / (f"{options.only:,} made-up documents" if options.only else options.articles.stem)
            news.mkdir()
            if options.only:
                write(articles(options.only), news)
            else:
                shutil.copy(options.articles, news)
            measure(news, scratch / "data", options.workers, options.only)
        else:
            # Each in a process of its own, so that memory and warmth are its own.
            for size in [*([0] if options.articles else []), *options.sizes]:
                given = ["--articles", options.articles] if options.articles else []
                command = [sys.executable, __file__, *given, "--workers", str(options.workers), "--only", str(size)]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
