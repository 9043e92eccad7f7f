"""Holding what was measured against what is expected, by Great Expectations, which leaves its pages of it.

Run as a program it reads a JSON object `{"suites", "run", "pages"}` from standard input and writes the failures to
standard output. Its import takes three seconds, so that a build starts it early, beside its other work.
"""

import gc
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from flows.release.gate import pages

Row = dict[str, Any]

_UNUSED: Final = ("altair", "boto3", "scipy.stats")
"""What the library imports for expectations and stores other than these: two of its five seconds."""


@dataclass(frozen=True)
class Expected:
    """No value of `column` is above `most`; `notes` say in words what the column counts or measures."""

    column: str
    most: float
    notes: str


@dataclass(frozen=True)
class Suite:
    """What is expected of one table, or of the release: rows of aggregates that have a `subject`, and their limits.

    A value that is None is not judged.
    """

    name: str
    rows: Sequence[Row]
    expected: Sequence[Expected]


@dataclass(frozen=True)
class Failed:
    """An expectation that does not hold, and the subjects and values for which it does not."""

    suite: str
    expected: Expected
    found: Sequence[tuple[str, float]]

    @property
    def on(self) -> str:
        """What it fails on, in words."""
        return ", ".join(f"{subject} {value:g}" for subject, value in self.found) or "it could not be evaluated"


def examine(suites: Sequence[Suite], run: str, place: Path) -> list[Failed]:
    """All expectations that fail; the pages of the run stand in the folder `place` then, which must not exist yet."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    import pandas as pd
    from great_expectations.core.run_identifier import RunIdentifier
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.expectations.core.expect_column_max_to_be_between import ExpectColumnMaxToBeBetween

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    _send_pages_to(context, place)
    asset = context.data_sources.add_pandas("candidate").add_dataframe_asset("counted")
    whole = asset.add_batch_definition_whole_dataframe("all")
    failed: list[Failed] = []
    for suite in suites:
        by_rule = [
            ExpectColumnMaxToBeBetween(column=one.column, max_value=one.most, notes=one.notes, meta={"at": at})
            for at, one in enumerate(suite.expected)
        ]
        definition = gx.ValidationDefinition(
            name=suite.name,
            data=whole,
            suite=context.suites.add(gx.ExpectationSuite(name=suite.name, expectations=by_rule)),
        )
        # The worst of nothing is 0, where the library would have no maximum and so a failure.
        values = {one.column: [0, *(row.get(one.column) for row in suite.rows)] for one in suite.expected}
        found = context.validation_definitions.add(definition).run(
            batch_parameters={"dataframe": pd.DataFrame(values, dtype="float64")},
            result_format="SUMMARY",
            run_id=RunIdentifier(run_name=run),
        )
        failed += [_failed(suite, result) for result in found.results if not result.success]
    context.build_data_docs()
    pages.enclose(place)
    pages.index(place, run, _lines(suites, failed))
    return failed


def _send_pages_to(context: Any, place: Path) -> None:
    """The site that the context begins with is a temporary folder that nobody would remove."""
    for site in dict(context.variables.data_docs_sites or {}).values():
        shutil.rmtree(site["store_backend"]["base_directory"], ignore_errors=True)
    backend = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(place.resolve())}
    context.variables.data_docs_sites = {
        "checks": {
            "class_name": "SiteBuilder",
            "store_backend": backend,
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "site_section_builders": {"expectations": "None"},  # the index has all of it
            "show_how_to_buttons": False,
        }
    }


def _failed(suite: Suite, result: Any) -> Failed:
    expected = suite.expected[result.expectation_config.meta["at"]]
    values = [(str(row["subject"]), row.get(expected.column)) for row in suite.rows]
    return Failed(suite.name, expected, [(s, float(v)) for s, v in values if v is not None and v > expected.most])


def _lines(suites: Sequence[Suite], failed: Sequence[Failed]) -> Iterator[pages.Line]:
    broken = {(one.suite, one.expected.column): one for one in failed}
    for suite in suites:
        for one in suite.expected:
            fault = broken.get((suite.name, one.column))
            worst = max((row.get(one.column) or 0 for row in suite.rows), default=0)
            yield pages.Line(suite.name, one.column, one.notes, worst, one.most, fault.on if fault else "")


def read(text: str) -> tuple[list[Suite], str, Path]:
    """The arguments of `examine` from their JSON."""
    asked = json.loads(text)
    suites = [
        Suite(one["name"], one["rows"], [Expected(**expected) for expected in one["expected"]])
        for one in asked["suites"]
    ]
    return suites, asked["run"], Path(asked["pages"])


class _Late(MetaPathFinder):
    """Lets modules be imported only once something of them is asked for."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as it would be found without this, but late."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname in _UNUSED else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def main() -> None:
    """Import first, then wait for what to examine."""
    answer, sys.stdout = sys.stdout, sys.stderr  # what the library prints is no answer
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    gc.disable()  # thousands of classes are made and none is garbage
    sys.meta_path.insert(0, _Late())
    import great_expectations  # noqa: F401

    gc.enable()
    asked = sys.stdin.read()
    if asked:
        json.dump([asdict(one) for one in examine(*read(asked))], answer)


if __name__ == "__main__":
    main()
