from __future__ import annotations

import textwrap

import pytest

from tests.clean.pages import BODY, TITLE, article, cleaned, kinds, of_kind


def test_text_is_the_decoded_file_unchanged() -> None:
    text = "\r\n" + article(TITLE, gap="\r\n\r\n") + "\r\n\t\u00a0\r\n"
    assert cleaned(text).text == text


def test_body_paragraphs_are_body_and_nothing_is_lost() -> None:
    for gap in ("\n", "\n\n", "\r\n"):
        document = cleaned(article(TITLE, gap=gap))
        assert document.title == TITLE
        assert of_kind(document, "body") == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "No Script",
        "Please wait...",
        "Back to top",
        "Comments",
        "Share",
        "Facebook Twitter WhatsApp",
        "Advertisement",
        "Read more: Dockers strike again",
        "Also read | Dockers strike again",
        "Subscribe to our newsletter",
        "We use cookies to improve your experience on this site.",
        "Follow us on Telegram",
        "Leave a Reply",
        "© 2024 Karsa Mirror. All rights reserved.",
        "Share this article with your friends",
        "3 min read",
        "Your email address will not be published.",
        "Tags: pier, Karsa, dockers",
        "Home > World > Islands",
        "LISTEN TO ARTICLE 3:55 SHARE THIS ARTICLE Share Tweet Post Email",
        "Advertisement Continue reading the main story",
        "Play Video 3:41 Who shut the northern pier? – video",
        "Interested in Karsa? Add Karsa as an interest to stay up to date on the latest Karsa news.",
    ],
)
def test_furniture_is_boilerplate_wherever_it_stands(line: str) -> None:
    for text in (article(f"{line}\n{TITLE}"), article(TITLE, (line,)), article(TITLE, foot=line)):
        document = cleaned(text)
        assert kinds(document)[line] == "boilerplate"
        assert document.title == TITLE
        assert of_kind(document, "body") == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "“We will not go.”",
        "“We will not go”",
        "He added:",
        "By Friday, the pier was empty",
        "What happens next?",
        "Share prices of the port fell on Tuesday",
        "A town divided",
        "The minister’s plan",
        "3 May 2024",
        "Politics",
        "By signing the accord, the two towns agree to share the pier.",
        "Follow the money, she told the court.",
        "Copyright law changed in 2019, the mayor said.",
        "“Read more books,” said Mayor Ada Lund.",
        "« Nous ne partirons pas », a déclaré le maire.",
        "‘We will not go,’ she said",
        "Lund said “no”",
        "The photo showed an empty pier.",
        "Join us on the pier, she wrote.",
        "From the pier she saw nothing.",
        "CLOSE THE PIER NOW, SAY THE DOCKERS",
        "File after file went into the water, and in this the mayor was no help.",
    ],
)
def test_what_may_be_body_stays_body(line: str) -> None:
    assert kinds(cleaned(article(TITLE, (line,))))[line] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Ada Lund",
        "Karsa’s Harbour Minister Ivo al-Brandt",
        "Ada Lund, mayor of Karsa",
        "Mayor Ada Lund speaks at the harbour in Karsa on Monday",
        "File photo",
        "Image credit: Tidewater Pictures",
        "Dockers march past the gate in Karsa (Photo: Ivo Brandt)",
        "Ada Lund (left) and Ivo Brandt at the gate",
        "FILE PHOTO: Dockers at the gate of the northern pier in Karsa, May 2, 2024.",
        "Photo by Ivo Brandt",
        "FILE - In this May 2, 2024, file photo, the mayor says that the pier is shut.",
        "Image copyright Tidewater Image caption The mayor said that the pier was shut",
        "Facebook Twitter Pinterest ‘We will not go,’ said Ada Lund at the gate.",
        "CLOSE Mayor Ada Lund said that the pier was shut. Tidewater",
        "Photos: Dockers march in Karsa Photos: Dockers march in Karsa The mayor said no. Hide Caption 1 of 2",
    ],
)
def test_captions_between_paragraphs(line: str) -> None:
    document = cleaned(article(TITLE, (line,)))
    assert kinds(document)[line] == "caption"
    assert of_kind(document, "body") == list(BODY)


def test_names_that_head_the_passages_of_a_list_are_no_captions() -> None:
    names = ("Ada Lund", "Ivo Brandt", "Mira Holm")
    said = [f"{name.split()[1]} said the pier must open. {name} is standing again this year." for name in names]
    middle = tuple(line for pair in zip(names, said, strict=True) for line in pair)
    found = kinds(cleaned(article(TITLE, middle)))
    assert {found[name] for name in names} == {"body"}


def test_the_headline_repeated_is_boilerplate_and_the_first_stays_title() -> None:
    document = cleaned(article(f"{TITLE}\n{TITLE}"))
    assert [block.kind for block in document.blocks[:2]] == ["title", "boilerplate"]
    assert cleaned(article(TITLE, (TITLE.upper(),))).blocks[3].kind == "boilerplate"


def test_a_headline_with_a_colon_is_no_transcript() -> None:
    head = "Mayor: Closing the Pier Essential for the Town"
    document = cleaned(article(f"{head}\n\n{head}"))
    assert document.title == head
    assert of_kind(document, "boilerplate") == [head]


def test_labels_run_together_and_icon_names() -> None:
    head = f"WorldEast IslandsPolitics\n{TITLE}\nfolder_openPort access_time 2 days ago\nstarAdd to favorites"
    document = cleaned(article(head))
    assert document.title == TITLE
    assert of_kind(document, "boilerplate") == ["WorldEast IslandsPolitics", "folder_openPort", "starAdd to favorites"]
    assert of_kind(document, "credit") == ["access_time 2 days ago"]


@pytest.mark.parametrize("date", ["2024-05-03", " date 2024-05-03", "3 May 2024 |", "Published: May 3, 2024 –"])
def test_date_and_headline_on_one_line(date: str) -> None:
    document = cleaned(article(f"{date} {TITLE}"))
    assert document.title == TITLE
    assert of_kind(document, "credit") == [date.strip()]
    assert document.published is not None
    assert document.published.earliest == "2024-05-03"


def test_lead_above_the_byline_is_standfirst() -> None:
    for lead in (
        "Dockers say they will fight it in court.",
        "Dockers vow to fight the decision in court and on the streets",
    ):
        document = cleaned(article(f"{TITLE}\n{lead}\nBy Jane Roe\n3 May 2024"))
        assert of_kind(document, "standfirst") == [lead]
        assert document.title == TITLE
        assert of_kind(document, "body") == list(BODY)


def test_long_lead_without_headline_is_standfirst() -> None:
    lead = (
        "As the last ships leave the harbour and the cranes fall silent, the council has made good its threat that it "
        "would sooner shut the northern pier for ever than give in to the dockers"
    )
    document = cleaned(article(f"May 3, 2024\nFrom Isle Mirror\n\nThe Lantern\n\n{lead}"))
    assert document.title is None
    assert of_kind(document, "standfirst") == [lead]


def test_a_text_that_begins_with_its_body_has_no_title() -> None:
    document = cleaned(article())
    assert document.title is None
    assert of_kind(document, "body") == list(BODY)
    assert cleaned(article("“We will not go.”")).title is None


@pytest.mark.parametrize(
    "title", ["Pier closed", "Why did the pier close?", "“We Will Not Go,” Says Mayor", "Karsa Blocks Telegram"]
)
def test_unusual_headlines(title: str) -> None:
    document = cleaned(article(title))
    assert document.title == title
    assert of_kind(document, "body") == list(BODY)


def test_a_headline_that_ends_with_a_full_stop_is_known_by_the_byline_below() -> None:
    assert cleaned(article("The pier is closed for good.\nBy Jane Roe")).title == "The pier is closed for good."


@pytest.mark.parametrize("gap", ["\n\n", "\n    "])
def test_hard_wrapped_paragraphs_are_one_block_each(gap: str) -> None:
    long = [
        *BODY,
        "The ferry to the outer islands will leave from the old quay until the autumn, the harbour master said.",
    ]
    document = cleaned(TITLE + "\n\n" + gap.join(textwrap.fill(paragraph, 66) for paragraph in long))
    assert [" ".join(words.split()) for words in of_kind(document, "body")] == long


def test_transcripts_are_body() -> None:
    turns = [
        "Anna Holm: Why did you close it",
        "Ada Lund: We had no choice",
        "Anna Holm: Who asked you?",
        "Ada Lund: Nobody",
    ]
    assert of_kind(cleaned("\n".join(turns)), "body") == turns
    shouted = ["ANNA HOLM: Why?", "ADA LUND: We had no choice.", "ANNA HOLM: Who asked you?"]
    assert of_kind(cleaned("Interview with the mayor\n" + "\n".join(shouted)), "body") == shouted


def test_quotation_over_several_paragraphs_is_body() -> None:
    turns = ("“We came here in May, and we stayed.", "“We will go when we please.", "“That is all,” she said.")
    document = cleaned(article(TITLE, turns))
    assert {kinds(document)[turn] for turn in turns} == {"body"}
    assert document.repairs == ()


def test_lists_and_corrections() -> None:
    document = cleaned(
        article(
            TITLE,
            ("• The pier closes on Friday", "• The gate stays open"),
            "Correction: An earlier version of this article misnamed the mayor.\nEditor’s note: The pier has reopened.",
        )
    )
    assert of_kind(document, "list") == ["• The pier closes on Friday", "• The gate stays open"]
    assert len(of_kind(document, "correction")) == 2


def test_links_below_the_text_are_boilerplate_and_sentences_are_not() -> None:
    document = cleaned(
        article(TITLE, foot="Related\nThe long fight for the pier\nMinister resigns\nThe vote was unanimous.")
    )
    found = kinds(document)
    assert found["The long fight for the pier"] == found["Minister resigns"] == "boilerplate"
    assert found["The vote was unanimous."] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "By Staff, Agencies",
        "AP",
        "Reuters",
        "Reporting by Jane Roe; Editing by Ivo Brandt",
        "Jane Roe contributed to this report.",
        "Originally published in The Lantern.",
        "(Additional reporting by Mira Holm)",
        "Published 3 May 2024",
        "Updated at 3:11 p.m. ET",
    ],
)
def test_credit_lines_at_head_and_foot(line: str) -> None:
    for text in (article(f"{TITLE}\n{line}"), article(TITLE, foot=line)):
        document = cleaned(text)
        assert kinds(document)[line] == "credit"
        assert of_kind(document, "body") == list(BODY)


def test_dateline_stays_in_its_paragraph() -> None:
    lead = "KARSA, May 3 (Reuters) — The harbour council voted on Monday to close the pier."
    document = cleaned(article(f"{TITLE}\n{lead}"))
    assert kinds(document)[lead] == "body"
    assert document.published is None
    assert document.byline is None


def test_no_visible_character_is_left_out_of_a_single_line() -> None:
    assert of_kind(cleaned("Hello"), "body") == ["Hello"]


@pytest.mark.parametrize(
    "line",
    [
        "The minister’s plan for the harbour and the town (Karsa, PA)",
        "Worst decision ever — Ada Lund (@adalund) May 2, 2024",
        "1. Mayor Ada Lund",
        "Office of the Harbour Secretary",
        "Lund Harbour Committee",
        "Mayor Ada Lund vs. Minister Ivo Brandt",
        "Opposition to the pier is aimed at holding dockers back",
    ],
)
def test_headings_and_posts_are_no_captions(line: str) -> None:
    assert kinds(cleaned(article(TITLE, (line,))))[line] == "body"


def test_menu_entries_set_apart_by_wide_spaces_are_no_headline() -> None:
    text = "Harbour News\nQuay  Boats  Sport  Small ads\n\nFerry waits for calm water\n\n3 June 2031\n\n" + (
        "The ferry stayed in port on Monday, the harbour master said, and nobody knew when it would sail again.\n"
    )
    document = cleaned(text)
    assert document.title == "Ferry waits for calm water"


@pytest.mark.parametrize(
    "headline",
    [
        "The Ferry Has Changed the Port. Here’s How.",
        "Is This the End of the Northern Pier?",
        "OPINION: Taxes, fines and a harbour",
        "Groups That Back the Mayor’s Plan Enjoy Success in Karsa",
        "The Pier Stays Shut, Again.",
    ],
)
@pytest.mark.parametrize("outlet", ["Lantern", "Karsa Harbour News"])
def test_a_line_above_an_outlet_and_a_date_is_the_headline(headline: str, outlet: str) -> None:
    document = cleaned(article(f"{headline}\n\n{outlet}\n\n2031-03-29", gap="\n\n"))
    assert document.title == headline
    assert document.outlet == outlet
    assert of_kind(document, "credit") == [outlet, "2031-03-29"]


def test_an_outlet_right_below_the_headline_is_the_outlet_without_a_date_too() -> None:
    document = cleaned(article("Dockers block the northern pier\n\nKarsa Online News", gap="\n\n"))
    assert (document.title, document.outlet) == ("Dockers block the northern pier", "Karsa Online News")
    assert cleaned(article("Will the pier stay shut?\n\nKarsa News", gap="\n\n")).title == "Will the pier stay shut?"
    assert cleaned(article("Dockers block the pier\n\nKarsa Times - News\n\n2031-03-29")).outlet == "Karsa Times"


def test_what_somebody_says_above_a_date_is_no_headline() -> None:
    said = "“We stay here,” the mayor told the dockers."
    assert cleaned(article(f"{said}\n\nKarsa\n\n2031-03-29", gap="\n\n")).title != said
