"""Reader of articles annotated inline: the form of ``corpus/`` (its GUIDE.md describes it).

Use it to train on, or to score against, articles that were annotated by hand as text with marks in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.types import Span

FORMS = (
    "plain", "broken", "paragraphs", "odd-mark", "nested-marks", "apostrophe", "signed", "labelled", "interview",
    "block", "list", "late-cue", "source-before", "unattributed",
)  # fmt: skip
"""The forms of reported speech that articles are annotated with; GUIDE.md says what each is."""

ACTS = ("speech", "belief")
HEAD = ("outlet", "region", "date", "kind")
_ROLES = {"s": "source", "q": "cue", "c": "content"}
_MARK = re.compile(r"\{(?:([sqc])(\d+(?:,\d+)*)|(scare|work)):|\}|\{")
_LINE = re.compile(r"(\d+) \| (speech|belief) \| ([a-z, -]+?) \| (.+?)(?: \| in (\d+))?$")


@dataclass(frozen=True)
class AnnotatedAttribution:
    """One attribution as a person marked it.

    speaker: the fullest name in the article; None where it holds none.
    supported: whether the text supports any speaker at all, named or not.
    parent: number of the attribution that this one is nested in.
    """

    number: int
    act: str
    forms: tuple[str, ...]
    speaker: str | None
    supported: bool
    parent: int | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class AnnotatedArticle:
    """One article with its annotation. All spans are offsets into ``text``, the article without marks.

    scare, works: stretches in quotation marks that are nobody's speech.
    """

    name: str
    outlet: str
    region: str
    date: str
    kind: str
    text: str
    attributions: tuple[AnnotatedAttribution, ...]
    scare: tuple[Span, ...]
    works: tuple[Span, ...]


def read_annotated(folder: Path, outlets: Sequence[str] | None = None) -> Iterator[AnnotatedArticle]:
    """The articles under ``folder`` (one folder an outlet), in order of their names; only ``outlets`` where given.

    Raises:
        InputError: if there are none, or one is not written as the guide says.
    """
    paths = [path for path in sorted(folder.glob("*/*.txt")) if outlets is None or path.parent.name in outlets]
    if not paths:
        raise InputError(f"no annotated articles under {folder}: give the folder that holds <outlet>/<article>.txt")
    for path in paths:
        yield read_article(path)


def read_article(path: Path) -> AnnotatedArticle:
    """One annotated article.

    Raises:
        InputError: naming the file and what is wrong with it.
    """
    parts = re.split(r"^===\n", path.read_bytes().decode("utf-8"), flags=re.MULTILINE)
    if len(parts) != 3:
        raise InputError(f"{path} has {len(parts) - 1} lines ===: the article stands between two of them")
    head = dict(line.split(": ", 1) for line in parts[0].splitlines() if ": " in line)
    if missing := [name for name in HEAD if name not in head]:
        raise InputError(f"{path} does not say its {', '.join(missing)}: add a line such as '{missing[0]}: …'")
    text, spans, scare, works = _unmark(parts[1].rstrip("\n"), path)
    attributions = tuple(_attribution(line, spans, path) for line in parts[2].splitlines() if line.strip())
    numbers = {one.number for one in attributions}
    marked = {number for _, number in spans}
    if marked != numbers:
        raise InputError(f"{path}: attributions {sorted(marked ^ numbers)} are marked but not listed, or the reverse")
    name = f"{path.parent.name}/{path.stem}"
    outlet, region, date, kind = (head[key].strip() for key in HEAD)
    return AnnotatedArticle(name, outlet, region, date, kind, text, attributions, scare, works)


def _unmark(
    marked: str, path: Path
) -> tuple[str, dict[tuple[str, int], list[Span]], tuple[Span, ...], tuple[Span, ...]]:
    """The text without its marks, and the spans of each mark."""
    plain: list[str] = []
    length = position = 0
    spans: dict[tuple[str, int], list[Span]] = {}
    others: dict[str, list[Span]] = {"scare": [], "work": []}
    opened: list[tuple[int, re.Match[str]]] = []
    for match in _MARK.finditer(marked):
        plain.append(marked[position : match.start()])
        length += match.start() - position
        position = match.end()
        if match[0] == "{" or (match[0] == "}" and not opened):
            raise InputError(
                f"{path}: a brace that belongs to no mark near {marked[match.start() : match.start() + 30]!r}"
            )
        if match[0] != "}":
            opened.append((length, match))
            continue
        start, mark = opened.pop()
        if mark[3]:
            others[mark[3]].append((start, length))
        for number in mark[2].split(",") if mark[2] else ():
            spans.setdefault((_ROLES[mark[1]], int(number)), []).append((start, length))
    if opened:
        raise InputError(f"{path}: the mark {opened[-1][1][0]} is not closed")
    plain.append(marked[position:])
    return "".join(plain), spans, tuple(sorted(others["scare"])), tuple(sorted(others["work"]))


def _attribution(line: str, spans: dict[tuple[str, int], list[Span]], path: Path) -> AnnotatedAttribution:
    match = _LINE.match(line.strip())
    if match is None:
        raise InputError(
            f"{path}: {line!r} is not 'number | speech or belief | forms | speaker', with '| in N' if nested"
        )
    forms = tuple(form.strip() for form in match[3].split(","))
    if unknown := [form for form in forms if form not in FORMS]:
        raise InputError(f"{path}: {line!r} has the unknown form {unknown[0]!r}: one of {', '.join(FORMS)}")
    number = int(match[1])
    roles = {role: tuple(sorted(spans.get((role, number), ()))) for role in _ROLES.values()}
    if not roles["content"]:
        raise InputError(f"{path}: attribution {number} has no content: mark it with {{c{number}:…}}")
    return AnnotatedAttribution(
        number=number,
        act=match[2],
        forms=forms,
        speaker=None if match[4] in "-?" else match[4],
        supported=match[4] != "?",
        parent=int(match[5]) if match[5] else None,
        **roles,
    )
