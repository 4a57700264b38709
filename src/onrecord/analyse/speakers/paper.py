"""A place where a text names a document."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analyse.speakers.cluster import Cluster


@dataclass(frozen=True)
class Paper:
    """A place where a text names a document.

    noun: in small letters, singular. at: its token. words: those before it that tell it apart, folded.
    new: it has not been spoken of before, as "a" tells, or no article.
    owner: who is told there to have made it; None also where several are. told: whether it is told at all.
    """

    noun: str
    at: int
    words: frozenset[str]
    new: bool
    owner: Cluster | None
    told: bool
