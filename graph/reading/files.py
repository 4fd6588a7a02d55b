"""Which files a dataset is read from, and which of those beside them nobody reads."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from graph.problems import Place, Problem, UnusableFile, did_you_mean
from graph.reading.formats import Format, format_of, formats
from graph.reading.listed import LISTED
from graph.reading.others import of_folder

HEADER = "dataset.yaml"
POSITIONS = "positions.json"
"""Where in a dataset's folder it is kept where the entities stand in the picture."""
DECISIONS = "adjudication.jsonl"
"""Where in a dataset's folder it is kept how two annotators' claims were settled into it."""
MERGES = "merges.yaml"
"""Where in a dataset's folder it is kept which entities are one."""
RESOLUTIONS = "resolutions.yaml"
"""Where in a dataset's folder it is kept what came true."""
RESOLVED = "resolutions"
"""What such records are called in the file of a whole dataset."""
SECTIONS = ("entities", "relations")
NAMES = (*SECTIONS, LISTED)
"""How the names of files begin that hold a part of a dataset."""
TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xls", ".xlsm", ".ods")
OTHERS = (
    *(".parquet", ".feather", ".arrow", ".ipc", ".avro", ".orc", ".sqlite", ".sqlite3", ".duckdb"),
    *(".jsonld", ".rdf", ".ttl", ".nt", ".json5", ".jsonc"),
)
PACKED = (".gz", ".bz2", ".xz", ".zst", ".zip")
"""Endings of files of data that this package does not read."""
TEXTS = (".txt", ".text", ".md", ".markdown")
DOCUMENTS = (
    *(".html", ".htm", ".xhtml", ".mhtml", ".xml", ".tex", ".epub", ".pdf"),
    *(".docx", ".doc", ".odt", ".rtf", ".pages", ".pptx", ".ppt", ".odp"),
)
"""Endings of texts, and of documents that hold more than their text: what a dataset is made from."""
SEVERAL = "TEXT…"
"""How a command is shown that takes any texts."""
ENDINGS = "{}.yaml, .json or .jsonl"


class DataFile(NamedTuple):
    """A file of a format that is read.

    Parameters
    ----------
    path : pathlib.Path
    format : Format
    section : str, optional
        Which records its name says it holds; none where it says nothing.
    """

    path: Path
    format: Format
    section: str | None


class Beside(NamedTuple):
    """What stands in a dataset's folder beside its header.

    Parameters
    ----------
    data : list of DataFile
        The files of records, in the order in which they are read: by their names, whatever the
        case, a number as a number (``entities``, ``entities-2``, ``entities-10``), and those of one
        name by their endings (``entities.jsonl``, ``entities.yaml``).
    unread : list of Problem
        The files that look like data, and that no reader takes.
    lost : list of tuple
        Of those, the ones that by their names hold records which stand nowhere else: of which
        section, and the problem.
    """

    data: list[DataFile]
    unread: list[Problem]
    lost: list[tuple[str, Problem]]


def data_file(path: Path) -> DataFile | None:
    """A file as one of data, or nothing where it is of no format that is read."""
    found = format_of(path)
    return DataFile(path, found, _section(path)) if found and not found.alone else None


def header_of(path: Path) -> Path:
    """The file that holds the header of a dataset, which is a folder or one file; or another program's folder.

    Raises
    ------
    UnusableFile
        Where there is none.
    """
    mode = _mode(path)
    if mode is None:
        reason = "there is no such file or folder"
        if os.path.lexists(path):
            reason = "this is a link that leads to no file or folder"
        raise UnusableFile(str(path), reason)
    if not stat.S_ISDIR(mode):
        return path
    header = path / HEADER
    try:
        header.lstat()
    except FileNotFoundError:
        if of_folder(names_in(path)) is not None:
            return path
        raise UnusableFile(str(path), f"there is no {HEADER} in it{_instead(path)}") from None
    except OSError:
        return header  # it may be there, and who opens it says what is wrong
    return header


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of what is in a folder, in small letters; none, where one may not look into it."""
    try:
        return tuple(one.name.casefold() for one in folder.iterdir())
    except OSError:
        return ()


def positions_beside(path: Path) -> Path:
    """The file that keeps the positions of a dataset, whether or not it is there.

    Raises
    ------
    UnusableFile
        Where there is no dataset, or it is one file, which has no folder of its own.
    """
    header = header_of(path)
    if header.name != HEADER:
        reason = f"a dataset of one file keeps no positions; give a folder with {HEADER} in it"
        raise UnusableFile(str(path), reason)
    return header.with_name(POSITIONS)


def refuse_what_holds_no_dataset(path: Path) -> None:
    """Refuse a file that by its name holds no dataset, but a part of one or something else.

    Parameters
    ----------
    path : path
        A file that is to be read as a dataset.

    Raises
    ------
    UnusableFile
        Which says what to do.
    """
    found = format_of(path)
    if found is not None and found.may_be_whole(path):
        return
    made = _made_from(path)
    if made is not None:
        raise UnusableFile(str(path), f"this is {made}")
    if found is not None or _section(path) is not None:
        raise UnusableFile(str(path), part_of_a_dataset(path))
    known = sorted(ending for one in formats() if one.whole for ending in one.endings)
    reason = (
        f"this is no dataset: give a folder with {HEADER} in it, or one file that ends in "
        f"{' or '.join((', '.join(known[:-1]), known[-1]))}"
    )
    raise UnusableFile(str(path), f"{reason}; if it is a text, {_new('FOLDER', path)} makes one")


def _made_from(path: Path) -> str | None:
    """What a file is that a dataset can be made from, and how; nothing of any other."""
    ending = path.suffix.casefold()
    near = next((one for one in path.parents[:2] if (one / HEADER).is_file()), None)
    if ending in TABLES:
        saved = "" if ending == ".csv" else "save it as CSV, and "
        told = f"takes its rows into {near}" if near else "makes a dataset of its rows"
        table = _import(path.with_suffix(".csv") if saved else path, near or "FOLDER")
        return f"a table and no dataset; {saved}{table} {told}"
    if ending not in (*TEXTS, *DOCUMENTS):
        return None
    if near is not None:
        return f"a text and no dataset; give the dataset's folder: {near}"
    from graph.texts.formats import endings

    saved = "" if ending in (*TEXTS, *endings()) else "save it as text in UTF-8, and "
    text = path.with_suffix(".txt") if saved else path
    return f"a text and no dataset; {saved}{_new('FOLDER', text)} makes a dataset that cites it"


def _new(folder: Path | str, text: Path | str) -> str:
    """The command that makes a dataset of a text, ready to paste."""
    return f"policygraph new {quote(str(folder))} {text if text == SEVERAL else quote(str(text))}"


def _import(table: Path, folder: Path | str) -> str:
    """The command that makes a dataset of a table, ready to paste."""
    return f"policygraph import {quote(str(table))} {quote(str(folder))}"


def part_of_a_dataset(path: Path) -> str:
    """What to do with a file of records that is given where a dataset is asked for."""
    folder = path.parent
    if (folder / HEADER).is_file():
        return f"this is a list of records, a part of a dataset; give its folder: {folder}"
    return (
        f"this is a list of records, a part of a dataset; give the folder that it is in, with a "
        f"{HEADER} beside it"
    )


def data_beside(header: Path) -> Beside:
    """The other files in a header's folder: those of records, and those that nobody reads."""
    found = Beside([], [], [])
    lost: list[tuple[Path, str, Problem]] = []
    for path in sorted(header.parent.iterdir(), key=_natural):
        if (
            path == header
            or path.name in {POSITIONS, DECISIONS, MERGES, RESOLUTIONS}
            or path.name.startswith(".")
        ):
            continue
        if not _looks_like_data(path):
            continue
        data = data_file(path)
        if data is not None and data.section is not None:
            found.data.append(data)
        else:
            problem = Problem(Place(str(path)), "unread-file", _what_to_do(path, data))
            found.unread.append(problem)
            section = _section(path)
            if section in SECTIONS:
                lost.append((path, section, problem))
    # A copy kept beside its original, in whatever form, has nothing more to say.
    read = {_stem(data.path) for data in found.data}
    found.lost.extend((name, problem) for path, name, problem in lost if _stem(path) not in read)
    return found


def _stem(path: Path) -> str:
    return path.name.casefold().split(".")[0].rstrip("~")


def _section(path: Path) -> str | None:
    return next((name for name in NAMES if path.name.casefold().startswith(name)), None)


def _mode(path: Path) -> int | None:
    """What a path leads to; none for nothing."""
    try:
        return path.stat().st_mode
    except OSError as error:
        if isinstance(error, FileNotFoundError | NotADirectoryError) or _loops(path):
            return None
        raise


def _loops(path: Path) -> bool:
    return path.is_symlink()


def _natural(path: Path) -> tuple[list[tuple[bool, int, str]], str, str]:
    """What files are sorted by: their names with numbers as numbers, then their endings."""
    parts = re.findall(r"\d{1,18}|\D+", path.stem.casefold())
    key = [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
    return key, path.suffix.casefold(), path.name


def _looks_like_data(path: Path) -> bool:
    """Whether a file's name says that it holds data; a folder's does not, but by a file's ending."""
    name = path.name.casefold()
    packed = next((ending for ending in PACKED if name.endswith(ending)), "")
    ends = format_of(Path(name.removesuffix(packed))) is not None
    if _is_folder(path):
        return ends and _section(path) is not None
    return ends or name.startswith(NAMES) or name.removesuffix(packed).endswith((*TABLES, *OTHERS))


def _is_folder(path: Path) -> bool:
    try:
        mode = _mode(path)
    except OSError:  # what may not even be looked at is told when it is to be read
        return False
    return mode is not None and stat.S_ISDIR(mode)


def _what_to_do(path: Path, data: DataFile | None) -> str:
    """The sentence on a file that nobody reads."""
    name = path.name.casefold()
    away = "or move it into a folder of its own, where it is left alone"
    endings = ENDINGS.format(_section(path) or "relations")
    if data is not None:
        stem = re.split(r"[-_. ]", name)[0]
        hint = did_you_mean(stem, NAMES) if stem not in NAMES else ""
        hint = f".{hint}" if hint else ""
        if name.startswith("dataset"):
            return f"not read: this belongs in {HEADER}; put it there, {away}"
        return f"not read: a file of data is called entities…, relations… or documents…; rename it, {away}{hint}"
    if name.endswith(TABLES):
        return (
            f"not read: a table is taken in by policygraph import; convert it to {endings}, {away}"
        )
    if name.endswith((*OTHERS, *PACKED)):
        return f"not read: files of this sort are not; convert it to {endings}, {away}"
    return f"not read: its name does not end as that of a file of data, like {endings}; rename it, {away}"


_INSTEAD: Mapping[str, str] = {
    ".yaml": "rename {name} to {header}",
    ".yml": "rename {name} to {header}",
    ".json": "rename {name} to {header} (YAML takes JSON too), or give that file itself if it "
    "holds the entities and relations",
}


def _instead(folder: Path) -> str:
    """What to do in a folder without a header: what there is in it that could be one, or becomes one."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return ""
    words = next(_advice([path.name for path in paths]), None)
    if words is not None:
        return f"; {words}"
    near = (folder.parent, *paths)
    inner = next((path for path in near if (path / HEADER).is_file()), None)
    if inner is not None:
        return f"; give the folder that has it: {inner}"
    table = next((path for path in paths if path.suffix.casefold() == ".csv"), None)
    rows = f", {_import(table, 'FOLDER')} one of the rows of a table" if table else ""
    return f"; {_new(folder, SEVERAL)} makes one from texts{rows}, or give the folder that has it"


def _advice(names: list[str]) -> Iterator[str]:
    for name in names:
        stem, dot, ending = name.casefold().rpartition(".")
        if stem == "dataset" and dot + ending in _INSTEAD:
            yield _INSTEAD[dot + ending].format(name=name, header=HEADER)
            return
