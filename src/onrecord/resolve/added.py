"""Going on from what is kept: read the parts that came, see what changes, keep the rest as it is."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.ids import sha256_hex
from onrecord.resolve.delta import delta_of
from onrecord.resolve.engine import Grown, Parts
from onrecord.resolve.growing import Growth
from onrecord.resolve.growing_passages import grow_reprints
from onrecord.resolve.growing_state import Added
from onrecord.resolve.kept import open_kept, stamp_of
from onrecord.resolve.plan import judged, labels, rulings, timed, voices
from onrecord.resolve.telling.growing import grow_statements
from onrecord.resolve.telling.ruled import told_rulings
from onrecord.resolve.telling.uttered import judged_said, worded_row
from onrecord.schema import to_row
from onrecord.types import Verdict

Row = dict[str, Any]

_DOCUMENTS = ("id", "published", "outlet", "replaces", "text", "blocks", "agencies")
_FINDINGS = ("document", "chains", "attributions", "links", "occasions")


_FAR_REACHING = ("same", "different", "name", "kind", "published", "outlet")


def verdicts_mark(verdicts: Iterable[Verdict]) -> str:
    """The verdicts that resolving heeds, as a text.

    In its first line a digest of those after which everything is concluded anew; then what people said of speakers
    and of when something was said, which reaches no further than the statements of the article: see ``_spoken_of``.
    """
    given = tuple(verdicts)
    said = "\n".join(repr(each) for each in given if each.verb in _FAR_REACHING)
    near = json.dumps(_spoken_of(given), sort_keys=True)
    return f"{sha256_hex(said.encode('utf-8', 'surrogatepass'))}\n{near}"


def _spoken_of(verdicts: Sequence[Verdict]) -> dict[str, list[Any]]:
    """The document and what was judged, by verb and attribution."""
    documents = {each.attribution: each.document for each in verdicts if each.attribution}
    found: dict[str, list[Any]] = {}
    for voice in voices(verdicts):
        whom = [voice.document, voice.chain, voice.entity, voice.basis]
        found[f"speaker {voice.attribution}"] = [documents[voice.attribution], *whom]
    for each in timed(verdicts):
        found[f"said {each.attribution}"] = [each.document, each.earliest, each.latest, each.basis]
    return found


@contextmanager
def resolve_added(
    parts: Parts, kept: Path, mark: str, current: Callable[[str], bool], others: Sequence[str]
) -> Iterator[Grown | None]:
    """See ``engine.GrowingEngine``. What is kept changes when the body is left with a mark, else not at all."""
    connection = open_kept(kept)
    if connection is None:
        yield None
        return
    with closing(connection):
        stamped, before, *_ = stamp_of(connection)
        verdicts = verdicts_mark(parts.verdicts)
        if stamped != mark or before.partition("\n")[0] != verdicts.partition("\n")[0]:
            yield None
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            grown = _grown(connection, parts, current, others, _judged_anew(before, verdicts))
            yield grown
            done = grown is not None and grown.mark is not None
            if grown is not None and done:
                stamp = (grown.mark, verdicts, len(parts.documents), len(parts.findings))
                connection.execute("UPDATE stamp SET mark = ?, verdicts = ?, documents = ?, findings = ?", stamp)
            connection.execute("COMMIT" if done else "ROLLBACK")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def _judged_anew(before: str, now: str) -> dict[str, set[str]] | None:
    """The attributions of which people say something else than before, by document; see ``verdicts_mark``.

    None where somebody comes or goes whom only judgements name, since who these are is told by all judgements
    together; and where what is kept does not say.
    """
    if "\n" not in before:
        return None
    old, new = (json.loads(each.partition("\n")[2]) for each in (before, now))
    found: dict[str, set[str]] = defaultdict(set)
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) == new.get(key):
            continue
        verb, attribution = key.split()
        for row in (old.get(key), new.get(key)):
            if row is not None:
                if verb == "speaker" and row[3] is not None:
                    return None
                found[row[0]].add(attribution)
    return found


def _grown(
    connection: sqlite3.Connection,
    parts: Parts,
    current: Callable[[str], bool],
    others: Sequence[str],
    judged_anew: Mapping[str, Collection[str]] | None,
) -> Grown | None:
    if judged_anew is None:
        return None
    _, _, documents, findings = stamp_of(connection)
    read = list(_rows(parts.findings, findings, _FINDINGS))
    found = {row["document"]: row for row in read}
    came = list(_rows(parts.documents, documents, _DOCUMENTS))
    if len(found) != len(read) or found.keys() != {row["id"] for row in came}:
        # Articles were analysed again.
        return None
    added = [_added(row, found[row["id"]], current(row["id"])) for row in came]
    before = {row["replaces"] for row in came if row["replaces"] is not None} | set(others)
    growth = Growth(connection, rulings(parts.verdicts), judged(parts.verdicts), dict(parts.given))
    others_count = {document: current(document) for document in sorted(before - found.keys())}
    growth.run(added, others_count)
    spoken = {each.attribution: each for each in voices(parts.verdicts)}
    if any((each.document, each.chain) in growth.chains for each in spoken.values()):
        # Who speaks where a person said so may stand in an article that nothing else here touches.
        return None
    # Earlier findings of an article, whose names hold a tilde, say nothing any more.
    moved = {document for document, _ in growth.chains if "~" not in document} | found.keys()
    moved |= {document for document in others_count if _is_kept(connection, document)}
    moved |= {document for document in judged_anew if _is_kept(connection, document)}
    earlier = _earlier(connection, moved - found.keys(), parts.findings[0].parent if parts.findings else Path())
    delta = delta_of(
        growth, {**earlier, **{document: found[document] for document in found}}, labels(parts.verdicts), spoken
    )
    printing = [_printing(row, found[row["id"]], each) for row, each in zip(came, added, strict=True)]
    reprints = grow_reprints(connection, sorted(printing, key=lambda row: row["_at"]), others_count)
    speakers: dict[str, list[Row]] = defaultdict(list)
    for each in delta.rows["speakers"]:
        speakers[each["document"]].append(each)
    times = {each.attribution: to_row(each) for each in timed(parts.verdicts)}
    hearing = [
        {**_hearing(row, found[row["id"]], each, speakers[row["id"]]), "timed": list(times.values())}
        for row, each in zip(came, added, strict=True)
    ]
    retimed = {key: times.get(key) for document, row in earlier.items() for key in judged_anew.get(document, ())}
    changed = [_changing(row, current(document), speakers[document]) for document, row in sorted(earlier.items())]
    reprinted = {key for row in reprints.rows for key in (row["a"], row["b"])}
    reprinted |= {key for pair in reprints.gone for key in pair.split()}
    hearing.sort(key=lambda row: (row["place"], row["line"]))
    told = grow_statements(
        connection, hearing, changed, reprinted, told_rulings(parts.verdicts), growth.given, _times(earlier, retimed)
    )
    gone = [*delta.gone, *(("reprints", key) for key in reprints.gone), *told.gone]
    work = {
        "documents": len(moved), "entities": len(growth.entities), "bodies": reprints.compared, "told": told.compared
    }  # fmt: skip
    return Grown({**delta.rows, "reprints": reprints.rows, **told.rows}, gone, {**asdict(growth.work), **work})


def _times(earlier: Mapping[str, Row], retimed: Mapping[str, Row | None]) -> Iterator[tuple[str, Row | None, bool]]:
    """When what was judged anew was said, and whether a person says so; else it is what the article tells."""
    for row in earlier.values():
        own = {each["attribution"]: each["said"] for each in row["occasions"] or ()}
        for each in row["attributions"]:
            key = each["id"]
            if key in retimed:
                judged = retimed[key]
                said = judged_said(judged) if judged else own.get(key)
                yield key, said, judged is not None


def _is_kept(connection: sqlite3.Connection, document: str) -> bool:
    return connection.execute("SELECT 1 FROM documents WHERE document = ?", (document,)).fetchone() is not None


def _hearing(row: Row, found: Row, added: Added, speakers: Sequence[Row]) -> Row:
    """A document as ``grow_statements`` takes it."""
    kept = {name: found[name] for name in ("document", "chains", "links", "occasions")}
    return {
        **kept, "attributions": list(map(worded_row, found["attributions"])),
        "place": added.place, "line": added.line, "outlet": row["outlet"], "earliest": added.earliest,
        "latest": added.latest, "is_current": added.is_current, "agencies": row["agencies"], "text": row["text"],
        "blocks": row["blocks"], "speakers": speakers,
    }  # fmt: skip


def _changing(earlier: Row, is_current: bool, speakers: Sequence[Row]) -> Row:
    """One that was there before: only whether it counts and who speaks in it may be another."""
    attributions = list(map(worded_row, earlier["attributions"]))
    return {"attributions": attributions, "is_current": is_current, "speakers": speakers}


def _printing(row: Row, found: Row, added: Added) -> Row:
    """A document as ``grow_reprints`` takes it, and where it stands in the order of addition."""
    said = [{"kind": each["kind"], "spans": each["content"]["spans"]} for each in found["attributions"]]
    kept = {"document": row["id"], "is_current": added.is_current, "text": row["text"], "blocks": row["blocks"]}
    return {**kept, "said": said, "_at": (added.place, added.line)}


def _added(row: Row, found: Row, is_current: bool) -> Added:
    published = row["published"] or {}
    return Added(
        row["id"], found["_place"], found["_line"], published.get("earliest"), published.get("latest"), row["outlet"],
        is_current, found["_file"], found["_line"], found["chains"],
    )  # fmt: skip


def _rows(paths: Sequence[Path], start: int, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of the parts from ``start`` on, with their place, line and file."""
    import pyarrow.parquet as pq

    for place, path in enumerate(paths[start:], start):
        for line, row in enumerate(pq.read_table(path, columns=list(columns)).to_pylist()):
            yield {**row, "_place": place, "_line": line, "_file": path.name}


def _earlier(connection: sqlite3.Connection, documents: Iterable[str], folder: Path) -> dict[str, Row]:
    """What was found in documents that were there before: only the parts that hold them are read."""
    import pyarrow.parquet as pq

    places: dict[str, list[int]] = defaultdict(list)
    for document in sorted(documents):
        file, row = connection.execute("SELECT file, row FROM documents WHERE document = ?", (document,)).fetchone()
        places[file].append(row)
    found = {}
    for file, lines in places.items():
        table = pq.read_table(folder / file, columns=["document", "attributions", "links", "occasions"])
        for row in table.take(lines).to_pylist():
            found[row["document"]] = row
    return found
