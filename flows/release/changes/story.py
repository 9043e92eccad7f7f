"""CHANGES.md: what a release changed, how much of it, and why, for people."""

import html
from collections import Counter
from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from flows.release.changes import Comparison
from schemas import TABLES
from schemas.keeping import CAUSE, CHANGE

SHOWN: Final = 20
"""Changed values of a table that are shown one by one; changes.parquet has all."""

_LONGEST: Final = 60

Tally = list[tuple[str, str, str, int]]
"""Table, change, causes joined by commas, rows."""


def tally(rows: pa.Table) -> Tally:
    """How many rows of each table were added, removed and changed, for which causes; in the order of tables."""
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    columns = (rows[name].to_pylist() for name in ("record_table", "record_id", "change", "causes"))
    for table, identity, change, causes in zip(*columns, strict=True):
        seen[table, identity] = (change, ", ".join(causes))
    counts = Counter((table, change, causes) for (table, _), (change, causes) in seen.items())
    tables, changes = list(TABLES), list(CHANGE.terms)
    order = sorted(counts, key=lambda one: (tables.index(one[0]), changes.index(one[1]), one[2]))
    return [(*one, counts[one]) for one in order]


def story(found: Comparison) -> str:
    """The text of CHANGES.md."""
    counts = tally(found.rows)
    parts = [f"# Changes in {found.after}", f"Since {found.before}. All of them, value by value: `changes.parquet`."]
    if not counts:
        return "\n\n".join([*parts, "No row differs."]) + "\n"
    parts.append(_grid(("table", "change", "cause", "rows"), ((*one[:3], f"{one[3]:,}") for one in counts)))
    causes = {cause for one in counts for cause in one[2].split(", ")}
    parts.append("\n".join(f"- `{name}`: {CAUSE.terms[name]}" for name in CAUSE.terms if name in causes))
    if found.lists:
        parts.append(f"Word lists and reference tables that changed: {', '.join(f'`{one}`' for one in found.lists)}.")
    if found.columns:
        parts.append(f"Columns that only one release has: {', '.join(f'`{one}`' for one in found.columns)}.")
    for name in TABLES:
        parts += _examples(found.rows, name)
    return "\n\n".join(parts) + "\n"


def first(version: str) -> str:
    """The text of CHANGES.md in a release that has none before it."""
    return f"# Changes in {version}\n\nThe first release: there is none before it.\n"


def unknown(version: str, reason: str) -> str:
    """The text of CHANGES.md where the release before cannot be read."""
    return f"# Changes in {version}\n\nThe release before cannot be compared: {_plain(reason)}\n"


def _examples(rows: pa.Table, name: str) -> list[str]:
    """The first changed values of one table."""
    mask = [
        t == name and c == "changed"
        for t, c in zip(rows["record_table"].to_pylist(), rows["change"].to_pylist(), strict=True)
    ]
    changed = rows.filter(pa.array(mask, pa.bool_()))
    if not changed.num_rows:
        return []
    shown = changed.slice(0, SHOWN).to_pylist()
    lines = (
        (
            f"`{row['record_id']}`",
            f"`{row['column_name']}`",
            _plain(row["before"]),
            _plain(row["after"]),
            ", ".join(row["causes"]),
        )
        for row in shown
    )
    made = [f"## {name}", _grid(("row", "column", "before", "after", "cause"), lines)]
    if changed.num_rows > SHOWN:
        made.append(f"and {changed.num_rows - SHOWN:,} more values.")
    return made


def _plain(value: str | None) -> str:
    """A value of unknown origin in a cell of a Markdown table: neither Markdown nor HTML acts in it."""
    text = " ".join((value or "").split())
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    return "".join(f"\\{char}" if char in r"\`*_[]|~#" else char for char in html.escape(text, quote=False))


def _grid(names: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    made = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    return "\n".join([*made, *("| " + " | ".join(line) + " |" for line in lines)])
