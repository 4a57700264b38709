from __future__ import annotations

import pytest

from onrecord.read.sniff import HEAD, media_type
from tests.clean.pages import BODY, TITLE, article

MARKDOWN = f"# {TITLE}\n\nThe [council](https://karsa.example/) met.\n\n{BODY[0]}\n"
MAIL = (
    "Return-Path: <news@lantern.example>\nFrom: The Lantern <news@lantern.example>\nTo: you@x.example\n"
    "Subject: Pier\nDate: Fri, 3 May 2024 10:00:00 +0000\n\nThe pier is shut.\n"
)
SAVED = (
    "From: <Saved by Blink>\nSubject: Pier\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related;\n\tboundary="x"\n\n--x\n'
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"title": "Pier", "text": "Shut."}', "application/json"),
        ('[\n  {\n    "title": "Pier"}]', "application/json"),
        ('{"articles": [\n{"text": "a"},\n{"text": "b"}\n]}', "application/json"),
        ('{"text": "a"}\n{"text": "b"}\n', "application/x-ndjson"),
        ('{"text": "a"}\n{"text": "b', "application/x-ndjson"),
        ("title,text\nPier,Shut for good.\n", "text/csv"),
        ("id;full_text\n1;Shut.\n2;Open.\n", "text/csv"),
        ('date\turl\ttext\n2024\thttps://a.example\t"Shut,\nfor good."\n', "text/csv"),
        ("headline,date,words\nPier,2024-05-03,many\nPort,2024-05-04,few\n", "text/csv"),
        (MARKDOWN, "text/markdown"),
        (f"---\ntitle: Pier\ndate: 2024-05-03\n---\n\n{BODY[0]}\n", "text/markdown"),
        (f'+++\ntitle = "Pier"\n+++\n\n{BODY[0]}\n', "text/markdown"),
        (f"# {TITLE} again\n\n{BODY[0]}\n\n> {BODY[1]}\n", "text/markdown"),
        (MAIL, "message/rfc822"),
        ("From news@x.example Fri May  3 10:00:00 2024\n" + MAIL, "application/mbox"),
        (SAVED, "multipart/related"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", "multipart/related"),
        ("%PDF-1.7\n", "application/pdf"),
    ],
)
def test_what_is_known_by_its_content(content: str, expected: str) -> None:
    assert media_type(content.encode()) == expected
    assert media_type(b"\xef\xbb\xbf" + content.encode()) == expected or content.startswith("%PDF")
    assert media_type(content.replace("\n", "\r\n").encode()) == expected


@pytest.mark.parametrize(
    "content",
    [
        article(TITLE),
        article(f"{TITLE}\nBy Jane Roe, Bo Lund and staff\n3 May 2024, 10:15"),
        article(TITLE, ("- the pier closes", "- the gate stays", "#1 in the list", "> so it seemed")),
        "Text, title and date, and what they mean\n" + article(),
        "Source: The Lantern | Author: Jane Roe | Date: 3 May\n" + article(TITLE),
        "From: Jane Roe\nTo: the harbour council\nSubject: the pier\n\nDear all, the pier is shut.\n",
        "From the harbour came the news at 10:15 on 3 May 2024.\n" + article(),
        "{This is a note of the editors} " + article(TITLE),
        "[Updated] " + article(TITLE),
        '["a", "list", "of", "words"]',
        "---\n" + article(TITLE) + "\n---\n",
        "# hashtag\n" + article(),
        "**NO** to the pier, they shouted. **NO**, again.\n" + article(),
        "Title: Pier\nDate: today\n\n" + article(),
        "",
    ],
)
def test_an_article_is_a_plain_text(content: str) -> None:
    assert media_type(content.encode()) == "text/plain"


def test_the_beginning_and_the_whole_are_told_alike() -> None:
    lines = "\n".join(f'{{"text": "number {number}", "id": {number}}}' for number in range(5_000))
    listed = "[" + ",\n".join(f'{{"text": "{number}"}}' for number in range(9_000)) + "]"
    rows = "title,text\n" + "".join(f'Pier {number},"Shut, for good.\nYes."\n' for number in range(5_000))
    one_long = '{"text": "' + "x" * HEAD + '"}\n{"text": "b"}\n'
    for content in (lines, listed, rows, one_long, MARKDOWN * 900):
        encoded = content.encode()
        assert len(encoded) > HEAD
        assert media_type(encoded) == media_type(encoded[:HEAD]) != "text/plain"


def test_hostile_beginnings_are_told_in_time() -> None:
    for content in (
        "{" * HEAD,
        "[{" * HEAD,
        '{"' + "\\" * HEAD,
        '{"a":' * HEAD,
        "a|" * HEAD,
        '"' * HEAD,
        "From: \n " * HEAD,
        "---\n" * HEAD,
        "[a](" * HEAD,
        "*a" * HEAD,
        "# \n" * HEAD,
        "> " * HEAD,
    ):
        assert media_type(content.encode())
