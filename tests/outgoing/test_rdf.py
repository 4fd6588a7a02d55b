"""TriG and JSON-LD, as the libraries of RDF read them: the same quads, and no triple that is not claimed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.extract import FACTS, Extract
from graph.outgoing.formats import jsonld, trig
from graph.outgoing.rdf.claims import asserts
from graph.outgoing.rdf.terms import PREFIXES, date, segment, web, words
from tests.command import ROOT
from tests.outgoing.hostile import KINDS, MODALITIES, fixed, graphs
from tests.tiny import claim, graph_of

DATASET = "urn:policygraph:dataset:"
TIE = "urn:policygraph:tie:"
Quad = tuple[str, str, str, str]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:")  # rdflib's, of itself


def written(kg: KnowledgeGraph) -> tuple[str, str]:
    """A graph as TriG and as JSON-LD."""
    texts = []
    for one in (trig, jsonld):
        text = one.write(Extract(kg.engine)).files[""]
        assert isinstance(text, str)
        texts.append(text)
    return texts[0], texts[1]


def by_oxigraph(text: str, format: str) -> set[Quad]:
    """The quads that pyoxigraph reads, each term in the spelling of N-Quads."""
    ox = pytest.importorskip("pyoxigraph")
    formats = {
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.JSON_LD,
        "nq": ox.RdfFormat.N_QUADS,
    }
    return {
        (str(q.subject), str(q.predicate), str(q.object), str(q.graph_name))
        for q in ox.parse(text.encode(), format=formats[format])
    }


def by_rdflib(text: str, format: str) -> set[Quad]:
    """The quads that rdflib reads, spelled by pyoxigraph."""
    rdflib = pytest.importorskip("rdflib")
    ox = pytest.importorskip("pyoxigraph")
    read = rdflib.Dataset()
    read.parse(data=text, format={"jsonld": "json-ld"}.get(format, format))

    def spelled(term: Any) -> str:
        if isinstance(term, rdflib.URIRef):
            return str(ox.NamedNode(str(term)))
        assert isinstance(term, rdflib.Literal)
        if term.language:
            return str(ox.Literal(str(term), language=term.language))
        kind = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), datatype=kind))

    default = {None, rdflib.URIRef("urn:x-rdflib:default")}  # as it calls the one without a name
    return {
        (spelled(s), spelled(p), spelled(o), "DEFAULT" if g in default else spelled(g))
        for s, p, o, g in read.quads()
    }


def by_pyld(text: str) -> set[Quad]:
    """The quads that pyld makes of JSON-LD, without a network."""
    pyld = pytest.importorskip("pyld")

    def refused(url: str, _options: object) -> None:
        raise AssertionError(f"it fetches {url}")

    options = {"format": "application/n-quads", "documentLoader": refused}
    return by_oxigraph(pyld.jsonld.to_rdf(json.loads(text), options), "nq")


def by_n3(text: str, folder: Path) -> set[Quad]:
    """The quads that N3.js reads."""
    modules = ROOT / ".ci" / "owners" / "node_modules"
    node = shutil.which("node")
    if not (modules / "n3").is_dir() or node is None:
        pytest.skip("N3.js is not installed; make test-doors installs it")
    (folder / "node_modules").symlink_to(modules)
    (folder / "in.trig").write_text(text, encoding="utf-8")
    (folder / "read.mjs").write_text(_READ, encoding="utf-8")
    subprocess.run([node, "read.mjs"], cwd=folder, check=True, timeout=120)
    return by_oxigraph((folder / "out.nq").read_text("utf-8"), "nq")


_READ = """
import { readFileSync, writeFileSync } from "node:fs";
import { Parser, Writer } from "n3";
const quads = new Parser({ format: "TriG" }).parse(readFileSync("in.trig", "utf-8"));
const writer = new Writer({ format: "N-Quads" });
writer.addQuads(quads);
writer.end((error, result) => { if (error) throw error; writeFileSync("out.nq", result); });
"""


def bare(quads: set[Quad]) -> set[tuple[str, str, str]]:
    """The triples from entity to entity, whichever graph they stand in."""
    entity = f"<{DATASET}"
    return {
        (s, p, o)
        for s, p, o, _ in quads
        if s.startswith(entity) and ":entity:" in s and o.startswith(entity) and ":entity:" in o
    }


def allowed(kg: KnowledgeGraph) -> set[tuple[str, str, str]]:
    """The triples that certain facts may give."""
    start = f"<{DATASET}{kg.engine.header.id}:entity:"
    return {
        (f"{start}{one.source}>", f"<{TIE}{one.kind}>", f"{start}{one.target}>")
        for one in kg.relations()
        if one.modality == "fact"
        and not one.negated
        and one.scenario is None
        and one.certainty == "certain"
        and one.end in (None, "..")
        and one.date is None
    }


@pytest.mark.parametrize("kg", [graph.load(), fixed()], ids=["chile", "hard"])
def test_all_libraries_read_the_same_quads(kg: KnowledgeGraph, tmp_path: Path) -> None:
    one, other = written(kg)
    quads = by_oxigraph(one, "trig")
    assert len(quads) > 20 * len(kg.relations())
    assert by_oxigraph(other, "jsonld") == quads
    assert by_rdflib(one, "trig") == quads
    assert by_rdflib(other, "jsonld") == quads
    assert by_pyld(other) == quads
    assert by_n3(one, tmp_path) == quads


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kg=graphs())
def test_of_any_graph_they_read_the_same_quads_and_no_triple_that_is_not_claimed(
    kg: KnowledgeGraph,
) -> None:
    one, other = written(kg)
    quads = by_oxigraph(one, "trig")
    assert by_oxigraph(other, "jsonld") == quads
    assert by_rdflib(one, "trig") == quads
    assert bare(quads) == allowed(kg)


def test_no_denial_plan_or_condition_is_a_triple_even_where_all_graphs_are_one() -> None:
    rdflib = pytest.importorskip("rdflib")
    kg = graph.load()
    union = rdflib.Dataset(default_union=True)
    union.parse(data=written(kg)[0], format="trig")
    start = f"{DATASET}chile-2025:entity:"
    found = {
        (str(s).removeprefix(start), str(p).removeprefix(TIE), str(o).removeprefix(start))
        for s, p, o in union.triples((None, None, None))
        if str(s).startswith(start) and str(o).startswith(start)
    }
    facts = {(one.source, one.kind, one.target) for one in kg.relations(FACTS)}
    over = {
        (one.source, one.kind, one.target)
        for one in kg.relations()
        if one.end == "past" or one.date is not None
    }
    assert found < facts
    assert facts - found <= over
    for one in kg.relations():
        if not asserts(one) and (one.source, one.kind, one.target) not in facts:
            assert (one.source, one.kind, one.target) not in found


@pytest.mark.parametrize("modality", MODALITIES)
@pytest.mark.parametrize("certainty", ["certain", "probable"])
@pytest.mark.parametrize("scenario", [None, "red"])
@pytest.mark.parametrize("negated", [False, True])
@pytest.mark.parametrize("end", [None, "past"])
def test_only_what_is_so_for_certain_is_a_triple(
    modality: str, certainty: str, scenario: str | None, negated: bool, end: str | None
) -> None:
    fields = {"modality": modality, "certainty": certainty, "scenario": scenario}
    one = claim("support", "ada", "bob", **fields, negated=negated, end=end)
    kg = graph_of({"ada": "person", "bob": "person"}, one)
    so = (modality, certainty, scenario, negated) == ("fact", "certain", None, False)
    expected = {(f"<{DATASET}tiny:entity:ada>", f"<{TIE}support>", f"<{DATASET}tiny:entity:bob>")}
    found = bare(by_oxigraph(written(kg)[0], "trig"))
    assert found == (expected if so and end in (None, "..") else set())


def test_an_event_is_no_triple_that_holds_whenever() -> None:
    ada = {"ada": "person", "peru": "country"}
    dated = graph_of(ada, claim("visit", "ada", "peru", date="2021"))
    (one,) = dated.relations()
    assert not asserts(one)
    text = written(dated)[0]
    assert bare(by_oxigraph(text, "trig")) == set()
    assert "pg:date" in text
    since = graph_of(ada, claim("visit", "ada", "peru", start="2021"))
    assert len(bare(by_oxigraph(written(since)[0], "trig"))) == 1


def test_a_claim_is_found_with_all_that_it_says_by_a_query() -> None:
    ox = pytest.importorskip("pyoxigraph")
    kg = graph.load()
    store = ox.Store()
    store.load(written(kg)[0].encode(), format=ox.RdfFormat.TRIG)
    prefixes = "\n".join(f"PREFIX {name}: <{start}>" for name, start in PREFIXES.items())
    rows = store.query(
        f"""{prefixes}
        SELECT ?claim ?label ?who ?start WHERE {{
          GRAPH ?assertion {{ ?claim pg:negated true ; pg:scenario ?s ; rdfs:label ?label . }}
          GRAPH ?provenance {{ ?assertion prov:wasAttributedTo ?who ; prov:wasQuotedFrom ?place .
                               ?place oa:hasSelector/oa:start ?start . }}
          GRAPH ?head {{ ?np np:hasAssertion ?assertion ; np:hasProvenance ?provenance . }}
        }}"""
    )
    found = {row["claim"].value.rpartition(":")[2]: row for row in rows}
    wanted = [one for one in kg.relations(negated=True) if one.scenario]
    assert set(found) == {one.id for one in wanted}
    for one in wanted:
        said = found[one.id]["label"].value
        assert said.startswith("If ")
        assert found[one.id]["who"].value.endswith(one.voice)


def test_every_claim_is_one_nanopublication_of_four_graphs() -> None:
    kg = fixed()
    quads = by_oxigraph(written(kg)[0], "trig")
    np = PREFIXES["np"]
    for part in ("Assertion", "Provenance", "PublicationInfo"):
        named = {o for _, p, o, _ in quads if p == f"<{np}has{part}>"}
        assert len(named) == len(kg.relations())
        assert named <= {g for *_, g in quads}
    assertions = {o for _, p, o, _ in quads if p == f"<{np}hasAssertion>"}
    provenance = {o for _, p, o, _ in quads if p == f"<{np}hasProvenance>"}
    # As the guidelines want it: the provenance speaks of the assertion.
    assert {s for s, _, _, g in quads if g in provenance} >= assertions


def test_dates_are_those_of_xml_schema_or_edtf_and_an_open_end_is_none() -> None:
    xsd = PREFIXES["xsd"]
    found = {one: date(one).datatype.removeprefix(xsd) for one in ("2025", "2025-11", "2024-02-29")}
    assert found == {"2025": "gYear", "2025-11": "gYearMonth", "2024-02-29": "date"}
    for one in ("1990~", "199X", "2001-21", "-0043", "Y-17000", "2004/2005", "0000", "2004-XX"):
        assert date(one).datatype == "http://id.loc.gov/datatypes/edtf"
    claims = [
        claim("office", "ada", "post", end=".."),
        claim("office", "bob", "post", start="2001-21", end="past"),
    ]
    kg = graph_of({"ada": "person", "bob": "person", "post": "post"}, *claims)
    text = written(kg)[0]
    assert ".." not in text
    assert "pg:ongoing" in text
    assert "pg:over" in text
    assert '"2001-21"^^<http://id.loc.gov/datatypes/edtf>' in text
    assert "pg:end" not in text


@pytest.mark.parametrize(
    ("given_", "made"),
    [
        ("https://example.org/a b<c>?d=[1]", "https://example.org/a%20b%3Cc%3E?d=%5B1%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%C3%A1", "https://example.org/%C3%A1"),
        ("https://example.org/á#x#y", "https://example.org/%C3%A1#x%23y"),
        ('https://example.org/"{}|\\^`', "https://example.org/%22%7B%7D%7C%5C%5E%60"),
        ("https://[half/x", None),
        ("https://host:port/x", None),
        ("ftp://example.org/", None),
    ],
)
def test_addresses_are_encoded_or_no_iris(given_: str, made: str | None) -> None:
    ox = pytest.importorskip("pyoxigraph")
    found = web(given_)
    assert (found and found.value) == made
    if found is not None:
        ox.NamedNode(found.value)
    assert segment("a b/c:d<é>") == "a%20b%2Fc%3Ad%3C%C3%A9%3E"


def test_what_only_some_readers_take_is_said_as_text() -> None:
    cited = [
        {"document": "note", "url": "https://[half/x"},
        {"document": "note", "url": "https://example.org/a|b", "coder": "Ann"},
        {"document": "note", "start": 0, "end": 3, "quote": 'a "b"\\\r\n\t\x07\u2028'},
    ]
    one = claim("support", "ada", "bob", evidence=cited)
    kg = graph_of(
        {
            "ada": {"kind": "person", "names": {"an odd language": "Ada", "pt-BR": "Ada"}},
            "bob": {"kind": "person", "identifiers": {"wikidata": "Q42", "odd one": "x y"}},
        },
        one,
        language="english",
    )
    text, other = written(kg)
    quads = by_oxigraph(text, "trig")
    assert quads == by_oxigraph(other, "jsonld") == by_rdflib(text, "trig") == by_pyld(other)
    said = {o for *_, o, _ in quads}
    assert '"https://[half/x"' in said
    assert "<https://example.org/a%7Cb>" in said
    assert "<http://www.wikidata.org/entity/Q42>" in said
    assert '"Ada"@pt-br' in said
    assert words("x", "english").language == ""


def test_kinds_that_a_dataset_declares_are_its_own() -> None:
    ties = [one | {"inverse": "is twinned with"} for one in KINDS["relations"]]
    for tie in ties:
        tie["fields"] = {
            "since_year": {"type": "number"},
            "share_of": {"type": "number"},
            "sealed": {"type": "yes_no"},
        }
        tie["forward"] = tie.pop("label")
    kg = graph_of(
        {"ada": "harbour", "bob": "harbour"},
        claim("twinned_with", "ada", "bob", since_year=1990, share_of=0.5, sealed=True),
        kinds={"entities": KINDS["entities"], "relations": ties},
    )
    text, other = written(kg)
    quads = by_oxigraph(text, "trig")
    assert quads == by_rdflib(other, "jsonld") == by_pyld(other)
    own = f"<{DATASET}tiny:own:"
    assert any(p == f"{own}tie.twinned_with>" for _, p, _, _ in quads)
    assert {(p, o) for _, p, o, _ in quads} >= {
        (f"{own}field.share_of>", f'"0.5"^^<{PREFIXES["xsd"]}decimal>'),
        (f"{own}field.since_year>", f'"1990"^^<{PREFIXES["xsd"]}integer>'),
        (f"{own}field.sealed>", f'"true"^^<{PREFIXES["xsd"]}boolean>'),
    }


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    kg = graph.load()
    header = kg.engine.header
    for ending in ("trig", "jsonld"):
        made = kg.export(tmp_path / f"chile.{ending}")
        assert made.unsaid["findings, left out"] == len(header.findings)
        assert made.unsaid["questions, left out"] == len(header.questions)
        assert (made.entities, made.relations) == (len(kg.entities()), len(kg.relations()))
