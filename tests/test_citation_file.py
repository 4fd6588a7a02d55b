"""CITATION.cff, by which scholars and their programs cite policygraph."""

from __future__ import annotations

import json
import tarfile
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

import graph
from tests.command import ROOT, python

FILE = ROOT / "CITATION.cff"
CITED: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]


def test_it_names_the_version_that_is_installed() -> None:
    assert CITED["version"] == PROJECT["version"] == graph.__version__


def test_it_says_what_the_package_says_of_itself() -> None:
    assert CITED["cff-version"] == "1.2.0"
    assert CITED["title"] == PROJECT["name"]
    assert CITED["keywords"] == PROJECT["keywords"]
    assert [one["name"] for one in CITED["authors"]] == [one["name"] for one in PROJECT["authors"]]


def test_it_names_the_dataset_that_comes_along_and_the_text_that_this_reads() -> None:
    header = graph.load().header
    (document,) = header.documents

    data, text = CITED["references"]
    assert (data["title"], data["license"]) == (header.title, header.license)
    assert (text["title"], text["publisher"]["name"]) == (document.title, document.publisher)
    assert tuple(one["name"] for one in text["authors"]) == document.authors
    assert str(text["year"]) == document.date


def test_it_is_valid_against_the_schema_of_the_format() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    holder = find_spec("cffconvert")  # not imported: it wants a jsonschema older than others do
    if holder is None or holder.origin is None:
        pytest.skip("cffconvert, which has the schema, is not installed")
    file = Path(holder.origin).parent / "schemas" / "1.2.0" / "schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))

    found = jsonschema.Draft7Validator(schema).iter_errors(CITED)
    assert [one.message for one in found] == []


def test_whoever_builds_from_source_has_it(tmp_path: Path) -> None:
    pytest.importorskip("build")
    pytest.importorskip("hatchling")

    built = python(
        *("-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, ROOT), cwd=tmp_path
    )
    assert built.status == 0, built.err
    (made,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(made) as archive:
        names = archive.getnames()
    assert f"{made.name.removesuffix('.tar.gz')}/CITATION.cff" in names
