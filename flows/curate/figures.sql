-- figures.claim_id: the claim that a figure says something of.
-- It is the hash of what is measured, so that figures of any documents meet where they measure the same. It stays null
-- where the columns do not determine that:
-- * without reporter, unit or period; a target without a deadline is its own, of no other period;
-- * a metric that names a field and not a thing in it: two loans, grants, crops, roads or groups of people are two things;
-- * trade, capital and output in tonnes or barrels: those are of some good, and which is in no column;
-- * a rank, or a share but that of a border: the order and the whole that they belong to are in no column.
UPDATE figures
SET claim_id = determined.claim_id
FROM (
    SELECT
        figure_id,
        CASE
            WHEN reporter IS NOT NULL AND unit IS NOT NULL
                AND (period_end IS NOT NULL OR status = 'target')
                AND (
                    metric IN ('border_demarcated', 'border_not_demarcated') AND measure <> 'rank'
                    OR metric IN ('trade', 'exports', 'imports', 'trade_balance', 'investment', 'gdp')
                    AND measure IN ('level', 'change', 'count') AND regexp_matches(unit, '^([A-Z]{3}|percent)$')
                    OR metric IN ('investment_projects', 'tourists') AND measure IN ('level', 'change', 'count')
                )
                THEN identifier('clm', [
                    metric::VARCHAR, measure::VARCHAR, status::VARCHAR, reporter, partner, unit,
                    period_start::VARCHAR, period_end::VARCHAR
                ])
        END AS claim_id
    FROM figures
) AS determined
WHERE figures.figure_id = determined.figure_id
    AND figures.claim_id IS DISTINCT FROM determined.claim_id
