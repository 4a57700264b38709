"""Is this document a newer version of one that is in the record?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.addresses import address_of, article_address
from onrecord.types import Document, Origin


@dataclass(frozen=True, slots=True)
class Version:
    """What is kept of a document to tell newer versions of it by.

    address: where the article lives on the web, as ``read.addresses`` spells it, or None.
    fetched: the address from which it was fetched, spelt likewise; None for a file, and for a row of a table.
    outlet: of the article, without case, or None.
    part: see ``types.Origin``.
    """

    document: str
    uri: str
    sha256: str
    address: str | None
    fetched: str | None = None
    outlet: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """An article that was changed back: a text that is in the record was found in its place again.

    document: the one with that text. replaces: the one that stood there until then.
    uri, sha256, received: of the capture in which it was seen.
    added: the snapshot from which on it counts.
    """

    document: str
    replaces: str
    uri: str
    sha256: str
    received: str
    added: int


def version_of(document: Document) -> Version:
    """What is kept of ``document``: its address is the one it states, if that can be its own, else the one fetched."""
    came = _fetched(document.uri, document.origin)
    fetched = article_address(came) if came else None
    outlet = document.outlet.casefold() if document.outlet else None
    address = address_of(came, document.canonical)
    return Version(document.id, document.uri, document.sha256, address, fetched, outlet, document.origin.part)


def replaced_by(version: Version, earlier: Sequence[Version]) -> str | None:
    """Which of the ``earlier`` documents, newest first, ``version`` replaces.

    An address on the web is one article whatever becomes of it. The name of a local file
    is not: two folders may both hold an ``index.html``. There only the same bytes, read by
    another cleaner, are the same article.
    """
    return next((other.document for other in earlier if same_article(version, other)), None)


def same_article(one: Version, other: Version) -> bool:
    """Whether two documents are versions of one article: by their addresses, or as the same bytes read anew."""
    if (one.uri, one.sha256, one.part) == (other.uri, other.sha256, other.part):
        return True
    if one.fetched is not None and one.fetched == other.fetched:
        # The page at one address, even if it states another one for itself now.
        return True
    is_saved = one.fetched is None or other.fetched is None
    if is_saved and one.outlet and other.outlet and one.outlet != other.outlet:
        # Nothing says from which site a saved page was taken: where it is another outlet's, it may be a reprint
        # that states the address of the original.
        return False
    # Older records kept addresses as they were spelt.
    return one.address is not None and one.address == article_address(other.address or "")


def _fetched(uri: str, origin: Origin) -> str | None:
    """The address of the article itself, if it was fetched; that of a feed names no entry, that of a table no row."""
    if uri.startswith("file:"):
        return None
    if origin.part is not None:
        return f"{uri.partition('#')[0]}#!{origin.part}"
    in_table = origin.place is not None and origin.container == uri.partition("#")[0]
    return None if in_table else uri
