"""About a record."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from onrecord.web.models.lists import Counts


class Made(BaseModel):
    """A version of some code, and how many documents it made."""

    version: str
    documents: int


class State(BaseModel):
    """The record as it stood once, and what was new in it. opens: whether it can be read under ``/at/NUMBER``."""

    number: int
    made: str
    added: int
    analysed: int
    returned: int
    judgements: int
    documents: int
    opens: bool


class Figure(BaseModel):
    """One thing that was measured, of 100."""

    what: str
    percent: float


class Measured(BaseModel):
    """What was measured on one set of texts, and how it is measured again."""

    task: str
    on: str
    command: str
    model: str
    figures: list[Figure]


class Verification(BaseModel):
    """How a verification went, or goes. first: the first of its problems."""

    state: Literal["never", "running", "done", "failed"]
    made: str | None
    snapshot: int | None
    done: int
    total: int
    what: str
    checked: dict[str, int] | None
    problems: int
    first: list[str]
    notes: list[str]
    message: str | None


class About(BaseModel):
    """What there is to tell of a record beside what is in it.

    digest: of all parts of the snapshot. removed: when something was removed last, or null.
    """

    snapshot: int
    made: str | None
    digest: str
    counts: Counts
    first: str | None
    last: str | None
    captures: int
    program: str
    analysis: str
    cleaner: str
    analyses: list[Made]
    cleaners: list[Made]
    states: list[State]
    removed: str | None
    measured: list[Measured]
    verification: Verification
