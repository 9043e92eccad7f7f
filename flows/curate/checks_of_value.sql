-- checks_of_value: one row is a check of the kind `value`.
-- * The statements of a claim against each other. All agree where the highest lower end is not above the lowest upper
--   end. Where it is, those that allow the lowest upper end are held against those that allow the highest lower end.
--   Growth in a quarter or less is left out: over the year or over the period before, which is in no column.
-- * Exports against what the partner counts as imports. Importers count freight and insurance too, for which a tenth is
--   allowed, the ratio that the IMF's Direction of Trade Statistics assumed until 2018.
WITH compared AS (
    SELECT
        claim_id,
        max(low) AS top_low,
        min(high) AS bottom_high,
        count(DISTINCT origin) AS documents
    FROM statements
    WHERE status = 'actual' AND (measure <> 'change' OR period_end > period_start + INTERVAL 92 DAY)
    GROUP BY claim_id
    HAVING count(*) > 1
),
sided AS (
    SELECT
        claim_id, figure_id, low, high, top_low, bottom_high, documents,
        coalesce(low <= bottom_high, true) OR coalesce(top_low <= bottom_high, true) AS beneath,
        coalesce(high >= top_low, true) AS above
    FROM statements
    JOIN compared USING (claim_id)
),
judged AS (
    SELECT
        claim_id, documents,
        coalesce(top_low <= bottom_high, true) AS holds,
        list_sort(list(figure_id) FILTER (beneath OR above)) AS figure_ids,
        coalesce(list_sort(list(figure_id) FILTER (NOT beneath AND above)), []) AS observed_ids,
        max(low) FILTER (beneath) AS expected_low,
        bottom_high AS expected_high,
        CASE WHEN holds THEN CASE WHEN count(low) = count(*) THEN min(low) END ELSE top_low END AS observed_low,
        CASE
            WHEN holds THEN CASE WHEN count(high) = count(*) THEN max(high) END
            ELSE min(high) FILTER (NOT beneath AND above)
        END AS observed_high
    FROM sided
    GROUP BY claim_id, documents, top_low, bottom_high
),
within_claims AS (
    SELECT
        identifier('chk', ['value', claim_id]) AS check_id,
        'value' AS kind,
        judged.* EXCLUDE (claim_id, documents),
        unit,
        parties || ' ' || replace(metric::VARCHAR, '_', ' ')
        || CASE WHEN measure = 'level' THEN '' ELSE ' (' || measure::VARCHAR || ')' END || ', ' || period || ': '
        || CASE
            WHEN holds THEN
                len(figure_ids)::VARCHAR || ' statements of ' || documents::VARCHAR
                || CASE WHEN documents = 1 THEN ' document' ELSE ' documents' END
                || ' agree on ' || interval_label(expected_low, expected_high, unit) || '.'
            ELSE
                interval_label(expected_low, expected_high, unit) || ' and '
                || interval_label(observed_low, observed_high, unit) || ' cannot both be true.'
        END AS detail
    FROM judged
    JOIN (SELECT claim_id, metric, measure, unit, parties, period FROM measured) USING (claim_id)
),
mirrored AS (
    SELECT
        exported.claim_id AS exported_id,
        imported.claim_id AS imported_id,
        exported.parties, exported.period, exported.unit,
        list_sort(list_concat(exported.figure_ids, imported.figure_ids)) AS figure_ids,
        imported.figure_ids AS observed_ids,
        exported.low AS low, exported.high AS high,
        exported.low AS expected_low,
        exported.high * 1.1 AS expected_high,
        imported.low AS observed_low,
        imported.high AS observed_high
    FROM measured AS exported
    JOIN measured AS imported
        ON imported.reporter = exported.partner
        AND imported.partner = exported.reporter
        AND imported.unit = exported.unit
        AND imported.period_start = exported.period_start
        AND imported.period_end = exported.period_end
    WHERE exported.metric = 'exports' AND imported.metric = 'imports'
        AND exported.measure = 'level' AND imported.measure = 'level'
),
between_partners AS (
    SELECT
        identifier('chk', ['value', exported_id, imported_id]) AS check_id,
        'value' AS kind,
        coalesce(observed_low <= expected_high, true) AND coalesce(expected_low <= observed_high, true) AS holds,
        figure_ids, observed_ids, expected_low, expected_high, observed_low, observed_high, unit,
        parties || ' exports, ' || period || ': the exporter has ' || interval_label(low, high, unit)
        || ', the importer ' || interval_label(observed_low, observed_high, unit)
        || CASE WHEN holds THEN '; with freight they agree.' ELSE ', which freight does not explain.' END AS detail
    FROM mirrored
)
FROM within_claims
UNION ALL BY NAME
FROM between_partners
