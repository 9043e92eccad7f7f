"""Which servers may be asked: those that the operator names, wherever they are, and others only on the public net.

A feed is written by strangers, and so is a redirect. If either could lead to this machine or its neighbours
(127.0.0.1, 10.0.0.0/8, the metadata service of a cloud, …), a stranger could have internal services asked in our name.
So an origin (scheme, host and port) that stands in feeds.csv is asked at whatever address it has; every other host must
have public addresses only, and the connection is made to the very address that was checked, so that a name that
changes its address in between gains nothing.
"""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

import httpx

MAX_ADDRESS: Final = 2_000
"""Characters of a web address; longer ones are no addresses of articles."""
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052): the last four bytes are the address."""

Origin = tuple[str, str, int]


class Refused(ValueError):
    """An address that is not asked; the message says why."""


def web_address(text: str) -> httpx.URL:
    """`text` as an address of the web, without its fragment. Raises Refused for any other, and for one with a password.

    >>> web_address("file:///etc/passwd")
    Traceback (most recent call last):
    ...
    flows.ingest.feeds.hosts.Refused: 'file:///etc/passwd' is no http or https address
    """
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise Refused(f"{text[:80]!r} is no address: {error}") from error
    if url.scheme not in ("http", "https") or not url.host or len(text) > MAX_ADDRESS:
        raise Refused(f"{text[:80]!r} is no http or https address")
    if url.userinfo:
        raise Refused(f"{url.host}: an address with a user name or password")
    return url.copy_with(fragment=None)


def origin(url: httpx.URL) -> Origin:
    """Scheme, host and port."""
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}[url.scheme]


async def address(url: httpx.URL, trusted: frozenset[Origin]) -> str:
    """The numeric address at which the host of `url` may be asked. Raises Refused, OSError where it has none."""
    _, host, port = origin(url)
    told = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found = [str(entry[4][0]) for entry in told]
    if origin(url) not in trusted:
        for text in found:
            if not public(text):
                raise Refused(f"{host} is at {text}, which is not public")
    return found[0]


def public(text: str) -> bool:
    """Whether a numeric address belongs to the public net, whatever form it is wrapped in.

    >>> [public(text) for text in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False]
    """
    found: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            inner = IPv4Address(found.packed[-4:])
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast and not found.is_reserved
