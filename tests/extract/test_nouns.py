"""The noun that a number counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.quantities.nouns import counted, singular


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("projects", "project"),
        ("companies", "company"),
        ("people", "person"),
        ("women", "woman"),
        ("buses", "bus"),
        ("cases", "case"),
        ("boxes", "box"),
        ("churches", "church"),
        ("shoes", "shoe"),
        ("heroes", "hero"),
        ("knives", "knife"),
        ("caves", "cave"),
        ("analyses", "analysis"),
        ("aircraft", "aircraft"),
        ("series", "series"),
        ("houses", "house"),
        ("ex-ministers", "ex-minister"),
        ("process", None),
        ("famous", None),
        ("crisis", None),
        ("delegation", None),
        ("is", None),
    ],
)
def test_singular(plural: str, expected: str | None) -> None:
    assert singular(plural) == expected


@given(st.text(max_size=20))
def test_singular_of_anything(word: str) -> None:
    assert singular(word.lower()) is None or len(singular(word.lower()) or "") >= 1


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("12 valid mining permits in two provinces", "permit", "valid mining permits"),
        ("12 small, medium and large firms", "firm", "small, medium and large firms"),
        ("12 economic and trade accords", "accord", "economic and trade accords"),
        ("12 sports fans", "fan", "sports fans"),
        ("12 women's clinics opened", "clinic", "women's clinics"),
        ("12 U.S. farmers", "farmer", "U.S. farmers"),
        ("12 people", "person", "people"),
        ("12documents signed", "document", "documents"),
        ("12-member delegation", "member", "member"),
        ("12 Kenyans", "kenyan", "Kenyans"),
        ("12 SHIPS SUNK", "ship", "SHIPS"),
    ],
)
def test_counted(text: str, head: str, phrase: str) -> None:
    found = counted(text, 2)
    assert found is not None
    assert (found.head, text[found.start : found.end]) == (head, phrase)


@pytest.mark.parametrize(
    "text", ["12 in the ports", "12, ports", "12. Ports", "12 the ports", "12\nPorts", "12 ministers' aides", "12"]
)
def test_not_counted(text: str) -> None:
    assert counted(text, 2) is None
