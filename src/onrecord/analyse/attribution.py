"""Reported speech and belief in one document: source, cue and content, linked.

The terms and the annotation followed are those of PARC (Pareti 2012) and PolNeAR
(Newell et al. 2018).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.analyse.boundaries import mend
from onrecord.analyse.capitals import lines_in_capitals, stands_in
from onrecord.analyse.continuations import Linked
from onrecord.analyse.credited import credited
from onrecord.analyse.cues import act_of
from onrecord.analyse.links import link, rescore
from onrecord.analyse.model import Encoded, Model
from onrecord.analyse.pairs import candidate_pairs
from onrecord.analyse.posts import posts
from onrecord.analyse.reading import ReadSequence
from onrecord.analyse.sequences import WordSequence
from onrecord.analyse.setoff import set_off
from onrecord.analyse.signatures import signed, unsigned
from onrecord.analyse.tags import Run, best_tags, role_columns, runs
from onrecord.analyse.turns import turns
from onrecord.analyse.words import Words
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.types import Attribution, Document, Kind, Phrase

BY_RULE = 0.9
"""Confidence in what a fixed form tells: on PolNeAR dev 24 of 24 signed quotations and 9 of 10 turns are right."""


CONFIDENCE_COLUMNS = (
    "content_mean", "content_least", "cue", "source", "content_link", "source_link", "no_source", "quoted", "length",
)  # fmt: skip
"""What the confidence is made of, see ``confidence_features``."""


def attributions(document: Document, read: Sequence[ReadSequence], model: Model) -> tuple[Attribution, ...]:
    """All attributions of ``document``, in order of their contents. read: see ``reading.read``."""
    found: list[Attribution] = []
    for sequence, encoded in read:
        capitals = lines_in_capitals(sequence)
        for linked in joined(sequence.words, encoded, model):
            if not stands_in(capitals, linked):
                found.append(_attribution(document, model, sequence, encoded, linked))
    unique = {attribution.id: attribution for attribution in found}
    return tuple(sorted(unique.values(), key=lambda attribution: attribution.content.spans))


def joined(words: Words, encoded: Encoded, model: Model) -> list[Linked]:
    """The attributions of one sequence as runs of words: those of a fixed form, then the model's own."""
    formal, roles = proposed(words, encoded)
    pairs = candidate_pairs(words, encoded, roles)
    probabilities = rescore(model.relinker, pairs)
    led = set_off(words, roles, pairs.pairs, probabilities, formal)
    if led:
        formal += led
        roles = unsigned(roles, led)
        pairs = candidate_pairs(words, encoded, roles)
        probabilities = rescore(model.relinker, pairs)
    return formal + link(words, roles, pairs.pairs, probabilities, formal)


def proposed(words: Words, encoded: Encoded) -> tuple[list[Linked], dict[str, list[Run]]]:
    """What is read off fixed forms, and the tagger's runs of each role outside it, not yet linked."""
    formal = [*posts(words), *signed(words), *(list(turns(words)) or credited(words))]
    return formal, unsigned(mend(words, runs(best_tags(encoded.tags, words), words)), formal)


def _attribution(
    document: Document, model: Model, sequence: WordSequence, encoded: Encoded, linked: Linked
) -> Attribution:
    content = sorted({index for run in linked.contents for index in run})
    source = _phrase(document, sequence, linked.source)
    cue = _phrase(document, sequence, linked.cue)
    spoken = phrase(document.text, sequence.source_spans(content))
    spans = [part.spans if part else () for part in (source, cue, spoken)]
    return Attribution(
        id=attribution_id(document.id, spans),
        document=document.id,
        block=sequence.block_kind(content[0]),
        kind=kind_of(sequence, content),
        act=act_of(cue.text if cue else ""),
        source=source,
        cue=cue,
        content=spoken,
        confidence=_confidence(model, sequence.words, encoded, linked),
        model=model.version,
    )


def _phrase(document: Document, sequence: WordSequence, run: Run | None) -> Phrase | None:
    return None if run is None else phrase(document.text, sequence.source_spans(list(run)))


def kind_of(sequence: WordSequence, content: Iterable[int]) -> Kind:
    """Direct where all words stand in quotation marks (a leading "that" aside), mixed where some do."""
    words = [index for index in content if sequence.words.word(index)[0].isalnum()]
    if len(words) > 1 and sequence.words.word(words[0]).lower() == "that":
        words = words[1:]
    quoted = [bool(sequence.words.features[index, 2]) for index in words]
    if not any(quoted):
        return "indirect"
    return "direct" if all(quoted) else "mixed"


def confidence_features(words: Words, encoded: Encoded, linked: Linked) -> list[float]:
    """What the confidence is made of: log-odds of tags and links, what is missing, quoted share and length."""
    content = np.concatenate([encoded.tags[run.start : run.stop] for run in linked.contents])
    tagged = np.exp(content)[:, role_columns("content")].sum(1)
    odds = [_log_odds(value) for value in (float(tagged.mean()), float(tagged.min()))]
    for role, run in (("cue", linked.cue), ("source", linked.source)):
        rows = np.exp(encoded.tags[run.start : run.stop]) if run is not None else np.zeros((1, 7))
        odds.append(_log_odds(float(rows[:, role_columns(role)].sum(1).mean())))
    odds += [_log_odds(linked.content_probability), _log_odds(linked.source_probability)]
    quoted = [float(words.features[index, 2]) for run in linked.contents for index in run]
    return [*odds, float(linked.source is None), sum(quoted) / len(quoted), math.log(len(quoted))]


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(bounded / (1 - bounded))


def _confidence(model: Model, words: Words, encoded: Encoded, linked: Linked) -> float:
    if linked.by_rule:
        return BY_RULE
    weights = model.settings["confidence"]
    features = confidence_features(words, encoded, linked)
    score = weights["bias"] + sum(w * f for w, f in zip(weights["weights"], features, strict=True))
    return round(1 / (1 + math.exp(-score)), 4)
