"""Is this document a newer version of one that is in the record?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types import Document


@dataclass(frozen=True, slots=True)
class Version:
    """What is kept of a document to tell newer versions of it by.

    address: where the article lives on the web, or None.
    part: which part of the bytes it is; see ``types.Origin``.
    """

    document: str
    uri: str
    sha256: str
    address: str | None
    part: str | None = None


def version_of(document: Document) -> Version:
    """What is kept of ``document``: its address is the one it states, else the one it was fetched from.

    The address of a feed or a table is that of none of the articles in it.
    """
    origin = document.origin
    is_one_of_many = origin.part is not None or origin.container == document.uri
    fetched = None if is_one_of_many or document.uri.startswith("file:") else document.uri
    return Version(document.id, document.uri, document.sha256, document.canonical or fetched, origin.part)


def replaced_by(version: Version, earlier: Sequence[Version]) -> str | None:
    """Which of the ``earlier`` documents, newest first, ``version`` replaces.

    An address on the web is one article whatever becomes of it. The name of a local file
    is not: two folders may both hold an ``index.html``. There only the same bytes, read by
    another cleaner, are the same article.
    """
    for other in earlier:
        same_page = version.address is not None and other.address == version.address
        if same_page or _bytes_of(other) == _bytes_of(version):
            return other.document
    return None


def _bytes_of(version: Version) -> tuple[str, str, str | None]:
    return version.uri, version.sha256, version.part
