"""Why are these tellings taken for one statement? The evidence, telling by telling, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

from onrecord.ask.article import one_document
from onrecord.ask.views import Telling
from onrecord.ask.wording import count
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence, gap_of
from onrecord.resolve.telling.likeness import by_words, days_tell, is_open, likeness, of_one_event, of_words
from onrecord.resolve.telling.pairs import border
from onrecord.resolve.telling.story import SURE, story_of
from onrecord.resolve.telling.together import together
from onrecord.resolve.telling.words import longest_run
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

_RUN = 4
"""Words in a row from which on they are worth telling."""
_MOST = 40
"""Tellings among which one is looked for that ties another to the statement,"""
_READ = 3
"""and so many of them, the nearest by their words, that are weighed in full."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a telling to the statement.

    to: the telling that it was set beside: the fullest one, or a closer one where the two would not be enough.
    likeness: how sure it is that the two tell one utterance, 0..1, calibrated on pairs labelled by hand.
    enough: whether that alone joins them. reasons: what speaks for it and against it.
    """

    telling: Telling
    to: Telling
    likeness: float
    enough: bool
    reasons: tuple[str, ...]

    def as_json(self) -> Row:
        """The same with ids for tellings."""
        return {
            "attribution": self.telling.attribution["id"], "to": self.to.attribution["id"],
            "likeness": self.likeness, "enough": self.enough, "reasons": list(self.reasons),
        }  # fmt: skip


def ties(fullest: Telling, tellings: Sequence[Telling], stories: Mapping[str, str]) -> tuple[Tie, ...]:
    """What ties each of ``tellings`` to a statement, ``fullest`` left out. stories: see ``stories_of``."""
    told = [(each, _told(each, stories.get(each.article.id, ""))) for each in tellings]
    first = next(held for each, held in told if each is fullest)
    return tuple(_tie(each, held, fullest, first, told) for each, held in told if each is not fullest)


def stories_of(snapshot: Snapshot, tellings: Iterable[Telling]) -> dict[str, str]:
    """What the articles of tellings are about, by their ids, where days do not tell whether they are of one event."""
    days = {each.article.id: _ends(each.article.published) for each in tellings}
    if all(_near(*pair) for pair in combinations_with_replacement(set(days.values()), 2)):
        return {}
    documents = (one_document(snapshot, key) for key in days)
    return {row["id"]: story_of(row["text"], row["blocks"]) for row in documents}


def _tie(each: Telling, held: Told, fullest: Telling, first: Told, told: Sequence[tuple[Telling, Told]]) -> Tie:
    found, to, beside = likeness(first, held), fullest, first
    if not _enough(found, first, held):
        near = sorted((-of_words(other, held), n) for n, (one, other) in enumerate(told[:_MOST]) if one is not each)[
            :_READ
        ]
        best, n = max(((likeness(told[n][1], held), n) for _, n in near), default=(found, 0))
        if best > found:
            found, (to, beside) = best, told[n]
    return Tie(each, to, found, _enough(found, beside, held), tuple(_reasons(beside, held)))


def _enough(found: float, a: Told, b: Told) -> bool:
    return found >= border(evidence(a, b), a, b)


def _told(telling: Telling, story: str) -> Told:
    """A telling as it was compared when statements were made."""
    row, article = telling.attribution, telling.article
    speaker = row["speaker"]
    return Told(
        content=row["content"]["text"], kind=row["kind"], act=row["act"], speaker=speaker and speaker["id"],
        name=speaker["name"] if speaker and telling.named else None, speaker_kind=speaker and speaker["kind"],
        source=row["source"]["text"] if row["source"] else "", cue=row["cue"]["text"] if row["cue"] else "",
        document=article.id, outlet=article.outlet, published=_ends(article.published), said=_ends(row["said"]),
        venue=row["venue"], story=story,
    )  # fmt: skip


def _near(one: tuple[str | None, str | None], two: tuple[str | None, str | None]) -> bool:
    gap = gap_of(one, two)
    return gap is not None and gap <= SURE


def _ends(interval: Row | None) -> tuple[str | None, str | None]:
    return (interval["earliest"], interval["latest"]) if interval else (None, None)


def _reasons(a: Told, b: Told) -> Iterator[str]:
    columns = evidence(a, b)
    seen = dict(zip(COLUMNS, columns, strict=True))
    yield _words(a, b)
    if is_open(columns, by_words(columns)):
        yield "read together they say the same" if together(a, b) > 0 else "read together they seem to differ"
    if seen["same_speaker"]:
        yield "the same speaker"
    elif seen["other_speaker"]:
        yield "the speakers go by other names"
    elif a.name is None or b.name is None:
        yield "the speaker is not named in both" if a.name or b.name else "no speaker is named"
    if seen["said_same"]:
        yield "both say it was said on one day"
    elif seen["said_apart"]:
        yield "they date it apart"
    if seen["numbers_differ"]:
        yield "their numbers differ"
    if seen["negation"]:
        yield "one of them negates"
    yield _apart(a, b)
    if of_one_event(columns) and not days_tell(columns):
        yield "their articles begin with the same matter"


def _words(a: Told, b: Told) -> str:
    one, two = a.wording, b.wording
    if one.stems == two.stems:
        return "the same words"
    common, least = len(one.weights.keys() & two.weights.keys()), min(len(one.weights), len(two.weights))
    run = longest_run(one.stems, two.stems)[1]
    row = f", {run} in a row" if run >= _RUN else ""
    return f"{common:,} of the shorter one’s {count(least, 'word', 'words')} stand in both{row}"


def _apart(a: Told, b: Told) -> str:
    if a.document == b.document:
        return "both in one article"
    days = gap_of(a.published, b.published)
    if days is None:
        return "one of the articles is not dated to the day"
    return f"published {count(days, 'day', 'days')} apart" if days else "published on the same day"
