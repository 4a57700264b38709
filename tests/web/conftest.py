"""The reading room of a small record, some of whose articles mean harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app
from tests.ask.records import FERRY, RAMP, Piece, Told, make_record

HOSTILE = Piece(
    "<img src=x onerror=alert(1)>.txt",
    '"><script>alert("outlet")</script>',
    "2031-04-03",
    (
        ("title", "</title><script>alert('title')</script>"),
        ("body", "“<img src=x onerror=alert(1)>,” said <b onclick=x>Ilse Marrow</b>\u202e."),
        ("caption", "{{ 7 * 7 }} javascript:alert(1) \x1b[31m & &amp;"),
        ("boilerplate", "<iframe srcdoc='<script>1</script>'></iframe>"),
    ),
    (
        Told(("“<img src=x onerror=alert(1)>,”",), "<b onclick=x>Ilse Marrow</b>", "said", "direct",
             speaker="</bdi><svg onload=alert(1)>"),
    ),
)  # fmt: skip


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("web") / "record"
    make_record(made, FERRY, RAMP, HOSTILE).close()
    return made


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    yield TestClient(create_app(folder), base_url="http://localhost:8321", follow_redirects=False)


@pytest.fixture
def article(client: TestClient) -> Callable[[str], str]:
    """The id of the article made of a file."""

    def find(uri: str) -> str:
        rows = client.get("/api/articles").json()["rows"]
        return next(str(row["id"]) for row in rows if row["uri"].endswith(uri))

    return find
