-- commitment_threads: one row is an undertaking, stated once or restated over documents and years.
-- The path is that of the modalities in the order of publication, each named where it changes: what was asked for, then
-- agreed, then reaffirmed. The label is how the founding document puts it, in its text rather than in a headline of
-- capitals. Of near copies, the one with the most mentions counts for all, on the day of the earliest.
WITH counted AS (
    SELECT
        commitments.*, turn, origin, publisher, origins.published_on,
        count(*) OVER (PARTITION BY thread_id, commitments.doc_id) AS said
    FROM commitments
    JOIN origins USING (doc_id)
    JOIN (SELECT record_id, turn FROM undertakings) ON record_id = commitment_id
),
told AS (
    SELECT *
    FROM counted
    QUALIFY doc_id = first(doc_id) OVER (PARTITION BY thread_id, origin ORDER BY said DESC, doc_id <> origin, doc_id)
),
placed AS (
    SELECT
        *,
        lag(modality) OVER in_turn IS DISTINCT FROM modality AS changes,
        doc_id = first(doc_id) OVER in_turn AS founding
    FROM told
    WINDOW in_turn AS (PARTITION BY thread_id ORDER BY turn)
)
SELECT
    thread_id,
    regexp_replace(
        first(quote ORDER BY NOT founding, NOT regexp_matches(quote, '\p{Ll}'), turn), '\s+', ' ', 'g'
    ) AS label,
    list_sort(list_distinct(flatten(list(topics::VARCHAR[])))) AS topics,
    list_sort(list_distinct(flatten(list(list_concat(parties, addressees))))) AS parties,
    min(published_on) AS first_seen,
    max(published_on) AS last_seen,
    count(*) AS mentions,
    count(DISTINCT origin) AS documents,
    count(DISTINCT publisher) AS publishers,
    string_agg(modality::VARCHAR, ' > ' ORDER BY turn) FILTER (changes) AS modality_path,
    any_value(fulfilments.fulfilled_by) AS fulfilled_by,
    arg_min(doc_id, turn) AS doc_id
FROM placed
LEFT JOIN fulfilments USING (thread_id)
GROUP BY thread_id
