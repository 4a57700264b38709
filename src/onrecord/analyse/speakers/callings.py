"""What a body is called beside its name: "the Lantern institute", "Vesk, a small airline", "the carrier Vesk"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.descriptions import OPENINGS, Description, describe
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import DETERMINERS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.tokens import Token

_CLAUSES = frozenset(("that", "which", "who", "whose"))
_LONGEST = 9
"""Words of an apposition that are read."""


def callings(tokens: Sequence[Token], names: Sequence[Named], name: Named) -> list[Description]:
    """The common nouns for a body that stand right after ``name``, in apposition to it, or right before it."""
    spans = (_noun_after(tokens, name), _apposed(tokens, name), _noun_before(tokens, name))
    found = [describe(tokens, names, *span) for span in spans if span is not None]
    return [one for one in found if one is not None and one.sort == "organisation" and not one.plural]


def _noun_after(tokens: Sequence[Token], name: Named) -> tuple[int, int] | None:
    """The small noun in "Forbes magazine", "the Vesk institute"."""
    at = name.last
    if name.first and tokens[name.first - 1].lower in ("a", "an"):
        return None
    if at < len(tokens) and tokens[at].sentence == tokens[name.first].sentence and _body(tokens[at]):
        return at, at + 1
    return None


def _apposed(tokens: Sequence[Token], name: Named) -> tuple[int, int] | None:
    """The phrase after a comma: ", a private company that", ", the country's largest lender,"."""
    comma = name.last
    if comma + 1 >= len(tokens) or tokens[comma].text not in (",", "-", "–", "—", "("):
        return None
    end = comma + 1
    while end < min(comma + 1 + _LONGEST, len(tokens)) and tokens[end].sentence == tokens[name.first].sentence:
        if tokens[end].lower in VERBS:
            return None
        mark = not (tokens[end].text[0].isalnum() or tokens[end].possessive or tokens[end].text in "-’'")
        if mark or tokens[end].lower in _CLAUSES:
            break
        end += 1
    opens = end > comma + 1 and (
        tokens[comma + 1].lower in OPENINGS or any(t.possessive for t in tokens[comma + 1 : end])
    )
    return (comma + 1, end) if opens else None


def _noun_before(tokens: Sequence[Token], name: Named) -> tuple[int, int] | None:
    """The phrase in "the national carrier Vesk", "software company Vesk"."""
    begin = name.first
    if begin == 0 or not _body(tokens[begin - 1]) or tokens[begin - 1].sentence != tokens[begin].sentence:
        return None
    while begin > 0 and tokens[begin - 1].sentence == tokens[name.first].sentence and name.first - begin < _LONGEST:
        word = tokens[begin - 1]
        if word.lower in PREPOSITIONS or not word.text[0].isalnum():
            break
        begin -= 1
        if word.lower in DETERMINERS:
            break
    return begin, name.first


def _body(token: Token) -> bool:
    return token.text.islower() and singular(token.lower) in BODY_NOUNS and singular(token.lower) == token.lower
