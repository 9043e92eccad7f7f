"""Currencies, percent signs and units beside a number."""

import pytest

from flows.extract.quantities import quantities
from flows.reference import table


def units(text: str) -> list[tuple[float, str | None]]:
    return [(q.value, q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$5", 5, "USD"),
        ("US$755 million", 755e6, "USD"),
        ("US $ 12", 12, "USD"),
        ("HK$5.4m", 5.4e6, "HKD"),
        ("A$3", 3, "AUD"),
        ("Rs.10 lakhs", 1e6, "INR"),
        ("VND19.6 trillion", 19.6e12, "VND"),
        ("Euro 53 million", 53e6, "EUR"),
        ("1,200€", 1200, "EUR"),
        ("22,201bn yen", 22201e9, "JPY"),
        ("9.5 billion USD", 9.5e9, "USD"),
        ("40 mln stg", 40e6, "GBP"),
        ("205p", 2.05, "GBP"),
        ("49 cts", 0.49, "USD"),
        ("60 Canadian cents", 0.6, "CAD"),
        ("15 mln Australian dlrs", 15e6, "AUD"),
        ("8 mln U.S. dlrs", 8e6, "USD"),
        ("70 mln Swiss francs", 70e6, "CHF"),
        ("two billion West German marks", 2e9, "DEM"),
        ("9 pct", 9, "percent"),
        ("9%", 9, "percent"),
        ("nine per cent", 9, "percent"),
        ("5/8 pct", 0.625, "percent"),
        ("0.5 percentage points", 0.5, "percent"),
        ("25 basis points", 25, "basis point"),
        ("6,677sq.m", 6677, "square metre"),
        ("51 kilometers", 51, "km"),
        ("7,600ha", 7600, "ha"),
        ("400MW", 400, "MW"),
        ("140,000 barrels a day", 140000, "barrel"),
        ("140,000 bpd", 140000, "bpd"),
        ("two mln tonnes", 2e6, "tonne"),
    ],
)
def test_unit(text: str, value: float, unit: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)
    assert text[quantity.start : quantity.end] == text


@pytest.mark.parametrize("row", table("lexicons/currencies"), ids=lambda row: row["code"])
def test_every_currency_is_read_before_and_after_its_number(row: dict[str, str]) -> None:
    assert units(f"It paid {row['code']} 12.5 million.") == [(12.5e6, row["code"])]
    if row["code"] != "KGS":  # after a number these are kilograms
        assert units(f"It paid 12.5 million {row['code']}.") == [(12.5e6, row["code"])]


def test_a_name_without_adjective_is_the_currency_of_the_country_the_document_names() -> None:
    assert units("Belgium sold bonds in Brussels for 30 mln francs.") == [(30e6, "BEF")]
    assert units("France sold bonds in Paris for 30 mln francs.") == [(30e6, "FRF")]
    assert units("Kathmandu will pay 30 million rupees.") == [(30e6, "NPR")]


def test_dollars_are_american_unless_the_document_says_otherwise() -> None:
    assert units("Ottawa pays $5 million.") == [(5e6, "USD")]
    assert units("All figures are in Canadian dollars. Ottawa pays $5 million.") == [(5e6, "CAD")]


@pytest.mark.parametrize("text", ["ALL 12 members", "TOP 5", "K2 climbers", "party won 36 seats", "N95 masks"])
def test_words_that_look_like_currencies(text: str) -> None:
    assert all(unit not in {"ALL", "TOP", "ZMW", "KRW", "NGN"} for _, unit in units(text))
