"""Contents that are a lone relative pronoun, and the phrase that it takes up: "the delay, which he denied".

Of "which" alone nobody learns what was said. In its place stands the noun phrase right before it: from its article
on, or else from the small word, verb or mark before it. "What" takes up nothing, and is dropped.
"""

from __future__ import annotations

from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS, VERBS
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

_RELATIVE = frozenset("which who whom".split())
_NOTHING = frozenset(("what",))
_LONGEST = 14
"""Words of a phrase that is taken up."""
_OPENING = (DETERMINERS | POSSESSIVES) - {"which", "what"}


def with_phrase(words: Words, content: Run) -> Run | None:
    """``content``, or the phrase that it takes up if it is a lone relative pronoun; None where it tells nothing."""
    plain = [index for index in content if words.word(index)[0].isalnum()]
    word = words.word(plain[0]).lower() if len(plain) == 1 else ""
    if word in _NOTHING:
        return None
    if word not in _RELATIVE:
        return content
    begin, end = _phrase(words, plain[0]), plain[0]
    while end > begin and (words.word(end - 1) == "," or words.word(end - 1).lower() in PREPOSITIONS):
        end -= 1
    return range(begin, end) if any(words.word(at)[0].isalnum() for at in range(begin, end)) else None


def _phrase(words: Words, pronoun: int) -> int:
    """Where the noun phrase before ``pronoun`` begins; ``pronoun`` where there is none.

    At its article, or that of the phrase which "of" joins it to.
    """
    last = pronoun - 1 - (pronoun > 0 and words.word(pronoun - 1) == ",")
    begin, at = None, last
    while at >= 0 and pronoun - at <= _LONGEST and words.paragraph[at] == words.paragraph[pronoun]:
        word = words.word(at).lower()
        if word in _OPENING:
            begin = at
            if at == 0 or words.word(at - 1).lower() != "of":
                return begin
            at -= 1
        elif _ends(word) and word != "of":
            break
        at -= 1
    return _without_article(words, last, at) if begin is None else begin


def _without_article(words: Words, last: int, stop: int) -> int:
    """Where a phrase begins that has no article and ends at ``last``: a name, or what follows the last small word."""
    at, name = last, words.word(last)[0].isupper() if last >= 0 else False
    while at > stop and not _ends(words.word(at).lower()) and (not name or words.word(at)[0].isupper()):
        at -= 1
    return at + 1


def _ends(word: str) -> bool:
    """Whether a word or mark is none of a noun phrase."""
    mark = not word[0].isalnum() and word not in "-’'"
    return mark or word in PREPOSITIONS or word in CONJUNCTIONS or word in VERBS
