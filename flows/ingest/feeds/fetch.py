"""Feeds -> raw pages: what is new, and only that."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from flows import progress
from flows.ingest.feeds.client import Answer, Client, Limits, Unavailable
from flows.ingest.feeds.entries import MAX_FEED_BYTES, Entry, NoFeed, entries
from flows.ingest.feeds.hosts import origin, web_address
from flows.ingest.feeds.listed import Feed
from flows.ingest.feeds.raw import Memory, Raw
from flows.ingest.page import MAX_PAGE_BYTES

_ENDINGS: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "": ".html", "text/plain": ".txt"}
"""What a page may be, by media type; a server that names none means HTML."""
_VALIDATORS: Final = ("etag", "last_modified")


@dataclass
class Fetched:
    """What a run did: feeds read, feeds that had not changed, pages kept; and a line for all that went wrong."""

    read: int = 0
    unchanged: int = 0
    pages: int = 0
    problems: list[str] = field(default_factory=list)
    failed: int = 0
    """Feeds of which nothing came."""


def fetch(feeds: Sequence[Feed], folder: Path, limits: Limits | None = None, contact: str = "") -> Fetched:
    """Ask every feed and keep in `folder` the pages that are new (see `raw`). Raises InputError, OSError for it."""
    return asyncio.run(_fetch(feeds, folder, limits or Limits(), contact))


async def _fetch(feeds: Sequence[Feed], folder: Path, limits: Limits, contact: str) -> Fetched:
    trusted = frozenset(origin(web_address(feed.url)) for feed in feeds)
    done = Fetched()
    with progress.stage("fetch", len(feeds)) as stage, Raw.claimed(folder) as raw:
        async with Client(trusted, limits, contact) as client:

            async def one(feed: Feed) -> None:
                await _feed(feed, client, raw, done)
                stage.step()

            await asyncio.gather(*map(one, feeds))
        stage.outcome = f"{done.pages:,} new pages"
    done.problems.sort()
    return done


async def _feed(feed: Feed, client: Client, raw: Raw, done: Fetched) -> None:
    """One feed and the pages that it names."""
    known = raw.feeds.get(feed.url, {})
    try:
        answer = await client.get(feed.url, MAX_FEED_BYTES, known)
        if answer.status == 304:
            done.unchanged += 1
            return
        named, left_out = await asyncio.to_thread(entries, answer.body, answer.url, answer.media_type)
    except (Unavailable, NoFeed) as error:
        done.failed += 1
        done.problems.append(f"{feed.url}: {error}")
        return
    done.read += 1
    done.problems += [f"{feed.url}: {why}" for why in left_out]
    settled = [await _page(entry, feed, client, raw, done) for entry in named]
    # A feed that has not changed is not read again, so it must not count as read while a page of it is still to come.
    raw.feeds[feed.url] = _validators(answer) if all(settled) else {}
    raw.save()


async def _page(entry: Entry, feed: Feed, client: Client, raw: Raw, done: Fetched) -> bool:
    """Keep the page of an entry, if it is new; whether there is nothing left to do for it."""
    known = raw.page(entry.url)
    if known and known.get("version", "") == entry.version:
        return True
    try:
        answer = await client.get(entry.url, MAX_PAGE_BYTES, known)
        if answer.status == 200:
            remembered = _kept(answer, entry, feed, raw)
            done.pages += remembered.get("file") != known.get("file")
        else:
            remembered = known
    except Unavailable as error:
        done.problems.append(f"{entry.url}: {error}")
        if not error.for_good:
            return False
        remembered = {"refused": str(error)}
    raw.pages[entry.url] = {**remembered, "version": entry.version}
    return True


def _kept(answer: Answer, entry: Entry, feed: Feed, raw: Raw) -> Memory:
    ending = _ENDINGS.get(answer.media_type)
    if ending is None:
        raise Unavailable(f"{answer.media_type[:80]} is no page", for_good=True)
    facts = {
        "url": entry.url,
        "title": entry.title,
        "publisher": feed.publisher,
        "published_on": entry.published_on.isoformat() if entry.published_on else "",
        "rights": feed.rights,
    }
    return {**_validators(answer), "file": raw.keep(answer.body, ending, facts)}


def _validators(answer: Answer) -> Memory:
    return {name: value for name, value in answer.validators.items() if name in _VALIDATORS}
