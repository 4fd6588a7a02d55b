"""The command line: every command in every format, its exit status, and a sentence for every error."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.cli import main
from graph.model import Query
from tests.command import ROOT, Run, policygraph, python, run
from tests.tiny import write

NOTE = "Red sends the army north. Blue sends the navy north. Ada knows Bob.\n"
FILES = {
    "dataset.yaml": """\
id: tiny
title: Tiny
documents: [{id: note, title: A note}]
scenarios:
  - {id: red, label: If red wins, group: vote, counterparts: {winner: ada}}
  - {id: blue, label: If blue wins, group: vote, counterparts: {winner: bob}}
topics: [{id: north, label: The north}]
questions:
  - {id: who-guards, title: Who guards the north?, reading: The army does., query: {target: north}}
  - {id: how-tied, title: How are they tied?, reading: By a word., path: {source: ada, target: bob}}
  - {id: what-differs, title: What differs?, reading: Much., compare: {left: red, right: blue}}
""",
    "entities.yaml": """\
- {id: ada, kind: candidate, name: Ada, aliases: [La Ada], summary: She stands.}
- {id: bob, kind: candidate, name: "Bob [x]"}
- {id: army, kind: agency, name: Army}
- {id: navy, kind: agency, name: Armáda}
- {id: first, kind: person, name: Same Name}
- {id: second, kind: person, name: same náme}
- {id: north, kind: region, name: North}
- {id: alone, kind: country, name: Alone}
""",
    "relations.yaml": """\
- {id: a, kind: advice, source: ada, target: bob, modality: fact, start: "2020", end: "2021", evidence: [{document: note, paragraph: 1, start: 53, end: 67}]}
- {id: b, kind: deployment, source: army, target: north, scenario: red, topic: north, modality: plan, holder: ada, role: lead, evidence: [{document: note, paragraph: 1, start: 0, end: 25}]}
- {id: c, kind: deployment, source: navy, target: north, scenario: blue, topic: north, modality: risk, certainty: possible, statement: "The [bold]navy[/bold], it “may” go; 50%.", evidence: [{document: note, paragraph: 1, start: 26, end: 52}]}
- {id: d, kind: advice, source: bob, target: army, modality: assessment, negated: true, evidence: [{document: note, paragraph: 1, start: 0, end: 3}]}
""",
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command-line")
    write(folder / "data", FILES)
    (folder / "texts").mkdir()
    (folder / "texts" / "note.txt").write_text(NOTE, encoding="utf-8")
    return folder / "data"


def records(done: Run) -> list[dict[str, Any]]:
    assert (done.status, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def rows(done: Run) -> list[dict[str, str]]:
    assert (done.status, done.err) == (0, "")
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def ids(done: Run) -> list[str]:
    return [one["id"] for one in records(done)]


def refused(done: Run, *said: str, status: int = 2) -> None:
    assert (done.status, done.out) == (status, "")
    assert "Traceback" not in done.err
    for words in said:
        assert words in done.err


# Query


def test_query_prints_a_table_for_people(tiny: Path) -> None:
    done = run("query", "-d", tiny, "--kind", "deployment")
    assert done.status == 0
    assert "[bold]navy[/bold]" in done.out
    assert done.out.splitlines()[-1] == "2 relations"


def test_query_prints_records_for_programs(tiny: Path) -> None:
    words = ("query", "-d", tiny, "--kind", "deployment", "--format")
    expected = graph.load(tiny).records(kind="deployment")
    assert records(run(*words, "json")) == expected
    found = rows(run(*words, "csv"))
    assert [one["sentence"] for one in found] == [one["sentence"] for one in expected]
    assert [one["statement"] for one in found] == ["", "The [bold]navy[/bold], it “may” go; 50%."]
    assert [one["role"] for one in found] == ["lead", ""]
    assert list(found[0]) == list(expected[0])


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("", "bdca"),
        ("--kind advice", "da"),
        ("--kind advice --kind deployment", "bdca"),
        ("--source army", "b"),
        ("--source La¬ada", "a"),
        ("--source Armada", "c"),
        ("--target NORTH", "bc"),
        ("--entity bob", "da"),
        ("--entity ada", "ba"),
        ("--entity bob --entity north", "bdca"),
        ("--entity bob --kind deployment", ""),
        ("--source-kind agency", "bc"),
        ("--source-kind person", "da"),
        ("--target-kind agency", "d"),
        ("--scenario red", "b"),
        ("--scenario always", "da"),
        ("--scenario always --scenario blue", "dca"),
        ("--topic north", "bc"),
        ("--modality plan --modality risk", "bc"),
        ("--certainty possible", "c"),
        ("--holder ada", "b"),
        ("--holder author", "dca"),
        ("--voice note", "dca"),
        ("--basis inferred", ""),
        ("--document note", "bdca"),
        ("--paragraph 1 --limit 3", "bdc"),
        ("--order -id", "dcba"),
        ("--negated", "d"),
        ("--not-negated", "bca"),
        ("--on 2020-06 --kind advice --source ada", "a"),
        ("--on 2022 --source ada", ""),
        ("--text NAVY", "c"),
    ],
)
def test_every_field_of_a_query_is_an_option(tiny: Path, options: str, found: str) -> None:
    words = [word.replace("¬", " ") for word in options.split()]
    assert ids(run("query", "-d", tiny, *words, "--format", "json")) == list(found)


def test_the_options_of_a_query_are_its_fields() -> None:
    told = run("query", "--help").out
    for name, field in Query.model_fields.items():
        assert f"--{name.replace('_', '-')}" in told
        assert (field.description or "?").split(";")[0].split()[0] in told


def test_a_bad_date_is_refused_in_the_words_of_its_option(tiny: Path) -> None:
    done = run("query", "-d", tiny, "--on", "yesterday")
    refused(done, 'Error: --on: "yesterday" is not a date')


def test_what_to_type_after_a_part_is_left_out_can_be_typed(tmp_path: Path) -> None:
    files = {"entities.yaml": "- {id: Ada, kind: person, name: Ada}", "relations.yaml": "[]"}
    folder = write(tmp_path / "my data", files)

    asked = run("query", "-d", folder)

    told = asked.err.partition("see: policygraph ")[2]
    assert shlex.split(told) == ["check", str(folder)]


def test_a_query_that_nothing_fits_is_no_error(tiny: Path) -> None:
    words = ("query", "-d", tiny, "--basis", "inferred", "--format")
    assert run(*words, "table").out.splitlines() == [
        "0 relations",
        "not annotated, or left unsaid: note is not known to be wholly annotated",
    ]
    assert run(*words, "json").out == "[]\n"
    assert run(*words, "csv").out.splitlines() == [",".join(graph.load(tiny).records().columns)]


# Output, and options that take one value


ASKING: dict[str, tuple[str, ...]] = {
    "query": (),
    "find": ("ada",),
    "path": ("ada", "bob"),
    "compare": ("red", "blue"),
    "ask": ("who-guards",),
}


@pytest.mark.parametrize("name", ASKING)
def test_an_answer_is_written_as_the_ending_says(name: str, tiny: Path, tmp_path: Path) -> None:
    words = (name, *ASKING[name], "-d", tiny)
    for ending, written in ((".csv", "csv"), (".JSON", "json"), (".txt", "table"), ("", "table")):
        path = tmp_path / f"answer{ending}"
        assert run(*words, "-o", path) == Run(0, "", "")
        printed = run(*words, "--format", written).out
        mark = "\ufeff" if written == "csv" else ""
        text = path.read_bytes().decode()
        assert text.replace("\r\n", "\n") == mark + printed
        assert ("\r\n" in text) == (written == "csv")
        assert not printed.startswith("\ufeff")
    assert run(*words, "-o", tmp_path / "x", "--format", "json").status == 0
    assert json.loads((tmp_path / "x").read_bytes())


def test_an_ending_that_says_no_format_is_refused(tiny: Path, tmp_path: Path) -> None:
    refused(run("query", "-d", tiny, "-o", tmp_path / "x.xlsx"), ".xlsx", ".csv", "--format")
    assert run("query", "-d", tiny, "-o", tmp_path / "x.tab", "--format", "csv").status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["x.tab"]


def test_no_file_is_written_where_there_is_no_answer(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    refused(run("path", "army", "navy", "-d", tiny, "-o", path), "no chain", status=1)
    refused(run("query", "-d", tiny, "--kind", "nonsense", "-o", path), "nonsense")
    refused(run("query", "-d", tiny, "-o", tmp_path), str(tmp_path))
    refused(run("query", "-d", tiny, "-o", tiny / "dataset.yaml" / "x.csv"), "dataset.yaml")
    assert not path.exists()


def test_no_cell_of_a_table_is_run(tmp_path: Path) -> None:
    relations = """\
- {kind: advice, source: ada, target: bob, modality: fact, note: "=HYPERLINK(1)", statement: "＝1", evidence: [{document: note, start: 0, end: 3}]}
- {kind: advice, source: bob, target: ada, modality: fact, note: "  +1", statement: "a, \\"b\\"", negated: true, evidence: [{document: note, start: 3, end: 4}]}
"""
    entities = '- {id: ada, kind: person, name: "@Ada"}\n- {id: bob, kind: person, name: "-B"}\n'
    folder = write(tmp_path, {"entities.yaml": entities, "relations.yaml": relations})
    found = rows(run("query", "-d", folder, "--format", "csv"))
    assert [one["note"] for one in found] == ["'=HYPERLINK(1)", "'  +1"]
    assert [one["statement"] for one in found] == ["'＝1", 'a, "b"']
    assert [one["source_name"] for one in found] == ["'@Ada", "'-B"]
    assert [one["negated"] for one in found] == ["false", "true"]


def test_an_option_of_one_value_is_given_once(tiny: Path, tmp_path: Path) -> None:
    for words in (
        ("query", "-d", tiny, "-d", tiny),
        ("query", "-d", tiny, "--dataset", tiny),
        ("query", "-d", tiny, "--format", "json", "--format", "csv"),
        ("query", "-d", tiny, "--on", "2020", "--on", "2021"),
        ("query", "-d", tiny, "--limit=1", "--limit=2"),
        ("find", "ada", "-d", tiny, "--language", "es", "--language", "en"),
        ("path", "ada", "bob", "-d", tiny, "--cutoff", "2", "--cutoff", "3"),
        ("compare", "red", "blue", "-d", tiny, "-o", tmp_path / "a", "-o", tmp_path / "b"),
        ("build", tiny, "-o", tmp_path / "a", f"-o{tmp_path / 'b'}"),
        ("open", tiny, "-o", tmp_path / "a", "--output", tmp_path / "b"),
        ("check", tiny, "--documents", tmp_path, "--documents", tmp_path),
        ("verify", tiny, "--documents", tmp_path, "--documents", tmp_path),
        ("cite", tmp_path / "a", "words", "--document", "a", "--document", "b"),
        ("schema", "--of", "entities", "--of", "relations"),
    ):
        refused(run(*words), "takes one value, and is given 2 times")
    assert not [*tmp_path.iterdir()]
    assert (
        len(
            ids(
                run("query", "-d", tiny, "--kind", "advice", "--kind", "advice", "--format", "json")
            )
        )
        == 2
    )


# Find


def test_find_shows_an_entity_and_its_relations(tiny: Path) -> None:
    done = run("find", "la ada", "-d", tiny)
    assert done.status == 0
    assert done.out.startswith("Ada (candidate)  [ada]\nalso: La Ada\nShe stands.\n")
    assert done.out.endswith("2 relations\n")
    assert ids(run("find", "Bob [x]", "-d", tiny, "--format", "json")) == ["d", "a"]
    assert [one["id"] for one in rows(run("find", "bob", "-d", tiny, "--format", "csv"))] == [
        "d",
        "a",
    ]


def test_find_shows_an_entity_without_relations(tiny: Path) -> None:
    assert run("find", "alone", "-d", tiny).out.splitlines()[:2] == [
        "Alone (country)  [alone]",
        "0 relations",
    ]


# Path


def test_path_shows_the_chain(tiny: Path) -> None:
    done = run("path", "La Ada", "army", "-d", tiny, "--negated", "--not-negated")
    refused(done, "no chain", status=1)
    done = run("path", "La Ada", "Bob [x]", "-d", tiny)
    assert done.status == 0
    assert done.out.startswith("Ada — advises → Bob [x]\n")


def test_path_speaks_json_and_csv(tiny: Path) -> None:
    refused(run("path", "ada", "army", "-d", tiny), "no chain", status=1)  # "d" is denied
    # A chain may use what is denied, where that is asked for.
    denials = ("path", "bob", "army", "-d", tiny, "--negated", "--format")
    found = records(run(*denials, "json"))
    assert [(one["step"], one["from"], one["to"], one["id"]) for one in found] == [
        (1, "bob", "army", "d"),
    ]
    assert (found[0]["negated"], found[0]["voice"]) == (True, "note")
    assert [one["to"] for one in rows(run(*denials, "csv"))] == ["army"]


def test_no_path_leads_through_two_scenarios_that_exclude_each_other(tiny: Path) -> None:
    refused(run("path", "army", "navy", "-d", tiny), "no chain", status=1)
    refused(run("path", "army", "navy", "-d", tiny, "--cutoff", 5), "no chain", status=1)


def test_path_gives_all_chains_up_to_a_length(tiny: Path, tmp_path: Path) -> None:
    same = FILES["relations.yaml"].replace("scenario: blue", "scenario: red")
    folder = write(tmp_path, FILES | {"relations.yaml": same})
    words = ("path", "army", "navy", "-d", folder, "--cutoff")
    assert {one["path"] for one in records(run(*words, 3, "--format", "json"))} == {1}
    refused(run(*words, 1), "no chain", status=1)
    refused(run(*words, 0), "--cutoff")
    refused(run(*words, "many"), "--cutoff")


def test_path_uses_only_the_relations_that_are_asked_for(tiny: Path) -> None:
    refused(run("path", "army", "navy", "-d", tiny, "--scenario", "red"), "no chain", status=1)
    refused(run("path", "ada", "alone", "-d", tiny), "no chain", status=1)


def test_path_from_an_entity_to_itself(tiny: Path) -> None:
    assert run("path", "ada", "ada", "-d", tiny).status == 0
    assert records(run("path", "ada", "ada", "-d", tiny, "--format", "json")) == []


# Compare


def test_compare_prints_two_columns(tiny: Path) -> None:
    done = run("compare", "red", "blue", "-d", tiny)
    assert done.status == 0
    left, right = done.out.splitlines()[0].split("│")
    assert (left.strip(), right.strip()) == ("If red wins", "If blue wins")
    assert "THE NORTH" in done.out


def test_compare_speaks_json_and_csv(tiny: Path) -> None:
    words = ("compare", "red", "blue", "-d", tiny, "--format")
    found = records(run(*words, "json"))
    assert [(one["side"], one["id"]) for one in found] == [
        ("If red wins", "b"),
        ("If blue wins", "c"),
    ]
    assert [one["id"] for one in rows(run(*words, "csv"))] == ["b", "c"]


def test_compare_with_itself_finds_nothing(tiny: Path) -> None:
    assert "nothing differs" in run("compare", "red", "red", "-d", tiny).out
    assert records(run("compare", "red", "red", "-d", tiny, "--format", "json")) == []


# Ask


def test_ask_lists_the_questions(tiny: Path) -> None:
    done = run("ask", "-d", tiny)
    assert done.status == 0
    assert "who-guards" in done.out
    assert ids(run("ask", "-d", tiny, "--format", "json")) == [
        "who-guards",
        "how-tied",
        "what-differs",
    ]
    assert rows(run("ask", "-d", tiny, "--format", "csv"))[0]["title"] == "Who guards the north?"


@pytest.mark.parametrize(
    ("question", "found"), [("who-guards", "bc"), ("how-tied", "a"), ("what-differs", "bc")]
)
def test_ask_gives_the_reading_and_the_relations(tiny: Path, question: str, found: str) -> None:
    done = run("ask", question, "-d", tiny)
    assert done.status == 0
    assert graph.load(tiny).ask(question).question.reading in done.out
    assert ids(run("ask", question, "-d", tiny, "--format", "json")) == list(found)
    assert len(rows(run("ask", question, "-d", tiny, "--format", "csv"))) == len(found)


# Check and schema


def test_check_says_what_it_checked(tiny: Path) -> None:
    done = run("check", tiny)
    assert done.status == 0
    assert done.out.splitlines()[-1].startswith(
        "clean, 4 warnings: 8 entities and 4 relations in 3 files"
    )
    told = json.loads(run("check", tiny, "--format", "json").out)
    assert {one["severity"] for one in told["problems"]} == {"warning"}
    assert told["checked"]["relations"] == 4


def test_check_takes_the_chilean_dataset_by_default() -> None:
    assert run("check").out.endswith(
        run("check", ROOT / "data" / "chile-2025").out.splitlines()[-1] + "\n"
    )


def test_check_ends_with_1_where_something_is_wrong(tmp_path: Path) -> None:
    wrong = FILES | {
        "relations.yaml": FILES["relations.yaml"].replace("target: bob", "target: bib")
    }
    done = run("check", write(tmp_path, wrong))
    assert (done.status, done.err) == (1, "")
    assert "relations.yaml:1:" in done.out
    assert '"bob"' in done.out
    assert "[dangling-reference]" in done.out
    told = json.loads(run("check", tmp_path, "--format", "json").out)
    assert [one["rule"] for one in told["problems"] if one["severity"] == "error"] == [
        "dangling-reference"
    ]


def test_a_page_is_not_built_of_a_dataset_that_fails_its_check(tmp_path: Path) -> None:
    wrong = FILES | {
        "relations.yaml": FILES["relations.yaml"].replace("target: bob", "target: bib")
    }
    done = run("build", write(tmp_path, wrong), "-o", tmp_path / "page.html")
    refused(done, "relations.yaml:1:", "dangling-reference", status=1)


@pytest.mark.parametrize("part", ["entities", "relations", "dataset"])
def test_schema_prints_a_json_schema(part: str) -> None:
    done = run("schema", "--of", part)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


# Build and open


def test_build_writes_the_page_and_says_where(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("build", tiny)
    assert (done.status, done.err) == (0, "")
    assert Path(done.out.strip()) == Path("exports/tiny.html")
    public = (tmp_path / "exports" / "tiny.html").read_text(encoding="utf-8")
    assert run("build", tiny, "-o", tmp_path / "a" / "b.html").status == 0
    assert (tmp_path / "a" / "b.html").read_text(encoding="utf-8") == public


def test_build_makes_one_page_of_several_datasets(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words, more = tmp_path / "words", tmp_path / "more"
    write(words, {"dataset.yaml": "id: words\ntitle: Side by side\n"})
    more_header = "id: more\ntitle: More\ndocuments: [{id: list, title: A list}]\n"
    write(
        more,
        {"dataset.yaml": more_header, "entities.yaml": "- {id: zoe, kind: person, name: Zoe}\n"},
    )

    done = run("build", words, tiny, more)
    alone = run("build", more)

    assert (done.status, alone.status) == (0, 0), done.err
    page = Path(done.out.strip())
    assert page.name == "words+tiny+more.html"
    assert "Side by side" in page.read_text(encoding="utf-8")
    assert "Zoe" in page.read_text(encoding="utf-8")
    assert Path(alone.out.strip()).name == "more.html"
    assert run("open", words, tiny, "-o", tmp_path / "open.html").status == 0
    refused(run("build", tiny, more, "--keep-positions"), "one dataset")
    assert run("build", tiny, tmp_path / "none").status == 2


def test_build_puts_the_words_into_a_private_page_alone(tiny: Path, tmp_path: Path) -> None:
    words = NOTE.split(".")[1].strip()
    private, public = tmp_path / "private.html", tmp_path / "public.html"
    documents = tiny.parent / "texts"
    assert run("build", tiny, "-o", private, "--documents", documents).status == 0
    assert run("build", tiny, "-o", public).status == 0
    assert words in private.read_text(encoding="utf-8")
    assert words not in public.read_text(encoding="utf-8")


def test_a_private_page_is_not_taken_for_the_one_that_can_be_mailed(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("build", tiny, "--documents", tiny.parent / "texts")
    assert Path(done.out.strip()) == Path("exports/tiny.private.html")
    assert not (tmp_path / "exports" / "tiny.html").exists()


def test_build_makes_the_page_of_the_copies_there_are_and_says_which_lack(tmp_path: Path) -> None:
    two = FILES["dataset.yaml"].replace(
        "title: A note}", "title: A note}, {id: memo, title: A memo}"
    )
    data = write(tmp_path / "data", FILES | {"dataset.yaml": two})
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(NOTE, encoding="utf-8")
    page = tmp_path / "page.html"
    done = run("build", data, "-o", page, "--documents", tmp_path / "texts")
    assert (done.status, done.out) == (0, f"{page}\n")
    assert "memo" in done.err
    assert "note" not in done.err.replace(str(tmp_path), "")
    assert NOTE.split(".")[1].strip() in page.read_text(encoding="utf-8")


def test_build_refuses_documents_that_are_not_there(tiny: Path, tmp_path: Path) -> None:
    refused(run("build", tiny, "-o", tmp_path / "x.html", "--documents", tmp_path / "none"))
    refused(run("build", tiny, "-o", tmp_path / "x.html", "--documents", tmp_path), "note")
    assert not (tmp_path / "x.html").exists()


def test_build_refuses_a_place_that_cannot_be_written(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    refused(run("build", tiny, "-o", tmp_path), str(tmp_path))
    refused(run("build", tiny, "-o", tmp_path / "file" / "page.html"))


def test_open_opens_the_page_where_there_is_a_display(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    page = tmp_path / "a page.html"
    done = run("open", tiny, "-o", page)
    assert (done.status, done.out.strip(), opened) == (0, str(page), [])
    monkeypatch.setenv("DISPLAY", ":0")
    assert run("open", tiny, "-o", page).status == 0
    assert opened == [page.resolve().as_uri()]


# What cannot be used


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("query --kind deploymnt", "deployment"),
        ("query --source amry", "army"),
        ("query --holder adda", "ada"),
        ("query --entity nort", "north"),
        ("query --scenario rad", "red"),
        ("query --topic norht", "north"),
        ("query --modality plam", "plan"),
        ("query --certainty posible", "possible"),
        ("query --basis statd", "stated"),
        ("query --document not", "note"),
        ("query --source-kind agncy", "agency"),
        ("query --target-kind regoin", "region"),
        ("find amry", "army"),
        ("path ada amry", "army"),
        ("path amry ada", "army"),
        ("path ada bob --kind advise", "advice"),
        ("compare red blu", "blue"),
        ("compare rad blue", "red"),
        ("ask who-gards", "who-guards"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(tiny: Path, words: str, said: str) -> None:
    refused(run(*words.split(), "-d", tiny), f'"{said}"')


@pytest.mark.parametrize(
    "words",
    [("find", "SAME NAME"), ("query", "--entity", "same name"), ("path", "Same Náme", "ada")],
)
def test_an_ambiguous_name_is_refused_with_every_candidate(
    tiny: Path, words: tuple[str, ...]
) -> None:
    refused(run(*words, "-d", tiny), "first", "second")


@pytest.mark.parametrize(
    "words",
    [
        "nonsense",
        "query --nonsense",
        "query extra",
        "query --format yaml",
        "query --on yesterday",
        "query --on 2025-02-30",
        "query --on",
        "find",
        "path ada",
        "compare red",
        "verify",
        "verify data",
        "coverage data",
        "cite",
        "schema --of everything",
        "check a b",
        "check none",
        "build none",
        "query -d none",
        "verify none --documents none",
    ],
)
def test_unusable_arguments_end_with_2(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run(*words.split()))


HOSTILE = [
    "",
    " ",
    "\n",
    "-",
    "'; drop table",
    "[bold]x[/bold]",
    "[/]",
    "%s %(x)s {0}",
    "../../etc/passwd",
    "\u202eabc",
    "e\u0301",
    "👩🏽\u200d🚀",
    "\udcff\udc80",
    "\x1b[31mred",
    "x" * 10_000,
]


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_arguments_are_refused_with_a_sentence(tiny: Path, word: str) -> None:
    for words in (
        ("find", "--", word),
        ("query", "--kind", word),
        ("query", "--source", word),
        ("query", "--scenario", word),
        ("query", "--on", word),
        ("path", "--", "ada", word),
        ("compare", "--", "red", word),
        ("ask", "--", word),
        ("schema", "--of", word),
    ):
        *before, last = words
        done = run(before[0], "-d", tiny, *before[1:], last)
        assert done.status == 2, words
        assert done.out == ""
        assert done.err
    assert run("query", "-d", tiny, "--text", word).status == 0


any_name_is_a_file_name = pytest.mark.skipif(
    sys.getfilesystemencoding() != "utf-8", reason="not every word can be a file's name here"
)


@any_name_is_a_file_name
@pytest.mark.parametrize("word", [word for word in HOSTILE if word.strip(" .\n-")])
def test_hostile_paths_are_refused_with_a_sentence(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for words in (("check", "--", f"none{word}"), ("cite", "--", f"none{word}", "words")):
        done = run(*words)
        assert (done.status, done.out) == (2, "")


@any_name_is_a_file_name
@pytest.mark.parametrize("word", ["[/]", "\x1b[31m", "👩🏽\u200d🚀 \u202eabc"])
def test_hostile_arguments_end_in_no_traceback(tiny: Path, word: str) -> None:
    done = policygraph("find", "-d", tiny, word, LC_ALL="C", PYTHONUTF8="0")
    assert (done.status, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert "there is no entity" in done.err


# Help, streams and starting


def test_help_names_every_command() -> None:
    for word in ("--help", "-h"):
        told = run(word)
        assert (told.status, told.err) == (0, "")
        for name in main.commands:
            assert f"  {name} " in told.out
    assert next(iter(main.commands)) == "new"


@pytest.mark.parametrize("name", main.commands)
def test_every_command_explains_itself(name: str) -> None:
    told = run(name, "--help")
    assert told.status == 0
    assert told.out.startswith("Usage: ")
    doc = main.commands[name].callback.__doc__ or ""
    assert " ".join(doc.split("\n\n")[0].split()) in " ".join(told.out.split())
    assert run(name, "-h").out == told.out


def test_the_version_is_the_packages() -> None:
    assert run("--version").out == f"policygraph, version {graph.__version__}\n"


def test_no_command_prints_the_help() -> None:
    done = run()
    assert done.status == 2
    assert "Usage:" in done.out + done.err


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}],
    ids=["C", "Latin"],
)
@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_output_is_utf_8_whatever_the_locale(
    tiny: Path, format: str, locale: dict[str, str]
) -> None:
    words = ("query", "-d", tiny, "--kind", "deployment", "--format", format)
    done = policygraph(*words, cwd=None, **locale)
    assert (done.status, done.err) == (0, "")
    assert done.out.replace("\r\n", "\n") == run(*words).out
    assert "“may” go" in done.out.replace('""', '"')


def test_csv_keeps_to_its_standard(tiny: Path) -> None:
    capture = (
        "import subprocess, sys; sys.stdout.buffer.write("
        "repr(subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True).stdout).encode())"
    )
    done = python("-c", capture, "-m", "graph", "ask", "-d", tiny, "--format", "csv")
    assert done.out.startswith("b'id,title\\r\\nwho-guards,")


def test_a_reader_that_stops_reading_breaks_nothing(tiny: Path) -> None:
    program = (
        "import subprocess, sys\n"
        "p = subprocess.Popen([sys.executable, '-m', 'graph', 'schema'],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "p.stdout.read(10); p.stdout.close()\n"
        "print(p.stderr.read().decode())\n"
    )
    assert "Traceback" not in python("-c", program).out


def test_the_command_is_installed() -> None:
    from importlib.metadata import entry_points

    (found,) = entry_points(group="console_scripts", name="policygraph")
    assert found.load() is main
