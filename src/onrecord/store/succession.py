"""Who stood before whom in an article's place: what removing some of its versions leaves of that."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

_END = float("inf")


@dataclass(frozen=True, slots=True)
class Step:
    """A document took its article's place: it was added, or came back. replaces: the one that stood there until then.

    at: the snapshot of it; of one that came back half a step more, as in ``tables``.
    """

    document: str
    replaces: str | None
    at: float


class Succession:
    """The steps of some articles, as they are seen once some of the documents are removed."""

    def __init__(self, steps: Iterable[Step], removed: Collection[str]) -> None:
        self.removed = frozenset(removed)
        self._steps: dict[str, list[Step]] = {}
        for step in sorted(steps, key=lambda step: step.at):
            self._steps.setdefault(step.document, []).append(step)

    def added(self, document: str) -> float:
        """When a document was added."""
        steps = self._steps.get(document)
        return steps[0].at if steps else 0.0

    def last(self, document: str) -> float:
        """When a document took its article's place last."""
        steps = self._steps.get(document)
        return steps[-1].at if steps else 0.0

    def before(self, document: str, at: float = _END) -> str | None:
        """The remaining document that stood in the place which a removed one held at a moment, before that did."""
        found: str | None = document
        seen: set[tuple[str, float]] = set()
        while found is not None and found in self.removed:
            step = next((step for step in reversed(self._steps.get(found, [])) if step.at <= at), None)
            if step is None or (found, step.at) in seen:
                return None
            seen.add((found, step.at))
            found, at = step.replaces, step.at
        return found
