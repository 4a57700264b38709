"""Move all layers of an encoder that finds attributions, so that it marks mentions as well and unlearns nothing.

It learns from PolNeAR's train articles and our own with their attributions, mentions as the teacher tags them; from
the sets in which mentions are marked, attributions as the model finds them now; from articles without labels, both
as silver.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.analyse.model import load_encoder
from onrecord.analyse.pieces import load_tokenizer
from training.choose import assemble, attribution_f1
from training.examples import Example, examples_of, read_own, read_polnear
from training.mentions.data import Marked
from training.mentions.score import score
from training.mentions.sources import SILVER_WEIGHT, read_texts
from training.mentions.teacher import example, tagged, taught
from training.network import Network
from training.silver import label_articles, load, read_unlabelled, save, silver_examples
from training.train import Settings, train

OWN = Path(__file__).parents[2] / "corpus"
SETTINGS = Settings(seed=7, epochs=3, silver_epochs=3, encoder_rate=1e-4, head_rate=6e-4)
UNLABELLED = 1000
OWN_REPEATS = 2


@dataclass(frozen=True)
class Given:
    """Where things are; see ``__main__``."""

    data: Path
    polnear: Path
    unlabelled: Path
    base: Path


@dataclass(frozen=True)
class Sets:
    """Examples with attributions by hand, with mentions by hand, and with both as a model and a teacher see them."""

    attributed: list[Example]
    mentioned: list[Example]
    silver: list[Example]

    @property
    def gold(self) -> list[Example]:
        return [*self.attributed, *self.mentioned]


def tune(start: Mapping[str, Tensor], model: Path, given: Given, out: Path, threads: int) -> Path:
    """Train on from ``start``, the weights of the model in folder ``model``; the folder of the best epoch.

    What each epoch scores lies in ``scores.json``: attributions on PolNeAR dev, mentions on what is kept to choose on.
    """
    out.mkdir(parents=True, exist_ok=True)
    if not (out / f"epoch-{SETTINGS.epochs}.pt").exists():
        sets = _sets(model, given, out, threads)
        train(sets.gold, sets.silver, given.base, out, replace(SETTINGS, threads=threads), start)
    train_articles, dev = (read_polnear(given.polnear, split) for split in ("train", "dev"))
    kept = read_texts(given.data, given.polnear).dev
    scores: dict[str, dict[str, object]] = {}
    sums: dict[str, float] = {}
    for weights in sorted(out.glob("epoch-*.pt")):
        folder = out / weights.stem
        attributions = attribution_f1(assemble(weights, train_articles[::6], given.base, folder), dev)
        mentions = {name: score(load_encoder(folder), texts) for name, texts in kept.items()}
        scores[weights.stem] = {"attributions": round(attributions, 2), "mentions": mentions}
        sums[weights.stem] = attributions + sum(one["names"]["all"] for one in mentions.values()) / len(mentions)
        (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
        print(f"{weights.stem}: {json.dumps(scores[weights.stem])}", flush=True)
    return out / max(sums, key=lambda name: sums[name])


def _sets(model: Path, given: Given, out: Path, threads: int) -> Sets:
    tokenizer = load_tokenizer(given.base / "tokenizer.json")
    texts = read_texts(given.data, given.polnear)
    teacher = taught(texts.train, SILVER_WEIGHT, tokenizer, given.base, out / "mention-teacher", threads)
    torch.set_num_threads(threads)
    plain = [marked for marked in texts.train if marked.weight == 1.0]
    if not (out / "silver.npz").exists():
        dev = [article.text for article in read_polnear(given.polnear, "dev")]
        unlabelled = read_unlabelled(given.unlabelled, UNLABELLED, dev)
        both = [*unlabelled, *dict.fromkeys(marked.text for marked in plain)]
        save(label_articles(both, [model], given.base, threads), out / "silver.npz")
    seen = silver_examples(load(out / "silver.npz"), tokenizer)
    known = {one.variants[0].words.text: one for one in seen[UNLABELLED:]}
    attributed = examples_of(read_polnear(given.polnear, "train"), tokenizer, dress=True)
    own = examples_of(read_own(OWN, "train"), tokenizer, dress=False)
    return Sets(
        [*_marked(attributed, teacher, tokenizer), *[*_marked(own, teacher, tokenizer)] * OWN_REPEATS],
        [_mentioned(marked, known, tokenizer) for marked in texts.train if marked.weight != SILVER_WEIGHT],
        list(_marked(seen[:UNLABELLED], teacher, tokenizer)),
    )


def _marked(examples: Sequence[Example], teacher: Network, tokenizer: Tokenizer) -> Iterator[Example]:
    for one in examples:
        yield replace(one, mentions=tagged(teacher, one.variants[0].words, tokenizer, SILVER_WEIGHT))


def _mentioned(marked: Marked, known: Mapping[str, Example], tokenizer: Tokenizer) -> Example:
    """A text with its mentions, and who said what in it as the model finds it; nothing of that in odd capitals."""
    bare = example(marked, tokenizer)
    seen = known.get(marked.text)
    return bare if seen is None else replace(seen, mentions=bare.mentions)
