-- instruments: one row is an agreement as it is compared with others, in the order of the days of publication.
-- `terms` is how many terms its subject has; `who` are its parties, `many` is the number of a group.
WITH weights AS (
    SELECT record_id, sum(weight * weight)::DOUBLE AS squares, count(*) AS terms FROM vectors GROUP BY record_id
)
SELECT
    agreement_id AS record_id, doc_id, parties AS who, type::VARCHAR AS type, status::VARCHAR AS status,
    coalesce(count, 0) AS many, signed_on, published_on, squares, coalesce(terms, 0) AS terms,
    row_number() OVER (ORDER BY published_on NULLS LAST, doc_id, char_start, char_end) - 1 AS turn
FROM agreements
JOIN (SELECT doc_id, published_on FROM documents) USING (doc_id)
LEFT JOIN weights ON record_id = agreement_id
