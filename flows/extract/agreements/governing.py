"""Where an instrument stands, from the verb or noun that governs its name and that word's tense."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.agreements.opening import to_open
from flows.extract.text.lexicon import Hit, Lexicon
from flows.extract.text.noun_phrases import AUXILIARIES, DETERMINERS
from flows.reference import table


class Cue(NamedTuple):
    """A governing word: what is done to the instrument (`act`, see seeds/lexicons/instrument_verbs.csv) and its form.

    `shape` is base, past, participle, gerund, third, noun (a phrase with its preposition) adjective or
    predicate (a phrase behind the name).
    """

    act: str
    shape: str


class Standing(NamedTuple):
    """The status of an instrument and the words text[start:end] that show it.

    `act` is what the governing word does, `done` whether it is done; `side` is left, right, inside or beside (shared
    with a coordinate phrase); `sure` a confidence from 0 to 1; `noun` that no verb but a noun says it (`signing of`).
    """

    status: str
    act: str
    done: bool
    side: str
    start: int
    end: int
    sure: float
    noun: bool = False


_SHAPES = {"before": "noun", "inside": "adjective", "behind": "predicate"}


def _cues() -> Lexicon[Cue]:
    entries: list[tuple[str, Cue]] = []
    for row in table("lexicons/instrument_phrases"):
        entries.append((row["phrase"], Cue(row["act"], _SHAPES[row["place"]])))
    for row in table("lexicons/instrument_verbs"):
        entries += [(row[shape], Cue(row["act"], shape)) for shape in ("past", "participle", "gerund", "third")]
        if row["bare"] == "yes":
            entries.append((row["lemma"], Cue(row["act"], "base")))
        else:
            entries += [(f"{before} {row['lemma']}", Cue(row["act"], "base")) for before in ("to", "will", "would")]
    return Lexicon(entries)


CUES = _cues()
_BARE = {row["lemma"]: row["act"] for row in table("lexicons/instrument_verbs") if row["bare"] == "no"}
_HEADED = re.compile(r"(?:[A-Z][\w.'-]{1,20},? (?:and )?){1,4}([a-z]{3,12}|[A-Z]{3,12}) (?:an? |the )?")

# status by act: when it is done, and while it is still to be done.
_STATUS = {
    "sign": ("signed", "to_be_signed"),
    "reach": ("signed", "negotiating"),
    "negotiate": ("negotiating", "negotiating"),
    "propose": ("proposed", "proposed"),
    "apply": ("in_force", "in_force"),
    "begin": ("in_force", "signed"),
    "ratify": ("ratified", "signed"),
    "approve": ("to_be_signed", "to_be_signed"),
    "expire": ("expired", "in_force"),
}

_PENDING = re.compile(
    r"\b(?:will|would|shall|may|might|could|can|should|must|to|not|never|cannot|without|before|towards?|for|if|unless|until)\s+"
    r"(?:(?:\w{2,12}ly|also|soon|then|both|be|have|still|now|possibly)\s+){0,3}$|n't\s+$",
    re.I,
)
_PENDING_NOUN = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|next|early|speedy|swift|prompt|expect\w*|hop(?:e|es|ed|ing)|await\w*|before|"
    r"ahead of|until|towards?|"
    r"approv\w+|authori[sz]\w+|permission|propos\w+|consent\w*|"
    r"agreed to|green light|go-ahead|clear(?:ed|ance)|nod to|mandate\w*|"
    r"plan\w*|prepar\w*|postpone\w*|delay\w*|close to|to attend|to witness|not|without)\b",
    re.I,
)
_PAIRED = re.compile(r"\b(?:will|would|shall|may|might|could|can|should|must|to)\s+[a-z]+,? (?:and|or)\s+(?:then\s+)?$")
_IF = re.compile(r"\b(?:if|unless|whether|once|until|in the event|in case)\s+(?:that\s+)?(?:an?\s|the\s|any\s)?$", re.I)
_WITH_IT = re.compile(r"\b(?:ended|closed|concluded|culminated)(?: [\w-]+){0,4} (?:with|in) (?:an? |the )?$")
_AFTER = re.compile(r"\b(?:after|following|since|upon|by|in|having)\s+(?:\w+ly\s+)?$", re.I)
_WORK_ON = re.compile(r"\bwork on (?:the|a) [\w ]{2,40}$")
_RELATIVE = re.compile(r",?\s*(?:which|that)\b")
_YEAR_OF = re.compile(r"\b(?:year|month|week|phase|round) of (?:the |its |their )?$")
_CLAUSE_MARK = re.compile(r'[",;:]')
_ASIDE = re.compile(r", (?:which|who|an?) [^,;:]{4,120}, (?=(?:was|were|is|are|has|have|had|will)\b)")
# `The Exchange of Notes …, signed on 5th August, 2019, has entered into force`
_SIGNED_ASIDE = re.compile(
    r", (?:signed|concluded|initialled|reached|inked|adopted)\b[^;:\"]{2,80}?, "
    r"(?=(?:was|were|is|are|has|have|had|will|enters|entered|took|takes|came|comes|expired|expires)\b)"
)
_PROPOSES = re.compile(r"\b(?:propos|suggest|recommend|consider|contemplat|mull)\w*\s+(?:the\s+)?$", re.I)
_BARE_TO_COME = re.compile(r"(?:to|will|would)\s", re.I)
# `agreed to: (a) resume flights; (b) | conclude a treaty`, `will open a port and | sign a pact`
_LISTED = re.compile(
    r"(?:ed to|\b(?:will|would|shall|should|must|follows|following))\b[^\"\n]{0,130}(?:[,;:]|\band)\s+(?:and\s+)?"
    r"(?:\(?\w{1,3}[.)]\s+)?$"
)
_MET_TO = re.compile(r"\b(?:met|gathered|convened|assembled)\b[^;:]{0,120}(?<!ed)\sto\s+$")
_LEGISLATURE = re.compile(
    r"\b(?:parliament|senate|senators?|congress|national assembly|assembly|voters|knesset|bundestag|legislat\w+|"
    r"referendum|diet|duma)\b",
    re.I,
)
_LENDER = re.compile(r"\b(?:imf|international monetary fund|world bank|development bank|executive board)\b", re.I)
_AGREED_TO_DO = re.compile(r"\s*(?!(?:the|an?|its|their|this|that|such|new)\b)[a-z]{3,} (?:the|an?|its|their)\s")
_CHAIN = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,\s*)?(?:(?:which|that)\s+)?((?:(?:was|were|is|are|has|have|had|been|be|being|will|would|should|"
    r"could|may|might|must|can|shall|to|not|never|yet|also|already|finally|formally|officially|still|just|jointly|due|expected|set|"
    r"scheduled|about|ready|likely|going|soon|now|later|today|yesterday|earlier|only|first|recently|automatically|very|so|quite|seen)\s+){0,9})"
)
_TO_COME = re.compile(
    r"\b(?:will|would|should|could|may|might|must|can|shall|to|not|never|yet|due|expected|scheduled|likely)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being)\b")
_OTHER_OBJECT = re.compile(
    r"\b(?:for|about|under|over|to|by)\b|(?<!number )(?<!series )(?<!variety )(?<!package )\bof\b"
)
_ARTICLE = re.compile(r"\b(?:the|an?|its)\s$", re.I)
_FILLERS = frozenset(
    "of text number series variety package set total range new first second last also jointly today".split()
)
_CLOSING = frozenset("that which who whom whose when while after before because although but if said says".split())


def cues_in(folded: str, start: int, end: int) -> list[Hit[Cue]]:
    """The governing words of one sentence, with offsets of the document."""
    return [Hit(hit.start + start, hit.end + start, hit.entry) for hit in CUES.find(folded[start:end])]


def standing(
    text: str,
    floor: int,
    stop: int,
    start: int,
    head: int,
    end: int,
    after: int,
    cues: Sequence[Hit[Cue]],
    *,
    long: bool = False,
) -> Standing | None:
    """What the sentence text[floor:stop] says of the phrase text[start:end]; None where no word governs it.

    Its head noun begins at `head`; `after` is where what follows the phrase begins, parties left out of the quote
    skipped; `long` says that it ends in a complement, whose nouns a relative clause behind it may belong to.
    """
    talks = next((hit for hit in reversed(cues) if hit.end <= start), None)
    if talks is not None and start - talks.end <= len(" their ") and to_open(text, (floor, stop), talks, after):
        return Standing("proposed", "propose", False, "left", talks.start, talks.end, 0.8)
    right = _right(text, floor, stop, start, after, cues, long=long)
    if right is None and after != end:
        right = _right(text, floor, stop, start, end, cues, long=long)
    if right is not None:
        return right
    left, inside = _left(text, floor, start, cues) or _headed(text, floor, start), _inside(start, head, cues)
    if inside is not None and inside.act == "propose" and (left is None or left.act == "apply"):
        return inside  # `under a possible treaty`
    return left or inside


def _right(
    text: str, floor: int, stop: int, start: int, after: int, cues: Sequence[Hit[Cue]], *, long: bool
) -> Standing | None:
    chain = _CHAIN.match(text, after, stop)
    if chain is None or (long and _RELATIVE.match(text, after, stop) and not _ASIDE.match(text, after, stop)):
        return None  # `a pact to replace the old one, which expires`: the relative clause is the nearer noun's
    cue = next((hit for hit in cues if hit.start == chain.end()), None)
    if cue is None and (aside := _ASIDE.match(text, after, stop)):
        chain = _CHAIN.match(text, aside.end(), stop) or chain
        cue = next((hit for hit in cues if hit.start == chain.end()), None)
    if cue is not None and cue.entry.act == "sign" and (aside := _SIGNED_ASIDE.match(text, after, stop)):
        further = _CHAIN.match(text, aside.end(), stop)
        later = next((hit for hit in cues if further is not None and hit.start == further.end()), None)
        if further is not None and later is not None and later.entry.act in ("begin", "expire", "ratify"):
            chain, cue = further, later
    if cue is not None and cue.entry.act == "expire" and _YEAR_OF.search(text, max(floor, start - 24), start):
        return None  # `the third year of the grain agreement, which ended in May`
    if cue is not None and long and cue.entry.act in ("propose", "negotiate") and cue.entry.shape != "predicate":
        return None
    if cue is None or _WORK_ON.search(text, max(floor, after - 60), after):
        return None
    act, shape = cue.entry
    words = chain[1]
    if shape == "predicate":
        return _judge(text, floor, act, False, "right", cue.start, cue.end, 0.7)
    if shape in ("past", "participle"):
        bare = not words.strip() and _RELATIVE.match(text, after, stop) is None
        passive = _PASSIVE.search(words) is not None or bare
        if not passive and act not in ("begin", "expire"):
            return None
        supposed = _IF.search(text, max(floor, start - 24), start) is not None
        closes = _WITH_IT.search(text, max(floor, start - 60), start)  # `ended with three documents being signed`
        done = _TO_COME.search(words) is None and ("being " not in words or closes is not None) and not supposed
    elif act in ("begin", "expire") and shape in ("base", "third"):
        done = False
    elif shape == "gerund" and "being" not in words:
        return None
    else:
        return None
    return _judge(text, floor, act, done, "right", chain.end() - len(words), cue.end, 0.9)


def _left(text: str, floor: int, start: int, cues: Sequence[Hit[Cue]]) -> Standing | None:
    for cue in reversed(cues):
        if cue.end > start or cue.entry.shape in ("adjective", "predicate"):
            continue
        if cue.entry.shape == "base" and _ARTICLE.search(text, max(floor, cue.start - 6), cue.start):
            continue  # `the initial accord`
        sure = _reaches(text[cue.end : start], cue.entry)
        if sure == 0:
            return None
        before = text[max(floor, cue.start - 140) : cue.start]
        done = _is_done(before, text[cue.start : cue.end], cue.entry)
        if cue.entry == ("approve", "gerund") and not done:
            return None  # `the role of parliament in approving a pact`
        wished = cue.entry.shape == "gerund" and cue.entry.act in ("sign", "reach") and _PROPOSES.search(before)
        found = _judge(text, floor, "propose" if wished else cue.entry.act, done, "left", cue.start, cue.end, sure)
        return found._replace(noun=cue.entry.shape == "noun")
    return None


def _headed(text: str, floor: int, start: int) -> Standing | None:
    """The verb of a headline in its base form, behind names alone (`Peru, Chile issue joint statement`)."""
    verb = _HEADED.match(text, floor, start)
    act = _BARE.get(verb[1].lower()) if verb is not None and verb.end() == start else None
    return _judge(text, floor, act, True, "left", verb.start(1), verb.end(1), 0.8) if verb and act else None


def _reaches(gap: str, cue: Cue) -> float:
    """How surely a governing word reaches over the words between it and the phrase; 0 where it does not."""
    if any(mark in gap for mark in ';:"\n'):
        return 0.0
    if cue == ("apply", "noun") and "," in gap:
        return 0.0  # `Following the meeting, the protocol …`
    words = [word.strip(",()").lower() for word in gap.replace("the said ", "the ").split()]
    if cue.act == "propose" and words[:1] == ["that"] and len(words) > 1:
        return 0.0  # `suggest that the accord needs …`
    if all(word in DETERMINERS or word in _FILLERS or word.endswith("'s") for word in words):
        return 0.9
    if len(words) > 8 or any(word in AUXILIARIES or word in _CLOSING for word in words) or "and" in words:
        return 0.0
    if cue.act in ("sign", "reach") and cue.shape != "noun":
        return 0.0 if _OTHER_OBJECT.search(gap) or _AGREED_TO_DO.match(gap) else 0.75
    return 0.6 if len(words) <= 3 else 0.0


def _is_done(before: str, word: str, cue: Cue) -> bool:
    if cue.shape == "gerund" and cue.act in ("reach", "negotiate"):
        return _AFTER.search(before) is not None
    if cue.shape in ("noun", "gerund"):
        return _PENDING_NOUN.search(_CLAUSE_MARK.split(before[-80:])[-1]) is None
    if cue.shape == "base" and _BARE_TO_COME.match(word):
        return _MET_TO.search(before + "to ") is not None
    if cue.shape == "base" and _PAIRED.search(before):
        return False
    if _PENDING.search(before) or (cue.shape == "base" and _LISTED.search(before)):
        return _MET_TO.search(before) is not None
    return cue.shape in ("past", "participle", "third") or not before.rstrip().lower().endswith(("to", "please"))


def _inside(start: int, end: int, cues: Sequence[Hit[Cue]]) -> Standing | None:
    for cue in cues:
        if cue.entry.shape == "adjective" and start - 12 <= cue.start < end and cue.end <= end:
            return Standing(_STATUS[cue.entry.act][0], cue.entry.act, False, "inside", cue.start, cue.end, 0.75)
    return None


def _judge(text: str, floor: int, act: str, done: bool, side: str, start: int, end: int, sure: float) -> Standing:
    status = _STATUS[act][0 if done else 1]
    if act == "approve" and done and _LEGISLATURE.search(text, floor, start):
        status = "ratified"
    if act == "approve" and done and _LENDER.search(text, floor, start):
        status = "signed"  # what the board of a fund or bank approves is concluded
    if act == "negotiate" and done and text[start:end].endswith("negotiated"):
        status = "signed"
    return Standing(status, act, done, side, start, end, sure)
