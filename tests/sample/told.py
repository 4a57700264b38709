"""The form of the expectations: plain values, nothing of the package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One reported statement, as one article tells it.

    speaker: the fullest name that the article gives, or None for somebody unnamed.
    words: the content as it stands in the text, piece by piece, quotation marks left out.
    source: a word that the source holds, for somebody unnamed.
    """

    speaker: str | None
    words: tuple[str, ...]
    kind: str = "indirect"
    act: str = "speech"
    source: str | None = None


@dataclass(frozen=True)
class Article:
    """One sample article.

    published: the day, or None where the page states none.
    furniture: captions and boilerplate, each standing nowhere in the article's own text.
    correction: the words of a correction notice, which report nothing.
    """

    file: str
    title: str
    outlet: str
    republisher: str | None
    published: str | None
    furniture: tuple[str, ...]
    told: tuple[Told, ...]
    correction: str | None = None


def direct(speaker: str | None, *words: str, source: str | None = None) -> Told:
    """Every word in quotation marks."""
    return Told(speaker, words, "direct", "speech", source)


def mixed(speaker: str | None, *words: str, source: str | None = None) -> Told:
    """Some words in quotation marks."""
    return Told(speaker, words, "mixed", "speech", source)


def said(speaker: str | None, *words: str, source: str | None = None) -> Told:
    """No word in quotation marks, told as speech."""
    return Told(speaker, words, "indirect", "speech", source)


def believed(speaker: str | None, *words: str, source: str | None = None) -> Told:
    """No word in quotation marks, told as what somebody thinks or plans."""
    return Told(speaker, words, "indirect", "belief", source)
