"""What was changed between two versions of an article: word by word, in headline and body only.

Boilerplate, captions and credits are left out, and so is a paragraph that one version shows as body and the
other as one of these. White space, the shape of quotation marks and the length of dashes are no change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from onrecord.types import BODY_KINDS, Block, BlockKind, Span

ARTICLE_KINDS: frozenset[BlockKind] = BODY_KINDS | {"title"}
"""The kinds of block whose words an edit can change."""

_TOKEN = re.compile(r"\w+(?:[.,'’\-]\w+)*|[^\w\s]")
_ALIKE = str.maketrans("“”„‟«»〝〞‘’‚‛`‐‑‒–—―", '""""""""\'\'\'\'\'------')


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that was inserted, deleted or replaced, within one block.

    from_span, to_span: where in the text before and after; empty where nothing stood or stands.
    block: the kind of the block in which it lies.
    whole: it is all of the block, on one side: a paragraph that came or went.
    quotation: it lies, in part at least, in quotation marks.
    """

    kind: Literal["insert", "delete", "replace"]
    from_span: Span
    to_span: Span
    from_text: str
    to_text: str
    block: BlockKind
    whole: bool
    quotation: bool


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    key: str
    block: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """One version: its words, and the blocks in which they stand."""

    text: str
    blocks: tuple[Block, ...]
    tokens: tuple[_Token, ...]
    sizes: tuple[int, ...]


def changes(before: str, blocks_before: Sequence[Block], after: str, blocks_after: Sequence[Block]) -> list[Change]:
    """What was changed, in the order of the text after; empty where the article's words are the same."""
    old, new = _sides(before, blocks_before, after, blocks_after)
    numbers: dict[str, int] = {}
    left, right = ([numbers.setdefault(token.key, len(numbers)) for token in side.tokens] for side in (old, new))
    runs = _tidied(_differing(old, new, left, right))
    return [change for run in runs for change in _changes(old, new, run)]


def words(text: str) -> int:
    """How many words a stretch of text has; marks are none."""
    return sum(found.group()[0].isalnum() or found.group()[0] == "_" for found in _TOKEN.finditer(text))


_Run = tuple[int, int, int, int]
"""Words ``[0]:[1]`` before stand against words ``[2]:[3]`` after."""


def _sides(
    before: str, blocks_before: Sequence[Block], after: str, blocks_after: Sequence[Block]
) -> tuple[_Side, _Side]:
    pairs = ((before, blocks_before), (after, blocks_after))
    keys = [[(block, _key_of(text, block)) for block in blocks] for text, blocks in pairs]
    aside = [{key for block, key in side if block.kind not in ARTICLE_KINDS} for side in keys]
    told = [{key for block, key in side if block.kind in ARTICLE_KINDS} for side in keys]
    old, new = (
        _side(text, [b for b, key in side if b.kind in ARTICLE_KINDS and not (key in other and key not in same)])
        for (text, _), side, other, same in zip(pairs, keys, reversed(aside), reversed(told), strict=True)
    )
    return old, new


def _key_of(text: str, block: Block) -> tuple[str, ...]:
    return tuple(_key(found.group()) for found in _TOKEN.finditer(text, *block.span))


def _key(token: str) -> str:
    return token if token.isascii() else unicodedata.normalize("NFC", token).translate(_ALIKE)


def _side(text: str, blocks: Sequence[Block]) -> _Side:
    tokens: list[_Token] = []
    sizes = []
    for number, block in enumerate(blocks):
        spans = [found.span() for found in _TOKEN.finditer(text, *block.span)]
        quoted = _quoted(text, spans)
        tokens += (
            _Token(span, _key(text[slice(*span)]), number, inside) for span, inside in zip(spans, quoted, strict=True)
        )
        sizes.append(len(spans))
    return _Side(text, tuple(blocks), tuple(tokens), tuple(sizes))


def _quoted(text: str, spans: Sequence[Span]) -> list[bool]:
    from onrecord.analyse.quotemarks import CLOSING, OPENING, quotation_marks

    inside = False
    quoted = []
    for mark in quotation_marks(text, spans):
        quoted.append(inside or mark == OPENING)
        inside = mark == OPENING or (inside and mark != CLOSING)
    return quoted


def _differing(old: _Side, new: _Side, left: Sequence[int], right: Sequence[int]) -> Iterator[_Run]:
    """Runs of words that differ: first whole blocks are set against each other, then the words between them."""
    numbers: dict[tuple[int, ...], int] = {}
    ours, theirs = _by_block(old, left, numbers), _by_block(new, right, numbers)
    starts = [_starts(side) for side in (old, new)]
    for i1, i2, j1, j2 in _opcodes(ours, theirs):
        a, b, c, d = starts[0][i1], starts[0][i2], starts[1][j1], starts[1][j2]
        for k1, k2, m1, m2 in _opcodes(left[a:b], right[c:d]):
            yield a + k1, a + k2, c + m1, c + m2


def _by_block(side: _Side, words: Sequence[int], numbers: dict[tuple[int, ...], int]) -> list[int]:
    starts = _starts(side)
    keys = (tuple(words[starts[at] : starts[at + 1]]) for at in range(len(side.sizes)))
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def _starts(side: _Side) -> list[int]:
    starts = [0]
    for size in side.sizes:
        starts.append(starts[-1] + size)
    return starts


def _opcodes(left: Sequence[int], right: Sequence[int]) -> Iterator[_Run]:
    """The runs that differ, joined where they touch."""
    from rapidfuzz.distance import Levenshtein

    run: _Run | None = None
    for op in Levenshtein.opcodes(left, right):
        if op.tag == "equal":
            if run is not None:
                yield run
            run = None
        else:
            start = (op.src_start, op.dest_start) if run is None else (run[0], run[2])
            run = (start[0], op.src_end, start[1], op.dest_end)
    if run is not None:
        yield run


def _tidied(runs: Iterable[_Run]) -> list[_Run]:
    """Runs joined across words that stayed only by chance: no more of them than were changed on either side.

    Source: the semantic clean-up of Google's diff-match-patch.
    """
    tidy: list[_Run] = []
    for run in runs:
        tidy.append(run)
        while len(tidy) > 1:
            one, two = tidy[-2], tidy[-1]
            if two[0] - one[1] > min(max(each[1] - each[0], each[3] - each[2]) for each in (one, two)):
                break
            tidy[-2:] = [(one[0], two[1], one[2], two[3])]
    return tidy


def _changes(old: _Side, new: _Side, run: _Run) -> Iterator[Change]:
    """A run as changes, each within one block on either side."""
    gone, come = _within_blocks(old, run[0], run[1]), _within_blocks(new, run[2], run[3])
    if len(gone) == len(come):
        pairs = [(*one, *two) for one, two in zip(gone, come, strict=True)]
    elif gone and come and _goes_on(old, gone[0][0]) and _goes_on(new, come[0][0]):
        # Both begin within a paragraph, so it is the same one.
        pairs = [(*gone[0], *come[0]), *_apart(gone[1:], come[1:], run)]
    elif gone and come and _goes_on(old, gone[-1][1]) and _goes_on(new, come[-1][1]):
        pairs = [*_apart(gone[:-1], come[:-1], run), (*gone[-1], *come[-1])]
    else:
        pairs = _apart(gone, come, run)
    for pair in pairs:
        yield _change(old, new, pair)


def _apart(gone: Sequence[Span], come: Sequence[Span], run: _Run) -> list[_Run]:
    at_old, at_new = (gone[0][0] if gone else run[1]), (come[0][0] if come else run[2])
    return [*((*one, at_new, at_new) for one in gone), *((at_old, at_old, *two) for two in come)]


def _within_blocks(side: _Side, start: int, end: int) -> list[Span]:
    spans = []
    for _, group in groupby(range(start, end), key=lambda at: side.tokens[at].block):
        members = list(group)
        spans.append((members[0], members[-1] + 1))
    return spans


def _goes_on(side: _Side, at: int) -> bool:
    """Whether the border before the word ``at`` lies within a block."""
    return 0 < at < len(side.tokens) and side.tokens[at - 1].block == side.tokens[at].block


def _change(old: _Side, new: _Side, run: _Run) -> Change:
    before, after = _span(old, run[0], run[1]), _span(new, run[2], run[3])
    sides = ((old, run[0], run[1]), (new, run[2], run[3]))
    block = next(side.blocks[side.tokens[start].block] for side, start, end in sides if end > start)
    return Change(
        kind="insert" if run[0] == run[1] else "delete" if run[2] == run[3] else "replace",
        from_span=before,
        to_span=after,
        from_text=old.text[slice(*before)],
        to_text=new.text[slice(*after)],
        block=block.kind,
        whole=(run[0] == run[1] or run[2] == run[3]) and any(_is_whole(*side) for side in sides),
        quotation=any(token.quoted for side, start, end in sides for token in side.tokens[start:end]),
    )


def _is_whole(side: _Side, start: int, end: int) -> bool:
    return end > start and end - start == side.sizes[side.tokens[start].block]


def _span(side: _Side, start: int, end: int) -> Span:
    """From the first to the last of some words; for none, the empty span where they would stand."""
    if end > start:
        return side.tokens[start].span[0], side.tokens[end - 1].span[1]
    if start and (start == len(side.tokens) or _goes_on(side, start)):
        at = side.tokens[start - 1].span[1]
    else:
        at = side.tokens[start].span[0] if side.tokens else 0
    return at, at
