"""The members of an archive: what they are called, which are left out, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import quote, unquote

from onrecord.read.allowance import Allowance
from onrecord.read.found import Content
from onrecord.types import Origin

_DRIVE = re.compile(r"^[A-Za-z]:(?=/|$)")
# What systems leave behind in folders, unasked.
_LEFT_BEHIND = frozenset(("__macosx", "thumbs.db", "desktop.ini", "$recycle.bin"))

# What browsers append to a saved page's name to name the folder of its images and frames, in their languages.
_APPENDED = re.compile(
    r"(?:[_.]files|[-_]dateien|_fichiers|_bestanden|_file|_archivos|-filer|_tiedostot|_pliki|_soubory|_elemei|_ficheiros"
    r"|_arquivos|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|_fitxategiak|_súbory|_fișiere|_файлы)\Z",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\.(?:x?html?|xht|shtml|php|aspx?|jsp)\Z", re.IGNORECASE)


def label(name: str) -> str:
    """A member's name as a relative path with slashes: nothing in it leads out of the archive."""
    name = name.encode("utf-8", "replace").decode("utf-8")  # a record cannot hold half a surrogate pair
    name = _DRIVE.sub("", name.replace("\\", "/"))
    return "/".join(part for part in name.split("/") if part not in ("", ".", ".."))


def is_left_out(name: str) -> bool:
    """Whether a file or member is hidden, or lies in a hidden folder, by its label."""
    return any(part.startswith(".") or part.lower() in _LEFT_BEHIND for part in name.split("/")) or not name


def companions(names: Iterable[str]) -> frozenset[str]:
    """The folders that hold the images and frames of a page that was saved beside them, by all labels."""
    folders: set[str] = set()
    pages: set[str] = set()
    for name in names:
        at = 0
        while (at := name.find("/", at + 1)) > 0:
            if _APPENDED.search(name, 0, at):
                folders.add(name[:at])
        if _PAGE.search(name):
            pages.add(_PAGE.sub("", name))
    return frozenset(folder for folder in folders if _APPENDED.sub("", folder) in pages)


def lies_within(name: str, folders: frozenset[str]) -> bool:
    """Whether one of the folders holds what has this label."""
    at = 0
    while folders and (at := name.find("/", at + 1)) > 0:
        if name[:at] in folders:
            return True
    return False


def file_name(content: Content) -> str:
    """What the bytes are called outside of messages: a bare file name, or an address."""
    return unquote(content.uri[8:]) if content.uri.startswith("file:///") else content.uri


def within(content: Content, place: str | None) -> Origin:
    """The origin of what lies in ``content``: its container, the place there, and what holds for all in it."""
    origin = content.origin
    # What was fetched because a list or a feed named it is a container of its own.
    is_fetched = origin.place is None and not content.uri.startswith("file:")
    container = None if is_fetched else origin.container
    places = [part for part in (origin.place, place) if part]
    return replace(
        origin, container=container or file_name(content), place=", ".join(places) or None,
        part=None, media_type=None, charset=None, address=None,
    )  # fmt: skip


def member(content: Content, name: str, allowance: Allowance, opened: Callable[[], BinaryIO]) -> Content:
    """A member of an archive as content of its own. name: its label."""
    return Content(
        name=f"{content.name}, {name}",
        uri=f"{content.uri}/{quote(name)}",
        open=opened,
        origin=within(content, f"member {name}"),
        depth=content.depth + 1,
        among=True,
        allowance=allowance,
    )
