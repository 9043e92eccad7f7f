"""Nothing that breaks an expectation is published, and whoever built it is told which and on what."""

import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from lxml import html

from flows.release import rules, sums
from flows.release.gate import judge
from flows.release.gate.examine import Expected, Failed, Suite, examine
from flows.release.gate.limits import limits
from flows.release.gate.process import GateError, beside
from flows.release.publish import Refused, publish
from flows.release.tables import released
from flows.release.verify import verify
from schemas import BETWEEN, TABLES
from schemas.frames import frame, typed
from tests.commandline import communique
from tests.invented import Row, document, record
from tests.release.conftest import MEASURED

TEXTS = [f"Report {number}: Brazil and Chile met." for number in range(600)]
DATED = {"date_start": date(2020, 2, 1), "date_end": date(2020, 2, 1)}
ACCURACY = MEASURED["accuracy"]


def records(table: str, texts: Iterable[str] = TEXTS, **columns: Any) -> list[Row]:
    """One record a text."""
    return [record(table, text, "Brazil and Chile met", **columns) for text in texts]


def documents(number: int, **columns: Any) -> list[Row]:
    return [document(f"Report {at}: Brazil and Chile met.", file=f"{at}.txt", **columns) for at in range(number)]


def rejects(number: int, **columns: Any) -> list[Row]:
    return [{"reject_id": f"rej_{at:016x}", "stage": "ingest", "reason": "empty", **columns} for at in range(number)]


def written(folder: Path, **made: list[Row]) -> Path:
    """The tables of a release as they would stand in it, whatever is in them, and the accuracy."""
    folder.mkdir()
    for name in TABLES | BETWEEN:
        found = typed(name, frame(name, made.get(name, [])))
        pq.write_table(found.to_arrow().cast(released(name)), folder / f"{name}.parquet")
    (folder / "quality.json").write_text(json.dumps({"accuracy": ACCURACY}))
    return folder


SOUND = {
    "documents": documents(len(TEXTS)),
    "figures": records("figures"),
    "commitments": records("commitments"),
    "agreements": records("agreements"),
    "events": records("events", **DATED),
    "persons": records("persons"),
}
BROKEN: dict[str, tuple[dict[str, list[Row]], str]] = {
    "rows_lost": ({"events": SOUND["events"][:400]}, "events 0.3333"),
    "rows_gained": (
        {"figures": [record("figures", text, word) for text in TEXTS for word in ("Brazil", "and", "Chile", "met")]},
        "figures 4",
    ),
    "documents_refused": ({"rejects": rejects(700)}, "documents 0.5385"),
    "documents_failed": ({"rejects": rejects(7, stage="extract", reason="extract_failed")}, "documents 0.0117"),
    "rows_refused": (
        {"rejects": rejects(40, stage="validate", reason="same_party", record_table="figures")},
        "figures 0.0625",
    ),
    "figures_without_parties": ({"figures": records("figures", reporter=None, partner=None)}, "figures 1"),
    "figures_without_period": ({"figures": records("figures", period_start=None, period_end=None)}, "figures 1"),
    "commitments_without_parties": ({"commitments": records("commitments", parties=[])}, "commitments 1"),
    "agreements_without_parties": ({"agreements": records("agreements", parties=[])}, "agreements 1"),
    "events_without_parties": ({"events": records("events", parties=[], **DATED)}, "events 1"),
    "events_without_dates": ({"events": records("events")}, "events 1"),
    "values_lost": ({"figures": records("figures", unit=None)}, "figures.unit 1"),
    "days_lost": (
        {"documents": documents(len(TEXTS), published_on=date(2020, 2, 3) - timedelta(days=8))},
        "documents 8",
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release in which every limit is judged and kept."""
    return written(tmp_path_factory.mktemp("gate") / "sound", **SOUND)


def failures(folder: Path, last: Path, accuracy: dict[str, Any] = ACCURACY) -> list[str]:
    """What the expectations of the release as a whole say."""

    def of_release(suites: Sequence[Suite], run: str, pages: Path) -> list[Failed]:
        return examine([suite for suite in suites if suite.name == "release"], run, pages)

    return judge.judge(folder, last, accuracy, "v", folder.with_name("pages"), of_release).failures


def test_a_sound_release_passes_against_one_like_it(sound: Path, tmp_path: Path):
    assert judge.judge(sound, sound, ACCURACY, "v", tmp_path / "pages", examine).failures == []


@pytest.mark.parametrize("name", BROKEN)
def test_an_expectation_of_the_release_fails_and_says_on_what(name: str, sound: Path, tmp_path: Path):
    changed, subject = BROKEN[name]
    candidate = written(tmp_path / "candidate", **{**SOUND, **changed})
    (line,) = [line for line in failures(candidate, sound) if line.startswith(f"release, {name}: ")]
    assert subject in line
    assert f"at most {limits()[name].most:g} ({limits()[name].meaning})" in line


def test_a_hundredfold_of_documents_fails(tmp_path: Path):
    last = written(tmp_path / "last", documents=documents(100))
    candidate = written(tmp_path / "candidate", documents=documents(10_001))
    assert [line.split(";")[0] for line in failures(candidate, last)] == ["release, documents_gained: documents 100.01"]


@pytest.mark.parametrize(("f1", "fails"), [(0.6568, False), (0.6566, True)])
def test_accuracy_more_than_a_hundredth_below_the_last_release_fails(
    f1: float, fails: bool, sound: Path, tmp_path: Path
):
    accuracy = copy.deepcopy(ACCURACY)
    accuracy["seeds"]["tables"]["figures"]["strict"]["f1"] = f1
    candidate = shutil.copytree(sound, tmp_path / "candidate")
    found = failures(candidate, sound, accuracy)
    assert [line.split(" 0.0")[0] for line in found] == ["release, accuracy_lost: seeds figures strict"] * fails


def test_accuracy_on_other_gold_is_not_compared(sound: Path, tmp_path: Path):
    accuracy = copy.deepcopy(ACCURACY)
    accuracy["seeds"]["gold"] = "0ther"
    accuracy["seeds"]["tables"]["figures"]["strict"]["f1"] = 0.1
    assert failures(shutil.copytree(sound, tmp_path / "candidate"), sound, accuracy) == []


def test_every_limit_has_a_test():
    assert {*BROKEN, "documents_gained", "accuracy_lost"} == set(limits())


def test_shares_of_a_few_rows_are_not_judged(tmp_path: Path):
    last = written(tmp_path / "last", documents=documents(60), events=records("events", TEXTS[:60]))
    candidate = written(tmp_path / "candidate", documents=documents(3), rejects=rejects(30))
    assert failures(candidate, last) == []


def test_a_damaged_last_release_does_not_keep_a_sound_one_from_its_place(sound: Path, tmp_path: Path):
    last = shutil.copytree(sound, tmp_path / "last")
    (last / "figures.parquet").write_text("damaged")
    verdict = judge.judge(sound, last, ACCURACY, "v", tmp_path / "pages", examine)
    assert verdict.failures == []
    assert verdict.against.startswith("the last release cannot be compared with: ")


@pytest.mark.parametrize(
    ("table", "changed", "line"),
    [
        ("figures", {"value_low": 9e9}, "figures, contradicting: interval_excludes_value 600;"),
        ("figures", {"claim_id": "clm_0000000000000000"}, "figures, dangling: claim_id 600;"),
        ("figures", {"partner": "chile"}, "figures, misshapen: partner 600;"),
        ("figures", {"quote": None}, "figures, missing: quote 600;"),
        ("figures", {"confidence": 1.5}, "figures, misshapen: confidence 600;"),
        ("events", {"event_id": "evt_0000000000000000"}, "events, repeated: event_id 599;"),
        ("documents", {"rights": "offsets", "title": "Secret"}, "documents, shown: title 600;"),
        ("documents", {"rights": "offsets"}, "figures, shown: quote 600, sentence 600;"),
    ],
)
def test_a_row_that_breaks_the_schema_fails(table: str, changed: Row, line: str, tmp_path: Path):
    folder = written(tmp_path / "candidate", **{**SOUND, table: [row | changed for row in SOUND[table]]})

    def of_table(suites: Sequence[Suite], run: str, pages: Path) -> list[Failed]:
        return examine([suite for suite in suites if suite.name == line.split(",")[0]], run, pages)

    found = judge.judge(folder, tmp_path / "none", ACCURACY, "v", tmp_path / "pages", of_table).failures
    assert any(one.startswith(line) for one in found), found


def test_a_term_outside_its_vocabulary_and_another_schema_fail(sound: Path, tmp_path: Path):
    candidate = shutil.copytree(sound, tmp_path / "candidate")
    events = pq.read_table(candidate / "events.parquet")
    strange = [{**row, "kind": "parade"} for row in events.to_pylist()]
    pq.write_table(type(events).from_pylist(strange, events.schema), candidate / "events.parquet")
    found = judge.judge(candidate, tmp_path / "none", ACCURACY, "v", tmp_path / "a", examine).failures
    assert [line.split(";")[0] for line in found] == ["events, unknown: kind 600"]
    pq.write_table(events.drop_columns("level"), candidate / "events.parquet")
    found = judge.judge(candidate, tmp_path / "none", ACCURACY, "v", tmp_path / "b", examine).failures
    assert [line.split(";")[0] for line in found] == ["events, schema: level 1"]


def test_every_column_and_key_of_the_schemas_is_under_some_rule():
    for table in (TABLES | BETWEEN).values():
        ruled = {(rule.aspect, rule.subject) for rule in rules.rules(table)}
        for column in table.columns:
            assert column.nullable or ("missing", column.name) in ruled
            assert column.vocabulary is None or ("unknown", column.name) in ruled
        assert {("dangling", foreign.column) for foreign in table.foreign_keys} <= ruled
        assert ("repeated", ", ".join(table.key)) in ruled


@pytest.fixture
def refused(place: Path) -> Path:
    """A place whose next candidate the gate has refused: its accuracy has fallen."""
    measured = copy.deepcopy(MEASURED)
    measured["accuracy"]["seeds"]["tables"]["figures"]["found"]["f1"] = 0.5
    before = sums.read(place / "release")
    with pytest.raises(Refused, match=r"release, accuracy_lost: seeds figures found 0\.1667; at most 0\.01"):
        publish(place / "communique.duckdb", place / "release", measured)
    assert sums.read(place / "release") == before, "the published release is untouched"
    return place


def test_what_was_refused_is_kept_whole_with_the_report(refused: Path):
    kept = refused / "candidate"
    assert verify(kept) == []
    told = json.loads((kept / "release" / "quality.json").read_text())["gate"]["failed"]
    assert [line.split(":")[0] for line in told] == ["release, accuracy_lost"]
    assert "1 of " in (refused / "checks" / "index.html").read_text()
    assert "seeds figures found 0.1667" in (refused / "checks" / "index.html").read_text()


def test_it_goes_when_the_next_candidate_passes(refused: Path):
    publish(refused / "communique.duckdb", refused / "release", MEASURED)
    assert not (refused / "candidate").exists()
    assert "expectations hold" in (refused / "checks" / "index.html").read_text()


def test_the_results_of_the_gate_are_in_the_release_and_do_not_depend_on_the_one_before(place: Path):
    (first,) = [json.loads((place / "release" / "quality.json").read_text())["gate"]]
    assert first["failed"] == []
    assert set(first["expectations"]) == {*TABLES, *BETWEEN, "release"}
    assert first["expectations"]["release"] == len(limits())
    assert first["measured"]["figures_without_period"] == {"figures": {"value": 0.0, "of": 2}}
    publish(place / "communique.duckdb", place / "release", MEASURED)
    assert json.loads((place / "release" / "quality.json").read_text())["gate"] == first


def test_the_pages_need_no_network_and_tell_every_expectation(place: Path):
    pages = sorted((place / "checks").rglob("*"))
    assert {path.suffix for path in pages if path.is_file()} == {".html"}
    for path in (path for path in pages if path.is_file()):
        text = path.read_text()
        assert "http:" not in text
        assert "https:" not in text
        assert "url(" not in text
        page = html.document_fromstring(text)
        assert page.xpath("//script|//link|//img|//iframe|//@onclick|//@src") == []
        for target in page.xpath("//a/@href"):
            assert target.startswith("#") or (path.parent / target).is_file(), target
    index = (place / "checks" / "index.html").read_text()
    for name in [*limits(), *TABLES]:
        assert name in index


def test_text_in_the_pages_stays_text(tmp_path: Path):
    suite = Suite("figures", [{"subject": "<script>alert(1)</script>", "bad": 1}], [Expected("bad", 0, "<b>bold</b>")])
    (failed,) = examine([suite], "run", tmp_path / "pages")
    assert failed.on == "<script>alert(1)</script> 1"
    for path in (tmp_path / "pages").rglob("*.html"):
        assert html.document_fromstring(path.read_text()).xpath("//script|//b") == []


def test_a_gate_that_breaks_down_publishes_nothing():
    with beside() as apart, pytest.raises(GateError, match="broke down and nothing is published"):
        apart([Suite("a", [], [])], "run", Path("/proc/none"))


def test_the_process_of_the_gate_answers_as_the_gate_itself(tmp_path: Path):
    suites = [Suite("a", [{"subject": "x", "lost": 0.5}, {"subject": "y", "lost": None}], [Expected("lost", 0.2, "")])]
    with beside() as apart:
        assert apart(suites, "run", tmp_path / "one") == examine(suites, "run", tmp_path / "two")


def test_the_process_of_the_gate_does_not_wait_for_what_it_does_not_use():
    begun = "import sys; from flows.release.gate import examine; examine.main(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", begun], input="", capture_output=True, text=True, check=True)
    imported = set(done.stderr.split())
    assert "great_expectations" in imported
    assert not imported & {"scipy.stats._stats_py", "altair.vegalite", "boto3.session"}


def test_a_build_that_the_gate_refuses_ends_with_1_and_keeps_all_that_stands(workplace: Path, tmp_path: Path):
    shutil.copytree(workplace / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".prefect"))
    told = tmp_path / "data" / "release" / "quality.json"
    quality = json.loads(told.read_text())
    for ladder in quality["accuracy"]["seeds"]["tables"].values():
        ladder["strict"]["f1"] = 1.2
    told.write_text(json.dumps(quality))
    before = {path.name: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    ended = communique("build", cwd=tmp_path)
    assert ended.returncode == 1
    *_, first, second, third = ended.stderr.splitlines()
    assert first.startswith("communique: gate: release, accuracy_lost: seeds agreements strict 0.2, ")
    assert second.startswith("communique: data/release stands as it was; what was refused is in data/candidate")
    assert third.endswith("move data/release away and build again")
    after = {path.name: path.read_bytes() for path in (tmp_path / "data").glob("*") if path.is_file()}
    assert {name: before[name] for name in after} == after, "the warehouse is the one before"
    assert told.read_bytes() == before["quality.json"]
    assert verify(tmp_path / "data" / "candidate") == []
    assert (tmp_path / "data" / "candidate" / "communique.duckdb").is_file()
