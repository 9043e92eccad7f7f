"""Fetching: the pages that feeds name, kept for builds."""

import sys
from pathlib import Path

from flows.commands.failure import BadUse, Failure
from flows.commands.progress import shown
from flows.commands.terminal import printable
from flows.ingest.feeds.client import Limits
from flows.ingest.feeds.fetch import fetch as fetched
from flows.ingest.feeds.listed import feeds
from flows.ingest.refusal import InputError


def fetch(listed: Path, raw: Path, pause: float, contact: str) -> str:
    """Fetch and return what came of it, as text; what went wrong with single pages is told on standard error.

    Raises BadUse for a list or folder that cannot be used, Failure where not one feed answered.
    """
    try:
        with shown():
            done = fetched(feeds(listed), raw, Limits(pause=pause), contact)
    except InputError as error:
        raise BadUse(str(error)) from error
    except OSError as error:
        raise Failure(str(error)) from error
    for problem in done.problems:
        print(f"communique: {printable(problem)}", file=sys.stderr)
    if not done.read and not done.unchanged:
        raise Failure("no feed could be read")
    return f"{done.read} feeds read, {done.unchanged} unchanged, {done.failed} failed\n{done.pages} new pages in {raw}"
