"""To whom a weak chain belongs: the one entity that bears its name and for which its context speaks, or to nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.resolve.clusters import ENOUGH, ENOUGH_FOR_SURNAME, NAMES_BY
from onrecord.resolve.posts import shared

Row = dict[str, Any]
_FEW = 3


def attach(chain: Row) -> Row | None:
    """The row ``document``, ``chain``, ``cluster`` and ``why`` for a row of ``sql.WEIGHED``, or None."""
    fitting = []
    for each in chain["candidates"]:
        posts = shared(chain["posts"] or (), each["posts"] or ())[:1]
        weight = sum(weight for weight, _ in posts) + (each["weight"] or 0) / NAMES_BY
        if weight >= (ENOUGH_FOR_SURNAME if each["likeness"] == "alone" else ENOUGH):
            fitting.append((each, posts))
    if len(fitting) != 1:
        return None
    each, posts = fitting[0]
    why = [each["likeness"], *(f"post {post}" for _, post in posts), *companions(each.get("others") or ())]
    return {"document": chain["document"], "chain": chain["chain"], "cluster": each["cluster"], "why": why}


def companions(others: Iterable[str | None]) -> list[str]:
    """The reasons that lie in whom both a chain and a cluster were met with; None among them counts for nobody."""
    return [f"with {other}" for other in sorted({other for other in others if other is not None})[:_FEW]]
