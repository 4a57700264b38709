"""Texts through the product's own path, and what it found in them as the scorers take it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.document import plain_document
from onrecord.evaluate.matching import Prediction
from onrecord.run.local import run_local
from onrecord.run.pool import run_pool
from onrecord.run.stages import Outcome, Stage
from onrecord.types import Attribution, Chain, Findings, Phrase, Span

# Starting a worker and loading its model costs as much as analysing some twenty articles.
_FEW = 15_000
"""Words below which one process is as fast as several."""

_RECEIVED = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Given:
    """An attribution as the product gives it, and the speaker that it gives it; None where it gives none."""

    attribution: Attribution
    speaker: Chain | None


def analysed(stage: Stage, texts: Sequence[tuple[str, str]], jobs: int | None = None) -> Iterator[Outcome]:
    """What ``stage`` finds in each of ``texts`` (name, text), in their order, as ``onrecord analyse --plain`` does.

    jobs: processes; None takes one for each core, unless there is little to read.

    Raises:
        AnalysisError: if the stage cannot be loaded.
    """
    documents = [plain_document(f"file:///{name}.txt", text, _RECEIVED, None) for name, text in texts]
    few = sum(len(text.split()) for _, text in texts) < _FEW
    workers = jobs or (1 if few else os.cpu_count() or 1)
    return run_local(stage, documents) if workers == 1 else run_pool(stage, documents, workers)


def given(outcome: Outcome) -> tuple[Given, ...]:
    """The attributions of one text that are nested in no other, each with its speaker; none where it failed."""
    findings = outcome.findings
    if findings is None:
        return ()
    chains = {link.attribution: link.chain for link in findings.links}
    return tuple(Given(one, _chain(findings, chains.get(one.id))) for one in outer(findings.attributions))


def outer(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those of one text that do not stand, source, cue and content, in the content of another."""
    return tuple(one for one in attributions if not any(_within(one, other) for other in attributions))


def prediction(attribution: Attribution) -> Prediction:
    """An attribution as it is scored."""
    return Prediction(
        source=spans_of(attribution.source),
        cue=spans_of(attribution.cue),
        content=attribution.content.spans,
        confidence=attribution.confidence,
        act=attribution.act,
    )


def _chain(findings: Findings, number: int | None) -> Chain | None:
    return None if number is None else findings.chains[number]


def _within(inner: Attribution, outer: Attribution) -> bool:
    if inner.content.spans == outer.content.spans:  # two who say the same, not one within the other
        return False
    parts = (*spans_of(inner.source), *spans_of(inner.cue), *inner.content.spans)
    return all(any(a <= start and end <= b for a, b in outer.content.spans) for start, end in parts)


def spans_of(part: Phrase | None) -> tuple[Span, ...]:
    """The spans of a part of an attribution; none where it is missing."""
    return part.spans if part else ()
