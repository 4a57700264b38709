"""What stands before every change: a form is taken only from a page of ours, and a change never follows a link."""

from __future__ import annotations

import hmac
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

TOKEN = "token"
"""The field of a form that holds the token of the visit; ``parts.token_field`` writes it."""

_ELSEWHERE = "This was sent from another site, so nothing was changed."
_STALE = (
    "This form is of an earlier start of the reading room, or cookies are refused, so nothing was changed. "
    "Go back, reload the page and send it again."
)
_MOST_FIELDS = 200


async def written(request: Request) -> FormData:
    """The fields of a form that was sent from a page of this reading room.

    Raises:
        HTTPException: 403 if it came from elsewhere.
    """
    require_own_page(request)
    form = await request.form(max_fields=_MOST_FIELDS)
    require_token(request, form)
    return form


def require_token(request: Request, form: FormData) -> None:
    """Refuse a form that does not hold the token of the visit.

    Raises:
        HTTPException: 403.
    """
    given = form.get(TOKEN)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), request.state.token.encode()):
        raise HTTPException(403, _STALE)


def require_own_page(request: Request) -> None:
    """Refuse what a browser says that another site sent.

    Raises:
        HTTPException: 403.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, _ELSEWHERE)
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise HTTPException(403, _ELSEWHERE)


def text(form: FormData, name: str, default: str = "") -> str:
    """A field that holds text, without spaces around it; ``default`` where it is missing or a file."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else default


Written = Annotated[FormData, Depends(written)]
