"""Money and percentages whose metric the verb and those who act tell: banks lend, firms take over, economies grow.

`The IMF disbursed $3 million to Chile` is lent, `Chile repaid $3 million` too; what buys a firm abroad is invested.
"""

import re

from flows.extract.figures.scene import Cue, Scene, recent
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

Told = tuple[str, str, Hit[Cue] | None]
"""Metric, frame, and the word that names it where there is one."""

_HEDGED = r"(?:(?:about|some|up|to|another|a|an|the|further|only|over|nearly|around|total|of) ){0,4}"


def understood(scene: Scene, quantity: Quantity) -> Told | None:
    """What an amount or percentage is of, by the verb and those who act; None where these do not tell."""
    if quantity.kind == "money":
        return (
            _lent(scene, quantity)
            or _built(scene, quantity)
            or _taken_over(scene, quantity)
            or _takeover(scene, quantity)
            or _attracted(scene, quantity)
        )
    if quantity.unit == "percent":
        return _of_people(scene, quantity) or _grown(scene, quantity)
    return None


_BANK = Worded(
    "imf|fund|bank|banks|eximbank|afreximbank|ebrd|eib|adb|afdb|aiib|kfw|ifc|boad|caf|bstdb|idb|isdb|lender|lenders",
    r" (?:\w+ ){0,3}?(?:(?:will|would|is to|has|have|had|to|also|agreed to) ){0,3}(?:disburs\w+|approv\w+|"
    r"extend\w*|releas\w+|"
    r"provid\w+|opened|opens?|open|agreed|cleared|unlocked?|granted|signed off on|offer\w*|finance[sd]?|put up|"
    r"advanced) "
    r"(?:(?:an?|the|its|another|up|to|further|fresh|new|first|second|third|last|financing|funding|finance|line|package|"
    r"programme|program|facility|tranche|arrangement|of|worth|for|with) ){0,6}$",
)
_REPAID = Worded(
    "repay|repays|repaid|repaying|pay back|pays back|paid back|paying back|reimburse|reimbursed", r" (?:\w+ ){0,3}$"
)
_DRAWN = re.compile(
    r" (?:from|under|of) (?:the|a|its|this) (?:\w+ ){0,2}?(?:facility|credit line|line of credit|loan)\b"
)


def _lent(scene: Scene, quantity: Quantity) -> Told | None:
    """What a bank puts at disposal, what is drawn from a facility, what is paid back."""
    left = scene.left(quantity, 110)
    if not _REPAID.absent(scene.words) and _REPAID.search(left):
        return ("loan", "own", None)
    if "central" in scene.words or _GRANT.match(scene.right(quantity)):
        return None
    if not _BANK.absent(scene.words) and _BANK.search(left):
        return ("loan", "giver", None)
    drawn = _DRAWS_DOWN.absent(scene.words) or scene.words.isdisjoint(_LENDING) or _DRAWS_DOWN.search(left) is None
    return ("loan", "giver", None) if not drawn or _DRAWN.match(scene.right(quantity)) else None


_DRAWS_DOWN = Worded(
    "drew|draw|draws|drawn|drawing|unlock|unlocks|unlocked|unlocking|disburse|disburses|disbursed|disbursing|release|"
    "releases|released|releasing|restructure|restructured|restructuring|reschedule|rescheduled|rescheduling|extended",
    rf" (?:down )?(?:worth )?{_HEDGED}$",
)
_LENDING = frozenset("imf programme program facility tranche creditors creditor owed lenders lender arrears".split())
"""Words of those who lend and of what is lent, where no word says `loan`."""
_GRANT = re.compile(r" (?:\w+ ){0,2}?(?:grants?|aid|assistance|bonds?|shares?|fine|profit|stake)\b")
_BUYS = Worded(
    "acquire|acquires|acquired|acquiring|buy|buys|bought|buying|purchased|take over|takes over|took over|taken over",
    rf"(?P<what>(?: \w+){{1,8}}?) (?:for|in a deal worth|at a price of) {_HEDGED}$",
)
_ITS_NAME = re.compile(r"(?:['’]s?)? [A-Z]")
_FIRM = frozenset(
    "company firm operator bank maker producer brewery airline insurer retailer chain manufacturer group carrier "
    "utility refinery mine miner hotel shipyard steelmaker carmaker lender developer subsidiary unit business startup "
    "publisher broadcaster newspaper brand distributor smelter".split()
)


def _taken_over(scene: Scene, quantity: Quantity) -> Told | None:
    """What a firm of another country costs that is bought: `Chile's Alfa bought Peru's Beta for $3 million`."""
    if _BUYS.absent(scene.words):
        return None
    left = scene.left(quantity, 110)
    deal = _BUYS.search(left)
    if deal is None:
        return None
    begin = quantity.hedge_start - len(left) + deal.start("what")
    bought = [m for m in scene.mentions if m.codes and begin <= m.start and m.end <= quantity.start]
    named = any(m.possessive and _ITS_NAME.match(scene.text, m.end) for m in bought)
    if not bought or not (named or not _FIRM.isdisjoint(deal["what"].split())):
        return None
    others = any(m.codes and m.end <= begin and m.codes != bought[0].codes for m in scene.mentions)
    return ("investment", "investor", None) if others else None


_TAKEOVER = Worded(
    "takeover|acquisition|purchase|buyout|sale",
    r" of (?P<what>(?:\w+ ){1,9}?)(?:by|to) (?P<who>(?:\w+ ){1,9}?) ?(?:is|was|will be|at|for|in a deal|has been|worth|"
    rf"valued|cost|costs|would cost)(?: (?:worth|valued at|at|put at|estimated at|completed for|of))? {_HEDGED}$",
)


def _takeover(scene: Scene, quantity: Quantity) -> Told | None:
    """What a firm of another country costs: `The takeover of the Peruvian bank by Chile's Alfa is worth $3 million`."""
    if _TAKEOVER.absent(scene.words) or (deal := _TAKEOVER.search(scene.left(quantity, 150))) is None:
        return None
    if _FIRM.isdisjoint(deal["what"].split()):
        return None
    begin = quantity.hedge_start - len(scene.left(quantity, 150))
    sides = [
        {c for m in scene.mentions for c in m.codes if begin + deal.start(k) <= m.start < begin + deal.end(k)}
        for k in ("what", "who")
    ]
    return ("investment", "investor", None) if sides[0] and sides[1] and sides[0].isdisjoint(sides[1]) else None


_BUILDS = Worded(
    "build|builds|built|building|open|opens|opened|opening|set up|sets up|setting up|launch|launched|construct|"
    "constructed|constructing|inaugurate|inaugurated|expand|expanded|expanding|plan|plans|planned|planning|develop|"
    "put up|putting up|develops|developed|developing|erect|erected|erecting|establish|establishes|established|"
    "establishing",
    r"(?: (?:an?|its|the|their|another|new|second|third|first)){0,3} $",
)
_WORKS_OF_A_FIRM = re.compile(
    r" (?:(?!power\b|water\b|treatment\b|nuclear\b|desalination\b)\w+ ){0,4}?(?:factor(?:y|ies)|plants?|mills?|"
    r"smelters?|"
    r"assembly line|hotels?|resorts?|brewer(?:y|ies)|shipyards?|steelworks|warehouses?|shopping mall|"
    r"data cent(?:er|re)s?)\b"
)
_FIRMS = frozenset(
    "company companies firm firms group maker giant conglomerate manufacturer manufacturers investor investors "
    "corporation producer producers carmaker automaker holding developer developers retailer retailers brewer brewery "
    "miner steelmaker chipmaker multinational consortium tycoon businessman businessmen entrepreneur entrepreneurs "
    "operator supplier chain subsidiary industrialist industrialists startup ltd plc inc corp gmbh".split()
)


def _built(scene: Scene, quantity: Quantity) -> Told | None:
    """What a firm puts into a plant of its own: `A Peruvian company will build a $3 million cement plant in Chile`."""
    if _PLANT_WORDS.isdisjoint(scene.words):
        return None
    costing = _COST_OF_A_PLANT.search(scene.left(quantity, 130)) is not None
    if costing and not _SOLD_AS_IT_STANDS.isdisjoint(scene.words):
        return None
    if not costing and (_BUILDS.absent(scene.words) or not _BUILDS.search(scene.left(quantity, 40))):
        return None
    if _FIRMS.isdisjoint(scene.words) and not any(
        m.codes
        and m.end < quantity.start
        and (m.possessive or m.kind == "demonym")
        and _ITS_NAME.match(scene.text, m.end)
        for m in scene.mentions
    ):
        return None  # `Peru's Alfa will build`
    return ("investment", "investor", None) if costing or _WORKS_OF_A_FIRM.match(scene.right(quantity)) else None


_PLANT = (
    r"(?:factor(?:y|ies)|plants?|mills?|smelters?|assembly lines?|hotels?|resorts?|brewer(?:y|ies)|shipyards?|"
    r"steelworks|warehouses?|shopping (?:mall|cent(?:re|er))s?|data cent(?:er|re)s?)"
)
_PLANT_WORDS = frozenset(
    "factory factories plant plants mill mills smelter smelters assembly hotel hotels resort resorts brewery breweries "
    "shipyard shipyards steelworks warehouse warehouses shopping data".split()
)
# `will build a cement plant in Peru for $3 million`, `The factory, opened by a firm from Peru, cost $3 million`
_COST_OF_A_PLANT = re.compile(
    r"(?<!power )(?<!water )(?<!treatment )(?<!nuclear )(?<!desalination )(?<!solar )"
    rf"\b{_PLANT}\b(?: {{1,2}}(?!that\b|says?\b|said\b)\w+){{0,12}}? {{1,2}}(?P<at>for|at a cost of|cost|costs|"
    rf"costing|worth|valued at|priced at|with an investment of|at a price of) {_HEDGED}$"
)
_SOLD_AS_IT_STANDS = frozenset(
    "sell sells sold selling sale buy buys bought buying purchase purchased acquire acquired".split()
)


_DRAWS = Worded("attract|attracts|attracted|attracting", rf" {_HEDGED}$")


def _attracted(scene: Scene, quantity: Quantity) -> Told | None:
    """What a country attracts from another: `Chile attracted $3 million from Peru`."""
    if _DRAWS.absent(scene.words) or _DRAWS.search(scene.left(quantity)) is None:
        return None
    return ("investment", "investor", None) if _FROM.match(scene.right(quantity)) else None


_FROM = re.compile(r" (?:of |in )?(?:[\w ]{1,24} )?(?:from|capital)\b")
_POPULATION = re.compile(
    r" of [\w ]{0,40}?\b(?:population|inhabitants|residents|workforce|labou?r force|students|workers|migrants|"
    r"immigrants|refugees|foreigners|citizens|employees|staff)\b"
)
_NUMBER = Worded("number", r" of (?:\w+ ){1,4}?(?:\w+ed|rose|fell|grew|was up|was down) (?:by )?(?:\w+ )?$")
_TOURISM = frozenset("tourism tourist tourists visitors holidaymakers holiday arrivals".split())


def _of_people(scene: Scene, quantity: Quantity) -> Told | None:
    """A part of those who live or work somewhere, or by how much the guests from a country grew in number."""
    if _POPULATION.match(scene.right(quantity, 80)):
        return ("people", "own", None)
    if _NUMBER.absent(scene.words) or (counts := _NUMBER.search(scene.left(quantity, 80))) is None:
        return None
    begin = quantity.hedge_start - len(scene.left(quantity, 80)) + counts.start(1)
    if not any(m.kind == "demonym" and begin <= m.start < quantity.start for m in scene.mentions):
        return None
    told = not _TOURISM.isdisjoint(scene.words) or any(d.metric == "tourists" for d in recent(scene))
    return ("tourists", "visitors", None) if told else None


_GROWTH = Worded(
    "growth",
    r" (?:(?:rate|forecast|estimate|this year|next year|last year|in \w+) ){0,2}(?:(?:is|was|will be|would be|of|"
    r"at|to|put|"
    r"estimated|forecast|projected|expected|seen|averaged|averaging|reached|slowed|accelerated) ){1,3}(?:\w+ )?$",
    r"(?:^ *|(?:^| )(?:s|its|their|forecast|forecasts|expects|sees|predicts|projects|annual|average|the|for|real|to|of|"
    r"and|\w+an|\w+ese) )",
)
_ECONOMISTS = frozenset("economy economic adb ebrd afdb imf gdp oecd economists macroeconomic recession".split())


def _grown(scene: Scene, quantity: Quantity) -> Told | None:
    """How much an economy grows, where those who reckon it are named: `The IMF forecasts growth of 3 per cent`."""
    if _GROWTH.absent(scene.words) or (_ECONOMISTS.isdisjoint(scene.words) and "central" not in scene.words):
        return None
    if any(cue.entry.kind == "metric" and cue.entry.value not in ("gdp",) for cue in scene.cues):
        return None
    return ("gdp", "own", None) if _GROWTH.search(scene.left(quantity, 70)) else None
