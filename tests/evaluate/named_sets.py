"""Made-up sets of annotated names, each in the form of a public one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr


def cat_xml(
    sentences: Sequence[str],
    marks: Sequence[tuple[str, str, int, int, dict[str, str]]],
    things: Sequence[tuple[str, str, dict[str, str]]],
    links: Sequence[tuple[str, str, Sequence[str]]],
) -> str:
    """A document of CAT. marks: tag, id, first and last token (from 1). links: tag, thing, marks."""
    tokens, number = [], 0
    for line, sentence in enumerate(sentences):
        for at, word in enumerate(sentence.split()):
            number += 1
            tokens.append(f'<token number="{at}" sentence="{line}" t_id="{number}">{escape(word)}</token>')
    marked = [
        f"<{tag} m_id={quoteattr(name)} {_attributes(told)}>"
        + "".join(f'<token_anchor t_id="{token}"/>' for token in range(first, last + 1))
        + f"</{tag}>"
        for tag, name, first, last, told in marks
    ]
    known = [f"<{tag} m_id={quoteattr(name)} {_attributes(told)}/>" for tag, name, told in things]
    related = [
        f"<{tag}>" + "".join(f'<source m_id="{one}"/>' for one in some) + f'<target m_id="{thing}"/></{tag}>'
        for tag, thing, some in links
    ]
    body = "".join([*tokens, "<Markables>", *marked, *known, "</Markables><Relations>", *related, "</Relations>"])
    return f'<?xml version="1.0"?><Document doc_name="made-up">{body}</Document>'


def _attributes(told: dict[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in told.items())


def make_meantime(folder: Path) -> Path:
    """Two articles; in the first, the last sentence is annotated for known things only."""
    first = cat_xml(
        ["Dunmore Motors cuts jobs", "Dutch carmaker Dunmore Motors said it will go .", "Orla Venn wept in Harwick ."],
        [
            ("ENTITY_MENTION", "1", 1, 2, {"syntactic_type": "NAM"}),
            ("ENTITY_MENTION", "2", 5, 8, {"syntactic_type": "NAM"}),
            ("ENTITY_MENTION", "3", 5, 5, {"syntactic_type": "PRE.NAM"}),
            ("ENTITY_MENTION", "4", 10, 10, {"syntactic_type": "PRO"}),
            ("ENTITY_MENTION", "5", 14, 15, {}),
            ("ENTITY_MENTION", "6", 9, 9, {"syntactic_type": "CONJ"}),
        ],
        [
            ("ENTITY", "20", {"ent_type": "ORG", "instance_id": "ORG1"}),
            ("ENTITY", "21", {"ent_type": "PER", "instance_id": "PER1"}),
            ("ENTITY", "22", {"ent_type": "LOC"}),
        ],
        [("REFERS_TO", "20", ["1", "2", "4"]), ("REFERS_TO", "21", ["5"]), ("REFERS_TO", "22", ["3"])],
    )
    second = cat_xml(
        ["Chief quits", "Orla Venn left DM on Friday ."],
        [
            ("ENTITY_MENTION", "1", 3, 4, {"syntactic_type": "NAM"}),
            ("ENTITY_MENTION", "2", 6, 6, {"syntactic_type": ""}),
        ],
        [
            ("ENTITY", "20", {"ent_type": "PER", "instance_id": "PER1"}),
            ("ENTITY", "21", {"ent_type": "ORG", "instance_id": "ORG1"}),
        ],
        [("REFERS_TO", "20", ["1"]), ("REFERS_TO", "21", ["2"])],
    )
    within = folder / "intra_cross-doc_annotation" / "corpus_made_up"
    within.mkdir(parents=True)
    (within / "1_cuts.xml").write_text(first, encoding="utf-8")
    (within / "2_quits.xml").write_text(second, encoding="utf-8")
    (folder / "intra-doc_annotation").mkdir()
    (folder / "intra-doc_annotation" / "1_cuts.xml").write_text("not read", encoding="utf-8")
    return folder


def make_ecbplus(folder: Path) -> Path:
    """A topic of dev with two articles, and one of train."""
    first = cat_xml(
        ["http : / / news . example / 1", "Mayor Orla Venn , who resigned , said he'd not return ."],
        [
            ("HUMAN_PART_PER", "1", 10, 12, {}),
            ("HUMAN_PART_PER", "2", 18, 18, {}),
            ("ACTION_OCCURRENCE", "3", 15, 15, {}),
            ("HUMAN_PART_PER", "4", 14, 14, {}),
        ],
        [("HUMAN_PART_PER", "30", {"instance_id": "HUM1", "TAG_DESCRIPTOR": "t2_venn"})],
        [("CROSS_DOC_COREF", "30", ["1", "2"])],
    )
    second = cat_xml(
        ["Venn resigned , the council said ."],
        [("HUMAN_PART_PER", "1", 1, 1, {}), ("HUMAN_PART_ORG", "2", 4, 5, {})],
        [
            ("HUMAN_PART_PER", "30", {"instance_id": "HUM1", "TAG_DESCRIPTOR": "t2_venn"}),
            ("HUMAN_PART_ORG", "31", {}),
        ],
        [("CROSS_DOC_COREF", "30", ["1"]), ("INTRA_DOC_COREF", "31", ["2"])],
    )
    for topic, name, text in (("2", "2_1ecbplus", first), ("2", "2_1ecb", second), ("1", "1_1ecb", second)):
        (folder / topic).mkdir(parents=True, exist_ok=True)
        (folder / topic / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


def make_gum(folder: Path) -> Path:
    """One document of two paragraphs."""
    rows = [
        ("Mayor", "NOUN", "Entity=(1-person-new-sssss-cf1-2,3-coref-Orla_Venn"),
        ("Orla", "PROPN", "_"),
        ("Venn", "PROPN", "SpaceAfter=No|Entity=1)"),
        ("'s", "PART", "_"),
        ("council", "NOUN", "Entity=(2-organization-new-sssss-cf2-1-sgl)"),
        ("left", "VERB", "_"),
        ("Harwick", "PROPN", "Entity=(3-place-new-nnnnn-cf3-1-sgl-Harwick)|SpaceAfter=No"),
        (".", "PUNCT", "_"),
        None,
        ("She", "PRON", "Entity=(1-person-giv:act-sssss-cf1-1-ana-Orla_Venn)"),
        ("wept", "VERB", "Entity=(4-event-new-nnnnn-cf2-1-sgl)|SpaceAfter=No"),
        (".", "PUNCT", "_"),
    ]  # fmt: skip
    lines, number = ["# newdoc id = GUM_news_weir", "# newpar", "# newpar_block = p (1 s)"], 0
    for row in rows:
        number = 0 if row is None else number + 1
        told = ["", "# newpar"] if row is None else ["\t".join([str(number), row[0], "_", row[1], *["_"] * 5, row[2]])]
        lines += told
    folder.mkdir(parents=True)
    (folder / "GUM_news_weir.conllu").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return folder


def make_re3d(folder: Path) -> Path:
    """One document in which names stand within longer mentions."""
    tagged = [
        "The O", "Harwick B-Organisation", "council I-Organisation", "spokesman B-Person", "Ben I-Person",
        "Ash I-Person", "and O", "the B-Organisation", "rebels I-Organisation", "of I-Organisation",
        "Harwick I-Organisation", "met O", "Dutch B-Nationality", "troops O", ". O",
    ]  # fmt: skip
    within = folder / "CONLL-format" / "data-by-source" / "conll" / "Town"
    within.mkdir(parents=True)
    (within / "AB12.conll").write_text("\n".join(tagged) + "\n\n", encoding="utf-8")
    return folder


def make_wikigold(folder: Path) -> Path:
    """Two articles."""
    first = ["Orla I-PER", "Venn I-PER", "sang O", "The I-MISC", "Weir I-MISC", "in O", "Harwick I-LOC", ". O", ""]
    second = ["-DOCSTART- O", "", "The I-ORG", "Weirs I-ORG", "won O", ". O", ""]
    folder.mkdir(parents=True)
    (folder / "wikigold.conll.txt").write_text("\n".join([*first, *second]), encoding="utf-8")
    return folder
