from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.types import DIRECT, Document
from tests.clean.pages import BODY, TITLE, capture, of_kind

TEXT = "\n\n".join(BODY)
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def cleaned_row(row: dict[str, Any], *fields: str, collected: str | None = None) -> Document:
    taken = capture(json.dumps(row), "application/json")
    return clean(replace(taken, origin=replace(DIRECT, fields=fields)), collected=collected)


@pytest.mark.parametrize(
    "row",
    [
        {"title": TITLE, "text": TEXT},
        {"Headline": TITLE, "Full Text": TEXT},
        {"webTitle": TITLE, "fields": {"bodyText": TEXT}},
        {"headline": [TITLE], "articleBody": TEXT, "@type": "NewsArticle"},
        {"title": {"rendered": TITLE}, "content": {"rendered": PARAGRAPHS}},
        {"data": {"attributes": {"title": TITLE, "body": TEXT}}},
        {"title": TITLE, "paragraphs": list(BODY)},
        {"title": TITLE, "body-paragraphs": [[paragraph] for paragraph in BODY]},
        {"title": TITLE, "content_original": TEXT, "bias_text": "left"},
        {"title": TITLE, "body": [{"type": "p", "text": paragraph} for paragraph in BODY]},
        {"title": TITLE, "content_html": PARAGRAPHS},
        {"title": f"<b>{TITLE}</b>", "text": PARAGRAPHS},
        {"title": TITLE, "text": f"{TITLE}\n\n{TEXT}"},
        {"title": TITLE, "article": "https://a.example/1", "content": TEXT},
        {"title": TITLE, "text": "", "story": TEXT},
    ],
)
def test_the_text_and_the_title_under_many_names(row: dict[str, Any]) -> None:
    document = cleaned_row(row)
    assert document.text == f"{TITLE}\n\n{TEXT}"
    assert document.title == TITLE
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "body") == list(BODY)


@pytest.mark.parametrize(
    ("row", "outlet"),
    [
        ({"source": {"id": None, "name": "The Lantern"}}, "The Lantern"),
        ({"source_name": "The Lantern", "source": "feed 3"}, "The Lantern"),
        ({"publisher": {"@type": "Organization", "name": "The Lantern"}}, "The Lantern"),
        ({"source": "https://www.lantern.example/news?x=1"}, "lantern.example"),
        ({"domain": "www.lantern.example"}, "lantern.example"),
        ({"thread": {"site_full": "lantern.example"}}, "lantern.example"),
        ({"source": "17"}, None),
    ],
)
def test_the_outlet(row: dict[str, Any], outlet: str | None) -> None:
    document = cleaned_row({"text": TEXT, **row})
    assert document.outlet == outlet
    assert (document.outlet_basis is not None) == (outlet is not None)
    if outlet:
        assert document.outlet_basis is not None
        assert document.outlet_basis.startswith("column “")


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2024-02-25", "2024-02-25", "2024-02-25"),
        ("2024-02-25T10:15:00Z", "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ("2024-02-25 10:15:00", "2024-02-25", "2024-02-25"),
        ("Sun, 25 Feb 2024 10:15:00 GMT", "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ("03/04/2024", "2024-03-04", "2024-04-03"),
        ("20240225", "2024-02-25", "2024-02-25"),
        ("20240225T101500Z", "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ("20240225101500", "2024-02-25", "2024-02-25"),
        (1708856100, "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        (1708856100.5, "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ("1708856100000", "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ({"$date": "2024-02-25T10:15:00Z"}, "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ({"$date": {"$numberLong": "1708856100000"}}, "2024-02-25T10:15:00+00:00", "2024-02-25T10:15:00+00:00"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (2024, "2024-01-01", "2024-12-31"),
        ("3 days ago", "2024-05-17", "2024-05-17"),
    ],
)
def test_dates_in_all_forms(value: Any, earliest: str, latest: str) -> None:
    published = cleaned_row({"text": TEXT, "published": value}, collected="2024-05-20").published
    assert published is not None
    assert (published.earliest, published.latest) == (earliest, latest)
    assert published.basis.startswith("column “published” “")


@pytest.mark.parametrize("value", ["soon", "", None, True, 10**30, "0000-00-00", [], {"a": 1}, "9" * 11, -5, 1e300])
def test_what_is_no_date_gives_none(value: Any) -> None:
    assert cleaned_row({"text": TEXT, "date": value}).published is None


def test_the_first_date_that_can_be_read_is_taken_and_the_change_is_apart() -> None:
    document = cleaned_row({"text": TEXT, "published": "soon", "created_at": "2024-05-03", "updated": "2024-05-04"})
    assert document.published is not None
    assert document.modified is not None
    assert (document.published.earliest, document.modified.earliest) == ("2024-05-03", "2024-05-04")


def test_a_day_of_collection_places_what_is_counted_from_it() -> None:
    published = cleaned_row({"text": TEXT, "published": "2 days ago", "date_download": "2024-05-20"}).published
    assert published is not None
    assert published.earliest == "2024-05-18"


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("By Jane Roe", "Jane Roe"),
        (["Jane Roe", "Bo Lund", "Jane Roe"], "Jane Roe, Bo Lund"),
        ([{"name": "Jane Roe"}, {"first_name": "Bo", "last_name": "Lund"}], "Jane Roe, Bo Lund"),
        ("['Jane Roe', 'Bo Lund']", "Jane Roe, Bo Lund"),
        ('["Jane Roe"]', "Jane Roe"),
        ("[" * 4_000, None),
        (["https://lantern.example/jane"], None),
        ([], None),
    ],
)
def test_the_byline(value: Any, byline: str | None) -> None:
    assert cleaned_row({"text": TEXT, "authors": value}).byline == byline


def test_an_address_is_one_on_the_web_only() -> None:
    assert cleaned_row({"text": TEXT, "url": "https://a.example/1"}).canonical == "https://a.example/1"
    assert (
        cleaned_row({"text": TEXT, "url": "/news/1", "link": "https://a.example/1"}).canonical == "https://a.example/1"
    )
    assert cleaned_row({"text": TEXT, "url": "javascript:alert(1)"}).canonical is None


def test_what_the_row_says_wins_over_what_stands_in_its_markup() -> None:
    markup = f"<h1>Other</h1><p>By Bo Lund</p><time datetime='2020-01-01'>x</time>{PARAGRAPHS}"
    row = {"html": markup, "title": TITLE, "date": "2024-05-03", "author": "Jane Roe", "outlet": "The Lantern"}
    document = cleaned_row(row)
    assert (document.title, document.byline, document.outlet) == (TITLE, "Jane Roe", "The Lantern")
    assert document.published is not None
    assert document.published.earliest == "2024-05-03"


def test_short_markup_is_the_article_all_of_it() -> None:
    document = cleaned_row({"content_html": "<p>The pier is shut.</p><p>Share this article</p><ul><li>One.</li></ul>"})
    assert of_kind(document, "body") == ["The pier is shut."]
    assert of_kind(document, "list") == ["One."]
    assert of_kind(document, "boilerplate") == ["Share this article"]


def test_a_whole_page_in_a_column_is_read_as_a_page() -> None:
    page = f"<html><body><nav><p>Home</p></nav><article>{PARAGRAPHS * 2}</article><footer>© 2024</footer></body></html>"
    document = cleaned_row({"html": page, "title": TITLE})
    assert "Home" in of_kind(document, "boilerplate")
    assert of_kind(document, "title") == [TITLE]


def test_signs_that_stand_for_characters_in_a_plain_text() -> None:
    document = cleaned_row({"text": "&ldquo;We go,&rdquo; said Ada Lund &amp; others of the town.\n\nA &lt; B."})
    assert document.text == "“We go,” said Ada Lund & others of the town.\n\nA < B."


def test_nul_is_no_letter_and_half_a_pair_is_left_to_be_refused() -> None:
    assert cleaned_row({"text": "The pier\u0000 is shut for good."}).text == "The pier is shut for good."
    taken = capture('{"text": "The pier \\ud83d is shut."}', "application/json")
    assert clean(taken).text == "The pier \ud83d is shut."


def test_the_user_says_which_column_holds_what() -> None:
    row = {"a": TITLE, "nested": {"b.c": TEXT}, "text": "not this", "Who": "Jane Roe", "w": "The Lantern"}
    document = cleaned_row(row, "title=a", "text=nested.b.c", "byline=who", "outlet=w")
    assert document.text == f"{TITLE}\n\n{TEXT}"
    assert (document.byline, document.outlet, document.outlet_basis) == (
        "Jane Roe",
        "The Lantern",
        "column “w” “The Lantern”",
    )


def test_html_that_the_user_names_is_taken_before_a_text_that_is_guessed() -> None:
    assert cleaned_row({"text": "not this", "markup": PARAGRAPHS}, "html=markup").text == TEXT


@pytest.mark.parametrize("field", ["text=story", "title=headline", "date=day", "outlet=paper.name", "url=address"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(field: str) -> None:
    with pytest.raises(
        InputError, match=r"there is no column '[a-z.]+' in the row; its columns are text, other"
    ) as error:
        cleaned_row({"text": TEXT, "other": "x"}, field)
    assert error.value.reason == "no such column"


@pytest.mark.parametrize(
    "row", [{}, {"title": TITLE}, {"text": " \n"}, {"text": None, "other": 1}, {"text": {"a": {}}}]
)
def test_a_row_without_a_text_says_what_it_has(row: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="say which with --map text=COLUMN") as error:
        cleaned_row(row)
    assert error.value.reason == "no text"
    assert all(name in str(error.value) for name in row)


def test_many_columns_and_long_names_make_no_endless_message() -> None:
    row = {f"{number}-{'x' * 500}\n": "1" for number in range(5_000)}
    with pytest.raises(InputError, match="and 4960 more") as error:
        cleaned_row(row)
    assert len(str(error.value)) < 4_000
    assert "\n" not in str(error.value)


def test_a_table_of_one_row() -> None:
    document = clean(capture(f'titel;text\nPier;"{TEXT}"\n', "text/csv"))
    assert document.text == TEXT
    for broken in ("title,text", "title,text\na,b\nc,d", "title,text\na,b,c"):
        with pytest.raises(InputError) as error:
            clean(capture(broken, "text/csv"))
        assert error.value.reason == "broken row"
