"""What comes of reading a source: who speaks, why, and by which rule it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.analyse.speakers.cluster import Cluster

How = Literal[
    "name", "part", "shared", "misspelt", "place", "beside", "he", "it", "they", "relative", "myself", "office",
    "epithet", "next", "headline", "body", "generic", "document", "described", "joint", "label", "answer", "carried",
    "again", "open",
]  # fmt: skip
"""The rule that found the speaker: ``part`` of a name; ``shared``: a name that two people bear; ``myself``: "I" within
somebody's words; ``generic``: a noun that any body may be called by; ``described``: a description stays one;
``carried``: on from the paragraph before; ``again``: told twice; ``open``: nobody was found."""


@dataclass(frozen=True)
class Resolved:
    """The cluster of a source, or None, and why.

    how: the rule. margin: by how much, in log-odds, the one a pronoun means is ahead of the next; 0 elsewhere.
    """

    cluster: Cluster | None
    basis: str
    how: How = "open"
    margin: float = 0.0


@dataclass(frozen=True)
class Held:
    """Who a description stands for, why, and by which rule."""

    cluster: Cluster
    why: str
    how: How
