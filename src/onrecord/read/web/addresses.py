"""Which addresses may be fetched: of the web, without passwords, and of the public network alone."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from onrecord.errors import InputError

_LONGEST = 8_000
_SHOWN = 300
_HOST = re.compile(rb"[a-z0-9_.-]+|[0-9a-f:.]+")
_USER = re.compile(r"(?<=//)[^/?#]*@")
_NAT64 = IPv6Network("64:ff9b::/96")
# For protocols and relays, not for sites; whether they count as private differs between versions of Python.
_SPECIAL = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv6Network("fec0::/10"))
# Public by its number, and yet the inside of a cloud: Azure's host, which hands out credentials.
_METADATA = frozenset({IPv4Address("168.63.129.16")})


def parse(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address as it is asked for and kept: without a fragment, its host and path in ASCII.

    base: the page that leads to it, if it may be relative.
    Raises InputError where it cannot be fetched, whoever answers there.
    """
    given = address.strip()
    said = shown(given)
    if len(given) > _LONGEST:
        raise InputError(f"{said}: longer than {_LONGEST:,} characters; no page is", reason="not an address")
    try:
        url = httpx.URL(given) if base is None else base.join(given)
        url = url.copy_with(fragment=None)
        port, host = url.port, url.raw_host
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise InputError(f"{said}: not an address ({error}); check its spelling", reason="not an address") from error
    if url.scheme not in ("http", "https"):
        raise InputError(f"{said}: only http and https are fetched; save the page as a file", reason="not on the web")
    if url.userinfo:
        message = f"{said}: holds a user name, or a password, which would be kept in the record; leave it out"
        raise InputError(message, reason="password in the address")
    if not _HOST.fullmatch(host) or not (port is None or 0 < port < 65_536):
        raise InputError(f"{said}: names no host that could be asked; check it", reason="not an address")
    return url


def shown(address: str) -> str:
    """The address for a message: without what may be a password, and not endless."""
    said = _USER.sub("…@", address)
    return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public network, and so does each one that it wraps."""
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if isinstance(number, IPv6Address) and (wrapped := _wrapped(number)):
        return all(map(_is_public, wrapped))
    return _is_public(number)


def _wrapped(number: IPv6Address) -> list[IPv4Address]:
    """The addresses of the old network that a gateway would take out of this one."""
    if number.ipv4_mapped is not None:
        return [number.ipv4_mapped]
    if number.sixtofour is not None:
        return [number.sixtofour]
    if number.teredo is not None:
        return [*number.teredo]
    return [IPv4Address(int(number) & 0xFFFF_FFFF)] if number in _NAT64 else []


def _is_public(number: IPv4Address | IPv6Address) -> bool:
    inside = (
        number.is_private or number.is_loopback or number.is_link_local or number.is_multicast
        or number.is_reserved or number.is_unspecified or number in _METADATA
        or any(number in special for special in _SPECIAL)
    )  # fmt: skip
    return number.is_global and not inside
