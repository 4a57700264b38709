"""The page of an article as it was received: shown, and unable to do anything."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import RecordError
from onrecord.pipeline import add
from onrecord.store.captures import read_capture
from onrecord.web.app import create_app
from tests.run.stages import LineStage
from tests.web.hostile import AWAY, PAGE, WORDS

LATIN = "<html><head><meta charset='iso-8859-1'></head><body><p>Le café « fermé » : {}</p></body></html>".format(
    "le bac ne part pas du port de Hölm aujourd’hui. " * 4
)
SAVED = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://tide.example/saved\r\n\r\n"
    f"<html><body><p>{WORDS}</p><script>top.ran=1</script></body></html>\r\n--x--\r\n"
)


class Held(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("received")
    (made / "hostile.html").write_bytes(PAGE.encode())
    (made / "latin.html").write_bytes(LATIN.encode("cp1252"))
    (made / "saved.mhtml").write_bytes(SAVED.encode())
    (made / "plain.txt").write_bytes(f"{WORDS}\n\n<script>alert(1)</script>\n".encode())
    result = add(made / "record", sorted(made.glob("*.*")), stage=LineStage())
    assert (result.added, len(result.failed)) == (4, 0)
    return made / "record"


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    yield TestClient(create_app(folder), base_url="http://localhost:8321", follow_redirects=False)


def _key(client: TestClient, file: str) -> str:
    rows = client.get("/api/articles").json()["rows"]
    return next(str(row["id"]) for row in rows if row["uri"].endswith(file))


def test_the_frame_is_fenced_and_nothing_in_it_can_run_load_or_lead_away(client: TestClient) -> None:
    answer = client.get(f"/articles/{_key(client, 'hostile.html')}/page/frame")
    assert answer.status_code == 200, answer.text
    policy = {rule.partition(" ")[0]: rule for rule in answer.headers["content-security-policy"].split("; ")}
    assert policy["sandbox"] == "sandbox"
    assert policy["default-src"] == "default-src 'none'"
    assert policy["img-src"] == "img-src data:"
    assert policy["frame-ancestors"] == "frame-ancestors 'self'"
    assert "script-src" not in policy
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    held = Held(answer.text)
    assert not held.tags & {"script", "link", "base", "iframe", "object", "embed", "video", "audio", "animate"}
    assert not [each for each in held.attributes if each[1].startswith("on")]
    assert not [each for each in held.attributes if AWAY in each[2] and each[1] not in ("style", "title")]
    assert not [each for each in held.attributes if "javascript" in each[2].lower().replace("\n", "")]
    assert not [each for each in held.attributes if each[1] == "http-equiv"]
    assert ("img", "src") in {each[:2] for each in held.attributes if each[2].startswith("data:image/gif")}
    assert WORDS in answer.text


def test_only_the_page_around_it_may_hold_a_frame_and_only_one_of_its_own(client: TestClient) -> None:
    key = _key(client, "hostile.html")
    around = client.get(f"/articles/{key}/page")
    assert around.headers["content-security-policy"].endswith("frame-src 'self'")
    assert "frame-ancestors 'none'" in around.headers["content-security-policy"]
    assert f'src="/articles/{key}/page/frame" sandbox title=' in around.text
    assert "frame-src" not in client.get(f"/articles/{key}").headers["content-security-policy"]
    assert " scripts" in around.text
    assert not {"script", "object", "img"} & Held(around.text).tags
    assert f'href="/articles/{key}/page"' in client.get(f"/articles/{key}").text


def test_what_was_taken_out_is_counted(client: TestClient) -> None:
    told = client.get(f"/api/articles/{_key(client, 'hostile.html')}/page").json()
    assert told["kind"] == "page"
    assert told["bytes"] == len(PAGE.encode())
    assert told["left_out"]["frame"] == 3
    assert told["left_out"]["plug-in"] == 2
    assert told["left_out"]["form"] == 1
    assert told["left_out"]["script"] > 5
    assert "instruction" not in told["left_out"]


def test_it_is_read_in_the_encoding_that_the_text_was(client: TestClient) -> None:
    answer = client.get(f"/articles/{_key(client, 'latin.html')}/page/frame")
    assert "Le café « fermé »" in answer.content.decode("utf-8")


def test_a_saved_page_shows_its_page_and_other_captures_are_text(client: TestClient) -> None:
    saved = client.get(f"/articles/{_key(client, 'saved.mhtml')}/page/frame")
    assert saved.headers["content-type"] == "text/html; charset=utf-8"
    assert WORDS in saved.text
    assert "script" not in Held(saved.text).tags
    plain = client.get(f"/articles/{_key(client, 'plain.txt')}/page/frame")
    assert plain.headers["content-type"] == "text/plain; charset=utf-8"
    assert plain.text == f"{WORDS}\n\n<script>alert(1)</script>\n"
    assert "sandbox" in plain.headers["content-security-policy"]


def test_a_capture_is_found_by_its_own_digest_and_by_nothing_else(client: TestClient, folder: Path) -> None:
    for key in ("..", "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e", "a" * 64, "d-0", "%00"):
        for path in ("page", "page/frame", "capture"):
            assert client.get(f"/articles/{key}/{path}").status_code in (303, 307, 400, 404), key
    for sha256 in ("../catalog.sqlite", "", "A" * 64, "a" * 63, "/etc/passwd"):
        with pytest.raises(RecordError, match="no SHA-256"):
            read_capture(folder, sha256)


def test_bytes_that_are_no_text_can_only_be_saved() -> None:
    from onrecord.web.received import received

    row = {"origin": {"media_type": "application/pdf"}, "uri": "file:///a.pdf", "received": "", "sha256": ""}
    found = received(row, b"%PDF-1.7 \x00\xff")
    assert (found.kind, found.content) == ("none", b"")
