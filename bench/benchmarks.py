"""What the shipped analysis is measured on, where that lies, and how it is run."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SPLIT = "dev"
ROOT = Path(__file__).parents[1]


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """Why nothing can be said."""


@dataclass(frozen=True)
class Benchmark:
    """One set of annotated text.

    name: under which its floors are kept. command: its name for ``onrecord evaluate``.
    places: where it may lie: in the folder with data/, or, if ``ours``, in the repository.
    """

    name: str
    command: str
    places: tuple[str, ...]
    split: bool = True
    ours: bool = False

    def locate(self, gold: Path) -> Path:
        """Where it lies.

        Raises:
            Refusal: if it is not there.
        """
        folder = ROOT if self.ours else gold
        for place in self.places:
            if (folder / place).exists():
                return folder / place
        wanted = folder / self.places[-1]
        raise Refusal(f"{self.name}: {wanted} is missing: name the folder that holds data/ with --gold")

    def arguments(self, place: str) -> list[str]:
        """How ``onrecord`` is called for it."""
        return ["evaluate", self.command, place, *(["--split", SPLIT] if self.split else []), "--json"]


POLNEAR = Benchmark("polnear-dev", "polnear", ("data/polnear", "data/polnear.tar.gz"))
COFENET = Benchmark(
    "cofenet-dev", "cofenet", ("data/cofenet-dev-units/cofenet/dev.jsonl", "data/cofenet-dev-units.tar.gz"), split=False
)
ARTICLES = Benchmark("articles-dev", "articles", ("corpus",), ours=True)
STSB = Benchmark("stsb-dev", "stsb", ("data/stsb/sts-dev.csv", "data/stsb.tar.gz"), split=False)
PAGES = Benchmark("pages", "pages", ("data/fundus-pages.tar.gz",), split=False)
MEANTIME = Benchmark("meantime", "meantime", ("data/meantime.tar.gz",), split=False)
ECBPLUS = Benchmark("ecbplus-dev", "ecbplus", ("data/ecbplus-1-35.tar.gz",))
GUM = Benchmark("gum-news", "gum", ("data/gum-news.tar.gz",), split=False)
WIKIGOLD = Benchmark("wikigold", "wikigold", ("data/re3d-wikigold.tar.gz",), split=False)
RE3D = Benchmark("re3d", "re3d", ("data/re3d-wikigold.tar.gz",), split=False)
MENTIONS = Benchmark("mentions-dev", "mentions", ("corpus/mentions",), ours=True)
NAMED = (MEANTIME, ECBPLUS, GUM, WIKIGOLD, RE3D, MENTIONS)
"""Those of names, and of who is who across documents."""
TBAQ = Benchmark("tbaq-dev", "tbaq", ("data/tbaq.tar.gz",))
MEANTIME_TIMES = Benchmark("meantime-times", "meantime-times", ("data/meantime.tar.gz",), split=False)
TIMED = (TBAQ, MEANTIME_TIMES)
"""Those of time expressions."""
BENCHMARKS = (POLNEAR, COFENET, ARTICLES, STSB, PAGES, *NAMED, *TIMED)


def evaluate(benchmark: Benchmark, place: Path, predictions: Path | None = None) -> dict[str, Any]:
    """What ``onrecord evaluate`` says; its predictions are left at ``predictions``.

    Raises:
        Refusal: if it ends otherwise than well.
    """
    command = ["-m", "onrecord", *benchmark.arguments(str(place))]
    command += ["--predictions", str(predictions)] if predictions else []
    result = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if result.returncode:
        raise Refusal(f"{benchmark.name}: onrecord evaluate ended with status {result.returncode}")
    report: dict[str, Any] = json.loads(result.stdout)
    return report
