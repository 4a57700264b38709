"""Reader of PolNeAR 1.0, the corpus of attributions in political news.

Newell, Margolin and Ruths (2018), *An Attribution Relations Corpus for Political
News*, LREC. The corpus is laid out as ``<split>/text/<article>.txt`` beside
``<split>/attributions/<article>_<annotator>.ann`` (brat's stand-off form).

The text in the ``.ann`` files is broken over lines, so offsets alone are trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.types import Act, Span

_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


@dataclass(frozen=True)
class GoldAttribution:
    """One annotated attribution: spans of its source (perhaps none), cue and content.

    act: None where it was not annotated; PolNeAR tells none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act | None = None


@dataclass(frozen=True)
class Annotation:
    """What one annotator marked in one article.

    discarded: stretches that the annotator was told to leave out.
    """

    attributions: tuple[GoldAttribution, ...]
    discarded: tuple[Span, ...]


@dataclass(frozen=True)
class GoldArticle:
    """One article with the work of each of its annotators, in order of their names."""

    name: str
    text: str
    annotations: tuple[Annotation, ...]


def read_split(folder: Path, split: str) -> Iterator[GoldArticle]:
    """The articles of ``folder/split``, in order of their names.

    Raises:
        InputError: if the folder is not laid out as the corpus is.
    """
    texts = sorted((folder / split / "text").glob("*.txt"))
    if not texts:
        raise InputError(
            f"no PolNeAR articles under {folder / split}: "
            "give the folder that holds <split>/text and <split>/attributions"
        )
    for path in texts:
        # Offsets count every character, so line ends must come through as they are.
        text = path.read_bytes().decode("utf-8")
        annotators = sorted((folder / split / "attributions").glob(f"{path.stem}_*.ann"))
        yield GoldArticle(
            path.stem,
            text,
            tuple(_read_annotation(file.read_bytes().decode("utf-8")) for file in annotators),
        )


def _read_annotation(standoff: str) -> Annotation:
    spans: dict[str, tuple[Span, ...]] = {}
    discarded: list[Span] = []
    events: list[list[tuple[str, str]]] = []
    for line in standoff.split("\n"):
        if match := re.match(r"(T\d+)\t(\S+) ([\d ;]+)\t", line):
            spans[match[1]] = _parse_spans(match[3])
            if match[2] == "Discard":
                discarded += spans[match[1]]
        elif re.match(r"E\d+\t", line):
            pairs = (part.split(":") for part in line.rstrip("\r").split("\t")[1].split())
            events.append([(re.sub(r"\d+$", "", role), target) for role, target in pairs])
    found = (_attribution(event, spans) for event in events)
    return Annotation(tuple(gold for gold in found if gold.content), tuple(discarded))


def _parse_spans(field: str) -> tuple[Span, ...]:
    parts = (part.split() for part in field.strip().split(";"))
    return tuple((int(start), int(end)) for start, end in parts)


def _attribution(event: list[tuple[str, str]], spans: dict[str, tuple[Span, ...]]) -> GoldAttribution:
    roles: dict[str, list[Span]] = {name: [] for name in _ROLES.values()}
    for role, target in event:
        if role in _ROLES:
            roles[_ROLES[role]] += spans.get(target, ())
    source, cue, content = (tuple(sorted(set(roles[name]))) for name in ("source", "cue", "content"))
    return GoldAttribution(source, cue, content)
