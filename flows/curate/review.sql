-- review: one row is something that a curator should look at, the most urgent first: figures on either side of a
-- conflict, then rows that are wrong more often than right, then what was refused.
WITH disputed AS (
    SELECT unnest(figure_ids) AS figure_id, gap, detail FROM conflicts
),
conflicting AS (
    SELECT figure_id, max(gap) AS urgency, first(detail ORDER BY gap DESC, detail) AS detail
    FROM disputed
    GROUP BY figure_id
),
doubtful AS (
    SELECT 'figures' AS record_table, figure_id AS record_id, 'value' AS column_name, written(value) AS expect,
        doc_id, quote, rule, confidence
    FROM figures WHERE figure_id NOT IN (SELECT figure_id FROM conflicting)
    UNION ALL
    SELECT 'commitments', commitment_id, 'modality', modality::VARCHAR, doc_id, quote, rule, confidence FROM commitments
    UNION ALL
    SELECT 'agreements', agreement_id, 'status', status::VARCHAR, doc_id, quote, rule, confidence FROM agreements
    UNION ALL
    SELECT 'events', event_id, 'kind', kind::VARCHAR, doc_id, quote, rule, confidence FROM events
    UNION ALL
    SELECT 'persons', person_id, 'name', name, doc_id, quote, rule, confidence FROM persons
),
concerns AS (
    SELECT
        figure_id AS record_id, 'figures' AS record_table, 'value' AS column_name, written(value) AS expect,
        'conflict' AS concern, urgency, detail, quote, doc_id
    FROM conflicting JOIN figures USING (figure_id)
    UNION ALL BY NAME
    SELECT
        record_id, record_table, column_name, expect, 'low_confidence' AS concern, 1 - confidence AS urgency,
        'rule ' || rule AS detail, quote, doc_id
    FROM doubtful WHERE confidence < 0.5
),
refused AS (
    SELECT
        reject_id AS record_id, 'rejects' AS record_table, NULL AS column_name, NULL AS expect, 'reject' AS concern,
        0 AS urgency, stage::VARCHAR || ': ' || reason::VARCHAR || coalesce(': ' || rejects.detail, '') AS detail,
        NULL AS quote, coalesce(documents.file, rejects.file) AS file
    FROM rejects LEFT JOIN documents USING (doc_id)
)
SELECT
    record_id, record_table, column_name, expect, concern::concern AS concern, urgency::DOUBLE AS urgency,
    regexp_replace(detail, '\s+', ' ', 'g') AS detail, regexp_replace(quote, '\s+', ' ', 'g') AS quote, file
FROM (
    SELECT * EXCLUDE (doc_id) FROM concerns JOIN (SELECT doc_id, file FROM documents) USING (doc_id)
    UNION ALL BY NAME
    SELECT * FROM refused
)
ORDER BY concern, urgency DESC, record_id
