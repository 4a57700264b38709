"""Which names a document holds: those that the mention head spots, mended by what the rules know of their edges.

The head knows from the words round it whether a firm is a firm; the rules know titles, handles and what a source
must be. Where the head says nothing, a capitalised run counts as a name if a source says so, if its own words tell
what it is, or if all of its words stand in names found elsewhere in the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from onrecord.analyse.entities import Named, find_names, written
from onrecord.analyse.speakers.kinds import names_nobody
from onrecord.analyse.speakers.lexicon.given_names import GIVEN
from onrecord.analyse.speakers.lexicon.nouns import JOINING, PERSON_NOUNS, singular
from onrecord.analyse.speakers.lexicon.ordinary import PARTICLES
from onrecord.analyse.speakers.lexicon.places import DEMONYMS, PLACES
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, PORTFOLIOS, TITLES
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.runs import capital_at
from onrecord.analyse.speakers.tokens import Token
from onrecord.analyse.spotted import Spotted
from onrecord.types import EntityKind, Span

_LIKELY = 0.5
"""Below this a spotted name is passed over."""
_JOINED_TO = 0.3
"""The same of one after a sure name of its kind and "and"."""
_SURE = 0.8
"""From here on the kind that the head gives is taken as told by the name itself."""
_SURE_ALONE = 0.95
"""The same of a name of one word, and where the rules say otherwise."""
_LONGEST = 6
"""Words of a name beyond which the rules have taken too much."""

_LINKING = frozenset("the of for and in at on by with".split())
"""Small words with which no name begins or ends."""

_MEMBERS = frozenset("democrat republican libertarian independent conservative".split())
"""Members of a party, before whose names the state stands that they are from."""
_LEADING = frozenset("unlike like enter meet rival while when if as even only because but and though although".split())
"""Words with a capital, as the first of a sentence, that no name begins with."""

_JOINED = frozenset("and of for the".split())
"""Small words within the name of a body."""

_KINDS: Mapping[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}


def names_in(tokens: Sequence[Token], trusted: Sequence[Span], marks: Sequence[Spotted]) -> list[Named]:
    """Every name in ``tokens``, in order. trusted: spans that name a speaker. marks: see ``spotted``; may be empty."""
    by_rule = find_names(tokens, trusted)
    grown = {index for name in by_rule for index in range(name.last, name.last + name.grown)}
    names = _unbroken(tokens, _likely(tokens, [one for one in marks if one.layer == "name"]))
    names = [one for one in names if not grown.issuperset(_range(tokens, one.span))] if grown else names
    if not names:
        return by_rule
    kinds = {index: one for one in names for index in _range(tokens, one.span)}
    kept = [
        _told(name, kinds.get(name.last - 1))
        for name in by_rule
        if _speaks(name, trusted) and not _cut_short(tokens, name, kinds.get(name.last - 1))
    ]
    taken = {index for name in kept for index in range(name.first, name.last)}
    titles = {_range(tokens, one.span).stop: one for one in marks if one.layer == "title"}
    holding = Counter(name.first for name in by_rule for one in names if _overlap(name, _range(tokens, one.span)))
    for one in names:
        run = _trimmed(tokens, one, by_rule)
        if run and one.kind in _KINDS and taken.isdisjoint(run):
            kept.append(_named(tokens, run, one, titles, by_rule, holding))
            taken.update(range(kept[-1].first, kept[-1].last))
    taken.update(kinds)
    known = {word for name in kept for word in parts(name.text)}
    kept += [
        name
        for name in by_rule
        if taken.isdisjoint(range(name.first, name.last)) and (name.certain or known.issuperset(parts(name.text)))
    ]
    return sorted((_told_of(tokens, _asked_of(tokens, name)) for name in kept), key=lambda name: name.first)


def _likely(tokens: Sequence[Token], marks: Sequence[Spotted]) -> list[Spotted]:
    """Marks that the head is sure enough of; joined by "and" to one of its kind that it is sure of, it needs less."""
    sure = {_range(tokens, one.span).stop: one.kind for one in marks if one.probability >= _SURE_ALONE}

    def likely(one: Spotted) -> bool:
        first = _range(tokens, one.span).start
        joined = first > 1 and tokens[first - 1].text in ("and", "or") and sure.get(first - 1) == one.kind
        return one.probability >= (_JOINED_TO if joined and tokens[first].capital else _LIKELY)

    return [one for one in marks if likely(one)]


def _asked_of(tokens: Sequence[Token], name: Named) -> Named:
    """Without the "Will" that begins a question: "Will Venn resign?"."""
    begins = name.first == 0 or tokens[name.first - 1].sentence != tokens[name.first].sentence
    if not begins or name.title < name.first or name.words == 1 or tokens[name.first].text != "Will":
        return name
    end = name.last
    while end < len(tokens) and tokens[end].sentence == tokens[name.first].sentence:
        end += 1
    if end == name.last or tokens[end - 1].text != "?" or not tokens[name.last].text.islower():
        return name
    return _from(tokens, name, name.first + 1)


def _told_of(tokens: Sequence[Token], name: Named) -> Named:
    """Without words before a person's full name that tell of whom it is: "Ohio Democrat Orla Venn"."""
    if name.kind not in (None, "person") or name.last - name.first < 3:
        return name
    words = [token.lower for token in tokens[name.first : name.last]]
    party = next((at for at in range(len(words) - 2) if words[at] in _MEMBERS), None)
    if party is not None and words[party + 1] in GIVEN:
        return _from(tokens, name, name.first + party + 1)
    if words[0] in _LEADING and words[1] in GIVEN:
        return _from(tokens, name, name.first + 1)
    return name


def _from(tokens: Sequence[Token], name: Named, first: int) -> Named:
    """``name`` from the token ``first`` on."""
    span, text = (tokens[first].start, name.span[1]), written(tokens, first, name.last)
    return replace(name, first=first, title=first, span=span, text=text)


def _unbroken(tokens: Sequence[Token], names: Sequence[Spotted]) -> list[Spotted]:
    """Marks of which one ends in a word that goes on with a name ("Abu", "van") made one with the next of them."""
    whole: list[Spotted] = []
    for one in names:
        last = whole[-1] if whole else None
        if last is not None and last.kind == one.kind and _goes_on(tokens, last, one):
            sure = min(last.probability, one.probability)
            whole[-1] = replace(last, span=(last.span[0], one.span[1]), probability=sure)
        else:
            whole.append(one)
    return whole


def _goes_on(tokens: Sequence[Token], one: Spotted, following: Spotted) -> bool:
    left, right = _range(tokens, one.span), _range(tokens, following.span)
    return bool(left) and left.stop == right.start and tokens[left.stop - 1].lower in PARTICLES


def _speaks(name: Named, trusted: Sequence[Span]) -> bool:
    return any(start < name.span[1] and name.span[0] < end for start, end in trusted)


def _cut_short(tokens: Sequence[Token], name: Named, mark: Spotted | None) -> bool:
    """Whether the head is sure that the name of a body goes on in capitals where the rules let it end."""
    if mark is None or mark.kind != "organisation" or mark.probability < _SURE_ALONE:
        return False
    run = _range(tokens, mark.span)
    rest = [
        token for at, token in enumerate(tokens[run.start : run.stop], run.start) if not name.first <= at < name.last
    ]
    before = tokens[run.start : name.first]
    if not rest or name.first < run.start or name.last > run.stop:
        return False
    if before and not any(token.text in _JOINED for token in before):
        return False
    return all(token.capital or token.text in _JOINED for token in rest)


def _overlap(name: Named, run: range) -> bool:
    return name.first < run.stop and run.start < name.last


def _told(name: Named, mark: Spotted | None) -> Named:
    """A name that the rules found, of the kind that the head is sure of where they are not."""
    if mark is None or mark.kind not in _KINDS or (name.certain and not _called_as_a_place(name, mark)):
        return name
    unsure = name.kind not in (None, mark.kind) and mark.probability < _SURE_ALONE
    if unsure or mark.probability < _SURE:
        return replace(name, leaning=_KINDS[mark.kind], likely=mark.probability)
    return replace(name, kind=_KINDS[mark.kind], certain=_certain(mark, name.words))


def _called_as_a_place(name: Named, mark: Spotted) -> bool:
    """Whether a word that is a place's name is somebody's here, as the head is sure: "Paris was born in Brest"."""
    return name.kind == "place" and name.words == 1 and mark.kind == "person" and mark.probability >= _SURE_ALONE


def _named(
    tokens: Sequence[Token],
    run: range,
    mark: Spotted,
    titles: Mapping[int, Spotted],
    by_rule: Sequence[Named],
    holding: Mapping[int, int],
) -> Named:
    """A spotted name. Where one edge of the rules' own name is another, theirs is taken, if it holds this one alone."""
    rule = next((name for name in by_rule if _overlap(name, run)), None)
    if rule is not None and rule.grown and run.stop <= rule.last + rule.grown:
        return _told(rule, mark)
    inside = rule is not None and (
        (rule.first <= run.start and run.stop <= rule.last) or (run.start <= rule.first and rule.last <= run.stop)
    )
    whole = rule is not None and not _cut_short(tokens, rule, mark) and not _more(tokens, rule, run, by_rule)
    if rule is not None and inside and whole and holding[rule.first] == 1 and rule.words <= _LONGEST:
        return _told(rule, mark)
    title = min(_title(tokens, run.start, titles), rule.title if rule is not None and inside else run.start)
    span = (tokens[run.start].start, tokens[run.stop - 1].end)
    text = written(tokens, run.start, run.stop)
    return Named(run.start, run.stop, title, span, text, _KINDS[mark.kind], _certain(mark, len(run)))


def _more(tokens: Sequence[Token], rule: Named, run: range, by_rule: Sequence[Named]) -> bool:
    """Whether the rules take in what is no name: a flight, or a word that has its capital as the first of a sentence.

    Not where the document has the whole of it again.
    """
    first, after = tokens[rule.first], tokens[rule.last].text if rule.last < len(tokens) else ""
    if tokens[rule.last - 1].text == "Flight" and after[:1].isdigit():
        return run.stop < rule.last
    known = first.lower in GIVEN | PLACES | DEMONYMS or first.text.isupper() or rule.title < rule.first
    again = sum(name.text == rule.text for name in by_rule) > 1
    return first.first and not known and not again and run.start == rule.first + 1


def _certain(mark: Spotted, words: int) -> bool:
    """Whether the head is sure enough of a kind; of one word alone it must be surer."""
    return mark.probability >= (_SURE if words > 1 else _SURE_ALONE)


def _range(tokens: Sequence[Token], span: Span) -> range:
    """The tokens that share a character with ``span``."""
    first = bisect_right(tokens, span[0], key=lambda token: token.end)
    return range(first, max(first, bisect_left(tokens, span[1], key=lambda token: token.start)))


def _trimmed(tokens: Sequence[Token], mark: Spotted, by_rule: Sequence[Named]) -> range:
    """Without "the" and other small words before a name, and possessives and marks after it.

    Empty for what is a title or a noun alone.

    Nouns in capitals name a body if the head is sure of it: "Military Times".

    Initials at its end do not end it: it goes on as the rules have it.
    """
    run = _range(tokens, mark.span)
    first, last = run.start, run.stop
    while last > first and (tokens[last - 1].possessive or not tokens[last - 1].text[0].isalnum()):
        last -= 1
    while first < last and (tokens[first].text in _LINKING | {"The"} or not tokens[first].text[0].isalnum()):
        first += 1
    if any(token.capital for token in tokens[first:last]):
        while tokens[first].text.islower() and tokens[first].text.isalpha() and tokens[first].lower not in PARTICLES:
            first += 1
    last = _whole(tokens, first, last)
    words = [token.lower.rstrip(".") for token in tokens[first:last]]
    body = mark.kind == "organisation" and mark.probability >= _SURE_ALONE and len(words) > 1
    sure = body and singular(words[-1]) not in PERSON_NOUNS and all(token.capital for token in tokens[first:last])
    if not words or all(word in TITLES for word in words) or (names_nobody(words) and not sure):
        return range(0)
    if not any(token.capital for token in tokens[first:last]):
        return range(0)
    if len(words[-1]) == 1:
        last = next((name.last for name in by_rule if name.first <= first and last <= name.last), last)
    return range(first, last)


def _whole(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name that must not end in "of": with the word that follows, or else without it."""
    while last > first + 1 and tokens[last - 1].text in _LINKING:
        if tokens[last - 1].text == "of" and capital_at(tokens, last) and tokens[last - 2].lower in JOINING:
            return last + 1
        last -= 1
    return last


def _title(tokens: Sequence[Token], first: int, titles: Mapping[int, Spotted]) -> int:
    """Where a title right before the name begins; ``first`` where none does."""
    begin = first
    if first in titles:
        while begin > 0 and tokens[begin - 1].start >= titles[first].span[0]:
            begin -= 1
    known = TITLES | MODIFIERS | PORTFOLIOS
    while (
        begin > 0
        and tokens[begin - 1].lower.rstrip(".") in known
        and tokens[begin - 1].sentence == tokens[first].sentence
    ):
        begin -= 1
    return begin
