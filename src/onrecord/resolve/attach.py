"""To whom a weak chain belongs: the one entity that bears its name and for which its context speaks, or to nobody."""

from __future__ import annotations

from typing import Any

from onrecord.resolve.clusters import ENOUGH, ENOUGH_FOR_SURNAME, NAMES_BY
from onrecord.resolve.posts import shared

Row = dict[str, Any]


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
    others = sorted(each["others"] or ())
    why = [each["likeness"], *(f"post {post}" for _, post in posts), *(f"with {other}" for other in others[:3])]
    return {"document": chain["document"], "chain": chain["chain"], "cluster": each["cluster"], "why": why}
