"""Speech told within speech: "X said that Y had told Z that …" gives one attribution within another.

The model marks each word of a text with one role, so that it finds the outer one alone. A second reading by rule goes
through the contents found, for what is surely speech there: a verb of saying with a subject before it, and after it
words in quotation marks of their own, "that", a question, or a clause of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.analyse.occasions.verbs import ASKING, AUXILIARIES, CLAUSAL, FINITE, NOUNS, PLAIN, QUOTING, TELLING
from onrecord.analyse.quotemarks import CLOSING, OPENING, quotation_marks
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.tokens import Token, read_tokens
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.types import Attribution, Document, Phrase, Span

CONFIDENCE = 0.7
"""Of what the rules find, by their precision on the dev half of our own articles: 38 of 54."""

_PRONOUNS = frozenset("i you he she it we they who people nobody somebody everyone someone".split())
_OBJECTS = frozenset("me him her us them you it people everyone".split())
_ADVERBS = frozenset("also always already never once then even later just only still often again first once".split())
_LONGEST_SUBJECT = 9
_LONGEST_OBJECT = 5
_STOPS = ".!?;:"
_SHORTEST = 2
_MARKS = "“”\"‘’'"
_NEAR_PRONOUN = 4
_NEAR_NOUN = 8
_WH = frozenset("what how why who where whether if when which".split())


@dataclass(frozen=True)
class _Inner:
    """Tokens of an inner attribution, half-open."""

    source: Span | None
    cue: Span
    content: Span
    quoted: bool


def with_inner(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``attributions`` and those told within their contents, in order of their contents.

    What stands in the content of a belief is left alone, and what the model found is never changed.
    """
    tokens = read_tokens(document)
    starts = [token.start for token in tokens]
    found = {one.id: one for one in attributions}
    taken = [span for one in attributions for part in (one.cue, one.source) if part for span in part.spans]
    for outer in attributions:
        for span in outer.content.spans:
            stretch = _tokens_in(tokens, starts, span)
            for inner in _read(document.text, tokens, stretch):
                made = _made(document, outer, tokens, inner)
                cue = tokens[inner.cue[0]].start
                if not any(start <= cue < end for start, end in taken) and not _same_words(made, outer):
                    found.setdefault(made.id, made)
    return tuple(sorted(found.values(), key=lambda one: (one.content.spans, one.id)))


def _tokens_in(tokens: Sequence[Token], starts: Sequence[int], span: Span) -> range:
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))


def _same_words(inner: Attribution, outer: Attribution) -> bool:
    return inner.content.spans == outer.content.spans


def _read(text: str, tokens: Sequence[Token], stretch: range) -> Iterator[_Inner]:
    """The inner attributions of one content, from its first to its last; none within another."""
    if len(stretch) < 4:
        return
    quotes = _inner_quotes(text, tokens, stretch)
    after = stretch.start
    for at in stretch:
        if at < after or tokens[at].lower not in PLAIN:
            continue
        inner = _at_verb(tokens, stretch, at, quotes)
        if inner is not None:
            yield inner
            after = inner.content[1]


def _inner_quotes(text: str, tokens: Sequence[Token], stretch: range) -> dict[int, int]:
    """Quotations within a content that is itself one: the token that opens each, and the one after its end."""
    inside = list(stretch)
    if tokens[stretch.start].text in _MARKS:
        inside = inside[1:]
        if tokens[stretch[-1]].text in _MARKS:
            inside = inside[:-1]
    marks = quotation_marks(text, [(tokens[at].start, tokens[at].end) for at in inside])
    found: dict[int, int] = {}
    opened = None
    for at, mark in zip(inside, marks, strict=True):
        if mark == OPENING:
            opened = at
        elif mark == CLOSING and opened is not None:
            found[opened] = at + 1
            opened = None
    return found


def _at_verb(tokens: Sequence[Token], stretch: range, verb: int, quotes: dict[int, int]) -> _Inner | None:
    cue = _cue(tokens, stretch, verb)
    if not _is_verb(tokens, cue, verb):
        return None
    source = _subject(tokens, stretch, cue[0])
    if source is None or not _may_speak(tokens, stretch, source, verb):
        return None
    content = _complement(tokens, stretch, verb, quotes)
    if content is None:
        return None
    (first, last), quoted = content
    if last - first < _SHORTEST and not quoted:
        return None
    return _Inner(source, cue, (first, last), quoted)


def _cue(tokens: Sequence[Token], stretch: range, verb: int) -> Span:
    first = verb
    while first - 1 in stretch and tokens[first - 1].lower in AUXILIARIES | _ADVERBS:
        first -= 1
    while first < verb and tokens[first].lower in _ADVERBS and tokens[first].lower not in ("never", "also"):
        first += 1
    return first, verb + 1


def _is_verb(tokens: Sequence[Token], cue: Span, verb: int) -> bool:
    """Whether the word is a verb that tells of speech: no name, no infinitive, no "I'm telling you"."""
    before = [tokens[at].lower for at in range(cue[0], verb)]
    infinitive = "to" in before and "used" not in before
    progressive = tokens[verb].lower.endswith("ing") and before[-1:] in (["'m"], ["’m"], [])
    return tokens[verb].text.islower() and not infinitive and not progressive and "cannot" not in before


def _may_speak(tokens: Sequence[Token], stretch: range, source: Span, verb: int) -> bool:
    """Whether a subject speaks: not "what I said", nor "the reports that …" for a verb."""
    words = [tokens[at].lower for at in range(*source)]
    before = tokens[source[0] - 1].lower if source[0] - 1 in stretch else ""
    if words[0] in ("what", "nothing", "whatever", "why", "this", "it") or before in ("what", "whatever", "nothing"):
        return False
    if words[0] in ("i", "we") and tokens[verb].lower in ("say", "ask", "tell", "demand", "promise", "swear"):
        return words[0] == "we"
    if not tokens[source[1] - 1].text[0].isalnum() or tokens[source[1] - 1].lower in ("easy", "fair", "want", "hard"):
        return False
    follows = tokens[verb + 1].lower if verb + 1 in stretch else ""
    named = len(words) == 1 or tokens[source[1] - 1].capital
    return tokens[verb].lower not in NOUNS or named or follows == "that"


def _subject(tokens: Sequence[Token], stretch: range, end: int) -> Span | None:
    """The noun phrase that ends before the cue; None where none shows."""
    if end - 1 not in stretch:
        return None
    last = tokens[end - 1]
    if last.lower in _PRONOUNS:
        first = end - 1
        return (first, end) if _clause_opens(tokens, stretch, first) or last.lower not in ("you", "it") else None
    comma = last.text == ","
    at = end - 2 if comma else end - 1
    first = at + 1
    while at in stretch and first - at <= 1 and end - at <= _LONGEST_SUBJECT:
        word = tokens[at]
        if not word.text[0].isalnum() and not word.possessive and word.text not in "-’.":
            break
        if word.text in _STOPS or word.lower in CONJUNCTIONS - {"than"} or word.lower in _NO_SUBJECT:
            break
        if word.lower in PREPOSITIONS and word.lower not in ("of", "from", "at", "in", "for", "on"):
            break
        first = at
        at -= 1
    if comma and not (first < end - 1):
        return None
    while first < end and (tokens[first].lower in PREPOSITIONS or not tokens[first].text[0].isalnum()):
        first += 1
    if first >= end or comma:
        return None
    head = tokens[first]
    opens = head.capital or head.lower in DETERMINERS | POSSESSIVES or head.lower in _NUMBERED
    return (first, end) if opens else None


_NO_SUBJECT = frozenset(
    "is are was were be been being do does did will would can could should must may might to not as him them".split()
)
_NUMBERED = frozenset(
    "one two three four many some most several both others officials residents critics police".split()
)


def _clause_opens(tokens: Sequence[Token], stretch: range, at: int) -> bool:
    """Whether a clause begins at ``at``."""
    if at == stretch.start or tokens[at].first:
        return True
    before = tokens[at - 1]
    return not before.text[0].isalnum() or before.lower in CONJUNCTIONS or before.lower in ("that", "what", "then")


def _complement(tokens: Sequence[Token], stretch: range, verb: int, quotes: dict[int, int]) -> tuple[Span, bool] | None:
    """What is said: tokens after the verb and the one told, and whether it stands in marks of its own."""
    word = tokens[verb].lower
    at = verb + 1
    end = _sentence_end(tokens, stretch, verb)
    if word in TELLING:
        at = _object(tokens, stretch, at, end)
    if at < end and tokens[at].text in ",:" and (at + 1) in quotes:
        at += 1
    for opening in range(at, min(at + 3, end + 1)):
        if opening in quotes and quotes[opening] <= stretch.stop:
            return (opening, quotes[opening]), True
    if at >= end or _supposed(tokens, stretch, verb):
        return None
    if tokens[at].lower != "that":
        end = _own_clause(tokens, at, end)
    told = at > verb + 1
    follows = tokens[at].lower
    if not tokens[at].text[0].isalnum() or (at + 1 < end and tokens[at + 1].text == ","):
        return None
    if follows == "that" and word in CLAUSAL and end - at > 2:
        return (at, end), False
    if follows in _WH and (word in ASKING or told):
        return (at, end), False
    if follows == "to" and word in ASKING and end - at > 2:
        return (at, end), False
    if (word in QUOTING or told) and _clause(tokens, at, end):
        return (at, end), False
    return None


def _own_clause(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where what is said gives way to a new clause of the teller: ", and I answered", ", citing"."""
    for word in range(at + 1, end - 1):
        if tokens[word].text == "," and (
            tokens[word + 1].lower in ("and", "but", "so", "citing", "adding", "saying", "as")
            or tokens[word + 1].lower in _PRONOUNS - {"who"}
        ):
            return _trimmed(tokens, at, word)
    return end


def _supposed(tokens: Sequence[Token], stretch: range, verb: int) -> bool:
    """Whether the saying is only supposed: "if the board asks", "should say"."""
    before = [tokens[at].lower for at in range(max(stretch.start, verb - _LONGEST_SUBJECT), verb)]
    near = before[-3:]
    if any(word in ("should", "could", "might", "may", "let", "must", "can't", "can’t", "cannot") for word in near):
        return True
    return "if" in before and tokens[verb].lower in ("asks", "ask", "says", "say", "tells", "tell", "asked")


def _object(tokens: Sequence[Token], stretch: range, at: int, end: int) -> int:
    """The token after the one told."""
    if at >= end:
        return at
    if tokens[at].lower in _OBJECTS:
        return at + 1
    if tokens[at].lower in ("the", "my", "his", "her", "our", "their", "a", "an", "your") or tokens[at].capital:
        for last in range(at + 1, min(at + 1 + _LONGEST_OBJECT, end)):
            if tokens[last].lower in ("that", "to", "how", "what", "why", "if", "whether", ",", ":"):
                return last
            if tokens[last].text in _MARKS and not tokens[last].possessive:
                return last
    return at


def _clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause begins at ``at``: a subject, and a verb soon after it."""
    first = tokens[at].lower
    if first == "it" and tokens[at + 1 : at + 2] and tokens[at + 1].lower in PREPOSITIONS:
        return False
    if first in _WH or first in PREPOSITIONS or first in ("something", "nothing", "so", "otherwise", "more", "less"):
        return False
    reach = _NEAR_PRONOUN if first in _PRONOUNS | {"there"} else _NEAR_NOUN
    for word in range(at + 1, min(at + reach, end)):
        lower = tokens[word].lower
        if not tokens[word].text[0].isalnum() and not lower.startswith(("'", "’")):
            return False
        if lower in AUXILIARIES | FINITE or (lower in VERBS and lower != "said") or lower.endswith(("n't", "n’t")):
            return True
    return "'" in first[1:] or "’" in first[1:]


def _sentence_end(tokens: Sequence[Token], stretch: range, at: int) -> int:
    """The token at which the sentence of ``at`` ends within ``stretch``, its stop left out."""
    end = at + 1
    while end in stretch and not (tokens[end].text in ".!?;" or (tokens[end].sentence != tokens[at].sentence)):
        end += 1
    return _trimmed(tokens, at, end)


def _trimmed(tokens: Sequence[Token], at: int, end: int) -> int:
    """``end`` without marks and commas before it."""
    while end > at + 1 and tokens[end - 1].text in _MARKS + ",":
        end -= 1
    return end


def _made(document: Document, outer: Attribution, tokens: Sequence[Token], inner: _Inner) -> Attribution:
    parts: list[Phrase | None] = [
        None if span is None else phrase(document.text, ((tokens[span[0]].start, tokens[span[1] - 1].end),))
        for span in (inner.source, inner.cue, inner.content)
    ]
    source, cue, content = parts
    assert content is not None
    return Attribution(
        id=attribution_id(document.id, [part.spans if part else () for part in parts]),
        document=document.id,
        block=outer.block,
        kind="direct" if inner.quoted else "indirect",
        act="speech",
        source=source,
        cue=cue,
        content=content,
        confidence=round(CONFIDENCE * outer.confidence, 4),
        model=outer.model,
    )
