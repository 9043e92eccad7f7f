"""The gate in a process of its own, started early: its library takes three seconds to import, beside other work."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path

from flows.release.gate.examine import Expected, Failed, Suite
from flows.release.gate.judge import Examine


class GateError(Exception):
    """The gate itself broke down, so that nothing can be published; the message is one line."""


_EARLY: ContextVar[subprocess.Popen[str] | None] = ContextVar("_EARLY", default=None)
"""One that was started before its build began."""


@contextmanager
def early() -> Iterator[None]:
    """Have the process of the `beside` within the block start now, where there is something else to wait for."""
    with _started() as process:
        token = _EARLY.set(process)
        try:
            yield
        finally:
            _EARLY.reset(token)
            process.kill()


@contextmanager
def beside() -> Iterator[Examine]:
    """What examines, once, within the block; it ends with the block. Raises GateError where it breaks down."""
    process = _EARLY.get() or _started()

    def examine(suites: Sequence[Suite], run: str, pages: Path) -> list[Failed]:
        asked = {"suites": [asdict(suite) for suite in suites], "run": run, "pages": str(pages)}
        answer, complaint = process.communicate(json.dumps(asked))
        if process.returncode:
            why = (complaint.strip().splitlines() or [f"exit code {process.returncode}"])[-1]
            raise GateError(f"the gate broke down and nothing is published: {why}")
        return [
            Failed(one["suite"], Expected(**one["expected"]), [(str(s), float(v)) for s, v in one["found"]])
            for one in json.loads(answer)
        ]

    with process:
        try:
            yield examine
        finally:
            process.kill()


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "flows.release.gate.examine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
