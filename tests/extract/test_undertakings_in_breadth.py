"""The breadth of English by which news tell undertakings: verbs and nouns of each class, works, what is pending."""

from datetime import date

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The foreign ministers of Uganda and Rwanda met in Kampala on Monday. "
Read = list[tuple[str, str, str]]


def read(said: str) -> Read:
    """Modality, parties and quote of each record of a text of 15 March 2024."""
    a = Analysis(Document(doc_id="d", file="d.txt", text=MET + said, published_on=date(2024, 3, 15)))
    return [(r["modality"], " ".join(r["parties"]), a.text[r["start"] : r["end"]]) for r in commitments(a)]


@pytest.mark.parametrize(
    "asked",
    [
        "begged Rwanda to",
        "pleaded with Rwanda to",
        "petitioned Rwanda to",
        "nudged Rwanda to",
        "counts on Rwanda to",
        "would like Rwanda to",
        "made a plea for Rwanda to",
    ],
)
def test_one_asks_another_in_many_words(asked: str) -> None:
    assert read(f"Uganda {asked} reopen the consulate.") == [("requested", "UGA", "reopen the consulate")]


@pytest.mark.parametrize(
    ("said", "modality"),
    [
        ("Uganda gave its word to", "pledged"),
        ("Uganda bound itself to", "pledged"),
        ("Uganda is working to", "planned"),
        ("Uganda is striving to", "planned"),
        ("Uganda is poised to", "planned"),
        ("Uganda is considering whether to", "considered"),
        ("Uganda floated the idea of", "requested"),
        ("Uganda has plans to", "planned"),
    ],
)
def test_one_undertakes_in_many_words(said: str, modality: str) -> None:
    verb = "reopening" if said.endswith("of") else "reopen"
    assert read(f"{said} {verb} the consulate.") == [(modality, "UGA", f"{verb} the consulate")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The bridge is to be built by Uganda.", [("planned", "UGA", "built by Uganda")]),
        (
            "The rest of the road will be completed by June, according to Rwanda's transport minister.",
            [("planned", "RWA", "completed by June")],
        ),
        (
            "Rwanda's minister said exports of milk would begin next June.",
            [("planned", "RWA", "begin next June")],
        ),
        ("The bridge will be ready by June.", [("planned", "RWA UGA", "be ready by June")]),
        ("The pact will apply from February.", [("planned", "RWA UGA", "apply from February")]),
        (
            "They initialled a draft treaty, to be signed in May.",
            [("planned", "RWA UGA", "signed in May")],
        ),
        ("It said deliveries are expected to start this month.", []),
        ("The dollar would not continue to fall, a minister said.", []),
        ("The bonds will be sold in denominations of 1,000 dollars.", []),
    ],
)
def test_works_are_the_plan_of_who_tells_of_them(said: str, expected: Read) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Rwanda was asked by Uganda to open the road.", [("requested", "UGA", "open the road")]),
        ("Rwanda was asked by its bankers to open the books.", []),
        (
            "“We shall sign it in December,” Uganda's transport minister, Yona Katz, told a daily.",
            [("planned", "UGA", "sign it in December")],
        ),
        ("Both promised to finish the line.", [("pledged", "RWA UGA", "finish the line")]),
        (
            "Uganda should open its airspace, the Foreign Ministry in Kigali said.",
            [("requested", "RWA", "open its airspace")],
        ),
        (
            "The cabinet is weighing whether to join Rwanda, Uganda's minister said.",
            [("considered", "UGA", "join Rwanda")],
        ),
        (
            "Uganda committed to paying guards and to equipping them.",
            [("pledged", "UGA", "paying guards"), ("pledged", "UGA", "equipping them")],
        ),
    ],
)
def test_who_asks_and_who_tells_is_found_where_english_puts_them(said: str, expected: Read) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("Uganda will open a train assembly plant.", ["investment", "transport"]),
        ("Uganda will not interfere in the affairs of Rwanda.", ["politics"]),
        ("Uganda will share its expertise against disinformation.", ["defence_security"]),
        ("A forum on tea exports closed. The next meeting will be held in Kigali in June.", ["politics"]),
    ],
)
def test_what_an_undertaking_is_about(said: str, topics: list[str]) -> None:
    a = Analysis(Document(doc_id="d", file="d.txt", text=MET + said, published_on=date(2024, 3, 15)))
    assert [row["topics"] for row in commitments(a)] == [topics]
