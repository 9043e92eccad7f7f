"""Building: the flow run with an engine of its own, its progress shown."""

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from flows.commands.failure import BadUse, Failure
from flows.commands.progress import shown
from flows.engine import EngineError, engine
from flows.ingest.addresses import Unreachable, is_remote, place
from flows.ingest.refusal import InputError
from flows.output import ClusterError, Output, OutputInUse, PartError, WorkerDied
from flows.questions import WarehouseError
from flows.reference import SEEDS
from flows.release.site import SiteError
from flows.release.upload import UploadError
from flows.workers.runner import LOCAL, check


def build(
    inputs: Sequence[str],
    out: Path,
    workers: int | None,
    address: str | None = None,
    *,
    full: bool = False,
    runner: str = LOCAL,
    corrections: Path | None = None,
    **others: Any,
) -> str:
    """Run a build and return what it has left, as text; `others` are further parameters of the flow.

    Raises BadUse for inputs and corrections that cannot be used and an output folder that is none or has another build,
    Failure where the build breaks off; then the last release still stands.
    """
    inputs = inputs or [str(SEEDS / "documents")]
    try:
        check(runner)
        places = [place(item) for item in inputs]
    except InputError as error:
        raise BadUse(str(error)) from error
    for path in places:
        if not is_remote(path) and not path.exists():
            raise BadUse(f"{path}: no such file or folder")
    if workers is not None and workers < 1:
        raise BadUse(f"--workers {workers}: at least one is needed")
    if out.exists() and not out.is_dir():
        raise BadUse(f"{out}: not a folder")
    if corrections is not None and not corrections.is_file():
        raise BadUse(f"{corrections}: no such file")
    output = Output(out)
    with engine(output.engine) as ready:
        # Prefect reads its settings when it is imported, and the engine has just made them.
        gc.disable()  # thousands of classes are made and none is garbage
        import flows.build
        from flows.release.gate.process import GateError, early
        from flows.release.publish import Refused

        gc.enable()

        try:
            with early():
                ready()
                with shown():
                    built = flows.build.run(
                        inputs,
                        str(out),
                        workers or _cores(),
                        address=address,
                        full=full,
                        runner=runner,
                        corrections=corrections and str(corrections),
                        **others,
                    )
        except (InputError, OutputInUse) as error:
            raise BadUse(str(error)) from error
        except SiteError as error:
            raise Failure(f"the new release stands, its pages could not be made: {error}") from error
        except Refused as error:
            raise Failure(_refused(error.failures, output)) from error
        except (
            ClusterError,
            EngineError,
            GateError,
            Unreachable,
            UploadError,
            WarehouseError,
            PartError,
            WorkerDied,
            OSError,
        ) as error:
            raise Failure(str(error)) from error
        except duckdb.Error as error:
            raise Failure(f"{output.next_warehouse} cannot be written: {str(error).splitlines()[0]}") from error
    width = max(map(len, built.release.rows))
    lines = [f"{table:{width}} {count:>9,}" for table, count in built.release.rows.items()]
    return "\n".join([*lines, f"release {built.release.version} in {output.release}"])


def _refused(failures: Sequence[str], output: Output) -> str:
    stood = output.release.exists()
    lines = [f"gate: {line}" for line in failures]
    lines.append(
        f"{f'{output.release} stands as it was' if stood else 'nothing is published'}; "
        f"what was refused is in {output.candidate}, the report in {output.checks / 'index.html'}"
    )
    if stood:
        lines.append(f"if what changed since the last release is meant, move {output.release} away and build again")
    return "\n".join(lines)


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
