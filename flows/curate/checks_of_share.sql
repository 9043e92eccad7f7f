-- checks_of_share: one row is a check of the kind `share`.
-- * What is demarcated of a border and what is not make the whole of it, where both are told of the same day.
-- * A stated share of exports, imports, trade, investment or tourists to one partner, times the whole to all partners,
--   against the part. Where the words do not say that the share is of the whole, it may be of something less, and only
--   what holds is told.
WITH borders AS (
    SELECT
        done.claim_id AS done_id, undone.claim_id AS undone_id, done.unit, done.parties, done.period,
        list_sort(list_concat(done.figure_ids, undone.figure_ids)) AS figure_ids,
        undone.figure_ids AS observed_ids,
        100 - done.high AS expected_low, 100 - done.low AS expected_high,
        undone.low AS observed_low, undone.high AS observed_high,
        interval_label(done.low, done.high, done.unit) AS share
    FROM measured AS done
    JOIN measured AS undone
        ON coalesce(least(undone.reporter, undone.partner), undone.reporter)
            = coalesce(least(done.reporter, done.partner), done.reporter)
        AND greatest(undone.reporter, undone.partner) = greatest(done.reporter, done.partner)
        AND undone.period_start IS NOT DISTINCT FROM done.period_start AND undone.period_end = done.period_end
        AND undone.unit = done.unit
    WHERE done.metric = 'border_demarcated' AND undone.metric = 'border_not_demarcated'
        AND done.measure = 'share' AND undone.measure = 'share' AND done.unit = 'percent'
),
complements AS (
    SELECT
        identifier('chk', ['share', done_id, undone_id]) AS check_id,
        'share' AS kind,
        coalesce(observed_low <= expected_high, true) AND coalesce(expected_low <= observed_high, true) AS holds,
        figure_ids, observed_ids, expected_low, expected_high, observed_low, observed_high, unit,
        parties || ' border, ' || period || ': ' || share || ' demarcated leave '
        || interval_label(expected_low, expected_high, unit)
        || CASE WHEN holds THEN ', which agrees with ' ELSE ', but stated as left are ' END
        || interval_label(observed_low, observed_high, unit) || '.' AS detail
    FROM borders
),
shares AS (
    SELECT
        figure_id, metric, reporter, partner, period_start, period_end, value_low AS low, value_high AS high,
        regexp_matches(
            sentence,
            '(?i)(%|\bper\s?cent|\bpct|\bpercent|\bthird|\bquarter|\bhalf)\s+of\s+([\w''’-]+\s+){0,3}(total|all|overall|entire|whole)\b'
        ) AS of_all
    FROM figures
    JOIN origins USING (doc_id)
    WHERE measure = 'share' AND unit = 'percent' AND status = 'actual'
        AND reporter IS NOT NULL AND partner IS NOT NULL
        AND metric IN ('trade', 'exports', 'imports', 'investment', 'tourists')
    QUALIFY row_number() OVER (
        PARTITION BY origin, metric, reporter, partner, period_start, period_end, low, high
        ORDER BY doc_id <> origin, doc_id, char_start, char_end
    ) = 1
),
parts AS (
    SELECT
        share.figure_id, whole.claim_id AS whole_id, part.claim_id AS part_id, of_all, part.unit,
        list_sort(list_append(list_concat(whole.figure_ids, part.figure_ids), share.figure_id)) AS figure_ids,
        part.figure_ids AS observed_ids,
        whole.low * share.low / 100 AS expected_low, whole.high * share.high / 100 AS expected_high,
        part.low AS observed_low, part.high AS observed_high,
        part.parties || ' ' || part.metric::VARCHAR || ', ' || part.period || ': '
        || interval_label(share.low, share.high, 'percent') || ' of '
        || interval_label(whole.low, whole.high, whole.unit) AS taken
    FROM shares AS share
    JOIN measured AS part
        ON part.metric = share.metric AND part.reporter = share.reporter AND part.partner = share.partner
        AND part.period_start = share.period_start AND part.period_end = share.period_end
    JOIN measured AS whole
        ON whole.metric = share.metric AND whole.reporter = share.reporter AND whole.partner IS NULL
        AND whole.period_start = share.period_start AND whole.period_end = share.period_end
        AND whole.unit = part.unit
    WHERE part.measure IN ('level', 'count') AND whole.measure = part.measure
),
fractions AS (
    SELECT
        identifier('chk', ['share', figure_id, whole_id, part_id]) AS check_id,
        'share' AS kind,
        coalesce(observed_low <= expected_high, true) AND coalesce(expected_low <= observed_high, true) AS holds,
        figure_ids, observed_ids, expected_low, expected_high, observed_low, observed_high, unit,
        taken || ' are ' || interval_label(expected_low, expected_high, unit)
        || CASE WHEN holds THEN ', which agrees with ' ELSE ', but stated are ' END
        || interval_label(observed_low, observed_high, unit) || '.' AS detail,
        of_all
    FROM parts
)
FROM complements
UNION ALL BY NAME
SELECT * EXCLUDE (of_all) FROM fractions WHERE holds OR of_all
