"""Dates, names and hostile text as a page shows them."""

from __future__ import annotations

import pytest

from onrecord.web.days import between, day, is_day, span
from onrecord.web.guard import host_of
from onrecord.web.markup import name, visible


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2031-04-02", "2 April 2031"),
        ("2031-04", "April 2031"),
        ("2031", "2031"),
        ("2031-04-02T08:30:00+02:00", "2 April 2031, 08:30"),
        ("not a date", "not a date"),
        ("2031-13-01", "2031-13-01"),
    ],
)
def test_day(given: str, shown: str) -> None:
    assert day(given) == shown


def test_intervals() -> None:
    assert between("2031-04-02", "2031-04-02") == "2 April 2031"
    assert between("2031-04-02", "2031-05-01") == "2 April 2031 to 1 May 2031"
    assert between(None, "2031-05-01") == "by 1 May 2031"
    assert between("2031-05-01", None) == "from 1 May 2031"
    assert span(None) is None


@pytest.mark.parametrize(
    ("given", "known"), [("2031", True), ("2031-02-29", False), ("2032-02-29", True), ("x", False)]
)
def test_is_day(given: str, known: bool) -> None:
    assert is_day(given) is known


def test_text_is_escaped_and_what_does_not_show_is_named() -> None:
    shown = visible('<script>alert("1")</script>\u202egpj\x00\x07')
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert all(code in shown for code in ("U+202E", "U+0000", "U+0007"))
    assert not {"\u202e", "\x00", "\x07"} & set(shown)
    assert visible("a\nb\tc שלום") == "a\nb\tc שלום"


def test_a_name_is_one_line_in_its_own_direction() -> None:
    assert name("Ilse\n <b>Marrow</b>\u202e") == '<bdi dir="auto">Ilse &lt;b&gt;Marrow&lt;/b&gt;</bdi>'


@pytest.mark.parametrize(
    ("header", "host"),
    [("localhost:8321", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]:8321", "::1"), ("A.example", "a.example")],
)
def test_host_of(header: str, host: str) -> None:
    assert host_of(header) == host
