-- macros: one statement is a macro that analysts, and the steps after this one, use in queries on the warehouse.
-- They turn values, intervals, periods and quotes into words; none of them converts a currency.

-- scaled(10570000000) = '10.57 billion'
CREATE OR REPLACE MACRO scaled(amount_of) AS regexp_replace(
    format(
        '{:.3f}',
        amount_of / CASE
            WHEN abs(amount_of) >= 1e12 THEN 1e12
            WHEN abs(amount_of) >= 1e9 THEN 1e9
            WHEN abs(amount_of) >= 1e6 THEN 1e6
            ELSE 1
        END
    ),
    '\.?0+$', ''
) || CASE
    WHEN abs(amount_of) >= 1e12 THEN ' trillion'
    WHEN abs(amount_of) >= 1e9 THEN ' billion'
    WHEN abs(amount_of) >= 1e6 THEN ' million'
    ELSE ''
END;

-- usd(10570000000) = 'US$10.57 billion'
CREATE OR REPLACE MACRO usd(amount_of) AS
    CASE WHEN amount_of < 0 THEN '-' ELSE '' END || 'US$' || scaled(abs(amount_of));

-- interval_label(10560000000, 10580000000, 'USD') = '10.56 billion to 10.58 billion USD'; a null end is open
CREATE OR REPLACE MACRO interval_label(low_end, high_end, unit_of) AS CASE
    WHEN low_end IS NULL AND high_end IS NULL THEN 'any ' || unit_of
    WHEN low_end IS NULL THEN 'at most ' || scaled(high_end) || ' ' || unit_of
    WHEN high_end IS NULL THEN 'at least ' || scaled(low_end) || ' ' || unit_of
    WHEN scaled(low_end) = scaled(high_end) THEN scaled(low_end) || ' ' || unit_of
    ELSE scaled(low_end) || ' to ' || scaled(high_end) || ' ' || unit_of
END;

-- whole_months(DATE '2022-01-01', DATE '2022-09-30') = 9; null where the period begins or ends within a month
CREATE OR REPLACE MACRO whole_months(first_day, last_day_of) AS CASE
    WHEN day(first_day::DATE) = 1 AND last_day_of::DATE = last_day(last_day_of::DATE)
        THEN date_diff('month', first_day::DATE, last_day_of::DATE) + 1
END;

-- period_label(DATE '2022-01-01', DATE '2022-12-31') = '2022'; also 'Q1 2022', 'January to September 2022',
-- 'March 2022', 'on 2023-12-11', 'by 2030-12-31', '2022-01-05 to 2022-02-04', 'without a period'
CREATE OR REPLACE MACRO period_label(first_day, last_day_of) AS CASE
    WHEN last_day_of IS NULL THEN 'without a period'
    WHEN first_day IS NULL THEN 'by ' || last_day_of::VARCHAR
    WHEN first_day = last_day_of THEN 'on ' || last_day_of::VARCHAR
    WHEN whole_months(first_day, last_day_of) IS NULL OR year(first_day::DATE) <> year(last_day_of::DATE)
        THEN first_day::VARCHAR || ' to ' || last_day_of::VARCHAR
    WHEN whole_months(first_day, last_day_of) = 12 THEN year(first_day::DATE)::VARCHAR
    WHEN whole_months(first_day, last_day_of) = 3 AND month(first_day::DATE) % 3 = 1
        THEN 'Q' || quarter(first_day::DATE)::VARCHAR || ' ' || year(first_day::DATE)::VARCHAR
    WHEN whole_months(first_day, last_day_of) = 1 THEN strftime(first_day::DATE, '%B %Y')
    ELSE strftime(first_day::DATE, '%B') || ' to ' || strftime(last_day_of::DATE, '%B %Y')
END;

-- parties_label('KHM', 'VNM') = 'KHM-VNM', parties_label('KHM', NULL) = 'KHM'
CREATE OR REPLACE MACRO parties_label(one, other) AS one || coalesce('-' || other, '');

-- cite(quote, doc_id, char_start): the quote with its source line: publisher, day, file and line of the text
CREATE OR REPLACE MACRO cite(said, document, first_character) AS (
    SELECT
        '"' || regexp_replace(said, '\s+', ' ', 'g') || '" ('
        || concat_ws(', ', publisher, published_on::VARCHAR, file)
        || ', line ' || len(string_split(left(text, first_character), chr(10)))::VARCHAR || ')'
    FROM documents JOIN texts USING (doc_id)
    WHERE documents.doc_id = document
);

-- written(11000000000.0) = '11000000000': a number as corrections.csv has it
CREATE OR REPLACE MACRO written(amount_of) AS CASE
    WHEN amount_of = floor(amount_of) AND abs(amount_of) < 1e15 THEN amount_of::BIGINT::VARCHAR
    ELSE amount_of::VARCHAR
END;
