"""What every description of a release says of it as a whole: datapackage.json, croissant.json and the data card."""

from pathlib import Path
from typing import Final, NamedTuple

import pyarrow.compute as pc
import pyarrow.parquet as pq

NAME: Final = "communique"
TITLE: Final = "communique: ledgers of what governments said to each other"
DESCRIPTION: Final = (
    "Figures, commitments, agreements and events that news reports and press releases state, every row proved by its "
    "quote and the offsets of it in its document."
)
CREATOR: Final = "The makers of communique"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_SHOWN: Final = 100
"""Publishers that are named as sources; documents.parquet has all."""


class About(NamedTuple):
    """The version of a release, its newest day of publication (ISO 8601; empty where none is known), its publishers.

    `publishers` are in the order of how many documents each has, the first hundred; `further` counts the others.
    """

    version: str
    newest: str
    publishers: tuple[str, ...]
    further: int

    @property
    def citation(self) -> str:
        """How the release is cited."""
        year = f" ({self.newest[:4]})" if self.newest else ""
        return f"{CREATOR}{year}. {TITLE}. Version {self.version}."


def about(folder: Path, version: str) -> About:
    """What the documents of the release in `folder` say of it. Raises OSError or pa.ArrowException for no Parquet."""
    documents = pq.read_table(folder / "documents.parquet", columns=["publisher", "published_on"])
    newest = pc.max(documents["published_on"]).as_py()
    counted = pc.value_counts(documents["publisher"].drop_null()).to_pylist()
    names = [one["values"] for one in sorted(counted, key=lambda one: (-one["counts"], one["values"]))]
    return About(version, newest.isoformat() if newest else "", tuple(names[:_SHOWN]), len(names[_SHOWN:]))
