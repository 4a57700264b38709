"""What a verification found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

STEPS = ("parts", "captures", "documents")
"""What the progress of a verification is counted in: whatever takes long is done for each of them."""

_TOLD_EVERY = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. where: the file, row or span. what: what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """checked: how many of each kind of thing. notes: what is no fault, but worth knowing."""

    checked: dict[str, int]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Checking:
    """How far a verification has come: files, documents and the like checked, of how many about, and of what kind."""

    done: int
    total: int
    what: str


@dataclass
class Tally:
    """A report in the making."""

    checked: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    progress: Callable[[Checking], None] | None = None
    total: int = 0

    def count(self, what: str) -> None:
        """Note that one more thing of a kind was checked."""
        self.checked[what] += 1
        done = sum(self.checked[kind] for kind in STEPS)
        if self.progress is not None and done % _TOLD_EVERY == 0:
            self.progress(Checking(done, self.total, what))

    def fault(self, where: object, what: object) -> None:
        """Note something wrong."""
        self.problems.append(Problem(str(where), str(what)))

    def report(self) -> Report:
        """All of it."""
        notes = tuple(f"{count} × {note}" if count > 1 else note for note, count in self.notes.items())
        return Report(dict(self.checked), tuple(self.problems), notes)
