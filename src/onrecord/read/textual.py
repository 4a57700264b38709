"""Which kind of text bytes are: rows, a mail, a saved page, Markdown. Told by the beginning, and rather not at all."""

from __future__ import annotations

import json
import re

from onrecord.errors import InputError
from onrecord.formats.columns import cells, delimiter_of, is_header

_JSON_OBJECT = re.compile(r'\s*\{\s*(?:"(?:[^"\\]++|\\.)*+"\s*:|\}\s*\Z)', re.DOTALL)
_JSON_LIST = re.compile(r'\s*\[\s*(?:\{\s*(?:"|\}\s*,)|\]\s*\Z)')
_FIELD = re.compile(r"([!-9;-~]+):(?:[ \t].*)?\Z")
_MBOX = re.compile(r"From \S+.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\d{4}\b.*\n(?=[!-9;-~]+:[ \t])")
# A letter copied out of a mail program has the first of these, a mail as it was sent has more.
_MAIL = frozenset(("from", "date", "subject"))
_SENT = re.compile(
    r"(?:mime-version|message-id|received|return-path|delivered-to|content-type|content-transfer-encoding"
    r"|dkim-signature|list-(?:id|unsubscribe|archive)|x-[\w-]+|arc-[\w-]+)\Z"
)
_SAVED_BY = ("snapshot-content-location", "content-location")
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"[\w@.\"' -]{1,60}\s*[:=](?:\s.*|\Z)|\s+\S.*|-\s.*|#.*|[\]}],?\s*|\s*\Z")
_FRONT_KEY = re.compile(
    r"^(?:title|headline|date|published|author|authors|byline|layout|tags|categories|category|slug|draft|description"
    r"|summary|outlet|source|url|link|permalink|lang|language)\s*[:=]", re.MULTILINE | re.IGNORECASE,
)  # fmt: skip
_STRONG = tuple(re.compile(pattern, re.MULTILINE) for pattern in (
    r"^#{1,6} +[^\s#][^\n]*$",
    r"(?<!!)\[[^\]\[\n]{1,300}\]\((?:https?://|mailto:|/|\./|#)[^)\s]*(?: +\"[^\"\n]*\")?\)",
    r"!\[[^\]\n]{0,300}\]\([^)\s]+(?: +\"[^\"\n]*\")?\)",
    r"^ {0,3}\[[^\]\n]{1,100}\]: +<?(?:https?://|/)\S+",
    r"^\|?[ :]*-{3,}[ :]*(?:\|[ :]*-{3,}[ :]*)+\|?[ \t]*$",
    r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}?[^\s*]\*\*(?![\w*])",
))  # fmt: skip
_WEAK = tuple(re.compile(pattern, re.MULTILINE) for pattern in (
    r"^> ?\S[^\n]*$", r"^```", r"^[^\s#>|-][^\n]*\n(?:={3,}|-{3,})[ \t]*$", r"(?:^[*+-] +\S[^\n]*\n){2}",
    r"(?<![\w*])\*[^\s*][^*\n]{0,200}?[^\s*]\*(?![\w*])", r"(?<![\w_])_[^\s_][^_\n]{0,200}?[^\s_]_(?![\w_])",
))  # fmt: skip
_FIRST_HEADING = re.compile(r"\s*# +\S+ +\S[^\n]*\n[ \t]*\r?\n")
_MANY = 3
_LINES_TRIED = 20


def kind(head: str, whole: bool) -> str | None:
    """The media type of a text by its beginning, or None for a plain text.

    whole: whether ``head`` is all there is; else its last line may be cut off.
    """
    if _JSON_OBJECT.match(head):
        return "application/x-ndjson" if _is_lines(head, whole) else "application/json"
    if _JSON_LIST.match(head):
        return "application/json"
    if _MBOX.match(head):
        return "application/mbox"
    if mail := _mail(head):
        return mail
    if _is_table(head, whole):
        return "text/csv"
    return "text/markdown" if _is_markdown(head) else None


def _is_lines(head: str, whole: bool) -> bool:
    """Whether each line is an object of its own; a broken one among them changes nothing."""
    lines = head.split("\n")
    lines = [line for line in (lines if whole else lines[:-1]) if line.strip()][:_LINES_TRIED]
    good = [_is_object(line) for line in lines]
    following = len(lines) > 1 and lines[1].lstrip().startswith("{")
    return sum(good) > 1 or (bool(good) and good[0] and (following or (len(lines) == 1 and not whole)))


def _is_object(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _mail(head: str) -> str | None:
    """A mail as it was sent, or a page that a browser saved in the shape of one."""
    fields: dict[str, str] = {}
    name = ""
    for line in head.lstrip("\r\n").split("\n"):
        line = line.rstrip("\r")
        if line[:1] in (" ", "\t") and name:
            fields[name] += line
            continue
        match = _FIELD.match(line)
        if match is None:
            if line.strip() or not fields:
                return None
            break
        name = match[1].lower()
        fields.setdefault(name, line[match.end(1) + 1 :])
    related = "multipart/related" in fields.get("content-type", "").lower() and "mime-version" in fields
    sent = {"to", "received", "delivered-to", "message-id", "return-path"} & fields.keys()
    saved = any(name in fields for name in _SAVED_BY) or "<saved by" in fields.get("from", "").lower()
    if related and (saved or not sent):
        return "multipart/related"
    if fields.keys() >= _MAIL and any(_SENT.match(name) for name in fields):
        return "message/rfc822"
    return None


def _is_table(head: str, whole: bool) -> bool:
    """Whether the first line names columns of articles, and the rows below have as many."""
    lines = head.splitlines(keepends=True)
    lines = lines if whole else lines[:-1]
    delimiter = delimiter_of(lines[0]) if lines else None
    if delimiter is None:
        return False
    try:
        rows = [row for row in cells(lines, delimiter) if row]
    except InputError:
        return False
    names, below = rows[0], rows[1 : None if whole else -1]
    if not is_header(names, len(rows) - 1):
        return False
    if not below:
        # One row longer than what was looked at, or none.
        return not whole and len(rows) > 1
    fitting = sum(len(row) == len(names) for row in below)
    return fitting >= max(1, 0.8 * len(below))


def _is_markdown(head: str) -> bool:
    if (front := _FRONT.match(head)) and _is_front(front[2]):
        return True
    counts = [len(pattern.findall(head)) for pattern in _STRONG]
    kinds = sum(count > 0 for count in counts)
    # Words between stars are shouting in a plain text as well.
    if kinds > 1 or max(counts[:-1]) >= _MANY:
        return True
    weak = any(pattern.search(head) for pattern in _WEAK)
    return weak and _FIRST_HEADING.match(head) is not None


def _is_front(lines: str) -> bool:
    rows = lines.splitlines()
    return len(rows) <= 200 and all(map(_FRONT_LINE.match, rows)) and _FRONT_KEY.search(lines) is not None
