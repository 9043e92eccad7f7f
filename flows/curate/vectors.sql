-- vectors: one row is a term of a wording with its weight; a wording has the ten heaviest of its terms.
-- What is undertaken is said first and what goes with it after: the eleventh term of a wording weighs half of the first.
-- All is in whole numbers, so that no sum depends on the order of its parts.
WITH placed AS (
    SELECT
        record_id, term, weight, number,
        row_number() OVER (PARTITION BY record_id ORDER BY place, part) - 1 AS place
    FROM words
    JOIN terms USING (word)
),
weighed AS (
    SELECT record_id, term, number, max(weight * 10 // (10 + place)) AS weight
    FROM placed
    GROUP BY record_id, term, number
)
SELECT
    record_id, term, number, weight,
    row_number() OVER heaviest AS rank
FROM weighed
WINDOW heaviest AS (PARTITION BY record_id ORDER BY weight DESC, term)
QUALIFY rank <= 10
