"""The body of an article as words: what reprints are found by.

Words are runs of letters, or of digits, folded (compatibility forms, case, accents); whatever else stands parts them.
So accents, the shape of quotation marks, the length of dashes and "5.10am" for "5:10 am" make no difference. Of scripts
that are written without spaces each sign is a word. All is arithmetic on digests of words: the same on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from onrecord.types import BODY_KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

Row = Mapping[str, Any]

SHINGLE = 8
"""Words of a shingle."""

RUN = 12
"""So many words in a row that two bodies share outside quotations are always found; fewer may not be."""

_WINDOW = RUN - SHINGLE + 1
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# A word is cut after so many characters, so that its length takes one byte.
_PLAIN = re.compile(r"\d{1,50}|[^\W\d_]{1,50}")
_WORD = re.compile(rf"[{_SIGN}]|\d{{1,50}}|(?:(?![{_SIGN}])[^\W\d_][\u0300-\u036f]*){{1,50}}")
_ODD = re.compile(rf"[{_SIGN}\u0300-\u036f]")
_TOKEN = re.compile(r"\w+(?:[.,'’\-]\w+)*|[^\w\s]")
# An embedded message, as it is signed: "— Name (@name) May 1, 2031". It is not longer than that before its signature.
_SIGNED = re.compile(r"\(@\w{1,30}\)\W{1,3}[^\W\d]{3,9}\.? \d{1,2}, \d{4}")
_MESSAGE = 400
_QUOTED, _CUT = 1, 2
_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True)
class Body:
    """The words of a body. What is made of them is kept, since a body is set beside many.

    keys: a digest of each word, folded. starts, lengths: where each stands in the document's text.
    flags: see ``quoted`` and ``stretch``.
    """

    keys: NDArray[np.uint32]
    starts: NDArray[np.int32]
    lengths: NDArray[np.uint8]
    flags: NDArray[np.uint8]

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each word stands in quotation marks, or in what is attributed to somebody word by word."""
        return (self.flags & _QUOTED).astype(bool)

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """Whether each word is the outlet's own."""
        return ~self.quoted

    @cached_property
    def shingles(self) -> Numbers:
        """See ``shingles``."""
        return shingles(self.keys)

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """Where the shingles stand, the least first."""
        import numpy as np

        return np.argsort(self.shingles, kind="stable")

    @cached_property
    def words(self) -> list[int]:
        """``keys`` as plain numbers."""
        found: list[int] = self.keys.tolist()
        return found

    @cached_property
    def stretch(self) -> NDArray[np.int64]:
        """A number for each word, another one wherever a caption, credit or the like lies between."""
        return (self.flags & _CUT).astype("int64").cumsum()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words ``first`` to ``last``, both included, stand in the text."""
        return int(self.starts[first]), int(self.starts[last]) + int(self.lengths[last])

    def pack(self) -> bytes:
        """All of it as bytes; ``unpack`` gives it back."""
        return b"".join(each.tobytes() for each in (self.keys, self.starts, self.lengths, self.flags))


@lru_cache(maxsize=256)
def unpack(packed: bytes) -> Body:
    """The body of which ``Body.pack`` made these bytes; one that is asked for again and again is read once."""
    import numpy as np

    count = len(packed) // 10
    return Body(
        np.frombuffer(packed, "<u4", count),
        np.frombuffer(packed, "<i4", count, 4 * count),
        np.frombuffer(packed, "u1", count, 8 * count),
        np.frombuffer(packed, "u1", count, 9 * count),
    )


def body_of(text: str, blocks: Iterable[Row], said: Iterable[Row]) -> Body:
    """The words of a document's body. said: attributions, each with its ``kind`` and the ``spans`` of its content."""
    import numpy as np

    words: list[tuple[int, int]] = []
    quotations = [span for each in said if each["kind"] != "indirect" for span in each["spans"]]
    cuts: list[int] = []
    # The same words, told sooner.
    pattern = _WORD if not text.isascii() and _ODD.search(text) else _PLAIN
    cut = False
    for block in blocks:
        start, end = block["span"]
        if block["kind"] not in BODY_KINDS:
            cut = cut or bool(text[start:end].strip())
            continue
        quotations += [(start, end)] if block["kind"] == "quotation" else _quotations(text, start, end)
        if found := [each.span() for each in pattern.finditer(text, start, end)]:
            cuts += [len(words)] if cut and words else []
            words += found
            cut = False
    spans = np.array(words, "<i4").reshape(-1, 2)
    flags = np.where(_inside(spans[:, 0], quotations), _QUOTED, 0).astype("u1")
    flags[cuts] |= _CUT
    keys = np.fromiter((_digest(text[start:end]) for start, end in words), "<u4", len(words))
    return Body(keys, spans[:, 0].copy(), (spans[:, 1] - spans[:, 0]).astype("u1"), flags)


def shingles(keys: NDArray[np.uint32]) -> Numbers:
    """A number for each ``SHINGLE`` words in a row, beginning with the first; for none where there are fewer."""
    import numpy as np

    count = len(keys) - SHINGLE + 1
    if count < 1:
        return np.zeros(0, "u8")
    wide = keys.astype("u8") + np.uint64(1)
    made = np.zeros(count, "u8")
    for at in range(SHINGLE):
        made = made * np.uint64(_FACTOR) + wide[at : at + count]
    made ^= made >> np.uint64(31)
    made *= np.uint64(0xBF58476D1CE4E5B9)
    made ^= made >> np.uint64(29)
    return made


def marks_of(body: Body) -> list[int]:
    """The marks by which a body is found: of each few shingles in a row the least, without those wholly in quotations.

    Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003). Two bodies that share ``RUN`` words in a row outside
    quotations share a mark.
    """
    import numpy as np
    from numpy.lib.stride_tricks import sliding_window_view

    made = body.shingles
    if not len(made):
        return []
    window = min(_WINDOW, len(made)) if len(body.keys) >= RUN else 1
    windows = sliding_window_view(made, window)
    chosen = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    own = np.asarray(sliding_window_view(body.own, SHINGLE).any(axis=1))
    return [int(mark) for mark in np.unique(made[chosen[own[chosen]]]).view("i8")]


@lru_cache(maxsize=200_000)
def _digest(word: str) -> int:
    folded = word.lower()
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        folded = "".join(part for part in parts if not unicodedata.combining(part)).lower()
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def _inside(places: NDArray[np.int32], spans: Iterable[Sequence[int]]) -> NDArray[np.bool_]:
    """Whether each place lies within any of some spans."""
    import numpy as np

    ordered = np.array(sorted((span[0], span[1]) for span in spans), "i8").reshape(-1, 2)
    if not len(ordered):
        return np.zeros(len(places), bool)
    # Of the spans that begin before a place the one that reaches furthest.
    reached = np.maximum.accumulate(ordered[:, 1])
    before = np.searchsorted(ordered[:, 0], places, "right")
    return (before > 0) & (places < reached[before - 1])


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks, paragraph by paragraph."""
    from onrecord.analyse.quotemarks import CLOSING, DOUBLE_MARKS, OPENING, SINGLE_MARKS, opened_before, quotation_marks

    for found in _SIGNED.finditer(text, start, end):
        yield max(start, found.start() - _MESSAGE), found.end()
    if not _mark().search(text, start, end):
        return
    words = [found.span() for found in _TOKEN.finditer(text, start, end)]
    if not any(text[at] in DOUBLE_MARKS or text[at] in SINGLE_MARKS for at, _ in words):
        return
    marks = quotation_marks(text, words)
    # Quotations within others are followed where each mark has its counterpart; else any mark closes all.
    nested = marks.count(OPENING) == marks.count(CLOSING)
    opened, depth = start, int(opened_before(text, words, marks))
    for mark, span in zip(marks, words, strict=True):
        if mark == OPENING:
            opened = opened if depth else span[0]
            depth = depth + 1 if nested else 1
        elif mark == CLOSING and depth:
            depth -= 1
            if not depth:
                yield opened, span[1]
    if depth:
        yield opened, end


@cache
def _mark() -> re.Pattern[str]:
    """What a mark of quotation looks like; one between two letters is none."""
    from onrecord.analyse.quotemarks import DOUBLE_MARKS, SINGLE_MARKS

    double, single = (re.escape("".join(sorted(marks))) for marks in (DOUBLE_MARKS, SINGLE_MARKS))
    return re.compile(rf"[{double}]|(?<!\w)[{single}]|[{single}](?!\w)")
