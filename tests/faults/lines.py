"""Run as a module: the command line with the small stage of the tests in place of the model.

A text with SLOW in it says so on standard error, and takes its time.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

from onrecord import intake, pipeline
from onrecord.cli import main
from onrecord.types import Document, Findings
from tests.run.stages import LineStage

SLOW = "SLOW"
SECONDS = 2.0


@dataclass(frozen=True)
class UnhurriedStage(LineStage):
    """``LineStage``, which waits where a text asks for it."""

    def __call__(self, document: Document) -> Findings:
        if SLOW in document.text:
            sys.stderr.write(f"{SLOW}\n")
            sys.stderr.flush()
            time.sleep(SECONDS)
        return super().__call__(document)


if __name__ == "__main__":
    pipeline._analysis = UnhurriedStage
    intake._BATCH_DOCUMENTS = 2
    sys.exit(main())
