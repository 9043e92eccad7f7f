"""Documents bent towards code not yet reached, by libFuzzer: what raises, and what breaks a promise.

    python tests/benchmarks/guided.py [FOLDER] [-max_total_time=600] [-fork=2] [other options of libFuzzer]

FOLDER keeps the documents that reached something new, so that the next run goes on from them; without one they are
forgotten. The last bit of a document's first byte tells whether the rest is HTML. It begins with the founding documents
and those of tests/hostile.py, ends at the first fault and leaves that document behind, as libFuzzer tells. Needs the
extra `bench`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["flows.ingest", "flows.extract"]):
    from tests.hostile import WORDS, founding, hostile, read

LONGEST: Final = 8_192
"""Bytes of a document: what can be bent in a second counts for more than size, and size is the part of fuzz.py."""
_BEGINNINGS: Final = 200


class Fault(Exception):
    """A document that raised something or whose rows break a promise."""


def one(data: bytes) -> None:
    """Read a document."""
    faults, _ = read(data[1:], markup=bool(data[:1]) and data[0] % 2 == 1)
    if faults:
        raise Fault(faults[0])


def begin(folder: Path) -> None:
    """Write what to set out from: one file a document, in a folder with none."""
    made = [hostile(number) for number in range(_BEGINNINGS)]
    contents = [text.encode() for text in founding()] + [document.content for document in made]
    markup = [False] * len(founding()) + [document.markup for document in made]
    for number, (content, page) in enumerate(zip(contents, markup, strict=True)):
        (folder / f"{number:03}").write_bytes(bytes([page]) + content[: LONGEST - 1])


def main() -> None:
    """Bend until a fault or the time given."""
    with TemporaryDirectory() as scratch:
        words = Path(scratch, "words")
        words.write_text("".join(f'"{word}"\n' for word in WORDS if word.isascii() and '"' not in word))
        given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
        folder = Path(given[0] if given else scratch, "" if given else "documents")
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            begin(folder)
        options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
        atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", f"-dict={words}", *options, str(folder)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
