"""How right time expressions are, as TempEval-3 measured it, on TimeBank + AQUAINT and on MEANTIME.

An expression found is matched with an annotated one: *strict* where the spans are the same, *relaxed* where they share
a character. *Value* and *type* are right where the matched one has the same; their F1 is over all expressions.
*Notation* takes values as the same that are the same but for how the unknown is written: "196X" and "196", "1989-XX"
and "1989", "2000-W7" and "2000-W07", as older annotations mix them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.analyse.timex import GRAMMAR, timexes
from onrecord.clean.document import plain_document
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.rates import Rates, counted
from onrecord.evaluate.tbaq import DatedDocument, read_dated_meantime, read_tbaq
from onrecord.types import Span

MEASURES = ("strict", "relaxed", "value", "type", "notation")
_RECEIVED = "1970-01-01T00:00:00+00:00"


class Expression(Protocol):
    """What is compared: a time expression, found or annotated."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def type(self) -> str:
        """Its TIMEX3 type."""

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""


@dataclass(frozen=True, slots=True)
class TimexEvaluation:
    """What was measured, on what and with what.

    split: None where the set has none. scores: by measure, see ``MEASURES``.
    """

    name: str
    split: str | None
    documents: int
    fingerprint: str
    model: str
    gold: int
    predicted: int
    scores: Mapping[str, Rates]


def evaluate_timexes(name: str, path: Path, split: str) -> TimexEvaluation:
    """Score the grammar on ``tbaq`` or ``meantime-times`` at ``path``: a folder or a .tar.gz.

    Each text is taken as ``onrecord analyse --plain --published DAY`` takes it.

    Raises:
        InputError: if there is no such set or split at ``path``, or it is damaged.
    """
    documents = read_tbaq(path, split) if name == "tbaq" else read_dated_meantime(path)
    pairs = [(wanted(one), found_in(one)) for one in documents]
    return TimexEvaluation(
        name=name,
        split=split if name == "tbaq" else None,
        documents=len(documents),
        fingerprint=digest_of(f"{one.name} {one.sha256}".encode() for one in documents),
        model=GRAMMAR,
        gold=sum(len(gold) for gold, _ in pairs),
        predicted=sum(len(found) for _, found in pairs),
        scores=score(pairs),
    )


def wanted(document: DatedDocument) -> list[Expression]:
    """The annotated expressions where all are annotated."""
    return [one for one in document.timexes if _within(one.span, document.complete)]


def found_in(document: DatedDocument) -> list[Expression]:
    """What the grammar finds where all is annotated."""
    plain = plain_document(f"file:///{document.name}.txt", document.text, _RECEIVED, document.published)
    return [one for one in timexes(plain) if _within(one.span, document.complete)]


def score(pairs: Sequence[tuple[Sequence[Expression], Sequence[Expression]]]) -> dict[str, Rates]:
    """The rates by measure over documents, each its annotated and its found expressions."""
    right = dict.fromkeys(MEASURES, 0)
    gold = sum(len(wanted) for wanted, _ in pairs)
    predicted = sum(len(found) for _, found in pairs)
    for wanted_ones, found in pairs:
        for one, other in matches(wanted_ones, found):
            right["relaxed"] += 1
            right["strict"] += one.span == other.span
            right["value"] += one.value == other.value
            right["type"] += one.type == other.type
            right["notation"] += alike(one.value) == alike(other.value)
    return {measure: counted(count, predicted, gold) for measure, count in right.items()}


def alike(value: str) -> str:
    """``value`` in one notation: a unit that is not told is left out, a week has two digits."""
    if re.fullmatch(r"\d{4}-W\d", value):
        return f"{value[:-1]}0{value[-1]}"
    return re.sub(r"^(\d+)X+$|(?<=\d)(?:-XX)+$", r"\1", value)


def matches(gold: Sequence[Expression], found: Sequence[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Each annotated expression with the found one that it is matched with; each is matched once at most.

    Equal spans come first, then those that share characters, from left to right.
    """
    left = {one.span: one for one in found}
    rest = []
    for one in sorted(gold, key=lambda one: one.span):
        same = left.pop(one.span, None)
        if same is None:
            rest.append(one)
        else:
            yield one, same
    for one in rest:
        overlapping = [span for span in left if span[0] < one.span[1] and one.span[0] < span[1]]
        if overlapping:
            yield one, left.pop(min(overlapping))


def _within(span: Span, stretches: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in stretches)
