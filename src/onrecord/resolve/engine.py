"""What a whole-corpus step works on and what it leaves behind, whatever engine runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from onrecord.schema import Row
from onrecord.types import Verdict


@dataclass(frozen=True, slots=True)
class Parts:
    """Parquet parts of facts, each table's in order of addition.

    replaced: ids of the documents that do not count any more; None where they are those that another replaces.
    verdicts: what people decided, on chains and attributions of ``findings``.
    given: pairs of an id as it is minted and the id that is given instead; so an entity keeps
        its id after the document was removed in which its first member stood.
    """

    documents: tuple[Path, ...]
    findings: tuple[Path, ...]
    replaced: tuple[str, ...] | None = None
    verdicts: tuple[Verdict, ...] = ()
    given: tuple[tuple[str, str], ...] = ()


@dataclass
class Grown:
    """What is to be written after a few documents came. mark: to be set once that is committed, else it is forgotten.

    rows: of each table of ``schema.CONCLUSIONS``, in order. gone: tables and keys of rows that are no more.
    """

    rows: Mapping[str, Sequence[Row]]
    gone: Sequence[tuple[str, str]]
    work: Mapping[str, int]
    mark: str | None = None


class Engine(Protocol):
    """Draws conclusions over all documents.

    The same parts in the same order give the same rows on every engine, and ids that
    were given once stay as more parts are added.
    """

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """Read ``parts``; write one Parquet file for each table of ``schema.CONCLUSIONS`` to its path in ``out``."""


@runtime_checkable
class GrowingEngine(Engine, Protocol):
    """An engine that can go on from what it kept, without reading everything again."""

    def resolve_keeping(self, parts: Parts, out: Mapping[str, Path], kept: Path) -> None:
        """As ``resolve``; keep at ``kept`` what is needed to go on, to be used once it is marked."""

    def mark(self, kept: Path, mark: str) -> None:
        """Say to which conclusions, now committed, belongs what is kept at ``kept``."""

    def resolve_added(
        self, parts: Parts, kept: Path, mark: str, current: Callable[[str], bool], others: Sequence[str]
    ) -> AbstractContextManager[Grown | None]:
        """What changes by the parts that came since: the same as ``resolve`` of all of them would give.

        None where it must be resolved anew: nothing usable is kept for the conclusions with this ``mark``, the
        verdicts are others, or documents that were there before have new findings.
        current: whether a document counts now. others: documents that were there before, and may count otherwise now.
        """
