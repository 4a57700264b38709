"""Small words, auxiliary verbs and tenses, and what reported speech makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.stems import stem

AUXILIARIES = {
    "is": "be present", "are": "be present", "am": "be present", "was": "be past", "were": "be past",
    "been": "be past", "be": "be base", "being": "be base",
    "has": "have present", "have": "have present", "had": "have past",
    "do": "do present", "does": "do present", "did": "do past",
    "will": "will present", "would": "will past", "can": "can present", "could": "can past",
    "shall": "shall present", "should": "shall past", "may": "may present", "might": "may past",
}  # fmt: skip
_BACKSHIFTED = frozenset((("present", "past"), ("past", "present")))
_UNMOVED = {"would": "will", "could": "can", "might": "may"}
"""What reported speech makes of a modal verb, and that verb."""
_PERSONS = frozenset(
    "i we you he she they it me us him her them my our your his their its mine ours yours hers theirs myself ourselves "
    "himself herself themselves this that these those here there now then today tomorrow yesterday".split()
)
BESIDE = frozenset("a an the to be at all ever".split()) | AUXILIARIES.keys()
"""Words that may come and go with a word that changes a claim."""
FUNCTION = BESIDE | _PERSONS | frozenset("of in on for by with as and or but so from who which".split())
"""Words that tell nothing by themselves."""


def unmoved(words: Sequence[str]) -> list[str]:
    """The words with modal verbs as they are where nobody reports them."""
    return [_UNMOVED.get(word, word) for word in words]


def tense(old: Sequence[str], new: Sequence[str]) -> str | None:
    """How the tense differs, if nothing else that tells something does."""
    if not _same_but_tense(old, new):
        return None
    left, right = ({AUXILIARIES[word] for word in side if word in AUXILIARIES} for side in (old, new))
    for one in sorted(left):
        for two in sorted(right):
            verb, before = one.split()
            other, after = two.split()
            if verb == other and (before, after) in _BACKSHIFTED:
                return f"{before} became {after}"
    for word in old:
        for other in new:
            if word != other and _inflected(word, other):
                return "another form of the verb"
    return None


def _same_but_tense(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the words that tell something are the same, or another form of one verb."""
    left, right = (sorted(word for word in side if word not in FUNCTION) for side in (old, new))
    return len(left) == len(right) and all(
        stem(one) == stem(two) or _inflected(one, two) for one, two in zip(left, right, strict=True)
    )


def _inflected(one: str, two: str) -> bool:
    """Whether two words are a verb in the past and the same one not in the past."""
    one, two = sorted((one, two), key=len)
    root = one.removesuffix("e").removesuffix("s")
    return (
        len(root) > 2 and two.endswith("ed") and two.removesuffix("ed").rstrip(two[-3]) in (root, root.rstrip(root[-1]))
    )


def only_reported(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether persons, places and times seen from elsewhere, and tenses moved back, are all that differs."""
    left, right = ([word for word in side if word not in _PERSONS and word != "that"] for side in (old, new))
    if len(left) != len(right):
        return False
    return all(one == two or _moved(one, two) for one, two in zip(left, right, strict=True))


def _moved(one: str, two: str) -> bool:
    if one in AUXILIARIES and two in AUXILIARIES:
        return AUXILIARIES[one].split()[0] == AUXILIARIES[two].split()[0]
    return _inflected(one, two)
