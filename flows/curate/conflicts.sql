-- conflicts: one row is a check that does not hold, with what is said on both sides; the widest gap comes first.
-- A publisher that is not known is named by the file of its document.
WITH sides AS (
    SELECT check_id, unnest(figure_ids) AS figure_id, observed_ids
    FROM checks
    WHERE NOT holds
),
quoted AS (
    SELECT
        check_id, list_contains(observed_ids, figure_id) AS observed, quote, coalesce(publisher, file) AS publisher
    FROM sides
    JOIN figures USING (figure_id)
    JOIN documents USING (doc_id)
),
told AS (
    SELECT
        check_id,
        list_sort(list(DISTINCT quote) FILTER (NOT observed)) AS expected_quotes,
        list_sort(list(DISTINCT publisher) FILTER (NOT observed)) AS expected_publishers,
        list_sort(list(DISTINCT quote) FILTER (observed)) AS observed_quotes,
        list_sort(list(DISTINCT publisher) FILTER (observed)) AS observed_publishers
    FROM quoted
    GROUP BY check_id
)
SELECT
    check_id, kind,
    CASE
        WHEN observed_low > expected_high
            THEN (observed_low - expected_high) / greatest(abs(observed_low), abs(expected_high))
        ELSE (expected_low - observed_high) / greatest(abs(expected_low), abs(observed_high))
    END AS gap,
    detail, unit, expected_low, expected_high, observed_low, observed_high,
    expected_quotes, expected_publishers, observed_quotes, observed_publishers, figure_ids
FROM checks
JOIN told USING (check_id)
ORDER BY gap DESC, check_id
