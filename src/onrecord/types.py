"""The contract: every thing that flows through onrecord, as frozen dataclasses.

Offsets are half-open and count Unicode code points of ``Document.text``. Dates are
ISO 8601 strings. Nothing here computes anything; ``schema`` says the same in Arrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""Half-open offsets ``(start, end)`` into a text."""

BlockKind = Literal[
    "title", "standfirst", "body", "list", "quotation", "table",
    "caption", "credit", "correction", "boilerplate",
]  # fmt: skip
Kind = Literal["direct", "mixed", "indirect"]
Act = Literal["speech", "belief"]
EntityKind = Literal["person", "organisation", "group", "place"]
Form = Literal["name", "nominal", "pronoun"]
Relation = Literal["verbatim", "truncated", "paraphrase"]
Role = Literal["source", "cue", "content"]
Thing = Literal["document", "statement", "entity"]
"""What a tag or note can be on."""
Verb = Literal["same", "different", "speaker", "name", "kind", "reject", "accept", "said", "published", "outlet"]

BODY_KINDS: frozenset[BlockKind] = frozenset(("standfirst", "body", "list", "quotation", "table", "correction"))
"""The kinds of block whose words are the article's own running text."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, closed at both ends, and why we think so.

    earliest, latest: ISO 8601 date, or date-time with offset, or None for an open end.
    basis: the reason, with the words it rests on; begins with "inferred" where those
        stand in another document.
    """

    earliest: str | None
    latest: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How bytes came to us: what is known of them from outside, and is needed to read them again.

    container: the file, feed or archive that they were taken out of, by its name or address.
    place: where in it, as "record at byte 1024", "line 12" or "member a/b.html".
    part: which part of the bytes is the article, where they hold several: the id of a feed's entry.
    media_type: what the bytes are, where they alone do not tell, as one line of a table.
    charset: the encoding that a server or an archive declared.
    fields: which column of a row holds what ("text=story"), where the user said so.
    address: of the article, as the container states it: the link of a feed's entry, "saved from".
    collected: ISO 8601 date or date-time on which the page was taken, as the container states it.
    outlet, published: what the container says of the article: the feed's title, its entry's date.
    redirects: the addresses that led to the URI, in order.
    """

    container: str | None = None
    place: str | None = None
    part: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fields: tuple[str, ...] = ()
    address: str | None = None
    collected: str | None = None
    outlet: str | None = None
    published: str | None = None
    redirects: tuple[str, ...] = ()


DIRECT = Origin()
"""The origin of bytes that were handed over as they are."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received.

    uri: the URL fetched, or ``file:///`` and the bare name of a local file.
    received: when, as an ISO 8601 date-time with offset.
    sha256: hex digest of ``content``.
    media_type: what the bytes look like, such as ``text/html`` (found by content).
    """

    uri: str
    received: str
    sha256: str
    media_type: str
    content: bytes
    origin: Origin = DIRECT


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of a document's text. Blocks are in order and never overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Repair:
    """How a damaged stretch is to be read (mojibake, a missing quotation mark).

    The text itself keeps the damage; an empty span inserts.
    """

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Document:
    """The cleaned text of one article, and what the page says of itself.

    id: digest of URI and text, see ``ids.document_id``.
    canonical: the address that the page states for itself.
    replaces: id of the document of which this is a newer version.
    outlet_basis: which words, element or person named the outlet.
    byline: the people credited, as they stand in the text, parted by commas.
    language: BCP 47 tag, ``und`` where it cannot be told.
    published: None where no date is stated; never the day of reading.
    blocks: cover every visible character of ``text``; whatever lies between them is white space.
    cleaner: name and version of the code that made ``text`` from the capture.
    modified: when the page says that it was changed last.
    agencies: news agencies, desks and nameless staff credited.
    contradictions: where the page contradicts itself, a sentence each.
    repeated: spans of blocks that are boilerplate only because their line stands in many articles of the outlet.
    origin: how the bytes came to us.
    """

    id: str
    uri: str
    canonical: str | None
    sha256: str
    received: str
    replaces: str | None
    title: str | None
    outlet: str | None
    outlet_basis: str | None
    republisher: str | None
    byline: str | None
    language: str
    published: Interval | None
    text: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    cleaner: str
    modified: Interval | None = None
    agencies: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    repeated: tuple[Span, ...] = ()
    origin: Origin = DIRECT


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source, cue or content: its spans in order, and its words joined by one space."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reported speech act in one document (Pareti 2012; Newell et al. 2018).

    id: digest of the document's id and all spans, not of the model.
    block: kind of the block in which the content begins.
    confidence: 0..1, that this is an attribution and its source is right.
    model: name and version of the model that found it.
    """

    id: str
    document: str
    block: BlockKind
    kind: Kind
    act: Act
    source: Phrase | None
    cue: Phrase | None
    content: Phrase
    confidence: float
    model: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names someone or something; ``chain`` is its chain's number in the document."""

    span: Span
    form: Form
    kind: EntityKind
    chain: int


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling as it stands in a text, without titles, articles or possessives, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Office:
    """A title or role as stated, with the organisation stated beside it.

    spans: where the words of the title stand, once for each time that they are stated.
    """

    title: str
    organisation: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one entity within one document.

    number: position in ``Findings.chains``.
    name: the fullest name in the document; for an unnamed entity its description.
    named: False for "a senior official", which is never merged across documents.
    """

    number: int
    name: str
    kind: EntityKind
    named: bool
    names: tuple[Name, ...]
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Which chain an attribution's source belongs to, and why, or why to none.

    confidence: 0..1, that the chain is the right one; None where there is none, and in findings of before 0.4.
    """

    attribution: str
    chain: int | None
    basis: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value, and the interval that it spans."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """That an attribution answers another one of its document.

    to: id of the attribution answered. basis: why, for people to read. spans: the words that it rests on.
    """

    to: str
    basis: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """When, where and to whom something was said, as its document tells it. Each attribution has one.

    said: when; None where not even a day of publication bounds it.
    timex: the time expression that ``said`` rests on, by its place in ``Findings.timexes``.
    venue: where it was said first, as it stands in the text: the interview, the outlet told, the statement.
    addressee: to whom.
    parent: id of the attribution in whose content this one is nested.
    replies: what it answers.
    """

    attribution: str
    said: Interval | None = None
    timex: int | None = None
    venue: Phrase | None = None
    addressee: Phrase | None = None
    parent: str | None = None
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that analysis finds in one document.

    skipped: why the document was not analysed though nothing went wrong, as its language; else None.
    occasions: one for each attribution, in their order; none in findings of before 0.5.
    """

    document: str
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    links: tuple[SourceLink, ...]
    timexes: tuple[Timex, ...]
    skipped: str | None = None
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityRole:
    """A title and organisation, and over which time and in how many documents it was stated."""

    title: str
    organisation: str | None
    earliest: str | None
    latest: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something across documents."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[Name, ...]
    roles: tuple[EntityRole, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity that an attribution's source resolves to, or None, with the reason.

    confidence: as ``SourceLink``; 1 where a person said so.
    """

    attribution: str
    entity: str | None
    basis: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, once, however many documents tell it.

    text, kind: those of the fullest telling.
    said: the closest of what tellings say, of those that contradict the fewest.
    venue: as the first telling that names one has it.
    tellings: in the order of publication, undated ones last.
    relations: of each telling, in the order of ``tellings``, to the fullest one.
    first: the telling of the earliest document.
    independent: how many tellings are left where those count once that share a reprinted passage, or credit one
        agency or named venue, or stand in one article.
    """

    id: str
    text: str
    kind: Kind
    speaker: str | None
    said: Interval | None
    venue: str | None
    tellings: tuple[str, ...]
    relations: tuple[Relation, ...]
    first: str
    independent: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that stands in two documents, give or take small edits. a, b: where in each of the two."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Reprint:
    """Passages that stand in the bodies of two documents.

    a: id of the document that was added first. b: of the other.
    share: of the words of the shorter body, so many lie in ``passages``; 0..1.
    passages: in the order of ``a``; none lies wholly within words of somebody whom both quote.
    """

    a: str
    b: str
    share: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text with what stands around them, so that they are found again in another version of it.

    pieces: the words, one for each span. spans: where they stood.
    before, after: the text right before the first piece and right after the last.
    nth: which occurrence of the first piece in its text it is, from 0.
    """

    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    before: str
    after: str
    nth: int


@dataclass(frozen=True, slots=True)
class ArticleAnchor:
    """By what an article is known again: its document, and what is kept to tell other versions of it by.

    address, fetched, outlet, part: see ``store.versions.Version``.
    """

    document: str
    uri: str
    sha256: str
    address: str | None
    fetched: str | None
    outlet: str | None
    part: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class AttributionAnchor:
    """By what an attribution is known again, whatever model finds it: its article and its words."""

    id: str
    article: ArticleAnchor
    content: Quote
    source: Quote | None


@dataclass(frozen=True, slots=True)
class MentionAnchor:
    """A place where an entity is mentioned."""

    article: ArticleAnchor
    words: Quote
    form: Form
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class EntityAnchor:
    """By what an entity is known again.

    id: None for someone whom only the judgement names; then there are no members.
    members: some of its mentions, the fullest names first.
    """

    id: str | None
    name: str
    kind: EntityKind
    members: tuple[MentionAnchor, ...]


@dataclass(frozen=True, slots=True)
class StatementAnchor:
    """By what a statement is known again, or one telling that is meant by itself.

    id: of the statement; for one telling, of the statement that it would be alone.
    text: its words as they were. tellings: some of them, the first one leading.
    """

    id: str
    text: str
    tellings: tuple[AttributionAnchor, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict: what it is about, what was decided, by whom, when and why. An entry of the log.

    number: its place in the log. digest: of everything but number and ``imported``, the same in every record.
    made: ISO 8601 date-time with offset.
    attribution: for ``speaker``, ``reject`` and ``accept``. article: for ``published`` and ``outlet``.
    left, right: ``same`` and ``different`` of entities have both, ``name`` and ``kind`` have ``left``; ``speaker`` has
        ``right``, or None where nobody in particular spoke.
    value: the name, the kind, the outlet, the day or ``DAY..DAY``.
    undoes: for ``undo``, the digest of the judgement that is not to count any more.
    imported: when it was taken over from another record, or None where it was made here.
    one, two: what ``same`` and ``different`` of statements are about, in place of ``left`` and ``right``.
    """

    number: int
    digest: str
    made: str
    by: str
    why: str | None
    verb: Verb | Literal["undo"]
    attribution: AttributionAnchor | None = None
    article: ArticleAnchor | None = None
    left: EntityAnchor | None = None
    right: EntityAnchor | None = None
    value: str | None = None
    undoes: str | None = None
    imported: str | None = None
    one: StatementAnchor | None = None
    two: StatementAnchor | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A chain of a document, as one that belongs to an entity."""

    document: str
    chain: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judgement means for the findings as they are now: what resolving must heed.

    judgement: its number in the log; a later one outweighs an earlier one on the same matter.
    attribution: for ``speaker``, ``said``, ``reject`` and ``accept``; for ``same`` and ``different`` of statements one
        telling.
    left, right: chains. ``same`` and ``different`` have both; ``name`` and ``kind`` have ``left``, any chain of the
        entity; ``speaker`` has ``right``, any chain of the entity that spoke, or None where ``value`` names someone
        of whom the record knows no chain, or where nobody in particular spoke (then ``value`` is None too).
    value: for ``name`` the name, for ``kind`` the kind, see ``speaker``; for ``outlet`` the name, for ``published`` and
        ``said`` a day or ``DAY..DAY``, either end of which may be left out.
    basis: who judged so and when, for people to read.
    document: that of the attribution; for ``published`` and ``outlet`` the one that is judged.
    kind: for ``speaker`` with a ``value``, the kind of whom it names.
    other: for ``same`` and ``different`` of statements, the other telling.
    """

    judgement: int
    verb: Verb
    attribution: str | None
    left: Member | None
    right: Member | None
    value: str | None
    basis: str
    document: str | None = None
    kind: EntityKind | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A person's own tag or note on a thing, or that one is taken back. An entry of the log of notes.

    number: its place in the log. digest: of everything but number and ``imported``, the same in every record.
    made: ISO 8601 date-time with offset.
    thing, id: what it is on, as it was called then; one of ``article``, ``attribution`` (the first telling of a
        statement) and ``entity`` is by what it is known again.
    text: the tag, or the words of the note; None where these were redacted.
    drops: for ``drop``, the digest of the note that is not to count any more.
    imported: when it was taken over from another record, or None where it was made here.
    """

    number: int
    digest: str
    made: str
    by: str
    verb: Literal["tag", "untag", "note", "drop"]
    thing: Thing
    id: str
    text: str | None = None
    article: ArticleAnchor | None = None
    attribution: AttributionAnchor | None = None
    entity: EntityAnchor | None = None
    drops: str | None = None
    imported: str | None = None


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """Someone or something that the user told us of, in a file of known entities.

    kind: None where the file does not say.
    names: the main one first. weak: names that many may share, as the file says.
    countries, positions: as the file has them. born: the beginning of an ISO 8601 date.
    also: other ids of the same, as that of Wikidata.
    """

    id: str
    kind: Literal["person", "organisation"] | None
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    born: str | None = None
    also: tuple[str, ...] = ()
