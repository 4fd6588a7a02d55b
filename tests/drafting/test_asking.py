"""Asking a model: a call a paragraph, only what is faulty goes back, and nothing is lost where it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.drafting import asking, store
from graph.drafting.asking import Asked, proposer
from graph.drafting.running import Report
from graph.problems import UnusableModel
from tests.command import run
from tests.drafting.drafts import DENIED, RIGHT, answer, data, drafting, proposal, town

BAD = proposal(target="tom-berg")


class Recorded:
    """Answers one prompt after the other, and keeps what it was asked.

    Parameters
    ----------
    *answers : str or Exception
    """

    def __init__(self, *answers: str | Exception) -> None:
        self._answers = [*answers]
        self.asked: list[str] = []

    def propose(self, prompt: str, schema: Mapping[str, Any]) -> str:
        assert schema["required"] == ["claims"]
        self.asked.append(prompt)
        given = self._answers.pop(0) if self._answers else answer()
        if isinstance(given, Exception):
            raise given
        return given


def asked(folder: Path, model: Recorded, *numbers: int) -> Report:
    reports = [*drafting(folder).ask("made:up", model, numbers)]
    assert len({id(one) for one in reports}) == 1
    return reports[-1]


def test_each_paragraph_is_asked_for_once(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    before = data(folder)
    model = Recorded(answer(), answer(RIGHT, DENIED), answer())

    report = asked(folder, model, 1, 2, 3)

    assert (report.asked, report.claims, len(report.of("placed"))) == (3, 2, 2)
    assert ["claims of ¶" in one for one in model.asked] == [True] * 3
    assert "support | tom-berg" not in model.asked[2]  # another paragraph's
    assert {(one.model, len(one.prompt or "")) for one in store.read(folder)} == {("made:up", 16)}
    assert data(folder) == before


def test_only_what_is_faulty_goes_back_and_what_is_put_right_is_placed(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")

    class Mending(Recorded):
        def propose(self, prompt: str, schema: Mapping[str, Any]) -> str:
            if self.asked:
                sent = next(one for one in prompt.splitlines() if one.startswith('{"corrects"'))
                self._answers = [answer(proposal(corrects=json.loads(sent)["corrects"]))]
            return super().propose(prompt, schema)

    model = Mending(answer(BAD, DENIED))
    report = asked(folder, model, 2)

    assert len(model.asked) == 2
    assert "wrong-end" in model.asked[1]
    assert '"kind": "support"' not in model.asked[1]
    assert (report.claims, len(report.of("placed")), len(report.of("unfinished"))) == (2, 2, 0)
    assert len(store.read(folder)) == 2


def test_what_stays_faulty_goes_back_twice_and_is_unfinished(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    model = Recorded(answer(BAD), answer(BAD), answer())

    report = asked(folder, model, 2)

    assert len(model.asked) == 3
    (draft,) = store.read(folder)
    assert (draft.state, draft.tries) == ("unfinished", 2)
    assert len(report.of("unfinished")) == 1
    assert drafting(folder).again() is None


def test_where_a_call_fails_what_came_before_is_kept_and_the_next_is_asked(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    failed = UnusableModel("made:up", "no network")

    report = asked(folder, Recorded(answer(RIGHT), failed, answer(DENIED)), 1, 2, 3)
    assert (set(report.failed), report.left) == ({2}, ())
    assert len(store.read(folder)) == 2

    model = Recorded(failed, failed, answer(DENIED))
    report = asked(folder, model, 1, 2, 3)
    assert (set(report.failed), report.left, len(model.asked)) == ({1, 2}, (3,), 2)


def test_what_is_refused_is_told_with_its_paragraph(tmp_path: Path) -> None:
    report = asked(town(tmp_path / "a"), Recorded("I cannot."), 3)

    assert report.refused[0].startswith("¶3: ")


# ── The command ─────────────────────────────────────────────────────────────────────────────────


def test_the_command_says_how_far_it_is_and_what_came_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = town(tmp_path / "a")
    model = Recorded(answer(RIGHT), answer(DENIED))
    monkeypatch.setattr(asking, "proposer", lambda _name: model)

    done = run("draft", folder, "--model", "made:up", "--paragraphs", "2-")

    assert done.status == 0
    assert done.err.splitlines() == ["¶2, 1 of 2: 1 draft so far", "¶3, 2 of 2: 2 drafts so far"]
    assert "2 answers with 2 claims: 2 placed, 0 near, 0 unfinished, 0 refused" in done.out


def test_the_command_ends_with_2_where_there_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = town(tmp_path / "a")
    model = Recorded(answer(RIGHT), UnusableModel("made:up", "no network"))
    monkeypatch.setattr(asking, "proposer", lambda _name: model)

    done = run("draft", folder, "--model", "made:up", "--paragraphs", "2-3")

    assert done.status == 2
    assert "no network" in done.err
    assert "there is no answer for ¶3" in done.err
    assert len(store.read(folder)) == 1


def test_without_the_package_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    monkeypatch.setitem(sys.modules, "pydantic_ai.exceptions", None)

    done = run("draft", town(tmp_path / "a"), "--model", "openai:made-up")

    assert (done.status, done.out) == (2, "")
    assert 'pip install "policygraph[draft]"' in done.err
    assert done.err.count("\n") == 1


def test_what_a_provider_says_repeats_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADE_UP_API_KEY", "sk-1234567890")

    told = asking._told(RuntimeError("wrong key\nsk-1234567890 given"))

    assert told == "it gave no answer (RuntimeError: wrong key (the MADE_UP_API_KEY) given)"


# ── pydantic-ai itself, where it is installed ───────────────────────────────────────────────────


def function_model(answering: Callable[[Any], Any]) -> Asked:
    """A model that is a function of the tools that it is offered."""
    pytest.importorskip("pydantic_ai", reason="pydantic-ai is an extra, and is not installed here")
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models.function import FunctionModel

    return Asked(
        "made:up",
        FunctionModel(lambda _messages, info: ModelResponse(parts=[answering(info.output_tools)])),
    )


def test_a_model_is_offered_the_schema_and_answers_by_it() -> None:
    offered: list[Any] = []

    def answering(tools: Any) -> Any:
        from pydantic_ai.messages import ToolCallPart

        offered.extend(tools)
        return ToolCallPart(tools[0].name, {"claims": [dict(RIGHT)]})

    model = function_model(answering)
    schema = {"type": "object", "properties": {"claims": {"type": "array", "items": {}}}}

    assert json.loads(model.propose("…", schema)) == {"claims": [RIGHT]}
    assert offered[0].parameters_json_schema["properties"] == schema["properties"]


def test_a_model_may_answer_as_text() -> None:
    def answering(_tools: Any) -> Any:
        from pydantic_ai.messages import TextPart

        return TextPart(f"Here: {answer(RIGHT)}")

    assert "Here" in function_model(answering).propose("…", {"type": "object", "properties": {}})


def test_whatever_a_provider_raises_is_a_sentence() -> None:
    def answering(_tools: Any) -> Any:
        raise RuntimeError("the line\nis down")

    with pytest.raises(UnusableModel, match=r"RuntimeError: the line is down"):
        function_model(answering).propose("…", {"type": "object", "properties": {}})


@pytest.mark.parametrize("name", ["nonsense", "nobody:x", "", "openai:x", "anthropic:x"])
def test_a_model_that_is_not_there_is_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pydantic_ai", reason="pydantic-ai is an extra, and is not installed here")
    for key in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(key, raising=False)

    with pytest.raises(UnusableModel):
        proposer(name)
