"""Notices in which an outlet corrects or explains its own article."""

from __future__ import annotations

import re

_NOTICE = re.compile(
    r"[\[(*•—–\s]*(?:"
    r"(?:corrections?|clarifications?|retraction|editor['’]?s['’]? notes?|editors['’] notes?"
    r"|correction and clarification"
    r"|corrections? (?:and|&) clarifications?|note to readers|update(?:d)? and correct(?:ion|ed))\b(?:\s*[:.—–-]"
    r"|\s*\(|\s*,|\s+\w+ \d|\s*$)"
    r"|(?:an? )?(?:earlier|previous|original|prior) versions? of (?:this|the) (?:article|story|report|post|piece"
    r"|headline|column|caption)"
    r"|this (?:article|story|report|post|piece|headline|column)(?:['’]s headline)? (?:has been|was|is being|have been)"
    r"\s+(?:\w+ )?(?:updated|amended|corrected|edited|revised|clarified|modified)"
    r"|(?:update|updated)\b.{0,30}:\s*this (?:article|story|report|post|piece) (?:has been|was)\b"
    r"|due to an (?:editing|editorial|production) error|because of an (?:editing|editorial) error"
    r")",
    re.IGNORECASE,
)


def is_correction(words: str) -> bool:
    """Whether the paragraph is a correction, a clarification or an editor's note."""
    return _NOTICE.match(words) is not None
