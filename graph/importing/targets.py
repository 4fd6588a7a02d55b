"""The dataset that a table is taken into: made, or extended, and held to a check before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph import checking
from graph.evidence import document_id
from graph.importing.judging import Judged, There
from graph.mending.opening import Files, new_problems
from graph.model import Dataset, Header, builtin
from graph.problems import InvalidDataset, Problem, UnusableFile
from graph.reading.files import HEADER, SECTIONS, data_beside
from graph.writing.formats import format_named
from graph.writing.formats.yaml import yaml_text
from graph.writing.plan import Change, Plan, plan
from graph.writing.splicing import Edit, Insert, Opened, Put, Splice, opened
from graph.writing.splicing.files import digest_of


def target_of(folder: Path) -> Made | Extended:
    """The dataset in a folder, or the one that is to be made there.

    Parameters
    ----------
    folder : path

    Raises
    ------
    UnusableFile
        Where the folder holds data and no header.
    UneditableFile
        Where one of the files cannot be edited.
    InvalidDataset
        Where what is there has errors; quotes may wait for their places.
    """
    if folder.exists() and not (folder.is_dir() and not (folder / HEADER).exists()):
        return Extended(folder)
    if folder.is_dir():
        beside = data_beside(folder / HEADER)
        found = [str(one.path) for one in beside.data] + [one.place.file for one in beside.unread]
        if found:
            told = f"there is no {HEADER} beside it; write one, or give another folder"
            raise UnusableFile(found[0], told)
    return Made(folder)


class Made:
    """A dataset that is made.

    Parameters
    ----------
    folder : path

    Attributes
    ----------
    header : dict
        As plain values.
    dataset : Dataset
    there : There
    """

    new = True

    def __init__(self, folder: Path) -> None:
        words = folder.resolve().name or "Dataset"
        name = document_id(words)
        self._folder = folder
        self.header: dict[str, Any] = {"id": name, "title": words}
        self.dataset = Dataset(Header.model_validate(self.header), (), (), builtin())
        self.there = There(self.header)

    def planned(self, judged: Judged, header: Mapping[str, Any]) -> Plan:
        """The files of the dataset, all of them new."""
        write = format_named("yaml").write
        texts = {
            HEADER: yaml_text(dict(header)),
            "entities.yaml": write([one.record for one in judged.entities]),
            "relations.yaml": write([one.record for one in judged.drafts]),
        }
        with TemporaryDirectory() as name:
            for file, text in texts.items():
                (Path(name) / file).write_bytes(text.encode("utf-8"))
            refuse_errors(checking.read(name, thorough=True).problems)
        return Plan(
            tuple(
                Change(
                    self._folder / file,
                    digest_of(b""),
                    digest_of(text.encode("utf-8")),
                    (Splice(0, "", text),),
                )
                for file, text in texts.items()
            )
        )


class Extended:
    """A dataset that is there.

    Parameters
    ----------
    path : path
        Its folder, or the one file that it is.

    Attributes
    ----------
    header : dict
        As plain values.
    dataset : Dataset
    there : There
    """

    new = False

    def __init__(self, path: Path) -> None:
        self._files = files = Files(path)
        refuse_errors(files.reading.problems)
        self.dataset = files.reading.dataset
        value = files.header.value
        self.header = {name: part for name, part in value.items() if name not in SECTIONS}
        sections = [
            (section, [one.value for one in files.records(section)]) for section in SECTIONS
        ]
        self.there = There(self.header, sections)

    def planned(self, judged: Judged, header: Mapping[str, Any]) -> Plan:
        """What is added to the files, and nothing else."""
        files = self._files
        edits: dict[Path, list[Edit]] = {files.header.path: [*_added(self.header, header)]}
        records: dict[str, list[Any]] = {
            "entities": [one.record for one in judged.entities],
            "relations": [one.record for one in judged.drafts],
        }
        for section, fresh in records.items():
            if fresh:
                file, more = self._appended(section, fresh)
                edits.setdefault(file.path, []).extend(more)
        planned = plan(edits, files.all)
        texts = {path: new for path, (_old, new) in planned.texts().items()}
        refuse_errors(new_problems(files.reading.problems, files.reread(texts).problems))
        return planned

    def _appended(self, section: str, fresh: Sequence[Any]) -> tuple[Opened, list[Edit]]:
        """The file in which some records go, behind those that are there."""
        files = self._files
        own = [one for one in files.data if one.path.name.casefold().startswith(section)]
        inner = files.header.value.get(section)
        if own:
            file, there = own[-1], len(own[-1].value or ())
            return file, [Insert((), there, one) for one in fresh]
        if inner:
            return files.header, [Insert((section,), len(inner), one) for one in fresh]
        if files.header.path == files.dataset:
            return files.header, [Put((section,), [*fresh])]
        file = opened(files.header.path.with_name(f"{section}.yaml"), new=True)
        files.data.append(file)
        return file, [Insert((), 0, one) for one in fresh]


def refuse_errors(problems: Sequence[Problem]) -> None:
    """Refuse a dataset that has errors, or would have; quotes may wait for their places.

    Raises
    ------
    InvalidDataset
    """
    wrong = [one for one in problems if one.severity == "error" and one.rule != "unanchored"]
    if wrong:
        raise InvalidDataset(wrong)


def _added(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
    """What a header has more than another."""
    for name, parts in new.items():
        there = old.get(name)
        if there == parts:
            continue
        if not there:
            yield Put((name,), parts)
        else:
            yield from (Insert((name,), len(there), one) for one in parts[len(there) :])
