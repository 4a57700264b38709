from __future__ import annotations

import pytest

from onrecord.types import Origin
from tests.clean.pages import BODY, fetched, json_ld, web_page


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="https://karsa.example/a">', "https://karsa.example/a"),
        ('<link rel="Canonical" href="/a">', "https://www.karsa.example/a"),
        ('<base href="https://base.example/x/"><link rel="canonical" href="a">', "https://base.example/x/a"),
        ('<meta property="og:url" content="//karsa.example/a">', "https://karsa.example/a"),
        (json_ld({"@type": "Article", "mainEntityOfPage": {"@id": "http://karsa.example/a"}}), "http://karsa.example/a"),
        ('<link rel="canonical" href="http://[b"><meta name="og:url" content="http://karsa.example/a">', "http://karsa.example/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="">', None),
        ("", None),
    ],
)  # fmt: skip
def test_canonical_address(head: str, canonical: str | None) -> None:
    assert fetched(web_page(head)).canonical == canonical


def test_the_container_s_address_stands_in_for_a_canonical_one() -> None:
    assert fetched(web_page(), "file:///a.html", Origin(address="https://karsa.example/a")).canonical == (
        "https://karsa.example/a"
    )


@pytest.mark.parametrize(("head", "language"), [('<meta property="og:locale" content="fr_FR">', "fr-FR"), ("", "und")])
def test_the_page_s_language_counts_where_the_text_is_too_short_to_tell(head: str, language: str) -> None:
    page = f"<html lang=''><head>{head}</head><body><h1>Karsa</h1><p>Pier.</p></body></html>"
    assert fetched(page).language == language


@pytest.mark.parametrize(
    "head",
    [
        "".join(f'<meta name="date" content="{number}">' for number in range(5_000)),
        '<meta property="og:title" content="' + "and " * 50_000 + '">',
        '<meta name="author" content="' + "and, " * 50_000 + '">',
        json_ld('[{"@graph":' * 5_000 + "1" + "}]" * 5_000),
        json_ld("[" * 100_000),
        json_ld([{"@type": "NewsArticle", "author": [[[]]], "headline": {"a": []}, "publisher": [None, 5]}] * 2_000),
        json_ld({"@type": ["NewsArticle", None, 5], "datePublished": 5, "url": {"@id": 7}, "inLanguage": {}}),
        '<link rel="canonical" href="http://[::1"><base href="http://[">',
        '<meta name="pubdate" content="99999999999999"><meta name="publishdate" content="0000-00-00">',
    ],
)
def test_hostile_data_leave_the_text_as_it_is(head: str) -> None:
    document = fetched(web_page(head))
    assert all(paragraph in document.text for paragraph in BODY)
    assert document.published is None
    assert document == fetched(web_page(head))
