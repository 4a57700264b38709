"""The few kinds of error that onrecord raises.

Each message names the thing, the value and the remedy. ``reason`` is the short
phrase under which a summary counts failures of one kind.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Any error that onrecord raises on purpose."""

    reason = "failed"

    def __init__(self, message: str, *, reason: str | None = None) -> None:
        super().__init__(message)
        if reason is not None:
            self.reason = reason


class InputError(OnrecordError):
    """Something handed over cannot be read: a file, an option, a gold corpus."""

    reason = "cannot be read"


class AnalysisError(OnrecordError):
    """A document was read but could not be analysed."""

    reason = "cannot be analysed"


class RecordError(OnrecordError):
    """The record itself is missing, damaged, or held by somebody else."""

    reason = "record"


class NotFoundError(OnrecordError):
    """What was asked for is not in the record."""

    reason = "not found"


class RemovedError(NotFoundError):
    """What was asked for was in the record and has been removed."""

    reason = "removed"
