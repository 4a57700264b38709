"""Which outlet an address belongs to: the table of well-known outlets, else the domain."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import urlsplit

_ARCHIVED = re.compile(
    r"https?://web\.archive\.org/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/((?:https?:/{1,2})?\S+)", re.IGNORECASE
)
_PREFIX = re.compile(r"^(?:www\d?|m|amp|mobile|touch|edition)\.(?=[^.]+\.)")
# The parts under which names are registered, as "co.uk": two letters of a country behind one of these.
_SECOND = frozenset("co com org net gov edu ac or ne go gob gouv govt".split())
# Places where anyone keeps a page: their owner is no outlet, and so no name for it.
_HOSTS = frozenset(
    """
wordpress.com blogspot.com medium.com substack.com github.io tumblr.com facebook.com twitter.com x.com youtube.com
t.me telegram.org reddit.com linkedin.com docs.google.com drive.google.com archive.org archive.ph archive.is
archive.today ampproject.org googleusercontent.com
""".split()
)


def host_of(address: str | None) -> str | None:
    """The host of a web address as it stands there; of a page in a web archive that of the page kept; else None."""
    if address is None:
        return None
    if match := _ARCHIVED.match(address):
        address = match[1] if "//" in match[1] else f"http://{match[1]}"
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or host is None or "." not in host or re.fullmatch(r"[\d.]+|.*:.*", host):
        return None
    return host


def site_of(host: str) -> str:
    """The registered part of a host: "news.example.co.uk" gives "example.co.uk"."""
    parts = host.lower().rstrip(".").split(".")
    count = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND else 2
    return ".".join(parts[-count:])


def known(host: str) -> str | None:
    """The name of a well-known outlet by its host, by the longest domain in the table that fits."""
    name = host.lower().rstrip(".")
    table = _table()
    while "." in name:
        if name in table:
            return table[name]
        name = name.split(".", 1)[1]
    return None


def named_by(host: str) -> tuple[str, str] | None:
    """An outlet for a host, and the basis: the table's name, else the domain itself.

    None for hosts at which anyone keeps pages, where the domain alone would name the host.
    """
    if name := known(host):
        return name, f"domain “{host}”, in the table of outlets"
    bare = _PREFIX.sub("", host.lower())
    return None if bare in _HOSTS else (bare, f"domain “{host}”")


def alike(name: str, host: str) -> bool:
    """Whether an outlet's name and a host's are the same, by their letters or by initials."""
    label = re.sub(r"[\W_]+", "", site_of(host).split(".")[0])
    words = re.findall(r"[^\W_]+", name.casefold())
    if not words or not label:
        return False
    solid, initials = "".join(words), "".join(word[0] for word in words)
    bare = solid.removeprefix("the").removeprefix("der").removeprefix("die")
    return bare in label or label in solid or (len(label) > 1 and label in (initials, initials.removeprefix("t")))


@lru_cache(maxsize=1)
def _table() -> MappingProxyType[str, str]:
    rows = (files("onrecord.clean") / "outlets.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return MappingProxyType(dict(row.split("\t", 1) for row in rows if row))
