"""One request over one connection, to an address that was looked up and checked by ourselves.

The name is resolved once, each address that it has is checked, and the connection goes to what
was checked: no second look-up could lead elsewhere. No connection is kept for the next request;
between two to one host a second passes anyway, and an old one breaks at its own time.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any

import httpcore
import httpx

from onrecord.errors import InputError
from onrecord.read.web.addresses import is_public
from onrecord.read.web.limits import Budget
from onrecord.read.web.settings import Surroundings, WebSettings


class Backend(httpcore.NetworkBackend):
    """Opens one connection, within the budget.

    ended: whether the server has closed it. last: whether the newest step may take all the time that is left.
    """

    def __init__(self, settings: WebSettings, world: Surroundings, budget: Budget) -> None:
        self._settings, self._world, self._budget = settings, world, budget
        self._plain = httpcore.SyncBackend()
        self.ended = self.last = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers, if all of them may be asked."""
        error: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                opened = self._plain.connect_tcp(address, port, self.within(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
            else:
                return _Stream(opened, self)
        raise error

    def within(self, timeout: float | None) -> float:
        """The seconds that one step may take: ``timeout``, or what is left. Raises where nothing is."""
        left = self._budget.left()
        if left <= 0:
            raise httpcore.ReadTimeout("no time is left")
        self.last = timeout is None or left <= timeout
        return left if timeout is None else min(timeout, left)

    def _checked(self, host: str, port: int) -> Sequence[str]:
        found = self._resolved(host, port)
        inside = [address for address in found if not is_public(address)]
        if inside and not self._settings.allow_private:
            raise InputError(
                f"{host} is {inside[0]}, which is no public address; to fetch from your own network, "
                "give --allow-private",
                reason="private address",
            )
        return found

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host. The system's own look-up cannot be stopped, so it is left behind where it hangs."""
        answer: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

        def look_up() -> None:
            try:
                answer.put(self._world.resolve(host, port))
            except Exception as error:
                answer.put(error)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = answer.get(timeout=self.within(self._settings.connect))
        except Empty:
            raise httpcore.ConnectTimeout(f"{host} cannot be looked up in time") from None
        if isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN:
            raise httpcore.ConnectError(f"{host} cannot be looked up just now") from found
        if isinstance(found, Exception):
            message = f"there is no host {host}; check its spelling, and that this computer is online"
            raise InputError(message, reason="no such host") from found
        return found


class _Stream(httpcore.NetworkStream):
    """A connection that keeps to the budget, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, backend: Backend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._backend.within(timeout))
        self._backend.ended = not data
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, self._backend.within(timeout))
        except BaseException:
            self.close()
            raise
        return _Stream(secured, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@contextmanager
def exchange(
    request: httpx.Request, backend: Backend, tls: ssl.SSLContext, settings: WebSettings
) -> Iterator[httpcore.Response]:
    """The answer to a request; its body may be read, or not, as long as the block lasts."""
    times = {"connect": settings.connect, "read": settings.silence, "write": settings.silence}
    url = httpcore.URL(
        scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
    )
    with httpcore.HTTPConnection(url.origin, ssl_context=tls, network_backend=backend) as connection:
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, extensions={"timeout": times})
        response = connection.handle_request(asked)
        try:
            yield response
        finally:
            response.close()
