"""The lines below an article that say who its author is."""

from __future__ import annotations

import re

from onrecord.clean.marks import has_quotation, word_count

_TRADE = (
    r"(?:reporter|journalist|writer|columnist|editor|correspondent|contributor|author|professor|lecturer|researcher"
    r"|fellow|analyst|blogger|freelancer?|producer|photographer|critic|commentator|novelist|historian|intern|director"
    r"|associate|consultant|lawyer|economist|scientist|academic|co-founder|founder|host|member|scholar|student)"
)
_BIOGRAPHY = re.compile(
    r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?(?:[^\W\d_][\w.'’-]+ ){1,4}(?:\([^)]{0,40}\) )?"
    rf"(?:is|was) (?:an? |the |one of |currently )(?:[\w'’,&/-]+ ){{0,8}}{_TRADE}\b"
    r"|(?:[^\W\d_][\w.'’-]+ ){1,4}(?:covers|writes (?:about|for|on)|reports (?:on|for|from)|contributed to this)\b"
    r"|(?:Follow|Reach|Contact|E-?mail) (?:him|her|them|the (?:author|writer|reporter)|[A-Z][\w'’-]+)"
    r"(?: [A-Z][\w'’-]+)? (?:on|at|via)\b"
    r"|About the (?:author|writer)s?\b"
)
_MOST_WORDS = 90


def is_biography(words: str) -> bool:
    """Whether a paragraph at the end of an article presents its author: "Ada Lund is a reporter at …"."""
    return word_count(words) <= _MOST_WORDS and not has_quotation(words) and _BIOGRAPHY.match(words) is not None
