"""Why a chain belongs to an entity, as a sentence for people: "same because …"."""

from __future__ import annotations

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
    first = likeness.format(ours=ours, theirs=theirs) if likeness else f"it is joined with “{theirs}” by other names"
    parts = [f"{first} (in {row['first_document']})"]
    for reason in reasons[1:]:
        what, _, rest = reason.partition(" ")
        if what == "post":
            parts.append(_post(rest))
    others = [reason.partition(" ")[2].partition(" ")[2] for reason in reasons[1:] if reason.startswith("with ")]
    if others:
        parts.append("articles name both beside " + ", ".join(f"“{other}”" for other in others))
    return f"same because {'; '.join(parts)}"


def _post(post: str) -> str:
    title, _, body = post.partition("|")
    if title and body:
        return f"both are stated as {title} of {body}"
    return f"both are stated as {title}" if title else f"both are stated to be with {body}"
