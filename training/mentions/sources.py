"""Which texts the head learns from, and which are kept to choose on.

MEANTIME is left out of training altogether: names across documents are measured on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.evaluate.columns import read_re3d, read_wikigold
from onrecord.evaluate.gold import GoldDocument, GoldMention
from onrecord.evaluate.gum import read_gum
from onrecord.evaluate.marked_mentions import MarkedArticle, read_marked_folder
from onrecord.evaluate.mentions import gold_names
from onrecord.evaluate.sets import held_out
from training.mentions.data import Kinds, Marked, read_corenlp

OWN = Path(__file__).parents[2] / "corpus" / "mentions"
SETS = {
    "gum": (read_gum, "gum-news.tar.gz"),
    "wikigold": (read_wikigold, "re3d-wikigold.tar.gz"),
    "re3d": (read_re3d, "re3d-wikigold.tar.gz"),
}
SILVER_WEIGHT = 0.5
REPEATS = {"own": 4, "gum": 2, "re3d": 2, "wikigold": 2}
"""How often an epoch sees each text of a set: gold is rare beside silver."""


@dataclass(frozen=True)
class Texts:
    """What is learned from, and by set what is kept to choose on."""

    train: list[Marked]
    dev: dict[str, list[Marked]]


def read_texts(data: Path, polnear: Path) -> Texts:
    """Every set. data: the folder of the sets' archives; polnear: the unpacked corpus (``train/``, ``dev/``)."""
    train: list[Marked] = []
    dev: dict[str, list[Marked]] = {}
    for name, (read, archive) in SETS.items():
        for document in read(data / archive):
            marked = _marked(document, nominals=name == "gum")
            if held_out(document.name):
                dev.setdefault(name, []).append(marked)
            else:
                train += _dressed(marked, REPEATS[name])
    split = json.loads((OWN / "split.json").read_text(encoding="utf-8"))
    for article in read_marked_folder(OWN):
        if article.name in split["dev"]:
            dev.setdefault("own", []).append(_own(article))
        else:
            train += _dressed(_own(article), REPEATS["own"])
    silver = data / "polnear-corenlp.jsonl.gz"
    train += read_corenlp(silver, polnear / "train" / "text", "train", SILVER_WEIGHT)
    return Texts(train, dev)


def _marked(document: GoldDocument, *, nominals: bool) -> Marked:
    names: Kinds = tuple(gold_names(document))
    found = tuple(_nominals(document)) if nominals else None
    return Marked(document.text, names, found, None, document.complete or None)


def _nominals(document: GoldDocument) -> Iterator[tuple[tuple[int, int], str]]:
    """Descriptions up to the end of their head; of people, those in the plural are groups."""
    for mention in document.mentions:
        if mention.form == "nominal" and mention.kind is not None and mention.head is not None:
            yield (mention.span[0], mention.head[1]), _nominal_kind(document.text, mention)


def _nominal_kind(text: str, mention: GoldMention) -> str:
    head = text[slice(*mention.head)] if mention.head else ""
    plural = head.endswith("s") and not head.endswith("ss")
    return "group" if mention.kind == "person" and plural else str(mention.kind)


def _own(article: MarkedArticle) -> Marked:
    names = tuple(
        (one.span, "other" if one.kind == "group" else one.kind) for one in article.mentions if one.form == "name"
    )
    nominals = tuple((one.span, one.kind) for one in article.mentions if one.form == "nominal")
    return Marked(article.text, names, nominals, tuple((span, "title") for span in article.titles))


def _dressed(marked: Marked, times: int) -> list[Marked]:
    """A text as it is, some times, and once each in the capitals of headlines: some of its words, and all of them."""
    titled = re.sub(r"\b[a-z]", lambda found: found[0].upper(), marked.text)
    dressed = [replace(marked, text=text, weight=0.25) for text in (titled, marked.text.upper())]
    return [marked] * times + [one for one in dressed if len(one.text) == len(marked.text)]


def texts_of(texts: Sequence[Marked]) -> int:
    """How many characters, to say how much there is."""
    return sum(len(marked.text) for marked in texts)
