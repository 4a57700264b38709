"""``onrecord judge``: same, different, speaker, name, kind, reject, accept, said, published, outlet, import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import judge_options, judged_by
from onrecord.cli.settings import Settings

_KINDS = ("person", "organisation", "group", "place")


@click.group("judge", short_help="Correct the record: you have the last word.")
def command() -> None:
    """Correct the record: you have the last word.

    Each judgement is added to a log with your name and the reason; `onrecord log` lists them and
    `onrecord undo` takes one back. They hold when articles are analysed again or come in a new
    version. Ids stand in what `show`, `speaker` and `statements` print, and may be shortened.

    \b
    Examples:
      onrecord judge same e-77d1 e-0b3a --why "one man, two spellings"
      onrecord judge same s-41c0 s-9be2 --why "the interview of Sunday"
      onrecord judge different s-41c0 a-5c21 --why "said a week later"
      onrecord judge speaker a-09ee e-77d1
      onrecord judge speaker a-09ee --new "Ilse Marrow" --kind person
      onrecord judge published d-3f0c 2024-03-21 --by "A. Reader"
      onrecord judge reject a-5c21 --why "a question, not an answer"
    """


def _judge(settings: Settings, verb: str, subject: str, by: str | None, why: str | None, **more: Any) -> None:
    from datetime import datetime

    from onrecord.cli.judged import show_judged
    from onrecord.judging import Wanted, judge

    wanted = Wanted(verb, subject, **more)  # type: ignore[arg-type]
    show_judged(judge(settings.record, wanted, by=judged_by(by), why=why, now=datetime.now().astimezone()))


@command.command("same", short_help="Two entities, or two statements, are one.")
@click.argument("one", metavar="ID")
@click.argument("two", metavar="ID")
@judge_options
@click.pass_obj
def same(settings: Settings, one: str, two: str, by: str | None, why: str | None) -> None:
    """Two entities are one, or two statements. The older id stays; the other goes on to lead there.

    In place of an entity an attribution may be given, for whoever speaks in it. Beside a statement
    an attribution stands for itself: it is a telling of that statement.
    """
    _judge(settings, "same", one, by, why, other=two)


@command.command("different", short_help="Two entities, or two statements, are not one.")
@click.argument("one", metavar="ID")
@click.argument("two", metavar="ID")
@judge_options
@click.pass_obj
def different(settings: Settings, one: str, two: str, by: str | None, why: str | None) -> None:
    """Two entities are not one, however alike their names are; or two statements, or a statement and a telling.

    Where two entities were joined already, give the id that one of them had before, or two
    attributions: whoever speaks in the one is not who speaks in the other. Where statements were,
    give the statement and the id that the other had before, or the attribution that is to be split
    off: that telling is not of that statement.
    """
    _judge(settings, "different", one, by, why, other=two)


@command.command("speaker", short_help="Who spoke.")
@click.argument("attribution", metavar="ATTRIBUTION")
@click.argument("entity", metavar="ENTITY", required=False)
@click.option("--new", "name", metavar="NAME", help="Someone of whom the record has no entity, by this name.")
@click.option("--kind", type=click.Choice(_KINDS), help="What the new one is. Goes with --new.")
@click.option("--nobody", is_flag=True, help="Nobody in particular is said to have said it.")
@judge_options
@click.pass_obj
def speaker(
    settings: Settings,
    attribution: str,
    entity: str | None,
    name: str | None,
    kind: str | None,
    nobody: bool,
    by: str | None,
    why: str | None,
) -> None:
    """Who spoke in an attribution: an ENTITY of the record, someone new, or nobody in particular.

    Where the article calls the speaker "he" or "the spokesman", it carries to what else the same
    one says there.
    """
    if (entity is not None) + (name is not None) + nobody != 1:
        raise click.UsageError("Say who spoke in one way: an ENTITY, or --new NAME, or --nobody.")
    if (name is None) != (kind is None):
        raise click.UsageError('--new and --kind go together, as in --new "Ilse Marrow" --kind person.')
    _judge(settings, "speaker", attribution, by, why, other=entity, value=name, kind=kind)


@command.command("name", short_help="What an entity is called.")
@click.argument("entity", metavar="ENTITY")
@click.argument("name", metavar="NAME")
@judge_options
@click.pass_obj
def name(settings: Settings, entity: str, name: str, by: str | None, why: str | None) -> None:
    """What an entity is called in lists and exports. The spellings of the articles stay as they are."""
    _judge(settings, "name", entity, by, why, value=name)


@command.command("kind", short_help="What an entity is.")
@click.argument("entity", metavar="ENTITY")
@click.argument("kind", metavar="KIND", type=click.Choice(_KINDS))
@judge_options
@click.pass_obj
def kind(settings: Settings, entity: str, kind: str, by: str | None, why: str | None) -> None:
    """What an entity is: a person, an organisation, a group or a place."""
    _judge(settings, "kind", entity, by, why, value=kind)


@command.command("reject", short_help="An attribution is none.")
@click.argument("attribution", metavar="ATTRIBUTION")
@judge_options
@click.pass_obj
def reject(settings: Settings, attribution: str, by: str | None, why: str | None) -> None:
    """An attribution is none: nobody is reported to have said that. It leaves all lists and counts."""
    _judge(settings, "reject", attribution, by, why)


@command.command("accept", short_help="An attribution is right.")
@click.argument("attribution", metavar="ATTRIBUTION")
@judge_options
@click.pass_obj
def accept(settings: Settings, attribution: str, by: str | None, why: str | None) -> None:
    """An attribution is right, however unsure the model is of it. It is listed without --all."""
    _judge(settings, "accept", attribution, by, why)


@command.command("said", short_help="When something was said.")
@click.argument("attribution", metavar="ATTRIBUTION")
@click.argument("days", metavar="DATE")
@judge_options
@click.pass_obj
def said(settings: Settings, attribution: str, days: str, by: str | None, why: str | None) -> None:
    """When what an attribution tells was said: a day, or an interval of days.

    Write 2024-03-21, or 2024-03-01..2024-03-21; either end may be left out, as in ..2024-03-21. Other
    articles that tell the same, and say it less closely or not at all, are dated by it.
    """
    _judge(settings, "said", attribution, by, why, value=days)


@command.command("published", short_help="When an article was published.")
@click.argument("document", metavar="DOCUMENT")
@click.argument("days", metavar="DATE")
@judge_options
@click.pass_obj
def published(settings: Settings, document: str, days: str, by: str | None, why: str | None) -> None:
    """When an article was published: a day, or an interval of days.

    Write 2024-03-21, or 2024-03-01..2024-03-21; either end may be left out, as in ..2024-03-21.
    """
    _judge(settings, "published", document, by, why, value=days)


@command.command("outlet", short_help="Whose article it is.")
@click.argument("document", metavar="DOCUMENT")
@click.argument("name", metavar="NAME")
@judge_options
@click.pass_obj
def outlet(settings: Settings, document: str, name: str, by: str | None, why: str | None) -> None:
    """Whose article it is: the name of the publication."""
    _judge(settings, "outlet", document, by, why, value=name)


@command.command("import", short_help="Take over judgements from another record.")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Take over judgements that `onrecord export judgements` wrote from another record.

    What is there already changes nothing. One that says otherwise than what was judged here is kept
    and shown as a contradiction; what was judged here stays in force until you judge again. What
    cannot be taken over is named with the reason, the rest goes on, and the exit status is 1.

    \b
    Example:
      onrecord --record theirs export judgements --output judgements.jsonl
      onrecord --record mine judge import judgements.jsonl
    """
    from datetime import datetime

    from onrecord.cli.judged import show_imported
    from onrecord.judging import import_judgements

    settings: Settings = context.obj
    with click.open_file(str(file), "rb") as lines:
        found = import_judgements(settings.record, lines, now=datetime.now().astimezone())
    show_imported(found)
    if found.failed:
        context.exit(1)
