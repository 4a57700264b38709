"""Runs of capitalised words: where a name may begin and how far it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.analyse.speakers.bearers import bears, party_marks, surnames_that_are_words
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import (
    BODY_NOUNS,
    COLLECTIVES,
    DOCUMENTS,
    JOINING,
    NAME_NOUNS,
    PEOPLE,
    PERSON_NOUNS,
    PLURALS,
    PROPER_BODIES,
    WHOLE_BODIES,
    singular,
)
from onrecord.analyse.speakers.lexicon.ordinary import (
    CALENDAR,
    CONJUNCTIONS,
    MONTHS,
    NUMBERS,
    ORDINARY,
    PARTICLES,
    PRONOUNS,
    STARTERS,
    VERBS,
    WEEKDAYS,
)
from onrecord.analyse.speakers.lexicon.places import DEMONYMS, PLACES, STATES
from onrecord.analyse.speakers.lexicon.titles import TITLES
from onrecord.analyse.speakers.names import one_letter_apart
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Span

INSIDE_MARKS = frozenset("\"“”'‘’")
_DOUBLE = frozenset('"“”')
AMBIGUOUS_MONTHS = frozenset(("may", "april", "june", "august"))
_CONTRACTION = re.compile(r"['’]")
_NEGATED = re.compile(r"\w+n['’]t")
_CROWDS = ("ists", "crats", "icans", "ians", "tives", "ials", "nals", "ssives")
_LANDS = frozenset(place[:5] for place in PLACES if len(place) > 4)
_CLAUSAL = (CONJUNCTIONS - {"and", "or", "for", "as"}) | PRONOUNS | {"that", "these", "those", "some"}
_MID_ORDINARY = ORDINARY - NAME_NOUNS
_MOST_PARTICLES = 3
_LONGEST_OWNED = 4
"""Words of a body's name after an apostrophe, among which is one that tells that it is a body."""
_LONGEST_NICKNAME = 3


@dataclass(frozen=True)
class Reading:
    """What one document tells of its capitals.

    small: words that it writes small too. surnames: ordinary words that are surnames in it.
    proper: words that it writes with a capital in mid-sentence. trusted: where its sources begin.
    marks: tokens of party and state beside a name.
    """

    tokens: Sequence[Token]
    small: frozenset[str]
    proper: frozenset[str]
    surnames: frozenset[str]
    trusted: frozenset[int]
    marks: frozenset[int]

    def bears(self, index: int) -> bool:
        """Whether the word at ``index`` is a surname there though it is an ordinary word."""
        return bears(self.tokens, index, self.surnames, self.trusted)


def read_capitals(tokens: Sequence[Token], sources: Sequence[Span]) -> Reading:
    """Look once over the document. ``sources``: spans that name a speaker."""
    trusted = frozenset(start for start, _ in sources)
    surnames = surnames_that_are_words(tokens, trusted)
    small = frozenset(token.text for token in tokens if token.text.islower()) - surnames
    proper = frozenset(token.lower for token in tokens if token.capital and not token.first)
    return Reading(tokens, small, proper, surnames, trusted, party_marks(tokens))


def run_end(reading: Reading, index: int) -> int:
    """The index after the capitalised run that begins at ``index``; ``index`` where none does."""
    tokens = reading.tokens
    if index in reading.marks or not (reading.bears(index) or _begins(reading, index)):
        return index
    end = index + 1
    while end < len(tokens) and tokens[end].sentence == tokens[index].sentence and end not in reading.marks:
        step = _goes_on(reading, index, end)
        if not step:
            break
        end += step
    return end


def capital_at(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word that is no day or month stands at ``index`` in the sentence of the word before."""
    if index >= len(tokens) or tokens[index].sentence != tokens[index - 1].sentence:
        return False
    return tokens[index].capital and tokens[index].lower not in CALENDAR


def _begins(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    token = tokens[index]
    if not token.capital or token.lower in WEEKDAYS or token.possessive:
        return False
    word = token.lower.rstrip(".")
    followed = index + 1 < len(tokens) and tokens[index + 1].capital and tokens[index + 1].sentence == token.sentence
    if _ordinary(tokens, index, followed):
        return False
    if word in STATES or (word in MONTHS and word not in GIVEN) or _dateline(tokens, index):
        return False
    if token.first and not followed:
        if token.start in reading.trusted:
            return token.lower in reading.proper or not _just_a_word(reading, index)
        return not _ordinary_opening(token, reading.small)
    adverb = token.first and token.lower.endswith(("ly", "ing")) and token.lower not in reading.proper
    return not adverb or token.lower in GIVEN | PLACES | TITLES


def _ordinary(tokens: Sequence[Token], index: int, followed: bool) -> bool:
    """Whether an ordinary word has its capital for no reason of a name's."""
    token = tokens[index]
    if _CONTRACTION.split(token.lower.rstrip("."))[0] not in ORDINARY or token.text == "US":
        return False
    after_the = index > 0 and tokens[index - 1].lower == "the" and not token.first
    return not (followed and _begins_place(tokens, index)) and not (after_the and token.lower in PROPER_BODIES)


def _begins_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether an adjective such as "New" opens a name: a place's, or any in mid-sentence."""
    word, following = tokens[index].lower, tokens[index + 1].lower
    return f"{word} {following}" in PLACES or (word in STARTERS | NUMBERS and not tokens[index].first)


def _common_noun(word: str) -> bool:
    one = singular(word)
    return one in PERSON_NOUNS or one in BODY_NOUNS or one in DOCUMENTS or word in COLLECTIVES


def _just_a_word(reading: Reading, index: int) -> bool:
    """Whether a word that opens a source and a sentence, and has a capital nowhere else, is an ordinary one."""
    word = reading.tokens[index].lower
    of = index + 1 < len(reading.tokens) and reading.tokens[index + 1].lower == "of"
    return (
        of
        or word in reading.small
        or _common_noun(word)
        or _crowd(word)
        or word.endswith("ing")
        or _plural(reading, index)
    )


def _plural(reading: Reading, index: int) -> bool:
    """Whether it has the form of a plural, and is no slip of the pen for a name of the document."""
    word = reading.tokens[index].lower
    if reading.tokens[index].text.isupper() or any(one_letter_apart(word, name) for name in reading.proper):
        return False
    return word.endswith("men") or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "os")) and word not in PLACES
    )


def _crowd(word: str) -> bool:
    """Whether it stands for many of one kind: "Progressives", "Coloradans"."""
    native = word.endswith("ans") and word[:-1] not in PLACES and word[:5] in _LANDS
    return native or word.endswith(_CROWDS)


def _ordinary_opening(token: Token, small: frozenset[str]) -> bool:
    """Whether one capitalised word that opens a sentence is just a word."""
    word = token.lower
    if word in small or word in PEOPLE or word in TITLES:
        return True
    if word in PLACES or word in GIVEN or token.text[1:] != token.text[1:].lower():
        return False
    return word.endswith(("ly", "ing", "ed", "ers", "ions", "ments", "men")) or _crowd(word)


def _dateline(tokens: Sequence[Token], index: int) -> bool:
    """A place in capitals that opens a paragraph, as in ``PORTVILLE, May 3 -``."""
    token = tokens[index]
    opens = index == 0 or tokens[index - 1].paragraph != token.paragraph
    if not (opens and len(token.text) > 4 and token.text.isupper()):
        return False
    return any(other.text in ("-", "–", "—", ")") for other in tokens[index + 1 : index + 12])


def _goes_on(reading: Reading, begin: int, index: int) -> int:
    """How many tokens from ``index`` belong to the run begun at ``begin``: 0 ends it."""
    tokens = reading.tokens
    token = tokens[index]
    if f"{tokens[index - 1].lower} {token.lower}" in WHOLE_BODIES and token.capital:
        return 1
    if width := _owning(tokens, index):
        return width
    if token.possessive or (token.lower in WEEKDAYS and not reading.bears(index)):
        return 0
    if token.capital:
        return _capital_goes_on(reading, index)
    if token.text == "&" and capital_at(tokens, index + 1):
        return 2
    if width := _particles(tokens, index):
        return width
    if token.text in INSIDE_MARKS:
        return _nickname(tokens, begin, index)
    return _joined(tokens, begin, index)


def _particles(tokens: Sequence[Token], index: int) -> int:
    """Small words of a name and the one they stand before: ``van der Berg``; also ``9 de Junio``."""
    end = index + int(tokens[index].text.isdigit())
    first = end
    while end < min(first + _MOST_PARTICLES, len(tokens)) and tokens[end].text in PARTICLES - {"y"}:
        end += 1
    return end + 1 - index if end > first and capital_at(tokens, end) else 0


def _owning(tokens: Sequence[Token], index: int) -> int:
    """An apostrophe inside the name of a body: ``Fishers' Union``, ``People's Front``."""
    mark, before = tokens[index], tokens[index - 1].lower
    own = mark.possessive and (before in PLURALS or before in PERSON_NOUNS)
    many = mark.text in ("'", "’") and before.endswith("s") and mark.start == tokens[index - 1].end
    many = many and not _elsewhere(tokens, index - 1)
    if not (own or many) or not capital_at(tokens, index + 1) or tokens[index + 1].start == mark.end:
        return 0
    end = index + 1
    while end < index + _LONGEST_OWNED and capital_at(tokens, end):
        if tokens[end].lower in NAME_NOUNS:
            return 2
        end += 1
    return 0


def _elsewhere(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` stands elsewhere too as a name by itself: "Vesk's", where "Vesk" owns."""
    word = tokens[index].text
    return any(
        token.text == word
        and at != index
        and not token.first
        and tokens[at + 1 : at + 2] != []
        and tokens[at + 1].text not in ("'", "’")
        and not tokens[at + 1].capital
        for at, token in enumerate(tokens)
    )


def _capital_goes_on(reading: Reading, index: int) -> int:
    tokens = reading.tokens
    token, before = tokens[index], tokens[index - 1]
    if token.text == "The":
        return 0
    if (token.first and token.start > before.end and before.text in INSIDE_MARKS) or token.lower == before.lower:
        return 0
    named = before.lower in GIVEN and before.lower not in PLACES
    if token.lower in MONTHS and not (named and token.lower in AMBIGUOUS_MONTHS | reading.surnames):
        return 0
    if token.lower in reading.surnames - MONTHS and not before.first and before.lower not in ORDINARY:
        return 1
    if token.lower in reading.surnames and (named or before.lower.rstrip(".") in TITLES):
        return 1
    if (token.lower in VERBS and token.text.istitle() and token.lower not in ("may", "will")) or _NEGATED.fullmatch(
        token.lower
    ):
        return 0
    common = token.lower in _MID_ORDINARY and not token.text.isupper()
    return int(not common or _title_word(tokens, index) or _members(tokens, index))


def _title_word(tokens: Sequence[Token], index: int) -> bool:
    """An ordinary word with a capital in mid-sentence, between two others of a name."""
    if tokens[index].first or tokens[index].lower in _CLAUSAL:
        return False
    return index > 0 and tokens[index - 1].capital and capital_at(tokens, index + 1)


def _members(tokens: Sequence[Token], index: int) -> bool:
    """Whether it ends the name of a body by its members, after two words in capitals: "United Dock Workers"."""
    word = tokens[index].lower
    before = tokens[max(index - 2, 0) : index]
    alike = all(token.capital and token.sentence == tokens[index].sentence for token in before)
    return singular(word) != word and singular(word) in PERSON_NOUNS and len(before) > 1 and alike


def _nickname(tokens: Sequence[Token], begin: int, index: int) -> int:
    """``"Bo"`` within ``Robin "Bo" Tallow``: three tokens; a nickname may have several words."""
    close = index + 1
    longest = _LONGEST_NICKNAME if tokens[index].text in _DOUBLE else 1
    while close < min(index + longest + 1, len(tokens)) and tokens[close].capital:
        close += 1
    if close == index + 1 or close + 1 >= len(tokens) or tokens[close].text not in INSIDE_MARKS:
        return 0
    after = tokens[close + 1]
    whole = after.capital and after.paragraph == tokens[begin].paragraph
    spaced = tokens[index].start > tokens[index - 1].end
    return close + 1 - index if whole and spaced and after.start > tokens[close].end else 0


def _joined(tokens: Sequence[Token], begin: int, index: int) -> int:
    """Small words inside the name of a body: ``of``, ``for``, ``on``, ``and``, with ``the``."""
    word = tokens[index].lower
    following = index + 1
    chained = (
        word == "of"
        and tokens[begin].lower in JOINING
        and tokens[begin + 1 : begin + 2]
        and tokens[begin + 1].lower == "of"
    )
    if word in ("of", "for", "on") and (tokens[index - 1].lower in JOINING or chained):
        if following < len(tokens) and tokens[following].lower == "the":
            following += 1
        return following - index + 1 if capital_at(tokens, following) else 0
    if word != "and" or not capital_at(tokens, following):
        return 0
    if index == begin + 1 and begin and tokens[begin - 1].lower == "the":
        known = capital_at(tokens, following + 1) and tokens[following + 1].lower in NAME_NOUNS
        return 2 if known else 0
    inner = {token.lower for token in tokens[begin:index]}
    if inner & {"of", "for", "on"} and inner & JOINING:
        after = tokens[following + 1].lower if following + 1 < len(tokens) else ""
        known = tokens[following].lower in GIVEN | DEMONYMS or tokens[following].lower in TITLES
        return 0 if known or after in ("'s", "’s") else 2
    return 0
