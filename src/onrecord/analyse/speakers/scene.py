"""The state of reading: who has been named or has spoken before a given place of the text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, COLLECTIVES, DOCUMENTS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import ADVERBS, CONJUNCTIONS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.lexicon.places import DEMONYMS
from onrecord.analyse.speakers.paper import Paper
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import Attribution, Document, EntityKind, Form, Span

_ARTICLES = frozenset(("the", "a", "an")) | DEMONYMS
_NOUNS = BODY_NOUNS | PERSON_NOUNS | DOCUMENTS | COLLECTIVES
_MYSELF = frozenset("i me my mine myself".split())
_NOT_IN_TITLE = VERBS | CONJUNCTIONS | PREPOSITIONS - {"of", "for"}
_CLAUSES = CONJUNCTIONS - {"nor", "than"} | {"after", "before", "until", "how", "why", "what", "which", "whom"}
_BREAKS = frozenset((",", ";", ":", "-", "–", "—", "(", '"', "“", "‘", "'"))
_INSERTED = frozenset("who whose whom which a an the".split())
_LONGEST_INSERTION = 25
_ADVERBS = frozenset("n't repeatedly quickly simply really actually apparently reportedly eventually initially".split())
_CONTRACTED = frozenset(
    """isn't wasn't hasn't hadn't doesn't didn't won't wouldn't couldn't can't isn’t wasn’t hasn’t hadn’t doesn’t didn’t
    won’t wouldn’t couldn’t can’t says wrote spoke led ran won lost held stood sent left met began chose drew brought
    spent paid built became heard felt hit cut sought fell rose faces plans needs hopes seems appears leads runs
    supports opposes calls argues""".split()
)
_LONGEST_TITLE = 10
_LONGEST_HEADLINE = 30
_WITHIN = 8
"""Tokens from where a source begins in which its name stands."""


@dataclass(frozen=True)
class Event:
    """Something that calls ``cluster`` to mind: a name, or a source or pronoun resolved to it.

    token: index of the token it begins at. subject: it speaks or opens its sentence.
    """

    token: int
    cluster: Cluster
    span: Span
    form: Form
    subject: bool


@dataclass(frozen=True)
class Interview:
    """The interview of one document.

    guest: who answers, None where the text leaves it open; why: how that is known, or why it is not.
    answers: ids of the answers whose own paragraph names nobody. first, last: the tokens its turns stand on.
    said: the tokens of the answers.
    """

    guest: Cluster | None
    why: str
    answers: frozenset[str]
    first: int
    last: int
    said: frozenset[int]

    def asks_at(self, token: int) -> bool:
        """Whether ``token`` stands among the turns, and in no answer."""
        return self.first <= token < self.last and token not in self.said


def _token(event: Event) -> int:
    return event.token


def _paragraph(token: Token) -> int:
    return token.paragraph


@dataclass
class Scene:
    """Tokens, names and clusters of one document, and what has been resolved so far.

    events: in order of the text. speakers: who spoke, with the token at which the source begins.
    acted: whose office is the subject of a verb outside any source, and where.
    labels: the labels that open the paragraphs of turns, by the attribution's id.
    documents: whose the last report, survey and the like is, by its noun.
    interview: who answers in it, if there is one.
    spoken: spans of content, each with its attribution and the cluster that speaks.
    offices: descriptions with an office outside sources, whose holder is found when they are come to.
    read_to: the token up to which the pronouns that are no sources have been read.
    writer: who writes "I" in it, outside all quotation marks.
    papers: the places where a document is named, once they have been read.
    sources: the tokens at which sources begin. acting: those of names that are subjects within a sentence.
    """

    document: Document
    tokens: list[Token]
    names: list[Named]
    clusters: list[Cluster]
    attributions: list[Attribution]
    cluster_of: dict[int, Cluster]
    name_at: list[int]
    starts: list[int]
    events: list[Event]
    speakers: list[tuple[int, Cluster]] = field(default_factory=list)
    acted: list[tuple[int, Cluster]] = field(default_factory=list)
    spoken: list[tuple[Span, Attribution, Cluster | None]] = field(default_factory=list)
    interview: Interview | None = None
    labels: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Cluster] = field(default_factory=dict)
    offices: list[tuple[int, Description]] = field(default_factory=list)
    read_to: int = 0
    writer: Cluster | None = None
    sources: frozenset[int] = frozenset()
    acting: frozenset[int] = frozenset()
    papers: list[Paper] | None = None

    def opens_source(self, token: int) -> bool:
        """Whether the source of an attribution begins at ``token``."""
        return token in self.sources

    def token_range(self, span: Span) -> tuple[int, int]:
        """Indices of the tokens that lie in ``span``, half-open."""
        first = bisect_left(self.starts, span[0])
        if first > 0 and self.tokens[first - 1].end > span[0]:
            first -= 1
        last = bisect_left(self.starts, span[1])
        return first, max(first, last)

    def in_headline(self, token: int) -> bool:
        """Whether ``token`` stands in a title, or in a first line that ends as no sentence does."""
        here = self.tokens[token]
        if here.block == "title" or here.paragraph:
            return here.block == "title"
        line = [one for one in self.tokens[:_LONGEST_HEADLINE] if not one.paragraph]
        ends = next((one.text for one in reversed(line) if one.text[0].isalnum() or one.text in ".!?"), "")
        return len(line) < _LONGEST_HEADLINE and ends not in (".", "!", "?")

    def opens_paragraph(self, token: int) -> bool:
        """Whether ``token`` stands in the first sentence of its paragraph."""
        sentence, paragraph = self.tokens[token].sentence, self.tokens[token].paragraph
        return self.first_sentence(paragraph) == sentence

    def first_sentence(self, paragraph: int) -> int:
        """The number of the sentence that begins ``paragraph``."""
        at = bisect_left(self.tokens, paragraph, key=_paragraph)
        return self.tokens[at].sentence

    def names_in(self, first: int, last: int) -> list[Named]:
        """The names that begin between two tokens."""
        begin = bisect_left(self.name_at, first)
        found = []
        while begin < len(self.names) and self.names[begin].first < last:
            found.append(self.names[begin])
            begin += 1
        return found

    def before(self, token: int) -> Iterator[Event]:
        """Events that begin before ``token``, the nearest first."""
        for number in range(bisect_left(self.events, token, key=_token) - 1, -1, -1):
            yield self.events[number]

    def heads_clause(self, event: Event) -> bool:
        """Whether what calls to mind speaks, or opens its sentence with nothing but an article before it."""
        if event.form != "name":
            return event.subject
        if any(at <= event.token < at + _WITHIN and cluster is event.cluster for at, cluster in self.speakers):
            return True
        if self.tokens[event.token].quoted or not self._stands_alone(event):
            return False
        index = event.token
        while index > 0 and self.tokens[index - 1].sentence == self.tokens[event.token].sentence:
            index -= 1
            if self.tokens[index].lower not in _ARTICLES:
                return False
        return True

    def _stands_alone(self, event: Event) -> bool:
        """Whether a name is followed by what it does, not by something that belongs to it."""
        after = bisect_left(self.starts, event.span[1])
        if after >= len(self.tokens):
            return True
        word = self.tokens[after]
        called = any(found.first == after for found in event.cluster.stated)
        return not word.possessive and (called or singular(word.lower) not in _NOUNS) and not word.capital

    def note(self, event: Event) -> None:
        """Put an event where it belongs in the order of the text."""
        near = bisect_left(self.events, event.token, key=_token)
        while near < len(self.events) and self.events[near].token == event.token:
            if self.events[near].span == event.span and self.events[near].cluster is event.cluster:
                return
            near += 1
        insort(self.events, event, key=_token)

    def note_span(self, first: int, last: int, cluster: Cluster, form: Form) -> None:
        """Put a source or a description, tokens ``first`` to ``last``, among what calls ``cluster`` to mind."""
        span = (self.tokens[first].start, self.tokens[last - 1].end)
        self.note(Event(first, cluster, span, form, True))

    def move(self, name: Named, cluster: Cluster) -> None:
        """Give ``name`` to ``cluster``, with what it calls to mind."""
        old = self.cluster_of[name.first]
        if old is cluster:
            return
        old.names.remove(name)
        cluster.names.append(name)
        self.cluster_of[name.first] = cluster
        self.events = [
            Event(e.token, cluster, e.span, e.form, e.subject) if e.token == name.first and e.form == "name" else e
            for e in self.events
        ]

    def new(self, kind: EntityKind, text: str, named: bool, order: int) -> Cluster:
        """A cluster without a name of its own in the text."""
        cluster = Cluster(kind, text=text, named=named, order=order)
        self.clusters.append(cluster)
        return cluster

    def enclosing(self, attribution: Attribution, span: Span) -> Cluster | None:
        """The speaker of the smallest other attribution, already resolved, whose content holds ``span``."""
        holders = [
            (content[1] - content[0], cluster)
            for content, other, cluster in self.spoken
            if other is not attribution and cluster is not None and content[0] <= span[0] and span[1] <= content[1]
        ]
        return min(holders, key=lambda holder: holder[0])[1] if holders else None

    def in_focus(self, token: int) -> tuple[int, Cluster] | None:
        """Who spoke or acted last before ``token``, and where."""
        latest = [next((row for row in reversed(rows) if row[0] < token), None) for rows in (self.speakers, self.acted)]
        return max((row for row in latest if row is not None), key=lambda row: row[0], default=None)

    def speaker_at(self, span: Span) -> Cluster | None:
        """The speaker of the smallest attribution, already resolved, whose content holds ``span``."""
        holders = [
            (content[1] - content[0], number)
            for number, (content, _, who) in enumerate(self.spoken)
            if who is not None and content[0] <= span[0] and span[1] <= content[1]
        ]
        return self.spoken[min(holders)[1]][2] if holders else None

    def own_words(self, token: int) -> tuple[Span, ...]:
        """The content in which ``token`` stands as its speaker said it: in quotation marks, or where it says "I"."""
        here = self.tokens[token]
        holders = [
            (span[1] - span[0], number)
            for number, (span, _, _) in enumerate(self.spoken)
            if span[0] <= here.start and here.end <= span[1]
        ]
        if not holders:
            return ()
        content = self.spoken[min(holders)[1]][1].content.spans
        if here.quoted or any(
            self.tokens[at].lower in _MYSELF for span in content for at in range(*self.token_range(span))
        ):
            return content
        return ()

    def speaks(self, token: int, cluster: Cluster) -> None:
        """Keep that ``cluster`` speaks from ``token`` on."""
        self.speakers.append((token, cluster))
        self.speakers.sort(key=lambda row: row[0])

    def mark_subject(self, token: int) -> None:
        """Mark the name at ``token`` as one that speaks."""
        for index in range(bisect_left(self.events, token, key=_token), len(self.events)):
            event = self.events[index]
            if event.token != token:
                break
            if event.form == "name":
                self.events[index] = Event(event.token, event.cluster, event.span, "name", True)


def _heads(tokens: list[Token], name: Named) -> bool:
    """Whether a title alone stands before ``name`` in its sentence, long as it may be."""
    at = name.title
    while at > 0 and tokens[at - 1].sentence == tokens[name.first].sentence and name.first - at < _LONGEST_TITLE:
        at -= 1
        word = tokens[at]
        if word.lower in _NOT_IN_TITLE or not (word.text[0].isalnum() or word.possessive) or word.lower.endswith("ing"):
            return False
    return at == 0 or tokens[at - 1].sentence != tokens[name.first].sentence


def _modifies(tokens: list[Token], name: Named) -> bool:
    """Whether a noun that the name belongs to follows it: "an N ally"."""
    word = tokens[name.last].lower if name.last < len(tokens) else ""
    return singular(word) in _NOUNS and word not in VERBS


def _acts(tokens: list[Token], name: Named) -> bool:
    """Whether a clause begins before ``name`` and a verb follows it: "and N is not alone", "because N had been"."""
    at = name.title - 1
    if at < 0 or name.last >= len(tokens) or tokens[at].sentence != tokens[name.first].sentence:
        return False
    opens = tokens[at].lower in _CLAUSES or tokens[at].text in _BREAKS
    return opens and follows_verb(tokens, name.last)


def _past_insertion(tokens: Sequence[Token], at: int) -> int:
    """Past what is put in at ``at`` between brackets, or commas as a relative clause or an apposition."""
    closing = {"(": ")", ",": ","}.get(tokens[at].text if at < len(tokens) else "")
    word = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if closing is None or (closing == "," and word not in _INSERTED):
        return at
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST_INSERTION and tokens[end].sentence == tokens[at].sentence:
        if tokens[end].text == closing:
            return end + 1
        end += 1
    return at


def follows_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands at ``at``, an adverb or something put in before it or not."""
    at = _past_insertion(tokens, _past_insertion(tokens, at))
    while at < len(tokens) and tokens[at].lower in ADVERBS | _ADVERBS:
        at += 1
    if at >= len(tokens):
        return False
    word = tokens[at].lower
    return word in VERBS or (word.endswith("ed") and tokens[at].text.islower()) or word in _CONTRACTED


def set_scene(
    document: Document,
    tokens: list[Token],
    names: list[Named],
    clusters: list[Cluster],
    attributions: Sequence[Attribution],
) -> Scene:
    """A scene before anything is resolved: its events are the names."""
    cluster_of = {name.first: cluster for cluster in clusters for name in cluster.names}
    known = [name for name in names if name.first in cluster_of]
    sources = [span for attribution in attributions if attribution.source for span in attribution.source.spans]
    starts = [token.start for token in tokens]
    spoken = {at for start, end in sources for at in range(bisect_left(starts, start), bisect_left(starts, end))}
    opened: dict[int, int] = {}
    events = []
    for name in known:
        sentence = tokens[name.first].sentence
        owns = name.last < len(tokens) and tokens[name.last].possessive
        speaks = name.first in spoken and not _modifies(tokens, name)
        subject = not owns and (speaks or opened.get(sentence, name.title) >= name.title or _heads(tokens, name))
        opened.setdefault(sentence, name.last)
        events.append(Event(name.first, cluster_of[name.first], name.span, "name", subject))
    name_at = [name.first for name in known]
    scene = Scene(document, tokens, known, clusters, list(attributions), cluster_of, name_at, starts, events)
    scene.sources = frozenset(scene.token_range(span)[0] for span in sources)
    scene.acting = frozenset(name.first for name in known if _acts(tokens, name))
    return scene
