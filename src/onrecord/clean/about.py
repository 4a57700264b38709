"""What an HTML page says of its article, each with its basis: headline, outlet, authors, dates, address, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lxml.html import HtmlElement

from onrecord.clean import datelines, published
from onrecord.clean.authors import credits
from onrecord.clean.byline import credited, joined
from onrecord.clean.given import Given
from onrecord.clean.marked import marked
from onrecord.clean.moments import Clock, day_first
from onrecord.clean.plaintext import Line
from onrecord.clean.publication import names_of, own_host, publication
from onrecord.clean.published import Dated
from onrecord.clean.stated import Stated
from onrecord.clean.titles import headline
from onrecord.types import Capture, Interval

_FRESH = 3


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of its article, as the fields of ``types.Document``."""

    title: str | None
    outlet: str | None
    outlet_basis: str | None
    republisher: str | None
    byline: str | None
    agencies: tuple[str, ...]
    published: Interval | None
    modified: Interval | None
    canonical: str | None
    contradictions: tuple[str, ...]


def about(
    capture: Capture, root: HtmlElement, page: str, lines: Sequence[Line], data: Stated, collected: str | None,
    given: Given,
) -> About:  # fmt: skip
    """All that the page says of its article.

    lines: its visible passages, labelled. given: what a container says, where the page itself says nothing.
    """
    of, told = publication(lines, data, capture, given.outlet)
    names = names_of(data, capture, of.outlet, of.republisher)
    shown = next((line.words for line in lines if line.label == "title"), None)
    credit = joined(*credits(root, lines, data, names), credited([given.byline or ""], names))
    when, changed, contrary = _dates(capture, root, page, lines, data, shown, collected)
    return About(
        title=headline(shown, root, data.headlines, names) or given.title,
        outlet=of.outlet, outlet_basis=of.basis, republisher=of.republisher,
        byline=credit.byline, agencies=credit.agencies,
        published=when or given.published, modified=changed or given.modified,
        canonical=data.canonical or given.address or capture.origin.address,
        contradictions=(*contrary, *told),
    )  # fmt: skip


def _dates(
    capture: Capture, root: HtmlElement, page: str, lines: Sequence[Line], data: Stated, shown: str | None,
    collected: str | None,
) -> tuple[Interval | None, Interval | None, tuple[str, ...]]:  # fmt: skip
    """When the article was published and changed, and where the page contradicts itself."""
    host = own_host(capture, data.canonical)
    clock = Clock(collected, day_first(data.language, host))
    marks = marked(root, shown or data.headline, clock)
    elements = marks.dates
    seen = datelines.dates(lines, clock)
    found = list(published.stated(data.article, data.metas, elements, clock))
    found += [Dated(interval, "seen") for interval in seen.published if clock.is_possible(interval)]
    if capture.origin.published:
        basis = f"feed entry published “{capture.origin.published}”"
        found += [Dated(one, "feed") for one in [clock.read(capture.origin.published, basis)] if one]
    nearby = list(datelines.near(lines, clock, marks.apart))
    nearby = [(interval, below) for interval, below in nearby if clock.is_possible(interval)]
    classes = [one for one in elements if one.named == "class"]
    found += [Dated(one.interval, "seen") for one in classes if one.is_near]
    found += [Dated(interval, "seen") for interval, below in nearby if below]
    fetched = capture.uri if capture.uri.startswith(("http:", "https:")) else None
    addresses = (fetched, data.canonical, data.metas.get("og:url"), capture.origin.address)
    stated = (published.in_address(address, clock) for address in dict.fromkeys(filter(None, addresses)))
    found += [one for one in stated if one is not None][:1]
    found += published.doubtful(data.article, data.metas, clock)
    found += [Dated(interval, "weak") for interval, below in nearby if not below]
    found += [Dated(one.interval, "weak") for one in elements if one.named in ("time", "class") and not one.is_near]
    changes = [*published.changed(data.article, data.metas, elements, clock), *seen.updated]
    best, told = published.choose(found, changes[0] if changes else None)
    if best is None and not changes:
        return _by_htmldate(page, clock, marks.days), None, ()
    when = best.interval if best is not None else None
    changed = published.last_change(changes, when)
    if when is None and changed is not None:
        basis = f"published no later than changed, by {changed.basis}"
        when = Interval(None, changed.latest, basis)
    return when, changed, told


def _by_htmldate(page: str, clock: Clock, others: frozenset[str]) -> Interval | None:
    """The last resort: a date somewhere in the page's markup, unless it is known to be that of something else."""
    from htmldate import find_date

    try:
        day = find_date(
            page, original_date=True, extensive_search=False, outputformat="%Y-%m-%d", min_date="1990-01-01",
            max_date=(clock.collected or "2099-12-31")[:10],
        )  # fmt: skip
    except Exception:  # whatever a malformed tree does to it: a missing date must not lose the article
        return None
    if day is None or _is_of_others(day, clock, others):
        return None
    return Interval(day, day, f"htmldate found “{day}” in the page's markup")


def _is_of_others(day: str, clock: Clock, others: frozenset[str]) -> bool:
    """Whether the day is likelier that of a comment or of another article than the page's own.

    On a fresh page the newest of them are of its own day.
    """
    if day not in others:
        return False
    fresh = clock.collected is None or (
        date.fromisoformat(clock.collected[:10]) - date.fromisoformat(day) <= timedelta(days=_FRESH)
    )
    return day != max(others) or not fresh
