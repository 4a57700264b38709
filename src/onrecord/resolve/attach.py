"""To whom a weak chain belongs: the one entity that bears its name and for which its context speaks, or to nobody.

Of several for which it speaks it is the one that is in many times as many articles as each of the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from onrecord.resolve.clusters import ENOUGH, ENOUGH_FOR_SURNAME, NAMES_BY, OUTWEIGHS
from onrecord.resolve.forms import PERSON
from onrecord.resolve.lexicon import common_words, given_names
from onrecord.resolve.posts import shared

Row = dict[str, Any]

ENOUGH_FOR_ANY_WORD = 3.0
"""How much must speak for a surname that is a common word, a common name or a given name too, or is spelt otherwise
and short: so many bear it, or only look as if they did, that two names of an article beside it tell nothing."""

_SHORT = 5
_FEW = 3


def attach(chain: Row) -> Row | None:
    """The row ``document``, ``chain``, ``cluster`` and ``why`` for a row of ``sql.WEIGHED``, or None."""
    fitting = []
    for each in chain["candidates"]:
        posts = shared(chain["posts"] or (), each["posts"] or ())[:1]
        weight = sum(weight for weight, _ in posts) + (each["weight"] or 0) / NAMES_BY
        if weight >= _enough(chain["form"], each["likeness"]):
            fitting.append((each, posts))
    fitting.sort(key=lambda each: (-each[0]["docs"], each[0]["cluster"]))
    if not fitting or (len(fitting) > 1 and not outweighs(fitting[0][0]["docs"], fitting[1][0]["docs"])):
        return None
    each, posts = fitting[0]
    why = [each["likeness"], *(f"post {post}" for _, post in posts), *companions(each.get("others") or ())]
    return {"document": chain["document"], "chain": chain["chain"], "cluster": each["cluster"], "why": why}


def outweighs(articles: int, others: int) -> bool:
    """Whether one who is in so many articles is meant, and not another who fits as well and is in ``others``."""
    return articles >= OUTWEIGHS * others


def companions(others: Iterable[str | None]) -> list[str]:
    """The reasons that lie in whom both a chain and a cluster were met with; None among them counts for nobody."""
    return [f"with {other}" for other in sorted({other for other in others if other is not None})[:_FEW]]


@lru_cache(maxsize=65536)
def _enough(form: str, likeness: str) -> float:
    """How much must speak for a weak form as one of the entities that it is alike to."""
    sort, _, words = form.partition(" ")
    if sort != PERSON:
        return ENOUGH_FOR_SURNAME if likeness == "alone" else ENOUGH
    if words in common_words() or words in given_names():
        return ENOUGH_FOR_ANY_WORD
    if likeness == "alone":
        return ENOUGH_FOR_SURNAME
    return ENOUGH if len(words) > _SHORT else ENOUGH_FOR_ANY_WORD
