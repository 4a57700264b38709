from __future__ import annotations

import pytest

from onrecord.offsets import read_through
from onrecord.types import Document
from tests.clean.pages import BODY, TITLE, capture, kinds, of_kind


def cleaned_markdown(text: str) -> Document:
    from onrecord.clean.document import clean

    return clean(capture(text, "text/markdown"))


def read_as(text: str) -> str:
    """How a text is read once its marks are read over."""
    document = cleaned_markdown(text)
    assert document.text == text
    return read_through(text, document.repairs).text


FRONT = (
    f'---\ntitle: "{TITLE}"\ndate: 2024-05-03 # a Friday\nauthors:\n  - Jane Roe\n  - "Bo Lund"\nsource: The Lantern\n'
    "url: https://lantern.example/pier\nupdated: 2024-05-04\nsummary: >\n  Dockers\n  protest.\n---\n"
)


def test_what_the_marks_say_of_each_block() -> None:
    text = (
        f'# {TITLE}\n\n*By Jane Roe*\n\n![The pier](pier.jpg "The pier at dawn")\n\n{BODY[0]}\n\n{BODY[1]}\n\n'
        "## What comes next\n\n- The pier closes.\n- The **gate** stays.\n\n1. First.\n\n"
        "> We will stay,\n> all of us.\n\n"
        "| Day | Ships |\n|-----|-------|\n| Mon | 12 |\n\n<!-- a note -->\n\n[ref]: https://karsa.example/\n\n***\n\n"
        f"{BODY[2]}\n"
    )
    document = cleaned_markdown(text)
    assert document.text == text
    assert document.title == TITLE
    assert document.byline == "Jane Roe"
    assert kinds(document) == {
        f"# {TITLE}": "title",
        "*By Jane Roe*": "credit",
        '![The pier](pier.jpg "The pier at dawn")': "caption",
        BODY[0]: "body",
        BODY[1]: "body",
        "## What comes next": "body",
        "- The pier closes.": "list",
        "- The **gate** stays.": "list",
        "1. First.": "list",
        "> We will stay, > all of us.": "quotation",
        "| Day | Ships |": "table",
        "|-----|-------|": "boilerplate",
        "| Mon | 12 |": "table",
        "<!-- a note -->": "boilerplate",
        "[ref]: https://karsa.example/": "boilerplate",
        "***": "boilerplate",
        BODY[2]: "body",
    }


def test_front_matter_says_what_the_file_is() -> None:
    document = cleaned_markdown(FRONT + "\n" + "\n\n".join(BODY))
    assert (document.title, document.outlet, document.byline) == (TITLE, "The Lantern", "Jane Roe, Bo Lund")
    assert document.outlet_basis == "front matter “source” “The Lantern”"
    assert document.canonical == "https://lantern.example/pier"
    assert document.published is not None
    assert document.modified is not None
    assert document.published.basis == "front matter “date” “2024-05-03”"
    assert document.modified.earliest == "2024-05-04"
    assert of_kind(document, "title") == [TITLE]
    assert of_kind(document, "body") == list(BODY)
    assert all(words.startswith(("---", '"')) for words in of_kind(document, "boilerplate"))


def test_a_heading_is_the_title_rather_than_what_stands_in_front() -> None:
    document = cleaned_markdown(f"{FRONT}\n# {TITLE}\n\n{BODY[0]}\n")
    assert of_kind(document, "title") == [f"# {TITLE}"]


def test_front_matter_in_toml_with_windows_lines() -> None:
    text = '+++\ntitle = "Pier shut"\ndate = 2024-05-03T10:15:00Z\n[author]\nname = "Jane Roe"\n+++\n' + BODY[0]
    document = cleaned_markdown(text.replace("\n", "\r\n"))
    assert (document.title, document.byline) == ("Pier shut", "Jane Roe")
    assert document.published is not None
    assert document.published.earliest == "2024-05-03T10:15:00+00:00"


@pytest.mark.parametrize(
    "front", ["---\ntitle: [\n---\n", "+++\ntitle = \n+++\n", "---\n- a\n- b\n---\n", "---\n---\n"]
)
def test_broken_front_matter_is_no_harm(front: str) -> None:
    document = cleaned_markdown(front + "\n" + BODY[0])
    assert BODY[0] in of_kind(document, "body")


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("“We **will not** go,” *Ada Lund* said at __the__ _gate_.", "“We will not go,” Ada Lund said at the gate."),
        ('The [council](https://a.example/x_(y) "A title, said Bo") met.', "The council met."),
        ("The [council][ref] met [at last][] and [ref].\n\n[ref]: /a\n[at last]: /b", None),
        ("See <https://a.example/> and `code **kept**` here.", "See https://a.example/ and code **kept** here."),
        (r"Not \*marked\*, and 3 \\ 4 &amp; more &#8212; or less.", "Not *marked*, and 3 \\ 4 & more — or less."),
        ("> We stay,\n> she said,\n> all of us.", "We stay, she said, all of us."),
        ("- One,\n  which goes on.", "One,\n  which goes on."),
        ("## Closed heading ##\n\nText.", "Closed heading\n\nText."),
        ("The ![small](a.png) picture and <b>bold</b> words.", "The small picture and bold words."),
        ("2 * 3 * 4 and snake_case_name stay.", "2 * 3 * 4 and snake_case_name stay."),
        ("A line.  \nAnother\\\none.", "A line.  \nAnother one."),
    ],
)
def test_marks_are_read_over_and_stay_in_the_text(marked: str, read: str | None) -> None:
    if read is None:
        read = "The council met at last and ref.\n\n[ref]: /a\n[at last]: /b"
    assert read_as(marked) == read


def test_a_speech_is_found_through_its_marks() -> None:
    from onrecord.analyse.stage import Analysis

    text = f"# {TITLE}\n\n“We will **not** go,” [Ada Lund](https://karsa.example/lund) said at the gate on Monday.\n"
    found = Analysis()(cleaned_markdown(text))
    assert any(
        attribution.source is not None
        and "Ada Lund" in attribution.source.text
        and "**not**" in attribution.content.text
        for attribution in found.attributions
    )


def test_a_line_under_a_heading_is_none_of_its_words() -> None:
    document = cleaned_markdown(f"{TITLE}\n======\n\n{BODY[0]}\n")
    assert (of_kind(document, "title"), of_kind(document, "boilerplate")) == ([TITLE], ["======"])


def test_pictures_with_and_without_words() -> None:
    text = "Text one is here.\n\n![](a.png)\n\n![Ada Lund](b.png)\n*Ada Lund at the gate*\n\nText two is here.\n"
    document = cleaned_markdown(text)
    assert of_kind(document, "boilerplate") == ["![](a.png)"]
    assert of_kind(document, "caption") == ["![Ada Lund](b.png)\n*Ada Lund at the gate*"]


@pytest.mark.parametrize(
    "text",
    [
        "> " * 5_000 + "a",
        "[" * 20_000,
        "*a " * 20_000,
        "`" * 20_000,
        "- " * 3_000 + "a",
        "| a " * 2_000 + "\n|-",
        "<!--" * 5_000,
        "&" * 20_000,
        "![" * 5_000,
        "\x00 # a\n\x00",
    ],
)
def test_hostile_marks_are_a_text_like_any_other(text: str) -> None:
    document = cleaned_markdown(text)
    assert document.text == text
    assert document.blocks
