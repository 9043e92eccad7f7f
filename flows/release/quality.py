"""How good the extractor of this build is, measured in this build: its rows for the gold documents against gold."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from flows.extract.together import extract_all
from flows.ingest.document import Document
from flows.ingest.readers import discover, read
from flows.reference import SEEDS
from flows.release import score
from flows.release.versions import fingerprint, versions
from flows.workers.batches import Extractor, rows

GOLD: Final = {
    "seeds": (SEEDS / "gold" / "seeds.jsonl", SEEDS / "documents"),
    "dev": (SEEDS / "gold" / "dev.jsonl", SEEDS / "gold" / "dev"),
}
"""The sets of annotated documents: the records, and the folder of the texts that they were read from."""

BINS: Final = 10
_DIGITS: Final = 4


class Judged(NamedTuple):
    """One row of a gold document: the confidence it was given, and whether it is there and wholly right."""

    table: str
    confidence: float
    found: bool
    strict: bool


def quality(extractor: Extractor = extract_all) -> dict[str, Any]:
    """The content of quality.json: versions, accuracy by set, table and rung, and the reliability of confidence."""
    accuracy: dict[str, Any] = {}
    judged: list[Judged] = []
    for name, (records, folder) in GOLD.items():
        gold = score.read(records)
        documents = [item for source in discover([folder]) for item in read(source) if isinstance(item, Document)]
        annotated = {record["table"] for record in gold}
        pairings = [one for one in score.pair(gold, _by_file(documents, extractor)) if one.table in annotated]
        judged += judge(pairings)
        names = {record["doc"] for record in gold}
        accuracy[name] = {
            "documents": len(names),
            "gold": fingerprint([records, *(folder / name for name in sorted(names))]),
            "tables": as_json(rung for rung in score.rungs(pairings) if rung.table in annotated),
        }
    return {"versions": versions()._asdict(), "accuracy": accuracy, "reliability": reliability(judged)}


def write(measured: dict[str, Any], path: Path) -> None:
    """Write quality.json."""
    path.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _by_file(documents: Iterable[Document], extractor: Extractor) -> dict[str, dict[str, list[score.Record]]]:
    """Rows by table and file name, as gold names its documents."""
    documents = list(documents)
    names = {document.doc_id: PurePosixPath(document.file).name for document in documents}
    made: dict[str, dict[str, list[score.Record]]] = {}
    for table, found in rows(documents, extractor).items():
        if table in score.LADDERS:
            made[table] = defaultdict(list)
            for row in found:
                made[table][names[row["doc_id"]]].append(row)
    return made


def as_json(rungs: Iterable[score.Rung]) -> dict[str, dict[str, dict[str, float | int]]]:
    """Scores by table and rung."""
    found: dict[str, dict[str, dict[str, float | int]]] = {}
    for rung in rungs:
        found.setdefault(rung.table, {})[rung.rung] = {
            "precision": round(rung.precision, _DIGITS),
            "recall": round(rung.recall, _DIGITS),
            "f1": round(rung.f1, _DIGITS),
            "gold": rung.gold,
            "made": rung.made,
        }
    return found


def judge(pairings: Iterable[score.Pairing]) -> list[Judged]:
    """Every row that was made for a gold document, and whether gold bears it out."""
    judged: list[Judged] = []
    for table, _, found, _, spurious in pairings:
        judged += [Judged(table, made["confidence"], True, score.strict(table, gold, made)) for gold, made in found]
        judged += [Judged(table, made["confidence"], False, False) for made in spurious]
    return judged


def reliability(judged: Iterable[Judged]) -> dict[str, list[dict[str, float | int]]]:
    """By table and tenth of confidence: how many rows, their mean confidence, the shares found and strictly right."""
    bins: dict[str, dict[int, list[Judged]]] = defaultdict(lambda: defaultdict(list))
    for one in judged:
        bins[one.table][min(int(one.confidence * BINS), BINS - 1)].append(one)
    return {
        table: [
            {
                "from": number / BINS,
                "to": (number + 1) / BINS,
                "rows": len(ones),
                "confidence": round(sum(one.confidence for one in ones) / len(ones), _DIGITS),
                "found": round(sum(one.found for one in ones) / len(ones), _DIGITS),
                "strict": round(sum(one.strict for one in ones) / len(ones), _DIGITS),
            }
            for number, ones in sorted(bins[table].items())
        ]
        for table in score.LADDERS
        if table in bins
    }
