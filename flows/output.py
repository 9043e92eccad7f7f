"""The folder that a build fills: where things stand in it, and one build at a time."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.release import swap


class OutputInUse(Exception):
    """Another build is writing to the folder; the message is one line for the person who asked."""


class WorkerDied(Exception):
    """A process that extracts ended without a word; the message is one line for the person who asked."""


class ClusterError(Exception):
    """A cluster that cannot be used, or has failed; the message is one line that says what to do."""


class PartError(Exception):
    """Rows that a worker left on the disk cannot be read; the message is one line for the person who asked."""


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
    def checks(self) -> Path:
        """The pages of the last gate."""
        return self.root / "checks"

    @property
    def candidate(self) -> Path:
        """What the gate refused last, as a build would have left it; it goes when the next candidate passes."""
        return self.root / "candidate"

    @property
    def parts(self) -> Path:
        """Where workers leave their rows."""
        return self.root / ".parts"

    @property
    def shared(self) -> Path:
        """Where the workers of a cluster hand over their parts, if no other place is named."""
        return self.root / ".shared"

    @property
    def engine(self) -> Path:
        """The state of Prefect where no server is given."""
        return self.root / ".prefect"

    @property
    def next_warehouse(self) -> Path:
        """The warehouse of the build under way, which readers do not see before it is whole."""
        return self.root / ".communique.duckdb.next"

    def go_on(self) -> None:
        """Let the next warehouse begin as a copy of the one of the last build."""
        shutil.copyfile(self.warehouse, self.next_warehouse)

    def accept(self) -> None:
        """Let the warehouse of this build take the place of the one before.

        It is on the disk before its name changes, so a power loss leaves the one before or this one, whole. Raises
        OSError, with the one before in its place, where the disk cannot take it.
        """
        if self._log.exists():
            raise OSError(f"{self.next_warehouse} could not be written whole; is the disk full?")
        swap.to_disk(self.next_warehouse)
        self.next_warehouse.replace(self.warehouse)
        swap.synced(self.root)

    def keep(self) -> None:
        """Put the warehouse of this build beside its candidate that the gate refused."""
        self.next_warehouse.replace(self.candidate / self.warehouse.name)

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Keep other builds away; clears what an interrupted one left half done, and what this one needs no more.

        Parts that a build which fails has finished stay for the next. Raises OutputInUse where another build has the
        folder, OSError where it cannot be written.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise OutputInUse(f"another build is writing to {self.root}; wait until it has ended") from error
            for place in (self.release, self.site, self.checks, self.candidate / "release"):
                swap.recover(place)
            self._clear()
            try:
                yield
                shutil.rmtree(self.parts, ignore_errors=True)
            finally:
                self._clear()

    @property
    def _log(self) -> Path:
        return self.next_warehouse.with_name(f"{self.next_warehouse.name}.wal")

    def _clear(self) -> None:
        shutil.rmtree(self.shared, ignore_errors=True)
        for path in self.root.glob(f"{self.next_warehouse.name}*"):
            if path.is_dir():  # where DuckDB kept what memory could not hold
                shutil.rmtree(path)
            else:
                path.unlink()
