"""Teach a model that finds attributions already to mark mentions as well: all its layers move, for both.

    python -m training.mentions --data DIR --polnear DIR --unlabelled FILE --base DIR --model DIR --out DIR

``--data`` holds the archives of the annotated sets, ``--polnear`` the unpacked corpus, ``--unlabelled`` articles
without labels (see ``python -m training``), ``--base`` the base model that a teacher begins as, ``--model`` the model's
files (``src/onrecord/analyse/model`` for the shipped ones), whose weights the training begins with. ``epoch-N.pt`` and
``epoch-N/`` in ``--out`` are what came of it, with ``scores.json``; steps already done there are not done again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.mentions.tune import Given, tune
from training.restore import restored


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.mentions", description=__doc__.split("\n")[0])
    for name in ("--data", "--polnear", "--unlabelled", "--base", "--model", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    sources = Given(given.data, given.polnear, given.unlabelled, given.base)
    best = tune(restored(given.model / "encoder.onnx"), given.model, sources, given.out, given.threads)
    print(f"best: {best}")


if __name__ == "__main__":
    main()
