"""The words in which the record speaks to a reader: neutral, and never more than the articles say.

Words of an article keep the quotation marks that the article gives them, and get
none that it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from onrecord.analyse.languages import language_name as language_name
from onrecord.ask.printable import one_line
from onrecord.ask.views import ACCEPTED, UNSURE, Article
from onrecord.offsets import with_gaps

Row = dict[str, Any]

_QUOTATION_MARKS = frozenset('"“”„‟«»‘‹›「」『』')


def said_words(attribution: Row) -> str:
    """The words of a content as the article has them; left-out words of the article show as ``[…]``."""
    content = attribution["content"]
    words = join_pieces(content["text"], content["spans"])
    if attribution["kind"] == "direct" and not _QUOTATION_MARKS & set(words):
        return f"“{words}”"
    return words


def join_pieces(text: str, spans: Sequence[Sequence[int]]) -> str:
    """A phrase on one line, with ``[…]`` where it leaves out words between its spans."""
    return one_line(with_gaps(text, spans))


def speaker(attribution: Row, *, named: bool = True) -> str:
    """The speaker's name; or what the article calls it, in quotation marks; or that there is no source.

    named: False for a speaker known by a description only, as "a senior official".
    """
    if attribution["speaker"]:
        name = one_line(attribution["speaker"]["name"])
        return name if named else f"“{name}”"
    source = attribution["source"]
    if source:
        return f"“{join_pieces(source['text'], source['spans'])}” (not identified)"
    return "(no source named)"


def manner(attribution: Row) -> str:
    """What follows the name: the article's cue; and direct, mixed or indirect, belief where it is one."""
    cue = attribution["cue"]
    told = f" · “{join_pieces(cue['text'], cue['spans'])}”" if cue else ""
    belief = ", belief" if attribution["act"] == "belief" else ""
    return f"{told} · {attribution['kind']}{belief}"


def interval(value: Row | None) -> str | None:
    """``2024-03-21``, ``2024-03-01 to 2024-03-10``, ``by 2024-03-10``, ``from 2024-03-01``, or None."""
    if not value or not (value["earliest"] or value["latest"]):
        return None
    earliest, latest = value["earliest"], value["latest"]
    if earliest == latest:
        return str(earliest)
    if not earliest:
        return f"by {latest}"
    if not latest:
        return f"from {earliest}"
    return f"{earliest} to {latest}"


def said_on(attribution: Row) -> str | None:
    """``said 2024-03-21``, with ``(inferred)`` where the date rests on another document; or None.

    None also where nothing but the day of publication bounds it, which stands beside it anyway.
    """
    date = interval(attribution["said"])
    if date is None or attribution["said"]["basis"].startswith("not after publication"):
        return None
    inferred = " (inferred)" if attribution["said"]["basis"].startswith("inferred") else ""
    return f"said {date}{inferred}"


def outlet(article: Article) -> str:
    """The outlet's name, or that the article names none."""
    return one_line(article.outlet) if article.outlet else "outlet not named"


def published(article: Article) -> str:
    """``published 2024-03-21``, or that the article states no date."""
    date = interval(article.published)
    return f"published {date}" if date else "no date stated"


def title(article: Article) -> str:
    """The headline, or that there is none, with the name of the file or the address."""
    return one_line(article.title or f"(no headline: {unquote(article.uri.removeprefix('file:///'))})")


def doubt(attribution: Row) -> str | None:
    """The confidence where it is low and no person accepted it, else None."""
    confidence: float = attribution["confidence"]
    if attribution["judged"] == ACCEPTED:
        return None
    return f"low confidence, {confidence:.2f}" if confidence < UNSURE else None


def edited(row: Row) -> str:
    """How much an edit changed: ``3 words in, 1 out, headline, 2 in quotation marks, 1 paragraph gone``."""
    parts = [f"{count(row['inserted'], 'word', 'words')} in, {row['deleted']:,} out"]
    parts += ["headline"] if row["headline"] else []
    parts += [f"{count(row['quotations'], 'change', 'changes')} in quotation marks"] if row["quotations"] else []
    parts += [f"{count(row['paragraphs'], 'paragraph', 'paragraphs')} gone"] if row["paragraphs"] else []
    return ", ".join(parts)


def declared(row: Row) -> str:
    """Whether the article says that it was edited: ``silent``, or in which words, or why that cannot be told."""
    if row["silent"]:
        return "silent: nothing in the article says so"
    if row["notice"]:
        return f"noted in the article: “{one_line(row['notice'])}”"
    return one_line(row["doubt"] or "no change of words")


def provenance(origin: Row) -> list[str]:
    """Where the bytes were taken from, where that says more than the address: a container, a place in it, redirects."""
    found = []
    if origin["container"]:
        found.append(
            ", ".join(one_line(part) for part in (origin["container"], origin["place"], origin["part"]) if part)
        )
    found += [f"led on from {one_line(address)}" for address in origin["redirects"] or ()]
    return found


def language(tag: str) -> str:
    """A language with its tag: ``German (de)``; ``not known`` for ``und``."""
    if tag == "und":
        return "not known"
    name = language_name(tag)
    return f"{name} ({tag})" if name != tag else tag


def count(number: int, one: str, many: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number:,} {one if number == 1 else many}"
