"""What became of everything that was to be added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.pipeline import Failure, Reanalysed, Summary


def show_summary(summary: Summary) -> None:
    """Print the counts, and every failure under its reason, the most frequent reason first.

    Each failure is one line, however long, so that names of files stay whole.
    """
    counts = [
        f"{summary.read:,} read",
        f"{summary.added:,} added",
        f"{summary.already_there:,} already there",
        f"{len(summary.failed):,} failed",
    ]
    if summary.passed_over:
        counts.append(f"{summary.passed_over:,} passed over (pictures, scripts and the like)")
    click.echo(" · ".join(counts), err=True)
    for line in _remarks(summary):
        click.echo(f"  {line}", err=True)
    _show_failures(summary.failed)


def show_reanalysed(found: Reanalysed) -> None:
    """Print how many articles were analysed anew, and every failure."""
    if found.cleaned is not None:
        click.echo(
            f"texts: {found.cleaned.added:,} other than before · {found.cleaned.already_there:,} the same", err=True
        )
        _show_failures(found.cleaned.failed)
    click.echo(
        f"{found.analysed:,} analysed · {found.up_to_date:,} up to date · {len(found.failed):,} failed", err=True
    )
    _show_failures(found.failed)


def show_anchored(record: Path) -> None:
    """Say how many judgements are in force but cannot be anchored in the articles as they are now, if any."""
    from onrecord.ask.wording import count
    from onrecord.judging import unanchored

    missing = unanchored(record)
    if missing:
        found = count(missing, "judgement is", "judgements are")
        click.echo(f"  {found} not anchored in the articles as they are now: `onrecord log` lists which", err=True)


def _show_failures(failed: Sequence[Failure]) -> None:
    for reason, failures in _by_reason(failed):
        click.echo(f"  {one_line(reason)} ({len(failures):,}):", err=True)
        for failure in failures:
            click.echo(f"    {_named(failure)}", err=True)


def _remarks(summary: Summary) -> Iterator[str]:
    from onrecord.ask.wording import count, language_name

    if summary.not_analysed:
        languages = ", ".join(f"{number:,} {language_name(tag)}" for tag, number in summary.not_analysed.items())
        yield f"{sum(summary.not_analysed.values()):,} not analysed ({languages}): the model reads English"
    if summary.removed:
        yield f"{count(summary.removed, 'article', 'articles')} left out: removed from this record before"
    if summary.returned:
        yield f"{count(summary.returned, 'article', 'articles')} changed back to an earlier text"


def _by_reason(failed: Sequence[Failure]) -> list[tuple[str, list[Failure]]]:
    reasons: dict[str, list[Failure]] = {}
    for failure in failed:
        reasons.setdefault(failure.reason, []).append(failure)
    return sorted(reasons.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _named(failure: Failure) -> str:
    """The message, which names the file, or with the file's name before it."""
    named = failure.message if failure.source in failure.message else f"{failure.source}: {failure.message}"
    return one_line(named)
