"""Why a page could not be fetched, in words that say what to do, and whether another attempt is worth it."""

from __future__ import annotations

import ssl
from http import HTTPStatus

import httpcore

from onrecord.errors import InputError

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The statuses after which a page is asked for again."""

_BY_HAND = "open it in a browser and, if you may read it there, save the page and add the file"
_REMEDIES = {
    401: _BY_HAND, 402: _BY_HAND, 403: _BY_HAND, 407: _BY_HAND, 451: _BY_HAND,
    404: "check its spelling; it may have been moved or taken down",
    410: "it was taken down for good; look for a copy in an archive",
}  # fmt: skip
_PHRASES = {
    204: "no content", 205: "no content", 304: "unexpected answer",
    401: "login needed", 402: "payment needed", 451: "withheld for legal reasons",
}  # fmt: skip


class FetchError(InputError):
    """A page that could not be fetched.

    status: the server's answer, or None where there was none.
    passing: whether another attempt is worth it.
    after: the seconds for which the server asks to be left alone, or None.
    """

    def __init__(
        self,
        message: str,
        *,
        reason: str,
        status: int | None = None,
        passing: bool = False,
        after: float | None = None,
    ) -> None:
        super().__init__(message, reason=reason)
        self.status, self.passing, self.after = status, passing, after


def named(name: str, error: InputError) -> InputError:
    """The same failure, with ``name`` in its message."""
    if name in str(error):
        return error
    message = f"{name}: {error}"
    if not isinstance(error, FetchError):
        return InputError(message, reason=error.reason)
    return FetchError(message, reason=error.reason, status=error.status, passing=error.passing, after=error.after)


def of_status(name: str, status: int, after: float | None = None) -> FetchError:
    """What an answer without a page means. after: seconds that it asks to be left alone."""
    reason = f"{_phrase(status)} ({status})"
    passing = status in PASSING
    remedy = "try again later" if passing else _REMEDIES.get(status, _BY_HAND)
    return FetchError(f"{name}: {reason}; {remedy}", reason=reason, status=status, passing=passing, after=after)


def of_network(name: str, error: Exception, *, ended: bool, spent: bool, seconds: float) -> FetchError:
    """What an exception of httpcore means.

    ended: the server had closed the connection. spent: all time was used up. seconds: how much that was.
    """
    if _certificate(error):
        said = f"{name}: the certificate of its server cannot be trusted ({error}); nothing was sent"
        return FetchError(said, reason="bad certificate")
    if spent:
        return FetchError(f"{name}: not there after {seconds:g} seconds; give a longer --timeout", reason="timed out")
    if isinstance(error, httpcore.TimeoutException):
        return _passing(f"{name}: the server stays silent", "timed out")
    if isinstance(error, httpcore.ConnectError):
        return _passing(f"{name}: cannot be reached ({error})", "no connection")
    if ended or isinstance(error, httpcore.NetworkError):
        return _passing(f"{name}: the server broke off ({error})", "broken off")
    return FetchError(f"{name}: the server's answer is no valid HTTP ({error}); {_BY_HAND}", reason="not HTTP")


def _passing(said: str, reason: str) -> FetchError:
    return FetchError(f"{said}; try again later", reason=reason, passing=True)


def _phrase(status: int) -> str:
    if status in _PHRASES:
        return _PHRASES[status]
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        return "unknown answer"
    if status >= 400:
        return phrase.lower()
    return "redirected to nowhere" if status >= 300 else "unexpected answer"


def _certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
