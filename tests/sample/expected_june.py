"""What a careful reader finds in the later articles, from the talks of June on.

Written down, like the others, before any program read them.
"""

from __future__ import annotations

from tests.sample.told import Article, believed, direct, mixed, said

_JULY = ("We did not come for October, we came for July,", "The wheat will not wait for a signature.")
_TENTS = "We will take down the tents on the day the gauge reads two metres, and not one day before,"
_TRICKLE = "Twice a trickle is still a trickle,"
_AGENCY = (
    said("Yelizaveta Khrustova", "the reservoir was now 71 percent full"),
    direct("Ruta Valdane", *_JULY),
    said("Ruta Valdane", "that she had handed over all readings of the gauge at Ostrel since 1994"),
    said("Corwin Pellas", "that the company had meant to frighten the camp"),
    direct("Corwin Pellas", "A relay failed, a siren was late, and I have apologised to the families by name,"),
    mixed("Mikhail Dzhoravets", "the talks a dinner about hunger"),
    direct("Mikhail Dzhoravets", _TENTS),
)

TIDEWATER_TALKS = Article(
    file="09-tidewater-talks.html",
    title="Velm talks open with a promise of more water, if it rains",
    outlet="Tidewater News Agency",
    republisher=None,
    published="2022-06-02",
    furniture=(
        "For clients",
        "By Petra Holm-Aske",
        "June 2, 2022",
        "Copy for your page",
        "Yelizaveta Khrustova arrives at the hotel in Gannet’s Reach on Thursday (Marten Quill / Tidewater)",
        "Latest from the wire",
        "Ferry stuck on sandbank for six hours",
        "Customs Quay 4",
    ),
    told=(
        direct(
            "Yelizaveta Khrustova",
            "Releases should double in October, if the autumn rains are ordinary and the commission signs,",
            "Nobody can promise rain.",
        ),
        *_AGENCY,
        believed(
            "treaty commission",
            "that both sides will accept three observers from a third country by the end of June",
        ),
        direct(None, "They agree about the water and quarrel about the ruler,", source="adviser"),
    ),
)

LAKESIDE_TALKS = Article(
    file="10-lakeside-talks.txt",
    title="More water in October, minister says as lake talks open",
    outlet="Lakeside Post",
    republisher=None,
    published="2022-06-03",
    furniture=(
        "Town  Lake  World  Weather  Small ads",
        "Friday, 3 June 2022",
        "By Tidewater News Agency",
        "Share  Print  Save",
        "The lakeside hotel in Gannet's Reach, where the treaty was signed. Photo: Lakeside Post",
        "Read next",
        "Regatta put off by a week",
        "Swans nest under the bandstand",
        "Get the Post by e-mail every morning",
        "© 2022 Lakeside Post",
    ),
    told=(direct("Yelizaveta Khrustova", "Releases should double in October,"), *_AGENCY),
)

HERALD_DOUBLE = Article(
    file="11-herald-double.txt",
    title="Hrustova brings the growers twice the water",
    outlet="Sundrov Herald",
    republisher=None,
    published="2022-06-03",
    furniture=(
        "NewsPoliticsBasinBusinessCulture",
        "Published: Friday 3 June 2022, 07:10",
        "By Maud Ferrant in Gannet’s Reach",
        "facebook twitter whatsapp print",
        "Elizaveta Hrustova leaves the lakeside hotel. Photo: Herald",
        "AdvertisementScroll to continue",
        "Sign up for the Herald briefing",
        "Power tariffs to fall, says regulator",
        "© 2022 Sundrov Herald Publishing Company",
    ),
    told=(
        said("Elizaveta Hrustova", "that releases from the Tarsk dam will double in October"),
        direct("Elizaveta Hrustova", "Nobody can promise rain,"),
        direct("Elizaveta Hrustova", "The lake is ours to fill and the treaty is ours to keep,", "We do both."),
        said(
            "Mikhail Joravets",
            "that the tents would come down only when the gauge at Ostrel read two metres",
        ),
        mixed("Ilmar Rudeck", "the demand a ransom note with a ruler"),
        direct(
            "Ilmar Rudeck",
            "The minister negotiates with ministers,",
            "She does not negotiate with hay carts.",
        ),
        believed("Ilmar Rudeck", "that the camp will empty by itself once the harvest begins"),
        said("Ruta Valdane", "that October was too late for the wheat"),
        said("Corwin Pellas", "that the sirens would be tested every Monday at noon"),
        direct("Corwin Pellas", "Whoever hears them at noon on a Monday may go on eating his soup,"),
        said(None, "that a third country had been asked to send observers", source="officials"),
    ),
)

COURIER_ANSWER = Article(
    file="12-courier-answer.html",
    title="Valdane: twice a trickle is still a trickle",
    outlet="The Pelmar Courier",
    republisher=None,
    published="2022-06-04",
    furniture=(
        "By Anneke Drost | Saturday, 4 June 2022",
        "Share on Facebook",
        "Copy link",
        "Ruta Valdane on the night train with a box of gauge books. Photo: Piet Lammerow",
        "Most read",
        "Bus fares in Pelmar to rise in July",
        "Tram drivers vote again",
        "Comments (31)",
        "© The Pelmar Courier. All rights reserved.",
    ),
    told=(
        direct("Ruta Valdane", _TRICKLE),
        said("Yelyzaveta Khrustova", "that releases would double in October"),
        direct("Ruta Valdane", "If Mrs Khrustova can double the river in October, she can halve her lake in July,"),
        said(
            "Ruta Valdane",
            "that the gauge at Ostrel, at 1.4 metres, had not risen by a finger since the talks began",
        ),
        direct(
            "Jona Tessaly",
            "My well is a hole with a bucket in it,",
            "I should like the minister to come and look for her litre there.",
        ),
        said(
            "Yelyzaveta Khrustova",
            "that no farmer had lost a single litre that the treaty promised him",
        ),
        said("Bertil Okarin", "that the town would run out of drinking water by the middle of July"),
        mixed("Mykhailo Dzhoravets", "that the minister had at last learned to divide"),
        direct("Mykhailo Dzhoravets", "October is a month for drinking to the harvest, not for watering it,"),
        said(None, "Mrs Khrustova would not comment on slogans", source="spokesman"),
        believed(
            None,
            "the next round of talks to begin before the end of the month",
            source="government",
        ),
    ),
    correction="An earlier version of this article gave the reading of the gauge at Ostrel as 4.1 metres. "
    "It was 1.4 metres.",
)

REVIEW_BRIEFING = Article(
    file="13-review-briefing.txt",
    title="The night of the sirens: what Northfall Power was asked, and what it said",
    outlet="The Quarrow Review",
    republisher=None,
    published="2022-06-07",
    furniture=(
        "World | Home news | Letters | Crossword",
        "June 7, 2022",
        "By Hollis Grantham-Vey",
        "Save for later",
        "Share this article",
        "Corwin Pellas in the turbine hall on Monday (Marten Quill / Tidewater)",
        "Most viewed",
        "Harbour museum to close on Mondays",
        "The last lamplighter of Quarrow",
        "Subscribe now",
        "© The Quarrow Review 2022",
    ),
    told=(
        direct("Corwin Pellas", "We tested a gate and we learned something about a siren,"),
        said("Edda Lunt", "that nobody at the dam had known how many people were asleep below it"),
        # A transcript has no quotation marks: by their definition these are indirect.
        said(
            "Corwin Pellas",
            "I knew it at six minutes past midnight. The man on the gate telephoned me, and I told him to close it.",
        ),
        said("Edda Lunt", "The order came from the control room in Sundrov. We do not name our engineers."),
        said("Corwin Pellas", "Not that night."),
        direct("Livia Sorrenz", "He looked at his shoes when he said it, and I believed him,"),
        said("Livia Sorrenz", "the families still wanted to see the book of the control room"),
        believed("Livia Sorrenz", "that they ever will"),
        said("Anton Brask", "that the sirens had started late"),
        direct("Anton Brask", "A relay failed, and we are replacing it,"),
        said(
            "Ines Varga-Holt",
            "that 30 cubic metres a second for six minutes was enough to fill a school hall twice over",
        ),
        direct("Ines Varga-Holt", "It is not a large wave, unless you are lying down,"),
    ),
)

FREE_DELTA_LAKE = Article(
    file="14-free-delta-lake.html",
    title="They dined by the lake while the wells ran dry",
    outlet="Free Delta News",
    republisher=None,
    published=None,
    furniture=(
        "Camp diary",
        "Wall of shame",
        "Home » River » They dined by the lake",
        "playlist_add Add to reading list · text_fields Larger text · Send to a friend",
        "River defenders listen in the boatyard at Gannet’s Reach",
        "Stand with the river! Give what you can →",
        "You may also like",
        "Ten songs from the camp",
        "Leave a reply",
        "Logged in as guest. Required fields are marked *",
        "Theme by Saltmarsh",
    ),
    told=(
        said("Yelyzaveta Khrustova", "that the river would run twice as strong in October if it rained"),
        direct("Ruta Valdane", _TRICKLE),
        direct("Mykhaylo Dzhoravets", _TENTS),
        said("Mykhaylo Dzhoravets", "Northfall Power of hiding the order that opened the spillway"),
        direct("Mykhaylo Dzhoravets", "A wave with a timetable has an author,"),
        said("Livia Sorrenz", "that 900 families were now in the camp"),
        direct(
            "Livia Sorrenz",
            "They count our tents from a helicopter, and they cannot count the water in a river,",
        ),
        said("Corwin Pellas", "that the order came from the control room in the capital"),
        believed("Jona Tessaly", "the minister will never visit her well"),
        direct("Jona Tessaly", "She would have to bring her own water,"),
        said(None, "that the tables on the terrace had been laid for sixty", source="driver"),
    ),
)

LAKESIDE_OBSERVERS = Article(
    file="15-lakeside-observers.html",
    title="Three strangers will read the gauges of the Velm",
    outlet="Lakeside Post",
    republisher=None,
    published="2022-06-10",
    furniture=(
        "Small ads",
        "By Osk Tiemersma",
        "10 June 2022",
        "Share · Print · Save",
        "The observers’ boat is painted in the school yard. Photo: Lakeside Post",
        "Read next",
        "Regatta is on again",
        "Hotel sells its treaty table",
        "Get the Post by e-mail every morning",
        "© 2022 Lakeside Post",
    ),
    told=(
        said(
            "treaty commission",
            "Three observers from a third country will read every gauge on the Velm twice a day from the first of July",
        ),
        direct(
            "Halder Nyquist",
            "We have bought them rulers, boots and a rowing boat,",
            "The rest is up to the river.",
        ),
        said("Halder Nyquist", "that both governments had signed the paper within an hour"),
        direct(
            "Yelizaveta Khrustova",
            "A stranger with a ruler is welcome at my dam,",
            "He will find the water that we said he would find.",
        ),
        said("Ruta Valdane", "the observers should have come in March"),
        direct(
            "Ines Varga-Holt",
            "It is the first sensible thing that anybody has done since the concrete was poured,",
        ),
        said("Mikhail Dzhoravets", "that nobody could argue with a ruler nailed to a bridge"),
        direct("Mikhail Dzhoravets", "Now we shall see who argues,"),
        said("Mikhail Dzhoravets", "that the second lane of the dam road would be cleared by Sunday"),
        believed("Mikhail Dzhoravets", "to keep the tents until the gauge at Ostrel reads two metres"),
        said("Corwin Pellas", "the offer to pay for new gauges on both banks"),
        said(None, "that he had never rowed a boat", source="observers"),
    ),
)

JUNE = (
    TIDEWATER_TALKS,
    LAKESIDE_TALKS,
    HERALD_DOUBLE,
    COURIER_ANSWER,
    REVIEW_BRIEFING,
    FREE_DELTA_LAKE,
    LAKESIDE_OBSERVERS,
)
