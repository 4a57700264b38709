"""Sending the forms of a page as a browser does."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from starlette.testclient import TestClient


class Forms(HTMLParser):
    """The forms of a page: action, method, fields with their values, and the words on the buttons."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self._open: dict[str, Any] | None = None
        self._button = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._open = {
                "action": given.get("action"),
                "method": given.get("method", "get"),
                "fields": {},
                "words": "",
            }
            self.found.append(self._open)
        elif self._open is not None and tag == "input" and given.get("type") != "radio":
            self._open["fields"][given.get("name")] = given.get("value") or ""
        elif self._open is not None and tag == "button":
            self._button = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "button":
            self._button = False

    def handle_data(self, data: str) -> None:
        if self._button and self._open is not None:
            self._open["words"] += data


def press(client: TestClient, path: str, words: str, **filled: str) -> Any:
    """Open a page, fill the form on whose button ``words`` stand, and press it; the page to which that leads."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.text)
    form = next(each for each in Forms(page.text).found if words in each["words"])
    fields = {**form["fields"], **filled}
    if form["method"] == "get":
        return client.get(form["action"], params=fields)
    answer = client.post(form["action"], data=fields)
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["location"])
