"""Fifteen articles about an invented dispute, written for this project: for the demo and the tests.

Six invented outlets report on an invented dam. The pages are as messy as pasted
and saved pages are, and carry reprints, cut quotations, paraphrases, second-hand
interviews, a transcript, a correction, relative dates and names in two transliterations.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def folder() -> Path:
    """The folder of the sample articles, to be added to a record like any other folder.

    It holds eight plain texts and seven HTML pages, and nothing else.
    """
    return Path(str(resources.files(__name__).joinpath("articles")))
