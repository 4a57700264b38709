"""Polls, reports, letters and recordings with a date: "a poll released Monday", "Thursday's report", "The email said".

What is written says what it says when it comes out. Where an article tells one day for one paper, what the paper says
elsewhere in the article has that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.analyse.occasions.setting import Setting
from onrecord.analyse.occasions.when import in_dateline, is_clock, is_past, is_point
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.types import Attribution

_PAPERS = frozenset(
    """poll survey study report analysis audit review statement letter memo memorandum email e-mail op-ed editorial
    article column video recording film ad advertisement ruling decision lawsuit complaint indictment filing affidavit
    petition manifesto declaration communique communiqué brief transcript tweet post""".split()
)
_OUT = frozenset(
    """released published issued posted unveiled sent aired filed distributed circulated leaked printed uploaded
    dated broadcast obtained made delivered""".split()
)
_BETWEEN = frozenset("on in at by late early earlier last this the over during".split())
_DEFINITE = frozenset("the this that its their his her".split())
_NEW = frozenset("a an new latest".split())
_REACH = 8
_AFTER = 4
_OPENING = 3
"""Paragraphs that name a new paper before its day is told."""


@dataclass(frozen=True)
class Paper:
    """A paper whose day is told. timex: number of the expression. names: capitalised words around its noun."""

    timex: int
    paragraph: int
    names: frozenset[str]


@dataclass(frozen=True)
class Papers:
    """The papers of one document by their noun, singular; only those nouns of which one day alone is told."""

    by_noun: Mapping[str, Paper]

    def date_of(self, setting: Setting, one: Attribution) -> int | None:
        """The expression that dates ``one``, where its source is a paper of which the day is told; None for others."""
        frame = setting.frames.get(one.id)
        if frame is None or frame.source is None:
            return None
        words = [setting.tokens[at] for at in range(*frame.source)]
        noun = next((at for at, word in enumerate(words[:_REACH]) if singular(word.lower) in _PAPERS), None)
        paper = self.by_noun.get(singular(words[noun].lower)) if noun is not None else None
        if noun is None or paper is None:
            return None
        after = words[noun + 1].lower if noun + 1 < len(words) else ""
        if any(word.possessive for word in words[noun:]) or (
            after.isalpha() and after not in _OUT | {"by", "of", "from"}
        ):
            return None
        before = words[:noun]
        names = {word.lower for word in before if word.capital and not word.first}
        if not names <= paper.names:
            return None
        first = words[0].lower
        early = first in _NEW and setting.paragraph(one) <= min(_OPENING, paper.paragraph)
        return paper.timex if first in _DEFINITE or early else None


def dated_papers(setting: Setting) -> Papers:
    """The papers of a document with the days told for them."""
    found: dict[str, list[Paper]] = {}
    for _, number in setting.timex_starts:
        timex = setting.timexes[number]
        first, last = setting.token_range(timex.span)
        if first >= last or timex.earliest is None or not is_point(timex) or is_clock(setting, timex):
            continue
        if first in setting.reported or not is_past(setting, timex) or in_dateline(setting, (first, last)):
            continue
        for at in _nouns(setting, first, last):
            noun = singular(setting.tokens[at].lower)
            near = setting.tokens[max(0, at - 4) : at]
            names = frozenset(token.lower for token in near if token.capital)
            found.setdefault(noun, []).append(Paper(number, setting.tokens[at].paragraph, names))
    single = {}
    for noun, papers in found.items():
        days = {(setting.timexes[one.timex].earliest, setting.timexes[one.timex].latest) for one in papers}
        if len(days) == 1:
            names = frozenset[str]().union(*(one.names for one in papers))
            single[noun] = Paper(papers[0].timex, papers[0].paragraph, names)
    return Papers(single)


def _nouns(setting: Setting, first: int, last: int) -> Iterator[int]:
    """The tokens of the noun that an expression at these tokens dates: before it with what was done, or after it."""
    tokens = setting.tokens
    at = first - 1
    while at >= 0 and tokens[at].lower in _BETWEEN and tokens[at].sentence == tokens[first].sentence:
        at -= 1
    if at >= 0 and singular(tokens[at].lower) in _PAPERS and tokens[at].sentence == tokens[first].sentence:
        yield at
    elif at >= 0 and tokens[at].lower in _OUT:
        for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
            if tokens[before].sentence != tokens[first].sentence:
                break
            if singular(tokens[before].lower) in _PAPERS:
                yield before
                break
    owned = last < len(tokens) and (tokens[last].possessive or tokens[last - 1].possessive)
    if owned:
        for after in range(last, min(len(tokens), last + _AFTER)):
            if tokens[after].text in ",;.:":
                break
            if singular(tokens[after].lower) in _PAPERS:
                yield after
                break
