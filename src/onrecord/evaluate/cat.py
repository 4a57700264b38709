"""Reader of CAT's XML (Content Annotation Tool), the form of MEANTIME and ECB+: tokens, and marks on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.errors import InputError
from onrecord.evaluate.sets import SetFile
from onrecord.evaluate.treebank import text_of
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on some tokens, or, without tokens, a thing that marks refer to."""

    id: str
    tag: str
    attributes: dict[str, str]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document: its text, a line a sentence, and what is marked in it.

    spans: of each token, by its id. sentences: the span of each sentence, by its number.
    sentence_of: the number of each token's sentence. referents: of each mark the thing that it refers to.
    """

    text: str
    spans: dict[str, Span]
    sentences: dict[int, Span]
    sentence_of: dict[str, int]
    marks: tuple[Mark, ...]
    referents: dict[str, str]

    def span(self, mark: Mark) -> Span | None:
        """From the first to the last of its tokens; None where none of them is in the text."""
        spans = [self.spans[token] for token in mark.tokens if token in self.spans]
        return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def read_cat(file: SetFile, skipped: Callable[[int, str], bool] = lambda number, text: False) -> Marked:
    """The document in ``file``. skipped: whether a sentence (number, text) is no part of the article.

    Raises:
        InputError: if it is no such XML.
    """
    root = _parsed(file)
    try:
        by_sentence: dict[int, list[tuple[str, str]]] = {}
        for token in root.iter("token"):
            by_sentence.setdefault(int(token.get("sentence")), []).append((token.get("t_id"), token.text or ""))
        marks = tuple(
            Mark(
                one.get("m_id"), one.tag, dict(one.attrib), tuple(part.get("t_id") for part in one.iter("token_anchor"))
            )
            for one in root.iterfind("Markables/*")
        )
        referents = {
            source.get("m_id"): relation.find("target").get("m_id")
            for relation in root.iterfind("Relations/*")
            if relation.tag in ("REFERS_TO", "CROSS_DOC_COREF", "INTRA_DOC_COREF")
            for source in relation.iterfind("source")
        }
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{file.place}: not as CAT writes it ({error})", reason="damaged") from error
    if not by_sentence:
        raise InputError(f"{file.place}: no <token> in it; an article of CAT has them", reason="damaged")
    return _laid_out(by_sentence, skipped, marks, referents)


def _laid_out(
    by_sentence: dict[int, list[tuple[str, str]]],
    skipped: Callable[[int, str], bool],
    marks: tuple[Mark, ...],
    referents: dict[str, str],
) -> Marked:
    text = ""
    spans: dict[str, Span] = {}
    sentences: dict[int, Span] = {}
    for number in sorted(by_sentence):
        names = [name for name, _ in by_sentence[number]]
        line, places = text_of([word for _, word in by_sentence[number]])
        if skipped(number, line):
            continue
        base = len(text)
        spans.update((name, (base + a, base + b)) for name, (a, b) in zip(names, places, strict=True))
        sentences[number] = (base, base + len(line))
        text += line + "\n"
    sentence_of = {name: number for number, tokens in by_sentence.items() for name, _ in tokens}
    return Marked(text, spans, sentences, sentence_of, marks, referents)


def _parsed(file: SetFile) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(file.content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{file.place}: not whole XML ({error})", reason="damaged") from error
