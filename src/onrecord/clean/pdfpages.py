"""The printed lines of a PDF's pages, with their places and the size of their letters, as pypdf finds them."""

from __future__ import annotations

import io
import logging
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 100
"""A file of more pages is a book, not an article."""

_MOST_CHARACTERS = 5_000_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
# Between words of one line is less room, between columns more; in heights of a letter.
_COLUMN_GAP = 3.0
_WIDTH = 0.5
_COLUMN_WIDTH = 8.0
_COLUMN_LINES = 4
_LOOKED_BACK = 64
_COLUMN_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Printed:
    """One line: its words, where it begins in points from the left and from the foot, and its letters' size."""

    words: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of each page in the order of the file, and what the file says of itself."""

    pages: tuple[tuple[Printed, ...], ...]
    title: str | None
    author: str | None
    created: str | None


def read(content: bytes) -> Pages:
    """The lines of a PDF. Raises InputError: "broken PDF", "encrypted", "too long"."""
    try:
        with _quiet():
            return _read(content)
    except InputError:
        raise
    except RecursionError as error:
        raise _broken("parts that lie within themselves") from error
    except Exception as error:  # pypdf raises nearly everything for what is broken
        raise _broken(f"{type(error).__name__}: {error}"[:200]) from error


def _read(content: bytes) -> Pages:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content), strict=False)
    _unlock(reader)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise InputError(
            f"a PDF of {count} pages, and the limit is {MOST_PAGES}; take out the article's", reason="too long"
        )
    pages = []
    total = 0
    for page in reader.pages:
        lines = _Lines()
        page.extract_text(visitor_text=lines.take)
        pages.append(tuple(lines.whole()))
        total += sum(len(line.words) for line in pages[-1])
        if total > _MOST_CHARACTERS:
            raise InputError(
                f"a PDF with more than {_MOST_CHARACTERS:,} letters; no article is so long", reason="too long"
            )
    return Pages(tuple(pages), *_said(reader))


def _unlock(reader: PdfReader) -> None:
    """A PDF that asks for no password to be read may still be encrypted, with an empty one."""
    from pypdf import PasswordType
    from pypdf.errors import PyPdfError

    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (PyPdfError, NotImplementedError, ImportError):
        opened = PasswordType.NOT_DECRYPTED
    if opened == PasswordType.NOT_DECRYPTED:
        raise InputError("an encrypted PDF; save it without a password and add it again", reason="encrypted")


def _said(reader: PdfReader) -> tuple[str | None, str | None, str | None]:
    """Title, author and time of making; what is broken of these is not there."""
    try:
        said = reader.metadata
        created = said.creation_date if said else None
        known = created.isoformat() if created and created.tzinfo else created.date().isoformat() if created else None
        return (_clean(said.title), _clean(said.author), known) if said else (None, None, None)
    except Exception:  # as in read(); a page is read for all that
        return None, None, None


def _clean(words: Any) -> str | None:
    return " ".join(_sound(str(words)).split()) or None if words else None


def _broken(what: str) -> InputError:
    return InputError(f"a broken PDF ({what}); save it again, or save its text", reason="broken PDF")


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters that were printed in one go; breaks: whether a line begins with them in any case."""

    words: str
    x: float
    y: float
    size: float
    breaks: bool


@dataclass(slots=True)
class _Lines:
    """The lines of one page, put together of the runs of letters that pypdf tells of."""

    runs: list[_Run] = field(default_factory=list)
    breaks: bool = False

    def take(self, text: str, outer: Any, inner: Any, _font: Any, size: Any) -> None:
        """One run: its letters, where they stand, and how large they are."""
        for number, words in enumerate(text.split("\n")):
            self.breaks = self.breaks or number > 0
            if words:
                self.runs.append(_Run(words, *_place(outer, inner, size), self.breaks))
                self.breaks = False

    def whole(self) -> Iterator[Printed]:
        """All lines of the page."""
        starts = self._starts()
        line: list[_Run] = []
        for run in self.runs:
            if line and (run.breaks or (run.words.strip() and _is_apart(line, run, starts))):
                yield from _printed(line)
                line = []
            line.append(run)
        yield from _printed(line)

    def _starts(self) -> frozenset[int]:
        """Where columns begin: many lines of the page have letters that begin there."""
        rows = {(round(run.x), round(run.y)) for run in self.runs if run.words.strip()}
        many = _COLUMN_SHARE * len({y for _, y in rows})
        counts = Counter(x for x, _ in rows)
        return frozenset(x for x, count in counts.items() if count >= max(_COLUMN_LINES, many))


def _is_apart(line: Sequence[_Run], run: _Run, starts: frozenset[int]) -> bool:
    """Whether a run stands in another line or in another column than the runs before it."""
    shown = [each for each in line[-_LOOKED_BACK:] if each.words.strip()]
    if not shown:
        return False
    first, size = shown[0], max(run.size, *(each.size for each in shown))
    if abs(run.y - first.y) > 0.5 * size or run.x < first.x - size:
        return True
    end = max(each.x + _WIDTH * each.size * len(each.words.strip()) for each in shown)
    return run.x > end + _COLUMN_GAP * size or (round(run.x) in starts and run.x > first.x + _COLUMN_WIDTH * size)


def _printed(line: Sequence[_Run]) -> Iterator[Printed]:
    words = _sound("".join(run.words for run in line))
    shown = [run for run in line if run.words.strip()]
    if words.strip():
        size = max(run.size for run in shown)
        indent = 0.3 * size * (len(words) - len(words.lstrip()))
        yield Printed(" ".join(words.split()), shown[0].x + indent, shown[0].y, size)


def _place(outer: Any, inner: Any, size: Any) -> tuple[float, float, float]:
    """Where a run begins on the page, and how high its letters are there."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    height = abs(float(size)) * math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
    values = (float(x), float(y), height)
    return values if all(map(math.isfinite, values)) else (0.0, 0.0, 1.0)


def _sound(words: str) -> str:
    """Letters without controls, halves of a pair put together or marked as lost."""
    paired = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROLS.sub("", paired)


@contextmanager
def _quiet() -> Iterator[None]:
    """What pypdf says of small faults goes nowhere, as long as nobody listens."""
    logger, handler = logging.getLogger("pypdf"), logging.NullHandler()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
