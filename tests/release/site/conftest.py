"""A release with everything in it that a page can trip over, its site, and a browser to open it in."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from flows.release import site
from flows.release.publish import publish
from flows.warehouse import Warehouse
from tests.invented import batch, document, figure, record
from tests.release.conftest import CLOSED, MEASURED

HOSTILE: Final = (
    "Brazil's \"trade\" <script>window.hacked = 1</script> with Chile & Peru </script><img src=x onerror='hacked=2'> "
    "was {{ 7 * 7 }} \u2028 worth $4 billion in 2019, up from $4 billion 🎉 in 2018."
)
EVIL: Final = "<b onmouseover=alert(1)>Evil</b> </script> & Co"
OTHER: Final = "Trade of Brazil and Chile was worth $9 billion in 2019. They want $20 billion by 2030."
MANY: Final = " ".join(f"In {1940 + year} exports of Brazil to Chile reached ${year} million." for year in range(60))
PLEDGE: Final = "In São Paulo, Brazil pledged to build a bridge at the Paraná."
ARGUMENTS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Open = Callable[..., webdriver.Chrome]


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a build would leave: warehouse, release and site."""
    folder = tmp_path_factory.mktemp("shown")
    exports = [
        figure(MANY, f"${year} million", value=year * 1e6, metric="exports", **_year(1940 + year)) for year in range(60)
    ]
    first, second = HOSTILE.index("$4 billion"), HOSTILE.rindex("$4 billion")
    twice = figure(HOSTILE, "$4 billion", value=4e9)
    moved = {"char_start": second, "char_end": second + len("$4 billion")}
    again = record("figures", "x" * second + HOSTILE[second:], "$4 billion") | twice | moved | _year(2018)
    assert first < second
    rows = {
        "documents": [
            document(HOSTILE, file="<i>a</i>.txt", title=EVIL, publisher=EVIL, url="javascript:alert(1)"),
            document(CLOSED, file="closed.txt", rights="offsets", title="Turbines for Brazil"),
            document(OTHER, file="c.txt", publisher="The Herald", url="https://example.org/c?a=1&b=2"),
            document(MANY, file="d.txt", published_on=date(2001, 5, 6)),
            document(PLEDGE, file="e.txt", title="A bridge", published_on=date(2021, 5, 6)),
        ],
        "figures": [
            twice,
            _with_id(again),
            figure(CLOSED, "nine", value=9, unit="turbine"),
            figure(OTHER, "$9 billion", value=9e9),
            figure(OTHER, "$20 billion", value=2e10, status="target", period_start=None, period_end=date(2030, 12, 31)),
            *exports,
        ],
        "commitments": [
            record("commitments", CLOSED, "buy nine turbines from Brazil"),
            record("commitments", PLEDGE, "build a bridge at the Paraná", topics=["transport"], modality="pledged"),
        ],
        "agreements": [record("agreements", CLOSED, "Zephyr Accord", subject="the price of wind")],
        "events": [],
        "persons": [],
    }
    with Warehouse(folder / "communique.duckdb") as warehouse:
        warehouse.land(*batch(rows, [HOSTILE, CLOSED, OTHER, MANY, PLEDGE]))
        warehouse.curate()
    publish(folder / "communique.duckdb", folder / "release", MEASURED)
    site.write(folder / "release", folder / "site")
    return folder


def _year(year: int) -> dict[str, date]:
    return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}


def _with_id(row: dict[str, object]) -> dict[str, object]:
    from schemas import ids

    return row | {"figure_id": ids.record_id("figures", str(row["doc_id"]), row["char_start"], row["char_end"])}


@pytest.fixture(scope="session")
def chromium() -> Iterator[webdriver.Chrome]:
    """A headless Chromium; without one the test is skipped, but where COMMUNIQUE_BROWSER says that it is required."""
    paths = shutil.which("chromium"), shutil.which("chromedriver")
    if None in paths:
        missing = "Chromium is not installed (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("COMMUNIQUE_BROWSER") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    options = webdriver.ChromeOptions()
    options.binary_location = str(paths[0])
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(str(paths[1])))
    yield browser
    browser.quit()


@pytest.fixture
def visit(chromium: webdriver.Chrome, shown: Path) -> Iterator[Open]:
    """Opens the site from disk at `#part`; afterwards nothing may stand in the console and nothing may have been asked
    of any network.
    """

    def opened(part: str = "", width: int = 1280, dark: bool = False, folder: Path = shown) -> webdriver.Chrome:
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        chromium.get("about:blank")
        chromium.get((folder / "site" / "index.html").as_uri() + (f"#{part}" if part else ""))
        return chromium

    chromium.get_log("browser")
    chromium.get_log("performance")
    yield opened
    assert chromium.get_log("browser") == []
    asked = [
        entry["message"] for entry in chromium.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert [message for message in asked if '"url":"http' in message or '"url":"ws' in message] == []
