"""What people judged of documents and attributions, laid over the tables of a snapshot; the parts stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.resolve.judged import interval_of

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

OVERRIDES = {
    "overrides": (
        "CREATE OR REPLACE TABLE overrides (document VARCHAR, outlet VARCHAR, outlet_basis VARCHAR, "
        "published STRUCT(earliest VARCHAR, latest VARCHAR, basis VARCHAR))"
    ),
    "judged_attributions": (
        "CREATE OR REPLACE TABLE judged_attributions (attribution VARCHAR, judged VARCHAR, document VARCHAR)"
    ),
}
"""What makes the tables of what was judged; ``rows_of`` gives their rows."""

IN_FORCE = """
SELECT verdict.verb AS verb, verdict.document AS document, verdict.attribution AS attribution,
       verdict.value AS value, verdict.basis AS basis
FROM judged WHERE verdict IS NOT NULL AND verdict.verb IN ('published', 'outlet', 'reject', 'accept')
ORDER BY judgement
"""
"""The verdicts from which those tables are made."""


def rows_of(table: str, verdicts: Iterable[tuple[Any, ...]]) -> list[tuple[object, ...]]:
    """The rows of a table of ``OVERRIDES``. verdicts: the rows of ``IN_FORCE``."""
    if table == "judged_attributions":
        last = {
            attribution: (JUDGED_AS[verb], document)
            for verb, document, attribution, _, _ in verdicts
            if verb in JUDGED_AS
        }
        return [(attribution, *judged) for attribution, judged in last.items()]
    overrides: dict[str, dict[str, object]] = {}
    for verb, document, _, value, basis in verdicts:
        if verb in JUDGED_AS:
            continue
        row = overrides.setdefault(document, {"outlet": None, "outlet_basis": None, "published": None})
        if verb == "outlet":
            row |= {"outlet": value, "outlet_basis": basis}
        else:
            found = interval_of(value, basis)
            row["published"] = {"earliest": found.earliest, "latest": found.latest, "basis": basis}
    return [(document, *row.values()) for document, row in overrides.items()]
