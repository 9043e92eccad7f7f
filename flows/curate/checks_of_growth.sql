-- checks_of_growth: one row is a check of the kind `growth`: the value of a period and the growth stated for the period
-- after, against the value of the latter.
-- Growth is over the same period of the year before. That of at most a quarter may also be over the period just before:
-- if either reading holds, that one is kept; neither is held against the figures unless the words decide between them.
-- Output is left out, for its growth is told in real terms and its value is not.
WITH levels AS (
    SELECT * FROM measured
    WHERE measure IN ('level', 'count') AND low >= 0 AND period_start IS NOT NULL
        AND metric IN ('trade', 'exports', 'imports', 'trade_balance', 'investment', 'investment_projects', 'tourists')
),
changes AS (
    SELECT
        *,
        claim_id IN (
            SELECT claim_id FROM statements
            WHERE measure = 'change' AND regexp_matches(
                sentence,
                '(?i)\b(previous|preceding|prior|last)\s+(month|quarter)|\b(month|quarter)[\s-]+(on|over|to)[\s-]+(month|quarter)'
            )
        ) AS sequential,
        period_end <= period_start + INTERVAL 92 DAY AS short
    FROM measured
    WHERE measure = 'change' AND period_start < period_end AND period_end <= period_start + INTERVAL 366 DAY
),
bases AS (
    SELECT
        claim_id, 'year' AS reading,
        (period_start - INTERVAL 1 YEAR)::DATE AS base_start,
        CASE
            WHEN period_end = last_day(period_end) THEN last_day((period_end - INTERVAL 1 YEAR)::DATE)
            ELSE (period_end - INTERVAL 1 YEAR)::DATE
        END AS base_end
    FROM changes
    UNION ALL
    SELECT
        claim_id, 'before',
        (period_start - to_months(whole_months(period_start, period_end)))::DATE,
        (period_start - INTERVAL 1 DAY)::DATE
    FROM changes
    WHERE short AND whole_months(period_start, period_end) IS NOT NULL
),
compared AS (
    SELECT
        change.claim_id AS change_id, base.claim_id AS base_id, level.claim_id AS level_id,
        reading, sequential, short, level.unit,
        level.parties || ' ' || replace(level.metric::VARCHAR, '_', ' ') || ', ' || level.period || ': growth of '
        || interval_label(change.low, change.high, change.unit) || ' over '
        || interval_label(base.low, base.high, base.unit) || ' in ' || base.period AS grown,
        list_sort(list_distinct(list_concat(base.figure_ids, change.figure_ids, level.figure_ids))) AS figure_ids,
        level.figure_ids AS observed_ids,
        CASE WHEN change.unit = 'percent' THEN base.low * (1 + change.low / 100) ELSE base.low + change.low END
            AS expected_low,
        CASE WHEN change.unit = 'percent' THEN base.high * (1 + change.high / 100) ELSE base.high + change.high END
            AS expected_high,
        level.low AS observed_low, level.high AS observed_high
    FROM changes AS change
    JOIN bases USING (claim_id)
    JOIN levels AS base
        ON base.metric = change.metric AND base.reporter = change.reporter
        AND base.partner IS NOT DISTINCT FROM change.partner
        AND base.period_start = base_start AND base.period_end = base_end
    JOIN levels AS level
        ON level.metric = change.metric AND level.reporter = change.reporter
        AND level.partner IS NOT DISTINCT FROM change.partner
        AND level.period_start = change.period_start AND level.period_end = change.period_end
        AND level.unit = base.unit
    WHERE change.unit = 'percent' AND coalesce(change.low >= -100, true) OR change.unit = level.unit
),
judged AS (
    SELECT
        *,
        coalesce(observed_low <= expected_high, true) AND coalesce(expected_low <= observed_high, true) AS holds
    FROM compared
)
SELECT
    identifier('chk', ['growth', base_id, change_id, level_id]) AS check_id,
    'growth' AS kind,
    holds, figure_ids, observed_ids, expected_low, expected_high, observed_low, observed_high, unit,
    grown || ' makes ' || interval_label(expected_low, expected_high, unit)
    || CASE WHEN holds THEN ', which agrees with ' ELSE ', but stated is ' END
    || interval_label(observed_low, observed_high, unit) || '.' AS detail
FROM judged
WHERE holds OR (reading = 'before') = (short AND sequential)
QUALIFY row_number() OVER (PARTITION BY change_id, level_id ORDER BY holds DESC, reading DESC, base_id) = 1
