-- agreements.thread_id: the instrument that an agreement names, over all documents.
-- The id of a thread is that of the mention that founded it, as with commitments.
UPDATE agreements
SET thread_id = told.thread_id
FROM (
    SELECT said.record_id, identifier('ath', [founding.record_id]) AS thread_id
    FROM agreement_founders
    JOIN instruments AS said USING (turn)
    JOIN instruments AS founding ON founding.turn = founder
) AS told
WHERE agreement_id = told.record_id AND agreements.thread_id IS DISTINCT FROM told.thread_id
