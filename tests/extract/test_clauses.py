"""Clauses: cues, who acts, what is asked of whom, and the split of a complement into single actions."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.clauses import Clause, clauses
from flows.extract.clauses.cues import CUES, NOUNS
from flows.extract.clauses.verbs import BASES, inflect, lemma
from flows.extract.clauses.words import words
from flows.extract.parties import parties
from flows.extract.parties.mentions import Parties
from flows.extract.text.lexicon import fold
from flows.extract.text.sentences import sentences
from flows.reference import table


def read(text: str) -> list[Clause]:
    return list(clauses(text, fold(text), sentences(text), named(text)))


def named(text: str) -> Parties:
    return parties(text, fold(text), sentences(text))


def actions(text: str) -> list[str]:
    return [text[action.start : action.end] for clause in read(text) for action in clause.actions]


def modalities(text: str) -> list[str]:
    return [action.modality for clause in read(text) for action in clause.actions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs with objects of their own part, objects of one verb do not
        (
            "Peru and Chile agreed to widen the pass, train customs staff, and promote trade, investment and tourism.",
            ["widen the pass", "train customs staff", "promote trade, investment and tourism"],
        ),
        # verbs that share an object stay together
        ("Peru and Chile agreed to widen and repair the pass.", ["widen and repair the pass"]),
        ("Peru promised to pay attention to and improve schools for Chilean miners.",
         ["pay attention to and improve schools for Chilean miners"]),
        # semicolons, and adverbs before the verb
        (
            "Peru and Chile agreed to respect the treaty; jointly patrol the lake; and closely coordinate in customs.",
            ["respect the treaty", "jointly patrol the lake", "closely coordinate in customs"],
        ),
        # a noun that is also a verb is told by its neighbours
        ("Peru and Chile pledged to strengthen coordination and exchange information on floods.",
         ["strengthen coordination", "exchange information on floods"]),
        ("Peru and Chile agreed to promote trade and research in the highlands.",
         ["promote trade and research in the highlands"]),
        # a repeated `to` begins an action of its own
        ("Peru and Chile pledged to continue efforts to map the ridge and to raise the number of guides.",
         ["continue efforts to map the ridge", "raise the number of guides"]),
        # what a body is to do stays with it, and so does a purpose
        (
            "Peru and Chile agreed to form a task force to inspect mines, share findings and report leaks.",
            ["form a task force to inspect mines, share findings and report leaks"],
        ),
        ("Peru agreed to lend Chile 20 mln dlrs to ease shortages and finance imports of grain.",
         ["lend Chile 20 mln dlrs to ease shortages and finance imports of grain"]),
        # adjuncts stay
        ("Peru agreed to cut duties in order to lift sales by 2030.", ["cut duties in order to lift sales by 2030"]),
        # gerunds
        ("Peru and Chile concurred in opening three posts and extending their hours.",
         ["opening three posts", "extending their hours"]),
        # noun phrases, and verb phrases inside them
        ("Peru and Chile agreed on several measures to protect vicunas.", ["protect vicunas"]),
        ("Peru reaffirmed its commitment to close cooperation on glaciers.", ["close cooperation on glaciers"]),
        ("Peru and Chile endorsed the expansion of rail links.", ["the expansion of rail links"]),
        # negation belongs to the action
        ("Peru and Chile promised never to let the lake be poisoned.", ["never to let the lake be poisoned"]),
        # a participle before its subject, and one after it
        ("Agreeing to keep the pass open, the presidents of Peru and Chile embraced.", ["keep the pass open"]),
        ("Peru and Chile signed a statement on Monday pledging to save the condor.", ["save the condor"]),
        # reporting tails and further clauses are cut
        ("Peru will widen the pass, the ministry said.", ["widen the pass"]),
        ("Peru invited Chile to send a team, and Chile accepted the invitation with joy.", ["send a team"]),
        ("Peru agreed to widen the pass and promised never to close it.", ["widen the pass", "never to close it"]),
        # telegraphic headlines
        ("Peru, Chile to double trade and cooperate on glaciers", ["double trade", "cooperate on glaciers"]),
        ("Peru plans $75M road to Chile", ["$75M road to Chile"]),
        # the clause before its cue
        ("Trade between Peru and Chile should double soon, the two governments agreed today.",
         ["Trade between Peru and Chile should double soon"]),
        # an agreement to do something
        ("Peru and Chile signed an agreement to build the tunnel by 2035.", ["build the tunnel by 2035"]),
    ],
)  # fmt: skip
def test_actions(text: str, expected: list[str]) -> None:
    assert actions(text) == expected


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru and Chile agreed to widen the pass.", "agreed"),
        ("Peru pledged to widen the pass.", "pledged"),
        ("Peru affirmed its readiness to share maps with Chile.", "pledged"),
        ("Peru reiterated its commitment to share maps with Chile.", "reaffirmed"),
        ("Peru stressed the principle of not arming shepherds.", "reaffirmed"),
        ("Peru consistently supports free passage on the lake.", "reaffirmed"),
        ("Peru plans to widen the pass.", "planned"),
        ("Peru will widen the pass.", "planned"),
        ("Peru will provide 5 mln dlrs for the pass.", "pledged"),
        ("Peru and Chile agreed to consider a new pass.", "considered"),
        ("Peru is considering widening the pass.", "considered"),
        ("Peru urged Chile to widen the pass.", "requested"),
        ("The Peruvian president said Chile should widen the pass.", "requested"),
        ("Peru proposed that Chile widen the pass.", "requested"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert modalities(text) == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile agreed that trade has made good progress.",
        "Peru welcomed the plan to widen the pass.",
        "Peru and Chile discussed plans to widen the pass.",
        "The visit aims to bring Peru and Chile closer.",
        "Analysts said Peru will widen the pass.",
        "Andes Copper Corp said it agreed to buy Lima Foundry Inc.",
        "Peru believes Chile will widen the pass.",
        "Peru denied it plans to widen the pass.",
        "Peru did not say whether it would widen the pass.",
        "If Peru agreed to widen the pass, trade would grow.",
        "Peru will be the largest buyer of tin.",
        "On Friday Copper Chile announced that it plans to open a mine.",
        "Peru stressed that disputes should be resolved peacefully.",
        "The minister said the rain in Peru would stop.",
        "Peru's proposed tax may hurt Chile.",
    ],
)
def test_nobody_undertakes_anything(text: str) -> None:
    assert actions(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru, Chile and Bolivia agreed to widen the pass.", ("BOL", "CHL", "PER")),
        ("In Paris, Peru and Chile agreed to widen the pass.", ("CHL", "PER")),
        ("The Peruvian government on Tuesday agreed to widen the pass.", ("PER",)),
        ("Officials of Peru and Chile agreed to widen the pass.", ("CHL", "PER")),
        ("Chile, which borders Peru, promised to widen the pass.", ("CHL",)),
        ("Peru expressed thanks and urged Chile to widen the pass.", ("PER",)),
        ("Chile affirmed Peru's readiness to widen the pass.", ("PER",)),
    ],
)
def test_who_undertakes_it(text: str, who: tuple[str, ...]) -> None:
    (clause,) = read(text)
    assert clause.subject.codes == who


def test_who_is_asked() -> None:
    (clause,) = read("Peru called on Chile and Bolivia to exercise restraint.")
    assert clause.asked is not None
    assert clause.asked.codes == ("BOL", "CHL")


TEXTS = st.text() | st.lists(
    st.sampled_from(
        [entry for row in table("lexicons/cues") for entry in (row["verb"], row["rest"]) if entry]
        + sorted(BASES)[::40] + sorted(NOUNS)
        + "Peru Chile agreed to , ; and that the said will should \" ( ) . not of on while as well as its \n".split(" ")
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_is_read_and_spans_keep_within_their_sentences(text: str) -> None:
    reached = -1
    for clause in read(text):
        for action in clause.actions:
            assert clause.sentence.start <= action.start < action.end <= clause.sentence.end
            assert action.start >= reached, "actions overlap"
            assert text[action.start : action.end].strip() == text[action.start : action.end]
            reached = action.end


@pytest.mark.parametrize("glue", [". ", " ", ", and ", "\n"])
def test_reading_is_linear_in_the_text(glue: str) -> None:
    """Ten times the text takes about ten times the calls, however its clauses hang together."""

    def calls(times: int) -> int:
        text = glue.join(["Peru said it will ask Chile to widen the pass, train officers"] * times)
        count = 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        folded, found, who = fold(text), sentences(text), named(text)
        sys.setprofile(count_call)
        try:
            list(clauses(text, folded, found, who))
        finally:
            sys.setprofile(None)
        return count

    assert calls(300) <= 15 * calls(30)


@given(st.text())
def test_words_are_in_order_and_stand_in_the_text(text: str) -> None:
    found = words(text, 0, len(text))
    assert all(text[a:b].lower() == word for word, a, b in zip(*found, strict=True))
    assert all(a >= b for a, b in zip(found.starts[1:], found.ends[:-1], strict=True))


@pytest.mark.parametrize(
    ("base", "third", "past", "gerund"),
    [("carry", "carries", "carried", "carrying"), ("agree", "agrees", "agreed", "agreeing"),
     ("tie", "ties", "tied", "tying"), ("push", "pushes", "pushed", "pushing")],
)  # fmt: skip
def test_regular_verbs(base: str, third: str, past: str, gerund: str) -> None:
    forms = inflect(base)
    assert (third, past, gerund) == (forms.third[0], forms.past[0], forms.gerund[0])


@pytest.mark.parametrize(
    ("form", "base"),
    [("held", "hold"), ("committed", "commit"), ("organizing", "organise"), ("signs", "sign"), ("given", "give")],
)
def test_lemma(form: str, base: str) -> None:
    assert lemma(form) == base


def test_every_cue_has_frames_that_exist_and_a_modality_of_the_vocabulary() -> None:
    from flows.extract.clauses.complements import FRAMES

    allowed = {"agreed", "pledged", "reaffirmed", "planned", "considered", "requested"}
    hits = CUES.find(fold(" . ".join(row["verb"] for row in table("lexicons/cues"))))
    assert hits
    for hit in hits:
        for frame in hit.entry.frames:
            assert frame.name in FRAMES
            assert frame.modality in allowed
    assert {noun.modality for noun in NOUNS.values()} <= allowed
