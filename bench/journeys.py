"""What people come for, on any record, as a reader does it: in Chromium, by visible labels alone, from the front page.

    python -m bench.journeys RECORD --speaker NAME [--other NAME] [--outlets A B] [--without-scripts] [--width N]

Prints each step with the page to which it leads and the seconds that took, and what was found. NAME is what a person
would type. --other: who is said to have spoken instead, else the first that another speaker is called; --outlets: two
to be compared, and whose words of a statement must be found. The record is copied first: nothing in it changes.
The exit status is 1 if a journey fails, or takes more steps than it may.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.conftest import BROWSERS, OPTIONS, served
from tests.browser.journeys import about_a_subject, added, compared, mended, said_in_both, seen_everywhere, undone
from tests.browser.reader import LostError, Reader

MOST_STEPS = 4
"""In so many steps something must be found; and who spoke be mended, one more to search for names without scripts."""
_PATIENCE = 600_000
_SHORT = 110


def main() -> int:
    """Make all journeys and print them; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--speaker", required=True, metavar="NAME")
    parser.add_argument("--other", metavar="NAME")
    parser.add_argument("--outlets", nargs=2, default=(), metavar=("A", "B"))
    parser.add_argument("--without-scripts", action="store_true")
    parser.add_argument("--width", type=int, default=1280)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record"
        shutil.copytree(given.record, record)
        with served(record) as address, _browser() as browser:
            scripts = not given.without_scripts
            context = browser.new_context(java_script_enabled=scripts, viewport={"width": given.width, "height": 900})
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            return _all(Reader(page, address, _Steps()), given, scripts)


def _all(reader: Reader, given: argparse.Namespace, scripts: bool) -> int:
    speaker, other = given.speaker, given.other or _another(reader, given.speaker)
    words: list[str] = []

    def subject() -> str:
        found = about_a_subject(reader, speaker)
        return f"{found.article}: {found.words}"

    def both() -> str:
        found = said_in_both(reader, speaker, given.outlets)
        return "\n".join(f"{each.where}: {each.words}" for each in found)

    def corrected() -> str:
        words.append(mended(reader, speaker, other, "A Reader", scripts=scripts))
        return f"{words[0]} was said by {other}"

    def everywhere() -> str:
        seen_everywhere(reader, other, words[0])
        reader.steps.clear()
        undone(reader, speaker)
        return f"{speaker} again"

    more = MOST_STEPS + (not scripts)
    journeys: list[tuple[str, Callable[[], str], int]] = [
        ("what a speaker said about a subject, and its receipt", subject, MOST_STEPS),
        ("what a speaker said, in the words of several articles", both, MOST_STEPS),
        ("a wrong speaker is corrected", corrected, more),
        ("that is seen everywhere, and undone", everywhere, 1),
        ("two outlets are compared", lambda: " and ".join(compared(reader, given.outlets)), MOST_STEPS),
    ]
    if scripts:
        journeys.append(("an article is added by dropping a file", lambda: added(reader), MOST_STEPS))
    return max(_journey(reader, *each) for each in journeys)


def _journey(reader: Reader, name: str, made: Callable[[], str], most: int) -> int:
    print(f"\n{name}", flush=True)
    try:
        found = made()
    except Exception as error:  # a browser's own errors too: each is a journey that failed
        print(f"  FAILED: {error if isinstance(error, LostError) else type(error).__name__ + ': ' + str(error)[:300]}")
        return 1
    for line in found.splitlines():
        words = " ".join(line.split())
        print(f"  found: {words if len(words) <= _SHORT else words[:_SHORT] + '…'}")
    within = len(reader.steps) <= most
    print(f"  {len(reader.steps)} steps{'' if within else f', and {most} is the most'}; typed: {reader.typed}")
    return 0 if within else 1


class _Steps:
    """Prints each step, with the seconds since the one before."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def __call__(self, pressed: str, title: str) -> None:
        now = time.perf_counter()
        print(f"  {pressed} → {title.removesuffix(' · onrecord')} ({now - self._since:.1f} s)", flush=True)
        self._since = now


def _another(reader: Reader, speaker: str) -> str:
    """The first of the most quoted who has a name, and another one."""
    reader.begin()
    names = reader.page.get_by_role("region", name="Most quoted").get_by_role("listitem").get_by_role("link")
    others = (name for name in names.all_inner_texts() if speaker.casefold() not in name.casefold() and name[0] != "“")
    return next(others, "nobody")


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    found = next(path for path in map(shutil.which, BROWSERS) if path)
    with sync_playwright() as running:
        opened = running.chromium.launch(executable_path=found, args=OPTIONS)
        yield opened
        opened.close()


if __name__ == "__main__":
    raise SystemExit(main())
