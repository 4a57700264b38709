"""Judgements hold though another model reads the article, or its text changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.judging import log, unanchored
from onrecord.pipeline import reanalyse, verify
from onrecord.store.anchoring import Anchoring, Unanchored
from onrecord.store.anchors import attribution_anchor, entity_anchor
from onrecord.store.record import Record
from tests.judging import NOON, PlainStage, documents, put, rule, told, verdicts
from tests.moulds import copied

FERRY = (
    "The ferry of Olm\n\n"
    "Ada Lindqvist said that the ferry stays in port. She added that the ramp is broken.\n\n"
    "Bo Raskin said that the boats are full."
)
LATER = (
    "The ferry of Olm, again\n\n"
    "It had been raining for days, and nobody crossed the water.\n\n"
    "Ada Lindqvist said that the\n ferry stays in port. She added that the ramp is broken.\n\n"
    "Advertisement\n\nBo Raskin said that the boats are full. He wrote that the tide is low."
)
SHORTER = PlainStage(version="plain-2", shorter=True)


def entities(record: Path) -> dict[str, str]:
    with Record.open(record) as opened:
        return {row["name"]: row["id"] for row in opened.snapshot().entities()}


def problems(record: Path) -> list[str | None]:
    return [each.problem for each in log(record)]


def judged(record: Path) -> None:
    """A record with one judgement of each verb."""
    put(record, ferry=FERRY)
    found, names = told(record), entities(record)
    ferry = documents(record)["ferry"]["id"]
    rule(record, "reject", found["the boats are full"]["id"])
    rule(record, "accept", found["the ferry stays in port"]["id"], minutes=1)
    rule(record, "speaker", found["the ramp is broken"]["id"], other=names["Bo Raskin"], minutes=2)
    rule(record, "different", names["Ada Lindqvist"], other=names["Bo Raskin"], minutes=3)
    rule(record, "name", names["Ada Lindqvist"], value="Ada L.", minutes=4)
    rule(record, "published", ferry, value="2031-01-01", minutes=5)
    rule(record, "outlet", ferry, value="The Lamp", minutes=6)


def assert_all_hold(record: Path) -> None:
    assert problems(record) == [None] * 7
    found = told(record)
    assert found["the boats are full"]["judged"] == "rejected"
    assert found["the ferry stays in port"]["judged"] == "accepted"
    ferry = documents(record)["ferry"]
    assert (ferry["outlet"], ferry["published"]["earliest"]) == ("The Lamp", "2031-01-01")
    speaker = next(each for each in verdicts(record) if each.verb == "speaker")
    assert speaker.attribution == found["the ramp is broken"]["id"]
    assert speaker.right is not None
    apart = next(each for each in verdicts(record) if each.verb == "different")
    with Record.open(record) as opened:
        rows = opened.snapshot().ask("SELECT document, chains FROM findings WHERE document = ?", ferry["id"])
        [chains] = [row["chains"] for row in rows]
    assert chains[speaker.right.chain]["name"] == "Bo Raskin"
    assert apart.left is not None
    assert apart.right is not None
    assert [chains[member.chain]["name"] for member in (apart.left, apart.right)] == ["Ada Lindqvist", "Bo Raskin"]
    assert {member.document for member in (apart.left, apart.right, speaker.right)} == {ferry["id"]}


def test_they_hold_when_another_model_reads_the_article(tmp_path: Path) -> None:
    record = copied(tmp_path / "record", judged)
    before = told(record)
    summary = reanalyse(record, stage=SHORTER, now=NOON)
    assert (summary.analysed, summary.up_to_date, summary.failed) == (1, 0, ())
    assert not {row["id"] for row in before.values()} & {row["id"] for row in told(record).values()}
    assert_all_hold(record)
    assert verify(record).problems == ()


def test_they_hold_when_the_text_changes(tmp_path: Path) -> None:
    record = copied(tmp_path / "record", judged)
    put(record, ferry=LATER)
    assert documents(record)["ferry"]["text"] == LATER
    assert told(record)["the tide is low"]["judged"] is None
    assert "the\n ferry stays in port" in told(record)["the ferry stays in port"]["content"]["text"]
    assert_all_hold(record)
    reanalyse(record, stage=SHORTER, now=NOON)
    assert_all_hold(record)
    assert verify(record).problems == ()


def test_what_cannot_be_anchored_is_listed_and_comes_back(tmp_path: Path) -> None:
    record = copied(tmp_path / "record", put, ferry=FERRY)
    found = told(record)
    rule(record, "reject", found["the boats are full"]["id"])
    rule(record, "reject", found["the ramp is broken"]["id"], minutes=1)
    reanalyse(record, stage=PlainStage(version="plain-2", blind=("boats",)), now=NOON)
    assert problems(record) == ["nobody is found to say these words now", None]
    assert unanchored(record) == 1
    put(record, ferry=FERRY.replace("the ramp is broken", "the pier has gone"))
    assert problems(record) == [None, "its words are not in the article any more"]
    assert told(record)["the boats are full"]["judged"] == "rejected"
    put(record, ferry=LATER)
    assert problems(record) == [None, None]
    assert unanchored(record) == 0
    assert told(record)["the ramp is broken"]["judged"] == "rejected"


def test_a_rejection_is_of_words_and_their_source(tmp_path: Path) -> None:
    """Another model that finds the right speaker of the words is not rejected with the one that did not."""
    record = copied(tmp_path / "record", put, ferry=FERRY)
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        anchor = attribution_anchor(snapshot, told(record)["the boats are full"]["id"])
        assert anchor.source is not None
        other = attribution_anchor(snapshot, told(record)["the ferry stays in port"]["id"])
        moved = replace(anchor, id="a-0", source=other.source)
        anchoring = Anchoring(opened.catalog, snapshot)
        assert anchoring.attribution(moved, with_source=False)[1] == anchor.id
        with pytest.raises(Unanchored, match="nobody is found to say"):
            anchoring.attribution(moved, with_source=True)


def test_a_speaker_carries_to_what_leans_on_the_same_source(tmp_path: Path) -> None:
    record = tmp_path / "record"
    text = "Ada Lindqvist said that it rains. Bo Raskin was there. She said that it snows. She added that it hails."
    put(record, rain=text)
    rule(record, "speaker", told(record)["it snows"]["id"], value="Cy Orr", kind="person", why="she is a guest")
    [judged] = log(record)
    assert (judged.carried, judged.state) == (1, "in force")
    heard = verdicts(record)
    assert [each.attribution for each in heard] == [told(record)[words]["id"] for words in ("it snows", "it hails")]
    assert heard[1].basis == (
        f"“She” is the same, as “She” of {told(record)['it snows']['id']}, judged by Ann on 2031-05-01: she is a guest"
    )
    rule(record, "speaker", told(record)["it hails"]["id"], minutes=1)
    heard = verdicts(record)
    assert [(each.attribution, each.value) for each in heard] == [
        (told(record)["it snows"]["id"], "Cy Orr"), (told(record)["it hails"]["id"], None)]  # fmt: skip


def test_an_entity_is_found_by_any_of_its_mentions(tmp_path: Path) -> None:
    record = tmp_path / "record"
    put(record, one=FERRY, two="Ada Lindqvist said that the pier is safe.", three="Bo Raskin said that he is not sure.")
    names = entities(record)
    with Record.open(record) as opened:
        anchor = entity_anchor(opened, opened.snapshot(), names["Ada Lindqvist"])
    assert [(each.form, each.words.pieces) for each in anchor.members] == [
        ("name", ("Ada Lindqvist",)), ("name", ("Ada Lindqvist",)), ("pronoun", ("She",))]  # fmt: skip
    assert len({each.article.document for each in anchor.members}) == 2
    rule(record, "name", names["Ada Lindqvist"], value="Ada L.")
    put(record, one="Nothing is left of it, said nobody.")
    [only] = verdicts(record)
    assert only.left is not None
    assert only.left.document == documents(record)["two"]["id"]
    put(record, two="Nothing is left of this one either.")
    assert problems(record) == ["no mention of “Ada Lindqvist” is found again"]
    put(record, two="It is so. Ada Lindqvist said that the pier is safe.")
    assert problems(record) == [None]


def test_an_entity_may_be_given_as_the_speaker_of_an_attribution(tmp_path: Path) -> None:
    record = tmp_path / "record"
    put(record, one="Ada Lindqvist said that it rains.", two="Ada Lindqvist said that it snows.")
    found = told(record)
    assert found["it rains"]["speaker"] == found["it snows"]["speaker"]
    rule(record, "different", found["it rains"]["id"], other=found["it snows"]["id"], why="two of one name")
    [apart] = verdicts(record)
    assert apart.left is not None
    assert apart.right is not None
    assert [apart.left.document, apart.right.document] == [found[w]["document"] for w in ("it rains", "it snows")]


def test_an_id_that_was_given_once_stays_though_another_model_reads_the_article(tmp_path: Path) -> None:
    record = tmp_path / "record"
    put(record, one="The guard said that it rains. Bo Raskin said that it snows.")
    put(record, two="Ada Lindqvist said that it hails.")
    before = entities(record)
    late = "The guard said that it rains. Bo Raskin said that it snows. Ada Lindqvist said that it hails."
    with Record.open(record) as opened, opened.adding() as adding:
        from onrecord.intake import conclude
        from onrecord.schema import findings_row
        from tests.run.stages import article

        key = next(row["id"] for row in opened.snapshot().documents() if row["uri"].endswith("/one"))
        document = replace(article(late, uri="https://tide.example/one"), id=key)
        # As if the first article were found only now to name who speaks in the second.
        adding.renew([findings_row(PlainStage()(document), "analyse", "plain-2")], NOON.isoformat())
        conclude(opened, NOON.isoformat())
    assert entities(record) == before


def test_older_snapshots_keep_what_was_found_then(tmp_path: Path) -> None:
    record = copied(tmp_path / "record", put, ferry=FERRY)
    before = list(told(record).values())
    with Record.open(record) as opened:
        number = opened.snapshot().number
    reanalyse(record, stage=SHORTER, now=NOON)
    assert list(told(record, number).values()) == before
    assert [row["content"]["text"] for row in told(record).values()] == [
        "the ferry stays in port", "the ramp is broken", "the boats are full"]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["It rained.", "Nobody came.", "The band played on.", "Share this", "Ad"]), max_size=4),
    st.lists(st.sampled_from(["It rained.", "Nobody came.", "The band played on.", "Read more"]), max_size=4),
    st.sampled_from([" ", "\n", "  ", "\u00a0"]),
    st.booleans(),
)
def test_whatever_comes_before_and_after_the_right_words_are_found(
    anchored: dict[str, Any], before: list[str], after: list[str], space: str, shorter: bool
) -> None:
    text = "\n\n".join([*before, FERRY.replace(" ", space), *after])
    found = anchored["found"](text, PlainStage(shorter=shorter))
    wanted = anchored["anchor"]
    key = found.attribution(wanted, with_source=True)
    assert " ".join(key.split()).removeprefix("that ") == "the ramp is broken"


@pytest.fixture(scope="module")
def anchored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The anchor of one attribution, and a way to look for it in any text."""
    from onrecord.schema import to_row
    from onrecord.store import anchoring as module
    from tests.run.stages import article

    record = tmp_path_factory.mktemp("anchors") / "record"
    put(record, ferry=FERRY)
    with Record.open(record) as opened:
        anchor = attribution_anchor(opened.snapshot(), told(record)["the ramp is broken"]["id"])

    class One:
        """A text by itself, in the place of the article."""

        def __init__(self, text: str, stage: PlainStage) -> None:
            document = article(text.replace("\u00a0", " "), uri="https://tide.example/ferry")
            self.words = {each.id: each.content.text for each in stage(document).attributions}
            self.found = module.Found(document.id, document.text, to_row(stage(document)))

        def attribution(self, wanted: Any, *, with_source: bool) -> str:
            spans = self.found.place(wanted.content, wanted.article.document)
            source = self.found.place(wanted.source, wanted.article.document)
            assert spans is not None
            key = module._best(self.found.findings["attributions"], spans, source, with_source)
            assert key is not None
            return self.words[key]

    return {"anchor": anchor, "found": One}
