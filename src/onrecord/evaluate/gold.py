"""Gold mentions and chains of public data sets, in one form, and what a mention's own words tell.

The sets differ in what a mention is. One gives the whole noun phrase ("American carmaker Dunmore Motors"),
another the name alone, a third says nothing of its form. Everything here that makes them comparable looks at
the annotated words only, never at what the product finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.analyse.speakers.kinds import ADJECTIVES
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.places import PLACES
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, PORTFOLIOS, TITLES
from onrecord.types import EntityKind, Form, Span

PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it
    its itself they them their theirs themselves who whom whose which that this these those one someone everyone
    nobody everybody anyone others both all some many each""".split()
)
_TOKEN = re.compile(r"['’]s\b|\w+(?:[.\-&'’]\w+)*\.?|[^\w\s]")
_PARTICLES = frozenset("de del della di da la le al el bin ibn van von der den du des".split())
_BEFORE = _PARTICLES | frozenset("ad an ar as ash at az d l ul".split())
"""What stands before a hyphen or apostrophe within a name."""
_JOINING = _PARTICLES | frozenset("of the for and &".split())
"""Small words within names of persons, and of anything else, between capitalised ones."""
_ENDS = frozenset(
    ", : ; ( ) [ ] – — who whom whose which that of in at on from for to with as by near about against over under "
    "between among".split()
)
"""Words and marks after which the head of a noun phrase lies behind."""
_STATES = frozenset(("us", "u.s", "uk", "u.k", "eu", "e.u", "uae", "un", "u.n"))
_CLITIC = re.compile(r"['’](?:s|d|m|re|ve|ll)$")
_SMALL = frozenset("the a an his her their its our my your this that prime".split())
_UNTOLD = ((TITLES | MODIFIERS | PORTFOLIOS | ADJECTIVES) - _STATES - frozenset(PLACES)) | _SMALL
"""Words of which none by itself names anybody."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An annotated mention.

    kind: None for what is neither person, organisation, group nor place.
    form: as annotated, or as its words tell where the set says nothing.
    chain: what it shares with the other mentions of the same thing in its document; None where it stands alone.
    entity: what it shares with mentions of the same thing in other documents; None where nothing is said.
    head: the span of its head, where annotated.
    """

    span: Span
    kind: EntityKind | None
    form: Form
    chain: str | None = None
    entity: str | None = None
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with its annotated mentions, in order of the text.

    topic: the group of documents of which the annotators said who is the same across them.
    complete: the stretches in which every mention is annotated; elsewhere a mention may be missing.
    ignored: stretches of which a name is neither right nor wrong, as nationalities.
    bare: mentions that are names have nothing round them.
    sha256: of the file that it was read from, in hexadecimal.
    """

    name: str
    text: str
    mentions: tuple[GoldMention, ...]
    topic: str = ""
    complete: tuple[Span, ...] = ()
    ignored: tuple[Span, ...] = ()
    bare: bool = False
    sha256: str = ""

    def place(self, mention: GoldMention) -> Span:
        """Where the name in ``mention`` stands, or all of it where it is none."""
        if mention.form != "name":
            return mention.span
        if self.bare:
            return trimmed(self.text, mention.span)
        return named_span(self.text, mention.span, mention.head, mention.kind)


def tokens_in(text: str, span: Span) -> list[Span]:
    """The words and marks of ``text`` within ``span``; "'s" is one of its own."""
    return [found.span() for found in _TOKEN.finditer(text, *span)]


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in small letters anywhere in ``texts``: capitals at a sentence's start name nobody."""
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z][a-z\-]+\b", text))


def form_of(text: str, span: Span, small: frozenset[str] = frozenset(), kind: EntityKind | None = None) -> Form:
    """The form of a mention that its words tell: name where the head of the noun phrase is capitalised.

    small: see ``small_words``; a lone word among them is no name. Titles alone are none, nor nationalities.
    kind: a person who is called by an office ("Dunmore Motors CEO") is not named.
    """
    words = [text[start:end] for start, end in tokens_in(text, span)]
    plain = [word for word in words if word[0].isalnum()]
    if not plain or (len(plain) == 1 and _pronoun(plain[0])):
        return "pronoun"
    head = _head_phrase(words)
    if not head or not _capital(head[-1]):
        return "nominal"
    if kind == "person" and _bare(head[-1]) in TITLES and _bare(head[0]) not in GIVEN:
        return "nominal"
    told = [word for word in head if _capital(word) and _bare(word) not in _UNTOLD]
    if not told or (len(plain) == 1 and plain[0].lower() in small and not plain[0].isupper()):
        return "nominal"
    return "name"


def nationality(text: str, span: Span) -> bool:
    """Whether a mention is the adjective of a nation, region or creed, as "American"."""
    start, end = trimmed(text, span)
    word = text[start:end].lower()
    return word in ADJECTIVES and word not in PLACES and word.rstrip(".") not in _STATES


def named_span(text: str, span: Span, head: Span | None = None, kind: EntityKind | None = None) -> Span:
    """The name within a mention: without articles, descriptions before it, titles, and what follows it.

    Of several runs of capitalised words, that which holds ``head``, or else the last before the first
    comma, preposition or relative. A person's titles are cut off, and a possessive "'s".
    """
    tokens = tokens_in(text, span)
    words = [text[start:end] for start, end in tokens]
    runs = list(_runs(words, _PARTICLES if kind == "person" else _JOINING))
    if not runs:
        return trimmed(text, span)
    within = [run for run in runs if head and tokens[run[0]][0] < head[1] and head[0] < tokens[run[1] - 1][1]]
    if not within:
        stop = next((at for at in range(runs[0][1], len(words)) if words[at].lower() in _ENDS), len(words))
        within = [run for run in runs if run[0] < stop][-1:]
    first, last = within[-1]
    if kind == "person":
        first = max((at + 1 for at in range(first, last - 1) if _bare(words[at]) in TITLES), default=first)
    return trimmed(text, (tokens[first][0], tokens[last - 1][1]))


def trimmed(text: str, span: Span) -> Span:
    """``span`` without "the" before it and "'s" after it."""
    start, end = span
    article = re.match(r"(?:the|a|an)\s+(?=\S)", text[start:end], re.IGNORECASE)
    start += article.end() if article else 0
    stated = re.sub(r"\s*['’](?:s|S)?$", "", text[start:end])
    return (start, start + len(stated)) if stated else span


def outermost(spans: Iterable[Span]) -> frozenset[Span]:
    """Those of ``spans`` that lie in no other."""
    ordered = sorted(set(spans), key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    for span in ordered:
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return frozenset(kept)


def _head_phrase(words: Sequence[str]) -> list[str]:
    """The words up to the first that ends a noun phrase, without possessives at the end."""
    first = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    stop = next((at for at in range(first + 1, len(words)) if words[at].lower() in _ENDS), len(words))
    return [word for word in words[first:stop] if word[0].isalnum()]


def _runs(words: Sequence[str], joining: frozenset[str]) -> Iterator[Span]:
    """Runs of capitalised words, small words of ``joining`` between them included."""
    at = 0
    while at < len(words):
        if not _capital(words[at]):
            at += 1
            continue
        end = at + 1
        while True:
            step = end
            while step < len(words) and step - end < 2 and words[step].lower() in joining:
                step += 1
            if step >= len(words) or not (_capital(words[step]) or (step == end and words[step].isdigit())):
                break
            end = step + 1
        yield at, end
        at = end


def _pronoun(word: str) -> bool:
    """Whether it is one, perhaps with its verb, as "he'd"; "US" and "IT" are none."""
    return _CLITIC.sub("", word.lower()) in PRONOUNS and (len(word) == 1 or not word.isupper())


def _capital(word: str) -> bool:
    """Whether a word is written as names are: "Marsh", "iWeir", "al-Marsh", but not "pro-Marsh"."""
    if word[0].isupper() or any(char.isupper() for char in word[1:3]):
        return True
    before, joint, after = re.split(r"([\-'’])", word, maxsplit=1) if re.search(r"[\-'’]", word) else (word, "", "")
    return bool(joint) and before in _BEFORE and after[:1].isupper()


def _bare(word: str) -> str:
    return word.lower().rstrip(".")
