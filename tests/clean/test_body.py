"""What an extractor gets wrong, mended: parts set apart by their names, links, key points, pictures, endings."""

from __future__ import annotations

from io import BytesIO

import pytest

from onrecord.clean.document import clean
from onrecord.read.found import Content, Found, Reading
from onrecord.read.sources import read_content
from onrecord.types import Capture
from tests.clean.pages import BODY, RECEIVED, TITLE, cleaned_html, kinds, of_kind

MORE = (
    "The pier was built by prisoners in the last years of the war, and has been mended with driftwood ever since then.",
    "Nobody at the harbour office would say on Tuesday who had signed the order, or on whose desk it had been lying.",
    "Fishermen who moor there in winter were told of the decision by a note on the gate, which rain had washed out.",
)
PROMOTION = "Ferry fares to the islands will rise again"


def page(*, head: str = "", middle: str = "", end: str = "", around: str = "") -> str:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in (*BODY, *MORE))
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><main><article><h1>{TITLE}</h1>{head}"
        f'<div class="text">{first}{middle}{"".join(rest)}{end}</div></article>{around}</main></body></html>'
    )


def kind_of(words: str, **parts: str) -> str | None:
    return kinds(cleaned_html(page(**parts))).get(words)


@pytest.mark.parametrize(
    "name",
    [
        "more-topic", "relatedStories", "c-newsletter__box", "author-bio", "articleCard headline", "featured-video",
        "visually-hidden", "sr-only", "message_bar", "recirc", "post-comments", "promo", "whatsapp-group",
    ],
)  # fmt: skip
def test_a_box_within_the_text_that_is_named_for_something_else(name: str) -> None:
    words = "All that the islands talk about, in one letter a week."
    assert kind_of(words, middle=f'<div class="{name}"><p>{words}</p></div>') == "boilerplate"


@pytest.mark.parametrize("name", ["with-sidebar", "teaser-content", "card body", "article--social", "story-with-ads"])
def test_a_name_alone_makes_no_text_go(name: str) -> None:
    whole = page().replace('<div class="text">', f'<div class="{name}">')
    assert of_kind(cleaned_html(whole), "body") == [*BODY, *MORE]


def test_the_first_paragraphs_in_a_box_of_their_own_stay() -> None:
    box = f'<div class="teaser-content"><p>{MORE[1]}</p><p>{MORE[2]}</p></div>'
    text = page(middle=box)
    assert of_kind(cleaned_html(text), "body")[1:3] == [MORE[1], MORE[2]]


def test_the_anchor_of_a_heading_is_no_name() -> None:
    words = "A pier without a keeper"
    assert kind_of(words, middle=f'<h2 id="nav_pier" class="heading">{words}</h2>') == "body"


def test_a_paragraph_that_is_one_link_leads_to_another_article() -> None:
    assert kind_of(PROMOTION, middle=f'<p><a href="/ferry">{PROMOTION}</a></p>') == "boilerplate"


@pytest.mark.parametrize(
    "paragraph",
    [
        f'<p><a href="#ferry">{PROMOTION}</a></p>',
        f'<p>{PROMOTION}, as <a href="/ferry">was told</a></p>',
    ],
)
def test_a_link_within_the_page_or_in_a_sentence_stays(paragraph: str) -> None:
    document = cleaned_html(page(middle=paragraph))
    inside = [block.kind for block in document.blocks if PROMOTION in document.text[slice(*block.span)]]
    assert inside == ["body"]


def test_key_points_between_headline_and_text_are_a_list() -> None:
    points = ("The council of Karsa closes its northern pier after weeks.", "Dockers say that they will go to court.")
    head = f"<ul>{''.join(f'<li>{point}</li>' for point in points)}</ul>"
    assert of_kind(cleaned_html(page(head=head)), "list") == list(points)
    linked = f"<ul>{''.join(f'<li><a href=/b>{point}</a></li>' for point in points)}</ul>"
    assert of_kind(cleaned_html(page(head=linked)), "list") == []


@pytest.mark.parametrize("tag", ["img", "picture", "video"])
def test_words_beside_a_picture_are_its_caption(tag: str) -> None:
    words = "Seen from the lighthouse, the pier is a row of rotten teeth."
    box = f'<div class="image-widget"><{tag} src="a"></{tag}><p>{words}</p></div>'
    assert kind_of(words, middle=box) == "caption"
    assert kind_of(words, middle=f'<div class="image-widget"><p>{words}</p></div>') != "caption"


def test_speech_beside_a_picture_stays_speech() -> None:
    words = "“Nobody has asked the fishermen,” said Piet Varga, who moors there."
    assert kind_of(words, middle=f'<div class="media"><img src="a"><p>{words}</p></div>') == "body"


def test_a_heading_with_nothing_below_it_goes() -> None:
    assert kind_of("Elsewhere today", end="<h3>Elsewhere today</h3>") == "boilerplate"
    assert kind_of("Elsewhere today", middle="<h3>Elsewhere today</h3>") == "body"


@pytest.mark.parametrize(
    "words",
    [
        "Ida Morrow is a reporter who covers the coast for this paper.",
        "Ida Morrow covers harbours and the people in them.",
        "Follow Ida Morrow on the platform of your choice.",
    ],
)
def test_who_the_author_is_stands_below_the_text(words: str) -> None:
    assert kind_of(words, end=f"<p>{words}</p>") == "credit"
    assert kind_of(words, middle=f"<p>{words}</p>") == "body"


def test_a_name_above_the_text_is_its_author() -> None:
    whole = page().replace('<div class="text">', '<div class="text"><p>Ida Morrow</p>')
    assert kinds(cleaned_html(whole))["Ida Morrow"] == "credit"


def test_the_part_for_subscribers_is_read_and_the_notice_above_it_is_not() -> None:
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in (*MORE, BODY[2], BODY[3]))
    hidden = f'<div class="paywall" hidden>{rest}</div>'
    notice = '<div class="paywall-notice" style="display:none"><p>Subscribe to read on.</p></div>'
    first = "".join(f"<p>{paragraph}</p>" for paragraph in BODY[:2])
    document = cleaned_html(f"<html><body><article><h1>{TITLE}</h1>{first}{notice}{hidden}</article></body></html>")
    assert of_kind(document, "body") == [*BODY[:2], *MORE, BODY[2], BODY[3]]
    assert "Subscribe" not in document.text


@pytest.mark.parametrize(
    "words",
    [
        "Get in touch with our news team by e-mail.",
        "For more stories like this, check our harbour page.",
        "Follow The Lantern on Google News and add us as a preferred source.",
        "Please read our comment policy before commenting.",
        "We may earn a commission from links on this page.",
        "Stay informed with The Lantern: subscribe to the newsletter.",
        "Ferry fares rise again, say islanders Back to video",
    ],
)
def test_sentences_of_the_page_within_the_text(words: str) -> None:
    assert kind_of(words, middle=f"<p>{words}</p>") == "boilerplate"


def test_without_an_extractor_running_text_is_the_body(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    document = cleaned_html(page(around="<nav><p>All news of the harbour and the town.</p></nav>"))
    assert of_kind(document, "body") == [*BODY, *MORE]


def test_nuls_strewn_into_a_page_do_not_end_it() -> None:
    content = page().encode().replace(b"pier", b"pi\x00er", 2)
    found = read_content(Content("page", "file:///page.html", lambda: BytesIO(content)), Reading(RECEIVED))
    [article] = found
    assert isinstance(article, Found)
    assert isinstance(article.capture, Capture)
    document = clean(article.capture)
    assert of_kind(document, "body")[-1] == MORE[-1]
    assert document.text.count("pi\ufffder") == 2


CARD = "Ferry fares to the islands will rise again, says the harbour office"


@pytest.mark.parametrize(
    "picture",
    [
        f'<figure><img src="a"><figcaption><a href="/ferry">{CARD}</a></figcaption></figure>',
        f'<div class="related"><figure><img src="a"><figcaption>{CARD}</figcaption></figure></div>',
    ],
)
def test_the_picture_of_a_link_to_another_article_has_no_caption_of_this_one(picture: str) -> None:
    assert kind_of(CARD, middle=picture) == "boilerplate"
    own = f'<figure><img src="a"><figcaption>{CARD}</figcaption></figure>'
    assert kind_of(CARD, middle=own) == "caption"
    assert kind_of(CARD, around=f"<section><article>{own}</article></section>") == "boilerplate"
