"""The front page, the search and the lists, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from onrecord.web import answers
from onrecord.web.api.listed import listed
from onrecord.web.asked import Choices
from onrecord.web.inroom import InRoom
from onrecord.web.models.edits import EditList
from onrecord.web.models.lists import ArticleList, Front, SearchResult, StatementList
from onrecord.web.models.shared import Listed
from onrecord.web.models.speakers import Speaker

lists = APIRouter(prefix="/api")


@lists.get("", response_model=Front, summary="The record at a glance")
def front(room: InRoom) -> Any:
    """How much there is, the newest statements, the speakers with most statements, the outlets."""
    return asdict(answers.front(room))


@lists.get("/search", response_model=SearchResult, summary="Search everything")
def search(room: InRoom, words: Annotated[str, Query(max_length=1000)] = "") -> Any:
    """The first few speakers, statements and articles; and what is near, where that is nothing."""
    found = answers.everywhere(room, words)
    said = answers.said_by_one(room, words, found)
    return {
        "speakers": listed(found.speakers, 1),
        "statements": listed(found.statements, 1),
        "articles": listed(found.articles, 1),
        "said": said and listed(said[1], 1),
        "about": found.about,
        "near": found.near,
        "near_about": found.near_about,
        "tried": [asdict(each) for each in found.tried],
    }


@lists.get("/statements", response_model=StatementList, summary="Statements that fit")
def statements(room: InRoom, asked: Choices) -> Any:
    """A page of statements, and how all that fit are spread over speakers, subjects, outlets and so on."""
    return {**listed(answers.statements(room, asked), asked.page), "facets": asdict(answers.spread(room, asked))}


@lists.get("/articles", response_model=ArticleList, summary="Articles that fit")
def articles(room: InRoom, asked: Choices) -> Any:
    """A page of articles: the best first where words are given, else the newest; and how all that fit are spread."""
    return {**listed(answers.articles(room, asked), asked.page), "facets": asdict(answers.article_spread(room, asked))}


@lists.get("/edits", response_model=EditList, summary="What outlets changed in their articles")
def edits(room: InRoom, asked: Choices) -> Any:
    """A page of edits, the last captured first; since and until are of the later capture."""
    view = answers.edits(room, asked)
    return {**listed(view.found, asked.page), "outlets": view.outlets}


@lists.get("/speakers", response_model=Listed[Speaker], summary="Speakers")
def speakers(room: InRoom, asked: Choices) -> Any:
    """A page of speakers, those with most statements first; with words, those called so."""
    return listed(answers.speakers(room, asked), asked.page)
