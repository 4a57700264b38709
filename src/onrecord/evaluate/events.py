"""Articles grouped by the event that they tell of: the sets in which the same statement is told more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.ecbplus import SPLITS, read_ecbplus
from onrecord.evaluate.gold import GoldDocument
from onrecord.ids import sha256_hex

ARTICLE_DIGITS = 16
"""Hexadecimal digits by which labels name an article."""


@dataclass(frozen=True, slots=True)
class EventArticle:
    """An article, and the event that it tells of.

    event: the set's own number or name of it. outlet: domain or name; empty where the set does not say.
    date: ISO date of publication; None where the set does not say. url, title: empty where it does not say.
    text: the body, a paragraph (in ECB+ a sentence) a line; the offsets of labels count its code points.
    """

    event: str
    outlet: str
    date: str | None
    url: str
    title: str
    text: str

    @property
    def key(self) -> str:
        """By which labels name the article: the first digits of the SHA-256 of its text in UTF-8."""
        return sha256_hex(self.text.encode("utf-8", "surrogatepass"))[:ARTICLE_DIGITS]


def read_event_set(name: str, path: Path) -> list[EventArticle]:
    """The articles of a set of ``EVENT_SETS`` at ``path`` (its folder, or the .tar.gz), those of an event together.

    Raises:
        InputError: for an unknown name, if there are no such articles, or one is damaged.
    """
    if name not in EVENT_SETS:
        raise InputError(f"there is no set {name!r} of events: give one of {', '.join(EVENT_SETS)}")
    return EVENT_SETS[name](path)


def by_key(articles: Iterable[EventArticle]) -> dict[str, EventArticle]:
    """Each article by its key; of several with the same text, the first."""
    found: dict[str, EventArticle] = {}
    for article in articles:
        found.setdefault(article.key, article)
    return found


def words(value: object) -> str:
    """``value``, which a file of such a set must hold as a text.

    Raises:
        TypeError: if it is none.
    """
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _news_clusters(path: Path) -> list[EventArticle]:
    from onrecord.evaluate.newsclusters import read_news_clusters

    return read_news_clusters(path)


def _basil(path: Path) -> list[EventArticle]:
    from onrecord.evaluate.basil import read_basil

    return read_basil(path)


def _allsides(path: Path) -> list[EventArticle]:
    from onrecord.evaluate.allsides import read_allsides

    return read_allsides(path)


def _ecbplus(path: Path) -> list[EventArticle]:
    topics = [topic for split in SPLITS.values() for topic in split]
    return [_of_topic(document) for document in read_ecbplus(path, topics)]


def _of_topic(document: GoldDocument) -> EventArticle:
    """ECB's own articles of a topic and those added by ECB+ tell of two events of the same kind."""
    added = document.name.endswith("ecbplus")
    return EventArticle(f"{document.topic}-{'ecbplus' if added else 'ecb'}", "", None, "", "", document.text)


EVENT_SETS: Mapping[str, Callable[[Path], list[EventArticle]]] = {
    "news-clusters": _news_clusters,
    "basil": _basil,
    "ecbplus": _ecbplus,
    "allsides": _allsides,
}
"""Every set that ``read_event_set`` knows."""
