"""Make the shipped model again: train, choose an epoch, export, fit the re-scorer, calibrate.

    python -m training --polnear DIR --base DIR --out DIR

``--polnear`` holds ``train/`` and ``dev/``; ``--base`` holds ``model.safetensors`` and
``tokenizer.json`` of all-MiniLM-L6-v2. The result in ``--out`` is what lies in
``src/onrecord/analyse/model``. Steps already done there are not done again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

from onrecord.analyse.model import load_encoder, load_model
from onrecord.evaluate.polnear import read_split
from training.calibrate import calibrate
from training.choose import choose
from training.export import export_encoder
from training.relink import fit
from training.train import Settings, train

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main() -> None:
    arguments = _arguments()
    base, out = arguments.base, arguments.out
    digest = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{base / 'model.safetensors'} has SHA-256 {digest}, not {BASE_SHA256} of all-MiniLM-L6-v2")
    weights = out / "weights.pt"
    if not weights.exists():
        if not (out / f"epoch-{Settings().epochs}.pt").exists():
            train(arguments.polnear, base, out, replace(Settings(), threads=arguments.threads))
        shutil.copy(choose(arguments.polnear, base, out), weights)
    shutil.copy(base / "tokenizer.json", out)
    if not (out / "encoder.onnx").exists():
        export_encoder(weights, out)
    encoder = load_encoder(out)
    if not (out / "relinker.onnx").exists():
        fit(encoder, read_split(arguments.polnear, "train"), out)
    version = hashlib.sha256((out / "encoder.onnx").read_bytes() + (out / "relinker.onnx").read_bytes()).hexdigest()
    settings = {"version": f"polnear-{version[:12]}", "confidence": {"bias": 0.0, "weights": [0.0] * 6}}
    _write(out, settings)
    calibration = calibrate(load_model(out), read_split(arguments.polnear, "dev"))
    settings["confidence"] = {"bias": calibration.bias, "weights": calibration.weights}
    _write(out, settings)
    (out / "calibration.json").write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {settings['version']}, calibration {asdict(calibration)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description="Make the shipped model again.")
    for name in ("--polnear", "--base", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _write(out: Path, settings: dict[str, object]) -> None:
    (out / "model.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
