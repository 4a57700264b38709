"""The page of a statement that is told often, and what lists and articles say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.ids import statement_id
from onrecord.web.app import create_app
from tests.ask.records import FERRY, entry
from tests.ask.test_reprints import CUT, FIRST, LONGER
from tests.ask.tied import INNER, QUESTION, WORDS, entries
from tests.resolve.world import grow
from tests.web.test_pages import Outline


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("told") / "record"
    grow(folder, [*entries(), *(entry(piece) for piece in (FERRY, CUT, FIRST, LONGER))]).close()
    yield TestClient(create_app(folder), base_url="http://localhost:8321", follow_redirects=False)


@pytest.fixture(scope="module")
def address(client: TestClient) -> str:
    return _address(client, WORDS)


def _address(client: TestClient, words: str) -> str:
    rows = client.get("/api/statements", params={"words": f'"{words}"'}).json()["rows"]
    return f"/statements/{rows[0]['id']}"


def _text(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def test_it_tells_when_where_to_whom_and_how_often(client: TestClient, address: str) -> None:
    page = _text(client.get(address).text)
    assert re.search(r"Told 4 times by 3 outlets, \d tellings? independent", page)
    assert "Said 24 February 2031 “on Monday”" in page
    assert "Venue an interview with the Osmark Courier not in this record" in page
    assert "Said to the &lt;i&gt;islanders&lt;/i&gt;" in page


def test_every_rung_leads_to_its_place_in_an_article(client: TestClient, address: str) -> None:
    page = client.get(address).text
    chain = re.search(r'<ol class="chain">(.*?)</ol>', page, re.DOTALL)
    assert chain is not None
    rungs = re.findall(r'<li class="rung.*?</li>', chain[1], re.DOTALL)
    kinds = [re.search(r'rung-kind">([^<]+)', rung)[1] for rung in rungs]  # type: ignore[index]
    assert kinds[:3] == ["statement", "venue", "first telling"]
    assert len(kinds) == 6
    assert [number for number, rung in enumerate(rungs) if "not in this record" in rung] == [1]
    for rung in rungs:
        article, anchor = re.search(r'href="(/articles/[^"#]+)#([^"]+)"', rung).groups()  # type: ignore[union-attr]
        assert f'id="{anchor}"' in client.get(article).text
    assert re.search(r'#v-[^"]+">named in', rungs[1])


def test_differences_are_marked_named_and_told_to_who_cannot_see_them(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert re.search(r"<del>.*?left out: .*?should.*?</del> <ins>.*?put in: .*?will.*?</ins>", page)
    assert re.search(r"<b>(hardened|what may be[^<]*)</b>: “<bdi[^>]*>should</bdi>” → “<bdi[^>]*>will</bdi>”", page)
    assert "because the harbour is silting up" in re.findall(r"<del>(.*?)</del>", page)[-1]
    assert "The same words." in page


def test_what_is_tied_to_it_is_linked(client: TestClient, address: str) -> None:
    page = client.get(address).text
    for title, words in (("What it answers", QUESTION), ("Told within its words", INNER)):
        assert title in page
        assert f'href="{_address(client, words)}"' in page
    inner = client.get(_address(client, INNER)).text
    assert "Within the words of" in inner
    assert f'href="{address}"' in inner
    assert "Answered by" in client.get(_address(client, QUESTION)).text


def test_nothing_of_an_outlet_comes_alive(client: TestClient, address: str) -> None:
    for path in (address, "/statements"):
        outline = Outline(client.get(path).text)
        assert not {"script", "i", "crossing"} & set(outline.tags)
    assert "&lt;crossing&gt;" in client.get(address).text
    levels = [int(tag[1]) for tag in Outline(client.get(address).text).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    ids = [value for key, value in Outline(client.get(address).text).attributes if key == "id"]
    assert len(ids) == len(set(ids))


def test_the_same_as_json(client: TestClient, address: str) -> None:
    found = client.get(f"/api{address}").json()
    assert [rung["kind"] for rung in found["chain"]][:3] == ["statement", "venue", "first telling"]
    assert found["chain"][1]["missing"]
    assert {tied["tie"] for tied in found["tied"]} == {"answers", "holds"}
    assert len(found["versions"]) == len(found["told"]) - 1 == 3
    words = {told["attribution"]["id"]: told["attribution"]["content"]["text"] for told in found["told"]}
    for version in found["versions"]:
        for each in version["differences"]:
            if each["right"]:
                assert words[version["attribution"]][slice(*each["right"])] == each["after"]
            if each["left"]:
                assert words[found["fullest"]][slice(*each["left"])] == each["before"]


def test_an_id_of_a_part_leads_to_the_whole(client: TestClient, address: str) -> None:
    tellings = client.get(f"/api{address}").json()["tellings"]
    parts = [statement_id(each) for each in tellings if not address.endswith(statement_id(each))]
    assert parts
    for part in parts:
        answer = client.get(f"/statements/{part}")
        assert (answer.status_code, answer.headers["location"]) == (303, address)
        assert client.get(f"/api/statements/{part}").headers["location"] == f"/api{address}"


def test_lists_say_by_how_many_outlets_it_is_told(client: TestClient, address: str) -> None:
    page = client.get("/statements").text
    assert f'<a href="{address}">Statement, told by 3 outlets</a>' in page
    assert page.count("told by") == 1


def test_an_article_tells_the_occasions(client: TestClient, address: str) -> None:
    told = client.get(f"/api{address}").json()["told"][0]
    page = client.get(f"/articles/{told['article']['id']}").text
    notes = [_text(note) for note in re.findall(r'<li class="note.*?</li>', page, re.DOTALL)]
    assert "said: 24 February 2031" in notes[0]
    assert "venue: an interview with the Osmark Courier" in notes[0]
    assert "to: the &lt;i&gt;islanders&lt;/i&gt;" in notes[0]
    assert "answers note 2" in notes[0]
    assert "within the words of note 1" in notes[2]
    assert f'href="#{told["attribution"]["id"]}">note 1</a>' in page


def test_an_article_shows_its_reprints_and_what_they_changed(client: TestClient) -> None:
    rows = {row["uri"].rpartition("/")[2]: row["id"] for row in client.get("/api/articles").json()["rows"]}
    page = _text(client.get(f"/articles/{rows['longer.html']}").text)
    assert "Likely a reprint. 2 other articles share much of this text" in page
    assert "likely the original" in page
    assert "another headline, 1 paragraph dropped" in page
    assert "1 paragraph added, 1 other edit" in page
    assert re.search(r"left out: Tuesday .*put in: Monday", page)
    assert "Reprinted." in _text(client.get(f"/articles/{rows['first.html']}").text)
    family = client.get(f"/api/articles/{rows['cut.html']}").json()["family"]
    assert family["size"] == 3
    assert family["original"]["document"] == rows["first.html"]
    assert client.get(f"/api/articles/{rows['ferry.txt']}").json()["family"] is None
    assert "reprint" not in client.get(f"/articles/{rows['ferry.txt']}").text.lower()


def test_how_it_was_passed_on_is_drawn_and_told_to_who_does_not_see_it(client: TestClient, address: str) -> None:
    page = client.get(address).text
    drawings = re.findall(r'<svg class="diagram \w+" role="img" aria-labelledby="([^"]+)".*?</svg>', page, re.DOTALL)
    assert len(drawings) == 2
    for named in drawings:
        for each in named.split():
            assert f'id="{each}"' in page
    assert "an interview with the Osmark Courier (venue, not in this record)" in page
    assert page.count('class="k-venue k-missing"') == 2
    assert page.count('class="k-outlet k-first"') == 2
    assert " style=" not in page


def test_any_two_tellings_are_set_side_by_side(client: TestClient, address: str) -> None:
    told = client.get(f"/api{address}").json()["told"]
    one, two = (each["attribution"]["id"] for each in told[:2])
    page = client.get(f"{address}?left={two}&right={one}").text
    [sides] = re.findall(r'<div class="sides">(.*?)<ul class="grave"', page, re.DOTALL)
    left, right = sides.split('<div class="side">')[1:]
    assert re.search(r"<del>.*?will.*?</del>", left, re.DOTALL)
    assert re.search(r"<ins>.*?should.*?</ins>", right, re.DOTALL)
    assert "<ins>" not in left and "<del>" not in right
    beside = client.get(f"/api{address}?left={two}&right={one}").json()["beside"]
    assert (beside["left"], beside["attribution"]) == (two, one)
    assert client.get(f"{address}?left=a-0").status_code == 404
    assert client.get(f"/api{address}").json()["beside"] is None


def test_it_says_how_sure_and_why_the_tellings_are_one(client: TestClient, address: str) -> None:
    text = _text(client.get(address).text)
    assert "Why these are taken for one statement" in text
    assert "the same words; the same speaker" in text
    found = client.get(f"/api{address}").json()
    assert len(found["joined"]) == len(found["told"]) - 1
    assert all(0 < each["likeness"] <= 1 and each["reasons"] for each in found["joined"])
