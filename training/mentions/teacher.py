"""A teacher of mentions: the base model learns them alone, and tags the articles that the shipped one learns from.

What annotated sets there are is little; the teacher's tags of news are better silver than CoreNLP's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.analyse.mentions import LAYERS, OUTSIDE, best_runs, split_layers
from onrecord.analyse.pieces import cut
from onrecord.analyse.windows import windows
from onrecord.analyse.words import Words, read_words
from training.examples import Example, Labels, Variant
from training.mentions.data import NOT_ASKED, Marked, WordLabels, label
from training.network import Network
from training.train import Settings, train

SURE = 0.6
"""Below this the teacher's tag of a word is not taught."""
SETTINGS = Settings(seed=7, epochs=3, silver_epochs=0, head_rate=1.2e-3, average=0.995)
MOST_REPEATS = 2
SILVER_EVERY = 2
"""The teacher reads only every so many of the articles that CoreNLP tagged."""


def taught(
    texts: Sequence[Marked], silver: float, tokenizer: Tokenizer, base: Path, out: Path, threads: int
) -> Network:
    """A teacher trained on ``texts`` (a text may be there several times), kept in folder ``out``."""
    last = out / f"epoch-{SETTINGS.epochs}.pt"
    if not last.exists():
        examples = [example(marked, tokenizer) for marked in _for_teacher(texts, silver)]
        settings = Settings(**{**SETTINGS.__dict__, "threads": threads})
        train(examples, (), base, out, settings)
    teacher = Network()
    teacher.load_state_dict(torch.load(last))
    return teacher.eval()


def example(marked: Marked, tokenizer: Tokenizer) -> Example:
    """A text in which mentions are marked, and nothing said of who said what."""
    words = read_words(marked.text)
    return Example((Variant(words, cut(tokenizer, words)),), (unsaid(words),), None, label(words, marked))


def unsaid(words: Words) -> Labels:
    """Labels that say nothing of any word."""
    return Labels(np.zeros((len(words), 7), dtype=np.float16), {})


def tagged(teacher: Network, words: Words, tokenizer: Tokenizer, weight: float) -> WordLabels:
    """The teacher's tags of ``words``; nothing is said of words of which it is unsure."""
    scores = np.tile(OUTSIDE, (len(words), 1))
    pieces = cut(tokenizer, words)
    begin, finish = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    for window in windows(len(pieces.ids)):
        word = pieces.word[window.start : window.end]
        ids = torch.tensor([[begin, *pieces.ids[window.start : window.end].tolist(), finish]])
        features = torch.zeros((*ids.shape, words.features.shape[1]), dtype=torch.long)
        features[0, 1:-1] = torch.from_numpy(words.features[word]).long()
        with torch.no_grad():
            result = teacher(ids, features)[-1][0].numpy()
        owned = np.arange(window.owned_start, window.owned_end)
        owned = owned[pieces.first[pieces.word[owned]] == owned]
        scores[pieces.word[owned]] = result[owned - window.start + 1]
    tags = np.zeros((len(words), len(LAYERS)), dtype=np.int64)
    for column, (names, rows) in enumerate(zip(LAYERS, split_layers(scores), strict=True)):
        for found in best_runs(rows, words, names):
            tags[found.run.start : found.run.stop, column] = names.index(f"I-{found.kind}")
            tags[found.run.start, column] = names.index(f"B-{found.kind}")
        tags[np.exp(rows).max(1) < SURE, column] = NOT_ASKED
    return WordLabels(tags, weight)


def _for_teacher(texts: Sequence[Marked], silver: float) -> list[Marked]:
    """What the teacher reads of what there is: no text more than twice, half of the silver."""
    found: list[Marked] = []
    seen: dict[int, int] = {}
    silver_seen = 0
    for marked in texts:
        if marked.weight == silver:
            silver_seen += 1
            if silver_seen % SILVER_EVERY:
                continue
        seen[id(marked)] = seen.get(id(marked), 0) + 1
        if seen[id(marked)] <= MOST_REPEATS and not marked.text.isupper():
            found.append(marked)
    return found
