"""Offices stated beside a name: "the X spokesperson N", "N, spokesperson for X"; and which titles are alike."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.descriptions import (
    OPENINGS,
    STOPS,
    Description,
    content_words,
    describe,
    linked,
    phrase_text,
)
from onrecord.analyse.speakers.lexicon.nouns import singular
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, PREPOSITIONS, VERBS
from onrecord.analyse.speakers.lexicon.places import DEMONYMS
from onrecord.analyse.speakers.lexicon.titles import (
    FORMS_OF_ADDRESS,
    HONORIFIC_NOUNS,
    LEADERS,
    MODIFIERS,
    OFFICES,
    PORTFOLIOS,
    PRIME_MINISTERS,
    RANKS,
    SPEAKERS_FOR,
)
from onrecord.analyse.speakers.tokens import Token

_LOWER = frozenset("deputy vice assistant associate".split())
_SUBJECTS = PORTFOLIOS - {"staff", "security", "state"}
_NOUN_OF = {"prof": "professor", "dr": "doctor", "rev": "reverend", "msgr": "monsignor"}
_JUDGES = frozenset(("judge", "justice", "magistrate"))
_LONG = {"sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
         "congresswoman": "representative", "del": "delegate", "gen": "general", "col": "colonel", "capt": "captain",
         "maj": "major", "sgt": "sergeant", "adm": "admiral", "insp": "inspector", "supt": "superintendent",
         "cmdr": "commander", "brig": "brigadier", "chairwoman": "chairman", "chairperson": "chairman",
         "chair": "chairman", "councilwoman": "councilman", "ex-minister": "minister",
         "ex-president": "president"}  # fmt: skip
_LEADS = {"leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair", "chaired": "chair",
          "runs": "head", "founded": "founder", "directs": "director", "governs": "governor", "commands": "commander",
          "represents": "representative", "edits": "editor"}  # fmt: skip

_SERVES = frozenset("is was served serves worked works became".split())
_WILL = frozenset("will would could may might has had".split())


def following_offices(tokens: Sequence[Token], names: Sequence[Named], name: Named) -> list[Description]:
    """What is said of ``name`` right after it: ", spokesperson for X", ", who leads X"."""
    index = name.last
    if name.certain and name.kind != "person":
        return []
    while index < len(tokens) and tokens[index].text in ('"', "”", "’"):
        index += 1
    if index + 1 < len(tokens) and tokens[index].text == "," and tokens[index + 1].text in ('"', "”"):
        return []
    if index + 1 < len(tokens) and tokens[index].sentence == tokens[name.first].sentence:
        found = _is_called(tokens, names, index)
        if found is not None:
            return [found]
    if index + 1 >= len(tokens) or tokens[index].text not in (",", "-", "–", "—", "("):
        return []
    end = _clause_end(tokens, index + 1)
    if tokens[index + 1].lower == "who":
        return _who_leads(tokens, names, index + 2, end)
    found = describe(tokens, names, index + 1, end)
    if found is None or found.sort != "person" or found.plural:
        return []
    plain = all(_plain(token) for token in tokens[found.first : found.last] if token.lower not in PREPOSITIONS)
    return [found] if plain and not _names_another(names, tokens, found) else []


def _is_called(tokens: Sequence[Token], names: Sequence[Named], index: int) -> Description | None:
    """The office in "N is the minister of X", "N has been Minister of X", "N would become the candidate"."""
    width = 1 if tokens[index].lower in ("is", "remains", "became", "becomes") else 2
    pair = tuple(token.lower for token in tokens[index : index + 2])
    if width == 2 and pair != ("has", "been") and (pair[0] not in _WILL or pair[1:] != ("become",)):
        return None
    found = describe(tokens, names, index + width, _clause_end(tokens, index + width))
    if found is None or not found.title or found.plural or _names_another(names, tokens, found):
        return None
    return None if found.indefinite or tokens[found.first].lower in ("not", "no") else found


def preceding_offices(tokens: Sequence[Token], names: Sequence[Named], name: Named) -> list[Description]:
    """What is said of ``name`` right before it: "the X spokesperson N", "the leader of X, N,"."""
    found: list[Description] = []
    first = name.first
    if name.title < name.first:
        first = name.title
        while first < name.first and tokens[first].lower.rstrip(".") not in FORMS_OF_ADDRESS:
            first += 1
        found = _title_before(tokens, names, _phrase_begin(tokens, name.title), first, name.first)
        first = name.title
    comma = first - 1
    if (
        comma < 1
        or tokens[comma].text not in (",", "-", "–", "—")
        or tokens[comma].sentence != tokens[name.first].sentence
    ):
        return found
    begin = _apposition_begin(tokens, comma)
    apposed = describe(tokens, names, begin, comma)
    closes = name.last < len(tokens) and tokens[name.last].text in (",", ".", "-", "–", "—", ")", "(")
    opens = begin == 0 or tokens[begin - 1].sentence != tokens[begin].sentence or tokens[begin].first
    if apposed is None or apposed.sort != "person" or apposed.plural or not (closes or opens):
        return found
    return found if _names_another(names, tokens, apposed) else [apposed, *found]


def alike(left: str, right: str) -> bool:
    """Whether two titles may be one office: the same head, or words for a leader, a spokesperson, a premier."""
    one, other = _written_out(left), _written_out(right)
    if one == other:
        return True
    if one in PRIME_MINISTERS or other in PRIME_MINISTERS:
        return one in PRIME_MINISTERS and other in PRIME_MINISTERS
    one, other = one.partition(" of ")[0], other.partition(" of ")[0]
    if not _same_rank(one, other):
        return False
    head, second = one.split()[-1], other.split()[-1]
    if {head, second} <= SPEAKERS_FOR or {head, second} <= _JUDGES:
        return True
    if "general" in (head, second) and ("secretary" in one or "secretary" in other):
        return one.replace("-", " ") == other.replace("-", " ")
    return head == second or singular(head) == second


def _written_out(title: str) -> str:
    """The title in small letters, with its abbreviations written out: "Sen." is "senator"."""
    words = (word.rstrip(".") for word in title.lower().split())
    return " ".join(_LONG.get(word, word) for word in words)


def _same_rank(left: str, right: str) -> bool:
    """Whether neither title is of another ministry than the other, or of another rank, as "deputy" tells."""
    one, other = set(left.lower().replace("-", " ").split()), set(right.lower().replace("-", " ").split())
    if one & _LOWER != other & _LOWER:
        return False
    mine, theirs = one & _SUBJECTS, other & _SUBJECTS
    return not mine or not theirs or bool(mine & theirs)


def leads(title: str) -> bool:
    """Whether a title is one that "the leader" may stand for."""
    words = title.lower().replace("secretary general", "secretary-general").split()
    return bool(words) and words[-1] in LEADERS and not {"deputy", "vice", "assistant", "former"} & set(words)


def _clause_end(tokens: Sequence[Token], index: int) -> int:
    end = index
    sentence = tokens[index].sentence
    while (
        end < len(tokens)
        and tokens[end].sentence == sentence
        and tokens[end].text not in (",", "–", "—", ";", ":", ")", "(", ".")
    ):
        end += 1
    return end


def _plain(token: Token) -> bool:
    return token.lower not in CONJUNCTIONS | VERBS | {"who", "which"} and not token.lower.endswith("ing")


def _names_another(names: Sequence[Named], tokens: Sequence[Token], found: Description) -> bool:
    """A name right at the end of the phrase is its head: the phrase is about somebody else."""
    return any(n.kind == "person" and n.last == found.last and not linked(tokens, found.first, n.first)
               and tokens[n.first - 1].lower not in PREPOSITIONS
               for n in names if found.first <= n.first < found.last)  # fmt: skip


def _who_leads(tokens: Sequence[Token], names: Sequence[Named], index: int, end: int) -> list[Description]:
    if index < end and tokens[index].lower in _SERVES:
        found = describe(tokens, names, index + 2 if tokens[index + 1].lower == "as" else index + 1, end)
        person = found is not None and found.sort == "person" and not found.plural
        return [found] if found is not None and person and not _names_another(names, tokens, found) else []
    if index >= end or tokens[index].lower not in _LEADS:
        return []
    title = _LEADS[tokens[index].lower]
    body = [name for name in names if index < name.first <= index + 4 and name.last <= end and name.kind != "person"]
    text = phrase_text(tokens, index, end)
    words = frozenset(content_words(tokens, index + 1, end, title))
    organisation = body[0].text if body else None
    return [Description(text, title, title, organisation, words, True, False, False, "person", index, end)]


def _title_before(
    tokens: Sequence[Token], names: Sequence[Named], begin: int, address: int, first: int
) -> list[Description]:
    """The office between ``begin`` and a form of address or rank at ``address``, and that rank."""
    found = [describe(tokens, names, *part) for part in ((begin, address), (address, first)) if part[0] < part[1]]
    forms = [_form_of_address(tokens, at) for at in range(address, first)]
    return [office for office in found if office is not None and office.title] + [form for form in forms if form]


def _form_of_address(tokens: Sequence[Token], at: int) -> Description | None:
    """What somebody with a form of address may be called by later: "the professor" after "Prof. N"."""
    word = tokens[at].lower.rstrip(".")
    noun = _NOUN_OF.get(word, word)
    if noun not in HONORIFIC_NOUNS:
        return None
    return Description(noun, noun, "", None, frozenset(), True, False, False, "person", at, at + 1)


def _phrase_begin(tokens: Sequence[Token], index: int) -> int:
    """Go back from a title over its modifiers, names and possessives."""
    begin = index
    while begin > 0 and tokens[begin - 1].sentence == tokens[index].sentence:
        token = tokens[begin - 1]
        known = token.lower in DEMONYMS | MODIFIERS or token.possessive
        if not (token.capital or known) or token.lower in STOPS | OPENINGS:
            break
        begin -= 1
    return begin


def _opening(tokens: Sequence[Token], closing: int) -> int:
    """Where the bracket begins that ends at ``closing``; 0 where it does not."""
    near = range(closing - 1, max(closing - 12, 0), -1)
    return next((at for at in near if tokens[at].text == "("), 0)


def _apposition_begin(tokens: Sequence[Token], comma: int) -> int:
    """The start of the noun phrase before ``comma``: at its determiner, the sentence's start or a clause."""
    begin = comma
    while begin > 0 and tokens[begin - 1].sentence == tokens[comma].sentence and comma - begin < 16:
        word = tokens[begin - 1]
        if word.text == ")" and (opening := _opening(tokens, begin - 1)):
            begin = opening
            continue
        if not (word.text[0].isalnum() or word.possessive or word.text in "-'’&."):
            break
        if word.lower in VERBS | CONJUNCTIONS - {"for"} | {"who", "which", "by", "told"}:
            break
        begin -= 1
    head = next((at for at in range(begin, comma) if tokens[at].lower in OFFICES | RANKS), begin)
    for at in range(head, begin, -1):
        if tokens[at].lower in OPENINGS:
            return at
        if (
            tokens[at - 1].text.islower()
            and tokens[at - 1].lower.endswith("ed")
            and tokens[at - 1].lower not in MODIFIERS
        ):
            return at
    return begin
