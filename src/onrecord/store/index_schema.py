"""The tables of ``index.sqlite``. It is derived: everything in it can be made again from the parts.

``pages``, ``found`` and ``statements.told`` hold what a page shows of one thing and no question chooses by; see
``index_packed``.

Words are folded by ``index_words.folded`` before FTS5 sees them, so its plainest
tokenizer is enough: it has only to part them at the spaces.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.store.index_packed import unpacked
from onrecord.store.index_words import folded

FORMAT = 11
"""Version of these tables; an index of any other is made anew."""

USUAL = "act = 'speech' AND sure >= 0.5"
"""SQL for what views list unless asked for more; the number is that of ``ask.views.UNSURE``.

``sure`` is the model's confidence, or 1 where a person accepted an attribution. What a person rejected is not here.
"""


def is_usual(attribution: Mapping[str, Any]) -> bool:
    """As ``USUAL``, of a row of ``attributions`` that is about to be written."""
    return bool(attribution["act"] == "speech" and attribution["sure"] >= 0.5)


NOT_COUNTED = 1_000_000
"""Added to the rank of a headline's attribution that is no telling of its own."""

TABLES = """
CREATE TABLE stamp (snapshot INTEGER NOT NULL, base INTEGER NOT NULL, mark TEXT NOT NULL, folding TEXT NOT NULL);
CREATE TABLE documents (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, uri TEXT NOT NULL, title TEXT, outlet TEXT, outlet_key TEXT,
    republisher TEXT, byline TEXT, language TEXT NOT NULL, earliest TEXT, latest TEXT, basis TEXT,
    undated INTEGER NOT NULL, day TEXT NOT NULL, words INTEGER NOT NULL,
    agencies TEXT NOT NULL, added INTEGER NOT NULL, line INTEGER NOT NULL,
    found INTEGER NOT NULL DEFAULT 0,
    attributions INTEGER NOT NULL DEFAULT 0,
    statements INTEGER NOT NULL DEFAULT 0,
    quoted INTEGER NOT NULL DEFAULT 0,
    skipped TEXT
);
CREATE TABLE pages (n INTEGER PRIMARY KEY, page BLOB NOT NULL);
CREATE INDEX documents_by_day ON documents (undated, day DESC, id);
CREATE INDEX documents_by_outlet ON documents (outlet_key);
CREATE INDEX documents_by_addition ON documents (added);
CREATE INDEX documents_by_language ON documents (language);
CREATE TABLE texts (n INTEGER PRIMARY KEY, title TEXT, body TEXT NOT NULL);
CREATE VIEW folded_texts AS SELECT n, folded(title) AS title, folded(body) AS body FROM texts;
CREATE VIRTUAL TABLE text_words USING fts5(
    title, body, content = 'folded_texts', content_rowid = 'n', tokenize = 'ascii'
);
CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN
    INSERT INTO text_words (rowid, title, body) VALUES (new.n, folded(new.title), folded(new.body));
END;
CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN
    INSERT INTO text_words (text_words, rowid, title, body)
    VALUES ('delete', old.n, folded(old.title), folded(old.body));
END;
CREATE TABLE attributions (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, statement TEXT NOT NULL,
    rank INTEGER NOT NULL, alone INTEGER NOT NULL, block TEXT NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL,
    confidence REAL NOT NULL, source TEXT, cue TEXT, speaker TEXT, basis TEXT NOT NULL, position INTEGER NOT NULL,
    outlet_key TEXT, earliest TEXT, latest TEXT, undated INTEGER NOT NULL, day TEXT NOT NULL,
    sure REAL NOT NULL, judged TEXT,
    said_earliest TEXT, said_latest TEXT, said_basis TEXT, unsaid INTEGER NOT NULL, said_day TEXT NOT NULL,
    own_said TEXT,
    venue TEXT, venue_key TEXT, addressee TEXT, parent TEXT, first_hand INTEGER NOT NULL, speaker_confidence REAL
);
CREATE TABLE found (n INTEGER PRIMARY KEY, row TEXT NOT NULL);
CREATE TABLE judged (document TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX attributions_oldest ON attributions (undated, day, document, position, id, act, sure, alone);
CREATE INDEX attributions_newest ON attributions (undated, day DESC, document, position, id, act, sure, alone);
CREATE INDEX attributions_facets ON attributions (
    act, sure, kind, outlet_key, speaker, alone, statement, first_hand, venue_key, day, said_day, undated, earliest,
    latest, said_earliest, said_latest
);
CREATE INDEX attributions_by_speaker ON attributions (
    speaker, undated, day, document, position, id, act, sure, alone, rank, statement, outlet_key, kind
);
CREATE INDEX attributions_by_document ON attributions (document, position, id);
CREATE INDEX attributions_together ON attributions (statement, rank, outlet_key, day, act, sure) WHERE NOT alone;
CREATE INDEX attributions_by_statement ON attributions (statement, document);
CREATE INDEX attributions_by_saying ON attributions (unsaid, said_day, document, position, id, act, sure, alone);
CREATE INDEX attributions_by_outlet ON attributions (
    outlet_key, speaker, act, sure, alone, statement, rank, kind
);
CREATE INDEX attributions_shared ON attributions (outlet_key, statement) WHERE NOT alone;
CREATE INDEX attributions_by_venue ON attributions (venue_key, venue) WHERE venue_key IS NOT NULL;
CREATE INDEX attributions_by_parent ON attributions (parent) WHERE parent IS NOT NULL;
CREATE TABLE about (
    n INTEGER NOT NULL, document TEXT NOT NULL, chain INTEGER NOT NULL, entity TEXT, PRIMARY KEY (n, chain)
) WITHOUT ROWID;
CREATE INDEX about_by_entity ON about (entity, n);
CREATE INDEX about_by_chain ON about (document, chain);
CREATE TABLE replies (n INTEGER NOT NULL, replies_to TEXT NOT NULL, PRIMARY KEY (n, replies_to)) WITHOUT ROWID;
CREATE INDEX replies_by_answered ON replies (replies_to);
CREATE TABLE statements (
    id TEXT PRIMARY KEY, said_earliest TEXT, said_latest TEXT, said_basis TEXT, venue TEXT,
    independent INTEGER NOT NULL, tellings INTEGER NOT NULL, outlets INTEGER NOT NULL,
    first TEXT NOT NULL, first_outlet TEXT, told TEXT
) WITHOUT ROWID;
CREATE INDEX statements_by_tellings ON statements (tellings DESC, outlets DESC, id);
CREATE INDEX statements_independent ON statements (independent) WHERE independent > 1;
CREATE INDEX statements_by_first ON statements (first_outlet) WHERE outlets > 1;
CREATE TABLE contents (n INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE VIEW folded_contents AS SELECT n, folded(words) AS words FROM contents;
CREATE VIRTUAL TABLE content_words USING fts5(
    words, content = 'folded_contents', content_rowid = 'n', tokenize = 'ascii'
);
CREATE TRIGGER contents_in AFTER INSERT ON contents BEGIN
    INSERT INTO content_words (rowid, words) VALUES (new.n, folded(new.words));
END;
CREATE TRIGGER contents_out AFTER DELETE ON contents BEGIN
    INSERT INTO content_words (content_words, rowid, words) VALUES ('delete', old.n, folded(old.words));
END;
CREATE TABLE speakers (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, named INTEGER NOT NULL, names TEXT NOT NULL,
    roles TEXT NOT NULL, statements INTEGER NOT NULL DEFAULT 0, attributions INTEGER NOT NULL DEFAULT 0,
    first TEXT, last TEXT
) WITHOUT ROWID;
CREATE INDEX speakers_by_number ON speakers (statements DESC, name, id);
CREATE TABLE entities (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, names TEXT NOT NULL,
    about INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX entities_by_number ON entities (about DESC, name, id);
CREATE TABLE entity_words (word TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (word, entity)) WITHOUT ROWID;
CREATE INDEX entity_words_by_entity ON entity_words (entity);
CREATE TABLE outlets (
    key TEXT PRIMARY KEY, name TEXT, documents INTEGER NOT NULL, attributions INTEGER NOT NULL,
    tellings INTEGER NOT NULL, statements INTEGER NOT NULL, shared INTEGER NOT NULL, first_tellings INTEGER NOT NULL,
    first TEXT, last TEXT, direct INTEGER NOT NULL, mixed INTEGER NOT NULL, indirect INTEGER NOT NULL,
    telling INTEGER NOT NULL, words INTEGER NOT NULL, quoted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE tallies (
    facet TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (facet, value)
) WITHOUT ROWID;
CREATE TABLE analyses (version TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE reprints (a TEXT NOT NULL, b TEXT NOT NULL, share REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX reprints_by_second ON reprints (b);
CREATE TABLE sharing (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX sharing_by_second ON sharing (b);
CREATE TABLE datings (
    attribution TEXT PRIMARY KEY, document TEXT NOT NULL, said TEXT NOT NULL, rests TEXT NOT NULL,
    clashes INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE families (
    document TEXT PRIMARY KEY, family TEXT NOT NULL, original TEXT NOT NULL, share REAL
) WITHOUT ROWID;
CREATE INDEX families_by_family ON families (family);
CREATE TABLE namings (
    document TEXT NOT NULL, chain INTEGER NOT NULL, form TEXT NOT NULL, term TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (document, chain, form, term)
) WITHOUT ROWID;
CREATE TABLE members (
    document TEXT NOT NULL, chain INTEGER NOT NULL, entity TEXT NOT NULL, basis TEXT, PRIMARY KEY (document, chain)
) WITHOUT ROWID;
CREATE INDEX members_by_entity ON members (entity, basis);
CREATE TABLE edits (
    n INTEGER PRIMARY KEY, document TEXT NOT NULL, replaces TEXT NOT NULL, added INTEGER NOT NULL,
    returned INTEGER NOT NULL, captured TEXT NOT NULL, uri TEXT NOT NULL, title TEXT, outlet TEXT, outlet_key TEXT,
    changes INTEGER NOT NULL, inserted INTEGER NOT NULL, deleted INTEGER NOT NULL, headline INTEGER NOT NULL,
    quotations INTEGER NOT NULL, paragraphs INTEGER NOT NULL, silent INTEGER NOT NULL, notice TEXT, doubt TEXT
);
CREATE INDEX edits_by_document ON edits (document);
CREATE INDEX edits_by_replaced ON edits (replaces);
CREATE INDEX edits_by_outlet ON edits (outlet_key);
CREATE TABLE name_words (word TEXT NOT NULL, speaker TEXT NOT NULL, PRIMARY KEY (word, speaker)) WITHOUT ROWID;
CREATE TABLE role_words (word TEXT NOT NULL, speaker TEXT NOT NULL, PRIMARY KEY (word, speaker)) WITHOUT ROWID;
CREATE INDEX name_words_by_speaker ON name_words (speaker);
CREATE INDEX role_words_by_speaker ON role_words (speaker);
CREATE TABLE doubts (
    sort TEXT NOT NULL, rank REAL NOT NULL, key TEXT NOT NULL, document TEXT NOT NULL, other TEXT,
    basis TEXT NOT NULL, PRIMARY KEY (sort, rank, key)
) WITHOUT ROWID;
CREATE INDEX doubts_by_key ON doubts (sort, key);
CREATE INDEX doubts_by_other ON doubts (sort, other);
CREATE TABLE settled (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX attributions_doubtful ON attributions (abs(confidence - 0.5), id) WHERE judged IS NULL AND act = 'speech';
CREATE INDEX documents_doubtful ON documents (id)
    WHERE undated OR coalesce(substr(earliest, 1, 10) <> substr(latest, 1, 10), 1);
CREATE TABLE known_state (mark TEXT NOT NULL, snapshot INTEGER NOT NULL);
CREATE TABLE known_keys (key TEXT NOT NULL, known TEXT NOT NULL, PRIMARY KEY (key, known)) WITHOUT ROWID;
CREATE TABLE known_fits (
    entity TEXT NOT NULL, kind TEXT NOT NULL, known TEXT NOT NULL, ids TEXT NOT NULL, score REAL NOT NULL,
    whole INTEGER NOT NULL, supported INTEGER NOT NULL, PRIMARY KEY (entity, known)
) WITHOUT ROWID;
CREATE INDEX known_fits_by_known ON known_fits (known);
CREATE TABLE known_links (entity TEXT PRIMARY KEY, ids TEXT NOT NULL) WITHOUT ROWID;
"""

FULL_TEXT = ("text_words", "content_words")
"""The tables of FTS5."""

CONTENT = {
    "stamp": "snapshot, base, mark, folding",
    "documents": (
        "id, uri, title, outlet, outlet_key, republisher, byline, language, earliest, latest, basis, undated, day, "
        "words, agencies, added, line, found, attributions, statements, quoted, skipped"
    ),
    "pages JOIN documents USING (n)": "documents.id, unpacked(pages.page)",
    "texts JOIN documents USING (n)": "documents.id, texts.title, texts.body",
    "attributions": (
        "id, document, statement, rank, alone, block, kind, act, confidence, source, cue, speaker, basis, position, "
        "outlet_key, earliest, latest, undated, day, sure, judged, said_earliest, said_latest, said_basis, unsaid, "
        "said_day, own_said, venue, venue_key, addressee, parent, first_hand, speaker_confidence"
    ),
    "found JOIN attributions USING (n)": "attributions.id, found.row",
    "about JOIN attributions USING (n)": "attributions.id, about.document, chain, entity",
    "replies JOIN attributions USING (n)": "attributions.id, replies_to",
    "statements": (
        "id, said_earliest, said_latest, said_basis, venue, independent, tellings, outlets, first, first_outlet, told"
    ),
    "entities": "id, name, kind, names, about",
    "entity_words": "word, entity",
    "outlets": (
        "key, name, documents, attributions, tellings, statements, shared, first_tellings, first, last, direct, mixed, "
        "indirect, telling, words, quoted"
    ),
    "tallies": "facet, value, count",
    "analyses": "version, documents",
    "reprints": "a, b, share",
    "sharing": "a, b",
    "datings": "attribution, document, said, rests, clashes",
    "families": "document, family, original, share",
    "namings": "document, chain, form, term, count",
    "members": "document, chain, entity, basis",
    "judged": "document, mark",
    "contents JOIN attributions USING (n)": "id, words",
    "speakers": "id, name, kind, named, names, roles, statements, attributions, first, last",
    "edits": (
        "document, replaces, added, returned, captured, uri, title, outlet, outlet_key, changes, inserted, deleted, "
        "headline, quotations, paragraphs, silent, notice, doubt"
    ),
    "name_words": "word, speaker",
    "role_words": "word, speaker",
    "settled": "key",
    "doubts": "sort, rank, key, document, other, basis",
    "known_state": "mark",
    "known_keys": "key, known",
    "known_fits": "entity, kind, known, ids, score, whole, supported",
    "known_links": "entity, ids",
}
"""Every table without its numbers of rows: two indexes of one snapshot have the same rows in these columns."""


def folding() -> str:
    """Which version of Unicode folds the words: with another one, a word might not be found again."""
    return unicodedata.unidata_version


def add_functions(connection: sqlite3.Connection) -> None:
    """Let ``connection`` know the functions that the tables are made with."""
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("unpacked", 1, unpacked, deterministic=True)


def create_tables(connection: sqlite3.Connection) -> None:
    """Make all tables, empty, within the caller's transaction."""
    for statement in _statements():
        if not _comes_later(statement):
            connection.execute(statement)
    connection.execute("INSERT INTO stamp VALUES (0, 0, '', ?)", (folding(),))
    connection.execute("INSERT INTO known_state VALUES ('', 0)")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def create_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes of all tables where they are missing: quicker once the tables are filled than row by row."""
    for statement in _statements():
        if _comes_later(statement):
            connection.execute(statement.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS", 1))


def _statements() -> Iterator[str]:
    script = ""
    for line in TABLES.strip().splitlines(keepends=True):
        script += line
        # A trigger holds semicolons of its own.
        if sqlite3.complete_statement(script):
            yield script.strip()
            script = ""


def _comes_later(statement: str) -> bool:
    """Whether it is an index that filling the tables does not need."""
    return statement.startswith("CREATE INDEX") and "attributions_by_document" not in statement
