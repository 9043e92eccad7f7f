-- checks: one row is a comparison of figures that ought to agree: values of one thing, sums, growth, shares.
-- It holds where the expected interval meets the observed one; a null end is open. How each kind is made stands in
-- checks_of_value.sql, checks_of_sum.sql, checks_of_growth.sql and checks_of_share.sql.
SELECT * FROM checks_of_value
UNION ALL BY NAME
SELECT * FROM checks_of_sum
UNION ALL BY NAME
SELECT * FROM checks_of_growth
UNION ALL BY NAME
SELECT * FROM checks_of_share
