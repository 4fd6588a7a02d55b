"""Whatever a dataset is given as, reading it ends well: its faults are told, and nothing else happens.

``make fuzz`` reads many more. A test that fails here prints the number of the dataset: with
``python -m tests.fuzz --seed NUMBER --count 1`` it is made small.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.problems import Place, Problem
from tests.fuzz.laws import Broken, of_problems, of_words
from tests.fuzz.mutating import Input, dataset_of_chance
from tests.fuzz.running import hold, made_smaller

COUNT = 2_000
AT_ONCE = 100


@pytest.mark.parametrize("first", range(1, COUNT, AT_ONCE))
def test_datasets_of_chance_keep_the_laws(first: int) -> None:
    broken = {}
    for seed in range(first, first + AT_ONCE):
        wrong = hold(dataset_of_chance(seed))
        if wrong is not None:
            broken[seed] = wrong

    assert not broken


def test_a_number_always_stands_for_the_same_dataset() -> None:
    once, again = dataset_of_chance(77), dataset_of_chance(77)

    assert (once.files, once.specials, once.story) == (again.files, again.specials, again.story)
    assert once.files != dataset_of_chance(78).files


def test_they_are_of_all_sorts() -> None:
    made = [dataset_of_chance(seed) for seed in range(1_000)]
    names = {name for one in made for name in one.files}
    changes = {story.split(" ")[0] for one in made for story in one.story}

    assert {"dataset.yaml", "entities.jsonl", "relations.yaml"} <= names
    assert len(names) > 20
    assert {"replace", "drop", "rename", "repeat", "insert", "truncate", "nothing"} <= changes
    assert {special for one in made for special in one.specials.values()} >= {"folder", "loop"}
    assert sum(not one.story for one in made) > 10


def test_what_fails_is_made_small_and_still_fails() -> None:
    entities = b"".join(b"- {id: e%d, kind: person, name: N}\n" % number for number in range(40))
    whole = Input({"dataset.yaml": b"id: a\ntitle: b\n", "entities.yaml": entities + b"- {\n"})

    def wrong(made: Input) -> tuple[str, str] | None:
        return ("it", "why") if b"e7," in made.files.get("entities.yaml", b"") else None

    small = made_smaller(whole, "it", wrong)

    assert small.files["entities.yaml"] == b"e7,"


@pytest.mark.parametrize(
    ("problem", "law"),
    [
        (Problem(Place("FILE", 1, 1), "no-such-rule", "x"), "rule"),
        (Problem(Place("FILE", 1, 1), "syntax", " "), "message"),
        (Problem(Place("FILE", 4, 1), "syntax", "x"), "line"),
        (Problem(Place("FILE", 0, 0), "syntax", "x"), "line"),
        (Problem(Place("elsewhere.yaml", 1, 1), "syntax", "x"), "place"),
        (Problem(Place("FILE", 1, 1), "syntax", "x", "grave"), "severity"),  # type: ignore[arg-type]
    ],
)
def test_a_law_notices_what_breaks_it(problem: Problem, law: str, tmp_path: Path) -> None:
    file = tmp_path / "entities.yaml"
    file.write_text("one\ntwo\n")
    place = problem.place
    if place.file == "FILE":
        place = Place(str(file), place.line, place.column)
    made = Problem(place, problem.rule, problem.message, problem.severity)

    with pytest.raises(Broken) as caught:
        of_problems([made], [file])

    assert caught.value.law == law


@pytest.mark.parametrize(
    "words",
    [
        "start: Input should be greater than or equal to 0; found -1",
        'partyfacts: "x" does not fit the pattern [1-9][0-9]*',
        "this is not YAML: did not find expected ',' or '}'",
        "this is not UTF-8: invalid continuation byte",
        "this is not JSON: EOF while parsing a string",
        "'utf-8' codec can't decode byte 0xff",
        "[Errno 2] No such file",
        "x; [type=string_type, input_value=5]",
    ],
)
def test_a_library_s_own_words_are_noticed(words: str) -> None:
    with pytest.raises(Broken):
        of_words([Problem(Place("a", 1, 1), "syntax", words)])


def test_a_dataset_s_own_words_are_none_of_a_library() -> None:
    of_words([Problem(Place("a", 1, 1), "syntax", 'there is no field "^[a-z]{2}, Input should"')])
