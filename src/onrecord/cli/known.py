"""``onrecord known``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.types import KnownEntity


@click.command("known", short_help="Link entities to those of a file that you have.")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="Know what is in FILE no longer.")
@click.pass_context
def command(context: click.Context, file: Path | None, remove: bool) -> None:
    """Link people and organisations of the record to those of a file that you have.

    FILE holds FollowTheMoney entities as JSON lines, or is a CSV table in UTF-8 whose first
    line names its columns: name, aliases (with ; between them) and id, as of Wikidata; also
    kind, country, position and born, where there are any. The same file again changes
    nothing; a row of a newer one replaces that of the same id. Without FILE: what is known.

    An entity carries an id where one known entity surely fits it; where two may, none. The
    exit status is 1 if a row could not be used; the others are.

    \b
    Examples:
      onrecord known people.csv
      onrecord known entities.ftm.json
      onrecord known people.csv --remove
    """
    settings: Settings = context.obj
    if file is None:
        if remove:
            raise click.UsageError("--remove needs the FILE whose rows are to be removed")
        _list(settings)
        return
    if _keep(settings, file, remove):
        context.exit(1)


def _list(settings: Settings) -> None:
    from onrecord.ask import wording
    from onrecord.cli.terminal import one_line
    from onrecord.store.known import known_sources
    from onrecord.store.record import Record

    with Record.open(settings.record) as record:
        sources = known_sources(record.catalog)
    for each in sources:
        click.echo(f"{one_line(each.name)}: {wording.count(each.rows, 'entity', 'entities')}, last added {each.added}")
    if not sources:
        click.echo("Nobody is known yet: `onrecord known FILE`.", err=True)


def _keep(settings: Settings, file: Path, remove: bool) -> int:
    """Keep or remove what the file holds; how many rows could not be used."""
    from datetime import datetime

    from onrecord.cli.terminal import printable
    from onrecord.store.faults import writing_to
    from onrecord.store.index import update
    from onrecord.store.known import forget_known, forget_source, keep_known
    from onrecord.store.record import Record

    if remove:
        # Not made by asking it to forget.
        Record.open(settings.record).close()
    reading = _Reading(file)
    name = printable(file.name)
    with Record.create(settings.record) as record, writing_to(settings.record):
        if not remove:
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            kept = keep_known(record.catalog, reading.entities(), name, now)
            said = f"{kept.new:,} new · {kept.changed:,} changed · {kept.same:,} known already"
        elif file.exists():
            said = f"{forget_known(record.catalog, (each.id for each in reading.entities())):,} removed"
        else:
            said = f"{_forgotten(forget_source(record.catalog, name), file):,} removed"
        update(record)
        record.seal()
    passed = f" · {reading.passed:,} of other kinds passed over" if reading.passed else ""
    failed = f" · {reading.bad:,} could not be used" if reading.bad else ""
    click.echo(said + passed + failed, err=True)
    return reading.bad


def _forgotten(count: int, file: Path) -> int:
    from onrecord.errors import NotFoundError

    if not count:
        raise NotFoundError(
            f"there is no file {file}, and nothing is known from one of that name: see `onrecord known`"
        )
    return count


_MOST_SHOWN = 50


class _Reading:
    """One reading of a file, which counts what cannot be used, and says why."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.bad = 0
        self.passed = 0

    def entities(self) -> Iterator[KnownEntity]:
        from onrecord.cli.terminal import one_line
        from onrecord.read.known import BadRow, PassedOver, read_known

        for each in read_known(self._file):
            if isinstance(each, PassedOver):
                self.passed += 1
            elif isinstance(each, BadRow):
                self.bad += 1
                if self.bad <= _MOST_SHOWN:
                    click.echo(f"{one_line(str(self._file))}, line {each.line}: {one_line(each.what)}", err=True)
                elif self.bad == _MOST_SHOWN + 1:
                    click.echo("… further ones are only counted", err=True)
            else:
                yield each
