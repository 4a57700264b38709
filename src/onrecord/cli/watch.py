"""``onrecord watch``: add, list, remove, run, new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.days import Day
from onrecord.cli.options import jobs_option, web_options, web_settings
from onrecord.cli.settings import Settings

if TYPE_CHECKING:
    from onrecord.ask.watching import News
    from onrecord.store.watches import Watch


@click.group("watch", short_help="Follow feeds and pages: what is new, and what is edited.")
def command() -> None:
    """Follow feeds and pages: what is new, and what is edited.

    \b
    Examples:
      onrecord watch add https://news.example/feed.xml feeds.opml
      onrecord watch run
      onrecord watch new
    """


@command.command("add", short_help="Watch addresses from now on.")
@click.argument("given", metavar="FEED...", nargs=-1, required=True)
@click.option("--by", metavar="NAME", help="Who adds them, to be kept with them.")
@click.pass_obj
def add(settings: Settings, given: tuple[str, ...], by: str | None) -> None:
    """Watch addresses from now on: of feeds or pages; also files that list some, as OPML.

    Nothing is fetched before `onrecord watch run`. A file is kept by its whole path.
    """
    from datetime import datetime

    from onrecord.ask import wording
    from onrecord.watching import watch

    added = watch(settings.record, given, now=datetime.now().astimezone(), by=by)
    known = len(given) - added
    click.echo(
        f"{added:,} added" + (f" · {wording.count(known, 'was', 'were')} watched already" if known else ""), err=True
    )


@command.command("list", short_help="List what is watched, and how the last run went.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> None:
    """List what is watched, and how the last run went."""
    from dataclasses import asdict

    from onrecord.ask.watching import watched
    from onrecord.cli.layout import say
    from onrecord.cli.terminal import binary_output, one_line, output
    from onrecord.export.jsonl import write

    found = watched(settings.record)
    if as_json:
        write((asdict(each) for each in found), binary_output())
        return
    console = output()
    for each in found:
        by = f" by {one_line(each.by)}" if each.by else ""
        say(console, one_line(each.address), "bold")
        say(console, f"added {each.added}{by} · {_last(each)}", indent=2)
        if each.error:
            say(console, one_line(each.error), indent=2)
    if not found:
        say(console, "Nothing is watched: begin with `onrecord watch add ADDRESS`.")


@command.command("remove", short_help="Watch addresses no longer.")
@click.argument("given", metavar="FEED...", nargs=-1, required=True)
@click.pass_obj
def remove(settings: Settings, given: tuple[str, ...]) -> None:
    """Watch addresses no longer. The articles that came by them stay in the record."""
    from onrecord.watching import unwatch

    unwatch(settings.record, given)
    click.echo(f"{len(given):,} removed", err=True)


@command.command("run", short_help="Fetch what is watched once, and add what is new.")
@click.option(
    "--recheck", type=click.FloatRange(min=0), default=7, show_default=True, metavar="DAYS",
    help="For how many days after it came an article is fetched again, to notice edits; 0 for none.",
)  # fmt: skip
@web_options
@jobs_option
@click.pass_context
def run(context: click.Context, /, recheck: float, jobs: int | None, **web: Any) -> None:
    """Fetch what is watched once, and add what is new; to be run now and then, as by cron.

    Articles that came within the last days are fetched again, and a text that was changed
    becomes a newer version of the article. The exit status is 1 if anything failed. While
    one run is at work, another stops at once and changes nothing.

    \b
    Example, every half hour:
      */30 * * * *  onrecord --record my-record watch run
    """
    from datetime import datetime

    from onrecord import watching
    from onrecord.cli.summary import show_summary
    from onrecord.cli.terminal import one_line

    settings: Settings = context.obj
    found = watching.run(
        settings.record, now=datetime.now().astimezone(), web=web_settings(web), recheck=recheck, jobs=jobs
    )
    for each in found.watches:
        click.echo(f"{one_line(each.address)}: {_counts(each)}", err=True)
    show_summary(found.summary)
    if found.summary.failed:
        context.exit(1)


@command.command("new", short_help="List what has come by watching, and what was edited.")
@click.option("--since", type=Day(), metavar="DATE", help="Since this day. Default: what the last run brought.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def new(settings: Settings, since: str | None, as_json: bool) -> None:
    """List what has come by watching, and which of the articles that came so were edited.

    Without --since: in the last run.
    """
    from datetime import datetime

    from onrecord.ask.watching import news
    from onrecord.cli.terminal import binary_output
    from onrecord.export.jsonl import write

    start = datetime.fromisoformat(since).astimezone() if since else None
    found = news(settings.record, start)
    if as_json:
        write([found.as_json()], binary_output())
    else:
        _show_news(found)


def _show_news(found: News) -> None:
    from onrecord.ask import wording
    from onrecord.cli.layout import say
    from onrecord.cli.terminal import one_line, output

    console = output()
    if found.since is None:
        say(console, "No run has come to its end yet: `onrecord watch run`.")
        return
    say(console, f"Since {found.since}: {wording.count(len(found.new), 'new article', 'new articles')}, "
        f"{wording.count(len(found.edited), 'edit', 'edits')}.")  # fmt: skip
    for row in found.new:
        console.print()
        say(console, one_line(row["title"] or row["uri"]), "bold")
        outlet = one_line(row["outlet"]) if row["outlet"] else "outlet not named"
        date = wording.interval(row["published"])
        published = f"published {date}" if date else "no date stated"
        say(console, f"{outlet} · {published} · {row['document']}", "dim")
    for row in found.edited:
        console.print()
        say(console, f"edited: {one_line(row['title'] or row['uri'])}", "bold")
        say(console, f"{wording.edited(row)} · {wording.declared(row)}", indent=2)
        say(console, f"onrecord show {row['document']} --changes", "dim", indent=2)


def _last(each: Watch) -> str:
    return f"last run {each.run}: {each.outcome}, {_counts(each)}" if each.run else "not run yet"


def _counts(each: Watch) -> str:
    return f"{each.read:,} read · {each.new:,} new · {each.known:,} known · {each.failed:,} failed"
