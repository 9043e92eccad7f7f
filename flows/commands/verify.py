"""Proving a release."""

from pathlib import Path

from flows.commands.failure import BadUse, Failure
from flows.questions import WarehouseError
from flows.release import verify as releases


def verify(place: Path) -> str:
    """Say that the release holds. Raises Failure with all that is wrong, BadUse where there is no release."""
    try:
        wrong = releases.verify(place)
    except FileNotFoundError as error:
        raise BadUse(str(error)) from error
    except WarehouseError as error:
        raise Failure(str(error)) from error
    if wrong:
        raise Failure("\n".join(wrong))
    return f"{place}: the release holds"
