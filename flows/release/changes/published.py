"""What a release to be published says of the one that it replaces."""

import shutil
from pathlib import Path
from typing import Final

from flows.release import changes
from flows.release.changes import NoRelease, compare, story

FILES: Final = ("changes.parquet", "CHANGES.md")


def tell(before: Path, candidate: Path, version: str) -> None:
    """Write CHANGES.md and changes.parquet into `candidate`: what differs from the release in the folder `before`.

    A candidate with the content of the release before says what that said, so that building twice changes no byte.
    Where the release before cannot be read, CHANGES.md says why.
    """
    if not before.exists():
        rows, text = changes.none(), story.first(version)
    else:
        try:
            found = compare(before, candidate, version)
        except NoRelease as error:
            rows, text = changes.none(), story.unknown(version, str(error).removeprefix(f"{before}: "))
        else:
            if found.before == found.after and all((before / name).is_file() for name in FILES):
                for name in FILES:
                    shutil.copyfile(before / name, candidate / name)
                return
            rows, text = found.rows, story.story(found)
    changes.write(rows, candidate)
    (candidate / "CHANGES.md").write_text(text, encoding="utf-8")
