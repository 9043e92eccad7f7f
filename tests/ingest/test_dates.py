"""Publication dates: every common form, its basis, and what is no publication date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.describe import describe
from flows.ingest.facts import Facts, stated_date
from flows.ingest.stamps import stamps

TITLE = "Kenya opens a second rail link to Uganda"
BODY = "Kenya and Uganda agreed to run six trains a day across the border, both transport ministries announced."


def _published(text: str, **told: str) -> tuple[date | None, str | None, str | None]:
    document = describe("a.txt", text, Facts(**told))  # type: ignore[arg-type]
    return document.published_on, document.published_basis, document.published_precision


@pytest.mark.parametrize(
    "line",
    [
        "Mar 4, 2021 / 21:37",
        "March 4, 2021",
        "MARCH 4, 2021",
        "4 March 2021",
        "4th of March 2021",
        "04-Mar-2021",
        "Thursday, March 4, 2021 - 10:15 AM",
        "Thu 4 Mar 2021 10.15 BST",
        "date 2021-03-04",
        "Date: 2021-03-04",
        "2021-03-04 21:37:45",
        "2021/03/04",
        "2021.03.04",
        "- 08:07 04/03/2021",
        "04/03/2021 08:07",
        "04.03.2021",
        "4-3-2021",
        "Source: Xinhua    2021-03-04 08:11:22 | Editor: huaxia",
        "Updated - March 04, 2021 09:19 am IST - KATHMANDU",
        "03/04/2021 05:25 pm ET",
        "Published: March 4, 2021",
        "Posted on 4 March 2021 at 09:45",
        "Published March 4, 2021 | Updated March 6, 2021",
        "By Jane Wanjiru  &nbspMarch 4, 2021 | 05:25 am PT",
        "By Jane Wanjiru, 4 March 2021",
        "Press release | 4 March 2021",
        "Nairobi, 4 March 2021",
        "NAIROBI, Kenya, March 4, 2021",
        "4 March 2021 | Press Release",
        "2021-03-04 Source: KNA",
        "04-03-2021 09:45:30+07:00",
        "Mar 4th at 09:45\n04-03-2021 09:45:30+07:00",
        "[March 4, 2021]",
    ],
)
def test_header_and_footer_forms(line: str) -> None:
    expected = (date(2021, 3, 4), "header", "day")
    assert _published(f"{TITLE}\n\n{line}\n\n{BODY}") == expected
    assert _published(f"{TITLE}\n{line}\n{BODY}") == expected
    assert _published(f"{line}\n\n{TITLE}\n\n{BODY}") == expected
    assert _published(f"{TITLE}\n\n{BODY}\n{line}") == expected


@pytest.mark.parametrize(
    "opening",
    [
        "NAIROBI, March 4, 2021 - ",
        "Nairobi, March 4, 2021 -- ",
        "NAIROBI, 4 March 2021 (KNA) – ",
        "Nairobi (KNA), Mar. 4, 2021 — ",
        "NAIROBI, Kenya, March 4, 2021 (AP) _ ",
        "AKP Nairobi, March 04, 2021 -- ",
        "March 4, 2021 – ",
    ],
)
def test_dateline_forms(opening: str) -> None:
    assert _published(f"{TITLE}\n\n{opening}{BODY}") == (date(2021, 3, 4), "dateline", "day")


def test_day_first_unless_impossible() -> None:
    assert [stamp.on for stamp in stamps("12/05/2014")] == [date(2014, 5, 12)]
    assert [stamp.on for stamp in stamps("05/13/2014")] == [date(2014, 5, 13)]
    assert [stamp.on for stamp in stamps("05/12/2014 9:00 am EST")] == [date(2014, 5, 12)]
    assert stamps("31/02/2014 and 13/13/2014 and 45 March 2014") == []


def test_month_alone() -> None:
    assert _published(f"{TITLE}\n\nMarch 2021\n\n{BODY}") == (date(2021, 3, 1), "header", "month")


def test_what_is_told_outranks_what_is_written() -> None:
    text = f"{TITLE}\n\nMarch 4, 2021\n\n{BODY}"
    told = Facts(published_on=date(2021, 3, 1), precision="month")
    document = describe("a.txt", text, told, Facts(published_on=date(2021, 3, 2), precision="day"))
    assert (document.published_on, document.published_basis, document.published_precision) == (
        date(2021, 3, 1),
        "sidecar",
        "month",
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2021/03/04/rail.html", (date(2021, 3, 4), "inferred", "day")),
        ("https://example.org/rail-20210304.html", (date(2021, 3, 4), "inferred", "day")),
        ("https://example.org/2021-03-04-rail", (date(2021, 3, 4), "inferred", "day")),
        ("https://example.org/2021/03/rail.html", (date(2021, 3, 1), "inferred", "month")),
        ("https://2021-03-04.example.org/rail", (None, None, None)),
        ("https://example.org/rail-320210304.html", (None, None, None)),
        ("https://example.org/2021/13/04/rail.html", (None, None, None)),
    ],
)
def test_address(url: str, expected: object) -> None:
    assert _published(f"{TITLE}\n\n{BODY}", url=url) == expected


def test_year_from_the_address_or_the_text() -> None:
    url = "https://example.org/2021/03/rail.html"
    assert _published(f"{TITLE}\n\nNAIROBI, March 4 - {BODY}", url=url) == (date(2021, 3, 4), "dateline", "day")
    figures = "Freight grew by a tenth in February 2021, they said on Thursday, and should double by 2030."
    assert _published(f"NAIROBI, March 4 - {BODY} {figures}") == (date(2021, 3, 4), "dateline", "day")
    eve = "Freight grew by a tenth in the first eleven months of 2020, they said on Thursday."
    assert _published(f"NAIROBI, December 3 - {BODY} {eve}") == (date(2020, 12, 3), "dateline", "day")
    assert _published(f"NAIROBI, January 1 - {BODY} It grew in December 2020, they said on Friday.")[0] == date(
        2021, 1, 1
    )


@pytest.mark.parametrize(
    "evidence",
    [
        "",
        "Freight grew by a tenth in February 2021.",
        "Freight grew by a tenth in February 2021, they said on Monday.",
        "Freight grew in October 2020, they said on Thursday.",
        "Freight should double by 2021, they said on Thursday.",
        "It grew in February 2021 and February 2020, they said on Thursday.",
    ],
)
def test_a_year_is_not_guessed(evidence: str) -> None:
    assert _published(f"NAIROBI, March 4 - {BODY} {evidence}") == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{BODY}\n\nThe first link opened on\nMay 31, 2017.",
        f"{TITLE}\n\n{BODY} It was signed on March 4, 2021.",
        f"Rail accord of 4 March 2021 is ratified\n\n{BODY}",
        f"{TITLE}\n\nThe ministers who run the railways of both countries met again on\nMarch 4, 2021.\n{BODY}",
        f"{TITLE}\n\n{BODY}\n\nRelated news\n\nUganda plans a port\n04/03/2021",
    ],
)
def test_dates_of_the_story_are_no_publication_dates(text: str) -> None:
    assert _published(text) == (None, None, None)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d-%b-%Y"):
        assert [stamp.on for stamp in stamps(f"x {day.strftime(form)} y")] == [day], form
    assert stated_date(day.isoformat()) == (day, "day")


@given(st.text(alphabet="0123456789/-.: JanFebMryd,", max_size=60))
def test_any_text_of_dates_is_survived(text: str) -> None:
    for stamp in stamps(text):
        assert text[stamp.start : stamp.end]
        assert stamp.year is None or stamp.on is not None
    describe("a.txt", text or "x")
