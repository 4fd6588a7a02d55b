"""What the guides for contributors and annotators show is so: what they name is there, and is so called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import graph
from graph.model import Header, builtin
from tests.command import ROOT
from tests.tiny import write

CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CHILE = graph.load()


def test_the_guide_names_every_target_that_make_has_for_people() -> None:
    listed = set(re.findall(r"^\| `make ([a-z-]+)` \|", CONTRIBUTING, re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))

    assert listed <= targets
    assert targets - listed <= {"help", "clean"}
    declared = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert declared
    assert set(declared[1].split()) == targets


@pytest.mark.parametrize("text", [CONTRIBUTING, GUIDE], ids=["CONTRIBUTING", "data/README"])
def test_every_file_that_a_guide_names_is_there(text: str) -> None:
    named = set(re.findall(r"`((?:graph|tests|data|exports|\.ci|\.github)/[\w./-]+)`", text))
    there = [name for name in named if "NAME" not in name]

    assert [name for name in there if not (ROOT / name).exists()] == []


def test_every_module_that_contributing_names_is_there() -> None:
    for name in re.findall(r"`(graph(?:\.\w+)+)`", CONTRIBUTING):
        path = ROOT / name.replace(".", "/")
        parts = [path, path.parent] if not path.with_suffix(".py").exists() else []
        assert not parts or any(
            part.is_dir() or part.with_suffix(".py").exists() for part in parts
        ), name


def test_the_table_of_kinds_is_that_of_the_vocabulary() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| .* \| .* \|$", GUIDE, re.MULTILINE)
    kinds = [row for row in rows if row in builtin().relations]

    assert kinds == sorted(kinds, key=list(builtin().relations).index)
    assert set(kinds) == set(builtin().relations)


def test_the_modalities_and_certainties_that_it_explains_are_all() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \|", GUIDE, re.MULTILINE)

    for words in (
        graph.Relation.model_fields["modality"],
        graph.Relation.model_fields["certainty"],
    ):
        told = getattr(words.annotation, "__args__", ())
        assert [word for word in rows if word in told] == list(told)


def test_the_figures_of_the_dataset_are_those_that_it_gives() -> None:
    entities, claims = len(CHILE.entities()), len(CHILE)

    assert f"all were settled: {entities} entities and {claims} claims" in " ".join(GUIDE.split())
    assert not CHILE.relations(kind="association"), "the dataset does without, it says"


def test_the_topics_that_it_tells_apart_are_declared() -> None:
    section = GUIDE.partition("## 11. Topics")[2].partition("## 12")[0]
    named = set(re.findall(r"\*([a-z-]+)\*", section))

    assert named <= {topic.id for topic in CHILE.topics}
    assert len(named) >= 6


def test_what_else_a_header_may_say_is_read(tmp_path: Path) -> None:
    """The guide's own example, with what it names."""
    (block,) = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    said = yaml.safe_load(block)
    Header.model_validate(said | {"id": "harbour", "title": "Harbour"})
    assert set(said) <= set(Header.model_fields)

    more = (
        "id: harbour\ntitle: Harbour\ntopics: [{id: docks, label: Docks}]\nscenarios:\n"
        "  - {id: rios, label: R, group: mayor}\n  - {id: berg, label: B, group: mayor}\n"
    )
    entities = (
        "- {id: ana-rios, kind: candidate, name: Ana}\n- {id: tom-berg, kind: candidate, name: Tom}\n"
        "- {id: harbour-town, kind: agency, name: Town}\n"
    )
    problems = graph.read(
        write(tmp_path, {"dataset.yaml": more + block, "entities.yaml": entities})
    ).problems

    errors = [one for one in problems if one.severity == "error"]
    assert {one.rule for one in errors} <= {"unknown-answer"}, errors


def test_the_sections_that_it_refers_to_are_there() -> None:
    sections = set(re.findall(r"^## (\d+)\. ", GUIDE, re.MULTILINE))
    referred = set(re.findall(r"§(\d+)", GUIDE)) | set(
        re.findall(r"README\.md` §(\d+)", CONTRIBUTING)
    )

    assert referred <= sections


def test_the_changelog_tells_the_ids_that_there_are() -> None:
    told = (
        (ROOT / "CHANGELOG.md")
        .read_text(encoding="utf-8")
        .partition("second edition")[2]
        .partition("###")[0]
    )
    pairs = re.findall(r"([a-z0-9]{12}) →\s+([a-z0-9]{12})", told)
    gone = re.findall(r"[a-z0-9]{12}", told.partition("are gone")[2].partition("are new")[0])
    new = re.findall(r"[a-z0-9]{12}", told.partition("are new")[2])
    here = {one.id for one in CHILE.relations()}

    assert {*(now for _then, now in pairs), *new} <= here
    assert not {*(then for then, _now in pairs), *gone} & here
    assert len(pairs) > 100
