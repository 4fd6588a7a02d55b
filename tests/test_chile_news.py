"""The report on the runoff: clean, held to its source; and what it and the commentary say together."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest

import graph
from graph.evidence import read_text
from graph.folding import fold
from graph.knowledge import KnowledgeGraph
from graph.merging.joining import joined
from graph.merging.proposing import pairs
from graph.model import Question, references
from graph.names import folded_names
from graph.reading import read
from tests.command import ROOT, run
from tests.test_bare_records import GOLDEN, listed
from tests.texts import report_file

DATA = ROOT / "data"
CHILE, NEWS, WORDS = (
    DATA / name for name in ("chile-2025", "chile-2025-news", "chile-2025-voices")
)
EXPORTS = ROOT / "exports"
REPORT, AUTHOR = "o-abroad", "richard-kouyoumdjian-inglis"
QUESTIONS = graph.load(NEWS).questions


@pytest.fixture(scope="module")
def chile() -> KnowledgeGraph:
    return graph.load(CHILE)


@pytest.fixture(scope="module")
def news() -> KnowledgeGraph:
    return graph.load(NEWS)


@pytest.fixture(scope="module")
def both() -> KnowledgeGraph:
    return graph.merge(graph.load(CHILE), graph.load(NEWS))


def said(kg: KnowledgeGraph, *ids: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.source, one.target) for one in map(kg.relation, ids)]


# The report alone


def test_it_is_clean_without_a_warning() -> None:
    assert read(NEWS, thorough=True).problems == ()
    assert run("check", NEWS).status == 0


def test_it_is_held_to_the_report_sentence_by_sentence(news: KnowledgeGraph) -> None:
    text = report_file()

    assert run("check", NEWS, "--documents", text).status == 0
    found = news.verify(text)
    assert {one.verdict for one in found} == {"matched"}
    (covered,) = news.coverage(text)
    assert covered.open == covered.silent == ()
    assert len(covered.cited) == len(covered.sentences) == 8


def test_no_run_of_words_of_the_report_is_in_it() -> None:
    words = fold(read_text(report_file())).split()
    runs = {" ".join(words[at : at + 8]) for at in range(len(words) - 7)}
    for path in (*sorted(NEWS.iterdir()), *sorted(WORDS.iterdir())):
        mine = fold(path.read_text(encoding="utf-8")).split()
        assert runs.isdisjoint(" ".join(mine[at : at + 8]) for at in range(len(mine) - 7)), path


def test_every_claim_is_cited_with_a_digest_and_said_in_both_languages(
    news: KnowledgeGraph,
) -> None:
    for one in news.relations():
        assert one.statement
        assert set(one.statements) == {"es"}
        assert one.basis == "stated" or set(one.notes) == {"es"}, one
        for citation in one.evidence:
            assert citation.digest
            assert citation.paragraph
            assert citation.quote is None


def test_every_entity_is_spoken_of(news: KnowledgeGraph) -> None:
    named = {getattr(one, field) for one in news.relations() for field in references(type(one))}
    named |= {one.voice for one in news.relations()}

    assert [one.id for one in news.entities() if one.id not in named] == []


def test_every_record_was_read_without_its_statement(news: KnowledgeGraph) -> None:
    golden = GOLDEN.with_name("chile-2025-news-bare.txt")
    assert listed(news).splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_the_report_speaks_in_four_voices(news: KnowledgeGraph) -> None:
    assert Counter(one.voice for one in news.relations()).keys() == {
        REPORT,
        "mario-herrera",
        "experts",
        "argentine-news-agency",
    }
    assert {one.source for one in news.relations(kind="evaluation", voice="Herrera")} == {
        "mario-herrera"
    }
    assert {one.modality for one in news.relations(kind="requirement")} == {"recommendation"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_is_answered_as_expected(question: Question, news: KnowledgeGraph) -> None:
    found = [one.id for one in news.ask(question.id).relations]

    assert found
    assert set(found) == set(question.expected)


# Both


def test_whom_both_speak_of_is_one_without_a_decision(
    chile: KnowledgeGraph, news: KnowledgeGraph, both: KnowledgeGraph
) -> None:
    mine, theirs = ({one.id: one for one in kg} for kg in (chile, news))
    shared = mine.keys() & theirs.keys()

    assert shared == {
        "chile",
        "communism",
        "current-government",
        "first-round-2025",
        "gabriel-boric",
        "jeannette-jara",
        "jose-antonio-kast",
        "political-left",
        "political-right",
        "president-of-chile",
        "presidential-candidates",
        "republicans",
        "runoff-2025",
        "voters",
    }
    for name in shared:
        assert (mine[name].kind, mine[name].name) == (theirs[name].kind, theirs[name].name)
    assert {one.id for one in both} == mine.keys() | theirs.keys()
    assert both.dataset.merges == ()
    assert both["Republican Party"].id == "republicans"


def test_no_entity_is_there_twice_and_none_is_left_to_decide_on(both: KnowledgeGraph) -> None:
    for one, other in combinations(both, 2):
        assert folded_names(one).isdisjoint(folded_names(other)) or one.kind != other.kind
    assert [pair for pair in pairs(both.dataset) if pair.score >= 2] == []


def test_no_claim_is_lost_and_none_has_another_id_but_beside_the_same_said_by_another(
    chile: KnowledgeGraph, news: KnowledgeGraph, both: KnowledgeGraph
) -> None:
    ids = [one.id for one in both.relations()]
    mine = [one.id for one in chile.relations()]
    prefix = "chile-2025-news--"

    assert len(ids) == len(set(ids)) == len(chile) + len(news)
    assert [one.id for one in both.relations(document="rusi-2025")] == mine
    for one in both.relations(document="o-abroad-2025"):
        own = news.relation(one.id.removeprefix(prefix))
        assert one.id.startswith(prefix) == (own.id in mine)
        assert (one.voice, one.evidence) == (own.voice, own.evidence)
    assert graph.check(both.dataset) == ()


AGREED = {
    ("location", "runoff-2025", "chile"),
    ("location", "first-round-2025", "chile"),
    ("candidacy", "jeannette-jara", "runoff-2025"),
    ("candidacy", "jose-antonio-kast", "runoff-2025"),
    ("candidacy", "jeannette-jara", "first-round-2025"),
    ("candidacy", "jose-antonio-kast", "first-round-2025"),
    ("candidacy", "jeannette-jara", "president-of-chile"),
    ("candidacy", "jose-antonio-kast", "president-of-chile"),
    ("rivalry", "jeannette-jara", "jose-antonio-kast"),
    ("alignment", "jeannette-jara", "communism"),
    ("alignment", "jose-antonio-kast", "political-right"),
    ("membership", "jose-antonio-kast", "presidential-candidates"),
    ("office", "gabriel-boric", "president-of-chile"),
    ("leadership", "gabriel-boric", "current-government"),
}
"""What both texts say, each read against both."""


def test_what_both_say_is_borne_out_by_two_voices_and_nothing_else_is(
    both: KnowledgeGraph,
) -> None:
    found = [one for one in both.corroboration() if len(one.voices) > 1]

    assert {
        (one.kind, one.source, one.target) for each in found for one in each.relations
    } == AGREED
    assert len(found) == len(AGREED)
    for each in found:
        assert set(each.voices) == {AUTHOR, REPORT}
        assert len(each.relations) == 2
        assert {citation.document for one in each.relations for citation in one.evidence} == {
            "rusi-2025",
            "o-abroad-2025",
        }


def test_the_report_does_not_say_that_kast_stood_before(both: KnowledgeGraph) -> None:
    """The commentary says that he stands, and that he did in 2021; the report only that he stands."""
    (before,) = (one for one in both.relations(kind="candidacy") if one.date == "2021")

    assert [one.voices for one in both.corroboration() if before in one.relations] == [(AUTHOR,)]


def test_nothing_that_one_text_claims_does_the_other_deny(both: KnowledgeGraph) -> None:
    """Both were read side by side; what comes nearest to a dispute is none.

    That both came out of the first round as *winners*, as the report has it, is that they go on, as the
    commentary has it: nobody passed half of the votes. *Far right* is not *not on the right*, as which
    the report has Kast, too. That Jara has room among the voters denies neither that she has struggled
    nor that she may not win.
    """
    assert both.disputes() == ()
    assert both.changes() == ()
    outright = both.relations(kind="election_result", target="first-round-2025")
    assert [(one.source, one.negated) for one in outright] == [("presidential-candidates", True)]
    outcomes = {
        one.__dict__["outcome"]
        for one in both.relations(target="first-round-2025", kind="candidacy")
    }
    assert outcomes == {"advanced", "lost", None}
    sides = both.relations(kind="alignment", source="Kast", aspect="political side")
    assert Counter((one.voice, one.target) for one in sides) == {
        (AUTHOR, "political-right"): 1,
        (REPORT, "political-right"): 1,
        (REPORT, "far-right"): 1,
    }


def test_who_agrees_with_whom_is_the_two_authors_on_the_elections(both: KnowledgeGraph) -> None:
    (pair,) = both.voices().pairs()

    assert pair.voices == (REPORT, AUTHOR)
    assert (pair.topic, pair.agree, pair.differ) == ("elections", len(AGREED), 0)
    shared = {one.voice: one.shared for one in both.voices() if one.shared}
    assert shared == {AUTHOR: len(AGREED), REPORT: len(AGREED)}


def test_a_question_is_answered_across_both(both: KnowledgeGraph) -> None:
    ask = partial(both.relations, kind="election_result")
    held = both.relations(entity="jeannette-jara", kind=("evaluation", "requirement"))
    chain = both.shortest_path("Mario Herrera", "Boric's security approach")

    assert {one.voice for one in held} >= {"observers", "mario-herrera"}
    assert {one.voice for one in ask(source=("jeannette-jara", "jose-antonio-kast"))} == {
        "observers",
        REPORT,
    }
    assert {one.target for one in both.relations(source="Kast", kind="leadership")} == {
        "kast-government",
        "republicans",
    }
    assert "jeannette-jara" in chain.entities
    assert {one.voice for one in both.ask("who-is-jara").relations} == {AUTHOR, REPORT, "observers"}
    assert {one.voice for one in both.relations(said_by="2025")} == {
        one.voice for one in both.voices()
    }


def test_what_a_text_leaves_open_is_said_of_that_text_alone(both: KnowledgeGraph) -> None:
    """The report does not say what either would do in office; the commentary says little else."""
    by_document = Counter(one.documents for one in both.header.unsaid)

    assert by_document == {("rusi-2025",): 13, ("o-abroad-2025",): 3}
    (office,) = (one for one in both.header.unsaid if "in office" in one.words)
    assert office.documents == ("o-abroad-2025",)
    assert both.relations(scenario=("jara", "kast"), document="rusi-2025")


def test_the_merge_reports_what_coincides(chile: KnowledgeGraph, news: KnowledgeGraph) -> None:
    met = joined([chile.engine.written, news.engine.written]).met

    assert Counter((one.sort, one.became) for one in met) == {
        ("entity", "one"): 14,
        ("topic", "one"): 1,
        ("claim", "renamed"): 14,
        ("question", "answered"): 4,
    }


def test_in_either_order_the_same_is_said(news: KnowledgeGraph, chile: KnowledgeGraph) -> None:
    turned = graph.merge(news, chile)

    found = [one for one in turned.corroboration() if len(one.voices) > 1]
    assert {said(turned, one.relations[0].id)[0] for one in found} == AGREED
    assert turned.disputes() == ()
    assert graph.merge(turned, chile).dataset == turned.dataset


# The pages


def test_what_is_said_of_both_adds_no_claim(both: KnowledgeGraph) -> None:
    whole = graph.merge(graph.load(WORDS), graph.load(CHILE), graph.load(NEWS))

    assert len(graph.load(WORDS)) == 0
    assert read(WORDS, thorough=True).problems == ()
    assert [one.id for one in whole.relations()] == [one.id for one in both.relations()]
    assert [one.voice for one in whole.relations()] == [one.voice for one in both.relations()]
    assert whole.title != both.title
    assert [one.id for one in whole.documents] == ["rusi-2025", "o-abroad-2025"]
    assert whole.header.findings == both.header.findings


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("page", "datasets"),
    [("chile-2025-news", (NEWS,)), ("chile-2025-voices", (WORDS, CHILE, NEWS))],
)
def test_the_page_that_is_committed_is_the_one_that_is_made(
    page: str, datasets: tuple[Path, ...], tmp_path: Path
) -> None:
    done = run("build", *datasets, "-o", tmp_path / "page.html")

    assert done.status == 0
    fresh = (EXPORTS / f"{page}.html").read_bytes() == (tmp_path / "page.html").read_bytes()
    assert fresh, "the page that is committed is of other data; README says how it is built"
