"""The figures that the reading room tells its readers, out of the floors.

    python -m bench.accuracy          writes src/onrecord/ask/accuracy.json
    python -m bench.accuracy --check  writes nothing; the exit status is 1 if it is not what would be written

Run it after floors were raised or lowered.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "bench" / "floors.json"
SHIPPED = ROOT / "src" / "onrecord" / "ask" / "accuracy.json"

TOLD: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("Text, title and date of a web page", "pages", "web pages with known text (fundus)", {
        "body words, mean": "words of the body that are kept, and no others (F1, mean of pages)",
        "title exact": "titles that are exactly right",
        "date not wrong": "dates that are right or left open",
    }),
    ("Who is reported to have said something", "polnear-dev", "84 news articles of seven US outlets (PolNeAR, dev)", {
        "attribution all": "attributions found with their source (F1)",
        "attribution direct": "of these, words in quotation marks (F1)",
        "attribution mixed": "of these, partly in quotation marks (F1)",
        "attribution indirect": "of these, in the article’s own words (F1)",
        "exact content": "contents with exactly the marked words (F1)",
        "shown precision": "of what pages show, how much is right",
        "shown recall": "of what was marked, how much pages show",
    }),
    ("The same on articles of our own", "articles-dev", "66 invented articles of ten outlets", {
        "attribution all": "attributions found with their source (F1)",
        "shown precision": "of what pages show, how much is right",
        "shown recall": "of what was marked, how much pages show",
    }),
    ("Which speaker is meant", "polnear-dev-speakers", "the same 84 articles", {
        "found: all, of those found": "speakers that are right, of the attributions found",
        "found: name, of those found": "of these, where the source is a name",
        "found: nominal, of those found": "of these, a description",
        "found: pronoun, of those found": "of these, a pronoun",
    }),
    ("The same where nobody read the errors", "polnear-fresh-speakers", "63 other articles of these outlets", {
        "found: all, of those found": "speakers that are right, of the attributions found",
        "found: name, of those found": "of these, where the source is a name",
        "found: nominal, of those found": "of these, a description",
        "found: pronoun, of those found": "of these, a pronoun",
    }),
    ("When it was said", "polnear-dev-said", "the same 84 articles", {
        "found: all, right": "intervals that are right, of the attributions found",
        "found: no wrong certainty": "attributions for which no wrong day is given as certain",
    }),
    ("Dates and times in the text", "tbaq-dev", "news with marked times (TempEval-3, dev)", {
        "relaxed": "expressions found (F1)",
        "value": "expressions found, with the right value (F1)",
    }),
    ("The same statement told twice", "statement-pairs-dev", "pairs of tellings in news of several outlets", {
        "all: precision": "of the pairs joined, how many are one statement",
        "all: recall": "of the pairs that are one statement, how many are joined",
    }),
    ("Names that are one and the same", "names", "pairs of names", {
        "test precision": "of the pairs taken for one, how many are",
        "test recall": "of the pairs that are one, how many are taken for it",
    }),
    ("Passages that were reprinted", "news-clusters-reprints", "articles on the same events", {
        "passages found that are marked by hand, both ends within two words": "passages found that are right",
        "passages marked by hand that are found, both ends within two words": "passages marked that are found",
    }),
)  # fmt: skip
"""Of each set of floors: what it tells about, its texts, and which figures are told in which words."""


def rows() -> list[dict[str, Any]]:
    """What ships: raises KeyError where a floor is told of that there is no more."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        {
            "task": task,
            "on": texts,
            "command": floors[name]["command"],
            "model": floors[name]["model"],
            "figures": [{"what": words, "percent": floors[name]["floors"][key]} for key, words in told.items()],
        }
        for task, name, texts, told in TOLD
    ]


def written() -> str:
    """The file's text."""
    return json.dumps(rows(), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write it, or compare it."""
    if "--check" in sys.argv[1:]:
        return int(SHIPPED.read_text(encoding="utf-8") != written())
    SHIPPED.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
