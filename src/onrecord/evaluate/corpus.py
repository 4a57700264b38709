"""Where the articles of a benchmark lie, and which articles they are."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from onrecord.errors import InputError

_PARTS = {"text": ".txt", "attributions": ".ann"}


@contextmanager
def opened(path: Path, split: str) -> Iterator[Path]:
    """The folder that holds ``<split>/text``: ``path`` itself, or what the .tar.gz at ``path`` holds.

    An archive is unpacked for as long as the context lasts.

    Raises:
        InputError: if there are no annotated articles of ``split`` there.
    """
    if not path.exists():
        raise InputError(f"{path}: there is nothing there; name the folder that holds {split}/text, or its .tar.gz")
    if path.is_dir():
        _require(path, split, path, (folder.parent.name for folder in path.glob("*/text")))
        yield path
        return
    with tempfile.TemporaryDirectory() as scratch:
        splits = _unpack(path, split, Path(scratch))
        _require(Path(scratch), split, path, splits)
        yield Path(scratch)


def fingerprint(folder: Path, split: str) -> str:
    """A SHA-256 over the articles and annotations of ``folder/split``, whatever the files are called.

    It is ``digest_of`` the files that are read.
    """
    paths = (path for part, suffix in _PARTS.items() for path in (folder / split / part).glob(f"*{suffix}"))
    return digest_of(path.read_bytes() for path in paths)


def single_file(path: Path, ending: str) -> bytes:
    """The bytes of a benchmark that is one file: ``path`` itself, or the one file of that ``ending`` in its .tar.gz.

    Raises:
        InputError: if there is no such file, or more than one in the archive.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file; name a file *{ending}, or its .tar.gz")
    if path.suffix not in (".gz", ".tgz", ".tar"):
        return path.read_bytes()
    try:
        with tarfile.open(path) as tar:
            members = [one for one in tar if one.isfile() and one.name.endswith(ending)]
            names = ", ".join(one.name for one in members) or "none"
            content = tar.extractfile(members[0]) if len(members) == 1 else None
            if content is None:
                raise InputError(f"{path}: one {ending} file is needed in it, and it has {names}")
            with content:
                return content.read()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(f"{path}: not a whole .tar.gz ({error})", reason="damaged") from error


def digest_of(contents: Iterable[bytes]) -> str:
    """A SHA-256 over the sorted SHA-256 of some files' ``contents``, one a line, in hexadecimal."""
    digests = sorted(hashlib.sha256(content).hexdigest() for content in contents)
    return hashlib.sha256("".join(f"{one}\n" for one in digests).encode()).hexdigest()


def _require(folder: Path, split: str, given: Path, splits: Iterable[str]) -> None:
    for part, suffix in _PARTS.items():
        if not any((folder / split / part).glob(f"*{suffix}")):
            held = sorted(set(splits))
            known = f"it has the splits {', '.join(held)}" if held else "name the folder that holds <split>/text"
            raise InputError(f"{given}: no {suffix} files under {split}/{part}; {known}", reason="no such benchmark")


def _unpack(archive: Path, split: str, out: Path) -> set[str]:
    """Write the files of ``split`` to ``out``, by their bare names alone; the names of all splits."""
    splits = set()
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                where = PurePosixPath(member.name).parts[-3:]
                if not member.isfile() or len(where) < 3 or _PARTS.get(where[1]) != Path(where[2]).suffix:
                    continue
                splits.add(where[0])
                content = tar.extractfile(member)
                if where[0] == split and content is not None:
                    target = out / where[0] / where[1] / Path(where[2]).name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with content, target.open("wb") as file:
                        shutil.copyfileobj(content, file)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(f"{archive}: not a folder and not a whole .tar.gz ({error})", reason="damaged") from error
    return splits
