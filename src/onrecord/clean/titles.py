"""An article's headline: what the page shows as one, set right by what its data say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from onrecord.clean.furniture import is_section
from onrecord.clean.headline import key
from onrecord.clean.lines import collapse

_SUFFIX = re.compile(r"\s+[|–—»·•:-]{1,2}\s+|\s*[|ㅣ»•]\s*|--")
_KICKER = re.compile(
    r"kicker|eyebrow|overline|overtitle|topline|dachzeile|spitzmarke|rubri[ck]|(?:^|[\s_-])(?:label|badge|tag|live"
    r"|category|section|topic|flag|pre-?title|roofline|supertitle|surtitre?|antetitulo|volanta|sr-only"
    r"|visually-?hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BETWEEN = " :|–—/·-"
_MOST_KICKER_WORDS = 6
_FEWEST_WORDS = 4
# So many of its words a stated headline shares with the one that is seen, to be the same one in another edition.
_LIKE = 0.3


def headline(shown: str | None, root: HtmlElement, stated: Mapping[str, str], names: frozenset[str]) -> str | None:
    """The headline: as it is seen, without kicker; as it is stated, where all the data agree on another form of it.

    shown: the passage that is the headline; stated: the headlines in the data, by place;
    names: keys of the names of the outlet, which are no headline.
    """
    found = {place: without_site(words, stated, shown, names) for place, words in stated.items()}
    first = next(iter(found.values()), None)
    if shown is None or _letters(shown) in {name.replace(" ", "") for name in names}:
        return first or shown
    if is_section(shown) and first is not None:
        return first
    seen = collapse(_without_kicker(shown, root))
    data, open_graph = found.get("JSON-LD headline"), found.get("og:title")
    if data and open_graph and key(data) == key(open_graph) != key(seen) and _is_like(seen, data):
        return open_graph
    for words in (open_graph, data):
        if words and _is_seen_but_for_kicker(words, seen):
            return words
    # The same letters: the data know best where spaces and marks stand, as between a kicker and what follows it.
    same = [words for words in (data, open_graph) if words and _letters(words) == _letters(seen)]
    return max(same, key=lambda words: len(words.split()), default=seen)


def without_site(words: str, stated: Mapping[str, str], shown: str | None, names: frozenset[str]) -> str:
    """A stated headline without the name of the site behind it."""
    words = collapse(words)
    others = [collapse(other) for other in (*stated.values(), shown or "") if 12 < len(other) < len(words)]
    for other in sorted(others, key=len, reverse=True):
        if words.startswith(other) and _SUFFIX.match(words, len(other)):
            return other
    cuts = list(_SUFFIX.finditer(words))
    for cut in cuts:
        rest = words[cut.end() :]
        if cut.start() >= 12 and (key(rest) in names or any(key(part) in names for part in _SUFFIX.split(rest))):
            return words[: cut.start()]
    if cuts and "|" in cuts[-1][0] and cuts[-1].start() >= 12 and len(words[cuts[-1].end() :].split()) <= 4:
        return words[: cuts[-1].start()]
    return words


def _without_kicker(shown: str, root: HtmlElement) -> str:
    """The headline without the parts of its element that are named as a kicker or a label."""
    wanted = _letters(shown)
    for node in list(root.iter("h1"))[:10]:
        if _letters(" ".join(node.itertext())[:1_000]) != wanted:
            continue
        for part in node.iter("*"):
            if part is node or not _KICKER.search(f"{part.get('class') or ''} {part.get('id') or ''}"):
                continue
            label = collapse("".join(part.itertext()))
            rest = collapse(shown).removeprefix(label).lstrip(_BETWEEN)
            if label and collapse(shown).startswith(label) and len(rest.split()) >= _FEWEST_WORDS:
                return rest
    return shown


def _letters(words: str) -> str:
    return key(words).replace(" ", "")


def _is_like(left: str, right: str) -> bool:
    a, b = set(key(left).split()), set(key(right).split())
    return len(a & b) >= _LIKE * min(len(a), len(b))


def _is_seen_but_for_kicker(words: str, seen: str) -> bool:
    """Whether what is seen is ``words`` with a few others before them, parted by a mark or by nothing but a space."""
    if not seen.endswith(words) or words == seen or len(words.split()) < _FEWEST_WORDS:
        return False
    before = seen[: -len(words)]
    return before[-1:] in _BETWEEN and len(before.split()) <= _MOST_KICKER_WORDS
