"""Document to records: pure functions of one document, layer upon layer.

text (view, sentences, lexicon) -> quantities, periods, parties, clauses -> figures, commitments, agreements, events,
persons; each layer is a folder, and `records.extract` runs them all, `together.extract_all` for many documents.
"""
