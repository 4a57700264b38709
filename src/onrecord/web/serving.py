"""The server of the reading room."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from onrecord.errors import InputError
from onrecord.store.record import Record

PORT = 8321


def serve(folder: Path, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve the record at ``folder`` until the process is interrupted.

    port: 0 for any that is free. ready: told the address once it can be opened.

    Raises:
        RecordError: if there is no record, or it is damaged.
        InputError: if the port or the host cannot be used.
    """
    Record.open(folder).close()
    with closing(_listen(host, port)) as listening:
        import uvicorn

        from onrecord.web.app import create_app

        # Nothing of what is read is written to a log.
        config = uvicorn.Config(
            create_app(folder, host), log_level="warning", access_log=False, server_header=False, lifespan="off",
            timeout_graceful_shutdown=3,
        )  # fmt: skip
        ready(_address(host, listening.getsockname()[1]))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


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


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
