"""What is read off words: names, clauses, cues; what kinds are called, and what they are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.model import Entity, builtin
from graph.vocabulary.cues import certainty_of, cues
from graph.vocabulary.entities import Organization, Person
from graph.vocabulary.guide import GUIDE
from graph.vocabulary.phrases import Phrase
from graph.vocabulary.relations import RELATION_KINDS
from graph.workbench.desk.composing import of_several
from graph.workbench.desk.named import Found, index_of, numbered, phrases
from graph.workbench.desk.pages import Page
from graph.workbench.desk.ties import prefixes
from graph.workbench.desk.words import tie_noun


def page(text: str, language: str = "en") -> Page:
    return Page("note", "A note", language, text)


def named(text: str, *entities: Entity) -> list[tuple[str, str | None]]:
    one = page(text)
    found = index_of(entities).in_sentence(one, one.span_of(0))
    return [(each.name, each.entity) for each in found]


TRUMP = Person(id="donald-trump", name="Donald Trump", aliases=("Trump",))
MOVEMENT = Organization(id="maga", name="Make America Great Again")
US = Organization(id="us", name="US")


def test_names_are_found_the_longest_first_and_without_the_possessive() -> None:
    assert named(
        'Simion supports Donald Trump\'s "Make America Great Again".', TRUMP, MOVEMENT
    ) == [
        ("Simion", None),
        ("Donald Trump", "donald-trump"),
        ("Make America Great Again", "maga"),
    ]


def test_an_entity_is_numbered_once_where_it_stands_first() -> None:
    assert named("Trump met Donald Trump.", TRUMP) == [("Trump", "donald-trump")]


def test_short_names_in_capitals_are_no_common_words() -> None:
    assert named("They told us.", US) == []
    assert named("They told the US.", US) == [("US", "us")]


def test_lists_are_several_names_and_of_joins_one() -> None:
    assert [
        name for name, _ in named("The Bank of the North, Arauco and Biobío agree in March.")
    ] == [
        "Bank of the North",
        "Arauco",
        "Biobío",
    ]


def test_a_name_is_not_cut_before_the_small_word_in_it() -> None:
    one = page("La Universidad del Norte advirtió que el Banco de la República espera.", "es")
    whole = one.span_of(0)
    assert one.words(phrases(one, whole, "univ")[0]).startswith("Universidad del Norte")
    assert one.words(phrases(one, whole, "banco")[0]).startswith("Banco de la República")


def test_where_names_are_many_those_in_hand_have_digits_first() -> None:
    found = [Found((n * 10, n * 10 + 5), str(n)) for n in range(12)]
    assert [one.name for one in numbered(found, (80, 120)).values()] == [*"89", "10", "11", *"012"]
    assert [one.name for one in numbered(found[:5], (30, 60)).values()] == [*"01234"]


def test_clauses_are_cut_and_the_whole_comes_last() -> None:
    one = page(
        "He said he would veto aid to Ukraine and that Europe should rely on NATO, not on Brussels."
    )
    assert [one.words(span) for span in one.clauses(0)] == [
        "He said he would veto aid to Ukraine",
        "and that Europe should rely on NATO",
        "not on Brussels",
        "He said he would veto aid to Ukraine and that Europe should rely on NATO, not on Brussels",
    ]


def test_letters_bring_up_words_that_may_be_a_name() -> None:
    one = page("He would veto European military aid to Ukraine, he said.")
    found = [one.words(span) for span in phrases(one, one.span_of(0), "eu")]
    assert found[:2] == ["European military aid", "European military aid to Ukraine"]


def test_words_in_hand_move_by_a_word() -> None:
    one = page("Ana saw Bob at home.")
    assert one.words(one.moved((0, 3), 0, "end", 1)) == "Ana saw"
    assert one.words(one.moved((0, 7), 0, "end", -1)) == "Ana"
    assert one.words(one.moved((0, 7), 0, "start", 1)) == "saw"
    assert one.moved((0, 3), 0, "end", -1) == (0, 3)


@pytest.mark.parametrize(
    ("words", "language", "certainty"),
    [
        ("He may close it", "en", "possible"),
        ("It is likely to rain", "en", "probable"),
        ("They met in May", "en", "certain"),
        ("She closed it", "en", "certain"),
        ("Podría cerrar", "es", "possible"),
        ("Es probable que llueva", "es", "probable"),
        ("Quizás cierre", "es", "possible"),
        ("Cerró", "es", "certain"),
        ("Il peut fermer", "fr", "certain"),
    ],
)
def test_certainty_is_read_off_cue_words(words: str, language: str, certainty: str) -> None:
    assert certainty_of(words, language) == certainty


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ﬁrst: él NO podría ir", {"NO", "podría"}),  # the first sign is two when it is folded
        ("podri\u0301a ir", {"podri\u0301a"}),
        ("ella no jamás iría", {"no", "jamás"}),
    ],
)
def test_a_cue_stands_where_the_words_have_it(words: str, found: set[str]) -> None:
    told = {words[one.start : one.end] for one in cues(words, "es")}
    assert found <= told


def test_cues_say_which_field_to_look_at() -> None:
    found = {
        (cue.field, "He said it wouldn’t plan to"[cue.start : cue.end])
        for cue in cues("He said it wouldn’t plan to", "en")
    }
    assert ("holder", "said") in found
    assert ("negated", "wouldn’t") in found
    assert ("modality", "plan") in found


def test_every_kind_has_its_line_of_the_guide() -> None:
    kinds = [*builtin().relations]
    assert [*GUIDE] == kinds
    for name, guide in GUIDE.items():
        assert all(kind in kinds for kind in guide.kinds), name
        assert guide.example("en") != guide.example("es"), name


def test_the_lines_follow_the_guide() -> None:
    """The kinds that a kind is not are those that the guide names, where it names any."""
    table = Path("data/README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| .*? \| (.*?) \|$", table, re.MULTILINE))
    for name, guide in GUIDE.items():
        said = re.findall(r"`(\w+)`", rows[name])
        assert (
            set(guide.kinds) <= {*said, *guide.kinds} if not said else set(guide.kinds) & set(said)
        )


def test_the_letters_that_are_enough_are_enough() -> None:
    for language in ("en", "es"):
        relations = builtin().relations
        enough = prefixes(relations, language)
        for name, cls in relations.items():
            letters = tie_noun(cls, language).lower()[: enough[name]]
            same = [
                other
                for other, those in relations.items()
                if tie_noun(those, language).lower().startswith(letters)
            ]
            assert same == [name] or enough[name] == len(tie_noun(cls, language))


def test_a_list_is_said_of_many() -> None:
    a, b, c, d = map(Phrase, "ABCD")
    for cls in RELATION_KINDS:
        for language in ("en", "es"):
            assert all(of_several(cls, [a, b], [c], language))
    part = builtin().relations["part_of"]
    assert of_several(part, [a, b], [c, d], "en") == ("A and B", "are part of", "C and D")
    assert of_several(part, [a, b], [c], "es") == ("A y B", "forman parte de", "C")
