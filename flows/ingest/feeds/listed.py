"""feeds.csv: which feeds are read."""

import csv
from pathlib import Path
from typing import Final, NamedTuple

from flows.ingest.facts import RIGHTS
from flows.ingest.feeds.hosts import web_address
from flows.ingest.refusal import InputError

COLUMNS: Final = ("url", "publisher", "rights")


class Feed(NamedTuple):
    """A feed, and what is said of all its articles; empty where nothing is said."""

    url: str
    publisher: str = ""
    rights: str = ""


def feeds(path: Path) -> list[Feed]:
    """The feeds of a CSV whose first line names its columns: `url` and any of publisher, rights; `#` begins a comment.

    Raises InputError that names file and line, for a file that cannot be read, an address that is none of the web, a
    column unknown, a cell too many or too few, rights other than quote and offsets, and a feed named twice.
    """
    found: dict[str, Feed] = {}
    header: list[str] | None = None
    for number, line in enumerate(_lines(path), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            (row,) = csv.reader([line], strict=True)
            if header is None:
                header = _header(row)
                continue
            feed = _feed(header, row)
            if feed.url in found:
                raise ValueError(f"{feed.url} is named twice")
        except (ValueError, csv.Error) as error:
            raise InputError(f"{path}, line {number}: {error}") from error
        found[feed.url] = feed
    if not found:
        raise InputError(f"{path}: no feed is named")
    return list(found.values())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error.strerror if isinstance(error, OSError) else 'not UTF-8'}") from error


def _header(row: list[str]) -> list[str]:
    unknown = [name for name in row if name not in COLUMNS]
    if unknown or "url" not in row or len(set(row)) < len(row):
        raise ValueError(f"the columns are {', '.join(COLUMNS)}, each at most once, and url is needed")
    return row


def _feed(header: list[str], row: list[str]) -> Feed:
    if len(row) != len(header):
        raise ValueError(f"{len(row)} cells where the header has {len(header)}")
    feed = Feed(**{name: " ".join(cell.split()) for name, cell in zip(header, row, strict=True)})
    if feed.rights and feed.rights not in RIGHTS:
        raise ValueError(f"rights: {feed.rights[:40]!r} is neither quote nor offsets")
    web_address(feed.url)
    return feed
