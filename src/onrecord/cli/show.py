"""``onrecord show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.ask.chain import Chain
    from onrecord.ask.views import Reported
    from onrecord.store.snapshot import Snapshot


@click.command("show", short_help="Show what is behind an id.")
@click.argument("key", metavar="ID")
@click.option("--changes", is_flag=True, help="Of a document: what was changed between its versions.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def command(settings: Settings, key: str, changes: bool, as_json: bool) -> None:
    """Show what is behind an id: a document, an attribution, a statement or an entity.

    With it stand your tags and notes. Of a document that was removed: when, by whom and why.

    An id may be shortened, as long as no other id of the record begins that way.

    \b
    Examples:
      onrecord show d-3f0c      the article: what it says of itself, its text, what it reports,
                                and which articles share its text
      onrecord show s-81b2      the statement and every telling of it: through whom it came,
                                and what each changed of its words
      onrecord show a-09ee      one telling, with the passage in which it stands
      onrecord show e-77d1      a person or organisation: names, roles, statements
      onrecord show d-3f0c --changes
                                what was changed to make this version, and the later ones

    With --changes and --json: a list of pairs of versions, each with its changes; spans
    are offsets into the two texts.
    """
    from onrecord.ask.article import DocumentView
    from onrecord.ask.notes import marks_of
    from onrecord.ask.removed import RemovedView
    from onrecord.ask.reprints import family
    from onrecord.ask.show import AttributionView, EntityView, show
    from onrecord.ask.views import Reported
    from onrecord.cli.article import show_document
    from onrecord.cli.family import show_family
    from onrecord.cli.marks import show_marks
    from onrecord.cli.profile import show_entity
    from onrecord.cli.receipt import show_attribution, show_removed, show_statement
    from onrecord.cli.terminal import binary_output, output
    from onrecord.cli.told import show_chain
    from onrecord.export.jsonl import write

    if changes:
        _show_changes(settings, key, as_json)
        return
    with settings.snapshot() as snapshot:
        view = show(snapshot, key)
        reprints = family(snapshot, view.document["id"]) if isinstance(view, DocumentView) else None
        telling = _chain(snapshot, view) if isinstance(view, Reported) else None
    marks = marks_of(settings.record, view)
    if as_json:
        printed = {"family": reprints.as_json()} if reprints else telling.as_json() if telling else {}
        write([{**view.as_json(), **printed, **(marks.marks if marks else {})}], binary_output())
        return
    if isinstance(view, DocumentView):
        show_document(output(), view)
        if reprints:
            show_family(output(), reprints)
    elif isinstance(view, AttributionView):
        show_attribution(output(), view)
    elif isinstance(view, RemovedView):
        show_removed(output(), view)
    elif isinstance(view, EntityView):
        show_entity(output(), view)
    else:
        show_statement(output(), view)
        if telling:
            show_chain(output(), telling)
    if marks:
        show_marks(output(), marks)


def _chain(snapshot: Snapshot, view: Reported) -> Chain:
    from onrecord.ask.chain import chain
    from onrecord.ask.held import InParts, from_index

    return from_index(snapshot, lambda held: chain(held, view)) or chain(InParts(snapshot), view)


def _show_changes(settings: Settings, key: str, as_json: bool) -> None:
    from onrecord.ask.edits import versions
    from onrecord.cli.changes import show_versions
    from onrecord.cli.terminal import binary_output, output
    from onrecord.errors import NotFoundError
    from onrecord.export.jsonl import line
    from onrecord.store.filters import Filter

    with settings.snapshot() as snapshot:
        table, whole = snapshot.find(key)
        if table != "documents":
            raise NotFoundError(f"{whole} is no document: only documents have versions")
        pairs = versions(snapshot, whole)
        row = next(iter(snapshot.documents(Filter(ids=(whole,)))))
    if as_json:
        binary_output().write(line([pair.as_json() for pair in pairs]))
    else:
        show_versions(output(), row, pairs)
