"""Who is speaking, within one document: the source of each attribution resolved to its fullest name.

Names are found and grouped first, over the whole text, so that a name given only
later counts. Then the sources are read in the order of the text; each may lean on
those before it. What cannot be shown stays a description, and the basis says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.analyse.entities import Named
from onrecord.analyse.naming import names_in
from onrecord.analyse.speakers.asides import note_offices, note_people
from onrecord.analyse.speakers.assurance import Weights, features
from onrecord.analyse.speakers.bearers import shouted_tokens
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.clusters import cluster_names
from onrecord.analyse.speakers.descriptions import Description
from onrecord.analyse.speakers.interviews import find_interview, find_labels
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.pronouns import learn_genders
from onrecord.analyse.speakers.resolved import Resolved
from onrecord.analyse.speakers.scene import Scene, set_scene
from onrecord.analyse.speakers.sources import body_pronouns, resolve
from onrecord.analyse.speakers.tokens import Token, read_tokens
from onrecord.analyse.speakers.unsourced import told_twice
from onrecord.analyse.speakers.writers import writes_of_himself
from onrecord.analyse.spotted import Spotted
from onrecord.types import Attribution, Chain, Document, Mention, Name, Office, SourceLink, Span


@dataclass(frozen=True)
class Coreference:
    """What ``corefer`` finds in one document.

    mentions: in order of the text. chains: in order of their first mention, ``number`` being the position.
    links: one for each attribution, in order of the text.
    """

    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    links: tuple[SourceLink, ...]


def corefer(
    document: Document,
    attributions: Sequence[Attribution],
    marks: Sequence[Spotted] = (),
    weights: Weights | None = None,
) -> Coreference:
    """Give each attribution its speaker under the fullest name that ``document`` has for it.

    marks: names, nominals and titles that the mention head spotted; without any, names are found by rules alone.
    weights: what makes a confidence of ``assurance.features``; None gives none.

    A pure function: neither the order of ``attributions`` nor anything outside changes the result.
    Boilerplate and credits never name a speaker; captions and titles may.
    """
    scene, resolved = _read(document, attributions, marks)
    sure = {a.id: weights.confidence(features(scene, a, r)) for a, r in resolved if r.cluster} if weights else {}
    body_pronouns(scene)
    return _result(document, scene, resolved, sure)


def columns_of(
    document: Document, attributions: Sequence[Attribution], marks: Sequence[Spotted]
) -> dict[str, tuple[float, ...]]:
    """What the confidence in each attribution's speaker is made of, by its id: see ``assurance``. For fitting it."""
    scene, resolved = _read(document, attributions, marks)
    return {attribution.id: features(scene, attribution, result) for attribution, result in resolved}


def _read(
    document: Document, attributions: Sequence[Attribution], marks: Sequence[Spotted]
) -> tuple[Scene, list[tuple[Attribution, Resolved]]]:
    """The document read to its end, and each attribution resolved, in order of the text."""
    ordered = sorted(attributions, key=_position)
    trusted = [span for attribution in ordered if attribution.source for span in attribution.source.spans]
    tokens = read_tokens(document)
    names, clusters = _names(tokens, trusted, marks)
    scene = set_scene(document, tokens, names, clusters, ordered)
    note_offices(scene)
    note_people(scene)
    learn_genders(scene)
    scene.writer = writes_of_himself(scene)
    scene.labels = find_labels(scene)
    scene.interview = find_interview(scene)
    resolved = [(attribution, resolve(scene, attribution)) for attribution in _outer_first(scene, ordered)]
    resolved = [(attribution, told_twice(scene, attribution, result)) for attribution, result in resolved]
    resolved.sort(key=lambda pair: _position(pair[0]))
    return scene, resolved


def _position(attribution: Attribution) -> tuple[int, int, int, str]:
    content = attribution.content.spans
    begin = content[0][0] if content else 0
    if attribution.source is None or not attribution.source.spans:
        return (begin, 1, begin, attribution.id)
    return (attribution.source.spans[0][0], 0, begin, attribution.id)


def _outer_first(scene: Scene, ordered: Sequence[Attribution]) -> list[Attribution]:
    """Those whose source stands in nobody's words first, then those nested; headlines, which look ahead, last."""
    contents = [(span, attribution) for attribution in ordered for span in attribution.content.spans]

    def depth(attribution: Attribution) -> tuple[bool, int]:
        source = attribution.source.spans[:1] if attribution.source else ()
        inside = sum(
            start <= begin and end <= stop and other is not attribution
            for begin, end in source
            for (start, stop), other in contents
        )
        first = scene.token_range(source[0])[0] if source else 0
        return (bool(source) and first < len(scene.tokens) and scene.in_headline(first), inside)

    return sorted(ordered, key=depth)


def _names(
    tokens: Sequence[Token], trusted: Sequence[Span], marks: Sequence[Spotted]
) -> tuple[list[Named], list[Cluster]]:
    """Names of the running text, and those of headlines where the running text bears them out."""
    shouted = shouted_tokens(tokens)
    found = names_in(tokens, trusted, marks)
    plain = [name for name in found if name.first not in shouted]
    clusters = cluster_names(tokens, plain, trusted)
    in_text = {name for cluster in clusters for name in cluster.names}
    headline = [
        n
        for n in _headline_names(tokens, shouted, clusters)
        if all(n.first >= o.last or n.last <= o.first for o in in_text)
    ]
    if not clusters:
        return found, cluster_names(tokens, found, trusted)
    return sorted([*in_text, *headline], key=lambda name: name.first), clusters


def _headline_names(tokens: Sequence[Token], shouted: frozenset[int], clusters: Sequence[Cluster]) -> list[Named]:
    """Known names in headline style: the longest spelling that stands there."""
    spellings: dict[tuple[str, ...], Cluster] = {}
    for cluster in clusters:
        for name in cluster.names:
            spellings.setdefault(parts(name.text), cluster)
    people = [cluster for cluster in clusters if cluster.kind == "person"]
    for cluster in people:
        spellings.setdefault(parts(cluster.name)[-1:], cluster)
    firsts = Counter(parts(cluster.name)[:1] for cluster in people)
    for cluster in people:
        given = parts(cluster.name)[:1]
        if firsts[given] == 1 and given and given[0] in GIVEN:
            spellings.setdefault(given, cluster)
    found: list[Named] = []
    index = 0
    while index < len(tokens):
        width = 0
        if index in shouted and tokens[index].capital:
            width = next((w for w in (4, 3, 2, 1) if _folded(tokens, index, w) in spellings), 0)
        if width:
            cluster = spellings[_folded(tokens, index, width)]
            text = " ".join(token.text for token in tokens[index : index + width])
            span = (tokens[index].start, tokens[index + width - 1].end)
            name = Named(index, index + width, index, span, text, cluster.kind, True)
            cluster.names.append(name)
            found.append(name)
        index += width or 1
    return found


def _folded(tokens: Sequence[Token], index: int, width: int) -> tuple[str, ...]:
    part = tokens[index : index + width]
    if len(part) < width or not part[-1].text[0].isalnum() or part[-1].paragraph != part[0].paragraph:
        return ("",)
    return parts(" ".join(token.text for token in part))


def _result(
    document: Document,
    scene: Scene,
    resolved: Sequence[tuple[Attribution, Resolved]],
    sure: Mapping[str, float],
) -> Coreference:
    spans: dict[int, list[tuple[Span, str]]] = {}
    for cluster in scene.clusters:
        own = [(name.span, "name") for name in cluster.names]
        spans[id(cluster)] = own + [
            (event.span, event.form) for event in scene.events if event.cluster is cluster and event.form != "name"
        ]
    speaking = {id(r.cluster) for _, r in resolved if r.cluster is not None}
    used = [c for c in scene.clusters if spans[id(c)] and (c.names or c.named or id(c) in speaking)]
    used.sort(key=lambda c: (min(span for span, _ in spans[id(c)]), c.name, c.kind))
    numbers = {id(cluster): number for number, cluster in enumerate(used)}
    mentions = {
        Mention(
            span,
            "name" if form == "name" else "pronoun" if form == "pronoun" else "nominal",
            cluster.kind,
            numbers[id(cluster)],
        )
        for cluster in used
        for span, form in spans[id(cluster)]
    }
    chains = tuple(_chain(document, scene.tokens, number, cluster) for number, cluster in enumerate(used))
    links = tuple(
        SourceLink(a.id, None if r.cluster is None else numbers[id(r.cluster)], r.basis, sure.get(a.id))
        for a, r in resolved
    )
    return Coreference(tuple(sorted(mentions, key=lambda m: (m.span, m.chain))), chains, links)


def _chain(document: Document, tokens: Sequence[Token], number: int, cluster: Cluster) -> Chain:
    counts = Counter(document.text[slice(*name.span)] for name in cluster.names)
    names = tuple(Name(text, count) for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    spans: dict[tuple[str, str | None], list[Span]] = {}
    for found in cluster.stated:
        if found.title:
            spans.setdefault((found.title, found.organisation), []).append(_title_span(tokens, found))
    offices = (Office(*held, tuple(sorted(set(stated)))) for held, stated in spans.items())
    return Chain(number, cluster.name, cluster.kind, cluster.named, names, tuple(offices))


def _title_span(tokens: Sequence[Token], found: Description) -> Span:
    """Where the title of a description stands; all of the description where it is put in other words."""
    wanted = found.title.lower().split()
    for first in range(found.first, found.last - len(wanted) + 1):
        part = tokens[first : first + len(wanted)]
        if [token.lower.rstrip(".") for token in part] == wanted:
            return part[0].start, part[-1].end
    last = max(found.first + 1, found.last)
    return tokens[found.first].start, tokens[min(last, len(tokens)) - 1].end
