"""Score ``onrecord analyse --plain`` on PolNeAR dev against the floors kept in bench/floors.json.

    python bench/attribution.py --gold DIR [--lower]

``--gold`` holds ``data/polnear.tar.gz`` and ``tools/score_attribution.py``. Exit status 1
where a figure lies below its floor; only ``--lower`` writes a lower floor, and says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
NAME = "polnear-dev"
ROLES = ("source", "cue", "content")


def main() -> int:
    """Score and compare; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument(
        "--lower", action="store_true", help="write measured figures as the new floors, even lower ones"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = _unpack(arguments.gold / "data" / "polnear.tar.gz", Path(folder))
        predictions = Path(folder) / "predictions.jsonl"
        predict(sorted((corpus / "dev" / "text").glob("*.txt")), predictions)
        figures = score(arguments.gold / "tools" / "score_attribution.py", predictions, corpus)
    return compare(figures, arguments.lower)


def _unpack(archive: Path, folder: Path) -> Path:
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return next(path.parent for path in folder.rglob("dev") if (path / "text").is_dir())


def predict(texts: list[Path], out: Path) -> None:
    """Write what the command line finds in ``texts``, in the scorer's form."""
    command = [sys.executable, "-m", "onrecord", "analyse", "--plain", *map(str, texts)]
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    with out.open("w", encoding="utf-8") as lines:
        for line in result.stdout.splitlines():
            article = json.loads(line)
            for found in article["attributions"]:
                spans = {role: (found[role] or {"spans": []})["spans"] for role in ROLES}
                print(json.dumps({"doc": Path(article["path"]).stem, **spans}), file=lines)


def score(scorer: Path, predictions: Path, corpus: Path) -> dict[str, float]:
    """Attribution F1 in per cent, by kind."""
    report = predictions.with_suffix(".json")
    command = [
        sys.executable,
        str(scorer),
        str(predictions),
        "--data",
        str(corpus),
        "--boot",
        "0",
        "--json",
        str(report),
    ]
    subprocess.run(command, check=True)
    figures = json.loads(report.read_text(encoding="utf-8"))
    return {kind: round(100 * figures[kind]["attr"][2], 2) for kind in ("all", "direct", "mixed", "indirect")}


def compare(figures: dict[str, float], lower: bool) -> int:
    """Print each figure beside its floor; 1 where one lies below it."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if lower:
        floors[NAME] = {kind: figures[kind] for kind in floors[NAME]}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
        print(f"floors set to {floors[NAME]}")
        return 0
    below = {kind: floor for kind, floor in floors[NAME].items() if figures[kind] < floor}
    for kind, floor in floors[NAME].items():
        print(f"{NAME} {kind}: {figures[kind]} (floor {floor}){'  BELOW' if kind in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
