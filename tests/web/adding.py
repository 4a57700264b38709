"""A reading room in which adding, verifying and opening happen at once, with a small stage in place of the model."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from onrecord.read.web import WebSettings
from onrecord.web.adding.orders import Limits
from onrecord.web.adding.queue import Additions
from onrecord.web.app import create_app
from onrecord.web.background import Run, here
from onrecord.web.opening import Opening
from onrecord.web.verifying import Verifying
from tests.run.stages import LineStage

ARTICLE = b"# The weir\n\nAda Lum said: The water at the weir is high.\n"
OTHER = b"# The mill\n\nBo Rill said: The mill will open in spring.\n"


class Reader:
    """Who uses the pages: keeps the token, and waits until what was ordered is done."""

    def __init__(self, folder: Path, *, limits: Limits | None = None, run: Run = here) -> None:
        app = create_app(folder)
        web = WebSettings(delay=0, attempts=1)
        self.additions = Additions(folder, limits=limits, run=run, web=web, stage=LineStage())
        app.state.additions = self.additions
        self.verifying = app.state.verifying = Verifying(folder, run=run)
        app.state.opening = Opening(folder, run=run, patience=120)
        self.client = TestClient(app, base_url="http://localhost:8321", follow_redirects=False)

    def token(self) -> str:
        found = re.search(r'name="token" value="(\w+)"', self.client.get("/add").text)
        assert found is not None
        return found[1]

    def send(self, *files: tuple[str, bytes], **fields: str) -> Any:
        """Send a form as a browser does, the token first."""
        parts: list[tuple[str, Any]] = [
            (name, (None, value)) for name, value in {"token": self.token(), **fields}.items()
        ]
        parts += [("files", file) for file in files]
        return self.client.post("/add", files=parts)

    def add(self, *files: tuple[str, bytes], **fields: str) -> dict[str, Any]:
        """Send it, wait, and give what became of it."""
        answer = self.send(*files, **fields)
        assert answer.status_code == 303, answer.text
        assert self.additions.wait(120)
        found: dict[str, Any] = self.client.get(f"/api{answer.headers['location']}").json()
        return found
