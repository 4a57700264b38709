"""Which column of a row holds what: the names that exports give to an article's text, title, date and so on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.errors import InputError

Row = Mapping[str, Any]

MAPPED = ("text", "title", "date", "outlet", "url", "byline", "html", "language")
"""The fields of which a user may say which column holds them."""

DELIMITERS = (",", "\t", ";", "|")
"""The marks between the columns of a table."""

LONGEST_CELL = 10_000_000
"""Characters in one cell of a table; the csv module alone stops at 131,072."""

# Compared without case and separators; the surest first.
_NAMES = {
    "text": """
        text body maintext fulltext articlebody articletext bodytext contenttext textcontent content articlecontent
        fullcontent plaintext rawtext storytext storybody story newstext newsbody newscontent article paragraphs
        cleantext transcript""",
    "html": "html contenthtml bodyhtml htmlcontent htmlbody htmltext rawhtml pagehtml articlehtml fullhtml",
    "title": "title headline articletitle newstitle webtitle maintitle heading headlinetext subject",
    "date": """
        datepublished publishedat publisheddate publishdate datepublish pubdate published publicationdate
        publicationdatetime publishedtime publishtime publishat dateofpublication firstpublicationdate
        firstpublished webpublicationdate dategmt date datetime articledate newsdate postdate dateposted posted
        postedat timestamp created createdat datecreated creationdate time seendate day""",
    "modified": "datemodified modified modifiedat modifieddate updated updatedat dateupdated lastmodified lastupdated",
    "collected": """
        datedownload downloaddate downloadedat crawledat crawldate crawled scrapedat scrapedate scraped fetchedat
        retrieved retrievedat accessed datecollected collected collectedat""",
    "outlet": """
        outlet outletname sourcename newspaper newspapername publication publicationname publisher publishername
        sitename medianame mediaoutlet newsoutlet newssource source sourcetitle site sitefull website media paper
        journal sourcedomain domain""",
    "url": """
        url link articleurl weburl pageurl originalurl sourceurl canonical canonicalurl canonicallink permalink
        externalurl shareurl mainentityofpage uri href""",
    "byline": "byline authors author authorname authornames creator writers writer journalist reporter",
    "language": "language lang inlanguage langcode languagecode locale",
    "id": "id uuid guid articleid docid documentid storyid uid key",
}
_FIELD_NAMES = {field: tuple(names.split()) for field, names in _NAMES.items()}
_KNOWN = {name: field for field, names in reversed(_FIELD_NAMES.items()) for name in names}
# A name that is made of these words alone, with one of the first, is known too: "content_original".
_WORDS = {
    "text": frozenset("text body content contents story paragraphs fulltext article articles".split()),
    "title": frozenset("title headline".split()),
}
_QUALIFIERS = frozenset(
    "original full main raw clean cleaned plain news article extracted complete page en english translated".split()
)
# Objects that hold the columns of a row, as the answers of search engines and interfaces have them.
_WRAPPERS = frozenset(
    "article fields attributes data document doc item metadata meta news story post payload record node thread".split()
)
_DEEPEST = 3
_LONGEST_NAME = 64
_MOST_NAMED = 40


def key(name: str) -> str:
    """A column's name without case and separators: ``articleBody`` and ``article_body`` are the same."""
    return re.sub(r"[\W_]+", "", name).casefold()


def field_of(name: str) -> str | None:
    """Which field a column of this name may hold."""
    name = name.removeprefix("_source.")
    return _KNOWN.get(key(name)) or _by_words(name)


def mapping(fields: Iterable[str]) -> dict[str, str]:
    """What the user said of the columns: ``text=story`` as column by field.

    Raises InputError for what says nothing, and for a field that there is not.
    """
    said: dict[str, str] = {}
    for entry in fields:
        field, mark, column = (part.strip() for part in entry.partition("="))
        if not mark or not column:
            raise InputError(f"{entry!r} does not say which column holds what; write FIELD=COLUMN, as in text=story")
        if field.casefold() not in MAPPED:
            raise InputError(f"{entry!r}: there is no field {field!r}; the fields are {', '.join(MAPPED)}")
        if said.setdefault(field.casefold(), column) != column:
            raise InputError(
                f"{entry!r}: {field} is in column {said[field.casefold()]!r} already; give each field once"
            )
    return said


def values(row: Row, field: str, said: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The columns that may hold ``field``, each with its value, the surest first.

    said: see ``mapping``; what the user names is taken alone. Raises InputError where the row lacks it.
    """
    if field in said:
        yield said[field], _named(row, said[field])
        return
    flat = _flat(row)
    for name in _FIELD_NAMES[field]:
        if name in flat:
            yield flat[name]
    if field in _WORDS:
        yield from (column for name, column in flat.items() if name not in _KNOWN and _by_words(column[0]) == field)


def named_in(row: Row) -> str:
    """The names of a row's columns, for a message."""
    inner = (name for name, _ in _flat(row).values())
    names = [_shown(name) for name in dict.fromkeys([*row, *inner])]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more if names else "none"


def own_name(row: Row, said: Mapping[str, str]) -> str | None:
    """What tells a row from others of its file: its address, else its id."""
    for field in ("url", "id"):
        try:
            for _, value in values(row, field, said):
                if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
                    return str(value).strip()
        except InputError:  # a column that the row lacks: cleaning says so
            continue
    return None


def json_row(text: str) -> dict[str, Any]:
    """One object of JSON. Raises InputError ("broken JSON") for anything else."""
    try:
        found = json.loads(text, strict=False)
    except RecursionError as error:
        raise InputError("objects within objects, too deep to be an article's", reason="broken JSON") from error
    except ValueError as error:
        raise InputError(f"not JSON ({error}); mend it or take it out", reason="broken JSON") from error
    if not isinstance(found, dict):
        raise InputError("no object of JSON with named fields; an article needs one", reason="broken JSON")
    return found


def delimiter_of(line: str) -> str | None:
    """The mark between columns, by the line that names them: the one that makes most columns that are known."""
    best: tuple[int, int, str] | None = None
    for mark in DELIMITERS:
        names = next(cells([line], mark), [])
        known = len({field for name in names if (field := field_of(name))})
        if len(names) > 1 and (best is None or (known, len(names)) > best[:2]):
            best = (known, len(names), mark)
    return best[2] if best else None


def cells(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The rows of a table as their cells; as many lines are taken as a row has. Raises InputError ("broken row")."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        # The limit is the csv module's own and everybody's, so it is put back each time.
        before = csv.field_size_limit(LONGEST_CELL)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"a row that cannot be read ({error})", reason="broken row") from error
        finally:
            csv.field_size_limit(before)
        yield row


def csv_row(text: str) -> dict[str, Any]:
    """The row in a table of one row, whose first line names the columns. Raises InputError ("broken row")."""
    lines = io.StringIO(text, newline="")
    header = lines.readline()
    delimiter = delimiter_of(header) or ","
    rows = list(cells([header, *lines], delimiter))
    if len(rows) != 2:
        raise InputError("a table of more than one row, or of none", reason="broken row")
    return under(rows[0], rows[1])


def under(header: list[str], row: list[str]) -> dict[str, Any]:
    """A row's cells by the names of their columns. Raises InputError ("broken row") for cells without a name."""
    if any(cell.strip() for cell in row[len(header) :]):
        message = f"{len(row)} cells under {len(header)} columns; a quotation mark or a delimiter is amiss"
        raise InputError(message, reason="broken row")
    named: dict[str, Any] = {}
    for name, cell in zip(header, row, strict=False):
        named.setdefault(name.strip(), cell)
    return named


def is_header(names: list[str], rows: int) -> bool:
    """Whether these are names of columns of articles, above so many rows."""
    keys = [key(name) for name in names]
    if len(names) < 2 or any(len(name) > _LONGEST_NAME for name in names) or len(set(keys)) < len(keys) - 1:
        return False
    known = {field for name in names if (field := field_of(name))} - {"id"}
    if known & {"text", "html"}:
        return len(known) > 1 or "id" in {field_of(name) for name in names}
    return len(known) > 1 and len(names) > 2 and rows > 1


def _by_words(name: str) -> str | None:
    """Which field the words of a name say, as "body-paragraphs" and "originalContent" do."""
    words = {word.casefold() for word in re.findall(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+", name.rpartition(".")[2])}
    for field, meant in _WORDS.items():
        if words & meant and words <= meant | _QUALIFIERS:
            return field
    return None


def _flat(row: Row, depth: int = 0, path: str = "") -> dict[str, tuple[str, Any]]:
    """The columns by ``key``, those of objects that hold columns after the row's own."""
    found: dict[str, tuple[str, Any]] = {}
    for name, value in row.items():
        if value not in (None, "", [], {}) and name != "_source":
            found.setdefault(key(name.removeprefix("_source.")), (path + name, value))
    if depth < _DEEPEST:
        for name, value in row.items():
            if isinstance(value, dict) and (name == "_source" or key(name) in _WRAPPERS):
                for inner, column in _flat(value, depth + 1, f"{path}{name}.").items():
                    found.setdefault(inner, column)
    return found


def _named(row: Row, column: str) -> Any:
    inner: Any = row
    rest = column
    while isinstance(inner, dict):
        # The longest name first: a column may have a dot in its name.
        for name in sorted(inner, key=len, reverse=True):
            if rest == name or key(rest) == key(name):
                return inner[name]
        for name in sorted(inner, key=len, reverse=True):
            if name and rest.startswith(f"{name}."):
                inner, rest = inner[name], rest[len(name) + 1 :]
                break
        else:
            break
    raise InputError(
        f"there is no column {column!r} in the row; its columns are {named_in(row)}", reason="no such column"
    )


def _shown(name: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "?", name)[:_LONGEST_NAME] or "(no name)"
