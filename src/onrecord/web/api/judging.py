"""Judging, the review, the log and tags, as JSON. Changes are made through the pages, and by the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from onrecord.ask.log import logged
from onrecord.ask.undoing import undoing
from onrecord.web import choices, logs, reviewing
from onrecord.web.asked import pages_of
from onrecord.web.inroom import InRoom
from onrecord.web.logs import LogChoices
from onrecord.web.models.judging import (
    ArticleToJudge,
    Consequences,
    CountedTag,
    Log,
    Review,
    SpeakerToJudge,
    Tagged,
    ToJudge,
    Undoing,
    Who,
)
from onrecord.web.pages.judging import Number, wanted

judging = APIRouter(prefix="/api")

Short = Annotated[str, Query(max_length=300)]


@judging.get("/judge/who", response_model=list[Who], summary="Speakers whose names begin so")
def who(room: InRoom, words: Short) -> Any:
    """The first few speakers in whose names the words stand, the last of which may be begun only."""
    return choices.who(room, words).rows


@judging.get("/judge/attributions/{key}", response_model=ToJudge, summary="What can be said of an attribution")
def of_attribution(room: InRoom, key: str, words: Short = "", told: Short = "") -> Any:
    """An attribution in its article. words: of a name, for who may have spoken; told: of what it may tell."""
    return choices.of_attribution(room, key, words, told).as_json()


@judging.get("/judge/speakers/{key}", response_model=SpeakerToJudge, summary="What can be said of a speaker")
def of_speaker(room: InRoom, key: str, words: Short = "") -> Any:
    """Somebody, and of which articles' speakers it was put together. words: of a name, for who may be the same."""
    return choices.of_entity(room, key, words).as_json()


@judging.get("/judge/articles/{key}", response_model=ArticleToJudge, summary="What can be said of an article")
def of_article(room: InRoom, key: str) -> Any:
    """An article with its day and its outlet."""
    return choices.of_article(room, key).as_json()


@judging.get("/judge/check", response_model=Consequences, summary="What a judgement would change")
def check(
    room: InRoom, verb: Short, subject: Short, other: Short = "", value: Short = "", until: Short = "", kind: Short = ""
) -> Any:
    """What would be told otherwise if this were judged. other: an id, ``new`` for who has the name ``value``, or
    ``nobody``."""
    return choices.check(room, wanted(verb, subject, other, value, until, kind)).ahead.as_json()


@judging.get("/judge/undo/{number}", response_model=Undoing, summary="What undoing would bring back")
def undo(room: InRoom, number: Number) -> Any:
    """A judgement, and what would be told otherwise without it."""
    return {
        "entry": logged(room.snapshot(), number).as_json(),
        "ahead": undoing(room.snapshot(), number).as_json(),
    }


@judging.get("/review", response_model=Review, summary="What is least certain")
def review(room: InRoom, kind: Short = "", after: Short = "", by: Short = "") -> Any:
    """How much waits of each kind; and the next item of one. after: the mark of the item before."""
    progress = asdict(reviewing.progress(room, by))
    found = reviewing.next_item(room, kind, after or None) if kind in reviewing.KINDS else None
    if found is None:
        return {**progress, "item": None}
    item, doubt = found.item, found.item.doubt
    told = {"key": doubt.key, "document": doubt.document, "other": doubt.other, "mark": doubt.mark}
    ways = [
        {"label": each.label, "wanted": asdict(each.wanted), "ahead": each.ahead.as_json()} for each in item.choices
    ]
    words = [each.attribution["id"] for each in item.receipts]
    return {
        **progress,
        "item": {
            **told,
            "why": item.why,
            "attributions": words,
            "article": item.article,
            "opening": item.opening,
            "choices": ways,
        },
    }


@judging.get("/log", response_model=Log, summary="What happened to the record")
def log(room: InRoom, asked: LogChoices) -> Any:
    """A page of the log, the newest first."""
    found = logs.entries(room, asked)
    rows = [each.as_json() for each in found.rows]
    return {
        "rows": rows, "total": found.total, "page": asked.page, "pages": pages_of(found.total),
        "people": found.people,
    }  # fmt: skip


@judging.get("/tags", response_model=list[CountedTag], summary="Tags")
def tags(room: InRoom) -> Any:
    """All tags, in the order of the alphabet."""
    return logs.all_tags(room)


@judging.get("/tags/{name:path}", response_model=list[Tagged], summary="What bears a tag")
def tag(room: InRoom, name: str) -> Any:
    """The things that bear a tag, in the order in which they were marked."""
    return logs.tagged(room, name)
