"""Word lists that many sites share: furniture, agencies, publications, offices, verbs.

Everything here is lower case and in English unless a comment says otherwise. A list
holds what is common to many sites, never the name of one publication.
"""

from __future__ import annotations

FURNITURE: frozenset[str] = frozenset(
    """
0 comments|1 comment|a a|about the author|about us|accept|accept all|accept cookies|account|add a comment
add to favorites|add to favourites|advertisement|advertising|advert|ad|all rights reserved|also read
article continues below|article continues below advertisement|article continues after this advertisement|back
back to top|back to top button|bookmark|breaking|breaking news|by clicking submit you agree|cancel|close|close menu
comment|comments|comments are closed|connect with us|contact us|continue reading|continue reading below
continue reading the main story|continued below|copied|copy link|copy url|decrease font size|dismiss|donate
donate now|download|download app|download our app|download the app|edition|editor's pick|editor's picks
editors' picks|email|email this|enable javascript|expand|facebook|favorite|favourite|follow|follow us|follow us on
font size|gallery|get the app|go to top|hide caption|home|home page|homepage|increase font size|instagram|install
join us|join now|join the conversation|join the discussion|jump to content|latest|latest news|leave a comment
leave a reply|like|like this|linkedin|link copied|listen|listen now|listen to article|listen to this article|live
load comments|load more|load more comments|loading|log in|log out|login|logout|menu|messenger|more
more from this section|more news|more on this|more on this story|more on this topic|more stories|most popular
most read|most viewed|my account|navigation|newsletter|newsletters|next|next article|next post|next story|no script
noscript|no comments|no comments yet|no javascript|open menu|open search|photo|photos|pinterest|play|play video
please enable javascript|please wait|popular|previous|previous article|previous post|previous story|print
print article|print this|privacy|privacy policy|promoted content|read also|read in app|read later|read more
read next|recommended|recommended for you|recommended stories|reddit|register|reject all|related|related articles
related content|related coverage|related links|related news|related posts|related stories|related story
related topics|related video|related videos|reply|report this ad|return to top|rss|save|save article|save for later
save story|scroll down|scroll to continue|search|see also|see more|send|settings|share|share article|share link
share on|share on facebook|share on linkedin|share on telegram|share on twitter|share on whatsapp|share on x
share options|share story|share this|share this article|share this page|share this post|share this story
share this with|share via|share with|shares|show caption|show comments|show less|show more|sign in|sign out|sign up
sign up now|skip|skip ad|skip advertisement|skip to content|skip to main content|skip to navigation|skip to footer
slideshow|snapchat|sponsored|sponsored content|sponsored links|stay connected|story continued below
story continues below|story continues below advertisement|submit|subscribe|subscribe now|subscribe to newsletter
subscribe to our newsletter|table of contents|tags|telegram|terms and conditions|terms of service|terms of use
text size|tiktok|top|top stories|topics|translate|trending|trending now|tweet|twitter|view all|view all comments
view comments|view gallery|view image|view more|view photos|view profile|watch|watch live|watch now|watch video
whatsapp|you may also like|you might also like|you may like|you might like|youtube|your email|zoom
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
"""Whole lines that are a page's furniture, compared without case and outer punctuation."""

FURNITURE_WORDS: frozenset[str] = frozenset(
    """
share tweet print email e-mail save like facebook twitter x whatsapp telegram linkedin reddit pinterest instagram
youtube tiktok messenger viber snapchat flipboard tumblr threads bluesky mastodon copy link comment comments follow
subscribe sms rss via on us more bookmark listen
""".split()
)
"""A line made only of these words is furniture."""

RELATED_HEADS: frozenset[str] = frozenset(
    """
related|related articles|related content|related coverage|related links|related news|related posts|related stories
related topics|related video|related videos|read more|read next|also read|read also|more news|more on this
more on this story|more on this topic|more stories|most popular|most read|most viewed|recommended
recommended for you|recommended stories|see also|trending|trending now|popular|top stories|latest|latest news
editor's picks|editors' picks|you may also like|you might also like|you may like|you might like|tags|topics
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
"""Headings after which lines that are no sentences are links, not text."""

ICONS: frozenset[str] = frozenset(
    """
star star_border star_half share print person person_outline people group folder folder_open access_time access_alarm
schedule query_builder watch_later update today event date_range calendar_today calendar_month history favorite
favorite_border bookmark bookmark_border bookmark_outline arrow_back arrow_forward arrow_upward arrow_downward
arrow_drop_down arrow_drop_up arrow_back_ios arrow_forward_ios keyboard_arrow_up keyboard_arrow_down
keyboard_arrow_left keyboard_arrow_right keyboard_backspace expand_more expand_less chevron_left chevron_right
navigate_next navigate_before menu search close cancel email mail mail_outline comment mode_comment chat chat_bubble
chat_bubble_outline forum thumb_up thumb_down visibility remove_red_eye play_arrow play_circle play_circle_filled
play_circle_outline pause volume_up volume_off headset mic more_vert more_horiz location_on place room label
label_outline local_offer home account_circle language public link content_copy file_download cloud_download get_app
photo photo_camera camera_alt image insert_photo videocam movie notifications notifications_none settings help_outline
info_outline info text_fields format_size format_quote zoom_in zoom_out fullscreen open_in_new launch check_circle
create edit mode_edit rss_feed tag whatshot trending_up
""".split()
)
"""Names of icons that turn into words when a page is pasted as text."""

TIME_ICONS: frozenset[str] = frozenset(
    """
access_time access_alarm schedule query_builder watch_later update today event date_range calendar_today
calendar_month history
""".split()
)
"""Icons that stand before a date."""

PERSON_ICONS: frozenset[str] = frozenset(
    ("person", "person_outline", "account_circle", "people", "group", "create", "edit")
)
"""Icons that stand before a byline."""

SECTIONS: frozenset[str] = frozenset(
    """
africa|americas|asia|asia pacific|asia-pacific|europe|middle east|north america|south america|latin america
central asia|gulf|world|world news|international|global|local|national|nation|region|regional|domestic|us|u.s.|uk
usa|uk news|us news|africa news|politics|business|economy|economics|finance|markets|money|technology|tech|science
health|environment|climate|energy|education|culture|arts|arts & culture|entertainment|lifestyle|life|style|travel
food|sport|sports|football|society|religion|history|law|crime|justice|military|defence|defense|security|diplomacy
conflict|war|media|opinion|opinions|analysis|comment|commentary|editorial|editorials|editor's choice|features
feature|interviews|interview|investigations|investigation|reports|report|news|news in brief|top news|all news
exclusive|exclusives|special report|in depth|in-depth|explainer|explainers|fact check|blog|blogs|video|videos|audio
podcast|podcasts|photos|pictures|gallery|galleries|live|latest|latest news|breaking news|archive|archives|headlines
front page|human rights|elections|election|weather|obituaries|letters|uncategorized|uncategorised|featured|sci-tech
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
"""Names of sections as they stand in menus and above headlines."""

AGENCIES: frozenset[str] = frozenset(
    """
ap|a.p.|associated press|the associated press|afp|agence france-presse|reuters|thomson reuters|upi
united press international|dpa|deutsche presse-agentur|epa|efe|ansa|tass|itar-tass|ria novosti|ria|interfax|xinhua
kyodo|kyodo news|yonhap|pti|press trust of india|ani|ians|anadolu|anadolu agency|bloomberg|bloomberg news|pa
pa media|press association|apa|belga|anp|lusa|ntb|tt|ritzau|stt|pap|ctk|mti|agerpres|tanjug|ukrinform|unian|sana
irna|isna|wafa|ina|petra|mena|spa|wam|kuna|bna|qna|aap|canadian press|the canadian press|getty|getty images
agencies|agency|news agencies|wires|wire|wire services|wire reports|wire service|news services|news service|staff
staff writer|staff writers|staff reporter|staff reporters|our correspondent|our correspondents|correspondents
correspondent|special correspondent|web desk|news desk|newsdesk|desk|newsroom|editor|editors|admin|administrator
editorial staff|editorial team|editorial board|reporter|reporters|compiled|compiled by staff
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
"""News agencies and nameless staff: credits, never an outlet."""

OUTLET_WORDS: frozenset[str] = frozenset(
    """
news times post herald tribune gazette observer chronicle courier daily journal today press media tv television radio
network online weekly magazine review standard guardian telegraph mirror echo mail star sun globe dispatch bulletin
monitor examiner inquirer enquirer record register sentinel ledger advertiser messenger voice insider wire channel
broadcasting report digest outlook eye watch nation independent argus mercury reporter newspaper fm english arabic
farsi persian urdu
""".split()
)
"""Words that names of publications are made of."""

EDITIONS: frozenset[str] = frozenset(
    "english arabic french spanish russian turkish persian farsi urdu hebrew kurdish".split()
)
"""Languages that stand at the end of the name of an outlet's edition."""

PLATFORMS = (
    "telegram|whatsapp|twitter|x|facebook|instagram|youtube|tiktok|linkedin|threads|bluesky|mastodon|viber"
    "|google news|newsletter|app|rss"
)
"""Platforms and services of follow lines, as a pattern."""

OFFICES: frozenset[str] = frozenset(
    """
president vice-president premier minister secretary secretary-general general-secretary chancellor governor mayor
senator congressman congresswoman representative deputy mp member lawmaker speaker spokesman spokeswoman spokesperson
ambassador envoy consul delegate diplomat leader chief head chairman chairwoman chair chairperson director
director-general commissioner commander general lieutenant colonel major captain sergeant admiral marshal brigadier
officer sheriff judge justice prosecutor attorney lawyer king queen prince princess emir sultan sheikh sheik shaikh
imam ayatollah mullah hajj sayyed sayyid mufti rabbi bishop archbishop cardinal pope pastor patriarch professor dr dr.
doctor economist analyst expert scientist researcher activist author writer journalist editor actor actress singer
coach captain player striker ceo founder co-founder owner manager official candidate nominee veteran survivor resident
farmer teacher nurse victim suspect sir lord lady dame rep. sen. gov. gen. lt. col. sgt. capt. adm. prof. rev. mr.
mrs. ms. mr mrs ms
""".split()
)
"""Titles and roles that stand before or after a person's name."""

POSES: frozenset[str] = frozenset(
    """
speaks speaking addresses addressing attends attending poses posing walks walking waves waving looks looking arrives
arriving shakes shaking pictured seen shown stands standing sits sitting greets greeting meets meeting gestures
gesturing delivers delivering holds holding leaves leaving visits visiting inspects inspecting gather gathers
gathering march marches marching hold wave waves protest protesting carry carrying chairs listens listening talks
talking reacts reacting inspect ride
""".split()
)
"""Verbs by which a caption says what a picture shows."""

SPEECH_VERBS: frozenset[str] = frozenset(
    """
said says say saying told tells tell telling added adds adding wrote writes write announced announces stated states
stressed stresses claimed claims warned warns argued argues asked asks replied replies answered insisted insists noted
notes explained explains declared declares denied denies accused accuses called calls calling urged urges vowed vows
continued concluded recalled remarked reported reports tweeted posted confirmed confirms emphasized emphasised
emphasizes reiterated reaffirmed asserted asserts acknowledged admitted admits condemned criticized criticised
described describes demanded demands suggested suggests testified testifies pledged promised quoted according observed
pointed repeated responded responds commented
""".split()
)
"""Verbs of speaking: a paragraph with one of them and quoted words is never furniture."""

FINITE_VERBS: frozenset[str] = frozenset(
    """
is are was were be been am has have had do does did will would shall should can could may might must isn't aren't
wasn't weren't won't can't cannot don't doesn't didn't hasn't haven't it's that's there's he's she's they're we're i'm
""".split()
)
"""Small verbs that a caption without a sentence does not have."""
