-- vectors: one row is a term of a wording with its weight; a wording has the ten heaviest of its terms.
-- What is undertaken is said first and what goes with it after: the eleventh word of a wording weighs half of the first.
-- All is in whole numbers, so that no sum depends on the order of its parts.
WITH weighed AS (
    SELECT record_id, term, number, max(weight * 10 // (9 + place)) AS weight
    FROM words
    JOIN terms USING (word)
    GROUP BY record_id, term, number
),
heaviest AS (
    SELECT record_id, max({'weight': weight, 'term': term, 'number': number}, 10) AS heaviest
    FROM weighed
    GROUP BY record_id
)
SELECT
    record_id, unnest(heaviest, recursive := true), generate_subscripts(heaviest, 1) AS rank
FROM heaviest
