-- country_pairs: one row is a pair of countries or blocs with all records that name both.
-- A figure joins its reporter and partner, a commitment any two of its parties and addressees, an agreement any two of
-- its parties. Of near copies, the one with the most records counts for all, on the day of the earliest.
WITH named AS (
    SELECT doc_id, 'figure' AS record, [reporter, partner] AS codes
    FROM figures
    WHERE reporter IS NOT NULL AND partner IS NOT NULL
    UNION ALL
    SELECT doc_id, 'commitment', list_distinct(list_concat(parties, addressees)) FROM commitments
    UNION ALL
    SELECT doc_id, 'agreement', parties FROM agreements
),
first_codes AS (
    SELECT doc_id, record, codes, unnest(codes) AS a FROM named WHERE len(codes) > 1
),
both_codes AS (
    SELECT doc_id, record, a, unnest(codes) AS b FROM first_codes
),
documented AS (
    SELECT
        a, b, doc_id, origin, published_on,
        count(*) FILTER (record = 'figure') AS figures,
        count(*) FILTER (record = 'commitment') AS commitments,
        count(*) FILTER (record = 'agreement') AS agreements
    FROM both_codes
    JOIN origins USING (doc_id)
    WHERE a < b
    GROUP BY a, b, doc_id, origin, published_on
),
told AS (
    SELECT
        a, b, origin, published_on,
        max(figures) AS figures, max(commitments) AS commitments, max(agreements) AS agreements
    FROM documented
    GROUP BY a, b, origin, published_on
)
SELECT
    a || '-' || b AS pair_id,
    a, b,
    count(*) AS documents,
    sum(figures) AS figures,
    sum(commitments) AS commitments,
    sum(agreements) AS agreements,
    min(published_on) AS first_seen,
    max(published_on) AS last_seen
FROM told
GROUP BY a, b
