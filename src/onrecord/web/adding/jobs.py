"""Additions that were ordered from a page: what became of each, kept in the record's folder as a small file.

No words of articles are kept here: of those that were added, only their ids.
"""

from __future__ import annotations

import json
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import NotFoundError
from onrecord.store.files import write_whole

FOLDER = "adding"
"""Of a record: where its additions are kept track of."""

State = Literal["waiting", "running", "done", "failed", "stopped", "interrupted"]
OPEN: tuple[State, ...] = ("waiting", "running")
"""Those that are not over."""

_ALIVE_SECONDS = 20.0
_A_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Job:
    """One addition. Times are ISO 8601 date-times.

    files, links, pasted: how many of each were sent.
    read, total, added, already_there, failed: as ``pipeline.Progress`` and ``pipeline.Summary``.
    step: what is done just now. failures: source, reason and message of the first ones.
    documents: ids of the first articles that were added. statements: told in them; new: told nowhere else.
    snapshot: of the record after it. message: why it failed as a whole.
    owner: the server that does it.
    """

    number: int
    owner: str
    made: str
    state: State = "waiting"
    files: int = 0
    links: int = 0
    pasted: int = 0
    outlet: str | None = None
    collected: str | None = None
    started: str | None = None
    ended: str | None = None
    step: str = "reading"
    read: int = 0
    total: int = 0
    added: int = 0
    already_there: int = 0
    failed: int = 0
    passed_over: int = 0
    returned: int = 0
    not_analysed: dict[str, int] = field(default_factory=dict)
    failures: tuple[dict[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    statements: int = 0
    new: int = 0
    snapshot: int | None = None
    message: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN


class Shelf:
    """The additions of one record. Several servers may have the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self.owner = uuid.uuid4().hex

    def claim(self, made: str) -> Job:
        """A new addition, under a number of its own. Raises OSError where nothing can be written."""
        self.folder.mkdir(exist_ok=True)
        self._drop_signs()
        self.beat()
        number = max(self.numbers(), default=0)
        while True:
            number += 1
            with suppress(FileExistsError), self._path(number).open("x", encoding="utf-8"):
                job = Job(number, self.owner, made)
                self.keep(job)
                return job

    def keep(self, job: Job) -> None:
        """Write down how an addition stands."""
        write_whole(self._path(job.number), json.dumps(asdict(job), ensure_ascii=False).encode("utf-8", "replace"))

    def forget(self, job: Job) -> None:
        """As if it had never been."""
        self.clear(job)
        with suppress(OSError):
            self._path(job.number).unlink()

    def read(self, number: int) -> Job:
        """How an addition stands; one whose server is gone was interrupted.

        Raises:
            NotFoundError: if there is none with this number.
        """
        try:
            row: dict[str, Any] = json.loads(self._path(number).read_text(encoding="utf-8"))
            known = {each.name: row[each.name] for each in fields(Job) if each.name in row}
            job = Job(**known)
        except (OSError, ValueError, TypeError, AttributeError):
            raise NotFoundError(f"there is no addition {number} in this record") from None
        if job.is_open and not self._is_alive(job.owner):
            job = replace(job, state="interrupted")
            with suppress(OSError):
                self.keep(job)
                self.clear(job)
        return job

    def numbers(self) -> list[int]:
        """Of all additions, the newest first."""
        names = (re.fullmatch(r"(\d{1,9})\.json", path.name) for path in self._files())
        return sorted((int(name[1]) for name in names if name), reverse=True)

    def spool(self, job: Job) -> Path:
        """Where the bytes lie that are to be added."""
        return self.folder / str(job.number)

    def clear(self, job: Job) -> None:
        """Delete the bytes that were to be added."""
        shutil.rmtree(self.spool(job), ignore_errors=True)

    def beat(self) -> None:
        """Say that this server is there."""
        with suppress(OSError):
            self._sign(self.owner).touch()

    def _drop_signs(self) -> None:
        """Of servers that are long gone."""
        for path in list(self._files()):
            with suppress(OSError):
                if path.suffix == ".server" and time.time() - path.stat().st_mtime > _A_DAY:
                    path.unlink()

    def _is_alive(self, owner: object) -> bool:
        if owner == self.owner:
            return True
        try:
            return time.time() - self._sign(str(owner)).stat().st_mtime < _ALIVE_SECONDS
        except OSError:
            return False

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from self.folder.iterdir()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number}.json"

    def _sign(self, owner: str) -> Path:
        return self.folder / f"{re.sub(r'[^0-9a-f]', '', owner)}.server"
