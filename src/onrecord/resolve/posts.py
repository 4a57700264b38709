"""Posts of people: which two are one, which speak for one bearer, and which one bearer cannot hold at a time.

A post is written ``title|organisation``, both folded; either may be empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from onrecord.analyse.speakers.lexicon.states import NAMES as STATES
from onrecord.resolve.countries import country_of
from onrecord.resolve.forms import form_of
from onrecord.resolve.names import fold

_HOLDERS = ("women", "woman", "men", "man", "people")
_IDLE = frozenset("the a an of for to in and at his her their its acting interim deputy s".split())
_PAST = frozenset("former ex late outgoing onetime then".split())
_COMMON = frozenset(
    "official spokesperson analyst expert member activist resident adviser leader source researcher reporter "
    "journalist author lawyer professor doctor teacher student worker senior man woman mr mrs dr candidate chief head "
    "president director minister secretary general manager founder politician lawmaker".split()
)
"""Titles that many of one surname may bear."""

_TRADES = {
    "sport": "footballer striker goalkeeper midfielder defender athlete sprinter boxer wrestler swimmer cyclist golfer "
    "cricketer quarterback pitcher batsman coach referee jockey winger",
    "art": "singer actor actress musician painter novelist poet rapper guitarist drummer comedian sculptor dancer "
    "filmmaker composer pianist",
    "state": "minister president premier chancellor senator congressperson governor mayor ambassador spokesperson "
    "general colonel brigadier admiral major secretary undersecretary lawmaker mp prosecutor judge",
}
_TRADE = {word: trade for trade, words in _TRADES.items() for word in words.split()}
_ONE_AT_A_TIME = frozenset(
    "mayor governor senator sheriff bishop archbishop principal dean rector headmaster minister premier president king "
    "queen coach".split()
)
"""Titles of which nobody holds two, of different bodies, at one time. An ambassador is of one state and to another."""

_LETTERS = {"u": "united_states", "us": "united_states", "uk": "united_kingdom"}
"""What stands in a post for "U.S." and the like, whose last letter is taken for a genitive."""

_CLOSE_DAYS = 31
_MOST_LETTERS = 6
_FEW_LETTERS = 3
"""Of so many, one may be left out where a body is called by its first letters; of fewer none."""


def post_key(title: str, organisation: str | None) -> str:
    """How a post is written here; ``spokesman`` and ``spokeswoman`` are one."""
    return f"{title_key(title)}|{organisation_key(organisation)}"


def is_common(word: str) -> bool:
    """Whether a word of ``title_key`` alone says little: many of one surname may be called so."""
    return word in _COMMON or word in _PAST


@lru_cache(maxsize=65536)
def title_key(title: str) -> str:
    """A title, folded: whoever holds it, and however it is spelt."""
    return " ".join(_held(word) for word in fold(title) if word not in _IDLE)


@lru_cache(maxsize=65536)
def organisation_key(organisation: str | None) -> str:
    """An organisation's folded words; empty for none."""
    found = form_of(organisation, "organisation") if organisation else None
    return " ".join(found.words) if found else ""


def shared(ours: Iterable[str], theirs: Iterable[str]) -> list[tuple[float, str]]:
    """What speaks for one bearer of two lists of posts: weights, each with its post, the best first."""
    found: dict[str, float] = {}
    left = [post.split("|") for post in ours]
    right = [post.split("|") for post in theirs]
    for title, body in left:
        for other_title, other_body in right:
            weight = _weight(title, body, other_title, other_body)
            if weight:
                common = f"{title if title == other_title else ''}|{body if body == other_body else body or other_body}"
                found[common] = max(found.get(common, 0.0), weight)
    return sorted(((weight, post) for post, weight in found.items()), key=lambda each: (-each[0], each[1]))


def _weight(title: str, body: str, other_title: str, other_body: str) -> float:
    if title and title == other_title:
        if body and body == other_body:
            return 2.0
        if not (body and other_body) and not set(title.split()) <= _COMMON | _PAST:
            return 1.5
        return 0.0
    return 1.5 if body and body == other_body else 0.0


def clash(ours: Sequence[str], theirs: Sequence[str], near: bool) -> bool:
    """Whether nobody holds both lists of posts. near: they were stated at about the same time."""
    trades, others = _trades(ours), _trades(theirs)
    if trades and others and not trades & others and not shared(ours, theirs):
        return True
    return near and not shared(ours, theirs) and any(_excludes(one, two) for one in ours for two in theirs)


def can_clash(posts: Sequence[str]) -> bool:
    """Whether these posts could clash with any others: a cheap first look."""
    return bool(_trades(posts)) or any(_head(post) in _ONE_AT_A_TIME for post in posts)


def is_near(ours: tuple[str | None, str | None], theirs: tuple[str | None, str | None]) -> bool:
    """Whether two stretches of time touch, or nearly; unknown ones do not."""
    (start, end), (other_start, other_end) = _days(ours), _days(theirs)
    if start is None or end is None or other_start is None or other_end is None:
        return False
    return start - _CLOSE_DAYS <= other_end and other_start - _CLOSE_DAYS <= end


def _days(stretch: tuple[str | None, str | None]) -> tuple[int | None, int | None]:
    found = tuple(_day(end) for end in stretch)
    return found[0], found[1]


@lru_cache(maxsize=65536)
def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return None


def _trades(posts: Iterable[str]) -> set[str]:
    words = (word for post in posts for word in _present(post))
    return {_TRADE[word] for word in words if word in _TRADE}


def _present(post: str) -> list[str]:
    words = post.partition("|")[0].split()
    return [] if _PAST & set(words) else words


def _head(post: str) -> str:
    words = _present(post)
    return next((word for word in words if word in _ONE_AT_A_TIME), "")


def _excludes(one: str, two: str) -> bool:
    """Two posts of one title in bodies that cannot be one, nor one within the other."""
    if not _head(one) or _head(one) != _head(two):
        return False
    ours, theirs = (tuple(post.partition("|")[2].split()) for post in (one, two))
    if not ours or not theirs or _is_place(ours) != _is_place(theirs):
        # The mayor of a town is a state's, too, and a state's senator a country's.
        return False
    left, right = _country(ours), _country(theirs)
    if left or right:
        return bool(left and right) and left != right
    return not set(ours) & set(theirs) and not _is_short(ours, theirs) and not _is_short(theirs, ours)


@lru_cache(maxsize=65536)
def _country(words: tuple[str, ...]) -> str | None:
    """The country that a body is, by its name, its letters or what its people are called."""
    if len(words) == 1 and ("_" in words[0] or words[0] in _LETTERS):
        return _LETTERS.get(words[0], words[0])
    return country_of(words)


def _is_place(words: tuple[str, ...]) -> bool:
    """Whether a body is a country or one of the United States, within which others are."""
    return _country(words) is not None or " ".join(words) in STATES


def _is_short(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a body may be called by first letters of the other one's words; these may be sorted, or some missing."""
    letters = "".join(short) if len(short) == 1 or all(len(word) == 1 for word in short) else ""
    if not letters or len(letters) > _MOST_LETTERS:
        return False
    if len(words) == 1 or len(letters) == 1:
        return set(letters) <= set("".join(words)) and len(letters) < _FEW_LETTERS
    initials = [word[0] for word in words]
    left = list(letters)
    for initial in initials:
        if initial not in left:
            return False
        left.remove(initial)
    return len(left) <= (len(initials) >= _FEW_LETTERS)


def _held(word: str) -> str:
    for ending in _HOLDERS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending) + "person"
    return word
