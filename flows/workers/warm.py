"""What a worker needs before its first document, made ready by importing this in the process that all are forked from.

Word lists become automata and patterns at their first use. Nothing here may start a thread, which would not live on in
a fork: no query of polars, no use of Arrow's pool.
"""

import gc
from typing import Final

from flows.extract.records import extract
from flows.ingest.document import Document
from flows.ingest.duplicates import signature
from flows.ingest.facts import NO_FACTS
from flows.ingest.readers import document
from flows.ingest.record import Record
from schemas.validation import prepare

_NEWS: Final = """\
Peru and Chile widen their ties

LIMA, 3 March 2020 - Trade between Peru and Chile rose 5 per cent to nearly $3 billion in 2019, Foreign Minister Ana
Rojas of Peru said. The two sides agreed to lift trade to $5 billion by 2025 and signed a memorandum of understanding on
customs. She urged Chile to open its market; Peru would build two bridges before the end of the year.
"""

_read = document(Record("", "", _NEWS.encode(), NO_FACTS))
if isinstance(_read, Document):
    signature(_read.text, _read.noise)
    extract(_read)
prepare()
# What is here stays: no collection need look at it again, nor have its pages copied for doing so.
gc.collect()
gc.freeze()
