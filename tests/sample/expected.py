"""What a careful reader finds in the sample articles, written down before any program read them.

Nothing here comes from the package: a table of plain values only.
"""

from __future__ import annotations

from tests.sample.expected_june import JUNE
from tests.sample.told import Article, believed, direct, mixed, said

_DROUGHT = (
    "This is not a drought, because the snow was ordinary and the rain was ordinary,",
    "Something upstream is holding the water, and a filling reservoir is the simplest explanation.",
)
_RULER = "You can argue with a farmer, but you cannot argue with a ruler nailed to a bridge,"
_NEW_GAUGES = ("We have offered to pay for new gauges on both banks,", "So far nobody has answered our letter.")
_OSTREL = (
    "the gauge at Ostrel had stood at 1.4 metres on Sunday, the lowest reading for any May since records began in 1951"
)
_AGENCY = (
    said("Ines Varga-Holt", "Water levels on the lower Velm are a third below the average of the last ten years"),
    direct("Ines Varga-Holt", *_DROUGHT),
    said("Ines Varga-Holt", _OSTREL),
    said(
        "Yelizaveta Khrustova",
        "that no farmer downstream had been deprived of water guaranteed under the treaty",
    ),
    believed("Yelizaveta Khrustova", "that the old gauges are at fault"),
    direct("Mikhail Dzhoravets", _RULER),
    direct("Corwin Pellas", *_NEW_GAUGES),
    said("Ruta Valdane", "she would bring the readings with her"),
)

COURIER_RALLY = Article(
    file="01-courier-rally.txt",
    title="Farmers vow to stay at Tarsk sluice until the river returns",
    outlet="The Pelmar Courier",
    republisher=None,
    published="2022-05-15",
    furniture=(
        "Skip to main content",
        "HomeNationBasinOpinionSport",
        "menuMenu searchSearch",
        "Please wait...",
        "folder_openBasin",
        "access_timeSunday, 15 May 2022",
        "personBy Anneke Drost",
        "Share on Facebook",
        "Mykhailo Dzhoravets speaks to supporters below the Tarsk dam. Photo: Piet Lammerow",
        "A grower fills a canteen from a tanker in Ostrel",
        "Read also: Five charts that explain the Velm treaty",
        "Most read",
        "Bus fares in Pelmar to rise in July",
        "Seed bank opens its doors to schools",
        "Comments (14)",
        "Newsletter: the Basin in your inbox every Friday",
        "© The Pelmar Courier. All rights reserved.",
    ),
    told=(
        said(
            None,
            "to keep their tents on the access road until Sundrovia lets more water through",
            source="growers",
        ),
        direct(
            "Mykhailo Dzhoravets",
            "The river does not belong to the men who hold the keys to a gate,",
            "We will stay at the sluice until the water comes back, "
            "and we will plant our beans between the tents if we must.",
        ),
        said(
            "Mykhailo Dzhoravets",
            "that the flow past Lower Hask had fallen by half since the reservoir began to fill in March",
        ),
        said(
            "Mykhailo Dzhoravets",
            "the Sundrovian government of hiding its own measurements from the downstream towns",
        ),
        direct("Jona Tessaly", "My well went dry in the first week of April,"),
        direct("Bertil Okarin", "We lent them our tractors, and nobody has sent us a bill yet,"),
        mixed(
            "Yelyzaveta Khrustova",
            "the dam was releasing exactly what the treaty of 1987 lays down "
            "and that the readings would be published before the end of the month",
        ),
        direct(
            "Mykhailo Dzhoravets",
            "We are not asking for a favour,",
            "we are asking for the river that our grandparents signed for.",
        ),
        believed("irrigation ministry", "the wheat harvest can still be saved if the gates are opened before June"),
        believed("irrigation ministry", "to send tankers to eleven villages this week"),
        said(
            "Mykhailo Dzhoravets",
            "that the Front would not negotiate with Northfall Power, only with the government in Sundrov",
        ),
    ),
)

HERALD_MINISTER = Article(
    file="02-herald-minister.html",
    title="Minister: no farmer has lost a litre that was promised",
    outlet="Sundrov Herald",
    republisher=None,
    published="2022-05-16",
    furniture=(
        "We use cookies to make your visit better.",
        "Accept all",
        "Jump to content",
        "Please switch on JavaScript to read our live ticker",
        "By Maud Ferrant",
        "16 May 2022, 08:30",
        "Tweet",
        "E-mail this story",
        "Energy Minister Elizaveta Hrustova visits the turbine hall at Tarsk in April",
        "Photo: Herald archive",
        "More on this story",
        "What the new lake will look like",
        "Power tariffs to fall, says regulator",
        "The Herald briefing",
        "Five stories before breakfast, every weekday. Sign up here.",
        "Join the discussion (3)",
        "peatcutter",
        "About time somebody told them.",
        "© 2022 Sundrov Herald Publishing Company",
        "Privacy policy",
    ),
    told=(
        said("Elizaveta Hrustova", "saboteurs at the Tarsk dam put downstream villages at risk"),
        mixed(
            "Elizaveta Hrustova",
            "as theatre the camp that agitators from across the border have set up on the road to the Tarsk dam",
        ),
        direct(
            "Elizaveta Hrustova",
            "No farmer has lost a single litre that the treaty promised him,",
            "What they have lost is patience, and for that no dam is to blame.",
        ),
        said(
            "Elizaveta Hrustova",
            "that the reservoir, now 62 percent full, would reach its working level by October "
            "and that releases would then double",
        ),
        mixed(
            "Elizaveta Hrustova",
            "that the so-called river guards were sleeping below a spillway that can open without notice",
        ),
        direct("Elizaveta Hrustova", "If the sirens sound, they will have four minutes,"),
        direct("Mikhail Joravets", "We know where the spillway is, because some of us poured its concrete,"),
        said(
            "Corwin Pellas",
            "that two pumps had been damaged on Friday night "
            "and that the police were looking at footage from three cameras",
        ),
        said(
            None,
            "the government was ready to invite observers from a third country",
            source="official",
        ),
        direct(
            None,
            "We would rather show a gauge to a stranger than argue with a megaphone,",
            source="official",
        ),
        said("Elizaveta Hrustova", "Until then the filling will go on"),
    ),
)

REVIEW_GAUGES = Article(
    file="03-review-gauges.html",
    title="Gauges on the Velm show a third less water, hydrologist says",
    outlet="The Quarrow Review",
    republisher=None,
    published="2022-05-17",
    furniture=(
        "Home news",
        "Crossword",
        "Search the Review",
        "This site uses cookies. By reading on you agree to our policy.",
        "May 17, 2022",
        "Save for later",
        "Share this article",
        "The gauge at Ostrel on Sunday (Marten Quill / Tidewater)",
        "Agency copy, lightly edited",
        "Most viewed",
        "Harbour museum to close on Mondays",
        "A walk along the salt wall",
        "Read the Review for 1 crown a week.",
        "© The Quarrow Review 2022",
    ),
    told=(
        *_AGENCY,
        mixed("Open River Front", "the reading proof of a slow theft"),
        said(
            None,
            "that onion prices had risen by a fifth in two weeks and that wholesalers were buying early",
            source="Traders",
        ),
    ),
)

COURIER_GAUGES = Article(
    file="04-courier-gauges.txt",
    title="Velm a third below average as reservoir fills, scientist finds",
    outlet="The Pelmar Courier",
    republisher=None,
    published="2022-05-17",
    furniture=(
        "HomeNationBasinOpinionSport",
        "BasinWaterKelmara",
        "17/05/2022",
        "By Staff, Tidewater News Agency",
        "Facebook Twitter WhatsApp Print",
        "Sundrovia's energy minister Yelizaveta Khrustova, here at a conference in 2021",
        "Leave a comment",
        "Your e-mail address will not be published",
        "Previous article: Farmers vow to stay at Tarsk sluice",
        "Next article: Pelmar tram drivers call off walkout",
    ),
    told=(*_AGENCY, mixed("Open River Front", "the reading proof of a slow theft")),
)

FREE_DELTA_INTERVIEW = Article(
    file="05-free-delta-interview.txt",
    title="River defenders will not trade the Velm for promises, Dzhoravets says",
    outlet="Free Delta News",
    republisher=None,
    published=None,
    furniture=(
        "No Script",
        "Loading, please wait",
        "Free Delta News Telegram",
        "folder_openRiver",
        "access_time 3 days ago",
        "starAdd to favourites",
        "By Newsroom",
        "Mykhaylo Dzhoravets at the camp kitchen",
        "Follow us on Telegram",
        "Tags: RiverTarskCamp",
        "Back to top button",
        "3 comments",
        "goldfinch77 - 2 days ago",
        "Well put, every word",
    ),
    told=(
        said(
            "Mykhaylo Dzhoravets",
            "that the river defenders will leave the Tarsk road only when the gates are lifted "
            "and the water thieves in Sundrov put their readings on the table",
        ),
        direct(
            "Mykhaylo Dzhoravets",
            "They offer us a meeting, then a committee, then a coffee,",
            "A field cannot drink coffee.",
        ),
        said("Mykhaylo Dzhoravets", "that no one at the camp had touched the pumps"),
        direct(
            "Mykhaylo Dzhoravets",
            "Whoever broke them did us no service,",
            "and I would hand him over myself.",
        ),
        said("Livia Sorrenz", "that 400 more families had asked for a place in the camp"),
        direct("Livia Sorrenz", "They come with goats and with grandmothers, and we find room for both,"),
        said("Livia Sorrenz", "that the Front takes money from abroad"),
        said(
            "Yelyzaveta Khrustova",
            "that nobody downstream had gone short of a litre owed under the treaty",
        ),
        said(None, "that the gates had been moved only twice since March", source="guard"),
        direct(
            None,
            "We turn the wheel when the company rings, and the company does not ring,",
            source="guard",
        ),
        believed("Open River Front", "to march to the border bridge on Sunday"),
        believed("Open River Front", "that growers from the other bank will join in"),
        said(
            "Mykhaylo Dzhoravets",
            "the camp will hold a vote before anyone speaks for it at Gannet's Reach",
        ),
    ),
)

HERALD_ROAD = Article(
    file="06-herald-road.txt",
    title="Police clear one lane to Tarsk as saboteurs dig in",
    outlet="Sundrov Herald",
    republisher=None,
    published="2022-05-18",
    furniture=(
        "NewsPoliticsBasinBusinessCulture",
        "Subscribe   Log in",
        "Published: Wednesday 18 May 2022, 18:40 | Updated: 19:05",
        "By Maud Ferrant and agencies",
        "facebook twitter whatsapp print",
        "Energy Minister Elizaveta Hrustova during a briefing on the filling of the reservoir",
        "AdvertisementScroll to continue",
        "Sign up for the Herald briefing",
        "Related stories: What the new lake will look like",
        "© 2022 Sundrov Herald Publishing Company",
    ),
    told=(
        said("Oswin Tharle", "The operation was over in twenty minutes and nobody was hurt"),
        direct("Oswin Tharle", "We asked politely, and when that failed we asked with a tow truck,"),
        said("Elizaveta Hrustova", "that every cubic metre promised to Kelmara had been delivered"),
        direct(
            "Elizaveta Hrustova",
            "A month without filling is a winter without heating for two hundred thousand homes. "
            "I have sat in those kitchens, and I have seen the coats on the chairs.",
            "I will not go back to those families and tell them that a hay cart was stronger than their government. "
            "We will fill this lake to the mark, and we will keep the treaty while we do it.",
        ),
        mixed("Mikhail Joravets", "that the lane had been opened for the cameras"),
        direct("Mikhail Joravets", "They moved one cart,", "We have sixty."),
        said("Mikhail Joravets", "any part in it"),
        said("Edda Lunt", "that the turbines would be tested on 1 June"),
        said("Edda Lunt", "divers had found no sand in the intake"),
        said(
            None,
            "the camp itself would be left alone until after the talks in Gannet’s Reach",
            source="official",
        ),
        direct(
            None,
            "Nobody wants a photograph of an old woman being carried to a bus,",
            source="official",
        ),
        mixed("Mikhail Joravets", "that he would never bargain with a turbine"),
    ),
)

REVIEW_INTERVIEW = Article(
    file="07-review-interview.txt",
    title="‘A field cannot drink coffee’: the teacher who shut a dam road",
    outlet="The Quarrow Review",
    republisher="Basin Monitor",
    published="2022-05-19",
    furniture=(
        "From Basin Monitor",
        "By Hollis Grantham-Vey",
        "Yelizaveta Khrustova, Sundrovia’s energy minister, opens the visitor centre at Tarsk in 2021",
        "Originally published in The Quarrow Review",
        "Like what you read? Support Basin Monitor with a small donation",
        "Filed under: Interviews, Velm",
        "Older post: Salt in the lower wells",
    ),
    told=(
        said(
            "Mikhail Dzhoravets",
            "his Open River Front would lift its blockade only once the gates were raised "
            "and Sundrovia’s readings were made public",
        ),
        direct(
            "Mikhail Dzhoravets",
            "They offer us a meeting, then a committee, then a coffee,",
            "A field cannot drink coffee.",
        ),
        direct(
            "Mikhail Dzhoravets",
            "Whoever broke them did us no service, and I would hand him over myself,",
        ),
        believed(
            "Mikhail Dzhoravets",
            "that the talks in Gannetâ€™s Reach will be used to tire the farmers out",
        ),
        direct(
            "Darya Dzhoravets",
            "Mikhail has never won an argument by shouting, only by waiting,",
            "The ministry should have learned that by now.",
        ),
        mixed(
            "Yelizaveta Khrustova",
            "that the reservoir was the cheapest battery either country will ever own",
        ),
        believed(None, "the Front useful but unruly", source="Officials"),
        direct(None, "He is a clock that strikes when it likes,", source="officials"),
        said("Ruta Valdane", "that her government had neither planned nor paid for the camp"),
        direct(
            "Ruta Valdane",
            "We send water to thirsty villages,",
            "and some of it is drunk in tents.",
        ),
    ),
)

FREE_DELTA_SIRENS = Article(
    file="08-free-delta-sirens.html",
    title="Sirens at midnight: the regime floods a camp and calls it a test",
    outlet="Free Delta News",
    republisher=None,
    published=None,
    furniture=(
        "Camp diary",
        "Wall of shame",
        "Home » River » Sirens at midnight",
        "playlist_add Add to reading list · text_fields Larger text · Send to a friend",
        "Energy minister Yelyzaveta Khrustova inspects a row of guards",
        "Stand with the river! Give what you can →",
        "You may also like",
        "Ten songs from the camp",
        "Thieves of the night shift",
        "Leave a reply",
        "Logged in as guest. Required fields are marked *",
        "Theme by Saltmarsh",
    ),
    told=(
        direct("Livia Sorrenz", "Nobody warned us, and nobody has said sorry,"),
        direct("Jona Tessaly", "I carried two children and a stove,"),
        said("Northfall Power", "the release as a routine test"),
        said("Northfall Power", "that notice had been given by text message"),
        said("Northfall Power", "30 cubic metres a second were let out for six minutes"),
        said("Mykhaylo Dzhoravets", "Khrustova to resign"),
        direct(
            "Mykhaylo Dzhoravets",
            "She told us that we would have four minutes,",
            "We had less than one.",
        ),
        direct("Mykhaylo Dzhoravets", "This was a crime with a timetable,"),
        said("Mykhaylo Dzhoravets", "that its inspectors be let into the control room"),
        said("Anton Brask", "that the sirens had started late"),
        direct("Anton Brask", "A relay failed, and we are replacing it,"),
        believed("Livia Sorrenz", "the camp to grow"),
        said("Livia Sorrenz", "More than 600 families now sleep beside the road"),
        direct(
            "Livia Sorrenz",
            "Yelyzaveta Khrustova has done in six minutes what we could not do in a month,",
            "She has shown the whole basin who holds the tap.",
        ),
    ),
)

ARTICLES = (
    COURIER_RALLY,
    HERALD_MINISTER,
    REVIEW_GAUGES,
    COURIER_GAUGES,
    FREE_DELTA_INTERVIEW,
    HERALD_ROAD,
    REVIEW_INTERVIEW,
    FREE_DELTA_SIRENS,
    *JUNE,
)
