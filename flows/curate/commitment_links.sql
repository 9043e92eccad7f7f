-- commitment_links: one row is a commitment and an earlier one that it comes near, where it restates any.
-- Nearness is the cosine of the two vectors, where the parties of one are all among those of the other; it counts less
-- where the two have no topic in common, where both give numbers and none is the same, and within one sentence, whose
-- actions are several. From 0.36 on, with two terms or all of the shorter one shared, it is a restatement: measured on
-- pairs, tests/benchmarks/README.md.
-- A commitment looks back only, so that a later document changes no earlier link. It looks where it shares with the
-- earlier one a party and two of the five heaviest terms, or the heaviest, and there at the first eight: they stand for
-- the many that said it after them, and the work grows with the number of commitments alone.
WITH turned AS MATERIALIZED (
    SELECT turn, hash(term) AS term, weight, rank, starts_with(term, '=') AS name
    FROM vectors
    JOIN (SELECT record_id, turn FROM undertakings) USING (record_id)
),
heads AS (
    SELECT turn, who_hash, term, rank, unnest(CASE WHEN who = [] THEN [''] ELSE who END) AS party
    FROM turned
    JOIN (SELECT turn, who, who_hash FROM undertakings) USING (turn)
    WHERE rank <= 5 AND NOT name
),
keys AS MATERIALIZED (
    SELECT turn, who_hash, hash(party, term) AS key FROM heads WHERE rank = 1
    UNION ALL
    SELECT one.turn, one.who_hash, hash(one.party, one.term, other.term)
    FROM heads AS one
    JOIN heads AS other ON other.turn = one.turn AND other.party = one.party AND one.term < other.term
),
shared AS MATERIALIZED (
    FROM keys WHERE key IN (SELECT key FROM keys GROUP BY key HAVING count(*) > 1)
),
first_ones AS MATERIALIZED (
    SELECT key, unnest(min({'turn': turn, 'who_hash': who_hash}, 8), recursive := true) FROM shared GROUP BY key
),
-- Whose parties are among whose, asked once for all that share them: most pairs end here.
circles AS (
    SELECT who_hash, any_value(who) AS who FROM undertakings GROUP BY who_hash
),
nested AS MATERIALIZED (
    SELECT later_who, earlier_who
    FROM (SELECT DISTINCT shared.who_hash AS later_who, first_ones.who_hash AS earlier_who
        FROM shared JOIN first_ones USING (key))
    JOIN circles AS later ON later.who_hash = later_who
    JOIN circles AS earlier ON earlier.who_hash = earlier_who
    WHERE list_has_all(later.who, earlier.who) OR list_has_all(earlier.who, later.who)
),
candidates AS MATERIALIZED (
    SELECT DISTINCT shared.turn AS later, first_ones.turn AS earlier
    FROM shared
    JOIN first_ones ON first_ones.key = shared.key AND first_ones.turn < shared.turn
    JOIN nested ON later_who = shared.who_hash AND earlier_who = first_ones.who_hash
),
worded AS MATERIALIZED (
    SELECT later, earlier, term, name, weight
    FROM candidates
    JOIN turned ON turn = later
),
near AS MATERIALIZED (
    SELECT
        later, earlier, sum(worded.weight * turned.weight) AS product, count(*) FILTER (NOT worded.name) AS shared
    FROM worded
    JOIN turned ON turned.turn = earlier AND turned.term = worded.term
    GROUP BY later, earlier
),
compared AS (
    SELECT
        near.later, near.earlier, shared >= least(2, later.terms, earlier.terms) AS enough,
        product / sqrt(later.squares * earlier.squares)
        * CASE WHEN list_has_any(later.topics, earlier.topics) THEN 1 ELSE 0.8 END
        * CASE
            WHEN later.numbers = [] OR earlier.numbers = [] OR list_has_any(later.numbers, earlier.numbers) THEN 1
            ELSE 0.6
        END
        * CASE WHEN later.sentence_hash = earlier.sentence_hash THEN 0.6 ELSE 1 END AS nearness
    FROM near
    JOIN undertakings AS later ON later.turn = near.later
    JOIN undertakings AS earlier ON earlier.turn = near.earlier
)
SELECT later, earlier, nearness, nearness >= 0.36 AND enough AS restates
FROM compared
WHERE nearness >= 0.2
QUALIFY bool_or(restates) OVER (PARTITION BY later)
ORDER BY later, nearness DESC, earlier
