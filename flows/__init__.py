"""The verbs of communique, in the order in which data moves: ingest, extract, warehouse, curate, release."""

__version__ = "0.1.0"
