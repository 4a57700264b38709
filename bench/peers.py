"""Score peers beside the shipped analysis on PolNeAR dev, in one table in Markdown.

    python -m bench.peers --gold DIR

DIR lies outside the repository and holds ``data/polnear.tar.gz`` and, in ``data/peers-dev``, what the peers
predict there: a line of JSON an attribution, as offsets. All are scored by one scorer, nested attributions of
ours left out; where DIR also holds ``tools/score_attribution.py``, a scorer written by others, it scores them
too, and must agree.

Exit status 0: the table is printed. 1: the scorers disagree. 2: something is missing.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.benchmarks import POLNEAR, SPLIT, Refusal, evaluate
from bench.second_opinion import disagreements, scorer_in, second_opinion
from onrecord.evaluate.attribution import GROUPS, ROLES, Scorer, Scores
from onrecord.evaluate.corpus import opened
from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.polnear import GoldArticle, read_split

PEERS = {
    "textacy": "textacy",
    "SaysWho": "sayswho",
    "Gender Gap Tracker": "ggt",
    "BBC Citron, retrained on PolNeAR train": "citron-retrained",
    "the trial, six small layers": "trial-int8",
}
"""The peers in the table's order, and the files of their predictions."""

OURS = "**onrecord**"
PEOPLE = "one trained person against another (on test)", (76.8, 98.1, 90.3, 68.3)
"""The line of people: PolNeAR's two annotators of one article, attribution F1 on its test articles (84).

Figures of the project's own comparison of attribution systems, not measured here.
"""

HEAD = (
    "PolNeAR dev", "all", "direct", "mixed", "indirect", "exact content", "source spans", "cue spans", "content spans",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Score all and print the table; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with data/ and perhaps tools/")
    given = parser.parse_args(arguments)
    try:
        return compare(given.gold)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2


def compare(gold: Path) -> int:
    """Score the peers in ``gold`` and ours; the exit status."""
    corpus = POLNEAR.locate(gold)
    files = dict(_files(gold))
    with tempfile.TemporaryDirectory() as scratch, opened(corpus, SPLIT) as folder:
        files[OURS] = Path(scratch) / "ours.jsonl"
        evaluate(POLNEAR, corpus, files[OURS])
        articles = list(read_split(folder, SPLIT))
        rows = {name: figures_of(score(articles, path)) for name, path in files.items()}
        scorer = scorer_in(gold)
        apart = 0
        for name, path in files.items() if scorer else ():
            other = second_opinion(scorer, path, folder, Path(scratch) / "other.json") if scorer else {}
            for figure, (mine, theirs) in disagreements(rows[name], other).items():
                print(f"{name}, {figure}: onrecord says {mine}, the other scorer {theirs}  DISAGREE", file=sys.stderr)
                apart += 1
    print(table(rows))
    if scorer and not apart:
        print(f"The other scorer agrees on all {len(rows)} systems.", file=sys.stderr)
    return int(apart > 0)


def score(articles: list[GoldArticle], predictions: Path) -> Scores:
    """The scores of the predictions in a file; an article without any counts as one in which nothing was found.

    Raises:
        Refusal: if a line is no prediction, or of no article of the corpus.
    """
    found: dict[str, list[Prediction]] = {article.name: [] for article in articles}
    lines = enumerate(predictions.read_text(encoding="utf-8").splitlines(), 1)
    for number, line in lines:
        try:
            row = json.loads(line)
            if row.get("content"):
                spans = ([tuple(span) for span in row.get(role) or ()] for role in ROLES)
                source, cue, content = map(tuple, spans)
                found[row["doc"]].append(Prediction(source, cue, content))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refusal(f"{predictions}, line {number}: not a prediction on this corpus ({error!r})") from error
    scorer = Scorer()
    for article in articles:
        gold = article.annotations[0].attributions if article.annotations else ()
        scorer.add(article.text, gold, found[article.name])
    return scorer.scores()


def figures_of(scores: Scores) -> dict[str, float]:
    """The figures that are compared, in per cent."""
    kinds = scores.kinds
    return {
        **{f"attribution {kind}": 100 * kinds[kind].attribution.f1 for kind in GROUPS},
        "exact content": 100 * kinds["all"].exact_content.f1,
        "source accuracy": 100 * kinds["all"].source_accuracy,
        **{f"{role} spans": 100 * scores.spans[role].f1 for role in ROLES},
    }


def table(rows: dict[str, dict[str, float]]) -> str:
    """The table in Markdown: attribution F1 by kind, F1 of exact contents, and of exact spans by role."""
    lines = [HEAD, ("---", *["---:"] * (len(HEAD) - 1))]
    for name, figures in rows.items():
        shown = [value for figure, value in figures.items() if figure != "source accuracy"]
        lines.append((name, *(f"{value:.1f}" for value in shown)))
    people, line = PEOPLE
    lines.append((people, *(f"{value:.1f}" for value in line), *["–"] * (len(HEAD) - 1 - len(line))))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _files(gold: Path) -> Iterator[tuple[str, Path]]:
    folder = gold / "data" / "peers-dev"
    missing = [f"{stem}.jsonl" for stem in PEERS.values() if not (folder / f"{stem}.jsonl").exists()]
    if missing:
        raise Refusal(f"{folder} lacks {', '.join(missing)}: name the folder that holds data/ with --gold")
    yield from ((name, folder / f"{stem}.jsonl") for name, stem in PEERS.items())


if __name__ == "__main__":
    sys.exit(main())
