"""A small dataset at which somebody sits, and the hands that press its keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph import checking
from graph.evidence import document_digest
from graph.problems import Place
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.drafts import Drafts
from graph.workbench.shapes import Go, Key, Pick, Run, Select, Type, View
from tests.workbench.stores import Simple

TEXT = (
    "The harbour votes\n"
    "\n"
    "Ana Ríos would post the harbour police in the Old Docks. Tom Berg opposes the dredging plan, and he may "
    "close the fish market.\n"
    "The Greens and the Farmers support Ríos. Observers said that Berg’s plan is not a law.\n"
    "\n"
    "Copyright 2025.\n"
)
HEADER = """\
id: harbour
title: The harbour
titles: {{es: El puerto}}
language: {language}
documents:
  - {{id: note, title: The harbour votes, language: en, digest: "{digest}"}}
groups:
  - {{id: mayor, either_way: Whoever wins, either_ways: {{es: Gane quien gane}}}}
scenarios:
  - {{id: rios, label: If Ríos wins, labels: {{es: Si gana Ríos}}, group: mayor}}
  - {{id: berg, label: If Berg wins, labels: {{es: Si gana Berg}}, group: mayor}}
# The headings.
topics:
  - {{id: docks, label: The docks, labels: {{es: Los muelles}}}}
  - {{id: votes, label: The vote, labels: {{es: La votación}}}}
findings:
  - {{topic: docks, words: "Berg is against it.", relations: [{opposition}]}}
questions:
  - id: who-is-against
    title: Who is against what?
    reading: "Berg, against dredging."
    query: {{kind: opposition}}
    expected: [{opposition}]
"""
ENTITIES = """\
# Whom the claims are about.
- {id: ana-rios, kind: candidate, name: Ana Ríos, aliases: [Ríos]}
- {id: tom-berg, kind: candidate, name: Tom Berg, aliases: [Berg]}
- {id: harbour-police, kind: agency, name: Harbour police, names: {es: Policía del puerto}}
- {id: old-docks, kind: region, name: Old Docks}
- {id: dredging-plan, kind: policy, name: Dredging plan}
"""
OPPOSITION = "ofjluoytsv7i"


def relations() -> str:
    start = TEXT.index("Tom Berg opposes")
    end = start + len("Tom Berg opposes the dredging plan")
    return (
        "# What is claimed.\n\n"
        "- kind: opposition\n"
        "  source: tom-berg\n"
        "  target: dredging-plan\n"
        "  topic: docks\n"
        "  modality: fact\n"
        '  statement: "Berg is against the dredging."\n'
        "  evidence:\n"
        f"    - {{document: note, paragraph: 2, start: {start}, end: {end}}}\n"
    )


def words(runs: tuple[Run, ...]) -> str:
    """Runs as the words that they are."""
    return "".join(run.text for run in runs)


class Hands:
    """Presses keys at a desk, and looks at it."""

    def __init__(self, desk: Annotating, folder: Path, language: str = "en") -> None:
        self.desk = desk
        self.folder = folder
        self.language = language
        self.count = 0

    @property
    def view(self) -> View:
        return self.desk.view(self.language)

    def press(self, *keys: str) -> View:
        for key in keys:
            *held, name = key.split("+") if len(key) > 1 else [key]
            self.desk.do(
                Key(key=name, shift="Shift" in held, ctrl="Ctrl" in held, alt="Alt" in held)
            )
            self.count += 1
        return self.view

    def take(self, text: str) -> View:
        """Take words in hand with the mouse."""
        start = self.desk.page.text.index(text)
        self.desk.do(Select(start=start, end=start + len(text), words=text))
        return self.view

    def type(self, text: str) -> View:
        self.desk.do(Type(text=text))
        return self.view

    def go(self, sentence: int) -> View:
        self.desk.do(Go(sentence=sentence))
        return self.view

    def pick(self, claim: str) -> View:
        self.desk.do(Pick(claim=claim))
        return self.view

    def digit_over(self, text: str) -> str:
        """The digit that stands over some words."""
        for name in self.view.names:
            if self.desk.page.text[name.start : name.end] == text and name.key:
                return name.key
        raise LookupError(text)

    def digit_of(self, text: str) -> str:
        """The digit before something that is offered."""
        for offer in self.view.bar.offers:
            if text in words(offer.main):
                return offer.key
        raise LookupError(f"{text}: {[words(one.main) for one in self.view.bar.offers]}")

    def choose(self, text: str) -> View:
        """Take what is offered by the digit before it or, where it has none, by its letters."""
        digit = self.digit_of(text)
        if not digit:
            self.type(text)
        return self.press(digit or "Enter")

    def posted(self) -> View:
        """The line says that the police are posted in the docks."""
        self.press(" ", "2", "3")
        return self.choose("is deployed in")

    def read(self) -> dict[str, str]:
        """The files as they are."""
        return {path.name: path.read_text("utf-8") for path in sorted(self.folder.glob("*.yaml"))}

    def problems(self) -> list[str]:
        """What a check says of the files."""
        found = checking.read(self.folder, thorough=True)
        answers = checking.answer_problems(found.dataset, lambda _path: _NOWHERE)
        return [str(one) for one in (*found.problems, *answers) if one.severity == "error"]


_NOWHERE = Place()


def folder_of(path: Path, language: str = "en") -> Path:
    """The small dataset's folder."""
    path.mkdir(parents=True, exist_ok=True)
    known = {"digest": document_digest(TEXT), "opposition": OPPOSITION, "language": language}
    header = HEADER.format(**known)
    (path / "dataset.yaml").write_text(header, "utf-8")
    (path / "entities.yaml").write_text(ENTITIES, "utf-8")
    (path / "relations.yaml").write_text(relations(), "utf-8")
    return path


def sit_down(path: Path, drafts: Drafts | None = None, language: str = "en") -> Hands:
    """Somebody at the small dataset."""
    folder = folder_of(path, language)
    return Hands(Annotating(Simple(folder), {"note": TEXT}, drafts=drafts), folder, language)


@pytest.fixture
def hands(tmp_path: Path) -> Hands:
    return sit_down(tmp_path / "harbour")


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Hands]:
    return lambda **given: sit_down(tmp_path / "harbour", **given)
