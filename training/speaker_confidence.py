"""Make the confidence in a speaker mean what it says: logistic regression on labels made by hand.

    python -m training.speaker_confidence --polnear DIR --model DIR

Labels: who speaks in PolNeAR dev and in those articles of train that nobody read while rules were made
(``bench/labels``), and the speakers that our own articles for testing give by name.
A speaker counts as right as ``evaluate.speakers`` counts it, attributions given. The weights that go into
``model.json`` use all articles; the figures are cross-fitted by article.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bench.speakers import LABELS, POLNEAR_SPEAKERS, article_key
from onrecord.analyse.coreference import columns_of, corefer
from onrecord.analyse.model import Model, load_model
from onrecord.analyse.reading import read
from onrecord.analyse.speakers.assurance import COLUMNS
from onrecord.analyse.spotted import spotted
from onrecord.clean.document import plain_document
from onrecord.evaluate.annotated import read_annotated
from onrecord.evaluate.polnear import GoldAttribution, read_split
from onrecord.evaluate.speakers import Label, as_found, read_labels, verdict_of
from onrecord.evaluate.speaking import speaker_verdict
from onrecord.types import Attribution, Chain, Document, Mention
from training.calibrate import Calibration, regressed

OWN = Path(__file__).parents[1] / "corpus"
_RECEIVED = "1970-01-01T00:00:00+00:00"

Asked = Callable[[int, Chain, Sequence[Mention]], bool | None]
"""Whether the speaker of the attribution with this number is right; None where nobody labelled it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.speaker_confidence")
    for name in ("--polnear", "--model"):
        parser.add_argument(name, type=Path, required=True)
    given = parser.parse_args()
    fitted = fit(load_model(given.model), given.polnear)
    write(given.model / "model.json", fitted)
    print(json.dumps(asdict(fitted), indent=1))


def write(path: Path, fitted: Calibration) -> None:
    """Put the weights into a model's settings."""
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["speaker"] = {"bias": fitted.bias, "weights": fitted.weights}
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def fit(model: Model, polnear: Path) -> Calibration:
    """Fit on every labelled speaker that is somebody."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    groups: list[int] = []
    for number, (document, gold, asked) in enumerate([*_polnear(polnear), *_own()]):
        for columns, truth in _cases(model, document, gold, asked):
            rows.append(columns)
            right.append(truth)
            groups.append(number)
    assert all(len(row) == len(COLUMNS) for row in rows)
    return _without_constants(regressed(rows, right, groups, strength=0.5), rows)


def _without_constants(fitted: Calibration, rows: Sequence[Sequence[float]]) -> Calibration:
    """What never varies in the rows told as part of the bias: attributions given are all sure, those found are not."""
    bias, weights = fitted.bias, list(fitted.weights)
    for at, values in enumerate(zip(*rows, strict=True)):
        if len(set(values)) == 1:
            bias, weights[at] = bias + weights[at] * values[0], 0.0
    return replace(fitted, bias=round(bias, 5), weights=weights)


def _cases(
    model: Model, document: Document, gold: Sequence[GoldAttribution], asked: Asked
) -> Iterator[tuple[tuple[float, ...], bool]]:
    attributions: list[Attribution] = [as_found(document, one) for one in gold]
    marks = spotted(read(document, model.encoder))
    who = corefer(document, attributions, marks)
    columns = columns_of(document, attributions, marks)
    chains = {link.attribution: link.chain for link in who.links}
    for number, attribution in enumerate(attributions):
        chain = chains[attribution.id]
        truth = None if chain is None else asked(number, who.chains[chain], who.mentions)
        if truth is not None:
            yield columns[attribution.id], truth


def _polnear(folder: Path) -> Iterator[tuple[Document, Sequence[GoldAttribution], Asked]]:
    for name, split in POLNEAR_SPEAKERS.items():
        yield from _labelled(folder, split, read_labels(sorted(LABELS.glob(f"{name}-[0-9].jsonl"))))


def _labelled(
    folder: Path, split: str, labels: Mapping[str, Sequence[Label]]
) -> Iterator[tuple[Document, Sequence[GoldAttribution], Asked]]:
    for article in read_split(folder, split):
        if article_key(article.text) not in labels:
            continue
        gold = article.annotations[0].attributions
        by_spans = {(one.source, one.content): one for one in labels.get(article_key(article.text), ())}
        wanted = [by_spans.get((one.source, one.content)) for one in gold]

        def asked(
            number: int, chain: Chain, mentions: Sequence[Mention], text: str = article.text, wanted: Any = wanted
        ) -> bool | None:
            label = wanted[number]
            return None if label is None else verdict_of(text, label, chain, mentions) == "right"

        yield _document(article.name, article.text), gold, asked


def _own() -> Iterator[tuple[Document, Sequence[GoldAttribution], Asked]]:
    outlets = json.loads((OWN / "split.json").read_text(encoding="utf-8"))["dev"]
    for article in read_annotated(OWN / "articles", outlets):
        marked = article.attributions

        def asked(number: int, chain: Chain, _: Sequence[Mention], marked: Any = marked) -> bool | None:
            one = marked[number]
            return None if one.parent is not None else speaker_verdict(one, chain) == "right"

        gold = [GoldAttribution(one.source, one.cue, one.content) for one in marked]
        yield _document(article.name, article.text), gold, asked


def _document(name: str, text: str) -> Document:
    return plain_document(f"file:///{name}.txt", text, _RECEIVED, None)


if __name__ == "__main__":
    main()
