"""A scorer written by others, on the same predictions: ours must agree with it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

AGREEMENT = 0.05
PRINTED = 0.1
"""Points by which two scorers may differ: in exact figures, and in those printed to one decimal."""


def scorer_in(gold: Path) -> Path | None:
    """The other scorer under ``gold``, where there is one."""
    path = gold / "tools" / "score_attribution.py"
    return path if path.exists() else None


def second_opinion(scorer: Path, predictions: Path, folder: Path, out: Path) -> dict[str, float]:
    """Our figures of ``predictions`` by ``scorer``, which leaves its own in ``out``.

    folder: the corpus, unpacked.
    """
    command = [str(scorer), str(predictions), "--data", str(folder), "--boot", "0", "--json", str(out)]
    result = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found = json.loads(out.read_text(encoding="utf-8"))
    kinds = {f"attribution {kind}": 100 * found[kind]["attr"][2] for kind in ("all", "direct", "mixed", "indirect")}
    last = result.stdout.splitlines()[-1]
    spans = re.findall(r"(source|cue|content) +[\d.]+/ *[\d.]+/ *([\d.]+)", last)
    return {
        **kinds,
        "exact content": 100 * found["all"]["exact"][2],
        "source accuracy": 100 * found["all"]["src_acc_given_j50"],
        **{f"{role} spans": float(f1) for role, f1 in spans},
    }


def disagreements(ours: dict[str, float], other: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The figures on which the scorers differ: what ours says, and the other."""
    return {
        name: (ours[name], round(value, 2))
        for name, value in other.items()
        if abs(ours[name] - value) > (PRINTED if name.endswith("spans") else AGREEMENT)
    }
