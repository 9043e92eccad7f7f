"""The command line as users run it: in a process and folder of its own, without a terminal."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final, Protocol

PROJECT: Final = Path(__file__).parent.parent
Ended = subprocess.CompletedProcess[str]


class Communique(Protocol):
    """Runs one command to its end in the folder `cwd`."""

    def __call__(self, *arguments: str | Path, cwd: Path) -> Ended: ...


def communique(*arguments: str | Path, cwd: Path, project: Path = PROJECT) -> Ended:
    """Run one command of the checkout `project`; no setting of Prefect of whoever runs the tests reaches it."""
    command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**inherited, "PYTHONPATH": str(project), "COLUMNS": "80"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=600, env=environment)
