"""Who may undertake something by a cue: its subject, and what keeps it from being one."""

from collections.abc import Sequence

from flows.extract.clauses.actor import INSTRUMENT, PRIVATE, Actor, is_shared_body
from flows.extract.clauses.actors import before_verb, coordinated, noun_phrase, of_main_clause
from flows.extract.clauses.cues import Cue
from flows.extract.clauses.embedded import TOLD, after_what, is_object, sets_off
from flows.extract.clauses.firms import Firms
from flows.extract.clauses.line import (
    BE,
    MODAL,
    NEGATION,
    PREPOSITION,
    PUNCTUATION,
    SPEAKER,
    SUBJECT_PRONOUN,
    TIME,
    Line,
    is_adverb,
)
from flows.extract.clauses.owners import APPROVED, cabinet, owner_of
from flows.extract.clauses.passives import by_agent, told_passive, untold_passive
from flows.extract.clauses.tellers import teller
from flows.extract.clauses.verbs import PASTS
from flows.extract.clauses.words import CLASSES
from flows.extract.parties.mentions import Mention
from flows.extract.text.lexicon import Hit

BELIEF = CLASSES["belief"]
FORECASTER = CLASSES["forecaster"]
_CONDITION = frozenset("if whether unless until once where when why how since provided providing".split())
_DENIAL = frozenset({"denied", "denies", "denying", "rumours", "rumors", "unaware", "speculation"})
_NOT_BEFORE_FINITE = frozenset("did does do a an the its their his her any no our my".split())
_NOT_BEFORE_GERUND = frozenset("of by to without for from against on in before after despite than".split())
_FORETELLING = frozenset(
    "plan intend aim want wish seek expect prepare consider contemplate weigh study explore".split()
)
_EVENTUAL = frozenset(
    {
        "will",
        "shall",
        "proposal",
        "approval",
        "resolution",
        "recommendation",
        "approved",
        "expected",
        "scheduled",
        "set",
        "due",
        "is to",
        "are to",
    }
)
_OF_A_TRADE = frozenset("trade market industry house shipping grain crop".split())
_BINDING = frozenset({"agreed", "pledged"})
_SIGNING = frozenset({"sign", "conclude"})
"""Met to sign an agreement: the infinitive tells what is done as well."""
_ALSO_NOUNS = frozenset(
    (
        "plan offer pledge promise aim demand request call target appeal state show note press study commit vow support"
    ).split()
)
_DISCLAIMED = frozenset({"seek", "intend", "want", "plan"})


def promising(hit: Hit[Cue], mentions: Sequence[Mention], several: bool) -> bool:
    """Whether a cue can have a subject at all, before its sentence is read: somebody is named, or referred to.

    `several`: the document is about more than one country.
    """
    if hit.entry.impersonal:
        return several
    if foretells(hit.entry):
        # `talks on it will start`, `"We intend to …," he said`
        eventual = several and (hit.entry.form != "literal" or hit.entry.lemma in _EVENTUAL)
        return eventual or (bool(mentions) and mentions[0].start < hit.start)
    return several or bool(mentions)


def subject_of(line: Line, first: int, cue: Cue, several: bool, firms: Firms | None = None) -> Actor | None:
    """Who undertakes or asks by the cue that begins at the word `first`; None where nobody does who could."""
    if cue.impersonal:
        return _impersonal(line, first)
    if cue.frames[0].name == "pending":  # the plan of those whom the document is about
        at = line.words.starts[first], line.words.ends[first]
        return Actor(*at, (), "event", False, True) if several and not _foreseen(line.words.low) else None
    if line.mention_at(first) is not None or _ruled_out(line, first, cue):
        return None
    found = _subject(line, first, cue, firms if several else None)
    if found is not None and found.kind in ("event", "instrument"):
        found = by_agent(line, first, found) or found
    if found is not None and found.kind == "other":
        read = firms.read(found) if several and firms is not None else None
        found = read or by_agent(line, first, found) or told_passive(line, first, found)
        if found is None and several:
            found = untold_passive(line, first)
    found = _of_teller(line, first, found) if found is not None and not found.codes else found
    if found is None or found.kind in ("other", "analyst") or not _speaks(line, found, cue, several):
        return None
    return found


_OWN_STATE = frozenset(
    f"{whose} {what}"
    for whose in ("the", "his", "her", "their", "our", "my")
    for what in ("state", "government", "country", "cabinet", "side", "nation", "administration")
)


def _of_teller(line: Line, verb: int, subject: Actor) -> Actor:
    """`The minister said the state would build …`: the state without a name is that of who speaks for one."""
    if line.text[subject.start : subject.end].lower() not in _OWN_STATE:
        return subject
    told_by = teller(line, verb)
    if told_by is None or told_by.kind not in ("party", "speaker") or len(told_by.codes) != 1:
        return subject
    return subject._replace(codes=told_by.codes, kind="speaker")


def _impersonal(line: Line, first: int) -> Actor:
    """Whose `it was agreed to …` is: nobody's that the sentence tells, but where `it` stands for a party."""
    mention = line.mention_at(first)
    codes = mention.codes if mention is not None else ()
    return Actor(line.words.starts[first], line.words.ends[first], codes, "party" if codes else "nobody", False, True)


def follows_be(line: Line, first: int) -> bool:
    """Whether a form of `be` stands before a word, adverbs aside: `are firmly committed`."""
    before = first - 1
    while before >= 0 and is_adverb(line.words.low[before]):
        before -= 1
    return before >= 0 and line.words.low[before] in BE


def foretells(cue: Cue) -> bool:
    """Whether the cue tells of what is to come without a word that binds: `will`, `plans to`; not `is ready to`."""
    return (cue.form == "literal" and cue.frames[0].modality not in _BINDING) or cue.lemma in _FORETELLING


def _speaks(line: Line, subject: Actor, cue: Cue, several: bool) -> bool:
    """Whether the subject may undertake something by this cue.

    A plan or forecast told by an analyst is none; one of nobody known (`it`, `the group`) is not taken for a state's.
    Other pronouns are, in a document that speaks of `several` countries.
    """
    if subject.kind == "event" or cue.frames[0].name in APPROVED:
        cabinet = cue.frames[0].name in APPROVED  # which approves what a Minister of Labour or Industry proposed
        if _told_by_it(line, subject):
            return False
        return cue.form == "literal" and (cabinet or PRIVATE.isdisjoint(line.words.low))
    foretold = foretells(cue)
    if foretold and _foreseen(line.words.low):
        return False
    if subject.codes or subject.kind == "instrument":
        return True
    if subject.kind == "pronoun":
        return not foretold and several and line.text[subject.start : subject.end].lower() != "it"
    named = line.text[subject.start : subject.end]
    shared = is_shared_body(named) or named.lower() in ("the cabinet", "cabinet", "the council of ministers")
    return subject.kind in ("party", "speaker") and (
        not foretold or (subject.kind == "speaker" and (subject.plural or shared))
    )


def _told_by_it(line: Line, subject: Actor) -> bool:
    """Whether an unknown `it` tells of an event: `It said deliveries are to start` is a firm's word."""
    at = line.words.at(subject.start)
    before = line.words.low[max(at - 3, 0) : at]
    if "said" not in before:
        return False
    it = at - len(before) + before.index("said") - 1
    named = line.mention_at(it) if it >= 0 else None
    return it >= 0 and line.words.low[it] == "it" and not (named is not None and named.codes)


def _foreseen(low: list[str]) -> bool:
    """Whether those who trade or watch markets tell it: `traders said`, `according to industry sources`."""
    if any(word in FORECASTER for word in low):
        return True
    return any(word in ("sources", "source") and low[at - 1] in _OF_A_TRADE for at, word in enumerate(low))


def _told(line: Line, verb: int, subject: Actor, firms: Firms | None) -> Actor | None:
    """A pronoun as subject, seen with who tells the clause: `the company said it plans` is the company's own plan.

    `we` is whoever is quoted.
    """
    told_by = teller(line, verb)
    if told_by is None:
        return subject
    if told_by.kind == "other" and firms is not None and firms.of_a_state(told_by):
        return firms.read(told_by)
    if told_by.kind in ("analyst", "other"):
        return None
    if line.text[subject.start : subject.end].lower() in ("we", "i"):
        return subject._replace(codes=told_by.codes)
    return subject


def _ruled_out(line: Line, first: int, cue: Cue) -> bool:
    """Whether the form of the cue, or what stands before it, keeps it from being a verb that undertakes something."""
    low = line.words.low
    before = first - 1
    while before >= 0 and is_adverb(low[before]) and low[before] not in NEGATION:
        before -= 1
    if cue.after_be and before > 0 and low[before] == "been" and low[before - 1] in NEGATION:
        return True  # `have not been willing to`
    word = low[before] if before >= 0 else ""
    if word in NEGATION or word.endswith("n't"):
        return not _disclaims(line, before, cue)
    if cue.after_be and line.headline and before >= 0 and (line.mention_at(before) is not None or word in SPEAKER):
        return False
    return barred_by(word, cue)


def barred_by(word: str, cue: Cue) -> bool:
    """Whether the word before a cue and its adverbs, in lower case, keeps it from being a verb that undertakes."""
    if cue.after_be or cue.progressive:
        return word not in BE
    if cue.form == "literal":
        return False
    if cue.form == "gerund":
        return word in _NOT_BEFORE_GERUND or word in _NOT_BEFORE_FINITE
    if cue.form == "past":
        return word in BE or word == "to" or word in _NOT_BEFORE_FINITE
    if word == "to" and cue.form == "base" and cue.lemma in _SIGNING:
        return False
    if cue.lemma in _ALSO_NOUNS and (word in PREPOSITION or word == "amid"):
        return True  # `amid calls for …`
    return word == "to" or word in MODAL or word in _NOT_BEFORE_FINITE


def _disclaims(line: Line, negation: int, cue: Cue) -> bool:
    """`do not seek to …`, `does not intend to …`: a stance of policy in the present."""
    low = line.words.low
    present = low[negation] in ("don't", "doesn't") or low[negation - 1 : negation] in (["do"], ["does"])
    return present and cue.form == "base" and cue.lemma in _DISCLAIMED


def _subject(line: Line, first: int, cue: Cue, firms: Firms | None = None) -> Actor | None:
    """The subject of a cue by its form: of a finite verb, of a participle, of a noun, of an infinitive."""
    low = line.words.low
    if cue.frames[0].name in APPROVED:
        return cabinet(line, first)
    if cue.frames[0].name == "owned":
        return owner_of(line, first)
    if cue.form == "literal" and cue.frames[0].name == "gerund":  # a noun: `a goal of raising …`
        return coordinated(line, first)
    if cue.form == "gerund" and not cue.progressive:
        before = first - 1
        while before >= 0 and is_adverb(low[before]):
            before -= 1
        if before < 0 or low[before] not in BE:
            return _of_participle(line, first, before)
    if cue.lemma in _SIGNING and low[first - 1 : first] == ["to"]:
        return coordinated(line, first)
    subject = before_verb(line, first)
    if subject is None:
        return None
    present = cue.form == "base" and low[first] not in PASTS  # `Chile has set a target to …`
    if present and not subject.plural and not low[first - 1].endswith("n't") and low[first - 1] != "not":
        return None
    at = line.words.at(subject.start)
    doubtful = cue.lemma in _ALSO_NOUNS if cue.form in ("base", "third") else cue.form == "literal"
    if doubtful and cue.form in ("base", "third") and _is_attribute(line, first - 1):
        return None
    told = low[at] in SUBJECT_PRONOUN and not TOLD.isdisjoint(low[max(at - 8, 0) : at])  # `told reporters he would`
    if doubtful and not subject.bounded and not told:
        return None
    if foretells(cue) and cue.form == "past" and low[first - 1] == "had":
        return None  # `had intended to`: it came otherwise
    binds = cue.form == "past" and cue.frames[0].modality in _BINDING
    if any(low[k] in _CONDITION and not sets_off(line, k, binds) for k in range(max(at - 3, 0), at + 1)) or any(
        word in _DENIAL for word in low[:at]
    ):
        return None
    if at and (low[at - 1] in BELIEF or (cue.form == "literal" and low[at - 1] in ("before", "until"))):
        return None
    if at and low[at - 1] in MODAL:  # `should we choose to …`
        return None
    if cue.form == "literal" and at and low[at - 1] == "because":
        return None
    if (cue.form == "literal" or cue.lemma == "expect") and (is_object(line, at) or after_what(low, at)):
        return None
    mention = line.mention_at(at)
    if subject.kind == "pronoun" or (mention is not None and mention.kind == "pronoun"):
        return _told(line, first, subject, firms)
    return subject


def _is_attribute(line: Line, at: int) -> bool:
    """Whether the word at `at` is a country's adjective and no noun: `Peruvian targets`, not `the Chinese plan to`."""
    mention = line.mention_at(at)
    if mention is None or mention.kind != "demonym" or line.headline or line.words.low[at].endswith("s"):
        return False
    return line.words.low[max(line.words.at(mention.start) - 1, 0)] != "the"


def _of_participle(line: Line, first: int, before: int) -> Actor | None:
    """Whose a participle is: of the noun right before it (`officials calling for …`), else of the main clause.

    What an agreement or a statement pledges, those who made it do.
    """
    low = line.words.low
    if before < 0 or low[before] in PUNCTUATION or low[before] in TIME or low[before] in ("and", "while", "but"):
        return of_main_clause(line, first)
    if low[before] in INSTRUMENT or low[before] in ("statement", "declaration", "letter", "resolution", "message"):
        return of_main_clause(line, first)
    found = noun_phrase(line, before)
    return found if found is not None and found.kind in ("party", "speaker") else None
