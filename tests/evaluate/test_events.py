"""Readers of the sets in which several articles tell of one event, and the labels of pairs that rest on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.allsides import read_allsides
from onrecord.evaluate.basil import read_basil
from onrecord.evaluate.events import EventArticle, by_key, read_event_set
from onrecord.evaluate.newsclusters import read_news_clusters
from onrecord.ids import sha256_hex
from tests.evaluate.corpora import pack
from tests.evaluate.event_sets import WEIR, make_allsides, make_basil, make_news_clusters
from tests.evaluate.named_sets import make_ecbplus


def test_news_clusters_are_read_by_number_of_event_and_their_text_is_left_alone(tmp_path: Path) -> None:
    herald, gazette, post = read_news_clusters(make_news_clusters(tmp_path / "set"))
    assert herald == EventArticle("9", "www.herald.example", "2018-01-02", "http://www.example/bb", "Weir gone", WEIR)
    assert (gazette.text, gazette.date) == (" Venn:\r\ngone. ", None)
    assert (post.event, post.title) == ("10", "Pier holds")


def test_basil_is_laid_out_a_line_a_paragraph(tmp_path: Path) -> None:
    fox, nyt = read_basil(make_basil(tmp_path / "set"))
    assert fox.text == "The weir is gone. Orla Venn said so.\nNobody was hurt."
    assert (fox.event, fox.outlet, fox.date, fox.url) == ("ab-1", "fox", "2011-03-04", "http://fox.example/1")
    assert nyt.outlet == "nyt"


def test_an_article_of_many_events_is_title_and_body_as_in_a_record(tmp_path: Path) -> None:
    herald, post = read_allsides(make_allsides(tmp_path / "set.jsonl.gz"))
    assert herald == EventArticle("", "Herald", "2018-01-02", "u1", "Weir gone", f"Weir gone\n\n{WEIR}")
    assert (post.text, post.date) == ("Pier holds\n\nIt held.", None)
    with pytest.raises(InputError, match="line 1: no article"):
        read_event_set("allsides", make_allsides(tmp_path / "damaged.jsonl.gz", title=7))
    (tmp_path / "no.jsonl.gz").write_bytes(b"no")
    with pytest.raises(InputError, match="cannot be read"):
        read_event_set("allsides", tmp_path / "no.jsonl.gz")


@pytest.mark.parametrize(("name", "make"), [("news-clusters", make_news_clusters), ("basil", make_basil)])
def test_an_archive_reads_as_its_folder_does(tmp_path: Path, name: str, make: Callable[[Path], Path]) -> None:
    folder = make(tmp_path / "set")
    assert read_event_set(name, pack(folder, tmp_path / "set.tar.gz")) == read_event_set(name, folder)


def test_ecbplus_tells_of_two_events_a_topic(tmp_path: Path) -> None:
    articles = read_event_set("ecbplus", make_ecbplus(tmp_path / "set"))
    assert {article.event for article in articles} >= {"1-ecb"}
    assert all(article.event.endswith(("-ecb", "-ecbplus")) and article.text for article in articles)


def test_an_article_is_known_by_its_text(tmp_path: Path) -> None:
    article = read_news_clusters(make_news_clusters(tmp_path / "set"))[0]
    assert article.key == sha256_hex(WEIR.encode())[:16]
    same = EventArticle("11", "", None, "", "", WEIR)
    assert by_key([article, same]) == {article.key: article}


@pytest.mark.parametrize(
    ("make", "name", "changed"),
    [
        (make_news_clusters, "news-clusters", {"text": None}),
        (make_news_clusters, "news-clusters", {"newsCluster": {"EventId": "ten"}}),
        (make_news_clusters, "news-clusters", {"newsCluster": None}),
        (make_news_clusters, "news-clusters", {"date_publish": 2018}),
        (make_basil, "basil", {"body-paragraphs": None}),
        (make_basil, "basil", {"body-paragraphs": [[1]]}),
        (make_basil, "basil", {"body-paragraphs": "words"}),
        (make_basil, "basil", {"title": None}),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, make: Callable[..., Path], name: str, changed: dict[str, Any]) -> None:
    folder = make(tmp_path / "set", **changed)
    with pytest.raises(InputError, match=r"aa\.json|ab-1_1\.json"):
        read_event_set(name, folder)


def test_what_is_no_json_and_an_unknown_set_are_refused(tmp_path: Path) -> None:
    folder = make_news_clusters(tmp_path / "set")
    (folder / "clusters" / "dd.json").write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match=r"dd\.json"):
        read_news_clusters(folder)
    with pytest.raises(InputError, match="no set 'weirs'"):
        read_event_set("weirs", folder)
