"""Words in other languages stand beside a dataset's own, in the plural; what is not there costs nothing."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from graph.model import (
    Dataset,
    Disclaimer,
    Document,
    Finding,
    Group,
    Header,
    Question,
    Scenario,
    Topic,
    Unsaid,
    builtin,
    said,
)
from graph.vocabulary.base import Entity, Relation
from graph.vocabulary.value import NO_WORDS, PLURALS, Value
from tests.tiny import relation

SPEAKING: tuple[type[Value], ...] = (
    *(Header, Document, Disclaimer, Group, Scenario, Topic, Finding, Unsaid, Question),
    *(Entity, Relation),
)


@pytest.mark.parametrize("model", SPEAKING, ids=lambda model: model.__name__)
def test_every_plural_stands_beside_its_singular(model: type[Value]) -> None:
    fields = model.model_fields
    pairs = [(one, many) for one, many in PLURALS.items() if many in fields]
    assert pairs
    for one, many in pairs:
        assert one in fields
        assert fields[many].default is NO_WORDS


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "El norte"), ("de", "The north"), (None, "The north"), ("", "The north")],
)
def test_what_is_not_said_in_a_language_is_said_in_the_dataset_s_own(
    language: str | None, words: str
) -> None:
    topic = Topic(id="north", label="The north", labels={"es": "El norte"})
    assert said(topic, "label", language) == words


def test_what_says_nothing_is_empty() -> None:
    assert said(Group(id="vote"), "either_way", "es") == ""
    assert said(Group(id="vote", either_ways={"es": "Gane quien gane"}), "either_way", "es")


def test_all_who_have_no_words_share_one_mapping_that_nobody_can_change() -> None:
    one, other = relation("advice", "ada", "bob"), relation("advice", "bob", "ada")
    assert one.statements is one.notes is other.statements is NO_WORDS
    assert copy.deepcopy(one).notes is NO_WORDS
    assert pickle.loads(pickle.dumps(one)).notes is NO_WORDS  # noqa: S301  # our own
    assert one.model_dump()["notes"] == {}
    assert isinstance(hash(one), int)

    def changes(words: Any) -> list[Any]:
        return [
            lambda: words.__setitem__("es", "x"),
            lambda: words.update(es="x"),
            lambda: words.setdefault("es", "x"),
            words.clear,
            words.popitem,
            lambda: words.__ior__({"es": "x"}),
        ]

    for change in changes(one.notes):
        with pytest.raises(TypeError, match="shared"):
            change()
    assert not NO_WORDS


def test_the_built_in_kinds_have_them() -> None:
    for kind in builtin().relations.values():
        assert kind.model_fields["statements"].default is NO_WORDS
    assert Dataset(Header(id="t", title="T"), (), ()).header.titles is NO_WORDS
