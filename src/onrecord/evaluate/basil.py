"""Reader of BASIL's articles: the same event told by three outlets, cut into paragraphs and sentences.

Fan et al. (2019), *In plain sight: media bias through the lens of factual reporting*, EMNLP. What BASIL annotates
in them is not read here.
"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle, words
from onrecord.evaluate.sets import SetFile, set_files

_FIELDS = ("triplet-uuid", "source", "date", "url", "title")


def read_basil(path: Path) -> list[EventArticle]:
    """The articles at ``path`` (the folder of the set, or its .tar.gz), those of an event together.

    The text is a line a paragraph, its sentences stripped and parted by one space; empty sentences and
    paragraphs are left out, and there is no newline at the end. The title is no part of it. An event is named
    by the identifier of its three articles; outlets are in lower case.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    articles = [_read(file) for file in set_files(path, ".json", within="articles")]
    return sorted(articles, key=lambda one: (one.event, one.outlet))


def _read(file: SetFile) -> EventArticle:
    try:
        told = json.loads(file.text())
        event, outlet, date, url, title = (words(told[name]) for name in _FIELDS)
        text = _laid_out(told["body-paragraphs"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file.place}: no article of BASIL ({error!r})", reason="damaged") from error
    return EventArticle(event, outlet.lower(), date[:10], url, title, text)


def _laid_out(paragraphs: object) -> str:
    lines = (
        " ".join(filter(None, (words(sentence).strip() for sentence in _several(one)))) for one in _several(paragraphs)
    )
    return "\n".join(filter(None, lines))


def _several(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
