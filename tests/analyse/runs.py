"""Runs of words as text, and text as runs, for tests of what is read by rule."""

from __future__ import annotations

from onrecord.analyse.continuations import Linked
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words, read_words


def text_of(words: Words, run: Run | None) -> str | None:
    """The text of a run; None for none."""
    return None if run is None else words.text[slice(*words.span(run))]


def shown(words: Words, found: list[Linked]) -> list[tuple[str | None, str | None, list[str | None]]]:
    """Source, cue and contents of each attribution, as text."""
    return [
        (text_of(words, one.source), text_of(words, one.cue), [text_of(words, run) for run in one.contents])
        for one in found
    ]


def run_of(words: Words, part: str) -> Run:
    """The run of the words that ``part`` of the text stands for."""
    start = words.text.index(part)
    return words.indices((start, start + len(part)))


def paragraphs(*lines: str) -> Words:
    """The words of a text of these paragraphs."""
    return read_words("\n\n".join(lines))
