"""datapackage.json: a release described for programs, as a Data Package (version 2).

It has the checksum of every table and not the size in `bytes`: frictionless counts none of a Parquet file, and so
takes every size for wrong.
"""

import json
from pathlib import Path
from typing import Any, Final

from flows.release import sums
from schemas import BETWEEN, TABLES
from schemas.package import PROFILE, resource

NAME: Final = "datapackage.json"


def package(folder: Path, version: str) -> dict[str, Any]:
    """The description of the release in `folder`, with the checksum of every table there."""
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "communique",
        "title": "communique: ledgers of what governments said to each other",
        "description": "Figures, commitments, agreements and events that news reports and press releases state, every "
        "row proved by its quote and the offsets of it in its document.",
        "version": version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0 International, for the tables; quotes are the publishers'",
            }
        ],
        "resources": [_described(folder, name) for name in TABLES | BETWEEN],
    }


def _described(folder: Path, name: str) -> dict[str, Any]:
    return {**resource(name), "hash": f"sha256:{sums.digest(folder / f'{name}.parquet')}"}


def write(folder: Path, version: str) -> None:
    """Write datapackage.json beside the tables."""
    text = json.dumps(package(folder, version), indent=1, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def faults(folder: Path) -> list[str]:
    """Where datapackage.json does not describe the tables beside it; one line each."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        wanted = package(folder, str(told["version"]))
    except (OSError, ValueError, TypeError, KeyError) as error:
        return [f"{NAME}: {error!r}"]
    return [f"{NAME}: {key} is not what the release says" for key in wanted if told.get(key) != wanted[key]]
