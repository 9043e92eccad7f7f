"""The pages of Great Expectations, made to open without a network: no script, and one small style sheet within each.

As they come they load scripts and styles from six other hosts, and a logo; and they carry an invitation to a
newsletter and a tour of the library, which say nothing of the release.
"""

import shutil
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from lxml import html

_GONE: Final = (
    "//script|//link|//img|//style|//footer|//comment()|//title[not(text())]"
    "|//*[contains(@class, 'modal')]|//*[contains(@class, 'navbar-brand')]|//*[contains(@class, 'ge-cta')]"
    "|//div[@class='card mb-3'][.//strong[normalize-space()='Actions']]"
)
_INDEX: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checks of release {run}</title>
<style>
{style}</style>
</head>
<body>
<h1>Checks of release {run}</h1>
<p>{verdict}</p>
<div class="table-responsive">
<table>
<tr><th>of</th><th>expectation</th><th>what is counted or measured</th><th>worst</th><th>at most</th><th></th></tr>
{lines}
</table>
</div>
</body>
</html>
"""
_STYLE: Final = Path(__file__).with_name("pages.css")


class Line(NamedTuple):
    """An expectation in the index: `worst` is the highest value; `broken` says what it does not hold for, if so."""

    suite: str
    column: str
    notes: str
    worst: float
    most: float
    broken: str


def index(place: Path, run: str, lines: Iterable[Line]) -> None:
    """Write the first page: every expectation with what it came to, those that failed first.

    That of the library is put together by scripts, and empty without.
    """
    ordered = sorted(lines, key=lambda line: not line.broken)
    failed = sum(bool(line.broken) for line in ordered)
    verdict = (
        f"{failed} of {len(ordered)} expectations fail: nothing was published."
        if failed
        else (f"All {len(ordered)} expectations hold.")
    )
    page = _INDEX.format(
        run=escape(run),
        style=_STYLE.read_text(encoding="utf-8"),
        verdict=verdict,
        lines="\n".join(_row(place, line) for line in ordered),
    )
    (place / "index.html").write_text(page, encoding="utf-8")


def _row(place: Path, line: Line) -> str:
    (page,) = (place / "validations" / line.suite).rglob("*.html")
    state = (
        f'<span class="fa-times"></span> {escape(line.broken)}' if line.broken else '<i class="fa-check-circle"></i>'
    )
    return (
        f'<tr><td><a href="{escape(page.relative_to(place).as_posix())}">{escape(line.suite)}</a></td>'
        f"<td>{escape(line.column)}</td><td>{escape(line.notes)}</td>"
        f"<td>{line.worst:g}</td><td>{line.most:g}</td><td>{state}</td></tr>"
    )


def enclose(place: Path) -> None:
    """Rewrite every page below `place` so that it needs nothing but itself and its links to the others."""
    style = _STYLE.read_text(encoding="utf-8")
    shutil.rmtree(place / "static", ignore_errors=True)
    for path in sorted(place.rglob("*.html")):
        page = html.document_fromstring(path.read_text(encoding="utf-8"))
        for element in page.xpath(_GONE):
            element.drop_tree()
        for link in page.xpath("//a[starts-with(@href, 'http') or contains(@href, 'expectations/')]"):
            link.drop_tag()
        for element in page.xpath("//*"):
            for name in [name for name in element.attrib if name == "style" or name.startswith("on")]:
                del element.attrib[name]
        for head in page.xpath("//thead[@hidden]"):
            head.drop_tree()
        sheet = html.Element("style")
        sheet.text = style
        page.find("head").append(sheet)
        path.write_bytes(html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8"))
