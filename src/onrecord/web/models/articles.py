"""One article."""

from __future__ import annotations

from pydantic import BaseModel, Field

from onrecord.analyse.voice import Voice
from onrecord.types import BlockKind
from onrecord.web.models.attributions import Attribution
from onrecord.web.models.edits import Change, Edit
from onrecord.web.models.shared import Interval, Marks, Spans


class Block(BaseModel):
    """A labelled stretch of the text."""

    kind: BlockKind
    span: tuple[int, int]


class Origin(BaseModel):
    """How the bytes came; see the data model."""

    container: str | None
    place: str | None
    part: str | None
    media_type: str | None
    charset: str | None
    fields: list[str]
    address: str | None
    collected: str | None
    outlet: str | None
    published: str | None
    redirects: list[str]


class ArticleHead(BaseModel):
    """What is needed to judge where a statement stands."""

    id: str
    uri: str
    title: str | None
    outlet: str | None
    published: Interval | None


class Original(BaseModel):
    """The likely original of a family, and why. elsewhere: whom most credit, where no member is theirs."""

    document: str
    reasons: list[str]
    elsewhere: str | None
    article: ArticleHead


class Printing(BaseModel):
    """A member of a family beside the likely original; spans are offsets into the two texts.

    share: of the words of the shorter of the two, so many lie in passages that both have.
    """

    article: ArticleHead
    share: float | None
    headline_changed: bool
    dropped: Spans
    added: Spans
    edits: list[Change]


class Family(BaseModel):
    """Articles that reprint each other. size: of all; printings: at most some."""

    original: Original
    printings: list[Printing]
    size: int


class Voiced(BaseModel):
    """A stretch of the text and whose words it is. Scare-quoted ones hold their quotation marks."""

    span: tuple[int, int]
    voice: Voice


class Article(Marks):
    """An article with everything that it reports, as exports hold it."""

    id: str
    uri: str
    canonical: str | None
    sha256: str
    received: str
    replaces: str | None
    current: bool
    title: str | None
    outlet: str | None
    outlet_basis: str | None
    republisher: str | None
    byline: str | None
    language: str
    published: Interval | None
    text: str
    blocks: list[Block]
    cleaner: str
    modified: Interval | None
    agencies: list[str]
    contradictions: list[str]
    origin: Origin
    skipped: str | None
    attributions: list[Attribution]
    voices: list[Voiced] = Field(description="every block but boilerplate and credits, parted by whose words it is")
    edits: list[Edit] = Field(description="what was changed to make this version, and later ones, in order")
    family: Family | None = Field(description="the articles that reprint it, or that it reprints; null where none do")
