"""Bytes of unknown origin -> text, within bounds: strict UTF-8, streaming decompression that no bomb can fill."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

import pyarrow as pa

from flows.ingest.refusal import Refused

MAX_BYTES: Final = 32 << 20
"""The longest document, in bytes of UTF-8 (a book has about one million); for HTML see html.MAX_PAGE_BYTES."""
_AT_FIRST: Final = 1 << 16
"""Bytes asked for at first: room for the longest document, set aside for each, would cost more than to read it."""
MAX_RATIO: Final = 250
"""Packed text unpacks to 3 to 30 times its size. Beyond this ratio, after MAX_BYTES, a file is taken for a bomb."""
MAX_CONTROL_SHARE: Final = 0.02
_CODECS: Final = {"gz": "gzip", "zst": "zstd"}

_CONTROLS = bytes({*range(32), 127} - {9, 10, 11, 12, 13, 27})


def decode(data: bytes) -> str:
    """The text of `data`, unaltered, a byte order mark included. Raises Refused: empty, binary, not_utf8, too_large."""
    if len(data) > MAX_BYTES:
        raise Refused("too_large", f"more than {MAX_BYTES} bytes")
    if b"\0" in data:
        raise Refused("binary", f"a NUL at byte {data.index(0)}")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) * MAX_CONTROL_SHARE:
        raise Refused("binary", f"{controls} control characters in {len(data)} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("not_utf8", f"{error.reason} at byte {error.start}: 0x{data[error.start]:02x}") from error
    if text.isspace() or not text.strip("\ufeff \t\r\n"):
        raise Refused("empty", f"{len(data)} bytes")
    return text


def read_bounded(stream: BinaryIO, most: int = MAX_BYTES) -> bytes:
    """All bytes of a stream that holds one document. Raises Refused(too_large)."""
    data = stream.read(_AT_FIRST)
    if len(data) == _AT_FIRST:
        data += stream.read(most + 1 - _AT_FIRST)
    if len(data) > most:
        raise Refused("too_large", f"more than {most} bytes")
    return data


def lines(stream: BinaryIO, packing: str) -> Iterator[bytes | Refused]:
    """The lines of a .jsonl stream, `packing` being `` (none), `gz` or `zst`; never more than one in memory.

    A line longer than MAX_BYTES comes as Refused(too_large), and the next line follows. Data that break off or unpack
    without measure end in a Refused (damaged, too_large), which is the last item.
    """
    unpacked = 0
    try:
        with _unpacked(stream, packing) as plain:
            while line := plain.readline(MAX_BYTES + 1):
                unpacked += len(line)
                if len(line) <= MAX_BYTES or line.endswith(b"\n"):
                    yield line
                else:
                    while line and not line.endswith(b"\n"):
                        _weigh(unpacked, stream, packing)
                        line = plain.readline(MAX_BYTES + 1)
                        unpacked += len(line)
                    yield Refused("too_large", f"a line of more than {MAX_BYTES} bytes")
                _weigh(unpacked, stream, packing)
    except Refused as refused:
        yield refused
    except (OSError, pa.ArrowException) as error:
        yield Refused("damaged" if packing else "unreadable", f"after {unpacked} bytes: {error}")


def _unpacked(stream: BinaryIO, packing: str) -> BinaryIO:
    if not packing:
        return stream
    # Arrow tells a stream that breaks off from one that ends, which the streaming reader of zstandard does not.
    unpacked = pa.CompressedInputStream(pa.PythonFile(stream, "r"), _CODECS[packing])
    return io.BufferedReader(unpacked, 1 << 18)


def _weigh(unpacked: int, stream: BinaryIO, packing: str) -> None:
    if packing and unpacked > MAX_BYTES and unpacked > MAX_RATIO * stream.tell():
        raise Refused("too_large", f"unpacks to more than {MAX_RATIO} times its size; the rest is not read")
