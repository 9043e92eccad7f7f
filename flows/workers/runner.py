"""What `--runner` may name: this machine, or the scheduler of a cluster."""

from typing import Final

from flows.ingest.refusal import InputError

LOCAL: Final = "local"
DASK: Final = "dask://"


def check(runner: str) -> None:
    """Raises InputError for a runner that is none."""
    if runner != LOCAL and not (runner.startswith(DASK) and runner.removeprefix(DASK)):
        raise InputError(f"{runner}: no runner; it is {LOCAL} or {DASK}host:port")
