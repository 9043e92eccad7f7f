"""Bounds around a query of anyone's making, outside of the engine that runs it.

DuckDB keeps to its own limits between vectors of rows. What one function does with one huge value is neither counted
nor interrupted: `repeat` alone can ask for all memory there is, or run for hours.
"""

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Final

from flows.commands.failure import Failure

MOST_BYTES: Final = 8 << 30
"""Of memory that this process may ask for while a query runs: DuckDB's 4 GB, and as much for all around it."""


@contextmanager
def bounded(seconds: float, size: int) -> Iterator[None]:
    """The block has `size` bytes, or raises Failure, and `seconds`, or the process ends with exit code 1."""
    watch = Timer(seconds, _give_up, (seconds,))
    watch.daemon = True
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if soft < 0 else min(size, soft), hard))
    watch.start()
    try:
        yield
    except MemoryError as error:
        raise Failure(f"the answer needs more than {size >> 30} GB of memory") from error
    finally:
        watch.cancel()
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _give_up(seconds: float) -> None:
    sys.stderr.write(f"communique: the query was still running after {seconds:.0f} seconds\n")
    sys.stderr.flush()
    os._exit(1)  # nothing gentler ends a function that DuckDB is in
