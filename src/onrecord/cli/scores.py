"""The scores of an evaluation for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.cli.layout import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.table import Table

    from onrecord.evaluate.articles import ArticlesEvaluation
    from onrecord.evaluate.attribution import KindScores, Scores
    from onrecord.evaluate.benchmark import Evaluation
    from onrecord.evaluate.cofenet import CofeNetEvaluation, RoleOrAll, RoleScores
    from onrecord.evaluate.forms import FormScores
    from onrecord.evaluate.pages import PagesEvaluation
    from onrecord.evaluate.rates import Rates
    from onrecord.evaluate.similarity import SimilarityEvaluation

LEGEND = (
    "P, R, F1: precision, recall and their harmonic mean, in per cent. Attribution: half the words of the content and "
    "a word of the source are right. Exact content: all its words. Source right: where half the content is. "
    "Spans: single spans, word for word and mark for mark, however they are linked. Act told: of those right, as many "
    "are given as speech, or belief, where they are that."
)
FORMS_LEGEND = (
    "In per cent of the cases of a form, which may have several. Exact: all words of the content; found: half of them, "
    "and all else asks for that. Speaker: under a name that means the same, or none where the text supports none. "
    "Misnamed: a wrong speaker is given. All right: exact content, source and speaker."
)
UNITS_LEGEND = (
    "P, R, F1: precision, recall and their harmonic mean, in per cent. A span is right where the same tokens of the "
    "same unit have the same role; links do not count. As published figures: each unit is a text of its own."
)

SIMILARITY_LEGEND = (
    "Correlation with the scores that people gave, from -1 to 1: of values (Pearson), of ranks (Spearman)."
)


PAGES_LEGEND = (
    "In per cent. Words: F1 of the bags of words, page by page. 4-grams and authors: F1 over all pages. Date: to the "
    "day; an unknown one is neither right nor wrong."
)


def show_evaluation(console: Console, name: str, evaluation: Evaluation) -> None:
    """Print what was measured on what, as tables."""
    scores = evaluation.scores
    articles = wording.count(scores.articles, "article", "articles")
    head(console, f"{name} {evaluation.split}: {articles}", evaluation.model, evaluation.fingerprint)
    for table in (_kinds(scores), _spans(scores), _acts(scores)):
        console.print(table)
        console.print()
    if scores.shown is not None:
        say(console, _shown(scores))
    say(console, _calibration(scores))
    say(console, LEGEND, "dim")


def show_articles(console: Console, evaluation: ArticlesEvaluation) -> None:
    """The same for annotated articles, and what is right by form of speech."""
    show_evaluation(console, "articles", evaluation.evaluation)
    console.print()
    console.print(_forms(evaluation.forms))
    console.print()
    table = table_of("no speech", "stretches", "taken for direct speech")
    for what, one in evaluation.no_speech.items():
        table.add_row(what, f"{one.stretches:,}", per_cent(one.taken))
    console.print(table)
    console.print()
    say(console, FORMS_LEGEND, "dim")


def show_cofenet(console: Console, evaluation: CofeNetEvaluation) -> None:
    """The same for CofeNet's units."""
    units = wording.count(evaluation.units, "unit", "units")
    articles = wording.count(evaluation.articles, "annotated article", "annotated articles")
    head(console, f"CofeNet: {units} of {articles}", evaluation.model, evaluation.fingerprint)
    for name, scores in (("unit by unit", evaluation.by_unit), ("whole articles", evaluation.by_article)):
        console.print(_roles(name, scores))
        console.print()
    say(console, UNITS_LEGEND, "dim")


def show_similarity(console: Console, evaluation: SimilarityEvaluation) -> None:
    """The same for the likeness of sentences."""
    head(
        console,
        f"STS benchmark, {evaluation.genre}: {evaluation.pairs:,} pairs",
        evaluation.model,
        evaluation.fingerprint,
    )
    table = table_of("", "Pearson", "Spearman")
    table.add_row("cosine of statement vectors", f"{evaluation.pearson:.3f}", f"{evaluation.spearman:.3f}")
    console.print(table)
    console.print()
    say(console, SIMILARITY_LEGEND, "dim")


def show_pages(console: Console, evaluation: PagesEvaluation) -> None:
    """The same for the reading of pages."""
    head(console, f"pages: {evaluation.pages:,}", evaluation.model, evaluation.fingerprint)
    table = table_of("", "per cent")
    for name, share in evaluation.figures.items():
        table.add_row(name, per_cent(share))
    console.print(table)
    console.print()
    for name, error in evaluation.failed:
        say(console, f"refused: {name}: {error}", "dim")
    say(console, PAGES_LEGEND, "dim")


def head(console: Console, title: str, model: str, fingerprint: str) -> None:
    """Print what was measured, with what and on which corpus."""
    say(console, title, "bold")
    say(console, f"model {model}", "dim")
    say(console, f"corpus {fingerprint}", "dim")
    console.print()


def _kinds(scores: Scores) -> Table:
    table = table_of("", "gold", "found", "attribution P", "R", "F1", "exact content F1", "source right")
    for kind, one in scores.kinds.items():
        table.add_row(kind, *_kind(one))
    return table


def _kind(one: KindScores) -> list[str]:
    return [f"{one.gold:,}", f"{one.predicted:,}", *rate_cells(one.attribution), *rate_cells(one.exact_content)[2:],
            per_cent(one.source_accuracy)]  # fmt: skip


def _spans(scores: Scores) -> Table:
    table = table_of("exact spans", "P", "R", "F1")
    for role, rates in scores.spans.items():
        table.add_row(role, *rate_cells(rates))
    return table


def _acts(scores: Scores) -> Table:
    table = table_of("act", "gold with source", "attribution R", "act told")
    for act, one in scores.acts.items():
        table.add_row(act, f"{one.gold:,}", per_cent(one.recall), per_cent(one.told))
    return table


def _forms(forms: Mapping[str, FormScores]) -> Table:
    table = table_of("form", "cases", "exact", "found", "source", "speaker", "misnamed", "all right")
    for form, one in forms.items():
        shares = (one.exact, one.found, one.source, one.speaker, one.misnamed, one.everything)
        table.add_row(form, f"{one.cases:,}", *map(per_cent, shares))
    return table


def _roles(name: str, scores: Mapping[RoleOrAll, RoleScores]) -> Table:
    table = table_of(name, "gold", "found", "P", "R", "F1")
    for role, one in scores.items():
        table.add_row(role, f"{one.gold:,}", f"{one.predicted:,}", *rate_cells(one.rates))
    return table


def table_of(first: str, *others: str) -> Table:
    """A table without rows yet: its first column names them, the others are figures."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _shown(scores: Scores) -> str:
    one = scores.shown
    if one is None:
        return ""
    precision, recall, _ = rate_cells(one.attribution)
    return (
        f"From confidence {one.confidence:.2f} on, as pages show: attribution P {precision}, R {recall}, "
        f"of {one.predicted:,} found."
    )


def _calibration(scores: Scores) -> str:
    one = scores.calibration
    if one is None:
        return "Confidence: nothing was found that has one."
    return (
        f"Confidence is off by {100 * one.expected_error:.1f} points of a hundred on average "
        f"(expected calibration error over ten bins; Brier score {one.brier:.3f})."
    )


def rate_cells(one: Rates) -> list[str]:
    """Precision, recall and F1 as cells of a table."""
    return [per_cent(one.precision), per_cent(one.recall), per_cent(one.f1)]


def per_cent(share: float) -> str:
    """A share as a cell of a table."""
    return f"{100 * share:.1f}"
