"""How fast the reading room answers: several readers, each with a request a second, page by page.

    python -m bench.room http://127.0.0.1:8321 [--readers N] [--seconds N]

The room is one that runs already (``onrecord serve``). Each reader goes through the pages in an order of its own; what
they choose (words, a speaker, an outlet) is taken from what the record holds. Prints the median and the slowest of
each page, and fails where a median is above the limit.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import threading
import time
from collections import defaultdict
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

LIMIT = 0.1
"""Seconds that the median of a page may take."""


def pages(base: str) -> dict[str, str]:
    """Addresses by name, of things that the record holds."""
    front = _json(f"{base}/api")
    spread = _json(f"{base}/api/statements")["facets"]
    speaker, outlet = front["speakers"][0]["id"], quote(spread["outlets"][0]["name"])
    row = front["newest"][0]
    word = quote(max(row["words"].split(), key=len).strip("“”\",.?!’‘'"))
    about = spread["about"][0]["id"] if spread["about"] else "water"
    return {
        "front": "/", "statements": "/statements", "statements, newest": "/statements?sort=newest",
        "statements, most told": "/statements?sort=tellings", "statements, by saying": "/statements?sort=said",
        "statements, words": f"/statements?words={word}&sort=relevance",
        "statements, beginning": "/statements?words=th*",
        "statements, speaker": f"/statements?speaker={speaker}", "statements, outlet": f"/statements?outlet={outlet}",
        "statements, about": f"/statements?about={about}", "statements, kind": "/statements?kind=direct",
        "statements, first-hand": "/statements?first_hand=1", "statements, independent": "/statements?independent=2",
        "statements, page 20": "/statements?page=20", "articles": "/articles",
        "articles, words": f"/articles?words={word}",
        "articles, outlet": f"/articles?outlet={outlet}", "search": f"/search?words={word}",
        "search, nothing": "/search?words=xqzzw",
        "speakers": "/speakers", "outlets": "/outlets", "statement": f"/statements/{row['id']}",
        "article": f"/articles/{row['document']}", "speaker": f"/speakers/{speaker}",
    }  # fmt: skip


def read(base: str, addresses: dict[str, str], seconds: float, seed: int, found: dict[str, list[float]]) -> None:
    """Ask for pages, one a second, and note how long each took."""
    order, until = random.Random(seed), time.monotonic() + seconds
    names = sorted(addresses)
    while time.monotonic() < until:
        name = order.choice(names)
        start = time.monotonic()
        with urlopen(base + addresses[name]) as answer:
            answer.read()
        took = time.monotonic() - start
        found[name].append(took)
        time.sleep(max(0.0, 1.0 - took))


def main() -> int:
    """Print the figures; 1 where a page's median is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    base = given.base.rstrip("/")
    addresses = pages(base)
    found: dict[str, list[float]] = defaultdict(list)
    threads = [
        threading.Thread(target=read, args=(base, addresses, given.seconds, seed, found))
        for seed in range(given.readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    medians = {name: statistics.median(times) for name, times in found.items()}
    for name in sorted(medians, key=lambda each: -medians[each]):
        slowest, count = max(found[name]) * 1000, len(found[name])
        print(f"{name:26} {medians[name] * 1000:7.0f} ms  slowest {slowest:7.0f} ms  of {count}")
    return int(max(medians.values()) > LIMIT)


def _json(address: str) -> Any:
    with urlopen(address) as answer:
        return json.load(answer)


if __name__ == "__main__":
    raise SystemExit(main())
