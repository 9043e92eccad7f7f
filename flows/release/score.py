"""How well rows agree with hand-annotated gold: precision, recall and F1 by table and rung.

A gold record names its document by file name. A row is found when its span fits a gold record of the same document,
best overlap first, each counted once; every further rung asks more of the same pairs:

| table | found | rungs |
| --- | --- | --- |
| figures | the spans meet, value and value_max agree to 1e-6 | +unit, +metric (measure, status), +period, +parties |
| commitments | the intersection over union of the spans is 0.5 or more | +modality, +parties, +topics (Jaccard 0.5) |
| agreements | the same | +type, +status, +parties |
| events | the same | +kind, +dates |

`strict` is the last rung of each: every column that a reader can argue about.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

Record = Mapping[str, Any]
Agrees = Callable[[Record, Record], bool]


class Rung(NamedTuple):
    """One line of the score: `hits` of `gold` annotated and `made` extracted records agree so far."""

    table: str
    rung: str
    hits: int
    gold: int
    made: int

    @property
    def precision(self) -> float:
        return self.hits / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.made) if self.hits else 0.0


class Pairing(NamedTuple):
    """What became of the records of one table in one document."""

    table: str
    document: str
    found: list[tuple[Record, Record]]
    missed: list[Record]
    spurious: list[Record]


def _plain(value: Any) -> Any:
    """A value as it compares: dates as ISO days, lists sorted, numbers as floats, nothing as None."""
    match value:
        case None | "":
            return None
        case date():
            return value.isoformat()[:10]
        case list() | tuple() | set():
            return sorted(_plain(one) for one in value) or None
        case int() | float():
            return float(value)
        case _:
            return value


def _same(*columns: str) -> Agrees:
    return lambda gold, made: all(_plain(gold.get(c)) == _plain(made.get(c)) for c in columns)


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)


def overlap(a: Record, b: Record) -> float:
    """Intersection over union of the spans of two records, 0 to 1."""
    shared = min(a["char_end"], b["char_end"]) - max(a["char_start"], b["char_start"])
    union = max(a["char_end"], b["char_end"]) - min(a["char_start"], b["char_start"])
    return max(shared, 0) / union if union else 0.0


def _number_fits(gold: Record, made: Record) -> bool:
    return (
        overlap(gold, made) > 0
        and _near(gold["value"], made.get("value"))
        and _near(gold["value_max"], made.get("value_max"))
    )


def _span_fits(gold: Record, made: Record) -> bool:
    return overlap(gold, made) >= 0.5


def _topics(gold: Record, made: Record) -> bool:
    a, b = set(gold.get("topics") or ()), set(made.get("topics") or ())
    return 2 * len(a & b) >= len(a | b)


def _both(first: Agrees, second: Agrees) -> Agrees:
    return lambda gold, made: first(gold, made) and second(gold, made)


_KIND = ("unit", "metric", "measure", "status")
_PERIOD = ("period_start", "period_end")
_PARTIES = ("reporter", "partner")

LADDERS: dict[str, tuple[Agrees, dict[str, Agrees]]] = {
    "figures": (
        _number_fits,
        {
            "+unit": _same("unit"),
            "+metric": _same(*_KIND),
            "+period": _same(*_KIND, *_PERIOD),
            "+parties": _same(*_KIND, *_PARTIES),
            "strict": _same(*_KIND, *_PERIOD, *_PARTIES, "qualifier", "direction"),
        },
    ),
    "commitments": (
        _span_fits,
        {
            "+modality": _same("modality"),
            "+parties": _same("modality", "parties"),
            "+topics": _topics,
            "strict": _both(_same("modality", "parties", "addressees", "due"), _topics),
        },
    ),
    "agreements": (
        _span_fits,
        {
            "+type": _same("type"),
            "+status": _same("type", "status"),
            "+parties": _same("parties"),
            "strict": _same("type", "status", "parties", "count", "signed_on"),
        },
    ),
    "events": (
        _span_fits,
        {
            "+kind": _same("kind"),
            "+dates": _same("kind", "date_start", "date_end"),
            "strict": _same("kind", "date_start", "date_end", "place", "parties", "level"),
        },
    ),
}


def read(path: Path) -> list[Record]:
    """The gold records of a .jsonl file. Raises OSError, or ValueError that names the line of a malformed one."""
    records: list[Record] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            if record["table"] not in LADDERS:
                raise ValueError(f"unknown table {record['table']!r}")
            for needed in ("doc", "char_start", "char_end"):
                record[needed]
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{path.name}, line {number}: no gold record: {error}") from error
        records.append(record)
    return records


def pair(gold: Iterable[Record], made: Mapping[str, Mapping[str, list[Record]]]) -> Iterator[Pairing]:
    """Every table and document that `gold` names, matched with `made`: table -> file name -> rows."""
    wanted: dict[tuple[str, str], list[Record]] = defaultdict(list)
    names: set[str] = set()
    for record in gold:
        names.add(record["doc"])
        wanted[record["table"], record["doc"]].append(record)
    for table in LADDERS:
        for name in sorted(names):
            yield _match(table, name, wanted[table, name], made.get(table, {}).get(name, []))


def _match(table: str, name: str, gold: list[Record], made: list[Record]) -> Pairing:
    fits, _ = LADDERS[table]
    candidates = sorted(
        ((overlap(g, m), i, j) for i, g in enumerate(gold) for j, m in enumerate(made) if fits(g, m)), reverse=True
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Pairing(
        table,
        name,
        [(gold[i], made[j]) for i, j in partner.items()],
        [record for i, record in enumerate(gold) if i not in partner],
        [row for j, row in enumerate(made) if j not in taken],
    )


def rungs(pairings: Iterable[Pairing]) -> list[Rung]:
    """The score of all pairings together, table by table from `found` to `strict`."""
    hits: Counter[tuple[str, str]] = Counter()
    gold: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for table, _, found, missed, spurious in pairings:
        gold[table] += len(found) + len(missed)
        made[table] += len(found) + len(spurious)
        hits[table, "found"] += len(found)
        for rung, agrees in LADDERS[table][1].items():
            hits[table, rung] += sum(agrees(g, m) for g, m in found)
    return [
        Rung(table, rung, hits[table, rung], gold[table], made[table])
        for table, (_, ladder) in LADDERS.items()
        for rung in ("found", *ladder)
    ]


def strict(table: str, gold: Record, made: Record) -> bool:
    """Whether a matched pair agrees in every column of the strict rung."""
    return LADDERS[table][1]["strict"](gold, made)


def differences(gold: Record, made: Record) -> dict[str, tuple[Any, Any]]:
    """The columns in which a pair differs, with the gold and the made value."""
    return {
        column: (value, made.get(column))
        for column, value in gold.items()
        if column not in ("doc", "table", "quote", "char_start", "char_end")
        and _plain(value) != _plain(made.get(column))
    }
