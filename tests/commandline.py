"""The command line as users run it: in a process and folder of its own, without a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final, Protocol

from flows.engine import wait

PROJECT: Final = Path(__file__).parent.parent
Ended = subprocess.CompletedProcess[str]


class Communique(Protocol):
    """Runs one command to its end in the folder `cwd`."""

    def __call__(self, *arguments: str | Path, cwd: Path) -> Ended: ...


SERVER: Final = "COMMUNIQUE_TESTS_SERVER"
"""In the environment, the variables that lead to the one Prefect server of a run of the whole suite, as JSON."""


def communique(*arguments: str | Path, cwd: Path, project: Path = PROJECT, alone: bool = False) -> Ended:
    """Run one command of the checkout `project`; no setting of Prefect of whoever runs the tests reaches it.

    Where all tests run, builds share a server, whose start costs as much as the rest of a small build, unless this one
    is to be `alone`.
    """
    command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**inherited, "PYTHONPATH": str(project), "COLUMNS": "80"}
    if SERVER in os.environ and not alone:
        environment |= json.loads(os.environ[SERVER])
        wait(environment["PREFECT_API_URL"])
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=600, env=environment)
