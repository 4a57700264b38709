"""Addresses in, bytes out: what ``read.sources`` calls for each link."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.read.found import Content, Fetch, Found, Link
from onrecord.read.web.settings import Surroundings, WebSettings
from onrecord.read.web.visits import NoVisits, Visits

if TYPE_CHECKING:
    from onrecord.read.web.visitor import Visitor


def fetcher(settings: WebSettings, visits: Visits | None = None, world: Surroundings | None = None) -> Fetch:
    """A way to fetch addresses, for ``read.found.Reading``.

    What it learns of a host (its rules, how long it wants to be left alone) holds for as long as
    it is used: make one for each run. Nothing is loaded and nobody asked before the first address.
    It is for one thread: addresses are fetched one after the other.

    visits: what is known of pages that were fetched before; None to fetch all in full.
    """

    @cache
    def visitor() -> Visitor:
        from onrecord.read.web.visitor import Visitor

        return Visitor(settings, visits or NoVisits(), world or Surroundings())

    def fetch(link: Link) -> Iterator[Content | Found]:
        yield visitor().fetch(link)

    return fetch
