"""No pattern takes a time that grows faster than the text: documents are made by anyone, and may be made to do harm."""

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

import flows
from flows.extract.parties.groups import _expletive
from flows.extract.parties.names import _patterns
from flows.extract.text.view import MAX_WRAP, _soft_break
from tests.commandline import PROJECT
from tests.pumps import Pump, pumps, widest

BUILT: Final = {
    "_expletive": _expletive,
    "_patterns": _patterns,
    "_soft_break": partial(_soft_break, MAX_WRAP),
}
"""Functions that make patterns of what is no constant, and keep them."""
ANCHORED: Final = {"match", "fullmatch"}
ONCE: Final = 250
"""Characters of the shorter text of a pattern, or a few times what it may repeat."""
TIMES: Final = 8
MOST: Final = 1.5 * TIMES
DOUBLED: Final = 4
"""In doubt the texts are doubled so often: what the machine does besides weighs ever less, a growth ever more."""
DEAR: Final = 8
"""So many times what a plain pattern costs on the longer text, a pattern is looked at closely."""
RAW: Final = (
    "flows.ingest",
    "flows.extract.text.view",
    "flows.extract.text.glue",
    "flows.extract.text.lexicon",
    "_soft_break",
)
"""What is put to texts as they come; all else sees them through the view."""
PLAIN: Final = re.compile("[^q]{0,4}q")


class Stood(NamedTuple):
    """A pattern of `flows`: where it stands, and whether it is only ever put to one place of a text, not searched."""

    where: str
    pattern: re.Pattern[str]
    anchored: bool


def patterns() -> list[Stood]:
    """Every pattern of `flows`, once."""
    found: dict[re.Pattern[str], Stood] = {}
    for module in pkgutil.walk_packages(flows.__path__, "flows."):
        held_by = importlib.import_module(module.name)
        tree = ast.parse(Path(str(held_by.__file__)).read_text(encoding="utf-8"))
        for name, thing in vars(held_by).items():
            for pattern in held(thing, set()):
                found.setdefault(pattern, Stood(f"{module.name}.{name}", pattern, _uses(tree, name) <= ANCHORED))
        for function, call in _calls(tree):
            if isinstance(call.args[0], ast.Constant):
                pattern = re.compile(str(call.args[0].value))
                found.setdefault(pattern, Stood(f"{module.name}.{function}", pattern, call.func.attr in ANCHORED))
    for where, made in BUILT.items():
        for pattern in held(made(), set()):
            found.setdefault(pattern, Stood(where, pattern, False))
    return list(found.values())


def held(thing: Any, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """The patterns in what a module holds, however deep."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, re.Pattern):
        yield thing
    elif isinstance(found_in := getattr(thing, "__self__", None), re.Pattern):
        yield found_in  # one of its methods
    elif isinstance(thing, dict):
        yield from held([*thing.keys(), *thing.values()], seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from held(value, seen)
    elif type(thing).__module__.startswith("flows"):
        names = [*getattr(thing, "__dict__", ()), *getattr(type(thing), "__slots__", ())]
        yield from held([getattr(thing, name, None) for name in names], seen)


def _uses(tree: ast.Module, name: str) -> set[str]:
    """What a module does with one of its names: the attributes that it asks for, or `any` where it hands it on."""
    asked = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return {
        asked.get(id(node), "any")
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    }


def _calls(tree: ast.Module) -> Iterator[tuple[str, Any]]:
    """The calls inside functions that make a pattern, with the name of the function."""
    for function in ast.walk(tree):
        for call in ast.walk(function) if isinstance(function, ast.FunctionDef) else ():
            match call:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=made)) if made != "escape":
                    yield function.name, call


class _TooLong(Exception):
    pass


def cost(find: Callable[[str], object], text: str, limit: float) -> float:
    """CPU seconds to find what there is in a text; `limit`, in the same, where it is broken off."""
    running = True

    def stop(*_: object) -> None:
        if running:
            raise _TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    begun = time.thread_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        find(text)
        running = False
    except _TooLong:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.thread_time() - begun


def as_viewed(text: str) -> str:
    """A text with its runs of spaces as the view leaves them, see tests/extract/test_view.py."""
    return re.sub(r"\s+", lambda run: "\n" if "\n" in run[0] else " ", text)


def grows(one: Stood) -> Pump | None:
    """A text of which eight times as much costs more than about eight times as much."""
    seen = str if one.where.startswith(RAW) else as_viewed
    find = one.pattern.match if one.anchored else one.pattern.findall
    once = max(ONCE, 3 * widest(one.pattern))
    usual = min(cost(PLAIN.findall, "a" * once * TIMES, 10) for _ in range(3))
    for pump in pumps(one.pattern):
        short, long = seen(pump.text(once)), seen(pump.text(once * TIMES))
        if cost(find, long, DEAR * usual + 0.01) < DEAR * usual:
            continue
        for doubled in range(DOUBLED):
            short, long = (seen(pump.text(length << doubled)) for length in (once, once * TIMES))
            of_short = min(cost(find, short, endless := 1_000 * usual) for _ in range(3))
            if of_short >= endless:
                return pump
            if any(cost(find, long, MOST * of_short) < MOST * of_short for _ in range(3)):
                break
        else:
            return pump
    return None


@pytest.mark.parametrize(
    "hostile",
    [
        r"\w+$",
        r"(?:a+)+b",
        r"\w+ly\b",
        r"x.*y",
        r"-*,?-*!",
        r"(?:[\w'-]+ ){0,6}treaty",
        r"(?i)(?:\w+\s?)+:",
        r"a*a*a*b",
    ],
)
def test_a_pattern_that_grows_is_told(hostile: str) -> None:
    assert grows(Stood("here", re.compile(hostile), False)) is not None


@pytest.mark.parametrize("hostile", [r"(?:a+)+b", r"a*a*a*b", r"(?:\w+\s?)+:"])
def test_one_that_grows_at_one_place_is_told(hostile: str) -> None:
    assert grows(Stood("here", re.compile(hostile), True)) is not None


@pytest.mark.parametrize("sound", [r"(?<!\w)\w+$", r"\b\w+ly\b", r"[^.;]{0,60}\bby\s", r"\d{1,3}(?:,\d{3})+", r"a+b?"])
def test_one_that_does_not_is_not(sound: str) -> None:
    assert grows(Stood("here", re.compile(sound), False)) is None


def test_functions_put_no_pattern_together_that_is_not_tried() -> None:
    made = {
        name
        for path in (PROJECT / "flows").rglob("*.py")
        for name, call in _calls(ast.parse(path.read_text(encoding="utf-8")))
        if not isinstance(call.args[0], ast.Constant)
    }
    assert made - {"__init__"} == set(BUILT)  # what an object is made with


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_grows_faster_than_its_text(part: int) -> None:
    found = patterns()
    assert len(found) > 400
    assert {one.where: pump for one in found[part::8] if (pump := grows(one))} == {}
