"""What resolving keeps, so that a few articles more need no reading of all the others: ``entities.sqlite``.

It is derived: it can be made again from the parts, and is, wherever its mark is not that of the newest conclusions.
Chains that are joined as one whatever happens are a group: those of a node, or a weak, unnamed or slipped one alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.resolve import packed

if TYPE_CHECKING:
    import duckdb

FORMAT = 11
"""Version of these tables; a file of any other is made anew."""

_WAIT_SECONDS = 60.0
_ROWS = 10_000
_AT_ONCE = 1_000_000
_CACHED_KIB = 128 * 1024

_TABLES = """
CREATE TABLE stamp (mark TEXT NOT NULL, verdicts TEXT NOT NULL, documents INTEGER NOT NULL, findings INTEGER NOT NULL);
CREATE TABLE documents (
    document TEXT PRIMARY KEY, place INTEGER NOT NULL, line INTEGER NOT NULL, earliest TEXT, latest TEXT,
    is_current INTEGER NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE chains (
    document TEXT NOT NULL, chain INTEGER NOT NULL, place INTEGER NOT NULL, line INTEGER NOT NULL, sort TEXT NOT NULL,
    own TEXT NOT NULL, node TEXT NOT NULL, form TEXT, weak INTEGER NOT NULL, stands INTEGER NOT NULL,
    judged INTEGER NOT NULL, forms TEXT NOT NULL, posts TEXT NOT NULL, said TEXT NOT NULL, grp TEXT NOT NULL,
    PRIMARY KEY (document, chain)
) WITHOUT ROWID;
CREATE TABLE nodes (
    node TEXT PRIMARY KEY, form TEXT NOT NULL, earliest TEXT, latest TEXT, posts TEXT NOT NULL, docs INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE forms (form TEXT PRIMARY KEY, weak INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE keyed (
    key TEXT NOT NULL, alone INTEGER NOT NULL, short INTEGER NOT NULL, form TEXT NOT NULL, weak INTEGER NOT NULL,
    PRIMARY KEY (key, alone, form)
) WITHOUT ROWID;
CREATE TABLE links (
    one TEXT NOT NULL, two TEXT NOT NULL, likeness TEXT NOT NULL, score REAL NOT NULL, weak INTEGER NOT NULL,
    PRIMARY KEY (one, two)
) WITHOUT ROWID;
CREATE TABLE stated (one TEXT NOT NULL, two TEXT NOT NULL, docs INTEGER NOT NULL, PRIMARY KEY (one, two)) WITHOUT ROWID;
CREATE TABLE groups (
    grp TEXT PRIMARY KEY, cluster TEXT NOT NULL, entity TEXT NOT NULL, why TEXT, ruled INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE tallies (
    grp TEXT NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (grp, what, value)
) WITHOUT ROWID;
CREATE TABLE printed (
    n INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, is_current INTEGER NOT NULL, body BLOB NOT NULL
);
CREATE TABLE utterances (
    n INTEGER PRIMARY KEY, place INTEGER NOT NULL, line INTEGER NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL,
    attribution TEXT NOT NULL UNIQUE, own TEXT NOT NULL, announces TEXT, is_current INTEGER NOT NULL, entity TEXT,
    said TEXT NOT NULL, head INTEGER
);
CREATE TABLE likened (
    one INTEGER NOT NULL, two INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (one, two)
) WITHOUT ROWID;
CREATE TABLE reprints (one INTEGER NOT NULL, two INTEGER NOT NULL, PRIMARY KEY (one, two)) WITHOUT ROWID;
"""

_INDEXES = """
CREATE INDEX chains_by_form ON chains (form, stands, node, document, chain);
CREATE INDEX chains_by_own ON chains (own);
CREATE INDEX chains_by_group ON chains (grp, place, line, chain);
CREATE INDEX nodes_by_form ON nodes (form);
CREATE INDEX links_by_two ON links (two, one);
CREATE INDEX stated_by_two ON stated (two, one);
CREATE INDEX groups_by_cluster ON groups (cluster, entity);
CREATE INDEX groups_by_entity ON groups (entity);
CREATE INDEX utterances_by_own ON utterances (own);
CREATE INDEX utterances_by_document ON utterances (document);
CREATE INDEX utterances_by_head ON utterances (head);
CREATE INDEX utterances_by_announced ON utterances (announces) WHERE announces IS NOT NULL;
CREATE INDEX likened_by_two ON likened (two);
CREATE INDEX reprints_by_two ON reprints (two);
"""


def open_kept(path: Path) -> sqlite3.Connection | None:
    """A connection to what is kept at ``path``; None where there is nothing that this program can use."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHED_KIB}")
        if connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def keep(database: duckdb.DuckDBPyConnection, path: Path, verdicts: str, files: tuple[int, int]) -> None:
    """Write what the steps of ``plan`` left in ``database`` to ``path``, without a mark: it is not to be used yet."""
    discard(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, closing(database.cursor()) as reading:
        # Nothing is lost with it: after a power cut it is made anew.
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        create(connection)
        connection.execute("BEGIN")
        for table, query in _KEPT.items():
            _insert(connection, table, reading.execute(query))
        for name, query in _PACKED.items():
            packed.pack(connection, name, reading.sql(query).to_arrow_reader(_AT_ONCE))
        _tally_all(connection, reading)
        connection.execute("INSERT INTO stamp VALUES ('', ?, ?, ?)", (verdicts, *files))
        connection.execute("COMMIT")
        connection.executescript(_INDEXES)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, all empty, without indexes."""
    connection.executescript("".join((_TABLES, *(packed.TABLES.format(name=name) for name in _PACKED))))


def discard(path: Path) -> None:
    """Delete what is kept at ``path``, with what a process that was killed may have left beside it."""
    for file in (path, path.with_name(f"{path.name}-journal")):
        file.unlink(missing_ok=True)


def stamp_of(connection: sqlite3.Connection) -> tuple[str, str, int, int]:
    """The mark of the conclusions that it belongs to, the verdicts heeded, and how many parts of facts were read."""
    mark, verdicts, documents, findings = connection.execute("SELECT * FROM stamp").fetchone()
    return str(mark), str(verdicts), int(documents), int(findings)


def mark(path: Path, mark: str) -> None:
    """Say to which conclusions it belongs."""
    with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
        connection.execute("UPDATE stamp SET mark = ?", (mark,))


def tally(connection: sqlite3.Connection, rows: Iterable[tuple[str, dict[str, Any]]], sign: int) -> None:
    """Count what current chains of groups say: ``(group, said)``. sign: -1 takes it off again."""
    counted = ((grp, what, value, n * sign) for grp, said in rows for what, value, n in counts_of(said))
    connection.executemany(
        "INSERT INTO tallies VALUES (?, ?, ?, ?) ON CONFLICT (grp, what, value) DO UPDATE SET n = n + excluded.n",
        counted,
    )


def counts_of(said: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """What a chain counts for: spellings, the name by which it goes, its kind, and posts with their dates."""
    for name in said["names"]:
        yield "spelt", name["text"], name["count"]
    yield "called", _called(said["weak"], said["name"]), 1
    yield "kind", said["kind"], 1
    for role in said["roles"]:
        yield "role", _dated(role["key"], role["title"], role["organisation"], said["earliest"], said["latest"]), 1


def _called(weak: int, name: str) -> str:
    return json.dumps([weak, name])


def _dated(key: str, title: str, organisation: str | None, earliest: str | None, latest: str | None) -> str:
    return json.dumps([key, title, organisation, earliest, latest])


def _tally_all(connection: sqlite3.Connection, reading: duckdb.DuckDBPyConnection) -> None:
    """The tallies of all groups of more than one chain; of others the chain itself tells."""
    reading.execute(f"CREATE TEMP TABLE saying AS {_SAYING}")
    for what, (query, value) in _TALLIED.items():
        reading.execute(f"{query} ORDER BY grp")
        while rows := reading.fetchmany(_ROWS):
            counted = ((grp, what, value(*said), n) for grp, n, *said in rows)
            connection.executemany("INSERT INTO tallies VALUES (?, ?, ?, ?)", counted)
    reading.execute("DROP TABLE saying")


def _insert(connection: sqlite3.Connection, table: str, reading: duckdb.DuckDBPyConnection) -> None:
    into = f"INSERT INTO {table} VALUES ({', '.join('?' * len(reading.description or ()))})"
    while rows := reading.fetchmany(_ROWS):
        connection.executemany(into, rows)


_GROUP = """CASE WHEN s.document IS NOT NULL AND p.cluster = s.cluster AND (d.node IS NULL OR d.cluster IS NOT NULL)
    THEN c.node ELSE c.document || ' ' || c.chain END"""

_PLACED = """chains c JOIN raw r ON r.document = c.document AND r.chain = c.chain
JOIN belonging p ON p.document = c.document AND p.chain = c.chain
LEFT JOIN stood s ON s.document = c.document AND s.chain = c.chain
LEFT JOIN decided d ON d.node = c.node
LEFT JOIN attached t ON t.document = c.document AND t.chain = c.chain AND t.cluster = p.cluster"""

_KEPT = {
    "documents": """
        SELECT a.document, a.place, a.line, a.earliest, a.latest, a.is_current, parse_filename(p.file), f.line
        FROM articles a JOIN findings f ON f.document = a.document JOIN places p ON p.place = f.place""",
    "chains": f"""
        SELECT c.document, c.chain, c.place, c.line, c.sort, c.own, c.node, c.form, c.weak, c.stands, c.judged,
               c.forms::JSON::VARCHAR, coalesce(c.posts, [])::JSON::VARCHAR,
               {{'name': r.name, 'kind': r.kind, 'names': r.names, 'roles': c.roles, 'earliest': c.earliest,
                 'latest': c.latest, 'weak': CASE WHEN c.weak THEN 1 ELSE 0 END}}::JSON::VARCHAR, {_GROUP}
        FROM {_PLACED} ORDER BY c.document, c.chain""",
    "nodes": "SELECT node, form, earliest, latest, coalesce(posts, [])::JSON::VARCHAR, docs FROM nodes ORDER BY node",
    "forms": "SELECT form, max(weak) FROM forms GROUP BY form ORDER BY form",
    "keyed": "SELECT DISTINCT key, alone, short, form, weak FROM keyed ORDER BY key, alone, form",
    "links": "SELECT one, two, likeness, score, weak FROM links ORDER BY one, two",
    "stated": "SELECT one, two, docs FROM stated ORDER BY one, two",
    "groups": f"""
        SELECT grp, min(cluster), min(entity), min(why), max(ruled) FROM (
            SELECT {_GROUP} AS grp, p.cluster, p.entity, p.reasons::JSON::VARCHAR AS why,
                   CASE WHEN s.ruled THEN 1 ELSE 0 END AS ruled, t.document IS NOT NULL AS joined, c.node
            FROM {_PLACED}
        ) WHERE joined OR grp = node AND node IN (SELECT node FROM nodes) GROUP BY grp ORDER BY grp""",
    "printed": "SELECT n, document, is_current, body FROM printed ORDER BY n",
    "utterances": """
        SELECT u.n, u.place, u.line, u."at", u.document, u.attribution, u.own, u.announces, u.is_current, u.entity,
               u.said, h.head FROM utterances u LEFT JOIN headed h ON h.n = u.n ORDER BY u.n""",
    "likened": "SELECT one, two, score FROM likened ORDER BY one, two",
    "reprints": "SELECT one, two FROM reprinted ORDER BY one, two",
}

_PACKED = {
    "marks": "SELECT mark, n FROM (SELECT unnest(marks) AS mark, n FROM printed) ORDER BY mark, n",
    "utterance_keys": "SELECT key, n FROM ranked ORDER BY key, n",
}
"""Indexes of whom a number leads to, see ``packed``: documents by the marks of their bodies, attributions by keys."""

_SAYING = f"""
SELECT * FROM (
    SELECT {_GROUP} AS grp, c.node, r.name, r.kind, r.names, c.roles, c.earliest, c.latest,
           CASE WHEN c.weak THEN 1 ELSE 0 END AS weak
    FROM {_PLACED} JOIN articles a ON a.document = c.document WHERE a.is_current AND c.stands
) WHERE grp = node
"""

_TALLIED: Mapping[str, tuple[str, Callable[..., str]]] = {
    "spelt": (
        "SELECT grp, sum(name.count), name.text FROM (SELECT grp, unnest(names) AS name FROM saying) GROUP BY ALL", str
    ),
    "called": ("SELECT grp, count(*), weak, name FROM saying GROUP BY ALL", _called),
    "kind": ("SELECT grp, count(*), kind FROM saying GROUP BY ALL", str),
    "role": (
        "SELECT grp, count(*), post.key, post.title, post.organisation, earliest, latest "
        "FROM (SELECT grp, unnest(roles) AS post, earliest, latest FROM saying) GROUP BY ALL", _dated
    ),
}  # fmt: skip
"""For what is tallied a query for the group, how often, and of what; and how that is written, as in ``counts_of``."""
