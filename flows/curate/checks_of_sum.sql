-- checks_of_sum: one row is a check of the kind `sum`: exports and imports against the two-way trade of the same two
-- and period.
-- Exports and imports are those of one reporter; where no reporter has both, the exports of the two, or their imports.
WITH flows AS (
    SELECT
        claim_id, metric, reporter, partner, unit, period_start, period_end, low, high, figure_ids,
        coalesce(least(reporter, partner), reporter) AS a,
        CASE WHEN partner IS NOT NULL THEN greatest(reporter, partner) END AS b
    FROM measured
    WHERE metric IN ('trade', 'exports', 'imports') AND measure = 'level' AND period_start IS NOT NULL
),
parts AS (
    SELECT
        one.a, one.b, one.unit, one.period_start, one.period_end,
        one.claim_id AS one_id, two.claim_id AS two_id,
        one.reporter = two.reporter AS own,
        one.reporter || ' ' || one.metric::VARCHAR || ' of ' || interval_label(one.low, one.high, one.unit) || ' and '
        || CASE WHEN one.reporter = two.reporter THEN '' ELSE two.reporter || ' ' END
        || two.metric::VARCHAR || ' of ' || interval_label(two.low, two.high, two.unit) AS summed,
        one.low + two.low AS low,
        one.high + two.high AS high,
        list_concat(one.figure_ids, two.figure_ids) AS figure_ids
    FROM flows AS one
    JOIN flows AS two
        ON two.a = one.a AND two.b IS NOT DISTINCT FROM one.b AND two.unit = one.unit
        AND two.period_start = one.period_start AND two.period_end = one.period_end
    WHERE one.metric = 'exports' AND two.metric = 'imports' AND one.reporter = two.reporter
        OR one.metric <> 'trade' AND one.metric = two.metric AND one.reporter < two.reporter
),
chosen AS (
    FROM parts
    QUALIFY own OR NOT bool_or(own) OVER (PARTITION BY a, b, unit, period_start, period_end)
),
compared AS (
    SELECT
        one_id, two_id, turnover.claim_id AS turnover_id, summed,
        turnover.unit,
        parties_label(turnover.a, turnover.b) || ' trade, '
        || period_label(turnover.period_start, turnover.period_end) AS subject,
        list_sort(list_distinct(list_concat(chosen.figure_ids, turnover.figure_ids))) AS figure_ids,
        turnover.figure_ids AS observed_ids,
        chosen.low AS expected_low, chosen.high AS expected_high,
        turnover.low AS observed_low, turnover.high AS observed_high
    FROM chosen
    JOIN flows AS turnover
        ON turnover.a = chosen.a AND turnover.b IS NOT DISTINCT FROM chosen.b AND turnover.unit = chosen.unit
        AND turnover.period_start = chosen.period_start AND turnover.period_end = chosen.period_end
    WHERE turnover.metric = 'trade'
)
SELECT
    identifier('chk', ['sum', one_id, two_id, turnover_id]) AS check_id,
    'sum' AS kind,
    coalesce(observed_low <= expected_high, true) AND coalesce(expected_low <= observed_high, true) AS holds,
    figure_ids, observed_ids, expected_low, expected_high, observed_low, observed_high, unit,
    subject || ': ' || summed || ' make ' || interval_label(expected_low, expected_high, unit)
    || CASE WHEN holds THEN ', which agrees with ' ELSE ', but stated is ' END
    || interval_label(observed_low, observed_high, unit) || '.' AS detail
FROM compared
