"""The interval of true values that a stated number leaves open.

A writer who gives `5.75 billion` has rounded to the last digit given: the truth lies within half of it on either
side. A hedge opens one side, by the size of the last digit or a tenth, whichever is larger: `nearly 11 billion` was
said of 10.57, `over 10` of 10.57, and nobody says `over 10` of 12. `About` opens both sides by the last digit or a
twentieth. `At least` and `up to` leave their side open: no upper end (None), or zero below.
"""

from flows.extract.quantities import Quantity

HEDGE_SHARE = 0.1
ABOUT_SHARE = 0.05
_EXACT = 1e12
"""A whole number below it has no more than the twelve digits that are kept."""


def interval(quantity: Quantity, qualifier: str) -> tuple[float | None, float | None]:
    """Lowest and highest true value, in the unit of the value; None where a side is open.

    A count or rank stated exactly is exact. Raises ValueError for an unknown qualifier.
    """
    low, high = _bounds(quantity, qualifier)
    return _plain(low), None if high is None else _plain(high)


def _plain(value: float) -> float:
    """A bound without the noise of binary fractions: 8445000000 for 8444999999.999999."""
    if value.is_integer() and -_EXACT < value < _EXACT:
        return value
    return float(f"{value:.12g}")


def _bounds(quantity: Quantity, qualifier: str) -> tuple[float, float | None]:
    low, high = quantity.value, quantity.value if quantity.value_max is None else quantity.value_max
    exact = quantity.kind in ("count", "rank")
    step = 0.0 if exact else quantity.resolution
    hedged = max(abs(low) * HEDGE_SHARE, quantity.resolution)
    match qualifier:
        case "exact":
            return low - step / 2, high + step / 2
        case "about":
            wide = max(abs(low) * ABOUT_SHARE, step)
            return low - wide, high + wide
        case "nearly":
            return low - hedged, high
        case "over":
            return low, high + hedged
        case "at_least":
            return low - step / 2, None
        case "at_most":
            return min(0.0, low), high + step / 2
        case _:
            raise ValueError(f"no interval is defined for the qualifier {qualifier!r}")
