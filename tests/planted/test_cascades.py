"""One fault in a large dataset is one problem, however many records stand on what is faulty."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import checking
from tests.command import ROOT
from tests.planted.awaited import awaited

CHILE = ROOT / "data" / "chile-2025"
HEADER, ENTITIES, RELATIONS = "dataset.yaml", "entities.yaml", "relations.yaml"


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(text: bytes) -> bytes:
        assert old.encode() in text, old
        return text.replace(old.encode(), new.encode(), 1)

    return change


FAULTS: dict[str, tuple[str, str, Callable[[bytes], bytes]]] = {
    "entities in Latin-1": (ENTITIES, "syntax", lambda text: text.decode().encode("latin-1", "replace")),
    "entities cut off": (ENTITIES, "syntax", lambda text: text[: text.index(b"aliases: [Jose") + 14]),
    "a tab among the entities": (ENTITIES, "syntax", replaced("  kind: candidate", "\tkind: candidate")),
    "entities as a mapping": (ENTITIES, "syntax", lambda text: b"entities:\n" + text),
    "a malformed id": (ENTITIES, "bad-id", replaced("- id: jose-antonio-kast", "- id: José_Antonio")),
    "an id that is a number": (ENTITIES, "bad-value|bad-id", replaced("- id: jose-antonio-kast", "- id: 7")),
    "no id": (ENTITIES, "missing-field", replaced("- id: jose-antonio-kast\n  kind: candidate\n", "- kind: candidate\n")),
    "an unknown kind": (ENTITIES, "unknown-kind", replaced("kind: candidate\n  name: José", "kind: candidat\n  name: José")),
    "a misspelt modality": (RELATIONS, "unknown-word", replaced("modality: plan", "modality: plann")),
    "a misspelt holder": (RELATIONS, "dangling-reference", replaced("holder: jeannette-jara", "holder: jeanette-jara")),
    "a dangling end": (RELATIONS, "dangling-reference", replaced("target: macrozona-norte", "target: macrozona-nort")),
    "relations cut off": (RELATIONS, "syntax", lambda text: text[: len(text) // 2].rpartition(b"\n- kind")[0] + b"\n- kind: [a"),
    "documents misspelt": (HEADER, "unknown-field", replaced("\ndocuments:", "\ndocumets:")),
    "scenarios misspelt": (HEADER, "unknown-field", replaced("\nscenarios:", "\nscenaros:")),
    "topics misspelt": (HEADER, "unknown-field", replaced("\ntopics:", "\ntopcis:")),
    "questions misspelt": (HEADER, "unknown-field", replaced("\nquestions:", "\nquestion:")),
    "a document's id malformed": (HEADER, "bad-id", replaced("- id: rusi-2025", "- id: RUSI 2025")),
    "a scenario's id malformed": (HEADER, "bad-id", replaced("- id: jara", "- id: Jara!")),
    "a topic's id malformed": (HEADER, "bad-id", replaced("{id: north,", "{id: The north,")),
    "topics as a mapping": (HEADER, "bad-value", lambda text: re.sub(rb"\ntopics:\n(  - .*\n)+", b"\ntopics: {north: The north}\n", text)),
    "scenarios as words": (HEADER, "bad-value", lambda text: re.sub(rb"\nscenarios:\n(  .*\n)+", b"\nscenarios: jara, kast\n", text)),
    "documents as words": (HEADER, "bad-value", lambda text: re.sub(rb"\ndocuments:\n(  .*\n)+", b"\ndocuments: rusi-2025\n", text)),
    "the header cut off": (HEADER, "syntax", lambda text: text[: text.index(b"publisher")] + b'publisher: "RU'),
    "the header in Latin-1": (HEADER, "syntax", lambda text: text.decode().encode("latin-1", "replace")),
    "kinds that make no sense": (HEADER, "bad-value", lambda text: text + b"kinds: [dredging]\n"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_problem(fault: str, tmp_path: Path) -> None:
    file, rules, change = FAULTS[fault]
    for name in (HEADER, ENTITIES, RELATIONS):
        text = (CHILE / name).read_bytes()
        (tmp_path / name).write_bytes(change(text) if name == file else text)

    told = [
        (Path(one.place.file).name, one.rule)
        for one in checking.read(tmp_path, thorough=True).problems
    ]

    alone = len(told) == 1 and told[0][0] == file and told[0][1] in rules.split("|")
    if f"cascade {fault}" in awaited():
        assert not alone, f"no longer so: take cascade {fault} off awaited.txt"
        pytest.xfail(f"{len(told)} problems: {told[:3]}")
    assert alone, f"{len(told)} problems: {told[:5]}"


def bulk(folder: Path, lines: int) -> Path:
    """A person whom very many relations name, in JSON Lines."""
    folder.mkdir(exist_ok=True)
    header = "id: bulk\ntitle: Bulk\ndocuments: [{id: note, title: A note}]\n"
    (folder / "dataset.yaml").write_text(header)
    people = [{"id": f"p{n}", "kind": "person", "name": f"Person {n}"} for n in range(lines)]
    people.append({"id": "hub", "kind": "person", "name": "Hub"})
    (folder / "entities.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in people))
    claims = (
        {
            "kind": "advice", "source": "hub", "target": f"p{n}", "modality": "fact",
            "evidence": [{"document": "note", "record": str(n)}],
        }
        for n in range(lines)
    )  # fmt: skip
    (folder / "relations.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in claims))
    return folder


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('"id": "hub"', '"id": "The hub"', "bad-id"),
        ('"id": "hub", "kind": "person"', '"id": "hub", "kind": "persn"', "unknown-kind"),
        ('"name": "Hub"', '"nam": "Hub"', "unknown-field"),
        ('{"id": "hub", "kind": "person"', '{"kind": "person"', "missing-field"),
        ('"name": "Hub"}', '"name": "Hub"', "syntax"),
        ('"name": "Hub"}', '"name": 12}', "bad-value"),
    ],
)
def test_a_broken_line_is_not_blamed_on_all_who_name_it(
    old: str, new: str, rule: str, tmp_path: Path
) -> None:
    folder = bulk(tmp_path, 846)
    text = (folder / "entities.jsonl").read_text()
    assert old in text
    (folder / "entities.jsonl").write_text(text.replace(old, new))

    told = [(one.rule, one.place.line) for one in checking.read(folder, thorough=True).problems]

    name = f"hub {new}"
    if name in awaited():
        assert told != [(rule, 847)], f"no longer so: take {name} off awaited.txt"
        pytest.xfail(f"{len(told)} problems")
    assert told == [(rule, 847)], told[:5]


def test_the_crowd_is_clean_before(tmp_path: Path) -> None:
    assert checking.read(bulk(tmp_path, 846), thorough=True).problems == ()
