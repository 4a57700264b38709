"""A reader in a browser who goes by what can be seen: labels, links and buttons; each page led to is one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.browser.steps import follow

SEARCH = "Search statements, speakers and articles"


class LostError(Exception):
    """A reader does not find, or is not shown, what a page should have; the message says what and where."""


@dataclass
class Reader:
    """Somebody at the front page at ``address``.

    told: hears of each step: what was pressed, and the title of the page to which it led.
    steps: what was pressed since ``begin``. typed: what was typed since then.
    """

    page: Any
    address: str
    told: Callable[[str, str], None] = lambda pressed, title: None
    steps: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    @property
    def main(self) -> Any:
        """What the page is about, without its frame."""
        return self.page.get_by_role("main")

    def begin(self) -> None:
        """Go to the front page."""
        self.steps.clear()
        self.typed.clear()
        self.page.goto(self.address)

    def fill(self, label: str, words: str) -> None:
        """Type into the field with this label."""
        self.typed.append(words)
        self.found(self.page.get_by_label(label, exact=True), label).fill(words)

    def search(self, words: str) -> None:
        """Type words into the box of the front page, and search."""
        self.fill(SEARCH, words)
        self.press(self.main.get_by_role("button", name="Search"), f"Search “{words}”")

    def press(self, what: Any, name: str) -> None:
        """Press the first of what is called so, and see the page to which it leads."""
        follow(self.page, self.found(what, name))
        self.steps.append(name)
        self.told(name, self.page.title())

    def found(self, what: Any, name: str) -> Any:
        """The first of some things on this page, if there is any."""
        if not what.count():
            raise LostError(f"there is no {name} on “{self.page.title()}” after {', '.join(self.steps) or 'no step'}")
        return what.first

    def require(self, holds: object, what: str) -> None:
        """Be lost where something that should be shown is not."""
        if not holds:
            raise LostError(f"“{self.page.title()}” does not show {what} after {', '.join(self.steps) or 'no step'}")
