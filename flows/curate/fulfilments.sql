-- fulfilments: one row is a thread of commitments and what the text shows to have fulfilled it.
-- * To sign something: the quote names an instrument that is not signed yet, and a later document tells of its signing.
-- * To meet, visit or confer: a later document tells of an event with the same parties that took place after the
--   commitment was published, its name shares half of the words and at least two, and no number in it is another.
-- Nothing else counts: that something like it was done is not yet that this was done. The first in time stands.
WITH promised AS (
    SELECT commitment_id, thread_id, commitments.doc_id, char_start, char_end, who, numbers, squares, published_on, lemma
    FROM commitments
    JOIN undertakings ON record_id = commitment_id
    JOIN origins ON origins.doc_id = commitments.doc_id
    WHERE modality <> 'considered' AND published_on IS NOT NULL
),
concluded AS (
    SELECT promised.thread_id, done.record_id AS fulfilled_by, coalesce(done.signed_on, done.published_on) AS day
    FROM promised
    JOIN agreements AS named
        ON named.doc_id = promised.doc_id
        AND named.char_start >= promised.char_start AND named.char_end <= promised.char_end
    JOIN agreements AS signed ON signed.thread_id = named.thread_id
    JOIN instruments AS done ON done.record_id = signed.agreement_id
    WHERE named.status IN ('to_be_signed', 'negotiating', 'proposed') AND promised.lemma IS NOT NULL
        AND done.status IN ('signed', 'ratified') AND done.published_on > promised.published_on
        AND coalesce(done.signed_on >= promised.published_on, true)
),
held AS (
    SELECT event_id, parties, coalesce(date_start, published_on) AS day, published_on, squares, numbers
    FROM events
    JOIN origins USING (doc_id)
    JOIN (
        SELECT
            record_id, sum(weight * weight)::DOUBLE AS squares, coalesce(list(term) FILTER (number), []) AS numbers
        FROM vectors
        GROUP BY record_id
    ) ON record_id = event_id
    WHERE published_on IS NOT NULL AND len(parties) > 1
),
met AS (
    SELECT promised.thread_id, event_id AS fulfilled_by, any_value(day) AS day
    FROM promised
    JOIN held
        ON held.parties = promised.who AND held.day > promised.published_on AND held.published_on > promised.published_on
        AND (held.numbers = [] OR promised.numbers = [] OR list_has_any(held.numbers, promised.numbers))
    JOIN vectors AS one ON one.record_id = commitment_id
    JOIN vectors AS other ON other.record_id = event_id AND other.term = one.term
    WHERE promised.lemma IN ('hold', 'pay', 'visit', 'meet', 'convene', 'host', 'organise', 'organize', 'attend')
    GROUP BY promised.thread_id, commitment_id, event_id
    HAVING count(*) FILTER (NOT starts_with(one.term, '=')) >= 2
        AND sum(one.weight * other.weight) >= 0.5 * sqrt(any_value(promised.squares) * any_value(held.squares))
)
SELECT thread_id, first(fulfilled_by ORDER BY day, fulfilled_by) AS fulfilled_by
FROM (FROM concluded UNION ALL FROM met)
GROUP BY thread_id
