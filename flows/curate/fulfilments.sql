-- fulfilments: one row is a thread of commitments and what the text shows to have fulfilled it.
-- * To sign something: the quote names an instrument that is not signed yet, and it was signed after the commitment was
--   published.
-- * To meet, visit or confer: an event with the same parties took place after the commitment was published, its name
--   shares half of the words and at least two, and no number in it is another.
-- Nothing else counts: that something like it was done is not yet that this was done. The first in time stands.
WITH promised AS (
    SELECT commitment_id, thread_id, doc_id, char_start, char_end, who, numbers, squares, published_on, lemma
    FROM (SELECT commitment_id, thread_id, doc_id, char_start, char_end, modality, lemma FROM commitments)
    JOIN (SELECT record_id AS commitment_id, who, numbers, squares FROM undertakings) USING (commitment_id)
    JOIN origins USING (doc_id)
    WHERE modality <> 'considered' AND published_on IS NOT NULL AND lemma IS NOT NULL
),
named AS (
    SELECT promised.thread_id, agreements.thread_id AS instrument, min(published_on) AS published_on
    FROM promised
    JOIN agreements
        ON agreements.doc_id = promised.doc_id
        AND agreements.char_start >= promised.char_start AND agreements.char_end <= promised.char_end
    WHERE status IN ('to_be_signed', 'negotiating', 'proposed')
    GROUP BY promised.thread_id, agreements.thread_id
),
signed AS (
    SELECT thread_id AS instrument, coalesce(signed_on, published_on) AS day, min(agreement_id) AS fulfilled_by
    FROM agreements
    JOIN origins USING (doc_id)
    WHERE status IN ('signed', 'ratified')
    GROUP BY ALL
),
concluded AS (
    SELECT thread_id, fulfilled_by, day
    FROM named
    ASOF JOIN signed ON named.instrument = signed.instrument AND named.published_on < signed.day
),
met AS MATERIALIZED (
    SELECT commitment_id, promised.thread_id, promised.squares, event_id, coalesce(date_start, origins.published_on) AS day
    FROM promised
    JOIN events ON events.parties = promised.who
    JOIN origins ON origins.doc_id = events.doc_id
    WHERE promised.lemma IN ('hold', 'pay', 'visit', 'meet', 'convene', 'host', 'organise', 'organize', 'attend')
        AND len(parties) > 1 AND coalesce(date_start, origins.published_on) > promised.published_on
),
said AS MATERIALIZED (
    SELECT commitment_id, thread_id, squares, event_id, day, term, weight, number
    FROM met
    JOIN vectors ON record_id = commitment_id
),
weights AS (
    SELECT record_id AS event_id, sum(weight * weight)::DOUBLE AS squares, bool_or(number) AS numbered
    FROM vectors
    WHERE record_id IN (SELECT event_id FROM events)
    GROUP BY record_id
),
held AS (
    SELECT thread_id, event_id AS fulfilled_by, any_value(day) AS day
    FROM said
    JOIN weights USING (event_id)
    LEFT JOIN vectors ON record_id = event_id AND vectors.term = said.term
    GROUP BY thread_id, commitment_id, event_id
    HAVING count(record_id) FILTER (NOT starts_with(said.term, '=')) >= 2
        AND sum(said.weight * vectors.weight) >= 0.5 * sqrt(any_value(said.squares) * any_value(weights.squares))
        AND (NOT bool_or(said.number) OR NOT any_value(numbered) OR count(record_id) FILTER (said.number) > 0)
)
SELECT thread_id, first(fulfilled_by ORDER BY day, fulfilled_by) AS fulfilled_by
FROM (FROM concluded UNION ALL FROM held)
GROUP BY thread_id
