"""A newsletter as a mail: its words, and what its head says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import islice

from onrecord.clean.fragment import led, page_document
from onrecord.clean.given import Given
from onrecord.clean.marks import is_telling, word_count
from onrecord.clean.page import parse
from onrecord.clean.text import text_document
from onrecord.errors import InputError
from onrecord.formats import mime
from onrecord.types import BODY_KINDS, Block, Capture, Document, Interval

_FORWARDED = re.compile(r"^(?:(?:fwd?|fw|wg|tr|rv|enc)\s*:\s*)+", re.IGNORECASE)
_IN_BROWSER = re.compile(
    r"(?:view|read|open|see)\b.{0,30}?\b(?:in|on) (?:your |a |the )?(?:web ?)?browser\b|\bview (?:it |this )?online\b"
    r"|\bread (?:it |this )?online\b|\bweb version\b|\bonline version\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"]+")
_NOTICE = re.compile(
    r"\bunsubscribe\b|\bopt[ -]out\b|\bmanage (?:your |my )?(?:subscription|preferences|e-?mail)"
    r"|\b(?:update|change|edit) (?:your |my )?(?:e-?mail )?(?:preferences|settings|subscription)"
    r"|\byou(?:['’]re| are)? (?:are )?receiv(?:ing|ed) this|\bthis (?:e-?mail|message|newsletter) was sent\b"
    r"|\b(?:was this|were you) (?:e-?mail )?forwarded\b|\bforwarded (?:this|to you)\b|\bour mailing address\b"
    r"|\badd us to your (?:address book|contacts)\b|\bprivacy policy\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 60
_MOST_LINKS = 1_000


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in a mail, or in the mail that is attached to it. See ``document.clean``."""
    try:
        mail = _chosen(mime.parse(capture.content), capture.origin.part)
        words, is_html = _words(mail)
    except InputError as error:
        raise InputError(f"{capture.uri}: {error}", reason=error.reason) from error
    given = _given(mail, words, is_html)
    # The day on which a mail was sent is the day from which it counts.
    sent = mime.moment(mail)
    collected = collected or (sent.isoformat() if sent else None)
    if is_html:
        document = led(page_document(capture, words, collected, given), given)
    else:
        document = text_document(capture, words, collected, given)
    return replace(document, blocks=tuple(_labelled(document, block) for block in document.blocks))


def _chosen(mail: EmailMessage, part: str | None) -> EmailMessage:
    """The mail that is meant: of several attached ones the one named, else the only one, else the mail itself."""
    inner = mime.attached(mail)
    if part is not None and part.isdigit() and 0 < int(part) <= len(inner):
        return inner[int(part) - 1]
    return inner[0] if len(inner) == 1 else mail


def _words(mail: EmailMessage) -> tuple[str, bool]:
    """The mail's text, the one in HTML before the plain one, and whether it is HTML."""
    shown = [part for part in mime.parts(mail) if part.get_content_disposition() != "attachment"]
    for kind in ("text/html", "text/plain"):
        texts = [text for part in shown if part.get_content_type() == kind and (text := mime.words(part)).strip()]
        if kind == "text/html" and texts:
            return max(texts, key=len).replace("\x00", ""), True
        if texts:
            return "\n\n".join(texts).replace("\x00", ""), False
    raise InputError("a mail without any text; save the article behind it instead", reason="no text")


def _given(mail: EmailMessage, words: str, is_html: bool) -> Given:
    subject = mime.field(mail, "Subject")
    sender = mime.field(mail, "From")
    name = _display_name(sender or "")
    stated = mime.field(mail, "Date")
    sent = mime.moment(mail)
    when = None
    if sent is not None:
        # A zone "-0000" says that none is known: then only the day is.
        exact = sent.isoformat() if sent.tzinfo is not None else sent.date().isoformat()
        when = Interval(exact, exact, f"Date of the mail “{stated}”")
    return Given(
        title=_FORWARDED.sub("", subject).strip() or None if subject else None,
        outlet=(name, f"From “{sender}”") if name else None,
        published=when,
        address=_address(mail, words, is_html),
        language=mime.field(mail, "Content-Language"),
    )


def _display_name(sender: str) -> str | None:
    name, address = parseaddr(sender)
    name = name.strip(" \"'")
    return name or address.rpartition("@")[2] or None


def _address(mail: EmailMessage, words: str, is_html: bool) -> str | None:
    """Where the mail can be read on the web. An archive of all mails is none: it is not this one's."""
    for field in ("Archived-At", "List-Post"):
        found = _ADDRESS.search(mime.field(mail, field) or "")
        if found and re.match(r"https?://[^/]+/.", found[0]):
            return found[0]
    if is_html:
        return next((address for address, shown in _links(words) if _IN_BROWSER.search(shown)), None)
    line = next((line for line in words[:2_000].splitlines() if _IN_BROWSER.search(line)), "")
    return found[0] if (found := _ADDRESS.search(line)) else None


def _links(page: str) -> Iterator[tuple[str, str]]:
    """The first links of a page, with the beginning of what is shown of each."""
    for node in islice(parse(page, "mail").iter("a"), _MOST_LINKS):
        address = (node.get("href") or "").strip()
        if _ADDRESS.fullmatch(address):
            yield address, " ".join("".join(islice(node.itertext(), 20))[:400].split())


def _labelled(document: Document, block: Block) -> Block:
    """Lines about the mail itself, not what it tells, are boilerplate."""
    words = document.text[slice(*block.span)]
    notice = _NOTICE.search(words) or (_IN_BROWSER.search(words) and word_count(words) <= 15)
    if block.kind in BODY_KINDS and notice and word_count(words) <= _LONGEST_NOTICE and not is_telling(words):
        return Block("boilerplate", block.span)
    return block
