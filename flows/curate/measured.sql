-- measured: one row is a claim of what is, with the figures that make it, ready to be held against others.
-- Of a claim whose figures do not agree, the interval is the one that they span, so that one contradiction is found once.
-- `stated` is the number given most closely: of the narrowest interval, then of the latest document.
WITH told AS (
    SELECT
        claim_id,
        list_sort(list(figure_id)) AS figure_ids,
        first(stated ORDER BY coalesce(high - low, 'infinity'::DOUBLE), published_on DESC NULLS LAST, figure_id) AS stated
    FROM statements
    WHERE status = 'actual'
    GROUP BY claim_id
)
SELECT
    claim_id, metric, measure, reporter, partner, unit, period_start, period_end, low, high, stated, figure_ids,
    parties_label(reporter, partner) AS parties,
    period_label(period_start, period_end) AS period
FROM claims
JOIN told USING (claim_id)
