"""datapackage.json: a release described for programs, as a Data Package (version 2).

The size of a table stands as `byteSize`, the term of DCAT, and not as `bytes`: frictionless counts none of a Parquet
file, and so takes every `bytes` of one for wrong.
"""

import json
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa

from flows.release import croissant, sums
from flows.release.about import CREATOR, DESCRIPTION, LICENCE, TITLE, About, about
from flows.release.about import NAME as DATASET
from schemas import BETWEEN, TABLES
from schemas.package import PROFILE, resource

NAME: Final = "datapackage.json"


def package(folder: Path, found: About) -> dict[str, Any]:
    """The description of the release in `folder`, with checksum and size of every table there."""
    sources = [{"title": publisher} for publisher in found.publishers]
    if found.further:
        sources.append({"title": f"{found.further} further publishers, in documents.parquet"})
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": DATASET,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": found.version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": LICENCE,
                "title": "Creative Commons Attribution 4.0 International, for the tables; quotes are the publishers'",
            }
        ],
        "sources": sources or [{"title": "documents whose publisher is not known"}],
        "contributors": [{"title": CREATOR, "roles": ["creator"]}],
        "resources": [_described(folder, name) for name in TABLES | BETWEEN],
    }


def _described(folder: Path, name: str) -> dict[str, Any]:
    path = folder / f"{name}.parquet"
    return {**resource(name), "hash": f"sha256:{sums.digest(path)}", "byteSize": path.stat().st_size}


def write(folder: Path, version: str) -> None:
    """Write datapackage.json and croissant.json beside the tables."""
    found = about(folder, version)
    croissant.write(folder, found)
    (folder / NAME).write_bytes(orjson.dumps(package(folder, found), option=croissant.LAID_OUT))


def faults(folder: Path) -> list[str]:
    """Where datapackage.json or croissant.json does not describe the tables beside it; one line each."""
    name = NAME
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = about(folder, str(told["version"]))
        wrong = _unlike(NAME, told, package(folder, found))
        name = croissant.FILE
        return wrong + _unlike(name, json.loads((folder / name).read_text("utf-8")), croissant.croissant(folder, found))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, pa.ArrowException) as error:
        return [f"{name}: {error!r}"]


def _unlike(name: str, told: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    return [
        f"{name}: {key} is not what the release says"
        for key in sorted(told.keys() | wanted.keys())
        if told.get(key) != wanted.get(key)
    ]
