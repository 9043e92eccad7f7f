"""Topics: the closed vocabulary, by the weight of the words of an action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.extract.commitments.topics import topics
from flows.extract.parties import Mention
from flows.extract.text.lexicon import fold
from flows.ingest.document import Document
from flows.reference import table

VOCABULARY = {row["topic"] for row in table("lexicons/topics")}


def of(text: str) -> tuple[str, ...]:
    return topics(fold(text), 0, len(text)).names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("raise rice exports and cut tariffs on them", ("agriculture", "trade")),
        ("repatriate the remains of airmen", ("remains",)),
        ("train nurses in three hospitals", ("education", "health")),
        ("combat transnational crimes", ("justice_crime",)),
        ("keep up high-level exchanges", ("politics",)),
        ("map the frontier", ("border",)),
        ("build a motorway and a railway", ("transport",)),
        ("meet more often", ("other",)),
        ("settle their differences", ("politics",)),
        ("field a rugby team", ("culture_people",)),
        ("dismantle terrorism infrastructure", ("defence_security",)),
        ("buy crude oil and natural gas", ("energy",)),
        ("return human remains", ("remains",)),
        ("build bridges to its neighbours", ("other",)),
        ("talk about the continental shelf", ("border",)),
        ("hold a business forum", ("economy",)),
        ("curb call-centre gangs", ("justice_crime",)),
        ("finish the third wharf", ("transport",)),
        ("recognise certificates of origin", ("trade",)),
        ("lengthen the runway", ("transport",)),
        ("sell cooking oil", ("agriculture", "trade")),
        ("oppose the balance of power", ("other",)),
        ("stop the use of tear gas", ("other",)),
        ("share 400MW", ("energy",)),
        ("run a train to the coast", ("transport",)),
        ("train clerks", ("education",)),
        ("open the river to barges", ("environment_water", "transport")),
        ("sign a pact on river traffic", ("transport",)),
        ("protect coral reefs", ("environment_water",)),
        ("keep local customs and traditions", ("culture_people",)),
        ("cut customs duties", ("trade",)),
        ("invite them for a study tour", ("education",)),
        ("supply generic drugs", ("health",)),
        ("stop drug cartels", ("justice_crime",)),
        ("raise grain silos", ("agriculture",)),
        ("look for the missing soldiers", ("remains",)),
        ("see to the transfer of power", ("politics",)),
    ],
)
def test_topics(text: str, names: tuple[str, ...]) -> None:
    assert of(text) == names


def test_a_longer_phrase_takes_its_words_from_their_topics() -> None:
    assert "environment_water" not in of("better the investment environment")
    assert "environment_water" in of("protect the environment")


def test_a_word_said_twice_is_no_stronger() -> None:
    assert of("oil, oil and oil for coal") == of("oil for coal")


def test_context_speaks_only_where_the_action_says_nothing() -> None:
    text = "On tourism they agreed to do more"
    at = text.index("do more")
    assert topics(fold(text), at, len(text)).names == ("other",)
    assert topics(fold(text), at, len(text), ((0, at),)).names == ("tourism",)


def test_the_words_that_decided_are_kept() -> None:
    text = "They vowed to lower tariffs"
    found = topics(fold(text), 14, len(text))
    start, end = found.words["trade"]
    assert text[start:end] == "tariffs"


@given(st.text())
def test_any_text_has_topics_of_the_vocabulary(text: str) -> None:
    names = of(text)
    assert names
    assert set(names) <= VOCABULARY | {"other"}
    assert list(names) == sorted(names)


def test_the_name_of_a_place_is_about_nothing() -> None:
    text = "build a school in Port Louis"
    place = Mention(text.index("Port"), len(text), ("MUS",), "capital", False)
    assert topics(fold(text), 0, len(text)).names == ("education", "transport")
    assert topics(fold(text), 0, len(text), (), [place]).names == ("education",)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Peru will give Chile 5 million dollars for a bypass.", ["finance", "transport"]),
        ("Peru will invest 5 million dollars in a bypass.", ["investment", "transport"]),
        ("Peru will widen a bypass for 5 million dollars.", ["transport"]),
        ("Peru's president will travel to Chile in May.", ["politics"]),
        ("Peru will send tourists to Chile in May.", ["tourism"]),
    ],
)
def test_what_is_done_with_money_and_by_those_who_visit(said: str, names: list[str]) -> None:
    a = Analysis(Document(doc_id="d", file="d.txt", text="Peru and Chile talked about rice. " + said))
    assert [row["topics"] for row in commitments(a)] == [names]
