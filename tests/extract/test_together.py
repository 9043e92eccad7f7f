"""Many documents at once give what each gives by itself."""

import gc
from datetime import date

import pytest

from flows.extract import analysis, together
from flows.extract.analysis import Analysis
from flows.extract.parties import Parties
from flows.extract.records import MAKERS, extract
from flows.extract.together import extract_all
from flows.ingest.document import Document
from schemas.ids import document_id

TEXTS = (
    "Peru and Chile agreed to build a railway. Chile's exports to Peru rose 5 percent to $2.1 billion in 2023.",
    "Kenya will train 200 Ugandan nurses by 2026, the two countries' ministers said in Nairobi after talks.",
    "",
    "Norway signed a fisheries agreement with Iceland on 3 May 2024.\n\nIceland's prime minister thanked Norway.",
    "Nothing is told here.",
)


def _document(text: str, at: int) -> Document:
    return Document(document_id(text), f"{at}.txt", text, published_on=date(2024, 5, 4))


@pytest.fixture
def documents() -> list[Document]:
    return [_document(text, at) for at, text in enumerate(TEXTS * 3)]


@pytest.mark.parametrize("portion", [1, 150, 10_000])
def test_however_many_go_side_by_side_each_gives_its_own_records_in_order(
    documents: list[Document], portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "TEXT_AT_ONCE", portion)
    alone = [extract(document) for document in documents]
    assert any(rows for made in alone for rows in made.values())
    assert list(extract_all(documents)) == alone
    assert list(extract_all(documents, ("figures",))) == [extract(document, ("figures",)) for document in documents]


def test_what_one_document_breaks_takes_nothing_from_the_others(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [extract(document) for document in documents]
    sound = MAKERS["commitments"]

    def broken(a: Analysis) -> list[dict[str, object]]:
        if a.doc.file == "1.txt":
            raise RecursionError("too deep")
        return sound(a)

    monkeypatch.setitem(MAKERS, "commitments", broken)
    made = list(extract_all(documents))
    assert isinstance(made[1], RecursionError)
    assert made[:1] + made[2:] == alone[:1] + alone[2:]


def test_for_figures_alone_no_more_is_read_of_a_document_that_counts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(analysis, "parties", lambda *_: read.append("parties") or Parties([], [], ()))
    monkeypatch.setattr(analysis, "periods", lambda *_: read.append("periods") or [])
    nothing, something = _document("Peru thanked Chile in May.", 0), _document("Peru sold 20,000 tonnes of tin.", 1)
    assert list(extract_all([nothing], ("figures",))) == [{"figures": []}]
    assert read == []
    list(extract_all([something], ("figures",)))
    assert read == ["periods", "parties"]


def test_the_collector_of_cycles_waits_for_documents_and_goes_on(documents: list[Document]) -> None:
    assert gc.isenabled()
    made = extract_all(documents)
    next(made)
    assert gc.isenabled()
    list(made)
    assert gc.isenabled()


def test_nothing_is_left_for_the_collector_of_cycles(documents: list[Document]) -> None:
    list(extract_all(documents))  # what is kept for all documents
    gc.collect()
    gc.disable()
    try:
        for one in extract_all(documents):
            assert not isinstance(one, Exception)
        assert not gc.isenabled()
        assert gc.collect() == 0
    finally:
        gc.enable()
