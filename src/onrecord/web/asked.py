"""What a reader asked for, out of the address of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, cast

from fastapi import Depends, Query

from onrecord.ask.search import ArticleQuery, StatementQuery
from onrecord.errors import InputError
from onrecord.types import Act, Kind
from onrecord.web.days import is_day
from onrecord.web.rendering import address

PAGE_SIZE = 40
"""Statements, articles or speakers on a page."""

_LAST_PAGE = 1_000_000
_SWITCHES = ("everything", "silent", "first_hand", "reporting")

Sort = Literal["published", "newest", "said", "tellings", "relevance"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices of a list; empty strings for what was left open."""

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    act: str = ""
    everything: bool = False
    silent: bool = False
    sort: str = ""
    page: int = 1
    about: str = ""
    venue: str = ""
    said_since: str = ""
    said_until: str = ""
    first_hand: bool = False
    independent: int = 0
    tag: str = ""
    language: str = ""
    reporting: bool = False

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * PAGE_SIZE

    def query(self) -> StatementQuery:
        """The same as a question to the record."""
        asked = StatementQuery(
            words=self.words or None,
            speaker=self.speaker or None,
            outlet=self.outlet or None,
            since=self.since or None,
            until=self.until or None,
            kinds=cast("tuple[Kind, ...]", (self.kind,) if self.kind else ()),
            about=self.about or None,
            venue=self.venue or None,
            said_since=self.said_since or None,
            said_until=self.said_until or None,
            first_hand=self.first_hand,
            independent=self.independent,
            sort=cast(Sort, self.sort or "published"),
        )
        if self.everything:
            asked = asked.without_limits()
        return replace(asked, acts=cast("tuple[Act, ...]", (self.act,))) if self.act else asked

    def article_query(self) -> ArticleQuery:
        """The same as a question about articles."""
        return ArticleQuery(
            words=self.words or None,
            outlet=self.outlet or None,
            since=self.since or None,
            until=self.until or None,
            language=self.language or None,
            reporting=self.reporting,
            sort=cast('Literal["relevance", "newest", "published"]', self.sort or "relevance"),
        )

    def address(self, path: str, **changes: Any) -> str:
        """The address of a list with these choices; any change leads back to its first page."""
        chosen = {name: getattr(self, name) for name in Asked.__slots__ if name != "page"}
        for name in _SWITCHES:
            chosen[name] = 1 if chosen[name] else None
        chosen["independent"] = self.independent or None
        return address(path, **{**chosen, **changes})

    def narrowed(self) -> bool:
        """Whether anything was asked for."""
        return replace(self, page=1, sort="", everything=False) != Asked()


def asked(
    words: Annotated[str, Query(max_length=1000, description='words, "a phrase" or the beginning* of a word')] = "",
    speaker: Annotated[str, Query(max_length=300, description="an id, a name, or words of a name")] = "",
    outlet: Annotated[str, Query(max_length=300, description="the outlet's name; case does not count")] = "",
    since: Annotated[str, Query(description="published on or after: YYYY, YYYY-MM or YYYY-MM-DD")] = "",
    until: Annotated[str, Query(description="published on or before, in the same forms")] = "",
    kind: Annotated[Literal["", "direct", "mixed", "indirect"], Query(description="how the words stand")] = "",
    act: Annotated[Literal["", "speech", "belief"], Query(description="said, or thought; speech if empty")] = "",
    everything: Annotated[bool, Query(description="beliefs and low confidence too")] = False,
    silent: Annotated[bool, Query(description="of edits: only those of which the article says nothing")] = False,
    sort: Annotated[Literal["", Sort], Query(description="order")] = "",
    page: Annotated[int, Query(ge=1, le=_LAST_PAGE, description=f"{PAGE_SIZE} rows each")] = 1,
    about: Annotated[str, Query(max_length=300, description="whom or what it is about: an id, a name, words")] = "",
    venue: Annotated[str, Query(max_length=300, description="where it was said: statement, interview")] = "",
    said_since: Annotated[str, Query(description="said on or after, as since")] = "",
    said_until: Annotated[str, Query(description="said on or before, as since")] = "",
    first_hand: Annotated[bool, Query(description="not as another outlet, or somebody quoted, told it")] = False,
    independent: Annotated[int, Query(ge=0, le=1000, description="the least number of independent tellings")] = 0,
    tag: Annotated[str, Query(max_length=300, description="only what bears this tag of yours")] = "",
    language: Annotated[str, Query(max_length=35, description="of articles: BCP 47")] = "",
    reporting: Annotated[bool, Query(description="of articles: only those in which something is said")] = False,
) -> Asked:
    """The choices in the address.

    Raises InputError for a date that the calendar does not have.
    """
    dates = tuple(each.strip() for each in (since, until, said_since, said_until))
    for name, value in zip(("From", "To", "Said from", "Said until"), dates, strict=True):
        if value and not is_day(value):
            raise InputError(
                f"{name}: “{value}” is no date. Write the year, the month or the day as 2024, 2024-03 or 2024-03-21."
            )
    return Asked(
        words.strip(), speaker.strip(), outlet.strip(), dates[0], dates[1], kind, act, everything, silent, sort, page,
        about.strip(), venue.strip(), dates[2], dates[3], first_hand, independent, tag.strip(), language.strip(),
        reporting,
    )  # fmt: skip


Telling = Annotated[str, Query(max_length=100, description="id of a telling of the statement")]
Choices = Annotated[Asked, Depends(asked)]


def pages_of(total: int) -> int:
    """How many pages ``total`` rows take; one where there are none."""
    return max(1, -(-total // PAGE_SIZE))
