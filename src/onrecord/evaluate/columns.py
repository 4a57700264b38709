"""Readers of re3d and wikigold: a token and its tag a line, as in CoNLL-2003.

re3d (Dstl, Aleph Insights and Committed Software, 2017) is of the conflict in Syria and Iraq; wikigold
(Balasuriya et al. 2009, *Named Entity Recognition in Wikipedia*) of Wikipedia. Neither has chains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.gold import GoldDocument, GoldMention, form_of, named_span, small_words
from onrecord.evaluate.sets import SetFile, set_files
from onrecord.evaluate.treebank import text_of
from onrecord.types import EntityKind, Span

RE3D_FOLDER = "data-by-source"
_KINDS: dict[str, EntityKind] = {
    "Person": "person", "Organisation": "organisation", "Location": "place",
    "PER": "person", "ORG": "organisation", "LOC": "place",
}  # fmt: skip
_IGNORED = frozenset(("Nationality",))
_BREAK = "-DOCSTART-"

Sentence = list[tuple[str, str]]
"""Tokens with their tags."""


def read_re3d(path: Path) -> list[GoldDocument]:
    """The documents of re3d at ``path``: the folder of the set, or its .tar.gz.

    Its mentions are noun phrases: names and descriptions, told apart by their heads.

    Raises:
        InputError: if there are none, or one is damaged.
    """
    files = set_files(path, ".conll", RE3D_FOLDER)
    return _documents([(file.place.stem, _sentences(file), file.sha256) for file in files], named=False)


def read_wikigold(path: Path) -> list[GoldDocument]:
    """The documents of wikigold at ``path``: its folder, its .tar.gz, or ``wikigold.conll.txt`` itself.

    All its mentions are names. Two of a kind that touch are one, as its tags cannot part them.

    Raises:
        InputError: if there are none, or they are damaged.
    """
    files = set_files(path, "wikigold.conll.txt")
    articles: list[tuple[list[Sentence], str]] = []
    for file in files:
        articles.append(([], file.sha256))
        for sentence in _sentences(file):
            if sentence[0][0] == _BREAK:
                articles.append(([], file.sha256))
            else:
                articles[-1][0].append(sentence)
    filled = [one for one in articles if one[0]]
    return _documents([(f"wikigold-{number:03}", *one) for number, one in enumerate(filled, 1)], named=True)


def _sentences(file: SetFile) -> list[Sentence]:
    found: list[Sentence] = [[]]
    for number, line in enumerate(file.text().splitlines(), 1):
        parts = line.split()
        if not parts or parts[0] == _BREAK:
            found.append([(_BREAK, "O")] if parts else [])
            if parts:
                found.append([])
            continue
        if len(parts) < 2 or not (parts[-1] == "O" or parts[-1][:2] in ("B-", "I-")):
            raise InputError(f"{file.place}, line {number}: not a token and its tag: {line[:80]!r}", reason="damaged")
        found[-1].append((parts[0], parts[-1]))
    return [sentence for sentence in found if sentence]


def _documents(articles: Sequence[tuple[str, list[Sentence], str]], *, named: bool) -> list[GoldDocument]:
    laid = [(_laid_out(sentences), name, digest) for name, sentences, digest in articles]
    small = small_words(text for (text, _), _, _ in laid)
    return [
        replace(_document(name, text, marks, None if named else small), sha256=digest)
        for (text, marks), name, digest in laid
    ]


def _laid_out(sentences: Sequence[Sentence]) -> tuple[str, list[tuple[Span, str]]]:
    """The text, a line a sentence, and each tagged span of it with its label."""
    text = ""
    marks: list[tuple[Span, str]] = []
    for sentence in sentences:
        line, spans = text_of([token for token, _ in sentence])
        base = len(text)
        marks += [((base + a, base + b), label) for (a, b), label in _tagged(spans, [tag for _, tag in sentence])]
        text += line + "\n"
    return text, marks


def _tagged(spans: Sequence[Span], tags: Sequence[str]) -> Iterator[tuple[Span, str]]:
    current: tuple[Span, str] | None = None
    for span, tag in zip(spans, tags, strict=True):
        label = "" if tag == "O" else tag[2:]
        if current is not None and (label != current[1] or tag.startswith("B-")):
            yield current
            current = None
        if label:
            current = (span if current is None else (current[0][0], span[1]), label)
    if current is not None:
        yield current


def _document(name: str, text: str, marks: list[tuple[Span, str]], small: frozenset[str] | None) -> GoldDocument:
    mentions = tuple(
        GoldMention(span, _KINDS[label], "name" if small is None else form_of(text, span, small, _KINDS[label]))
        for span, label in marks
        if label in _KINDS
    )
    ignored = [span for span, label in marks if label in _IGNORED]
    if small is not None:
        ignored += _within(text, mentions)
    return GoldDocument(name, text, mentions, complete=((0, len(text)),), ignored=tuple(ignored), bare=small is None)


def _within(text: str, mentions: Sequence[GoldMention]) -> Iterator[Span]:
    """Stretches of mentions in which names may stand that are not annotated: of those that overlap, re3d keeps one."""
    for one in mentions:
        if one.form != "name":
            yield one.span
            continue
        start, end = named_span(text, one.span, kind=one.kind)
        yield one.span[0], start
        yield end, one.span[1]
