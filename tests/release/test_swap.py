"""A published folder is replaced whole or not at all."""

from pathlib import Path

import pytest

from flows.release import swap


def folder(path: Path, content: str) -> Path:
    (path / "inner").mkdir(parents=True)
    (path / "inner" / "file").write_text(content)
    return path


def content(path: Path) -> str:
    return (path / "inner" / "file").read_text()


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def place(request, tmp_path: Path, monkeypatch) -> Path:
    if not request.param:
        monkeypatch.setattr(swap, "_exchange", lambda a, b: False)  # noqa: ARG005
    return tmp_path / "release"


def test_the_first_folder_is_put_in_place(place):
    swap.put(folder(swap.aside(place), "new"), place)
    assert content(place) == "new"
    assert [path.name for path in place.parent.iterdir()] == ["release"]


def test_a_later_folder_replaces_it_and_leaves_nothing_behind(place):
    folder(place, "old")
    swap.put(folder(swap.aside(place), "new"), place)
    assert content(place) == "new"
    assert [path.name for path in place.parent.iterdir()] == ["release"]


def test_an_interruption_between_two_renames_is_mended(place, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda a, b: False)  # noqa: ARG005
    folder(place, "old")
    candidate = folder(swap.aside(place), "new")
    rename = Path.rename

    def only_the_first(self: Path, target: Path) -> Path:
        if self == candidate:
            raise OSError("power cut")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", only_the_first)
    with pytest.raises(OSError, match="power cut"):
        swap.put(candidate, place)
    monkeypatch.undo()
    assert not place.exists()
    swap.recover(place)
    assert content(place) == "old"
    assert [path.name for path in place.parent.iterdir()] == ["release"]


def test_recover_removes_what_was_half_written_and_keeps_what_stands(place):
    folder(place, "old")
    folder(swap.aside(place), "half")
    swap.recover(place)
    assert content(place) == "old"
    assert [path.name for path in place.parent.iterdir()] == ["release"]
