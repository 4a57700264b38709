"""One file, compressed: gzip, bzip2, xz, Zstandard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, BinaryIO, cast

from onrecord.read import containers, files
from onrecord.read.found import Content, Reading
from onrecord.read.members import within
from onrecord.read.unpacking import allowance_of, damage_of, unpacked
from onrecord.read.zstd import ZstdStream


def read_compressed(content: Content, reading: Reading) -> Iterator[Content]:
    """What is compressed, at the same address: a page, or an archive in its turn."""
    allowance = allowance_of(content)
    kind = files.media_type_of(content)

    def opened() -> BinaryIO:
        packed = content.open()
        try:
            with damage_of(content.name):
                stream = _unpacking(packed, kind)
        except BaseException:
            packed.close()
            raise
        return unpacked(content.name, stream, allowance, packed)

    yield replace(content, open=opened, origin=within(content, None), depth=content.depth + 1, allowance=allowance)


def _unpacking(packed: BinaryIO, kind: str) -> IO[bytes]:
    if kind == containers.GZIP:
        import gzip

        return cast("IO[bytes]", gzip.GzipFile(fileobj=packed, mode="rb"))
    if kind == containers.BZIP2:
        import bz2

        return bz2.BZ2File(packed)
    if kind == containers.XZ:
        import lzma

        return lzma.LZMAFile(packed)
    return cast("IO[bytes]", ZstdStream(packed))
