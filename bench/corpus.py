"""Check and count the annotated articles.

    python -m bench.corpus check [FOLDER…]    what is wrong with them; exit status 1 if anything is
    python -m bench.corpus forms [FOLDER…]    how often each form stands in them

FOLDER holds the articles of one outlet; without any, all of ``corpus/articles`` are taken.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluate.annotated import FORMS, AnnotatedArticle, AnnotatedAttribution, read_article

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"
MARKS = "\"“”„«»'‘’`"
KINDS = ("news", "wire", "translation", "statement", "live", "opinion", "interview")


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description="Check and count the annotated articles.")
    parser.add_argument("what", choices=("check", "forms"))
    parser.add_argument("folders", type=Path, nargs="*")
    given = parser.parse_args(arguments)
    folders = given.folders or sorted(CORPUS.iterdir())
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    if given.what == "check":
        found = [line for path in paths for line in problems_of(path)]
        print("\n".join(found) or f"{len(paths)} articles, nothing wrong")
        return int(bool(found))
    counts = Counter(name for path in paths for name in _counted(read_article(path)))
    for name in ("articles", "words", "attributions", "speech", "belief", "nested", *FORMS, "scare", "work"):
        print(f"{name:14} {counts[name]}")
    return 0


def problems_of(path: Path) -> list[str]:
    """What is wrong with one file, in words; empty where nothing is."""
    try:
        article = read_article(path)
    except InputError as error:
        return [str(error)]
    return [f"{path}: {problem}" for problem in _problems(article)]


def _problems(article: AnnotatedArticle) -> Iterator[str]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", article.date):
        yield f"the date {article.date!r} is not YYYY-MM-DD"
    if article.kind not in KINDS:
        yield f"the kind {article.kind!r} is none of {', '.join(KINDS)}"
    numbers = [one.number for one in article.attributions]
    if len(set(numbers)) < len(numbers):
        yield "a number is listed twice"
    for one in article.attributions:
        for problem in _problems_of_one(article, one):
            yield f"attribution {one.number}: {problem}"
    for start, end in article.scare + article.works:
        if article.text[start] not in MARKS or article.text[end - 1] not in MARKS:
            yield f"{article.text[start:end]!r} is marked as no speech, yet is not in quotation marks"


def _problems_of_one(article: AnnotatedArticle, one: AnnotatedAttribution) -> Iterator[str]:
    text = article.text
    spans = {role: getattr(one, role) for role in ("source", "cue", "content")}
    for role, found in spans.items():
        for start, end in found:
            words = text[start:end]
            if not words or words != words.strip():
                yield f"its {role} {words!r} is empty or has white space at an end"
            if "\n" in words:
                yield f"its {role} runs over a paragraph's end at {words[:40]!r}: mark each paragraph apart"
            if (start and text[start - 1].isalnum() and text[start].isalnum()) or (
                end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
            ):
                yield f"its {role} {words!r} begins or ends inside a word"
    start, end = spans["content"][-1]
    if text[end - 1] == "." and not re.search(
        r"(\b[A-Z]|\b[A-Z]\.[A-Z]|Mr|Dr|Inc|No|a\.m|p\.m|\.\.)\.$", text[start:end]
    ):
        yield f"its content ends in a full stop outside quotation marks: …{text[max(start, end - 30) : end]!r}"
    if one.speaker and one.speaker not in text:
        yield f"its speaker {one.speaker!r} does not stand in the text in these words"
    if not one.cue and not {"unattributed", "block", "source-before", "interview"} & set(one.forms):
        yield "it has no cue"
    if "plain" in one.forms and len(one.forms) > 1:
        yield "plain stands beside other forms"
    if "broken" in one.forms and len(one.content) < 2:
        yield "it is broken, yet has one piece of content"
    if "paragraphs" in one.forms and not any(
        "\n" in text[a[1] : b[0]] for a, b in zip(one.content, one.content[1:], strict=False)
    ):
        yield "it goes over paragraphs, yet no two pieces of its content stand in two"
    if one.parent is not None:
        outer = next((other for other in article.attributions if other.number == one.parent), None)
        if outer is None or not all(any(a <= s and e <= b for a, b in outer.content) for s, e in one.content):
            yield f"it is nested in {one.parent}, yet does not stand in that content"


def _counted(article: AnnotatedArticle) -> Iterator[str]:
    yield "articles"
    yield from ["words"] * len(article.text.split())
    yield from ["scare"] * len(article.scare)
    yield from ["work"] * len(article.works)
    for one in article.attributions:
        yield from ("attributions", one.act, *one.forms)
        if one.parent is not None:
            yield "nested"


if __name__ == "__main__":
    raise SystemExit(main())
