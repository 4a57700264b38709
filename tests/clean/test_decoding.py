from __future__ import annotations

import codecs
from dataclasses import replace

import pytest

from onrecord.clean.decoding import decode
from onrecord.errors import InputError
from onrecord.types import Origin
from tests.clean.pages import capture

RUSSIAN = "Пирс в Карсе закрыт, сказала мэр Ада Лунд. " * 5
FRENCH = "Le café de la jetée est fermé depuis trois semaines, a déclaré la maire. " * 5
JAPANESE = "桟橋は閉鎖されたと市長は述べた。" * 5


def page(text: str, declared: str | None = None) -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


def read(content: bytes, charset: str | None = None, media_type: str = "text/html") -> str:
    return decode(replace(capture(content, media_type), origin=Origin(charset=charset)))


@pytest.mark.parametrize(
    ("text", "encoding", "charset"),
    [
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (FRENCH, "latin-1", "iso-8859-1"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        ("码头已关闭，市长说。" * 5, "gb18030", "gb2312"),
        ("“Wir gehen nicht”, sagte sie — €", "cp1252", "iso-8859-1"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_the_charset_of_the_server_is_heard(text: str, encoding: str, charset: str, media_type: str) -> None:
    assert read(page(text).encode(encoding), charset, media_type) == page(text)


def test_a_mark_wins_over_the_server_and_the_server_over_the_page() -> None:
    assert read(codecs.BOM_UTF8 + page(RUSSIAN, "koi8-r").encode(), "windows-1251") == page(RUSSIAN, "koi8-r")
    assert read(page(RUSSIAN, "windows-1252").encode("koi8-r"), "koi8-r") == page(RUSSIAN, "windows-1252")
    assert read(page(RUSSIAN, "koi8-r").encode("koi8-r")) == page(RUSSIAN, "koi8-r")


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "windows-1251", "shift_jis", "gbk", "utf-16", "nonsense", "hex", "idna"]
)
def test_utf_8_is_read_as_such_whatever_is_declared(charset: str) -> None:
    for text in (RUSSIAN, FRENCH, JAPANESE, "Only ASCII here."):
        assert read(page(text, charset).encode(), charset) == page(text, charset)
        assert read(text.encode(), charset, "text/plain") == text


def test_a_declared_charset_that_does_not_fit_is_passed_over() -> None:
    assert read(page(RUSSIAN, "koi8-r").encode("koi8-r"), "ascii2") == page(RUSSIAN, "koi8-r")
    assert read(page(FRENCH, "shift_jis").encode("cp1252"), "utf-8") == page(FRENCH, "shift_jis")


def test_one_bad_byte_does_not_lose_a_page() -> None:
    for text, encoding, charset in (
        (RUSSIAN, "utf-8", None),
        (RUSSIAN, "utf-8", "utf-8"),
        (JAPANESE, "euc_jp", "euc-jp"),
    ):
        content = page(text * 20, charset).encode(encoding)
        broken = content.replace(b"</p>", b"\xff</p>", 1)
        found = read(broken, charset)
        assert found.replace("\ufffd", "") == page(text * 20, charset)
        assert found.count("\ufffd") == 1


def test_one_byte_of_windows_in_an_ascii_page_is_what_it_means_there() -> None:
    for declared in (None, "utf-8"):
        assert "town\u2019s" in read(
            page("The town's pier is closed. " * 50, declared).encode().replace(b"'", b"\x92", 1)
        )


def test_an_undeclared_page_in_a_latin_alphabet_is_windows_1252() -> None:
    assert read(page(FRENCH).encode("cp1252")) == page(FRENCH)
    assert read(page(FRENCH, "utf-8").encode("cp1252"), "utf-8") == page(FRENCH, "utf-8")


def test_an_undeclared_page_in_another_alphabet_is_refused() -> None:
    for text, encoding in ((RUSSIAN, "koi8-r"), (JAPANESE, "cp932")):
        with pytest.raises(InputError) as caught:
            read(page(text).encode(encoding))
        assert caught.value.reason == "not UTF-8"


def test_plain_text_without_a_charset_is_utf_8_or_nothing() -> None:
    for content in (FRENCH.encode("cp1252"), FRENCH.encode() + b"\xff"):
        with pytest.raises(InputError) as caught:
            read(content, None, "text/plain")
        assert caught.value.reason == "not UTF-8"
    assert read(FRENCH.encode("cp1252"), "windows-1252", "text/plain") == FRENCH


def test_a_marked_page_with_a_bad_unit_is_read() -> None:
    content = codecs.BOM_UTF16_LE + page(FRENCH).encode("utf-16-le") + b"\x00\xd8"
    assert read(content).startswith(page(FRENCH))
    with pytest.raises(InputError):
        read(content, None, "text/plain")
