"""One speaker, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from onrecord.errors import NotFoundError
from onrecord.web import answers
from onrecord.web.api.listed import listed
from onrecord.web.api.things import elsewhere
from onrecord.web.asked import Choices
from onrecord.web.inroom import InRoom
from onrecord.web.models.speakers import SpeakerStatements
from onrecord.web.pages.speaker import Group

speakers = APIRouter(prefix="/api")


@speakers.get("/speakers/{key}", response_model=SpeakerStatements, summary="A speaker")
def speaker(room: InRoom, asked: Choices, key: str, group: Group = "") -> Any:
    """A speaker's names and roles, a page of statements, the earliest article first, and with whom it speaks."""
    try:
        found = answers.one_speaker(room, key, asked)
    except NotFoundError:
        return elsewhere(room, key)
    subjects = answers.subjects_of(room, found.entity, asked) if group else ()
    return {
        "entity": found.entity,
        "outlets": found.outlets,
        "found": listed(found.found, asked.page),
        **answers.portrait_of(room, found.entity, asked).as_json(),
        "subjects": [asdict(each) for each in subjects],
        **answers.marks(room, "entity", found.entity["id"]).marks,
    }
