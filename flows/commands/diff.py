"""What differs between two releases, and why."""

from pathlib import Path

from flows.commands import rows
from flows.commands.failure import BadUse
from flows.release.changes import NoRelease, compare
from flows.release.changes.story import tally


def diff(before: Path, after: Path, form: str, output: Path | None) -> None:
    """Write the differences of the release `after` from `before`: as a table how many rows, else every value.

    Raises BadUse where one of the two is no release, or the output cannot be written.
    """
    try:
        found = compare(_release(before), _release(after))
    except NoRelease as error:
        raise BadUse(str(error)) from error
    try:
        if form == "parquet":
            rows.write_parquet(found.rows, output)
        elif form == "table":
            rows.write(("table", "change", "cause", "rows"), tally(found.rows), form, output)
        else:
            each = (tuple(row.values()) for row in found.rows.to_pylist())
            rows.write(found.rows.column_names, each, form, output)
    except OSError as error:
        if output is None:
            raise
        raise BadUse(f"{output}: {error.strerror or error}") from error


def _release(place: Path) -> Path:
    """The release folder that a person means who names what a build has left."""
    return place / "release" if (place / "release").is_dir() else place
