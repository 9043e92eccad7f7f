-- target_progress: one row is a target that documents state, with the latest actual figure for it and how far that is.
-- A target is one number for one thing by one deadline; restated over the years it stays one row. Actual figures are of
-- at most a year: those of trade_series for flows between two, else the claims. The latest is the one that ends last,
-- the longer of two. A part of a year is brought to twelve months at its own pace, a single day is a stock.
WITH targets AS (
    SELECT
        metric, unit, stated AS target, period_end AS due,
        CASE WHEN metric = 'trade' AND partner IS NOT NULL THEN least(reporter, partner) ELSE reporter END AS reporter,
        CASE WHEN metric = 'trade' THEN greatest(reporter, partner) ELSE partner END AS partner,
        min(published_on) AS stated_first,
        max(published_on) AS stated_last,
        count(DISTINCT origin) AS times
    FROM statements
    WHERE status = 'target' AND measure IN ('level', 'count') AND stated > 0
    GROUP BY ALL
),
actual AS (
    SELECT flow AS metric, reporter, partner, unit, period_start, period_end, value FROM trade_series
    UNION ALL BY NAME
    SELECT metric::VARCHAR AS metric, reporter, partner, unit, period_start, period_end, stated AS value
    FROM measured
    WHERE measure IN ('level', 'count') AND (metric NOT IN ('trade', 'exports', 'imports') OR partner IS NULL)
        AND period_start IS NOT NULL AND period_end <= period_start + INTERVAL 366 DAY
),
paced AS (
    SELECT
        *,
        CASE
            WHEN period_start = period_end THEN NULL
            WHEN whole_months(period_start, period_end) IS NOT NULL
                THEN value * 12 / whole_months(period_start, period_end)
            ELSE value * 365.25 / (period_end - period_start + 1)
        END AS annualised,
        whole_months(period_start, period_end) = 12 AS full_year
    FROM actual
),
latest AS (
    SELECT
        metric, reporter, partner, unit,
        first(struct_pack(value, annualised, period_start, period_end) ORDER BY period_end DESC, period_start) AS last,
        first(value ORDER BY period_end DESC) FILTER (full_year) AS full_year,
        max(period_end) FILTER (full_year) AS full_year_end
    FROM paced
    GROUP BY metric, reporter, partner, unit
),
reached AS (
    SELECT
        targets.*, last.value AS latest, last.annualised AS annualised,
        last.period_start AS latest_period_start, last.period_end AS latest_period_end, full_year, full_year_end,
        coalesce(last.annualised, last.value) / target AS share,
        (due - (date_trunc('year', last.period_end) + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE) / 365.25 AS years
    FROM targets
    LEFT JOIN latest
        ON latest.metric = targets.metric::VARCHAR AND latest.reporter = targets.reporter
        AND latest.partner IS NOT DISTINCT FROM targets.partner AND latest.unit = targets.unit
)
SELECT
    identifier('tgt', [metric::VARCHAR, reporter, partner, unit, written(target), due::VARCHAR]) AS target_id,
    metric, reporter, partner, unit, target, due,
    latest, latest_period_start, latest_period_end, annualised, share,
    CASE
        WHEN share >= 1 THEN 0
        WHEN years > 0 AND share > 0 THEN (1 / share) ** (1 / years) - 1
    END AS growth_needed,
    stated_first, stated_last, times, full_year, full_year_end
FROM reached
