"""What holds for every text, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.document import clean, decode, plain_document
from onrecord.types import Document
from tests.clean.pages import BODY, RECEIVED, TITLE, capture

LINES = st.sampled_from(
    [
        TITLE,
        *BODY,
        "",
        " ",
        "Share",
        "By Jane Roe",
        "3 May 2024",
        "03/04/2024",
        "access_time 2 days ago",
        "From Isle Mirror",
        "Mayor Ada Lund",
        "• The pier closes",
        "starAdd to favorites",
        "WorldAsiaPolitics",
        "“We will not go.",
        "AP",
        "The Lantern",
        f"2024-05-03 {TITLE}",
        f"{TITLE} | Harbour Times",
        "Correction: none.",
        "â€œWe goâ€\x9d",
        "Ada Lund: We had no choice",
        "\u200b",
        "\u00a0",
        "a\tb\tc",
        "Follow Karsa Now on Telegram",
        "Comments",
        "Related",
        "*****",
        "9999-99-99",
        "0 ago",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b"])
PASTED = st.lists(st.tuples(LINES, ENDS), max_size=14).map(lambda parts: "".join(line + end for line, end in parts))
ANY = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200).filter(
    lambda text: not text.startswith("\ufeff")
)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class='nav'>",
            "</div>",
            "<h1>",
            "</h1>",
            "<br>",
            "<li>",
            "<b>",
            "</b>",
            "<table><td>",
            *BODY,
        ]
    ),
    max_size=20,
).map(lambda parts: f"<html><body>Pier{''.join(parts)}</body></html>")


def holds(document: Document) -> None:
    """Blocks are in order, apart, trimmed, and cover every visible character."""
    position = 0
    for block in document.blocks:
        start, end = block.span
        assert position <= start < end <= len(document.text)
        assert not document.text[position:start].strip()
        words = document.text[start:end]
        assert words == words.strip()
        position = end
    assert not document.text[position:].strip()
    ends = [0, *(offset for repair in document.repairs for offset in repair.span), len(document.text)]
    assert ends == sorted(ends)
    if document.published is not None and document.published.earliest and document.published.latest:
        assert document.published.earliest <= document.published.latest


@settings(max_examples=150, deadline=None)
@given(st.one_of(PASTED, ANY), st.sampled_from([None, "2024-05-20"]))
def test_any_text(text: str, collected: str | None) -> None:
    document = clean(capture(text), collected=collected)
    assert document.text == text == decode(capture(text))
    holds(document)
    assert clean(capture(text), collected=collected) == document


@settings(max_examples=80, deadline=None)
@given(ANY)
def test_any_plain_document(text: str) -> None:
    document = plain_document("file:///a.txt", text, RECEIVED, None)
    assert document.text == text
    assert {block.kind for block in document.blocks} <= {"body"}
    holds(document)


@settings(max_examples=40, deadline=None)
@given(MARKUP)
def test_any_page(page: str) -> None:
    taken = capture(page, "text/html")
    document = clean(taken)
    holds(document)
    assert clean(taken) == document
