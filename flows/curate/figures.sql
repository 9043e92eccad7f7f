-- figures.claim_id: the claim that a figure says something of.
-- It is the hash of what is measured, so that figures of any documents meet where they measure the same. It stays null
-- where the text does not determine that: no reporter, no unit, the metric `other`; a rank, whose order (of the world,
-- of a region) is in no column; and without a period, but that of targets without a deadline is their own.
UPDATE figures
SET claim_id = determined.claim_id
FROM (
    SELECT
        figure_id,
        CASE
            WHEN reporter IS NOT NULL AND unit IS NOT NULL AND metric <> 'other' AND measure <> 'rank'
                AND (status = 'target' OR period_end IS NOT NULL)
                THEN identifier('clm', [
                    metric::VARCHAR, measure::VARCHAR, status::VARCHAR, reporter, partner, unit,
                    period_start::VARCHAR, period_end::VARCHAR
                ])
        END AS claim_id
    FROM figures
) AS determined
WHERE figures.figure_id = determined.figure_id
    AND figures.claim_id IS DISTINCT FROM determined.claim_id
