"""Intents that no finite verb beside a number tells: `agreed on Tuesday to lend`, `a proposal … to obtain`."""

import re

from flows.extract.figures.scene import Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

_EXPECTING = re.compile(
    r"\b(?:expectation|aim|goal|hope|view|intention|objective|purpose|plan|target) (?:of|"
    r"to) (?:further )?(?:increas|rais|lift|boost|expand|doubl|bring|grow|"
    r"enhanc)\w{0,12}\b[^.;]{0,200}?\b(?:up )?to\s+$"
)


_AMENDING = re.compile(
    r"\b(?:propos\w{1,12}|amend\w{0,12}|approv\w{1,12})\b[^.;]{0,200}?"
    r"\b(?:increas|rais|revis|expand)\w{0,12}\b[^.;]{0,200}?\b(?:up )?to\s+$"
)


def raised(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The noun or verb of intent that an increase to some level hangs on: `expectation of increasing trade … to`."""
    left = scene.fold[scene.start : quantity.start]
    if not left.rstrip().endswith("to"):
        return None
    match = _EXPECTING.search(left) or _AMENDING.search(left)
    if match is None:
        return None
    return Hit(
        scene.start + match.start(), scene.start + match.start() + match[0].index(" "), Cue("target", "target", "")
    )


def parted(scene: Scene, start: int, end: int) -> Hit[Cue] | None:
    """A verb of intent that a day parts from its infinitive: `agreed on Tuesday to lend`."""
    for period in scene.periods:
        if start <= period.start and period.end < end and scene.fold.startswith(" to ", period.end):
            verb = _INTENDS.search(scene.fold, max(start, period.start - 30), period.start)
            if verb is not None:
                return Hit(verb.start(), verb.end(), Cue("target", "target", ""))
    return None


def proposed(scene: Scene, end: int) -> Hit[Cue] | None:
    """What a proposal or permission is for: `a proposal has been forwarded to obtain a credit of …`."""
    if _PROPOSAL.absent(scene.words):
        return None
    match = _PROPOSAL.search(scene.fold, scene.start, end)
    return Hit(match.start(), match.start() + len(match[1]), Cue("target", "target", "")) if match else None


def granted(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """What leave has been given for: `Approval had been granted to obtain a loan of …`."""
    if _APPROVAL.absent(scene.words):
        return None
    match = _APPROVAL.search(scene.fold, scene.start, quantity.hedge_start)
    return Hit(match.start(1), match.end(1), Cue("target", "target", "")) if match else None


_APPROVAL = Worded(
    "approval|consent|concurrence|permission",
    r" [^;]{0,60}?(?:granted|given|received|accorded|obtained) (?:on [\d ]{4,12} |by [\w ]{3,40} )?"
    r"to (?:obtain|secure|borrow|receive|enter|provide|grant|sign|purchase|procure|award|construct)\b[^;]{0,60}$",
)
_PROPOSAL = Worded(
    "proposal|proposals|approval|permission|consent|concurrence",
    r"[^;]{0,160}? to (?:obtain|secure|borrow|receive|enter|provide|grant|sign|purchase|procure|implement|accept|award|"
    r"execute|construct|carry out|invest|utilize|utilise)\b",
)
_INTENDS = re.compile(
    r"\b(?:agreed|pledged|promised|vowed|offered|decided|planned|undertook|proposed|committed itself) (?:on |in |late |"
    r"early )?$"
)


TO_VERB = re.compile(r"\b(to) (?!the\b|a\b|an\b|its\b|\d)[a-z]+ ")


def telegraphic(scene: Scene, start: int, end: int) -> Hit[Cue] | None:
    """The bare infinitive of a headline, which announces: `Egypt to receive 115 mln dlr grant`.

    What goes to a country is told as done: `Exports to Egypt up 4 pct`.
    """
    named = {mention.start for mention in scene.mentions}
    for match in TO_VERB.finditer(scene.fold, start, end):
        if match.end(1) + 1 not in named:
            return Hit(match.start(1), match.end(), Cue("target", "target", ""))
    return None


def to_be_done(scene: Scene, quantity: Quantity) -> bool:
    """Whether what stands behind a number is to be done with it: `700,000 tonnes to be shipped`."""
    if "be" in scene.words and _TO_BE.match(scene.right(quantity)):
        return True
    return not _PLANNED.absent(scene.words) and _PLANNED.match(scene.right(quantity)) is not None


def happened(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """Whether a clause of time or reason parts a number from a plan: `offered two planes after Spain sent four`."""
    if scene.words.isdisjoint(("when", "after", "since", "because")) or cue.end > quantity.start:
        return False
    return _HAPPENED.search(scene.fold, cue.end, quantity.hedge_start) is not None


_HAPPENED = re.compile(
    r" (?:when|after|since|because) (?:(?!will\b|would\b|to\b|and\b)\w+ ){1,4}?(?:\w{3,}ed|sent|gave|took|had|made|"
    r"built|sold|bought|won|lost|lent|brought|fell|rose|left|came) (?:\w+ ){0,1}$"
)
# `An investment of $3 million is planned`
_PLANNED = Worded(
    "planned|envisaged|foreseen|earmarked|intended|scheduled|set aside|under consideration|under discussion",
    before=r"(?: (?!and\b|but\b|that\b|which\b)\w+){0,4} (?:is|are|was|were|has been|have been|had been|being|also) ",
)
_TO_BE = re.compile(
    r"(?: of (?!which)\w+(?: \w+)?| in \w+)? (?:(?:is |are )?(?:yet |still )?to be|be) (?:\w+ly )?"
    r"(?:raised|shipped|delivered|built|paid|provided|availed|made available|granted|allocated|released|disbursed|"
    r"spent|invested|transferred|supplied|sent|exported|imported|purchased|sold|bought|lent|borrowed|completed|laid|"
    r"constructed|installed|financed|obtained|signed|added|recruited|trained)\b"
)


def promised(scene: Scene, would: Hit[Cue]) -> bool:
    """Whether `would` tells what those who speak will do or give, and no more than what may come."""
    if _GIVING.match(scene.fold, would.end):
        return True
    return not _WISHED.match(scene.fold, would.end) and (
        _OWN_WORD.search(scene.fold, scene.start, would.start) is not None
    )


# What one said one would give or do is promised: `Venezuela would lend 50,000 barrels`.
_GIVING = re.compile(
    r" (?:also )?(?:lend|loan|give|grant|provide|supply|donate|contribute|allocate|deliver|send|invest|spend|"
    r"ship|export|buy|purchase|import|sell|build|repair|rehabilitate|renovate|restore|refurbish|modernise|modernize|upgrade|equip|"
    r"train|host|admit|recruit|hire|employ|offer|finance|fund|establish|set up|launch|"
    r"install|drill|plant|dredge|widen|pave|electrify|operate|waive|write off|cancel|construct|pay|extend|open|"
    r"cut|raise|run|stretch|link|connect|carry|"
    r"be (?:shipped|supplied|delivered|exported|sold|built|constructed|provided|given|granted|sent|invested|paid|laid|"
    r"transferred|donated|lent|hired|recruited)) "
)
# `announced that it would resume`: what those who speak will do themselves is planned.
_OWN_WORD = re.compile(
    r"\b(?:said|announced|added|declared|confirmed|stated|noted)(?: (?:on|in|here|yesterday|today|may|\w+day)){0,3}"
    r"(?: that)? "
    r"(?:it|they|he|she|we|(?:his|her|its|their|our) (?:government|country|ministry|company|firm|administration|side)|"
    r"(?:the two|both) (?:sides|countries|governments|agencies|firms|companies|ministries|neighbours)) $"
)
_WISHED = re.compile(r" (?:be|like|prefer|not be|rather|seem|appear) ")
