"""Questions to the warehouse: it is opened so that nothing can be written and no other file be reached.

The models are imported where they are needed, for they take a second that a question should not wait.
"""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb

if TYPE_CHECKING:
    import polars as pl

MOST_SECONDS: Final = 600
"""So long may a question to the warehouse take."""

_READING: Final = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    # what does not fit is refused: without a folder for it, nothing is written to the disk in its stead
    "memory_limit": "4GB",
    "temp_directory": "",
    "max_execution_time": str(MOST_SECONDS * 1_000),
    "lock_configuration": "true",
}


class WarehouseError(Exception):
    """The warehouse cannot be opened or is not whole; the message is one line for the person who asked."""


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can only ask: no writing, no other database, no file, no extension, no change of that; and
    not without end, see MOST_SECONDS.

    Raises WarehouseError where there is no warehouse or a build is writing it.
    """
    if not path.is_file():
        raise WarehouseError(f"no warehouse at {path}: make one with `communique build`")
    return connected(path, _READING, read_only=True)


def facts(path: Path) -> dict[str, str]:
    """What is noted about the warehouse at `path`; nothing where there is none. Raises WarehouseError."""
    if not path.exists():
        return {}
    with reader(path) as connection:
        return meta(connection, path)


def readings(path: Path) -> "pl.DataFrame":
    """What the warehouse at `path` knows of the inputs. Raises WarehouseError."""
    from schemas import STATE
    from schemas.ddl import ordered
    from schemas.frames import typed

    with reader(path) as connection:
        return typed("readings", connection.sql(ordered(STATE["readings"])).pl())


def structure() -> str:
    """What `facts` tells of `schema` where this program made the warehouse."""
    from schemas import ddl

    return fingerprint(ddl.structure())


def meta(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """What is noted about an open warehouse. Raises WarehouseError."""
    try:
        return dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except duckdb.CatalogException as error:
        raise WarehouseError(f"{path} is a DuckDB file, but no warehouse of communique") from error


def connected(path: Path, settings: Mapping[str, str], *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """The file at `path`, open. Raises WarehouseError where it is in use or none of DuckDB's."""
    try:
        return duckdb.connect(str(path), read_only=read_only, config=dict(settings))
    except duckdb.IOException as error:
        message = str(error).splitlines()[0]
        if "Could not set lock" in message:
            raise WarehouseError(f"{path} is in use by another process; try again when it has ended") from error
        raise WarehouseError(f"{path} cannot be opened: {message.removeprefix('IO Error: ')}") from error


def fingerprint(statements: Collection[str]) -> str:
    """A short name for statements of SQL that is another where one of them is."""
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()[:16]
