from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import zstandard

from onrecord.read import allowance, files, unpacking
from onrecord.read.media import not_an_article
from onrecord.read.members import companions, label
from onrecord.read.sniff import media_type
from tests.read.making import (
    PNG,
    SCRIPT,
    STYLE,
    captures,
    failures,
    page,
    passed,
    read_all,
    tar_of,
    warc_gz,
    warc_record,
    zip_of,
)

PACKERS = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor(write_checksum=True).compress,
    "zst frames": lambda data: b"".join(zstandard.ZstdCompressor().compress(part) for part in (data[:300], data[300:])),
}


def write(tmp_path: Path, content: bytes, name: str = "pages.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def uris(found: list) -> list[str]:  # type: ignore[type-arg]
    return [capture.uri.removeprefix("file:///pages.txt").lstrip("/") for capture in captures(found)]


ARCHIVES = {
    "zip": zip_of,
    "stored zip": lambda members: zip_of(members, zipfile.ZIP_STORED),
    "lzma zip": lambda members: zip_of(members, zipfile.ZIP_LZMA),
    "tar": tar_of,
    "tar.gz": lambda members: tar_of(members, "w:gz"),
    "tar.xz": lambda members: tar_of(members, "w:xz"),
    "tar.bz2": lambda members: tar_of(members, "w:bz2"),
    "tar.zst": lambda members: zstandard.ZstdCompressor().compress(tar_of(members)),
    "zip.gz": lambda members: gzip.compress(zip_of(members)),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_members_are_articles_at_addresses_within_the_archive(tmp_path: Path, kind: str) -> None:
    members = {"a/one page.html": page(1), "b/zwei.txt": "Das Café ist zu.".encode(), "c.html": page(3)}
    found = read_all(write(tmp_path, ARCHIVES[kind](members)))
    assert failures(found) == []
    assert uris(found) == ["a/one%20page.html", "b/zwei.txt", "c.html"]
    assert [capture.content for capture in captures(found)] == list(members.values())
    assert [capture.media_type for capture in captures(found)] == ["text/html", "text/plain", "text/html"]
    origins = [capture.origin for capture in captures(found)]
    assert {origin.container for origin in origins} == {"pages.txt"}
    assert origins[0].place == "member a/one page.html"
    assert str(tmp_path) not in repr(origins)


def test_a_zip_is_read_by_name_and_a_tar_as_it_lies(tmp_path: Path) -> None:
    members = {"b.html": page(1), "a.html": page(2)}
    assert uris(read_all(write(tmp_path, zip_of(members)))) == ["a.html", "b.html"]
    assert uris(read_all(write(tmp_path, tar_of(members)))) == ["b.html", "a.html"]


@pytest.mark.parametrize("kind", PACKERS)
def test_a_compressed_page_is_one_article(tmp_path: Path, kind: str) -> None:
    found = read_all(write(tmp_path, PACKERS[kind](page()), "page.html"))
    [capture] = captures(found)
    assert (capture.uri, capture.content, capture.media_type) == ("file:///page.html", page(), "text/html")
    assert (capture.origin.container, capture.origin.place) == ("page.html", None)


@pytest.mark.parametrize("kind", PACKERS)
def test_what_is_cut_off_or_damaged_is_a_failure(tmp_path: Path, kind: str) -> None:
    packed = PACKERS[kind](b"".join(map(page, range(50))))
    found = read_all(write(tmp_path, packed[: len(packed) // 2]))
    assert (captures(found), failures(found)) == ([], ["damaged archive"])
    found = read_all(write(tmp_path, packed[:60] + bytes(60) + packed[120:]))
    assert (captures(found), failures(found)) == ([], ["damaged archive"])


@pytest.mark.parametrize("kind", ["tar", "tar.gz", "zip"])
def test_what_lies_before_the_damage_is_read(tmp_path: Path, kind: str) -> None:
    whole = ARCHIVES[kind]({f"{number}.html": page(number) for number in range(200)})
    found = read_all(write(tmp_path, whole[: len(whole) * 2 // 3]))
    assert failures(found) == ["damaged archive"]
    assert (len(captures(found)) > 0) == (kind != "zip")


def test_hidden_members_folders_and_those_of_a_saved_page_are_left_out(tmp_path: Path) -> None:
    members = {
        "Ferry.html": page(1), "Ferry_files/frame.html": page(2), "Ferry_files/deep/frame.html": page(3),
        "sub/Hafen.htm": page(4), "sub/Hafen-Dateien/frame.html": page(5), "lone_files/page.html": page(6),
        "__MACOSX/._Ferry.html": b"\x00\x05\x16\x07" + bytes(50), ".hidden.html": page(7), ".git/page.html": page(8),
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50),
    }  # fmt: skip
    for kind in ("zip", "tar.gz"):
        found = read_all(write(tmp_path, ARCHIVES[kind](members)))
        assert sorted(uris(found)) == ["Ferry.html", "lone_files/page.html", "sub/Hafen.htm"]
        assert len(found) == 3
    for name, content in members.items():
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    names = [path.relative_to(tmp_path / "folder").as_posix() for path in files.find(tmp_path / "folder")]
    assert names == ["Ferry.html", "lone_files/page.html", "sub/Hafen.htm"]


@pytest.mark.parametrize(
    "folder", ["A_files", "A.files", "A-Dateien", "A_fichiers", "A_archivos", "A-filer", "A_pliki"]
)
def test_the_folder_of_a_saved_page_in_many_languages(folder: str) -> None:
    assert companions(["A.html", f"{folder}/x.css"]) == {folder}
    assert companions(["B.html", f"{folder}/x.css"]) == frozenset()
    assert companions(["A.txt", f"{folder}/x.css"]) == frozenset()


def test_pictures_styles_and_scripts_among_articles_are_passed_over(tmp_path: Path) -> None:
    members = {
        "a.html": page(1), "logo.png": PNG, "site.css": STYLE, "site.js": SCRIPT, "font.woff2": b"wOF2" + bytes(99),
        "icon.svg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'></svg>",
        "film.mp4": b"\x00\x00\x00\x20ftypisom" + bytes(99), "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
    }  # fmt: skip
    for kind in ("zip", "tar"):
        found = read_all(write(tmp_path, ARCHIVES[kind](members)))
        assert (uris(found), passed(found), failures(found)) == (["a.html"], 6, ["not text"])
    for name, content in members.items():
        (tmp_path / "folder").mkdir(exist_ok=True)
        (tmp_path / "folder" / name).write_bytes(content)
    found = read_all(tmp_path / "folder")
    assert (len(captures(found)), passed(found), failures(found)) == (1, 6, ["not text"])
    assert failures(read_all(tmp_path / "folder" / "logo.png")) == ["not text"]


@pytest.mark.parametrize(
    "text",
    [
        "The pier is closed; the town waits. (So says the mayor: “it is ours”.)",
        "A; b; c; d; e; f; and so on: a list; with more; of the same (and = signs).",
        '{"title": "The pier", "text": "function (a) { return a; };"}',
        '["a", {"b": "function () {}; {};"}]',
        "title,text\nThe pier,The pier is closed\n",
        "<p>A page { with; braces } (and): so on; }</p>",
        "# The pier\n\nSet `x = {a: 1};` and be done; the rest of the article is about the pier and the town, "
        "which is closed and waits, as the mayor said on Monday when she came to see it.",
        "",
        "Zürich — «Wir gehen nicht»; so der Bürgermeister; das Werk {ruht} und niemand weiß; wie lange noch.",
    ],
)
def test_prose_is_no_code(text: str) -> None:
    assert not not_an_article(text.encode())


@pytest.mark.parametrize("content", [STYLE, SCRIPT, b"/* nothing */", b"\xef\xbb\xbf" + SCRIPT, STYLE * 3000])
def test_code_is_known_by_its_marks(content: bytes) -> None:
    assert not_an_article(content[: files.HEAD])


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("/etc/passwd", "etc/passwd"),
        ("../../a.html", "a.html"),
        ("a/../../b.html", "a/b.html"),
        ("C:\\pages\\a.html", "pages/a.html"),
        ("./a//b.html", "a/b.html"),
        ("a\udce9.html", "a?.html"),
        ("..", ""),
    ],
)
def test_a_name_that_leads_out_is_a_label_only(name: str, safe: str) -> None:
    assert label(name) == safe


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_hostile_names_are_read_and_nothing_is_written(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    names = ["../../evil.html", "/evil.html", "a/../../b.html", "evil.html", "a\x01b.html", "ü" * 100 + ".html"]
    members = {name: page(number) for number, name in enumerate(names)}
    found = read_all(write(tmp_path, ARCHIVES[kind](members)))
    assert failures(found) == []
    assert sorted(capture.content for capture in captures(found)) == sorted(members.values())
    assert all(".." not in uri and uri.isascii() for uri in uris(found))
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "pages.txt"] or [
        path.name for path in tmp_path.rglob("*")
    ] == ["pages.txt", "in"]


def test_members_of_the_same_name_are_both_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.html", page(1))
        archive.writestr("a.html", page(2))
    found = read_all(write(tmp_path, out.getvalue()))
    assert [capture.content for capture in captures(found)] == [page(1), page(2)]


def test_links_and_devices_in_a_tar_are_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE)
        for number, kind in enumerate(kinds):
            info = tarfile.TarInfo(f"{number}.html")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("page.html")
        info.size = len(page())
        archive.addfile(info, io.BytesIO(page()))
    found = read_all(write(tmp_path, out.getvalue()))
    assert (uris(found), len(found)) == (["page.html"], 1)


def test_a_link_in_a_zip_is_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.html")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("page.html", page())
    assert uris(read_all(write(tmp_path, out.getvalue()))) == ["page.html"]


def locked(content: bytes, name: str) -> bytes:
    """A ZIP in which one member says that it is encrypted, in both places that say so."""
    out = bytearray(content)
    for mark, flags, at in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = -1
        while (place := out.find(mark, place + 1)) >= 0:
            if out[place + at : place + at + len(name)] == name.encode():
                out[place + flags] |= 1
    return bytes(out)


def test_locked_members_are_named_once_and_the_others_read(tmp_path: Path) -> None:
    content = zip_of({"a.html": page(1), "b.html": page(2), "c.html": page(3)})
    found = read_all(write(tmp_path, locked(locked(content, "b.html"), "c.html")))
    assert (uris(found), failures(found)) == (["a.html"], ["locked with a password"])
    [message] = [str(item.capture) for item in found if "locked" in str(getattr(item, "capture", ""))]
    assert "2 of its 3 members" in message
    assert "b.html" in message


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, "office document"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, "office document"),
        ({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<x/>"}, "electronic book"),
    ],
)
def test_office_documents_are_refused_with_the_remedy(tmp_path: Path, members: dict[str, bytes], reason: str) -> None:
    found = read_all(write(tmp_path, zip_of(members)))
    assert failures(found) == [reason]
    assert "save its text" in str(found[0].capture)  # type: ignore[union-attr]


def nested(depth: int, kind: str) -> bytes:
    content = page()
    for _ in range(depth):
        content = ARCHIVES[kind]({"in": content})
    return content


@pytest.mark.parametrize(("kind", "deepest"), [("zip", 4), ("tar", 4), ("tar.gz", 2)])
def test_archives_within_archives_are_read_to_a_depth(tmp_path: Path, kind: str, deepest: int) -> None:
    found = read_all(write(tmp_path, nested(deepest, kind)))
    assert (uris(found), failures(found)) == (["/".join(["in"] * deepest)], [])
    assert captures(found)[0].origin.place == ", ".join(["member in"] * deepest)
    assert failures(read_all(write(tmp_path, nested(deepest + 1, kind)))) == ["too deep"]


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz", "zst", "zip", "tar.gz"])
def test_bombs_are_defused(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "_FREE", 1_000_000)
    bomb = b"<p>bomb</p>" + bytes(80_000_000)
    packed = PACKERS[kind](bomb) if kind in PACKERS else ARCHIVES[kind]({f"{n}.html": bomb for n in range(3)})
    tracemalloc.start()
    found = read_all(write(tmp_path, packed))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert captures(found) == []
    assert set(failures(found)) <= {"unpacks to too much", "too large"}
    assert failures(found)
    assert most < 60_000_000


def test_a_bomb_of_archives_in_archives_ends_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "_FREE", 1_000_000)
    content = zip_of({f"{number}.html": page(number) * 500 for number in range(16)})
    for _ in range(3):
        content = zip_of({f"{number}.zip": content for number in range(16)})
    found = read_all(write(tmp_path, content))
    assert 0 < failures(found).count("unpacks to too much") <= 6
    assert len(captures(found)) < 500


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MOST_MEMBERS", 10)
    monkeypatch.setattr("onrecord.read.zipped.MOST_MEMBERS", 10)
    members = {f"{number:02}.html": page(number) for number in range(30)}
    found = read_all(write(tmp_path, zip_of(members)))
    assert (uris(found), failures(found)) == ([], ["too many members"])
    found = read_all(write(tmp_path, tar_of(members)))
    assert (len(captures(found)), failures(found)) == (10, ["too many members"])


def test_a_hundred_thousand_members_do_not_trouble_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(100_000):
            name = f"{number:06}.html" if number % 1_000 == 0 else f"Ferry_files/.{number:06}.html"
            archive.writestr(zipfile.ZipInfo(name), page(number))
    found = read_all(write(tmp_path, out.getvalue()))
    assert (len(captures(found)), failures(found)) == (100, [])


def test_a_name_of_any_length_in_a_tar_is_not_read_into_memory(tmp_path: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 200_000_000
    content = info.tobuf(tarfile.GNU_FORMAT) + bytes(1_000_000)
    tracemalloc.start()
    found = read_all(write(tmp_path, content))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (captures(found), failures(found)) == ([], ["damaged archive"])
    assert most < 20_000_000


def test_a_large_member_is_kept_in_a_file_and_not_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_IN_MEMORY", 1_000)
    folders = []
    making = unpacking.tempfile.TemporaryDirectory

    def noted(**given: object) -> object:
        folders.append(making(dir=tmp_path, **given))  # type: ignore[call-overload]
        return folders[-1]

    monkeypatch.setattr(unpacking.tempfile, "TemporaryDirectory", noted)
    records = [warc_record(page(number), uri=f"https://tarnfield.example/{number}") for number in range(20)]
    found = read_all(write(tmp_path, tar_of({"a.warc.gz": warc_gz(records), "b.zip": zip_of({"c.html": page(1)})})))
    assert (len(captures(found)), failures(found)) == (21, [])
    assert len(folders) == 1
    assert not Path(folders[0].name).exists()


def test_large_members_that_are_no_archives_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking.tempfile, "TemporaryDirectory", lambda **_: pytest.fail("written to disk"))
    members = {"a.html": page(1) * 40_000, "b.mp4": b"\x00\x00\x00\x20ftypisom" + bytes(12_000_000), "c.html": page(2)}
    found = read_all(write(tmp_path, tar_of(members)))
    assert (uris(found), failures(found), passed(found)) == (["c.html"], ["too large"], 1)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04" + bytes(40), "application/zip"),
        (tar_of({"a": b"x"}), "application/x-tar"),
        (tar_of({"a" * 300: b"x"}), "application/x-tar"),
        (gzip.compress(b"x", mtime=0), "application/gzip"),
        (bz2.compress(b"x"), "application/x-bzip2"),
        (b"BZh is how this sentence begins.", "text/plain"),
        (lzma.compress(b"x"), "application/x-xz"),
        (zstandard.compress(b"x"), "application/zstd"),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "application/warc"),
        (zstandard.compress(b"WARC/1.0\r\n"), "application/warc"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "application/warc"),
        (b"WARC is a format.", "text/plain"),
        (b"\x1f\x8b\x08broken", "application/gzip"),
        (b"x" * 600, "text/plain"),
        (bytes(1024), "text/plain"),
    ],
)
def test_archives_are_known_by_content(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(40), b"PK\x05\x06" + b"\xff" * 18, b"PK\x05\x06"])
def test_a_zip_that_is_none_is_a_failure(tmp_path: Path, content: bytes) -> None:
    assert failures(read_all(write(tmp_path, content))) in (["damaged archive"], ["too many members"])


def test_a_member_that_is_not_what_the_table_says_costs_only_itself(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.html": page(1), "b.html": page(2)}, zipfile.ZIP_STORED))
    content[content.find(b"Ferry 1")] ^= 0xFF
    found = read_all(write(tmp_path, bytes(content)))
    assert (uris(found), failures(found)) == (["b.html"], ["damaged archive"])
