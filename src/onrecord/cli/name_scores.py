"""The scores of names and their chains for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.cli.layout import say
from onrecord.cli.scores import head, per_cent, rate_cells, table_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from onrecord.evaluate.across import Comparison
    from onrecord.evaluate.mentions import MentionScores
    from onrecord.evaluate.naming import NamedEvaluation

_WAYS = {"exact": "exact", "governments": "or place/body", "overlap": "or overlap"}

NAMES_LEGEND = (
    "P, R, F1: precision, recall and their harmonic mean, in per cent. Exact: span and kind; next, a place may be a "
    "body (a government named by its place); last, spans only share a character."
)
CHAINS_LEGEND = (
    "F1 of MUC, B-cubed and CEAF, and their mean (CoNLL), in per cent, over mentions of persons and organisations: of "
    "names only, or of descriptions and pronouns too; with all annotated mentions given, those that were found, or the "
    "chains of each article. Same name: what joining equal names gives. B3 P: precision of B-cubed."
)


def show_named(console: Console, evaluation: NamedEvaluation) -> None:
    """Print what was measured on what, as tables."""
    documents = wording.count(evaluation.documents, "article", "articles")
    head(console, documents, evaluation.model, evaluation.fingerprint)
    if evaluation.names is not None:
        console.print(_names(evaluation.names))
        console.print()
        say(console, NAMES_LEGEND, "dim")
    for title, chains in (("within an article", evaluation.within), ("across articles", evaluation.across)):
        if chains is not None:
            console.print()
            console.print(_chains(title, chains))
    if evaluation.within is not None or evaluation.across is not None:
        console.print()
        say(console, CHAINS_LEGEND, "dim")


def _names(names: MentionScores) -> Table:
    found = table_of("names", "gold", "found", "P", "R", "F1", *list(_WAYS.values())[1:])
    for kind, one in names["exact"].items():
        others = (per_cent(names[way][kind].rates.f1) for way in names if way != "exact")
        found.add_row(kind, f"{one.gold:,}", f"{one.predicted:,}", *rate_cells(one.rates), *others)
    return found


def _chains(title: str, chains: Comparison) -> Table:
    found = table_of(title, "given", "side", "CoNLL", "MUC", "B3", "CEAF", "B3 P")
    for scope, settings in chains.items():
        for given, sides in settings.items():
            for side, one in sides.items():
                shares = (one.conll, one.muc.f1, one.b_cubed.f1, one.ceaf.f1, one.b_cubed.precision)
                found.add_row(scope, given, side, *map(per_cent, shares))
    return found
