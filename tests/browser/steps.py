"""Steps of a reader that wait for what they lead to, so that nothing is read of a page that is still coming."""

from __future__ import annotations

from typing import Any


def follow(page: Any, what: Any) -> None:
    """Press a link or a button that leads to another page, and wait until that is loaded and its scripts have run.

    A click by itself waits only until the other page has begun to come.
    """
    with page.expect_navigation():
        what.click()


def frame_of(page: Any) -> Any:
    """The frame in a page, loaded."""
    frame = page.locator("iframe").element_handle().content_frame()
    frame.wait_for_load_state("load")
    return frame
