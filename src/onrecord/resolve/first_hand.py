"""Does an article bring words as somebody else told them? By the outlet that it names as the place of telling."""

from __future__ import annotations

from itertools import pairwise

from onrecord.resolve.names import fold

_OWN = frozenset({"this", "our"})
_LEADING = frozenset("a an the his her their its this that these those my our your".split())


def told_elsewhere(venue: str | None, outlet: str | None) -> bool:
    """Whether ``venue`` (see ``types.Occasion``) names an outlet that is not the article's own.

    A speech, a statement or a post on a platform may be heard and read by any outlet itself; what was told to
    another outlet it has from there.
    """
    if not venue:
        return False
    # Reading needs no words of the analysis, which come with it.
    from onrecord.analyse.occasions import lexicon

    words = [word.strip('"“”.,()') for word in _plain(venue).split()]
    small = [word.lower() for word in words]
    if not small:
        return False
    named = {low for word, low in zip(words, small, strict=True) if word[:1].isupper()} - lexicon.PLATFORMS
    pairs = {f"{one} {two}" for one, two in pairwise(small)} & lexicon.OUTLET_PAIRS
    by_word = lexicon.OUTLET_WORDS.intersection(named) and not lexicon.NO_OUTLETS.intersection(named)
    if not (lexicon.OUTLET_NAMES & named or pairs or by_word):
        return small[-1] in lexicon.OUTLET_NOUNS and small[0] not in _OWN
    names, own = {each for name in named for each in fold(name)} - _LEADING, fold(outlet or "")
    if "".join(word[:1] for word in own) in names:
        return False
    telling = names - lexicon.OUTLET_WORDS
    return not (telling & set(own) if telling else names and names <= set(own))


def _plain(venue: str) -> str:
    return venue.replace("’", "'").replace("'s", "")


def venue_key(venue: str | None) -> str | None:
    """Under what a venue is counted with others: its words without article or pronoun before them, folded."""
    words = fold(_plain(venue or ""))
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words) or None


def venue_name(venue: str) -> str:
    """A venue without article or pronoun before it, as lists name it."""
    words = venue.split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words = words[1:]
    return " ".join(words)
