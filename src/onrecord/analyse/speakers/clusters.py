"""Which names of one document belong to one person, organisation or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.bodies import join_bodies, join_bracketed
from onrecord.analyse.speakers.callings import callings
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.firms import firm_of
from onrecord.analyse.speakers.handles import join_handles
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import (
    BODY_NOUNS,
    DOCUMENTS,
    NAME_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    singular,
)
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS
from onrecord.analyse.speakers.lexicon.places import PLACES, SAME_PLACE
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.offices import following_offices, preceding_offices
from onrecord.analyse.speakers.people import gender_of, group_people, misspelt, surname
from onrecord.analyse.speakers.tokens import Token
from onrecord.types import EntityKind, Span

_ABSTRACT = ("tion", "sion", "ments", "ics", "ism", "ology", "ity", "ware", "works")
_GAELIC = re.compile(r"(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Fitz)[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_NOUNS = NAME_NOUNS | PLACE_NOUNS | BODY_NOUNS | DOCUMENTS

_TWO = 2
_LEANS = 0.6
"""The share of what the mention head says of a name that its kind must have where nothing else tells it."""

Spelling = tuple[str, ...]


def cluster_names(tokens: Sequence[Token], names: Sequence[Named], trusted: Sequence[Span] = ()) -> list[Cluster]:
    """Group ``names`` (in order) into clusters, in order of their first name.

    trusted: spans that name a speaker; a lone unknown word there is a name, elsewhere not.
    """
    small = frozenset(token.text for token in tokens if token.text.islower())
    groups = _same_spelling(_likely(tokens, _unshouted(tokens, names), trusted))
    kinds = {key: _vote(group) or _leaning(group) for key, group in groups.items()}
    _settle(groups, kinds, small)
    people = group_people(
        tokens, [n for key, group in groups.items() if kinds[key] == "person" for n in group], trusted
    )
    rest = [_cluster(kinds[key], group) for key, group in groups.items() if kinds[key] in ("organisation", "place")]
    unknown = [group for key, group in groups.items() if kinds[key] is None]
    for group in unknown:
        if not misspelt(group, people):
            rest.append(_cluster("organisation" if _bodily(group) else "person", group))
    clusters = join_bracketed(tokens, join_bodies(people + rest))
    join_handles(tokens, clusters)
    for cluster in clusters:
        cluster.names.sort(key=lambda name: name.first)
        _learn(tokens, names, cluster)
    return sorted(clusters, key=lambda cluster: cluster.names[0].first)


def _unshouted(tokens: Sequence[Token], names: Sequence[Named]) -> list[Named]:
    """Names in capitals cut after the last word that a name in usual writing has: ``MARY DOW KNOWS`` beside "Dow"."""
    known = {word for name in names if not name.text.isupper() for word in parts(name.text)}

    def cut(name: Named) -> Named:
        ends = [at + 1 for at in range(name.first, name.last) if known.intersection(parts(tokens[at].text))]
        body = "organisation" in (name.leaning, name.kind if name.certain else None)
        if not name.text.isupper() or body or not ends or ends[-1] == name.last:
            return name
        last = ends[-1]
        text = " ".join(token.text for token in tokens[name.first : last])
        return replace(name, last=last, span=(name.span[0], tokens[last - 1].end), text=text)

    return [cut(name) for name in names]


def _likely(tokens: Sequence[Token], names: Sequence[Named], trusted: Sequence[Span]) -> list[Named]:
    """Without lone words that say nothing of their kind, stand but once or only where sentences begin."""
    seen = Counter(parts(name.text) for name in names)
    middle = {parts(name.text) for name in names if not tokens[name.first].first}
    shared = {word for name in names if name.words > 1 for word in parts(name.text)}

    def likely(name: Named) -> bool:
        key = parts(name.text)
        if name.words > 1 or name.kind is not None or (key and key[0] in shared | GIVEN):
            return True
        if _introduced(tokens, name):
            return True
        if any(start <= name.span[0] < end and _leads(tokens, name, start) for start, end in trusted):
            return True
        return seen[key] > 1 and key in middle

    return [name for name in names if likely(name)]


def _introduced(tokens: Sequence[Token], name: Named) -> bool:
    """Whether the words before it give it as a name: "a trader called N", "who gave her name only as N"."""
    before = [token.lower for token in tokens[max(name.title - 6, 0) : name.title]]
    return before[-1:] in (["called"], ["named"]) or (before[-1:] == ["as"] and bool({"name", "known"} & set(before)))


def _leads(tokens: Sequence[Token], name: Named, start: int) -> bool:
    """Whether nothing that governs it stands between the start of a source and the name."""
    index = name.first
    while index > 0 and tokens[index - 1].start >= start:
        index -= 1
    return not any(token.lower in PREPOSITIONS for token in tokens[index : name.first])


def _same_spelling(names: Iterable[Named]) -> dict[Spelling, list[Named]]:
    groups: dict[Spelling, list[Named]] = {}
    for name in names:
        key = parts(name.text)
        folded = SAME_PLACE.get(" ".join(key).rstrip("."), "")
        if name.text.isupper() or not folded or len(key) > 1 or name.kind == "place":
            key = tuple(folded.split()) or key
        groups.setdefault(key or (name.text,), []).append(name)
    return groups


def _vote(group: Sequence[Named]) -> EntityKind | None:
    """The kind that its names say: those told by the name itself count five times."""
    votes: Counter[EntityKind] = Counter()
    for kind, certain in ((name.kind, name.certain) for name in group):
        if kind is not None:
            votes[kind] += 5 if certain else 1
    if not votes:
        return None
    most: EntityKind = min(votes, key=lambda one: (-votes[one], one))
    return most


def _leaning(group: Sequence[Named]) -> EntityKind | None:
    """The kind to which the mention head leans where no name of the group tells its own, if it does so on the whole."""
    votes: dict[EntityKind, float] = defaultdict(float)
    for name in group:
        if name.leaning is not None:
            votes[name.leaning] += name.likely
    most = max(votes, key=lambda one: (votes[one], one), default=None)
    if most not in ("organisation", "place") or any(name.title < name.first for name in group):
        return None
    return most if votes[most] >= _LEANS * sum(votes.values()) else None


def _settle(
    groups: dict[Spelling, list[Named]], kinds: dict[Spelling, EntityKind | None], small: frozenset[str]
) -> None:
    """Settle names that say nothing: a part of a person's name; two words of which the last is used alone."""
    for key, kind in kinds.items():
        uncertain = not any(name.certain for name in groups[key])
        alone = (key[-1],) in groups and (key[-1],) != key
        if uncertain and len(key) > 1 and key[-1].endswith("s") and " ".join(key[:-1]) in PLACES:
            kinds[key] = "organisation"
            continue
        shaped = kind is None and 1 < len(key) < 6 and (alone or _person_shape(groups[key], small))
        if shaped or (uncertain and kind == "place" and alone and len(key) > 1):
            kinds[key] = "person"
    lasts = {surname(key) for key, kind in kinds.items() if kind == "person" and len(key) > 1}
    firsts = {word for key, kind in kinds.items() if kind == "person" and len(key) > 1 for word in key[:-1]}
    bodies = {key[0] for key, kind in kinds.items() if kind == "organisation" and firm_of(key[0], key)}
    owners = {
        key[0] for key, kind in kinds.items() if kind == "organisation" and len(key) == _TWO and key[0] not in lasts
    }
    for key, kind in kinds.items():
        uncertain = not any(name.certain for name in groups[key])
        owned = uncertain and kind != "organisation" and key[0] in owners - firsts - GIVEN - PLACES
        if len(key) == 1 and (owned or (key[0] in lasts and _firm_first(key[0], groups, kinds))):
            kinds[key] = "organisation"
        elif len(key) == 1 and uncertain and (key[0] in lasts or (kind is None and key[0] in firsts | GIVEN)):
            kinds[key] = "person"
        elif len(key) == 1 and uncertain and kind in (None, "person") and key[0] in bodies - PLACES:
            kinds[key] = "organisation"


def _firm_first(word: str, groups: dict[Spelling, list[Named]], kinds: dict[Spelling, EntityKind | None]) -> bool:
    """Whether a surname that a firm bears too stands alone after the firm is named in full and before the person is.

    Nobody is called by a surname alone before the full name is given; then it is the firm's throughout.
    """
    alone = groups[(word,)]
    firms = [group[0].first for key, group in groups.items() if kinds[key] == "organisation" and firm_of(word, key)]
    people = [group[0].first for key, group in groups.items() if kinds[key] == "person" and word in key[1:]]
    addressed = any(name.title < name.first for name in alone)
    return bool(firms) and not addressed and min(firms) < alone[0].first < min(people, default=0)


def _person_shape(group: Sequence[Named], small: frozenset[str]) -> bool:
    """Two or three words as a person's name has them, the last no word for a thing here or anywhere."""
    words = group[0].text.split()
    last = words[-1].lower()
    people = singular(last) != last and singular(last) in PERSON_NOUNS
    if last in _NOUNS or people or last in small or (len(last) > 5 and last.endswith(_ABSTRACT)):
        return False
    return len(words) <= 3 and all(word[0].isupper() and not word.isupper() for word in words)


def _bodily(group: Sequence[Named]) -> bool:
    text = group[0].text
    return " " in text or (any(char.isupper() for char in text[1:]) and not _GAELIC.fullmatch(text))


def _cluster(kind: EntityKind | None, group: Sequence[Named]) -> Cluster:
    return Cluster(kind or "organisation", list(group))


def _learn(tokens: Sequence[Token], names: Sequence[Named], cluster: Cluster) -> None:
    """Offices stated beside its names, and its gender."""
    if cluster.kind == "organisation":
        cluster.stated += [calling for name in cluster.names for calling in callings(tokens, names, name)]
    if cluster.kind != "person":
        return
    for name in cluster.names:
        cluster.stated += [*preceding_offices(tokens, names, name), *following_offices(tokens, names, name)]
    cluster.gender = gender_of(tokens, cluster)
