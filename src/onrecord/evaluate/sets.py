"""The files of a data set, in a folder or in a .tar.gz."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.errors import InputError
from onrecord.ids import sha256_hex

_LARGEST = 64 * 1024 * 1024
"""Bytes; no file of such a set comes near."""


@dataclass(frozen=True, slots=True)
class SetFile:
    """One file: where it lies within the set, and its bytes."""

    place: PurePosixPath
    content: bytes

    @property
    def sha256(self) -> str:
        """Of its bytes, in hexadecimal."""
        return sha256_hex(self.content)

    def text(self) -> str:
        """Its text.

        Raises:
            InputError: if it is not UTF-8.
        """
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(f"{self.place}: not UTF-8 ({error})", reason="damaged") from error


def set_files(path: Path, ending: str, within: str = "") -> list[SetFile]:
    """The files at ``path`` whose name has this ending and whose folders include ``within``, in order of their places.

    path: a folder, a .tar.gz, or one file.

    Raises:
        InputError: if there is none, or the archive is damaged.
    """
    if not path.exists():
        raise InputError(f"{path}: there is nothing there; name the folder that holds the set, or its .tar.gz")
    source = _folder(path, ending) if path.is_dir() else _archive(path, ending) if _packed(path) else _single(path)
    found = [one for one in source if not within or within in one.place.parts]
    if not found:
        where = f" under {within}" if within else ""
        raise InputError(f"{path}: no *{ending} files{where} in it", reason="no such benchmark")
    return sorted(found, key=lambda one: one.place)


def _packed(path: Path) -> bool:
    return path.suffix in (".gz", ".tgz", ".tar")


def _single(path: Path) -> Iterator[SetFile]:
    yield SetFile(PurePosixPath(path.name), path.read_bytes())


def _folder(path: Path, ending: str) -> Iterator[SetFile]:
    for file in path.rglob(f"*{ending}"):
        if file.is_file() and not file.name.startswith("."):
            yield SetFile(PurePosixPath(file.relative_to(path).as_posix()), file.read_bytes())


def _archive(path: Path, ending: str) -> Iterator[SetFile]:
    try:
        with tarfile.open(path) as tar:
            for member in tar:
                place = PurePosixPath(member.name)
                if not member.isfile() or not place.name.endswith(ending) or place.name.startswith("."):
                    continue
                if member.size > _LARGEST:
                    raise InputError(f"{path}: {place} has {member.size:,} bytes, more than any file of such a set")
                content = tar.extractfile(member)
                if content is not None:
                    with content:
                        yield SetFile(place, content.read())
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(f"{path}: not a folder and not a whole .tar.gz ({error})", reason="damaged") from error


def held_out(name: str) -> bool:
    """Whether the document ``name`` of a set is one of the fifth that no model of ours is trained on."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % 5 == 0
