"""The server of the reading room."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.store.access import read_access
from onrecord.store.record import Record

if TYPE_CHECKING:
    import uvicorn

    from onrecord.web.door import Door

PORT = 8321
LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
"""Addresses that only this computer can open."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading room is opened.

    host: the address to listen on; beyond loopback only with something that opens the door. port: 0 for any that is
    free. known_as: further names that readers call it by. locked: ask for the password on loopback, too.
    certificate, private_key: PEM files, for https.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    known_as: tuple[str, ...] = ()
    locked: bool = False
    certificate: Path | None = None
    private_key: Path | None = None

    @property
    def far(self) -> bool:
        """Whether other computers can reach it."""
        return self.host not in LOOPBACK


def serve(folder: Path, place: Place, ready: Callable[[str], None]) -> None:
    """Serve the record at ``folder`` until the process is interrupted.

    ready: told the address once it can be opened.

    Raises:
        RecordError: if there is no record, or it is damaged.
        InputError: if the place cannot be used, or is open to others and nothing opens its door.
    """
    Record.open(folder).close()
    door = _door(folder, place)
    secured = _secured(place)
    with closing(_listen(place.host, place.port)) as listening:
        import uvicorn

        from onrecord.web.app import create_app

        # Nothing of what is read is written to a log.
        config = uvicorn.Config(
            create_app(folder, place.host, known_as=place.known_as, door=door), log_level="warning", access_log=False,
            server_header=False, lifespan="off", timeout_graceful_shutdown=3, **secured,
        )  # fmt: skip
        _prepare(config, place)
        ready(_address(place.host, listening.getsockname()[1], "https" if secured else "http"))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _door(folder: Path, place: Place) -> Door | None:
    if not place.far and not place.locked:
        return None
    if not read_access(folder).exists:
        raise InputError(
            f"nothing opens this record to readers{f' on {place.host}' if place.far else ''}: set a password with "
            "`onrecord access password`, or make a token for a program with `onrecord access token NAME`, first",
            reason="no password",
        )
    from onrecord.web.door import Door

    return Door(folder)


def _secured(place: Place) -> dict[str, Any]:
    """What the server needs for https; nothing for http."""
    if (place.certificate is None) != (place.private_key is None):
        raise InputError("https takes both files: give --certificate and --private-key", reason="half of https")
    if place.certificate is None:
        return {}
    return {"ssl_certfile": str(place.certificate), "ssl_keyfile": str(place.private_key)}


def _prepare(config: uvicorn.Config, place: Place) -> None:
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one.
        raise InputError(
            f"{place.certificate} and {place.private_key} are not a certificate and its private key ({error}): "
            "give two files in PEM form",
            reason="no certificate",
        ) from error


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=100)
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            taken = "is taken by another program" if error.errno == errno.EADDRINUSE else "may not be used"
            raise InputError(
                f"port {port} {taken}: choose another with --port, as --port {port % 60000 + 1}"
            ) from error
        raise InputError(
            f"{host}: cannot listen there ({error}): give an address of this computer with --host"
        ) from error
    except OverflowError as error:
        raise InputError(f"port {port} does not exist: choose one from 1024 to 65535 with --port") from error


def _address(host: str, port: int, scheme: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"{scheme}://{shown}:{port}/"
