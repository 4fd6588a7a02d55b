"""REFI-QDA projects read: codes, passages, coders and notes, at the right places; and what comes from strangers."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.problems import InvalidDataset, UnusableFile
from graph.reading import read
from graph.reading.annotated import qdpx
from graph.reading.annotated.kinds import CODED
from tests.annotated import DATASETS, PASSAGES, TEXT, annotated, copies
from tests.command import run
from tests.outgoing.test_qdpx import project, selections

HARBOUR = DATASETS / "qdpx" / "made-up-harbour.qdpx"
ONE, TWO, USER, TEXT_ID, NOTE = (f"0000000{at}-0000-4000-8000-000000000000" for at in range(1, 6))
HEAD = (
    '<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="{origin}">'
    '<Users><User guid="{{' + USER + '}}" name="Coder A"/></Users>'
    f'<CodeBook><Codes><Code guid="{ONE}" name="wide" isCodable="true" color="#ff0000">'
    "<Description>all of it</Description>"
    f'<Code guid="{TWO.upper()}" name="narrow" isCodable="true"/></Code></Codes></CodeBook>'
    f'<Sources><TextSource guid="{TEXT_ID}" name="a text" plainTextPath="internal://{TEXT_ID}.txt">'
)
TAIL = "</TextSource></Sources>{more}</Project>"


def selection(start: Any, stop: Any, code: str = TWO, inner: str = "") -> str:
    coding = f'<Coding guid="{ONE}"><CodeRef targetGUID="{code}"/></Coding>' if code else ""
    return (
        f'<PlainTextSelection guid="{NOTE}" startPosition="{start}" endPosition="{stop}" '
        f'creatingUser="{USER}"><Description>seen</Description>{coding}{inner}</PlainTextSelection>'
    )


def packed(
    path: Path,
    *inner: str,
    text: bytes = TEXT.encode(),
    origin: str = "",
    more: str = "",
    files: dict[str, bytes] | None = None,
) -> Path:
    """A small project of another program."""
    xml = HEAD.format(origin=origin) + "".join(inner) + TAIL.format(more=more)
    whole = {"project.qde": xml.encode(), f"sources/{TEXT_ID}.txt": text} | (files or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in whole.items():
            file.writestr(name, content)
    return path


def places(path: Path, text: str) -> list[str]:
    """The words that the claims of a project cite."""
    dataset = read(path).dataset
    cited = [one.span for relation in dataset.relations for one in relation.evidence]
    return [text[slice(*span)] for span in cited if span]


def test_passages_are_claims_of_their_coder_with_notes_at_their_places(tmp_path: Path) -> None:
    start = TEXT.index(PASSAGES[1])
    file = packed(tmp_path / "p.qdpx", selection(start, start + len(PASSAGES[1])))
    kg = graph.load(file)
    (one,) = kg.relations()
    assert (one.kind, kg[one.target].name, kg[one.holder].name) == (CODED, "narrow", "Coder A")
    assert one.evidence[0].coder == "Coder A"
    assert one.note == f"{start}–{start + len(PASSAGES[1])}: seen"
    code = kg[one.target]
    assert kg[code.within].name == "wide"  # type: ignore[attr-defined]  # a field of a declared kind
    assert kg["wide"].summary == "all of it"
    assert places(file, TEXT) == [PASSAGES[1]]
    assert not graph.read(file).problems


@pytest.mark.parametrize("words", PASSAGES)
def test_nvivo_counts_units_and_others_signs(tmp_path: Path, words: str) -> None:
    start = TEXT.index(words)
    units = len(TEXT[:start].encode("utf-16-le")) // 2
    length = len(words.encode("utf-16-le")) // 2
    plain = packed(tmp_path / "a.qdpx", selection(start, start + len(words)))
    nvivo = packed(tmp_path / "b.qdpx", selection(units, units + length), origin="NVivo 14")
    assert places(plain, TEXT) == places(nvivo, TEXT) == [words]


def test_atlas_counts_a_line_end_of_two_characters_as_one(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    start = TEXT.index(PASSAGES[4])
    at = selection(start, start + len(PASSAGES[4]))
    file = packed(tmp_path / "a.qdpx", at, text=text.encode(), origin="ATLAS.ti Mac")
    assert places(file, text) == [PASSAGES[4]]


def test_notes_links_and_what_has_no_place_are_told(tmp_path: Path) -> None:
    more = (
        f'<Notes><Note guid="{NOTE}"><PlainTextContent>a memo</PlainTextContent></Note></Notes>'
        f'<Links><Link guid="{ONE}" name="is part of" direction="OneWay" originGUID="{TWO}" '
        f'targetGUID="{ONE}"/><Link guid="{TWO}" originGUID="{TEXT_ID}" targetGUID="{ONE}"/></Links>'
    )
    file = packed(
        tmp_path / "p.qdpx",
        selection(0, 4, "", f'<NoteRef targetGUID="{NOTE}"/>'),
        selection(5, 9_999),
        selection(0, 4, USER),
        f'<Coding guid="{ONE}"><CodeRef targetGUID="{ONE}"/></Coding>',
        more=more,
    )
    found = read(file)
    assert not found.errors
    told = str(found.report)
    assert re.search(r"links of what is no code[^:\n]*: 1\b", told)
    assert re.search(r"selections without a place in their text[^:\n]*: 1\b", told)
    assert re.search(r"codings with a code that is not there[^:\n]*: 1\b", told)
    kg = graph.load(file)
    assert "a memo" in str(kg.relations(target="Annotation").records()[0]["note"])
    tie = kg.relations(kind="part_of") or kg.relations(kind="is_part_of")
    assert [(kg[one.source].name, kg[one.target].name) for one in tie] == [("narrow", "wide")]
    assert {one.record for each in kg.relations() for one in each.evidence} >= {"the whole text"}


def test_there_and_back_codings_keep_their_places_coders_codes_and_notes(tmp_path: Path) -> None:
    start = TEXT.index(PASSAGES[3])
    first = packed(
        tmp_path / "p.qdpx",
        selection(start, start + 3),
        selection(0, 4, ONE),
        selection(start, start + 3, ONE),
    )
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a-text.txt").write_text(TEXT, "utf-8", newline="")
    kg = graph.load(first)
    kg.export(tmp_path / "again.qdpx", documents=texts)
    root, inner = project(tmp_path / "again.qdpx")
    assert [*inner.values()] == [TEXT]
    assert selections(root) == [
        (0, 4, {"wide"}, "seen"),
        (start, start + 3, {"wide", "narrow"}, "seen"),
    ]
    codes = {one.get("name"): one for one in root.iter("{urn:QDA-XML:project:1.0}Code")}
    assert [*codes] == ["wide", "narrow"]
    assert codes["wide"].get("guid") == ONE
    assert codes["wide"].get("color") == "#ff0000"
    assert codes["wide"].find("{*}Code") is codes["narrow"]
    again = graph.load(tmp_path / "again.qdpx")
    assert again.citations() == kg.citations()


@pytest.mark.skipif(not HARBOUR.is_file(), reason="there are no data sets beside this checkout")
def test_a_project_beside_this_checkout_goes_there_and_back(tmp_path: Path) -> None:
    root, inner = project(HARBOUR)
    (text,) = inner.values()
    kg = graph.load(HARBOUR)
    assert not graph.read(HARBOUR).problems
    assert len([one for one in kg.relations(kind=CODED) for _ in one.evidence]) == 9
    links = [one for one in kg.relations() if one.kind != CODED]
    assert sorted((kg[one.source].name, kg[one.target].name) for one in links) == [
        ("ana-rios", "treaty-1"),
        ("ibn-khaldun", "ana-rios"),
        ("mil-office", "harbour"),
    ]
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "my-text.txt").write_text(text, "utf-8", newline="")
    kg.export(tmp_path / "again.qdpx", documents=texts)
    again, _ = project(tmp_path / "again.qdpx")
    names = {frozenset(codes) for _, _, codes, _ in selections(again)}
    headings = [one.get("name") for one in again.iter() if one.get("isCodable") == "false"]
    assert sorted(headings) == ["entities", "relation kinds"]
    places_of = {(start, stop) for start, stop, _, _ in selections(again)}
    assert places_of == {(start, stop) for start, stop, _, _ in selections(root)}
    assert names == {frozenset(codes) for _, _, codes, _ in selections(root)}


def test_what_we_write_is_read(tmp_path: Path) -> None:
    annotated(coder="c").export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    found = read(tmp_path / "a.qdpx")
    assert not found.problems
    assert {*places(tmp_path / "a.qdpx", TEXT)} == {*PASSAGES}


def test_from_the_command_line(tmp_path: Path) -> None:
    file = packed(tmp_path / "p.qdpx", selection(0, 4))
    done = run("import", file, tmp_path / "made")
    assert done.status == 0
    assert "1 codings" in done.out
    assert run("check", tmp_path / "made").status == 0


BOMB = b"0" * (qdpx.MOST_TEXT + 10)
DOCTYPE = b'<!DOCTYPE P [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project>&b;</Project>'
DEEP = b"<Project><CodeBook><Codes>" + b'<Code guid="1">' * 30_000 + b"</Code>" * 30_000
DEEP += b"</Codes></CodeBook></Project>"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"../../evil.txt": b"x"}, "outside itself"),
        ({"/etc/evil": b"x"}, "outside itself"),
        ({"..\\evil": b"x"}, "outside itself"),
        ({"C:evil": b"x"}, "outside itself"),
        ({f"Sources/{TEXT_ID}.txt": BOMB}, "unpacks to more than"),
        ({"project.qde": DOCTYPE}, "declares a document type"),
        ({"project.qde": DEEP}, "nested deeper than"),
        ({"project.qde": b"<Project"}, "not XML"),
        ({"project.qde": b"<Other/>"}, "no <Project> holds it"),
        ({"project.qde": b""}, "not XML"),
    ],
)
def test_what_comes_from_strangers_is_told_and_harms_nobody(
    tmp_path: Path, files: dict[str, bytes], told: str
) -> None:
    file = packed(tmp_path / "p.qdpx", selection(0, 4), files=files)
    with pytest.raises((InvalidDataset, UnusableFile), match=told):
        graph.load(file)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["p.qdpx"]
    assert run("check", file).status in {1, 2}


@pytest.mark.parametrize("start", ["-1", "x", "", "9" * 40, "1.5"])
def test_a_place_that_is_no_number_is_told_with_its_selection(tmp_path: Path, start: str) -> None:
    file = packed(tmp_path / "p.qdpx", selection(start, 4))
    with pytest.raises((InvalidDataset, UnusableFile), match=f"selection {NOTE}.*is a number"):
        graph.load(file)


def test_what_is_cut_off_or_no_zip_is_told(tmp_path: Path) -> None:
    whole = packed(tmp_path / "p.qdpx", selection(0, 4)).read_bytes()
    for size in range(0, len(whole) - 1, 97):
        (tmp_path / "cut.qdpx").write_bytes(whole[:size])
        with pytest.raises((InvalidDataset, UnusableFile)):
            graph.load(tmp_path / "cut.qdpx")
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("a.txt", "a")
    (tmp_path / "p.qdpx").write_bytes(stream.getvalue())
    with pytest.raises((InvalidDataset, UnusableFile), match="no REFI-QDA project"):
        graph.load(tmp_path / "p.qdpx")


def test_broken_bytes_anywhere_end_in_a_problem(tmp_path: Path) -> None:
    whole = bytearray(packed(tmp_path / "p.qdpx", selection(0, 4)).read_bytes())
    for at in range(0, len(whole), 13):
        broken = bytearray(whole)
        broken[at] ^= 0x5A
        (tmp_path / "b.qdpx").write_bytes(broken)
        try:
            read(tmp_path / "b.qdpx")
        except UnusableFile:
            continue
