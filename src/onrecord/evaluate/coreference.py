"""Scores of coreference: MUC, B-cubed, CEAF by entities, and their mean, as the CoNLL shared tasks compare systems.

Defined as in Pradhan et al. (2014), *Scoring Coreference Partitions of Predicted Mentions: A Reference
Implementation*, ACL. MUC: Vilain et al. (1995); B-cubed: Bagga and Baldwin (1998); CEAF with the similarity phi-4:
Luo (2005). A partition is a collection of clusters of mentions, which may be any hashable values; a mention lies in one
cluster. Mentions that only one side has count against the side that has them, as the reference implementation has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.assignment import heaviest
from onrecord.evaluate.rates import Rates, rates, share

Cluster = frozenset[Hashable]
Partition = Sequence[Cluster]


@dataclass(frozen=True, slots=True)
class CoreferenceScores:
    """The three measures, and the mean of their F1 (CoNLL-2011 and 2012).

    mentions, clusters: how many, annotated and found.
    """

    mentions: tuple[int, int]
    clusters: tuple[int, int]
    muc: Rates
    b_cubed: Rates
    ceaf: Rates

    @property
    def conll(self) -> float:
        """The mean of the three F1, 0..1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def coreference(gold: Iterable[Collection[Hashable]], found: Iterable[Collection[Hashable]]) -> CoreferenceScores:
    """Score the clusters ``found`` against ``gold``; empty ones do not count.

    Raises:
        ValueError: if a mention lies in two clusters of one side.
    """
    key, response = _partition(gold), _partition(found)
    return CoreferenceScores(
        mentions=(sum(map(len, key)), sum(map(len, response))),
        clusters=(len(key), len(response)),
        muc=muc(key, response),
        b_cubed=b_cubed(key, response),
        ceaf=ceaf(key, response),
    )


def partition_of(labels: Mapping[Hashable, Hashable]) -> list[Cluster]:
    """The clusters of mentions that have the same label."""
    clusters: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, label in labels.items():
        clusters[label].add(mention)
    return [frozenset(cluster) for cluster in clusters.values()]


def muc(key: Partition, response: Partition) -> Rates:
    """By links: of those that it takes to hold each cluster together, how many the other side has."""
    return rates(_links(response, key), _links(key, response))


def b_cubed(key: Partition, response: Partition) -> Rates:
    """By mentions: which share of a mention's cluster is in its cluster on the other side, on average."""
    return rates(_mean_share(response, key), _mean_share(key, response))


def ceaf(key: Partition, response: Partition) -> Rates:
    """By clusters, each paired with one at most: how alike they are under the best pairing (phi-4: Dice's)."""
    where = _where(response)
    weights: dict[tuple[int, int], float] = {}
    for row, cluster in enumerate(key):
        for column, common in Counter(where[one] for one in cluster if one in where).items():
            weights[row, column] = 2 * common / (len(cluster) + len(response[column]))
    alike = heaviest(weights)
    return rates(_ratio(alike, len(response)), _ratio(alike, len(key)))


def _partition(clusters: Iterable[Collection[Hashable]]) -> list[Cluster]:
    found = [frozenset(cluster) for cluster in clusters if cluster]
    if len(frozenset().union(*found)) != sum(map(len, found)):
        raise ValueError("a mention lies in two clusters")
    return found


def _where(partition: Partition) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(partition) for mention in cluster}


def _links(ours: Partition, theirs: Partition) -> float:
    where = _where(theirs)
    needed = kept = 0
    for cluster in ours:
        known = [where[one] for one in cluster if one in where]
        parts = len(set(known)) + len(cluster) - len(known)
        needed += len(cluster) - 1
        kept += len(cluster) - parts
    return share(kept, needed)


def _mean_share(ours: Partition, theirs: Partition) -> float:
    where = _where(theirs)
    total = 0.0
    for cluster in ours:
        common = Counter(where[one] for one in cluster if one in where)
        total += sum(count * count for count in common.values()) / len(cluster)
    return _ratio(total, sum(map(len, ours)))


def _ratio(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
