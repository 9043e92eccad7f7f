"""An HTML page -> the text of its article and what its metadata say of it, by trafilatura."""

import logging
from typing import Final

import trafilatura
from trafilatura.settings import use_config

from flows.ingest.facts import NO_FACTS, Facts, stated_date
from flows.ingest.refusal import Refused

MAX_PAGE_BYTES: Final = 4 << 20
"""The longest page, in bytes: pages of news have 0.1 to 0.5 million, and the parser needs seconds for a million."""

MIN_WORDS: Final = 10
"""What has fewer words is a menu or a notice, which trafilatura gives where it finds nothing else."""

_CONFIG = use_config()
_CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
# It reports every odd page as an error; the refusal says it once, where it counts.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def page(markup: str) -> tuple[str, Facts]:
    """Text (title first, paragraphs parted by line feeds) and facts. Raises Refused(html_without_article)."""
    try:
        found = trafilatura.bare_extraction(markup, config=_CONFIG, with_metadata=True, include_comments=False)
    except Exception as error:
        raise Refused("html_without_article", f"{type(error).__name__}: {error}"[:200]) from error
    body = (found.text or "").strip() if found is not None and not isinstance(found, dict) else ""
    if found is None or isinstance(found, dict) or len(body.split()) < MIN_WORDS:
        raise Refused("html_without_article", f"a main text of {len(body.split())} words")
    title = _clean(found.title)
    text = body if title is None or body.startswith(title) else f"{title}\n\n{body}"
    return text, _facts(found.url, title, _clean(found.sitename), found.date)


def _facts(url: object, title: str | None, publisher: str | None, published: object) -> Facts:
    told = NO_FACTS._replace(url=url if isinstance(url, str) else None, title=title, publisher=publisher)
    if not isinstance(published, str):
        return told
    try:
        day, precision = stated_date(published)
    except ValueError:
        return told
    return told._replace(published_on=day, precision=precision)


def _clean(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
