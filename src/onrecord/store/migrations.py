"""The layout of ``catalog.sqlite``, version by version: a program reads its own and older ones."""

from __future__ import annotations

import sqlite3

FORMAT = 3
"""Version of the record's layout."""

_FIRST = """
CREATE TABLE state (revision INTEGER NOT NULL);
INSERT INTO state VALUES (0);
CREATE TABLE snapshots (
    number INTEGER PRIMARY KEY, made TEXT NOT NULL, base INTEGER
);
CREATE TABLE parts (
    name TEXT PRIMARY KEY, tab TEXT NOT NULL, place INTEGER NOT NULL, row_count INTEGER NOT NULL,
    sha256 TEXT NOT NULL, added INTEGER NOT NULL REFERENCES snapshots, removed INTEGER REFERENCES snapshots
);
CREATE TABLE captures (
    place INTEGER PRIMARY KEY, uri TEXT NOT NULL, sha256 TEXT NOT NULL, document TEXT NOT NULL UNIQUE,
    received TEXT NOT NULL, cleaner TEXT NOT NULL, outlet TEXT, collected TEXT,
    address TEXT, added INTEGER NOT NULL REFERENCES snapshots
);
CREATE INDEX captures_by_uri ON captures (uri, sha256);
CREATE INDEX captures_by_sha256 ON captures (sha256);
CREATE INDEX captures_by_address ON captures (address);
CREATE TABLE leases (
    owner TEXT PRIMARY KEY, purpose TEXT NOT NULL, started REAL NOT NULL, expires REAL NOT NULL
);
"""

# What was captured may hold several articles, and rows may be read by the user's names of columns. An article may be
# changed back to an earlier text. Addresses may be watched; times of watching are in seconds since the epoch. Of what
# was fetched, it is kept how the server calls that state of the page.
_SECOND = """
ALTER TABLE captures ADD COLUMN part TEXT;
ALTER TABLE captures ADD COLUMN fields TEXT;
ALTER TABLE captures ADD COLUMN fetched TEXT;
ALTER TABLE captures ADD COLUMN publication TEXT;
CREATE INDEX captures_by_fetched ON captures (fetched);
CREATE TABLE returns (
    n INTEGER PRIMARY KEY, document TEXT NOT NULL, replaces TEXT NOT NULL, uri TEXT NOT NULL, sha256 TEXT NOT NULL,
    received TEXT NOT NULL, added INTEGER NOT NULL REFERENCES snapshots
);
CREATE INDEX returns_by_document ON returns (document);
CREATE INDEX returns_by_sha256 ON returns (sha256);
CREATE TABLE watches (
    address TEXT PRIMARY KEY, added TEXT NOT NULL, by TEXT, run TEXT, outcome TEXT, read INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0, known INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, error TEXT
);
CREATE TABLE watched (
    address TEXT NOT NULL, document TEXT NOT NULL, watch TEXT NOT NULL, seen REAL NOT NULL,
    PRIMARY KEY (address, document)
) WITHOUT ROWID;
CREATE INDEX watched_by_document ON watched (document);
CREATE TABLE watch_runs (n INTEGER PRIMARY KEY, started REAL NOT NULL, ended REAL);
CREATE TABLE fetches (
    uri TEXT PRIMARY KEY, fetched TEXT NOT NULL, etag TEXT, modified TEXT, sha256 TEXT NOT NULL
);
"""

# Who is known from files of the user's: the mark is another one whenever anything of that is; empty for nobody.
#
# People judge. The log is only ever added to: to undo a judgement is an entry of its own. A snapshot says up to which
# judgement it heeds the log.
#
# People tag things and write notes on them, likewise. What these are on now is derived, and noted for a snapshot.
#
# Documents may be removed: what is left of one is its tombstone. Of addresses only digests are needed to know them
# again. An older version in whose place a removed one stood does not count again. Ids that a removed document gave to
# entities of others stay theirs: those owed are yet to be given. Files that are doomed are yet to be deleted.
_THIRD = """
ALTER TABLE snapshots ADD COLUMN judged INTEGER;
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, made TEXT NOT NULL, verb TEXT NOT NULL,
    content TEXT NOT NULL, imported TEXT
);
CREATE TABLE notes (number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, content TEXT NOT NULL, imported TEXT);
CREATE TABLE noted (
    thing TEXT NOT NULL, was TEXT NOT NULL, id TEXT, problem TEXT, snapshot INTEGER NOT NULL, PRIMARY KEY (thing, was)
) WITHOUT ROWID;
CREATE INDEX noted_by_id ON noted (id);
CREATE TABLE removals (
    n INTEGER PRIMARY KEY, document TEXT NOT NULL, sha256 TEXT NOT NULL, part TEXT, uri TEXT, made TEXT NOT NULL,
    by TEXT, why TEXT NOT NULL, closed INTEGER NOT NULL, restored TEXT, erased INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX removals_by_document ON removals (document);
CREATE INDEX removals_by_sha256 ON removals (sha256);
CREATE TABLE removed_addresses (
    digest TEXT NOT NULL, removal INTEGER NOT NULL REFERENCES removals, PRIMARY KEY (digest, removal)
) WITHOUT ROWID;
CREATE TABLE vacancies (
    document TEXT PRIMARY KEY, removal INTEGER NOT NULL REFERENCES removals, since INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE doomed (file TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE given_ids (minted TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE owed_ids (id TEXT PRIMARY KEY, document TEXT NOT NULL, chain INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE known (
    id TEXT PRIMARY KEY, content TEXT NOT NULL, source TEXT NOT NULL, added TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX known_by_source ON known (source);
CREATE TABLE known_mark (mark TEXT NOT NULL);
INSERT INTO known_mark VALUES ('');
"""

_STEPS = (_FIRST, _SECOND, _THIRD)


def format_of(connection: sqlite3.Connection) -> int:
    """The version of the layout; 0 where there is none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the layout up to date, within the caller's transaction; a newer one is left alone."""
    for step in _STEPS[format_of(connection) :]:
        for statement in step.split(";"):
            connection.execute(statement)
    if format_of(connection) < FORMAT:
        connection.execute(f"PRAGMA user_version = {FORMAT}")
