"""A feed (RSS or Atom) -> its entries, by feedparser: each a link with what the feed says of the article."""

import io
import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

import feedparser
from lxml import html

from flows.ingest.feeds.hosts import Refused, web_address

MAX_FEED_BYTES: Final = 2 << 20
"""The longest feed, in bytes: feeds have 0.01 to 0.5 million, and a million of rubbish takes the parser 10 s."""
MAX_ENTRIES: Final = 1_000
"""Entries of a feed that are looked at, from its beginning, where the newest stand."""
_TITLE: Final = 500
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)


class NoFeed(ValueError):
    """A body that is no feed; the message says what was found."""


class Entry(NamedTuple):
    """An article that a feed names. `version` changes when the feed says that the article has; empty: it never says."""

    url: str
    title: str
    published_on: date | None
    version: str


def entries(body: bytes, url: str, media_type: str) -> tuple[list[Entry], list[str]]:
    """The entries of a feed that was read from `url`, each link once, and why others are left out.

    Raises NoFeed. Entities of the feed's own are not expanded, nor anything that they point to.
    """
    headers = {"content-type": media_type, "content-location": url}
    try:
        told = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception as error:
        raise NoFeed(f"{type(error).__name__}: {error}"[:200]) from error
    if not told.get("version") and not told.entries:
        raise NoFeed(f"no RSS or Atom in {len(body)} bytes of {media_type or 'no type'}")
    found: dict[str, Entry] = {}
    left_out: list[str] = []
    for number, item in enumerate(told.entries[:MAX_ENTRIES], 1):
        try:
            link = str(web_address(str(item.get("link") or "")))
        except Refused as refused:
            left_out.append(f"entry {number}: {refused}")
            continue
        version = str(dict.get(item, "updated") or "")[:_TITLE]
        found.setdefault(link, Entry(link, _plain(item), _day(item), version))
    if len(told.entries) > MAX_ENTRIES:
        left_out.append(f"{len(told.entries) - MAX_ENTRIES} entries beyond the first {MAX_ENTRIES}")
    return list(found.values()), left_out


def _plain(item: feedparser.FeedParserDict) -> str:
    title = str(item.get("title") or "")[: 4 * _TITLE].replace("\0", "")
    if "<" in title and title.strip():
        title = html.fromstring(f"<div>{title}</div>").text_content()
    return " ".join(title.split())[:_TITLE]


def _day(item: feedparser.FeedParserDict) -> date | None:
    """The day of publication as the publisher writes it, in the publisher's time; an update is no publication."""
    written = str(dict.get(item, "published") or "")[:100]
    try:
        iso = _ISO.match(written)
        return date.fromisoformat(iso[1]) if iso else parsedate_to_datetime(written).date()
    except (ValueError, TypeError, OverflowError):
        pass  # neither of the two forms that the standards know; the parser knows more
    parsed = dict.get(item, "published_parsed")
    return date(*parsed[:3]) if parsed else None
