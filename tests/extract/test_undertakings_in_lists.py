"""Undertakings in lists behind a colon, in cabinets' notices, under an accord, of firms: each its own row."""

from datetime import date
from typing import Any

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "


def analysed(text: str, publisher: str | None = None) -> Analysis:
    doc = Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2), publisher=publisher)
    return Analysis(doc)


def rows(text: str) -> list[dict[str, Any]]:
    """The rows of a text of 2 May 2024."""
    return commitments(analysed(text))


def read(text: str, publisher: str | None = None) -> list[tuple[str, str, str]]:
    """Modality, parties and quote of each row."""
    a = analysed(text, publisher)
    return [(r["modality"], " ".join(r["parties"]), a.text[r["start"] : r["end"]]) for r in commitments(a)]


@pytest.mark.parametrize(
    "items",
    [
        "to: (a) widen the pass; and (b) train guards.",
        "to: 1) widen the pass; 2) train guards.",
        "as follows: to widen the pass; and to train guards.",
        "on the following: widening the pass; training guards.",
    ],
)
def test_a_list_behind_a_colon_goes_on_in_its_sentence(items: str) -> None:
    found = read(f"{MET}Both sides agreed {items}")
    assert [(modality, who) for modality, who, _ in found] == [("agreed", "CHL PER")] * 2
    assert [quote.replace("ing", "") for *_, quote in found] == ["widen the pass", "train guards"] or [
        quote for *_, quote in found
    ] == ["widening the pass", "training guards"]


@pytest.mark.parametrize("mark", ["1. {}\n2. {}\n3. {}\n4. {}", "- {}\n- {}\n- {}\n- {}"])
def test_items_that_bring_their_own_verb_are_of_those_before_the_colon(mark: str) -> None:
    items = mark.format(
        "Reaffirmed their commitment to widen the pass.",
        "Agreed to train guards by 2027.",
        "Called on Bolivia to open the road and urged Ecuador to close it.",
        "Welcomed the new bridge.",
    )
    assert read(f"{MET}The two sides issued a statement in which they:\n{items}") == [
        ("reaffirmed", "CHL PER", "widen the pass"),
        ("agreed", "CHL PER", "train guards by 2027"),
        ("requested", "CHL PER", "open the road"),
        ("requested", "CHL PER", "close it"),
    ]
    inside = "(a) reaffirmed their commitment to widen the pass; (b) instructed their ministers to train guards."
    assert read(f"{MET}The two presidents: {inside}") == [
        ("reaffirmed", "CHL PER", "widen the pass"),
        ("planned", "CHL PER", "train guards"),
    ]


def test_a_colon_before_no_list_changes_nothing() -> None:
    assert read(MET + "Peru agreed to widen the pass: a step that took years; traders were glad.")[0][:2] == (
        "agreed",
        "PER",
    )
    assert read(MET + "The talks had three themes: trade; water; and roads.") == []


def test_what_a_cabinet_decides_is_planned() -> None:
    notice = (
        "Cabinet of Zambia, 3 May 2024\n\nCabinet approved the opening of an embassy in Seoul. "
        "Cabinet authorised the Minister of Works to sign the protocol with Angola. "
        "Cabinet directed Offices, Ministries and Agencies to open the road. "
        "Cabinet approved that: (a) the Minister of Works sign the protocol; (b) a sum be set aside for roads. "
        "Cabinet approved the minutes."
    )
    assert read(notice, "Cabinet Office, Zambia") == [
        ("planned", "ZMB", "the opening of an embassy in Seoul"),
        ("planned", "ZMB", "sign the protocol with Angola"),
        ("planned", "ZMB", "open the road"),
        ("planned", "ZMB", "sign the protocol"),
        ("planned", "ZMB", "set aside for roads"),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Peru tasked its envoys with widening the pass, and with hiring guards.",
            [("planned", "PER", "widening the pass"), ("planned", "PER", "hiring guards")],
        ),
        ("The leaders of the African Union called upon Chile to open it.", [("requested", "AU", "open it")]),
        ("Peru has requested Chile's support for its bid.", [("requested", "PER", "Chile's support for its bid")]),
        ("Peru asked Chile for help to widen it.", [("requested", "PER", "help to widen it")]),
        ("Peru called for the pass to be widened.", [("requested", "PER", "the pass to be widened")]),
        (
            'Peru condemned "all such acts" and demanded the release of two guards.',
            [("requested", "PER", "the release of two guards")],
        ),
        (
            "Both presidents praised the pact signed in 1998 and reaffirmed their wish to deepen it.",
            [("reaffirmed", "CHL PER", "deepen it")],
        ),
        ('Peru promised to "keep its word" on water.', [("pledged", "PER", 'keep its word" on water')]),
        ("Peru agreed to close the pass, a move that Chile regretted.", [("agreed", "PER", "close the pass")]),
        ("Peru agreed to the request.", []),
        (
            "Peru would resist calls to cut it -- a goal Chile shares, it said.",
            [("planned", "PER", "resist calls to cut it")],
        ),
        (
            "Peru agreed to open its market -- the largest of all -- to fish.",
            [("agreed", "PER", "open its market -- the largest of all -- to fish")],
        ),
        ("Peru's minister urged growers not to panic and said they need to make hard decisions.", []),
        (
            "Both agreed to share ships, with Chile promising to train crews.",
            [("agreed", "CHL PER", "share ships"), ("pledged", "CHL", "train crews")],
        ),
        (
            "Both agreed that the pass should be widened and that both would pay for it.",
            [("agreed", "CHL PER", "the pass should be widened"), ("agreed", "CHL PER", "pay for it")],
        ),
        (
            "Under the protocol, Chile will open an office, exchange data on floods, and aim to train pilots.",
            [
                ("pledged", "CHL", "open an office"),
                ("pledged", "CHL", "exchange data on floods"),
                ("pledged", "CHL", "train pilots"),
            ],
        ),
        ("Under the accord Chile and Peru will open the pass.", [("agreed", "CHL PER", "open the pass")]),
        ("Both sides expect to sign a pact.", [("planned", "CHL PER", "sign a pact")]),
        (
            "Peru and Chile set a target of 2 billion dollars in trade during talks in Lima.",
            [("planned", "CHL PER", "2 billion dollars in trade")],
        ),
        ("Peru is moving ahead with plans to widen it.", [("planned", "PER", "widen it")]),
        ("Peru offered a grant of 2 million dollars.", [("pledged", "PER", "a grant of 2 million dollars")]),
        ("Peru's central bank offered 2 million dollars worth of bills.", []),
        (
            "The treaty between Peru and Chile provides for the exchange of data.",
            [("agreed", "CHL PER", "the exchange of data")],
        ),
        ("Peru provides for the exchange of data.", []),
        ("Chile will drop the visa charge.", [("planned", "CHL", "drop the visa charge")]),
        ("Chile will drop in the ranking.", []),
        (
            "Peru's Andina and Chile's Codelco agreed to widen it.",
            [("agreed", "CHL PER", "widen it")],
        ),
        (
            "Peru's Andina paid. Andina will widen it.",
            [("planned", "PER", "widen it")],
        ),
        (
            "The Peruvian state-owned gas company Andina said it planned to widen it.",
            [("planned", "PER", "widen it")],
        ),
    ],
)
def test_more_of_who_undertakes_what(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Peru has told its envoy to widen it by September.", date(2024, 9, 30)),
        ("Peru agreed to complete it, of which Chile holds a part, by 2026.", date(2026, 12, 31)),
        ("Peru will give aid over the 2025-27 period.", None),
        ("Talks between Peru and Chile will be held in Lima in 2026.", date(2026, 12, 31)),
    ],
)
def test_a_deadline_is_ahead(said: str, due: date | None) -> None:
    assert rows(MET + said)[0]["due"] == due


def test_examples_behind_an_action_are_not_what_it_is_about() -> None:
    said = "Peru will cut tariffs on goods, including medicines, cars and grain."
    assert rows(MET + said)[0]["topics"] == ["trade"]
