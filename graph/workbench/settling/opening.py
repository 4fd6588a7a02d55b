"""Opening two annotations and what comes of them: made where it is not there, gone on with where it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import Any

from graph.agreement import Agreement, agree
from graph.evidence import Sentence, document_id, paragraphs, sentences, shown_documents
from graph.evidence.documents import texts_beside
from graph.loading import load
from graph.model import Dataset
from graph.private import FOLDER
from graph.problems import Place, Problem, UnknownName, UnusableFile
from graph.reading.files import DECISIONS, HEADER, SECTIONS
from graph.workbench.settling.deciding import start
from graph.workbench.settling.joining import Joined
from graph.workbench.settling.log import read_log
from graph.workbench.settling.pairs import Places, Unit, units
from graph.workbench.shapes import Paragraph, Text
from graph.workbench.storing.private import private_file
from graph.writing.atomic import write_text, write_texts
from graph.writing.formats import format_named
from graph.writing.formats.yaml import yaml_text
from graph.writing.splicing import opened

Same = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Matter:
    """Two annotations, and all that there is to settle between them.

    Parameters
    ----------
    joined : Joined
    agreement : Agreement
    texts : mapping of str to str
        Each document's, by its id in the outcome.
    titles : pair of str
        What the two are called.
    out, documents : path
        The outcome's folder, and that of the texts.
    seed : str
        By which sides are shuffled.
    """

    joined: Joined
    agreement: Agreement
    texts: Mapping[str, str]
    titles: tuple[str, str]
    seed: str
    out: Path
    documents: Path

    @cached_property
    def sentences(self) -> Mapping[str, tuple[Sentence, ...]]:
        """Those of each document."""
        languages = {
            thing.id: thing.united().get("language")
            for (sort, _id), thing in self.joined.things.items()
            if sort == "documents"
        }
        return {name: sentences(text, languages[name]) for name, text in self.texts.items()}

    def text(self, document: str) -> Text:
        """A document, as the page shows it.

        Raises
        ------
        UnknownName
        """
        if document not in self.texts:
            raise UnknownName(document, self.texts, "document")
        text, found = self.texts[document], self.sentences[document]
        record = self.joined.things["documents", document].united()
        return Text(
            document=document,
            title=record["title"],
            language=record.get("language"),
            paragraphs=tuple(
                Paragraph(
                    number=one.number,
                    start=one.start,
                    text=text[one.start : one.end],
                    sentences=tuple(
                        (part.start, part.end) for part in found if part.paragraph == one.number
                    ),
                )
                for one in paragraphs(text)
            ),
        )

    @cached_property
    def places(self) -> Places:
        """Where claims stand."""
        return Places(self.sentences)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All pairs, those included that are alike."""
        return units(self.joined, self.agreement, self.places)


def open_matter(
    first: Path, second: Path, out: Path, documents: Path | None = None, same: Same = ()
) -> Matter:
    """Hold two annotations together, and make what comes of them if it is not there.

    Parameters
    ----------
    first, second : path
        The datasets; without a fault.
    out : path
        A folder.
    documents : path, optional
        The reader's copies; by default those beside one of the three.
    same : sequence of (str, str)
        What else is one thing: its id in the first, and in the second.

    Raises
    ------
    UnusableFile
        Where one cannot be used; with what to do.
    InvalidDataset
        Where one has faults.
    """
    refuse_itself(first, second, out)
    graphs = load(first), load(second)
    kept = _kept(out)
    same = [*same, *(pair for pair in kept.get("same", ()) if tuple(pair) not in same)]
    datasets: tuple[Dataset, Dataset] = graphs[0].engine.dataset, graphs[1].engine.dataset  # type: ignore[attr-defined]  # held in memory
    joined = Joined(datasets, [(one, other) for one, other in same])
    agreement = agree(*graphs, same=[(one, other) for one, other in same])
    seed = kept.get("seed") or token_hex(8)
    documents = documents or _copies(first, second, out)
    texts = _texts(joined, documents)
    titles = graphs[0].title, graphs[1].title
    matter = Matter(joined, agreement, texts, titles, seed, out, documents)
    if not (out / HEADER).exists():
        _make(out, matter)
    elif not (out / DECISIONS).exists():
        told = f"this is a dataset that no settling made (there is no {DECISIONS} in it); name another folder"
        raise UnusableFile(str(out), told)
    else:
        _refuse_others(out, matter)
    _keep(out, {"seed": seed, "same": [list(pair) for pair in same]})
    return matter


def _refuse_others(out: Path, matter: Matter) -> None:
    """Refuse an outcome whose decisions are on other datasets, or on these in the other order."""
    decided = {
        one.pair for one in read_log(opened(out / DECISIONS)).values() if one.what == "claims"
    }
    if decided and decided.isdisjoint(unit.id for unit in matter.units):
        told = (
            "its decisions are on claims that these two datasets do not have; give the two that it was "
            "begun with, in the same order, or name another folder"
        )
        raise UnusableFile(str(out), told)


def refuse_itself(first: Path, second: Path, out: Path) -> None:
    """Refuse to write into one of the two."""
    if out.exists() and not out.is_dir():
        raise UnusableFile(str(out), "this is no folder; name one that is to be made")
    for one in (first, second):
        if one.resolve() == out.resolve():
            told = "what is settled goes into a third dataset; name another folder for it"
            raise UnusableFile(str(out), told)


def _copies(*folders: Path) -> Path:
    """The folder of copies beside one of some datasets."""
    found = next(filter(None, map(texts_beside, folders)), None)
    if found is None:
        told = "there is no copy of the documents beside it; say where they are: --documents FOLDER"
        raise UnusableFile(str(folders[0]), told)
    return found


def _texts(joined: Joined, documents: Path) -> dict[str, str]:
    """The texts of the documents, by their ids in the outcome."""
    found: dict[str, str] = {}
    missing: list[Problem] = []
    for side, dataset in enumerate(joined.datasets):
        shown, problems = shown_documents(dataset, documents)
        missing += problems
        for name, text in shown.items():
            found.setdefault(joined.id_of("documents", side, name), text)
    order = [name for sort, name in joined.things if sort == "documents"]
    lacking = [name for name in order if name not in found]
    if lacking or not order:
        problem = next(
            (one for one in missing if any(f'"{name}"' in one.message for name in lacking)),
            Problem(Place(str(documents)), "document-absent", "it declares no document"),
        )
        raise UnusableFile(problem.place.file, problem.message)
    return {name: found[name] for name in order}


def _make(out: Path, matter: Matter) -> None:
    """Write what the outcome says before anything is decided."""
    if out.is_dir() and any(path.name.startswith(SECTIONS) for path in out.iterdir()):
        told = f"it holds data without a {HEADER}; name another folder"
        raise UnusableFile(str(out), told)
    alike = [unit for unit in matter.units if unit.alike]
    said = start(matter.joined, alike, document_id(out.resolve().name))
    write = format_named("yaml").write
    texts = {DECISIONS: ""}
    texts |= {f"{name}.yaml": write(said[name]) if said[name] else "" for name in SECTIONS}
    texts[HEADER] = yaml_text(said["header"])
    write_texts({out / name: text for name, text in texts.items()})


def _kept(out: Path) -> dict[str, Any]:
    try:
        kept: object = json.loads((out / FOLDER / f"{HEADER}.settling").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(out: Path, kept: Mapping[str, Any]) -> None:
    """Keep what is no part of the dataset, so that a restart shows the same."""
    if _kept(out) == kept:
        return
    write_text(private_file(out, "settling"), f"{json.dumps(kept)}\n", private=True)
