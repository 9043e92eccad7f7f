"""A release sent elsewhere: whole, found through its pointer, whatever becomes of the sending."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import pytest

from flows import cli
from flows.release import sums
from flows.release.publish import publish
from flows.release.upload import POINTER, UploadError, upload
from flows.release.verify import verify
from tests.release.conftest import MEASURED, unexamined
from tests.servers import S3


@pytest.fixture(params=["file", "memory", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place for releases that does not exist yet."""
    match request.param:
        case "file":
            yield f"file://{tmp_path}/out/releases"
        case "memory":
            yield f"memory://{uuid4().hex}/releases"
        case "s3":
            server: S3 = request.getfixturevalue("s3")
            yield f"{server.bucket()}/releases"


def read(address: str) -> bytes:
    """A file at an address, past all caches."""
    store, path = fsspec.core.url_to_fs(address)
    store.invalidate_cache()
    content: bytes = store.cat_file(path)
    return content


def pointed(address: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(read(f"{address}/{POINTER}"))
    return found


@pytest.fixture(scope="session")
def newer(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another release of the same place, only to be read."""
    place = shutil.copytree(made_once, tmp_path_factory.mktemp("newer") / "place")
    publish(place / "communique.duckdb", place / "release", {**MEASURED, "reliability": {"figures": []}}, unexamined)
    return place / "release"


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Lets the sending of files to an address break off after so many."""

    def arrange(address: str, count: int) -> None:
        store = fsspec.core.url_to_fs(address)[0]  # one for all that ask for this storage
        put = store.put_file
        left = [count]

        def put_file(*arguments: Any, **options: Any) -> Any:
            if not left[0]:
                raise OSError("the line went dead")
            left[0] -= 1
            return put(*arguments, **options)

        monkeypatch.setattr(store, "put_file", put_file)

    return arrange


def test_a_release_arrives_whole_and_the_pointer_names_it(place: Path, address: str, tmp_path: Path):
    sent = upload(place / "release", address)
    pointer = pointed(address)
    assert sent.address == f"{address}/{pointer['path']}"
    assert pointer["path"].startswith(pointer["version"])
    arrived = tmp_path / "arrived"
    arrived.mkdir()
    for path in (place / "release").iterdir():
        (arrived / path.name).write_bytes(read(f"{sent.address}/{path.name}"))
    assert verify(arrived) == []
    assert sums.digest(arrived / sums.NAME) == pointer["sha256sums"]


def test_what_is_there_is_not_sent_again(place: Path, address: str):
    assert upload(place / "release", address).sent == len(list((place / "release").iterdir()))
    assert upload(place / "release", address).sent == 0


def test_a_newer_release_stands_beside_the_older_one(place: Path, newer: Path, address: str):
    first = upload(place / "release", address)
    second = upload(newer, address)
    assert second.address == f"{address}/{pointed(address)['path']}" != first.address
    assert read(f"{first.address}/{sums.NAME}") != read(f"{second.address}/{sums.NAME}")


@pytest.mark.parametrize("files", [0, 1, 7, -1])
def test_an_interrupted_upload_leaves_the_pointer_and_is_completed_by_the_next(
    place: Path,
    newer: Path,
    address: str,
    files: int,
    breaking: Callable[[str, int], None],
    monkeypatch: pytest.MonkeyPatch,
):
    upload(place / "release", address)
    before = read(f"{address}/{POINTER}")
    breaking(address, files % len(list(newer.iterdir())))
    with pytest.raises(UploadError, match="the line went dead"):
        upload(newer, address)
    assert read(f"{address}/{POINTER}") == before
    monkeypatch.undo()
    sent = upload(newer, address)
    assert sent.sent == len(list(newer.iterdir()))
    assert pointed(address)["path"] == sent.address.rpartition("/")[2]


def test_a_file_that_arrives_short_is_noticed(place: Path, address: str, monkeypatch: pytest.MonkeyPatch):
    store = fsspec.core.url_to_fs(address)[0]
    told = store.info

    def short(path: str, **options: Any) -> Any:
        found = dict(told(path, **options))
        return found | {"size": 1} if path.endswith("figures.parquet") else found

    monkeypatch.setattr(store, "info", short)
    with pytest.raises(UploadError, match=r"figures\.parquet arrived with 1 bytes"):
        upload(place / "release", address)


@pytest.mark.usefixtures("s3")
@pytest.mark.parametrize("wrong", ["nowhere://bucket/x", "s3://no-such-bucket-at-all/x", "file:///proc/self/x"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(
    place: Path, wrong: str, capsys: pytest.CaptureFixture[str]
):
    assert cli.run(["publish", wrong, str(place)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"communique: {wrong}: ")


def test_the_command_says_where_the_release_stands(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    address = f"file://{tmp_path}/out"
    assert cli.run(["publish", address, str(place)]) == 0
    assert capsys.readouterr().out.startswith(f"{address}/{pointed(address)['path']}: ")
    assert cli.run(["publish", address, str(tmp_path / "nothing")]) == 2
    assert cli.run(["publish", address, str(tmp_path)]) == 1
