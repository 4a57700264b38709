"""A server that misbehaves, and a way to fetch from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.read.found import Content, Found, Link
from onrecord.read.web import Visits, WebSettings, fetcher
from tests.read.web.server import Hostile, World

Get = Callable[..., Content | Found]


@pytest.fixture
def server() -> Iterator[Hostile]:
    with Hostile() as hostile:
        yield hostile


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def get(world: World) -> Get:
    """Fetch one address with settings of its own."""

    def fetch(address: str, visits: Visits | None = None, **settings: Any) -> Content | Found:
        settings.setdefault("allow_private", True)
        [found] = fetcher(WebSettings(**settings), visits, world.surroundings())(Link(address))
        return found

    return fetch


def whole(found: Content | Found) -> bytes:
    """The page that was fetched."""
    assert isinstance(found, Content), found
    with found.open() as stream:
        return stream.read()


def refused(found: Content | Found) -> InputError:
    """Why there is no page."""
    assert isinstance(found, Found), found
    assert isinstance(found.capture, InputError), found
    return found.capture
