"""The build: what happens to the inputs, in the order in which it happens."""

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from prefect import State, flow, get_run_logger, task
from prefect.artifacts import create_link_artifact, create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events.worker import EventsWorker
from prefect.futures import as_completed
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import exponential_backoff

from flows import progress
from flows.curate import corrections_csv
from flows.curate.corrections_csv import Correction
from flows.incremental import readings
from flows.incremental import start as beginning
from flows.incremental.readings import Survey
from flows.incremental.start import Start
from flows.ingest import readers
from flows.ingest.addresses import Unreachable
from flows.ingest.sources import Source
from flows.output import Output
from flows.questions import reader
from flows.reference import SEEDS
from flows.release import publish as releases
from flows.release import site
from flows.release.gate import process as gate
from flows.release.gate.judge import Examine
from flows.release.publish import Refused, Release
from flows.release.quality import quality
from flows.release.summary import summary
from flows.release.upload import upload
from flows.warehouse import Warehouse
from flows.workers.batches import Batch
from flows.workers.crew import IN_FLIGHT, Worker, crew
from flows.workers.runner import LOCAL, check

_RUNNER: Final[TaskRunner[Any]] = ThreadPoolTaskRunner(max_workers=IN_FLIGHT)

_PATIENCE: Final = 10.0
"""Seconds that the last events of a run may take to reach the API."""


def unanswered(_task: object, _run: object, state: State[Any]) -> bool:
    """Whether a task failed because a storage did not answer."""
    return isinstance(state.data, Unreachable)


_AGAIN: Final[dict[str, Any]] = {
    "retries": 3,
    "retry_delay_seconds": exponential_backoff(backoff_factor=2),
    "retry_condition_fn": unanswered,
}
"""Tasks that read inputs try again after 2, 4 and 8 seconds where a storage has not answered, and only then."""


class Built(NamedTuple):
    """What a build has left: the release, and the documents and candidates that were refused, by reason."""

    release: Release
    rejects: dict[str, int]


@flow(name="build", validate_parameters=False, task_runner=_RUNNER)
def build(
    inputs: Sequence[str],
    out: str,
    workers: int,
    address: str | None = None,
    full: bool = False,
    runner: str = LOCAL,
    shared: str | None = None,
    corrections: str | None = None,
) -> Built:
    """Read the inputs (folders and files, or their addresses) and leave warehouse and release in the folder `out`.

    What the warehouse there knows is not read again, unless the build is to be `full`; the release is the same. It is
    sent to `address` too, where one is given. So many processes of this machine extract, or the workers of a cluster
    (`runner`, see `crew`) by way of a folder that they and this machine share: below `out`, or `shared`.
    `corrections` is a file of changes by hand, that of seeds/ where none is given.

    Raises InputError for inputs and corrections that cannot be used and a runner that is none, Unreachable where a
    storage does not answer after several tries, OutputInUse where another build has the folder, WorkerDied and
    ClusterError where those who extract cannot go on, Refused where the gate lets nothing pass (release and warehouse
    before stand as they were then), UploadError where the release cannot be sent.
    """
    check(runner)
    output = Output(Path(out))
    with output.claimed(), progress.logged(get_run_logger()), gate.beside() as examine:
        lines = corrections_csv.read(Path(corrections) if corrections else SEEDS / "corrections.csv")
        start = beginning.begin(output, full=full)
        survey = compare(discover(inputs), start)
        cut = start.batches(survey)
        with crew(len(cut), workers, runner, shared or str(output.shared)) as worker:
            parts = extract_all(cut, start.parts, worker)
        land(start, survey, parts, output)
        curate(output, lines)
        built = Built(publish(output, measure(), examine), count_rejects(output))
        if address is not None:
            send(output, address)
        report(built, output)
        show(output)
    return built


@task(cache_policy=NO_CACHE, **_AGAIN)
def discover(inputs: Sequence[str]) -> list[Source]:
    """What there is to read."""
    with progress.stage("discover") as stage:
        sources = readers.discover(inputs)
        stage.outcome = f"{len(sources):,} sources"
    return sources


@task(cache_policy=NO_CACHE, **_AGAIN)
def compare(sources: Sequence[Source], start: Start) -> Survey:
    """What of it is new."""
    with progress.stage("compare", sum(source.size for source in sources)) as stage:
        survey = readings.survey(sources, start.known, stage.step)
        stage.outcome = f"{len(survey.unread):,} sources with something new"
    return survey


def extract_all(cut: Sequence[Batch], folder: Path, worker: Worker) -> list[Path]:
    """The parts of all batches, in their order."""
    with progress.stage("extract", sum(batch.size for batch in cut)) as stage:
        futures = {extract.submit(batch, folder, worker): batch for batch in cut}
        for future in as_completed(list(futures)):
            stage.step(futures[future].size)
        parts = [part for future in futures for part in future.result()]
        stage.outcome = f"{len(parts):,} parts"
    return parts


@task(cache_policy=NO_CACHE, **_AGAIN)
def extract(batch: Batch, folder: Path, worker: Worker) -> list[Path]:
    """Read, extract and validate one batch; rows and rejects stand in its parts."""
    return worker(batch, folder)


@task(cache_policy=NO_CACHE)
def land(start: Start, survey: Survey, parts: Sequence[Path], output: Output) -> None:
    """Bring what is known and the parts together in a new warehouse."""
    with progress.stage("land", len(parts) + len(start.leftover)) as stage:
        stage.outcome = f"{beginning.land(start, survey, parts, output, stage.step):,} documents kept"


@task(cache_policy=NO_CACHE)
def curate(output: Output, lines: Sequence[Correction]) -> None:
    """Correct rows by hand, make the tables that need all documents."""
    with progress.stage("curate") as stage:
        with Warehouse(output.next_warehouse) as warehouse:
            waiting = warehouse.curate(lines)
            stage.outcome = f"{warehouse.count()['claims']:,} claims"
        if lines:
            stage.outcome += f", {len(lines) - waiting} of {len(lines)} corrections"


@task(cache_policy=NO_CACHE)
def measure() -> dict[str, Any]:
    """How good this extractor is, on the gold documents."""
    with progress.stage("measure") as stage:
        measured = quality()
        stage.outcome = "accuracy on gold"
    return measured


@task(cache_policy=NO_CACHE)
def publish(output: Output, measured: dict[str, Any], examine: Examine) -> Release:
    """Let the candidate through the gate, and release and new warehouse take the place of the old ones."""
    with progress.stage("publish") as stage:
        try:
            release = releases.publish(output.next_warehouse, output.release, measured, examine)
        except Refused:
            output.keep()
            raise
        output.accept()
        stage.outcome = f"{release.version}, {release.against}"
    return release


@task(cache_policy=NO_CACHE)
def send(output: Output, address: str) -> str:
    """Send the release to where others find it."""
    with progress.stage("send") as stage:
        sent = upload(output.release, address)
        stage.outcome = sent.address if sent.sent else f"{sent.address} was there"
    return sent.address


@task(cache_policy=NO_CACHE)
def show(output: Output) -> None:
    """Make the pages for people and a link to them; the release stands already, whatever becomes of them."""
    with progress.stage("show") as stage:
        loaded = site.write(output.release, output.site)
        stage.outcome = f"pages in {output.site}, {loaded / 1e6:.1f} MB at a first view"
    front = (output.site / "index.html").resolve()
    create_link_artifact(key="site", link=front.as_uri(), link_text=str(front), description="The pages of the release")


def count_rejects(output: Output) -> dict[str, int]:
    """How many documents and candidates were refused, by stage and reason."""
    with reader(output.warehouse) as connection:
        query = "SELECT stage || ': ' || reason, count(*) FROM rejects GROUP BY ALL ORDER BY count(*) DESC, 1"
        return dict(connection.execute(query).fetchall())


def report(built: Built, output: Output) -> None:
    """Leave what the build came to as an artifact of the run."""
    told = json.loads((output.release / "quality.json").read_bytes())
    create_markdown_artifact(
        key="build",
        description=f"What build {built.release.version} holds and what it refused, its accuracy and its gate",
        markdown=summary(built.release.version, built.release.rows, built.rejects, told),
    )


def run(inputs: Sequence[str], out: str, workers: int, runner: str = LOCAL, **others: Any) -> Built:
    """Run the flow with so many workers and the other parameters of `build`, on the API that the environment names now.

    A heartbeat would cost a second a run and is of use to deployments only.
    """
    settings = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None, PREFECT_API_URL: os.environ.get("PREFECT_API_URL")}
    with temporary_settings(settings):
        threads: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=workers if runner == LOCAL else IN_FLIGHT)
        try:
            built: Built = build.with_options(task_runner=threads)(inputs, out, workers, runner=runner, **others)
            return built
        finally:
            # The last events must arrive before the API ends; that some are left when this begins is no news.
            logging.getLogger(EventsWorker.__name__).setLevel(logging.ERROR)
            EventsWorker.drain_all(timeout=_PATIENCE)
