"""How the time of curating grows with the number of figures: generated ledgers of 10,000 figures and more.

    python tests/benchmarks/curate.py [--most 1000000] [--threads 2] [--memory 3GB]

Every tenth document is a near copy, a pair of states has some 1,500 figures, so that most claims rest on several, and
values, rates and shares agree or not as chance has it. With the figures come three commitments for each ten, in common
English words, of which the first are the likeliest; an undertaking is restated four times, with a fourth of its words
changed each time, the first ones more often; a fifth of them names an agreement. Each size is curated in a process of
its own; printed are seconds, peak memory of that process, and rows made.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from math import isqrt
from pathlib import Path

import duckdb

from flows.extract.text.vocabulary import frequencies
from flows.warehouse import Warehouse

FIGURES_A_DOCUMENT = 10
FIGURES_A_PAIR = 1500
COMMITMENTS_A_FIGURE = 0.3
MENTIONS_AN_UNDERTAKING = 4
WORDS = 6000
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)

_DOCUMENTS = """
INSERT INTO documents BY NAME
SELECT
    'doc_' || format('{:016x}', n) AS doc_id, 'd' || n || '.txt' AS file, 'Paper ' || n % 300 AS publisher,
    DATE '2000-01-01' + (hash(n) % 9000)::INTEGER AS published_on, 'sidecar' AS published_basis,
    'day' AS published_precision, 'en' AS language, 400 AS words,
    CASE WHEN n % 10 = 9 THEN 'doc_' || format('{:016x}', n - 1) END AS duplicate_of, 'quote' AS rights
FROM range($documents) AS numbers(n)
"""

_FIGURES = """
INSERT INTO figures BY NAME
WITH drawn AS (
    SELECT
        n, n // $each AS document, hash(n, 1) % $states AS one, hash(n, 2) % $states AS two, hash(n, 3) % 100 AS sort,
        1995 + (hash(n, 4) % 25)::INTEGER AS year, hash(n, 5) % 4 AS quarter, hash(n, 6) % 3 AS span,
        1e9 * (1 + hash(n, 7) % 4000 / 1000) AS amount, (hash(n, 8) % 400) / 10 AS rate
    FROM range($figures) AS numbers(n)
), coded AS (
    SELECT
        *, chr(65 + (one // 26)::INTEGER) || chr(65 + (one % 26)::INTEGER) || 'A' AS a,
        chr(65 + (two // 26)::INTEGER) || chr(65 + (two % 26)::INTEGER) || 'B' AS b,
        CASE
            WHEN span = 0 THEN make_date(year, (quarter * 3 + 1)::INTEGER, 1) ELSE make_date(year, 1, 1)
        END AS period_start,
        CASE
            WHEN span = 0 THEN last_day(make_date(year, (quarter * 3 + 3)::INTEGER, 1)) ELSE make_date(year, 12, 31)
        END AS period_end
    FROM drawn
), told AS (
    SELECT
        *,
        CASE
            WHEN sort < 20 THEN 'trade' WHEN sort < 45 THEN 'exports' WHEN sort < 70 THEN 'imports'
            WHEN sort < 80 THEN 'tourists' ELSE 'other'
        END AS metric,
        CASE WHEN sort % 10 < 7 THEN 'level' WHEN sort % 10 < 9 THEN 'change' ELSE 'share' END AS measure,
        CASE WHEN sort % 20 = 0 THEN 'target' ELSE 'actual' END AS status
    FROM coded
)
SELECT
    'fig_' || format('{:016x}', n) AS figure_id, 'doc_' || format('{:016x}', document) AS doc_id,
    'some words' AS quote, n % $each * 100 AS char_start, n % $each * 100 + 10 AS char_end,
    CASE measure WHEN 'level' THEN amount ELSE rate END AS value,
    CASE measure WHEN 'level' THEN CASE metric WHEN 'tourists' THEN 'tourist' ELSE 'USD' END ELSE 'percent' END AS unit,
    'exact' AS qualifier, measure, CASE measure WHEN 'change' THEN 'up' END AS direction, metric, status,
    least(a, b) AS reporter, CASE WHEN hash(n, 9) % 20 = 0 THEN NULL ELSE greatest(a, b) END AS partner,
    CASE status WHEN 'target' THEN NULL ELSE period_start END AS period_start, period_end,
    value * 0.9 AS value_low, value * 1.1 AS value_high,
    'The ' || measure || ' of ' || metric || ' was so many per cent of the total, officials said.' AS sentence,
    'generated' AS rule, (hash(n, 10) % 100) / 100 AS confidence
FROM told
"""

_COMMITMENTS = """
INSERT INTO commitments BY NAME
WITH drawn AS (
    SELECT n, (pow(hash(n, 1) / 18446744073709551615, 2) * $undertakings)::BIGINT AS undertaking
    FROM range($commitments) AS numbers(n)
), said AS (
    SELECT
        n, undertaking,
        list_transform(range(6 + (hash(undertaking, 3) % 8)::BIGINT), lambda place: (
            hash(CASE WHEN hash(n, place) % 4 = 0 THEN n ELSE undertaking END, place, 5) / 18446744073709551615
        )) AS draws
    FROM drawn
), worded AS (
    SELECT
        n, undertaking,
        list_transform(draws, lambda draw: $words[1 + (pow(draw, 2) * (len($words) - 1))::BIGINT]) AS words
    FROM said
)
SELECT
    'com_' || format('{:016x}', n) AS commitment_id, 'doc_' || format('{:016x}', n % $documents) AS doc_id,
    array_to_string(words, ' ') AS quote, n * 10 AS char_start, n * 10 + 9 AS char_end, 'agreed' AS modality,
    list_sort(list_distinct([
        chr(65 + (pow(hash(undertaking, 6) / 18446744073709551615, 2) * 25)::INTEGER) || 'AA',
        chr(65 + (pow(hash(undertaking, 7) / 18446744073709551615, 2) * 25)::INTEGER) || 'BB'
    ])) AS parties,
    []::VARCHAR[] AS addressees, [CASE hash(undertaking, 8) % 3 WHEN 0 THEN 'trade' ELSE 'transport' END] AS topics,
    'They agreed to ' || quote || '.' AS sentence, 'hold' AS lemma, 'generated' AS rule, 0.8 AS confidence
FROM worded
"""

_AGREEMENTS = """
INSERT INTO agreements BY NAME
SELECT
    'agr_' || format('{:016x}', n) AS agreement_id, doc_id, quote, char_start, char_end, 'agreement' AS type,
    CASE n % 3 WHEN 0 THEN 'to_be_signed' WHEN 1 THEN 'signed' ELSE 'in_force' END AS status, 1 AS count, parties,
    quote AS subject, 'agreement: ' || quote AS title, sentence, rule, confidence
FROM (SELECT *, row_number() OVER (ORDER BY commitment_id) AS n FROM commitments)
WHERE n % 5 = 0
"""


def measure(figures: int, threads: int, memory: str) -> None:
    """Generate so many figures, curate them, print one line."""
    with tempfile.TemporaryDirectory() as folder, Warehouse(Path(folder) / "w.duckdb") as warehouse:
        connection = warehouse.connection
        connection.execute(f"SET threads = {threads}; SET memory_limit = '{memory}'")
        generate(connection, figures)
        begun = time.monotonic()
        warehouse.curate()
        took = time.monotonic() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        counted = warehouse.count()
        made = ("claims", "checks", "commitment_threads", "agreement_threads")
        rows = ", ".join(f"{counted[name]:,} {name}" for name in made)
        print(f"{figures:>9,} figures {took:6.1f} s {peak:5.2f} GB  {rows}", flush=True)


def generate(connection: duckdb.DuckDBPyConnection, figures: int, each: int = FIGURES_A_DOCUMENT) -> None:
    """Fill an empty warehouse with so many figures, `each` of them a document."""
    documents = max(1, figures // each)
    states = max(2, isqrt(figures // FIGURES_A_PAIR))
    connection.execute(_DOCUMENTS, {"documents": documents})
    connection.execute(_FIGURES, {"figures": figures, "each": each, "states": states})
    commitments = int(figures * COMMITMENTS_A_FIGURE)
    told = {
        "commitments": commitments,
        "documents": documents,
        "undertakings": commitments // MENTIONS_AN_UNDERTAKING,
        "words": [word for word in list(frequencies())[200 : 200 + WORDS] if len(word) > 3],
    }
    connection.execute(_COMMITMENTS, told)
    connection.execute(_AGREEMENTS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default="3GB", help="what DuckDB may use; the process takes more")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        measure(arguments.only, arguments.threads, arguments.memory)
        return
    for size in (size for size in SIZES if size <= arguments.most):
        options = [f"--only={size}", f"--threads={arguments.threads}", f"--memory={arguments.memory}"]
        subprocess.run([sys.executable, __file__, *options], check=True)


if __name__ == "__main__":
    main()
