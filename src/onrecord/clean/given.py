"""What a container says of an article that stands in it: a row's columns, a feed's entry, a mail's head."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import Interval, Origin


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article from outside its own text; None or empty where nothing is.

    title: stands at the head of the text, if it does not stand there already.
    outlet: its name, and the words or field that give it.
    byline: as the container has it, people and agencies together.
    address: where the article lives on the web.
    """

    title: str | None = None
    outlet: tuple[str, str] | None = None
    byline: str | None = None
    published: Interval | None = None
    modified: Interval | None = None
    address: str | None = None
    language: str | None = None


NOTHING = Given()
"""For bytes that stand for themselves."""


def from_origin(origin: Origin) -> Given:
    """What the feed says that led to a page: the last to be believed, after the page itself."""
    published = origin.published
    return Given(
        outlet=(origin.outlet, f"feed title “{origin.outlet}”") if origin.outlet else None,
        published=Interval(published, published, f"feed entry published “{published}”") if published else None,
    )
