"""Made-up copies of made-up articles, and what is shared by them, found by looking at every pair."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from onrecord.resolve import passages
from onrecord.resolve.passages import printed, reprint_of
from onrecord.schema import Row, to_row
from onrecord.store.record import Entry
from onrecord.types import Block, Document
from tests.resolve.world import entry

_WORDS = (
    "harbour council ferry tide mayor bridge repair winter budget vote crane market river storm tower night morning "
    "engine school plan north gate barge pilot cargo fuel rain signal lamp dock rope sail cabin deck chart wind coast"
).split()


def prose(dice: random.Random, words: int) -> str:
    """A paragraph of so many words, that hardly comes twice."""
    return " ".join(dice.choice(_WORDS) + "".join(dice.choices("abcdefgh", k=2)) for _ in range(words)) + "."


def printing(number: int, paragraphs: Sequence[str], **about: Any) -> Entry:
    """An article of such paragraphs."""
    return with_blocks(entry(number, text="\n\n".join(paragraphs), **about), [])


def with_blocks(made: Entry, kinds: Sequence[str]) -> Entry:
    """An article whose paragraphs are blocks of these kinds; those that are not named are body."""
    text, blocks, start = made.document.text, [], 0
    for nth, paragraph in enumerate(text.split("\n\n")):
        kind: Any = kinds[nth] if nth < len(kinds) else "body"
        blocks.append(Block(kind, (start, start + len(paragraph))))
        start += len(paragraph) + 2
    return dataclasses.replace(made, document=dataclasses.replace(made.document, blocks=tuple(blocks)))


def worlds(seed: int, size: int) -> list[Entry]:
    """Articles of which many share paragraphs, some changed a little; one line stands in nearly all of them."""
    dice = random.Random(seed)
    pool = [prose(dice, dice.randrange(5, 60)) for _ in range(6)]
    furniture = prose(dice, 14)
    quote = f"“{prose(dice, 20)}” she said."
    entries: list[Entry] = []
    for number in range(size):
        chosen = [_edited(dice, each) for each in dice.sample(pool, dice.randrange(4))] + [prose(dice, 30)]
        chosen += [furniture] * (dice.random() < 0.8) + [quote] * (dice.random() < 0.4)
        dice.shuffle(chosen)
        made = printing(number, chosen, date=f"2031-01-{dice.randrange(1, 29):02}")
        if entries and dice.random() < 0.15:
            before = dice.choice(entries).document.id
            made = dataclasses.replace(made, document=dataclasses.replace(made.document, replaces=before))
        entries.append(made)
    return entries


def _edited(dice: random.Random, paragraph: str) -> str:
    words = paragraph.split()
    for _ in range(dice.randrange(3)):
        words[dice.randrange(len(words))] = dice.choice(_WORDS)
    return " ".join(words)


def every_pair(entries: Sequence[Entry], replaced: set[str] | None = None) -> list[Row]:
    """The rows of ``reprints``, in order, by plain loops over all pairs."""
    gone = {each.document.replaces for each in entries} if replaced is None else replaced
    documents = [each.document for each in entries if each.document.id not in gone]
    made = {each.id: printed(_row(each)) for each in documents}
    having: dict[int, list[str]] = {}
    for each in documents:
        for mark in made[each.id][1]:
            having.setdefault(mark, []).append(each.id)
    rows = []
    for one, two in combinations(documents, 2):
        common = set(made[one.id][1]) & set(made[two.id][1])
        places = [(having[mark].index(one.id), having[mark].index(two.id)) for mark in common]
        if any(first < passages.FEW or second < passages.MANY for first, second in places):
            found = reprint_of(one.id, two.id, made[one.id][0], made[two.id][0])
            rows += [to_row(found)] if found else []
    return rows


def _row(document: Document) -> Row:
    return {"text": document.text, "blocks": [to_row(each) for each in document.blocks], "said": []}
