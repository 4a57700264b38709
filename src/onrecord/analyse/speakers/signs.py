"""What the text says of a person near his name: party, state, calling; and who was introduced without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.states import NAMES, STATES, state
from onrecord.analyse.speakers.names import fold
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.tokens import Token

_PARTIES = {"republican": "republican", "republicans": "republican", "gop": "republican", "democrat": "democrat",
            "democratic": "democrat", "democrats": "democrat", "libertarian": "libertarian", "labour": "labour",
            "conservative": "conservative", "tory": "conservative"}  # fmt: skip
_LETTERS = {"r": "republican", "d": "democrat"}
_MARK = re.compile(r"([RD])(?:-([A-Z][\w.]*))?")
_RUNS = frozenset(
    """candidate candidates candidacy nominee nomination front-runner frontrunner hopeful campaign campaigns campaigning
    presidential gubernatorial primary primaries caucus caucuses delegate delegates rival rivals ticket""".split()
)
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_TELLING = frozenset("is was as be been being become became than for like of not only".split())
"""Words before "a senator" that make it say what somebody is."""
_BEFORE, _AFTER = 6, 8
"""Words before a name and after it that tell of whom it is."""
_OPENING = 4
"""Words between "a" and the noun that introduces somebody."""


@dataclass(frozen=True)
class Signs:
    """What stands near the names of somebody.

    words: folded. party: where only one is told. states: that he is said to hold office for. runs: how many of
    his names stand by words for running for an office.
    """

    words: frozenset[str]
    party: str
    states: frozenset[str]
    runs: int


def party_of(words: set[str]) -> str:
    """The one party that some folded words tell, or ""."""
    told = {_PARTIES[word] for word in words if word in _PARTIES}
    return told.pop() if len(told) == 1 else ""


def signs_of(scene: Scene, cluster: Cluster, but: range) -> Signs:
    """What the sentences of somebody's names, close to them, say of him. but: tokens that do not count."""
    words: set[str] = set()
    states: set[str] = set()
    parties: set[str] = set()
    runs = 0
    for name in cluster.names:
        before, after = _around(scene, name, but)
        words.update(fold(token.lower) for token in _telling((*before, *after)) if token.text[0].isalnum())
        close = {fold(token.lower) for token in before[-4:]}
        party, of_state = _marked(after)
        parties.add(party_of(close) or party)
        states.add(of_state)
        runs += bool(_RUNS & {token.lower for token in (*before, *after)})
    for stated in cluster.stated:
        told = {stated.head, *stated.modifiers}
        words |= told
        parties.add(party_of(told))
        states.update(name for name in NAMES if stated.title and name in fold(stated.text.lower()))
    parties.discard("")
    states.discard("")
    words |= {state(word) for word in words} | states
    return Signs(frozenset(words - {""}), parties.pop() if len(parties) == 1 else "", frozenset(states), runs)


def _around(scene: Scene, name: Named, but: range) -> tuple[list[Token], list[Token]]:
    sentence = scene.tokens[name.first].sentence

    def near(first: int, last: int) -> list[Token]:
        places = range(max(first, 0), min(last, len(scene.tokens)))
        return [scene.tokens[at] for at in places if scene.tokens[at].sentence == sentence and at not in but]

    return near(name.first - _BEFORE, name.first), near(name.last, name.last + _AFTER)


def _telling(tokens: Sequence[Token]) -> list[Token]:
    """All but a state that only says where a town is: "in Tarnholm, Ohio"."""
    return [
        token
        for at, token in enumerate(tokens)
        if not (at > 1 and token.capital and token.lower in NAMES and _town(tokens[at - 2 : at]))
    ]


def _town(pair: Sequence[Token]) -> bool:
    """Whether a word with a capital and a comma, the one right after the other, stand before a state."""
    return pair[0].capital and pair[1].text == "," and pair[0].end == pair[1].start


def _marked(after: list[Token]) -> tuple[str, str]:
    """The party and the state of the mark right after a name: "(R-Tex.)"."""
    match = _MARK.fullmatch(after[1].text) if len(after) > 1 and after[0].text in ("(", ",", "[") else None
    if match is None:
        return "", ""
    beside = after[3].text if len(after) > 3 and after[2].text == "-" else ""
    return _LETTERS[match[1].lower()], STATES.get((match[2] or beside).lower().replace(".", ""), "")


def introduced(scene: Scene, found: Description, token: int) -> int | None:
    """Where the noun of a description last brought in somebody without a name: "a narrator" before "the narrator"."""
    tokens = scene.tokens
    for at in range(token - 1, -1, -1):
        if tokens[at].lower != found.head:
            continue
        begin = next((b for b in range(at - 1, max(at - 1 - _OPENING, -1), -1) if _opens(tokens, b, at)), None)
        if begin is not None and not _named(scene, begin, at):
            return at
    return None


def _opens(tokens: list[Token], begin: int, at: int) -> bool:
    plain = all(token.text[0].isalnum() or token.text == "-" for token in tokens[begin:at])
    return plain and tokens[begin].lower in _INDEFINITE and tokens[begin].sentence == tokens[at].sentence


def _named(scene: Scene, begin: int, at: int) -> bool:
    """Whether the phrase stands beside a name, or says what somebody is: "N, a senator", "was a senator"."""
    tokens = scene.tokens
    after = scene.names_in(at + 1, at + 3)
    if after and all(token.text in (",", "named", "called") for token in tokens[at + 1 : after[0].title]):
        return True
    return begin > 0 and (tokens[begin - 1].text in ",–—-(" or tokens[begin - 1].lower in _TELLING)
