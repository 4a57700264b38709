"""What people's judgements say: of dates, and how far a speaker carries that a person named for one attribution.

"He" is the one before, so who mends one source that is no name has mended its run. Names are
left alone: that a name means somebody else is for a judgement of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.types import Interval

Row = dict[str, Any]

_PRONOUNS = frozenset("he she they it i we you who his her their him them himself herself themselves".split())


BY_A_PERSON = "set by a person"
"""With this begins the basis of when something was said, where a person said so."""


def interval_of(value: str, basis: str) -> Interval:
    """The interval that a judged ``DAY`` or ``DAY..DAY`` stands for; an end that is left out is open."""
    earliest, dots, latest = value.partition("..")
    return Interval(earliest or None, (latest if dots else earliest) or None, basis)


@dataclass(frozen=True, slots=True)
class Carried:
    """An attribution to which a judged speaker carries, and why."""

    attribution: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Source:
    """What is known of an attribution's source. form: ``name``, ``nominal``, ``pronoun``, or None without a source."""

    attribution: str
    place: int
    text: str | None
    chain: int | None
    form: str | None


def carried(findings: Row, judged: str, others: Collection[str] = ()) -> tuple[Carried, ...]:
    """To which attributions of its document the speaker of the attribution ``judged`` carries, in order of the text.

    findings: the document's row. others: attributions whose speakers people judged too; they are never changed.

    Nothing carries from a source that is a name. From a pronoun or a description it carries

    - to all of its chain, where the chain has no name: whoever it is, they are the same;
    - where the chain has a name, and so the description was taken for the wrong person: on to the sources
      that are no names, up to the next place where that name stands; no further, and not back;
    - where the source had no chain: on to sources without a chain that are pronouns, or to words without a
      source, as long as nobody else speaks between.
    """
    sources = sorted(_sources(findings), key=lambda source: (source.place, source.attribution))
    start = next((at for at, source in enumerate(sources) if source.attribution == judged), None)
    if start is None or sources[start].form == "name":
        return ()
    if sources[start].chain is None:
        found = _leaning(sources, start)
    elif _is_nameless(findings, sources[start].chain):
        found = [source for source in sources if source.chain == sources[start].chain]
    else:
        found = _up_to_the_name(findings, sources, start)
    of = f"as {_called(sources[start])} of {judged}"
    return tuple(
        Carried(source.attribution, f"{_called(source)} is the same, {of}")
        for source in found
        if source.attribution != judged and source.attribution not in others and source.form != "name"
    )


def _leaning(sources: Sequence[_Source], start: int) -> list[_Source]:
    found = []
    for source in sources[start + 1 :]:
        if source.chain is not None or source.form not in ("pronoun", None):
            break
        found.append(source)
    return found


def _up_to_the_name(findings: Row, sources: Sequence[_Source], start: int) -> list[_Source]:
    chain, place = sources[start].chain, sources[start].place
    names = [
        mention["span"][0]
        for mention in findings["mentions"]
        if mention["chain"] == chain and mention["form"] == "name" and mention["span"][0] > place
    ]
    end = min(names, default=None)
    return [source for source in sources[start + 1 :] if source.chain == chain and (end is None or source.place < end)]


def _is_nameless(findings: Row, chain: int | None) -> bool:
    named = any(each["number"] == chain and each["named"] for each in findings["chains"])
    return not named and not any(
        mention["chain"] == chain and mention["form"] == "name" for mention in findings["mentions"]
    )


def _sources(findings: Row) -> Iterator[_Source]:
    chains = {link["attribution"]: link["chain"] for link in findings["links"]}
    for attribution in findings["attributions"]:
        source = attribution["source"]
        chain = chains.get(attribution["id"])
        place = (source or attribution["content"])["spans"][0][0]
        form = _form(findings, source, chain) if source else None
        yield _Source(attribution["id"], place, source and source["text"], chain, form)


def _form(findings: Row, source: Row, chain: int | None) -> str:
    """How a source calls its speaker: by a name that stands in it, by a pronoun, or by a description."""
    inside = {
        mention["form"]
        for mention in findings["mentions"]
        if (chain is None or mention["chain"] == chain)
        and any(start <= mention["span"][0] and mention["span"][1] <= end for start, end in source["spans"])
    }
    if "name" in inside and chain is not None:
        return "name"
    if source["text"].casefold() in _PRONOUNS:
        return "pronoun"
    if not inside and chain is not None and _is_called_so(findings, source["text"], chain):
        return "name"
    return "nominal"


def _is_called_so(findings: Row, words: str, chain: int) -> bool:
    """Whether a source holds a spelling of its chain, in findings that mark no mentions there."""
    names = [name["text"] for each in findings["chains"] if each["number"] == chain for name in each["names"]]
    return any(name in words for name in names)


def _called(source: _Source) -> str:
    return f"“{source.text}”" if source.text else "who says it"
