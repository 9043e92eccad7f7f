"""Text of unknown origin on a terminal: nothing in it may move the cursor, change colours or hide characters."""

import unicodedata
from typing import Final

_HIDDEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def printable(text: str) -> str:
    r"""`text` on one line: control, direction and other invisible characters as escapes.

    >>> printable("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in _HIDDEN else char for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
