"""How long things take on this machine: ``python bench/timings.py [FOLDER]``.

Start-up, and adding and listing five articles of the sample, or all articles of
FOLDER. Prints a table and judges nothing: times belong to a machine.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.sample import folder

RUNS = 7
ONRECORD = (sys.executable, "-m", "onrecord")


def main(arguments: list[str]) -> int:
    """Time everything and print it."""
    rows = [(f"onrecord --help, median of {RUNS}", _help())]
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles"
        articles.mkdir()
        for path in sorted(folder().iterdir())[:5]:
            shutil.copy(path, articles)
        rows += _articles("five sample articles", articles, Path(scratch) / "sample-record")
        for number, given in enumerate(arguments):
            rows += _articles(given, Path(given), Path(scratch) / f"record-{number}")
    width = max(len(what) for what, _ in rows)
    for what, measured in rows:
        print(f"{what:<{width}}  {measured}")
    return 0


def _help() -> str:
    return f"{statistics.median(_seconds('--help') for _ in range(RUNS)):6.2f} s"


def _articles(name: str, articles: Path, record: Path) -> list[tuple[str, str]]:
    count = sum(path.is_file() for path in articles.rglob("*"))
    adding = _seconds("--record", str(record), "add", str(articles))
    listing = _seconds("--record", str(record), "statements")
    return [
        (f"{name}: add", f"{adding:6.2f} s"),
        (f"{name}: list", f"{listing:6.2f} s"),
        (f"{name}: add and list", f"{adding + listing:6.2f} s"),
        (f"{name}: articles a second, start-up included", f"{count / adding:6.2f}"),
    ]


def _seconds(*arguments: str) -> float:
    started = time.perf_counter()
    result = subprocess.run([*ONRECORD, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = time.perf_counter() - started
    if result.returncode:
        # An article that cannot be read takes its time too, but a reader of the table should know.
        sys.stderr.write(result.stderr.decode(errors="replace"))
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
