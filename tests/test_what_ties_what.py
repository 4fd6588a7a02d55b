"""The ends of a kind take what political texts say of it, and nothing besides."""

from __future__ import annotations

import pytest

from graph.model import Ref, builtin, references

FITS = [
    ("coalition_membership", "coalition", "coalition"),
    ("coalition_membership", "country", "coalition"),
    ("coalition_membership", "agency", "coalition"),
    ("coalition_membership", "party", "coalition"),
    ("membership", "coalition", "coalition"),
    ("membership", "party", "coalition"),
    ("membership", "country", "organization"),
    ("part_of", "coalition", "coalition"),
    ("leadership", "person", "coalition"),
    ("support", "coalition", "coalition"),
    ("alignment", "coalition", "country"),
    ("meeting", "organization", "organization"),
    ("candidacy", "party", "event"),
    ("candidacy", "country", "post"),
    ("candidacy", "candidate", "agency"),
    ("office", "party", "post"),
    ("office", "person", "organization"),
    ("establishment", "person", "party"),
    ("establishment", "agency", "post"),
    ("deployment", "coalition", "country"),
    ("control", "group", "asset"),
    ("proposal", "party", "coalition"),
    ("reform", "person", "party"),
    ("supply", "country", "group"),
    ("supply", "person", "party"),
    ("procurement", "country", "region"),
    ("replacement", "coalition", "coalition"),
    ("visit", "organization", "country"),
]
DOES_NOT = [
    ("coalition_membership", "party", "party"),
    ("coalition_membership", "policy", "coalition"),
    ("membership", "coalition", "person"),
    ("membership", "region", "coalition"),
    ("candidacy", "agency", "event"),
    ("candidacy", "person", "country"),
    ("establishment", "person", "person"),
    ("deployment", "person", "country"),
    ("deployment", "agency", "party"),
    ("border", "coalition", "country"),
    ("visit", "asset", "country"),
    ("supply", "asset", "country"),
    ("office", "policy", "post"),
]


def admits(kind: str, end: str, entity: str) -> bool:
    vocabulary = builtin()
    ref = references(vocabulary.relations[kind])[end]
    assert isinstance(ref, Ref)
    return ref.admits(vocabulary.entities[entity])


@pytest.mark.parametrize(("kind", "source", "target"), FITS, ids=" ".join)
def test_what_texts_say_can_be_said(kind: str, source: str, target: str) -> None:
    assert admits(kind, "source", source)
    assert admits(kind, "target", target)


@pytest.mark.parametrize(("kind", "source", "target"), DOES_NOT, ids=" ".join)
def test_what_makes_no_sense_cannot(kind: str, source: str, target: str) -> None:
    assert not (admits(kind, "source", source) and admits(kind, "target", target))


def test_one_may_stand_for_a_movement() -> None:
    for body in ("party", "coalition", "organization", "group"):
        assert admits("candidacy", "on_behalf_of", body)
    assert not admits("candidacy", "on_behalf_of", "country")
