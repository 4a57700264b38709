"""Reader of the news clusters that came with Giveme5W1H: a JSON file an article, with the event it tells of.

Hamborg, Breitinger and Gipp (2019), *Giveme5W1H: a universal system for extracting main events from news articles*.
"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle, words
from onrecord.evaluate.sets import SetFile, set_files


def read_news_clusters(path: Path) -> list[EventArticle]:
    """The articles at ``path`` (the folder of the set, or its .tar.gz), those of an event together.

    The text is the file's ``text``, unchanged; the title is no part of it. An event is named by its number.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    articles = [(_read(file), file.place.name) for file in set_files(path, ".json")]
    articles.sort(key=lambda one: (int(one[0].event), one[1]))
    return [article for article, _ in articles]


def _read(file: SetFile) -> EventArticle:
    try:
        told = json.loads(file.text())
        event = int(told["newsCluster"]["EventId"])
        outlet, url, title, text = (words(told[name]) for name in ("source_domain", "url", "title", "text"))
        published = told.get("date_publish")
        date = None if published is None else words(published)[:10]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file.place}: no article of the news clusters ({error!r})", reason="damaged") from error
    return EventArticle(str(event), outlet, date, url, title, text)
