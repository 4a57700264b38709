"""The bar that shows how far ``add`` and ``reanalyse`` have come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.pipeline import Progress


@contextmanager
def progress_bar(console: Console, doing: str = "adding") -> Iterator[Callable[[Progress], None]]:
    """A function that ``pipeline.add`` tells of its progress: on a terminal it moves a bar, else nothing shows.

    doing: the word before the bar.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    counted = (TextColumn(doing), BarColumn(), MofNCompleteColumn())
    timed = (TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), TextColumn("left"))
    started = time.monotonic()
    with Bar(*counted, *timed, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(doing, total=None, rate="")

        def tell(progress: Progress) -> None:
            done = progress.added + progress.already_there + progress.failed
            rate = f"{done / max(time.monotonic() - started, 0.001):.1f} a second"
            bar.update(task, completed=done, total=max(progress.total, done), rate=rate)

        yield tell
