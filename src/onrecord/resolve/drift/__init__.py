"""How the wording of one statement changed from telling to telling."""

from onrecord.resolve.drift.differences import Difference, drift

__all__ = ["Difference", "drift"]
