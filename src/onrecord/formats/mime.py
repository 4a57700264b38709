"""Mails, and pages saved in the shape of a mail: their head, their parts, and the words of a part."""

from __future__ import annotations

import re
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import cast

from onrecord.errors import InputError

_STATEFUL = re.compile(r"utf-?(?:7|16|32)|iso-?2022|hz", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4_096
_MOST_PARTS = 2_000


def parse(content: bytes) -> EmailMessage:
    """A mail with its parts; what is broken in it is read as far as it goes. Raises InputError ("broken mail")."""
    try:
        return BytesParser(policy=default).parsebytes(content)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise InputError(
            f"a mail that cannot be taken apart ({type(error).__name__}); save its text instead", reason="broken mail"
        ) from error


def head(content: bytes) -> EmailMessage:
    """A mail's head alone, its parts unread. Raises InputError ("broken mail")."""
    try:
        return BytesHeaderParser(policy=default).parsebytes(content)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise InputError(f"a mail without a head that can be read ({error})", reason="broken mail") from error


def parts(message: EmailMessage) -> list[EmailMessage]:
    """The mail's own parts in order, those of mails attached to it left out."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting and len(found) < _MOST_PARTS:
        part = waiting.pop()
        found.append(part)
        if part.get_content_maintype() == "multipart" and isinstance(inner := part.get_payload(), list):
            waiting.extend(cast("list[EmailMessage]", inner[::-1]))
    return found


def attached(message: EmailMessage) -> list[EmailMessage]:
    """The mails that are attached to a mail, as programs forward them."""
    found = []
    for part in parts(message):
        if part.get_content_type() == "message/rfc822" and isinstance(inner := part.get_payload(), list):
            found += [cast(EmailMessage, each) for each in inner[:1]]
    return found


def field(message: EmailMessage, name: str) -> str | None:
    """A field of the head as words on one line, its encoded words decoded; None without it."""
    try:
        value = message[name]
        return None if value is None else " ".join(str(value).split()) or None
    except Exception:  # the email package raises many things for a field that is broken
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return " ".join(str(raw).split()) or None


def moment(message: EmailMessage) -> datetime | None:
    """When the head says that it was sent or saved; without a zone that is known, in none."""
    stated = field(message, "Date")
    try:
        return parsedate_to_datetime(stated) if stated else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def words(part: EmailMessage) -> str:
    """The text of a part: by UTF-8 where the bytes are that whatever is declared, else as declared."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    declared = _charset(part, content)
    order = (declared, "utf-8", "cp1252") if declared and _STATEFUL.match(declared) else ("utf-8", declared, "cp1252")
    for charset in order:
        try:
            if charset:
                return content.decode(charset).removeprefix("\ufeff")
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _charset(part: EmailMessage, content: bytes) -> str | None:
    try:
        stated = part.get_content_charset()
    except Exception:  # as in field()
        stated = None
    if stated is None and (meta := _DECLARED.search(content[:_DECLARED_WITHIN])):
        stated = meta[1].decode("ascii", "replace").lower()
    return "cp1252" if stated in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else stated
