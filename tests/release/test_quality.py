"""Accuracy and reliability, on judgements made by hand and on the gold that travels with the project."""

from flows.release import score
from flows.release.quality import GOLD, Judged, judge, quality, reliability


def test_reliability_counts_rows_by_tenths_of_confidence():
    judged = [
        Judged("figures", 0.95, found=True, strict=True),
        Judged("figures", 0.91, found=True, strict=False),
        Judged("figures", 1.0, found=False, strict=False),
        Judged("figures", 0.25, found=True, strict=True),
    ]
    low, high = reliability(judged)["figures"]
    assert low == {"from": 0.2, "to": 0.3, "rows": 1, "confidence": 0.25, "found": 1.0, "strict": 1.0}
    assert high == {"from": 0.9, "to": 1.0, "rows": 3, "confidence": 0.9533, "found": 0.6667, "strict": 0.3333}


def test_what_gold_does_not_bear_out_is_judged_wrong():
    made = {"confidence": 0.8}
    assert judge([score.Pairing("events", "a.txt", [], [{}], [made])]) == [Judged("events", 0.8, False, False)]


def test_a_build_measures_every_set_and_only_tables_that_it_annotates():
    measured = quality()
    for name, (records, folder) in GOLD.items():
        gold = score.read(records)
        assert {record["doc"] for record in gold} <= {path.name for path in folder.iterdir()}
        assert set(measured["accuracy"][name]["tables"]) == {record["table"] for record in gold}
        for table, ladder in measured["accuracy"][name]["tables"].items():
            assert list(ladder) == ["found", *score.LADDERS[table][1]]
            assert ladder["found"]["gold"] == sum(record["table"] == table for record in gold)
    assert set(measured["versions"]) == {"communique", "code", "lexicons"}
    assert measured == quality(), "the same code measures the same"


def test_an_extractor_that_finds_nothing_scores_zero():
    measured = quality(lambda documents: [{} for _ in documents])
    assert measured["accuracy"]["seeds"]["tables"]["figures"]["found"]["f1"] == 0.0
    assert measured["reliability"] == {}
