"""Pairs of attributions that a person labelled: whether they tell one utterance.

A label names two articles of a set of ``events.EVENT_SETS`` and where source, cue and content stand in each. What is
labelled is handed to coreference as if it had been found, so that speakers are those that the product gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.analyse.coreference import corefer
from onrecord.analyse.model import Model, shipped_model
from onrecord.analyse.occasions.occasions import occasions
from onrecord.analyse.reading import read
from onrecord.analyse.spotted import spotted
from onrecord.analyse.timex import timexes
from onrecord.clean.document import plain_document
from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.speakers import as_found
from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.story import story_of
from onrecord.schema import to_row
from onrecord.types import Attribution, Chain, Document, Findings, Interval

_RECEIVED = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Heard:
    """An article as it would stand in a record, with the labelled attributions in the place of those found.

    said: the attribution of each labelled side.
    """

    document: Document
    findings: Findings
    said: Mapping[Telling, Attribution]


def told_of(
    labels: Iterable[StatementPair], articles: Mapping[tuple[str, str], EventArticle], model: Model | None = None
) -> dict[Telling, Told]:
    """Each labelled attribution, read as the product would. articles: by set and key.

    Raises:
        InputError: if an article is not there.
    """
    return told_in(heard_of(labels, articles, model), articles)


def heard_of(
    labels: Iterable[StatementPair], articles: Mapping[tuple[str, str], EventArticle], model: Model | None = None
) -> dict[tuple[str, str], Heard]:
    """The articles that labels name, read as the product would; else as ``told_of``."""
    model = model or shipped_model()
    wanted: dict[tuple[str, str], set[Telling]] = defaultdict(set)
    for label in labels:
        for side in (label.a, label.b):
            wanted[label.collection, side.article].add(side)
    found: dict[tuple[str, str], Heard] = {}
    for key in sorted(wanted):
        if key not in articles:
            raise InputError(f"{key[0]}: the labels name an article {key[1]} that is not there", reason="no article")
        found[key] = _heard(
            articles[key], sorted(wanted[key], key=lambda side: (side.content, side.source or ())), model
        )
    return found


def told_in(
    heard: Mapping[tuple[str, str], Heard], articles: Mapping[tuple[str, str], EventArticle]
) -> dict[Telling, Told]:
    """Each labelled attribution of articles that were read, as it is compared with others."""
    told = {}
    for key, each in heard.items():
        chains = {link.attribution: link.chain for link in each.findings.links}
        story = story_of(each.document.text, to_row(each.document)["blocks"])
        for side, said in each.said.items():
            number = chains.get(said.id)
            chain = None if number is None else each.findings.chains[number]
            told[side] = replace(_told(articles[key], said, chain), story=story)
    return told


def _heard(article: EventArticle, sides: Sequence[Telling], model: Model) -> Heard:
    published = None if article.date is None else Interval(article.date, article.date, "stated by the set")
    document = plain_document(f"file:///{article.key}.txt", article.text, _RECEIVED, published)
    document = replace(document, outlet=article.outlet or None)
    said = {
        side: as_found(document, GoldAttribution(side.source or (), side.cue or (), side.content)) for side in sides
    }
    found = tuple(said.values())
    who = corefer(document, found, spotted(read(document, model.encoder)))
    times = timexes(document)
    findings = Findings(
        document=document.id, attributions=found, mentions=who.mentions, chains=who.chains, links=who.links,
        timexes=times, occasions=occasions(document, found, times, who),
    )  # fmt: skip
    return Heard(document, findings, said)


def _told(article: EventArticle, each: Attribution, chain: Chain | None) -> Told:
    named = chain is not None and chain.named
    return Told(
        content=each.content.text,
        kind=each.kind,
        act=each.act,
        speaker=None if chain is None else f"{article.key} {chain.number}",
        name=chain.name if chain is not None and named else None,
        speaker_kind=chain.kind if chain is not None else None,
        source=each.source.text if each.source else "",
        cue=each.cue.text if each.cue else "",
        document=article.key,
        outlet=article.outlet or None,
        published=(article.date, article.date),
        spans=each.content.spans,
    )


def prf(expected: Sequence[bool], given: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``given``, 0..1."""
    truth, said = np.array(expected, dtype=bool), np.array(given, dtype=bool)
    right = float((truth & said).sum())
    precision, recall = right / max(1.0, float(said.sum())), right / max(1.0, float(truth.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
