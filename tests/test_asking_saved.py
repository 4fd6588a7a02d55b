"""`policygraph ask --save`, `--update` and `--remove`: questions written into a header, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph.engine.terms import own_query_fields
from graph.mending.opening import Files
from graph.mending.questions import Questions, Told, expected, identifier_of
from graph.model import Query, builtin, query_fields
from graph.problems import UnusableName, UnusableQuery
from tests.command import ROOT, Run, run
from tests.tiny import write

HEADER = """\
id: tiny
title: Tiny  # of a town
language: en
documents: [{id: note, title: A note, authors: [Ann Ames]}, {id: list, title: A list, authors: [Zoe Zed]}]
scenarios:
  - {id: red, label: If red wins, group: vote, counterparts: {winner: ada}}
  - {id: blue, label: If blue wins, group: vote, counterparts: {winner: bob}}
topics: [{id: north, label: The north}, {id: south, label: The south}]

# Below it nothing changes.
questions:
  - id: who-guards   # the first one
    title: "Who guards the north?"
    reading: The army does.
    query: {target: north}
    expected: [b, c]

silent: []
"""
ENTITIES = """\
- {id: ada, kind: candidate, name: Ada, aliases: [La Ada]}
- {id: bob, kind: candidate, name: "Bob [x]"}
- {id: army, kind: agency, name: Army}
- {id: navy, kind: agency, name: Armáda}
- {id: first, kind: person, name: Same Name}
- {id: second, kind: person, name: same náme}
- {id: law, kind: policy, name: Law}
- {id: north, kind: region, name: North}
- {id: alone, kind: country, name: Alone}
"""
CLAIMS = """\
- {id: a, kind: advice, source: ada, target: bob, modality: fact, start: "2020", end: "2021", evidence: [{document: note, paragraph: 1, start: 53, end: 67}]}
- {id: b, kind: deployment, source: army, target: north, scenario: red, topic: north, modality: plan, holder: ada, role: lead, legal_basis: law, note: So it is., evidence: [{document: note, paragraph: 1, start: 0, end: 25}]}
- {id: c, kind: deployment, source: navy, target: north, scenario: blue, topic: north, modality: risk, certainty: possible, statement: "The navy, it “may” go; 50%.", evidence: [{document: list, paragraph: 2, start: 26, end: 52}]}
- {id: d, kind: advice, source: bob, target: army, modality: assessment, negated: true, basis: inferred, note: Hm., date: "2025", evidence: [{document: note, paragraph: 1, start: 0, end: 3}]}
- {id: e, kind: support, source: army, target: navy, scenario: red, topic: south, modality: plan, evidence: [{document: list, paragraph: 3, start: 60, end: 63}]}
"""
FILES = {"dataset.yaml": HEADER, "entities.yaml": ENTITIES, "relations.yaml": CLAIMS}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = write(tmp_path / "tiny", FILES)
    assert sound(folder)
    return folder


def save(folder: Path, title: str, *options: object) -> Run:
    return run("ask", "--save", title, "-d", folder, *options)


def sound(dataset: Path) -> bool:
    """Whether a check finds no mistake; some of these entities nobody names."""
    return run("check", dataset).status == 0


def question(folder: Path, identifier: str) -> graph.Question:
    (found,) = [one for one in graph.load(folder).questions if one.id == identifier]
    return found


def only_added(before: str, after: str) -> str:
    """What was put into a text; fails where anything else is other than it was."""
    size = len(after) - len(before)
    same = next(
        (n for n, pair in enumerate(zip(before, after, strict=False)) if len({*pair}) > 1),
        len(before),
    )
    for at in range(same, -1, -1):
        if after[:at] + after[at + size :] == before:
            return after[at : at + size]
    pytest.fail("something else has changed")


def refused(done: Run, words: str, status: int = 2) -> None:
    """One sentence, of some words, and an exit status."""
    assert (done.status, done.out) == (status, "")
    assert words in done.err, done.err
    assert "Traceback" not in done.err
    # Of a wrong use click prints a line or three before the sentence.
    *_usage, last = done.err.strip().splitlines()
    assert words in last
    assert len(last) < 1_000


# Saving


def test_a_question_is_saved_with_its_answer_and_nothing_else_changes(tiny: Path) -> None:
    done = save(
        tiny,
        " Who would guard\n the North, if «Red» wins?",
        "--kind",
        "deployment",
        "--scenario",
        "Red",
    )

    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "Who would guard the North, if «Red» wins?"
    assert "1 relation" in lines
    assert lines[-2] == (
        'wrote question "who-would-guard-the-north-if-red-wins", which expects 1 claim, in 1 file'
    )
    added = only_added(HEADER, (tiny / "dataset.yaml").read_text())
    assert yaml.safe_load(added) == [
        {
            "id": "who-would-guard-the-north-if-red-wins",
            "title": "Who would guard the North, if «Red» wins?",
            "reading": "If red wins: it is planned that the Army will be deployed in the North "
            "(role: leads; legal basis: the law) (held by Ada).",
            "query": {"kind": "deployment", "scenario": "red"},
            "expected": ["b"],
        }
    ]
    assert [f"+{line}" for line in added.splitlines()] == [
        line for line in lines if line.startswith("+") and not line.startswith("+++")
    ]
    assert sound(tiny)
    asked = run("ask", "who-would-guard-the-north-if-red-wins", "-d", tiny)
    assert done.out.startswith(asked.out)
    for name in ("entities.yaml", "relations.yaml"):
        assert (tiny / name).read_text() == FILES[name]


def test_a_dry_run_shows_all_of_it_and_writes_nothing(tiny: Path) -> None:
    options = ("--entity", "La Ada", "--id", "ada", "--reading", "She does.")
    dry = save(tiny, "What of her?", *options, "--dry-run")
    assert (tiny / "dataset.yaml").read_text() == HEADER
    wet = save(tiny, "What of her?", *options)

    assert dry.out.splitlines()[-1].endswith("; nothing is written")
    assert dry.out.splitlines()[:-1] == wet.out.splitlines()[:-1]
    assert question(tiny, "ada").query == Query(entity="ada")


@pytest.mark.parametrize(
    ("options", "asks", "ids"),
    [
        (("--path", "La Ada", "Army"), {"path": {"source": "ada", "target": "army"}}, {"a", "d"}),
        (("--path", "ada", "navy"), {"path": {"source": "ada", "target": "navy"}}, None),
        (("--compare", "Red", "blue"), {"compare": {"left": "red", "right": "blue"}}, None),
        (
            ("--compare", "red", "blue", "--topic", "North", "--entity", "Armáda"),
            {"compare": {"left": "red", "right": "blue", "topic": "north", "entity": "navy"}},
            None,
        ),
        (("--exclude", "role=lead", "--not-negated"), None, {"a", "c", "d", "e"}),
    ],
)
def test_all_that_a_question_may_ask_can_be_saved(
    options: Sequence[str], asks: Mapping[str, Any] | None, ids: set[str] | None, tiny: Path
) -> None:
    (tiny / "relations.yaml").write_text(
        CLAIMS.replace(", negated: true", "").replace(', date: "2025"', "")
    )
    done = save(tiny, "So?", *options, "--titles", "es=¿Así?", "--titles", "pt-BR=Assim?")
    assert (done.status, done.err) == (0, "")

    (saved,) = yaml.safe_load(only_added(HEADER, (tiny / "dataset.yaml").read_text()))
    if asks:
        assert asks.items() <= saved.items()
    assert saved["titles"] == {"es": "¿Así?", "pt-BR": "Assim?"}
    answer = graph.load(tiny).ask("so")
    assert (
        {one.id for one in answer.relations}
        == {*saved["expected"]}
        == (ids or {*saved["expected"]})
    )
    assert saved["expected"]
    assert sound(tiny)


def test_the_answer_can_go_elsewhere_and_what_is_told_does_not_go_with_it(tiny: Path) -> None:
    shown = save(tiny, "Json?", "--kind", "advice", "--format", "json")
    file = tiny.parent / "answer.txt"
    filed = save(tiny, "File?", "--kind", "deployment", "--scenario", "red", "--output", file)

    assert [one["id"] for one in json.loads(shown.out)] == ["d", "a"]
    assert 'wrote question "json"' in shown.err
    assert filed.out == ""
    assert 'wrote question "file"' in filed.err
    assert file.read_text() == run("ask", "file", "-d", tiny).out


def test_without_an_answer_to_expect_it_may_stand_there(tiny: Path) -> None:
    assert save(tiny, "Alone?", "--entity", "alone", "--expect", "none").status == 2
    said = save(tiny, "Alone?", "--entity", "alone", "--expect", "none", "--reading", "Nobody.")
    also = save(tiny, "Whoever?", "--kind", "advice", "--expect", "none")

    assert (said.status, also.status) == (0, 0)
    assert "which expects nothing" in said.out
    assert {question(tiny, one).expected for one in ("alone", "whoever")} == {()}
    assert sound(tiny)


# Every field

WORDS: Mapping[str, Sequence[str]] = {
    "kind": ["advice", "deployment", "support"],
    "source": ["ada", "La Ada", "Armáda", "bob", "army"],
    "target": ["bob", "North", "army", "navy"],
    "entity": ["Ada", "law", "north", "second"],
    "side": ["red", "Blue"],
    "source_kind": ["agency", "candidate"],
    "target_kind": ["region", "agency", "candidate"],
    "scenario": ["always", "red", "Blue"],
    "topic": ["north", "South"],
    "modality": ["plan", "Fact", "risk", "assessment"],
    "certainty": ["certain", "possible"],
    "holder": ["author", "Ada", "Ann Ames"],
    "voice": ["author", "ada", "Ann Ames", "note", "Zoe Zed"],
    "basis": ["stated", "inferred"],
    "document": ["note", "list"],
    "paragraph": ["1", "2", "03"],
    "on": ["2025", "2020-12-14", "2021-01"],
    "said_by": ["2025", "2020-12-14"],
    "text": ["navy", "“may” go; 50%", "#: it's", "no\nor yes", "- {a: b}", "😀", "null", "it"],
    "note": ["so", "hm", "'", "&x *y", "\\"],
    "own": ["role=lead", "legal-basis=Law", "aspect=x: {y}", "role=support"],
    "has": ["note", "date", "topic", "role"],
    "exclude": ["role=lead", "modality=plan", "has=note", "source=La Ada", "text=#", "negated=yes"],
    "order": ["-date", "id", "certainty"],
    "limit": ["1", "3", "99"],
}
"""Something for every field of a query, as it is typed."""
_ONE = frozenset(("on", "said_by", "note", "limit"))


@st.composite
def options(draw: st.DrawFn) -> list[str]:
    """The options of a query, as they are typed."""
    names = draw(
        st.lists(st.sampled_from([*WORDS, "negated"]), min_size=1, max_size=4, unique=True)
    )
    said: list[str] = []
    for name in names:
        flag = name.replace("_", "-")
        if name == "negated":
            said.append(draw(st.sampled_from(["--negated", "--not-negated"])))
            continue
        most = 1 if name in _ONE else 3
        words = st.lists(st.sampled_from(WORDS[name]), min_size=1, max_size=most, unique=True)
        said += [f"--{flag}={word}" for word in draw(words)]
    return said


def test_there_is_a_word_for_every_field() -> None:
    assert {*WORDS, "negated"} == {*query_fields()}


@pytest.mark.untraced
@settings(max_examples=80)
@given(asked=options())
def test_a_saved_question_answers_what_its_query_does(asked: list[str]) -> None:
    with TemporaryDirectory() as name:
        folder = write(Path(name), FILES)
        queried = run("query", "-d", folder, *asked, "--format", "json")
        if queried.status:  # what is no date, or names nothing
            refused(save(folder, "Saved?", *asked), queried.err.strip().splitlines()[-1])
            assert (folder / "dataset.yaml").read_text() == HEADER
            return
        ids = [one["id"] for one in json.loads(queried.out)]
        done = save(folder, "Saved?", *asked, "--format", "json")
        if not ids:
            refused(done, 'nothing answers "Saved?"')
            done = save(
                folder, "Saved?", *asked, "--format=json", "--expect=none", "--reading=None."
            )
        if done.status:
            refused(done, 'asks what question "who-guards" (Who guards the north?) asks already')
            return

        assert [one["id"] for one in json.loads(done.out)] == ids
        again = run("ask", "saved", "-d", folder, "--format", "json")
        assert again.out == queried.out == done.out
        assert sorted(question(folder, "saved").expected) == sorted(ids)
        only_added(HEADER, (folder / "dataset.yaml").read_text())
        assert sound(folder)


def test_the_fields_of_the_kinds_own_are_options_too(tiny: Path) -> None:
    assert save(tiny, "Who leads?", "--role", "lead", "--legal-basis", "Law").status == 0
    assert question(tiny, "who-leads").query == Query(role="lead", legal_basis="law")
    parameters = {one.name for one in _ask_parameters()}
    assert {*query_fields(), *own_query_fields(builtin())} <= parameters


def _ask_parameters() -> list[Any]:
    import click

    from graph.cli.asking import ask

    return ask.get_params(click.Context(ask))


# Every way in which a header is written


def whole(fields: Mapping[str, Any] | None = None) -> dict[str, Any]:
    header = yaml.safe_load(HEADER)
    return {
        **header,
        **(fields or {}),
        "entities": yaml.safe_load(ENTITIES),
        "relations": yaml.safe_load(CLAIMS),
    }


def headers() -> Iterator[Any]:
    bare = {name: part for name, part in whole().items() if name != "questions"}
    alone = json.dumps(whole(), ensure_ascii=False, indent=2)
    yield pytest.param("all.json", f"{alone}\n", id="one file of JSON")
    yield pytest.param("all.json", json.dumps(whole()), id="JSON in a line")
    yield pytest.param("all.json", json.dumps(bare, indent=1), id="JSON without a question")
    empty = json.dumps(whole({"questions": []}), indent=4)
    yield pytest.param("all.json", empty, id="JSON with none")
    one = f"{HEADER}\nentities:\n{ENTITIES}relations:\n{CLAIMS}# the end"
    yield pytest.param("all.yaml", one, id="one file of YAML")
    yield pytest.param("all.yaml", one.replace("\n", "\r\n"), id="lines of Windows")
    yield pytest.param("all.yaml", f"\ufeff{one}", id="a byte order mark")
    yield pytest.param("all.yaml", yaml.safe_dump(bare), id="YAML without a question")
    anchored = one.replace("{id: north, label", "&n {id: north, label")
    yield pytest.param("all.yaml", anchored, id="an anchor elsewhere")


@pytest.mark.parametrize(("name", "text"), [*headers()])
def test_of_any_header_only_the_edited_stretch_changes(
    name: str, text: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(text.encode())
    done = save(
        file, "¿Quién, «y» por qué?", "--kind", "advice", "--reading", 'It\'s "so": #1 \\ 😀'
    )

    assert (done.status, done.err) == (0, "")
    after = file.read_bytes().decode()
    if "questions: []" not in text and '"questions": []' not in text:
        only_added(text, after)
    saved = question(file, "quien-y-por-que")
    assert (saved.title, saved.reading) == ("¿Quién, «y» por qué?", 'It\'s "so": #1 \\ 😀')
    assert saved.expected == ("a", "d")
    assert sound(file)
    assert run("ask", "--remove", "quien-y-por-que", "-d", file).status == 0
    if "who-guards" in text:
        assert file.read_bytes().decode() == text


def test_a_new_dataset_takes_its_first_question(tmp_path: Path) -> None:
    (tmp_path / "my.txt").write_text("Words.\n")
    run("new", tmp_path / "town", tmp_path / "my.txt")
    before = (tmp_path / "town" / "dataset.yaml").read_text()
    (tmp_path / "town" / "entities.yaml").write_text(ENTITIES)
    (tmp_path / "town" / "relations.yaml").write_text(
        "- {kind: advice, source: ada, target: bob, modality: fact, evidence: [{document: my, start: 0, end: 5}]}\n"
    )
    done = save(tmp_path / "town", "Who advises Bob?", "--kind", "advice")

    assert (done.status, done.err) == (0, "")
    only_added(before, (tmp_path / "town" / "dataset.yaml").read_text())
    assert question(tmp_path / "town", "who-advises-bob").expected


def test_the_chilean_header_is_as_it_was_but_for_the_question(tmp_path: Path) -> None:
    folder = tmp_path / "chile"
    shutil.copytree(ROOT / "data" / "chile-2025", folder)
    before = (folder / "dataset.yaml").read_bytes().decode()
    done = save(folder, "Whom would the army support?", "--kind", "support", "--source", "Army")

    assert done.status == 0
    added = only_added(before, (folder / "dataset.yaml").read_bytes().decode())
    assert added.splitlines()[0] == "  - id: whom-would-the-army-support"
    assert "\n    query: {kind: support, source: army}\n" in added
    assert sound(folder)


# What is refused


@pytest.mark.parametrize(
    ("title", "options", "words"),
    [
        (
            "So?",
            ("--kind", "deploymnet"),
            'there is no kind "deploymnet". Did you mean "deployment"',
        ),
        ("So?", ("--entity", "Same Name"), '"Same Name" could be first or second; ask by id'),
        ("So?", ("--path", "ada", "Same Name"), "could be first or second"),
        ("So?", ("--path", "ada", "nobody"), 'there is no entity "nobody"'),
        ("So?", ("--compare", "red", "green"), 'there is no scenario "green"'),
        ("So?", ("--compare", "red", "blue", "--kind", "advice"), "found --kind"),
        ("So?", ("--path", "ada", "bob", "--topic", "north"), "found --topic"),
        ("So?", ("--path", "ada", "bob", "--compare", "red", "blue"), "a question asks one thing"),
        ("So?", (), "say what it asks"),
        ("So?", ("--exclude", "kind"), "write FIELD=WORD"),
        ("So?", ("--on", "12/2025"), "--on"),
        ("So?", ("--limit", "0"), "--limit"),
        ("So?", ("--kind", "advice", "--kind", "x" * 9_000), "there is no kind"),
        ("", ("--kind", "advice"), "question: it says nothing"),
        (" \n\t", ("--kind", "advice"), "question: it says nothing"),
        ("?!", ("--kind", "advice"), "no words to make an id of; name one with --id"),
        ("谁？😀", ("--kind", "advice"), "no words to make an id of; name one with --id"),
        ("So\x1b[31m?", ("--kind", "advice"), "U+001B is a control character"),
        ("So\u202e?", ("--kind", "advice"), "which nobody sees"),
        ("So\udcff?", ("--kind", "advice"), "no UTF-8"),
        ("So?", ("--kind", "advice", "--reading", "\udcff"), "no UTF-8"),
        ("So?", ("--kind", "advice", "--reading", " "), "reading: it says nothing"),
        ("So?", ("--kind", "advice", "--reading", ""), "reading: it says nothing"),
        ("So?", ("--kind", "advice", "--reading", "a\x00b"), "control character"),
        ("So?", ("--kind", "advice", "--titles", "¿Así?"), "--titles: write CODE=WORDS"),
        ("So?", ("--kind", "advice", "--titles", "es=a", "--titles", "es=b"), "once a language"),
        ("So?", ("--kind", "advice", "--readings", "es="), "readings (es): it says nothing"),
        ("So?", ("--kind", "advice", "--id", "Who Guards"), "is no id: write small letters"),
        ("So?", ("--kind", "advice", "--id", ""), "is no id"),
        ("So?", ("--kind", "advice", "--id", "a" * 201), "is no id"),
        ("So?", ("--kind", "advice", "--id", "who-guards"), "is the id of another question"),
        ("Who guards?", ("--kind", "advice"), "is the id of another question"),
        ("So?", ("--target", "NORTH"), 'asks what question "who-guards" (Who guards the north?)'),
        ("So?", ("--entity", "alone"), 'nothing answers "So?" (not annotated, or left unsaid'),
        ("So?", ("--kind", "advice", "--expect", "x"), "--expect"),
        ("So?", ("--kind", "advice", "--update", "who-guards"), "--save: it goes without --update"),
    ],
)
def test_what_cannot_be_saved_is_told_in_a_sentence_and_nothing_is_written(
    title: str, options: Sequence[str], words: str, tiny: Path
) -> None:
    refused(save(tiny, title, *options), words)
    assert (tiny / "dataset.yaml").read_text() == HEADER


@pytest.mark.parametrize("title", ["Who " + "very " * 5_000 + "long?", "W" * 50_000])
def test_a_question_that_is_very_long_has_a_short_id(title: str, tiny: Path) -> None:
    assert save(tiny, title, "--kind", "advice").status == 0
    *_first, saved = graph.load(tiny).questions
    assert saved.title == title
    assert len(saved.id) <= 60
    assert re.fullmatch("who(-very)+|w+", saved.id)
    refused(save(tiny, title, "--kind", "support"), "is the id of another question")
    refused(save(tiny, title, "--kind", "advice", "--id", "x"), f'asks what question "{saved.id}"')


def test_no_chain_ends_with_1_as_it_does_for_path(tiny: Path) -> None:
    refused(save(tiny, "So?", "--path", "ada", "alone"), "no chain of relations", status=1)


def test_a_dataset_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (("--save", "So?"), ("--update", "so"), ("--remove", "so")):
        refused(run("ask", *words), f"{words[0]}: name the dataset")


def test_what_goes_with_saving_goes_with_nothing_else(tiny: Path) -> None:
    for words, told in {
        ("who-guards", "--kind", "advice"): "--kind: it goes with --save; policygraph query asks",
        ("--role", "lead"): "--role: it goes with --save; policygraph query asks",
        ("who-guards", "--not-negated"): "--negated: it goes with --save",
        ("who-guards", "--id", "x"): "--id: it goes with --save",
        ("who-guards", "--expect", "none"): "--expect: it goes with --save",
        ("who-guards", "--dry-run"): "--dry-run: it goes with --save",
        ("who-guards", "--save", "So?"): "--save: it goes without the id of a question",
        ("--update", "who-guards", "--path", "ada", "bob"): "--path: it goes with --save",
        ("--remove", "who-guards", "--reading", "x"): "--reading: it goes with --save",
        ("--remove", "who-guards", "--update", "who-guards"): "--update: it goes without --remove",
    }.items():
        refused(run("ask", *words, "-d", tiny), told)
    assert (tiny / "dataset.yaml").read_text() == HEADER


def test_a_header_that_cannot_be_written_is_left(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: Any, **_fields: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    done = save(tiny, "So?", "--kind", "advice")

    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "dataset.yaml: Permission denied" in done.err
    assert (tiny / "dataset.yaml").read_text() == HEADER
    assert sorted(path.name for path in tiny.iterdir()) == sorted(FILES)


def test_what_another_program_writes_meanwhile_is_not_lost(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Questions(tiny).save("So?", Query(kind="advice"), Told())
    theirs = HEADER.replace("of a town", "of the town")
    (tiny / "dataset.yaml").write_text(theirs)

    with pytest.raises(graph.UnusableFile, match="has changed since it was read"):
        made.plan.write()
    assert (tiny / "dataset.yaml").read_text() == theirs


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("silent: []", "silent: &none []\nunsaid: *none"),
        ("title: Tiny", "title: &title Tiny\nheadline: *title"),
        ("{target: north}", "&asked {target: north}\n    compare: *asked"),
    ],
)
def test_a_header_with_an_alias_is_left(old: str, new: str, tiny: Path) -> None:
    text = HEADER.replace(old, new)
    (tiny / "dataset.yaml").write_text(text)
    for words in (("--save", "So?", "--kind", "advice"), ("--remove", "who-guards")):
        refused(run("ask", *words, "-d", tiny), "dataset.yaml:")
        assert (tiny / "dataset.yaml").read_text() == text


def test_in_a_dataset_with_mistakes_nothing_is_expected_of_the_rest(tiny: Path) -> None:
    (tiny / "relations.yaml").write_text(CLAIMS.replace("target: bob", "target: bobb"))
    done = save(tiny, "So?", "--kind", "deployment", "--scenario", "red")

    assert (done.status, done.out) == (1, "")
    assert "bobb" in done.err
    assert (tiny / "dataset.yaml").read_text() == HEADER


@pytest.mark.parametrize("questions", ["7", "{a: b}", "[1, 2]", "[{id: [x]}]", "[{id: who}]"])
def test_what_is_no_list_of_questions_is_told(questions: str, tiny: Path) -> None:
    text = re.sub(r"(?s)questions:.*expected: \[b, c\]", f"questions: {questions}", HEADER)
    (tiny / "dataset.yaml").write_text(text)

    for words in (("--remove", "x"), ("--update", "who")):
        done = run("ask", *words, "-d", tiny)
        assert done.status in {1, 2}
        assert done.err.startswith("policygraph: ")
        assert (tiny / "dataset.yaml").read_text() == text
    done = save(tiny, "So?", "--kind", "advice")
    assert done.status in {0, 1}
    if done.status:
        assert (tiny / "dataset.yaml").read_text() == text


# Afterwards


def test_an_answer_of_now_is_taken_with_what_is_new_and_gone(tiny: Path) -> None:
    (tiny / "relations.yaml").write_text(
        CLAIMS.replace("id: b,", "id: z,").replace(
            "source: navy, target: north", "source: navy, target: alone"
        )
    )
    assert run("check", tiny).status == 1
    dry = run("ask", "--update", "who-guards", "-d", tiny, "--dry-run")
    assert (tiny / "dataset.yaml").read_text() == HEADER
    done = run("ask", "--update", "who-guards", "-d", tiny)

    assert (dry.status, done.status, done.err) == (0, 0, "")
    first, second, third, *_rest = done.out.splitlines()
    assert first.startswith("new: z  ")
    assert second == "gone: b  not here any more"
    assert third.startswith("gone: c  ")
    assert "nav" in third.casefold()
    assert done.out.splitlines()[-2:] == [
        'wrote question "who-guards", which expects 1 claim, in 1 file',
        "its reading is as it was: see that it still holds; --reading gives another",
    ]
    assert (tiny / "dataset.yaml").read_text() == HEADER.replace(
        "expected: [b, c]", "expected: [z]"
    )
    assert sound(tiny)


def test_what_is_expected_already_is_not_written(tiny: Path) -> None:
    done = run("ask", "--update", "who-guards", "-d", tiny)
    assert done.out.splitlines()[-1] == 'question "who-guards" says so already; nothing is written'
    assert (done.status, (tiny / "dataset.yaml").read_text()) == (0, HEADER)


def test_a_reading_can_be_another(tiny: Path) -> None:
    words = ("--reading", "Both.", "--readings", "es=Ambas.", "--titles", "es=¿Quién?")
    assert run("ask", "--update", "who-guards", "-d", tiny, *words).status == 0
    saved = question(tiny, "who-guards")
    assert (saved.reading, saved.readings, saved.titles) == (
        "Both.",
        {"es": "Ambas."},
        {"es": "¿Quién?"},
    )
    assert saved.expected == ("b", "c")
    assert "   # the first one\n" in (tiny / "dataset.yaml").read_text()
    more = run(
        "ask", "--update", "who-guards", "-d", tiny, "--titles", "de=Wer?", "--language", "es"
    )
    assert more.out.startswith("¿Quién?\n\nAmbas.\n")
    assert question(tiny, "who-guards").titles == {"es": "¿Quién?", "de": "Wer?"}


def test_it_can_be_held_to_no_answer(tiny: Path) -> None:
    assert run("ask", "--update", "who-guards", "-d", tiny, "--expect", "none").status == 0
    assert (tiny / "dataset.yaml").read_text() == HEADER.replace("    expected: [b, c]\n", "")


def test_what_nothing_answers_any_more_is_told(tiny: Path) -> None:
    (tiny / "relations.yaml").write_text(
        CLAIMS.replace("target: north", "target: alone").replace("id: b,", "id: y,")
    )
    refused(run("ask", "--update", "who-guards", "-d", tiny), 'nothing answers "Who guards')
    assert (tiny / "dataset.yaml").read_text() == HEADER


def test_a_question_that_names_what_is_not_there_can_be_taken_out(tiny: Path) -> None:
    (tiny / "dataset.yaml").write_text(HEADER.replace("{target: north}", "{target: norht}"))
    told = run("ask", "--update", "who-guards", "-d", tiny)
    assert (told.status, told.out) == (1, "")
    assert 'there is no target "norht"' in told.err
    assert save(tiny, "So?", "--kind", "advice").status == 0
    done = run("ask", "--remove", "who-guards", "-d", tiny)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[-1] == 'wrote the removal of question "who-guards" in 1 file'
    assert [one.id for one in graph.load(tiny).questions] == ["so"]
    assert run("ask", "--remove", "so", "-d", tiny).status == 0
    assert "questions" not in (tiny / "dataset.yaml").read_text()
    assert sound(tiny)


@pytest.mark.parametrize("doing", ["--update", "--remove"])
def test_an_id_that_no_question_has_is_told_with_the_nearest(doing: str, tiny: Path) -> None:
    refused(run("ask", doing, "who-gards", "-d", tiny), 'Did you mean "who-guards"?')


def test_a_step_can_be_undone(tiny: Path) -> None:
    made = Questions(tiny).save("So?", Query(kind="advice"), Told())
    made.plan.write()
    assert (tiny / "dataset.yaml").read_text() != HEADER
    made.plan.undone.write()
    assert (tiny / "dataset.yaml").read_text() == HEADER


# By itself


def test_the_order_of_what_is_expected_is_kept() -> None:
    assert expected(["c", "a", "b"], {"b", "c", "e", "d"}) == ["c", "b", "d", "e"]
    assert expected([], ()) == []


@given(title=st.text(max_size=120))
def test_an_id_is_one_or_there_is_none(title: str) -> None:
    try:
        made = identifier_of(title)
    except UnusableName:
        return
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 60


def test_an_id_ends_with_a_word() -> None:
    assert identifier_of("Who would " + "guard the old docks " * 4) == (
        "who-would-guard-the-old-docks-guard-the-old-docks-guard-the"
    )
    assert identifier_of("x" * 60) == "x" * 60


def test_a_library_can_save_too(tiny: Path) -> None:
    questions = Questions(tiny)
    with pytest.raises(UnusableQuery, match="nothing answers"):
        questions.save("So?", Query(entity="alone"), Told())
    made = questions.save("So?", Query(kind="advice", limit=1), Told(reading="One."))
    assert made.new == made.answer.question.expected == ("d",)
    assert Files(tiny).header.text == HEADER


@pytest.mark.parametrize("named", ["If red wins", "if RED wins", "red"])
def test_a_scenario_is_named_by_its_label_too(tiny: Path, named: str) -> None:
    done = save(tiny, "Who goes if red wins?", "--kind", "deployment", "--scenario", named)
    assert (done.status, done.err) == (0, "")
    assert question(tiny, "who-goes-if-red-wins").query == Query(
        kind=("deployment",), scenario=("red",)
    )


def test_a_scenario_that_is_not_there_is_told_the_nearest_label(tiny: Path) -> None:
    done = save(tiny, "Who goes?", "--scenario", "If red winz")
    refused(done, 'Did you mean "If red wins"')
