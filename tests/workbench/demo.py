"""A small desk that implements the protocol, for what serves and what writes to be tried without the large one.

``Type`` keeps words; ``Enter`` makes a claim of them, ``u`` undoes and ``r`` does again; ``!`` breaks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.problems import ChangedFile, UnknownName
from graph.workbench.serving.answering import Answering
from graph.workbench.serving.guards import Gate
from graph.workbench.serving.messages import Request, Response
from graph.workbench.serving.statics import statics
from graph.workbench.shapes import (
    Bar,
    Choice,
    Command,
    Key,
    Paragraph,
    Row,
    Run,
    Text,
    Type,
    View,
)
from graph.workbench.storing.store import Storing
from graph.workbench.storing.stored import Stored
from graph.writing.splicing import Insert
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, write

TEXT = "Ada gave Bob advice.\nBob went to Peru.\n"
PORT = 4567
KEY = "a-key-that-nobody-guesses"
HOST = f"127.0.0.1:{PORT}"
ASKING = (("host", HOST), ("x-policygraph-key", KEY))
CHANGING = (*ASKING, ("origin", f"http://{HOST}"), ("content-type", "application/json"))


def dataset(folder: Path) -> Path:
    """A dataset of one claim, with its text beside it."""
    write(folder, {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML})
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "note.txt").write_text(TEXT)
    return folder


def claim(statement: str) -> dict[str, Any]:
    """A claim's record."""
    return {
        "kind": "advice",
        "source": "bob",
        "target": "ada",
        "modality": "fact",
        "statement": statement,
        "evidence": [{"document": "note", "start": 0, "end": 3}],
    }


class Demo:
    """Somebody who makes claims of what was typed."""

    def __init__(
        self, store: Storing, texts: Mapping[str, str], others: Sequence[str] = ()
    ) -> None:
        self.store = store
        self.texts = texts
        self.version = 1
        self.saved = "Saved"
        self.words = str((store.kept() or {}).get("words", ""))
        if others:
            self.words = f"others: {' '.join(others)}"
        self.ticks = 0

    def view(self, language: str) -> View:
        claims = [record.value for record in self.store.files.records("relations")]
        return View(
            version=self.version,
            language=language,
            title="Tiny",
            document="note",
            documents=(Choice(id="note", title="A note"),),
            fates="co",
            counts=(),
            sentence=0,
            head=(Run(text=self.words),),
            rows=tuple(
                Row(id=str(number), statement=(Run(text=str(one.get("statement", ""))),))
                for number, one in enumerate(claims)
            ),
            bar=Bar(tall=False),
            saved=self.saved,
        )

    def text(self, document: str) -> Text:
        if document not in self.texts:
            raise UnknownName(document, self.texts, "document")
        text = self.texts[document]
        one = Paragraph(number=1, start=0, text=text, sentences=((0, len(text)),))
        return Text(document=document, title="A note", language="en", paragraphs=(one,))

    def do(self, command: Command) -> None:
        self.version += 1
        try:
            self._do(command)
        except ChangedFile as error:
            self.saved = str(error)
            self.store.reread()

    def _do(self, command: Command) -> None:
        if isinstance(command, Type):
            self.words = command.text
            self.store.keep({"words": self.words})
        elif isinstance(command, Key):
            if command.key == "!":
                raise RuntimeError("these are words of a document")
            if command.key == "Enter":
                self.add(self.words)
            elif command.key == "u":
                self.store.undo()
            elif command.key == "r":
                self.store.redo()

    def add(self, words: str) -> None:
        file = self.store.files.data[-1]
        edit = Insert((), len(file.value or ()), claim(words))
        self.store.write({file.path: [edit]}, f"new claim, {words}")
        self.words = ""
        self.store.keep(None)

    def tick(self) -> None:
        self.ticks += 1
        if self.store.changed():
            self.store.reread()
            self.version += 1


def page(root: Path, first: str = "<!doctype html><title>page</title>") -> Path:
    """A page's files, where the real ones would be."""
    folder = root / "workbench" / "page"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(first)
    (folder / "main.mjs").write_text("export {};")
    (folder / "main.css").write_text("p { color: red }")
    (folder / "notes.txt").write_text("not served")
    (folder / "shared.json").write_text('{"files": ["base/dom.mjs"]}')
    (root / "base").mkdir()
    (root / "base" / "dom.mjs").write_text("export {};")
    (root / "base" / "other.mjs").write_text("export {};")
    return root


def answering(
    folder: Path, picture: Callable[[], str] = lambda: "<html>", **fields: Any
) -> tuple[Answering, Demo]:
    """What answers requests about a dataset, and the desk behind it."""
    desk = Demo(Stored(dataset(folder / "data")), {"note": TEXT})
    gate = Gate(KEY, PORT, ["hub.example.org"])
    return Answering(desk, gate, statics(page(folder / "root")), picture, **fields), desk


def get(path: str, headers: tuple[tuple[str, str], ...] = ASKING) -> Request:
    """A request for something."""
    path, _mark, query = path.partition("?")
    return Request("GET", path, query, headers)


def post(path: str, value: Any, headers: tuple[tuple[str, str], ...] = CHANGING) -> Request:
    """A request that changes something."""
    path, _mark, query = path.partition("?")
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Request("POST", path, query, headers, body)


def order(version: int, **command: Any) -> dict[str, Any]:
    """A command on a view."""
    return {"version": version, "command": command}


def said(response: Response) -> Any:
    """What an answer says."""
    return json.loads(response.body)
