"""Names and chains through the product's own path."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluate.across import annotated, compared, place
from onrecord.evaluate.coreference import CoreferenceScores
from onrecord.evaluate.entities import each_by_itself
from onrecord.evaluate.gold import GoldDocument, GoldMention
from onrecord.evaluate.mentions import MentionScorer, found_names, gold_names
from onrecord.evaluate.naming import evaluate_named
from onrecord.run.stages import Outcome
from onrecord.types import Chain, EntityKind, Findings, Form, Mention
from tests.evaluate.named_sets import make_ecbplus, make_gum, make_meantime
from tests.run.stages import article

TEXT = "Orla Venn runs Dunmore. She said Venn and the firm of Ben Ash left Harwick."


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def mention(words: str, form: Form, kind: EntityKind, chain: int, after: int = 0) -> Mention:
    return Mention(span(words, after), form, kind, chain)


def outcome(uri: str, *mentions: Mention) -> Outcome:
    document = article(TEXT, uri=uri)
    chains = tuple(Chain(number, "", "person", True, (), ()) for number in range(4))
    return Outcome(document, Findings(document.id, (), mentions, chains, (), ()))


def gold(name: str) -> GoldDocument:
    found = (
        GoldMention(span("Orla Venn"), "person", "name", "V", "V"),
        GoldMention(span("She"), "person", "pronoun", "V", "V"),
        GoldMention(span("Venn", 20), "person", "name", "V", "V"),
        GoldMention(span("the firm of Ben Ash"), "organisation", "nominal", "F", "F"),
        GoldMention(span("Ben Ash"), "person", "name", None, None),
        GoldMention(span("Harwick"), "place", "name", "H", "H"),
    )
    return GoldDocument(name, TEXT, found, complete=((0, len(TEXT)),))


def test_each_way_of_counting_names_forgives_more() -> None:
    scorer = MentionScorer()
    found = [
        mention("Orla Venn", "name", "person", 0),
        mention("Venn", "name", "organisation", 0, 20),
        mention("Ben Ash", "name", "person", 1),
        mention("Ash", "name", "person", 1),
        mention("Harwick", "name", "organisation", 2),
        mention("She", "pronoun", "person", 0),
        mention("Dunmore", "name", "group", 3),
    ]
    wanted = gold_names(gold("a"))
    scorer.add(wanted, found_names(gold("a"), found, wanted))
    scores = scorer.scores()
    exact, governments = scores["exact"]["all"], scores["governments"]["all"]
    assert (exact.gold, exact.predicted) == (4, 5)
    assert (exact.rates.precision, exact.rates.recall) == (2 / 5, 2 / 4)
    assert (governments.rates.precision, governments.rates.recall) == (3 / 5, 3 / 4)
    assert scores["exact"]["place"].rates.recall == 0
    assert scores["governments"]["place"].rates.recall == 1


def test_what_lies_in_an_ignored_stretch_is_neither_right_nor_wrong() -> None:
    document = GoldDocument("a", TEXT, (), complete=((0, len(TEXT)),), ignored=(span("the firm of Ben Ash"),))
    found = [mention("Ben Ash", "name", "person", 0), mention("Dunmore", "name", "organisation", 1)]
    assert [label[0] for label in found_names(document, found, [])] == [span("Dunmore")]


def scores_of(*outcomes: Outcome, entities: dict[tuple[int, int], str]) -> dict[str, CoreferenceScores]:
    documents = [gold(f"d{number}") for number in range(len(outcomes))]
    known = {(outcomes[document].document.id, chain): entity for (document, chain), entity in entities.items()}
    placed = place(documents, outcomes, known)
    table = compared(placed, placed)
    return {
        f"{scope} {given.removesuffix(' mentions')} {side}": one
        for scope, settings in table.items()
        for given, sides in settings.items()
        for side, one in sides.items()
    }


def test_ours_and_equal_names_on_the_same_mentions() -> None:
    mentions = (
        mention("Orla Venn", "name", "person", 0),
        mention("She", "pronoun", "person", 0),
        mention("Venn", "name", "person", 0, 20),
    )
    both = {(0, 0): "e1", (1, 0): "e1"}
    found = scores_of(outcome("file:///1", *mentions), outcome("file:///2", *mentions), entities=both)
    # Four names of one person; equal names make two pairs of them.
    assert found["names gold ours"].conll == 1
    assert found["names gold ours"].mentions == (4, 4)
    assert found["names gold same name"].muc.recall == pytest.approx(2 / 3)
    # The firm is a description that nobody found: alone where mentions are given, missed where they are not.
    assert found["all gold ours"].mentions == (8, 8)
    assert found["all found ours"].mentions == (8, 6)
    assert found["all gold same name"].clusters[1] == 6


def test_within_documents_nobody_is_joined_across_them() -> None:
    outcomes = [outcome(f"file:///{at}", mention("Orla Venn", "name", "person", 0)) for at in (1, 2)]
    documents = [gold("d1"), gold("d2")]
    table = compared(place(documents, outcomes, each_by_itself(outcomes), within=True))
    one = table["names"]["gold mentions"]["same name"]
    assert "gold chains" not in table["names"]
    assert one.clusters == (2, 4)


def test_a_perfect_analysis_has_the_annotated_chains() -> None:
    findings = annotated(gold("a"), article(TEXT, uri="file:///1")).findings
    assert findings is not None
    assert [(one.name, one.kind, one.named) for one in findings.chains] == [
        ("Orla Venn", "person", True),
        ("the firm of Ben Ash", "organisation", False),
        ("Harwick", "place", True),
    ]
    assert [(one.text, one.count) for one in findings.chains[0].names] == [("Orla Venn", 1), ("Venn", 1)]
    assert [one.chain for one in findings.mentions] == [0, 0, 0, 1, 2]


def test_two_people_joined_cost_precision() -> None:
    mentions = (mention("Orla Venn", "name", "person", 0), mention("Venn", "name", "person", 1, 20))
    joined = scores_of(outcome("file:///1", *mentions), entities={(0, 0): "e1", (0, 1): "e2"})
    assert joined["names gold ours"].b_cubed.precision == 1
    assert joined["names gold ours"].b_cubed.recall == pytest.approx(1 / 2)


def test_a_description_is_matched_at_its_noun() -> None:
    within = mention("Ben Ash", "nominal", "person", 0)
    start = mention("the firm", "nominal", "organisation", 0)
    found = scores_of(outcome("file:///1", within), entities={(0, 0): "e1"})
    assert found["all found ours"].mentions == (4, 1)  # the mention ends where the description does
    assert scores_of(outcome("file:///1", start), entities={(0, 0): "e1"})["all found ours"].mentions == (4, 0)


def test_the_shipped_analysis_is_scored_as_it_is(tmp_path: Path) -> None:
    meantime = evaluate_named("meantime", make_meantime(tmp_path / "meantime"), jobs=1)
    assert (meantime.documents, meantime.failed) == (2, ())
    assert meantime.names is not None
    assert meantime.names["exact"]["all"].gold == 4
    ecbplus = evaluate_named("ecbplus", make_ecbplus(tmp_path / "ecbplus"), jobs=1)
    assert ecbplus.names is None
    assert ecbplus.across is not None
    assert ecbplus.across["all"]["gold mentions"]["ours"].mentions == (4, 4)
    gum = evaluate_named("gum", make_gum(tmp_path / "gum"), jobs=1)
    assert gum.across is None
    assert gum.within is not None
    assert gum.within["all"]["gold mentions"]["ours"].mentions == (3, 3)
    assert gum.names is not None
    assert gum.names["exact"]["person"].gold == 1


def test_ecbplus_has_two_splits(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no split test; it has dev, train"):
        evaluate_named("ecbplus", make_ecbplus(tmp_path / "ecbplus"), "test", jobs=1)
