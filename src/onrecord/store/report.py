"""What a verification found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


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


@dataclass
class Tally:
    """A report in the making."""

    checked: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def fault(self, where: object, what: object) -> None:
        """Note something wrong."""
        self.problems.append(Problem(str(where), str(what)))

    def report(self) -> Report:
        """All of it."""
        notes = tuple(f"{count} × {note}" if count > 1 else note for note, count in self.notes.items())
        return Report(dict(self.checked), tuple(self.problems), notes)
