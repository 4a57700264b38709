"""Fetching from the web: politely, within limits, and never from inside the user's own network unasked."""

from onrecord.read.web.fetch import fetcher
from onrecord.read.web.settings import Surroundings, WebSettings
from onrecord.read.web.visits import Visit, Visits

__all__ = ["Surroundings", "Visit", "Visits", "WebSettings", "fetcher"]
