import re
from pathlib import Path

import pytest

import schemas
from schemas import BETWEEN, STATE, TABLES, VIEWS, VOCABULARIES
from schemas.column import Condition, columns
from schemas.ddl import column_checks

ALL = [*TABLES.values(), *STATE.values()]
SEEN = [*ALL, *BETWEEN.values(), *VIEWS.values()]
RECORDS = [table for table in TABLES.values() if table.kind == "record"]
PACKAGE = Path(str(schemas.__file__)).parent


@pytest.mark.parametrize("table", SEEN, ids=lambda table: table.name)
def test_everything_says_what_it_means(table: schemas.Table) -> None:
    assert table.description.startswith("One row is ")
    for column in table.columns:
        assert column.description[0].isupper(), column
        assert column.description.endswith("."), column
    for vocabulary in (column.vocabulary for column in table.columns if column.vocabulary):
        assert vocabulary in VOCABULARIES


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.name)
def test_every_term_has_a_meaning_and_a_use(vocabulary: schemas.Vocabulary) -> None:
    assert all(re.fullmatch("[a-z][a-z0-9_]*", term) and meaning for term, meaning in vocabulary.terms.items())
    assert any(column.vocabulary == vocabulary for table in SEEN for column in table.columns)


def test_records_begin_and_end_alike() -> None:
    for table in RECORDS:
        names = list(table.by_name)
        assert names[:5] == [f"{table.name[:-1]}_id", "doc_id", "quote", "char_start", "char_end"]
        assert names[-3:] == ["sentence", "rule", "confidence"]


@pytest.mark.parametrize(
    ("table", "own"),
    [
        (
            "figures",
            "value value_max unit qualifier measure direction metric status reporter partner period_start period_end"
            " value_low value_high claim_id",
        ),
        ("commitments", "modality parties addressees topics due lemma figure_id thread_id"),
        ("agreements", "type status count parties signed_on subject title thread_id"),
        ("events", "kind date_start date_end place parties level"),
        ("persons", "name role country"),
    ],
)
def test_the_own_columns_of_records_stand_in_the_order_of_the_design(table: str, own: str) -> None:
    assert list(TABLES[table].by_name)[5:-3] == own.split()


def test_rows_have_one_order() -> None:
    """Rows are ordered by their key, or by a span, of which the key is made."""
    for table in ALL:
        assert set(table.order_by) <= table.by_name.keys()
        assert table.order_by == (("doc_id", "char_start", "char_end") if table.kind == "record" else table.key)


def test_foreign_keys_lead_to_keys() -> None:
    for table in ALL:
        for foreign in table.foreign_keys:
            target = TABLES[foreign.table]
            assert (foreign.target,) == target.key
            assert table.by_name[foreign.column].dtype == target.by_name[foreign.target].dtype


def test_conditions_name_columns_of_their_table_and_a_reason_of_the_list() -> None:
    reasons = schemas.keeping.REASON.terms
    for table in ALL:
        for condition in table.conditions:
            assert isinstance(condition, Condition)
            assert condition.reason in reasons
            words = set(re.findall(r"[a-z_]+", re.sub(r"'[^']*'", "", condition.sql)))
            assert words - {"coalesce", "abs", "e"} <= table.by_name.keys()
            assert condition.meaning


def test_patterns_hold_for_the_whole_value() -> None:
    """A Data Package reads a pattern so, and DuckDB and polars must not read it otherwise."""
    patterns = [column.pattern for table in ALL for column in table.columns if column.pattern]
    assert patterns
    assert all(pattern.startswith("^") and pattern.endswith("$") for pattern in patterns)


def test_a_column_without_a_meaning_is_refused() -> None:
    import pandera.polars as pa

    class Bare(pa.DataFrameModel):
        """One row is bare."""

        name: str

    with pytest.raises(ValueError, match="name has no description"):
        columns(Bare, "name")


def test_words_of_a_document_are_marked() -> None:
    marked = {f"{table.name}.{column.name}" for table in TABLES.values() for column in table.columns if column.words}
    assert {"documents.title", "figures.quote", "figures.sentence", "rejects.raw", "persons.name"} <= marked
    assert not {name for name in marked if name.endswith(("_id", "rule", "confidence"))}


def test_checks_of_a_column_are_all_written_as_sql() -> None:
    value = TABLES["figures"].by_name["confidence"]
    assert column_checks(value) == ['"confidence" >= 0', '"confidence" <= 1']


def test_no_schema_is_written_by_hand() -> None:
    """Only the generators speak of DuckDB, Arrow or Data Package types; SQL files make no tables."""
    root = PACKAGE.parent
    by_hand = re.compile(r"CREATE (OR REPLACE )?TABLE|COMMENT ON|pa\.field\(|pa\.schema\([\[{][\(\"]|\"primaryKey\":")
    generators = {PACKAGE / "ddl.py", PACKAGE / "arrow.py", PACKAGE / "package.py"}
    sources = [
        path for folder in ("flows", "schemas") for kind in ("py", "sql") for path in (root / folder).rglob(f"*.{kind}")
    ]
    assert generators < set(sources)
    found = [path for path in sources if path not in generators and by_hand.search(path.read_text(encoding="utf-8"))]
    assert found == []
