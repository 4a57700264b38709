"""The same as the pages, as JSON: each page's address with ``/api`` before it."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web.api.about import about
from onrecord.web.api.adding import adding
from onrecord.web.api.captures import captures
from onrecord.web.api.citations import citations
from onrecord.web.api.judging import judging
from onrecord.web.api.lists import lists
from onrecord.web.api.outlets import outlets
from onrecord.web.api.speaker import speakers
from onrecord.web.api.things import things
from onrecord.web.models.shared import Problem

api = APIRouter(responses={code: {"model": Problem} for code in (400, 404, 410)})
for router in (captures, citations, judging, lists, things, speakers, outlets, adding, about):
    api.include_router(router)
