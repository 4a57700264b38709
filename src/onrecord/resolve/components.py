"""Connected components: which things belong together, by way of others too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Union:
    """Sets that grow together. Each is known by its least member, whatever the order of joining."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, one: str) -> str:
        """The least member of the set that holds ``one``."""
        above = self._above
        root = one
        while (higher := above.get(root, root)) != root:
            root = higher
        while (higher := above.get(one, one)) != root:
            above[one] = root
            one = higher
        return root

    def join(self, one: str, two: str) -> str:
        """Make the sets of both one; its least member."""
        low, high = sorted((self.find(one), self.find(two)))
        if low != high:
            self._above[high] = low
        return low


def components(edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each thing that an edge names, with the least of its component, in order."""
    union = Union()
    names: set[str] = set()
    for one, two in edges:
        union.join(one, two)
        names.update((one, two))
    for name in sorted(names):
        yield name, union.find(name)
