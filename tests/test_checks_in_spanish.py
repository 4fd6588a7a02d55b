"""What a check says in Spanish: of every rule, and of every sentence that is told of a draft."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph.drafting.sentences import SENTENCES, told
from graph.drafting.sentences import in_spanish as draft_in_spanish
from graph.reading.rules.table import BROKEN, RULES
from graph.reading.spanish import in_spanish
from tests.command import run
from tests.test_checking import GOOD, MISTAKES, Mistake
from tests.tiny import write

_ENGLISH = re.compile(
    r"\b(the|is|are|no kind|must|there|of|this|that|and|at|with|from|does|has|have)\b"
)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_spanish_sentence(rule: str) -> None:
    said = BROKEN[rule]

    assert said[0].isupper()
    assert said.endswith((".", "?"))
    assert set(re.findall(r"\{(\w+)\}", said)) <= {"field", "what"}
    assert not _ENGLISH.search(said)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.rule)
def test_what_a_check_finds_is_told_with_what_it_names(mistake: Mistake, tmp_path: Path) -> None:
    told = run("check", write(tmp_path / "data", mistake.made(GOOD)), "--format", "json")
    for problem in json.loads(told.out)["problems"]:
        said = in_spanish(problem["rule"], problem["message"])
        assert not _ENGLISH.search(re.sub(r"«[^»]*»", "", said))
        gaps = BROKEN[mistake.rule].count("{")
        assert len(re.findall(r"«[^»]*»", said)) == gaps + ("¿Será" in said), said


@pytest.mark.parametrize(
    ("rule", "message", "said"),
    [
        (
            "unknown-topic",
            'advice.topic: no topic "nort" is declared. Did you mean "north"?',
            "No está declarado el tema «nort». ¿Será «north»?",
        ),
        (
            "bad-value",
            'deployment.quantity: "some" is no quantity',
            "No admite ese valor el campo «QUANTITY».",
        ),
        ("self-relation", 'support: "ada" is at both ends', "En ambos extremos está «ada»."),
        ("missing-field", "no colon and no name", "Falta un campo, que es obligatorio."),
        ("duplicate-id", "{0} %s", "El identificador eso ya está en uso."),
    ],
)
def test_it_names_what_the_message_names(rule: str, message: str, said: str) -> None:
    assert in_spanish(rule, message, field=str.upper) == said


@pytest.mark.parametrize("key", SENTENCES)
def test_what_is_told_of_a_draft_is_told_in_spanish_too(key: str) -> None:
    english, spanish = SENTENCES[key]
    gaps = re.findall(r"\{(\w+)\}", english)
    sentence = told(key, **{gap: f"<{gap}>" for gap in gaps})

    assert sorted(re.findall(r"\{(\w+)\}", spanish)) == sorted(gaps)
    said = draft_in_spanish(sentence)
    assert said != sentence
    assert all(f"<{gap}>" in said for gap in gaps)
    assert draft_in_spanish(f"support.aspect: {sentence}").startswith("El campo «aspect»: ")


def test_of_a_draft_a_rule_is_told_as_a_check_tells_it_and_what_is_not_known_stays() -> None:
    kept = 'advice.source: there is no entity "Bob". Did you mean "bob"? [dangling-reference]'

    assert draft_in_spanish(kept) == "No existe la entidad «Bob». ¿Será «bob»?"
    assert draft_in_spanish("xyz") == "xyz"
    assert draft_in_spanish("xyz [no-such-rule]") == "xyz [no-such-rule]"
