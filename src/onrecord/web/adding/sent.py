"""The form with which something is sent to be added: its limits, and what it holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.web.adding.orders import Limits, Sent, Upload, is_full, require_sound
from onrecord.web.adding.queue import Additions
from onrecord.web.limits import too_much
from onrecord.web.writing import require_own_page, require_token, text

NO_ROOM = "There is no room left on the disk of this record, so nothing was added. Make room and send it again."
_MOST_FIELDS = 20


def additions_of(request: Request) -> Additions:
    """The additions of the application that a request came to."""
    found: Additions = request.app.state.additions
    return found


Adding = Annotated[Additions, Depends(additions_of)]


async def sent(request: Request, additions: Adding) -> AsyncIterator[Sent]:
    """What was sent from a page of ours, to be read while the request is answered.

    Raises:
        HTTPException: 403 if it came from elsewhere, 413 if it is too much, 507 if there is no room for it.
        InputError: if it cannot be added.
    """
    require_own_page(request)
    form = await _form(request, additions.limits)
    try:
        require_token(request, form)
        files = (each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename)
        found = Sent(
            [Upload(each.filename or "", each.file) for each in files], text(form, "text"), text(form, "title"),
            text(form, "date"), text(form, "links"), text(form, "outlet"), text(form, "collected"),
        )  # fmt: skip
        require_sound(found, additions.limits)
        yield found
    finally:
        await form.close()


WhatWasSent = Annotated[Sent, Depends(sent)]


async def _form(request: Request, limits: Limits) -> FormData:
    try:
        return await request.form(max_files=limits.files, max_fields=_MOST_FIELDS, max_part_size=limits.text)
    except OSError as error:
        if is_full(error):
            raise HTTPException(507, NO_ROOM) from error
        raise
    except HTTPException as error:
        said = str(error.detail)
        if said.startswith("Too many files"):
            raise HTTPException(413, f"These are more than {limits.files:,} files. {_IN_PARTS}") from error
        if said.startswith("Part exceeded"):
            raise HTTPException(413, f"{too_much(limits.text)} Nothing was changed.") from error
        raise
    except ValueError as error:  # what is no form at all
        raise HTTPException(400, f"This form cannot be read ({error}). Nothing was changed.") from error


_IN_PARTS = "Send them in parts, or use `onrecord add`. Nothing was changed."
