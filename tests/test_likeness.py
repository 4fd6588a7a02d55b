"""A wrong name is told the right one, as it is written, at a cost that is bounded."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import pytest

from graph import likeness
from graph.likeness import HINTS, Names, did_you_mean, nearest
from graph.problems import UnknownEntity, UnknownName
from tests.tiny import claim, graph_of


def test_the_best_comes_first_as_it_is_written() -> None:
    assert nearest("adda", ["bob", "ada", "add"]) == ("ada", "add")
    assert nearest("lodz", ["Łódź", "Gdynia"]) == ("Łódź",)
    assert nearest("zzz", ["ada", "bob"]) == ()
    assert nearest("a", []) == ()


def test_names_alike_but_for_case_are_all_kept() -> None:
    assert nearest("ADA", ["ada", "Ada", "bob"]) == ("ada", "Ada")
    assert nearest("adaa", ["ada", "ADA", "bob"]) == ("ada", "ADA")
    assert nearest("same", ["Same", "sAme", "SAME", "same one"], most=2) == ("Same", "sAme")


def test_what_a_name_begins_with_means_it_before_what_is_spelled_alike() -> None:
    known = ["SPÖ", "SPR", "SPD (DEU)", "SPDX", "Spd(AUT)", "SPD of long ago", "SD"]
    assert nearest("SPD", known) == ("Spd(AUT)", "SPD (DEU)", "SPD of long ago")
    assert did_you_mean("spd", ["SPÖ", "SPD (DEU)"]) == ' Did you mean "SPD (DEU)"?'
    assert nearest("SPD", ["SPD", "SPD (DEU)"]) == ("SPD", "SPD (DEU)")
    assert nearest("an", ["any", "anew"], most=1) == ("any",)


def test_a_hint_is_a_real_name() -> None:
    kg = graph_of(
        {"a": {"kind": "person", "name": "Łukasz Groß", "aliases": ["Der Große"]}, "b": "person"},
        claim("advice", "a", "b"),
    )

    for ask in (lambda: kg.entity("Lukas Gros"), lambda: kg.relations(source="Lukas Gros")):
        with pytest.raises(UnknownEntity) as caught:
            ask()
        assert caught.value.nearest == ("Łukasz Groß",)
    with pytest.raises(UnknownEntity, match='"Der Große"'):
        kg.relations(entity="Der Grosze")


def test_an_entity_is_not_offered_twice() -> None:
    kg = graph_of({"ada-lum": {"kind": "person", "name": "Ada Lum"}})

    with pytest.raises(UnknownEntity) as caught:
        kg.entity("ada lumm")
    assert caught.value.nearest == ("ada-lum",)


def test_a_near_name_is_found_among_very_many() -> None:
    known = [f"{one}{two}-{three}{one}" for one in WORDS for two in WORDS for three in WORDS]
    assert len(known) > 25_000

    for name in known[:: len(known) // 50]:
        assert nearest(name[:2] + "x" + name[3:], known, most=1) == (name,)
        assert did_you_mean(name.upper(), known) == f' Did you mean "{name}"?'


WORDS = [f"{one}{two}" for one in ("ka", "ne", "tol", "mir", "us", "gra") for two in "aelsv"]


@pytest.mark.parametrize("known", [WORDS * 2, [f"entity-{n:05}" for n in range(20_000)]])
def test_many_wrong_names_cost_little(known: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    compared, indexed = 0, 0

    class Counting(SequenceMatcher[str]):
        def ratio(self) -> float:
            nonlocal compared
            compared += 1
            return super().ratio()

    class Indexing(Names):
        def __init__(self, *words: Any) -> None:
            nonlocal indexed
            indexed += 1
            super().__init__(*words)

    monkeypatch.setattr(likeness, "SequenceMatcher", Counting)
    monkeypatch.setattr(likeness, "Names", Indexing)
    for number in range(3_000):
        did_you_mean(f"entiti-{number}x", known)
        did_you_mean("entiti-00007", known)
    assert indexed <= 1
    assert compared <= (HINTS + 1) * likeness.COMPARED


def test_a_name_of_a_million_letters_is_no_harm() -> None:
    known = [f"{'x' * 100_000}{number}" for number in range(20)]
    with pytest.raises(UnknownName) as caught:
        raise UnknownName("x" * 1_000_000, known)
    assert len(caught.value.nearest) == 3


def test_a_name_that_folds_to_nothing_is_like_nothing() -> None:
    names = Names(["\ufeff", "", "ada"])

    assert names.nearest("\ufeff") == ("\ufeff", "")
    assert Names(["ada"]).nearest("\ufeff") == ()
