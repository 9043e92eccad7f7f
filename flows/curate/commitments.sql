-- commitments.thread_id: the undertaking that a commitment states, alone or with those that state it before and after.
-- The id of a thread is that of the commitment that founded it. flows/curate/threads.py says how they are found and
-- why a document more renumbers none.
UPDATE commitments
SET thread_id = told.thread_id
FROM (
    SELECT said.record_id, identifier('cth', [founding.record_id]) AS thread_id
    FROM commitment_founders
    JOIN undertakings AS said USING (turn)
    JOIN undertakings AS founding ON founding.turn = founder
) AS told
WHERE commitment_id = told.record_id AND commitments.thread_id IS DISTINCT FROM told.thread_id
