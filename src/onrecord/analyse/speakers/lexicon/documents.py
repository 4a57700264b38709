"""Words of documents in which somebody speaks: what they are called, whose they are, how they are given out."""

from __future__ import annotations

STATING = frozenset(
    """report poll survey study statement letter memo memorandum analysis review complaint filing dossier paper figure
    data research census audit forecast estimate circular bulletin communique communiqué manifesto post tweet ad
    advertisement note index brief submission presentation proposal press-release release questionnaire test
    petition database lawsuit suit complaint remark comment average ranking op-ed editorial column announcement
    testimony affidavit email e-mail message summary document article piece headline tracker reporting
    coverage advert spot clip commercial video film documentary movie book memoir novel bestseller profile form
    submission commentary tally account resolution handout fact-sheet pamphlet leaflet flyer newsletter blog blogpost
    podcast essay transcript accounting list report-card scorecard explainer platform disclosure
    warning rule bylaw program show ruling investigation inquiry probe projection""".split()
)
"""Documents in which somebody speaks; a speech, a law or an account is spoken of in other ways."""
LAWS = frozenset("law bill act legislation amendment ordinance treaty agreement constitution statute".split())
"""Documents that provide, and say nothing by themselves: the words are those of the body whose they are."""
BELONGING = frozenset("report statement figure data manifesto bulletin communique communiqué circular letter".split())
"""Those of which "of" tells whose they are, not what they are about or whom they ask."""
PASSED_ON = frozenset(
    "published posted obtained seen reviewed cited shared leaked broadcast aired carried quoted".split()
)
SAME = {"suit": "lawsuit", "survey": "poll", "release": "statement", "press-release": "statement",
         "study": "report", "investigation": "report", "inquiry": "report", "probe": "report",
         "research": "report", "analysis": "report", "review": "report", "data": "report",
         "advertisement": "ad", "advert": "ad", "spot": "ad", "clip": "ad", "commercial": "ad", "video": "ad",
         "documentary": "film", "movie": "film", "memoir": "book", "account": "book", "novel": "book",
         "bestseller": "book", "memorandum": "memo", "complaint": "lawsuit", "filing": "lawsuit",
         "submission": "lawsuit", "brief": "lawsuit", "article": "piece", "editorial": "piece", "column": "piece",
         "op-ed": "piece", "commentary": "piece", "e-mail": "email"}  # fmt: skip
"""Nouns that may stand for another one."""
TOLD_IN = frozenset("statement release press-release letter memo email e-mail post tweet filing report".split())
"""Documents in which somebody is said to say something: "N said in a statement"."""
ASKED = frozenset("poll report average figure index ranking estimate forecast census".split())
"""Documents of which many may be spoken of at a time."""
PRINTED = frozenset("editorial piece article column headline op-ed".split())
"""Documents in which a paper speaks, though nobody says which."""
PAPERS = frozenset(
    """times post journal tribune herald gazette newspaper magazine paper chronicle observer guardian globe register
    leader sun star news daily weekly""".split()
)
PRESS = frozenset("newspaper paper magazine daily weekly tabloid publication".split())
OF_ONE = frozenset(
    """tweet ad advertisement advert spot commercial video post memo letter book memoir film documentary song op-ed
    email e-mail form disclosure profile speech release bestseller""".split()
)
"""What a person's name may stand before as its maker's: "an N tweet"."""
GIVING = frozenset(
    """has have had released releases releasing issued issues issuing published publishes publishing posted posts
    posting wrote writes written unveiled unveils aired airs airing launched launches filed files filing sent sends made
    makes produced produces directed directs tweeted shared delivered circulated conducted commissioned put
    is was""".split()
)
"""Verbs by which their subject puts out a document."""
MAKING = frozenset("said says say told wrote writes written noted notes added claimed claims called".split())
MADE = frozenset(
    """conducted released issued commissioned written produced sponsored compiled prepared authored done taken run filed
    sent signed created directed paid put out carried unveiled launched drafted penned delivered conducts
    conducting wrote co-written""".split()
)
"""What was done with a document by whoever made it."""
SHARED_NOUNS = (frozenset(("poll", "survey")), frozenset(("report", "study", "paper")),
                frozenset(("ad", "advertisement", "spot", "video", "advert", "commercial", "clip")),
                frozenset(("email", "e-mail")), frozenset(("lawsuit", "suit", "complaint")),
                frozenset(("memo", "memorandum")), frozenset(("statement", "release", "press-release")))  # fmt: skip
"""Nouns by which one and the same document is called."""
VAGUE = frozenset(
    """new newest recent latest last first same own national nationwide statewide annual weekly daily monthly major
    full entire whole final interim preliminary scathing bombshell explosive brief short long lengthy detailed
    newly just-released released public television tv web online radio digital print much-anticipated fresh just
    big similar current page minute second monday’s tuesday’s""".split()
)
"""Words before a document's noun that tell it from no other."""
PLATFORMS = frozenset("facebook twitter youtube instagram tiktok linkedin snapchat reddit telegram whatsapp".split())
TOLD_BY = frozenset("results result findings numbers data".split())
"""Nouns that only say what of a document is told: "survey results"."""
WITHIN = frozenset("report article story piece editorial profile dispatch".split())
"""Documents that are a paper's in whose pages they stand: "a report in the N"; a study in a journal is not."""
OWN = frozenset("poll survey report study analysis index ranking research review census tally".split())
"""Documents that whoever publishes them has made."""
UPLOADED = frozenset("post video profile page tweet message clip account note".split())
"""Documents that anybody puts on a platform."""


def kind_of_document(noun: str) -> str:
    """The noun that ``noun`` may be taken up by later: a "survey" is "the poll"."""
    return SAME.get(noun, noun)
