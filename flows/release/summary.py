"""What a build came to, on one page of Markdown: for whoever watches the runs and not the files."""

from collections.abc import Iterable, Mapping
from typing import Any


def summary(version: str, rows: Mapping[str, int], rejects: Mapping[str, int], told: Mapping[str, Any]) -> str:
    """Rows by table, rejects by `stage: reason`, and of `told`, the content of quality.json, accuracy and gate."""
    parts = [
        f"## Release {version}",
        _table("table | rows", (f"{table} | {count:,}" for table, count in rows.items())),
        "## Refused",
        _table("stage: reason | rows", (f"{reason} | {count:,}" for reason, count in rejects.items())),
        "## Accuracy on gold",
        _table("documents, table, rung | precision | recall | F1", _accuracy(told["accuracy"])),
        "## Gate",
        *_gate(told.get("gate", {})),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: str, lines: Iterable[str]) -> str:
    rule = " | ".join(["---", *["---:"] * head.count("|")])
    body = "\n".join(f"| {line} |" for line in lines)
    return f"| {head} |\n| {rule} |\n{body}" if body else "none"


def _accuracy(sets: Mapping[str, Any]) -> Iterable[str]:
    """The first and the last rung of every table: found at all, and right in every column."""
    for name, about in sets.items():
        for table, rungs in about["tables"].items():
            for rung in (next(iter(rungs)), list(rungs)[-1]):
                score = rungs[rung]
                shares = " | ".join(f"{score[share]:.3f}" for share in ("precision", "recall", "f1"))
                yield f"{name}, {table}, {rung} | {shares}"


def _gate(gate: Mapping[str, Any]) -> list[str]:
    if not gate:
        return ["none"]
    count = sum(gate["expectations"].values())
    return [f"{count:,} expectations, {len(gate['failed'])} not met", *(f"- {line}" for line in gate["failed"])]
