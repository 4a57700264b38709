"""Whose a document is: "a survey by N", "an N poll", "a circular from N" give the words of N."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.analyse.entities import Named
from onrecord.analyse.speakers.camps import camp_after
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.descriptions import Description, describe
from onrecord.analyse.speakers.lexicon.nouns import BODY_NOUNS, PERSON_NOUNS, singular
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.nominal_bodies import body
from onrecord.analyse.speakers.owners import owned
from onrecord.analyse.speakers.pronouns import antecedent
from onrecord.analyse.speakers.scene import Event, Scene, follows_verb

_STATING = frozenset(
    """report poll survey study statement letter memo memorandum analysis review complaint filing dossier paper figure
    data research census audit forecast estimate circular bulletin communique communiqué manifesto post tweet ad
    advertisement note index brief submission presentation proposal press-release release questionnaire test
    petition database lawsuit suit complaint remark comment average ranking op-ed editorial column announcement
    testimony affidavit email e-mail message summary document article piece headline tracker reporting
    coverage advert spot clip commercial video film documentary movie book memoir novel bestseller profile form
    submission commentary tally account resolution handout fact-sheet pamphlet leaflet flyer newsletter blog blogpost
    podcast essay transcript accounting list report-card scorecard explainer platform disclosure
    warning rule bylaw program show ruling""".split()
)
"""Documents in which somebody speaks; a speech, a law or an account is spoken of in other ways."""
_BELONGING = frozenset("report statement figure data manifesto bulletin communique communiqué circular letter".split())
"""Those of which "of" tells whose they are, not what they are about or whom they ask."""
_PASSED_ON = frozenset(
    "published posted obtained seen reviewed cited shared leaked broadcast aired carried quoted".split()
)
_SAME = {"suit": "lawsuit", "survey": "poll", "release": "statement", "press-release": "statement",
         "study": "report", "research": "report", "analysis": "report", "review": "report", "data": "report",
         "advertisement": "ad", "advert": "ad", "spot": "ad", "clip": "ad", "commercial": "ad", "video": "ad",
         "documentary": "film", "movie": "film", "memoir": "book", "account": "book", "novel": "book",
         "bestseller": "book", "memorandum": "memo", "complaint": "lawsuit", "filing": "lawsuit",
         "submission": "lawsuit", "brief": "lawsuit", "article": "piece", "editorial": "piece", "column": "piece",
         "op-ed": "piece", "commentary": "piece", "e-mail": "email"}  # fmt: skip
"""Nouns that may stand for another one."""
_TOLD_IN = frozenset("statement release press-release letter memo email e-mail post tweet filing report".split())
"""Documents in which somebody is said to say something: "N said in a statement"."""
_REACH = 5
"""Tokens from "by" to the name, as in "by the firm N"."""
_AROUND = 25
"""Tokens round a source in which the document is named that it speaks in."""
_FEWEST = 3
"""Tokens before a name in which a document can be named."""
_ASKED = frozenset("poll report average figure index ranking estimate forecast census".split())
"""Documents of which many may be spoken of at a time."""
_PRINTED = frozenset("editorial piece article column headline op-ed".split())
"""Documents in which a paper speaks, though nobody says which."""
_PAPERS = frozenset(
    """times post journal tribune herald gazette newspaper magazine paper chronicle observer guardian globe register
    leader sun star news daily weekly""".split()
)
_PRESS = frozenset("newspaper paper magazine daily weekly tabloid publication".split())
_BACK = 4
"""Paragraphs back in which the paper has spoken."""
_SOME = frozenset("some many several other top few most".split())
_NEAR = 4
"""Small words between a name and the document's noun, as in "an N national poll"."""


_OF_ONE = frozenset(
    """tweet ad advertisement advert spot commercial video post memo letter book memoir film documentary song op-ed
    email e-mail form disclosure profile speech release bestseller""".split()
)
"""What a person's name may stand before as its maker's: "an N tweet"."""
_HIS = {"his": "he", "her": "she", "its": "it"}
_GIVING = frozenset(
    """has have had released releases releasing issued issues issuing published publishes publishing posted posts
    posting wrote writes written unveiled unveils aired airs airing launched launches filed files filing sent sends made
    makes produced produces directed directs tweeted shared delivered circulated conducted commissioned put
    is was""".split()
)
"""Verbs by which their subject puts out a document."""
_MAKING = frozenset("said says say told wrote writes written noted notes added claimed claims called".split())
_PLATFORMS = frozenset("facebook twitter youtube instagram tiktok linkedin snapchat reddit telegram whatsapp".split())
_UPLOADED = frozenset("post video profile page tweet message clip account note".split())
"""Documents that anybody puts on a platform."""
_SPOKEN_OF = 2
"""Paragraphs back in which a document must have been spoken of."""
_BEFORE_NOUN = 8


def author(scene: Scene, found: Description, first: int, last: int) -> Cluster | None:
    """The one body or person whose document ``found``, in the source ``first`` to ``last``, is said to be.

    "The survey" later on is the one whose author was told last.
    """
    names = scene.names_in(first, last)
    if found.head == "board" and "editorial" in found.modifiers and not names:
        return _paper(scene, first)
    found = _at_noun(scene, found)
    noun = singular(found.head)
    if noun not in _STATING or (noun == "figure" and scene.tokens[first].lower in _SOME):
        return None
    kept = _SAME.get(noun, noun)
    opening = scene.tokens[found.first - 1].lower if found.first else ""
    whose = owned(scene, _up_to_noun(scene, found), first, lambda inner, at: _body_called(scene, inner, at))[1]
    if whose is not None and not found.plural:
        if whose.named and whose.kind != "place":
            scene.documents[kept] = whose
            return whose
        return None
    if not names and opening in ("the", "this", "that") and (not found.modifiers or kept not in _ASKED):
        known = scene.documents.get(kept) if not found.modifiers or kept in ("ad", "film") else None
        told = _told_in(scene, noun, first) if not found.modifiers else None
        put_out = _put_out(scene, kept, first) or (_put_out(scene, "poll", first) if noun == "study" else None)
        return known or told or put_out or _printed(scene, noun, first)
    owners = {id(c): c for name in names if (c := _author(scene, found, name)) is not None}
    if not owners and (ahead := _told_by_subject(scene, kept, first)) is not None:
        return ahead
    scene.documents.pop(kept, None)
    if len(owners) != 1:
        return None
    scene.documents[kept] = next(iter(owners.values()))
    return scene.documents[kept]


def _up_to_noun(scene: Scene, found: Description) -> Description:
    ends = (at + 1 for at in range(found.first, found.last) if scene.tokens[at].lower == found.head)
    return replace(found, last=next(ends, found.last))


def _body_called(scene: Scene, found: Description, token: int) -> Cluster | None:
    held = body(scene, found, token)
    return None if held is None else held.cluster


def _told_by_subject(scene: Scene, kept: str, first: int) -> Cluster | None:
    """Who speaks in a document that opens the sentence: "In a statement announcing it, N said"."""
    tokens = scene.tokens
    if kept not in _TOLD_IN or first == 0 or tokens[first - 1].lower != "in" or not tokens[first - 1].first:
        return None
    for name in scene.names_in(first, first + _AROUND):
        before = name.title - 1 - (tokens[name.title - 1].lower == "the")
        if tokens[name.first].sentence != tokens[first].sentence:
            return None
        if tokens[before].text == "," and follows_verb(tokens, name.last):
            return scene.cluster_of[name.first]
    return None


def note_document(scene: Scene, first: int, head: Named, cluster: Cluster | None) -> None:
    """Keep whose a document is that a source begins with: "the lawsuit filed by a man named N"."""
    if cluster is None or head.title - first < _FEWEST:
        return
    found = describe(scene.tokens, (), first, head.title)
    noun = singular(_at_noun(scene, found).head) if found is not None else ""
    if noun in _STATING:
        scene.documents[_SAME.get(noun, noun)] = cluster


def _told_in(scene: Scene, noun: str, token: int) -> Cluster | None:
    """Who said something "in a statement" shortly before, if the next to be spoken of is that statement."""
    if noun not in _TOLD_IN:
        return None
    last = next(((at, cluster) for at, cluster in reversed(scene.speakers) if at < token), None)
    if last is None or scene.tokens[token].paragraph - scene.tokens[last[0]].paragraph > 1:
        return None
    sentence = scene.tokens[last[0]].sentence
    near = range(max(last[0] - _AROUND, 1), min(last[0] + _AROUND, token))
    told = any(
        scene.tokens[at].lower == noun
        and scene.tokens[at].sentence == sentence
        and scene.tokens[at - 1].lower in ("a", "an", "his", "her", "its", "written", "separate", "joint")
        for at in near
    )
    return last[1] if told and last[1].named else None


def _put_out(scene: Scene, kept: str, token: int) -> Cluster | None:
    """Who is said to have put out the document spoken of last: "N has a new ad", "a video by N", "N's memo"."""
    tokens = scene.tokens
    for at in range(token - 1, -1, -1):
        if tokens[token].paragraph - tokens[at].paragraph > _SPOKEN_OF:
            return None
        noun = singular(tokens[at].lower)
        if _SAME.get(noun, noun) != kept or noun not in _STATING or tokens[at].quoted:
            continue
        begin = _noun_phrase(scene, at)
        found = describe(tokens, scene.names_in(begin, at + 1), begin, at + 1)
        if found is None or tokens[begin].lower in ("the", "this", "that"):
            continue
        end = at + 1
        while end < len(tokens) and end - at < _REACH and tokens[end].text[0].isalnum():
            end += 1
        made = [c for n in scene.names_in(begin, end) if (c := _author(scene, found, n)) is not None]
        if made:
            return made[0]
        if tokens[begin].lower in _HIS:
            whose = antecedent(scene, _HIS[tokens[begin].lower], begin, None)
            return whose.cluster if not isinstance(whose, str) and whose.cluster.named else None
        return _giver(scene, begin)
    return None


def _noun_phrase(scene: Scene, at: int) -> int:
    """Where the phrase that ends in the noun at ``at`` begins: at its article or possessive."""
    begin = at
    while begin > 0 and at - begin < _BEFORE_NOUN and scene.tokens[begin - 1].sentence == scene.tokens[at].sentence:
        word = scene.tokens[begin - 1]
        if not (word.text[0].isalnum() or word.possessive or word.text in "-'’") or word.lower in _GIVING | _MAKING:
            break
        begin -= 1
        if word.lower in ("a", "an", "the", "this", "that", "his", "her", "its", "their"):
            break
    return begin


def _giver(scene: Scene, begin: int) -> Cluster | None:
    """The subject of the verb of giving before the phrase that begins at ``begin``."""
    tokens = scene.tokens
    if begin == 0 or tokens[begin - 1].lower not in _GIVING or tokens[begin - 1].quoted:
        return None
    verb = begin - 1
    for event in scene.before(verb):
        if tokens[event.token].sentence != tokens[verb].sentence:
            return None
        if event.subject and event.cluster.named and not tokens[event.token].quoted:
            return event.cluster if event.cluster.kind in ("organisation", "person") else None
    return None


def _printed(scene: Scene, noun: str, token: int) -> Cluster | None:
    """The paper whose editorial it is."""
    if noun == "ruling":
        return _court(scene, token)
    return _paper(scene, token) if noun in _PRINTED else None


def _court(scene: Scene, token: int) -> Cluster | None:
    """The court spoken of last, a few paragraphs back at most."""
    for event in scene.before(token):
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _BACK:
            return None
        words = {word for name in event.cluster.names for word in parts(name.text)}
        if event.cluster.kind == "organisation" and event.cluster.named and "court" in words:
            return event.cluster
    return None


def _paper(scene: Scene, token: int) -> Cluster | None:
    """The newspaper spoken of last, a few paragraphs back at most."""
    for event in scene.before(token):
        cluster = event.cluster
        if scene.tokens[token].paragraph - scene.tokens[event.token].paragraph > _BACK:
            return None
        words = {word for name in cluster.names for word in parts(name.text)}
        called = any(stated.head in _PRESS for stated in cluster.stated)
        if cluster.kind == "organisation" and cluster.named and (words & _PAPERS or called):
            return cluster
        if event.form == "nominal" and cluster.named and _text(scene, event).endswith(("newspaper", "paper")):
            return cluster
    return None


def _text(scene: Scene, event: Event) -> str:
    return scene.document.text[slice(*event.span)].lower()


def _at_noun(scene: Scene, found: Description) -> Description:
    """``found`` with the document's noun as its head, where a participle follows it: "a poll released on …"."""
    if singular(found.head) in _STATING:
        return found
    for noun, following in pairwise(scene.tokens[found.first : found.last]):
        if singular(noun.lower) in _STATING and (
            following.lower.endswith("ed") or following.lower in ("made", "available")
        ):
            return replace(found, head=noun.lower)
    return found


def _author(scene: Scene, found: Description, name: Named) -> Cluster | None:
    tokens = scene.tokens
    cluster = scene.cluster_of[name.first]
    around = {tokens[at].lower for at in (name.title - 2, name.title - 1, name.last) if 0 <= at < len(tokens)}
    if cluster.kind == "place" or around & {"/", "and", "&"}:
        return None
    acts = cluster.kind == "organisation" or (name.last < len(tokens) and tokens[name.last].lower in BODY_NOUNS)
    acts = acts or (name.last < len(tokens) and tokens[name.last].possessive)
    acts = acts or singular(found.head) in _OF_ONE
    campaign = camp_after(scene, name.last, cluster) if cluster.kind == "person" else None
    cluster = campaign or cluster
    if _PLATFORMS.issuperset(parts(cluster.name)) and singular(found.head) in _UPLOADED:
        return None
    return (
        cluster
        if _made_by(scene, found, name, acts, campaign is not None) or (acts and _owns(scene, found, name))
        else None
    )


def _owns(scene: Scene, found: Description, name: Named) -> bool:
    """Whether the name stands right before the document's noun: "an N poll", "N's report"."""
    between = scene.tokens[name.last : min(found.last, name.last + _NEAR)]
    head = next((at for at, token in enumerate(between) if token.lower == found.head), None)
    return head is not None and all(token.possessive or token.text.islower() for token in between[:head])


def _made_by(scene: Scene, found: Description, name: Named, acts: bool, campaign: bool) -> bool:
    """Whether "by" or "from" joins the name to the document, or "of" where that tells whose it is."""
    tokens = scene.tokens
    after = tokens[name.last] if name.last < len(tokens) else None
    camps = after is not None and after.possessive and (campaign or _site_follows(scene, name.last))
    if after is not None and not camps and (after.possessive or singular(after.lower) in PERSON_NOUNS):
        return False
    for at in range(name.title - 1, max(name.title - 1 - _REACH, found.first), -1):
        word = tokens[at].lower
        if word == "on" and acts and after is not None and _site_follows(scene, name.last):
            return _ends_before(scene, found, at)
        if word in ("by", "from"):
            return _ends_before(scene, found, at)
        if word == "of":
            return acts and tokens[at - 1].lower == found.head and singular(found.head) in _BELONGING
        if not tokens[at].text[0].isalpha():
            return False
    return False


def _site_follows(scene: Scene, at: int) -> bool:
    """Whether "'s website" follows a name that ends at ``at``, with a word between at most."""
    following = [token.lower for token in scene.tokens[at : at + 3]]
    return bool({"website", "site", "blog"} & set(following))


def _ends_before(scene: Scene, found: Description, at: int) -> bool:
    """Whether the document's noun stands before ``at``, with no comma between."""
    between = scene.tokens[found.first : at]
    passed_on = any(token.text == "," or token.lower in _PASSED_ON for token in between)
    return any(token.lower == found.head for token in between) and not passed_on
