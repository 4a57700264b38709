"""Reader of ten thousand articles of US outlets, one JSON object a line: real articles of many events and years.

They come without events; who labels pairs of them says which belong together.
"""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle, words


def read_allsides(path: Path) -> list[EventArticle]:
    """The articles in the gzipped file at ``path``, in its order; of none an event is known.

    The text is the title, an empty line and the body, which loses a title that it begins with, as in a record.

    Raises:
        InputError: if the file cannot be read, or a line is no article.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [_article(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the articles cannot be read ({error})", reason="no such set") from error


def _article(path: Path, number: int, line: str) -> EventArticle:
    try:
        told = json.loads(line)
        outlet, day, url, title, body = (words(told[name] or "") for name in _FIELDS)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}, line {number}: no article ({error!r})", reason="damaged") from error
    title = " ".join(title.split())
    if title and body.startswith(title):
        body = body[len(title) :].lstrip()
    return EventArticle("", outlet, day[:10] or None, url, title, f"{title}\n\n{body}" if title else body)


_FIELDS = ("source", "date", "url", "title", "content_original")
