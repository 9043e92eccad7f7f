"""Prefect without a server of one's own: a small one for the length of a build, on the loopback of this machine.

Prefect would start one too, but first imports all of it a second time in the calling process: this one starts while
the caller still imports, which halves the wait. It ends with the process that started it, however that ends. All it
writes stays in one folder, and it asks no other host for anything.
"""

import gc
import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_QUIET: Final = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}
_LOOPBACK: Final = "127.0.0.1"
_PATIENCE: Final = 120.0
"""Seconds that a server may take to start on a slow machine."""


class EngineError(Exception):
    """The server did not start; the message is one line for the person who runs the build."""


@contextmanager
def engine(home: Path) -> Iterator[Callable[[], None]]:
    """A Prefect API for the block, with its state in `home`; gives a function that waits until it answers.

    Where the environment names an API (PREFECT_API_URL) that one is used and nothing is started. Import Prefect within
    the block, for it reads the environment when it is imported. Raises EngineError, from the function, where the
    server does not start.
    """
    if os.environ.get("PREFECT_API_URL"):
        yield lambda: None
        return
    before = dict(os.environ)
    with served(home) as named:
        os.environ.update(named)
        try:
            yield lambda: wait(named["PREFECT_API_URL"])
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def served(home: Path) -> Iterator[dict[str, str]]:
    """A server for the block, with its state in `home`; gives the variables of the environment that lead to it."""
    home.mkdir(parents=True, exist_ok=True)
    named = {**_QUIET, "PREFECT_HOME": str(home.resolve())}
    with socket.create_server((_LOOPBACK, 0)) as listening:
        address = f"http://{_LOOPBACK}:{listening.getsockname()[1]}/api"
        server = subprocess.Popen(  # noqa: S603 our own interpreter and module
            [sys.executable, "-m", "flows.engine", str(listening.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[listening.fileno()],
            env={**os.environ, **named},
        )
    try:
        yield {**named, "PREFECT_API_URL": address}
    finally:
        server.terminate()
        server.wait()


def wait(address: str) -> None:
    """Wait until a server answers, or raise EngineError.

    The socket listens from the start, so that one request waits until the server takes it, or is cut off.
    """
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=_PATIENCE):  # noqa: S310 our own loopback address
            return
    except (urllib.error.URLError, OSError) as error:
        raise EngineError(f"the flow engine did not start: {error}") from error


def _serve(handle: int) -> None:
    """Be the server, on a socket that is open already, until the caller's end of standard input closes."""
    threading.Thread(target=_end_with_caller, daemon=True).start()
    gc.disable()  # thousands of classes are made and none is garbage
    import uvicorn
    from prefect.server.api.server import create_app

    gc.freeze()  # nor when Prefect itself has it collected
    app = create_app(ephemeral=True, final=True)
    gc.enable()
    with socket.socket(fileno=handle) as listening:
        uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on")).run(sockets=[listening])


def _end_with_caller() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
