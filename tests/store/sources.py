"""Articles for tests of the record, and a look at every byte of one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from onrecord.pipeline import Summary, add
from tests.run.stages import LineStage


def write_articles(folder: Path, numbers: range) -> Path:
    """Articles about an invented bridge, each reporting three statements."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        text = (
            f"Bridge over the Olm stays closed, part {number}\n\n"
            f"The council of Tarnfield met again on the matter of the bridge, for the {number}. time this year.\n\n"
            f'Minister Ada Lindqvist said: "The bridge will stay closed for {number} more weeks."\n\n'
            f'Bo Raskin said: "We were told {number} times that Ada Lindqvist would open it."\n\n'
            f"Ferrymaster{number} said: the boats are full.\n"
        )
        (folder / f"article-{number:04}.txt").write_bytes(text.encode())
    return folder


def add_lines(record: Path, *sources: Path, jobs: int | None = None, stage: LineStage | None = None) -> Summary:
    """``pipeline.add`` with the small stage of these tests."""
    return add(record, sources, jobs=jobs, stage=stage or LineStage())


def every_byte(folder: Path) -> dict[str, str]:
    """Digest of each file in a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
