"""When a page was published and changed: all that it says of that, the best of it, and who disagrees.

A page states its date in many places: in its data, in elements beside the headline, in its own address. The data
are believed first; but where they alone disagree with what is seen and with the address, they lose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from urllib.parse import unquote, urlsplit

from onrecord.clean.calendar import MONTHS
from onrecord.clean.jsonld import Item, text
from onrecord.clean.marked import Marked
from onrecord.clean.moments import Clock
from onrecord.types import Interval

Place = Literal["data", "seen", "feed", "address", "weak"]
"""Where a date is stated; "weak" where it may mean another date than that of publication."""

_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "og:pubdate",
    "og:publish_date", "datepublished", "article:post_date", "article.published", "article:published_date",
    "article_date_original", "article_publication_date", "publishdate", "publish-date", "publish_date", "pubdate",
    "pub_date", "pdate", "published_time", "published-date", "published_date", "published", "publication_date",
    "publication-date", "publicationdate", "publish_time", "publishtime", "published_at", "parsely-pub-date",
    "parsely-pubdate", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.terms.issued", "dcterms.date",
    "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "cxense:publishtime", "bt:pubdate", "rnews:datepublished", "rbpubdate", "originalpublicationdate", "displaydate",
    "display_date", "article-publication-date", "prism.publicationdate", "vr:published_time", "date_published",
    "release_date", "ptime", "swiftype:published_at", "shareaholic:article_published_time", "hdl_p",
)  # fmt: skip
_WEAK_METAS = (
    "date", "dc.date", "dc.date.created", "dcterms.created", "created", "article.created", "article:created_time",
    "article.date", "doc_date", "creationdatetime", "search_date", "timestamp", "last-modified-date",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "article:updated_time",
    "article.updated", "datemodified", "date_modified", "dcterms.modified", "dc.date.modified", "last-modified",
    "lastmod", "lastmodified", "modificationdate", "parsely-modified-date", "article:modified_date", "revised",
    "cxenseparse:recs:modifiedtime", "dc.modified", "eomportal-lastupdate",
)  # fmt: skip
_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-])(?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?![\d])",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\dA-Za-z.])(?P<year>(?:19|20)\d\d)/?(?P<month>0[1-9]|1[0-2])/?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$|[a-z])"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the page states, and where."""

    interval: Interval
    place: Place

    @property
    def day(self) -> date | None:
        """The one day that it means, or None where it can mean several."""
        first, last = self.interval.earliest, self.interval.latest
        return date.fromisoformat(first[:10]) if first and last and first[:10] == last[:10] else None


def stated(article: Item, metas: Mapping[str, str], elements: Sequence[Marked], clock: Clock) -> Iterator[Dated]:
    """The dates of publication that the page's data and elements give, the surest first."""
    if value := text(article.get("datePublished")):
        yield from _read(value, f"JSON-LD datePublished “{value}”", "data", clock)
    for name in _METAS:
        if name in metas:
            yield from _read(metas[name], f"meta {name} “{metas[name]}”", "data", clock)
    yield from (Dated(one.interval, "seen") for one in elements if one.named == "published")
    yield from (Dated(one.interval, "seen") for one in elements if one.named == "time" and one.is_near)


def doubtful(article: Item, metas: Mapping[str, str], clock: Clock) -> Iterator[Dated]:
    """Dates in the page's data that may be of publication."""
    for name in ("dateCreated", "uploadDate"):
        if value := text(article.get(name)):
            yield from _read(value, f"JSON-LD {name} “{value}”", "weak", clock)
    for name in _WEAK_METAS:
        if name in metas:
            yield from _read(metas[name], f"meta {name} “{metas[name]}”", "weak", clock)


def changed(article: Item, metas: Mapping[str, str], elements: Sequence[Marked], clock: Clock) -> Iterator[Interval]:
    """The dates at which the page says that it was changed, the surest first."""
    if value := text(article.get("dateModified")):
        yield from _intervals(value, f"JSON-LD dateModified “{value}”", clock)
    for name in _MODIFIED_METAS:
        if name in metas:
            yield from _intervals(metas[name], f"meta {name} “{metas[name]}”", clock)
    yield from (one.interval for one in elements if one.named == "updated")


def in_address(address: str, clock: Clock) -> Dated | None:
    """The day that stands in an address: "/2016/05/03/", "-2016-05-03", "/20160503"."""
    try:
        path = unquote(urlsplit(address).path)[:500]
    except ValueError:
        return None
    for pattern in (_DAY, _DIGITS):
        for match in pattern.finditer(path):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else MONTHS.get(month)
            try:
                day = date(int(match["year"]), number or 0, int(match["day"])).isoformat()
            except ValueError:
                continue
            interval = Interval(day, day, f"address “{match[0].strip('/_.-')}”")
            if clock.is_possible(interval):
                return Dated(interval, "address")
    return None


def choose(found: Sequence[Dated], modified: Interval | None) -> tuple[Dated | None, tuple[str, ...]]:
    """The date of publication, and a sentence for each place whose date is another by more than a day.

    found: the surest first.
    """
    exact = [one for one in found if one.day is not None]
    best = _narrowed(found) or _best([one for one in exact if one.place != "weak"], modified)
    if best is None:
        # A date that can mean several days is told rather than one that may mean something else.
        return next(iter(found), None), ()
    told = []
    for place in ("data", "seen", "feed", "address"):
        stated = [one for one in exact if one.place == place]
        agreeing = [one for one in stated if _apart(one, best) <= 1]
        other = next((one for one in stated if one not in agreeing), None)
        # What is seen may be the date of another article: it contradicts only where the right one is not seen.
        if other is not None and (place == "data" or not agreeing):
            told.append(f"published: {best.interval.basis} but {other.interval.basis}")
    return best, tuple(told)


def _best(exact: Sequence[Dated], modified: Interval | None) -> Dated | None:
    if not exact:
        return None
    best = exact[0]
    firsts = {place: next((one for one in exact if one.place == place), None) for place in ("data", "seen", "address")}
    data, seen, address = firsts["data"], firsts["seen"], firsts["address"]
    if data is not None and best is data and address is not None and _apart(data, address) > 1:
        agreeing = [one for one in exact if one.place in ("data", "seen", "feed") and _apart(one, address) <= 1]
        if agreeing:
            # The data alone say otherwise, or one of them does.
            return agreeing[0]
        if modified is not None and modified.earliest == data.interval.earliest and _is_before(address, data):
            # A publication that is overwritten at each change.
            return address
    if best is seen and address is not None and _apart(best, address) > 2:
        return address
    return best


def _apart(left: Dated, right: Dated) -> int:
    """Days between two dates that each mean one day."""
    assert left.day is not None
    assert right.day is not None
    return abs((left.day - right.day).days)


def _is_before(left: Dated, right: Dated) -> bool:
    return left.day is not None and right.day is not None and left.day < right.day


def last_change(changes: Sequence[Interval], published: Interval | None) -> Interval | None:
    """The first date of a change that is not before the publication, and not the very same moment."""
    for change in changes:
        if published is None or published.earliest is None:
            return change
        if change.latest is None or (change.earliest, change.latest) == (published.earliest, published.latest):
            continue
        if _later(change.latest, published.earliest):
            return change
    return None


def _later(left: str, right: str) -> bool:
    """Whether one date is the other or comes after it, by the day where one of them has no hour."""
    if len(left) > 10 and len(right) > 10:
        return datetime.fromisoformat(left) > datetime.fromisoformat(right)
    return left[:10] >= right[:10]


def _narrowed(found: Sequence[Dated]) -> Dated | None:
    """The surest date, where it can mean several days and another place names one of them."""
    best = next(iter(found), None)
    if best is None or best.day is not None:
        return None
    first, last = best.interval.earliest, best.interval.latest
    inside = (one for one in found if one.day and first and last and first[:10] <= one.day.isoformat() <= last[:10])
    other = next(inside, None)
    if other is None:
        return None
    return replace(other, interval=replace(other.interval, basis=f"{other.interval.basis}; {best.interval.basis}"))


def _read(value: str, basis: str, place: Place, clock: Clock) -> Iterator[Dated]:
    yield from (Dated(interval, place) for interval in _intervals(value, basis, clock))


def _intervals(value: str, basis: str, clock: Clock) -> Iterator[Interval]:
    # A value of many thousand letters is no date, and makes no good reading as a reason.
    interval = clock.read(value, basis) if len(value) <= 200 else None
    if interval is not None:
        yield interval
