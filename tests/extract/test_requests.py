"""Requests: what one state wants of another, whatever the words and the object; what cabinets decide; old promises."""

from datetime import date

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "


def read(text: str) -> list[tuple[str, str, str]]:
    """Modality, parties (and addressees) and quote of each row."""
    rows = commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2))))
    return [
        (
            row["modality"],
            " > ".join(map(" ".join, filter(None, (row["parties"], row["addressees"])))),
            row_quote(text, row),
        )
        for row in rows
    ]


def row_quote(text: str, row: dict[str, int]) -> str:
    return text[row["start"] : row["end"]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Peru is seeking the removal of Chilean duties.", [("PER > CHL", "the removal of Chilean duties")]),
        ("Peru sought access to Chilean ports.", [("PER > CHL", "access to Chilean ports")]),
        ("Chile wants better access to Peru's ports.", [("CHL > PER", "better access to Peru's ports")]),
        ("Chile insists on the payment of Peru's arrears.", [("CHL > PER", "the payment of Peru's arrears")]),
        (
            "Peru hopes for an early resumption of talks with Chile.",
            [("PER > CHL", "an early resumption of talks with Chile")],
        ),
        ("Peru is claiming repayment of the loan from Chile.", [("PER > CHL", "repayment of the loan from Chile")]),
        ("Peru seeks $650 million from Chile for a railway.", [("PER > CHL", "$650 million from Chile for a railway")]),
        ("Peru seeks approval for a new line.", [("PER > CHL", "approval for a new line")]),
        ("Chile, in turn, wants Peru to cut tolls and has asked it to build a shed.",
         [("CHL > PER", "cut tolls"), ("CHL > PER", "build a shed")]),
        ("The Peruvian side proposed that the quota be raised.", [("PER > CHL", "raised")]),
        ("The Peruvian minister voiced hope that a treaty would be signed in May.",
         [("PER > CHL", "a treaty would be signed in May")]),
        ("Peru proposed a meeting to mend ties with Chile.", [("PER > CHL", "a meeting to mend ties with Chile")]),
        ("PERU PROPOSES FURTHER TARIFF CUTS", [("PER", "FURTHER TARIFF CUTS")]),
        ("Peru repeated an invitation to Chile to join the talks.", [("PER > CHL", "join the talks")]),
        ("PERU OFFERS TALKS WITH CHILE", [("PER > CHL", "TALKS WITH CHILE")]),
        (
            "Peru requested approval for a new line and requested renewal of the permit.",
            [("PER > CHL", "approval for a new line"), ("PER > CHL", "renewal of the permit")],
        ),
        ("Chile accused Peru of delay and urged it to reopen the road.", [("CHL > PER", "reopen the road")]),
        ("Peru gave Chile until Friday to withdraw its troops.", [("PER > CHL", "withdraw its troops")]),
        ("Peru expected Chile to mend the track before the rains.", [("PER > CHL", "mend the track before the rains")]),
        (
            "The Chilean president invited his Peruvian counterpart to Santiago for the next session.",
            [("CHL > PER", "Santiago for the next session")],
        ),
        ("Peru accepted an invitation from Chile's president to visit Santiago.", [("CHL > PER", "visit Santiago")]),
        ("Peru accepted an invitation to visit Chile in May.", [("CHL > PER", "visit Chile in May")]),
    ],
)  # fmt: skip
def test_what_one_wants_of_another_is_a_request(said: str, expected: list[tuple[str, str]]) -> None:
    found = [(parties, quote) for modality, parties, quote in read(MET + said) if modality == "requested"]
    assert found == expected


@pytest.mark.parametrize(
    "said",
    [
        "Peru seeks a bigger role.",
        "Peru wants its own reduction of costs.",
        "Peru claims victory over Chile.",
        "Peru seeks parliamentary approval for the treaty.",
        "Documents expected to be signed include a plan.",
        "The market wants payment from Chile.",
    ],
)
def test_what_is_wanted_of_nobody_is_no_request(said: str) -> None:
    assert read(MET + said) == []


SITTING = "COLOMBO, 15 May 2024 - The Cabinet of Sri Lanka heard a report on ties with Oman. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("It was also decided to buy gas from Oman.", ["buy gas from Oman"]),
        ("The opening of talks with Oman on fishing was approved.", ["The opening of talks with Oman on fishing"]),
        ("Ministers gave the green light to the signing of a grant agreement with Japan.",
         ["the signing of a grant agreement with Japan"]),
        ("Approval was given to the proposal of the Minister to buy rice from India.", ["buy rice from India"]),
        ("The resolution of the Minister to accept the grant and to exempt the cargo was approved.",
         ["accept the grant", "exempt the cargo"]),
    ],
)  # fmt: skip
def test_what_a_sitting_of_a_cabinet_decides_is_its_plan(said: str, expected: list[str]) -> None:
    assert read(SITTING + said) == [("planned", "LKA", quote) for quote in expected]


def test_what_is_decided_where_two_sides_meet_is_agreed() -> None:
    said = "The two sides met in Lima for the talks of Peru and Chile. It was decided to widen the pass."
    assert read(said) == [("agreed", "CHL PER", "widen the pass")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The two leaderships agreed to widen the pass.", "widen the pass"),
        ("Peru and Chile praised the port, financed by Oman, and agreed to widen the pass.", "widen the pass"),
        ("In a statement issued after talks last year, the two sides agreed to widen the pass.", "widen the pass"),
        ("Peru and Chile agreed in October 2023 to widen the pass.", "widen the pass"),
        ("The ministers signed a cooperation plan last week to promote a joint route.", "promote a joint route"),
        ("The ministers inked a memorandum of understanding to help exporters.", "help exporters"),
    ],
)
def test_what_was_agreed_stands_wherever_the_word_is(said: str, expected: str) -> None:
    assert read(MET + said) == [("agreed", "CHL PER", expected)]


@pytest.mark.parametrize(
    "said", ["Last year, the two sides agreed to widen the pass.", "Chile asked Peru in March 2023 to widen the pass."]
)
def test_an_old_request_and_last_years_news_are_history(said: str) -> None:
    assert read(MET + said) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Peru wants to improve its ties with Chile.", [("planned", "PER", "improve its ties with Chile")]),
        ("Peru aims for $1 billion in trade with Chile.", [("planned", "PER", "$1 billion in trade with Chile")]),
        ("Peru is in a position to resume the loan.", [("pledged", "PER > CHL", "resume the loan")]),
        ("Peru's envoy announced a contribution of $5 million for a school in Chile.",
         [("pledged", "PER > CHL", "a contribution of $5 million for a school in Chile")]),
        ("Peru wishes to see more trade with Chile.", []),
    ],
)  # fmt: skip
def test_what_one_intends_or_gives_is_an_undertaking(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


def test_what_a_pact_provides_is_told_apart_from_the_pact() -> None:
    said = "The two sides agreed to sign an accord, under which both will exchange data."
    quotes = [quote for _, _, quote in read(MET + said)]
    assert quotes == ["sign an accord", "exchange data"]
