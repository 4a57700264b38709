"""How much may be unpacked of one archive: what a bomb would exceed."""

from __future__ import annotations

from onrecord.errors import InputError

MOST_MEMBERS = 2_000_000
"""So many members an archive may hold, those of the archives within it included."""

_FREE = 500_000_000
# Pages of one outlet, packed together, shrink to a hundredth, and are read twice; a bomb to a thousandth and less.
_RATIO = 500


class Allowance:
    """What is left to be unpacked of an archive and all archives within it.

    name: what a message calls the outermost archive. size: its size as packed, in bytes.
    """

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._bytes = _FREE + _RATIO * size
        self._members = MOST_MEMBERS

    def spend(self, size: int) -> None:
        """Note that so many bytes were unpacked, or are about to be. Raises InputError beyond what is allowed."""
        self._bytes -= size
        if self._bytes < 0:
            raise InputError(
                f"{self._name}: it unpacks to more than {_RATIO} times its size, as an archive made to do harm does; "
                "unpack it yourself if you trust it, and add the folder.",
                reason="unpacks to too much",
            )

    def enter(self) -> None:
        """Note one more member. Raises InputError where there are too many, or too much was unpacked before."""
        self.spend(0)
        self._members -= 1
        if self._members < 0:
            raise InputError(
                f"{self._name}: more than {MOST_MEMBERS:,} members; split it into several archives.",
                reason="too many members",
            )
