"""Reader of articles with marked mentions and chains: the form of ``corpus/mentions/`` (its GUIDE.md describes it).

Use it to train on, or to score against, articles whose names, descriptions, pronouns and titles were marked by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.types import EntityKind, Form, Span

HEAD = ("outlet", "region", "date", "kind")
KINDS: dict[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place", "g": "group"}
"""The letters of the marks, and the kinds of entity that they stand for."""

PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself "
    "it its itself they them their theirs themselves who whom whose".split()
)
"""The words that a mark for a pronoun may hold, in lower case."""

_MARK = re.compile(r"\[(?:(?:(~?[polg])|([POLG])):(\d+)|(T))\|")
_BRACKET = re.compile(_MARK.pattern + r"|[\[\]|]")
_REMEDY = "a mark is [P:1|…], [p:1|…], [~p:1|…] (or o, l, g for p) or [T|…], and no other use is made of [, ] and |"
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)


@dataclass(frozen=True)
class GoldMention:
    """One mention as a person marked it; ``chain`` is the number of its entity in the article."""

    span: Span
    form: Form
    kind: EntityKind
    chain: int


@dataclass(frozen=True)
class MarkedArticle:
    """One article with its mentions. All spans are offsets into ``text``, the article without marks.

    mentions: in the order in which they stand, the outer of two that begin together first; they nest, and never cross.
    titles: the stretches marked as a title or role; they stand inside nominal mentions, or outside of all.
    """

    name: str
    outlet: str
    region: str
    date: str
    kind: str
    text: str
    mentions: tuple[GoldMention, ...]
    titles: tuple[Span, ...]


@dataclass(frozen=True)
class _Open:
    """A mark whose end has not been met yet, at the offset ``start`` and on a ``line`` of the file."""

    start: int
    line: int
    mark: re.Match[str]


def read_marked_folder(folder: Path) -> Iterator[MarkedArticle]:
    """The articles ``folder/*.txt``, in order of their names.

    Raises:
        InputError: if there are none, or one is not written as the guide says.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise InputError(f"no marked articles in {folder}: give the folder that holds <article>.txt")
    for path in paths:
        yield read_marked(path)


def read_marked(path: Path) -> MarkedArticle:
    """One marked article.

    Raises:
        InputError: naming the file, the line, what is wrong there, and what to write instead.
    """
    try:
        content = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): give a file with a marked article") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 at byte {error.start}: save it as UTF-8") from error
    head, line, marked = content.partition("\n===\n")
    if not line or not marked.strip():
        raise InputError(f"{path}: no article after a line ===: write one between the head and the text")
    told = dict(one.split(": ", 1) for one in head.splitlines() if ": " in one)
    if missing := [name for name in HEAD if not told.get(name, "").strip()]:
        raise InputError(f"{path} does not say its {', '.join(missing)}: add a line such as '{missing[0]}: …'")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", told["date"].strip()):
        raise InputError(f"{path}: the date {told['date'].strip()!r} is not YYYY-MM-DD: write it so")
    outlet, region, date, kind = (told[name].strip() for name in HEAD)
    text, mentions, titles = _unmark(marked.rstrip("\n"), path, head.count("\n") + 3)
    return MarkedArticle(path.stem, outlet, region, date, kind, text, mentions, titles)


def _unmark(marked: str, path: Path, line: int) -> tuple[str, tuple[GoldMention, ...], tuple[Span, ...]]:
    """The text without its marks, and what they mark; ``line`` is that of the file on which ``marked`` begins."""
    plain: list[str] = []
    length = position = 0
    mentions: list[GoldMention] = []
    titles: list[Span] = []
    opened: list[_Open] = []
    kinds: dict[int, tuple[EntityKind, int]] = {}
    for match in _BRACKET.finditer(marked):
        between = marked[position : match.start()]
        plain.append(between)
        length, position, line = length + len(between), match.end(), line + between.count("\n")
        if match[0] in "[|" or (match[0] == "]" and not opened):
            near = marked[match.start() : match.start() + 30]
            raise InputError(f"{path}, line {line}: {match[0]!r} belongs to no mark near {near!r}: {_REMEDY}")
        if match[0] != "]":
            opened.append(_Open(length, line, match))
            continue
        begun = opened.pop()
        _check(begun, "".join(plain), opened, path)
        span = (begun.start, length)
        if begun.mark[4]:
            titles.append(span)
        else:
            mentions.append(_mention(span, begun, kinds, path))
    if opened:
        raise InputError(
            f"{path}, line {opened[-1].line}: {opened[-1].mark[0]!r} is not closed: put a ] after its words"
        )
    plain.append(marked[position:])
    text = "".join(plain)
    for start, end in (*titles, *(one.span for one in mentions)):
        if any(len(text[at - 1 : at + 1]) == 2 and text[at - 1 : at + 1].isalnum() for at in (start, end) if at):
            at = line - text.count("\n", start, length)
            raise InputError(f"{path}, line {at}: {text[start:end]!r} begins or ends inside a word: mark whole words")
    return text, tuple(sorted(mentions, key=lambda one: (one.span[0], -one.span[1]))), tuple(sorted(titles))


def _mention(span: Span, begun: _Open, kinds: dict[int, tuple[EntityKind, int]], path: Path) -> GoldMention:
    letter = begun.mark[1] or begun.mark[2]
    kind, chain = KINDS[letter[-1].lower()], int(begun.mark[3])
    before, at = kinds.setdefault(chain, (kind, begun.line))
    if before != kind:
        raise InputError(
            f"{path}, line {begun.line}: chain {chain} is marked as {kind} in {begun.mark[0]!r} "
            f"and as {before} on line {at}: "
            "one chain is one entity of one kind; give the other another number"
        )
    form: Form = "pronoun" if letter.startswith("~") else "name" if letter.isupper() else "nominal"
    return GoldMention(span, form, kind, chain)


def _check(begun: _Open, text: str, outer: list[_Open], path: Path) -> None:
    """Complain of a mark that has been closed where ``text`` ends, inside of ``outer``."""
    words = text[begun.start :]
    mark = begun.mark[0]
    problem = ""
    if not words or words != words.strip():
        problem = "is empty or has white space at an end: mark the words alone"
    elif "\n" in words:
        problem = "runs over a line's end: mark what stands on each line apart"
    elif begun.mark[1] and begun.mark[1].startswith("~") and words.lower() not in PRONOUNS:
        problem = "is no pronoun: mark a description with p, o, l or g and a name with P, O, L or G"
    elif begun.mark[2] and _ARTICLE.match(words):
        problem = "is a name that begins with an article: leave the article outside"
    elif begun.mark[2] and re.search(r"['’]s$|s['’]$", words):
        problem = "is a name that ends in a possessive: leave it outside"
    elif any(one.mark[2] or one.mark[4] or (one.mark[1] or "").startswith("~") for one in outer):
        problem = "stands inside a name, a pronoun or a title: mark the longest only"
    if problem:
        raise InputError(f"{path}, line {begun.line}: {mark + words!r} {problem}")
