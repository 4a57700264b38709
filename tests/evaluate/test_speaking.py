from __future__ import annotations

import pytest

from onrecord.evaluate.annotated import AnnotatedAttribution
from onrecord.evaluate.speaking import speaker_verdict
from onrecord.types import Chain


def gold(speaker: str | None, *, supported: bool = True) -> AnnotatedAttribution:
    return AnnotatedAttribution(1, "speech", ("plain",), speaker, supported, None, (), (), ((0, 1),))


def chain(name: str, *, kind: str = "person", named: bool = True) -> Chain:
    return Chain(0, name, kind, named, (), ())


@pytest.mark.parametrize(
    ("speaker", "given", "verdict"),
    [
        ("Orla Venn", chain("Orla Venn"), "right"),
        ("Orla Venn", chain("Mrs Venn"), "right"),
        ("Orla Venn", chain("Ben Ash"), "wrong"),
        ("Orla Venn", chain("a guard", named=False), "none"),
        ("Orla Venn", None, "none"),
        ("Ministry of Weirs", chain("Ministry of Weirs", kind="organisation"), "right"),
        (None, chain("a guard", named=False), "right"),
        (None, chain("Ministry of Weirs", kind="organisation"), "right"),
        (None, None, "right"),
        (None, chain("Ben Ash"), "wrong"),
    ],
)
def test_who_speaks(speaker: str | None, given: Chain | None, verdict: str) -> None:
    assert speaker_verdict(gold(speaker), given) == verdict


def test_where_the_text_supports_nobody_only_nobody_is_right() -> None:
    assert speaker_verdict(gold(None, supported=False), None) == "right"
    assert speaker_verdict(gold(None, supported=False), chain("a guard", named=False)) == "wrong"
