"""What a figure counts, over the breadth of ways to say it: who pays, owns, builds, gives, and whose number moves."""

import pytest

from tests.extract.test_figures import DAY, one

MONEY = [
    ("Togo and Benin did business worth $40 million in 2018.", "$40 million", "trade"),
    ("Trade ties between Oman and Kenya are worth $90 million.", "$90 million", "trade"),
    ("Malta's deficit in trade with Egypt fell to $70 million.", "$70 million", "trade_balance"),
    ("Latvia had a positive balance of $80 million in trade with Malta.", "$80 million", "trade_balance"),
    ("Exports exceeded imports by $30 million in Fiji's trade with Samoa.", "$30 million", "trade_balance"),
    ("Yemen spent $50 million on barley from Romania.", "$50 million", "imports"),
    ("A Danish holding will build a glass factory in Ghana for $60 million.", "$60 million", "investment"),
    ("The mill in Chad, opened by a Greek firm, cost $20 million.", "$20 million", "investment"),
    ("The takeover of the Latvian bank by the Danish lender is worth $70 million.", "$70 million", "investment"),
    ("The joint venture of Oman and Kenya has a capital of $15 million.", "$15 million", "investment"),
    ("Ireland will spend $4 million on clinics in Lesotho.", "$4 million", "aid"),
    ("Ireland is to fund a $5 million school in Lesotho.", "$5 million", "aid"),
    ("Malta gave Haiti medicines worth $2 million.", "$2 million", "aid"),
    ("Qatar built a $30 million stadium in Benin as a gift.", "$30 million", "aid"),
    ("Humanitarian help of $6 million was sent by Kuwait to Nepal.", "$6 million", "aid"),
    ("A $70 million motorway links Ghana and Togo.", "$70 million", "transport"),
    ("Oman sold treasury bills worth $70 million to Kuwaiti banks.", "$70 million", "other"),
]
WITHOUT = [
    (
        "The Bank of Ghana gave banks assistance of $5 million. This takes the Bank's total help today to $9 million.",
        "$9 million",
    ),
    (
        "A loan unit in Peru is for sale. It said the purchase involves about $84 million of net receivables.",
        "$84 million",
    ),
    ("Sales of beans were light, to all open ports, with June going at $1,850 per tonne fob.", "$1,850"),
    ("Peru's sales of foreign shares rose to $20 million.", "$20 million"),
    ("A Danish company agreed to sell the Alfa hotel in Ghana for $31 million.", "$31 million"),
]
PARTS = [
    ("The Danish group holds 51 percent of the Latvian airline.", "51 percent", "investment"),
    ("A Danish firm bought a 30 percent share in the Latvian insurer.", "30 percent", "investment"),
    ("Kuwait's state fund bought 30 percent of a port in Kenya.", "30 percent", "investment"),
    ("The number of Chadian students in Malta rose 14 percent.", "14 percent", "people"),
    ("Enrolment of Kenyan students in Malta is up 20 percent.", "20 percent", "people"),
    ("Truck crossings at the Ghanaian border fell by 15 percent.", "15 percent", "transport"),
    ("Tourism from Oman to Kenya grew 11 percent.", "11 percent", "tourists"),
    ("Interest on the Danish loan to Ghana is 2 percent.", "2 percent", "loan"),
    ("Growth in Fiji slowed to 3 percent, the IMF said.", "3 percent", "gdp"),
    ("Electricity tariffs in Malta went up by 15 percent.", "15 percent", "energy"),
    ("Malawi imports 95 percent of its fuel from Kenya.", "95 percent", "imports"),
    ("Sales of Danish cheese in Japan climbed by 8 percent.", "8 percent", "exports"),
    ("Chad and Niger have agreed on 94 percent of their border.", "94 percent", "border_demarcated"),
    ("Some 6 percent of the Chadian frontier remains undefined.", "6 percent", "border_not_demarcated"),
    ("Some 60 percent of the text has been agreed by Chad and Niger.", "60 percent", "other"),
]
THINGS = [
    ("Malta delivered 20 generators to Samoa as a donation.", "20", "aid"),
    ("Malta supplied 25,000 tonnes of wheat to Haiti free of charge.", "25,000 tonnes", "aid"),
    ("Niger has 14 million head of cattle.", "14 million", "agriculture"),
    ("Niger extradited 8 suspects to Malta.", "8", "people"),
    ("Altogether 20 deals were struck by Malta and Oman.", "20", "agreements_signed"),
    ("Visitor arrivals from Kenya in Fiji topped 200,000.", "200,000", "tourists"),
    ("An 8-mile tunnel will connect Oman and Yemen.", "8-mile", "transport"),
]


@pytest.mark.parametrize(("text", "quote", "metric"), [*MONEY, *PARTS, *THINGS])
def test_figures_in_breadth(text: str, quote: str, metric: str) -> None:
    assert one(text, quote, DAY)["metric"] == metric


@pytest.mark.parametrize(("text", "quote"), WITHOUT)
def test_figures_of_no_flow(text: str, quote: str) -> None:
    assert one(text, quote, DAY)["metric"] == "other"
