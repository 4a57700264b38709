from __future__ import annotations

import codecs

import pytest

from onrecord.clean.document import CLEANER, clean, decode, plain_document
from onrecord.errors import InputError
from onrecord.ids import document_id
from onrecord.types import Interval
from tests.clean.pages import RECEIVED, TITLE, article, capture, cleaned, of_kind


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    text = article(TITLE)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ):
        assert cleaned(mark + text.encode(encoding)).text == text


def test_invalid_utf8_names_the_offset_and_the_remedy() -> None:
    content = b"The caf" + b"\xe9 is closed."
    with pytest.raises(InputError, match=r"offset 7\b.*convert") as caught:
        clean(capture(content))
    assert caught.value.reason == "not UTF-8"


def test_html_is_read_by_the_encoding_it_declares() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>The café is closed.</p></body></html>'
    assert "café" in decode(capture(page.encode("cp1252"), "text/html"))
    assert "café" in decode(capture(page.replace("windows-1252", "utf-8").encode("cp1252"), "text/html"))


def test_the_document_carries_its_capture_and_cleaner() -> None:
    taken = capture(article(TITLE))
    document = clean(taken)
    assert (document.uri, document.sha256, document.received) == (taken.uri, taken.sha256, taken.received)
    assert document.id == document_id(taken.uri, document.text)
    assert document.cleaner == CLEANER
    assert document.replaces is None


def test_neither_outlet_nor_collected_changes_text_or_id() -> None:
    text = article(f"{TITLE}\n2 days ago")
    bare, told = cleaned(text), cleaned(text, outlet="The Lantern", collected="2024-05-20")
    assert (bare.id, bare.text, bare.blocks) == (told.id, told.text, told.blocks)


def test_plain_document_labels_each_line_body_and_cleans_nothing() -> None:
    text = "Share\r\nBy Jane Roe\n\n  We will not go.  \n"
    published = Interval("2024-05-03", "2024-05-03", "stated by the user")
    document = plain_document("file:///a.txt", text, RECEIVED, published)
    assert document.text == text
    assert of_kind(document, "body") == ["Share", "By Jane Roe", "We will not go."]
    assert document.title is None
    assert document.published == published
    assert len(document.blocks) == 3
