"""Who wrote an article: the people, apart from the agencies, desks and nameless staff credited beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from onrecord.clean.calendar import month_pattern
from onrecord.clean.credits import is_outlet_name
from onrecord.clean.desks import is_agency, is_desk, is_outlet, is_post
from onrecord.clean.headline import key
from onrecord.clean.lines import collapse
from onrecord.clean.marks import has_finite_verb

_LONGEST = 600
_MOST = 40
_BY = re.compile(
    r"^[\s:|–—-]*(?:(?:written|story|text|words|reported|report|posted|published|compiled|analysis|opinion|interview"
    r"|exclusive|reporting|review|authored|edited|additional reporting|with reporting|contributed)\s+)?"
    r"(?:(?i:by|von|vom|par|por|door|przez|autor|author|authors|autoren|auteur|autore|tekst|texte?|texto|testo"
    r"|words|автор|авторы|текст|oleh|penulis|yazan|yazar|szerző)\b\s*:?|(?:av|af|di|da|od|de)\s(?=(?-i:[A-ZÀ-ÞĀ-Ž]))"
    r"|文[/／:：]|記者|记者|بقلم|كتب|كتبت)\s*:?\s*",
    re.IGNORECASE,
)
# What follows such a word made the pictures, not the words.
_PICTURES = re.compile(
    r"[\s,;|/·•(–—-]*\b(?:photos?|photograph(?:s|y|ed|er)?|pictures?|images?|fotos?|fotografías?|fotografie|bilde?r?"
    r"|illustrations?|video|graphics?|grafik|kamera|camera)\b(?:\s+(?:by|von|par|de|:))?\s*:?.*$",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(r"\(?\S+@\S+\.\w+\)?|(?<!\w)@\w{2,40}|https?://\S+|www\.\S+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]")
_MARKS = re.compile(
    r"\s*(?:[;|•·、，\n]|,(?!\s*(?:jr|sr|ii|iii|phd|md)\b)|(?<=\w)\s*/\s*(?=\w)|\s[–—-]\s)\s*", re.IGNORECASE
)
_AND = re.compile(
    r"\s+(?:and|&|\+|und|sowie|et|avec|with|mit|con|og|och|oraz|ve|dan|и|та|та ін|और|و|và)\s+", re.IGNORECASE
)
# These little words stand within names as well: they part two names only where both sides have two words.
_SMALL_AND = re.compile(r"\s+(?:y|e|en|i|a)\s+")
_FOR = re.compile(r"\s+(?:für|for|pour|para|per|voor|of)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_PLACE = re.compile(r"\s+(?:in|à|aus|från|fra|from|at)\s+[A-ZÀ-Þ][^,;]{1,40}$")
_SOURCE = re.compile(
    r"^(?:quellen?|sources?|fuentes?|fontes?|fonte|bron|kilde|källa|kaynak|источник)\s*:\s*", re.IGNORECASE
)
_SOCIAL = re.compile(
    r"(?:(?<=[a-z])(?=[A-Z])|(?<!\w))(?i:twitter|facebook|instagram|linkedin|e-?mail|bluesky|mastodon|threads"
    r"|follow(?: us)?)(?!\w)"
)
_MONTH_END = re.compile(rf"\s*(?:{month_pattern()})$", re.IGNORECASE)
_PARTICLES = re.compile(
    r"^(?:van|von|de|del|della|da|di|du|dos|al|el|ibn|bin|bint|abu|ter|ten|le|la|d['’]|af|zu)\b", re.IGNORECASE
)
_SUFFIX = re.compile(r"\s*(?:기자|특파원|논설위원|記者|记者|報導|报道|特派員)$")
_IDEOGRAPHS = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Credited:
    """People, as they stand, and the agencies, desks and nameless staff beside them; each once."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    @property
    def byline(self) -> str | None:
        """The people parted by commas, None where there are none."""
        return ", ".join(self.people) or None


def credited(values: Iterable[str], outlets: frozenset[str] = frozenset(), sure: bool = False) -> Credited:
    """Who is named in bylines or in lists of authors.

    outlets: keys of the outlet's names: as an author the outlet is nameless staff.
    sure: the values are said to be people, so that one word or an unusual name is one too.
    """
    people: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for value in list(values)[:_MOST]:
        for name, kind in _parts(value, outlets, sure):
            (people if kind == "person" else agencies).setdefault(key(name), name)
    return Credited(tuple(people.values())[:_MOST], tuple(agencies.values())[:_MOST])


def joined(*all_of: Credited) -> Credited:
    """The people of the first that names any, and the agencies of all."""
    people = next((one.people for one in all_of if one.people), ())
    named = {key(person) for person in people}
    told = [_without(name, people) for one in all_of for name in one.agencies]
    agencies: dict[str, str] = {}
    for name in told:
        if name and key(name) not in named:
            agencies.setdefault(key(name), name)
    return Credited(people, tuple(agencies.values()))


def _without(agency: str, people: Iterable[str]) -> str:
    """An agency's name without that of a person who is credited right before it."""
    for person in people:
        if agency.casefold().startswith(person.casefold()):
            return agency[len(person) :].strip(" ,|·–—-/")
    return agency


def _parts(value: str, outlets: frozenset[str], sure: bool) -> Iterator[tuple[str, str]]:
    words = collapse(unescape(value[:_LONGEST]))
    if is_agency(words) or is_outlet(words, outlets):
        yield words, "agency"
        return
    words = _BRACKETS.sub("", _MAIL.sub(" ", words))
    words = _PICTURES.sub("", _SOCIAL.sub(" ", _BY.sub("", words)))
    parts = [part for piece in _MARKS.split(words) for part in _split(piece)]
    found = [(name, _kind(name, outlets, sure)) for part in parts if (name := _name(part))]
    several = any(kind == "person" and len(name.split()) > 1 for name, kind in found)
    for name, kind in found:
        if kind == "post":
            if not several and not sure:
                yield name, "agency"
        elif (
            kind == "person"
            and len(name.split()) == 1
            and not _IDEOGRAPHS.match(name)
            and (several or (not sure and len(found) > 1))
        ):
            # A place beside names: "Ada Lund, Karsa".
            continue
        elif kind != "none":
            yield name, kind


def _split(piece: str) -> Iterator[str]:
    for part in _AND.split(piece):
        whom, *whose = _FOR.split(part)
        halves = _SMALL_AND.split(whom)
        yield from halves if all(len(half.split()) >= 2 for half in halves) else [whom]
        # "Ada Lund for the Lantern": an outlet, which is no person.
        yield from (name for name in whose if is_agency(name) or is_outlet_name(name))


def _name(part: str) -> str:
    part = _BY.sub("", part)
    # Nobody's name has a figure in it: there a date begins, or with the month before it.
    part, *dated = re.split(r"\s+(?=\d)|(?<=[^\W\d])(?=\d{2})", part, maxsplit=1)
    part = _MONTH_END.sub("", part) if dated else part
    part = _SOURCE.sub("", part).strip(' \t,.:;|/–—-*•·"“”«»<>()[]')
    return _SUFFIX.sub("", _PLACE.sub("", part)).strip()


def _kind(name: str, outlets: frozenset[str], sure: bool) -> str:
    """What a part of a byline is: "person", "agency", "post" or "none"."""
    words = name.split()
    if not any(character.isalpha() for character in name) or len(name) < 2 or any(map(str.isdigit, name)):
        return "none"
    if is_agency(name) or is_outlet(name, outlets) or is_desk(name):
        return "agency"
    if is_post(name):
        return "post"
    if not sure and is_outlet_name(name):
        return "agency"
    if len(words) > 6 or has_finite_verb(name):
        return "none"
    if not sure and name[0].islower() and (len(words) == 1 or not _PARTICLES.match(name)):
        return "none"
    return "person"
