"""What resolving concludes, said again in plain loops: slow, without SQL, blocking joins or an engine.

The functions on single rows (what a chain's form is, how alike two forms are, which nodes of a
component are one) are those of the program; all that is relational is done here by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from onrecord.resolve import plan
from onrecord.resolve.attach import attach
from onrecord.resolve.basis import basis_of
from onrecord.resolve.chains import describe
from onrecord.resolve.clusters import decide
from onrecord.resolve.engine import Parts
from onrecord.resolve.forms import read_form
from onrecord.resolve.similar import NEEDS_CONTEXT, alike, is_hearsay, keys_of
from onrecord.schema import Row, to_row
from onrecord.store.record import Entry
from onrecord.types import Verdict

_WEIGHT = {"place": 1}


def conclusions(
    additions: Sequence[Sequence[Entry]], replaced: Iterable[str] | None, verdicts: Sequence[Verdict]
) -> dict[str, list[Row]]:
    """The rows of members, aliases, speakers and entities, in their order."""
    entries = [entry for addition in additions for entry in addition]
    gone = {e.document.replaces for e in entries} if replaced is None else set(replaced)
    tables = {name: rows.to_pylist() for name, rows in plan.given(Parts((), (), verdicts=tuple(verdicts)))}
    chains = _chains(entries, plan.judged(verdicts))
    stood = _stood(chains, tables["rulings"])
    placed = _placed(chains, stood, _attached(chains, stood, _links(chains)))
    current = {entry.document.id for entry in entries if entry.document.id not in gone}
    explained = [_explain(row, placed) for row in placed]
    members = [
        {name: row[name] for name in ("document", "chain", "entity", "basis")}
        for row in explained
        if row["document"] in current
    ]
    aliases = [
        {"id": row["own"], "entity": row["entity"], "basis": row["basis"]}
        for row in explained
        if row["own"] != row["entity"]
    ]
    speakers = [each for entry in entries if entry.document.id in current for each in _speakers(entry, placed, tables)]
    entities = _entities([row for row in placed if row["document"] in current], placed, tables, speakers)
    return {"members": members, "aliases": aliases, "speakers": speakers, "entities": entities}


def _chains(entries: Sequence[Entry], judged: dict[str, frozenset[int]]) -> list[Row]:
    """All chains in the order in which they came, each with what its document says beside it."""
    found = []
    for at, entry in enumerate(entries):
        document, raw = entry.document, [to_row(chain) for chain in entry.findings.chains]
        published = document.published
        for row in describe(document.id, document.outlet, raw, judged):
            dates = {"earliest": published and published.earliest, "latest": published and published.latest}
            [itself] = [each for each in raw if each["number"] == row.chain]
            kept = {name: itself[name] for name in ("name", "kind", "named", "names")}
            found.append({**to_row(row), **dates, **kept, "at": at})
    return found


def _links(chains: Sequence[Row]) -> list[Row]:
    """Of any two forms that share a key, how alike they are."""
    forms = {(form, False) for c in chains for form in c["forms"]} | {(c["form"], True) for c in chains if c["weak"]}
    keys = {form: {(key.text, key.alone): key.short for key in keys_of(read_form(*form))} for form in forms}
    found = []
    for one in sorted(forms):
        for two in sorted(forms):
            common = keys[one].keys() & keys[two].keys()
            strong = one[0] < two[0] and any(not key[1] or keys[one][key] or keys[two][key] for key in common)
            strong = strong and not one[1] and not two[1]
            weak = one[1] and not two[1] and any(alone for _, alone in common)
            if (strong or weak) and (how := alike(read_form(*one), read_form(*two))) is not None:
                link = {"one": one[0], "two": two[0], "likeness": how[0], "score": how[1], "weak": one[1] or two[1]}
                found.append(link)
    return found


def _edges(chains: Sequence[Row]) -> list[Row]:
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for chain in chains:
        for one, two in combinations(sorted(set(chain["forms"])), 2):
            stated[one, two].add(chain["document"])
    links = {(row["one"], row["two"]): row for row in _links(chains) if not row["weak"]}
    edges = []
    for one, two in sorted(links.keys() | stated.keys()):
        docs, link = len(stated.get((one, two), ())), links.get((one, two))
        how = {"likeness": link and link["likeness"], "score": link["score"] if link else 0.0}
        edges.append({"one": one, "two": two, "docs": docs, **how})
    return edges


def _stood(chains: Sequence[Row], rulings: Sequence[Row]) -> list[Row]:
    """The chains that stand by themselves, each with its cluster and how it came there."""
    standing = [chain for chain in chains if chain["stands"]]
    edges = _edges(chains)
    form_of = {chain["node"]: chain["form"] for chain in standing}
    pairs = [(edge["one"], edge["two"]) for edge in edges]
    pairs += [(form_of[r["one"]], form_of[r["two"]]) for r in rulings if r["one"] in form_of and r["two"] in form_of]
    component = {form: min(_reached(form, pairs)) for form in {*form_of.values(), *(edge["one"] for edge in edges)}}
    decided: dict[str, Row] = {}
    for name in sorted({component[form] for form in form_of.values()}):
        inside = [chain for chain in standing if component[chain["form"]] == name]
        if len({chain["node"] for chain in inside}) > 1:
            given = _gathered(name, inside, standing, edges, rulings, component)
            decided |= {row["node"]: row for row in decide(given)}
    stood = []
    for chain in standing:
        row = decided.get(chain["node"])
        alone = f"{chain['document']} {chain['chain']}"
        cluster = chain["node"] if row is None else alone if row["cluster"] is None else row["cluster"]
        stood.append({**chain, "cluster": cluster, "why": row and row["why"], "ruled": bool(row and row["ruled"])})
    return stood


def _reached(start: str, pairs: Sequence[tuple[str, str]]) -> set[str]:
    reached = {start}
    while True:
        further = {form for pair in pairs if reached & set(pair) for form in pair}
        if further <= reached:
            return reached
        reached |= further


def _gathered(
    name: str, inside: Sequence[Row], standing: Sequence[Row], edges: Sequence[Row], rulings: Sequence[Row],
    component: dict[str, str],
) -> Row:  # fmt: skip
    """The row that ``decide`` is given of a component."""
    nodes = {}
    for node in sorted({chain["node"] for chain in inside}):
        of = [chain for chain in inside if chain["node"] == node]
        nodes[node] = {
            "node": node, "form": of[0]["form"], "posts": of[0]["posts"], "docs": len({c["document"] for c in of}),
            "earliest": _first(c["earliest"] for c in of), "latest": _last(c["latest"] for c in of),
        }  # fmt: skip
    apart: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one, two in combinations(inside, 2):
        if one["document"] == two["document"] and one["node"] != two["node"]:
            apart[min(one["node"], two["node"]), max(one["node"], two["node"])].add(one["document"])
    links = []
    for edge in edges:
        if component[edge["one"]] == name:
            links.append({**edge, **_common(edge, standing)})
    return {
        "component": name, "nodes": list(nodes.values()), "links": links,
        "apart": [{"one": one, "two": two, "docs": len(docs)} for (one, two), docs in apart.items()],
        "rulings": [row for row in rulings if row["one"] in nodes],
    }  # fmt: skip


def _common(edge: Row, standing: Sequence[Row]) -> Row:
    """Who is named beside both forms of an edge that wants more than likeness."""
    hearsay = is_hearsay(edge["one"], edge["likeness"], edge["docs"])
    if not hearsay and (edge["docs"] or edge["likeness"] not in NEEDS_CONTEXT):
        return {"weight": None, "others": None}

    def beside(form: str) -> dict[str, int]:
        return {
            other["form"]: _WEIGHT.get(other["sort"], 2)
            for chain in standing
            for other in standing
            if chain["form"] == form and other["document"] == chain["document"] and other["form"] != form
        }

    ours, theirs = beside(edge["one"]), beside(edge["two"])
    others = [form for form in ours if form in theirs and form not in (edge["one"], edge["two"])]
    return {"weight": sum(ours[form] for form in others) if others else None, "others": others or None}


def _attached(chains: Sequence[Row], stood: Sequence[Row], links: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """Of weak chains those that belong to an entity."""
    found = {}
    for chain in chains:
        if chain["weak"] and (row := attach(_weighed(chain, stood, links))) is not None:
            found[chain["document"], chain["chain"]] = row
    return found


def _weighed(chain: Row, stood: Sequence[Row], links: Sequence[Row]) -> Row:
    """The row that ``attach`` is given of a weak chain."""
    here = [each for each in stood if each["document"] == chain["document"]]
    likeness: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link["weak"] and link["one"] == chain["form"]:
            for cluster in {each["cluster"] for each in stood if each["form"] == link["two"]}:
                likeness[cluster].append(link["likeness"])
    candidates = []
    for cluster in sorted(likeness.keys() - {each["cluster"] for each in here}):
        members = [each for each in stood if each["cluster"] == cluster]
        posts = {post for each in members for post in each["posts"]}
        held = sorted(post for post in posts if any(_touch(post, ours) for ours in chain["posts"]))
        met = {
            other["form"]
            for each in members
            for other in stood
            if other["document"] == each["document"] and other["chain"] != each["chain"]
        }
        others = sorted({each["form"] for each in here if each["form"] in met})
        sorts = {each["form"]: each["sort"] for each in here}
        weight = sum(_WEIGHT.get(sorts[form], 2) for form in others) if others else None
        if held or others:
            candidates.append(
                {"cluster": cluster, "likeness": min(likeness[cluster]), "posts": held or None, "weight": weight,
                 "others": others or None, "docs": len({each["document"] for each in members})}
            )  # fmt: skip
    return {**{name: chain[name] for name in ("document", "chain", "form", "posts")}, "candidates": candidates}


def _touch(one: str, two: str) -> bool:
    return any(ours == theirs for ours, theirs in zip(one.split("|"), two.split("|"), strict=True))


def _placed(chains: Sequence[Row], stood: Sequence[Row], attached: dict[tuple[str, int], Row]) -> list[Row]:
    """Every chain with its entity: of several in one document that came to be one, the first alone stays."""
    standing = {(row["document"], row["chain"]): row for row in stood}
    taken: set[tuple[str, str]] = set()
    placed: dict[tuple[str, int], Row] = {}
    for chain in sorted(chains, key=lambda each: (each["at"], each["weak"], each["chain"])):
        key = chain["document"], chain["chain"]
        alone = f"{key[0]} {key[1]}"
        row = standing.get(key) or attached.get(key) or {"cluster": alone, "why": None}
        fits = row.get("ruled") or (key[0], row["cluster"]) not in taken
        taken.add((key[0], row["cluster"]))
        placed[key] = {**chain, "cluster": row["cluster"] if fits else alone, "reasons": row["why"] if fits else None}
    rows = sorted(placed.values(), key=lambda each: (each["at"], each["chain"]))
    for row in rows:
        row["entity"] = _first_of(rows, row, "cluster")["own"]
    return rows


def _first_of(rows: Sequence[Row], row: Row, *names: str) -> Row:
    return next(each for each in rows if all(each[name] == row[name] for name in names))


def _explain(row: Row, placed: Sequence[Row]) -> Row:
    """The chain with its basis: explained by the first of its form, and the first of its entity."""
    first = _first_of(placed, row, "cluster")
    form = _first_of(placed, row, "cluster", "form") if row["form"] is not None else dict.fromkeys(row)
    given = {
        **row, "is_first": row["own"] == row["entity"],
        "form_document": form["document"], "form_chain": form["chain"], "form_name": form["name"],
        "form_posts": form["posts"], "first_document": first["document"], "first_name": first["name"],
    }  # fmt: skip
    return {**row, "basis": basis_of(given)}


def _speakers(entry: Entry, placed: Sequence[Row], tables: dict[str, list[Row]]) -> list[Row]:
    """Who speaks in each attribution of a document, and why."""
    entity = {(row["document"], row["chain"]): row["entity"] for row in placed}
    links = {link.attribution: link for link in entry.findings.links}
    voices = {voice["attribution"]: voice for voice in tables["voices"]}
    rows = []
    for each in entry.findings.attributions:
        link, voice = links.get(each.id), voices.get(each.id)
        spoken = entity.get((entry.document.id, link.chain)) if link and link.chain is not None else None
        basis, sure = (link.basis, link.confidence) if link else ("no source is stated", None)
        if voice is not None:
            spoken = entity.get((voice["document"], voice["chain"])) or voice["entity"]
            basis, sure = voice["basis"], 1.0
        rows.append(
            {"document": each.document, "attribution": each.id, "entity": spoken, "basis": basis, "confidence": sure}
        )
    return rows


def _entities(
    current: Sequence[Row], placed: Sequence[Row], tables: dict[str, list[Row]], speakers: Sequence[Row]
) -> list[Row]:
    """Entities with chains in current documents, in the order of their first chain; then those only judged."""
    rows = []
    for entity in dict.fromkeys(row["entity"] for row in placed):
        own = [row for row in current if row["entity"] == entity]
        if not own:
            continue
        times = Counter(row["name"] for row in own)
        weak = {name: min(row["weak"] for row in own if row["name"] == name) for name in times}
        name = min(times, key=lambda each: (weak[each], -times[each], -len(each), each))
        kinds = Counter(row["kind"] for row in own)
        kind = min(kinds, key=lambda each: (-kinds[each], each))
        where = {(row["document"], row["chain"]): row["entity"] for row in placed}
        said = {"name": name, "kind": kind}
        for label in sorted(tables["labels"], key=lambda each: each["judgement"]):
            if where.get((label["document"], label["chain"])) == entity:
                said[label["verb"]] = label["value"]
        rows.append({"id": entity, **said, "names": _names(own), "roles": _roles(own)})
    spoken = {row["attribution"] for row in speakers}
    judged: dict[str, Row] = {}
    for voice in sorted(tables["voices"], key=lambda each: each["judgement"]):
        if voice["entity"] is not None and voice["attribution"] in spoken:
            spelt = [{"text": voice["name"], "count": 0}]
            new = {"id": voice["entity"], "name": voice["name"], "kind": voice["kind"], "names": spelt, "roles": []}
            judged.setdefault(voice["entity"], new)
    return rows + list(judged.values())


def _names(own: Sequence[Row]) -> list[Row]:
    times: Counter[str] = Counter()
    for row in own:
        for name in row["names"]:
            times[name["text"]] += name["count"]
    return [{"text": text, "count": n} for text, n in sorted(times.items(), key=lambda each: (-each[1], each[0]))]


def _roles(own: Sequence[Row]) -> list[Row]:
    roles = []
    for key in {role["key"] for row in own for role in row["roles"]}:
        held = [(row, role) for row in own for role in row["roles"] if role["key"] == key]
        worded = Counter((role["title"], role["organisation"]) for _, role in held)
        words = min(worded, key=lambda each: (-worded[each], each[0], each[1] is None, each[1] or ""))
        roles.append(
            {"title": words[0], "organisation": words[1], "earliest": _first(row["earliest"] for row, _ in held),
             "latest": _last(row["latest"] for row, _ in held), "documents": len({row["document"] for row, _ in held})}
        )  # fmt: skip
    return sorted(roles, key=lambda each: (-each["documents"], each["title"], each["organisation"] or ""))


def _extreme(choose: Callable[..., Any], values: Iterable[str | None]) -> str | None:
    known = [value for value in values if value is not None]
    return choose(known) if known else None


def _first(values: Iterable[str | None]) -> str | None:
    return _extreme(min, values)


def _last(values: Iterable[str | None]) -> str | None:
    return _extreme(max, values)
