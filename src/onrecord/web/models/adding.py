"""Additions from pages."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class Failure(BaseModel):
    """One thing that could not be added."""

    source: str
    reason: str
    message: str


class Addition(BaseModel):
    """What became of what was sent. Only the first failures and documents are given; failed and added count all.

    statements: told in the documents; new: told in no others. snapshot: of the record after it.
    """

    number: int
    state: Literal["waiting", "running", "done", "failed", "stopped", "interrupted"]
    made: str
    started: str | None
    ended: str | None
    files: int
    links: int
    pasted: int
    outlet: str | None
    collected: str | None
    step: str
    read: int
    total: int
    added: int
    already_there: int
    failed: int
    passed_over: int
    returned: int
    not_analysed: dict[str, int]
    failures: list[Failure]
    documents: list[str]
    statements: int
    new: int
    snapshot: int | None
    message: str | None
