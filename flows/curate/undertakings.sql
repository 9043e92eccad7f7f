-- undertakings: one row is a commitment as it is compared with others, in the order of the days of publication.
-- `who` are its parties and those it is asked of or promised to, for what is asked today is promised tomorrow; where
-- the text names nobody, those whom most commitments of the document are of. Undated documents come last.
WITH named AS (
    SELECT
        commitment_id AS record_id, doc_id, char_start, char_end, topics, hash(doc_id, sentence) AS sentence_hash,
        list_sort(list_distinct(list_concat(parties, addressees))) AS who
    FROM commitments
),
usual AS (
    SELECT doc_id, first(who ORDER BY said DESC, who) AS who
    FROM (SELECT doc_id, who, count(*) AS said FROM named WHERE who <> [] GROUP BY doc_id, who)
    GROUP BY doc_id
),
weights AS (
    SELECT
        record_id, sum(weight * weight)::DOUBLE AS squares,
        count(*) FILTER (NOT starts_with(term, '=')) AS terms,
        list(term) FILTER (number) AS numbers
    FROM vectors
    GROUP BY record_id
)
SELECT
    record_id, doc_id, sentence_hash, topics,
    CASE WHEN named.who = [] THEN coalesce(usual.who, []) ELSE named.who END AS who,
    hash(CASE WHEN named.who = [] THEN coalesce(usual.who, []) ELSE named.who END) AS who_hash,
    squares, terms, coalesce(numbers, []) AS numbers,
    row_number() OVER (ORDER BY published_on NULLS LAST, doc_id, char_start, char_end) - 1 AS turn
FROM named
JOIN (SELECT doc_id, published_on FROM documents) USING (doc_id)
LEFT JOIN usual USING (doc_id)
LEFT JOIN weights USING (record_id)
