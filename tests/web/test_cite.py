"""The page that says how to cite a statement, and the files that it leads to."""

from __future__ import annotations

import re
import time

import pytest
from starlette.testclient import TestClient

from tests.web.test_pages import Outline


@pytest.fixture(scope="module")
def key(client: TestClient) -> str:
    return str(client.get("/api/statements", params={"words": "sail"}).json()["rows"][0]["id"])


def test_the_statement_leads_to_its_citation_and_that_to_its_files(client: TestClient, key: str) -> None:
    assert f'href="/statements/{key}/cite"' in client.get(f"/statements/{key}").text
    shown = client.get(f"/statements/{key}/cite")
    assert shown.status_code == 200
    files = re.findall(r'href="([^"]+)" download', shown.text)
    assert files == [f"/statements/{key}.{ending}" for ending in ("bib", "csl.json", "annotation.jsonld")]
    kinds = []
    for file in files:
        answer = client.get(file)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{file.rpartition("/")[2]}"'
        assert answer.headers["x-content-type-options"] == "nosniff"
        kinds.append(answer.headers["content-type"].partition(";")[0])
    assert kinds == ["application/x-bibtex", "application/vnd.citationstyles.csl+json", "application/ld+json"]
    assert f"http://localhost:8321/statements/{key}" in shown.text


def test_the_files_hold_what_the_api_says(client: TestClient, key: str) -> None:
    told = client.get(f"/api/statements/{key}/cite").json()
    assert client.get(f"/statements/{key}.bib").text == told["bibtex"]
    assert client.get(f"/statements/{key}.csl.json").json() == told["csl"]
    annotation = client.get(f"/statements/{key}.annotation.jsonld").json()
    assert annotation == told["annotation"]
    article = client.get(f"/api/articles/{told['found']['document']}").json()
    for target, span in zip(annotation["target"], told["found"]["spans"], strict=True):
        assert target["selector"][0]["exact"] == article["text"][slice(*span)]


def test_a_telling_can_be_chosen_and_another_statements_cannot(client: TestClient, key: str) -> None:
    told = client.get(f"/api/statements/{key}").json()["tellings"]
    chosen = client.get(f"/statements/{key}.bib?telling={told[0]}")
    assert told[0] in chosen.text
    for ending in ("/cite", ".bib", ".csl.json", ".annotation.jsonld"):
        assert client.get(f"/statements/{key}{ending}?telling=a-0").status_code == 404
        assert client.get(f"/statements/s-0{ending}").status_code == 404
    assert client.get(f"/api/statements/{key}/cite?telling=a-0").status_code == 404


def test_nothing_hostile_comes_alive_in_a_citation(client: TestClient) -> None:
    row = client.get("/api/statements", params={"words": "img", "everything": 1}).json()["rows"][0]
    shown = client.get(f"/statements/{row['id']}/cite")
    assert not {"script", "img", "svg", "iframe"} & set(Outline(shown.text).tags)
    assert "\u202e" not in shown.text
    entry = client.get(f"/statements/{row['id']}.bib").text
    assert entry.count("{") == entry.count("}")
    assert "\x1b" not in entry


def test_what_is_cited_can_be_seen_as_it_stood_then(client: TestClient, key: str) -> None:
    found = client.get(f"/api/statements/{key}/cite").json()["found"]
    then = found["address_then"].removeprefix("http://localhost:8321")
    assert then == f"/at/{found['snapshot']}/statements/{key}"
    answer = client.get(then)
    for _ in range(120):
        if answer.status_code != 503:
            break
        # A snapshot takes a moment to be opened again.
        time.sleep(0.5)
        answer = client.get(then)
    assert answer.status_code == 200
    assert f'href="/at/{found["snapshot"]}/statements/{key}/cite"' in answer.text
