-- words: one row is a word of what is compared across documents, with its place among them.
-- Of a commitment and of an event that is the quote, of an agreement the subject. A number is a word, a letter is none.
WITH phrases AS (
    SELECT commitment_id AS record_id, quote AS phrase FROM commitments
    UNION ALL
    SELECT agreement_id, subject FROM agreements WHERE subject IS NOT NULL
    UNION ALL
    SELECT event_id, quote FROM events
),
split AS (
    SELECT
        record_id,
        regexp_extract_all(phrase, '(?:\p{Lu}\.){2,}|\d[\d,.]*\d|\d|[\p{L}\p{M}]{2,}') AS words
    FROM phrases
)
SELECT record_id, unnest(words) AS word, generate_subscripts(words, 1) AS place FROM split
