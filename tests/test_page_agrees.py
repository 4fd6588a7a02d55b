"""The page and Python say the same: records, Python code, folded text (answers: test_conformance)."""

from __future__ import annotations

import ast
import csv
import io
import random
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any

import pytest

import graph
from graph.folding import fold
from graph.formulas import unguarded
from graph.model import Relation
from graph.problems import NoPath
from graph.vocabulary.phrases import of_many
from graph.vocabulary.sentences import LANGUAGES
from graph.vocabulary.verbs import in_mood, saying
from graph.writing.formats.csv import cell, write
from tests.command import ROOT
from tests.conformance.cases import MOST_CHAINS, steps, suite
from tests.conformance.chance import some_query
from tests.conformance.page import ask_page, needs_node

pytestmark = [needs_node, pytest.mark.untraced]


@cache
def chile() -> graph.KnowledgeGraph:
    return graph.load(ROOT / "data" / "chile-2025")


@cache
def made_up() -> graph.KnowledgeGraph:
    return graph.KnowledgeGraph(suite("made-up").graph)


GRAPHS = pytest.mark.parametrize("make", [chile, made_up], ids=["chile-2025", "made up"])


def ids(relations: Iterable[Relation]) -> list[str]:
    return [relation.id for relation in relations]


@GRAPHS
def test_records_have_the_same_columns_and_values(make: Any) -> None:
    kg = make()
    (page,) = ask_page(kg.engine, [{"records": {"kind": ["deployment", "support"]}}])
    records = kg.records(kind=("deployment", "support"))
    assert page == records
    assert [list(record) for record in page] == [list(record) for record in records]


@GRAPHS
def test_the_python_that_the_page_gives_finds_what_the_page_shows(make: Any) -> None:
    kg, chance = make(), random.Random(11)
    queries = [some_query(chance, kg.dataset) for _ in range(60)]
    asks = [{"relations": query} for query in queries]
    asks += [{"python": {"query": query}} for query in queries]
    answers = ask_page(kg.engine, asks)
    for shown, code in zip(answers[:60], answers[60:], strict=True):
        assert ids(eval(code, {"kg": kg})) == shown, code  # noqa: S307  # the code that is tested


def test_a_focus_a_path_and_a_comparison_are_python_that_runs() -> None:
    kg = chile()
    name, other = kg.dataset.relations[0].ends
    left, right = (scenario.id for scenario in kg.scenarios[:2])
    focus = {"id": name, "radius": 2, "direction": "out"}
    codes = ask_page(
        kg.engine,
        [
            {"python": {"focus": focus, "query": {"negated": False}}},
            {"python": {"path": {"source": name, "target": other}}},
            {"python": {"compare": {"left": left, "right": right}}},
            {"python": {"question": kg.questions[0].id}},
            {"python": {"path": {"source": "jeannette-jara", "target": "china", "chain": 2}}},
        ],
    )
    known = {"kg": kg, "graph": graph}
    around, path, compared, asked, third = (eval(code, known) for code in codes)  # noqa: S307  # as above
    assert around == kg.ego(name, radius=2, direction="out").relations(negated=False)
    assert path.entities == (name, other)
    assert third == list(kg.shortest_paths("jeannette-jara", "china"))[2]
    assert compared.rows == graph.compare(kg.scenario(left), kg.scenario(right)).rows
    assert asked.question == kg.questions[0]


def test_what_words_of_the_page_left_is_python_that_runs() -> None:
    kg = chile()
    ids_ = [one.id for one in kg.relations(modality="risk")][:3]
    focus = {"id": kg.relation(ids_[0]).source, "radius": 1, "direction": "both"}
    asks: list[dict[str, Any]] = [
        {"python": {"query": {"modality": "risk", "limit": 1}, "ids": ids_}},
        {"python": {"query": {}, "ids": []}},
        {"python": {"query": {}, "focus": focus, "ids": ids_[:1]}},
    ]
    found = [eval(code, {"kg": kg}) for code in ask_page(kg.engine, asks)]  # noqa: S307  # as above
    assert [ids(one) for one in found] == [ids_, [], ids_[:1]]


@GRAPHS
def test_what_is_not_plainly_so_is_said_in_the_same_words(make: Any) -> None:
    kg: graph.KnowledgeGraph = make()
    asks = [{"moods": language} for language in LANGUAGES]
    for language, told in zip(LANGUAGES, ask_page(kg.engine, asks), strict=True):
        for one, (mood, *said) in zip(kg.dataset.relations, told, strict=True):
            so = one.modality in {"fact", "assessment"} and one.scenario is None
            assert (mood is None) == (so and one.certainty == "certain")
            for inverse, shown in enumerate(said if mood is not None else ()):
                of_one = in_mood(
                    saying(one)[0], language, mood, inverse=bool(inverse), negated=one.negated
                )
                # As the verb agrees with who stands before it.
                assert shown in {of_one, of_one and of_many(of_one, language)}


def some_texts(chance: random.Random, number: int) -> list[str]:
    """Texts of chance, of blocks that have been the same in all versions of Unicode for long."""
    blocks = [
        (0x00, 0x17F),
        (0x300, 0x36F),
        (0x386, 0x3CE),
        (0x400, 0x45F),
        (0x5B0, 0x5EA),
        (0x1E00, 0x1EFF),
        (0x2000, 0x2064),
        (0x2150, 0x217F),
        (0x2212, 0x2215),
        (0x3040, 0x30FF),
        (0x4E00, 0x4EFF),
        (0xAC00, 0xAC7F),
        (0xFB00, 0xFB06),
        (0xFF01, 0xFF5E),
        (0x1F600, 0x1F64F),
    ]
    return [
        "".join(chr(chance.randint(*chance.choice(blocks))) for _ in range(chance.randrange(12)))
        for _ in range(number)
    ]


def test_text_is_folded_and_parted_alike() -> None:
    texts = [*some_texts(random.Random(5), 3000), "ΟΔΟΣ ΣΑΣ", "İI", "a\x1cb\x85c\ufeffd", "ẞ ﬁ Ⅳ ½"]
    for text, page in zip(
        texts, ask_page(chile().engine, [{"fold": t} for t in texts]), strict=True
    ):
        assert page == [fold(text), fold(text).split()], ascii(text)


def test_every_letter_there_is_is_folded_alike() -> None:
    wanted = ("L", "M", "N", "P", "Z", "Cf")
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    text = "|".join(one for one in signs if unicodedata.category(one).startswith(wanted))
    ((folded, _words),) = ask_page(chile().engine, [{"fold": text}])
    pairs = zip(text.split("|"), fold(text).split("|"), folded.split("|"), strict=True)
    assert [ascii(sign) for sign, here, page in pairs if here != page] == []


SPACES = [
    "",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\xa0",
    "\u200b",
    "\u3000",
    "\ufeff",
    "\u2028",
    "\x1c",
    "\x85",
]
STARTS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "'=1",
    "a=1",
    "1-1",
    "\x0b",
    ";=1",
    "|",
]


def test_a_cell_of_a_table_is_written_alike() -> None:
    cells: list[Any] = [f"{space}{start}" for space in SPACES for start in STARTS]
    cells += [
        *some_texts(random.Random(7), 2000),
        'a"b',
        "a,b",
        "a\r\nb",
        "-",
        "=",
        None,
        True,
        False,
    ]
    cells += [
        0,
        -3,
        12,
        2**40,
        2.5,
        -0.25,
        1e-4,
        1e-5,
        1.5e-12,
        1e15,
        1e16,
        1e21,
        -1e300,
        -0.0,
        1e-300,
    ]
    asks = [{"cell": one} for one in cells]
    for one, page in zip(cells, ask_page(chile().engine, asks), strict=True):
        assert page == cell(one), ascii(one)
        text = next(csv.reader(io.StringIO(page, newline="")), [""])[0]
        if isinstance(one, str):
            assert unguarded(text) in {one, one.removeprefix("'")}  # who has one may lose it here
            assert text.lstrip()[:1] not in set("=+-@＝＋－＠"), ascii(one)
        elif isinstance(one, int | float) and not isinstance(one, bool):
            assert float(text) == one


@GRAPHS
def test_a_table_is_written_alike(make: Any) -> None:
    kg = make()
    asked = {"kind": ["deployment", "support"]}
    (page,) = ask_page(kg.engine, [{"csv": asked}])
    assert page == write(kg.records(kind=("deployment", "support")))


def test_any_text_is_written_as_a_python_string() -> None:
    texts = [*some_texts(random.Random(6), 1000), "\ud800", '"""', "\\N{DASH}", "{x}", "\U000e0041"]
    for text, page in zip(
        texts, ask_page(chile().engine, [{"string": t} for t in texts]), strict=True
    ):
        assert ast.literal_eval(page) == text
        assert page.isprintable()


PAIRS = [
    ("jeannette-jara", "china"),
    ("china", "jeannette-jara"),
    ("jose-antonio-kast", "palestine"),
    ("jose-antonio-kast", "israel"),
    ("jose-antonio-kast", "bolivia"),
    ("jose-antonio-kast", "jeannette-jara"),
    ("jose-antonio-kast", "counter-insurgency"),
    ("jeannette-jara", "congressional-elections-2025"),
    ("jeannette-jara", "macrozona-sur"),
    ("peru", "municipalities"),
    ("trafficking-networks", "police"),
    ("submarines", "ecuador"),
    ("ecuador", "peru"),
    ("army", "army"),
]


def test_two_names_are_connected_by_the_same_chains() -> None:
    kg = chile()
    names = [entity.id for entity in kg.entities()]
    chance = random.Random(13)
    ends = [*PAIRS, *((chance.choice(names), chance.choice(names)) for _ in range(40))]
    asks = [{"shortest_paths": {"source": a, "target": b}} for a, b in ends]
    many = 0
    for (a, b), page in zip(ends, ask_page(kg.engine, asks), strict=True):
        assert page == chains(kg, a, b), (a, b)
        many += len(page or ()) > 1
    assert many >= 10


def chains(kg: graph.KnowledgeGraph, source: str, target: str) -> list[list[list[Any]]] | None:
    try:
        found = list(islice(kg.shortest_paths(source, target), MOST_CHAINS))
    except NoPath:
        return None
    return [steps(chain) for chain in found]
