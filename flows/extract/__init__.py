"""Document to records: pure functions of one document, layer upon layer.

text (view, sentences) -> quantities, periods, parties, clauses -> figures, commitments, agreements, events, persons;
`records.extract` runs them all.
"""
