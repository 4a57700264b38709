"""Read the source of one attribution: a name, a pronoun, or a description of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analyse.cluster import Cluster
from onrecord.analyse.descriptions import Description, describe
from onrecord.analyse.entities import Named
from onrecord.analyse.lexicon.nouns import EXTENDING, NAME_NOUNS, singular
from onrecord.analyse.lexicon.ordinary import DETERMINERS, PREPOSITIONS
from onrecord.analyse.lexicon.titles import MEN, WOMEN
from onrecord.analyse.nominals import holder
from onrecord.analyse.pronouns import ALL, FIRST, HE, RELATIVE, SHE, antecedent, learn_gender
from onrecord.analyse.scene import Event, Scene
from onrecord.types import Attribution, EntityKind, Form

_GENERIC = frozenset("group company corporation team network club house news resistance".split())


@dataclass(frozen=True)
class Resolved:
    """The cluster of a source, or None, and why."""

    cluster: Cluster | None
    basis: str


def resolve(scene: Scene, attribution: Attribution) -> Resolved:
    """Resolve one source; the scene remembers the outcome for those that follow."""
    source = attribution.source
    if source is None or not source.spans:
        result = Resolved(None, "no source is stated in the sentence")
    else:
        first, last = _bounds(scene, attribution)
        result = _read(scene, attribution, first, last) if first < last else _outside(source.text)
        if result.cluster is not None:
            scene.speakers.append((first, result.cluster))
            scene.speakers.sort(key=lambda row: row[0])
    scene.spoken += [(span, attribution, result.cluster) for span in attribution.content.spans]
    return result


def body_pronouns(scene: Scene) -> None:
    """Find whom the other pronouns of the running text mean: he and she outside speech, I within it."""
    taken = {event.token for event in scene.events}
    for index, token in enumerate(scene.tokens):
        if index in taken or token.lower not in HE | SHE | {"i", "me", "my"}:
            continue
        speaker = _speaker_at(scene, (token.start, token.end))
        if token.lower in FIRST:
            if token.quoted and speaker is not None:
                _note(scene, index, index + 1, speaker, "pronoun")
        elif not token.quoted:
            found = antecedent(scene, token.lower, index, speaker)
            if found is not None:
                _note(scene, index, index + 1, found.cluster, "pronoun")


def _outside(text: str) -> Resolved:
    return Resolved(None, f"the source “{text}” stands where no speaker is named: in a credit or outside the article")


def _bounds(scene: Scene, attribution: Attribution) -> tuple[int, int]:
    """The tokens of the source: from its first part, going on over later parts that touch it."""
    assert attribution.source is not None
    spans = attribution.source.spans
    first, last = scene.token_range(spans[0])
    for span in spans[1:]:
        begin, end = scene.token_range(span)
        if begin <= last + 1:
            last = max(last, end)
    while first < last and not scene.tokens[first].text[0].isalnum() and scene.tokens[first].text != "@":
        first += 1
    while last > first and not scene.tokens[last - 1].text[0].isalnum() and scene.tokens[last - 1].text != ")":
        last -= 1
    return first, last


def _read(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved:
    words = [token.lower for token in scene.tokens[first:last] if token.text[0].isalnum()]
    while len(words) > 1 and words[0] in ("and", "but", "as", "also", "both", "even"):
        words, first = words[1:], first + 1
    if (
        words
        and words[0] in ALL
        and (
            len(words) == 1
            or (len(words) == 2 and words[1] in ("himself", "herself", "themselves", "itself", "both", "all", "also"))
        )
    ):
        return _pronoun(scene, attribution, words[0], first)
    head = _head_name(scene, first, last)
    if head is not None:
        return _named(scene, head, first, last)
    beside = _beside(scene, first, last)
    if beside is not None:
        cluster = scene.cluster_of[beside.first]
        _note(scene, first, last, cluster, "nominal")
        return Resolved(
            cluster, f"“{_text(scene, first, last)}” stands beside the name “{beside.text}”{_full(beside, cluster)}"
        )
    return _nominal(scene, attribution, first, last)


def _named(scene: Scene, head: Named, first: int, last: int) -> Resolved:
    cluster = scene.cluster_of[head.first]
    if cluster.kind == "place":
        cluster = _speaking_place(scene, head, cluster)
    _subject(scene, head.first)
    why = cluster.aliases.get(head.text)
    if why == "misspelt":
        return Resolved(cluster, f"“{head.text}” is one letter away from “{cluster.name}”, named before")
    if head.text == cluster.name:
        return Resolved(cluster, f"named in the source: “{head.text}”")
    if len(head.text.split()) == 1 and cluster.kind == "person":
        part = "given name" if cluster.name.lower().startswith(head.text.lower() + " ") else "surname"
        return Resolved(cluster, f"{part} “{head.text}” of “{cluster.name}”")
    return Resolved(cluster, f"“{head.text}” is another form of “{cluster.name}”")


def _full(name: Named, cluster: Cluster) -> str:
    return "" if name.text == cluster.name else f" of “{cluster.name}”"


def _subject(scene: Scene, token: int) -> None:
    """Mark the name at ``token`` as one that speaks."""
    for index, event in enumerate(scene.events):
        if event.token == token and event.form == "name":
            scene.events[index] = Event(event.token, event.cluster, event.span, "name", True)


def _government(scene: Scene, place: Cluster) -> Cluster:
    speaking = next((c for c in scene.clusters if c.kind == "organisation" and c.text == place.name != ""), None)
    return speaking or scene.new("organisation", place.name, True, place.order)


def _speaking_place(scene: Scene, head: Named, place: Cluster) -> Cluster:
    """A place that speaks is its government: an organisation of that name, beside the place."""
    speaking = _government(scene, place)
    place.text = place.name
    place.names.remove(head)
    speaking.names.append(head)
    scene.cluster_of[head.first] = speaking
    scene.events = [
        Event(e.token, speaking, e.span, e.form, e.subject) if e.token == head.first and e.form == "name" else e
        for e in scene.events
    ]
    return speaking


def _head_name(scene: Scene, first: int, last: int) -> Named | None:
    """The name that heads the source: not an owner's, not one after "of" or "for", not a modifier's."""
    names = [name for name in scene.names if name.first < last and name.last > first]
    heads = [name for name in names if _heads(scene, name, first, last)]
    people = [name for name in heads if scene.cluster_of[name.first].kind == "person"]
    if len(people) > 1 and _and_between(scene, people[0], people[1]):
        return None
    if people:
        return people[0]
    if len(heads) > 1 and _and_between(scene, heads[0], heads[1]):
        return None
    return heads[0] if heads else None


def _and_between(scene: Scene, left: Named, right: Named) -> bool:
    between = [token.lower for token in scene.tokens[left.last : right.title]]
    return "and" in between and not any(word in ("who", "of", "for") for word in between)


def _heads(scene: Scene, name: Named, first: int, last: int) -> bool:
    tokens = scene.tokens
    after = tokens[name.last] if name.last < min(last, len(tokens)) else None
    if after is not None and (after.possessive or after.text in ("'", "’")):
        return name.last + 1 >= last
    if after is not None and after.lower in ("and", "/"):
        return False
    if (
        after is not None
        and after.text[0].isalnum()
        and after.lower not in PREPOSITIONS | {"who", "which", "that", "himself", "herself"}
    ):
        return after.lower.endswith(("ing", "ed")) and after.lower not in EXTENDING
    return not _governed(scene, name, first)


def _governed(scene: Scene, name: Named, first: int) -> bool:
    """Whether the name hangs on a noun before it: "the spokesman for N", "aides to N"."""
    tokens = scene.tokens
    index = name.title
    if index <= first:
        return False
    while index > first and tokens[index - 1].text not in (",", "-", "–", "—"):
        index -= 1
        if tokens[index].lower in PREPOSITIONS and index > first:
            return True
    if index == first:
        between = [token.lower for token in tokens[first + 1 : name.title]]
        acts = any(word.endswith("ing") and "-" not in word for word in between[1:])
        return acts or any(word in PREPOSITIONS for word in between)
    return any(token.lower in ("and", "who", "including") for token in tokens[index : name.title])


def _beside(scene: Scene, first: int, last: int) -> Named | None:
    """A person's name right before ", the source," that the source stands beside."""
    tokens = scene.tokens
    if (
        first < 2
        or tokens[first - 1].text not in (",", "–", "—")
        or tokens[first].sentence != tokens[first - 1].sentence
    ):
        return None
    if tokens[first].lower not in DETERMINERS | {"her", "his", "their", "its"} and tokens[first].capital:
        return None
    closes = last >= len(tokens) or tokens[last].text in (",", ".", "–", "—", ")")
    name = next((n for n in scene.names if n.last == first - 1), None)
    if name is None or not closes or scene.cluster_of[name.first].kind != "person":
        return None
    found = describe(tokens, scene.names, first, last)
    return name if found is not None and found.sort == "person" and not found.plural else None


def _pronoun(scene: Scene, attribution: Attribution, word: str, token: int) -> Resolved:
    written = scene.tokens[token].text
    speaker = scene.enclosing(attribution, (scene.tokens[token].start, scene.tokens[token].end))
    if word in FIRST:
        if speaker is None:
            return Resolved(None, f"“{written}” outside any quotation: the writer of the article")
        _note(scene, token, token + 1, speaker, "pronoun")
        return Resolved(speaker, f"“{written}” within what “{speaker.name}” says")
    if word in RELATIVE:
        return _relative(scene, word, token)
    found = antecedent(scene, word, token, speaker, attribution.content.spans)
    if found is None:
        return Resolved(None, f"“{written}”: nobody named before whom it could mean")
    learn_gender(found.cluster, word)
    cluster = _government(scene, found.cluster) if found.cluster.kind == "place" else found.cluster
    _note(scene, token, token + 1, cluster, "pronoun")
    return Resolved(cluster, f"“{written}”: {found.why}")


def _relative(scene: Scene, word: str, token: int) -> Resolved:
    """The noun right before a relative pronoun."""
    tokens = scene.tokens
    end = token
    while end > 0 and not tokens[end - 1].text[0].isalnum() and tokens[end - 1].sentence == tokens[token].sentence:
        end -= 1
    for name in reversed(scene.names):
        if name.last == end and scene.cluster_of[name.first].kind in (
            ("person",) if word == "who" else ("organisation", "place", "person")
        ):
            cluster = scene.cluster_of[name.first]
            cluster = _government(scene, cluster) if cluster.kind == "place" else cluster
            _note(scene, token, token + 1, cluster, "pronoun")
            return Resolved(cluster, f"“{word}”: the name right before it, “{name.text}”{_full(name, cluster)}")
    begin = _phrase_before(scene, end)
    found = describe(tokens, scene.names, begin, end)
    if found is None:
        return Resolved(None, f"“{word}”: no noun right before it")
    inner = _head_name(scene, begin, end) if found.sort != "group" else None
    if inner is not None and scene.cluster_of[inner.first].kind != "place":
        cluster = scene.cluster_of[inner.first]
    else:
        cluster = _unnamed(scene, found, begin)
    _note(scene, token, token + 1, cluster, "pronoun")
    return Resolved(cluster, f"“{word}”: the noun right before it, “{cluster.name}”")


def _phrase_before(scene: Scene, end: int) -> int:
    begin = end
    tokens = scene.tokens
    while begin > 0 and end - begin < 12 and tokens[begin - 1].sentence == tokens[end - 1].sentence:
        word = tokens[begin - 1]
        if not (word.text[0].isalnum() or word.possessive) or word.lower in (
            "for",
            "by",
            "said",
            "told",
            "was",
            "were",
            "is",
            "are",
            "and",
            "from",
            "with",
            "to",
            "that",
        ):
            break
        begin -= 1
        if word.lower in DETERMINERS and word.lower != "one" and begin > 0 and tokens[begin - 1].lower != "of":
            break
    return begin


def _nominal(scene: Scene, attribution: Attribution, first: int, last: int) -> Resolved:
    text = _text(scene, first, last)
    found = describe(scene.tokens, scene.names, first, last)
    if found is None:
        cluster = _plain(scene, text.strip(), first)
        _note(scene, first, last, cluster, "nominal")
        return Resolved(cluster, f"“{text}” names nobody")
    if _joined(scene, first, last):
        cluster = _plain(scene, text, first)
        _note(scene, first, last, cluster, "nominal")
        return Resolved(cluster, f"“{text}” is more than one speaker")
    held = holder(scene, attribution, found, first)
    if held is not None:
        _note(scene, found.first, found.last, held.cluster, "nominal")
        return Resolved(held.cluster, f"“{found.text}”: {held.why}")
    cluster = _unnamed(scene, found, first)
    _note(scene, found.first, found.last, cluster, "nominal")
    return Resolved(cluster, f"“{found.text}”: no name for it can be shown in the document")


def _joined(scene: Scene, first: int, last: int) -> bool:
    """Two or more speakers joined by "and"."""
    inside = scene.tokens[first:last]
    ands = [i for i, token in enumerate(inside) if token.lower == "and"]
    stops = [i for i, token in enumerate(inside) if token.lower in PREPOSITIONS | {"who", "which"}]
    return bool(ands) and (not stops or ands[0] < stops[0])


def _unnamed(scene: Scene, found: Description, token: int) -> Cluster:
    """The cluster of a description that no name goes with: an old one where it is the same, else a new one."""
    body = found.sort == "organisation"
    own = any(name.last <= found.last and name.first >= found.first for name in scene.names)
    nation = any(word.text[0].isupper() for word in scene.tokens[found.first : found.last])
    lasting = singular(found.head) in EXTENDING | NAME_NOUNS - _GENERIC
    named = body and not found.indefinite and (own or nation) and lasting
    kinds: dict[str, EntityKind] = {"person": "person", "organisation": "organisation"}
    kind = kinds.get(found.sort, "group") if named or lasting or not body else "group"
    for cluster in reversed(scene.clusters):
        if cluster.names or cluster.kind != kind:
            continue
        if cluster.text.lower() == found.text.lower() and not (found.indefinite and kind == "person"):
            return cluster
        if (
            kind == "person"
            and found.definite
            and cluster.description is not None
            and cluster.description.head == found.head
        ):
            return cluster
    cluster = scene.new(kind, found.text, named, token)
    cluster.description = found
    if kind == "person":
        cluster.gender = "f" if found.head in WOMEN else "m" if found.head in MEN else ""
    return cluster


def _plain(scene: Scene, text: str, token: int) -> Cluster:
    for cluster in scene.clusters:
        if not cluster.names and cluster.kind == "group" and cluster.text.lower() == text.lower():
            return cluster
    return scene.new("group", text, False, token)


def _speaker_at(scene: Scene, span: tuple[int, int]) -> Cluster | None:
    holders = [
        (c[1] - c[0], n)
        for n, (c, _, who) in enumerate(scene.spoken)
        if who is not None and c[0] <= span[0] and span[1] <= c[1]
    ]
    return scene.spoken[min(holders)[1]][2] if holders else None


def _text(scene: Scene, first: int, last: int) -> str:
    return scene.document.text[scene.tokens[first].start : scene.tokens[last - 1].end]


def _note(scene: Scene, first: int, last: int, cluster: Cluster, form: Form) -> None:
    span = (scene.tokens[first].start, scene.tokens[last - 1].end)
    scene.note(Event(first, cluster, span, form, True))
