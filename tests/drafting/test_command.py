"""`policygraph draft`: a prompt out, an answer in, a list of what waits; every fault is one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import graph
from graph.cli import main
from graph.drafting import store
from graph.private import FOLDER
from tests.command import policygraph, run
from tests.drafting.drafts import DENIED, HEADER_YAML, RIGHT, TEXT, answer, data, proposal, town


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return town(tmp_path / "my town")


def given(folder: Path, text: str) -> Path:
    file = folder.parent / "answer.txt"
    file.write_text(text, "utf-8")
    return file


def test_from_a_prompt_to_what_waits(folder: Path) -> None:
    before = data(folder)
    prompt = run("draft", folder, "--prompt")
    assert (prompt.status, prompt.err) == (0, "")
    assert "Tom Berg does not back" in prompt.out

    done = run("draft", folder, "--answers", given(folder, answer(RIGHT, DENIED)))
    assert (done.status, done.err) == (0, "")
    assert (
        "1 answer with 2 claims: 2 placed, 0 near, 0 unfinished, 0 refused, 0 already there"
        in done.out
    )

    listed = run("draft", folder)
    assert (listed.status, listed.err) == (0, "")
    assert "2 drafts wait: 2 placed, 0 near, 0 unfinished" in listed.out
    assert "a person decides" in listed.out
    assert data(folder) == before


def test_a_recorded_answer_with_typical_faults_is_told_one_by_one(folder: Path) -> None:
    """The faults that models make: each is refused or shown, and none is in the data."""
    before = data(folder)
    recorded = f"""\
Sure! Here are the claims:

```json
{
        answer(
            RIGHT,
            proposal(quotes=["the moon is made of cheese"]),
            proposal(target="tom-berg"),
            proposal(kind="takes_lead"),
            proposal(certainty="certain", topic=None),
            proposal(DENIED, negated=False, quotes=["Tom Berg does back the harbour police"]),
        )[:-2]
    },
 {{"kind": "support", "source": "tom-berg",}}
]}}
```
"""
    done = run("draft", folder, "--answers", given(folder, recorded), "--model", "a chat")

    assert (done.status, done.err) == (1, "")
    told = done.out
    assert (
        "1 answer with 6 claims: 2 placed, 1 near, 3 unfinished, 1 refused, 0 already there" in told
    )
    for words in (
        "nothing like the words stands there",
        "[wrong-end]",
        '"takes_lead"',
        'the words say "may", and the certainty is certain',
        "“not” stands there besides",
        "refused: line",
        "--prompt --again",
    ):
        assert words in told
    assert data(folder) == before
    assert len(graph.load(folder).relations()) == 1
    assert {one.model for one in store.read(folder)} == {"a chat"}
    again = run("draft", folder, "--prompt", "--again")
    assert again.out.count('{"corrects": ') == 4


def test_an_answer_may_be_piped_in(folder: Path) -> None:
    done = CliRunner().invoke(main, ["draft", str(folder), "--answers", "-"], input=answer(RIGHT))

    assert done.exit_code == 0, done.output
    assert "1 placed" in done.output


def test_paragraphs_can_be_chosen(folder: Path) -> None:
    assert (
        "claims of ¶2–¶3 of the text" in run("draft", folder, "--prompt", "--paragraphs", "2-").out
    )
    assert "claims of ¶1 of the text" in run("draft", folder, "--prompt", "--paragraphs", "1").out


def test_nothing_waits_at_first_and_what_to_do_is_said(folder: Path) -> None:
    done = run("draft", folder)

    assert done.status == 0
    assert f"0 drafts wait\nnext: policygraph draft '{folder}' --prompt" in done.out
    assert not (folder / FOLDER).exists()


def test_what_to_do_next_can_be_pasted(tmp_path: Path, folder: Path) -> None:
    import shlex

    (folder / "texts").rename(tmp_path / "copies")
    bad = given(folder, answer(proposal(kind="deploys")))
    done = run("draft", folder, "--documents", tmp_path / "copies", "--answers", bad)
    (line,) = [one for one in done.out.splitlines() if one.startswith("next: ")]

    words = shlex.split(line.removeprefix("next: policygraph ").split(" prints")[0])

    assert '{"corrects": ' in run(*words).out


def test_without_anything_faulty_nothing_goes_back(folder: Path) -> None:
    done = run("draft", folder, "--prompt", "--again")

    assert (done.status, done.out) == (0, "")
    assert "no draft can go back" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--prompt", "--answers", "x"], "--prompt: it asks nobody"),
        (["--prompt", "--model", "x"], "--prompt: it asks nobody"),
        (["--again"], "--prompt --again"),
        (["--answers", "x", "--paragraphs", "2"], "--paragraphs: an answer is taken whole"),
        (["--prompt", "--paragraphs", "two"], "write 4, 4-7 or 4-"),
        (["--prompt", "--paragraphs", "7"], "the document has 3 paragraphs"),
        (["--prompt", "--document", "not"], "there is no document"),
        (["--answers", "no-such-file"], "No such file"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(words: list[str], told: str, folder: Path) -> None:
    done = run("draft", folder, *words)

    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_where_there_is_no_dataset_or_no_text_that_is_said(tmp_path: Path, folder: Path) -> None:
    for words in ([], ["--prompt"]):
        assert "no such file or folder" in run("draft", tmp_path / "nothing", *words).err
    (folder / "texts" / "note.txt").unlink()
    assert "say --documents FOLDER" in run("draft", folder, "--prompt").err
    (folder / "texts" / "other.txt").write_text("Other.")
    (folder / "texts" / "third.txt").write_text("Third.")
    assert 'no copy of "note"' in run("draft", folder, "--prompt").err


def test_of_several_documents_one_is_named(folder: Path) -> None:
    header = HEADER_YAML.replace("documents: [", "documents: [{id: other, title: Another}, ")
    (folder / "dataset.yaml").write_text(header, "utf-8")
    (folder / "texts" / "other.txt").write_text("Another text says that Berg warns.\n", "utf-8")

    assert "--document: other, note" in run("draft", folder, "--prompt").err
    assert "Another text" in run("draft", folder, "--prompt", "--document", "other").out
    answers = given(folder, answer(proposal(DENIED, quotes=["Berg warns"], paragraph=1)))
    done = run("draft", folder, "--document", "other", "--answers", answers)
    assert "1 placed" in done.out
    (draft,) = store.read(folder)
    assert draft.record["evidence"][0]["document"] == "other"


HOSTILE: dict[str, Any] = {
    "a list in a list": [[[]]],
    "a mapping for a text": proposal(kind={"a": 1}),
    "a number for a text": proposal(source=3),
    "a text for a list": proposal(quotes="the Old Docks"),
    "a text for yes or no": proposal(negated="no"),
    "a list of numbers": proposal(quotes=[1]),
    "a paragraph below": proposal(paragraph=-1),
    "a huge paragraph": proposal(paragraph=10**17),
    "control characters": proposal(statement="a\x00b\x1b[31m", aspect="\x07"),
    "unseen signs": proposal(source="new:Ana\u202e Rios (person)"),
    "a page": proposal(statement="<script>alert(1)</script>", quotes=["<b>x</b>"]),
    "a path": proposal(source="../../etc/passwd", holder="/etc/passwd", topic="../x"),
    "an object too many": proposal(more={"a": {"b": []}}),
    "nothing": {"kind": None},
    "a detail of nothing": proposal(details=[{}]),
    "details by name": proposal(details={"role": "lead"}),
    "a command": proposal(source="$(touch owned)", kind="`touch owned`"),
    "a field of python": proposal(details=[{"field": "__class__", "value": "x"}]),
    "an id of its own": proposal(id="abcdefghijkl"),
    "a long name": proposal(source="x" * 9_000),
    "many quotes": proposal(quotes=[f"quote {n}" for n in range(150)]),
}


@pytest.mark.parametrize("strange", HOSTILE.values(), ids=HOSTILE)
def test_a_strange_claim_is_told_and_breaks_no_other(strange: Any, folder: Path) -> None:
    before = data(folder)
    done = run("draft", folder, "--answers", given(folder, json.dumps([strange, DENIED])))

    assert done.status in {0, 1}
    assert done.out.count("\n") > 2  # something is told of it
    assert "1 placed" in done.out or "2 placed" in done.out
    assert "\x1b" not in done.out
    assert "\x00" not in done.out
    assert "\u202e" not in done.out
    assert data(folder) == before
    assert {one.name for one in folder.iterdir()} == {*before, "texts", FOLDER}
    assert "\x1b" not in run("draft", folder).out


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{", b"[" * 50_000, b"null"])
def test_a_file_that_is_no_answer_is_a_sentence(content: bytes, folder: Path) -> None:
    file = folder.parent / "answer.txt"
    file.write_bytes(content)

    done = run("draft", folder, "--answers", file)

    assert done.status in {1, 2}
    assert not (folder / FOLDER).exists()


def test_a_spanish_text_is_drafted_alike(tmp_path: Path) -> None:
    text = "El puerto vota\n\nLa policía del puerto podría cerrar los muelles. Berg no apoya a la policía.\n"
    spanish = HEADER_YAML.replace("language: en", "language: es")
    folder = town(tmp_path / "a", text, **{"dataset.yaml": spanish})
    given_ = proposal(DENIED, negated=False, quotes=["BERG NO APOYA A LA POLICIA"])
    hedge = proposal(
        certainty="certain", quotes=["La policía del puerto podría cerrar los muelles"]
    )

    done = run("draft", folder, "--answers", given(folder, answer(given_, hedge)))

    assert done.status == 0
    assert 'the words say "no", and negated is false' in done.out
    assert 'the words say "podria", and the certainty is certain' in done.out
    assert [one.grade for one in store.read(folder)] == ["folded", "exact"]


def test_it_works_in_a_process_of_its_own_with_a_plain_locale(folder: Path) -> None:
    file = given(folder, answer(RIGHT, proposal(quotes=["nothing here"])))

    done = policygraph("draft", folder, "--answers", file, LC_ALL="C", PYTHONWARNINGS="error")

    assert (done.status, done.err) == (1, "")
    assert TEXT not in done.out
