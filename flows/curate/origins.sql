-- origins: one row is a document with the document that counts for it.
-- Near copies, as syndicated news is, count as the one that ingest found to be the earliest of them; any other
-- document counts for itself. What is counted over documents is counted over `origin`.
SELECT
    document.doc_id,
    original.doc_id AS origin,
    original.publisher,
    original.published_on
FROM documents AS document
JOIN documents AS original ON original.doc_id = coalesce(document.duplicate_of, document.doc_id)
