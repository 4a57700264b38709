"""The chains of a document as resolving sees them: forms of names, posts, and the node to which each belongs.

All of it is told by the document itself, so that it never changes whatever else the record holds. A node is the least
that is ever joined as one: chains of one form with the same posts. A weak chain is a node of its own, and so is one
that a person judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ids import entity_id
from onrecord.resolve.countries import country_of
from onrecord.resolve.forms import BODY, PERSON, PLACE, Form, body_form, form_of, sort_of
from onrecord.resolve.names import fold
from onrecord.resolve.posts import post_key

Row = dict[str, Any]

_FEWEST_TO_OUTWEIGH = 2
"""So many times as often as any other must a country be named for an article to be about it."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A post as a chain states it. key: as ``posts.post_key`` writes it."""

    key: str
    title: str
    organisation: str | None


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A chain, described.

    own: the id of the entity whose first member it would be.
    node: see above. form: of its fullest name; None for one that is not named.
    weak: it is not joined by its name alone. forms: all strong forms that it states, its own first.
    posts: of a person, as ``posts.post_key`` writes them, sorted. roles: all posts, each once.
    judged: a verdict names it. stands: it may be joined before weak ones look for where they belong.
    """

    document: str
    chain: int
    sort: str
    own: str
    node: str
    form: str | None
    weak: bool
    forms: tuple[str, ...]
    posts: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    judged: bool
    stands: bool


def mint(document: str, kind: str, name: str, nth: int) -> str:
    """The id of the entity whose first member is the ``nth`` chain (from 0) of this kind and name in ``document``.

    Kind and number are part of the digest: one document may have two unnamed officials.
    """
    # What earlier findings of a document said of it comes under the document's id with a tilde and more.
    return entity_id(document.partition("~")[0], f"{kind} {name} {nth}")


def describe(
    document: str, outlet: str | None, chains: Sequence[Row], judged: Mapping[str, frozenset[int]]
) -> list[ChainRow]:
    """The chains of one document. judged: numbers of the chains that verdicts name, by document."""
    country, international = _country(chains)
    home = None if international or not outlet else f"@{'_'.join(fold(outlet))}"
    alone = judged.get(document, frozenset())
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for chain in sorted(chains, key=lambda each: each["number"]):
        same = (chain["kind"], chain["name"])
        own = mint(document, *same, seen[same])
        seen[same] += 1
        rows.append(_described(document, chain, own, country or home, chain["number"] in alone))
    return rows


def _described(document: str, chain: Row, own: str, place: str | None, judged: bool) -> ChainRow:
    sort = sort_of(chain["kind"])
    number = chain["number"]
    itself = f"{document} {number}"
    forms = list(_forms(chain, place)) if chain["named"] else []
    roles = {
        key: RoleRow(key, each["title"], each["organisation"])
        for each in reversed(chain["offices"])
        if (key := post_key(each["title"], each["organisation"])) != "|"
    }
    posts = tuple(sorted(roles))
    strong = [form for form in forms if not form.weak]
    main = next(iter(strong or forms), None)
    weak = main is not None and main.weak
    node = itself
    if main is not None and not weak and not judged:
        node = f"{main.text} ({'; '.join(posts)})" if sort == PERSON and posts else main.text
    return ChainRow(
        document=document,
        chain=number,
        sort=sort,
        own=own,
        node=node,
        form=main.text if main is not None else itself if judged else None,
        weak=weak and not judged,
        forms=tuple(form.text for form in strong),
        posts=posts if sort == PERSON else (),
        roles=tuple(roles[key] for key in posts),
        judged=judged,
        stands=judged or (main is not None and not weak),
    )


def _forms(chain: Row, place: str | None) -> Iterator[Form]:
    """The forms of a chain's names, each once, that of its fullest name first."""
    others = sorted((each["text"] for each in chain["names"]), key=lambda text: (-len(text), text))
    done = set()
    for name in (chain["name"], *others):
        form = form_of(name, chain["kind"])
        if form is not None and form.weak and form.sort == BODY and place is not None:
            form = body_form(form.words, frozenset((place,)))
        if form is not None and form.text not in done:
            done.add(form.text)
            yield form


def _country(chains: Sequence[Row]) -> tuple[str | None, bool]:
    """The country that a document is about, where one outweighs all others; and whether it names any at all."""
    found: Counter[str] = Counter()
    for chain in chains:
        if sort_of(chain["kind"]) in (BODY, PLACE):
            for name in chain["names"]:
                country = country_of(fold(name["text"]))
                if country is not None:
                    found[country] += name["count"]
    ranked = found.most_common(2)
    if not ranked:
        return None, False
    outweighs = len(ranked) == 1 or ranked[0][1] >= _FEWEST_TO_OUTWEIGH * ranked[1][1]
    return (ranked[0][0] if outweighs else None), True
