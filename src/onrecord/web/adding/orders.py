"""What somebody sent to be added: files under safe names, pasted text, addresses."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.sources import is_address
from onrecord.web.days import is_day


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken at once. total: bytes of all that is sent; text: bytes of pasted text or links."""

    total: int = 500_000_000
    files: int = 500
    text: int = 2_000_000
    links: int = 500


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: the name that its sender gave it, and its bytes."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Sent:
    """All that one form holds, as it came. Empty strings for what was left open."""

    uploads: Sequence[Upload] = ()
    text: str = ""
    title: str = ""
    date: str = ""
    links: str = ""
    outlet: str = ""
    collected: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be added: files that were put aside in ``spool``, and addresses.

    refused: lines among the addresses that are none, each with the reason; they were never opened.
    """

    spool: Path
    files: tuple[Path, ...]
    links: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    outlet: str | None
    collected: str | None


def require_sound(sent: Sent, limits: Limits) -> None:
    """Refuse what cannot be an order, before anything is kept.

    Raises:
        InputError: for nothing at all, a date that is none, or too many links.
    """
    if not (sent.uploads or sent.text or sent.links):
        raise InputError("Nothing was sent: choose at least one file, or paste a text or links. Nothing was changed.")
    for label, day in (("Date", sent.date), ("Collected on", sent.collected)):
        if day and not (re.fullmatch(r"\d{4}-\d\d-\d\d", day) and is_day(day)):
            raise InputError(f"{label}: “{day}” is no date. Write it as 2024-03-21. Nothing was changed.")
    if len(sent.links.split("\n")) > limits.links:
        raise InputError(f"These are more than {limits.links:,} links. Send them in parts. Nothing was changed.")


def put_aside(sent: Sent, spool: Path) -> Order:
    """Keep the bytes in ``spool`` until they were added.

    Each file has a folder of its own, so that its name can be the one that it was sent under.

    Raises:
        OSError: if they cannot be written.
    """
    files = [_kept(spool, number, each.name, each.stream) for number, each in enumerate(sent.uploads, 1)]
    if sent.text:
        files.append(_pasted(spool, sent))
    links = list(dict.fromkeys(line.strip() for line in sent.links.splitlines() if line.strip()))
    # What is no address would be taken for the path of a file of this computer.
    good = tuple(line for line in links if is_address(line))
    refused = tuple((line, f"{line}: no address of the web; it begins with https://") for line in _others(links, good))
    return Order(spool, tuple(files), good, refused, sent.outlet or None, sent.collected or None)


def safe_name(given: str) -> str:
    """The last part of the name that a browser sent, as a name that a file may have here."""
    name = PureWindowsPath(given.replace("/", "\\")).name if "\\" in given or "/" in given else given
    name = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", name).strip()
    if os.name == "nt":
        name = re.sub(r'[<>:"|?*]', "_", name).rstrip(". ")
        if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name):
            name = f"_{name}"
    name = _short(name)
    return name if name.strip(".") else "file"


def is_full(error: OSError) -> bool:
    """Whether there is no room left on the disk."""
    return error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


def _short(name: str) -> str:
    """The name, cut before its ending to what every system takes."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = _LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + dot + ending


def _kept(spool: Path, number: int, name: str, stream: BinaryIO) -> Path:
    path = spool / str(number) / safe_name(name)
    path.parent.mkdir(parents=True)
    with path.open("xb") as out:
        shutil.copyfileobj(stream, out, 1 << 20)
    return path


def _pasted(spool: Path, sent: Sent) -> Path:
    """A pasted text as a row of an export, the one form that says apart from the text what is known of it."""
    text = sent.text.replace("\r\n", "\n")
    row: dict[str, Any] = {"title": sent.title, "date": sent.date, "text": text}
    content = json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False, indent=1)
    data = content.encode("utf-8", "replace")
    path = spool / "pasted" / f"pasted-{sha256_hex(data)[:16]}.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path


def _others(links: Iterable[str], good: tuple[str, ...]) -> list[str]:
    return [line for line in links if line not in set(good)]


_LONGEST_NAME = 200
_LONGEST_ENDING = 20
