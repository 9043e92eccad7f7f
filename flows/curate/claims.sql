-- claims: one row is one thing measured, with all that the figures of all documents say of it.
-- The interval is the one that all figures allow: the highest of their lower ends to the lowest of their upper ends.
-- Where that is empty they do not agree, and it is the interval that they span. A decline counts as negative growth.
-- A null end bounds nothing. Of near copies, the one with the most figures of the claim counts for all.
WITH said AS (
    SELECT
        figure.claim_id, metric, measure, status, reporter, partner, unit, period_start, period_end,
        figure.doc_id, origin, publisher,
        CASE WHEN direction = 'down' THEN -value_high ELSE value_low END AS low,
        CASE WHEN direction = 'down' THEN -value_low ELSE value_high END AS high
    FROM figures AS figure
    JOIN origins USING (doc_id)
    WHERE figure.claim_id IS NOT NULL
),
mentions AS (
    SELECT claim_id, origin, count(*) AS figures
    FROM said
    GROUP BY claim_id, origin, doc_id
),
told AS (
    SELECT claim_id, sum(most) AS figures
    FROM (SELECT claim_id, origin, max(figures) AS most FROM mentions GROUP BY claim_id, origin)
    GROUP BY claim_id
),
bounds AS (
    SELECT
        claim_id, metric, measure, status, reporter, partner, unit, period_start, period_end,
        count(DISTINCT origin) AS documents,
        count(DISTINCT publisher) AS publishers,
        coalesce(max(low) <= min(high), true) AS agreed,
        max(low) AS low_of_all,
        min(high) AS high_of_all,
        CASE WHEN count(low) = count(*) THEN min(low) END AS low_of_any,
        CASE WHEN count(high) = count(*) THEN max(high) END AS high_of_any
    FROM said
    GROUP BY ALL
)
SELECT
    claim_id, metric, measure, status, reporter, partner, unit, period_start, period_end,
    figures, documents, publishers,
    CASE WHEN agreed THEN low_of_all ELSE low_of_any END AS low,
    CASE WHEN agreed THEN high_of_all ELSE high_of_any END AS high,
    agreed
FROM bounds
JOIN told USING (claim_id)
