"""What a whole-corpus step works on and what it leaves behind, whatever engine runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

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


class Engine(Protocol):
    """Draws conclusions over all documents.

    The same parts in the same order give the same rows on every engine, and ids that
    were given once stay as more parts are added.
    """

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """Read ``parts``; write one Parquet file for each table of ``schema.CONCLUSIONS`` to its path in ``out``."""
