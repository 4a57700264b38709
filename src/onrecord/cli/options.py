"""Options that several commands have."""

from __future__ import annotations

import click

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that analyse. Default: one for a few articles, else one for each core.",
)
"""How many processes analyse."""
