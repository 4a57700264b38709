"""What people come for, by what can be seen alone; any record will do. Each begins at the front page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.browser.reader import LostError, Reader
from tests.browser.steps import follow

STATEMENT = re.compile(r"^Statement\b")
BY_OUTLETS = re.compile(r"^Statement, told by")
OFTEN = re.compile(r"^Statement, told")
TOLD = re.compile(r"\b(first|first day|told)\b")

ARTICLE = """Weir at Olmgard is to be raised

The Tarnfield Lantern

4 April 2031

The engineer Ottoline Vries said on Friday that the weir at Olmgard would be raised before the autumn.

"We shall not wait for another flood," Vries said.
"""
"""An invented article, to be added; WORDS stand in it, said by SPEAKER."""
SPEAKER = "Vries"
WORDS = "We shall not wait for another flood"

_DROP = """async ([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: "text/plain" }));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}"""

# Without what is struck out since another says it, and without what is said of the difference.
_OWN_WORDS = """words => {
  const own = words.cloneNode(true);
  for (const each of own.querySelectorAll("del, .drift, .visually-hidden")) each.remove();
  return own.textContent;
}"""


@dataclass(frozen=True)
class Telling:
    """Words as one article tells them. where: outlet and day as the page has them."""

    article: str
    where: str
    words: str


def said_in_both(reader: Reader, speaker: str, outlets: Sequence[str] = ()) -> list[Telling]:
    """Find what a speaker said that several articles tell, in the words of each. outlets: whose words must be there."""
    reader.begin()
    reader.search(speaker)
    to_speaker(reader, speaker, unless=BY_OUTLETS)
    several = reader.main.get_by_role("link", name=BY_OUTLETS)
    often = several if several.count() else reader.main.get_by_role("link", name=OFTEN)
    reader.press(often, "Statement that is told more than once")
    reader.require(reader.main.get_by_role("heading", name="side by side").count(), "tellings side by side")
    tellings = [_telling(each) for each in _articles(reader) if each.get_by_role("heading", level=3).count()]
    reader.require(len({each.article for each in tellings}) > 1, "what two articles tell")
    reader.require(all(each.words for each in tellings), "the words of each telling")
    for outlet in outlets:
        reader.require(any(outlet in each.where for each in tellings), f"a telling of {outlet}")
    return tellings


def about_a_subject(reader: Reader, speaker: str) -> Telling:
    """Find what a speaker said about a subject, and open its receipt: its place in the article, lit."""
    reader.begin()
    reader.search(speaker)
    to_speaker(reader, speaker)
    reader.press(reader.main.get_by_role("link", name="By subject"), "By subject")
    reader.found(reader.main.get_by_role("heading", level=3), "subject")
    told = reader.found(reader.main.get_by_role("article"), "statement under a subject")
    words = told.locator(".words").inner_text()
    where = told.locator(".where")
    reader.press(where.get_by_role("link"), "The article in which it stands")
    note = lit(reader)
    number = note.get_attribute("value")
    shown = " ".join(reader.page.locator(f".content.m{number}").all_inner_texts())
    longest = max(re.split(r"\s+|[“”…\[\]]", words.split("[…]")[0]), key=len)
    reader.require(longest in shown, f"the words “{words}” where they stand")
    return Telling(reader.page.title(), " ".join(note.inner_text().split()), words)


def mended(reader: Reader, speaker: str, other: str, by: str, *, scripts: bool) -> str:
    """Say that somebody else made a statement of a speaker's, and see it wherever it is told; its words.

    scripts: names are offered while one types; else a button searches for them.
    """
    reader.begin()
    reader.search(speaker)
    theirs = reader.main.get_by_role("region", name=re.compile("^What .* said"))
    if not theirs.count():
        to_speaker(reader, speaker)
        theirs = reader.main
    told = reader.found(theirs.get_by_role("article"), "statement that can be mended")
    words = told.locator(".words").inner_text()
    reader.press(told.get_by_role("link", name="Correct who said this"), "Correct")
    reader.fill("Search for a name", other)
    if not scripts:
        reader.press(reader.main.get_by_role("button", name="Search names"), "Search names")
    choice = reader.page.get_by_role("radio", name=other)
    choice.first.wait_for()
    choice.first.check()
    reader.press(reader.main.get_by_role("button", name="What would change?"), "What would change?")
    reader.require(re.search("Changes [1-9]", reader.main.inner_text()), "what it would change")
    name = reader.page.get_by_label("Your name, for the log")
    if not name.input_value():
        reader.fill("Your name, for the log", by)
    reader.press(reader.main.get_by_role("button", name="Judge so"), "Judge so")
    reader.require("was said by" in reader.page.get_by_role("status").inner_text(), "that it is done")
    reader.require(other in lit(reader).inner_text(), f"{other} beside the words in the article")
    return words


def seen_everywhere(reader: Reader, other: str, words: str) -> None:
    """See from the place in the article, where one is, that its statement and its speaker's page say so too."""
    place = reader.page.url
    follow(reader.page, reader.found(lit(reader).get_by_role("link", name=STATEMENT), "Statement"))
    reader.require(other in reader.page.get_by_role("heading", level=1).inner_text(), f"a statement of {other}")
    follow(reader.page, reader.found(reader.main.get_by_role("link", name=other), other))
    beginning = " ".join(words.split()[:4])
    further = reader.page.get_by_role("link", name="Next page")
    while beginning not in " ".join(reader.main.inner_text().split()):
        follow(reader.page, reader.found(further, f"“{beginning}” among what {other} said, nor a next page"))
    reader.page.goto(place)


def undone(reader: Reader, speaker: str) -> None:
    """Undo what was judged last, from the notice that says it is done; the speaker is the one that it was."""
    reader.press(reader.page.get_by_role("button", name="Undo"), "Undo")
    reader.require("is undone" in reader.page.get_by_role("status").inner_text(), "that it is undone")
    reader.require(speaker in lit(reader).inner_text(), f"{speaker} beside the words again")


def compared(reader: Reader, outlets: Sequence[str] = ()) -> list[str]:
    """Set two outlets beside each other, those given or the first that are offered, and open a telling of one."""
    reader.begin()
    menu = reader.page.get_by_role("navigation", name="Read")
    reader.press(menu.get_by_role("link", name="Compare"), "Compare")
    boxes = [each for each in reader.main.get_by_role("checkbox").all() if each.get_attribute("name") == "outlet"]
    chosen = [each for each in boxes if not outlets or each.get_attribute("value") in outlets][:2]
    reader.require(len(chosen) > 1, f"two outlets to choose{', ' + ' and '.join(outlets) if outlets else ''}")
    names = [str(each.get_attribute("value")) for each in chosen]
    for each in chosen:
        each.check()
    reader.press(reader.main.get_by_role("button", name="Compare"), "Compare")
    heads = reader.page.get_by_role("columnheader").all_inner_texts()
    reader.require(all(any(name in head for head in heads) for name in names), " and ".join(names))
    reader.press(reader.page.get_by_role("table").last.get_by_role("link", name=TOLD), "A telling")
    lit(reader)
    return names


def added(reader: Reader, name: str = "weir.txt", text: str = ARTICLE, words: str = WORDS) -> str:
    """Add an article by dropping its file onto the page, and read it. Returns its headline."""
    reader.begin()
    menu = reader.page.get_by_role("navigation", name="Work on the record")
    reader.press(menu.get_by_role("link", name="Add"), "Add")
    reader.page.evaluate(_DROP, [name, text])
    reader.require("1 chosen" in reader.main.inner_text(), "the file that was dropped")
    reader.press(reader.main.get_by_role("button", name="Add files"), "Add files")
    reader.main.get_by_role("heading", name="New articles").wait_for()
    reader.press(reader.main.get_by_role("article").get_by_role("link"), "The new article")
    reader.require(words in " ".join(reader.main.inner_text().split()), f"“{words}” in the new article")
    return str(reader.page.get_by_role("heading", level=1).inner_text())


def to_speaker(reader: Reader, speaker: str, unless: re.Pattern[str] | None = None) -> None:
    """Go on to the page of a speaker. unless: not where such a link is on this page already."""
    if unless is None or not reader.main.get_by_role("link", name=unless).count():
        reader.press(reader.main.get_by_role("link", name=speaker), speaker)


def lit(reader: Reader) -> Any:
    """The note to which the address leads, which is lit."""
    note = reader.page.locator(".note:target")
    if note.count() != 1:
        raise LostError(f"nothing is lit at {reader.page.url} after {', '.join(reader.steps)}")
    return note


def _articles(reader: Reader) -> list[Any]:
    """Those that hold no other."""
    return [each for each in reader.main.get_by_role("article").all() if not each.get_by_role("article").count()]


def _telling(article: Any) -> Telling:
    heading = article.get_by_role("heading", level=3).first.inner_text()
    words = article.locator(".words").first.evaluate(_OWN_WORDS)
    return Telling(heading, article.locator(".where").first.inner_text(), " ".join(words.split()))
