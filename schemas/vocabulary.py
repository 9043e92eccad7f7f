"""The closed vocabularies: every term that a column may hold, with its meaning.

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

RECORD_TABLE = Vocabulary(
    "record_table",
    "the table that a row belongs to",
    {
        "documents": "a document",
        "figures": "a figure",
        "commitments": "a commitment",
        "agreements": "an agreement",
        "events": "an event",
        "persons": "a person",
    },
)

STAGE = Vocabulary(
    "stage",
    "where a candidate or document was refused",
    {
        "ingest": "while reading inputs",
        "extract": "while reading the sentences of a document",
        "validate": "while checking rows against the schema",
    },
)

REASON = Vocabulary(
    "reason",
    "why a candidate or document was refused",
    {
        "unknown_format": "the name of the file ends in none of the formats that are read",
        "outside_folder": "a link that leads out of the input folder, or a linked folder",
        "missing_file": "a row of sources.csv names a file that is not there",
        "unreadable": "the system would not read it: permission, device, vanished while reading",
        "empty": "no character but white space",
        "not_utf8": "bytes that are no UTF-8",
        "binary": "a NUL or more control characters than any text has",
        "too_large": "longer than the documented maximum, or packed data that unpacks beyond all measure",
        "html_without_article": "no main text in the page",
        "bad_json": "a line that is no JSON object",
        "no_text": "a record without a string `text`",
        "bad_value": "a field of the wrong type, or a date or rights that mean nothing",
        "damaged": "a compressed or Parquet file that breaks off or contradicts itself",
        "duplicate": "the same text, to the character, as a document that is kept",
        "extract_failed": "a layer failed on the document",
        "missing_value": "a column that must be filled is empty",
        "unknown_term": "a term outside its closed vocabulary",
        "unknown_code": "a code of no known country or bloc",
        "malformed_value": "a value that does not have the form of its column",
        "out_of_range": "a number outside the range of its column, or not finite",
        "list_disordered": "a list that is not sorted or names something twice",
        "list_empty": "a list that must name something is empty",
        "unknown_document": "the document is not among those kept",
        "unknown_record": "the row points to a record that is not kept",
        "span_empty": "the span has no characters",
        "span_outside": "the span reaches beyond the document",
        "quote_mismatch": "the quote is not the slice of its document",
        "duplicate_id": "another row has the same id",
        "wrong_id": "the id does not follow from the raw facts of the row",
        "period_reversed": "a period ends before it begins",
        "range_reversed": "the upper end of a range lies below the lower",
        "interval_excludes_value": "the interval of a figure does not hold its value",
        "direction_without_change": "a direction on a figure that is no change",
        "unit_contradicts_measure": "the unit rank without the measure rank, or the other way round",
        "same_party": "reporter and partner, or the two of a pair, are the same",
        "date_without_basis": "a date of publication without basis and precision, or these without a date",
        "copy_of_itself": "a document that is a near-duplicate of itself",
    },
)

CHECK_KIND = Vocabulary(
    "check_kind",
    "what figures are held against",
    {
        "value": "figures of one thing against each other, and exports against what the partner counts as imports",
        "sum": "exports and imports against the two-way trade of the same two and period",
        "growth": "a value and a stated growth against the value of the period after",
        "share": "parts against their whole",
    },
)

FLOW = Vocabulary(
    "flow",
    "which way goods and services go",
    {
        "trade": "two-way turnover",
        "exports": "from the reporter to the partner",
        "imports": "from the partner to the reporter",
    },
)

BASIS = Vocabulary(
    "basis",
    "what a value of a series rests on",
    {
        "reported": "figures that state it",
        "sum": "exports and imports together, where none states it or all that do allow more",
        "mirror": "what the partner states of the same flow, where the reporter states nothing",
    },
)

CONCERN = Vocabulary(
    "concern",
    "why a row should be looked at by a person",
    {
        "conflict": "the figure is on one side of a check that does not hold",
        "low_confidence": "rows like it were wrong more often than right on annotated documents",
        "reject": "a candidate or document that was refused",
    },
)

CHANGE = Vocabulary(
    "change",
    "what became of a row since the release before",
    {
        "added": "the release before did not have it",
        "removed": "only the release before had it",
        "changed": "both have it, with another value",
    },
)

CAUSE = Vocabulary(
    "cause",
    "why a row is not what it was in the release before",
    {
        "new_document": "the document is new",
        "changed_document": "the file has another text, or other things are said of it beside the text",
        "removed_document": "the document is no longer there",
        "correction": "a person corrected it, or no longer does",
        "rule_changed": "the code is another",
        "vocabulary_changed": "a word list or reference table is another",
        "environment": "documents, code and word lists are the same: another version of a library reads otherwise",
    },
)

VOCABULARIES = (
    QUALIFIER,
    MEASURE,
    DIRECTION,
    METRIC,
    FIGURE_STATUS,
    MODALITY,
    TOPIC,
    AGREEMENT_TYPE,
    AGREEMENT_STATUS,
    EVENT_KIND,
    LEVEL,
    PUBLISHED_BASIS,
    PUBLISHED_PRECISION,
    RIGHTS,
    RECORD_TABLE,
    STAGE,
    REASON,
    CHECK_KIND,
    FLOW,
    BASIS,
    CONCERN,
    CHANGE,
    CAUSE,
)
