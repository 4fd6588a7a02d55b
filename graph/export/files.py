"""Writing files: whole or not at all, UTF-8 whatever the locale, the same bytes for the same data."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from graph.model import Dataset
from graph.problems import UnusableFile
from graph.reading.files import SECTIONS, data_file

FORMATS = ("yaml", "jsonl")


def write_text(path: Path | str, text: str) -> None:
    """Write a file so that it appears whole or not at all.

    Parameters
    ----------
    path : path
        Its folder is made where it is not there.
    text : str

    Raises
    ------
    UnusableFile
        Where it cannot be written; what was there before stays.
    """
    path = Path(path)
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
        # A temporary file is private; the file that takes its place is as readable as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise UnusableFile(str(path), error.strerror or str(error)) from None
    except BaseException:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise


def save(dataset: Dataset, folder: Path, format: str = "yaml") -> None:
    """Write a dataset as files that are read back as the same dataset.

    Parameters
    ----------
    dataset : Dataset
    folder : path
    format : {"yaml", "jsonl"}
        Of the entities and relations; the header is YAML.

    Raises
    ------
    UnusableFile
        Where a file cannot be written, or the folder holds others that would be read along.
    ValueError
    """
    if format not in FORMATS:
        raise ValueError(f"format is one of {', '.join(FORMATS)}; found {format!r}")
    _refuse_company(folder, {f"{section}.{format}" for section in SECTIONS})
    texts = _yaml if format == "yaml" else _json_lines
    write_text(folder / "dataset.yaml", _yaml_text(_plain(dataset.header)))
    for section in SECTIONS:
        records = (_plain(record) for record in getattr(dataset, section))
        write_text(folder / f"{section}.{format}", texts(records))


def _refuse_company(folder: Path, written: set[str]) -> None:
    """Refuse a folder whose other data files would be read along with those that are written."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        data = data_file(path)
        if data and data.section and path.name not in written:
            reason = "would be read along with what is saved; remove it, or save elsewhere"
            raise UnusableFile(str(path), reason)


def _plain(value: BaseModel) -> dict[str, Any]:
    """What a value says, without the fields that say only their default."""
    plain: dict[str, Any] = value.model_dump(mode="json", exclude_defaults=True)
    kind = value.__dict__.get("kind")
    return {"kind": kind} | plain if isinstance(kind, str) else plain


def _yaml(records: Iterable[dict[str, Any]]) -> str:
    return _yaml_text(list(records))


def _json_lines(records: Iterable[dict[str, Any]]) -> str:
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


class _Dumper(yaml.SafeDumper):
    """Quotes every text that some YAML reader would take for something else, and uses no aliases."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    plain = text.isascii() and text.replace("_", "").replace("-", "").isalpha()
    reserved = text.lower() in {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
    style = None if plain and not reserved else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _yaml_text(value: Any) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
