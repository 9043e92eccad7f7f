-- trade_series: one row is the best known value of a flow between two countries in a year or a part of one.
-- Exports and imports are as the reporter states them, else as the partner does of the same flow (`mirror`). Two-way
-- trade is as stated, unless exports and imports together lie within that and say it more closely, or none states it
-- (`sum`); for the sum, the books of the reporter that states more of them itself are taken, then the closer ones.
WITH stated AS (
    SELECT
        reporter, partner, metric::VARCHAR AS flow, unit, period_start, period_end, low, high, stated AS value,
        figure_ids
    FROM measured
    WHERE metric IN ('trade', 'exports', 'imports') AND measure = 'level' AND partner IS NOT NULL
        AND regexp_matches(unit, '^[A-Z]{3}$')
        AND period_start < period_end AND period_end <= period_start + INTERVAL 366 DAY
),
told AS (
    SELECT *, 'reported' AS basis FROM stated WHERE flow <> 'trade'
    UNION ALL BY NAME
    SELECT
        * REPLACE (partner AS reporter, reporter AS partner, if(flow = 'exports', 'imports', 'exports') AS flow),
        'mirror' AS basis
    FROM stated WHERE flow <> 'trade'
),
one_way AS (
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY reporter, partner, flow, unit, period_start, period_end ORDER BY basis DESC
    ) = 1
),
turnovers AS (
    SELECT * REPLACE (least(reporter, partner) AS reporter, greatest(reporter, partner) AS partner)
    FROM stated
    WHERE flow = 'trade'
    QUALIFY row_number() OVER (
        PARTITION BY least(reporter, partner), greatest(reporter, partner), unit, period_start, period_end
        ORDER BY coalesce(high - low, 'infinity'::DOUBLE), stated.reporter
    ) = 1
),
sums AS (
    SELECT
        least(exported.reporter, exported.partner) AS reporter, greatest(exported.reporter, exported.partner) AS partner,
        unit, period_start, period_end,
        exported.low + imported.low AS low, exported.high + imported.high AS high,
        exported.value + imported.value AS value,
        list_concat(exported.figure_ids, imported.figure_ids) AS figure_ids
    FROM one_way AS exported
    JOIN one_way AS imported USING (reporter, partner, unit, period_start, period_end)
    WHERE exported.flow = 'exports' AND imported.flow = 'imports'
    QUALIFY row_number() OVER (
        PARTITION BY
            least(exported.reporter, exported.partner), greatest(exported.reporter, exported.partner),
            unit, period_start, period_end
        ORDER BY
            (exported.basis = 'mirror')::INTEGER + (imported.basis = 'mirror')::INTEGER,
            coalesce(exported.high + imported.high - exported.low - imported.low, 'infinity'::DOUBLE),
            exported.reporter
    ) = 1
),
two_way AS (
    SELECT
        coalesce(turnover.reporter, summed.reporter) AS reporter, coalesce(turnover.partner, summed.partner) AS partner,
        'trade' AS flow, unit, period_start, period_end,
        turnover.reporter IS NULL
        OR coalesce(turnover.low <= summed.low, turnover.low IS NULL)
        AND coalesce(summed.high <= turnover.high, turnover.high IS NULL)
        AND coalesce(summed.high - summed.low < turnover.high - turnover.low, summed.high - summed.low IS NOT NULL)
            AS closer,
        if(closer, summed.low, turnover.low) AS low,
        if(closer, summed.high, turnover.high) AS high,
        if(closer, summed.value, turnover.value) AS value,
        if(closer, summed.figure_ids, turnover.figure_ids) AS figure_ids,
        if(closer, 'sum', 'reported') AS basis
    FROM turnovers AS turnover
    FULL JOIN sums AS summed USING (reporter, partner, unit, period_start, period_end)
),
best AS (
    SELECT * FROM one_way
    UNION ALL BY NAME
    SELECT * EXCLUDE (closer) FROM two_way
)
SELECT
    identifier('ser', [reporter, partner, flow, unit, period_start::VARCHAR, period_end::VARCHAR]) AS series_id,
    reporter, partner, flow, unit, period_start, period_end, low, high, value, basis,
    len(list_distinct(figure_ids)) AS figures,
    list_sort(list_distinct(figure_ids)) AS figure_ids
FROM best
