"""How long people wait for the pages of a release: a generated one of 10,000 documents, opened in headless Chromium.

    python -m tests.benchmarks.site [--documents 10000] [--figures 10]

Printed are what a first view loads, the seconds from opening the page to charts drawn, and to the first rows of a
ledger, each the median of five. Needs Debian's chromium and chromium-driver.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from flows.release import site
from flows.release.publish import publish
from flows.warehouse import Warehouse
from tests.benchmarks import curate

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
MEASURED = {"versions": {"communique": "0", "code": "0", "lexicons": {}}, "accuracy": {}, "reliability": {}}
TIMES = 5


def made(folder: Path, documents: int, figures: int) -> int:
    """Leave the site of a generated release with so many figures a document in `folder`; bytes of a first view."""
    with Warehouse(folder / "communique.duckdb") as warehouse:
        curate.generate(warehouse.connection, documents * figures, figures)
        warehouse.curate()
    publish(folder / "communique.duckdb", folder / "release", MEASURED)
    return site.write(folder / "release", folder / "site")


def seconds(browser: webdriver.Chrome, address: str, seen: str) -> float:
    """How long from opening the address until something that matches `seen` is there."""
    browser.get("about:blank")
    begun = time.monotonic()
    browser.get(address)
    while not browser.execute_script("return document.querySelector(arguments[0]) !== null", seen):
        time.sleep(0.005)
    return time.monotonic() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--figures", type=int, default=10)
    arguments = parser.parse_args()
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ARGUMENTS:
        options.add_argument(argument)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        size = made(Path(folder), arguments.documents, arguments.figures)
        took_all = time.monotonic() - begun
        print(
            f"{arguments.documents:,} documents, made in {took_all:.1f} s; a first view loads {size:,} bytes",
            flush=True,
        )
        address = (Path(folder) / "site" / "index.html").as_uri()
        with webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver")) as browser:
            for part, seen in (("overview", "#trade-chart .mark-rect path"), ("figures", "#figures .opener")):
                took = [seconds(browser, f"{address}#{part}", seen) for _ in range(TIMES)]
                print(f"{part}: {statistics.median(took):.2f} s, at most {max(took):.2f} s", flush=True)


if __name__ == "__main__":
    main()
