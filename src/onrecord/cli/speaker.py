"""``onrecord speaker``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings


@click.command("speaker", short_help="List what one speaker is reported to have said.")
@click.argument("name", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="Beliefs and attributions of low confidence too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """List what one speaker is reported to have said, with names as spelt and roles as stated.

    NAME is a name, part of one, or the id of an entity. Where several speakers bear it, all are listed; where nobody
    does, those whose names are nearest to it.

    \b
    Examples:
      onrecord speaker Marrow
      onrecord speaker "Ministry of Waterways" --json
    """
    from onrecord.ask.notes import marks_on
    from onrecord.ask.speaker import nearest_speakers, speakers
    from onrecord.cli.marks import show_marks
    from onrecord.cli.profile import show_entity
    from onrecord.cli.terminal import binary_output, output
    from onrecord.errors import NotFoundError
    from onrecord.export.jsonl import write

    with settings.snapshot() as snapshot:
        given = " ".join(name)
        try:
            views = speakers(snapshot, given, everything=everything)
        except NotFoundError:
            views = nearest_speakers(snapshot, given, everything=everything)
            if not views:
                raise
            near = ", ".join(str(view.entity["name"]) for view in views)
            click.echo(f"no speaker is called “{given}”; nearest: {near}", err=True)
    if as_json:
        write(({**view.as_json(), **marks_on(settings.record, "entity", view.entity["id"]).marks} for view in views),
              binary_output())  # fmt: skip
        return
    console = output()
    for number, view in enumerate(views):
        if number:
            console.print()
        show_entity(console, view)
        show_marks(console, marks_on(settings.record, "entity", view.entity["id"]))
