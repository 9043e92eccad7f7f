"""The closed vocabularies of what documents say: every term that a column may hold, with its meaning.

A value outside its vocabulary is an error or a reject, never a silent default. The order of terms is the order in
which DuckDB sorts them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms. `name` is that of the DuckDB enum; `terms` maps each term to its meaning."""

    name: str
    meaning: str
    terms: Mapping[str, str]

    @property
    def dtype(self) -> pl.Enum:
        """The polars type of one term."""
        return pl.Enum(list(self.terms))


QUALIFIER = Vocabulary(
    "qualifier",
    "how the words around a number bound it",
    {
        "exact": "the number as it stands, rounded as written (also `reached`, `stood at`)",
        "about": "near the number on either side (about, around, some, approximately, roughly, an estimated)",
        "nearly": "the true value is a little below (nearly, almost, close to)",
        "over": "the true value is above (over, more than, exceeded, topped, surpassed)",
        "at_least": "the number or more",
        "at_most": "the number or less (up to, no more than, less than)",
    },
)

MEASURE = Vocabulary(
    "measure",
    "what kind of quantity a figure is",
    {
        "level": "an amount",
        "change": "growth or decline against an earlier period",
        "share": "a part of a whole",
        "count": "things counted",
        "rank": "a place in an order, 1 the first",
    },
)

DIRECTION = Vocabulary(
    "direction",
    "which way a change goes",
    {"up": "growth", "down": "decline"},
)

METRIC = Vocabulary(
    "metric",
    "what is measured; a rank has the metric that it ranks",
    {
        "trade": "two-way turnover",
        "exports": "goods and services sold by the reporter to the partner",
        "imports": "goods and services bought by the reporter from the partner",
        "trade_balance": "exports less imports; a deficit is a positive balance of the country that has it",
        "investment": "capital invested",
        "investment_projects": "projects of investment",
        "aid": "grants and official development assistance",
        "loan": "money lent",
        "tourists": "visitors",
        "border_demarcated": "border marked on the ground",
        "border_not_demarcated": "border not yet marked on the ground",
        "agreements_signed": "instruments signed",
        "people": "students, workers, experts, population groups",
        "gdp": "gross domestic product",
        "transport": "flights, roads, freight",
        "energy": "power and fuels",
        "agriculture": "areas and tonnages of farming",
        "other": "none of the above",
    },
)

FIGURE_STATUS = Vocabulary(
    "figure_status",
    "whether a figure tells what is or what shall be",
    {
        "actual": "measured or concluded",
        "target": "a goal, pledge or plan",
        "forecast": "expected by somebody, not promised",
    },
)

MODALITY = Vocabulary(
    "modality",
    "with what force an action is put",
    {
        "agreed": "agreed, concurred, reached consensus, decided jointly",
        "pledged": "pledged, committed, vowed, promised, undertook, affirmed readiness",
        "reaffirmed": "a commitment, stance or determination said to stand already",
        "planned": "a course of action announced, not promised to the other (plans, aims, is set to)",
        "considered": "to be considered, studied, explored",
        "requested": "wanted from the other or proposed to both (asked, called on, urged, proposed)",
    },
)

TOPIC = Vocabulary(
    "topic",
    "what an action is about",
    {
        "politics": "relations, visits, exchanges of delegations",
        "economy": "economic cooperation or industry in general",
        "defence_security": "armed forces, security, peace",
        "border": "border lines, markers, crossings and the land along them",
        "trade": "exchange of goods and services",
        "investment": "capital and the conditions for it",
        "finance": "banks, currencies, loans, taxes, aid money",
        "transport": "roads, rail, air, sea and river links",
        "energy": "electricity, oil, gas, coal",
        "agriculture": "farming, forestry, fisheries, food",
        "environment_water": "environment, climate, rivers, disasters",
        "tourism": "visitors and their industry",
        "education": "schools, training, scholarships",
        "culture_people": "culture, sport, media, communities, exchanges between peoples",
        "health": "medicine and public health",
        "science_technology": "research, technology, information and telecommunication",
        "justice_crime": "law, police, courts, crime",
        "multilateral": "cooperation in regional and international bodies",
        "remains": "remains of the war dead",
        "other": "none of the above",
    },
)

AGREEMENT_TYPE = Vocabulary(
    "agreement_type",
    "what kind of instrument is named",
    {
        "treaty": "treaty, convention, pact between states",
        "agreement": "agreement, accord, deal",
        "memorandum": "memorandum of understanding or of cooperation",
        "protocol": "protocol",
        "minutes": "minutes of a meeting",
        "plan": "action plan, programme, master plan, strategy",
        "statement": "joint statement, communiqué, declaration",
        "contract": "contract between companies",
        "document": "an instrument whose kind the text does not tell",
    },
)

AGREEMENT_STATUS = Vocabulary(
    "agreement_status",
    "how far an instrument has come",
    {
        "signed": "signed or concluded",
        "to_be_signed": "ready or announced for signing",
        "negotiating": "under negotiation",
        "in_force": "being implemented, or referred to as standing",
        "proposed": "suggested by somebody",
        "ratified": "approved by parliament or head of state",
        "expired": "ended, terminated or replaced",
    },
)

EVENT_KIND = Vocabulary(
    "event_kind",
    "what took place",
    {
        "talks": "negotiations or formal talks",
        "meeting": "a meeting or working session",
        "visit": "a journey to the other country",
        "call": "a telephone or video call",
        "ceremony": "a signing, inauguration or commemoration",
        "conference": "a conference, forum or seminar",
        "summit": "a meeting of heads of state or government",
    },
)

LEVEL = Vocabulary(
    "level",
    "the highest rank of those who took part",
    {
        "head_of_state": "monarch, president",
        "head_of_government": "prime minister, chancellor",
        "minister": "minister, deputy prime minister",
        "party": "leader of a political party",
        "parliament": "speaker or members of parliament",
        "official": "any other official",
    },
)

PUBLISHED_BASIS = Vocabulary(
    "published_basis",
    "what a date of publication rests on",
    {
        "sidecar": "told by the input beside the text (sources.csv, a column, a field)",
        "header": "a date line above or below the article",
        "dateline": "the dateline that opens the article, the year from the text where the line has none",
        "inferred": "worked out from dates within the text",
    },
)

PUBLISHED_PRECISION = Vocabulary(
    "published_precision",
    "how exact a date of publication is; the first day stands for a month or year",
    {"day": "the day is known", "month": "only month and year are known", "year": "only the year is known"},
)

RIGHTS = Vocabulary(
    "rights",
    "what a release may show of a document",
    {
        "quote": "quotes, sentences and title may be shown",
        "offsets": "only offsets and what was read from the text, no words of it",
    },
)
