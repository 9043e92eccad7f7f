"""The seeds, and what a text shows of itself: noise, title, place, publisher, language."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.describe import describe
from flows.ingest.document import Document
from flows.ingest.readers import discover, read
from flows.reference import SEEDS

BODY = (
    "Ministers of Ghana and Togo agreed on Monday to widen the coastal road and to keep the border open at night.\n\n"
    "They also promised to plant trees along it, which Togo wants finished before the rains."
)


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    items = [item for source in discover([SEEDS / "documents"]) for item in read(source)]
    documents = [item for item in items if isinstance(item, Document)]
    assert len(documents) == len(items) == 5
    return {document.file[:3]: document for document in documents}


def _noise(document: Document) -> list[str]:
    return [document.text[start:end].strip() for start, end in document.noise]


def test_seeds_are_dated(seeds: dict[str, Document]) -> None:
    assert {n: (d.published_on, d.published_basis, d.published_precision) for n, d in seeds.items()} == {
        "000": (date(2023, 12, 12), "dateline", "day"),
        "001": (date(2023, 12, 11), "header", "day"),
        "002": (date(2022, 11, 8), "sidecar", "day"),
        "003": (date(2025, 12, 10), "header", "day"),
        "004": (date(2025, 8, 18), "header", "day"),
    }


def test_noise_of_seeds(seeds: dict[str, Document]) -> None:
    assert _noise(seeds["000"]) == ["VIETNAM, December 12 -", "— VNS"]
    menu, dated, credit = _noise(seeds["001"])
    assert menu.startswith("70th anniversary")
    assert menu.endswith("Covid-19 Pandemic")
    assert (dated, credit) == ("Dec 11, 2023 / 21:37", "Photos: Nhat Bac")
    assert _noise(seeds["002"]) == []
    assert _noise(seeds["003"]) == ["date 2025-12-10", "Photo: VNA"]
    assert _noise(seeds["004"]) == ["- 08:07 18/08/2025"]


def test_titles_and_languages_of_seeds(seeds: dict[str, Document]) -> None:
    assert [seeds[n].title for n in sorted(seeds)] == [
        None,
        "Vietnam, Cambodia target US$20 billion bilateral trade turnover",
        None,
        None,
        "Cambodia shifts gears, turns to Vietnam to spur border trade",
    ]
    assert {d.language for d in seeds.values()} == {"en"}
    assert all(250 < d.words < 1_000 for d in seeds.values())


def test_no_gold_record_lies_in_noise() -> None:
    for name in ("seeds", "dev"):
        path = SEEDS / "gold" / f"{name}.jsonl"
        folders = [SEEDS / "documents", *(p for p in (SEEDS / "gold").iterdir() if p.is_dir())]
        found = {i.file: i for s in discover(folders) for i in read(s) if isinstance(i, Document)}
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            document = found[Path(record["doc"]).name]
            assert document.text[record["char_start"] : record["char_end"]] == record["quote"]
            assert not any(a < record["char_end"] and record["char_start"] < b for a, b in document.noise), record


@pytest.mark.parametrize(
    ("text", "noise"),
    [
        (f"Home > World > Africa\n\nA road for two\n\n{BODY}", ["Home > World > Africa"]),
        (f"Home\nNews\nSport\nWeather\n\nA road for two\n\n{BODY}", ["Home", "News", "Sport", "Weather"]),
        (f"A road for two\n\nBy Ama Mensah and Kofi Owusu\n\n{BODY}", ["By Ama Mensah and Kofi Owusu"]),
        (f"A road for two\n\nSource: GNA\n\n{BODY}", ["Source: GNA"]),
        (
            f"A road for two\n\nFacebook Twitter WhatsApp Email Print\n\n{BODY}",
            ["Facebook Twitter WhatsApp Email Print"],
        ),
        (f"{BODY}\n\nREAD MORE: Togo wants a new port", ["READ MORE: Togo wants a new port"]),
        (f"{BODY}\n\nSee also: Togo wants a new port\n\n{BODY}", ["See also: Togo wants a new port"]),
        (
            f"{BODY}\n\nFollow the Accra Mail on Facebook and Telegram",
            ["Follow the Accra Mail on Facebook and Telegram"],
        ),
        (f"{BODY}\n\n© 2021 Accra Mail. All rights reserved.", ["© 2021 Accra Mail. All rights reserved."]),
        (f"{BODY}\n\nCopyright 2021 Accra Mail", ["Copyright 2021 Accra Mail"]),
        (
            f"{BODY}\n\nRelated articles\n\nTogo wants a port\nGhana sells gold\n",
            ["Related articles\n\nTogo wants a port\nGhana sells gold"],
        ),
        (f"{BODY}\n\nMost read:\nTogo wants a port\n\n{BODY}", ["Most read:\nTogo wants a port"]),
        (f"{BODY}\n\nComments\n\nKwame: They said so last year, and nothing was built.", ["*"]),
        (f"The two ministers after the talks. (AP pic)\n\n{BODY}", ["(AP pic)"]),
        (f"The two ministers after the talks. Photo: Ama Mensah\n\n{BODY}", ["Photo: Ama Mensah"]),
        (f"The two ministers after the talks. Photo by Ama Mensah\n\n{BODY}", ["Photo by Ama Mensah"]),
        (f"The two ministers after the talks. (Photo: GNA)\n\n{BODY}", ["(Photo: GNA)"]),
        (f"The two ministers after the talks / VNA Photo\n\n{BODY}", ["/ VNA Photo"]),
        (f"{BODY} — VNS", ["— VNS"]),
        (f"{BODY} -- BERNAMA\n", ["-- BERNAMA"]),
        (f"{BODY} (AFP)", ["(AFP)"]),
        (f"{BODY}\n REUTER\n", ["REUTER"]),
        (f"{BODY}\n\nVNA", ["VNA"]),
        (f"{BODY} Enditem", ["Enditem"]),
        (f"{BODY}\n-- BERNAMA\nThe agency serves you.\n", ["-- BERNAMA\nThe agency serves you."]),
        (f"{BODY}\n(Reporting by A. Mensah; Editing by K. Owusu)", ["(Reporting by A. Mensah; Editing by K. Owusu)"]),
        (f"For Immediate Release\n\nA road for two\n\n{BODY}\n\n###", ["For Immediate Release", "###"]),
        (f"PRESS RELEASE NO: 2020/045\nA road for two\n\n{BODY}", ["PRESS RELEASE NO: 2020/045"]),
        (f'{BODY}\n\nSources[edit]\n"Togo digs" — GNA, May 3', ['Sources[edit]\n"Togo digs" — GNA, May 3']),
    ],
)
def test_what_is_not_the_article(text: str, noise: list[str]) -> None:
    found = _noise(describe("a.txt", text))
    if noise == ["*"]:
        noise = [text[text.index("Comments") :]]
    assert found == noise


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"A road for two\n\n{BODY}",
        f"A road for two\n\n{BODY}\n\nRelated industries such as cement gained on the exchange in Accra as well.",
        f"{BODY}\n\nFollow-up talks on Facebook's tax in Togo begin soon, officials of both sides said in Accra.",
        f"{BODY}\n\nShare prices in Lagos fell.",
        f"{BODY}\n\nCopyright law was the third subject of the talks, a spokesman for the hosts told the reporters.",
        f"GHANA COURT HEARS COPYRIGHT CASE\n\n{BODY}\n\nTogo adopts a privacy policy",
        f"{BODY}\n\nThe photo of the signing was printed by every paper in Lome.",
        f"{BODY}\n\nComments by the two ministers were brief: the road comes first.",
        "The ministers who met in the town on the border agreed to\nshare the cost of the road and to\n"
        "follow it up on WhatsApp\nwith a\njoint plan.",
        f"{BODY}\n\nBy 2030, Both Sides Want More.",
        f"{BODY} It was built by the firm\nReuters\nbought.",
    ],
)
def test_what_is_the_article(text: str) -> None:
    assert _noise(describe("a.txt", text)) == []


@pytest.mark.parametrize(
    ("opening", "place", "publisher"),
    [
        ("ACCRA, March 4 - ", "Accra", None),
        ("ACCRA (AP) _ ", "Accra", "Associated Press"),
        ("ACCRA, Ghana (AP) -- ", "Accra, Ghana", "Associated Press"),
        ("ACCRA, March 4 (Xinhua) -- ", "Accra", "Xinhua"),
        ("Accra (Reuters) - ", "Accra", "Reuters"),
        ("Lomé (FN), Nov. 8 – ", "Lomé", "Fresh News"),
        ("LOMÉ — ", "Lomé", None),
        ("WASHINGTON, D.C., May 3 - ", "Washington, D.C.", None),
        ("THE HAGUE, May 3 - ", "The Hague", None),
        ("ACCRA: ", "Accra", None),
        ("ACCRA:\n", "Accra", None),
        ("May 11 – ", None, None),
        ("NOTE: ", None, None),
        ("UPDATE - ", None, None),
        ("Ghana - ", None, None),
        ("ECOWAS: leaders meet. ", None, None),
        ("On Monday - ", None, None),
    ],
)
def test_dateline(opening: str, place: str | None, publisher: str | None) -> None:
    document = describe("a.txt", f"A road for two\n\n{opening}{BODY}")
    assert (document.place, document.publisher) == (place, publisher)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A road  for\ttwo\n\n{BODY}", "A road for two"),
        (f"GHANA ROAD OPENS, SAYS U.S.\n\n{BODY}", "GHANA ROAD OPENS, SAYS U.S."),
        (f"{BODY}", None),
        (f"ACCRA, March 4 - {BODY}", None),
        ("Ministers of Ghana and Togo met to talk about the road on\nthe coast on Monday\nin Accra.", None),
        ("A road for two", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert describe("a.txt", text).title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (
            "Les ministres du Ghana et du Togo ont décidé lundi d'élargir la route et de garder la frontière ouverte.",
            "fr",
        ),
        (
            "Bộ trưởng hai nước đã thống nhất với các bên và sẽ tiếp tục trong thời gian tới những dự án của khu vực.",
            "vi",
        ),
        ("Министры двух стран в понедельник договорились о том, что граница не будет закрыта на ночь.", "ru"),
        ("រដ្ឋមន្ត្រីនៃប្រទេសទាំងពីរបានយល់ព្រម", "km"),
        ("両国の閣僚は月曜日に道路を広げることで合意した。", "ja"),
        ("12 345 67 89", "und"),
        ("Net 12.6 mln\nRevs 337.3 mln\nShr 3.07 dlrs", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert describe("a.txt", text).language == language


@given(st.text(min_size=1, max_size=400))
def test_any_text_is_described(text: str) -> None:
    document = describe("a.txt", text)
    assert document.text == text
    last = 0
    for start, end in document.noise:
        assert last <= start < end <= len(text)
        last = end + 1
    assert (document.published_on is None) == (document.published_basis is None)


@given(
    st.lists(
        st.sampled_from(["Related news", "Comments", "© 2020", "Photo: X", "", BODY, "— VNS", "May 4, 2020"]),
        max_size=9,
    )
)
def test_any_order_of_trailers_is_described(parts: list[str]) -> None:
    text = "\n".join(parts) or "x"
    document = describe("a.txt", text)
    assert all(a < b for a, b in document.noise)
    assert list(document.noise) == sorted(document.noise)
