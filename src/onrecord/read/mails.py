"""Mails one by one or in a mailbox, and pages that a browser saved in the shape of a mail (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.formats import mime
from onrecord.ids import sha256_hex
from onrecord.read.files import capture, opened
from onrecord.read.found import Content, Found, Reading
from onrecord.read.members import file_name
from onrecord.read.rows import fragment
from onrecord.types import Capture

MAIL = "message/rfc822"
LIMIT = 100_000_000
"""The largest mail or saved page that is read, in bytes: most of it are pictures."""

_LONGEST_LINE = 1_000_000
_BETWEEN = re.compile(rb"From \S+.*\d{4}\b")
_FIELD = re.compile(rb"[!-9;-~]+:")


def read_mail(content: Content, reading: Reading) -> Iterator[Found]:
    """A mail as an article; where several mails are attached to it, each of them."""
    yield from _taken_apart(content.name, capture(content, reading.received, LIMIT))


def read_mbox(content: Content, reading: Reading) -> Iterator[Found]:
    """Each mail of a mailbox as an article. One that is too large is a failure of its own."""
    number = 0
    with opened(content) as stream:
        for number, raw in enumerate(_mails(stream), 1):
            name = f"{content.name}, message {number}"
            if raw is None:
                yield Found(name, InputError(f"{name}: more than {LIMIT:,} bytes, the limit", reason="too large"))
                continue
            origin = replace(content.origin, container=file_name(content), place=f"message {number}", media_type=MAIL)
            try:
                uri = content.uri + fragment(mime.field(mime.head(raw), "Message-ID"))
                mail = Capture(uri, reading.received, sha256_hex(raw), MAIL, raw, origin)
                yield from _taken_apart(name, mail)
            except InputError as error:
                yield Found(name, InputError(f"{name}: {error}", reason=error.reason))


def read_saved(content: Content, reading: Reading) -> Iterator[Found]:
    """A page that a browser saved as one file, with the address and the time that it notes in its head."""
    page = capture(content, reading.received, LIMIT)
    noted = mime.head(page.content)
    saved = mime.moment(noted)
    origin = replace(
        page.origin, media_type="multipart/related",
        address=page.origin.address or mime.field(noted, "Snapshot-Content-Location"),
        collected=page.origin.collected or (saved.isoformat() if saved else None),
    )  # fmt: skip
    yield Found(content.name, replace(page, origin=origin))


def _taken_apart(name: str, mail: Capture) -> Iterator[Found]:
    try:
        inner = mime.attached(mime.parse(mail.content))
    except InputError as error:
        yield Found(name, InputError(f"{name}: {error}", reason=error.reason))
        return
    if len(inner) < 2:
        yield Found(name, mail)
        return
    for number, each in enumerate(inner, 1):
        container = mail.origin.container or mail.uri.removeprefix("file:///")
        origin = replace(mail.origin, part=str(number), container=container, media_type=MAIL)
        uri = mail.uri.partition("#")[0] + fragment(mime.field(each, "Message-ID") or f"mail-{number}")
        yield Found(f"{name}, attached mail {number}", replace(mail, uri=uri, origin=origin))


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """The mails between the lines that part them; None for one that is too large."""
    lines = iter(lambda: stream.readline(_LONGEST_LINE), b"")
    mail: list[bytes] | None = None
    size, blank, waiting = 0, True, None
    for line in lines:
        if waiting is not None:
            if _FIELD.match(line):
                if mail is not None:
                    yield _whole(mail, size)
                mail, size = [], 0
            elif mail is not None:
                mail.append(waiting)
            waiting = None
        if blank and _BETWEEN.match(line):
            waiting = line
            continue
        if mail is not None:
            size += len(line)
            if size <= LIMIT:
                mail.append(line)
        blank = not line.strip()
    if mail is not None:
        yield _whole(mail, size)


def _whole(mail: list[bytes], size: int) -> bytes | None:
    return b"".join(mail) if size <= LIMIT else None
