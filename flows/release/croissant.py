"""croissant.json: a release described for the loaders of machine learning, as Croissant 1.0 (mlcommons.org/croissant).

It says of files, columns and keys what datapackage.json says, in another vocabulary; both are made from the schemas.
"""

from pathlib import Path
from typing import Any, Final

import orjson
import polars as pl

from flows.release import sums
from flows.release.about import CREATOR, DESCRIPTION, LICENCE, NAME, TITLE, About
from schemas import BETWEEN, TABLES
from schemas.column import Column
from schemas.ddl import comment
from schemas.table import Table

FILE: Final = "croissant.json"
LAID_OUT: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
"""How what describes a release is written: for people too."""
_CONFORMS: Final = "http://mlcommons.org/croissant/1.0"
_TYPES: Final = {
    pl.String: "sc:Text",
    pl.Int64: "sc:Integer",
    pl.Float64: "sc:Float",
    pl.Boolean: "sc:Boolean",
    pl.Date: "sc:Date",
}
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that Croissant 1.0 prescribes, word for word."""


def croissant(folder: Path, about: About) -> dict[str, Any]:
    """The description of the release in `folder`, with checksum and size of every table there."""
    tables = (TABLES | BETWEEN).values()
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": NAME,
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "conformsTo": _CONFORMS,
        "citeAs": about.citation,
        "license": LICENCE,
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "version": _version(about),
        **({"datePublished": about.newest} if about.newest else {}),
        "distribution": [_file(folder, table) for table in tables],
        "recordSet": [_records(table) for table in tables],
    }


def write(folder: Path, about: About) -> None:
    """Write croissant.json beside the tables."""
    (folder / FILE).write_bytes(orjson.dumps(croissant(folder, about), option=LAID_OUT))


def _version(about: About) -> str:
    """Croissant wants a semantic version: the newest day as its three numbers, the hash as the build."""
    numbers = ".".join(str(int(part)) for part in about.newest.split("-")) if about.newest else "0.0.0"
    return f"{numbers}+{about.version.rsplit('-', 1)[-1]}"


def _file(folder: Path, table: Table) -> dict[str, Any]:
    path = folder / f"{table.name}.parquet"
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "description": table.description,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": sums.digest(path),
    }


def _records(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": comment(column),
        "dataType": "sc:Text" if column.vocabulary is not None else _TYPES[type(column.scalar)],
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}},
    }
    if column.listed:
        made["repeated"] = True
    for foreign in table.foreign_keys:
        if foreign.column == column.name and foreign.table != table.name:
            made["references"] = {"field": {"@id": f"{foreign.table}/{foreign.target}"}}
    return made
