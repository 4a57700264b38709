"""The reading room of what three outlets carried, for the pages of speakers, outlets and comparisons."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from onrecord.web.app import create_app


def reading_room(folder: Path) -> TestClient:
    """A browser in the reading room of a record."""
    return TestClient(create_app(folder), base_url="http://localhost:8321", follow_redirects=False)


def outlet_path(name: str) -> str:
    """The address of an outlet."""
    return f"/outlets/{quote(name)}"
