"""Names of people, organisations and places: where they stand and what kind they are.

Runs of capitalised words are cut at titles, weekdays and nationalities; the words
round a name tell its kind. Nothing here decides which names belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.analyse.speakers.grown import own_words
from onrecord.analyse.speakers.kinds import ADJECTIVES, FIRMS, kind_of, names_nobody
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import BETWEEN, EXTENDING, JOINING, NAME_NOUNS, PLACE_NOUNS, WHOLE_BODIES
from onrecord.analyse.speakers.lexicon.ordinary import CALENDAR, ORDINARY
from onrecord.analyse.speakers.lexicon.places import CREEDS, PLACES
from onrecord.analyse.speakers.lexicon.titles import (
    BORNE,
    HONORIFIC_NOUNS,
    HONORIFICS,
    MODIFIERS,
    OFFICES,
    PORTFOLIOS,
    SECOND_WORDS,
    TITLES,
)
from onrecord.analyse.speakers.names import acronym_of
from onrecord.analyse.speakers.runs import AMBIGUOUS_MONTHS, Reading, read_capitals, run_end
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import EntityKind, Span

_LONGEST_TITLE = 8
"""Words from "Minister" to the last of what he or she is minister of."""
_FULL_NAME = 2
"""Words of a name before which a form of address that is a name too counts as one."""
_LEGAL = frozenset("inc llc ltd plc corp co gmbh spa".split())
"""What a firm's name ends in."""
_HEADS = frozenset(
    "secretary undersecretary director president chairman chairwoman governor speaker head chief commander".split()
)
"""Titles of those at the head of a body, which is told after them."""
_GOVERNING = ("of", "to")
_HEADED = ("of", "for")
_FORMERLY = frozenset("former acting interim outgoing incoming then ex late".split())


@dataclass(frozen=True)
class Named:
    """A name as it stands: tokens ``first`` up to ``last``, without title, article or possessive.

    title: index of the token at which a title before the name begins, else ``first``.
    kind: what the name and its neighbourhood say, None where they say nothing.
    certain: the kind is told by the name itself, not only by its neighbourhood.
    grown: how many tokens after it grew onto it, see ``grown``.
    leaning, likely: the kind that the mention head is not sure of, and its probability; it settles what else is open.
    """

    first: int
    last: int
    title: int
    span: Span
    text: str
    kind: EntityKind | None
    certain: bool
    leaning: EntityKind | None = None
    likely: float = 0.0
    grown: int = 0

    @property
    def words(self) -> int:
        """How many tokens the name has."""
        return self.last - self.first


def find_names(tokens: Sequence[Token], trusted: Sequence[Span] = ()) -> list[Named]:
    """Every name in ``tokens``, in order. ``trusted``: spans that name a speaker, where capitals always count."""
    reading = read_capitals(tokens, trusted)
    found: list[Named] = []
    index = 0
    while index < len(tokens):
        second = is_handle(tokens, index) and bool(found) and index - found[-1].last < 4
        end = run_end(reading, index) if tokens[index].capital and not second else index
        if end > index:
            found += _cut(reading, index, end)
        index = max(end, index + 1)
    return found


def is_handle(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` is the handle of an account, as in ``@adamoor``."""
    return index > 0 and tokens[index - 1].text == "@" and tokens[index - 1].end == tokens[index].start


def _cut(reading: Reading, first: int, last: int) -> list[Named]:
    """Cut a run at titles and forms of address; give each name its kind."""
    tokens = reading.tokens
    found: list[Named] = []
    start = title = first
    body = (tokens[last - 1].lower in NAME_NOUNS and not reading.bears(last - 1)) or any(
        left.lower in JOINING and right.lower in ("for", "on") for left, right in pairwise(tokens[first:last])
    )
    index = first
    while index < last:
        bears = index + 1 == last and reading.bears(index)
        bears = bears or _borne(tokens, start, index, last)
        kept = body and not _addressed(tokens, index, last) and not _heads(tokens, index, last)
        width = 0 if bears or kept else _title_width(tokens, index, last)
        if width:
            address = tokens[index].lower.rstrip(".") in HONORIFICS and tokens[index].lower not in HONORIFIC_NOUNS
            if index > start and not (address and start == first and (tokens[start].first or index - start > 1)):
                found += _trimmed(reading, start, index, title)
            start = index + width
            title = index
            index = start
            continue
        if _another(tokens, start, index, last):
            found += _trimmed(reading, start, index, title)
            title = title if tokens[start].text in _HEADED else index
            start = index
        index += 1
    if start < last:
        found += _trimmed(reading, start, last, _title_begin(tokens, start, first))
    return found


def _another(tokens: Sequence[Token], start: int, index: int, last: int) -> bool:
    """Whether somebody's name begins at ``index``, right after that of a firm or a country: "N Ltd. Mary Dow"."""
    if index == start or tokens[index].lower not in GIVEN or last - index < _FULL_NAME:
        return False
    before = [token.lower.rstrip(".") for token in tokens[start:index]]
    if before[0] in _HEADED and before[-1] in NAME_NOUNS:
        return True  # "Secretary of the Harbour Force Mary Dow"
    if _of_office(tokens, start, index):
        return True  # "ambassador to Ruritania Mary Dow"
    if before[-1] in _LEGAL or (len(before) > 1 and " ".join(before) in PLACES):
        return True
    short = last - index <= _FULL_NAME + 1 and tokens[last - 1].lower not in NAME_NOUNS | PLACE_NOUNS
    return short and len(before) > 1 and before[-1] in NAME_NOUNS  # "Harbour Committee Mary Dow"


def _of_office(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Whether the word before ``index`` is what a title is of, as in "Inspector General of Police"."""
    at = start if tokens[start].lower in _GOVERNING else start - 1
    if at < 1 or index - at != _FULL_NAME or tokens[at].lower not in _GOVERNING:
        return False
    word, held = tokens[index - 1].lower, tokens[at - 1].lower.rstrip(".")
    return held in TITLES and (word not in GIVEN or (word in PLACES and tokens[at].lower == "to"))


def _borne(tokens: Sequence[Token], start: int, index: int, last: int) -> bool:
    """Whether a form of address that people also bear as a name is one there: but for "Eng. N" and "Haji N M"."""
    word = tokens[index].lower
    if word.endswith(".") or word not in BORNE:
        return False
    return index > start or last - index < _FULL_NAME + 1


def _addressed(tokens: Sequence[Token], index: int, last: int) -> bool:
    return tokens[index].lower.rstrip(".") in ("mr", "mrs", "ms", "dr") and index + 1 < last


def _heads(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a title is that of the head of a body named after it: "Secretary of the Harbour Force"."""
    following = [token.lower for token in tokens[index + 1 : min(index + 3, last)]]
    return tokens[index].lower in _HEADS and following == ["of", "the"]


def _title_width(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from ``index`` are a title; 0 where it is none."""
    word = tokens[index].lower.rstrip(".")
    following = tokens[index + 1].lower if index + 1 < last else ""
    if following in SECOND_WORDS.get(word, ()):
        return 2
    if following in OFFICES | MODIFIERS and word in MODIFIERS:
        width = _title_width(tokens, index + 1, last)
        return width and width + 1
    if word in ("secretary", "minister") and following == "of" and index + 2 < last:
        return _portfolios(tokens, index + 2, last) - index if tokens[index + 2].lower in PORTFOLIOS else 1
    if word not in TITLES or (word in ("major", "general") and following in NAME_NOUNS | PLACE_NOUNS):
        return 0
    if word in GIVEN and (index + 2 >= last or following not in GIVEN):
        return int(following.rstrip(".") in TITLES)
    return 0 if following in NAME_NOUNS and index + 2 == last else 1


def _portfolios(tokens: Sequence[Token], index: int, last: int) -> int:
    """The index after "Finance and Economy", "Foreign Affairs"."""
    end = index + 1
    while end < last:
        step = 2 if tokens[end].lower == "and" and end + 1 < last else 1
        if tokens[end + step - 1].lower not in PORTFOLIOS:
            break
        end += step
    return end


def _title_begin(tokens: Sequence[Token], start: int, first: int) -> int:
    begin = start
    while begin > first and tokens[begin - 1].lower.rstrip(".") in TITLES | MODIFIERS | PORTFOLIOS | {"of"}:
        begin -= 1
    return begin


def _trimmed(reading: Reading, first: int, last: int, title: int) -> list[Named]:
    """The name in ``first`` to ``last`` without ordinary openings and nationalities, if one is left."""
    tokens = reading.tokens
    begin = first
    headed = tokens[first].text in _HEADED  # "Secretary of the Harbour Force": the title is not the force's.
    while first < last and _drops(tokens, first, last):
        first += 1
    while last > first and (not tokens[last - 1].text[0].isalnum() or tokens[last - 1].lower in MODIFIERS & {"former"}):
        last -= 1
    last = _extended(tokens, first, last)
    if first >= last or (_nobody(tokens[first:last]) and not reading.bears(last - 1)):
        return []
    title = title if title < begin and not headed else first
    if title == first > begin and tokens[first - 1].lower in PORTFOLIOS:
        title = _minister(tokens, first - 1) or first
    while title > 0 and _small_title(tokens, title):
        title -= 1
    split = (
        last - 1 if last - first > 2 and acronym_of(tokens[last - 1].text, written(tokens, first, last - 1)) else last
    )
    found = [_named(reading, first, split, title)]
    return found if split == last else [*found, _named(reading, split, last, split)]


def _nobody(tokens: Sequence[Token]) -> bool:
    return names_nobody([token.lower.rstrip(".") for token in tokens])


def _named(reading: Reading, first: int, last: int, title: int) -> Named:
    tokens = reading.tokens
    kind, certain = kind_of(tokens, first, last, title, reading.bears(last - 1))
    grown = 0
    if kind in ("person", None):
        begin, end = own_words([token.text for token in tokens[first:last]])
        title = title if begin == 0 else first + begin
        grown = last - first - end
        first, last = first + begin, first + end
    start, end = tokens[first].start, tokens[last - 1].end
    return Named(first, last, title, (start, end), written(tokens, first, last), kind, certain, grown=grown)


def _small_title(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1]
    word = before.lower.rstrip(".")
    if before.sentence != tokens[index].sentence or before.capital:
        return False
    return word in TITLES or (word in MODIFIERS and tokens[index].lower.rstrip(".") in TITLES)


def written(tokens: Sequence[Token], first: int, last: int) -> str:
    """Tokens ``first`` up to ``last`` as they stand, each space between them as one."""
    words = tokens[first].text
    for left, right in zip(tokens[first : last - 1], tokens[first + 1 : last], strict=True):
        words += (" " if right.start > left.end else "") + right.text
    return words


def _drops(tokens: Sequence[Token], first: int, last: int) -> bool:
    token = tokens[first]
    word = token.lower
    rest = tokens[first + 1 : last]
    bracketed = tokens[last + 1].text if last + 1 < len(tokens) and tokens[last].text == "(" else ""
    if written(tokens, first, last).lower() in WHOLE_BODIES:
        return False
    if rest and acronym_of(bracketed, written(tokens, first, last)):
        return False  # "Ruritanian Mining Guild (RMG)": the letters in brackets tell what the name begins with.
    if (
        token.text in _HEADED
        or word in ("the", "&")
        or (word in _FORMERLY and rest)
        or word in CALENDAR - AMBIGUOUS_MONTHS - GIVEN
    ):
        return True
    if (
        word in ADJECTIVES
        and (word not in PLACES or (rest[-1:] and rest[-1].lower in NAME_NOUNS and len(rest) > 1))
        and rest
    ):
        if word in CREEDS and rest[-1].lower in NAME_NOUNS:
            return False
        return not (rest[-1].lower in NAME_NOUNS and all(part.lower in NAME_NOUNS | BETWEEN for part in rest))
    if word in PORTFOLIOS and rest and _minister(tokens, first):
        return True
    if word in PLACES and rest and rest[0].lower in ("resident", "native", "based"):
        return True
    placed = bool(rest) and f"{word} {rest[0].lower}" in PLACES
    if token.first and len(rest) == 1 and word in FIRMS:
        return True
    return token.first and bool(rest) and word in ORDINARY and not token.text.isupper() and not placed


def _minister(tokens: Sequence[Token], index: int) -> int:
    """Where the title begins of whoever is minister of the word at ``index``; 0 where nobody is, or the text begins."""
    at = index - 1
    while at >= 0 and tokens[at].sentence == tokens[index].sentence and index - at < _LONGEST_TITLE:
        if tokens[at].lower in ("minister", "secretary"):
            return at
        if tokens[at].lower not in PORTFOLIOS | {"of", "for", "and", "the", ","}:
            return 0
        at -= 1
    return 0


def _extended(tokens: Sequence[Token], first: int, last: int) -> int:
    """Take in a small noun that makes the name of a body: ``Ruritania government``."""
    index = last
    if index < len(tokens) and tokens[index].lower in BETWEEN:
        index += 1
    if index < len(tokens) and first < last and tokens[index].text in EXTENDING and tokens[index].text.islower():
        same = tokens[index].sentence == tokens[first].sentence
        return index + 1 if same and not tokens[last - 1].possessive else last
    return last
