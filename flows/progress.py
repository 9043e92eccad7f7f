"""What a build tells of its progress, and to whom: whoever runs it sets `LISTENER`; by default nobody listens."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from logging import Logger, LoggerAdapter
from typing import Any, Final, Protocol


class Listener(Protocol):
    """Hears of stages as they begin, of steps within them, and of their ends."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage of `total` steps begins; None where it has no steps to count."""

    def step(self, steps: int) -> None:
        """So many steps of the stage are done."""

    def end(self, outcome: str) -> None:
        """The stage is done; `outcome` says what came of it in a few words."""


class Stage:
    """A stage under way; set `outcome` before it ends."""

    def __init__(self, listener: Listener | None) -> None:
        self._listener = listener
        self.outcome = ""

    def step(self, steps: int = 1) -> None:
        """Tell that so many steps are done."""
        if self._listener:
            self._listener.step(steps)


LISTENER: Final[ContextVar[Listener | None]] = ContextVar("listener", default=None)


@contextmanager
def stage(name: str, total: int | None = None) -> Iterator[Stage]:
    """A stage of the build; the listener does not hear of its end where it fails."""
    listener = LISTENER.get()
    if listener:
        listener.begin(name, total)
    current = Stage(listener)
    yield current
    if listener:
        listener.end(current.outcome)


class _Logged:
    """Stages as lines of a log, one when each is done."""

    def __init__(self, logger: "Logger | LoggerAdapter[Any]") -> None:
        self._logger = logger
        self._stage = ""

    def begin(self, stage: str, total: int | None) -> None:  # noqa: ARG002 a log is not for single steps
        self._stage = stage

    def step(self, steps: int) -> None:
        """A line is written when its stage ends."""

    def end(self, outcome: str) -> None:
        self._logger.info("%s: %s", self._stage, outcome)


@contextmanager
def logged(logger: "Logger | LoggerAdapter[Any]") -> Iterator[None]:
    """Write the stages of the block to a log, unless somebody listens already."""
    if LISTENER.get() is not None:
        yield
        return
    token = LISTENER.set(_Logged(logger))
    try:
        yield
    finally:
        LISTENER.reset(token)
