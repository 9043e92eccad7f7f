-- commitment_links: one row is a commitment and an earlier one that it comes near, where it restates any.
-- Nearness is the cosine of the two vectors, where the parties of one are all among those of the other; it counts less
-- where the two have no topic in common, where both give numbers and none is the same, and within one sentence, whose
-- actions are several. From 0.36 on, with two terms or all of the shorter one shared, it is a restatement: measured on
-- pairs, tests/benchmarks/README.md.
-- A commitment looks back only, so that a later document changes no earlier link. It looks where it shares with the
-- earlier one a party and two of the six heaviest terms, or one of the two heaviest, and there at the first 32: they
-- stand for the many that said it after them, and the work grows with the number of commitments alone.
WITH heads AS (
    SELECT turn, term, rank, unnest(CASE WHEN who = [] THEN [''] ELSE who END) AS party
    FROM vectors
    JOIN undertakings USING (record_id)
    WHERE rank <= 6 AND NOT starts_with(term, '=')
),
keys AS (
    SELECT turn, hash(party, term) AS key FROM heads WHERE rank <= 2
    UNION ALL
    SELECT one.turn, hash(one.party, one.term, other.term)
    FROM heads AS one
    JOIN heads AS other ON other.turn = one.turn AND other.party = one.party AND one.term < other.term
),
shared AS (
    SELECT key, turn FROM keys WHERE key IN (SELECT key FROM keys GROUP BY key HAVING count(*) > 1)
),
first_ones AS (
    SELECT key, turn FROM shared QUALIFY row_number() OVER (PARTITION BY key ORDER BY turn) <= 32
),
candidates AS (
    SELECT DISTINCT shared.turn AS later, first_ones.turn AS earlier
    FROM shared
    JOIN first_ones ON first_ones.key = shared.key AND first_ones.turn < shared.turn
),
compared AS (
    SELECT
        later.turn AS later, earlier.turn AS earlier, later.record_id AS later_id, earlier.record_id AS earlier_id,
        least(2, later.terms, earlier.terms) AS needed,
        CASE WHEN list_has_any(later.topics, earlier.topics) THEN 1 ELSE 0.8 END
        * CASE
            WHEN later.numbers = [] OR earlier.numbers = [] OR list_has_any(later.numbers, earlier.numbers) THEN 1
            ELSE 0.6
        END
        * CASE WHEN later.sentence_hash = earlier.sentence_hash THEN 0.6 ELSE 1 END
        / sqrt(later.squares * earlier.squares) AS factor
    FROM candidates
    JOIN undertakings AS later ON later.turn = candidates.later
    JOIN undertakings AS earlier ON earlier.turn = candidates.earlier
    WHERE list_has_all(later.who, earlier.who) OR list_has_all(earlier.who, later.who)
),
near AS (
    SELECT
        later, earlier, sum(one.weight * other.weight) * any_value(factor) AS nearness,
        nearness >= 0.36 AND count(*) FILTER (NOT starts_with(one.term, '=')) >= any_value(needed) AS restates
    FROM compared
    JOIN vectors AS one ON one.record_id = later_id
    JOIN vectors AS other ON other.record_id = earlier_id AND other.term = one.term
    GROUP BY later, earlier
    HAVING nearness >= 0.2
)
SELECT later, earlier, nearness, restates
FROM near
QUALIFY bool_or(restates) OVER (PARTITION BY later)
ORDER BY later, nearness DESC, earlier
