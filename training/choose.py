"""Which epoch to ship: the one whose attributions on dev are best.

Each checkpoint goes through the product's own path, quantised and re-linked, since the
order of two epochs before and after that is not the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from onrecord.analyse.attribution import CONFIDENCE_COLUMNS, joined
from onrecord.analyse.model import Model, load_encoder, load_model
from onrecord.analyse.words import read_words
from training.calibrate import correct
from training.examples import Labelled
from training.export import export_encoder
from training.relink import fit

FIT_EVERY = 6
"""Only every so many train articles are used to fit a re-scorer that serves the choice alone."""

UNCALIBRATED = {"bias": 0.0, "weights": [0.0] * len(CONFIDENCE_COLUMNS)}


def choose(train: Sequence[Labelled], dev: Sequence[Labelled], base: Path, out: Path) -> Path:
    """The best ``epoch-N.pt`` in ``out``; all scores are left in ``choice.json``."""
    scores: dict[str, float] = {}
    for weights in sorted(out.glob("epoch-*.pt")):
        model = assemble(weights, train[::FIT_EVERY], base, out / weights.stem)
        scores[weights.name] = attribution_f1(model, dev)
        print(f"{weights.name}: attribution F1 on dev {scores[weights.name]:.2f}")
    (out / "choice.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return out / max(scores, key=lambda name: scores[name])


def assemble(weights: Path, train: Sequence[Labelled], base: Path, folder: Path) -> Model:
    """Put a model into ``folder``: quantised, its re-scorer fitted on ``train``, its confidence not yet calibrated."""
    if not (folder / "model.json").exists():
        export_encoder(weights, folder)
        shutil.copy(base / "tokenizer.json", folder)
        fit([load_encoder(folder)], train, folder)
        settings = {"version": folder.name, "confidence": UNCALIBRATED}
        (folder / "model.json").write_text(json.dumps(settings), encoding="utf-8")
    return load_model(folder)


def attribution_f1(model: Model, articles: Sequence[Labelled]) -> float:
    """F1 in per cent of attributions with half their words and a word of their source right."""
    right = found = wanted = 0
    for article in articles:
        words = read_words(article.text)
        linked = joined(words, model.encoder.encode(words), model)
        right += sum(correct(words, linked, article.annotations[0]))
        found += len(linked)
        wanted += sum(bool(gold.source) for gold in article.annotations[0].attributions)
    return 200 * right / max(1, found + wanted)
