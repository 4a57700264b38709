"""What is found of one entity while a document is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.names import parts
from onrecord.types import EntityKind


@dataclass(eq=False)
class Cluster:
    """Everything found of one entity while a document is read; turned into a ``Chain`` at the end.

    names: its names in order. stated: offices stated beside them, each with the name it stands beside.
    gender: ``m``, ``f`` or "" where nothing tells. description: of an unnamed entity.
    aliases: basis of the merge, by name, where a misspelling or an acronym was taken for it.
    shared: first tokens of bare names that somebody else in the document bears too.
    leaning: how many pronouns more than not beside its names say "he" than "she".
    fullest: the fullest name, kept with what it was found from.
    order: where an entity without a name of its own is first spoken of.
    """

    kind: EntityKind
    names: list[Named] = field(default_factory=list)
    stated: list[Description] = field(default_factory=list)
    gender: str = ""
    description: Description | None = None
    text: str = ""
    named: bool = True
    aliases: dict[str, str] = field(default_factory=dict)
    shared: set[int] = field(default_factory=set)
    order: int = 0
    leaning: int = 0
    fullest: tuple[object, str] | None = None

    @property
    def name(self) -> str:
        """The fullest name: most words without bare initials, then most letters, then the earliest."""
        if not self.names:
            return self.text
        key = (tuple(map(id, self.names)), len(self.aliases), self.kind)
        if self.fullest is None or self.fullest[0] != key:
            self.fullest = (key, self._fullest())
        return self.fullest[1]

    def _fullest(self) -> str:
        usual = [name for name in self.names if name.text not in self.aliases] or self.names
        counts = Counter(name.text for name in usual)
        usual = [name for name in usual if not _epithet(name.text, counts)]
        best = max(
            usual,
            key=lambda name: (
                len(parts(name.text)),
                not _shouts(name.text),
                counts[name.text],
                len(name.text),
                -name.first,
            ),
        )
        return _calmed(best.text) if self.kind == "person" else best.text


def _shouts(text: str) -> bool:
    return " " in text and text.isupper()


def _calmed(text: str) -> str:
    """A name that stands in capitals only, in usual writing."""
    if not _shouts(text):
        return text
    return " ".join(word if len(word.rstrip(".")) < 3 and "." in word else word.title() for word in text.split(" "))


def _epithet(text: str, counts: Counter[str]) -> bool:
    """Whether another spelling is the plain one.

    A word before a full name only colours it, as "Happy" in "Happy Mary Dow" beside
    "Mary Dow"; "Dows" are more than one. A surname that is a given name too has its own
    given name before it, however rare: "Orin Paul" beside "Paul".
    """
    if " " in text and text.endswith("s") and text[:-1] in counts:
        return True
    first, _, rest = text.partition(" ")
    return (
        first.lower() not in GIVEN
        and len(first) > 2
        and " " in rest
        and rest.split(" ")[0].lower() in GIVEN
        and counts[rest] >= counts[text]
    )
