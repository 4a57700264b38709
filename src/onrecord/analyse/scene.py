"""The state of reading: who has been named or has spoken before a given place of the text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.analyse.cluster import Cluster
from onrecord.analyse.entities import Named
from onrecord.analyse.tokens import Token
from onrecord.types import Attribution, Document, EntityKind, Form, Span


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


def _token(event: Event) -> int:
    return event.token


@dataclass
class Scene:
    """Tokens, names and clusters of one document, and what has been resolved so far.

    events: in order of the text. speakers: who spoke, with the token at which the source begins.
    quoting: spans of direct speech, with the cluster that speaks once it is known.
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
    spoken: list[tuple[Span, Attribution, Cluster | None]] = field(default_factory=list)

    def token_range(self, span: Span) -> tuple[int, int]:
        """Indices of the tokens that lie in ``span``, half-open."""
        first = bisect_left(self.starts, span[0])
        if first > 0 and self.tokens[first - 1].end > span[0]:
            first -= 1
        last = bisect_left(self.starts, span[1])
        return first, max(first, last)

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

    def note(self, event: Event) -> None:
        """Put an event where it belongs in the order of the text."""
        near = bisect_left(self.events, event.token, key=_token)
        while near < len(self.events) and self.events[near].token == event.token:
            if self.events[near].span == event.span and self.events[near].cluster is event.cluster:
                return
            near += 1
        insort(self.events, event, key=_token)

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
    opened: set[int] = set()
    events = []
    for name in known:
        sentence = tokens[name.first].sentence
        owns = name.last < len(tokens) and tokens[name.last].possessive
        speaks = any(start <= name.span[0] < end for start, end in sources)
        subject = not owns and (speaks or sentence not in opened)
        opened.add(sentence)
        events.append(Event(name.first, cluster_of[name.first], name.span, "name", subject))
    name_at = [name.first for name in known]
    starts = [token.start for token in tokens]
    return Scene(document, tokens, known, clusters, list(attributions), cluster_of, name_at, starts, events)
