"""Correcting from the pages: the way through the forms, what they refuse, and that nothing comes alive on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.judging import log
from onrecord.web.app import create_app
from onrecord.web.flash import own_path, with_notice
from tests.judging import documents, put, told
from tests.web.forms import press
from tests.web.test_pages import Outline

RAIN = "Ada Lindqvist said that it rains. Bo Raskin was there. She said that it snows. She added that it hails."
HAIL = "Ada Lindquist said that the hail was heavy. Bo Raskin said that roofs broke."
HOSTILE = "</bdi><script>alert(1)</script>"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("judging") / "record"
    put(made, rain=RAIN, hail=HAIL)
    return made


@pytest.fixture(scope="module")
def client(record: Path) -> Iterator[TestClient]:
    yield TestClient(create_app(record), base_url="http://localhost:8321", follow_redirects=False)


def speaker(record: Path, words: str) -> object:
    found = told(record)[words]["speaker"]
    return found and found["name"]


def test_a_wrong_speaker_is_mended_seen_everywhere_and_undone(record: Path, client: TestClient) -> None:
    row = told(record)["it snows"]
    statement = f"/statements/{row['statement']}"
    page = client.get(statement).text
    correct = re.search(r'<a class="correct" href="([^"]+)"', page)
    assert correct is not None
    choices = client.get(correct[1].replace("&amp;", "&"), params={"words": "rask", "back": statement})
    assert "Bo Raskin" in choices.text
    other = told(record)["roofs broke"]["speaker"]["id"]
    assert f'value="{other}"' in choices.text
    asked = {"verb": "speaker", "subject": row["id"], "other": other, "back": statement}
    check = client.get("/judge/check", params=asked)
    assert "Changes 2 attributions of 2 statements in 1 article" in check.text
    address = str(check.request.url).removeprefix("http://localhost:8321")
    done = press(client, address, "Judge so", by="Ann <i>", why="He <b>told</b> us")
    assert "Done:" in done.text
    assert "was said by " in done.text
    assert [speaker(record, words) for words in ("it snows", "it hails")] == ["Bo Raskin"] * 2
    assert "it snows" in client.get(f"/speakers/{other}").text
    assert "Ann &lt;i&gt;" in client.get(statement).text
    again = press(client, str(done.request.url).removeprefix("http://localhost:8321"), "Undo")
    assert "is undone" in again.text
    assert [speaker(record, words) for words in ("it snows", "it hails")] == ["Ada Lindqvist"] * 2
    assert [each.judgement.by for each in log(record)] == ["Ann <i>"] * 2


def test_the_pages_of_correcting_are_whole_and_inert(record: Path, client: TestClient) -> None:
    row, document = told(record)["it rains"], documents(record)["rain"]["id"]
    paths = [
        f"/judge/attributions/{row['id']}?words=ada", f"/judge/speakers/{row['speaker']['id']}?words=ada",
        f"/judge/articles/{document}", f"/judge/check?verb=reject&subject={row['id']}",
        f"/judge/check?verb=speaker&subject={row['id']}&other=new&kind=person&value={HOSTILE}",
        f"/judge/check?verb=outlet&subject={document}&value={HOSTILE}", "/log", "/tags", f"/tags/{HOSTILE}",
    ]  # fmt: skip
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.text)
        outline = Outline(answer.text)
        assert outline.tags.count("script") == answer.text.count('<script src="/static/room.js'), path
        assert not [key for key, _ in outline.attributes if key.startswith("on") or key == "style"], path
        ids = [value for key, value in outline.attributes if key == "id"]
        assert len(ids) == len(set(ids)), path
        fields = re.findall(r'<(?:input|select|textarea)[^>]* id="([\w-]+)"', answer.text)
        assert all(f'<label for="{field}">' in answer.text for field in fields), path


def test_a_form_is_taken_only_from_a_page_of_ours_and_leads_nowhere_else(record: Path, client: TestClient) -> None:
    key = told(record)["it rains"]["id"]
    asked = {"verb": "reject", "subject": key, "by": "Ann", "back": "//evil.example/"}
    assert client.post("/judge", data=asked).status_code == 403
    assert client.post("/undo", data={"number": "1", "by": "Ann"}).status_code == 403
    token = re.search(r'name="token" value="(\w+)"', client.get(f"/judge/check?verb=reject&subject={key}").text)
    assert token is not None
    sent = {**asked, "token": token[1]}
    assert client.post("/judge", data=sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    for wrong in ({"verb": "undo"}, {"verb": "<x>"}, {"by": ""}, {"verb": "speaker", "other": ""}, {"by": "a" * 201}):
        answer = client.post("/judge", data={**sent, **wrong})
        assert answer.status_code == 400, wrong
        assert "<x>" not in answer.text
    assert client.post("/judge", data={**sent, "subject": "a-00"}).status_code == 404
    assert client.post("/undo", data={**sent, "number": "1" * 30}).status_code == 400
    assert told(record)["it rains"]["judged"] is None
    answer = client.post("/judge", data=sent)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/log?done=")


def test_a_notice_names_a_judgement_that_there_is_and_nothing_of_the_address(client: TestClient) -> None:
    for given in ("999999", "x", "<script>", "1e3", "-1", ""):
        page = client.get("/log", params={"done": given})
        assert page.status_code == 200
        assert "Done:" not in page.text, given


@pytest.mark.parametrize(
    "given", ["", "x", "//x", "/\\x", "https://x/", "/a\nb", "/a b", "javascript:alert(1)", "/" + "a" * 3000]
)
def test_only_an_address_of_ours_is_gone_back_to(given: str) -> None:
    assert own_path(given, "/log") == "/log"


def test_the_notice_keeps_the_rest_of_an_address() -> None:
    assert with_notice("/statements?words=a+b&done=3#x", 12) == "/statements?words=a+b&done=12#x"


def test_an_article_a_name_and_two_that_are_one(record: Path, client: TestClient) -> None:
    document = documents(record)["hail"]["id"]
    page = client.get("/judge/check", params={"verb": "published", "subject": document, "value": "2031-04-07",
                                              "until": "2031-04-09", "back": f"/articles/{document}"})  # fmt: skip
    done = press(client, str(page.request.url).removeprefix("http://localhost:8321"), "Judge so", by="Ben")
    assert "7 April 2031 to 9 April 2031" in done.text
    assert documents(record)["hail"]["published"]["latest"] == "2031-04-09"
    one, two = (told(record)[words]["speaker"]["id"] for words in ("it snows", "the hail was heavy"))
    asked = {"verb": "same", "subject": one, "other": two, "back": f"/speakers/{two}"}
    check = client.get("/judge/check", params=asked)
    assert "Changes 1 attribution" in check.text
    done = press(client, str(check.request.url).removeprefix("http://localhost:8321"), "Judge so", by="Ben")
    assert "are one" in done.text
    assert told(record)["the hail was heavy"]["speaker"]["id"] == one
    # Whoever judged last in this browser is offered as the name.
    assert 'name="by" value="Ben"' in client.get("/judge/check", params=asked | {"verb": "reject", "subject":
                                                 told(record)["roofs broke"]["id"]}).text  # fmt: skip


def test_a_saying_is_dated_on_its_page(record: Path, client: TestClient) -> None:
    row = told(record)["it hails"]
    path = f"/judge/attributions/{row['id']}?back=/articles/{row['document']}"
    asked = {"verb": "said", "subject": row["id"], "value": "2031-03-30", "until": "2031-03-31"}
    check = client.get("/judge/check", params=asked)
    assert "was said 2031-03-30..2031-03-31" in check.text
    assert "Changes 1 attribution" in check.text
    done = press(client, str(check.request.url).removeprefix("http://localhost:8321"), "Judge so", by="Ben")
    assert "was said 2031-03-30..2031-03-31" in done.text
    article = client.get(f"/articles/{row['document']}").text
    assert "set by a person: judged by Ben on" in article and ", set by a person" in article
    assert "30 March 2031 to 31 March 2031" in client.get(path).text
    said = client.get(f"/api/judge/attributions/{row['id']}").json()["attribution"]["said"]
    assert (said["earliest"], said["latest"]) == ("2031-03-30", "2031-03-31")
    again = client.get("/judge/check", params={**asked, "value": "2031-03-30..2031-03-31", "until": ""})
    assert "It is dated so already" in again.text
    entry = client.get("/api/log", params={"verb": "said"}).json()["rows"][0]
    undo = client.get(f"/judge/undo/{entry['number']}")
    assert "When it was said is again what the articles tell." in undo.text
    press(client, f"/judge/undo/{entry['number']}", "Undo", by="Ben")
    assert told(record)["it hails"]["said"] == row["said"]


def test_what_can_be_judged_as_json(record: Path, client: TestClient) -> None:
    row = told(record)["it snows"]
    path = f"/judge/attributions/{row['id']}"
    found = client.get(f"/api{path}", params={"words": "rask", "told": "roofs"}).json()
    assert found["attribution"]["id"] == row["id"]
    assert RAIN[slice(*found["passage"]["span"])] == found["passage"]["text"]
    assert [each["name"] for each in found["people"]] == ["Bo Raskin"]
    assert found["statement"]["id"] == row["statement"]
    assert [each["words"] for each in found["statements"]] == ["that roofs broke"]
    assert client.get(f"/api{path}").json()["people"] is None
    speaker = client.get(f"/api/judge/speakers/{row['speaker']['id']}").json()
    assert speaker["speaker"]["id"] == row["speaker"]["id"]
    assert row["document"] in [each["document"] for each in speaker["joined"]["articles"]]
    article = client.get(f"/api/judge/articles/{row['document']}").json()
    assert (article["id"], article["outlet"]) == (row["document"], "The Northern Tide")
    for kind in ("attributions/a-00", "speakers/e-00", "articles/d-00"):
        assert client.get(f"/api/judge/{kind}").status_code == 404, kind
    # The page says where it is.
    assert f'href="/api{path}?words=ada"' in client.get(f"{path}?words=ada").text


def test_the_same_answers_as_json(record: Path, client: TestClient) -> None:
    key = told(record)["roofs broke"]["id"]
    found = client.get("/api/judge/check", params={"verb": "reject", "subject": key}).json()
    assert found["attributions"] == [key]
    assert found["first"][0]["attribution"] == key
    assert client.get("/api/judge/check", params={"verb": "x", "subject": key}).status_code == 400
    assert [row["name"] for row in client.get("/api/judge/who", params={"words": "bo ras"}).json()] == ["Bo Raskin"]
    assert client.get("/api/judge/who", params={"words": "%_"}).json() == []
    entries = client.get("/api/log", params={"verb": "published"}).json()
    assert entries["rows"][0]["things"][0]["id"] == documents(record)["hail"]["id"]
    number = entries["rows"][0]["number"]
    undoing = client.get(f"/api/judge/undo/{number}").json()
    assert undoing["ahead"]["articles"] == [documents(record)["hail"]["id"]]
