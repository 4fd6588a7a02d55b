"""A check says every mistake at once: which rule, in which file, line and column, and what to do.

One dataset without a mistake is the good example of every rule. Each bad example is a change to
one of its lines.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from graph.problems import InvalidDataset, Place, Problem, UnusableFile, count_by_rule, nearest
from graph.reading import load, read
from graph.reading.rules import RULES
from tests.command import run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, write

NOTE = "Ada advises Bob. Bob does not listen.\n"
MEMO = "Nothing is said here.\n"
LIST = "One. Two.\n"
SHA = sha256(NOTE.encode()).hexdigest()
WORDS = sha256(NOTE[0:16].encode()).hexdigest()[:16]
ADA, ONE, BOTH = (
    f'digest: "{sha256(words.encode()).hexdigest()[:16]}"' for words in ("Ada", LIST[:4], LIST[:9])
)

GOOD = {
    "dataset.yaml": f"""\
id: whole
title: Whole
documents:
  - {{id: note, title: A note, digest: "{SHA}", characters: {len(NOTE)}}}
  - {{id: memo, title: A memo}}
  - {{id: list, title: A list, annotated: whole}}
scenarios:
  - {{id: red, label: If red wins, group: vote, condition: {{event: vote, outcome: ada}}, counterparts: {{winner: ada, team: navy}}}}
  - {{id: blue, label: If blue wins, group: vote, condition: {{event: vote, outcome: bob}}, counterparts: {{winner: bob, team: army}}}}
  - {{id: cup-one, label: The first, group: cup, counterparts: {{winner: ada, trainer: cho}}}}
  - {{id: cup-two, label: The second, group: cup, counterparts: {{winner: bob, trainer: dan}}}}
topics:
  - {{id: north, label: The north}}
  - {{id: south, label: The south}}
  - {{id: west, label: The west}}
kinds:
  relations:
    - {{kind: hearsay, forward: has heard of, inverse: is heard of by}}
    - {{kind: gossip, forward: talks about, inverse: is talked about by}}
questions:
  - {{id: who, title: Who?, reading: Ada., query: {{source: ada, target: bob}}, expected: [ada-advises-bob]}}
groups: [{{id: vote, either_way: Whoever wins}}]
silent: [{{document: list, start: 0, end: 9, {BOTH}, reason: A list.}}]
both_ways: [alignment]
findings: [{{words: She advises him., relations: [ada-advises-bob]}}]
description: What it is.
""",
    "entities.yaml": """\
- {id: ada, kind: person, name: Ada}
- {id: bob, kind: person, name: Bob}
- {id: cho, kind: person, name: Cho, summary: Somebody.}
- {id: dan, kind: person, name: Dan}
- {id: eva, kind: person, name: Eva}
- {id: fay, kind: person, name: Fay}
- {id: gil, kind: person, name: Gil}
- {id: army, kind: agency, name: Army}
- {id: navy, kind: agency, name: Navy}
- {id: peru, kind: country, name: Peru, identifiers: {iso3166-1: PE}}
- {id: chile, kind: country, name: Chile, identifiers: {iso3166-1: CL}}
- {id: spain, kind: country, name: Spain, identifiers: {iso3166-1: ES}}
- {id: vote, kind: event, name: The vote, date: 2025-12-14}
- {id: plan, kind: policy, name: The plan}
""",
    "merges.yaml": "- {different: [eva, fay], by: ann, on: 2026-01-02}\n",
    "relations.yaml": f"""\
- {{id: ada-advises-bob, kind: advice, source: ada, target: bob, modality: fact, evidence: [{{document: note, start: 0, end: 16, digest: "{WORDS}"}}]}}
- {{kind: support, source: ada, target: plan, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: support, source: bob, target: plan, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], negated: false}}
- {{kind: office, source: bob, target: peru, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], start: 2020, end: 2021-05}}
- {{kind: advice, source: cho, target: dan, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: deployment, source: army, target: peru, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: advice, source: dan, target: cho, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: advice, source: dan, target: gil, modality: plan, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], scenario: red}}
- {{kind: advice, source: dan, target: ada, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], topic: north}}
- {{kind: advice, source: dan, target: bob, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: visit, source: gil, target: peru, modality: plan, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], scenario: red}}
- {{kind: visit, source: gil, target: chile, modality: plan, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: visit, source: ada, target: peru, modality: plan, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: visit, source: ada, target: chile, modality: plan, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: border, source: peru, target: chile, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: border, source: chile, target: spain, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: opposition, source: ada, target: plan, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], negated: false, holder: ada}}
- {{kind: opposition, source: ada, target: plan, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], negated: true, holder: bob}}
- {{kind: hearsay, source: ada, target: gil, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: advice, source: bob, target: ada, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: support, source: cho, target: plan, modality: fact, evidence: [{{document: note, record: "12"}}]}}
- {{kind: alignment, source: cho, target: dan, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: alignment, source: dan, target: cho, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: support, source: eva, target: fay, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: membership, source: eva, target: army, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], start: "2010", end: "2012"}}
- {{kind: membership, source: eva, target: army, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}], start: "2013", end: "2015"}}
- {{kind: advice, source: hal, target: ivy, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
- {{kind: visit, source: hal, target: spain, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
""".replace("start: 2020,", 'start: "2020",'),
    "entities_hal.yaml": "- {id: hal, kind: person, name: Hal}\n",
    "entities_ivy.yaml": "- {id: ivy, kind: person, name: Ivy}\n",
    "relations-more.yaml": f"""\
- {{kind: advice, source: gil, target: ada, modality: fact, evidence: [{{document: note, start: 0, end: 3, {ADA}}}]}}
""",
}
GOOD = {name: text.replace("end: 3}", f"end: 3, {ADA}}}") for name, text in GOOD.items()}


@dataclass(frozen=True)
class Mistake:
    """A change to a line of the good dataset, and what a check has to say of it.

    The problem stands at ``at``, a word of the changed line.
    """

    rule: str
    file: str
    line: int
    old: str
    new: str
    at: str
    severity: str = "error"

    def made(self, files: dict[str, str]) -> dict[str, str]:
        lines = files[self.file].splitlines(keepends=True)
        assert self.old in lines[self.line - 1]
        lines[self.line - 1] = lines[self.line - 1].replace(self.old, self.new, 1)
        return files | {self.file: "".join(lines)}

    def place(self, files: dict[str, str]) -> tuple[str, str, int, int]:
        line = files[self.file].splitlines()[self.line - 1]
        return self.rule, self.file, self.line, line.index(self.at) + 1


HEADER, ENTITIES, RELATIONS = "dataset.yaml", "entities.yaml", "relations.yaml"
MISTAKES = (
    Mistake("syntax", "relations-more.yaml", 1, "- {", "\t- {", "\t"),
    Mistake("repeated-field", ENTITIES, 4, "name: Dan", "name: Dan, name : Dan", "name :"),
    Mistake("unknown-field", ENTITIES, 3, "summary:", "sumary:", "sumary"),
    Mistake("missing-field", HEADER, 14, ", label: The south", "", "{"),
    Mistake("unknown-kind", ENTITIES, 7, "person", "persn", "kind"),
    Mistake("bad-kind", HEADER, 19, ", inverse: is talked about by", "", "{"),
    Mistake("unknown-word", RELATIONS, 2, "modality: fact", "modality: fiction", "modality"),
    Mistake("bad-value", RELATIONS, 3, "negated: false", "negated: no", "negated"),
    Mistake("bad-id", HEADER, 15, "id: west", "id: West_1", "id"),
    Mistake("bad-date", ENTITIES, 13, "2025-12-14", "2025-02-30", "date"),
    Mistake("end-before-start", RELATIONS, 4, "2021-05", "2019-12-31", "end: 2019"),
    Mistake(
        "past-to-come", RELATIONS, 12, "modality: plan", "modality: plan, end: past", "end: past"
    ),
    Mistake(
        "duplicate-id",
        "entities_ivy.yaml",
        1,
        "- {id: ivy",
        "- {id: ada, kind: person, name: Another}\n- {id: ivy",
        "id",
    ),
    Mistake("dangling-reference", RELATIONS, 5, "target: dan", "target: dam", "target"),
    Mistake("wrong-end", RELATIONS, 6, "target: peru", "target: ada", "target"),
    Mistake("self-relation", RELATIONS, 7, "target: cho", "target: dan", "target"),
    Mistake("unknown-scenario", RELATIONS, 8, "scenario: red", "scenario: reed", "scenario"),
    Mistake("unknown-topic", RELATIONS, 9, "topic: north", "topic: nort", "topic"),
    Mistake("unknown-document", RELATIONS, 10, "document: note", "document: noot", "document"),
    Mistake("fact-in-scenario", RELATIONS, 11, "modality: plan", "modality: fact", "modality"),
    Mistake("unknown-group", HEADER, 22, "vote", "voot", "id"),
    Mistake("no-place", RELATIONS, 21, ', record: "12"', "", "{document"),
    Mistake(
        "no-evidence",
        RELATIONS,
        12,
        f"[{{document: note, start: 0, end: 3, {ADA}}}]",
        "[]",
        "evidence",
    ),
    Mistake("duplicate-claim", RELATIONS, 14, "target: chile", "target: peru", "{"),
    Mistake("symmetric-pair", RELATIONS, 16, "target: spain", "target: peru", "{"),
    Mistake("contradiction", RELATIONS, 18, "holder: bob", "holder: ada", "negated"),
    Mistake("bad-identifier", ENTITIES, 11, "CL", "CHL", "iso3166-1"),
    Mistake("wrong-merge", "merges.yaml", 1, "different", "undo", "{"),
    Mistake("shared-identifier", ENTITIES, 12, "ES", "PE", "iso3166-1"),
    Mistake("unknown-answer", HEADER, 21, "ada-advises-bob", "ada-advises-bo", "ada-advises-bo"),
    Mistake("unexpected-answer", HEADER, 21, "target: bob", "target: gil", "ada-advises-bob"),
    Mistake("ambiguous-voice", HEADER, 5, "A memo}", "A memo, authors: [ada]}", "ada"),
    Mistake("last-resort", RELATIONS, 20, "kind: advice", "kind: association", "kind", "warning"),
    Mistake("bad-name", ENTITIES, 8, "name: Army", 'name: "Army "', "name"),
    Mistake("control-character", HEADER, 26, "What it is.", '"What it\\a is."', "description"),
    Mistake("shared-name", ENTITIES, 9, "Navy", "Navy, names: {es: ADA}", "es: ADA", "warning"),
    Mistake(
        "repeated-alias",
        ENTITIES,
        10,
        "name: Peru",
        "name: Peru, aliases: [PERU]",
        "PERU",
        "warning",
    ),
    Mistake(
        "unused-entity",
        "entities_hal.yaml",
        1,
        "- {id: hal",
        "- {id: zoe, kind: person, name: Zoe}\n- {id: hal",
        "{",
        "warning",
    ),
    Mistake("overlapping-membership", RELATIONS, 26, "2013", "2011", 'start: "', "warning"),
    Mistake("lone-part", HEADER, 9, "team", "teem", "teem"),
    Mistake("same-winner", HEADER, 11, "winner: bob", "winner: ada", "winner: ada", "warning"),
    Mistake("uneven-part", HEADER, 11, "trainer: dan", "trainer: peru", "trainer: peru"),
    Mistake("odd-winner", HEADER, 8, "winner: ada", "winner: cho", "winner: cho"),
    Mistake(
        "repeated-item",
        HEADER,
        25,
        "ada-advises-bob",
        "ada-advises-bob, ada-advises-bob",
        "ada-advises-bob]",
        "warning",
    ),
    Mistake("one-sided", RELATIONS, 24, "kind: support", "kind: alignment", "{"),
    Mistake("digest-mismatch", RELATIONS, 1, "end: 16", "end: 15", "{document"),
    Mistake("unverifiable", RELATIONS, 19, f", {ADA}", "", "{document", "warning"),
    Mistake("wrong-quote", RELATIONS, 15, "end: 3", "end: 3, quote: Eva", "digest"),
    Mistake("unanchored", RELATIONS, 28, f"start: 0, end: 3, {ADA}", "quote: Ada", "{document"),
    Mistake("past-the-end", RELATIONS, 13, "end: 3", "end: 300", "end"),
)
ALONE = {"newer-format"}
"""The rules of which one that is broken is all that is said."""
LAST = {"unexpected-answer", "unknown-answer"}
"""The rules that are held to only where no relation is lost: it might be the one that is expected."""
HIDING = {"unreadable-file", "too-many-faults"}
"""The rules of which one that is broken hides others: what could not be read might name anything."""
ELSEWHERE = {
    "unread-file",
    "unreadable-file",
    "too-many-faults",
    "document-absent",
    "document-differs",
    "not-whole",
    *ALONE,
}
"""The rules that are about a file, and not about a line in one."""


TWO = "".join(ENTITIES_YAML.splitlines(keepends=True)[:2])
"""The entities that the one relation names."""


def found(problems: list[dict[str, str | int]]) -> list[tuple[str, str, int, int]]:
    return [
        (str(one["rule"]), Path(str(one["file"])).name, int(one["line"]), int(one["column"]))
        for one in problems
    ]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE)
    (folder / "memo.txt").write_text(MEMO)
    (folder / "list.txt").write_text(LIST)
    return folder


def test_the_table_of_mistakes_names_every_rule() -> None:
    assert {mistake.rule for mistake in MISTAKES} | ELSEWHERE == set(RULES)
    assert len(MISTAKES) + len(ELSEWHERE) == len(RULES)


def test_the_good_example_of_every_rule_is_clean(tmp_path: Path, texts: Path) -> None:
    checked = run("check", write(tmp_path / "data", GOOD), "--documents", texts)

    assert checked.out == (
        f"clean: 16 entities and 29 relations in 6 files, held to {len(RULES)} rules\n"
    )
    assert (checked.status, checked.err) == (0, "")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.rule)
def test_a_mistake_is_found_where_it_stands_and_nothing_else_is(
    mistake: Mistake, tmp_path: Path, texts: Path
) -> None:
    files = mistake.made(GOOD)

    checked = run(
        "check", write(tmp_path / "data", files), "--documents", texts, "--format", "json"
    )

    told = json.loads(checked.out)
    assert found(told["problems"]) == [mistake.place(files)]
    assert [problem["severity"] for problem in told["problems"]] == [mistake.severity]
    assert checked.status == (1 if mistake.severity == "error" else 0)


def test_one_mistake_of_each_rule_are_all_found_in_one_run(tmp_path: Path, texts: Path) -> None:
    files = dict(GOOD)
    for mistake in MISTAKES:
        files = mistake.made(files)
    files[HEADER] = files[HEADER].replace(SHA, "0" * 64)
    files[HEADER] = files[HEADER].replace("end: 9", "end: 4").replace(BOTH, ONE)
    (texts / "memo.txt").unlink()
    data = write(tmp_path / "data", {**files, "notes.yaml": ""})

    checked = run("check", data, "--documents", texts, "--format", "json")

    told = json.loads(checked.out)
    expected = [mistake.place(files) for mistake in MISTAKES if mistake.rule not in LAST]
    expected += [
        ("unread-file", "notes.yaml", 0, 0),
        ("document-absent", "texts", 0, 0),
        ("document-differs", "note.txt", 0, 0),
        ("not-whole", HEADER, 6, 5),
    ]
    assert sorted(found(told["problems"])) == sorted(expected)
    assert told["by_rule"] == dict.fromkeys(set(RULES) - ALONE - LAST - HIDING, 1)
    assert told["checked"]["rules"] == len(RULES)
    assert checked.status == 1


def test_the_problems_are_told_as_lines_counted_by_rule(tmp_path: Path) -> None:
    relations = RELATIONS_YAML.replace("bob", "bop") + RELATIONS_YAML.replace("ada", "adda")
    data = write(tmp_path, {"entities.yaml": TWO, "relations.yaml": relations})

    checked = run("check", data)

    bop = 'advice.target: there is no entity "bop". Did you mean "bob"?'
    adda = 'advice.source: there is no entity "adda". Did you mean "ada"?'
    assert checked.status == 1
    assert checked.out.splitlines() == [
        f"{data}/relations.yaml:3:3: {bop} [dangling-reference]",
        f"{data}/relations.yaml:7:3: {adda} [dangling-reference]",
        "",
        "     2  dangling-reference",
        "",
        f"2 problems: 2 entities and 2 relations in 3 files, held to {len(RULES)} rules",
    ]


def test_a_warning_does_not_fail_the_check(tmp_path: Path) -> None:
    relations = RELATIONS_YAML.replace("advice", "association")
    data = write(tmp_path, {"entities.yaml": TWO, "relations.yaml": relations})

    checked = run("check", data)

    assert checked.status == 0
    assert "relations.yaml:1:3: warning: " in checked.out
    assert "clean, 1 warning: " in checked.out
    assert len(load(data).relations) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("check", "nowhere"),
        ("check", "x" * 300),
        ("check", "--format", "xml"),
        ("check", "--documents", "nowhere"),
        ("check", "one", "two"),
        ("chekc",),
    ],
)
def test_arguments_that_cannot_be_used_are_said_to_be_so(words: tuple[str, ...]) -> None:
    checked = run(*words)

    assert (checked.status, checked.out) == (2, "")
    assert checked.err


def test_a_folder_without_a_header_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"there is no dataset\.yaml in it"):
        read(tmp_path)


def test_without_an_argument_the_dataset_that_comes_with_the_package_is_checked() -> None:
    checked = run("check")

    assert checked.status == 0
    assert checked.out.startswith("clean: ")


def rules_of(folder: Path, **files: str) -> list[tuple[str, int, int]]:
    """The rules that a dataset breaks, with line and column."""
    named = {f"{name}.yaml": text for name, text in files.items()}
    reading = read(write(folder, {"entities.yaml": ENTITIES_YAML, **named}))
    return [(one.rule, one.place.line, one.place.column) for one in reading.problems]


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("documents: [{id: note, title: A}, {id: note, title: B}]", "duplicate-id", 36),
        ("scenarios: [{id: always, label: Always, group: g}]", "bad-id", 14),
        (
            "scenarios: [{id: s, label: S, group: g, condition: {event: vot}}]",
            "dangling-reference",
            53,
        ),
        (
            "scenarios: [{id: s, label: S, group: g, counterparts: {winner: add}}]",
            "dangling-reference",
            56,
        ),
        ("silent: [{document: nope, start: 0, end: 1, reason: r}]", "unknown-document", 11),
        (
            "documents: [{id: n, title: N}]\nsilent: [{document: n, start: 2, end: 1, reason: r}]",
            "end-before-start",
            34,
        ),
        ("documents: [{id: n, title: N, by: [add]}]", "dangling-reference", 36),
        (
            "documents: [{id: n, title: N, disclaimer: {words: W., by: add}}]",
            "dangling-reference",
            55,
        ),
        (
            "documents: [{id: n, title: N, disclaimer: {words: W., evidence: [{document: m, start: 0, end: 1}]}}]",
            "unknown-document",
            67,
        ),
        (
            "documents: [{id: n, title: N, disclaimer: {words: W., evidence: [{document: n}]}}]",
            "no-place",
            66,
        ),
        ("documents: [{id: n, title: N, annotated: all}]", "unknown-word", 31),
        ("groups: [{id: vote}]", "unknown-group", 11),
        (
            "scenarios: [{id: s, label: S, group: g}]\ngroups: [{id: g}, {id: g}]",
            "duplicate-id",
            20,
        ),
        ("findings: [{words: W., topic: norht}]", "unknown-topic", 24),
        ("findings: [{words: W., scenario: reed}]", "unknown-scenario", 24),
        ("findings: [{words: W., relations: [gone]}]", "unknown-answer", 36),
        ("findings: [{words: ''}]", "bad-value", 13),
        ("unsaid: [{words: W., topic: norht}]", "unknown-topic", 22),
        ("unsaid: [{words: W., scenario: reed}]", "unknown-scenario", 22),
        ("unsaid: [{words: W., entities: [ada, add]}]", "dangling-reference", 38),
        ("unsaid: [{words: W., documents: [not-a-note]}]", "unknown-document", 34),
        (
            "unsaid: [{words: W., evidence: [{document: note, start: 0, end: 1}]}]",
            "unknown-document",
            34,
        ),
        ("headlines: {es: ''}", "bad-value", 13),
        ("titles: {'': Uno}", "bad-value", 10),
        ("kinds: {entities: [{kind: person, label: person}]}", "bad-kind", 21),
        ("kinds: {relations: [{kind: Rumour, forward: f, inverse: i}]}", "bad-id", 22),
        ("documents: {id: note}", "bad-value", 1),
        ("licence: CC0", "unknown-field", 1),
        ("title: ''", "repeated-field", 1),
    ],
)
def test_the_header_is_held_to_the_rules_too(
    line: str, rule: str, column: int, tmp_path: Path
) -> None:
    broken = rules_of(tmp_path, dataset=f"id: tiny\ntitle: Tiny\n{line}\n")

    assert (rule, 2 + len(line.splitlines()), column) in broken


@pytest.mark.parametrize(
    ("asked", "rule", "at"),
    [
        ("query: {kind: advise}", "unknown-kind", "kind"),
        ("query: {source_kind: persn}", "unknown-kind", "source_kind"),
        ("query: {target_kind: persn}", "unknown-kind", "target_kind"),
        ("query: {scenario: [red, always, reed]}", "unknown-scenario", "scenario"),
        ("query: {topic: nort}", "unknown-topic", "topic"),
        ("query: {document: nota}", "unknown-document", "document"),
        ("query: {holder: [author, autor]}", "dangling-reference", "holder"),
        ("query: {source: adda}", "dangling-reference", "source"),
        ("query: {target: adda}", "dangling-reference", "target"),
        ("query: {entity: [ada, adda]}", "dangling-reference", "entity"),
        ("query: {modality: fiction}", "unknown-word", "modality"),
        ("query: {certainty: sure}", "unknown-word", "certainty"),
        ("query: {basis: guessed}", "unknown-word", "basis"),
        ("query: {on: 2025-13}", "bad-date", "on"),
        ("query: {sauce: ada}", "unknown-field", "sauce"),
        ("path: {source: ada, target: bop}", "dangling-reference", "target"),
        ("compare: {left: red, right: bleu}", "unknown-scenario", "right"),
        ("compare: {left: red, right: blue, topic: west}", "unknown-topic", "topic"),
        ("compare: {left: red, right: blue, entity: adda}", "dangling-reference", "entity"),
        ("path: {source: ada, target: bob}, query: {kind: advice}", "bad-value", "{id"),
        ("expected: []", "bad-value", "{id"),
    ],
)
def test_a_question_asks_only_what_can_be_asked(
    asked: str, rule: str, at: str, tmp_path: Path
) -> None:
    line = f"  - {{id: q, title: Q?, reading: R., {asked}}}"
    header = f"{HEADER_YAML}questions:\n{line}\n"

    assert rules_of(tmp_path, dataset=header) == [(rule, 9, line.index(at) + 1)]


def test_what_is_wrong_in_the_header_is_not_blamed_on_the_records(tmp_path: Path) -> None:
    header = HEADER_YAML.replace("title: A note", "titel: A note").replace(
        "label: If red wins", "lable: If red wins"
    )
    relations = RELATIONS_YAML.replace("fact", "plan") + "  scenario: red\n"

    broken = rules_of(tmp_path, dataset=header, relations=relations)

    assert [(rule, line) for rule, line, _column in broken] == [
        ("unknown-field", 3),
        ("unknown-field", 5),
    ]


def test_a_kind_that_is_declared_wrongly_leaves_the_others_alone(tmp_path: Path) -> None:
    header = HEADER_YAML + (
        "kinds:\n  relations:\n    - {kind: Bad, forward: f, inverse: i}\n"
        "    - {kind: rumour, forward: f, inverse: i}\n"
    )
    relations = RELATIONS_YAML.replace("advice", "rumour")

    assert rules_of(tmp_path, dataset=header, relations=relations) == [("bad-id", 10, 8)]


def test_a_header_that_cannot_be_read_is_not_blamed_on_the_records(tmp_path: Path) -> None:
    relations = RELATIONS_YAML + "  topic: north\n"

    assert rules_of(tmp_path, dataset="id: [", relations=relations) == [("syntax", 1, 6)]


def test_entities_that_cannot_be_read_are_not_blamed_on_their_relations(tmp_path: Path) -> None:
    broken = rules_of(
        tmp_path,
        entities=ENTITIES_YAML + "\t- tab\n",
        relations=RELATIONS_YAML + RELATIONS_YAML.replace("bob", "nobody"),
    )

    assert broken == [("syntax", 4, 1)]


def test_relations_that_cannot_be_read_are_not_blamed_on_the_questions(tmp_path: Path) -> None:
    header = HEADER_YAML + (
        "questions: [{id: q, title: Q, reading: R, query: {}, expected: [abc]}]\n"
    )

    assert rules_of(tmp_path, dataset=header, relations="[") == [("syntax", 1, 2)]
    assert rules_of(tmp_path, dataset=header, relations="[]") == [("unknown-answer", 8, 65)]


def test_an_entity_that_does_not_validate_is_there_all_the_same(tmp_path: Path) -> None:
    entities = ENTITIES_YAML.replace("kind: person, name: Bob", "kind: persn, name: Bob")

    broken = rules_of(tmp_path, entities=entities, relations=RELATIONS_YAML)

    assert broken == [("unknown-kind", 2, 13)]


def test_a_wrong_end_says_what_is_there_and_what_fits(tmp_path: Path) -> None:
    relations = RELATIONS_YAML.replace("advice", "deployment").replace("ada", "peru")
    reading = read(write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.yaml": relations}))

    (problem,) = reading.problems
    assert problem.message == (
        'deployment.target: "bob" is a person, and a deployment ends in a region or a country.'
    )


def test_other_references_are_held_to_their_kinds(tmp_path: Path) -> None:
    relations = (
        RELATIONS_YAML.replace("advice", "deployment")
        .replace("ada", "peru")
        .replace("bob", "peru2")
    )
    entities = ENTITIES_YAML + "- {id: peru2, kind: country, name: Peru the second}\n"

    legal = rules_of(tmp_path, entities=entities, relations=relations + "  legal_basis: ada\n")
    gone = rules_of(tmp_path, entities=entities, relations=relations + "  legal_basis: law\n")

    assert legal == [("wrong-end", 6, 3)]
    assert gone == [("dangling-reference", 6, 3)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "at", "said"),
    [
        ("start: 0", "start: 3", "end-before-start", "end", "3 to 3 is no stretch"),
        ("end: 3", "digest: abc, end: 3", "bad-value", "digest", '"abc" is no digest'),
        ("end: 3", "ends: 3, end: 3", "unknown-field", "ends", 'Did you mean "end"'),
        ("end: 3", "mood: 3, end: 3", "unknown-field", "mood", "Known: document, paragraph"),
        ("end: 3", "end: true", "bad-value", "end", "true was found"),
        ("end: 3", "end: 0", "bad-value", "end", "1 or more was expected, and 0"),
        ("end: 3}]", "end: 3}], holder: adda", "dangling-reference", "holder", '"ada"'),
        ("end: 3}]", "end: 3}], holder: autor", "dangling-reference", "holder", '"author"'),
        ("end: 3}]", "end: 3}], certainty: probabel", "unknown-word", "certainty", '"probable"'),
        ("end: 3}]", "end: 3}], direction: up", "unknown-field", "direction", "a field of effect"),
        ("{document", "{{a: b}: c, document", "syntax", "{a", "a field's name is a word"),
        ("[{", "{", "syntax", "]}", "not YAML"),
        ("[{document: note, start: 0, end: 3}]", "note", "bad-value", "evidence", "a list was"),
        ("[{document: note, start: 0, end: 3}]", "[note]", "bad-value", "note", "a mapping of"),
    ],
)
def test_a_mistake_within_a_relation(
    old: str, new: str, rule: str, at: str, said: str, tmp_path: Path
) -> None:
    good = (
        "- {kind: advice, source: ada, target: bob, modality: fact, "
        "evidence: [{document: note, start: 0, end: 3}]}\n"
    )
    bad = good.replace(old, new)
    files = {"entities.yaml": ENTITIES_YAML, "relations.yaml": bad}

    (problem,) = read(write(tmp_path, files)).problems

    assert (problem.rule, problem.place.line) == (rule, 1)
    assert problem.place.column == bad.rindex(at) + 1
    assert said in problem.message


@pytest.mark.parametrize("name", ["entities.yaml", "relations.jsonl"])
def test_a_file_that_cannot_be_opened_is_a_problem(name: str, tmp_path: Path) -> None:
    (write(tmp_path, {}) / name).mkdir()

    (found,) = read(tmp_path).problems

    assert (found.rule, found.place) == ("unreadable-file", Place(str(tmp_path / name)))
    assert run("check", tmp_path).status == 1


def test_one_claim_with_another_certainty_or_wording_is_still_that_claim(tmp_path: Path) -> None:
    relations = RELATIONS_YAML * 2 + "  certainty: possible\n  statement: In other words.\n"

    assert rules_of(tmp_path, relations=relations) == [("duplicate-claim", 6, 3)]


@pytest.mark.parametrize(
    "different",
    ["holder: bob", "scenario: red\n  modality: plan", "date: 2025-01", "aspect: trade"],
)
def test_what_makes_two_claims_different(different: str, tmp_path: Path) -> None:
    first, *_ = different.split(":")
    second = RELATIONS_YAML.replace("  modality: fact\n", "") if "modality" in different else ""
    other = (second or RELATIONS_YAML) + f"  {different}\n"

    assert rules_of(tmp_path, relations=RELATIONS_YAML + other) == [], first


def test_a_claim_and_its_opposite_may_be_held_by_two(tmp_path: Path) -> None:
    opposite = RELATIONS_YAML + "  negated: true\n"

    assert rules_of(tmp_path, relations=RELATIONS_YAML + opposite) == [("contradiction", 11, 3)]
    assert rules_of(tmp_path, relations=RELATIONS_YAML + opposite + "  holder: bob\n") == []


def test_the_opposite_of_a_symmetric_claim_may_be_told_the_other_way_round(
    tmp_path: Path,
) -> None:
    one = RELATIONS_YAML.replace("advice", "meeting")
    other = one.replace("ada", "x").replace("bob", "ada").replace("x", "bob")

    assert rules_of(tmp_path, relations=one + other + "  negated: true\n") == [
        ("contradiction", 11, 3)
    ]


def test_two_different_claims_cannot_have_one_id(tmp_path: Path) -> None:
    relations = "".join(
        RELATIONS_YAML.replace("bob", target) + "  id: same\n" for target in ("bob", "peru")
    )

    assert rules_of(tmp_path, relations=relations) == [("duplicate-id", 12, 3)]


def test_no_entity_can_be_called_author(tmp_path: Path) -> None:
    assert rules_of(tmp_path, entities="- {id: author, kind: person, name: A}") == [
        ("bad-id", 1, 4)
    ]


def test_a_dataset_may_be_one_file(tmp_path: Path) -> None:
    indented = [
        "".join(f"  {line}" for line in text.splitlines(keepends=True))
        for text in (ENTITIES_YAML, RELATIONS_YAML.replace("bob", "bop"))
    ]
    path = tmp_path / "whole.yaml"
    path.write_text(f"{HEADER_YAML}entities:\n{indented[0]}relations:\n{indented[1]}")

    reading = read(path)

    (problem,) = reading.problems
    assert str(problem) == (
        f'{path}:15:5: advice.target: there is no entity "bop". Did you mean "bob"? '
        "[dangling-reference]"
    )
    assert reading.files == (str(path),)


def test_a_section_that_is_no_list_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "whole.yaml"
    path.write_text(f"{HEADER_YAML}entities: 5\nrelations:\n")

    assert [(one.rule, one.place.line) for one in read(path).problems] == [("syntax", 8)]


@pytest.mark.parametrize("text", ["", "hello", "- a list"])
def test_a_header_that_is_no_mapping_is_said_to_be_so(text: str, tmp_path: Path) -> None:
    assert ("bad-value", 1, 1) in rules_of(tmp_path, dataset=text)


def test_load_raises_all_problems_and_shows_the_first(tmp_path: Path) -> None:
    relations = "".join(RELATIONS_YAML.replace("bob", f"bob-{n}") for n in range(7))
    data = write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.yaml": relations})

    with pytest.raises(InvalidDataset, match="7 problem") as caught:
        load(data)

    assert [problem.rule for problem in caught.value.problems] == ["dangling-reference"] * 7
    assert str(caught.value).endswith("… and 2 more")


def test_the_places_of_the_relations_can_be_looked_up(tmp_path: Path) -> None:
    lines = "\n".join(
        json.dumps({"kind": "advice", "source": source, "target": "bob", "modality": "fact"})
        for source in ("ada", "peru")
    )
    relations = RELATIONS_YAML.replace("bob", "peru")
    reading = read(write(tmp_path, {"relations.yaml": relations, "relations-2.jsonl": lines}))

    places = {str(place).removeprefix(f"{tmp_path}/") for place in reading.places.values()}

    assert places == {"relations.yaml:1:3", "relations-2.jsonl:1:1", "relations-2.jsonl:2:1"}
    assert set(reading.places) == {one.id for one in reading.dataset.relations}
    assert len(reading.places) == 3
    with pytest.raises(KeyError):
        reading.places["nothing"]


def test_a_misspelt_name_has_its_nearest() -> None:
    assert nearest("Jara", ["jara", "java", "chile"]) == ("jara", "java")
    assert nearest("zzz", ["jara"]) == ()
    bulk = [f"entity-{number}" for number in range(30_000)]
    assert nearest("entitty-777", bulk)[0] == "entity-777"


def test_problems_are_counted_most_frequent_first() -> None:
    problems = [Problem(Place(), rule, "") for rule in ("syntax", "bad-id", "bad-id")]

    assert list(count_by_rule(problems).items()) == [("bad-id", 2), ("syntax", 1)]
    assert str(problems[0]) == "<memory>:  [syntax]"


def checked(folder: Path, evidence: str, **header: str) -> list[tuple[str, str]]:
    """What is wrong with a relation that has this evidence."""
    relations = RELATIONS_YAML.replace("[{document: note, start: 0, end: 3}]", evidence)
    header = {
        "dataset.yaml": HEADER_YAML + "".join(f"{name}: {of}\n" for name, of in header.items())
    }
    written = write(folder, header | {"entities.yaml": ENTITIES_YAML, "relations.yaml": relations})
    return [(problem.rule, problem.message) for problem in read(written).problems]


@pytest.mark.parametrize(
    ("place", "rule", "said"),
    [
        ("paragraph: 3", "no-place", "give its start and end in the text"),
        ("start: 0", "no-place", "there is a start and no end"),
        ("end: 3", "no-place", "there is a end and no start"),
        ('start: 0, record: "12"', "no-place", "there is a start and no end"),
        ("end: 3, url: 'https://example.org/a'", "no-place", "no start"),
        ("start: 3, end: 3", "end-before-start", "no stretch of text"),
        ("record: ''", "bad-value", "this is empty"),
        ("record: 12", "bad-value", 'write "12"'),
        ("url: example.org", "bad-value", "begins with http:// or https://"),
        ("url: 'javascript:alert(1)'", "bad-value", "no address on the web"),
        ("url: 'https://'", "bad-value", "no address on the web"),
        ("url: 'data:text/html,http://a'", "bad-value", "no address on the web"),
        ("url: 'https://a b'", "bad-value", "no address on the web"),
    ],
)
def test_a_citation_has_a_place_or_something_in_its_stead(
    place: str, rule: str, said: str, tmp_path: Path
) -> None:
    ((found_rule, message),) = checked(tmp_path, f"[{{document: note, {place}}}]")

    assert found_rule == rule
    assert said in message


@pytest.mark.parametrize(
    "place",
    [
        "start: 0, end: 3",
        'record: "12"',
        "url: 'HTTPS://example.org/a?b=c'",
        "record: x, url: 'http://example.org'",
        "start: 0, end: 3, url: 'http://example.org', coder: Ana Ríos",
    ],
)
def test_what_stands_in_for_a_place_will_do(place: str, tmp_path: Path) -> None:
    assert checked(tmp_path, f"[{{document: note, {place}}}]") == []


@pytest.mark.parametrize("number", [2, 99, 10**30])
def test_of_a_newer_format_nothing_else_is_said(number: int, tmp_path: Path) -> None:
    files = {
        "dataset.yaml": f"id: T I N Y\nid: again\nformat: {number}\nvoices: [x]\n",
        "entities.yaml": "- what\n- {",
        "notes.yaml": "",
    }

    (problem,) = read(write(tmp_path, files)).problems

    assert (problem.rule, problem.place.line) == ("newer-format", 3)
    assert f"format {number}" in problem.message
    assert "update policygraph" in problem.message


@pytest.mark.parametrize("number", ["0", "-1", "'1'", "1.5", "true", "[1]"])
def test_a_format_is_a_number_from_one(number: str, tmp_path: Path) -> None:
    ((rule, _message),) = checked(tmp_path, "[{document: note, start: 0, end: 3}]", format=number)
    assert rule == "bad-value"


def test_the_present_format_may_be_said(tmp_path: Path) -> None:
    assert checked(tmp_path, "[{document: note, start: 0, end: 3}]", format="1") == []


def test_a_part_that_is_wrong_does_not_displace_those_after_it(tmp_path: Path) -> None:
    header = "id: t\ntitle: T\nfindings:\n- {words: 3}\n- {words: W., topic: gone}\n"
    assert rules_of(tmp_path, dataset=header) == [
        ("bad-value", 4, 4),
        ("unknown-topic", 5, 15),
    ]
