"""The page that sets outlets beside each other, and the same as a file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.ask.carried import DAWN, POST, QUAY, TIDE, WHO, WORDS, make_carried
from tests.web.carried import reading_room
from tests.web.test_pages import Outline

BESIDE = {"words": "silting", "outlet": [TIDE, POST, QUAY]}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("compared") / "record"
    make_carried(folder)
    yield reading_room(folder)


def test_a_mark_leads_to_its_receipt_and_a_gap_is_said_neutrally(client: TestClient) -> None:
    page = client.get("/compare", params=BESIDE).text
    [row] = re.findall(rf"<tr><th scope=\"row\"><span class=\"who\">.*?{WORDS[:20]}.*?</tr>", page, re.DOTALL)
    first, told, untold = re.findall(r"<td>(.*?)</td>", row, re.DOTALL)
    cell = client.get("/api/compare", params=BESIDE).json()["rows"][0]["cells"][0]
    assert f'href="/articles/{cell["document"]}#{cell["attribution"]}"' in first
    assert "first" in first and f"by {TIDE}" in first
    assert "told" in told and "first" not in told
    assert "no telling in this record" in untold
    assert "href" not in untold
    assert "An outlet without a telling here may have told it in an article that is not in this record." in page


def test_tables_scroll_in_boxes_that_a_keyboard_reaches(client: TestClient) -> None:
    page = client.get("/compare", params={"speaker": WHO}).text
    boxes = re.findall(r'<div class="scroll[^"]*" role="region" aria-label="([^"]+)" tabindex="0">', page)
    assert boxes == ["Table of figures", "Table of names", "Table of statements"]
    outline = Outline(page)
    ids = [value for key, value in outline.attributes if key == "id"]
    assert len(ids) == len(set(ids))
    assert not [key for key, _ in outline.attributes if key == "style" or key.startswith("on")]


def test_the_form_keeps_what_was_chosen(client: TestClient) -> None:
    page = unescape(client.get("/compare", params=BESIDE).text)
    chosen = re.findall(r'name="outlet" type="checkbox" value="([^"]+)" checked', page)
    assert set(chosen) == set(BESIDE["outlet"])
    assert 'name="words" type="search" value="silting"' in page
    # Somebody asked for by an id is called by name.
    key = client.get("/api/compare", params={"speaker": WHO}).json()["rows"][0]["speaker_id"]
    assert f'name="speaker" value="{WHO}"' in client.get("/compare", params={"speaker": key}).text


def test_names_in_the_own_voice_stand_there_where_a_speaker_is_asked_for(client: TestClient) -> None:
    page = client.get("/compare", params={"speaker": WHO}).text
    assert "the harbour master" in page
    assert "What they call the speaker" not in client.get("/compare").text
    columns = client.get("/api/compare", params={"speaker": WHO}).json()["outlets"]
    assert {each["name"]: len(each["descriptions"]) for each in columns}[TIDE] == 1


def test_one_outlet_alone_nobody_and_what_is_not_there(client: TestClient) -> None:
    assert (
        "Choose another outlet to set beside it"
        in client.get("/compare", params={"words": "dredged", "outlet": TIDE}).text
    )
    assert "No outlet of this record tells anything" in client.get("/compare", params={"words": "volcano"}).text
    assert client.get("/compare", params={"outlet": "Nobody"}).status_code == 404
    assert client.get("/compare", params={"outlet": [f"Outlet {n}" for n in range(13)]}).status_code == 400
    assert client.get("/compare", params={"page": 9}).status_code == 200
    assert "There is no page 9" in client.get("/compare", params={"page": 9}).text


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "' OR 1=1 --", "\x00", '"'])
def test_what_a_reader_types_comes_back_inert(client: TestClient, words: str) -> None:
    for name in ("words", "speaker", "outlet"):
        answer = client.get("/compare", params={name: words})
        assert answer.status_code in (200, 404)
        assert "<script>alert" not in answer.text


def test_the_export_is_this_comparison(client: TestClient) -> None:
    page = unescape(client.get("/compare", params=BESIDE).text)
    [address] = re.findall(r'href="(/compare/export\?[^"]*format=csv[^"]*)"', page)
    answer = client.get(address)
    assert answer.headers["content-disposition"] == 'attachment; filename="comparison.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["outlet"], row["told"], row["place"]) for row in rows] == [
        (TIDE, "true", "first"), (POST, "true", ""), (QUAY, "false", ""),
    ]  # fmt: skip
    [address] = re.findall(r'href="(/compare/export\?[^"]*format=json[^"]*)"', page)
    told = json.loads(client.get(address).content)
    shown = client.get("/api/compare", params=BESIDE).json()
    assert [each["id"] for each in told["rows"]] == [each["id"] for each in shown["rows"]]
    assert [each["name"] for each in told["outlets"]] == BESIDE["outlet"]
    assert client.get("/compare/export?format=xls").status_code == 400


def test_an_undated_telling_is_nobody_s_first(client: TestClient) -> None:
    cells = client.get("/api/compare", params={"words": "silting", "outlet": [DAWN, POST]}).json()["rows"][0]["cells"]
    assert [(cell["day"], cell["place"]) for cell in cells] == [("", ""), ("2031-02-26", "")]
