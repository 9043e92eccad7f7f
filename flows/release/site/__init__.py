"""A release as pages for people: one folder that opens from disk or from any web server, and asks for nothing else.

Made from the files of the release alone, so that what the release withholds cannot come back here. The page holds what
a first view needs; the rows of the ledgers stand beside it in scripts that it loads when they are asked for, since a
page opened from disk may load scripts and nothing else.
"""

import shutil
from pathlib import Path
from typing import Final

import duckdb

from flows.release import swap
from flows.release.site import charts, conflicts, ledgers
from flows.release.site.chunks import Chunks
from flows.release.site.page import page
from schemas import TABLES
from schemas.ddl import quoted

_HERE: Final = Path(__file__).parent
_LIBRARY: Final = _HERE / "vega.js"
SCRIPTS: Final = ("vega.js", "text.js", "rows.js", "detail.js", "ledger.js", "conflicts.js", "charts.js", "site.js")
"""The scripts of the page, in the order in which they run."""


class SiteError(Exception):
    """The pages could not be made; the message is one line for the person who asked. The release is as it was."""


def write(release: Path, place: Path) -> int:
    """Make the folder `place` the site of the release; the one before stands until it is complete.

    Returns the size of what a first view loads, in bytes. Raises SiteError, with `place` as it was.
    """
    if not _LIBRARY.is_file():
        raise SiteError("the chart library is not installed: run `pip install -c constraints.txt -e .` once more")
    candidate = swap.aside(place)
    try:
        shutil.rmtree(candidate, ignore_errors=True)
        candidate.mkdir(parents=True)
        _fill(release, candidate)
        swap.put(candidate, place)
    except (OSError, duckdb.Error) as error:
        raise SiteError(f"{place}: {error}") from error
    return sum(path.stat().st_size for path in place.iterdir() if path.is_file())


def _fill(release: Path, folder: Path) -> None:
    chunks = Chunks(folder / "data")
    with duckdb.connect() as connection:
        for name in TABLES:
            source = str(release / f"{name}.parquet").replace("'", "''")
            connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM read_parquet('{source}')")
        for ledger in ledgers.LEDGERS:
            ledgers.write(connection, ledger, chunks)
        conflicts.write(connection, chunks)
        chart = charts.write(connection, chunks)
        (folder / "index.html").write_text(page(connection, release, chunks, chart, SCRIPTS), encoding="utf-8")
    for name in ("style.css", *SCRIPTS):
        shutil.copyfile(_HERE / name, folder / name)
