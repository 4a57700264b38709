"""Make what tells whether two attributions are one statement: a cross-encoder, trees, and what weighs the two.

    python -m training.telling --gold DIR --base DIR --record RECORD --out DIR

``--gold`` holds ``data/``; ``--base`` holds ``model.safetensors`` of all-MiniLM-L6-v2; ``--record`` is a resolved
record of real articles without labels, of which pairs are drawn (the ten thousand of ``data/``, say). A large network
learns from the labelled pairs; a small one learns from it, from what it says of the others, and from the labels
(Hinton, Vinyals and Dean, 2015, "Distilling the knowledge in a neural network"). Trees learn from the same labels. On
a sixth of the events, from which neither learned, the two are weighed against each other and the borders set. No pair
of dev is read. Steps already done in ``--out`` are not done again; ``together.onnx`` goes beside the shipped encoder
and ``likeness.json`` to ``resolve/telling``. About forty minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bench.statements import LABELS as PAIRS
from bench.statements import articles_of
from onrecord.analyse.pieces import load_tokenizer
from onrecord.evaluate.statement_pairs import StatementPair, Telling, read_statement_pairs
from onrecord.evaluate.telling import told_of
from onrecord.resolve.telling.evidence import Told
from onrecord.resolve.telling.together import FILE, Side, load_reader
from training.telling.export import export_reader
from training.telling.network import Crossed, from_base, smaller
from training.telling.pairs import Example, labelled, unlabelled
from training.telling.train import Settings, judged, train
from training.telling.weigh import fit

PACKAGE = Path(__file__).parents[2] / "src/onrecord"
MODEL = PACKAGE / "analyse/model"
OUT = PACKAGE / "resolve/telling/likeness.json"
REPORTED = PAIRS.parent / "statement-pairs-across.jsonl"
LABELLED = ("statement-pairs.jsonl", "statement-pairs-more.jsonl", "statement-pairs-allsides.jsonl")

TEACHER = Settings(seed=7, epochs=4, rate=8e-5)
STUDENT = Settings(seed=3, epochs=3, rate=2e-4)
KEPT, INNER = (0, 2, 4), 1280
"""Layers of the teacher that the student begins as, and their hidden units."""
_TOLD = 0.6
"""How much the student believes the label of a pair, and the teacher the rest."""
_PARTS, _SHUFFLED, _DRAWN = 6, 3, 9


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.telling")
    for name in ("gold", "base", "record", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="DIR")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    labels = [one for name in LABELLED for one in read_statement_pairs(PAIRS.parent / name) if one.split == "train"]
    told = _told(given.gold, labels, given.out / "told.pickle")
    learn, weigh = _parted(labels)
    tokenizer = load_tokenizer(MODEL / "tokenizer.json")
    if not (given.out / FILE).exists():
        pairs = _pairs(given.record, given.out / "unlabelled.pickle", tokenizer)
        _taught(given.base, given.out, labelled(learn, told, tokenizer), pairs)
    for name in ("encoder.onnx", "tokenizer.json"):
        shutil.copy(MODEL / name, given.out / name)
    kept, figures = fit(learn, weigh, told, load_reader(given.out))
    shutil.copy(given.out / FILE, MODEL / FILE)
    OUT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")
    print(json.dumps(figures, indent=1))


def _told(gold: Path, labels: Sequence[StatementPair], cache: Path) -> dict[Telling, Told]:
    if not cache.exists():
        cache.write_bytes(pickle.dumps(told_of(labels, articles_of(gold, labels))))
    found: dict[Telling, Told] = pickle.loads(cache.read_bytes())
    return found


def _pairs(record: Path, cache: Path, tokenizer: Tokenizer) -> list[tuple[Side, Side]]:
    if not cache.exists():
        reported = {side.article for one in read_statement_pairs(REPORTED) for side in (one.a, one.b)}
        cache.write_bytes(pickle.dumps(unlabelled(record, reported, tokenizer, _DRAWN)))
    found: list[tuple[Side, Side]] = pickle.loads(cache.read_bytes())
    return found


def _parted(labels: Sequence[StatementPair]) -> tuple[list[StatementPair], list[StatementPair]]:
    """Pairs to learn from, and those of a sixth of the events."""
    events = sorted({(one.collection, one.event) for one in labels})
    random.Random(_SHUFFLED).shuffle(events)
    apart = set(events[::_PARTS])
    return tuple([one for one in labels if ((one.collection, one.event) in apart) == kept] for kept in (False, True))


def _taught(base: Path, out: Path, examples: list[Example], pairs: list[tuple[Side, Side]]) -> None:
    """Teach the large network and then the small one; the file that is shipped."""
    teacher = from_base(base / "model.safetensors")
    if (out / "teacher.pt").exists():
        teacher.load_state_dict(torch.load(out / "teacher.pt"))
    else:
        _log(out, teacher=train(teacher, examples, TEACHER))
        torch.save(teacher.state_dict(), out / "teacher.pt")
    ours = _likely(teacher, [(one.one, one.two) for one in examples])
    taught = [
        Example(one.one, one.two, _TOLD * one.same + (1 - _TOLD) * float(likely))
        for one, likely in zip(examples, ours, strict=True)
    ]
    theirs = _likely(teacher, pairs)
    taught += [Example(one, two, float(likely)) for (one, two), likely in zip(pairs, theirs, strict=True)]
    student = smaller(teacher, KEPT, INNER)
    _log(out, student=train(student, taught, STUDENT))
    torch.save(student.state_dict(), out / "student.pt")
    export_reader(student, MODEL / "encoder.onnx", out)


def _log(out: Path, **losses: list[float]) -> None:
    path = out / "losses.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(known | losses, indent=1) + "\n", encoding="utf-8")


def _likely(network: Crossed, pairs: Sequence[tuple[Side, Side]]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = 1 / (1 + np.exp(-judged(network, pairs)))
    return found


if __name__ == "__main__":
    main()
