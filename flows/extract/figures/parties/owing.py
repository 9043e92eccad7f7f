"""Debts and credits between two states: `Peru owes Chile $3 million`, `its debt to Chile`, `Chile waived claims`.

The figure is the debtor's, towards the state that lent.
"""

import re

from flows.extract.figures.parties.governed import governed
from flows.extract.figures.parties.passing import Sides, states_named
from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene, clause, recent
from flows.extract.text.worded import Worded

OWES = Worded("owe|owes|owed|owing", r" (?:the |its |to )?")
_LINE = Worded(
    "swap|facility|line|contract|deal|agreement|order|deposit|accord",
    r" (?:\w+ ){0,2}(?:worth |of |for |valued at )?(?:about |some |up to |over |nearly |more than )?$",
)
_WITH = re.compile(r" with (?:the )?(?:\w+ s )?")


def owed_to(scene: Scene, draft: Draft, roles: Roles) -> tuple[str, str] | None:
    """Debtor and creditor, or the two sides of a credit line or contract; None where the words name only one."""
    if draft.quantity.kind != "money":
        return None
    start, end = draft.quantity.hedge_start, draft.quantity.end
    if not OWES.absent(scene.words) and (verb := OWES.search(scene.fold, scene.start, start)) is not None:
        named = [m for m in scene.mentions if m.end <= start and len(m.codes) == 1]
        creditor = next((m for m in named if m.start == verb.end()), None)
        debtor = next((m for m in reversed(named) if m.end <= verb.start()), None)
        behind = first(roles, "to") if creditor is None else None
        if behind is not None and debtor is not None and debtor.codes[0] != behind:
            return debtor.codes[0], behind  # `Peru owes $3 million to Chilean banks`
        if creditor is not None and debtor is not None and creditor.codes != debtor.codes:
            return debtor.codes[0], creditor.codes[0]
        if creditor is not None and (debtor is None or debtor.kind == "anaphor") and creditor.codes[0] in scene.pair:
            return _other(scene, creditor.codes[0]), creditor.codes[0]  # nobody owes himself
    if (lent := _forgiven(scene, draft, roles) or _indebted(scene, draft, roles)) is not None:
        return lent
    if not _LINE.absent(scene.words) and _LINE.search(scene.left(draft.quantity)):
        other = next((m for m in scene.mentions if m.start >= end), None)
        beside = other is not None and _WITH.fullmatch(scene.fold, end, other.start) is not None
        owner = first(roles, "possessor", "subject")
        if beside and other is not None and owner is not None and other.codes not in ((), (owner,)):
            return owner, other.codes[0]
    return None


_FORGIVES = Worded(
    "waive|waives|waived|waiving|cancel|cancels|cancelled|canceled|cancelling|forgive|forgives|forgave|forgiven|"
    "forgiving|write off|writes off|wrote off|written off|writing off",
    r" (?:\w+ ){0,4}?(?:claims?|debts?|loans?|arrears|repayments?|interest|of|worth) (?:\w+ ){0,3}$|"
    r" (?:about |some |up to |nearly |over )?$",
)
_DEBT = Worded("debt|debts|arrears|repayment|repayments|instalment|installment")
_TO_ALL = frozenset({"foreign", "external", "public", "national", "total", "commercial", "private", "government"})


def owes(scene: Scene) -> bool:
    """Whether a sentence speaks of what one state owes another, by a verb of owing or of forgiving."""
    return not (OWES.absent(scene.words) and _FORGIVES.absent(scene.words))


def _other(scene: Scene, code: str) -> str:
    return scene.pair[1] if code == scene.pair[0] else scene.pair[0]


def _forgiven(scene: Scene, draft: Draft, roles: Roles) -> tuple[str, str] | None:
    """Debtor and creditor of what is not to be paid back: `Germany is waiving claims of 13 million euros`."""
    if _FORGIVES.absent(scene.words) or _DEBTS.isdisjoint(scene.words):
        return None
    verb = _FORGIVES.search(scene.left(draft.quantity, 80))
    creditor = first(roles, "subject", "by")
    if verb is None or creditor is None:
        return None
    debtor = next((code for name in _DEBTORS for code in roles.get(name, ()) if code != creditor), None)
    if debtor is None and creditor in scene.pair:
        debtor = _other(scene, creditor)
    return (debtor, creditor) if debtor is not None else None


_DEBTS = frozenset("claims claim debt debts loan loans arrears repayment repayments interest owed".split())
_DEBTORS = ("possessor", "by", "to", "for", "of", "from", "with")


def _indebted(scene: Scene, draft: Draft, roles: Roles) -> tuple[str, str] | None:
    """Debtor and creditor of a debt that names its creditor, and of the repayment of a loan that was told of."""
    if draft.metric != "loan" or draft.frame != "own" or _DEBT.absent(scene.words) or draft.cue is None:
        return None
    debtor = first(roles, "possessor", "subject")
    if (creditor := first(roles, "to")) is not None and _DEBT_TO.match(scene.fold, draft.cue.end):
        if debtor in (None, creditor):
            debtor = _other(scene, creditor) if creditor in scene.pair else None
        return (debtor, creditor) if debtor is not None else None
    called = scene.fold[max(scene.start, draft.cue.start - 24) : draft.cue.end].split()
    if debtor is None or not _TO_ALL.isdisjoint(called):
        return None
    loans = (d for d in recent(scene) if d.metric == "loan" and d.partner)
    lent = next((d for d in loans if debtor in (d.reporter, d.partner)), None)
    if lent is None or lent.reporter is None or lent.partner is None:
        return None
    return debtor, lent.partner if debtor == lent.reporter else lent.reporter


_DEBT_TO = re.compile(r" (?:owed |due |payable )?to ")


_OWED = Worded(
    "owed|due|payable", r" (?P<way>to|by) (?:the )?", r"(?: of [\w ]{1,40}?)? (?:(?:is|was|are|were|still) ){0,2}"
)


_REPAYS = Worded(
    "repay|repays|repaid|repaying|pay back|pays back|paid back|paying back|pay off|pays off|paid off|paying off|"
    "redeem|redeems|redeemed|amortise|amortised|amortize|amortized",
    r"(?: (?:an?|the|some|about|over|nearly|more|than|up|to|another|further|first|initial|instalment|of)){0,4} $",
)
_LENDER = re.compile(
    r" (?:from|to|by|with) (?:the )?$|(?: of (?:the |its |that |this )?(?:\w+ )?(?:loan|debt|credit) )"
)


def repaid(scene: Scene, draft: Draft) -> Sides | None:
    """Who repays whom: the loan was the lender's, but `Peru has repaid $3 million of the loan from Chile` is Peru's."""
    quantity = draft.quantity
    if quantity.kind == "count" or _REPAYS.absent(scene.words) or not _REPAYS.search(scene.left(quantity, 60)):
        return None
    start, end = clause(scene, quantity, wide=True)
    named = [m for m in states_named(scene) if start <= m.start < end]
    debtor = next((m for m in reversed(named) if m.end <= quantity.hedge_start and not governed(scene, m)), None)
    lender = next((m for m in named if m.start >= quantity.end), None)
    if debtor is None or lender is None or debtor.codes == lender.codes:
        return None
    lent = _LENDER.search(scene.fold, quantity.end, lender.start)
    return (debtor.codes[0], lender.codes[0]) if lent is not None else None


_HOLDS = Worded(
    "holds|hold|held|owns|own|accounts for|accounted for|accounting for|is owed|was owed|makes up|made up",
    r" (?:(?:about|some|over|nearly|more|than|almost|up|to|roughly) ){0,3}$",
)
_DEBT_OF = re.compile(r"(?: s)? +(?:\w+ ){0,3}?debts?\b")


def held(scene: Scene, draft: Draft) -> Sides | None:
    """Who owes and who holds a part of the debt: `Chile holds 40 per cent of Peru's foreign debt`."""
    quantity = draft.quantity
    if draft.metric != "loan" or quantity.kind == "count" or _HOLDS.absent(scene.words):
        return None
    if (verb := _HOLDS.search(scene.left(quantity, 60))) is None:
        return None
    named = states_named(scene)
    at = quantity.hedge_start - len(scene.left(quantity, 60)) + verb.start()
    lender = next((m for m in reversed(named) if m.end <= at and not governed(scene, m)), None)
    debtor = next((m for m in named if scene.fold[quantity.end : m.start] in (" of ", " of the ")), None)
    if lender is None or debtor is None or lender.codes == debtor.codes:
        return None
    return (debtor.codes[0], lender.codes[0]) if _DEBT_OF.match(scene.fold, debtor.end) else None


def owed(scene: Scene, draft: Draft) -> Sides | None:
    """Debtor and creditor of what is owed: `$3 million of Peru's debt is owed to Chile`, `Chile is owed … by Peru`."""
    quantity = draft.quantity
    if quantity.kind == "count" or ("owed" not in scene.words and _OWED.absent(scene.words)):
        return None
    named = states_named(scene)
    if (behind := _OWED.match(scene.fold, quantity.end, scene.end)) is not None:
        one = next((m for m in named if m.start == behind.end()), None)
        others = [m for m in named if one is not None and m.end <= behind.start(1) and m.codes != one.codes]
        if one is None or not others:
            return None
        other = others[-1].codes[0]
        return (other, one.codes[0]) if behind["way"] == "to" else (one.codes[0], other)
    if _IS_OWED.search(scene.left(quantity, 40)) is None:
        return None
    creditor = next((m for m in reversed(named) if m.end <= quantity.hedge_start and not governed(scene, m)), None)
    debtor = next((m for m in named if scene.fold[quantity.end : m.start] in (" by ", " by the ")), None)
    if creditor is None or debtor is None or creditor.codes == debtor.codes:
        return None
    return debtor.codes[0], creditor.codes[0]


_IS_OWED = re.compile(r"\b(?:is|are|was|were) (?:still |also )?owed (?:some |about |over |nearly |more than |up to )?$")
