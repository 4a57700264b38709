"""Pairs of attributions that a person labelled: whether they tell one utterance.

A label names two articles of a set of ``events.EVENT_SETS`` and where source, cue and content stand in each. What is
labelled is handed to coreference as if it had been found, so that speakers are those that the product gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from onrecord.analyse.coreference import corefer
from onrecord.analyse.model import Model, shipped_model
from onrecord.analyse.reading import read
from onrecord.analyse.spotted import spotted
from onrecord.clean.document import plain_document
from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle
from onrecord.evaluate.polnear import GoldAttribution
from onrecord.evaluate.speakers import as_found
from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.resolve.telling.evidence import Told
from onrecord.types import Attribution, Chain

_RECEIVED = "1970-01-01T00:00:00+00:00"


def told_of(
    labels: Iterable[StatementPair], articles: Mapping[tuple[str, str], EventArticle], model: Model | None = None
) -> dict[Telling, Told]:
    """Each labelled attribution, read as the product would. articles: by set and key.

    Raises:
        InputError: if an article is not there.
    """
    model = model or shipped_model()
    wanted: dict[tuple[str, str], set[Telling]] = defaultdict(set)
    for label in labels:
        for side in (label.a, label.b):
            wanted[label.collection, side.article].add(side)
    found: dict[Telling, Told] = {}
    for key in sorted(wanted):
        if key not in articles:
            raise InputError(f"{key[0]}: the labels name an article {key[1]} that is not there", reason="no article")
        found.update(
            _read(articles[key], sorted(wanted[key], key=lambda side: (side.content, side.source or ())), model)
        )
    return found


def _read(article: EventArticle, sides: Sequence[Telling], model: Model) -> dict[Telling, Told]:
    document = plain_document(f"file:///{article.key}.txt", article.text, _RECEIVED, None)
    found = [as_found(document, GoldAttribution(side.source or (), side.cue or (), side.content)) for side in sides]
    sequences = read(document, model.encoder)
    who = corefer(document, found, spotted(sequences))
    chains = {link.attribution: link.chain for link in who.links}
    told = {}
    for side, each in zip(sides, found, strict=True):
        number = chains.get(each.id)
        told[side] = _told(article, each, None if number is None else who.chains[number])
    return told


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
    )


def prf(expected: Sequence[bool], given: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``given``, 0..1."""
    truth, said = np.array(expected, dtype=bool), np.array(given, dtype=bool)
    right = float((truth & said).sum())
    precision, recall = right / max(1.0, float(said.sum())), right / max(1.0, float(truth.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
