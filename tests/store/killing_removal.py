"""Run as a script: remove a document and die at a given point, as if killed. Arguments: record, document, point."""

from __future__ import annotations

import sys
from typing import Any

from onrecord import removing
from onrecord.store import erasing, removal
from tests.store.killing import dying

POINTS: dict[str, tuple[Any, str, int]] = {
    "before the parts are written anew": (removal, "rewritten", 1),
    "within the transaction": (removal, "_forget", 1),
    "before conclusions are drawn": (removing, "conclude", 1),
    "before ids are given back": (removing, "settle", 1),
    "before files are deleted": (erasing, "_delete", 1),
    "before the catalog is written anew": (erasing, "_emptied", 1),
}
"""Name of each point: the module and function before whose n-th call the process dies."""

if __name__ == "__main__":
    folder, document, point = sys.argv[1:]
    module, name, calls = POINTS[point]
    setattr(module, name, dying(getattr(module, name), calls))
    removing.remove(folder, document, why="court order")
