from __future__ import annotations

import json

import pytest

from onrecord.errors import InputError
from tests.clean.pages import BODY, TITLE, cleaned_html, kinds, of_kind

LEAD = "Dockers say they will fight the decision in court and on the streets."
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Lantern"},
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2024-05-03T10:15:00+03:00",
            "author": [{"@type": "Person", "name": "Jane Roe"}],
            "publisher": {"@type": "Organization", "name": "Lantern Media Ltd"},
        },
    ],
}


def page(body: str = "", head: str = "", after: str = "") -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY[:2])
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in BODY[2:])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Lantern</title>{head}
    <style>p {{ color: red }}</style></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <article><h1>{TITLE}</h1><p class="standfirst">{LEAD}</p><div class="byline">By Jane Roe</div>
    <figure><img src="a.jpg"><figcaption>Mayor Ada Lund at the gate.</figcaption></figure>
    {paragraphs}{body}{rest}</article>{after}
    <aside class="related"><h3>Related</h3>
    <p><a href="/b">The long fight for the pier that nobody won at all.</a></p></aside>
    <script>var hidden = "script text";</script><noscript>Enable scripts.</noscript>
    <div style="display: none">Hidden words</div><template><p>Template words</p></template>
    <footer><p>© 2024 The Lantern. All rights reserved.</p></footer></body></html>"""


def test_blocks_of_a_page() -> None:
    document = cleaned_html(page())
    assert document.title == TITLE
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "standfirst") == [LEAD]
    assert of_kind(document, "body") == list(BODY)
    assert of_kind(document, "caption") == ["Mayor Ada Lund at the gate."]
    assert of_kind(document, "credit") == ["By Jane Roe"]
    found = kinds(document)
    assert found["Home"] == found["World"] == found["Related"] == "boilerplate"
    assert found["© 2024 The Lantern. All rights reserved."] == "boilerplate"


def test_what_is_not_seen_is_not_in_the_text() -> None:
    text = cleaned_html(page()).text
    for words in ("script text", "Enable scripts", "Hidden words", "Template words", "color: red"):
        assert words not in text


def test_text_is_in_reading_order_with_blank_lines_between() -> None:
    document = cleaned_html(page())
    assert document.text.split("\n\n")[:3] == ["Home", "World", TITLE]
    assert document.text == "\n\n".join(document.text[slice(*block.span)] for block in document.blocks)


def test_white_space_within_a_paragraph_is_one_space() -> None:
    document = cleaned_html(page("<p>The vote   was\n\t<b>close</b>,<br>she said, and the   count long.</p>"))
    assert "The vote was close, she said, and the count long." in of_kind(document, "body")


def test_two_line_breaks_part_paragraphs() -> None:
    document = cleaned_html(
        page("<p>The vote was very close this time.<br><br>The count was long, the mayor said.</p>")
    )
    assert "The vote was very close this time." in of_kind(document, "body")
    assert "The count was long, the mayor said." in of_kind(document, "body")


def test_quotations_and_lists_in_the_body() -> None:
    inner = (
        "<blockquote><p>We will not leave the pier to anyone, now or later.</p></blockquote>"
        "<ul><li>The pier closes on Friday at noon, for good.</li>"
        "<li>The gate stays open for the ferry crews.</li></ul>"
    )
    document = cleaned_html(page(inner))
    assert of_kind(document, "quotation") == ["We will not leave the pier to anyone, now or later."]
    assert len(of_kind(document, "list")) == 2


def test_data_of_the_page() -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps(DATA)}</script>'
        '<meta property="og:site_name" content="The Lantern"><link rel="canonical" href="https://lantern.example/pier">'
    )
    document = cleaned_html(page(head=head))
    assert document.published is not None
    assert document.published.earliest == document.published.latest == "2024-05-03T10:15:00+03:00"
    assert "JSON-LD datePublished" in document.published.basis
    assert document.outlet == "The Lantern"
    assert document.outlet_basis == "og:site_name “The Lantern”"
    assert document.canonical == "https://lantern.example/pier"
    assert document.byline == "Jane Roe"
    assert document.language == "en"


@pytest.mark.parametrize(
    ("head", "earliest", "words"),
    [
        (
            '<meta property="article:published_time" content="2024-05-03T10:15:00Z">',
            "2024-05-03T10:15:00+00:00",
            "article:published_time",
        ),
        ('<meta name="date" content="2024-05-03">', "2024-05-03", "meta date"),
        ('<meta name="pubdate" content="3 May 2024">', "2024-05-03", "3 May 2024"),
    ],
)
def test_published_by_meta_elements(head: str, earliest: str, words: str) -> None:
    published = cleaned_html(page(head=head)).published
    assert published is not None
    assert published.earliest == earliest
    assert words in published.basis


def test_published_by_a_time_element_within_the_article() -> None:
    published = cleaned_html(page('<p><time datetime="2024-05-03">3 May</time></p>')).published
    assert published is not None
    assert published.earliest == "2024-05-03"
    assert "<time>" in published.basis


def test_an_article_first_published_elsewhere_is_that_outlets() -> None:
    head = '<meta property="og:site_name" content="Isle Mirror">'
    document = cleaned_html(page(head=head, after="<p>This article was originally published by The Lantern.</p>"))
    assert (document.outlet, document.republisher) == ("The Lantern", "Isle Mirror")


def test_no_canonical_and_no_site_without_the_elements() -> None:
    document = cleaned_html(page())
    assert document.canonical is None
    assert document.republisher is None


@pytest.mark.parametrize(
    "nothing", ["<html></html>", "<html><body><script>x</script></body></html>", "<!DOCTYPE html>"]
)
def test_a_page_without_text_is_refused(nothing: str) -> None:
    with pytest.raises(InputError) as caught:
        cleaned_html(nothing)
    assert caught.value.reason == "no text"


def test_broken_markup_and_declared_xml_are_read() -> None:
    broken = (
        '<?xml version="1.0" encoding="utf-8"?><html><body><article><h1>Pier</h1><p>' + "<p>".join(BODY) + "</b></div>"
    )
    document = cleaned_html(broken)
    for paragraph in BODY:
        assert paragraph in document.text


@pytest.mark.parametrize("depth", [1, 2])
def test_a_page_that_scripts_build_is_read_from_what_they_hold(depth: int) -> None:
    data = json.dumps({"id": 1, "title": TITLE, "body": "".join(f'<p class="a">{part}</p>' for part in BODY)})
    for _ in range(depth - 1):
        data = json.dumps([1, data])
    script = f"<script>push({data})</script>"
    shell = f"<html><head><title>{TITLE}</title></head><body><div id=root></div>{script}</body></html>"
    document = cleaned_html(shell)
    assert document.title == TITLE
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "body") == list(BODY)


NO_ARTICLES = ("", "var a = 1;", 'push("' + "<p>one</p>" * 2 + " " * 300 + '")', 'push("' + "\\\\" * 400)


@pytest.mark.parametrize("script", NO_ARTICLES)
def test_a_page_whose_scripts_hold_no_article_is_refused(script: str) -> None:
    with pytest.raises(InputError, match="shows no text"):
        cleaned_html(f"<html><body><div id=root></div><script>{script}</script></body></html>")
