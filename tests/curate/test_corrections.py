from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from flows.curate.corrections_csv import CorrectionError, read
from flows.reference import SEEDS
from flows.warehouse import Warehouse
from schemas import TABLES, ids
from tests.invented import batch, document, figure, record

A = "Brazil and Chile traded 4 billion dollars in 2019 and agreed to build a bridge."
B = "Chile and Peru signed a protocol on fish worth 7 billion dollars."
HEADER = "table,id,column,expect,value,reason\n"
FIGURE = figure(A, "4 billion dollars")["figure_id"]
COMMITMENT = record("commitments", A, "build a bridge")["commitment_id"]


@pytest.fixture
def warehouse(warehouse: Warehouse) -> Warehouse:
    warehouse.land(*landed())
    return warehouse


def landed() -> tuple[dict[str, object], dict[str, str]]:
    rows = {
        "documents": [document(A), document(B)],
        "figures": [figure(A, "4 billion dollars"), figure(B, "7 billion dollars", reporter=None)],
        "commitments": [record("commitments", A, "build a bridge")],
    }
    return batch(rows, [A, B])


def lines(tmp_path: Path, *body: str) -> Path:
    path = tmp_path / "corrections.csv"
    path.write_text("# why\n\n" + HEADER + "".join(f"{line}\n" for line in body))
    return path


def test_a_line_changes_its_column_and_is_told(warehouse: Warehouse, tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        f"figures,{FIGURE},metric,trade,exports,the table in the annex",
        f"figures,{FIGURE},partner,CHL,,a total",
        f"figures,{FIGURE},period_end,2019-12-31,2019-06-30,half a year",
        f"commitments,{COMMITMENT},topics,trade,transport;trade,a bridge",
        f"documents,{ids.document_id(A)},place,,Santiago,the dateline",
    )
    assert warehouse.curate(read(path)) == 0
    changed = warehouse.frame("figures").filter(figure_id=FIGURE).row(0, named=True)
    assert (changed["metric"], changed["partner"], changed["period_end"]) == ("exports", None, date(2019, 6, 30))
    assert warehouse.frame("commitments")["topics"].to_list() == [["trade", "transport"]]
    assert warehouse.frame("documents").filter(doc_id=ids.document_id(A))["place"].to_list() == ["Santiago"]
    assert warehouse.frame("claims")["metric"].to_list() == ["exports"]
    told = warehouse.frame("corrections").filter(record_id=FIGURE).sort("column_name").drop("doc_id")
    assert told.rows() == [
        (FIGURE, "metric", "figures", "trade", "exports", "the table in the annex"),
        (FIGURE, "partner", "figures", "CHL", None, "a total"),
        (FIGURE, "period_end", "figures", "2019-12-31", "2019-06-30", "half a year"),
    ]
    assert warehouse.count()["corrections"] == 5


def test_lines_of_one_row_take_effect_together(warehouse: Warehouse, tmp_path: Path) -> None:
    """Value and interval can only change together: each alone would break the schema."""
    path = lines(
        tmp_path,
        f"figures,{FIGURE},value,4000000000,7e9,misread",
        f"figures,{FIGURE},value_low,3500000000.0,6.5e9,misread",
        f"figures,{FIGURE},value_high,4.5e9,7500000000,misread",
    )
    warehouse.curate(read(path))
    found = warehouse.frame("figures").filter(figure_id=FIGURE).select("value", "value_low", "value_high")
    assert found.rows() == [(7e9, 6.5e9, 7.5e9)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"figures,{FIGURE},metric,imports,exports,x", "line 4: expects 'imports' as metric .* give 'trade'"),
        (f"figures,{FIGURE},partner,,PER,x", "line 4: expects '' as partner .* give 'CHL'"),
        (f"figures,{FIGURE},value,five,5,x", "line 4: 'five' is no value"),
        (f"figures,{FIGURE},metric,trade,barter,x", "line 4: figures cannot hold"),
        (f"figures,{FIGURE},value,4e9,9e9,beyond its interval", "line 4: figures cannot hold"),
        (
            f"figures,{FIGURE},reporter,BRA,,null is fine\nfigures,{FIGURE},reporter,BRA,PER,x",
            "line 5: line 4 corrects",
        ),
        (f"figures,{FIGURE},partner,CHL,XYZ,x", "line 4: no country or bloc has the code 'XYZ'"),
        (f"figures,{FIGURE},quote,4,5,x", "line 4: no column 'quote' of figures can be corrected"),
        (f"figures,{FIGURE},claim_id,4,5,x", "line 4: no column 'claim_id'"),
        (f"figures,{FIGURE},colour,4,5,x", "line 4: no column 'colour'"),
        (f"claims,{FIGURE},metric,trade,exports,x", "line 4: no table 'claims'"),
        (f"figures,{FIGURE},metric,trade,exports,", "line 4: no reason"),
        (f"figures,{FIGURE},*,7 billion dollars,,x", "line 4: expects the quote '7 billion dollars' .* '4 billion"),
        (f"figures,{FIGURE},*,4 billion dollars,5,x", "line 4: a row that is deleted has no value"),
        (f"figures,{FIGURE},*,4 billion dollars,,x\nfigures,{FIGURE},metric,trade,aid,x", "line 5: line 4 deletes"),
        (f"documents,{ids.document_id(A)},*,,,x", "line 4: a row of documents cannot be deleted"),
        (f"figures,{FIGURE},metric,trade", "line 4: 4 cells where the header has 6"),
    ],
)
def test_a_line_that_does_not_fit_stops_everything(
    warehouse: Warehouse, tmp_path: Path, line: str, message: str
) -> None:
    before = warehouse.frame("figures")
    with pytest.raises(CorrectionError, match=f"corrections.csv, {message}"):
        warehouse.curate(read(lines(tmp_path, line)))
    assert warehouse.frame("figures").equals(before)
    assert warehouse.frame("corrections").is_empty()


@pytest.fixture
def referring(tmp_path: Path) -> Iterator[Warehouse]:
    """A commitment that names a figure, both of document A; the figure's quote has a line break."""
    text = A.replace("4 billion", "4\nbillion")
    rows = {
        "documents": [document(text)],
        "figures": [figure(text, "4\nbillion dollars", qualifier="nearly", value=4.25e9)],
        "commitments": [
            record("commitments", text, "build a bridge", figure_id=figure(text, "4\nbillion dollars")["figure_id"])
        ],
    }
    with Warehouse(tmp_path / "referring.duckdb") as opened:
        opened.land(*batch(rows, [text]))
        opened.curate()
        yield opened


def test_a_row_is_deleted_and_comes_back_with_all_that_refers_to_it(referring: Warehouse, tmp_path: Path) -> None:
    before = {name: referring.frame(name) for name in TABLES}
    ((identity, commitment),) = referring.frame("commitments").select("figure_id", "commitment_id").rows()
    path = lines(tmp_path, f"figures,{identity},*,4 billion dollars,,no sum but a count")
    for _ in range(2):
        assert referring.curate(read(path)) == 0
        assert all(referring.frame(name).is_empty() for name in ("figures", "claims", "checks"))
        assert referring.frame("commitments")["figure_id"].to_list() == [None]
        (told,) = referring.frame("corrections").rows(named=True)
        assert (told["record_id"], told["column_name"], told["expect"]) == (identity, "*", "4 billion dollars")
    both = lines(
        tmp_path, f"figures,{identity},*,4 billion dollars,,x", f"commitments,{commitment},*,build a bridge,,x"
    )
    referring.curate(read(both))
    assert referring.frame("commitments").is_empty()
    assert referring.frame("commitment_threads").is_empty()
    referring.curate()
    for name in TABLES:
        assert referring.frame(name).equals(before[name]), name


def test_a_deleted_row_goes_with_its_document(referring: Warehouse, tmp_path: Path) -> None:
    ((identity, doc_id),) = referring.frame("figures").select("figure_id", "doc_id").rows()
    referring.curate(read(lines(tmp_path, f"figures,{identity},*,4 billion dollars,,x")))
    referring.forget({doc_id})
    referring.curate()
    assert referring.frame("figures").is_empty()
    assert referring.connection.execute("SELECT count(*) FROM struck").fetchall() == [(0,)]


def test_a_correction_refers_to_no_row_that_is_not_there(referring: Warehouse, tmp_path: Path) -> None:
    ((identity, commitment),) = referring.frame("commitments").select("figure_id", "commitment_id").rows()
    path = lines(tmp_path, f"commitments,{commitment},figure_id,{identity},fig_0000000000000000,x")
    with pytest.raises(CorrectionError, match="line 4: no row of figures has the id"):
        referring.curate(read(path))


def test_a_line_of_another_document_waits(warehouse: Warehouse, tmp_path: Path) -> None:
    path = lines(tmp_path, "figures,fig_0000000000000000,metric,trade,exports,x")
    assert warehouse.curate(read(path)) == 1
    assert warehouse.frame("corrections").is_empty()


def test_corrections_are_taken_back_before_they_are_applied_again(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.curate()
    before = {name: warehouse.frame(name) for name in ("figures", "claims", "commitments")}
    path = lines(
        tmp_path,
        f"figures,{FIGURE},metric,trade,exports,x",
        f"commitments,{COMMITMENT},topics,trade,,x\ncommitments,{COMMITMENT},due,,2025-12-31,x",
    )
    with pytest.raises(CorrectionError, match="hold"):
        warehouse.curate(read(path))
    path = lines(tmp_path, f"figures,{FIGURE},metric,trade,exports,x", f"commitments,{COMMITMENT},due,,2025-12-31,x")
    for _ in range(2):
        warehouse.curate(read(path))
        assert warehouse.frame("corrections").height == 2
    warehouse.curate()
    assert all(warehouse.frame(name).equals(before[name]) for name in before)
    assert warehouse.frame("corrections").is_empty()


def test_a_document_that_lands_again_comes_as_the_rules_read_it(warehouse: Warehouse, tmp_path: Path) -> None:
    path = lines(tmp_path, f"figures,{FIGURE},metric,trade,exports,x")
    warehouse.curate(read(path))
    rows, texts = batch(
        {"documents": [document(A)], "figures": [figure(A, "4 billion dollars", metric="exports")]}, [A]
    )
    warehouse.land(rows, texts)
    with pytest.raises(CorrectionError, match="expects 'trade'"):
        warehouse.curate(read(path))
    warehouse.curate()
    assert warehouse.frame("figures").filter(figure_id=FIGURE)["metric"].to_list() == ["exports"]


def test_further_columns_are_notes_and_undecided_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(
        f'{HEADER.strip()},quote\nfigures,{FIGURE},metric,trade,exports,"so, there",4 billion\nrejects,rej_1,,,,,\n'
    )
    (line,) = read(path)
    assert (line.line, line.reason) == (2, "so, there")


@pytest.mark.parametrize("content", ["", "# nothing\n", "id,table\n", f'{HEADER}figures,"broken\n'])
def test_a_malformed_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(content)
    with pytest.raises(CorrectionError, match=r"corrections\.csv"):
        read(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"corrections\.csv: no such file"):
        read(tmp_path / "corrections.csv")
    with pytest.raises(CorrectionError, match="cannot be read"):
        read(tmp_path)
    (tmp_path / "corrections.csv").write_bytes(HEADER.encode() + b"figures,\xff,metric,trade,exports,x\n")
    with pytest.raises(CorrectionError, match="cannot be read"):
        read(tmp_path / "corrections.csv")


def test_the_shipped_file_can_be_read() -> None:
    assert (SEEDS / "corrections.csv").is_file()
    read(SEEDS / "corrections.csv")
