"""Why a chain belongs to an entity, as a sentence for people: "same because …"."""

from __future__ import annotations

import re
from typing import Any

from onrecord.resolve.posts import shared

Row = dict[str, Any]

_ALIKE = {
    "spelling": "“{ours}” and “{theirs}” are spellings of one name",
    "near": "“{ours}” and “{theirs}” are much alike",
    "part": "“{ours}” and “{theirs}” share all parts that both have",
    "alone": "“{ours}” is the surname or short name of “{theirs}”",
    "typo": "“{ours}” and “{theirs}” are one letter apart",
    "short": "one of “{ours}” and “{theirs}” is the acronym of the other",
    "stated": "an article calls one bearer both “{ours}” and “{theirs}”",
}
_OTHER = "it is joined with “{theirs}” by other names"

_DOUBT = (
    ("typo", 0.1), ("alone", 0.2), ("near", 0.3), ("part", 0.4), ("short", 0.5), ("other", 0.6), ("stated", 0.7),
    ("spelling", 0.8),
)  # fmt: skip
_SUPPORTED = 0.05


def doubt_of(basis: str | None) -> float | None:
    """Where a person should begin who looks through what was joined: at the least number, which rests on least.

    It is an order and no probability. None for what needs no look: the very same name, and what was judged.
    """
    for pattern, doubt in _PATTERNS:
        if basis is not None and (found := pattern.match(basis)):
            return round(doubt + (_SUPPORTED if basis[found.end() :].count(";") else 0), 2)
    return None


def basis_of(row: Row) -> str | None:
    """The basis of a member, for a row of ``sql.EXPLAINED``; None for the first one."""
    if row["is_first"]:
        return None
    itself = (row["form_document"], row["form_chain"]) == (row["document"], row["chain"])
    reasons = list(row["reasons"] or ())
    judged = [reason for reason in reasons if reason.startswith("judged ")]
    if judged:
        return f"same because it was judged so: {judged[0].removeprefix('judged ')}"
    if itself or (reasons and reasons[0] == "alone"):
        return _joined(row, reasons)
    if row["form_document"] is None:
        return f"same because it is one with “{row['first_name']}” in {row['first_document']}"
    parts = [f"it has the name of “{row['form_name']}” in {row['form_document']}"]
    parts += [_post(post) for _, post in shared(row["posts"] or (), row["form_posts"] or ())[:1]]
    return f"same because {'; '.join(parts)}"


def _joined(row: Row, reasons: list[str]) -> str:
    """The first chain of its form in an entity that is older than it."""
    ours, theirs = row["name"], row["first_name"]
    likeness = _ALIKE.get(reasons[0]) if reasons else None
    first = (likeness or _OTHER).format(ours=ours, theirs=theirs)
    parts = [f"{first} (in {row['first_document']})"]
    for reason in reasons[1:]:
        what, _, rest = reason.partition(" ")
        if what == "post":
            parts.append(_post(rest))
    beside = [reason.partition(" ")[2].partition(" ")[2] for reason in reasons[1:] if reason.startswith("with ")]
    others = [_spelt(each) for each in beside]
    if others:
        parts.append("articles name both beside " + ", ".join(f"“{other}”" for other in others))
    return f"same because {'; '.join(parts)}"


def _spelt(form: str) -> str:
    """A form's words as people write them: a country of several words is one word there."""
    return form.replace("_", " ")


def _post(post: str) -> str:
    title, _, body = _spelt(post).partition("|")
    if title and body:
        return f"both are stated as {title} of {body}"
    return f"both are stated as {title}" if title else f"both are stated to be with {body}"


def _pattern(template: str) -> re.Pattern[str]:
    words = re.escape(template)
    for name in ("ours", "theirs"):
        words = words.replace(re.escape(f"{{{name}}}"), ".+?")
    return re.compile(f"same because {words}")


_PATTERNS = tuple((_pattern(_ALIKE.get(code, _OTHER)), doubt) for code, doubt in _DOUBT)
