-- statements: one row is a figure of a claim that counts as evidence.
-- What a document and its near copies say twice, within the same interval, is one statement; the first mention in the
-- original stands for all. A copy that gives another number is a statement of its own. A decline counts as negative.
WITH said AS (
    SELECT
        figure_id, claim_id, metric, measure, status, reporter, partner, unit, period_start, period_end,
        doc_id, origin, publisher, published_on, sentence, char_start, char_end,
        CASE WHEN direction = 'down' THEN -value_high ELSE value_low END AS low,
        CASE WHEN direction = 'down' THEN -value_low ELSE value_high END AS high,
        (coalesce((value + value_max) / 2, value)) * CASE WHEN direction = 'down' THEN -1 ELSE 1 END AS stated
    FROM figures
    JOIN origins USING (doc_id)
    WHERE claim_id IS NOT NULL
)
SELECT * EXCLUDE (char_start, char_end)
FROM said
QUALIFY row_number() OVER (
    PARTITION BY claim_id, origin, low, high
    ORDER BY doc_id <> origin, doc_id, char_start, char_end
) = 1
