"""Lines that belong to the page and not to the article: menus, icons, share and link lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.clean.marks import is_ended, is_telling, tokens
from onrecord.clean.words import FURNITURE, FURNITURE_WORDS, ICONS, PLATFORMS, RELATED_HEADS, SECTIONS
from onrecord.types import Span

_OUTER = " \t.,:;!?…|>»«<•·*-–—→←↑↓▲▼►▶✕×+()[]{}\"'“”"
_ICON = re.compile(
    r"(?<![A-Za-z0-9_])(?:"
    + "|".join(sorted((icon for icon in ICONS if "_" in icon), key=len, reverse=True))
    + r")(?![a-z_])"
)
_PLAIN_ICONS = "|".join(sorted((icon for icon in ICONS if "_" not in icon), key=len, reverse=True))
_FIRST_ICON = re.compile(rf"(?:{_PLAIN_ICONS})(?=\s?(?:[A-Z]|\d))")
_NEXT_ICON = re.compile(rf"(?<=\s)(?:{_PLAIN_ICONS})(?=\s?(?:[A-Z]|\d))")
_LINK = re.compile(
    r"[\[(»>►▶→•*\s]*(?:read(?: more| also| next| on)?|also read|also on|also see|see also|see more"
    r"|related(?: \w+)?|more on|more from"
    r"|more|recommended|don['’]t miss|must read|watch(?: also| live| now)?|listen(?: to)?|in pictures|in photos"
    r"|les også|läs också|læs også|lesen sie auch|lees ook|auch interessant|(?:à )?lire aussi|lea también"
    r"|lee también|leggi anche"
    r"|leia também|czytaj (?:też|także|również)|читайте также|lue myös|přečtěte si|mehr zum thema"
    r"|from the archives?|you may also like|(?:next|previous)(?: (?:article|post|story))?|up next|explore(?: more)?)"
    r"\s*(?::|\||»|>|→|►|▶|–\s|—\s|-\s)",
    re.IGNORECASE,
)
_OPENING_LINK = re.compile(
    r"[\[(]?\s*(?:also on\b|read more (?:about|on|in|from|at|of|here)\b|read (?:the|our) (?:full|original|rest)\b"
    r"|more (?:from|on|about|in)\b"
    r"|click here\b|see more\b|view (?:all|more)\b|see all\b|back to\b|return to\b)",
    re.IGNORECASE,
)
_CLOSING_LINK = re.compile(
    r"[a-z)”’'](?:\s+[|–-])?\s+(?:Read more|Continue reading|Read More|READ MORE)(?:\s*[.…»>→]*)$"
)
_SENTENCES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    r"(?:we|this (?:web)?site|this page|our (?:web)?site"
    r"|.{0,60}\bpartners) (?:and our partners )?uses? (?:necessary )?cookies",
    r"by (?:continuing|using (?:this|our)|clicking|browsing|submitting|signing up|subscribing"
    r"|registering)\b.*\byou\b.*\b(?:agree|consent|accept)",
    r"(?:accept|manage|reject) (?:all )?(?:cookies|your (?:privacy|consent|preferences))",
    r"your e-?mail address will not be published",
    r"required fields are marked",
    r"sign up for (?:breaking|our|the latest|daily|weekly|free)\b",
    r"(?:sign up|subscribe|register)\b.*\b(?:newsletters?|inbox|alerts|updates|channel|podcast|briefing"
    r"|notifications|today)\b",
    r"(?:get|receive|have)\b.*\b(?:delivered|sent|straight|directly)\b.*\binbox\b",
    r"(?:get|receive) (?:the latest|our|breaking|all the|daily|real-time)\b.*\b(?:news|stories|updates|alerts"
    r"|headlines)\b",
    r"(?:please )?(?:enable|turn on|activate) (?:javascript|cookies)|you need to enable javascript"
    r"|javascript is (?:disabled|required)",
    r"your browser (?:does not|doesn['’]t|is)\b",
    r"you (?:must|need to|have to) (?:be )?(?:log(?:ged)?|sign(?:ed)?|register(?:ed)?)\b.*\b(?:comment|reply"
    r"|continue|read)",
    r"already (?:a subscriber|have an account|registered)",
    r"download (?:the|our)\b.*\bapp\b",
    r"copyright\s*(?:©|\(c\))?\s*,?\s*\d{4}\b|(?:©|\(c\)) ?\w",
    r".{0,120}\ball rights reserved\b",
    r"this material may not be published, broadcast",
    r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed (?:in this|here|by the author|are those"
    r"|above|within)",
    r"reproduction (?:in whole|without)\b",
    r"(?:reading|read) time\b|(?:estimated )?\d+[ -]?min(?:ute)?s?\.? read\b",
    r"(?:this (?:article|story) (?:was |is )?)?(?:filed|tagged|posted|published) (?:under|in|with)\s*:"
    r"|this article (?:was )?tagged under",
    r"(?:tags?|keywords?|topics?|categor(?:y|ies)|labels?|hashtags?)\s*:",
    r"(?:enlarge|expand) (?:this )?(?:image|photo)|toggle caption|hide caption",
    r"support (?:our|independent|quality) (?:work|journalism|reporting)",
    r"help us (?:improve|grow|stay)\b",
    r"have (?:a|you got a) (?:tip|story|news tip)\b|do you have a (?:tip|story)",
    r"(?:share|send) (?:this|your)\b.*\b(?:friends|thoughts|comments|feedback|story|article)\b",
    r"(?:what do you think|tell us what you think|let us know)\b.*\bcomments?\b",
    r"(?:got|have) (?:a|you got a) story\b|(?:please )?get in touch (?:with (?:us|our|the)|by e-?mail|at\b|via\b)"
    r"|(?:contact|e-?mail) (?:us|our (?:news ?(?:desk|room|team)|editors)) (?:at|on|by|via|with)\b",
    r"(?:want|for) more (?:stories|news|articles|content|updates) (?:like this|from|about|on)\b"
    r"|check out (?:more|all|our|the latest)\b.{0,80}\b(?:stories|news|articles|newsletters?|podcast|channel)\b",
    r"(?:to get|get|for) (?:the latest|all the latest|more|breaking)\b.{0,120}\b(?:sign up|subscribe|follow us|click"
    r" here|download|visit our)\b",
    r"(?:follow|add|make|choose|set) [\w .'’]{2,40} (?:on google|as (?:a|your) preferred source)\b",
    r"stay (?:informed|connected|updated|up to date|tuned|ahead)\b.{0,60}\b(?:with|by|on|for)\b.{0,80}"
    r"\b(?:newsletter|whatsapp|telegram|subscribe|follow|sign up|source for|app)\b",
    r"would you like to comment\b|please (?:read|see|review) our (?:comment|community|commenting|moderation)\b"
    r"|comments (?:are|have been|on this (?:story|article) are) (?:now )?(?:closed|moderated|disabled|turned off)"
    r"|you must (?:confirm|enter|verify) your (?:public )?(?:display name|e-?mail|account)"
    r"|please log ?out and then log",
    r"our website is the (?:place|source|home) for\b|thank you for (?:visiting|reading|subscribing|registering)\b",
    r"our standards:|we (?:may|might|could) (?:earn|receive|get) (?:a )?commissions?\b|(?:this (?:article|post|page)"
    r"|some of the links).{0,40}\baffiliate links?\b",
    r"click (?:here|on (?:the|this) link|through)\b.{0,90}$|tap here\b.{0,60}$",
    r"(?:most|more) (?:read|popular|viewed|shared|watched) (?:in|on|from|stories|articles|this)\b.{0,40}$",
    r"(?:.{0,140} )?back to video$|(?:we want|we['’]d love|we['’]d like) to hear from you\b",
    r"\d[\d,.]*[km]? (?:comments?|shares?|views?|likes?|reads?|reactions?|replies)$",
    r"(?:comments?|shares?|views?|likes?|reads?|hits)\s*[:(]?\s*\d[\d,.]*[km]?\)?$",
    r"(?:(?:next|prev(?:ious)?|back)\b\s*)*(?:image|photo|picture|slide|page)?\s*\d+\s*(?:/|of)\s*\d+$",
    r"read (?:or|and) share this\b|media playback is (?:not supported|unsupported)\b|(?:just"
    r"|must) watch(?:ed)?\b.{0,80}\bmore videos\b",
    r"this (?:article|story|post) is (?:more than|over|now)\b.{0,30}\bold$",
    r"(?:share )?all sharing options\b|media playback is (?:not supported|unsupported)\b.{0,20}$",
    r"slideshow\s*\(|photo gallery\b.{0,20}$",
    r"(?:hit enter|press esc|type and hit)\b",
    r"(?:published|available) on (?:google play|the app store)|get it on google play|download on the app store",
    r"short link\b|short url\b|permalink\b|article (?:id|code|number)\s*:|news (?:id|code)\s*:",
    r"this (?:site|page) is protected by recaptcha",
    r"content created by .* is available without charge",
    r"listen to (?:this )?article\b.{0,12}\bshare\b|advertisements? continue reading\b|play video \d+:\d\d\b",
    r"interested in .{1,80}\? add .{1,80} as an interest to stay\b|just watched\b.{1,160}\breplay more videos\b",
))  # fmt: skip
_SOCIAL = re.compile(
    rf"(?:please )?(?:follow|join|like|find|subscribe(?: to| on)?|add us|connect with|stay connected|keep up with"
    rf"|share (?:this|it|on|via|to|with)"
    rf"|watch (?:us|live|our|more)|get (?:us|our|the latest|more|updates|news|breaking))\b.{{0,80}}"
    rf"\b(?:on|via|through|in|to)\b.{{0,30}}\b(?:{PLATFORMS})\b|(?:follow|join|subscribe to)\b.{{1,60}}\b(?:channel"
    rf"|newsletter)\b",
    re.IGNORECASE,
)
_NAMED_CHANNEL = re.compile(
    rf"(?P<name>[^\W\d_][\w&.'’ -]{{1,40}}?)(?:['’]s)? (?:on )?(?P<platform>{PLATFORMS})(?: channel| page| account)?",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"\s*(?:[|>»›/·•]|::)\s*")
_WIDE = re.compile(r"\s{2,}|\t")
_FROM_HOME = re.compile(r"(?:Home|HOME)\s*[|>»›/·•]\s*\S")
_JOINT = re.compile(r"(?<=[a-z.])(?=[A-Z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z])")
_NAME_JOINT = re.compile(
    r"\b(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|O['’]|Al|El|Fitz|You|Whats|Linked|Face|Tik|Buzz|Pay|Snap|Bit|Git|Eco)(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an icon line: its span, its words without the icon, and the icon's name."""

    span: Span
    words: str
    icon: str


def bare(words: str) -> str:
    """A line as lists of furniture hold it: lower case, outer marks off, typewriter apostrophes."""
    return words.strip(_OUTER).lower().replace("’", "'")


def is_related_head(words: str) -> bool:
    """Whether the line is a heading over links to other articles."""
    return bare(words) in RELATED_HEADS


def is_section(words: str) -> bool:
    """Whether the line is the name of a section, several of them, or such names run together."""
    if bare(words) in SECTIONS:
        return True
    parts = [part for part in _BREADCRUMB.split(words.strip(_OUTER)) if part]
    if len(parts) > 1 and all(bare(part) in SECTIONS | FURNITURE for part in parts):
        return True
    return _is_run_together(words) or _is_menu(words)


def is_furniture(words: str) -> bool:
    """Whether the line is certainly the page's and not the article's, wherever it stands."""
    name = bare(words)
    if not name or name in FURNITURE or all(word in FURNITURE_WORDS for word in name.split()):
        # A line of marks alone is a rule; but digits and letters outside the Latin script are words.
        return not re.search(r"\w", words) or bool(name)
    count = len(words.split())
    if count <= 30 and _LINK.match(words) and not words.rstrip().endswith((".", ".”", '."')):
        return True
    if is_telling(words):
        return False
    if count <= 24 and _FROM_HOME.match(words):
        return True
    if count <= 30 and _CLOSING_LINK.search(words):
        return True
    if count <= 16 and _OPENING_LINK.match(words) and not is_ended(words):
        return True
    if count <= 22 and _SOCIAL.match(words):
        return True
    if count <= 6 and channel_name(words) is not None:
        return True
    return count <= 60 and any(pattern.match(words) for pattern in _SENTENCES)


def channel_name(words: str) -> str | None:
    """Whose channel a line such as "The Courier on Telegram" is, where that is all it says."""
    match = _NAMED_CHANNEL.fullmatch(words.strip(_OUTER))
    if match is None or len(match["platform"]) < 2 or not match["name"][0].isupper():
        return None
    return None if any(token in SOCIAL_VERBS for token in tokens(match["name"])) else match["name"].strip()


SOCIAL_VERBS: frozenset[str] = frozenset(
    "follow join like share subscribe us our me on via find add watch get the a to new".split()
)
"""Words that show that a line about a channel names no outlet before the platform."""


def icon_segments(text: str, span: Span) -> list[Segment]:
    """The parts of a line that carries names of icons, each beginning with its icon; else none.

    An icon whose name is a word counts only where the line begins with it ("starAdd", "person Ada Lund").
    """
    line = text[slice(*span)]
    matches = list(_ICON.finditer(line))
    first = _FIRST_ICON.match(line)
    if first is not None or matches:
        # Names of icons that are words as well count only beside one that is certain.
        others = [first] if first is not None else []
        matches = sorted([*others, *matches, *_NEXT_ICON.finditer(line)], key=lambda match: match.start())
    if not matches or len(line.split()) > 20:
        return []
    segments = [Segment((span[0], span[0] + matches[0].start()), line[: matches[0].start()].strip(), "")]
    ends = [match.start() for match in matches[1:]] + [len(line)]
    for match, end in zip(matches, ends, strict=True):
        words = line[match.end() : end].strip()
        segments.append(Segment((span[0] + match.start(), span[0] + end), words, match[0]))
    return [segment for segment in segments if text[slice(*segment.span)].strip()]


def _is_run_together(words: str) -> bool:
    """Labels without a space between them, as "WorldEast AsiaPolitics"."""
    if is_ended(words) or len(words.split()) > 10:
        return False
    if not all(word[0].isupper() or word in ("and", "of", "the", "&", "in", "the") for word in words.split()):
        return False
    joints = len(_JOINT.findall(words)) - len(_NAME_JOINT.findall(words))
    if joints >= 2:
        return True
    return joints == 1 and any(bare(part) in SECTIONS for part in _JOINT.split(words))


def is_spaced_menu(words: str) -> bool:
    """Whether a line, its spaces kept, is a menu: entries set apart by wide spaces, a known section among them."""
    parts = [part for part in _WIDE.split(words.strip()) if part]
    if len(parts) < 4 or is_ended(words) or any(len(part.split()) > 3 or not part[0].isupper() for part in parts):
        return False
    return any(bare(part) in SECTIONS | FURNITURE for part in parts)


def _is_menu(words: str) -> bool:
    """Words of menus in a row, without marks between them."""
    parts = tokens(words)
    if len(parts) < 3 or is_ended(words):
        return False
    known = sum(part in SECTIONS or part in FURNITURE or part in FURNITURE_WORDS for part in parts)
    return known >= 0.7 * len(parts)
