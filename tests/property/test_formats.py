"""What holds for every file that holds articles, however odd: all is read or refused with a reason, twice alike."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.found import Content, Found, Reading
from onrecord.read.sources import read_content
from onrecord.store.spans import document_faults
from onrecord.types import Capture
from tests.clean.pages import BODY, RECEIVED, TITLE, capture
from tests.property.test_clean import holds

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)
SCALAR = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXT, st.sampled_from(BODY))
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6
)
NAMES = st.sampled_from("text title date source url author html published_at language _source fields data x".split())
ROWS = st.lists(st.dictionaries(NAMES, VALUE, max_size=6), min_size=1, max_size=5)
MARKS = st.lists(
    st.sampled_from(
        [
            *BODY,
            TITLE,
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "**",
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "![",
            "https://a.example/",
            "<b>",
            "<!--",
            "-->",
            "&amp;",
            "\\",
            "\n",
            "\n\n",
            "\r\n",
            "|",
            "|---|---|\n",
            "---\n",
            "===\n",
            "    ",
            "\t",
            "[a]: /b\n",
            "title: x\n",
            "\x00",
        ]
    ),
    max_size=30,
).map("".join)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def results(content: bytes, name: str = "a") -> list[Found]:
    given = Content(name, f"file:///{name}", lambda: io.BytesIO(content))
    return list(read_content(given, Reading(RECEIVED)))


def check(found: list[Found]) -> None:
    """Each is a sound document that is made again alike, or a reason."""
    for each in found:
        if isinstance(each.capture, InputError):
            assert each.capture.reason
            continue
        assert each.capture.sha256 == sha256_hex(each.capture.content)
        try:
            document = clean(each.capture)
        except InputError as error:
            assert error.reason
            continue
        holds(document)
        assert not list(document_faults(document))
        # As verify makes it again: of the bytes, and what was known of them.
        origin = each.capture.origin
        media = origin.media_type or each.capture.media_type
        again = Capture(document.uri, RECEIVED, document.sha256, media, each.capture.content, origin)
        assert clean(again) == document


@QUICK
@given(ROWS, st.booleans(), st.booleans())
def test_rows_of_any_shape(rows: list[dict[str, Any]], lines: bool, plain: bool) -> None:
    if lines:
        content = "\n".join(json.dumps(row, ensure_ascii=plain) for row in rows)
    else:
        content = json.dumps({"articles": rows}, ensure_ascii=plain, indent=plain or None)
    check(results(content.encode()))


@QUICK
@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_tables_of_any_cells(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([["title", "text", "date"], *rows])
    content = out.getvalue().encode()
    found = results(content)
    check(found)
    captures = [each.capture for each in found if isinstance(each.capture, Capture)]
    if captures and captures[0].media_type == "text/csv":
        names = b"title%btext%bdate\r\n" % (delimiter.encode(), delimiter.encode())
        assert all(each.content.startswith(names) and each.content[len(names) :] in content for each in captures)


@QUICK
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"{",
            b'[{"text": ',
            b"title,text\n",
            b"%PDF-1.4\n",
            b"From: a\nDate: b\nSubject: c\nMIME-Version: 1.0\n",
            b"---\ntitle: x\n---\n",
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        ]
    ),
)
def test_any_bytes(content: bytes, beginning: bytes) -> None:
    check(results(beginning + content))


@settings(max_examples=150, deadline=None)
@given(MARKS)
def test_any_markdown(text: str) -> None:
    taken = capture(text, "text/markdown")
    document = clean(taken)
    assert document.text == text.removeprefix("\ufeff")
    holds(document)
    assert clean(taken) == document


@pytest.mark.parametrize(
    "media", ["application/json", "text/csv", "message/rfc822", "multipart/related", "application/pdf"]
)
@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_under_any_name(media: str, content: bytes) -> None:
    try:
        holds(clean(capture(content, media)))
    except InputError as error:
        assert error.reason


def test_a_mail_of_any_length_is_cut_off_without_harm(tmp_path: Path) -> None:
    from tests.clean.test_mails import HTML, mail

    whole = mail(HTML).as_bytes()
    for end in range(0, len(whole), 61):
        check(results(whole[:end]))
