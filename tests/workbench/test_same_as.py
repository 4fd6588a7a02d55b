"""*Same as …?* is asked of names of one thing, never of what belongs to another."""

from __future__ import annotations

import pytest

from graph.model import Entity
from graph.vocabulary.entities import Agency, Organization, Person
from graph.workbench.desk.same import alike, one_letter_off


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Portavia’s fleet", Organization(id="a", name="Portavia")),
        ("Portavia", Organization(id="a", name="Portavia's fleet")),
        ("the players’ union", Organization(id="a", name="Players")),
        ("Universidad del Norte", Organization(id="a", name="Norte")),
        ("norte", Organization(id="a", name="Universidad del Norte")),
        ("municipio de Puerto Claro", Organization(id="a", name="Puerto Claro")),
        ("Dirección de Aguas", Person(id="a", name="funcionario de la Dirección de Aguas")),
        ("Norland", Person(id="a", name="senior official in Norland's ministry")),
        ("Mayor of Norland", Organization(id="a", name="Norland")),
    ],
)
def test_what_belongs_to_another_is_not_the_other(name: str, there: Entity) -> None:
    assert alike(name, [there]) == []


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("League", Organization(id="a", name="Southern League")),
        ("Montt", Person(id="a", name="Elisa Montt")),
        ("Vega", Person(id="a", name="Carmen de la Vega")),
        ("Fleet", Organization(id="a", name="Portavia's fleet")),
        ("Defence Ministry", Agency(id="a", name="Ministry of Defence")),
        ("Dirección", Agency(id="a", name="Dirección de Aguas")),
        ("O’Higgins", Person(id="a", name="Bernardo O’Higgins")),
    ],
)
def test_a_shorter_or_a_longer_name_may_be_of_the_same(name: str, there: Entity) -> None:
    assert alike(name, [there]) == [there]


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("nicosor", "nicusor", True),
        ("nicsor", "nicusor", True),
        ("nicuosr", "nicusor", True),
        ("nicusor", "nicusor", False),
        ("nacosor", "nicusor", False),
    ],
)
def test_one_letter_off(one: str, other: str, off: bool) -> None:
    assert one_letter_off(one, other) is off
