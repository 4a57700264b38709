"""Which nodes of one component are one: by evidence and by default, as long as nothing keeps them apart.

The same nodes give the same clusters in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from onrecord.resolve.components import Union
from onrecord.resolve.posts import can_clash, clash, is_near, shared
from onrecord.resolve.similar import NEEDS_CONTEXT, is_hearsay

Row = dict[str, Any]

ENOUGH = 1.5
"""How much must speak for two chains besides their names where these are not enough."""

ENOUGH_FOR_SURNAME = 1.0
"""How much must speak for a surname alone, which its bearer must be the only one to fit."""

NAMES_BY = 2
"""What ``sql`` gives a person who stands beside both; a body or a place half of it."""

MOST_BEARERS = 50
"""How many entities a surname alone may be alike to and still stand for one of them."""

_APART = 0.1
"""In this share of the articles of the rarer of two nodes may both stand side by side, and still be one.

Below it, an article that has two chains of one name is taken for a slip, and one of them stays alone.
"""
OUTWEIGHS = 9
"""So many times as many articles as those told apart from him has, with all that may be his, the one who is meant where
nothing tells."""
_STATED = 3
"""So many times as many state his posts as state theirs."""


@dataclass
class _Component:
    """The nodes by name, how they are joined, and who must stay apart from whom."""

    nodes: dict[str, Row]
    union: Union = field(default_factory=Union)
    members: dict[str, set[str]] = field(default_factory=dict)
    enemies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    why: dict[str, list[str]] = field(default_factory=dict)

    def cluster(self, node: str) -> str:
        return self.union.find(node)

    def of(self, node: str) -> set[str]:
        return self.members.get(self.cluster(node), {node})

    def apart(self, one: str, two: str) -> bool:
        """Whether anyone in the cluster of ``one`` must not be with anyone in that of ``two``."""
        if not self.enemies:
            return False
        theirs = self.of(two)
        return any(not theirs.isdisjoint(self.enemies[node]) for node in self.of(one) if node in self.enemies)

    def join(self, one: str, two: str) -> bool:
        """Make the two one, unless they must stay apart."""
        if self.cluster(one) == self.cluster(two):
            return True
        if self.apart(one, two):
            return False
        both = self.of(one) | self.of(two)
        self.members[self.union.join(one, two)] = both
        return True

    def articles(self, node: str) -> int:
        return sum(self.nodes[each]["docs"] for each in self.of(node))

    def forbid(self, one: str, two: str) -> None:
        if self.cluster(one) != self.cluster(two):
            self.enemies[one].add(two)
            self.enemies[two].add(one)


def decide(component: Row) -> Iterator[Row]:
    """Rows ``node``, ``cluster``, ``why`` and ``ruled`` for a row of ``sql.GATHERED``.

    cluster: the least node of it; None where each chain of the node is left by itself, as nobody can tell.
    why: how the node's form came to be joined with others, see ``basis``.
    ruled: a person said that some in the cluster are one, so that one article may have several chains of it.
    """
    nodes = {row["node"]: row for row in sorted(component["nodes"], key=lambda row: str(row["node"]))}
    made = _Component(nodes)
    rulings = component["rulings"] or ()
    outcasts = _rule(made, rulings)
    one_by_word = {_sides(nodes, row) for row in rulings if row["verb"] == "same"} - {None}
    _keep_apart(made, component["apart"] or (), one_by_word)
    by_form: dict[str, list[str]] = defaultdict(list)
    for node, row in nodes.items():
        by_form[row["form"]].append(node)
    lost: set[str] = set()
    for form in sorted(by_form):
        lost |= _join_form(made, by_form[form], outcasts)
    _join_links(made, by_form, component["links"] or (), lost)
    ruled = {made.cluster(row["one"]) for row in rulings if row["verb"] == "same" and row["one"] in nodes}
    for node in nodes:
        alone = node in lost and len(made.of(node)) == 1 and nodes[node]["docs"] > 1
        cluster = None if alone else made.cluster(node)
        yield {"node": node, "cluster": cluster, "why": made.why.get(node, []), "ruled": cluster in ruled}


def _rule(made: _Component, rulings: Iterable[Row]) -> set[str]:
    """Heed what people decided, the latest first; the nodes that were told apart from others."""
    outcasts = set()
    for row in sorted(rulings, key=lambda row: -int(row["judgement"])):
        one, two = row["one"], row["two"]
        if one not in made.nodes or two not in made.nodes:
            continue
        if row["verb"] == "same":
            if made.join(one, two):
                made.why.setdefault(two, []).append(f"judged {row['basis']}")
                made.why.setdefault(one, []).append(f"judged {row['basis']}")
        elif made.cluster(one) != made.cluster(two):
            made.forbid(one, two)
            outcasts.add(two)
    return outcasts


def _sides(nodes: dict[str, Row], row: Row) -> frozenset[str] | None:
    """The forms of two nodes; where it is one form, with their posts."""
    if row["one"] not in nodes or row["two"] not in nodes:
        return None
    left, right = nodes[row["one"]], nodes[row["two"]]
    if left["form"] != right["form"]:
        return frozenset((left["form"], right["form"]))
    return frozenset(f"{each['form']} {'; '.join(each['posts'] or ())}" for each in (left, right))


def _keep_apart(made: _Component, apart: Iterable[Row], one_by_word: set[frozenset[str] | None]) -> None:
    """Nodes that stand side by side in articles, and people whose posts exclude each other.

    one_by_word: pairs, as ``_sides`` gives them, that a person said are one whatever speaks against it.
    """
    nodes = made.nodes
    for row in apart:
        one, two = row["one"], row["two"]
        if _sides(nodes, row) in one_by_word or one not in nodes or two not in nodes:
            continue
        if row["docs"] > _APART * min(nodes[one]["docs"], nodes[two]["docs"]):
            made.forbid(one, two)
    posted = [node for node, row in nodes.items() if row["posts"] and can_clash(row["posts"])]
    for one, two in combinations(posted, 2):
        left, right = nodes[one], nodes[two]
        near = is_near((left["earliest"], left["latest"]), (right["earliest"], right["latest"]))
        if _sides(nodes, {"one": one, "two": two}) not in one_by_word and clash(left["posts"], right["posts"], near):
            made.forbid(one, two)


def _join_form(made: _Component, same: Sequence[str], outcasts: set[str]) -> set[str]:
    """Join nodes of one form; those of which nobody can tell to whom they belong."""
    if not made.enemies:
        for node in same[1:]:
            made.join(same[0], node)
        return set()
    _join_posts(made, [node for node in same if node not in outcasts])
    _join_posts(made, same)
    clusters = sorted({made.cluster(node) for node in same if node not in outcasts})
    if not clusters:
        return set()
    ranked = sorted(clusters, key=lambda one: (-made.articles(one), one))
    poles = [one for one in ranked if any(made.apart(one, two) for two in clusters if two != one)]
    if not poles:
        for node in ranked[1:]:
            made.join(ranked[0], node)
        return set()
    rest = [one for one in ranked if one not in poles]
    against = sum(made.articles(one) for one in poles if made.apart(poles[0], one))
    stated = made.articles(poles[0])
    if stated < _STATED * against or stated + sum(map(made.articles, rest)) < OUTWEIGHS * against:
        return {node for node in same if made.cluster(node) in rest}
    # Those who are apart from others alone are joined too, and none that has been left is in two.
    lost = {one for one in (*poles[1:], *rest) if not made.join(poles[0], one)}
    return {node for node in same if made.cluster(node) in lost & set(rest)}


def _join_posts(made: _Component, same: Sequence[str]) -> None:
    """Join those who hold the same post, or posts of the same body, as long as it is clear with whom."""
    for part in (None, 1):
        holders: dict[str, list[str]] = defaultdict(list)
        for node in same:
            for post in made.nodes[node]["posts"] or ():
                title, body = post.split("|")
                if body and (title or part):
                    holders[body if part else post].append(node)
        for held in sorted(holders):
            first, *others = holders[held]
            for other in others:
                made.join(first, other)


def _join_links(made: _Component, by_form: dict[str, list[str]], links: Iterable[Row], lost: set[str]) -> None:
    """Join forms: those that an article states to be one, spellings, then those for which their context speaks."""
    ranked = sorted(links, key=lambda row: (_rank(row), -row["score"], row["one"], row["two"]))
    for row in ranked:
        if _rank(row) == 0 and row["one"] in by_form and row["two"] in by_form:
            _join_pair(made, by_form, row, lost, [])
    by_form |= _bearers(made, by_form, ranked, lost)
    by_rank: dict[int, list[Row]] = defaultdict(list)
    for row in ranked:
        if row["one"] in by_form and row["two"] in by_form:
            by_rank[_rank(row)].append(row)
    for row in by_rank[1]:
        _join_pair(made, by_form, row, lost, [])
    fitting = [(row, reasons) for row in by_rank[2] if (reasons := _support(made, by_form, row))]
    rivals: dict[str, set[str]] = defaultdict(set)
    for row, _ in fitting:
        for one, two in ((row["one"], row["two"]), (row["two"], row["one"])):
            rivals[one] |= {made.cluster(node) for node in by_form[two]}
    unclear = {form for form in rivals if len(rivals[form] - {made.cluster(node) for node in by_form[form]}) > 1}
    for row, reasons in fitting:
        short = min(row["one"], row["two"], key=lambda form: (len(form.split()), len(form), form))
        if short not in unclear:
            _join_pair(made, by_form, row, lost, reasons)


def _bearers(
    made: _Component, by_form: Mapping[str, Sequence[str]], links: Iterable[Row], lost: set[str]
) -> dict[str, list[str]]:
    """The nodes of forms that nobody has as the fullest: of those that articles call so too, if these are one."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in links:
        for one, two in ((row["one"], row["two"]), (row["two"], row["one"])):
            if row["docs"] and one not in by_form and two in by_form:
                found[one] |= {node for node in by_form[two] if node not in lost}
    return {form: sorted(nodes) for form, nodes in found.items() if len({made.cluster(node) for node in nodes}) == 1}


def _rank(row: Row) -> int:
    if is_hearsay(row["one"], row["likeness"], row["docs"]):
        return 2
    if row["docs"]:
        return 0
    return 2 if row["likeness"] in NEEDS_CONTEXT else 1


def _join_pair(made: _Component, by_form: dict[str, list[str]], row: Row, lost: set[str], reasons: list[str]) -> None:
    """Join the clusters of two forms: the only ones, or those whose posts say which."""
    ours, theirs = ({made.cluster(node) for node in by_form[row[end]] if node not in lost} for end in ("one", "two"))
    pairs = sorted((one, two) for one in ours for two in theirs if one != two)
    if len(ours) > 1 or len(theirs) > 1:
        pairs = [pair for pair in pairs if _common(made, *pair)]
        if len(pairs) != 1:
            return
    for one, two in pairs:
        left, right = (set(made.of(each)) for each in (one, two))
        if made.join(one, two):
            code = "stated" if row["docs"] else str(row["likeness"])
            for node in left | right:
                form = made.nodes[node]["form"]
                if form in (row["one"], row["two"]) and node not in made.why:
                    made.why[node] = [code, *reasons]


def _support(made: _Component, by_form: dict[str, list[str]], row: Row) -> list[str]:
    """What speaks for two forms besides their names, if it is enough."""
    found = shared(
        [post for node in by_form[row["one"]] for post in made.nodes[node]["posts"] or ()],
        [post for node in by_form[row["two"]] for post in made.nodes[node]["posts"] or ()],
    )
    weight = sum(each for each, _ in found[:1]) + (row["weight"] or 0) / NAMES_BY
    others = sorted(row["others"] or ())
    return (
        [*(f"post {post}" for _, post in found[:2]), *(f"with {other}" for other in others[:3])]
        if weight >= ENOUGH
        else []
    )


def _common(made: _Component, one: str, two: str) -> bool:
    ours, theirs = ([post for node in made.of(each) for post in made.nodes[node]["posts"] or ()] for each in (one, two))
    return bool(shared(ours, theirs))
