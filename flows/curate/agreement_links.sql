-- agreement_links: one row is a mention of an instrument and an earlier one that may be of the same.
-- Both have the same parties and number, kinds that can be one (a treaty is an agreement, a document anything) and no
-- two days of signing; two reports of a signing are of the same one within a month. From a cosine of their subjects of
-- 0.5 on it is the same instrument. Without a subject it is, of the same kind, in the same document or with the same day
-- of signing. As with commitments, a mention looks back only, at the first 32 that share one of three heaviest terms.
WITH keys AS (
    SELECT turn, hash(who, term) AS key
    FROM vectors
    JOIN instruments USING (record_id)
    WHERE rank <= 3
    UNION ALL
    SELECT turn, hash(who, type, doc_id) FROM instruments WHERE terms = 0
    UNION ALL
    SELECT turn, hash(who, type, signed_on) FROM instruments WHERE terms = 0 AND signed_on IS NOT NULL
),
first_ones AS (
    SELECT key, turn FROM keys QUALIFY row_number() OVER (PARTITION BY key ORDER BY turn) <= 32
),
candidates AS (
    SELECT DISTINCT keys.turn AS later, first_ones.turn AS earlier
    FROM keys
    JOIN first_ones ON first_ones.key = keys.key AND first_ones.turn < keys.turn
),
later_ones AS MATERIALIZED (
    SELECT later.*, earlier FROM candidates JOIN instruments AS later ON later.turn = candidates.later
),
compared AS (
    SELECT
        later.turn AS later, earlier.turn AS earlier, later.record_id AS later_id, earlier.record_id AS earlier_id,
        later.terms = 0 AS unnamed,
        1 / sqrt(later.squares * earlier.squares) AS factor
    FROM later_ones AS later
    JOIN instruments AS earlier ON earlier.turn = later.earlier
    WHERE later.who = earlier.who AND later.many = earlier.many
        AND (later.terms = 0) = (earlier.terms = 0)
        AND coalesce(later.signed_on = earlier.signed_on, true)
        AND (
            later.type = earlier.type
            OR later.terms > 0 AND (
                'document' IN (later.type, earlier.type)
                OR later.type IN ('agreement', 'treaty') AND earlier.type IN ('agreement', 'treaty')
            )
        )
        AND (
            later.status <> 'signed' OR earlier.status <> 'signed' OR later.doc_id = earlier.doc_id
            OR later.signed_on = earlier.signed_on
            OR later.published_on <= earlier.published_on + INTERVAL 31 DAY
        )
),
worded AS MATERIALIZED (
    SELECT later, earlier, earlier_id, factor, term, weight
    FROM compared
    JOIN vectors ON record_id = later_id
),
near AS (
    SELECT later, earlier, sum(worded.weight * vectors.weight) * any_value(factor) AS nearness
    FROM worded
    JOIN vectors ON record_id = earlier_id AND vectors.term = worded.term
    GROUP BY later, earlier
    HAVING nearness >= 0.3
    UNION ALL
    SELECT later, earlier, 1 FROM compared WHERE unnamed
)
SELECT later, earlier, nearness, nearness >= 0.5 AS restates
FROM near
QUALIFY bool_or(restates) OVER (PARTITION BY later)
ORDER BY later, nearness DESC, earlier
