"""Handles of accounts: ``Ada Moor (@adamoor)`` gives Ada Moor a second name, by which later posts may call her."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.entities import Named, is_handle
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.lexicon.titles import TITLES
from onrecord.analyse.speakers.tokens import Token

_BETWEEN = 2
"""Tokens, such as "MP", between a name and the bracket of its handle."""


def join_handles(tokens: Sequence[Token], clusters: Sequence[Cluster]) -> None:
    """Give each handle in brackets, wherever it stands again, to whoever is named right before the brackets."""
    ending = {name.last: cluster for cluster in clusters for name in cluster.names if cluster.kind != "place"}
    taken = {name.first for cluster in clusters for name in cluster.names}
    owners: dict[str, Cluster] = {}
    handles = [index for index in range(2, len(tokens)) if is_handle(tokens, index)]
    for index in handles:
        owner = _named_before(tokens, ending, index - 2) if tokens[index - 2].text == "(" else None
        if owner is not None:
            owners.setdefault(tokens[index].lower, owner)
    for index in handles:
        owner = owners.get(tokens[index].lower)
        if owner is not None and index not in taken:
            token = tokens[index]
            name = Named(index, index + 1, index, (token.start, token.end), token.text, owner.kind, False)
            owner.names.append(name)
            owner.aliases[token.text] = "handle"


def _named_before(tokens: Sequence[Token], ending: dict[int, Cluster], bracket: int) -> Cluster | None:
    for back in range(_BETWEEN + 1):
        if bracket - back in ending:
            return ending[bracket - back]
        if tokens[bracket - back - 1].lower.rstrip(".") not in TITLES:
            return None
    return None
