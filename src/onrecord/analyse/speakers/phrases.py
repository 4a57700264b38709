"""The noun phrase before "who", "which" or "that": behind asides, dates and places, and without the clause it is in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.speakers.bounds import without_time
from onrecord.analyse.speakers.descriptions import inside_number
from onrecord.analyse.speakers.lexicon.ordinary import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
)
from onrecord.analyse.speakers.scene import Scene
from onrecord.analyse.speakers.tokens import Token

_ASIDES = frozenset(
    """meanwhile however though too moreover instead reportedly incidentally predictably notably apparently indeed
    then also again included for instance example in turn part fact particular addition of course by the way after
    all as well no doubt""".split()
)
_LONGEST_ASIDE = 4
_SUBJECTS = frozenset("i we he she they you it there".split())
_HELPING = frozenset("is are was were be been being am has have had do does did".split())
_TAKING = frozenset(
    """include includes included quote quotes quoted quoting cite cites cited citing join joins joined find finds call
    calls help helps helped face faces faced draw draws drew attract attracts attracted""".split()
)
"""Verbs that are seldom nouns or adjectives, and that people follow as their object."""
_ADJECTIVAL = frozenset("said claimed called asked found kept put told argued announced noted warned".split())
"""Verbs that may as well be adjectives, unless an adverb stands before them: "also asked people"."""
_ACTS = VERBS | _TAKING | _SUBJECTS
_PARTING = frozenset("but than despite amid during without because unlike".split())
_ABOUT = frozenset("about over under around between at up".split())
_PLACING = frozenset("of from in near at".split())
_KNOWING = frozenset(
    """know knows knew ask asks asked asking wonder wonders wondering see tell tells say says decide decides decided
    determine guess learn learned remember forget matter matters clear unclear sure out exactly just look""".split()
)
"""Words after which "who" begins a question, told or put."""
_UNITS = frozenset("week month year day night morning evening past early late last this".split())


def asks(scene: Scene, word: str, token: int) -> bool:
    """Whether "who" or "which" at ``token`` asks for somebody, and stands for nobody named before it."""
    tokens = scene.tokens
    at = token - 1
    while at >= 0 and tokens[at].sentence == tokens[token].sentence and not tokens[at].text[0].isalnum():
        at -= 1
    if at < 0 or tokens[at].sentence != tokens[token].sentence:
        return word != "that"
    if word != "who" or at != token - 1:
        return word == "who" and " ".join(t.lower for t in tokens[max(at - 1, 0) : at + 1]) == "after all"
    return not tokens[at].capital and tokens[at].lower in _KNOWING | PREPOSITIONS


def before_aside(scene: Scene, token: int) -> int:
    """The token at which an aside between commas begins that stands right before ``token``; else ``token``."""
    tokens = scene.tokens
    if token < 2 or tokens[token - 1].text != ",":
        return token
    at = token - 2
    while at > 0 and token - 2 - at < _LONGEST_ASIDE and tokens[at].lower in _ASIDES:
        at -= 1
    aside = at < token - 2 and tokens[at].text == "," and tokens[at].sentence == tokens[token].sentence
    return at if aside else token


def before_place(scene: Scene, end: int) -> int:
    """Where what stands before a place ends: "a donor from Quist, Ruritania", "N, 52, of Ruritania"; else ``end``."""
    tokens = scene.tokens
    at = end
    while at > 0 and tokens[at - 1].sentence == tokens[end - 1].sentence and end - at < _LONGEST_ASIDE * 2:
        before = tokens[at - 1]
        if before.lower in _PLACING and at < end:
            break
        if not (before.capital or before.text in ",.-"):
            return end
        at -= 1
    else:
        return end
    at -= 1
    while at > 0 and (tokens[at - 1].text in ",()" or tokens[at - 1].text.isdigit() or _is_party(tokens, at - 1)):
        at -= 1
    return at if at and tokens[at - 1].sentence == tokens[end - 1].sentence and not tokens[at - 1].possessive else end


def _is_party(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"


def before_time(scene: Scene, begin: int, end: int) -> int:
    """Where a phrase ends without the day or year that follows it: "the letter in 1992", "last week", "on Monday"."""
    tokens = scene.tokens
    last = without_time(scene, begin, end)
    while last > begin + 1 and _timing(tokens, last - 1):
        last -= 1
    while last > begin + 1 and (tokens[last - 1].lower in PREPOSITIONS | MONTHS or tokens[last - 1].text in ",."):
        last -= 1
    done = last < end and last > begin + 1 and tokens[last - 1].lower.endswith("ed") and not tokens[last - 1].capital
    return last - 1 if done else last  # "a report published Monday"


def only_time(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a phrase is nothing but a day or a year, with what joins it: "in 1992", "May 6"."""
    worded = [at for at in range(begin, end) if tokens[at].text[0].isalnum()]
    if worded and tokens[worded[0]].lower in PREPOSITIONS:
        worded = worded[1:]
    return bool(worded) and all(_timing(tokens, at) for at in worded)


def _timing(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    before = tokens[at - 1 - (tokens[at - 1].text == ".")].lower.rstrip(".") if at else ""
    day = token.text.isdigit() and (len(token.text) == 4 or before in MONTHS)
    return day or token.lower in MONTHS | WEEKDAYS | _UNITS


def without_clause(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where the noun phrase begins that ends at ``end``: after the verbs and prepositions before it."""
    for at in range(end - 2, begin - 1, -1):
        if _breaks(tokens, at, end):
            begin = _behind(tokens, at, end)
            break
    while begin < end - 1 and _leads(tokens, begin):
        begin += 1
    return begin


def _breaks(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the word at ``at`` is a verb or its subject, and no noun or adjective."""
    token = tokens[at]
    if token.lower in _PARTING or _contracted(token):
        return token.lower != "than" or not _counts(tokens[at + 1])
    before = tokens[at - 1].lower if at else ""
    if token.lower in _ADJECTIVAL:
        return before in ADVERBS and before not in ("so", "most", "more", "very")
    nominal = before in DETERMINERS - {"that", "which", "what"} or before in POSSESSIVES or tokens[at - 1].possessive
    compound = token.lower in ("think", "like", "look") and tokens[at + 1].lower.startswith(("tank", "alike"))
    return token.lower in _ACTS and not (token.capital and not token.first) and not nominal and not compound


def _behind(tokens: Sequence[Token], verb: int, end: int) -> int:
    """Where the object of a verb begins: after its helpers, adverbs and its own participle."""
    begin = verb + 1
    subject = tokens[verb].lower in _SUBJECTS or _contracted(tokens[verb])
    helped = subject or tokens[verb].lower in _HELPING
    while begin < end - 1:
        word = tokens[begin].lower
        adverb = (word in ADVERBS and word not in ("many", "few", "several", "most", "more")) or word.endswith("ly")
        participle = helped and word.endswith(("ed", "en")) and not tokens[begin].capital
        if not (adverb or participle or word in _HELPING or tokens[begin].possessive):
            break
        helped = helped and not participle
        begin += 1
    return begin


def _contracted(token: Token) -> bool:
    return token.lower.replace("’", "'").endswith(("'ve", "'re", "'ll", "'d", "n't"))


def _counts(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower in NUMBERS or token.lower in ("least", "half")


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only joins what follows to what stands before: "despite polls", "because of the law"."""
    word = tokens[at].lower
    counts = word in _ABOUT and _counts(tokens[at + 1])
    if tokens[at].capital and not tokens[at].first:
        return False
    return (word in PREPOSITIONS | CONJUNCTIONS and not counts) or inside_number(tokens, at)
