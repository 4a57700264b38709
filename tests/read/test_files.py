from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read import files, sources
from onrecord.read.found import Found, Passed, Reading

RECEIVED = "2024-06-01T08:00:00+00:00"


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        files.read(path, RECEIVED)
    assert str(path) in str(caught.value)
    return caught.value


def test_a_file_gives_itself_and_a_folder_its_files_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.html", ".hidden", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in files.find(tmp_path)] == ["a.txt", "b.txt", "sub/c.html"]
    assert list(files.find(str(tmp_path / "b.txt"))) == [tmp_path / "b.txt"]
    assert list(files.find(tmp_path / ".hidden")) == [tmp_path / ".hidden"]


def test_a_link_to_a_folder_above_is_harmless(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("text", encoding="utf-8")
    try:
        (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    assert [path.name for path in files.find(tmp_path)] == ["a.txt"]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="absent") as caught:
        list(files.find(tmp_path / "absent"))
    assert caught.value.reason == "no such file"
    assert refused(tmp_path / "absent").reason == "no such file"


def test_the_capture_holds_bytes_hash_and_bare_name(tmp_path: Path) -> None:
    path = tmp_path / "the pier é.txt"
    content = b"The pier is closed.\r\n"
    path.write_bytes(content)
    capture = files.read(path, RECEIVED)
    assert capture.content == content
    assert capture.sha256 == sha256_hex(content)
    assert capture.uri == "file:///the%20pier%20%C3%A9.txt"
    assert capture.received == RECEIVED
    assert capture.media_type == "text/plain"


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", "\u00a0\u2003\n".encode(), b"\xff\xfe \x00"])
def test_empty_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert refused(path).reason == "empty file"


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    opened = Path.open

    class Unread(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes | None:
            pytest.fail(f"{size} bytes read")

    monkeypatch.setattr(Path, "open", lambda self, *given: Unread(self) if self == path else opened(self, *given))
    error = refused(path)
    assert error.reason == "too large"
    assert "50,000,000" in str(error)
    assert "split" in str(error)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest of it", "ZIP"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG"),
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b"The pier\x00 is closed.", "NUL byte at offset 8"),
        (bytes(range(1, 32)) * 20, "control characters"),
    ],
)
def test_binary_content_is_named_for_what_it_is(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    error = refused(path)
    assert error.reason == "not text"
    assert kind in str(error)


def test_a_folder_where_a_file_is_wanted(tmp_path: Path) -> None:
    assert refused(tmp_path).reason == "is a folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions bind nobody here")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")
    path.chmod(0)
    assert refused(path).reason == "no permission"


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")

    def denied(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refused(path).reason == "no permission"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"<!DOCTYPE html><html><body>Pier</body></html>", "text/html"),
        (b"\xef\xbb\xbf\n<!-- x --><HTML><p>Pier</HTML>", "text/html"),
        (b"<div><p>The pier is closed.</p></div>", "text/html"),
        (b"<p> is how a paragraph begins in HTML, she said.", "text/plain"),
        (b"The <b>pier</b> is closed.", "text/plain"),
        ("\ufeff<html><body><p>Pier</p></body></html>".encode("utf-16-le"), "text/html"),
        ("\ufeffThe pier".encode("utf-16-be"), "text/plain"),
    ],
)
def test_media_type_by_content_never_by_ending(tmp_path: Path, content: bytes, media_type: str) -> None:
    for name in ("a.txt", "a.html", "a"):
        path = tmp_path / name
        path.write_bytes(content)
        assert files.read(path, RECEIVED).media_type == media_type


@pytest.mark.parametrize("opening", [b"<!-- a -->", b"<?a?>", b"<!-- a --><!DOCTYPE x [a]>", b"<!-- a --> \n"])
def test_a_head_of_many_comments_is_read_in_one_go(tmp_path: Path, opening: bytes) -> None:
    # Tried in all ways, it would not end before the sun does.
    path = tmp_path / "folder" / "a.html"
    path.parent.mkdir()
    path.write_bytes(opening * 2_000 + b"<unknown>Words of an article, some.</unknown>")
    [found] = sources.read(path.parent, Reading(RECEIVED))
    assert isinstance(found, Found)
    path.write_bytes(opening * 2_000 + b"<svg></svg>")
    [passed] = sources.read(path.parent, Reading(RECEIVED))
    assert isinstance(passed, Passed)
