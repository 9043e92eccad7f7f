-- Why each row of `cells` (the differences between two releases) is what it is.
-- Needs: old_* and new_* (the tables of both releases), cells, links, grounds, and the list variable `rules`: what may have
-- changed beside documents and corrections.

-- What became of each document. One whose file now holds another text has changed, in both of its forms.
CREATE TEMP TABLE fates AS
WITH told AS (
    SELECT
        doc_id, bool_or(column_name IN ('file', 'url', 'rights')) AS moved, bool_or(column_name <> 'duplicate_of') AS own
    FROM cells
    WHERE record_table = 'documents' AND change = 'changed'
    GROUP BY doc_id
)

SELECT doc_id, CASE WHEN file IN (SELECT file FROM old_documents) THEN ['changed_document'] ELSE ['new_document'] END AS causes
FROM new_documents ANTI JOIN old_documents USING (doc_id)
UNION ALL
SELECT doc_id, CASE WHEN file IN (SELECT file FROM new_documents) THEN ['changed_document'] ELSE ['removed_document'] END
FROM old_documents ANTI JOIN new_documents USING (doc_id)
UNION ALL
-- What stands beside a text cannot change by a rule where there is no other rule.
SELECT
    doc_id,
    CASE
        WHEN getvariable('rules') = ['environment'] THEN ['changed_document']
        WHEN moved THEN list_concat(['changed_document'], getvariable('rules'))
        ELSE getvariable('rules')
    END
FROM told
WHERE own;

-- The corrections that only one of the two releases has.
CREATE TEMP TABLE corrected AS
SELECT record_id, any_value(reason) AS reason
FROM (
    (SELECT * FROM old_corrections EXCEPT SELECT * FROM new_corrections)
    UNION ALL
    (SELECT * FROM new_corrections EXCEPT SELECT * FROM old_corrections)
)
GROUP BY record_id;

-- Rows that speak for themselves. Whether a document is a copy hangs on the other one; what joins a row to a curated
-- one, on the other rows that are joined to it.
CREATE TEMP TABLE direct AS
WITH rows_ AS (
    SELECT
        record_table, record_id, any_value(change) AS change, any_value(doc_id) AS doc_id, any_value(file) AS file,
        bool_and(column_name IN ('claim_id', 'thread_id', 'duplicate_of')) AS joined,
        bool_and(column_name IN ('figure_id', 'thread_id')) AS pointing,
        any_value(coalesce(before, after)) FILTER (column_name = 'figure_id') AS referent,
        coalesce(any_value(after), any_value(before)) AS other
    FROM cells
    GROUP BY record_table, record_id
)

SELECT
    record_table, record_id,
    CASE
        WHEN record_table = 'corrections' OR corrected.record_id IS NOT NULL THEN ['correction']
        -- It names a row that a correction has deleted or let stand again.
        WHEN pointing AND deleted.record_id IS NOT NULL THEN ['correction']
        WHEN record_table = 'documents' AND joined THEN coalesce(original.causes, getvariable('rules'))
        WHEN own.causes IS NOT NULL THEN own.causes
        -- A file that no document came of.
        WHEN rows_.doc_id IS NULL AND change = 'added' AND rows_.file IN (SELECT file FROM old_files) THEN ['changed_document']
        WHEN rows_.doc_id IS NULL AND change = 'added' THEN ['new_document']
        WHEN rows_.doc_id IS NULL AND change = 'removed' AND rows_.file IN (SELECT file FROM new_files) THEN ['changed_document']
        WHEN rows_.doc_id IS NULL AND change = 'removed' THEN ['removed_document']
        ELSE getvariable('rules')
    END AS causes
FROM rows_
LEFT JOIN corrected USING (record_id)
LEFT JOIN corrected AS deleted ON deleted.record_id = rows_.referent
LEFT JOIN fates AS own ON own.doc_id = rows_.doc_id
LEFT JOIN fates AS original ON original.doc_id = rows_.other
WHERE record_table IN (SELECT name FROM direct_tables) AND NOT (joined AND record_table <> 'documents');

-- The others have the causes of what they rest on, in both releases; what rests on nothing that differs, the rules.
-- Many rows may rest on the same many records: the causes of a ground are gathered once.
CREATE TEMP TABLE derived AS
WITH waiting AS (
    SELECT DISTINCT record_table, record_id FROM cells ANTI JOIN direct USING (record_table, record_id)
),

founded AS (
    SELECT grounds.record_table, side, ground, list_distinct(flatten(list(direct.causes))) AS causes
    FROM grounds
    JOIN direct ON direct.record_table = grounds.source_table AND direct.record_id = grounds.source_id
    GROUP BY ALL
)

SELECT
    waiting.record_table, waiting.record_id,
    coalesce(list_distinct(flatten(list(founded.causes) FILTER (founded.causes IS NOT NULL))), []) AS causes
FROM waiting
LEFT JOIN links USING (record_table, record_id)
LEFT JOIN founded ON
    founded.record_table = waiting.record_table AND founded.side = links.side AND founded.ground = links.ground
GROUP BY ALL;

CREATE TEMP TABLE changes AS
WITH caused AS (
    FROM direct
    UNION ALL
    SELECT record_table, record_id, CASE WHEN len(causes) = 0 THEN getvariable('rules') ELSE causes END FROM derived
)

SELECT
    record_table, record_id, column_name, change, list_sort(caused.causes) AS causes,
    CASE
        WHEN caused.causes = ['correction'] THEN corrected.reason
        WHEN list_contains(caused.causes, 'vocabulary_changed') THEN getvariable('lists')
    END AS detail,
    doc_id, before, after
FROM cells
JOIN caused USING (record_table, record_id)
LEFT JOIN corrected USING (record_id)
ORDER BY record_table, record_id, column_name;
