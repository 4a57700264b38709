"""Own tags and notes in the reading room, and what is gone from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.removing import remove
from onrecord.tagging import note, tag
from onrecord.web.app import create_app
from tests.ask.records import FERRY, RAMP, make_record
from tests.cli.test_remove import ferry
from tests.cli.test_tags import ids

NOW = datetime(2031, 4, 9, 12, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make_record(tmp_path / "record", FERRY, RAMP).close()
    return tmp_path / "record"


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record), base_url="http://localhost:8321", follow_redirects=False) as client:
        yield client


def test_tags_and_notes_stand_on_the_pages_and_in_their_json(record: Path, client: TestClient) -> None:
    statement, entity = ids(record)
    for path, key in (("/statements/", statement), ("/speakers/", entity), ("/articles/", ferry(record))):
        before = client.get(path + key)
        assert "Your tags and notes" not in before.text
        tag(record, key, ["<b>ferry</b>"], by="Ana <i>", now=NOW)
        note(record, key, "Denied <script>on</script> the phone", by="Ana <i>", now=NOW)
        # The page that a browser has is no longer the same.
        after = client.get(path + key, headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert "&lt;b&gt;ferry&lt;/b&gt;" in after.text
        assert "Denied &lt;script&gt;on&lt;/script&gt; the phone" in after.text
        row = client.get(f"/api{path}{key}").json()
        assert [each["tag"] for each in row["tags"]] == ["<b>ferry</b>"]
        assert [(each["note"], each["by"]) for each in row["notes"]] == [
            ("Denied <script>on</script> the phone", "Ana <i>")
        ]


def test_a_removed_article_is_gone_with_the_reason(record: Path, client: TestClient) -> None:
    document = ferry(record)
    assert client.get(f"/articles/{document}").status_code == 200
    remove(record, document, why="Order of the <b>court</b>", by="Legal desk", now=NOW)
    for key in (document, document[:9]):
        found = client.get(f"/articles/{key}")
        assert found.status_code == 410
        assert "Removed from this record" in found.text
        said = f"{document} was removed from this record on 2031-04-09 by Legal desk: "
        assert f"{said}Order of the &lt;b&gt;court&lt;/b&gt;" in found.text
        answer = client.get(f"/api/articles/{key}")
        assert (answer.status_code, answer.json()["detail"].endswith("Order of the <b>court</b>")) == (410, True)
    assert client.get(f"/articles/{document}/capture").status_code == 410
    assert client.get("/articles/d-00000000").status_code == 404
    assert "Ferry stays in port" not in client.get("/articles").text
