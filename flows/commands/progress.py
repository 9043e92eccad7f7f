"""How far a build is, on standard error: a moving bar on a terminal, a line a stage elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, Task, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from flows.commands.terminal import printable
from flows.progress import LISTENER


class _Bar:
    """Stages as bars that stay when they are done."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._stage: TaskID | None = None

    def begin(self, stage: str, total: int | None) -> None:
        self._stage = self._bars.add_task(stage, total=total, outcome="")

    def step(self, steps: int) -> None:
        if self._stage is not None:
            self._bars.advance(self._stage, steps)

    def end(self, outcome: str) -> None:
        if self._stage is not None:
            self._bars.update(self._stage, total=1, completed=1, outcome=printable(outcome))


class _Lines:
    """Stages as plain lines."""

    def __init__(self) -> None:
        self._stage = ""
        self._begun = 0.0

    def begin(self, stage: str, total: int | None) -> None:  # noqa: ARG002 a line has no bar to fill
        self._stage = stage
        self._begun = monotonic()

    def step(self, steps: int) -> None:
        """A line is written when its stage ends."""

    def end(self, outcome: str) -> None:
        took = monotonic() - self._begun
        print(f"{self._stage:9} {took:6.1f} s  {printable(outcome)}", file=sys.stderr, flush=True)


@contextmanager
def shown() -> Iterator[None]:
    """Show the progress of the build within the block."""
    console = Console(stderr=True)
    if not console.is_terminal:
        token = LISTENER.set(_Lines())
        try:
            yield
        finally:
            LISTENER.reset(token)
        return
    columns = (TextColumn("{task.description:9}"), BarColumn(24), TimeElapsedColumn(), _Outcome())
    with Progress(*columns, console=console) as bars:
        token = LISTENER.set(_Bar(bars))
        try:
            yield
        finally:
            LISTENER.reset(token)


class _Outcome(TextColumn):
    """What came of a stage, without reading markup in it."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        return Text(str(task.fields["outcome"]))
