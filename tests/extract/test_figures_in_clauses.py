"""Figures: which word of a clause decides their status, period, direction, metric and unit. Sentences are made up."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(1987, 3, 20)
PAIRS = "Peru's imports in 1986 were 83 mln dlrs, while exports were 73 mln, against 61 mln and 60 mln in 1985."
STATUS = [
    ("Up to another 6.7 bln dlrs could be issued in April.", "6.7 bln dlrs", "forecast"),
    ("The remaining 45 mln dlrs is to be obtained as a loan.", "45 mln dlrs", "target"),
    ("Chile and Peru expressed readiness to raise transit to 8 million tonnes by 1990.", "8 million tonnes", "target"),
    ("Peru asked Chile to settle 250 mln dlrs of arrears.", "250 mln dlrs", "target"),
    ("Peru asked whether arrears of 250 mln dlrs were settled.", "250 mln dlrs", "actual"),
    ("The firm sold the mine for 12.2 mln dlrs and will close its office.", "12.2 mln dlrs", "actual"),
    ("Chile will have an inflation rate of nine pct in 1987.", "nine pct", "forecast"),
    ("Firms foresee an 11.6 pct fall in sales.", "11.6 pct", "forecast"),
    ("Pressure is likely on interest rates, now at about nine pct.", "nine pct", "actual"),
    ("The company will construct a 456,000-square-foot centre.", "456,000-square-foot", "target"),
    ("The rate will be 60 cents, based on the 2.88 dlrs support price.", "2.88 dlrs", "actual"),
    ("The survey showed 46 pct thought the number would be less.", "46 pct", "actual"),
    ("The sales will produce 47 mln dlrs in cash.", "47 mln dlrs", "forecast"),
    ("The quote is 28 dlrs bid, 29 dlrs offered, on Alpha and 79 dlrs bid on Beta.", "79 dlrs", "actual"),
    ("Malaysia cut its target output by 10 pct last September.", "10 pct", "actual"),
    ("Sources expected the firm to show current losses of five billion yen.", "five billion yen", "forecast"),
    ("Peru earned $7 million from sales between January and May.", "$7 million", "actual"),
    ("Trade of Peru with Chile is heading for $20 billion.", "$20 billion", "forecast"),
    ("Alpha is studying investing $8 million in Peru.", "$8 million", "target"),
    ("Alpha plans to plant 100 ha by 1990; 30 ha have been planted so far.", "30 ha", "actual"),
    ("Alpha intends to buy five pct of its 5.2 mln outstanding shares.", "5.2 mln", "actual"),
    ("Spending is projected to rise, reversing the two pct drop recorded in January.", "two pct", "actual"),
    ("Expansion could someday lift the foreign share to 50 pct.", "50 pct", "forecast"),
    ("It will affect revenues, since 85 pct of revenues come from abroad.", "85 pct", "actual"),
    ("Alpha agreed in principle to acquire Beta for 6.50 dlrs a share.", "6.50 dlrs", "target"),
    ("Alpha, which plans to sell the product, rose sharply but ended at 905 yen.", "905 yen", "actual"),
    ("The package, part of a plan to aid debtors, included a $7.7 billion loan.", "$7.7 billion", "actual"),
    ("The sector's 4,000 workers will strike in May.", "4,000", "actual"),
    ("Results will show profits below the 1,058,000 dlrs earned in the first quarter.", "1,058,000 dlrs", "actual"),
    ("Venezuela said it would lend 50,000 bpd of crude to Ecuador.", "50,000 bpd", "target"),
    ("Firms forecast growth while eight pct expected production to drop.", "eight pct", "actual"),
    ("The price is unlikely to fall below 380 dlrs.", "380 dlrs", "forecast"),
    ("Chile agreed on Tuesday to lend Peru 30 mln dlrs.", "30 mln dlrs", "target"),
    ("The agency has approved 151 Chilean projects worth 30 mln dlrs since 1980.", "30 mln dlrs", "actual"),
    ("Alpha said it plans a 171 mln dlr issue, consisting of shares at 34 dlrs each.", "34 dlrs", "target"),
    ("A proposal has been made to obtain a credit of 30 mln dlrs from Peru.", "30 mln dlrs", "target"),
    ("Imports are forecast at 15 mln tonnes, vs 14 mln tonnes last month.", "14 mln tonnes", "forecast"),
]


@pytest.mark.parametrize(("text", "quote", "status"), STATUS)
def test_status(text: str, quote: str, status: str) -> None:
    has(one(text, quote, DAY), status=status)


PERIOD = [
    ("Peru took 20 pct of exports in 1986 against 21.5 pct the year before.", "21.5 pct", (1985, 1, 1), (1985, 12, 31)),
    ("Peru's exports rose 11 pct in 1986, said a report on Thursday.", "11 pct", (1986, 1, 1), (1986, 12, 31)),
    ("Peru and Chile had set a target of raising trade to $15 billion by 1980.", "$15 billion", None, (1980, 12, 31)),
    ("Peru and Chile have signed an accord on rescheduling 145 mln marks.", "145 mln marks", None, None),
    ("Peru has a trade deficit of about 1 billion dlrs with Chile.", "1 billion dlrs", DAY, DAY),
    ("Commitments amount to 2.5 mln tonnes.", "2.5 mln tonnes", DAY, DAY),
    (PAIRS, "61 mln", (1985, 1, 1), (1985, 12, 31)),
    ("Trade rose 14 pct to 128 bln shillings (915 mln dlrs) in 1986.", "14 pct", (1986, 1, 1), (1986, 12, 31)),
    ("Trade grew from $700 million in 1985 to $1.1 billion last year.", "$700 million", (1985, 1, 1), (1985, 12, 31)),
    ("Toshin, with 1,700 workers, gives no forecast for the year ending March 31.", "1,700", DAY, DAY),
    ("Funds, which averaged 5.97 pct yesterday, opened at six pct.", "six pct", None, None),
    ("GDP was 1.2 pct up in 1986 and 2.9 pct from the same 1985 quarter.", "2.9 pct", (1986, 1, 1), (1986, 12, 31)),
    ("1986 net includes a gain of 5 mln dlrs.", "5 mln dlrs", (1986, 1, 1), (1986, 12, 31)),
    ("Current qtr net includes a gain of 5 mln dlrs.", "5 mln dlrs", None, None),
    ("Trade grew by one pct, continuing a stagnant pattern this decade.", "one pct", None, None),
    ("Seats sold for 100 dlrs, unchanged from the previous sale on February 25.", "100 dlrs", None, None),
    ("It put the January current account surplus at 4.9 bln marks.", "4.9 bln marks", (1987, 1, 1), (1987, 1, 31)),
    ("According to its 1986 annual report, Alpha owns 90 pct of Beta.", "90 pct", DAY, DAY),
    ("Alpha is 88 pct state-owned.", "88 pct", DAY, DAY),
    ("Alpha sold notes of 20 mln dlrs maturing in June 1986.", "20 mln dlrs", None, None),
    ("Around 63 Peruvian projects with a capital of $9 million have been licensed in Chile.", "63", DAY, DAY),
    ("Alpha had sales of 8.4 mln stg and profits of 2 mln stg in 1986.", "8.4 mln stg", (1986, 1, 1), (1986, 12, 31)),
    ("Under a rule that took effect last year, banks need five pct of capital.", "five pct", None, None),
    ("It forecasts a deficit of $2 bn after one of $3 bn last year.", "$3 bn", (1986, 1, 1), (1986, 12, 31)),
    ("Brazil last month halted payments on Brazil's 68 bln dlr debt.", "68 bln dlr", None, None),
    ("That is less than the 5.8 mln bags produced in 1985/86.", "5.8 mln bags", None, None),
    ("M1 dropped 6.0 pct to 54.47 billion dlrs after January's rise.", "54.47 billion dlrs", None, None),
    ("Sales rose 9 pct in 1986 after 2 pct in 1985; orders rose three pct.", "three pct", (1986, 1, 1), (1986, 12, 31)),
    ("In 1980 some 514,000 Peruvian tourists came to Chile.", "514,000", (1980, 1, 1), (1980, 12, 31)),
    ("Exports were $1.97 bn in 1985-86 (April-March).", "$1.97 bn", (1985, 4, 1), (1986, 3, 31)),
    ("In April-September of 1985-86 exports were $1.97 bn.", "$1.97 bn", (1985, 4, 1), (1985, 9, 30)),
    ("Iran exported 300,000 bpd in January, and expects to sell more.", "300,000 bpd", (1987, 1, 1), (1987, 1, 31)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "first", "last"), PERIOD)
def test_period(text: str, quote: str, first: Any, last: Any) -> None:
    row = one(text, quote, DAY)
    found = row["period_start"], row["period_end"]
    assert found == tuple(date(*day) if isinstance(day, tuple) else day for day in (first, last))


def test_a_change_in_brackets_is_not_the_amounts() -> None:
    row = one(
        "Peru's exports to Chile came to 484 mln dlrs (up 9.8 pct) and its imports to 62 mln dlrs (down 3.2 pct).",
        "62 mln dlrs",
    )
    has(row, measure="level", metric="imports")


def test_what_a_running_year_is_compared_with_is_foreseen_too() -> None:
    row = one("The price is forecast to rise to 18.9 dlrs next year from 17.4 dlrs this year.", "17.4 dlrs", DAY)
    has(row, status="forecast", period_start=None, period_end=date(1987, 12, 31))


DIRECTION = [
    ("Rice exports reached 411,000 tons in 1986, down 16 per cent year-on-year.", "16 per cent", "down"),
    ("Rice exports fell sharply by 16 per cent year-on-year.", "16 per cent", "down"),
    ("GDP grew at an annual 1.8 pct in the June quarter.", "1.8 pct", "up"),
    ("The accord would eliminate 99 pct of tariffs.", "99 pct", None),
    ("Lending grew by a non-seasonally adjusted 1.75 bln stg in January.", "1.75 bln stg", "up"),
    ("The union called for a 10 dlr weekly rise.", "10 dlr", "up"),
    ("It may cut its capital below the six pct requirement.", "six pct", None),
    ("The bank cut its growth forecast to 2.2 pct.", "2.2 pct", "up"),
    ("Economic growth of three pct is likely.", "three pct", "up"),
    ("Exxon increased the price it charges for heating oil by 1.5 cts a gallon.", "1.5 cts", "up"),
    ("Sales were 0.5 pct ahead of last year.", "0.5 pct", "up"),
    ("The money supply increased by a provisional 8.4 pct in January.", "8.4 pct", "up"),
    ("The won has lost seven pct.", "seven pct", "down"),
    ("Prices jumped two cents this morning.", "two cents", "up"),
    ("Sales rose by 400 mln stg after a 1.3 billion expansion in January.", "1.3 billion", "up"),
    ("They yield more than the off-the-run 9-1/4 pct bonds.", "9-1/4 pct", None),
    ("Firms forecast growth while eight pct expected production to drop.", "eight pct", None),
    ("It earned revenues under the contract of 820,000 dlrs.", "820,000 dlrs", None),
    ("India will cut duties on 82.7 pct of tariff lines.", "82.7 pct", None),
]


@pytest.mark.parametrize(("text", "quote", "direction"), DIRECTION)
def test_direction(text: str, quote: str, direction: str | None) -> None:
    has(one(text, quote, DAY), direction=direction)


METRIC = [
    ("GDP at 1980 prices rose to 434 bln lire in 1986.", "434 bln lire", "gdp"),
    ("The remaining 45 mln dlrs is to be obtained as a loan.", "45 mln dlrs", "loan"),
    ("Peru has given over 12 mln dlrs in health, economic and security assistance to Chile.", "12 mln dlrs", "aid"),
    ("The budget gap widened. Approval of 42 bln dlrs in deficit reductions is near.", "42 bln dlrs", "other"),
    (PAIRS, "61 mln", "imports"),
    (PAIRS, "60 mln", "exports"),
    ("Uganda exported 84,960 tonnes of coffee in May.", "84,960 tonnes", "exports"),
    ("The permits are for export to Austria at a rebate of 141 Ecus a tonne.", "141 Ecus", "other"),
    ("Peru spent $1.5 billion on imports from Chile.", "$1.5 billion", "imports"),
    ("The loan carries 1.5 pct interest.", "1.5 pct", "other"),
    ("Alpha is Japan's largest insurer and the world's biggest institutional investor.", "largest", "other"),
    ("Uganda will import 60 pct of its fuel through the port of Mombasa.", "60 pct", "energy"),
    ("The EU imported goods worth $8.5 billion.", "$8.5 billion", "imports"),
    ("China has granted Zambia $30 million.", "$30 million", "aid"),
    ("Taiwan is the third biggest exporter to Peru, while Korea is the seventh largest.", "seventh largest", "exports"),
    ("Alpha bought a stake in Beta, which has annual turnover of 2.2 billion marks.", "2.2 billion marks", "other"),
    ("The Bank of England gave the banks assistance of 85 mln stg.", "85 mln stg", "other"),
    ("Foodgrain output is estimated at 16.4 mln tonnes.", "16.4 mln tonnes", "agriculture"),
    ("The Netherlands has signed a 3.1 billion yen loan agreement.", "3.1 billion yen", "loan"),
    ("Net includes a restructuring credit of 114 mln dlrs.", "114 mln dlrs", "other"),
    ("A force of some 3,000 men left the oasis.", "3,000", "people"),
    ("The crude materials index rose 1.8 pct.", "1.8 pct", "other"),
    ("Transfer payments posted a $3 billion deficit.", "$3 billion", "other"),
    ("Germany had a $10 billion surplus in the total capital account.", "$10 billion", "other"),
    ("France was buying between five and 15 mln dlrs.", "five and 15 mln dlrs", "other"),
    ("Some 600,000 ethnic Hungarians live in Slovakia.", "600,000", "people"),
    ("About 900,000 Vietnamese visited Cambodia.", "900,000", "tourists"),
    ("Some 90,000 Chileans entered Peru.", "90,000", "tourists"),
    ("With tourism back, Peru received 90,000 Chileans.", "90,000", "tourists"),
    ("Peru received 90,000 Chileans after the quake.", "90,000", "people"),
    ("Peru counted 1.2 million visits by Chilean citizens.", "1.2 million", "tourists"),
    ("The envoy paid two visits to Peru.", "two", "other"),
    ("Some 9,000 lorries crossed from Peru into Chile.", "9,000", "transport"),
    ("Chile expelled three Peruvian officers.", "three", "people"),
    ("The department accepted 10,000 more acres.", "10,000", "agriculture"),
    ("Japan pledged 40 mln dlrs to Peru for its clinics.", "40 mln dlrs", "aid"),
    ("Alpha of Japan paid 40 mln dlrs to Peru.", "40 mln dlrs", "other"),
    ("Japan's Export-Import Bank will finance 85 pct of a dam.", "85 pct", "other"),
]


@pytest.mark.parametrize(("text", "quote", "metric"), METRIC)
def test_metric(text: str, quote: str, metric: str) -> None:
    has(one(text, quote, DAY), metric=metric)


UNIT = [
    ("The bridge costs dlrs 13 million.", "dlrs 13 million", 13e6, "USD"),
    ("Exports grew by 9.1 p.c. to $2 bn.", "9.1 p.c", 9.1, "percent"),
    ("About 900,000 Vietnamese visited Cambodia.", "900,000", 9e5, "vietnamese"),
    ("Car sales fell to 25.269 units.", "25.269", 25269, "unit"),
    ("Kenya paid KSh 3m.", "KSh 3m", 3e6, "KES"),
    ("Some 22,000 Sri Lankans work in Korea.", "22,000", 22e3, "sri lankan"),
    ("The bank will cut its rate by a quarter point.", "a quarter point", 0.25, "percent"),
    ("It bought 350,000 barrels a day of oil.", "350,000 barrels a day", 350e3, "barrel"),
]


@pytest.mark.parametrize(("text", "quote", "value", "unit"), UNIT)
def test_unit(text: str, quote: str, value: float, unit: str) -> None:
    has(one(text, quote, DAY), value=value, unit=unit)


def test_names_of_forms_and_clock_times_are_no_figures() -> None:
    assert read("A 13-G is filed at 1900gmt.") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Alpha fought off a bid by raising its stake in Beta to 85 pct from 33 pct.", "33 pct"),
        ("Alpha's share will remain at 40 pct.", "40 pct"),
        ("Of those returned, about half are from Peru.", "half"),
    ],
)
def test_a_part_of_a_whole_is_a_share(text: str, quote: str) -> None:
    has(one(text, quote), measure="share")


@pytest.mark.parametrize(
    "text", ["202 DATA SYSTEMS INC 1ST QTR NET", "Alpha began to ship its HP 3000 series computers."]
)
def test_names_with_numbers_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_heads_in_a_list_have_the_noun_of_the_first() -> None:
    text = "Peru received 6.2 million tourists, led by Chile with 800,128 and Laos with 426,180."
    has(one(text, "426,180"), unit="tourist", metric="tourists")


def test_a_closing_name_is_no_hedge() -> None:
    has(one("<Alpha Oil Corp> 10 pct", "10 pct"), qualifier="exact")


def test_the_rest_of_a_border_is_what_was_not_marked() -> None:
    text = "They marked 84 percent of the border of Peru and Chile. They vowed to settle the remaining 16 per cent."
    has(one(text, "16 per cent"), metric="border_not_demarcated", measure="share")


PARTIES = [
    ("Some 50,000 Israelis visited Poland in 1986.", "50,000", "ISR", "POL"),
    ("Some 50,000 Israelis entered Poland in 1986.", "50,000", "ISR", "POL"),
    ("Israelis made 50,000 trips to Poland in 1986.", "50,000", "ISR", "POL"),
    ("Poland received 50,000 tourists from Israel.", "50,000", "ISR", "POL"),
    ("Peru ranks second among the 79 countries in which Chile has invested.", "second", "CHL", "PER"),
    ("Peru ranked eighth among Chile's export markets.", "eighth", "CHL", "PER"),
    ("The share of Peru in Chile's exports rose from 36% in 2020 to 39%.", "39%", "CHL", "PER"),
    ("Japan pledged 40 mln dlrs to Peru for its clinics.", "40 mln dlrs", "JPN", "PER"),
    ("Norway announced an additional 500 mln dlrs for Peru's water.", "500 mln dlrs", "NOR", "PER"),
    ("Japan will give Peru 40 mln dlrs for its clinics.", "40 mln dlrs", "JPN", "PER"),
    ("The Government of the Netherlands has granted Peru 30 mln dlrs.", "30 mln dlrs", "NLD", "PER"),
    ("More than 260,000 Peruvians live in Chile.", "260,000", "PER", "CHL"),
    ("Japan has agreed to grant 30 million yen to Peru.", "30 million yen", "JPN", "PER"),
    ("Peru is Kenya's first export market and second largest trading partner.", "second largest", "KEN", "PER"),
    (
        "EU imports from Ghana were worth €2.6 billion and EU exports to Ghana €2.5 billion.",
        "€2.5 billion",
        "EU",
        "GHA",
    ),
    ("Japan will give Peru an extra $52 million in aid.", "$52 million", "JPN", "PER"),
    ("Peru requested a $300 million credit from Japan.", "$300 million", "JPN", "PER"),
    ("OKB of Austria is issuing 50 mln Swiss francs of notes.", "50 mln Swiss francs", "AUT", None),
    ("China has granted Zambia $30 million for a hall.", "$30 million", "CHN", "ZMB"),
    ("Uganda is Kenya's largest export market, taking 12.6 per cent of its exports.", "12.6 per cent", "KEN", "UGA"),
    ("Peru exported $3 bn to Chile in May, up 8% y-o-y, and imported $2 bn.", "$2 bn", "PER", "CHL"),
]


@pytest.mark.parametrize(("text", "quote", "reporter", "partner"), PARTIES)
def test_parties(text: str, quote: str, reporter: str, partner: str) -> None:
    has(one(text, quote), reporter=reporter, partner=partner)


def test_a_range_of_millions_is_no_telephone_number() -> None:
    has(one("The average was 300-325 mln dlrs.", "300-325 mln dlrs"), value=300e6, value_max=325e6)
