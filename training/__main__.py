"""Make the shipped model again: teachers, silver, student, mentions, export, re-scorer, calibration.

    python -m training --polnear DIR --unlabelled FILE --data DIR --base DIR --out DIR

``--polnear`` holds ``train/`` and ``dev/``; ``--unlabelled`` is a gzipped JSON-lines file of articles
(``content_original``); ``--data`` holds the archives that mentions are learned from; ``--base`` holds
``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2; the annotated articles of ``corpus/`` are always
learned from. The result in ``--out`` is what lies in ``src/onrecord/analyse/model``. Steps already done there are not
done again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from onrecord.analyse.model import load_encoder, load_model
from onrecord.analyse.pieces import load_tokenizer
from training.calibrate import calibrate
from training.choose import UNCALIBRATED, assemble, choose
from training.examples import Example, Labelled, examples_of, read_own, read_polnear
from training.export import export_encoder
from training.mentions.tune import Given, tune
from training.relink import fit
from training.silver import label_articles, load, read_unlabelled, save, sentences_of, silver_examples
from training.speaker_confidence import fit as fit_speakers
from training.speaker_confidence import write
from training.train import Settings, train
from training.vectors import FITTED, fit_head

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
OWN = Path(__file__).parents[1] / "corpus"
OWN_REPEATS = 3
"""How often an epoch sees each article of our own: they are few, and hold forms that PolNeAR lacks."""

TEACHERS = (Settings(seed=7, epochs=5), Settings(seed=11, epochs=5))
STUDENT = Settings(seed=7, epochs=6, silver_epochs=4, average=0.997)
FIT_TEACHER_EVERY = 5
"""Only every so many train articles are used to fit a teacher's re-scorer."""

UNLABELLED = 5000
"""Articles that the teachers label."""


@dataclass(frozen=True)
class Data:
    """The articles with labels, as they are read."""

    train: list[Labelled]
    dev: list[Labelled]
    own_train: list[Labelled]
    own_dev: list[Labelled]


def main() -> None:
    arguments = _arguments()
    base, out = arguments.base, arguments.out
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{base / 'model.safetensors'} has SHA-256 {digest}, not {BASE_SHA256} of all-MiniLM-L6-v2")
    polnear = arguments.polnear
    data = Data(
        *(
            read(folder, split)
            for read, folder in ((read_polnear, polnear), (read_own, OWN))
            for split in ("train", "dev")
        )
    )
    out.mkdir(parents=True, exist_ok=True)
    weights = out / "weights.pt"
    if not weights.exists():
        _train_student(data, arguments)
        shutil.copy(_with_mentions(choose(data.train, data.dev, base, out), arguments), weights)
        fit_head(weights, load_tokenizer(base / "tokenizer.json"), *sentences_of(load(out / "silver.npz"), FITTED))
    shutil.copy(base / "tokenizer.json", out)
    if not (out / "encoder.onnx").exists():
        export_encoder(weights, out)
    if not (out / "relinker.onnx").exists():
        # The encoder of the last epoch knows these articles by heart, and is surer there than it will be elsewhere.
        encoders = [load_encoder(out / "epoch-1"), load_encoder(out)]
        fit(encoders, [*data.train, *data.own_train], out)
    _finish(data, polnear, out)


def _gold(data: Data, base: Path) -> list[Example]:
    tokenizer = load_tokenizer(base / "tokenizer.json")
    own = examples_of(data.own_train, tokenizer, dress=False)
    return [*examples_of(data.train, tokenizer, dress=True), *own * OWN_REPEATS]


def _train_student(data: Data, arguments: argparse.Namespace) -> None:
    base, out = arguments.base, arguments.out
    if (out / f"epoch-{STUDENT.epochs}.pt").exists():
        return
    gold = _gold(data, base)
    if not (out / "silver.npz").exists():
        folders = [out / f"teacher-{settings.seed}" for settings in TEACHERS]
        for folder, settings in zip(folders, TEACHERS, strict=True):
            last = folder / f"epoch-{settings.epochs}.pt"
            if not last.exists():
                train(gold, (), base, folder, replace(settings, threads=arguments.threads))
            assemble(last, data.train[::FIT_TEACHER_EVERY], base, folder)
        texts = read_unlabelled(arguments.unlabelled, UNLABELLED, [article.text for article in data.dev])
        save(label_articles(texts, folders, base, arguments.threads), out / "silver.npz")
    silver = silver_examples(load(out / "silver.npz"), load_tokenizer(base / "tokenizer.json"))
    train(gold, silver, base, out, replace(STUDENT, threads=arguments.threads))


def _with_mentions(student: Path, arguments: argparse.Namespace) -> Path:
    """The weights in ``student``, trained on so that they mark mentions as well."""
    given = Given(arguments.data, arguments.polnear, arguments.unlabelled, arguments.base)
    folder = student.with_suffix("")
    best = tune(torch.load(student), folder, given, arguments.out / "mentions", arguments.threads)
    return best.with_suffix(".pt")


def _finish(data: Data, polnear: Path, out: Path) -> None:
    parts = (out / name for name in ("encoder.onnx", "relinker.onnx"))
    version = hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()
    settings = {"version": f"polnear-{version[:12]}", "confidence": UNCALIBRATED}
    _write(out, settings)
    calibration = calibrate(load_model(out), [*data.dev, *data.own_dev])
    settings["confidence"] = {"bias": calibration.bias, "weights": calibration.weights}
    _write(out, settings)
    write(out / "model.json", fit_speakers(load_model(out), polnear))
    (out / "calibration.json").write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {settings['version']}, calibration {asdict(calibration)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description="Make the shipped model again.")
    for name in ("--polnear", "--unlabelled", "--data", "--base", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _write(out: Path, settings: dict[str, object]) -> None:
    (out / "model.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
