"""Which phrases claim to name an instrument of the ledger: not every agreement that a text speaks of is one."""

import re
from collections.abc import Sequence

from flows.extract.agreements.governing import Standing
from flows.extract.agreements.heads import HEADS, MODIFIERS
from flows.extract.agreements.instruments import Instrument
from flows.extract.agreements.links import NEAR, Draft
from flows.extract.agreements.titles import NEARBY
from flows.extract.text.lexicon import fold
from flows.extract.text.noun_phrases import AUXILIARIES
from flows.extract.text.sentences import Sentence

_PREDICATE = re.compile(r"\b(?:is|are|was|were|be|been|becomes?|became|as) (?:the|their|its) $")
_FIRM = re.compile(r"(?:[A-Z][\w&]+ ){0,2}(?:Corp|Inc|Ltd|Plc|PLC|Co)\b")
_WHERE = frozenset("in of at from".split())
_CITED = re.compile(r"\b(?:in|via|through|by) (?:(?:an?|the|their|its|this) )?$", re.I)
_COMMON = frozenset("joint final common trilateral tripartite closing concluding bilateral quadrilateral".split())
_LIST_ITEM = re.compile(r"(?:^|\n)\s*(?:\(?\d{1,2}[.)]|[-•*])\s*$")


def foreign(text: str, made: Instrument) -> bool:
    """Whether its words make it an instrument of companies or an exchange, or nothing but a predicate or a denial."""
    kinds = {MODIFIERS.get(word) for word in made.modifiers}
    of_states = made.between is not None or "bilateral" in made.modifiers  # of other labour agreements unions are party
    if ("private" in kinds and not of_states) or ("exchange" in kinds and made.head.type == "contract"):
        return True
    dealing = made.head.form in ("deal", "deals") and text.startswith(" with", made.head_end)
    if dealing and made.left.before in _WHERE and text[made.start].isupper() and text[made.head_start].islower():
        return True  # `banks based in Peru deal with it`
    if made.head.type == "contract" and "standard" in made.modifiers:
        return True
    if made.left.before in ("only", "any") or (made.left.before in ("no", "without") and not made.modifiers):
        return True
    if text[made.head_start - 1 : made.head_start] == "-" and len(made.modifiers) == 1:
        return True  # `multi-contract programme`
    if any(
        _names_company(text, word, made.start)
        for word in text[made.start : made.head_start].split()
        if word[0].isupper()
    ):
        return True
    if made.left.before == "a" and text.endswith("not a ", made.left.start - 6, made.left.start):
        return True
    if not made.head.many and made.left.before in AUXILIARIES:
        return True  # `it was important agreement was reached`
    predicate = _PREDICATE.search(text, max(made.start - 24, 0), made.start) is not None
    if made.head.form == "amendment" and HEADS.find(fold(text[made.head_end : made.end])) == []:
        return True
    return predicate and made.definite and made.complement is None


def _names_company(text: str, word: str, at: int) -> bool:
    """Whether the document has a company of that name (`Acme deal` beside `Acme Steel Corp`)."""
    name = word.title() if word.isupper() and len(word) > 3 else word
    around = text[max(at - NEARBY, 0) : at + NEARBY]
    found = around.find(f" {name} ")
    while found >= 0:
        if _FIRM.match(around, found + len(name) + 2):
            return True
        found = around.find(f" {name} ", found + 1)
    return False


def counts(text: str, made: Instrument, stands: Standing | None, sentence: Sentence, drafts: Sequence[Draft]) -> bool:
    """Whether the phrase names an instrument, rather than pointing back to one or speaking of them in general."""
    signing = stands is not None and stands.act in ("sign", "reach")
    if made.head.many:
        if made.number is not None:
            return signing or made.named or sentence.kind == "headline" or text[sentence.end - 1] == ":"
        done = stands is not None and stands.done
        return signing and done and made.complement is not None and not made.definite and made.head.needs != "count"
    if listed(text, made):
        return made.named
    if made.head.needs == "cue" and stands is None and (not made.complement or made.head.type in ("contract", "plan")):
        return False
    if made.head.type == "contract" and not (
        signing or (stands is not None and stands.act in ("approve", "expire", "apply"))
    ):
        return False
    if made.head.needs == "signed" and not signing:
        return False
    if made.named:
        return True
    if not signing:
        # `a similar agreement with Peru is being negotiated`
        return stands is not None and made.between is not None and made.left.before in ("a", "an")
    if made.definite:
        if made.head.type == "contract" and not drafts:
            return False
        return made.head.type not in ("agreement", "document") and all(d.type != made.head.type for d in drafts[-NEAR:])
    return made.left.before in ("a", "an", "another") or sentence.kind == "headline"


def issued(text: str, made: Instrument) -> Standing | None:
    """The standing of a statement that a sentence cites: what both sides say `in a joint declaration` is issued."""
    if made.head.type != "statement" or not (
        _COMMON.intersection(made.modifiers) or made.head.form.startswith(("joint", "final"))
    ):
        return None
    cited = _CITED.search(text, max(made.left.start - 12, 0), made.left.start)
    return Standing("signed", "sign", True, "left", cited.start(), cited.end(), 0.8) if cited is not None else None


def listed(text: str, made: Instrument) -> bool:
    """Whether the phrase opens an item of a list."""
    return _LIST_ITEM.search(text, max(made.left.start - 8, 0), made.left.start) is not None
