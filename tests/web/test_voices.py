"""Whose words are whose: on the page of an article, in its legend, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app
from tests.judging import put

WEIR = "Ada Lindqvist said that it rains. The “reform” <b>left</b> four ferries on the river."
PLAIN = "Ada Lindqvist said that it snows."


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The two articles as pages and as JSON, by name and ending."""
    record: Path = tmp_path_factory.mktemp("voices") / "record"
    ids = put(record, weir=WEIR, plain=PLAIN)
    client = TestClient(create_app(record), base_url="http://localhost:8321")
    found = {name: client.get(f"/articles/{key}").text for name, key in ids.items()}
    return found | {f"{name}.json": client.get(f"/api/articles/{key}").text for name, key in ids.items()}


def test_scare_quoted_words_are_marked_and_the_legend_says_how(pages: dict[str, str]) -> None:
    assert '<span class="scare">“reform”</span>' in pages["weir"]
    assert pages["weir"].count('class="scare"') == 2
    assert "the outlet’s own words" in pages["weir"]
    assert "&lt;b&gt;left" in pages["weir"]


def test_where_none_are_the_legend_does_not_speak_of_them(pages: dict[str, str]) -> None:
    assert "scare" not in pages["plain"]


def test_every_stretch_has_its_voice_as_json(pages: dict[str, str]) -> None:
    row = json.loads(pages["weir.json"])
    voices = {row["text"][slice(*each["span"])]: each["voice"] for each in row["voices"]}
    assert voices["“reform”"] == "scare"
    assert "speaker" in voices.values()
    assert next(words for words, voice in voices.items() if voice == "speaker").endswith("it rains")
