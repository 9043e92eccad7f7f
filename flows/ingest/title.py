"""The headline of a text: its first line that is neither noise nor the beginning of prose."""

import re
from collections.abc import Sequence
from typing import Final

from flows.ingest.dateline import Dateline
from flows.ingest.document import Span
from flows.ingest.layout import Line

MAX_WORDS: Final = 30
_TERMINAL = re.compile(r"(?<![A-Z]\.[A-Z])[.;,:][\"'”’)\]]*$")


def title(head: Sequence[Line], noise: Sequence[Span], opening: Dateline | None) -> str | None:
    """The headline with its spaces evened, or None where the text begins with its first sentence."""
    lines = [line for line in head if not any(start <= line.start < end for start, end in noise)]
    if len(lines) < 2:
        return None
    line, following = lines[0], lines[1]
    if opening and line.start <= opening.start < line.end:
        return None
    broken = not following.apart and following.text[0].islower()
    ended = _TERMINAL.search(line.text) and not line.text.isupper()
    if broken or ended or len(line.text.split()) > MAX_WORDS or not line.text[:40].strip("-*•# "):
        return None
    return " ".join(line.text.split())
