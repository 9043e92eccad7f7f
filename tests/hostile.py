"""Documents as nobody writes them: made-up news and the founding documents, cut, spliced, doubled, garbled, blown up.

A number makes always the same document, so a number is all that a report of a fault needs.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from time import thread_time
from typing import Final, NamedTuple

from flows.extract.records import extract
from flows.ingest import readers
from flows.ingest.document import Document
from flows.ingest.facts import NO_FACTS
from flows.ingest.record import Record
from flows.ingest.refusal import Refusal
from flows.reference import SEEDS

NEWS: Final = (
    "Kenyan Prime Minister Asha Mwangi met Ghana's President Kofi Annor in Accra on 3 May 2024, and afterwards the two "
    "leaders signed the minutes of the meeting and an agreement on tea.",
    "Trade between Kenya and Ghana rose 5 per cent to $300 million in 2023, and they agreed to lift it to $1 billion "
    "by 2030.",
    "Mr Annor said his country would build two ports, and Mwangi asked Ghana to open its market.",
    "Of 40 projects worth nearly 3.2 billion euros, Peru's exports to Chile took up a third, respectively 12 and 7%.",
    "“We have pledged to implement the Salt Protocol, the Zephyr Accord and three memoranda,” the ministry’s man said.",
    "LIMA, May 3, 2019 - Peru was Bolivia's third-largest investor between the second quarter of 2017 and last month.",
    "The two sides reiterated their commitment to coordinate, and to support, the search for remains; to train men;",
)
WORDS: Final = (
    "and", "of", "the", "to", "between", "billion", "per cent", "hundred", "twenty-one", "a half", "nearly", "from",
    "agreement", "memorandum of understanding", "signed", "agreed to", "minister", "President", "exports", "in 2023",
    "Kenya", "Viet Nam", "U.S.", "Mr", "January", "last year", "first nine months", "respectively", "who", "which",
    "Ghana's", "the two countries", "US$", "No. 7", "By Ana Rojas", "Source: The Courier", "3 May 2024", "&nbsp;",
    "http://example.org/a?b=c", "Corp", "said", "will", "increase", "more than", "visit", "talks", "%", "-", "--", "/",
)  # fmt: skip
SIGNS: Final = (
    "0", "9", "1,", "1.", "1-", "1/", "$", "$1 ", "%", ",", ", ", ".", ". ", "...", ":", ";", "'", '"', "“", "”", "‘",
    "(", ")", "[", "]", "((", "<", ">", "</p>", "&", "&amp;", "-", "–", "—", " ", "  ", "\t", "\n", "\n\n", "\r\n", "a",
    "A", "Aa ", "A.", "A. ", "aA", "a-", "a's ", "\u0301", "e\u0301", "\u200b", "\u00a0", "\u00ad", "\u2028", "\u202e",
    "\ufeff", "\ufffd", "🎉", "İ", "ß", "ﬁ", "Ⅷ", "½", "٣", "漢", "Ã©", "â€™", "\x1b", "\x85", "_", "|", "•", "#", "*",
    "@", "=", "\\", "`", "^",
)  # fmt: skip
MOST: Final = 100_000
"""Characters beyond which a document is cut."""


class Hostile(NamedTuple):
    """A document to be: its bytes, whether they are HTML, and what was done to them."""

    content: bytes
    markup: bool
    story: tuple[str, ...]


class Outcome(NamedTuple):
    """What came of a document: its faults in words, and what it cost in CPU seconds."""

    faults: list[str]
    seconds: float


@cache
def founding() -> Sequence[str]:
    """The texts of the founding documents."""
    return [path.read_text(encoding="utf-8") for path in sorted(Path(SEEDS / "documents").glob("*.txt"))]


def hostile(number: int) -> Hostile:
    """The document of a number."""
    random = Random(number)  # noqa: S311
    text = random.choice(founding()) if random.random() < 0.4 else _invented(random)
    story: list[str] = []
    for change in random.choices(_CHANGES, k=random.randrange(6)):
        text = change(text, random)[:MOST]
        story.append(change.__name__.strip("_"))
    if markup := random.random() < 0.2:
        text = _page(text, random)[:MOST]
    content = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.1:
        content = _flipped(content, random)
        story.append("flipped")
    return Hostile(content, markup, tuple(story))


def _invented(random: Random) -> str:
    between = random.choice([" ", "\n", "\n\n", "  ", ""])
    return between.join(random.choices(NEWS if random.random() < 0.7 else WORDS, k=random.randrange(1, 60)))


def _part(text: str, random: Random) -> tuple[int, int]:
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return start, end


def _cut(text: str, random: Random) -> str:
    start, end = _part(text, random)
    return text[start:end]


def _spliced(text: str, random: Random) -> str:
    at, (start, end) = random.randrange(len(text) + 1), _part(other := random.choice(founding()), random)
    return text[:at] + other[start:end] + text[at:]


def _doubled(text: str, random: Random) -> str:
    start, _ = _part(text, random)
    return (
        text[:start]
        + text[start : start + random.choice([20, 200, 2_000])] * random.choice([2, 20, 200])
        + text[start:]
    )


def _sprinkled(text: str, random: Random) -> str:
    for _ in range(random.randrange(30)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(SIGNS + WORDS) + text[at + random.randrange(2) :]
    return text


def _long_run(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    unit = "".join(random.choices(SIGNS, k=random.randrange(1, 4)))
    if random.random() < 0.4:
        unit = random.choice(["", " "]).join(random.choices(WORDS, k=random.randrange(1, 4))) + random.choice(["", " "])
    return text[:at] + unit * random.choice([10, 100, 1_000, 10_000]) + text[at:]


def _run_together(text: str, random: Random) -> str:
    return text.replace(random.choice([" ", "\n", ". ", ", "]), "")


def _shuffled(text: str, random: Random) -> str:
    words = text.split(" ")
    random.shuffle(words)
    return " ".join(words)


def _of_one_case(text: str, random: Random) -> str:
    return random.choice([str.upper, str.lower, str.title, str.swapcase])(text)


def _on_one_line(text: str, random: Random) -> str:
    return random.choice([" ", "", ", ", ". "]).join(text.split("\n"))


def _widened(text: str, random: Random) -> str:
    """As decoded in a wrong way."""
    return text.encode("utf-8", "surrogatepass").decode(random.choice(["latin-1", "cp1252"]), "replace")


_CHANGES: Final[tuple[Callable[[str, Random], str], ...]] = (
    _cut, _spliced, _doubled, _sprinkled, _long_run, _long_run, _run_together, _shuffled, _of_one_case, _on_one_line,
    _widened,
)  # fmt: skip


def _flipped(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randrange(1, 6)):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _page(text: str, random: Random) -> str:
    """The text as a page, sound or not."""
    deep = random.choice([0, 0, 3, 300, 3_000])
    tag = random.choice(["div", "p", "b", "table", "ul", "blockquote", "x"])
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><title>{text[:40]}</title><body>{f'<{tag}>' * deep}{body}{f'</{tag}>' * random.choice([0, deep])}"


def plain(size: int, markup: bool) -> bytes:
    """A document of about so many bytes with nothing odd in it."""
    whole = "\n".join(" ".join(NEWS[:3]) for _ in range(size // sum(map(len, NEWS[:3])) + 1))
    return (f"<html><body>{''.join(f'<p>{line}</p>' for line in whole.splitlines())}" if markup else whole).encode()


def read(content: bytes, markup: bool) -> Outcome:
    """Take a document through ingest and extraction; faults are an exception, or a row that breaks its promise."""
    begun = thread_time()
    try:
        made = readers.document(Record("a", "a", content, NO_FACTS, markup))
        rows = {} if isinstance(made, Refusal) else extract(made)
    except Exception as error:  # noqa: BLE001 whatever it is, it is what is looked for
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "nowhere"
        return Outcome([f"{type(error).__name__}: {error} at {where}"[:300]], thread_time() - begun)
    seconds = thread_time() - begun
    return Outcome(_broken(made, rows) if isinstance(made, Document) else [], seconds)


def _broken(document: Document, rows: dict[str, list[dict[str, object]]]) -> list[str]:
    faults = []
    text = document.text
    if any(not 0 <= start < end <= len(text) for start, end in document.noise):
        faults.append("noise outside of the text")
    if any(one[1] > two[0] for one, two in pairwise(document.noise)):
        faults.append("noise that overlaps")
    for table, made in rows.items():
        spans = [(row["char_start"], row["char_end"]) for row in made]
        if len(set(spans)) < len(spans):
            faults.append(f"{table}: two rows of one span")
        for row, (start, end) in zip(made, spans, strict=True):
            if not row["quote"] or text[start:end] != row["quote"]:  # type: ignore[misc]
                faults.append(f"{table}: {row['quote']!r} is not what stands at {start}")
            if str(row["quote"]) not in str(row["sentence"]):
                faults.append(f"{table}: {row['quote']!r} is not in its sentence")
            evidence = row["evidence"]
            if not isinstance(evidence, dict) or any(not 0 <= a <= b <= len(text) for a, b in evidence.values()):
                faults.append(f"{table}: evidence outside of the text")
    return faults
