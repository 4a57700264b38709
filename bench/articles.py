"""Articles to be timed: a folder that the user has, a public collection, or the sample over and over."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from onrecord.sample import folder as sample_folder

COLLECTION = Path("data") / "allsides-10k.jsonl.gz"


def collect(given: Path | None, gold: Path | None, out: Path, count: int, skip: int = 0) -> str:
    """Write ``count`` articles to ``out``, passing over the first ``skip``. Returns what they are.

    given: a folder of articles; those of it that there are, in order of their paths.
    gold: a folder that may hold the collection; without either the sample is used,
        repeated under other names, which makes other articles of the same words.
    """
    out.mkdir(parents=True)
    if given is not None:
        paths = sorted(path for path in given.rglob("*") if path.is_file())
        for number, path in enumerate(paths[skip : skip + count]):
            shutil.copy(path, out / f"{number:05d}{path.suffix}")
        return f"articles of {given.name}"
    if gold is not None and (gold / COLLECTION).is_file():
        for number, text in enumerate(islice(_collection(gold / COLLECTION), skip, skip + count)):
            (out / f"{number + skip:05d}.txt").write_text(text, encoding="utf-8")
        return f"articles of {COLLECTION.name}"
    paths = sorted(path for path in sample_folder().iterdir() if path.is_file())
    for number in range(skip, skip + count):
        path = paths[number % len(paths)]
        shutil.copy(path, out / f"{number:05d}-{path.name}")
    return "sample articles, repeated"


def _collection(path: Path) -> Iterator[str]:
    """Each article as somebody would paste it: headline, outlet, date, text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            head = (row["title"], row["source"], row["date"])
            yield "\n\n".join(part for part in (*head, row["content_original"]) if part) + "\n"
