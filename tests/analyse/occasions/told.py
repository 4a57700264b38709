"""Articles marked as those of ``corpus/`` are, read for their occasions: ``{s1:She} {q1:said} {c1:no}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.analyse.coreference import corefer
from onrecord.analyse.occasions.occasions import occasions
from onrecord.analyse.timex import timexes
from onrecord.clean.document import plain_document
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.types import Attribution, Document, Interval, Kind, Occasion, Phrase, Span

_MARK = re.compile(r"\{([sqc])(\d+(?:,\d+)*):|\}")


@dataclass(frozen=True)
class Told:
    """A document, its attributions by the numbers of their marks, and their occasions likewise."""

    document: Document
    attributions: dict[int, Attribution]
    occasions: dict[int, Occasion]

    def words(self, part: Phrase | None) -> str | None:
        """The words of a part, which must be those at its spans."""
        if part is None:
            return None
        assert " ".join(self.document.text[slice(*span)] for span in part.spans) == part.text
        return part.text

    def venue(self, number: int) -> str | None:
        return self.words(self.occasions[number].venue)

    def addressee(self, number: int) -> str | None:
        return self.words(self.occasions[number].addressee)

    def said(self, number: int) -> tuple[str | None, str | None] | None:
        said = self.occasions[number].said
        return None if said is None else (said.earliest, said.latest)

    def basis(self, number: int) -> str:
        said = self.occasions[number].said
        assert said is not None
        return said.basis

    def answers(self, number: int) -> dict[int, str]:
        """The numbers of what this one answers, each with its basis."""
        numbers = {one.id: key for key, one in self.attributions.items()}
        for reply in self.occasions[number].replies:
            assert reply.spans and all(self.document.text[slice(*span)] for span in reply.spans)
        return {numbers[reply.to]: reply.basis for reply in self.occasions[number].replies}

    def parent(self, number: int) -> int | None:
        numbers = {one.id: key for key, one in self.attributions.items()}
        parent = self.occasions[number].parent
        return None if parent is None else numbers[parent]


def unmarked(marked: str) -> tuple[str, dict[tuple[str, int], list[Span]]]:
    """The text without its marks, and the spans of each mark."""
    plain, spans, opened, at = "", {}, [], 0  # type: ignore[var-annotated]
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        at = match.end()
        if match[0] != "}":
            opened.append((len(plain), match))
            continue
        start, mark = opened.pop()
        for number in mark[2].split(","):
            spans.setdefault((mark[1], int(number)), []).append((start, len(plain)))
    return plain + marked[at:], spans


def attributions_of(document: Document, spans: dict[tuple[str, int], list[Span]]) -> dict[int, Attribution]:
    """The attributions that are marked, by number."""
    found = {}
    for number in sorted({number for _, number in spans}):
        parts = [phrase(document.text, spans[key]) if (key := (role, number)) in spans else None for role in "sqc"]
        source, cue, content = parts
        assert content is not None
        quoted = content.text[0] in '“"‘'
        kind: Kind = "direct" if quoted else "mixed" if "“" in content.text else "indirect"
        key = attribution_id(document.id, [part.spans if part else () for part in parts])
        found[number] = Attribution(key, document.id, "body", kind, "speech", source, cue, content, 0.9, "test")
    return found


def told(marked: str, published: str | None = None) -> Told:
    """Read ``marked``, an article of the day ``published``."""
    text, spans = unmarked(marked)
    day = Interval(published, published, "test") if published else None
    document = replace(plain_document("file:///test.txt", text, "2031-01-01T00:00:00+00:00", day), language="en")
    marks = attributions_of(document, spans)
    who = corefer(document, list(marks.values()))
    found = occasions(document, list(marks.values()), timexes(document), who)
    return Told(document, marks, dict(zip(marks, found, strict=True)))
