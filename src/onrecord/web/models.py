"""What the JSON under ``/api`` holds, as types: for the description of the API, and checked on the way out."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, Field

from onrecord.types import Act, BlockKind, EntityKind, Kind

T = TypeVar("T")
Spans = list[tuple[int, int]]


class Interval(BaseModel):
    """A stretch of time, closed at both ends, and why; an open end is null."""

    earliest: str | None
    latest: str | None
    basis: str


class EntityName(BaseModel):
    """A spelling as it stands in a text, and how often."""

    text: str
    count: int


class EntityRole(BaseModel):
    """A title as stated, over which time, and in how many articles."""

    title: str
    organisation: str | None
    earliest: str | None
    latest: str | None
    documents: int


class Entity(BaseModel):
    """Someone or something."""

    id: str
    name: str
    kind: EntityKind


class Mentioned(Entity):
    """An entity that is named in what was said, and where."""

    spans: Spans


class Speaker(Entity):
    """An entity that speaks. named: false where it is known by an article's description only.

    known: its ids in the user's files of known entities.
    """

    named: bool
    names: list[EntityName]
    roles: list[EntityRole]
    known: list[str]
    statements: int
    attributions: int
    first: str | None
    last: str | None


class StatementRow(BaseModel):
    """A statement in a list, by the telling that fits and comes first. tellings, outlets: of all of it."""

    id: str
    attribution: str
    words: str
    kind: Kind
    act: Act
    confidence: float
    judged: Literal["accepted", "rejected"] | None
    block: BlockKind
    speaker_id: str | None
    speaker_name: str | None
    speaker_kind: EntityKind | None
    speaker_named: bool | None
    speaker_basis: str
    source: str | None
    cue: str | None
    position: int
    document: str
    uri: str
    title: str | None
    outlet: str | None
    republisher: str | None
    published: Interval | None
    tellings: int
    outlets: int
    snippet: list[tuple[str, bool]] = Field(description="the words in pieces, each with whether it fits the search")


class ArticleRow(BaseModel):
    """An article in a list."""

    id: str
    uri: str
    title: str | None
    outlet: str | None
    republisher: str | None
    byline: str | None
    language: str
    published: Interval | None
    words: int
    attributions: int
    statements: int
    title_pieces: list[tuple[str, bool]]
    snippet: list[tuple[str, bool]]


class Listed(BaseModel, Generic[T]):
    """One page of a list. total: on all pages; hidden: left out as beliefs or of low confidence."""

    rows: list[T]
    total: int
    hidden: int
    page: int
    pages: int
    note: str | None


class Counted(BaseModel):
    """A name, and how many statements it has."""

    name: str | None
    count: int


class CountedSpeaker(Entity):
    """A speaker, and how many statements."""

    named: bool
    count: int


class Spread(BaseModel):
    """How the statements that fit are spread."""

    outlets: list[Counted]
    kinds: list[Counted]
    speakers: list[CountedSpeaker]


class StatementList(Listed[StatementRow]):
    """A page of statements and how all that fit are spread."""

    facets: Spread


class OutletRow(BaseModel):
    """An outlet; name is null for articles of which no outlet is known."""

    name: str | None
    documents: int
    statements: int


class Counts(BaseModel):
    """How much there is."""

    documents: int
    outlets: int
    attributions: int
    statements: int
    speakers: int


class Front(BaseModel):
    """The record at a glance."""

    counts: Counts
    first: str | None
    last: str | None
    newest: list[StatementRow]
    speakers: list[Speaker]
    outlets: list[OutletRow]
    note: str | None


class SearchResult(BaseModel):
    """The first few speakers, statements and articles that a search finds."""

    speakers: Listed[Speaker]
    statements: Listed[StatementRow]
    articles: Listed[ArticleRow]


class Tag(BaseModel):
    """A tag that a person put on something, and when."""

    tag: str
    by: str
    made: str


class Note(BaseModel):
    """What a person wrote down on something, and when."""

    number: int
    note: str
    by: str
    made: str


class Marks(BaseModel):
    """The tags and notes of the people who work with this record."""

    tags: list[Tag]
    notes: list[Note]


class SpeakerStatements(Marks):
    """A speaker and a page of statements."""

    entity: Speaker
    outlets: list[Counted]
    found: Listed[StatementRow]


class Phrase(BaseModel):
    """Words and where they stand in the article's text."""

    text: str
    spans: Spans


class Attribution(BaseModel):
    """One reported speech act in one article, as an export holds it."""

    id: str
    document: str
    block: BlockKind
    kind: Kind
    act: Act
    source: Phrase | None
    cue: Phrase | None
    content: Phrase
    speaker: Entity | None
    speaker_basis: str | None
    addressee: str | None
    addressee_spans: Spans
    venue: str | None
    venue_spans: Spans
    about: list[Mentioned]
    said: Interval | None
    statement: str | None
    parent: str | None
    replies_to: list[str]
    confidence: float
    model: str
    judged: Literal["accepted", "rejected"] | None
    speaker_confidence: float | None = Field(
        description="that the speaker is right, 0 to 1; null where nobody was found"
    )


class Block(BaseModel):
    """A labelled stretch of the text."""

    kind: BlockKind
    span: tuple[int, int]


class Change(BaseModel):
    """Words that were inserted, deleted or replaced; spans are offsets into the two texts."""

    kind: Literal["insert", "delete", "replace"]
    from_span: tuple[int, int]
    to_span: tuple[int, int]
    from_text: str
    to_text: str
    block: BlockKind
    whole: bool
    quotation: bool


class EditFigures(BaseModel):
    """How much an edit changed, and whether the article says so."""

    inserted: int
    deleted: int
    headline: bool
    quotations: int
    paragraphs: int
    silent: bool
    notice: str | None
    doubt: str | None


class Edit(EditFigures):
    """What was changed between two versions that followed each other."""

    from_: str = Field(alias="from")
    to: str
    captured: str
    was_captured: str
    returned: bool
    changes: list[Change]


class EditRow(EditFigures):
    """An edit in a list; changes: how many."""

    document: str
    replaces: str
    returned: bool
    captured: str
    uri: str
    title: str | None
    outlet: str | None
    changes: int


class EditedOutlet(BaseModel):
    """An outlet with edits: how many, how many of them silent, and in how many articles."""

    name: str | None
    edits: int
    silent: int
    articles: int


class EditList(Listed[EditRow]):
    """A page of edits and how all that fit are spread over outlets."""

    outlets: list[EditedOutlet]


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
    edits: list[Edit] = Field(description="what was changed to make this version, and later ones, in order")
    family: Family | None = Field(description="the articles that reprint it, or that it reprints; null where none do")


class Told(BaseModel):
    """A telling of a statement. relation: of its words to those of the fullest one."""

    article: ArticleHead
    relation: str | None
    attribution: Attribution


class Rung(BaseModel):
    """One step from the speaker to the reader. missing: named, and no article of it is in the record."""

    kind: Literal["statement", "venue", "first telling", "outlet", "republisher"]
    name: str
    attribution: str | None
    document: str | None
    spans: Spans
    missing: bool
    note: str | None
    other: str | None


class Difference(BaseModel):
    """One place where a telling's words part from the fullest one's; spans are offsets into the two contents' words."""

    change: str
    left: tuple[int, int] | None
    right: tuple[int, int] | None
    before: str
    after: str
    why: str


class Version(BaseModel):
    """A telling beside the fullest one, the most serious difference first."""

    attribution: str
    relation: str | None
    differences: list[Difference]


class Dating(BaseModel):
    """What another document says of when a telling's words were said. clashes: against what its own says."""

    document: str
    attribution: str
    said: Interval | None
    rests: str | None
    clashes: bool


class Tied(BaseModel):
    """Another statement that an article ties to this one. beside: this one's telling there."""

    tie: Literal["within", "holds", "answers", "answered"]
    article: ArticleHead
    attribution: Attribution
    beside: str
    basis: str | None
    spans: Spans


class Statement(Marks):
    """A statement with all its tellings, as exports hold them, their chain and what is tied to it."""

    id: str
    text: str
    kind: Kind
    speaker: Entity | None
    said: Interval | None
    venue: str | None
    tellings: list[str]
    relations: list[str]
    first: str
    independent: int
    judged: Literal["accepted", "rejected"] | None
    told: list[Told]
    outlets: list[str]
    chain: list[Rung]
    fullest: str
    versions: list[Version]
    datings: list[Dating]
    tied: list[Tied]


class Problem(BaseModel):
    """Why there is no answer, and what to do."""

    detail: str
