"""A polite client of the web: asks only what it may, slowly, and takes no more than it can bear."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, NamedTuple

import httpx
from protego import Protego

from flows import __version__
from flows.ingest.feeds.hosts import Origin, Refused, address, origin, web_address

AGENT: Final = "communique"
"""The name that robots.txt knows us by."""
MAX_REDIRECTS: Final = 5
MAX_ROBOTS_BYTES: Final = 500 << 10
"""What of a robots.txt must be read at least (RFC 9309)."""
MAX_PAUSE: Final = 30.0
"""Seconds: a longer Crawl-delay means that the site is asked this slowly and no slower."""
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_LATER: Final = (408, 425, 429)
"""Refusals that mean: not now."""


@dataclass(frozen=True)
class Limits:
    """`seconds` for one answer from the look-up of its host to its last byte; `pause` seconds between two requests to
    one host; `at_once` requests to all."""

    seconds: float = 60.0
    pause: float = 1.0
    at_once: int = 8


class Answer(NamedTuple):
    """An answer: `body` is empty where nothing has changed since the validators given (status 304)."""

    url: str
    status: int
    media_type: str
    validators: dict[str, str]
    body: bytes


class Unavailable(Exception):
    """No answer that is of use. `for_good`: asking again will not help, as far as the server can tell."""

    def __init__(self, why: str, for_good: bool = False) -> None:
        """`why` is a few words for a person."""
        super().__init__(why)
        self.for_good = for_good


@dataclass
class _Host:
    """One at a time, and when the next one may be."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    pause: float = 0.0
    wants_rest: bool = False


class Client:
    """Asks for pages. `trusted` origins are asked wherever they are, others where they are public (see `hosts`)."""

    def __init__(self, trusted: frozenset[Origin], limits: Limits, contact: str = "") -> None:
        """`contact` is shown to every server: an address or page where its owner reaches who runs this."""
        self._trusted = trusted
        self._limits = limits
        agent = f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")
        # A proxy would resolve names itself, past the check of addresses: so none is taken from the environment.
        self._http = httpx.AsyncClient(
            trust_env=False, timeout=limits.seconds, headers={"User-Agent": agent, "Accept-Encoding": "gzip"}
        )
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[Origin, asyncio.Task[Protego | str]] = {}
        self._free = asyncio.Semaphore(limits.at_once)

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def get(self, url: str, most: int, known: Mapping[str, str] = {}) -> Answer:
        """The answer to a GET of at most `most` bytes; `known` are the validators of what is here already.

        Follows redirects, asks robots.txt of every site on the way, waits for its turn. Raises Unavailable.
        """
        try:
            here = web_address(url)
            for _ in range(MAX_REDIRECTS + 1):
                await self._ask_robots(here)
                answer = await self._ask(here, most, known)
                if answer.status not in _REDIRECTS:
                    return _usable(answer, known)
                here = web_address(str(httpx.URL(answer.url).join(answer.validators.get("location", ""))))
        except (Refused, httpx.InvalidURL) as refused:
            raise Unavailable(str(refused), for_good=True) from refused
        raise Unavailable(f"more than {MAX_REDIRECTS} redirects", for_good=True)

    async def _ask(self, url: httpx.URL, most: int, known: Mapping[str, str] = {}) -> Answer:
        """One request, in its turn."""
        host = self._hosts.setdefault(url.host, _Host(pause=self._limits.pause))
        async with host.turn:
            if host.wants_rest:
                raise Unavailable("the host has asked for a rest")
            await asyncio.sleep(max(0.0, host.free_at - time.monotonic()))
            async with self._free:
                try:
                    async with asyncio.timeout(self._limits.seconds):
                        answer = await self._exchange(url, most, known)
                except TimeoutError as error:
                    raise Unavailable(f"not whole after {self._limits.seconds:g} s") from error
                except (httpx.HTTPError, httpx.StreamError, OSError) as error:
                    raise Unavailable(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}") from error
                finally:
                    host.free_at = time.monotonic() + host.pause
            if answer.status in (429, 503):
                host.wants_rest = True
            return answer

    async def _exchange(self, url: httpx.URL, most: int, known: Mapping[str, str]) -> Answer:
        numeric = await address(url, self._trusted)
        headers = {"Host": url.netloc.decode("ascii")}
        if known.get("etag"):
            headers["If-None-Match"] = known["etag"]
        if known.get("last_modified"):
            headers["If-Modified-Since"] = known["last_modified"]
        request = self._http.build_request(
            "GET", url.copy_with(host=numeric), headers=headers, extensions={"sni_hostname": url.host}
        )
        response = await self._http.send(request, stream=True)
        try:
            body = bytearray()
            if response.status_code == 200:
                async for piece in response.aiter_bytes():
                    body += piece
                    if len(body) > most:
                        raise Unavailable(f"more than {most} bytes", for_good=True)
            told = {"etag": "ETag", "last_modified": "Last-Modified", "location": "Location"}
            validators = {name: response.headers[header] for name, header in told.items() if header in response.headers}
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return Answer(str(url), response.status_code, kind, validators, bytes(body))
        finally:
            await response.aclose()
            self._http.cookies.clear()  # sites share nothing here, and least of all by numeric address

    async def _ask_robots(self, url: httpx.URL) -> None:
        """Raises Unavailable where robots.txt does not allow `url`."""
        site = origin(url)
        if site not in self._robots:
            self._robots[site] = asyncio.create_task(self._read_robots(url))
        rules = await self._robots[site]
        if isinstance(rules, str):
            raise Unavailable(f"not asked, as its robots.txt cannot be read: {rules}")
        if not rules.can_fetch(str(url), AGENT):
            raise Unavailable("robots.txt disallows it", for_good=True)

    async def _read_robots(self, url: httpx.URL) -> Protego | str:
        """The rules of a site, or why they are not known, which forbids all (RFC 9309, 2.3.1)."""
        here = url.copy_with(raw_path=b"/robots.txt")
        for _ in range(MAX_REDIRECTS + 1):
            try:
                answer = await self._ask(here, MAX_ROBOTS_BYTES)
                if answer.status not in _REDIRECTS:
                    break
                here = web_address(str(here.join(answer.validators.get("location", ""))))
            except (Unavailable, Refused, httpx.InvalidURL) as error:
                return str(error)
        if answer.status >= 500 or answer.status in _LATER:
            return f"status {answer.status}"
        rules = Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")
        asked_for = rules.crawl_delay(AGENT) or 0.0
        self._hosts[url.host].pause = max(self._limits.pause, min(float(asked_for), MAX_PAUSE))
        return rules


def _usable(answer: Answer, known: Mapping[str, str]) -> Answer:
    if answer.status == 200 or (answer.status == 304 and known):
        return answer
    raise Unavailable(f"status {answer.status}", 400 <= answer.status < 500 and answer.status not in _LATER)
