from __future__ import annotations

import pytest

from tests.clean.pages import TITLE, fetched, json_ld, of_kind, web_page


def data(headline: str) -> str:
    return json_ld({"@type": "NewsArticle", "headline": headline})


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Lantern">'


@pytest.mark.parametrize(
    ("h1", "head", "title"),
    [
        (f"<h1>{TITLE}</h1>", "", TITLE),
        (f"<h1>  Karsa\xad Council {TITLE[14:]}\u200b</h1>", "", TITLE),
        (f'<h1><span class="kicker">Harbour</span> {TITLE}</h1>', "", TITLE),
        (f'<h1><span class="live-label">LIVE:</span> {TITLE}</h1>', "", TITLE),
        (f"<h1>Interview: {TITLE}</h1>", og(TITLE), TITLE),
        (f"<h1><span>Harbour dispute</span>{TITLE}</h1>", og(f"Harbour dispute: {TITLE}"), f"Harbour dispute: {TITLE}"),
        ("<h1>The Lantern</h1>", data(TITLE) + og(TITLE), TITLE),
        ("<h1>Politics</h1>", og(f"{TITLE} | The Lantern"), TITLE),
        ("<h1>Karsa shuts its northern pier after weeks of protest</h1>", data(TITLE) + og(TITLE), TITLE),
        (f"<h1>{TITLE}</h1>", data(TITLE) + og("You will not believe what the mayor did"), TITLE),
        (f"<h1>{TITLE}</h1>", data("A wholly other story") + og("A wholly other story"), TITLE),
        ("", og(f"{TITLE} - The Lantern"), TITLE),
        ("", f"<title>{TITLE} | The Lantern</title>", TITLE),
        (
            "",
            data("Karsa&#8217;s pier &amp; its dockers"),
            "Karsa’s pier & its dockers",
        ),
    ],
)
def test_headline(h1: str, head: str, title: str) -> None:
    assert fetched(web_page(head, h1=h1)).title == title


def test_the_block_of_the_title_keeps_the_words_that_are_seen() -> None:
    document = fetched(web_page(og(TITLE), h1=f"<h1>Interview: {TITLE}</h1>"))
    assert of_kind(document, "title") == [f"Interview: {TITLE}"]
