"""The most memory that a process has had, as the system counts it."""

from __future__ import annotations

import sys
from typing import Literal

_UNIT = 1 if sys.platform == "darwin" else 1024


def peak(of: Literal["this", "children"] = "this") -> int | None:
    """Bytes that this process held at most, or the largest of those that it waited for; None where nobody says."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    who = resource.RUSAGE_SELF if of == "this" else resource.RUSAGE_CHILDREN
    return resource.getrusage(who).ru_maxrss * _UNIT


def megabytes(size: int | None) -> str:
    """A size in MB, or that it is unknown."""
    return "unknown" if size is None else f"{size / 1e6:,.0f}"
