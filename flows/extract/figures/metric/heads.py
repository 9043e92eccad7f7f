"""Metric words in their noun phrases: which one is the head, and which only stands in a name."""

import re

from flows.extract.figures.scene import METRIC_KINDS, Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit

# `Trade Minister`, `the Commerce Department`, `export bank`: the noun names somebody, not something counted.
_NAMES_A_BODY = re.compile(
    r" (?:(?:and|or) [a-z]+ |import )?(?:holding )?(?:minister|ministry|ministers|ministries|department|dept|secretary|"
    r"representative|commission|"
    r"commissioner|agreement|"
    r"deal|pact|talks|war|wars|dispute|disputes|sanctions|bank|house|law|official|officials|source|"
    r"sources|negotiat\w*|fair|"
    r"union|zone|office|council|co|corp|inc|ltd|chief|board|organi[sz]ation|association|barriers?|"
    r"polic\w+|reforms?|legislation|"
    r"restrictions?|retaliation|attache|expert|experts|analysts?|economists?|ties|links|federations?|"
    r"facilitation|mission|"
    r"relations|issues?|friction|practices|bill|show|unions|community|promotion|centre|center|remedy|"
    r"countries|nations|group|ship|licen[cs]\w+|firms?|compan(?:y|ies)|advis[eo]rs?|partnerships?|managers?|trusts?)\b"
)


_PROPER = re.compile(r"Credit [A-Z][a-z]")
_CONCLUDED = re.compile(r" (?:agreement|deal|pact|accord)s?\b")


def names_a_body(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a metric word is part of a name: `Trade Minister`, `Export-Import Bank`, `investment agreement`."""
    if cue.entry.value in ("loan", "aid") and _CONCLUDED.match(scene.fold, cue.end):
        return False  # `a 3.1 billion yen loan agreement`
    if scene.fold.endswith(_HOLDERS, cue.start, cue.end):
        return False
    if cue.entry.value == "loan" and not scene.headline and _PROPER.match(scene.text, cue.start):
        return True  # `Credit National`
    if cue.entry.kind == "domain" and scene.fold.startswith(" links ", cue.end):
        return False  # `the highway links Peru and Chile`
    return _NAMES_A_BODY.match(scene.fold, cue.end) is not None


def apposed(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a metric word ends an apposition, closed by a comma, that tells who somebody is."""
    return scene.text.startswith(",", cue.end) and _TELLS_WHO.search(scene.text, scene.start, cue.start) is not None


def in_aside(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """Whether a metric word stands in a participle between two commas, and another names what is told of before it."""
    opened = scene.text.rfind(", ", scene.start, cue.start)
    if opened < 0 or _ASIDE.match(scene.text, opened) is None:
        return False
    closed = scene.text.find(",", cue.end, quantity.hedge_start)
    return (
        closed >= 0
        and scene.text.find(";", opened, closed) < 0
        and any(c.end <= opened and c.entry.kind == "metric" and c.entry.value != "other" for c in scene.cues)
    )


_ASIDE = re.compile(
    r", (?:buoyed|driven|led|helped|boosted|fuelled|fueled|supported|spurred|lifted|hit|hurt|dominated|dragged|powered|"
    r"underpinned|thanks|due|owing|excluding|not counting) "
)
_TELLS_WHO = re.compile(r", (?:[Ii]ts|[Tt]heir|the|a|an|one of|whose) [^,;]{0,60}$")
_HOLDERS = (" partner", " partners", " market", " markets", " destination", " destinations", " source", " of imports")
"""Nouns that hold a place; what is joined to them is another: `its largest trading partner and top source of gas`."""


def punctuated(scene: Scene, start: int, end: int, marks: str = ",;:(.") -> bool:
    """Whether a mark that ends a phrase stands in text[start:end]."""
    between = scene.text[start:end]
    return any(mark in between for mark in marks)


_WITHIN_NOUN = re.compile(
    r"(?:s? |-|' |'s )(?:(?!(?:of|in|to|and|or|for|by|from|with|on|at|as|that|was|were|is|are|will|which|"
    r"has|have|had|through|via|under|into|across|near|after|before|between|over|within|the|a|an)\b)[a-z]+ ){0,2}$"
)


def head(scene: Scene, cue: Hit[Cue]) -> Hit[Cue]:
    """The last of several metric words in one noun phrase: `rubber exports` are exports, `buyers' credit` is credit."""
    for other in scene.cues:
        if other.start > cue.start and other.entry.kind in METRIC_KINDS:
            if cue.entry.kind == "metric" and other.entry.kind != "metric":
                break
            if not _WITHIN_NOUN.match(scene.text[cue.end : other.start]) or names_a_body(scene, other):
                break
            cue = other
    return cue


_ARTICLE = re.compile(r" (?:the|its|their|all)(?= )")


def behind_article(scene: Scene, quantity: Quantity) -> int:
    """Where the noun phrase behind a number begins.

    Behind the article of what a fraction is a part of (`half the island's exports`), or behind the same amount in
    another currency (`1.06 billion euros ($1.21 billion) in aid`).
    """
    if quantity.kind == "fraction":
        article = _ARTICLE.match(scene.fold, quantity.end)
        return article.end() if article else quantity.end
    if quantity.kind == "money" and scene.text.startswith(" (", quantity.end):
        for other in scene.quantities:
            if other.start > quantity.end and other.kind == "money":
                closed = scene.text.startswith(")", other.end) and "(" not in scene.text[quantity.end + 2 : other.end]
                return other.end + 1 if closed and other.start - quantity.end <= _BRACKETED else quantity.end
    return quantity.end


_BRACKETED = 20
"""A conversion begins within so many characters of its bracket, hedges included."""
