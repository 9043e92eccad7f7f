"""Talks on an instrument that are still to be opened: it is no more than proposed."""

import re
from typing import Any

from flows.extract.text.lexicon import Hit

_TALKS = re.compile(
    r"\b(?:negotiations?|talks|discussions|consultations|work) (?:on|for|of|over|about|towards?)$", re.I
)
_BEFORE = re.compile(
    r"\b(?:to|will|would|should|shall|may|might|could|must|that)\s(?:[\w'-]+\s){0,3}?"
    r"(?:launch|start|begin|initiate|open|commence|enter into|embark on)\s(?:(?!with\b)[\w-]+\s){0,3}$"
)
_ALLOWED = re.compile(
    r"\b(?:approv\w+|authori[sz]\w+|propos\w+|call\w* for|urg\w+|agreed (?:on|to)|plan\w*|consent\w*)\b[^.;:]{0,60}\b"
    r"(?:launch|start|opening|initiation|commencement|beginning) of\s(?:[\w-]+\s){0,3}$",
    re.I,
)
_NOUN = re.compile(r"\b(?:launch|opening|initiation|commencement|beginning|start) of\s(?:[\w-]+\s){0,3}$", re.I)
_APPROVED = re.compile(r"\s(?:was|were|is|are|has been|have been) (?:approved|authori[sz]ed|proposed)\b")
_BEHIND = re.compile(
    r"\s(?:should|would|could|may|might|will|must|is to|are to)\s(?:\w+\s){0,2}?"
    r"(?:launched|started|begun|opened|initiated|held|commenced|start|begin|commence|open)\b"
)
_ROUND_HELD = re.compile(
    r"\b[Rr]ounds? of (?:the )?(?:negotiations|talks) (?:[\w-]+ ){0,3}?"
    r"(?:(?:was|were|been) (?:held|completed|concluded)|took place)\b"
)


def to_open(text: str, sentence: tuple[int, int], talks: Hit[Any], after: int) -> bool:
    """Whether the talks named at `talks`, on what ends before `after`, are only to be opened: `will start talks on`."""
    if not _TALKS.search(text, talks.start, talks.end):
        return False
    floor, stop = max(sentence[0], talks.start - 120), sentence[1]
    if _BEFORE.search(text, floor, talks.start) or _ALLOWED.search(text, floor, talks.start):
        return True
    if _BEHIND.match(text, after, stop):
        return True
    return _NOUN.search(text, floor, talks.start) is not None and _APPROVED.match(text, after, stop) is not None


def talks_held(text: str, start: int, end: int) -> bool:
    """Whether the talks that text[start:end] names have had a round, by whatever sentence."""
    return _TALKS.search(text, start, end) is not None and _ROUND_HELD.search(text) is not None
