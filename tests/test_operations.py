"""The page of operations, followed from an empty folder: a server, a worker, deployments, a schedule, alerts.

It also finds what pip does not: with some versions of SQLAlchemy and FastAPI the server starts and the scheduler dies
without a word, or only the first of two deployments is made.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest

from flows.reference import SEEDS
from tests.commandline import PROJECT, communique
from tests.servers import Reply, Site

PAGE = PROJECT / "flows" / "OPERATIONS.md"
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
PATIENCE = 180
"""Seconds after which something that takes a few is taken for lost, on a machine that is busy with other things."""


def block(words: str) -> str:
    """The one block of the page that has these words."""
    (found,) = (code for code in BLOCKS if words in code)
    return found


class Place:
    """The folder in which the page is followed, with the environment that its first block makes."""

    def __init__(self, folder: Path, site: Site) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._ports = {":4277": f":{port}", "--port 4277": f"--port {port}", ":4278": f":{site.port}"}
        self.folder = folder
        (folder / ".venv" / "bin").mkdir(parents=True)
        (folder / ".venv" / "bin" / "activate").write_text(f'PATH="{Path(sys.executable).parent}:$PATH"\n')
        shutil.copy(PROJECT / "prefect.yaml", folder)
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        self._environment = {**clean, "PYTHONPATH": str(PROJECT), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}
        lines = self.run(block("activate") + "env -0").split("\0")
        self._environment = dict(line.split("=", 1) for line in lines if "=" in line)
        self.api = self._environment["PREFECT_API_URL"]

    def command(self, code: str) -> str:
        """A block with the ports of this test in place of those of the page."""
        for written, used in self._ports.items():
            code = code.replace(written, used)
        return code

    def run(self, code: str) -> str:
        """Run a block to its end and return what it prints."""
        ended = subprocess.run(
            ["bash", "-euc", self.command(code)],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert ended.returncode == 0, f"{code}\n{ended.stdout[-2000:]}\n{ended.stderr[-2000:]}\n{self._logs()}"
        return ended.stdout

    def _logs(self) -> str:
        return "\n".join(log.read_text()[-3000:] for log in sorted(self.folder.glob("*.log")))

    @contextmanager
    def service(self, code: str) -> Iterator[None]:
        """Keep a block running; its whole group of processes has ended after the `with`."""
        with (self.folder / f"{code.split()[1]}.log").open("w") as log:
            process = subprocess.Popen(
                ["bash", "-euc", f"exec {self.command(code)}"],
                cwd=self.folder,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            with suppress(ProcessLookupError):  # nothing of it is left
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def ask(self, path: str, **body: Any) -> Any:
        """The answer of the server's API to a question that has a body; while its database is busy it answers 503."""
        ends = time.monotonic() + PATIENCE
        while True:
            answer = httpx.post(f"{self.api}/{path}", json=body, timeout=PATIENCE, trust_env=False)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or time.monotonic() > ends:
                break
            time.sleep(0.3)
        answer.raise_for_status()
        return answer.json()

    def flow_run(self, identity: str) -> dict[str, Any]:
        """One run, as the server knows it."""
        (found,) = self.ask("flow_runs/filter", flow_runs={"id": {"any_": [identity]}})
        return found

    def start(self, deployment: str, *inputs: str) -> str:
        """Begin a run with other inputs than its own; returns its id."""
        (found,) = self.ask("deployments/filter", deployments={"name": {"any_": [deployment]}})
        made = self.ask(f"deployments/{found['id']}/create_flow_run", parameters={"inputs": inputs})
        return made["id"]


def wait(what: str, true: Callable[[], Any]) -> Any:
    """The first answer that is not empty."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            if found := true():
                return found
        except httpx.TransportError:
            pass  # the server is not there yet
        time.sleep(0.3)
    pytest.fail(f"waited in vain: {what}")


def ended(place: Place, identity: str) -> dict[str, Any]:
    """A run, once it has ended."""

    def found() -> dict[str, Any] | None:
        run = place.flow_run(identity)
        return run if run["state"]["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    return wait(f"the end of run {identity}", found)


def told(site: Site) -> list[str]:
    """What the alerts have said."""
    return [json.loads(asked.body)["text"] for asked in site.asked if asked.path == "/hook"]


def test_the_page_leads_to_a_scheduled_build_that_is_watched(tmp_path: Path, site: Site) -> None:
    site.routes["/hook"] = Reply()
    site.routes["/slow.txt"] = lambda asked: Reply(
        headers={"Content-Length": "999999"},
        body=iter(lambda: time.sleep(0.5) or b"x", b"") if asked.method == "GET" else b"",
    )
    place = Place(tmp_path, site)
    with place.service(block("prefect server start")):
        wait("the server", lambda: httpx.get(f"{place.api}/health", trust_env=False).status_code == 200)
        assert place.run(block("deploy --all")).count("successfully created") == 2
        shutil.copy(SEEDS / "documents" / "000_e08ae095c46d25fc.txt", tmp_path / "inbox")
        (tmp_path / "inbox" / "latin.txt").write_bytes(b"Se\xf1or")
        planned = wait(
            "runs that the scheduler plans; it dies silently with SQLAlchemy 2.1",
            lambda: place.ask("flow_runs/filter", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}}),
        )
        assert all(run["auto_scheduled"] for run in planned)
        assert all(run["expected_start_time"][11:16] == "02:30" for run in planned)
        assert planned[0]["name"] in place.run(block("--state Scheduled"))
        with place.service(block("prefect worker start")):
            runs_that_hang_are_cancelled(place, site)
            first = place.start("nightly", "nowhere")
            second = re.findall(r"UUID: (\S+)", place.run(block("build/full --watch")))[0]
            failed, full = ended(place, first), ended(place, second)
            assert (failed["state"]["type"], full["state"]["type"]) == ("FAILED", "COMPLETED")
            assert full["start_time"] >= failed["end_time"], "one at a time in one output"
            wait("an alert", lambda: any("nightly" in text and "nowhere: no such file" in text for text in told(site)))
            logs = place.ask("logs/filter", logs={"flow_run_id": {"any_": [second]}})
            assert any("documents kept" in line["message"] for line in logs)
            what_the_build_left(place, second)
    place.run(block("database upgrade").partition("\n")[2])


def runs_that_hang_are_cancelled(place: Place, site: Site) -> None:
    place.run(block("flows.alerts").replace("--hours 6", "--hours 0.003"))
    hangs = place.start("full", f"{site.url}/slow.txt")
    assert ended(place, hangs)["state"]["type"] == "CANCELLED"
    wait("an alert", lambda: any("full" in text and "takes too long" in text for text in told(site)))
    assert len(place.run(block("flows.alerts")).splitlines()) == 2
    assert len(place.ask("automations/filter")) == 2, "the new rules have taken the place of the old ones"


def what_the_build_left(place: Place, run: str) -> None:
    data = place.folder / "data"
    assert communique("verify", data, cwd=place.folder).returncode == 0
    documents = pq.read_table(data / "release" / "documents.parquet").num_rows
    figures = pq.read_table(data / "release" / "figures.parquet").num_rows
    assert documents == 1
    left = {one["key"]: one for one in place.ask("artifacts/filter", artifacts={"flow_run_id": {"any_": [run]}})}
    assert set(left) == {"build", "site"}
    page = left["build"]["data"]
    assert f"| figures | {figures:,} |" in page
    assert "| ingest: not_utf8 | 1 |" in page
    assert re.search(r"\| seeds, figures, strict \| \d\.\d{3} \| \d\.\d{3} \| \d\.\d{3} \|", page)
    assert re.search(r"## Gate\n\n\d+ expectations, 0 not met", page)
    assert (data / "site" / "index.html").resolve().as_uri() in left["site"]["data"]


def test_the_page_installs_as_the_readme_does() -> None:
    assert block("database upgrade").startswith("pip install -q -c constraints.txt -e .")
    assert "pip install -q -c constraints.txt -e '.[test]'" in (PROJECT / "README.md").read_text(encoding="utf-8")
    assert len(BLOCKS) == 9, "a new block is run by the test above; that of many machines by the tests of clusters"
