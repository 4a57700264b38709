"""``onrecord show``."""

from __future__ import annotations

import click

from onrecord.cli.settings import Settings


@click.command("show", short_help="Show what is behind an id.")
@click.argument("key", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def command(settings: Settings, key: str, as_json: bool) -> None:
    """Show what is behind an id: a document, an attribution, a statement or an entity.

    An id may be shortened, as long as no other id of the record begins that way.

    \b
    Examples:
      onrecord show d-3f0c      the article: what it says of itself, its text, what it reports
      onrecord show s-81b2      the statement and every telling of it
      onrecord show a-09ee      one telling, with the passage in which it stands
      onrecord show e-77d1      a person or organisation: names, roles, statements
    """
    from onrecord.ask.show import AttributionView, DocumentView, EntityView, show
    from onrecord.cli.article import show_document
    from onrecord.cli.profile import show_entity
    from onrecord.cli.receipt import show_attribution, show_statement
    from onrecord.cli.terminal import binary_output, output
    from onrecord.export.jsonl import write

    with settings.snapshot() as snapshot:
        view = show(snapshot, key)
    if as_json:
        write([view.as_json()], binary_output())
    elif isinstance(view, DocumentView):
        show_document(output(), view)
    elif isinstance(view, AttributionView):
        show_attribution(output(), view)
    elif isinstance(view, EntityView):
        show_entity(output(), view)
    else:
        show_statement(output(), view)
