"""Chains to entities: the names and ids that the relational half asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.ids import entity_id
from onrecord.resolve.names import key


def group_key(name: str, kind: str, named: bool) -> str | None:
    """What a chain must share with another to be the same entity; None: it stays alone in its document."""
    found = key(name, kind) if named else None
    return None if found is None else f"{kind} {found}"


def mint(document: str, kind: str, name: str, nth: int) -> str:
    """The id of the entity whose first member is the ``nth`` chain (from 0) of this kind and name in ``document``.

    Kind and number are part of the digest: one document may have two unnamed officials.
    """
    return entity_id(document, f"{kind} {name} {nth}")


def minting(given: Iterable[tuple[str, str]]) -> Callable[[str, str, str, int], str]:
    """``mint``, but for ids that are given to others: pairs of what would be minted, and what is given instead.

    So an entity keeps its id after the document was removed in which its first member stood.
    """
    instead = dict(given)

    def given_or_minted(document: str, kind: str, name: str, nth: int) -> str:
        minted = mint(document, kind, name, nth)
        return instead.get(minted, minted)

    return given_or_minted
