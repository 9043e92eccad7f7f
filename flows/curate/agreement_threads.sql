-- agreement_threads: one row is an instrument, from proposed or to be signed to signed to in force.
-- The path is that of the statuses in the order of publication, each named where it changes. Title, kind and parties are
-- those of the mention that founded the thread, the day of signing is the one that most mentions give. Of near copies,
-- the one with the most mentions counts for all, on the day of the earliest.
WITH counted AS (
    SELECT
        agreements.*, turn, origin, origins.published_on,
        count(*) OVER (PARTITION BY thread_id, agreements.doc_id) AS said
    FROM agreements
    JOIN origins USING (doc_id)
    JOIN (SELECT record_id, turn FROM instruments) ON record_id = agreement_id
),
told AS (
    SELECT *
    FROM counted
    QUALIFY doc_id = first(doc_id) OVER (PARTITION BY thread_id, origin ORDER BY said DESC, doc_id <> origin, doc_id)
),
placed AS (
    SELECT *, lag(status) OVER (PARTITION BY thread_id ORDER BY turn) IS DISTINCT FROM status AS changes FROM told
),
days AS (
    SELECT thread_id, first(signed_on ORDER BY said DESC, signed_on) AS signed_on
    FROM (SELECT thread_id, signed_on, count(*) AS said FROM told WHERE signed_on IS NOT NULL GROUP BY ALL)
    GROUP BY thread_id
)
SELECT
    thread_id,
    arg_min(title, turn) AS title,
    arg_min(type, turn) AS type,
    arg_min(parties, turn) AS parties,
    min(published_on) AS first_seen,
    max(published_on) AS last_seen,
    string_agg(status::VARCHAR, ' > ' ORDER BY turn) FILTER (changes) AS status_path,
    any_value(days.signed_on) AS signed_on,
    count(*) AS mentions,
    count(DISTINCT origin) AS documents,
    arg_min(doc_id, turn) AS doc_id
FROM placed
LEFT JOIN days USING (thread_id)
GROUP BY thread_id
