"""Writing a graph in a format, and telling what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, format_of, formats
from graph.problems import UnusableFile, did_you_mean
from graph.shown import prints
from graph.tables import html_fields
from graph.writing.atomic import write_texts


@prints
@dataclass(frozen=True)
class Export:
    """What was written, and what the format could not say.

    Parameters
    ----------
    files : tuple of path
    format : str
    entities, relations : int
        How many went in; a format may leave some out, which ``unsaid`` tells.
    unsaid : mapping of str to int
        What the format could not say, in words, and of how many claims or entities.
    """

    files: tuple[Path, ...]
    format: str
    entities: int
    relations: int
    unsaid: Mapping[str, int]

    def __str__(self) -> str:
        """A line for what was written, and one for each sort of thing that could not be said."""
        where = f"{self.files[0]}" if len(self.files) == 1 else f"{len(self.files)} files"
        told = f"wrote {where}, of {self._went_in}"
        return "\n".join((told, *(f"{words}: {count:,}" for words, count in self.unsaid.items())))

    def _repr_html_(self) -> str:
        files = {"files": [str(file) for file in self.files], "format": self.format}
        unsaid = {f"not said: {words}": f"{count:,}" for words, count in self.unsaid.items()}
        return html_fields(files | {"of": self._went_in} | unsaid)

    @property
    def _went_in(self) -> str:
        entities = f"{self.entities:,} {'entity' if self.entities == 1 else 'entities'}"
        return f"{entities} and {self.relations:,} relation{'' if self.relations == 1 else 's'}"


def export(extract: Extract, path: Path, format: str | None = None) -> Export:
    """Write what goes out in a format, as one step: all files or none.

    Parameters
    ----------
    extract : Extract
    path : path
        Of the file, or of the folder.
    format : str, optional
        By default what the path's ending says.

    Raises
    ------
    UnusableFile
        Where it cannot be written, the ending says no format, the format needs the words of the
        documents and there are none, or others' notes are in a folder of notes.
    ValueError
        Where there is no such format.
    ImportError
        Where what the format needs is not installed.
    """
    one = chosen(path, format)
    if one.of_texts:
        _refuse_without_texts(extract, path, one)
    written = one.write(extract)
    texts = _placed(path, one, written)
    if one.sole:
        _refuse_beside(path, one, texts)
    write_texts(texts, private=written.private)
    return Export(
        tuple(texts), one.name, len(extract.entities), len(extract.relations), written.unsaid
    )


def chosen(path: Path, name: str | None = None) -> Format:
    """The format that a file is written in.

    Parameters
    ----------
    path : path
    name : str, optional
        The format's; by default what the path's ending says.

    Raises
    ------
    UnusableFile
        Where the ending says no format.
    ValueError
        Where there is no such format.
    """
    known = {one.name: one for one in formats()}
    if name is not None:
        if name not in known:
            raise ValueError(
                f"format is one of {', '.join(known)}; found {name!r}.{did_you_mean(name, known)}"
            )
        return known[name]
    found = format_of(path.name)
    if found is None:
        endings = ", ".join(ending for one in known.values() for ending in one.endings)
        named = ", ".join(one.name for one in known.values() if not one.endings)
        reason = (
            f"its ending says no format; end it in one of {endings}, or name the format: "
            f"--format NAME, format=; without an ending are {named}"
        )
        raise UnusableFile(str(path), reason)
    return found


def _refuse_without_texts(extract: Extract, path: Path, format: Format) -> None:
    """Refuse a format of annotated texts where no text is there that a claim is annotated in."""
    if extract.documents is None:
        told = f"{format.name} holds the documents with what is said in them; give your own copies of them"
        raise UnusableFile(str(path), f"{told} (--documents FOLDER, documents=)")
    if extract.relations and not extract.texts:
        raise UnusableFile(
            str(extract.documents), "; ".join(one.message for one in extract.without_text)
        )


def _refuse_beside(folder: Path, format: Format, texts: Collection[Path]) -> None:
    """Refuse a folder with files that would be taken for a part of what is written, as of an earlier export."""
    if not folder.is_dir():
        return
    ours = {normalize("NFC", one.name) for one in texts}
    there = (normalize("NFC", one.name) for one in folder.glob(f"*{format.sole}"))
    others = sorted(name for name in there if name not in ours)
    if others:
        count = len(others)
        files = "1 file" if count == 1 else f"{count:,} files"
        told = (
            f"{files} ending in {format.sole} there would not be of this export, but be taken for a part of it "
            f"(such as {others[0]}); write into a new folder, or empty this one first"
        )
        raise UnusableFile(str(folder), told)


def _placed(path: Path, format: Format, written: Written) -> dict[Path, str | bytes]:
    """The files with their paths."""
    if format.folder:
        if path.exists() and not path.is_dir():
            raise UnusableFile(str(path), f"{format.name} is a folder, and this is a file")
        return {path / name: content for name, content in written.files.items()}
    # Of a format that has no ending of its own, whatever the name ends with.
    stem = path.name if format.endings else path.stem
    for ending in sorted(format.endings, key=len, reverse=True):
        if stem.casefold().endswith(ending):
            stem = stem[: -len(ending)]
            break
    return {
        path.with_name(f"{stem}{name}") if name else path: content
        for name, content in written.files.items()
    }
