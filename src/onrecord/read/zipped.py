"""ZIP archives, and WACZ: a ZIP of WARCs. Members are read where they lie; nothing is extracted."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.read.allowance import MOST_MEMBERS, Allowance
from onrecord.read.found import Content, Found, Reading
from onrecord.read.members import companions, is_left_out, label, lies_within, member
from onrecord.read.unpacking import allowance_of, damage_of, seekable, unpacked

_LOCKED = 0x1
_TAIL = 22 + 65_535
_SMALLEST_ENTRY = 46
_NO_ARCHIVES = (
    ("[Content_Types].xml", "an office document"),
    ("META-INF/container.xml", "an electronic book"),
    ("content.xml", "an office document"),
)


def read_zip(content: Content, reading: Reading) -> Iterator[Content | Found]:
    """The members of a ZIP archive, by name; of a WACZ only its WARCs.

    Hidden files, and folders that belong to a saved page beside them, are left out.
    Raises InputError for office documents, damaged archives and such as unpack to too much.
    """
    allowance = allowance_of(content)
    with seekable(content) as stream:
        _require_not_too_many(content.name, stream)
        with damage_of(content.name):
            archive = zipfile.ZipFile(stream)
        with archive:
            yield from _members(content, archive, allowance)


def _members(content: Content, archive: zipfile.ZipFile, allowance: Allowance) -> Iterator[Content | Found]:
    names = set(archive.namelist())
    for name, kind in _NO_ARCHIVES:
        if name in names and (name != "content.xml" or "mimetype" in names):
            message = f"{content.name}: {kind}; save its text as HTML or plain text, and add that."
            raise InputError(message, reason=f"{kind.split(' ', 1)[1]}")
    infos = sorted(_articles(archive, _is_wacz(names)), key=lambda info: (label(info.filename), info.header_offset))
    locked = [info for info in infos if info.flag_bits & _LOCKED]
    if locked:
        yield Found(content.name, _locked(content.name, locked, len(infos)))
    for info in infos:
        if not info.flag_bits & _LOCKED:
            allowance.enter()
            name = label(info.filename)
            yield member(content, name, allowance, _opener(content, archive, info, allowance))


def _articles(archive: zipfile.ZipFile, is_wacz: bool) -> Iterator[zipfile.ZipInfo]:
    """The members that are to be read."""
    folders = companions(label(name) for name in archive.namelist())
    for info in archive.infolist():
        name = label(info.filename)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.is_dir() or info.filename.endswith("\\") or kind not in (0, stat.S_IFREG):
            continue
        if is_left_out(name) or lies_within(name, folders) or (is_wacz and not name.startswith("archive/")):
            continue
        yield info


def _is_wacz(names: set[str]) -> bool:
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def _opener(
    content: Content, archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance
) -> Callable[[], BinaryIO]:
    name = f"{content.name}, {label(info.filename)}"

    def opened() -> BinaryIO:
        with damage_of(name):
            stream = archive.open(info)
        return unpacked(name, stream, allowance)

    return opened


def _locked(name: str, locked: Sequence[zipfile.ZipInfo], of: int) -> InputError:
    first = label(locked[0].filename)
    return InputError(
        f"{name}: {len(locked):,} of its {of:,} members are locked with a password, {first} the first; "
        "unpack it with the password, and add the folder.",
        reason="locked with a password",
    )


def _require_not_too_many(name: str, stream: BinaryIO) -> None:
    """Refuse a table of contents that would not fit into memory, before it is read."""
    end = stream.seek(0, 2)
    stream.seek(max(0, end - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        return  # ZipFile says what is wrong
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if size == 0xFFFF_FFFF:
        long = tail.rfind(b"PK\x06\x06")
        size = int.from_bytes(tail[long + 40 : long + 48], "little") if long >= 0 else end
    stream.seek(0)
    if size > min(end, MOST_MEMBERS * 2 * _SMALLEST_ENTRY):
        raise InputError(
            f"{name}: its table of contents takes {size:,} bytes, more than {MOST_MEMBERS:,} members need; "
            "split it into several archives.",
            reason="too many members",
        )
