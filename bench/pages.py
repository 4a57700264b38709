"""Reading of pages beside that of trafilatura and htmldate alone, and where it differs most from what was wanted.

    python -m bench.pages --gold DIR [--extractor trafilatura] [--worst N] [--only WORDS] [--jobs N]

Reads ``DIR/data/fundus-pages.tar.gz``, which stays outside this repository. The figures of onrecord are those of
``onrecord evaluate pages``. ``--worst`` lists the pages whose body differs most, with the words that differ.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from onrecord.evaluate.pages import NOTHING, Page, Read, Score, figures, pages, read_page, score

ARCHIVE = Path("data") / "fundus-pages.tar.gz"


def ours(page: Page) -> Read:
    """What onrecord reads in a page."""
    found = read_page(page)
    return NOTHING if isinstance(found, str) else found


def trafilatura_alone(page: Page) -> Read:
    """What trafilatura and htmldate read in a page by themselves."""
    from htmldate import find_date
    from trafilatura import bare_extraction

    found = bare_extraction(page.content, include_comments=False, deduplicate=False, with_metadata=True)
    day = find_date(page.content, original_date=True)
    authors = tuple(part.strip() for part in (getattr(found, "author", None) or "").split(";") if part.strip())
    return Read(getattr(found, "text", None) or "", getattr(found, "title", None), day, day, authors)


def measure(gold: Path, extractor: str, jobs: int, only: str = "") -> list[Score]:
    """All pages whose name holds ``only``, read and scored."""
    chosen = [page for page in pages(gold / ARCHIVE) if only in page.name]
    read = ours if extractor == "onrecord" else trafilatura_alone
    with ProcessPoolExecutor(jobs) as pool:
        return [score(page, got) for page, got in zip(chosen, pool.map(read, chosen, chunksize=8), strict=True)]


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--extractor", choices=("onrecord", "trafilatura"), default="onrecord")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages that differ most")
    parser.add_argument("--only", default="", metavar="WORDS", help="pages whose name holds WORDS")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    scores = measure(given.gold, given.extractor, given.jobs, given.only)
    print(f"{given.extractor}: {len(scores)} pages")
    for what, value in figures(scores).items():
        print(f"  {what:20} {value:.3f}")
    for worst in sorted(scores, key=lambda one: one.body)[: given.worst]:
        print(f"\n{worst.name} {worst.body:.3f}")
        print("  missing:", " ".join(worst.missing)[:400])
        print("  extra:  ", " ".join(worst.extra)[:400])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
