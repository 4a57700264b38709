"""How strong words are: from a lexicon of scales, from the weakest word to the strongest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Strengths:
    """scales: for each word the scales it stands on and its place there. modal: which scales are of modal verbs."""

    scales: dict[str, tuple[tuple[int, int], ...]]
    modal: frozenset[int]
    hedges: frozenset[str]
    boosters: frozenset[str]

    def compared(self, before: Iterable[str], after: Iterable[str], *, modal: bool) -> int:
        """1 where ``after`` has a stronger word of a scale than ``before`` has, -1 a weaker one, 0 if neither."""
        left, right = self._places(before, modal), self._places(after, modal)
        for scale in sorted(left.keys() & right.keys()):
            if left[scale] != right[scale]:
                return 1 if right[scale] > left[scale] else -1
        return 0

    def has_modal(self, words: Iterable[str]) -> bool:
        """Whether a modal verb is among ``words``."""
        return bool(self._places(words, True))

    def is_weak(self, word: str) -> bool:
        """Whether it is a modal verb of the weakest sort."""
        return any(scale in self.modal and not place for scale, place in self.placed(word))

    def placed(self, word: str) -> tuple[tuple[int, int], ...]:
        """The scales on which a word stands, or the verb of which it is a form, and its place there."""
        bare = word.removesuffix("ing")
        forms = (word, word.removesuffix("s"), bare, f"{bare}e")
        return next((self.scales[form] for form in forms if form in self.scales), ())

    def _places(self, words: Iterable[str], modal: bool) -> dict[int, int]:
        found: dict[int, int] = {}
        for word in words:
            for scale, place in self.placed(word):
                if (scale in self.modal) == modal:
                    found[scale] = max(place, found.get(scale, 0))
        return found


@cache
def strengths() -> Strengths:
    """The lexicon in the package."""
    text = (files("onrecord.resolve") / "lexicon" / "strength.txt").read_text(encoding="utf-8")
    scales: dict[str, list[tuple[int, int]]] = {}
    modal: set[int] = set()
    sets: dict[str, frozenset[str]] = {}
    for number, line in enumerate(text.splitlines()):
        label, colon, rest = line.partition(":")
        if line.startswith("#") or not line.strip():
            continue
        if colon and label != "modal":
            sets[label] = frozenset(rest.split())
            continue
        if colon:
            modal.add(number)
        for place, words in enumerate((rest if colon else line).split("|")):
            for word in words.split():
                scales.setdefault(word, []).append((number, place))
    places = {word: tuple(found) for word, found in scales.items()}
    return Strengths(places, frozenset(modal), sets["hedge"], sets["booster"])
