"""Where a quote stands: graded, placed only where all of it stands, and never by likeness."""

from __future__ import annotations

import re
import unicodedata
from time import perf_counter
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.evidence import GRADES, PLACED, anchor, cite
from graph.evidence.anchoring import Anchored, Grade
from graph.folding import LETTERS
from tests.quotes import HAFEN, HARBOUR, PUERTO, TO_PLACE, TO_REFUSE, Quote
from tests.texts import HOSTILE, texts


def stands(text: str, found: Anchored) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in found.spans)


def bare(words: str) -> str:
    """The letters and digits of some words, by another way than the one that is tested."""
    taken_apart = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(sign for sign in taken_apart if sign.isalnum())
    return "".join(LETTERS.get(sign, sign) for sign in letters)


# The forty quotes


@pytest.mark.parametrize("quote", TO_PLACE, ids=lambda quote: quote.fault)
def test_what_a_person_would_place_is_placed(quote: Quote) -> None:
    found = anchor(quote.text, quote.words)
    assert (found.placed, stands(quote.text, found)) == (True, quote.stands)


@pytest.mark.parametrize("quote", TO_REFUSE, ids=lambda quote: quote.fault)
def test_what_says_something_else_is_not_placed(quote: Quote) -> None:
    assert not anchor(quote.text, quote.words).placed


def test_there_are_as_many_as_were_asked_for() -> None:
    assert (len(TO_PLACE), len(TO_REFUSE)) == (26, 14)


# The grades


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("The army stays out of the town.", "exact"),
        ("The union's hard-line wing", "look-alike"),
        ("the army stays out of the Town", "folded"),
        ("[the army stays out]", "trimmed"),
        ("The army stays … Observers fear", "pieces"),
        ("Trade with the islands", "several"),
        ("Ana Ríos … a second step", "apart"),
        ("The navy stays out of the town", "near"),
        ("Quorum", "none"),
    ],
)
def test_each_grade_is_the_first_that_answers(words: str, grade: Grade) -> None:
    found = anchor(HARBOUR, words)
    assert found.grade == grade
    assert found.placed is (grade in PLACED)
    assert bool(found.spans) is (grade != "none")


def test_every_grade_is_told_in_words() -> None:
    assert set(PLACED) < set(GRADES)


def test_of_several_places_the_nearest_to_the_named_paragraph_is_marked() -> None:
    text = "The fund is small.\n\nNothing.\n\nNothing.\n\nThe fund is small.\n"
    assert anchor(text, "The fund is small").marked is None
    for paragraph, marked in ((1, 0), (2, 0), (3, 1), (4, 1), (99, 1)):
        found = anchor(text, "The fund is small", paragraph)
        assert (found.grade, len(found.spans), found.marked) == ("several", 2, marked)
    assert anchor(text, "¶4 The fund is small").marked == 1
    assert anchor("A b.\nC.\nA b.\n", "A b.", 2).marked is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army stays.", "arm"),
        ("The army stays.", "rmy stays"),
        ("They co\u00adoperate.", "operate"),
        ("It has 25 ships.", "5 ships"),
        ("It has 4/7 of it.", "4"),
        ("It has 3,000 ships.", "000 ships"),
        ("It grew by 3.5 in May.", "It grew by 3"),
        ("From 2010\u20132014 it grew.", "From 2010"),
        ("It fell by \u22125 there.", "5 there"),
        ("It costs 2\u202f500 euros.", "500 euros"),
        ("He can\u2019t come.", "He can"),
        ("He cannot come.", "He can"),
        ("A non-aligned land.", "aligned land"),
        ("La loi n\u2019est pas vot\u00e9e.", "est pas vot\u00e9e"),
        ("Армия стоит.", "Арми"),
        ("الجيش في الشمال", "جيش"),
    ],
)
def test_nothing_is_found_inside_of_a_word_or_number(text: str, words: str) -> None:
    found = anchor(text, words)
    assert not found.placed
    if found.grade == "near":
        assert len(stands(text, found)[0]) > len(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chile\u2019s army stays.", "Chile"),
        ("L\u2019armée reste.", "armée reste"),
        ("The hard-line wing.", "line wing"),
        ("It has 25.", "It has 25"),
        ("In 2025, it grew.", "In 2025"),
        ("军队留在北方。", "北方"),
        ("軍は北にいる。", "北にいる"),
        ("ทหารอยู่ทางเหนือ", "ทางเหนือ"),
        ("他们使用AI技术。", "AI"),
    ],
)
def test_what_only_touches_a_word_is_found(text: str, words: str) -> None:
    found = anchor(text, words)
    assert (found.grade, stands(text, found)) == ("exact", (words,))


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("¶ 2: The army stays", "The army stays"),
        ("[¶2] The army stays", "The army stays"),
        ("«The army stays»", "The army stays"),
        ("“(The army stays)”", "The army stays"),
        ("(…) The army stays (...)", "The army stays"),
        ("The army stays;", "The army stays"),
        ("“The army stays.”", "The army stays"),
        ("THE ARMY STAYS!", "The army stays"),
    ],
)
def test_what_stands_around_a_quote_is_peeled_off(words: str, on: str) -> None:
    text = "Nobody leaves.\nThe army stays out of it.\n"
    found = anchor(text, words)
    assert (found.grade, stands(text, found)) == ("trimmed", (on,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Is the fund too small? Nobody says.", "the fund too small."),
        ("The fund is too small. So they say.", "The fund is too small?"),
        ("«¿Es pequeño?», dijo.", "Es pequeño."),
    ],
)
def test_a_question_is_no_statement(text: str, words: str) -> None:
    assert anchor(text, words).grade == "near"


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("One is here … Four is here", "pieces"),
        ("One is here [...] two is here [...] Four is here.", "pieces"),
        ("Four is here … One is here", "near"),
        ("One is here … Five is here", "apart"),
        ("One is here … Nine is here", "near"),
        ("The council … arm the police", "apart"),
        ("said … said", "several"),
    ],
)
def test_pieces_stand_in_order_in_one_paragraph_with_no_denial_between(
    words: str, grade: Grade
) -> None:
    text = (
        "One is here, and two is here. Not three. Four is here.\n\n"
        "Five is here. The council will not arm the police.\n"
        "He said, she said, they said.\n"
    )
    assert anchor(text, words).grade == grade


def test_pieces_that_are_thousands_of_letters_apart_are_a_question() -> None:
    text = "One is here. " + "It goes on and on. " * 100 + "Two is here.\n"
    assert anchor(text, "One is here … Two is here").grade == "apart"


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        ("the harbour police will be armed", ["negation"]),
        ("whoever won needs 3/7 of the council", ["number", None]),
        ("and will have to bargain with a fishers’ union", ["modal", None]),
        ("A firm from Lund; under Berg, they will remain in public hands", ["modal", "name", None]),
        ("The harbour fund can pay for both", ["negation"]),
    ],
)
def test_what_matters_most_of_a_difference_comes_first(words: str, sorts: list[str | None]) -> None:
    found = anchor(HARBOUR, words)
    assert found.grade == "near"
    assert [one.sort for one in found.differences][: len(sorts)] == sorts


# Laws

WORDS = [
    *("the", "army", "Ríos", "will", "not", "4/7", "2025", "harbour", "fishers’", "isn’t"),
    *("hard\u2011line", "Straße", "größer", "nicht", "l’armée", "e\ufb00ort", "Zoll\u00adamt"),
    *("año", "señala", "الجيش"),
]
FORMS: tuple[Literal["NFC", "NFD", "NFKC"], ...] = ("NFC", "NFD", "NFKC")
running = st.lists(st.sampled_from(WORDS), min_size=4, max_size=40)


def said(words: list[str]) -> str:
    """Words as a text, of which some end a sentence or a paragraph."""
    ends = {3: ", ", 7: ". ", 11: " \u2013 ", 17: ".\n\n"}
    return "".join(word + ends.get(number % 19, " ") for number, word in enumerate(words)).strip()


def tokens(words: str) -> str:
    found = re.findall(r"[\w’/\u2011\u00ad]+", words)
    return f" {' '.join(map(bare, found))} "


@given(running, st.data())
def test_law_a_stretch_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    text = said(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    form = data.draw(st.sampled_from(FORMS))
    typed = data.draw(st.sampled_from(("", "upper", "lower", "title")))
    around = data.draw(st.sampled_from(["{}", "“{}”", "¶1 {}", "… {} …", "({})", "{}"]))
    assume(" " in quote and text.count(quote) == 1)
    quote = unicodedata.normalize(form, quote)
    found = anchor(text, around.format(getattr(quote, typed)() if typed else quote))
    assert found.placed or found.grade == "several"


@given(running, st.data())
def test_law_a_quote_of_which_one_word_is_changed_is_never_placed(
    words: list[str], data: st.DataObject
) -> None:
    text = said(words)
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words) - 1))
    at = data.draw(st.integers(first, last))
    other = data.draw(st.sampled_from(["", "navy", "never", "3/7", "may", "4", *WORDS]))
    changed = [*words[first:at], *([other] if other else []), *words[at + 1 : last + 1]]
    quote = " ".join(changed)
    assume(tokens(quote) not in tokens(text))
    found = anchor(text, quote)
    assert not found.placed
    assert found.grade in {"near", "none"}


@given(texts | st.sampled_from([HARBOUR, HAFEN, PUERTO, *HOSTILE.values()]), st.data())
def test_law_what_is_placed_is_what_was_quoted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    cut = text[start : start + data.draw(st.integers(1, 60))]
    between = data.draw(st.sampled_from(["", "", " … ", "[...]", "x", "\u00ad", "."]))
    at = data.draw(st.integers(0, len(cut)))
    quote = data.draw(texts | st.just(cut[:at] + between + cut[at + len(between) * 3 :]))
    found = anchor(text, quote)
    assert found.grade in GRADES
    if found.placed:
        assert bare("".join(stands(text, found))) == bare(quote)
        assert all(start < end for start, end in found.spans)
        assert list(found.spans) == sorted(found.spans)
    cited = cite(text, quote)
    if found.placed and quote.strip():
        assert [(one.start, one.end) for one in cited.candidates] == list(found.spans)


# Time


@pytest.mark.parametrize(
    "quote",
    ["a … a … a … a … a … a … b", "… " * 500, "(" * 5_000, "¶" * 999, "a. " * 999, "“" * 999 + "z"],
)
def test_no_quote_makes_the_search_slow(quote: str) -> None:
    started = perf_counter()
    for text in ("a " * 3_000, "a … " * 2_000, HARBOUR):
        anchor(text, quote)
    assert perf_counter() - started < 5
