"""Made-up reports, read as any other, with one planted contradiction of each kind give that conflict alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.questions import reader
from tests.plainbuild import built

TRADE = "Trade between Brazil and Chile reached US$8.4 billion in 2019, the Chilean trade ministry said."
BEFORE = "Trade between Brazil and Chile was US$8.0 billion in 2018, officials said."
EXPORTS = "Brazil's exports to Chile reached US$5 billion in 2019, the ministry said."
TOTAL = "Brazil's total exports reached US$200 billion in 2019, the ministry said."

PLANTED = {
    "value": (
        [TRADE],
        "Bilateral trade of Chile and Brazil stood at US${} billion in 2019, Brasilia said.",
        "8.4",
        "9.9",
    ),
    "sum": (
        [TRADE],
        "In 2019, Brazil exported US$5.1 billion worth of goods to Chile and imported US${} billion worth of goods from"
        " Chile.",
        "3.3",
        "4.3",
    ),
    "growth": (
        [TRADE, BEFORE],
        "Trade between Brazil and Chile grew by {} per cent in 2019, the ministry said.",
        "5",
        "25",
    ),
    "share": (
        [EXPORTS, TOTAL],
        "In 2019, Brazil's exports to Chile accounted for {} per cent of its total exports, the ministry said.",
        "2.5",
        "12.5",
    ),
    "mirror": (
        [EXPORTS],
        "Chile's imports from Brazil were US${} billion in 2019, the customs service said.",
        "5.2",
        "7.2",
    ),
}
"""What others say, the report in question, the number that agrees and the one that does not."""


def checks(folder: Path, texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The kinds of the checks that hold and of the conflicts, after reading the texts as a build does."""
    inputs = folder / "in"
    inputs.mkdir(parents=True)
    lines = ["file,publisher,published_on"]
    for number, text in enumerate(texts):
        (inputs / f"{number}.txt").write_text(text)
        lines.append(f"{number}.txt,Paper {number},2020-0{number + 2}-03")
    (inputs / "sources.csv").write_text("\n".join(lines))
    built([inputs], folder / "data")
    with reader(folder / "data" / "communique.duckdb") as connection:
        held = connection.execute("SELECT kind::VARCHAR FROM checks WHERE holds").fetchall()
        broken = connection.execute("SELECT kind::VARCHAR FROM conflicts").fetchall()
    return [kind for (kind,) in held], [kind for (kind,) in broken]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_contradiction_is_the_only_conflict(tmp_path: Path, planted: str) -> None:
    others, report, agreeing, contradicting = PLANTED[planted]
    kind = "value" if planted == "mirror" else planted
    assert checks(tmp_path / "without", [*others, report.format(agreeing)]) == ([kind], [])
    assert checks(tmp_path / "with", [*others, report.format(contradicting)]) == ([], [kind])
