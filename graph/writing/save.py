"""Saving a dataset as files that are read back as the same dataset."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from graph.model import Dataset
from graph.problems import UnusableFile
from graph.reading.files import HEADER, MERGES, RESOLUTIONS, SECTIONS, data_beside
from graph.writing.atomic import write_text, write_texts
from graph.writing.formats import format_named, names
from graph.writing.formats.yaml import yaml_text


def save(dataset: Dataset, folder: Path, format: str = "yaml") -> None:
    """Write a dataset as files that are read back as the same dataset.

    Parameters
    ----------
    dataset : Dataset
    folder : path
    format : str
        Of the entities and relations: ``yaml``, ``jsonl``, ``json`` or a further one that is read
        back. The header is YAML.

    Raises
    ------
    UnusableFile
        Where a file cannot be written, or the folder holds others that would be read along or
        would be taken for a part of the dataset.
    ValueError
    """
    known = names(read_back=True)
    if format not in known:
        raise ValueError(f"format is one of {', '.join(known)}; found {format!r}")
    chosen = format_named(format)
    files = {section: f"{section}{chosen.endings[0]}" for section in SECTIONS}
    refuse_company(folder, set(files.values()))
    texts = {folder / HEADER: yaml_text(plain(dataset.header))}
    for section, name in files.items():
        records = (plain(record) for record in getattr(dataset, section))
        texts[folder / name] = chosen.write(records)
    for name, log, what in (
        (MERGES, dataset.merges, "has no such decisions"),
        (RESOLUTIONS, dataset.resolutions, "has nothing on what came true"),
    ):
        if log:
            texts[folder / name] = yaml_text([plain(one) for one in log])
        else:
            _refuse_log(folder / name, what)
    write_texts(texts)  # all of them, or a folder could be half of one dataset and half of another


def save_positions(positions: Mapping[str, tuple[int, int]], file: Path) -> None:
    """Write where entities stand, a line each, so that a comparison of two versions shows who is new.

    Parameters
    ----------
    positions : mapping of str to (x, y)
    file : path

    Raises
    ------
    UnusableFile
        Where it cannot be written.
    """
    lines = (f"  {json.dumps(one)}: [{x}, {y}]" for one, (x, y) in sorted(positions.items()))
    inner = ",\n".join(lines)
    write_text(file, f"{{\n{inner}\n}}\n" if inner else "{}\n")


def refuse_company(folder: Path, written: set[str]) -> None:
    """Refuse a folder whose other files would be read along, or would fail a check of what is saved."""
    if not folder.is_dir():
        return
    beside = data_beside(folder / HEADER)
    for file in beside.data:
        if file.path.name not in written:
            reason = "would be read along with what is saved; remove it, or save elsewhere"
            raise UnusableFile(str(file.path), reason)
    for problem in beside.unread:
        reason = "looks like a part of what is saved; move it into a folder, or save elsewhere"
        raise UnusableFile(problem.place.file, reason)


def _refuse_log(file: Path, what: str) -> None:
    """Refuse a folder with a log that is not of what is saved."""
    if file.exists():
        reason = f"would be read along with what is saved, which {what}; remove it"
        raise UnusableFile(str(file), reason)


def plain(value: BaseModel) -> dict[str, Any]:
    """What a value says, without the fields that say only their default."""
    plain: dict[str, Any] = value.model_dump(mode="json", exclude_defaults=True)
    kind = value.__dict__.get("kind")
    return {"kind": kind} | plain if isinstance(kind, str) else plain


def beside_claims(dataset: Dataset) -> dict[str, Any]:
    """All that a dataset says beside its entities and claims, as one file of a whole dataset has it."""
    resolutions = [plain(one) for one in dataset.resolutions]
    return plain(dataset.header) | ({"resolutions": resolutions} if resolutions else {})
