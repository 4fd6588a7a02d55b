"""From JSON Lines to tables: the same graph, a part at a time, and after a break where it was left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import UnusableFile
from graph.scanning import converting
from graph.scanning.converting import convert
from tests.bench import synthetic
from tests.command import run
from tests.conformance.cases import ids
from tests.scanning.conftest import needed

SIZES = (3_000, 600)


@pytest.fixture(autouse=True)
def _installed() -> None:
    needed("duckdb")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "PART", 700)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A dataset in JSON Lines, in no order."""
    return synthetic.write(tmp_path / "lines", *SIZES)


@pytest.mark.usefixtures("small_parts")
def test_the_tables_are_the_graph_that_the_lines_are(lines: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    found = convert(lines, tmp_path / "out", lambda done, whole: told.append((done, whole)))
    kg, memory = graph.scan(tmp_path / "out"), graph.load(lines)
    assert (found.entities, found.relations, not found.problems) == (600, 3_000, True)
    assert ids(kg.relations()) == ids(memory.relations())
    assert kg.relations() == memory.relations()
    assert kg.entities() == memory.entities()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len(list((tmp_path / "out" / "relations.parquet").iterdir())) == 5
    hub = max(memory.counts("target").items(), key=lambda one: one[1])[0]
    for asked in (graph.Query(target_kind="agency"), graph.Query(entity=hub, source_kind="person")):
        assert ids(kg.relations(asked)) == ids(memory.relations(asked)), asked


@pytest.mark.usefixtures("small_parts")
def test_what_is_broken_off_goes_on_where_it_was(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert(lines, tmp_path / "whole")
    put, written = converting._put, 0

    def breaking(*given: object) -> None:
        nonlocal written
        written += 1
        if written == 4:
            raise KeyboardInterrupt
        put(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(converting, "_put", breaking)
    with pytest.raises(KeyboardInterrupt):
        convert(lines, tmp_path / "broken")
    assert (tmp_path / "broken" / converting.MARK).is_file()
    monkeypatch.setattr(converting, "_put", put)
    read: list[int] = []
    found = convert(lines, tmp_path / "broken", lambda done, _whole: read.append(done))
    assert len(read) == 3  # of six parts
    assert (found.entities, found.relations) == (600, 3_000)
    whole, again = (
        {str(one.relative_to(root)): one.read_bytes() for root in (folder,) for one in sorted(root.rglob("*.parquet")) if one.is_file()}
        for folder in (tmp_path / "whole", tmp_path / "broken")
    )  # fmt: skip
    assert whole == again


def test_what_was_begun_of_other_files_is_not_gone_on_with(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / converting.MARK).write_text(json.dumps({"sizes": {"other": 1}}))
    with pytest.raises(UnusableFile, match="of other files"):
        convert(lines, out)
    convert(lines, tmp_path / "done")
    with pytest.raises(UnusableFile, match=r"there is entities\.parquet in it already"):
        convert(lines, tmp_path / "done")


def test_what_is_wrong_is_told_with_its_line_and_left_out(lines: Path, tmp_path: Path) -> None:
    file = lines / "relations.jsonl"
    good = file.read_text(encoding="utf-8").splitlines()
    first = json.loads(good[0])
    wrong = [
        "{not json",
        json.dumps(first | {"modality": "hope"}),
        json.dumps(first | {"id": "aaaaaaaaaaaa", "source": "nobody-here"}),
        json.dumps(first),
        "",
        "[]",
    ]
    file.write_text("\n".join([*good, *wrong]), encoding="utf-8")
    found = convert(lines, tmp_path / "out")
    assert found.problems == {
        "syntax": 1,
        "bad-record": 2,
        "dangling-reference": 1,
        "repeated-id": 1,
    }
    told = "\n".join(map(str, found.shown))
    assert f"relations.jsonl:{len(good) + 1}: " in told
    assert f"relations.jsonl:{len(good) + 2}: " in told
    assert 'source: there is no entity "nobody-here" [dangling-reference]' in told
    assert first["id"] in told
    assert found.relations == 3_002


def test_the_command_says_what_it_did(lines: Path, tmp_path: Path) -> None:
    done = run("convert", lines, tmp_path / "out")
    assert (done.status, done.out) == (0, f"{tmp_path}/out: 600 entities and 3,000 relations\n")
    assert run("query", "--tables", tmp_path / "out", "--limit", "3").status == 0
    with (lines / "relations.jsonl").open("a") as stream:
        stream.write("{\n")
    faulty = run("convert", lines, tmp_path / "again")
    assert (faulty.status, "[syntax]" in faulty.out) == (1, True)
    for given, told in (
        (tmp_path / "nowhere", "cannot be opened"),
        (tmp_path / "out", "cannot be opened"),
    ):
        refused = run("convert", given, tmp_path / "third")
        assert (refused.status, told in refused.err) == (2, True)
        assert not (tmp_path / "third").exists()


def test_nothing_at_all_is_tables_too(tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.mkdir()
    (lines / "dataset.yaml").write_text("{id: empty, title: Empty, documents: [{id: d, title: D}]}")
    for name in ("entities", "relations"):
        (lines / f"{name}.jsonl").write_text("")
    convert(lines, tmp_path / "out")
    kg = graph.scan(tmp_path / "out")
    assert (len(kg), kg.entities()) == (0, ())
    assert isinstance(kg, KnowledgeGraph)
