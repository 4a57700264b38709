"""Lines that stand in many articles of one outlet: boilerplate, though no rule knows their words.

A line alone proves nothing: reprints and newer versions of one article share their lines as
well. So only articles count that each have words enough of their own.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.clean.credits import is_name_list
from onrecord.clean.headline import key
from onrecord.clean.marks import has_quotation, is_telling, is_turn, word_count
from onrecord.types import BODY_KINDS, Block, Document, Span

FEWEST = 3
"""In so many different articles a line must stand."""

FEWEST_LONG = 4
"""The same for a paragraph, which may be background that an outlet tells again, unless most articles have it."""

KEPT = 200
"""So many articles of an outlet are remembered, the latest ones."""

_LONG_WORDS = 25
_QUOTED_WORDS = 8
_SHARE = 0.02
_SHARE_LONG = 0.05
_MOST = 0.6
_OWN_WORDS = 50
_MOST_OF_BODY = 0.6
_OUTLETS = 2_000


@dataclass(frozen=True, slots=True)
class Sample:
    """An article's lines as they are compared, each with its number of words."""

    title: str
    lines: dict[str, int]


Earlier = Callable[[str | None], Iterable[tuple[str | None, Sequence[str]]]]
"""Title and paragraphs of some articles of an outlet that were added before."""


@dataclass
class _Outlet:
    samples: list[Sample]
    known: frozenset[str] = frozenset()
    independent: dict[tuple[int, int], bool] = field(default_factory=dict)


class Repetition:
    """What a run of additions learns, outlet by outlet. Articles without one are compared with each other.

    The same articles in the same order teach the same lines.
    """

    def __init__(self, earlier: Earlier) -> None:
        self._earlier = earlier
        self._outlets: OrderedDict[str | None, _Outlet] = OrderedDict()

    def learn(self, documents: Sequence[Document]) -> None:
        """Compare these articles with each other and with those before them."""
        touched = set()
        for document in documents:
            name = _name(document)
            touched.add(name)
            outlet = self._outlet(name)
            outlet.samples.append(_sample(document.title, _paragraphs(document)))
        for name in touched:
            outlet = self._outlets[name]
            del outlet.samples[:-KEPT]
            outlet.independent.clear()
            outlet.known = _repeated(outlet)

    def relabel(self, document: Document) -> Document:
        """The document with what was learned of its outlet: repeated lines are boilerplate."""
        outlet = self._outlets.get(_name(document))
        known = outlet.known if outlet is not None else frozenset()
        if not known:
            return document
        body = [block for block in document.blocks if block.kind in BODY_KINDS]
        found = {block.span for block in body if key(document.text[slice(*block.span)]) in known}
        if not found or _length(found) > _MOST_OF_BODY * _length(block.span for block in body):
            return document
        blocks = tuple(Block("boilerplate", block.span) if block.span in found else block for block in document.blocks)
        return replace(document, blocks=blocks, repeated=tuple(sorted(found)))

    def _outlet(self, name: str | None) -> _Outlet:
        outlet = self._outlets.get(name)
        if outlet is None:
            outlet = _Outlet([_sample(title, lines) for title, lines in self._earlier(name)])
            self._outlets[name] = outlet
            if len(self._outlets) > _OUTLETS:
                self._outlets.popitem(last=False)
        self._outlets.move_to_end(name)
        return outlet


def as_repeated(document: Document, spans: Iterable[Span]) -> Document:
    """The document with the blocks of its body at ``spans`` made boilerplate; see ``Document.repeated``."""
    wanted = set(spans)
    blocks = tuple(
        Block("boilerplate", block.span) if block.span in wanted and block.kind in BODY_KINDS else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks, repeated=tuple(sorted(wanted)))


def _name(document: Document) -> str | None:
    return document.outlet.lower() if document.outlet else None


def _paragraphs(document: Document) -> list[str]:
    return [document.text[slice(*block.span)] for block in document.blocks if block.kind in BODY_KINDS]


def _sample(title: str | None, paragraphs: Iterable[str]) -> Sample:
    lines = {key(paragraph): word_count(paragraph) for paragraph in paragraphs if not _is_speech(paragraph)}
    lines.pop("", None)
    return Sample(key(title or ""), lines)


def _is_speech(paragraph: str) -> bool:
    """Whether it tells or quotes speech, or may name who speaks: never boilerplate, however often it stands."""
    quoted = has_quotation(paragraph) and word_count(paragraph) >= _QUOTED_WORDS
    return quoted or is_telling(paragraph) or is_turn(paragraph) or is_name_list(paragraph)


def _length(spans: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _repeated(outlet: _Outlet) -> frozenset[str]:
    counts = Counter(line for sample in outlet.samples for line in sample.lines)
    return frozenset(line for line, count in counts.items() if count >= FEWEST and _is_repeated(outlet, line))


def _is_repeated(outlet: _Outlet, line: str) -> bool:
    within = [number for number, sample in enumerate(outlet.samples) if line in sample.lines]
    long = outlet.samples[within[0]].lines[line] >= _LONG_WORDS and len(within) < _MOST * len(outlet.samples)
    fewest, share = (FEWEST_LONG, _SHARE_LONG) if long else (FEWEST, _SHARE)
    wanted = max(fewest, round(share * len(outlet.samples)))
    different: list[int] = []
    for number in within:
        if all(_are_different(outlet, other, number) for other in different):
            different.append(number)
            if len(different) >= wanted:
                return True
    return False


def _are_different(outlet: _Outlet, one: int, other: int) -> bool:
    pair = (one, other)
    if pair not in outlet.independent:
        left, right = outlet.samples[one], outlet.samples[other]
        own = min(_own_words(left, right), _own_words(right, left))
        outlet.independent[pair] = own >= _OWN_WORDS and (left.title != right.title or not left.title)
    return outlet.independent[pair]


def _own_words(left: Sample, right: Sample) -> int:
    return sum(count for line, count in left.lines.items() if line not in right.lines)
