"""Who is who across documents: the product's entities against annotated chains, beside joining equal names.

Scored are mentions of persons and organisations of which people said whom they mean; whatever else the product finds is
neither right nor wrong, since ECB+ annotates only what takes part in some event. A mention that is marked but refers to
nothing is left out too: chains were annotated in some sentences only, so it may well mean somebody of another chain.

- ``gold mentions``: the annotated ones are given to both sides. In ours a mention is of the entity of the chain whose
  mention stands there; where the product has none, it is alone.
- ``found mentions``: only annotated mentions that the product finds are given to both; the others count as missed.
- ``gold chains``: the annotated mentions and the chains of each document are given, and only what joins them across
  documents is ours.

The baseline joins mentions whose names are equal but for case, accents and punctuation; it is given the name without
titles and descriptions. A description or a pronoun it leaves alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.evaluate.coreference import CoreferenceScores, coreference, partition_of
from onrecord.evaluate.entities import Entities
from onrecord.evaluate.gold import GoldDocument, GoldMention
from onrecord.resolve.names import fold
from onrecord.run.stages import Outcome
from onrecord.types import Chain, Document, EntityKind, Findings, Mention, Name, Span

Scope = Literal["names", "all"]
Side = Literal["ours", "same name"]
Given = Literal["gold mentions", "found mentions", "gold chains"]
SCOPES: tuple[Scope, ...] = ("names", "all")
GIVEN: tuple[Given, ...] = ("gold mentions", "found mentions", "gold chains")
SIDES: tuple[Side, ...] = ("ours", "same name")
_KINDS: frozenset[EntityKind | None] = frozenset(("person", "organisation"))

Label = tuple[str, ...]
Comparison = dict[Scope, dict[Given, dict[Side, CoreferenceScores]]]
"""By what is scored, by what is given to both sides, and by side."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotated mention, and what either side makes of it.

    name: the name in it, without titles; "" for descriptions and pronouns.
    gold, ours, same_name: what it shares with the mentions of the same one.
    found: the product's mention that stands there, which is given to one annotated mention at most.
    """

    document: str
    span: Span
    words: str
    kind: EntityKind | None
    name: str
    gold: Label
    ours: Label
    same_name: Label
    found: bool

    def label(self, side: Side) -> Label:
        """What ``side`` makes of it."""
        return self.ours if side == "ours" else self.same_name


def place(
    documents: Sequence[GoldDocument], outcomes: Sequence[Outcome], entities: Entities, *, within: bool = False
) -> list[Placed]:
    """Every annotated mention of a person or organisation, with its labels.

    within: nobody is the same in two documents, whatever is annotated or called the same.
    """
    placed = [one for pair in zip(documents, outcomes, strict=True) for one in _placed(*pair, entities)]
    if not within:
        return placed
    return [
        replace(
            one,
            gold=(one.document, *one.gold),
            ours=(one.document, *one.ours),
            same_name=(one.document, *one.same_name),
        )
        for one in placed
    ]


def compared(placed: Sequence[Placed], with_chains: Sequence[Placed] | None = None) -> Comparison:
    """Both sides in every setting. with_chains: the same where ``annotated`` outcomes were resolved."""
    settings = {given: with_chains if given == "gold chains" else placed for given in GIVEN}
    return {
        scope: {
            given: {side: score(some, scope, given, side) for side in SIDES}
            for given, some in settings.items()
            if some is not None
        }
        for scope in SCOPES
    }


def annotated(document: GoldDocument, made: Document) -> Outcome:
    """What a perfect analysis would find in ``made``, the document of ``document``: its mentions in their chains.

    A chain is called by its longest name; one without a name by its first mention. A mention of which nobody said
    whom it means is left out: it would be a second one of that name.
    """
    chains: dict[str, list[GoldMention]] = {}
    for one in document.mentions:
        if one.kind is not None and one.chain is not None:
            chains.setdefault(one.chain, []).append(one)
    # Mentions are in order of the text, so chains are in order of their first.
    made_chains = tuple(_chain(document, number, members) for number, members in enumerate(chains.values()))
    mentions = {
        (document.place(one), number): Mention(document.place(one), one.form, made_chains[number].kind, number)
        for number, members in enumerate(chains.values())
        for one in members
    }
    return Outcome(
        made, Findings(made.id, (), tuple(mentions[place] for place in sorted(mentions)), made_chains, (), ())
    )


def _chain(document: GoldDocument, number: int, members: Sequence[GoldMention]) -> Chain:
    kinds = Counter(one.kind for one in members if one.kind is not None)
    spans = {document.place(one) for one in members if one.form == "name"}
    names = Counter(document.text[slice(*span)] for span in sorted(spans))
    longest = max(names, key=lambda name: (len(name.split()), names[name], len(name)), default="")
    return Chain(
        number=number,
        name=longest or document.text[slice(*members[0].span)],
        kind=kinds.most_common(1)[0][0],
        named=bool(names),
        names=tuple(Name(name, count) for name, count in names.most_common()),
        offices=(),
    )


def score(placed: Iterable[Placed], scope: Scope, given: Given, side: Side) -> CoreferenceScores:
    """Score one side. scope: names alone, or descriptions and pronouns too. given: see the head of this module."""
    mentions = dict(enumerate(one for one in placed if one.name or scope == "all"))
    gold = partition_of({number: one.gold for number, one in mentions.items()})
    kept = {number: one for number, one in mentions.items() if one.found or given != "found mentions"}
    return coreference(gold, partition_of({number: one.label(side) for number, one in kept.items()}))


def _placed(document: GoldDocument, outcome: Outcome, entities: Entities) -> Iterator[Placed]:
    findings = outcome.findings
    found = findings.mentions if findings is not None else ()
    taken: set[Span] = set()
    counted: set[tuple[Span, str]] = set()
    for number, one in enumerate(document.mentions):
        if one.kind not in _KINDS or one.chain is None:
            continue
        named = one.form == "name"
        span = document.place(one)
        if (span, one.chain) in counted:  # a name and the name with its description are one mention
            continue
        counted.add((span, one.chain))
        mention = _standing_at(found, span, one)
        alone = (document.name, str(number))
        entity = entities.get((outcome.document.id, mention.chain)) if mention is not None else None
        name = document.text[slice(*span)] if named else ""
        folded = " ".join(fold(name))
        yield Placed(
            document=document.name,
            span=span,
            words=document.text[slice(*one.span)],
            kind=one.kind,
            name=name,
            gold=(one.entity or one.chain,),
            ours=(entity,) if entity else alone,
            same_name=(folded,) if folded else alone,
            found=mention is not None and mention.span not in taken,
        )
        if mention is not None:
            taken.add(mention.span)


def _standing_at(found: Iterable[Mention], span: Span, gold: GoldMention) -> Mention | None:
    """The product's mention that shares most with ``span``: a name for a name; none where none shares a character.

    A description must share its end, where its noun stands: "the firm's head" is not the firm.
    """
    best: tuple[float, Mention] | None = None
    for one in found:
        common = min(span[1], one.span[1]) - max(span[0], one.span[0])
        if common <= 0 or (gold.form == "name") != (one.form == "name"):
            continue
        if gold.form != "name" and abs(one.span[1] - span[1]) > 1 and not _covers(one.span, span):
            continue
        alike = common / (max(span[1], one.span[1]) - min(span[0], one.span[0]))
        if best is None or alike > best[0]:
            best = alike, one
    return best[1] if best else None


def _covers(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
