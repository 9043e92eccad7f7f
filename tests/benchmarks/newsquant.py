"""Precision, recall and F1 of quantity values on NewsQuant, the news benchmark of CQE (Almasian et al., EMNLP 2023).

    python tests/benchmarks/newsquant.py NEWSQUANT.json [--misses]

The file holds sentences with their quantities; a prediction counts where its value (or both ends of its range) matches
a gold value of the sentence that no other prediction took. CQE publishes F1 0.920 for this, quantulum3 0.730.

Where the conventions of the benchmark differ from ours, this script maps ours onto them: a fraction is a part of one
and not a percentage, cents are counted as cents, `thousands` is the range up to the next scale word, `from 5 to 7` is
one range, durations and multiples are quantities, and so is `one of the`.
"""

import argparse
import json
import math
import re
from pathlib import Path

from flows.extract.quantities import FIGURE_KINDS, Quantity, quantities

Value = tuple[float, float | None]

_COUNTED = FIGURE_KINDS | {"duration", "vague", "multiple"}
_FROM_TO = re.compile(r"^ to (?:about |around |nearly |over )?$")
_PARTS = re.compile(r"(?:\b(?:cents?|cts?|pence|sen|paise)|\dp)$", re.I)


def gold_value(written: str) -> Value:
    """The value of a gold quantity: `19.0`, or `252.0-287.0` for a range; a sign may stand before the first."""
    match = re.fullmatch(r"(-?[\d.]+(?:E-?\d+)?)(?: ?- ?([\d.]+))?", written)
    if match is None:
        raise ValueError(f"not a value: {written!r}")
    return float(match[1]), float(match[2]) if match[2] else None


def predicted(text: str) -> list[tuple[Value, str]]:
    """The values found in a sentence, in the conventions of the benchmark, each with its words."""
    found = [q for q in quantities(text) if _is_counted(text, q)]
    values: list[tuple[Value, str]] = []
    skip = False
    for at, quantity in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        if (
            following is not None
            and _FROM_TO.match(text[quantity.end : following.start])
            and quantity.unit in (following.unit, None)
            and re.search(r"\bfrom (?:about |around |nearly |over |up to )?$", text[: quantity.start])
        ):
            values.append(
                ((_mapped(text, quantity)[0], _mapped(text, following)[0]), text[quantity.start : following.end])
            )
            skip = True
            continue
        values.append((_mapped(text, quantity), text[quantity.start : quantity.end]))
    return values


def _is_counted(text: str, quantity: Quantity) -> bool:
    """Whether the benchmark takes it for a quantity: of ranks only `top three seeds`, of ages only `35 years old`."""
    if quantity.kind == "rank":
        return quantity.hedge == "at_most"
    if quantity.kind == "age":
        return quantity.unit is not None
    if quantity.kind == "number" and text[quantity.start : quantity.end].lower() == "one":
        return text[quantity.end : quantity.end + 4] == " of "
    return quantity.kind in _COUNTED


def _mapped(text: str, quantity: Quantity) -> Value:
    value, value_max = quantity.value, quantity.value_max
    if quantity.kind == "fraction":
        return value / 100, None
    if quantity.kind == "vague":
        return (value, None) if value == 12 else (value, value * 10)
    if quantity.kind == "money" and _PARTS.search(text[quantity.start : quantity.end]):
        value *= 100
        value_max = value_max * 100 if value_max is not None else None
    return value, value_max


def same(one: Value, other: Value) -> bool:
    """Whether two values, or both ends of two ranges, are equal."""
    if (one[1] is None) != (other[1] is None):
        return False
    return all(a is None or b is None or math.isclose(a, b, rel_tol=1e-6) for a, b in zip(one, other, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was found too much")
    arguments = parser.parse_args()
    hits = made = wanted = 0
    for row in json.loads(arguments.file.read_text(encoding="utf-8")):
        left = [gold_value(quantity["value"]) for quantity in row["quantities"]]
        wanted += len(left)
        extra = []
        for value, words in predicted(row["text"]):
            made += 1
            match = next((gold for gold in left if same(value, gold)), None)
            if match is None:
                extra.append(f"{value} {words!r}")
            else:
                left.remove(match)
                hits += 1
        if arguments.misses and (left or extra):
            print(row["text"], "\n    missed", left, "\n    extra ", extra)
    precision, recall = hits / made, hits / wanted
    f1 = 2 * precision * recall / (precision + recall)
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {wanted}, {made} made)")


if __name__ == "__main__":
    main()
