"""The folder that a build fills: where things stand in it, and one build at a time."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.release import swap


class OutputInUse(Exception):
    """Another build is writing to the folder; the message is one line for the person who asked."""


@dataclass(frozen=True)
class Output:
    """Places below an output folder. What begins with a dot is the build's own and may be deleted between builds."""

    root: Path

    @property
    def warehouse(self) -> Path:
        """The warehouse of the last build that was completed."""
        return self.root / "communique.duckdb"

    @property
    def release(self) -> Path:
        """The published release."""
        return self.root / "release"

    @property
    def site(self) -> Path:
        """The published release as pages for people."""
        return self.root / "site"

    @property
    def parts(self) -> Path:
        """Where workers leave their rows."""
        return self.root / ".parts"

    @property
    def engine(self) -> Path:
        """The state of Prefect where no server is given."""
        return self.root / ".prefect"

    @property
    def next_warehouse(self) -> Path:
        """The warehouse of the build under way, which readers do not see before it is whole."""
        return self.root / ".communique.duckdb.next"

    def accept(self) -> None:
        """Let the warehouse of this build take the place of the one before."""
        with self.next_warehouse.open("rb") as stream:
            os.fsync(stream.fileno())
        self.next_warehouse.replace(self.warehouse)

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Keep other builds away; clears what an interrupted one left, and what this one needs no more.

        Raises OutputInUse where another build has the folder, OSError where it cannot be written.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise OutputInUse(f"another build is writing to {self.root}; wait until it has ended") from error
            swap.recover(self.release)
            swap.recover(self.site)
            self._clear()
            try:
                yield
            finally:
                self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self.parts, ignore_errors=True)
        for path in self.root.glob(f"{self.next_warehouse.name}*"):
            path.unlink()
