"""Money and goods that one state puts at another's disposal: `Japan is making $3 million available for the port`.

It is aid where the other is named as who gets it, where the text has just told of aid between the two, or where the
document comes from another country than the one that gives. What a country allocates at home is none.
"""

import re

from flows.extract.figures.parties.governed import governed
from flows.extract.figures.scene import Draft, Put, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded
from flows.reference import table

_DETERMINERS = (
    r"(?:(?:an?|the|another|additional|further|extra|fresh|new|out|up|over|aside|available|amount|sum|total|of) )"
)
_GIVES = Worded(
    "give|gives|gave|given|giving|pledge|pledges|pledged|commit|commits|committed|committing|provide|provides|provided|"
    "providing|offer|offers|offered|offering|allocate|allocates|allocated|allocating|earmark|earmarks|earmarked|"
    "earmarking|contribute|contributes|contributed|contributing|announce|announces|announced|disburse|disbursed|"
    "disbursing|donate|donates|donated|donating|transfer|transfers|transferred|transferring|avail|avails|availed|"
    "promise|promises|promised|promising|channel|channels|channelled|channeled|release|released|hand|hands|handed|"
    "put|puts|putting|make|makes|made|making|set|grant|grants|granted|granting|spend|spends|spent|spending|fund|funds|"
    "funded|funding|finance|finances|financed|financing|build|builds|built|building|invest|invests",
    rf" (?P<what>{_DETERMINERS}{{0,4}}(?:(?!(?:and|or|for|that|which|to|in|on|by|loans?|credits?|shares?|bonds?|assets|"
    rf"stakes?|contracts?|orders?|notes|guarantees?|services)\b)[a-z]+ ){{0,6}}(?:worth|valued at) |"
    rf"{_DETERMINERS}{{0,4}})$",
)
"""What stands right before an amount that is given."""
_NEED_A_WORD = {"make": "available", "put": "up", "set": "aside", "hand": "over"}
"""Verbs that give only with another word: `put up`."""
_NOUN = Worded(
    "contribution|contributions|donation|donations|gift|commitment|commitments|package|pledge|pledges|funding",
    r" (?:to (?:the )?\w+(?: \w+)? )?(?:worth |totalling |of (?:a further |another |an additional |"
    r"over )?)(?:some |about |up to )?$",
)
_PASSIVE = re.compile(
    r" (?:(?:will|would|is to|are to|has|have|had|is|was|were|are|being|been|be|already|also|now) ){1,4}"
    r"(?P<verb>earmarked|channell?ed|allocated|provided|disbursed|committed|transferred|made available|donated|pledged|"
    r"granted|set aside|released|contributed|promised|paid out)\b"
)
_GOODS = frozenset(
    "donate donates donated donating hand handed hands donation donations gift give gives gave given giving".split()
)
"""By one of these words goods are given as well as money."""
_NO_THINGS = frozenset(
    "day week month year hour minute point vote seat goal chance reason example term place rank medal share option "
    "order speech interview assurance lesson step time name side country answer detail figure".split()
)
"""What is given in a manner of speaking."""
_RECEIVES = Worded("received|receives|obtained|got", r" (?:(?:about|some|only|another|a|further|total|of) ){0,3}$")
_PROMISED = frozenset(
    "earmark earmarks earmarked earmarking commitment commitments pledge pledges pledged promise promises promised "
    "promising commit commits committing announce announces announced making providing package".split()
)
"""What is given by one of these words is promised."""
_TOWARDS = re.compile(r"(?:\b(?:to|for|towards?|in|of|with) (?:[a-z]+ {1,2}){0,3}|^ )$")
_RIGHT_TO = re.compile(r"(?: (?:a|each|per) (?:year|month)| annually)? (?:to|for|towards?) (?:the )?")
_ACTS = frozenset({"name", "capital", "anaphor", "group", "bloc", "body", "pronoun", "person"})
_OF_THE_STATE = re.compile(
    r" (?:s )?(?:\w+ ){0,3}?(?:government|ministry|ministers?|embassy|ambassador|envoy|agency|fund|president|premier|"
    r"parliament|treasury|state|development|cooperation|authorities|council|commission|own)\b"
)
REACH, FAR = 90, 190
"""Who gets an amount stands within so many characters of it, who gives it in the same clause or the one before."""
_BLOCS = frozenset(row["code"] for row in table("blocs"))


def put_up(scene: Scene, quantity: Quantity) -> Put | None:
    """Who puts an amount at whose disposal; None for any other amount."""
    if quantity.kind not in ("money", "count", "measure") or not (scene.mentions or scene.before):
        return None
    goods = quantity.kind != "money"
    left = scene.left(quantity)
    if not goods and not _RECEIVES.absent(scene.words) and (got := _RECEIVES.search(left)) is not None:
        return _received(scene, quantity.hedge_start - len(left) + got.start(1))
    verb = None if _GIVES.absent(scene.words) else _GIVES.search(left)
    noun = None if verb is not None or _NOUN.absent(scene.words) else _NOUN.search(left)
    given = verb or noun
    if given is None:
        passive = None if goods else _PASSIVE.match(scene.right(quantity))
        if passive is None:
            return None
        told = _told(scene, None)
        promised = passive["verb"] in _PROMISED or bool(_YET.match(scene.right(quantity)))
        return Put(told.reporter, told.partner, promised) if told is not None and told.reporter else None
    word = given[1]
    if (goods and (word not in _GOODS or quantity.unit in _NO_THINGS)) or (
        verb is not None and not _whole(word, verb["what"])
    ):
        return None
    at = quantity.hedge_start - len(left) + given.start(1)
    if verb is not None and word in _PAYS_FOR:
        return None if goods else _charity(scene, quantity, at)
    giver = _giver(scene, at) if word not in _GIFTS else _giver_of_gift(scene, quantity, at)
    if giver is None:
        told = _told(scene, None) if scene.fold.endswith((" it ", " they "), 0, at) else None
        giver = told.reporter if told is not None else None
    if giver is None:
        return None
    receiver = _accepting(scene, at, giver) if word in _GIFTS else None
    receiver = receiver or _receiver(scene, quantity, giver, at, at_home=word in _BUDGETED)
    if receiver is None and scene.ties and giver in scene.pair and word in _HANDS_OVER and not goods:
        receiver = scene.pair[1] if scene.pair[0] == giver else scene.pair[0]  # a text about the two
    promised = word in _PROMISED or (noun is not None and _ANNOUNCED.search(scene.fold, scene.start, at) is not None)
    return Put(giver, receiver, promised) if receiver is not None else None


_PAYS_FOR = frozenset(
    "spend spends spent spending fund funds funded funding finance finances financed financing build builds built "
    "building invest invests".split()
)
"""By one of these words a state helps another where the money goes into what serves its people."""
# `a $15 million hospital in Peru`, `on schools and wells in Peru`
_CHARITY = re.compile(
    r" (?:(?:on|for|to|into|in) )?(?:\w+ ){0,5}?(?:schools?|hospitals?|clinics?|health|wells?|sanitation|education|"
    r"training|refugees|relief|reconstruction|demining|mine clearance|shelters?|vaccin\w+|literacy|orphanages?|"
    r"nurses|doctors|midwives|farmers|classrooms?|nutrition|malaria|food security|humanitarian|midwi\w+|"
    r"rural development|drinking water|clean water)\b"
    r"(?: \w+){0,5}? (?:in|for|across|throughout) (?:the )?(?:\w+ )?$"
)


def _charity(scene: Scene, quantity: Quantity, at: int) -> Put | None:
    """What a state spends on schools, wells or clinics of another: `Chile will spend $3 million on schools in Peru`."""
    giver = _giver(scene, at)
    for mention in scene.mentions:
        if mention.start < quantity.end or len(mention.codes) != 1:
            continue
        there = mention.start - quantity.end <= REACH and _CHARITY.fullmatch(scene.fold, quantity.end, mention.start)
        if giver is None or not there or mention.codes[0] == giver:
            return None
        return Put(giver, mention.codes[0], False)
    return None


_GIFTS = frozenset({"donation", "donations", "gift"})
_BUDGETED = frozenset("allocate allocates allocated allocating earmark earmarks earmarked earmarking".split())
"""By one of these words a state gives at home too."""
_HANDS_OVER = frozenset(
    "give gives gave given giving provide provides provided providing grant grants granted granting donate donates "
    "donated donating offer offers offered offering make makes made making pledge pledges pledged promise promises "
    "promised promising".split()
)
"""By one of these words a state gives to another, not into what both pay for."""
_ANNOUNCED = re.compile(r"\b(?:announc|unveil|promis|pledg)\w{1,3} (?:an?|the|its|another|new|further) [\w ]{0,30}$")
_YET = re.compile(r" (?:will|would|is to|are to) ")


def _whole(verb: str, what: str) -> bool:
    """Whether a verb that gives only with another word has it: `put up`, `make available`."""
    stem = next((stem for stem in _NEED_A_WORD if verb.startswith(stem) or verb in _FORMS.get(stem, ())), None)
    return stem is None or f"{_NEED_A_WORD[stem]} " in what


_FORMS = {"make": ("made", "making"), "put": ("puts", "putting")}


def _giver(scene: Scene, at: int) -> str | None:
    """The state that acts before the word of giving, itself or by a body or minister of its own."""
    for mention in reversed(scene.mentions):
        if mention.end > at:
            continue
        if at - mention.end > FAR:
            return None
        owns = mention.possessive or mention.kind == "demonym"
        if len(mention.codes) != 1:
            continue
        if owns and at - mention.end <= len("'s own "):
            return mention.codes[0]  # `Peru's own contribution of 10,000 tents`
        if governed(scene, mention):
            continue
        if owns:
            return mention.codes[0] if _OF_THE_STATE.match(scene.fold, mention.end, at) else None
        return mention.codes[0] if mention.kind in _ACTS else None
    return None


def _giver_of_gift(scene: Scene, quantity: Quantity, at: int) -> str | None:
    """Who made a gift: named behind it (`a gift of rice from Peru`), before it, or thanked for it."""
    for mention in scene.mentions:
        if len(mention.codes) != 1:
            continue
        if mention.start >= quantity.end:
            behind = mention.start - quantity.end <= REACH
            if behind and _FROM.search(scene.fold, quantity.end, mention.start):
                return mention.codes[0]
        elif mention.end <= at and _THANKS.search(scene.fold, max(scene.start, mention.start - 24), mention.start):
            return mention.codes[0]
    return _giver(scene, at)


def _accepting(scene: Scene, at: int, giver: str) -> str | None:
    """Who accepts a gift or gives thanks for it, as the subject of a sentence."""
    for mention in scene.mentions:
        if mention.end <= at and len(mention.codes) == 1 and mention.codes[0] != giver:
            return None if governed(scene, mention) or mention.possessive else mention.codes[0]
    return None


_FROM = re.compile(
    r" (?:from|by) (?:the )?(?:(?:government|people|people s republic|republic|kingdom) of (?:the )?){0,2}$"
)
_THANKS = re.compile(r"\b(?:thank(?:s|ed|ing)?|thanks to|grateful to|gratitude to) (?:the )?$")


def _receiver(scene: Scene, quantity: Quantity, giver: str, at: int, *, at_home: bool) -> str | None:
    """The state that gets what another gives: named behind, told of before, or the one that the document is from."""
    behind = quantity.end
    for mention in scene.mentions:
        if mention.start < at or len(mention.codes) != 1 or mention.codes[0] == giver:
            continue
        if mention.start < quantity.hedge_start:
            return mention.codes[0]  # `gave Peru $3 million`
        if mention.start - behind > REACH:
            break
        towards = _RIGHT_TO.fullmatch if at_home or mention.codes[0] in _BLOCS else _TOWARDS.search
        if mention.start >= behind and towards(scene.fold, behind, mention.start):
            return mention.codes[0]
    if (told := _told(scene, giver)) is not None:
        return told.partner
    home = scene.home
    if len(home) != 1 or home[0] == giver or giver in _BLOCS:
        return None
    return None if at_home and not scene.fold.startswith(" to ", behind) else home[0]


def _told(scene: Scene, giver: str | None) -> Draft | None:
    """The aid or loan told of just before, of one giver to another state."""
    recent = [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= 1 else ())]
    for draft in recent:
        if draft.metric in ("aid", "loan") and draft.partner is not None and draft.reporter is not None:
            return draft if giver in (None, draft.reporter) else None
    return None


def _received(scene: Scene, at: int) -> Put | None:
    """Who got an amount of the aid that a text tells of: `Of these, Peru received $3 million`."""
    recent = [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= 1 else ())]
    told = next((d for d in recent if d.metric in ("aid", "loan") and d.frame == "giver"), None)
    subject = next((m for m in reversed(scene.mentions) if m.end <= at and len(m.codes) == 1), None)
    if told is None or told.metric != "aid" or told.reporter is None or subject is None:
        return None
    code = subject.codes[0]
    return Put(told.reporter, code, False) if code != told.reporter and not governed(scene, subject) else None
