"""What people judged of documents and attributions, laid over the tables of a snapshot; the parts stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.resolve.judged import interval_of

if TYPE_CHECKING:
    import duckdb

JUDGED_AS = {"reject": "rejected", "accept": "accepted"}
"""How an attribution is called that was judged so."""

DOCUMENTS = """
SELECT d.* REPLACE (
           coalesce(o.outlet, d.outlet) AS outlet, coalesce(o.outlet_basis, d.outlet_basis) AS outlet_basis,
           CASE WHEN o.published IS NULL THEN d.published ELSE o.published END AS published
       ), {}
FROM all_documents d LEFT JOIN overrides o ON o.document = d.id
"""
"""The documents as they were judged; to be completed by one more column."""

_TABLES = """
CREATE TABLE overrides (
    document VARCHAR, outlet VARCHAR, outlet_basis VARCHAR,
    published STRUCT(earliest VARCHAR, latest VARCHAR, basis VARCHAR)
);
CREATE TABLE judged_attributions (attribution VARCHAR, judged VARCHAR, document VARCHAR);
"""

_IN_FORCE = """
SELECT verdict.verb AS verb, verdict.document AS document, verdict.attribution AS attribution,
       verdict.value AS value, verdict.basis AS basis
FROM judged WHERE verdict IS NOT NULL AND verdict.verb IN ('published', 'outlet', 'reject', 'accept')
ORDER BY judgement
"""


def note_judged(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``overrides`` and ``judged_attributions`` out of the view ``judged``."""
    connection.execute(_TABLES)
    overrides: dict[str, dict[str, object]] = {}
    attributions: dict[str, tuple[str, str]] = {}
    for verb, document, attribution, value, basis in connection.execute(_IN_FORCE).fetchall():
        if verb in JUDGED_AS:
            attributions[attribution] = (JUDGED_AS[verb], document)
            continue
        row = overrides.setdefault(document, {"outlet": None, "outlet_basis": None, "published": None})
        if verb == "outlet":
            row |= {"outlet": value, "outlet_basis": basis}
        else:
            found = interval_of(value, basis)
            row["published"] = {"earliest": found.earliest, "latest": found.latest, "basis": basis}
    if overrides:
        rows = [(document, *row.values()) for document, row in overrides.items()]
        connection.executemany("INSERT INTO overrides VALUES (?, ?, ?, ?)", rows)
    if attributions:
        given = [(attribution, *judged) for attribution, judged in attributions.items()]
        connection.executemany("INSERT INTO judged_attributions VALUES (?, ?, ?)", given)
