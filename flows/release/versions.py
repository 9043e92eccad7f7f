"""What made a release: the version of the program and fingerprints of its code and of each of its word lists."""

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

import flows
import schemas
from flows.reference import SEEDS

DIGITS: Final = 12
_NOT_RULES: Final = ("documents", "gold", "gate.csv")
"""What of seeds/ holds inputs, annotations and limits of the gate: they change what is read or let pass, not how."""


_READS: Final = ("ingest", "extract", "workers/batches.py", "reference.py")
"""What of flows/ decides what one document comes to."""
_RELIED_ON: Final = (
    *("ftfy", "lxml", "lxml_html_clean", "numpy", "orjson", "pandera"),
    *("polars", "pyahocorasick", "pyarrow", "rensa", "symspellpy", "trafilatura"),
)
"""The libraries that do, too."""


class Versions(NamedTuple):
    """The version of the distribution, a fingerprint of all code, and one of each reference table by name."""

    communique: str
    code: str
    lexicons: dict[str, str]


def versions() -> Versions:
    """The versions of what runs now; the same files give the same fingerprints on every machine."""
    code = [path for package in (flows, schemas) for path in _package(Path(str(package.__file__)).parent)]
    return Versions(
        flows.__version__,
        fingerprint(code),
        {path.relative_to(SEEDS).with_suffix("").as_posix(): fingerprint([path]) for path in _tables()},
    )


def extractor() -> str:
    """A fingerprint of all that decides what one document comes to: code, word lists, libraries."""
    here = Path(str(flows.__file__)).parent
    code = [path for name in _READS for path in ([here / name] if name.endswith(".py") else _package(here / name))]
    code += _package(Path(str(schemas.__file__)).parent)
    tables = [path for path in _tables() if path.stem != "corrections"]
    libraries = ",".join(f"{name}=={version(name)}" for name in _RELIED_ON)
    told = f"{fingerprint(code)} {fingerprint(tables)} {libraries} {sys.version_info[:2]}"
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def _tables() -> list[Path]:
    return sorted(path for path in SEEDS.rglob("*.csv") if path.relative_to(SEEDS).parts[0] not in _NOT_RULES)


def _package(folder: Path) -> list[Path]:
    return [path for ending in ("py", "sql") for path in folder.rglob(f"*.{ending}")]


def fingerprint(paths: Iterable[Path]) -> str:
    """A short hash of names and contents, whatever their folder and the line ends they were checked out with."""
    made = hashlib.sha256()
    for name, path in sorted((f"{path.parent.name}/{path.name}", path) for path in paths):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        made.update(f"{name}\x1f{len(content)}\x1f".encode() + content)
    return made.hexdigest()[:DIGITS]
