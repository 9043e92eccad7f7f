"""A glance at the words beside a cue loses no clause: it only spares the reading of sentences that have none."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.clauses import Clause, Glance, clauses
from flows.extract.clauses.cues import CUES, NOUNS
from flows.extract.parties import parties
from flows.extract.text.lexicon import fold
from flows.extract.text.sentences import sentences
from flows.reference import table

SUBJECTS = (
    "Peru|Peru and Chile|The two countries|The Peruvian minister|Chile's ministers|The agreement|Talks|He|They|"
    "The Peruvian Cabinet|The treaty of Peru|The company|In Lima, Chile and Peru|Peru, which met Chile,"
).split("|")
BEFORE = (
    "",
    "",
    "",
    "has",
    "also",
    "not",
    "to",
    "the",
    "would",
    "is",
    "are",
    "will",
    "jointly",
    "did not",
    "have been",
)
CUE_FORMS = sorted(
    {" ".join(f"{row['verb']} {row['rest']}".split()) for row in table("lexicons/cues")}
    | {"agreed", "pledged", "urging", "asks", "decided", "reaffirmed", "proposes", "signed", "planning"}
)
AFTER = [
    *"to on that the its in not also jointly soon build be built building train held visit send rise".split(),
    *"Peru Chile both they should will would must said told - , ; ( ) 200 two roads co-operate X.Y.".split(),
    *sorted(NOUNS)[::6],
]
ENDS = (
    ".",
    ", Chile said.",
    ", analysts said.",
    ", he believes.",
    " and talks begin.",
    "?",
    "",
    ", the minister told reporters.",
)
LINES = st.builds(
    lambda who, before, cue, after, end: " ".join([who, *before.split(), cue, *after]) + end,
    st.sampled_from(SUBJECTS), st.sampled_from(BEFORE), st.sampled_from(CUE_FORMS),
    st.lists(st.sampled_from(AFTER), max_size=7), st.sampled_from(ENDS),
)  # fmt: skip


def read(text: str) -> list[Clause]:
    folded, found = fold(text), sentences(text)
    return list(clauses(text, folded, found, parties(text, folded, found)))


@settings(max_examples=300)
@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(["Chile and Peru met.", "A Chilean town.", ""]))
def test_no_clause_is_lost(lines: list[str], opening: str) -> None:
    text = "\n".join([opening, *lines])
    with patch.object(Glance, "hopeless", return_value=False):
        every = read(text)
    assert read(text) == every


def test_most_cues_are_seen_to_be_none_without_reading_their_sentence() -> None:
    text = "Chile and Peru met. Chile's output will rise. Peru wants five ships. Peru is set against it."
    with patch("flows.extract.clauses.read_line") as reading:
        assert read(text) == []
    assert len(CUES.find(fold(text))) > 2
    assert not reading.called
