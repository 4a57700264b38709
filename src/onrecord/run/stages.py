"""What a per-document stage is, and what running one gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onrecord.types import Document, Findings


class Stage(Protocol):
    """A pure function from a document to its findings, with a name and a version.

    Write one as a frozen dataclass of settings, so that it can be pickled and sent to
    a worker. ``load`` is the only place for I/O, such as reading a model; it caches
    per process, is called once before the first document, and again at no cost.
    The result must depend on the document alone: not on order, batch, engine or clock.
    """

    @property
    def name(self) -> str:
        """The verb of the pipeline that it does, as ``analyse``."""

    @property
    def version(self) -> str:
        """Changes whenever the findings of any document may change."""

    def load(self) -> None:
        """Read what is needed. Errors here stop the run: no document is to blame."""

    def __call__(self, document: Document) -> Findings:
        """The findings of one document; whatever it raises becomes that document's error."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: its findings, or the error that it met.

    reason: the short phrase under which a summary counts errors of one kind.
    """

    document: Document
    findings: Findings | None
    error: str | None = None
    reason: str | None = None
