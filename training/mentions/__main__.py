"""Fit the mention head on a model whose encoder is trained already, and put it into its file.

    python -m training.mentions --data DIR --polnear DIR --base DIR --model DIR --out FILE

``--data`` holds the archives of the annotated sets, ``--polnear`` the unpacked corpus, ``--base`` the base model that
a teacher begins as, ``--model`` the model's files (``src/onrecord/analyse/model`` for the shipped ones). What the
encoder gave before stays as it was, to the bit.
``python -m training`` does the same as its last step.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from onrecord.analyse.words import read_words
from training.mentions.data import Marked, label
from training.mentions.export import join
from training.mentions.fit import Settings, fit
from training.mentions.score import score
from training.mentions.sources import SILVER_WEIGHT, read_texts
from training.mentions.states import Cut, States, open_states
from training.mentions.teacher import Teacher, for_teacher, learned, tagged


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.mentions", description=__doc__.split("\n")[0])
    for name in ("--data", "--polnear", "--base", "--model", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    add_head(given.model, given.data, given.polnear, given.base, given.out, given.threads)


def add_head(model: Path, data: Path, polnear: Path, base: Path, out: Path, threads: int = 2) -> None:
    """Fit a head on the encoder in folder ``model`` and write the joint graph to ``out``, its log beside it."""
    torch.set_num_threads(threads)
    settings = Settings(threads=threads)
    states = open_states(model / "encoder.onnx", model / "tokenizer.json", threads)
    texts = read_texts(data, polnear)
    teacher = learned(for_teacher(texts.train, SILVER_WEIGHT), base, states.tokenizer, settings.seed)
    head = fit(_cuts(states, texts.train, teacher), out.parent, settings)
    scores = {name: score(head, states, marked) for name, marked in texts.dev.items()}
    (out.parent / "mentions.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))
    join(model / "encoder.onnx", head, out)


def _cuts(states: States, texts: list[Marked], teacher: Teacher) -> list[Cut]:
    """The windows of all texts, silver as the teacher tags it; a text that is there several times is read once."""
    known: dict[int, list[Cut]] = {}
    cuts: list[Cut] = []
    for marked in texts:
        if id(marked) not in known:
            words = read_words(marked.text)
            silver = marked.weight == SILVER_WEIGHT
            labels = tagged(teacher, words, states.tokenizer, SILVER_WEIGHT) if silver else label(words, marked)
            known[id(marked)] = states.cuts(words, labels)
        cuts += known[id(marked)]
    return cuts


if __name__ == "__main__":
    main()
