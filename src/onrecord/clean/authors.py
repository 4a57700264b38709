"""Who an HTML page credits: its JSON-LD, its meta elements, elements named for the author, its visible byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from onrecord.clean import evidence, jsonld
from onrecord.clean.byline import Credited, credited, joined
from onrecord.clean.headline import key
from onrecord.clean.plaintext import Line
from onrecord.clean.stated import Stated

_AUTHOR_METAS = (
    "author", "article:author", "article:author_name", "og:article:author", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "article.author", "authors",
    "article:authors", "byline", "dc.contributor", "twitter:data1",
)  # fmt: skip
_NOT_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|sidebar|teasers?|recommend\w*|widget\w*|most-?\w+|popular|latest|footer|nav"
    r"|photo\w*|image\w*|caption|credit)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author-?name|byline-?name|byline__?name|author__name|authors?|byline|fn|writer|autor(?:en|es)?"
    r"|auteur|signature|dateline-?author|article-?author|author-?link|contributor)(?:$|[\s_-])",
    re.IGNORECASE,
)

_MOST_ELEMENTS = 200


def credits(root: HtmlElement, lines: Sequence[Line], data: Stated, names: frozenset[str]) -> Iterator[Credited]:
    """Who is credited, by each place that says so, the surest first."""
    stated = _listed(data, names)
    seen = evidence.byline(lines, names)
    known = {key(person) for person in stated.people}
    if known and known < {key(person) for person in seen.people}:
        # The data leave out who is named beside them.
        yield seen
    yield stated
    yield credited([data.metas[name] for name in _AUTHOR_METAS[:1] if name in data.metas], names)
    yield credited(list(_elements(root, sure=True)), names)
    yield seen
    for name in _AUTHOR_METAS[1:]:
        words = data.metas.get(name, "")
        if not words.startswith(("http", "/")):
            yield credited([words], names)
    # An element that is merely called "author" holds much else besides names.
    people = credited(list(_elements(root, sure=False)), names).people
    yield Credited(tuple(name for name in people if " " in name))


def _listed(data: Stated, names: frozenset[str]) -> Credited:
    """The authors in the page's JSON-LD, whether they are objects, lists or words."""
    people: list[str] = []
    others: list[str] = []
    for name in ("author", "creator"):
        for value, is_person in _named(jsonld.resolved(data.article.get(name), data.items)):
            (people if is_person else others).append(value)
        if people or others:
            break
    sure, unsure = credited(people, names, sure=True), credited(others, names)
    return joined(Credited(tuple(dict.fromkeys((*sure.people, *unsure.people))), sure.agencies), unsure)


def _named(value: Any) -> Iterator[tuple[str, bool]]:
    """The names in a value, and whether they are said to be persons'."""
    if isinstance(value, list):
        for part in value[:50]:
            yield from _named(part)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        for name, _ in _named(value.get("name")):
            yield name, "Person" in (kinds if isinstance(kinds, list) else [kinds])
    elif isinstance(value, str):
        words = jsonld.text(value)
        if words and not words.startswith(("http", "/")):
            yield words, False


def _elements(root: HtmlElement, sure: bool) -> Iterator[str]:
    """The words of elements that are named for the author; the first few, for the rest are of other articles."""
    count = looked_at = 0
    for node in root.iter("a", "span", "div", "p", "address", "li", "strong", "b", "cite", "meta"):
        marks = f"{node.get('rel') or ''} {node.get('itemprop') or ''}".split()
        if sure and "author" not in marks:
            continue
        if not sure and not _AUTHOR_CLASS.search(node.get("class") or ""):
            continue
        looked_at += 1
        if looked_at > _MOST_ELEMENTS:
            return
        if any(_NOT_AUTHOR.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in _around(node)):
            continue
        name = next((one for one in node.iter("*") if one.get("itemprop") == "name"), node)
        words = " ".join((name.get("content") or " ".join(name.itertext())[:400]).split())
        if 0 < len(words) < 120:
            yield words
            count += 1
        if count >= (6 if sure else 1):
            return


def _around(node: HtmlElement) -> Iterator[HtmlElement]:
    for level, one in enumerate((node, *node.iterancestors())):
        if level > 8 or one.tag in ("article", "main", "body"):
            return
        yield one
