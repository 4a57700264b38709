"""What has come into the record since somebody last looked?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.store import index_read
from onrecord.store.index import Index, ask
from onrecord.store.judgements import newest_judgement, read_log
from onrecord.store.record import Record
from onrecord.types import Judgement

Row = dict[str, Any]

_STATE = re.compile(r"(\d{1,15})\.(\d{1,15})")


@dataclass(frozen=True, slots=True)
class State:
    """How far a record had come: its newest snapshot, and the number of the newest judgement."""

    snapshot: int
    judgement: int

    def __str__(self) -> str:
        return f"{self.snapshot}.{self.judgement}"


@dataclass(frozen=True, slots=True)
class Since:
    """What came after a state. articles, statements: how many. newest: the articles added last, a few of them.

    judgements: how many were made; last: the newest few, the last one first.
    """

    articles: int
    statements: int
    newest: tuple[Row, ...]
    judgements: int
    last: tuple[Judgement, ...]

    def anything(self) -> bool:
        """Whether anything came."""
        return bool(self.articles or self.judgements)


def state_of(folder: Path) -> State:
    """How far the record at ``folder`` has come.

    Raises:
        RecordError: if there is no record.
    """
    with Record.open(folder) as record:
        return State(record.catalog.newest(), newest_judgement(record.catalog))


def read_state(given: str) -> State | None:
    """A state out of the text that ``str`` makes of it; None for any other text."""
    found = _STATE.fullmatch(given)
    return State(int(found[1]), int(found[2])) if found else None


def since(folder: Path, state: State, most: int = 5) -> Since:
    """What the record at ``folder`` got after ``state``; ``most``: articles and judgements that are named.

    Raises:
        RecordError: if there is no record, or its index must be made anew and cannot be.
    """
    with Record.open(folder) as record:
        judged = [each for each in read_log(record.catalog) if each.number > state.judgement]

    def question(index: Index) -> Since:
        came = index_read.added_since(index.connection, state.snapshot, most)
        last = tuple(reversed(judged[-most:]))
        return Since(came["documents"], came["statements"], tuple(came["newest"]), len(judged), last)

    return ask(folder, question)
