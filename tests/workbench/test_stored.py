"""Steps are written, undone and done again; others' changes are met and never lost; a restart knows the rest."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.loading import load
from graph.problems import ChangedFile, UneditableFile, UnusableFile
from graph.workbench.storing import journal as journals
from graph.workbench.storing.private import private_file
from graph.workbench.storing.store import Storing
from graph.workbench.storing.stored import Stored
from graph.writing.atomic import write_texts
from graph.writing.splicing import Edit, Insert, Put, Take
from tests.tiny import HEADER_YAML
from tests.workbench.demo import claim, dataset

Edits = dict[Path, list[Edit]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return dataset(tmp_path / "data")


def bytes_of(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(data.iterdir()) if path.is_file()}


def new_claim(store: Storing, words: str) -> Edits:
    (file,) = [one for one in store.files.data if one.path.name.startswith("relations")]
    return {file.path: [Insert((), len(file.value or ()), claim(words))]}


def new_entity_and_claim(store: Storing, name: str) -> Edits:
    entities, relations = store.files.data
    entity = {"id": name, "kind": "person", "name": name.title()}
    return {
        entities.path: [Insert((), len(entities.value), entity)],
        relations.path: [Insert((), len(relations.value), claim(name) | {"source": name})],
    }


def test_it_is_what_the_workbench_asks_for(data: Path) -> None:
    store: Storing = Stored(data)
    assert (store.undoes, store.redoes, store.kept(), store.changed()) == (None, None, None, ())


def test_a_step_is_done_undone_and_done_again(data: Path) -> None:
    store = Stored(data)
    before = bytes_of(data)
    store.write(new_entity_and_claim(store, "eve"), "new claim, eve")
    after = bytes_of(data)
    assert store.files.data[0].value[-1]["id"] == "eve"
    assert (store.undoes, store.redoes) == ("new claim, eve", None)
    store.undo()
    assert bytes_of(data) == before
    assert len(store.files.data[0].value) == 3
    assert (store.undoes, store.redoes) == (None, "new claim, eve")
    store.redo()
    assert bytes_of(data) == after
    assert store.files.data[0].value[-1]["id"] == "eve"
    assert (store.undoes, store.redoes) == ("new claim, eve", None)
    assert load(data).entity("eve").name == "Eve"


def test_what_is_known_is_what_a_fresh_look_finds(data: Path) -> None:
    store = Stored(data)
    chance = random.Random(3)
    for number in range(60):
        what = chance.choice(("claim", "both", "change", "take", "undo", "redo"))
        relations = store.files.data[1]
        if what == "claim":
            store.write(new_claim(store, f"claim {number}"), "a claim")
        elif what == "both":
            store.write(new_entity_and_claim(store, f"person-{number}"), "both")
        elif what == "undo":
            store.undo()
        elif what == "redo":
            store.redo()
        elif relations.value:
            at = chance.randrange(len(relations.value))
            edit = Put((at, "statement"), f"é{number}") if what == "change" else Take((at,))
            store.write({relations.path: [edit]}, what)
        fresh = Stored(data)
        assert [one.value for one in fresh.files.all] == [one.value for one in store.files.all]
        assert [one.text for one in fresh.files.all] == [one.text for one in store.files.all]
        assert [one.digest for one in fresh.files.all] == [one.digest for one in store.files.all]
        assert (fresh.undoes, fresh.redoes) == (store.undoes, store.redoes)


def test_what_changes_nothing_is_no_step(data: Path) -> None:
    store = Stored(data)
    store.write({store.files.data[1].path: [Put((0, "source"), "ada")]}, "nothing")
    store.undo()
    store.redo()
    assert (store.undoes, store.redoes) == (None, None)


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    (data / "relations.yaml").unlink()
    store = Stored(data)
    path = data / "relations.yaml"
    store.write({path: [Insert((), 0, claim("first"))]}, "first")
    assert [one.path.name for one in store.files.data] == ["entities.yaml", "relations.yaml"]
    store.undo()
    assert path.read_bytes() == b""
    store.redo()
    assert Stored(data).undoes == "first"
    assert store.changed() == ()


def test_another_step_ends_what_could_be_done_again(data: Path) -> None:
    store = Stored(data)
    for words in ("one", "two"):
        store.write(new_claim(store, words), words)
    store.undo()
    store.write(new_claim(store, "three"), "three")
    assert (store.undoes, store.redoes) == ("three", None)
    store = Stored(data)
    assert (store.undoes, store.redoes) == ("three", None)
    store.undo()
    assert store.undoes == "one"


# After a restart


def test_a_restart_knows_the_steps(data: Path) -> None:
    before = bytes_of(data)
    store = Stored(data)
    for words in ("one", "two", "three"):
        store.write(new_claim(store, words), words)
    store.undo()
    after = bytes_of(data)
    store = Stored(data)
    assert (store.undoes, store.redoes) == ("two", "three")
    store.redo()
    for _time in range(3):
        store.undo()
    assert bytes_of(data) == before
    store = Stored(data)
    assert (store.undoes, store.redoes) == (None, "one")
    store.redo()
    store.redo()
    assert bytes_of(data) == after


def test_a_dataset_can_be_moved_between(tmp_path: Path) -> None:
    store = Stored(dataset(tmp_path / "data"))
    store.write(new_claim(store, "one"), "one")
    (tmp_path / "data").rename(tmp_path / "moved")
    store = Stored(tmp_path / "moved")
    store.undo()
    assert "one" not in (tmp_path / "moved" / "relations.yaml").read_text()


def test_files_that_are_others_by_then_end_the_steps(data: Path) -> None:
    store = Stored(data)
    store.write(new_entity_and_claim(store, "eve"), "both")
    store.write(new_claim(store, "one"), "one")
    store.keep({"words": "half"})
    path = data / "entities.yaml"
    path.write_text(path.read_text() + "# theirs\n")
    store = Stored(data)
    assert (store.undoes, store.redoes) == (None, None)
    assert store.kept() == {"words": "half"}
    assert path.read_text().endswith("# theirs\n")
    assert Stored(data).kept() == {"words": "half"}


def test_a_dataset_of_one_file(tmp_path: Path) -> None:
    path = tmp_path / "all.yaml"
    path.write_text(
        HEADER_YAML + "entities:\n  - {id: ada, kind: person, name: Ada}\n"
        "  - {id: bob, kind: person, name: Bob}\nrelations: []\n"
    )
    (tmp_path / "other.yaml").write_text(HEADER_YAML)
    before = path.read_bytes()
    store = Stored(path)
    store.write({path: [Insert(("relations",), 0, claim("one"))]}, "one")
    assert Stored(tmp_path / "other.yaml").undoes is None
    store = Stored(path)
    assert store.undoes == "one"
    store.undo()
    assert path.read_bytes() == before
    assert (tmp_path / ".policygraph" / "all.yaml.journal").exists()


def test_of_very_many_steps_the_last_are_kept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Stored(data)
    for number in range(8):
        store.write(new_claim(store, f"claim {number}"), str(number))
    store.undo()
    store.undo()
    store.keep({"words": "half"})
    monkeypatch.setattr(journals, "MOST", 5)
    store = Stored(data)
    assert (store.undoes, store.redoes, store.kept()) == ("5", "6", {"words": "half"})
    store = Stored(data)
    assert (store.undoes, store.redoes, store.kept()) == ("5", "6", {"words": "half"})
    for _time in range(3):
        store.undo()
    assert store.undoes is None
    assert "claim 2" in (data / "relations.yaml").read_text()
    for _time in range(5):
        store.redo()
    assert store.redoes is None
    assert "claim 7" in (data / "relations.yaml").read_text()


# Two editors


def test_another_editors_change_is_never_written_over(data: Path) -> None:
    store = Stored(data)
    edits = new_entity_and_claim(store, "eve")
    path = data / "relations.yaml"
    theirs = path.read_text() + "# theirs\n"
    path.write_text(theirs)
    before = bytes_of(data)
    with pytest.raises(ChangedFile):
        store.write(edits, "mine")
    assert bytes_of(data) == before
    assert store.undoes is None
    assert store.changed() == (path,)
    store.reread()
    assert store.changed() == ()
    store.write(new_entity_and_claim(store, "eve"), "mine")
    assert "# theirs" in path.read_text()
    assert Stored(data).undoes == "mine"


def test_undo_is_not_over_others_changes_either(data: Path) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    path = data / "relations.yaml"
    theirs = path.read_text().replace("one", "two")
    path.write_text(theirs)
    with pytest.raises(ChangedFile):
        store.undo()
    assert path.read_text() == theirs
    store.reread()
    assert (store.undoes, store.redoes) == (None, None)
    assert Stored(data).undoes is None


def test_a_change_of_another_file_is_told_and_stays(data: Path) -> None:
    store = Stored(data)
    path = data / "entities.yaml"
    path.write_text(path.read_text() + "# theirs\n")
    store.write(new_claim(store, "one"), "one")
    assert store.changed() == (path,)
    assert path.read_text().endswith("# theirs\n")


def test_a_change_of_the_same_length_at_the_same_time_is_seen(data: Path) -> None:
    store = Stored(data)
    path = data / "relations.yaml"
    assert store.changed() == ()
    kept = path.stat()
    path.write_text(path.read_text().replace("ada", "eve"))
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    other = path.with_name("new")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    other.replace(path)  # size and time are as before, and the number is another
    assert store.changed() == (path,)


def test_what_is_touched_is_not_changed(data: Path) -> None:
    store = Stored(data)
    for path in data.iterdir():
        path.touch()
    assert store.changed() == ()


def test_what_was_just_written_is_looked_at_again(data: Path) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    path = data / "relations.yaml"
    kept = path.stat()
    path.write_text(path.read_text().replace("one", "two"))
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert store.changed() == (path,)


def test_what_is_half_written_is_waited_for(data: Path) -> None:
    store = Stored(data)
    path = data / "relations.yaml"
    whole = path.read_text()
    path.write_text('- {kind: advice, source: "ada')
    assert store.changed() == ()
    path.write_text(whole + '- {kind: advice, source: "ad')
    assert store.changed() == ()
    assert store.changed() == ()
    path.write_text(whole + "- {kind: advice, source: bob, target: ada}\n")
    assert store.changed() == (path,)
    store.reread()
    assert len(store.files.data[1].value) == 2


def test_what_stays_broken_is_told(data: Path) -> None:
    store = Stored(data)
    path = data / "relations.yaml"
    path.write_text('- {kind: advice, source: "ada')
    assert [store.changed() for _time in range(4)] == [(), (), (path,), (path,)]
    before = store.files
    with pytest.raises(UneditableFile):
        store.reread()
    assert store.files is before
    with pytest.raises(ChangedFile):
        store.write(new_claim(store, "one"), "one")


def test_files_that_come_and_go_are_told(data: Path) -> None:
    store = Stored(data)
    (data / "relations-2.yaml").write_text("[]\n")
    assert store.changed() == (data / "relations-2.yaml",)
    store.reread()
    (data / "relations-2.yaml").unlink()
    assert store.changed() == (data / "relations-2.yaml",)
    store.reread()
    assert store.changed() == ()


# What goes wrong


def test_a_disk_that_is_full_leaves_all_as_it_was(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    before = bytes_of(data)

    def full(*_words: object, **_fields: object) -> None:
        raise UnusableFile("relations.yaml", "No space left on device")

    monkeypatch.setattr("graph.writing.plan.write_texts", full)
    with pytest.raises(UnusableFile):
        store.write(new_claim(store, "two"), "two")
    with pytest.raises(UnusableFile):
        store.undo()
    assert bytes_of(data) == before
    assert (store.undoes, store.redoes) == ("one", None)
    monkeypatch.undo()
    assert Stored(data).undoes == "one"
    store.write(new_claim(store, "two"), "two")
    assert Stored(data).undoes == "two"


@pytest.mark.parametrize("times", [1, 99])
def test_a_step_that_was_written_in_part_is_finished_or_taken_back(
    data: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    store = Stored(data)
    before = bytes_of(data)
    faults = [UnusableFile("relations.yaml", "Input/output error")] * times

    def in_part(texts: dict[Path, str], **_fields: Any) -> None:
        for path, text in texts.items():
            if path.name.startswith("relations") and faults:
                raise faults.pop()
            write_texts({path: text})

    monkeypatch.setattr("graph.writing.plan.write_texts", in_part)
    edits = new_entity_and_claim(store, "eve")
    if times == 1:
        store.write(edits, "both")
        assert load(data).entity("eve").name == "Eve"
        store.undo()
    else:
        with pytest.raises(UnusableFile, match="Input/output"):
            store.write(edits, "both")
        assert store.undoes is None
    assert bytes_of(data) == before
    faults.clear()
    store.write(new_claim(store, "one"), "one")
    assert Stored(data).undoes == "one"


def test_nothing_is_written_that_cannot_be_journalled(data: Path) -> None:
    store = Stored(data)
    before = bytes_of(data)
    path = private_file(data, "journal")
    path.unlink(missing_ok=True)
    path.mkdir()
    with pytest.raises(UnusableFile):
        store.write(new_claim(store, "one"), "one")
    assert bytes_of(data) == before
    path.rmdir()
    store.write(new_claim(store, "one"), "one")
    assert Stored(data).undoes == "one"


def test_an_edit_that_no_file_can_hold_is_no_step(data: Path) -> None:
    store = Stored(data)
    with pytest.raises(ValueError, match=r".+"):
        store.write({data / "relations.yaml": [Put((7, "source"), "x")]}, "none")
    assert store.undoes is None


@pytest.mark.parametrize("cut", [1, 10, 100])
def test_a_line_that_was_cut_off_is_as_if_never_begun(data: Path, cut: int) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    path = private_file(data, "journal")
    length = len(path.read_bytes())
    store.write(new_claim(store, "two"), "two")
    store.undo()
    whole = path.read_bytes()
    path.write_bytes(whole[: length + cut])
    store = Stored(data)
    assert store.undoes == "one"
    assert len(path.read_bytes()) == length
    store.undo()


@pytest.mark.parametrize(
    "line",
    [
        b"\x00\x00\n",
        b"{}\n",
        b"[]\n",
        b'{"deed": "x", "id": "y"}\n',
        b'{"deed": "redo", "id": 1}\n',
    ],
)
def test_a_line_that_is_none_ends_the_journal(data: Path, line: bytes) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    path = private_file(data, "journal")
    with path.open("ab") as stream:
        stream.write(line)
    assert Stored(data).undoes == "one"
    assert not path.read_bytes().endswith(line)


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/etc/passwd", "notes.yaml", "texts/note.txt", ".bashrc", ""]
)
def test_a_journal_names_no_file_but_the_datasets(data: Path, name: str) -> None:
    (data / "notes.yaml").write_text(
        (data / "relations.yaml").read_text()
    )  # of the same digest, and no file of records
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    path = private_file(data, "journal")
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(lines[0].replace("relations.yaml", name))  # as if it had yet to be made
    kept = bytes_of(data)
    assert Stored(data).undoes is None
    assert bytes_of(data) == kept


@pytest.mark.skipif(os.name != "posix", reason="links are Unix's")
@pytest.mark.parametrize("what", ["folder", "journal", "bar"])
def test_nothing_is_kept_where_a_link_leads(data: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_text("theirs")
    if what == "folder":
        (data / ".policygraph").symlink_to(tmp_path / "elsewhere")
    else:
        (data / ".policygraph").mkdir()
        link = data / ".policygraph" / f"dataset.yaml.{what}"
        link.symlink_to(tmp_path / "elsewhere" / "file")
    with pytest.raises(UnusableFile, match="move it away"):
        Stored(data)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["file"]
    assert (tmp_path / "elsewhere" / "file").read_text() == "theirs"


# What was begun when a process was killed


class Killed(BaseException):
    pass


def killed(patch: pytest.MonkeyPatch, act: Callable[[], None], written: Sequence[int] = ()) -> None:
    """Have a process end in the midst of an act, once some of its files have been written."""

    def write(texts: dict[Path, str], **_fields: object) -> None:
        for number in written:
            path = list(texts)[number]
            write_texts({path: texts[path]})
        raise Killed

    with patch.context() as patched:
        patched.setattr("graph.writing.plan.write_texts", write)
        with pytest.raises(Killed):
            act()


@pytest.mark.parametrize("written", [(), (0,), (1,), (0, 1)])
def test_a_step_that_was_begun_is_finished(
    data: Path, monkeypatch: pytest.MonkeyPatch, written: Sequence[int]
) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    before = bytes_of(data)
    edits = new_entity_and_claim(store, "eve")
    killed(monkeypatch, lambda: store.write(edits, "both"), written)
    store = Stored(data)
    assert store.undoes == "both"
    assert load(data).entity("eve").name == "Eve"
    killed(monkeypatch, store.undo, written)
    store = Stored(data)
    assert (store.undoes, store.redoes) == ("one", "both")
    assert bytes_of(data) == before
    killed(monkeypatch, store.redo, written)
    assert Stored(data).undoes == "both"
    assert load(data).entity("eve").name == "Eve"


def test_what_was_begun_is_left_where_others_came_between(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Stored(data)
    store.keep({"words": "half"})
    edits = new_entity_and_claim(store, "eve")
    killed(monkeypatch, lambda: store.write(edits, "both"))
    path = data / "entities.yaml"
    path.write_text(path.read_text() + "# theirs\n")
    before = bytes_of(data)
    store = Stored(data)
    assert (store.undoes, store.kept()) == (None, {"words": "half"})
    assert bytes_of(data) == before


# What is being made


def test_what_is_being_made_comes_back(data: Path) -> None:
    store = Stored(data)
    store.keep({"words": "hälf\ud800", "at": 3})
    assert Stored(data).kept() == {"words": "hälf\ud800", "at": 3}
    store.keep(None)
    assert Stored(data).kept() is None


def test_it_is_written_once_a_second_and_at_the_next_look(data: Path) -> None:
    store = Stored(data)
    for number in range(5):
        store.keep({"n": number})
    assert Stored(data).kept() == {"n": 0}
    store.changed()
    assert Stored(data).kept() == {"n": 4}


def test_what_has_become_a_claim_does_not_come_back(data: Path) -> None:
    store = Stored(data)
    store.keep({"words": "one"})
    store.write(new_claim(store, "one"), "one")  # killed before it says that nothing is being made
    assert Stored(data).kept() is None


def test_an_orderly_end_keeps_the_last_second_too(data: Path) -> None:
    store = Stored(data)
    store.keep({"n": 1})
    store.keep({"n": 2})  # within a second of the other
    store.close()
    assert Stored(data).kept() == {"n": 2}


def test_nothing_comes_back_where_nothing_was_being_made(data: Path) -> None:
    store = Stored(data)
    store.keep({"n": 1})
    store.keep(None)
    store.close()
    assert Stored(data).kept() is None


def test_what_is_kept_and_broken_is_nothing(data: Path) -> None:
    path = private_file(data, "bar")
    for text in ("", "{", "[]", "{}", '{"after": "", "bar": 1}'):
        path.write_text(text)
        assert Stored(data).kept() is None


# The private folder


@pytest.mark.skipif(os.name != "posix", reason="modes are Unix's")
def test_what_is_kept_is_for_its_owner_alone(data: Path) -> None:
    store = Stored(data)
    store.write(new_claim(store, "secret"), "one")
    store.keep({"words": "half"})
    folder = data / ".policygraph"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    modes.pop(".gitignore")
    assert set(modes.values()) == {0o600}
    assert sorted(modes) == ["dataset.yaml.bar", "dataset.yaml.journal"]


def test_git_is_told_to_ignore_it(data: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=data, check=True)
    store = Stored(data)
    store.write(new_claim(store, "secret"), "one")
    told = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=data, check=True, capture_output=True
    )
    assert b".policygraph" not in told.stdout
    assert b"relations.yaml" in told.stdout


def test_a_check_does_not_see_it(data: Path) -> None:
    store = Stored(data)
    store.write(new_claim(store, "one"), "one")
    assert {problem.rule for problem in store.files.reading.problems} <= {"unused-entity"}
    assert json.loads(private_file(data, "journal").read_text().splitlines()[0])["label"] == "one"
