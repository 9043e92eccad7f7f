"""Made-up news about relations between states, as much of it as a benchmark asks for: every sentence is invented.

    python tests/benchmarks/corpus.py FOLDER DOCUMENTS [--seed S]

leaves a folder of .txt files, a thousand in each subfolder, with a sources.csv in each. Article number n of a seed is
always the same, so that a larger corpus holds a smaller one. Of a hundred articles three are near copies of an earlier
one of their folder and one is an exact copy, as in news that agencies syndicate.
"""

import argparse
import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

FOLDER_SIZE: Final = 1_000
_FIRST_DAY: Final = date(2015, 1, 1)
_STATES: Final = (
    ("Brazil", "Brazilian", "Brasilia"), ("Chile", "Chilean", "Santiago"), ("Kenya", "Kenyan", "Nairobi"),
    ("Ghana", "Ghanaian", "Accra"), ("Norway", "Norwegian", "Oslo"), ("Poland", "Polish", "Warsaw"),
    ("India", "Indian", "New Delhi"), ("Nepal", "Nepalese", "Kathmandu"), ("Morocco", "Moroccan", "Rabat"),
    ("Senegal", "Senegalese", "Dakar"), ("Mexico", "Mexican", "Mexico City"), ("Peru", "Peruvian", "Lima"),
    ("Turkey", "Turkish", "Ankara"), ("Egypt", "Egyptian", "Cairo"), ("Vietnam", "Vietnamese", "Hanoi"),
    ("Laos", "Lao", "Vientiane"), ("Canada", "Canadian", "Ottawa"), ("Japan", "Japanese", "Tokyo"),
)  # fmt: skip
_GIVEN: Final = ("Asha", "Kofi", "Ana", "Piotr", "Ingrid", "Ravi", "Leila", "Tomas", "Mei", "Omar", "Lucia", "Henrik")
_FAMILY: Final = ("Mwale", "Ansah", "Rojas", "Zielin", "Haugen", "Sharmin", "Benali", "Quispe", "Tanabe", "Farouk")
_OFFICES: Final = ("Prime Minister", "Foreign Minister", "President", "Trade Minister", "Minister of Transport")
_GOODS: Final = ("tea", "wheat", "copper", "machinery", "garments", "rice", "fish", "timber", "cocoa", "fertiliser")
_WORKS: Final = ("a railway bridge", "two ports", "a power line", "a border market", "a hospital", "three roads")
_PUBLISHERS: Final = ("The Harbour Courier", "Inland Press Agency", "Ministry of Foreign Affairs", "Evening Ledger")
_SENTENCES: Final = (
    "Trade between {a} and {b} rose {pct} per cent to ${n} billion in {year}.",
    "{as_} exports to {b} reached nearly ${n} billion in the first {half} months of {year}, up from ${m} billion.",
    "The two sides agreed to lift trade to ${big} billion by {later}.",
    "{office} {person} said {a} would build {work} near the border before the end of {later}.",
    "They signed an agreement on {good} and a memorandum of understanding on customs in {capital} on {day}.",
    "{a} imported {tonnes},000 tonnes of {good} from {b} last year, {pct} per cent more than in the year before.",
    "{b} is the {rank} largest trading partner of {a}, and {a} has {projects} investment projects there.",
    "{person} urged {b} to open its market to {as_} {good} and to finish talks on tariffs.",
    "The ministers pledged to fight smuggling and to exchange information on fisheries.",
    "About {tourists},000 {bs} tourists visited {a} in {year}, compared with {fewer},000 in the previous year.",
    "{as_} companies have invested ${n} billion in {projects} projects in {b}, mostly in {good} and energy.",
    "The joint committee will meet again in {capital} in {month}.",
    "{b} promised a loan of ${m} million for {work}, to be repaid over {half} years.",
    "Analysts at a bank in {capital} expected the deficit to narrow to ${m} million by the end of {year}.",
    "Students from the border provinces sang at the dinner, which {person} gave in honour of the guests.",
    "The agreement comes into force once the parliaments of {a} and {b} have approved it.",
)
_FILLING: Final = (
    ("Growers in the uplands", "Traders in the old market", "Students from the coast", "The delegates", "An official",
     "Drivers at the crossing", "A retired envoy", "The head of the chamber", "Fishermen on the river", "Residents"),
    ("said that", "told reporters that", "were sure that", "had feared that", "noted over lunch that", "denied that"),
    ("prices had held steady", "the road was too narrow for lorries", "the rains had come late", "freight was dear",
     "the timetable was tight", "the warehouses stood half empty", "the ferry ran only by day", "nobody had asked them",
     "the old customs house needed a roof", "the talks had gone on until midnight"),
    ("since the harvest", "for as long as anyone could remember", "while the delegations toured the market hall",
     "as the flags went up along the quay", "although much had changed since", "in spite of all that was promised",
     "when the first guests arrived", "before the dinner in the town hall"),
    ("and hoped for better days.", "but would not be drawn on the details.", "as a visitor could see at once.",
     "and that little could be done about it.", "which surprised those who had stayed at home.", "he said."),
)  # fmt: skip
_FILLING_SHARE: Final = 0.6
"""In news about relations between states two sentences in five say something that is a row."""
_MONTHS: Final = ("January", "March", "April", "June", "July", "September", "October", "December")


class Article(NamedTuple):
    """A made-up article, as a row of sources.csv and a text."""

    file: str
    publisher: str
    published_on: date
    text: str


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """The first `count` articles of a seed: 100 to 800 words, 2.6 KB in the mean."""
    for number in range(count):
        yield article(number, seed)


def article(number: int, seed: int = 1) -> Article:
    """Article `number` of a seed."""
    pick = Random(f"{seed}:{number}")  # noqa: S311 no secret
    kind, back = pick.random(), number % FOLDER_SIZE
    on = _FIRST_DAY + timedelta(days=number % 3_000)
    name = f"{number // FOLDER_SIZE:04}/{number:07}.txt"
    publisher = pick.choice(_PUBLISHERS)
    if kind < 0.04 and back:
        text = _text(Random(f"{seed}:{number - pick.randint(1, back)}:text"))  # noqa: S311
        return Article(name, publisher, on, text if kind < 0.01 else f"{text}\nThis report was first sent by wire.\n")
    return Article(name, publisher, on, _text(Random(f"{seed}:{number}:text")))  # noqa: S311


def _text(pick: Random) -> str:
    (a, as_, capital), (b, bs, _) = pick.sample(_STATES, 2)

    def sentence() -> str:
        if pick.random() < _FILLING_SHARE:
            return " ".join(map(pick.choice, _FILLING))
        year = pick.randint(2012, 2024)
        return pick.choice(_SENTENCES).format(
            a=a, as_=as_, b=b, bs=bs, capital=capital, office=f"{as_} {pick.choice(_OFFICES)}",
            person=f"{pick.choice(_GIVEN)} {pick.choice(_FAMILY)}", good=pick.choice(_GOODS), work=pick.choice(_WORKS),
            pct=round(pick.uniform(0.5, 40), 1), n=round(pick.uniform(1, 30), 2), m=pick.randint(2, 900),
            big=pick.randint(31, 90), year=year, later=year + pick.randint(1, 12), half=pick.randint(3, 11),
            day=f"{pick.randint(1, 28)} {pick.choice(_MONTHS)} {year}", month=pick.choice(_MONTHS),
            tonnes=pick.randint(10, 900), tourists=pick.randint(50, 900), fewer=pick.randint(10, 49),
            projects=pick.randint(3, 300), rank=pick.choice(("second", "third", "fifth")),
        )  # fmt: skip

    paragraphs = [" ".join(sentence() for _ in range(pick.randint(2, 4))) for _ in range(pick.randint(3, 14))]
    return f"{a} and {b} {pick.choice(('widen', 'review', 'renew'))} their ties\n\n" + "\n\n".join(paragraphs) + "\n"


def write(made: Iterator[Article], folder: Path) -> int:
    """Leave articles and their sources.csv in a folder; returns their bytes."""
    size = 0
    told: dict[Path, list[tuple[str, str, str]]] = {}
    for one in made:
        path = folder / one.file
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(one.text.encode())
        told.setdefault(path.parent, []).append((path.name, one.publisher, one.published_on.isoformat()))
    for parent, rows in told.items():
        with (parent / "sources.csv").open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([("file", "publisher", "published_on"), *rows])
    return size


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(articles(options.documents, options.seed), options.folder)
    print(f"{options.documents:,} documents, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
