"""Servers on this machine that stand in for those of the world: buckets, and sites that answer as a test wants."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any, NamedTuple

import fsspec


class S3:
    """Buckets of a server that runs in this process; the environment leads every client of S3 to it."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def bucket(self) -> str:
        """The address of a new, empty bucket."""
        address = f"s3://bucket-{next(self._numbers)}"
        fsspec.filesystem("s3").mkdir(address)
        return address


@contextmanager
def buckets() -> Iterator[S3]:
    """A server of S3 for the block."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield S3()
    finally:
        os.environ.clear()
        os.environ.update(before)
        server.stop()


class Reply(NamedTuple):
    """What a site answers; `body` may be pieces, which are sent one by one for as long as anyone reads."""

    status: int = 200
    headers: Mapping[str, str] = {}
    body: bytes | Iterator[bytes] = b""


Route = Reply | Callable[["Asked"], Reply]


class Asked(NamedTuple):
    """A request that came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


class Site:
    """A site on loopback: `routes` says what each path answers, `asked` has what was asked, in order."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def times(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(asked.path for asked in self.asked)

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, self.path, dict(self.headers.items()), body)
            site.asked.append(asked)
            route = site.routes.get(self.path, Reply(404))
            reply = route(asked) if callable(route) else route
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if isinstance(reply.body, bytes) and "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if self.command == "HEAD":
                return
            try:
                for piece in [reply.body] if isinstance(reply.body, bytes) else reply.body:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                pass  # who asked has read enough

        do_HEAD = do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            """What was asked stands in `asked`."""

    return Handler
