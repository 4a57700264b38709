"""Tables of articles (CSV, TSV): the first line names the columns, each row is an article."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.formats.columns import cells, delimiter_of, key, mapping, under
from onrecord.read.files import SIZE_LIMIT, capture, opened
from onrecord.read.found import Content, Found, Reading
from onrecord.read.rows import numbered_lines, row_capture
from onrecord.read.sniff import HEAD

CSV = "text/csv"


def read(content: Content, reading: Reading) -> Iterator[Found]:
    """Each row as an article: its bytes are the line of names and its own. A broken row is a failure of its own.

    Raises InputError where a quotation mark is never closed: what follows it cannot be told apart.
    """
    with opened(content) as stream:
        charset, numbered = numbered_lines(stream, content.name)
        lines = _Lines(numbered, charset, content.name)
        first = lines.peek()
        delimiter = delimiter_of(first) if first is not None else None
        if delimiter is None:
            raise InputError(f"{content.name}: the first line names no columns; add one that does", reason="no header")
        rows = cells(lines, delimiter)
        header = next(rows)
        head = lines.taken()
        if not _ends_line(head, charset):
            raise InputError(f"{content.name}: the line of names alone, no row below it", reason="empty file")
        while True:
            number = lines.number + 1
            try:
                row = next(rows, None)
                if row is None:
                    return
                raw = lines.taken()
                if any(cell.strip() for cell in row):
                    yield _article(content, reading, (header, head), (row, raw), number, charset)
            except InputError as error:
                name = f"{content.name}, line {number}"
                yield Found(name, InputError(f"{name}: {error}", reason=error.reason))
                if lines.broken:
                    return
                lines.taken()
                rows = cells(lines, delimiter)


def read_text(content: Content, reading: Reading) -> Iterator[Found]:
    """A plain text, or a table of which only the user knows the columns: all that ``--map`` names stand in its head."""
    said = {key(column) for column in mapping(reading.fields).values()}
    if said and said <= _columns(content):
        yield from read(content, reading)
    else:
        yield Found(content.name, capture(content, reading.received))


def _columns(content: Content) -> set[str]:
    """What the first line of a text names, if it is the head of a table."""
    with opened(content) as stream:
        line = stream.read(HEAD).decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0]
    delimiter = delimiter_of(line)
    return {key(name) for name in next(cells([line], delimiter), [])} if delimiter else set()


def _article(
    content: Content, reading: Reading, head: tuple[list[str], bytes], row: tuple[list[str], bytes], line: int,
    charset: str,
) -> Found:  # fmt: skip
    place = f"line {line}"
    name = f"{content.name}, {place}"
    if len(row[1]) > SIZE_LIMIT:
        return Found(name, InputError(f"{name}: more than {SIZE_LIMIT:,} bytes, and no article is", reason="too large"))
    try:
        row[1].decode(charset)
    except UnicodeDecodeError as error:
        message = f"{name}: not {charset.upper()} at byte {error.start} of the row; convert the file to UTF-8"
        return Found(name, InputError(message, reason="not UTF-8"))
    columns = under(head[0], row[0])
    return Found(name, row_capture(content, reading, head[1] + row[1], columns, place, CSV, charset))


class _Lines:
    """The lines of a table for the csv module, and the bytes of those taken since last asked."""

    def __init__(self, numbered: Iterator[tuple[int, bytes | None]], charset: str, name: str) -> None:
        self._numbered, self._charset, self._name = numbered, charset, name
        self._taken: list[bytes] = []
        self._size = 0
        self._peeked: str | None = None
        self.number = 0
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._peeked is not None:
            line, self._peeked = self._peeked, None
            return line
        self.number, raw = next(self._numbered)
        if raw is None or self._size + len(raw) > SIZE_LIMIT:
            # One long line ends with itself; many lines in one row mean a quotation mark without its partner.
            self.broken = raw is not None
            what = "a quotation mark that is never closed" if self.broken else "no article is so long"
            raise InputError(f"a row of more than {SIZE_LIMIT:,} bytes: {what}", reason="too large")
        self._taken.append(raw)
        self._size += len(raw)
        # What is no text of this encoding is found again when the row is whole.
        return raw.decode(self._charset, "replace")

    def peek(self) -> str | None:
        """The next line, which stays to be taken."""
        self._peeked = next(self, None)
        return self._peeked

    def taken(self) -> bytes:
        """The bytes of the lines taken since the last call."""
        taken = b"".join(self._taken)
        self._taken, self._size = [], 0
        return taken


def _ends_line(raw: bytes, charset: str) -> bool:
    return raw.decode(charset, "replace").endswith(("\n", "\r"))
