"""A reading room that others can reach."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store.access import add_token, revoke_token, set_password
from onrecord.web.app import create_app
from onrecord.web.door import LASTING, Door
from onrecord.web.tries import OF_ONE
from tests.web.clock import Clock

PASSWORD = "ferry ramp harbour"
Client = Callable[[], TestClient]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(folder: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "record"
    shutil.copytree(folder, copy)
    set_password(copy, PASSWORD)
    return copy


@pytest.fixture
def visitor(record: Path, clock: Clock) -> Client:
    """Makes browsers without any cookies, at one reading room."""
    app = create_app(record, "127.0.0.1", door=Door(record, clock))
    return lambda: TestClient(app, base_url="http://localhost", follow_redirects=False)


def _token(client: TestClient, path: str = "/sign-in") -> str:
    return client.get(path).text.partition('name="token" value="')[2].partition('"')[0]


def _sign_in(client: TestClient, password: str = PASSWORD) -> int:
    return client.post("/sign-in", data={"token": _token(client), "password": password}).status_code


@pytest.mark.parametrize("path", ["/", "/statements?words=ferry", "/articles", "/api/x", "/nothing", "/statics"])
def test_nobody_sees_anything_without_the_password(visitor: Client, path: str) -> None:
    answer = visitor().get(path)
    assert answer.status_code == (401 if path.startswith("/api") else 303)
    assert "ferry" not in answer.text.lower()
    if not path.startswith("/api"):
        assert answer.headers["location"].startswith("/sign-in?next=%2F")


def test_the_password_leads_to_what_was_asked_for(visitor: Client) -> None:
    client = visitor()
    sent = {"token": _token(client), "password": PASSWORD, "next": "/statements?words=ferry"}
    answer = client.post("/sign-in", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/statements?words=ferry")
    kept = answer.headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "SameSite=Strict" in kept
    assert client.get("/statements?words=ferry").status_code == 200
    assert visitor().get("/").status_code == 303


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "", "x", "/a\r\nb"]
)
def test_nobody_is_sent_to_another_site(visitor: Client, to: str) -> None:
    client = visitor()
    answer = client.post("/sign-in", data={"token": _token(client), "password": PASSWORD, "next": to})
    assert answer.headers["location"] == "/"


def test_after_some_wrong_passwords_one_has_to_wait(visitor: Client, clock: Clock) -> None:
    client = visitor()
    assert [_sign_in(client, "wrong") for _ in range(OF_ONE)] == [403] * OF_ONE
    assert _sign_in(client) == 429
    clock.now += 61
    assert _sign_in(client) == 303


def test_the_form_is_not_taken_from_elsewhere(visitor: Client) -> None:
    client = visitor()
    token = _token(client)
    assert client.post("/sign-in", data={"password": PASSWORD}).status_code == 403
    assert visitor().post("/sign-in", data={"password": PASSWORD, "token": token}).status_code == 403
    for header in ({"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        sent = client.post("/sign-in", data={"password": PASSWORD, "token": token}, headers=header)
        assert sent.status_code == 403, header


def test_one_is_signed_out_by_oneself_by_time_and_by_another_password(
    visitor: Client, clock: Clock, record: Path
) -> None:
    client = visitor()
    _sign_in(client)
    assert client.post("/sign-out", data={"token": _token(client, "/")}).status_code == 303
    assert client.get("/").status_code == 303
    _sign_in(client)
    clock.now += LASTING - 1
    assert client.get("/").status_code == 200
    clock.now += LASTING + 1
    assert client.get("/").status_code == 303
    _sign_in(client)
    set_password(record, "another one altogether")
    assert client.get("/").status_code == 303


def test_a_program_brings_its_token(visitor: Client, record: Path) -> None:
    token = add_token(record, "nightly", "2031-04-03T12:00:00+00:00")
    client = visitor()
    known = {"Authorization": f"Bearer {token}"}
    times = 2 * OF_ONE
    assert [client.get("/api/statements", headers=known).status_code for _ in range(times)] == [200] * times
    revoke_token(record, "nightly")
    refused = client.get("/api/statements", headers=known)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")


def test_tokens_cannot_be_guessed_at_leisure(visitor: Client) -> None:
    client = visitor()
    answers = [client.get("/api", headers={"Authorization": f"Bearer x.{n}"}).status_code for n in range(OF_ONE + 1)]
    assert answers == [401] * OF_ONE + [429]


def test_every_answer_has_the_strict_headers(visitor: Client) -> None:
    client = visitor()
    for path in ("/", "/sign-in", "/api", "/nothing", "/static/reading-room.css", "/static/../access.json"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
