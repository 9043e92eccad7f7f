"""The page of Markdown that a run leaves."""

from flows.release.summary import summary

TOLD = {
    "accuracy": {
        "seeds": {
            "tables": {
                "figures": {
                    "found": {"precision": 1.0, "recall": 0.5, "f1": 2 / 3},
                    "+unit": {"precision": 0.1, "recall": 0.1, "f1": 0.1},
                    "strict": {"precision": 0.25, "recall": 0.125, "f1": 1 / 6},
                }
            }
        }
    }
}


def test_rows_rejects_accuracy_and_gate_stand_on_one_page() -> None:
    gate = {"expectations": {"figures": 1_000, "release": 9}, "failed": ["figures: too few"]}
    page = summary("2024-01-01-abc", {"figures": 1234}, {"ingest: empty": 2}, {**TOLD, "gate": gate})
    assert page.startswith("## Release 2024-01-01-abc\n\n| table | rows |\n| --- | ---: |\n| figures | 1,234 |\n")
    assert "## Refused\n\n| stage: reason | rows |\n| --- | ---: |\n| ingest: empty | 2 |\n" in page
    assert (
        "| seeds, figures, found | 1.000 | 0.500 | 0.667 |\n| seeds, figures, strict | 0.250 | 0.125 | 0.167 |" in page
    )
    assert "+unit" not in page
    assert page.endswith("## Gate\n\n1,009 expectations, 1 not met\n\n- figures: too few\n")


def test_what_there_is_none_of_is_said() -> None:
    page = summary("undated-abc", {}, {}, {"accuracy": {}})
    assert page.count("none") == 4
