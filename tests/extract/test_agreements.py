"""Instruments: their phrases, standing, parties and dates, on invented sentences; invariants on any text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.agreements import agreements
from flows.extract.analysis import Analysis
from flows.ingest.document import Document

PUBLISHED = date(2021, 5, 12)  # a Wednesday


def read(text: str, published_on: date | None = PUBLISHED) -> list[tuple[str, dict]]:
    a = Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=published_on))
    return [(a.text[row["start"] : row["end"]], row) for row in agreements(a)]


def quotes(text: str) -> list[str]:
    return [quote for quote, _ in read(text)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Peru and Chile signed a fisheries agreement.", "signed"),
        ("Peru and Chile will sign a fisheries agreement next month.", "to_be_signed"),
        ("A fisheries agreement between Peru and Chile is expected to be signed in June.", "to_be_signed"),
        ("Peru and Chile are negotiating a fisheries agreement.", "negotiating"),
        ("Peru and Chile hope to reach a fisheries agreement.", "negotiating"),
        ("Peru and Chile failed to conclude a fisheries agreement.", "negotiating"),
        ("Peru has proposed a fisheries agreement with Chile.", "proposed"),
        ("Peru and Chile are considering signing a fisheries agreement.", "proposed"),
        ("Peru and Chile called for the early signing of a fisheries agreement.", "to_be_signed"),
        ("Peru and Chile discussed tuna quotas under a possible fisheries agreement.", "proposed"),
        ("Peru and Chile reached a fisheries agreement.", "signed"),
        ("The fisheries agreement between Peru and Chile took effect in March.", "in_force"),
        ("Peru urged Chile to abide by the fisheries agreement between the two countries.", "in_force"),
        ("The Peruvian parliament ratified the fisheries agreement with Chile.", "ratified"),
        ("The fisheries agreement between Peru and Chile expired in April.", "expired"),
    ],
)
def test_status_follows_the_governing_word_and_its_tense(sentence: str, status: str) -> None:
    [(_, row)] = read(sentence)
    assert (row["type"], row["status"], row["parties"]) == ("agreement", status, ["CHL", "PER"])


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Kenya and Ghana signed an agreement on cocoa, tea, and coffee.", "agreement on cocoa, tea, and coffee"),
        (
            "Kenya signed with Ghana an agreement Friday pledging to share weather data.",
            "agreement Friday pledging to share weather data",
        ),
        ("Kenya and Ghana signed a trade and investment agreement in Accra.", "trade and investment agreement"),
        (
            "They praised the Kenya - Ghana air transport agreement, which runs to 2030.",
            "Kenya - Ghana air transport agreement",
        ),
        ("Kenya and Ghana signed the minutes of the meeting.", "minutes of the meeting"),
        ("Kenya and Ghana signed a treaty to protect fish stocks by 2030.", "treaty to protect fish stocks by 2030"),
        ("Kenya and Ghana signed a visa agreement between the two countries.", "visa agreement"),
        ("Kenya's Assistance Agreement No.12-7 with Ghana took effect.", "Assistance Agreement No.12-7 with Ghana"),
    ],
)
def test_quote_is_the_phrase_with_what_names_it(sentence: str, quote: str) -> None:
    assert quotes(sentence) == [quote]


def test_further_members_of_a_list_are_records_of_their_own() -> None:
    found = read(
        "Kenya and Ghana signed four documents, including a memorandum of understanding on tea, "
        "another on customs data, and a third on sport."
    )
    assert [(quote, row["type"], row["count"], row["status"]) for quote, row in found] == [
        ("four documents", "document", 4, "signed"),
        ("memorandum of understanding on tea", "memorandum", 1, "signed"),
        ("another on customs data", "memorandum", 1, "signed"),
        ("a third on sport", "memorandum", 1, "signed"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Peru and Chile signed three documents in Lima on Monday: ",
        "Three documents were signed by Peru and Chile at the end of the talks on Monday: (a) ",
    ],
)
def test_what_stands_behind_the_colon_of_a_group_is_signed_with_it(opening: str) -> None:
    found = read(opening + "an agreement on plant health, a memorandum on trade, and a protocol on fisheries.")
    assert [(quote.lower(), row["status"], row["signed_on"]) for quote, row in found] == [
        (name, "signed", date(2021, 5, 10))
        for name in ("three documents", "agreement on plant health", "memorandum on trade", "protocol on fisheries")
    ]


def test_the_main_verb_tells_of_a_treaty_whose_signing_is_an_aside() -> None:
    text = "The treaty between Peru and Chile, signed in Lima on 4 May 2010, entered into force on 1 June 2012."
    ((_, row),) = read(text)
    assert (row["status"], row["signed_on"]) == ("in_force", date(2010, 5, 4))


def test_a_labour_agreement_of_two_states_is_one_and_that_of_a_firm_is_none() -> None:
    assert quotes("A bilateral labour agreement is being negotiated between Chile and Peru.") == [
        "bilateral labour agreement"
    ]
    assert quotes("The Chilean miner signed a labour agreement with its workers in Peru.") == []


def test_numbered_list_takes_status_and_date_of_its_group() -> None:
    found = read(
        "Three documents were signed by Kenya and Ghana on Monday.\n\nThe three documents are:\n\n"
        "1. Memorandum of Understanding on tea.\n\n2. Air Transport Agreement.\n\n3. Protocol on customs data.\n"
    )
    assert {row["signed_on"] for _, row in found} == {date(2021, 5, 10)}
    assert {row["status"] for _, row in found} == {"signed"}
    assert [quote for quote, _ in found][-2:] == ["Air Transport Agreement", "Protocol on customs data"]


def test_a_bare_mention_gives_its_date_to_the_instrument_and_is_no_record() -> None:
    [(quote, row)] = read("Kenya and Ghana have signed a tea agreement. The agreement was signed on Monday in Accra.")
    assert (quote, row["signed_on"]) == ("tea agreement", date(2021, 5, 10))


def test_the_day_of_saying_is_not_the_day_of_signing() -> None:
    [(_, row)] = read("Officials said on Monday that Kenya and Ghana signed a tea agreement.")
    assert row["signed_on"] is None


def test_an_agreement_signed_before_stands() -> None:
    [(quote, row)] = read("He said the agreement signed between Kenya and Ghana infringes sovereign rights.")
    assert (quote, row["status"]) == ("agreement signed between Kenya and Ghana", "in_force")


def test_parties_are_who_quarrels_not_who_speaks() -> None:
    [(_, row)] = read(
        "Asked of the tensions between Kenya and Ghana, Norway called on all to adhere to the peace deal."
    )
    assert row["parties"] == ["GHA", "KEN"]


def test_a_dateline_binds_nobody() -> None:
    [(_, row)] = read("OSLO, May 12 - Kenya and Ghana signed a tea agreement.")
    assert row["parties"] == ["GHA", "KEN"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme Corp signed a definitive merger agreement with Beta Inc.",
        "The union and Acme reached a wage agreement.",
        "Kenya and Ghana will implement existing agreements effectively.",
        "Both sides are in broad agreement.",
        "There is no agreement between Kenya and Ghana.",
        "Kenya refused to deal with Ghana.",
        "The ministers spoke under the auspices of the General Agreement on Tariffs and Trade.",
        "Cocoa futures contracts rose in London.",
    ],
)
def test_what_is_no_instrument_of_states(sentence: str) -> None:
    assert quotes(sentence) == []


def test_titles_of_one_instrument_meet() -> None:
    [(_, one)] = read("Kenya and Ghana signed a border trade agreement.")
    [(_, other)] = read("The agreement on border trade between Ghana and Kenya took effect.")
    assert one["title"] == other["title"] == "agreement: border trade (GHA, KEN)"


def test_evidence_shows_cue_and_date() -> None:
    text = "Kenya and Ghana signed a tea agreement on Monday."
    [(_, row)] = read(text)
    assert {role: text[slice(*span)] for role, span in row["evidence"].items() if role in ("cue", "head")} == {
        "cue": "signed",
        "head": "agreement",
    }
    assert "Monday" in text[slice(*row["evidence"]["date"])]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The minister of Peru said Kenya and Ghana had signed a tea agreement.", ["GHA", "KEN"]),
        ("Kenya signed a fisheries agreement to sell tuna to Ghana.", ["GHA", "KEN"]),
        ("KENYA EXPECTS DEBT ACCORD WITH BANKS\n\nNorway praised Kenya. Kenya will sign the debt accord.", ["KEN"]),
        ("The European Union and Kenya signed an interim trade agreement.", ["EU", "KEN"]),
        ("Kenya hailed the tuna agreement, under which Ghana and Peru will cut quotas.", ["GHA", "PER"]),
    ],
)
def test_parties_are_those_bound(text: str, parties: list[str]) -> None:
    assert [row["parties"] for _, row in read(text)][-1] == parties


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Ghana welcomed the monetary accord reached by six major industrial nations.",
        "Kenya and Ghana reaffirmed their commitment to the United Nations Convention on Fish Stocks.",
    ],
)
def test_an_instrument_of_many_does_not_bind_those_who_speak_of_it_alone(text: str) -> None:
    assert [row["parties"] for _, row in read(text)] == [[]]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Signing of the Agreement on Tea Standards between Kenya and Ghana\n\n"
            "Approval was granted to enter into the said Agreement on Tea Standards with Ghana.",
            ["to_be_signed", "to_be_signed"],
        ),
        ("The cabinet approved the signing of a tea agreement between Kenya and Ghana.", ["to_be_signed"]),
        ("A tea agreement between Kenya and Ghana is still being negotiated.", ["negotiating"]),
        ("Kenya and Ghana announced the conclusion of negotiations on a tea agreement.", ["signed"]),
        ("Kenya and Ghana have a Double Taxation Agreement since 2013.", ["in_force"]),
        ("The executive board of the IMF approved a stand-by arrangement with Kenya.", ["signed"]),
    ],
)
def test_status_in_the_words_of_cabinets_and_boards(text: str, statuses: list[str]) -> None:
    assert [row["status"] for _, row in read(text)] == statuses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kenya and Ghana signed a joint communique and four agreements covering tea, tuna and tourism.",
            ["joint communique", "four agreements covering tea, tuna and tourism"],
        ),
        (
            "Kenya and Ghana signed an amendment to the 2009 tea agreement.",
            ["amendment to the 2009 tea agreement", "2009 tea agreement"],
        ),
        ("Kenya and Ghana signed a tea agreement and a dozen other documents.", ["tea agreement"]),
        ("Kenya and Ghana signed an agreement to lend 26 mln marks of aid.", ["agreement to lend 26 mln marks of aid"]),
        ("KENYA, GHANA MINISTERS START NEW TEA PACT TALKS", ["NEW TEA PACT"]),
        ("KENYA TO LET GHANA BANKS DEAL SECURITIES", []),
        ("Kenya and Ghana agreed to draft a roadmap for trade.", ["roadmap for trade"]),
    ],
)
def test_what_is_named_beside_and_what_is_none(text: str, found: list[str]) -> None:
    assert quotes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kenya and Ghana signed 9 agreements and MoUs, including a memorandum on nuclear fuel and another on tea.",
            [("9 agreements", "signed"), ("memorandum on nuclear fuel", "signed"), ("another on tea", "signed")],
        ),
        (
            "They signed the 2024 cooperation plan between the two Governments, and the Minutes of the tea meeting.",
            [("2024 cooperation plan", "signed"), ("Minutes of the tea meeting", "signed")],
        ),
        ("Kenya's parliament approved a tea deal with Ghana.", [("tea deal with Ghana", "ratified")]),
        ("Traders based in Ghana deal with it daily.", []),
        ("If a tea agreement is signed, trade will grow.", [("tea agreement", "to_be_signed")]),
        ("Ghana expects the new tea pact to help its farmers.", [("new tea pact", "in_force")]),
        ("Kenya and Ghana issue joint statement on tea", [("joint statement on tea", "signed")]),
        ("Kenya considers the tea protocol with Ghana as inactive.", [("tea protocol with Ghana", "in_force")]),
    ],
)
def test_each_member_has_the_standing_that_its_clause_gives(text: str, found: list[tuple[str, str]]) -> None:
    assert [(quote, row["status"]) for quote, row in read("Kenya meets Ghana\n\n" + text)] == found


def test_work_on_a_long_text_does_not_look_at_all_of_it_for_each_phrase() -> None:
    text = (
        "KENYA AND GHANA SIGN TEA PACT\n\n"
        + "Kenya signed the Plaza accord with Ghana. KENYA ANDES DEAL NEARS\n\n" * 300
    )
    assert len(quotes(text)) > 300


def test_a_list_opened_by_a_group_is_signed_with_it() -> None:
    text = (
        "Kenya and Ghana held talks, after which 13 documents were signed, including the Comprehensive Program for "
        "Development, a Protocol on tea, and a Memorandum on cooperation between the ministries of culture."
    )
    assert [(quote, row["status"]) for quote, row in read(text)] == [
        ("13 documents", "signed"),
        ("Comprehensive Program for Development", "signed"),
        ("Protocol on tea", "signed"),
        ("Memorandum on cooperation between the ministries of culture", "signed"),
    ]


def test_instruments_that_share_a_verb_behind_the_last() -> None:
    text = (
        "The Supplementary Treaty to the 1985 Treaty on the border between Kenya and Ghana, and the Protocol on "
        "Marker Planting were inked by the two countries."
    )
    found = {quote: row["status"] for quote, row in read(text)}
    assert found["Supplementary Treaty to the 1985 Treaty on the border between Kenya and Ghana"] == "signed"
    assert found["1985 Treaty on the border between Kenya and Ghana"] == "in_force"
    assert found["Protocol on Marker Planting"] == "signed"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kenya and Ghana can reach agreement on the rules fairly quickly.", "agreement on the rules"),
        ("Kenya and Ghana signed an agreement to delay debts in the first of many talks.", "agreement to delay debts"),
        ("Kenya and Ghana signed a loan pact for 6 billion dollars last year.", "loan pact for 6 billion dollars"),
    ],
)  # fmt: skip
def test_when_and_in_what_row_it_was_signed_is_no_part_of_a_name(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


def test_a_pact_that_failed_has_expired() -> None:
    ((_, row),) = read("The tin pact of Kenya and Ghana failed when its funds ran out.")
    assert row["status"] == "expired"


def test_an_infinitive_beside_a_name_is_no_part_of_it() -> None:
    text = "Kenya and Ghana negotiate the Agreement on Mutual Protection and to hold the next meeting in Accra."
    assert quotes(text) == ["Agreement on Mutual Protection"]


def test_the_signing_that_a_title_names_is_to_come_where_a_cabinet_approves_it() -> None:
    text = (
        "Signing of a Memorandum of Understanding between Kenya and Ghana on youth\n"
        "- The Cabinet of Kenya approved the proposal to enter into a Memorandum of Understanding with Ghana."
    )
    assert [row["status"] for _, row in read(text)] == ["to_be_signed", "to_be_signed"]


WORDS = st.sampled_from(
    (
        "the a an agreement accord treaty pact deal memorandum of understanding minutes meeting on for to between with "
        "and , . : ; Kenya Ghana Kenyan signed sign signing will was were be negotiating another third three 11 "
        "documents Monday Friday in under trade border free joint statement ( ) MoU No.3 - – ' which said 1. \n \n\n "
        "two countries sides EU Corp"
    ).split(" ")
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_never_raises_and_spans_are_inside_and_distinct(text: str) -> None:
    a = Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=PUBLISHED))
    rows = agreements(a)
    spans = [(row["start"], row["end"]) for row in rows]
    assert len(set(spans)) == len(spans)
    for row in rows:
        assert 0 <= row["start"] < row["end"] <= len(a.text)
        assert a.text[row["start"] : row["end"]].strip() == a.text[row["start"] : row["end"]]
        assert row["parties"] == sorted(set(row["parties"]))
        assert row["count"] is None or row["count"] >= 1
        assert 0 <= row["confidence"] <= 1
        assert all(0 <= low <= high <= len(a.text) for low, high in row["evidence"].values())


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    sentence = "Kenya and Ghana signed an agreement on tea, coffee and cocoa under the treaty of 1980 between them. "
    assert len(quotes(sentence * 400)) == 400 * len(quotes(sentence))


def test_a_list_of_members_has_the_standing_and_parties_of_its_group() -> None:
    found = read(
        "Peru and Chile signed four agreements on Tuesday. The agreements include a memorandum of understanding on"
        " tunnels, a protocol on salmon and an agreement on driving licences. A fifth pact, on double taxation, will be"
        " signed in June."
    )
    assert [(quote, row["type"], row["status"], row["parties"]) for quote, row in found[1:]] == [
        ("memorandum of understanding on tunnels", "memorandum", "signed", ["CHL", "PER"]),
        ("protocol on salmon", "protocol", "signed", ["CHL", "PER"]),
        ("agreement on driving licences", "agreement", "signed", ["CHL", "PER"]),
        ("fifth pact, on double taxation", "agreement", "to_be_signed", ["CHL", "PER"]),
    ]


def test_one_of_a_group_is_named_through_it() -> None:
    found = read(
        "Peru and Chile signed three memoranda of understanding, among them one on tunnels and another on salmon."
    )
    assert [(quote, row["type"], row["count"]) for quote, row in found] == [
        ("three memoranda of understanding", "memorandum", 3),
        ("one on tunnels", "memorandum", 1),
        ("another on salmon", "memorandum", 1),
    ]


def test_what_a_group_is_worth_stands_between_it_and_its_verb() -> None:
    (group, member) = read(
        "During the visit of the Chilean president to Peru, 23 documents worth in all 2 billion dollars were signed,"
        " including a declaration of intent on vocational training."
    )
    assert (group[0], group[1]["status"], group[1]["count"]) == ("23 documents", "signed", 23)
    assert member[1]["subject"] == "vocational training"


def test_the_capital_in_which_it_is_signed_is_no_part_of_its_name() -> None:
    assert quotes("Peru and Chile are to sign an agreement on tunnel safety in Lima next month.") == [
        "agreement on tunnel safety"
    ]


def test_a_group_is_signed_with_those_it_includes() -> None:
    text = (
        "Peru and Chile are neighbours. Peru sells pipes to Chile. The two countries held talks. "
        "Five documents, including a memorandum on trade and a protocol on tea, were signed."
    )
    found = {quote: (row["status"], row["count"]) for quote, row in read(text)}
    assert found == {
        "Five documents": ("signed", 5),
        "memorandum on trade": ("signed", 1),
        "protocol on tea": ("signed", 1),
    }


@pytest.mark.parametrize("where", ["on the occasion of the visit", "in the presence of both presidents"])
def test_the_occasion_of_a_signing_is_no_part_of_the_name(where: str) -> None:
    text = f"The ministers of Peru and Chile met. They signed an agreement on fishing {where}."
    assert quotes(text) == ["agreement on fishing"]


def test_a_plan_for_peace_that_is_agreed_on_is_concluded() -> None:
    assert [(quote, row["type"], row["status"]) for quote, row in read("Peru and Chile agreed to a peace plan.")] == [
        ("peace plan", "plan", "signed")
    ]


@pytest.mark.parametrize(
    ("between", "quoted"),
    [
        ("between the two central banks", "memorandum of understanding between the two central banks"),
        ("between the two countries", "memorandum of understanding"),
        ("between the two major fishing nations", "memorandum of understanding"),
    ],
)
def test_bodies_that_sign_belong_to_the_name_and_countries_do_not(between: str, quoted: str) -> None:
    assert quotes(f"Peru and Chile signed a memorandum of understanding {between}.") == [quoted]


def test_a_heading_stands_as_the_text_below_says() -> None:
    text = (
        "Affairs of the week\n\nMemorandum of Understanding on farming between Peru and Chile\n\n"
        "The Cabinet gave approval to sign the Memorandum of Understanding."
    )
    assert [row["status"] for _, row in read(text)] == ["to_be_signed"]


def test_the_items_of_a_list_of_what_was_signed_are_signed() -> None:
    text = (
        "Peru - Chile Joint Statement\n\nThe President of Chile paid a state visit to Peru on 10 May 2021.\n\n"
        "The following documents were signed during the visit:\n"
        "(i) MoU on cooperation in fisheries;\n(ii) Agreement on air services.\n\nThe Treaty of Lima stands."
    )
    rows = {quote: (row["status"], row["signed_on"]) for quote, row in read(text)}
    assert rows["MoU on cooperation in fisheries"] == ("signed", date(2021, 5, 10))
    assert rows["Agreement on air services"] == ("signed", date(2021, 5, 10))
    assert rows["Peru - Chile Joint Statement"][0] == "signed"
    inline = "Peru and Chile signed the following: (a) an MoU on fisheries; (b) an Agreement on air services."
    assert [row["status"] for _, row in read(inline)] == ["signed", "signed"]
    ahead = (
        "The following documents are to be signed by Peru and Chile:\n1. MoU on fisheries;\n2. Treaty on air services."
    )
    assert "signed" not in [row["status"] for _, row in read(ahead)]


def test_what_was_signed_after_the_talks_has_their_day() -> None:
    text = (
        "Peru and Chile held talks on Monday. The air services agreement will take effect on July 1. "
        "After the talks, the two ministers signed a protocol on tuna."
    )
    assert dict(read(text))["protocol on tuna"]["signed_on"] == date(2021, 5, 10)


def test_what_ministers_endorsed_is_concluded() -> None:
    [(quote, row)] = read("The ministers of Peru and Chile endorsed the Joint Roadmap for Fisheries.")
    assert (quote, row["status"], row["type"]) == ("Joint Roadmap for Fisheries", "signed", "plan")


def test_what_a_meeting_is_followed_by_is_no_instrument_that_is_followed() -> None:
    rows = dict(read("Following the talks, the protocol on tuna and a pact on salt were signed by Peru and Chile."))
    assert {row["status"] for row in rows.values()} == {"signed"}
    assert set(rows) == {"protocol on tuna", "pact on salt"}


def test_what_one_aims_at_is_not_what_an_agreement_is_on() -> None:
    rows = dict(read("Peru and Chile reached agreement on customs rules and aim to sign a pact within the year."))
    assert "agreement on customs rules" in rows


def test_a_list_is_announced_by_the_signing_of_it() -> None:
    text = (
        "Peru and Chile met. The ministers witnessed the signing of the following instruments:\n"
        "(i) Protocol on Tuna;\n(ii) Agreement on Salt.\n"
    )
    assert {row["status"] for _, row in read(text)} == {"signed"}


def test_a_year_names_an_instrument_and_is_not_the_year_of_another_signing() -> None:
    rows = dict(read("Peru and Chile signed a pact on tuna, which replaces the 1992 treaty."))
    assert rows["1992 treaty"]["status"] == "in_force"
    signed = dict(read("On Monday Peru and Chile signed a protocol to the 1985 Treaty on Fisheries."))
    assert signed["1985 Treaty on Fisheries"]["signed_on"] is None


def test_a_list_may_take_up_the_papers_of_the_sentence_before() -> None:
    text = (
        "Peru and Chile met. The ministers witnessed the signing of two instruments. These comprised:\n"
        "- Protocol on Tuna;\n- and an Agreement on Salt.\n"
    )
    found = {quote: row["status"] for quote, row in read(text)}
    assert found["Protocol on Tuna"] == found["Agreement on Salt"] == "signed"
