r"""Claims and the words they stand on: cite, verify, coverage.

The documents are other people's texts. A citation holds a place and a digest, not words, and
everything here works on the reader's own copy.

How a text is cut up, for all of this package: a **paragraph** is a line that is not blank,
counted from 1 (lines end as in ``str.splitlines`` for ``\n``, ``\r\n`` and ``\r``). A
**sentence** is a stretch of a paragraph that ends with ``.``, ``!``, ``?`` or ``…``, closing
quotes and brackets included, before white space and the start of another (a capital, a digit, an
opening quote or bracket, or a letter that has no case), or at the paragraph's end. A point after
an initial or one of a few abbreviations ends nothing. Positions are code points of the text as
decoded from UTF-8, a byte order mark left out, line ends as they are; half-open.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.model import Citation, Dataset, Document
from graph.problems import Place, Problem, UnusableFile

Verdict = Literal["matched", "moved", "missing", "absent"]
VERDICTS: Mapping[Verdict, str] = {
    "matched": "the words stand where the citation says",
    "moved": "the words stand elsewhere",
    "missing": "the words are nowhere in the document",
    "absent": "there is no copy of the document",
}

_LINE = re.compile(r"[^\r\n]*")
_SENTENCE_END = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u2019\u201d\u00bb)\]]*+(?=\s+[\"'\u2018\u201c\u00ab(\[¿¡]*(?P<next>\S))"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm|Sen|Gov|Sr|Sra|Jr|St|No|vs|cf|etc|approx"
    r"|e\.g|i\.e|U\.S|U\.K|Art|Fig|pp|p))\.$"
)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SINGLE = "'\u2018\u2019\u201a\u201b"
_DOUBLE = '"\u201c\u201d\u201e\u201f'


@dataclass(frozen=True)
class Paragraph:
    """A line of a text that is not blank.

    Parameters
    ----------
    number : int
        From 1.
    start, end : int
        Half-open, in code points of the text.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text.

    Parameters
    ----------
    paragraph : int
        The number of the paragraph it stands in.
    start, end : int
        Half-open, in code points of the text.
    """

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Cited:
    """Where some words stand in a document.

    Parameters
    ----------
    candidates : tuple of Citation
        Every place; empty where the words are nowhere.
    exact : bool
        Whether the words stand there as given, or only once dashes, quotes and spaces that look
        alike are taken for the same.
    """

    candidates: tuple[Citation, ...]
    exact: bool

    @property
    def settled(self) -> bool:
        """Whether there is one place, and the words stand there as given."""
        return self.exact and len(self.candidates) == 1


@dataclass(frozen=True)
class Verification:
    """What became of one citation in the reader's copy.

    Parameters
    ----------
    owner : str
        The id of the relation that cites, or ``silent`` for a stretch listed as claiming nothing.
    citation : Citation
    verdict : {"matched", "moved", "missing", "absent"}
    elsewhere : tuple of Citation
        Where the words stand now, if they moved.
    """

    owner: str
    citation: Citation
    verdict: Verdict
    elsewhere: tuple[Citation, ...] = ()

    def __str__(self) -> str:
        there = " or ".join(str(place) for place in self.elsewhere)
        return f"{self.owner}: {self.citation}: {VERDICTS[self.verdict]}" + (
            f": {there}" if there else ""
        )


@dataclass(frozen=True)
class Coverage:
    """Which sentences of a document the dataset's claims account for.

    Parameters
    ----------
    document : str
    sentences : tuple of Sentence
        All of them.
    cited, silent, open : tuple of Sentence
        Cited by a relation; listed as claiming nothing; neither.
    """

    document: str
    sentences: tuple[Sentence, ...]
    cited: tuple[Sentence, ...]
    silent: tuple[Sentence, ...]
    open: tuple[Sentence, ...]

    @property
    def share(self) -> float:
        """The share of sentences that are settled: cited or silent. 1.0 for an empty text."""
        return 1 - len(self.open) / len(self.sentences) if self.sentences else 1.0


def read_text(path: Path | str) -> str:
    """A document's text, line ends as they are.

    Returns
    -------
    str

    Raises
    ------
    UnusableFile
    """
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableFile(str(path), error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise UnusableFile(str(path), f"this is not UTF-8: {error.reason}") from None


def digest(words: str) -> str:
    """The digest of some exact words: the first 16 hex digits of the SHA-256 of their UTF-8.

    Returns
    -------
    str
    """
    return document_digest(words)[:16]


def document_digest(text: str) -> str:
    """The SHA-256 of a whole text's UTF-8, in hex.

    Returns
    -------
    str
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text.

    Returns
    -------
    tuple of Paragraph
    """
    lines = (match for match in _LINE.finditer(text) if match[0].strip())
    return tuple(
        Paragraph(number, match.start(), match.end()) for number, match in enumerate(lines, 1)
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; white space around them belongs to none.

    Returns
    -------
    tuple of Sentence
    """
    return tuple(sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph))


def _split(text: str, paragraph: Paragraph) -> Iterator[Sentence]:
    start = paragraph.start
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if match["next"].islower():
            continue
        if match[0].startswith(".") and _ABBREVIATION.search(
            text, max(start, match.start() - 10), match.start() + 1
        ):
            continue
        yield from _trimmed(text, paragraph.number, start, match.end())
        start = match.end()
    yield from _trimmed(text, paragraph.number, start, paragraph.end)


def _trimmed(text: str, paragraph: int, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if words.strip():
        yield Sentence(
            paragraph, start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        )


def cite(text: str, words: str, document: str = "document") -> Cited:
    """Find some words in a document and make the citation for them.

    Parameters
    ----------
    text : str
        The document's.
    words : str
        As they stand there, or as they can be typed: where they are not found as given, dashes,
        quotes and runs of white space that look alike are taken for the same.
    document : str
        The document's id.

    Returns
    -------
    Cited
        Every place where the words stand; nothing is guessed.
    """
    words = words.strip()
    if not words:
        return Cited((), exact=True)
    spans = _occurrences(text, words)
    exact = bool(spans)
    if not exact:
        spans = [match.span() for match in re.finditer(_look_alike(words), text)]
    parts = paragraphs(text)
    return Cited(tuple(_citation(text, parts, document, *span) for span in spans), exact)


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    spans, at = [], text.find(words)
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def _look_alike(words: str) -> str:
    pattern = []
    for piece in re.findall(r"\s+|.", words, re.DOTALL):
        if piece.isspace():
            pattern.append(r"\s+")
            continue
        signs = next((group for group in (_DASHES, _SINGLE, _DOUBLE) if piece in group), piece)
        pattern.append(f"[{re.escape(signs)}]")
    return "".join(pattern)


def _citation(
    text: str, parts: Sequence[Paragraph], document: str, start: int, end: int
) -> Citation:
    at = bisect_right(parts, start, key=lambda part: part.end)
    number = parts[at].number if at < len(parts) else None
    return Citation(
        document=document, paragraph=number, start=start, end=end, digest=digest(text[start:end])
    )


def find_documents(dataset: Dataset, folder: Path | str) -> tuple[dict[str, str], list[Problem]]:
    """The reader's own copies of the documents that a dataset cites.

    A copy is known by its digest, else by its name (the document's id), else by being the only
    text for the only document.

    Parameters
    ----------
    dataset : Dataset
    folder : path
        Of text files (``.txt``, ``.md``), or one such file.

    Returns
    -------
    texts : dict of str to str
        By the document's id.
    problems : list of Problem
        For each document that is not there, or differs from the one that was cited.

    Raises
    ------
    UnusableFile
        Where there is no such folder, or a copy in it cannot be read.
    """
    folder = Path(folder)
    try:
        files = [folder] if folder.is_file() else sorted(folder.iterdir())
    except OSError as error:
        raise UnusableFile(str(folder), error.strerror or str(error)) from None
    if files != [folder]:
        files = [path for path in files if path.suffix.lower() in {".txt", ".md"}]
    named = {document.id for document in dataset.header.documents}
    texts: dict[Path, str] = {}
    for file in files:
        try:
            texts[file] = read_text(file)
        except UnusableFile:  # what lies beside the documents need not be text
            if len(files) == 1 or file.stem in named:
                raise
    files = list(texts)
    by_digest = {document_digest(text): path for path, text in texts.items()}
    found: dict[str, str] = {}
    problems = []
    for document in dataset.header.documents:
        path = by_digest.get(document.digest or "") or _by_name(document, dataset, files)
        if path is None:
            message = f'no copy of "{document.id}" ({document.title}) is here'
            problems.append(Problem(Place(str(folder)), "document-absent", message))
            continue
        found[document.id] = texts[path]
        if document.digest and document_digest(texts[path]) != document.digest:
            message = f'this copy of "{document.id}" is not the text that was cited'
            problems.append(Problem(Place(str(path)), "document-differs", message))
    return found, problems


def _by_name(document: Document, dataset: Dataset, files: Sequence[Path]) -> Path | None:
    named = next((path for path in files if path.stem == document.id), None)
    if named is None and len(files) == len(dataset.header.documents) == 1:
        return files[0]
    return named


def verify(dataset: Dataset, texts: Mapping[str, str]) -> tuple[Verification, ...]:
    """Hold every citation of a dataset against the reader's own copies.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id.

    Returns
    -------
    tuple of Verification
        One for each citation, those of silent stretches included. Nothing is changed.
    """
    owned = [
        (relation.id, citation) for relation in dataset.relations for citation in relation.evidence
    ]
    owned += [
        (
            "silent",
            Citation(
                document=silence.document,
                start=silence.start,
                end=silence.end,
                digest=silence.digest,
            ),
        )
        for silence in dataset.header.silent
    ]
    lost = {
        citation
        for _owner, citation in owned
        if citation.document in texts and not _matches(citation, texts[citation.document])
    }
    places = {document: _Finder(text, lost) for document, text in texts.items()}
    return tuple(_verification(owner, citation, texts, places) for owner, citation in owned)


def _matches(citation: Citation, text: str) -> bool:
    words = text[citation.start : citation.end]
    if citation.end > len(text) or not words:
        return False
    if citation.quote is not None and words != citation.quote:
        return False
    return citation.digest is None or digest(words) == citation.digest


def _verification(
    owner: str, citation: Citation, texts: Mapping[str, str], places: Mapping[str, _Finder]
) -> Verification:
    text = texts.get(citation.document)
    if text is None:
        return Verification(owner, citation, "absent")
    if _matches(citation, text):
        number = _citation(
            text, places[citation.document].paragraphs, "document", citation.start, citation.end
        ).paragraph
        if citation.paragraph in (None, number):
            return Verification(owner, citation, "matched")
    elsewhere = places[citation.document].find(citation)
    return Verification(owner, citation, "moved" if elsewhere else "missing", elsewhere)


class _Finder:
    """Finds words in a text by their length and digest alone."""

    def __init__(self, text: str, lost: Iterable[Citation]) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self._spans: dict[tuple[int, str], list[int]] = defaultdict(list)
        wanted: dict[int, set[str]] = defaultdict(set)
        for citation in lost:
            if citation.digest is not None:
                wanted[citation.end - citation.start].add(citation.digest)
        # Each length costs one pass of digests over the text, however many words are lost.
        for length, digests in wanted.items():
            for start in range(len(text) - length + 1):
                found = digest(text[start : start + length])
                if found in digests:
                    self._spans[length, found].append(start)

    def find(self, citation: Citation) -> tuple[Citation, ...]:
        length = citation.end - citation.start
        if citation.quote is not None:
            spans = _occurrences(self.text, citation.quote)
        else:
            starts = self._spans.get((length, citation.digest or ""), [])
            spans = [(start, start + length) for start in starts]
            if not spans and _matches(citation, self.text):
                spans = [(citation.start, citation.end)]
        return tuple(
            _citation(self.text, self.paragraphs, citation.document, *span) for span in spans
        )


def digest_problems(
    verifications: Iterable[Verification], places: Mapping[str, Place], header: Place
) -> Iterator[Problem]:
    """The citations that do not match, as problems of a check.

    Parameters
    ----------
    verifications : iterable of Verification
    places : mapping of str to Place
        Where each relation stands in the data files.
    header : Place
        Where the silent stretches are listed.

    Returns
    -------
    iterator of Problem
    """
    for verification in verifications:
        if verification.verdict in {"moved", "missing"}:
            place = places.get(verification.owner, header)
            yield Problem(place, "digest-mismatch", str(verification))


def coverage(dataset: Dataset, texts: Mapping[str, str]) -> tuple[Coverage, ...]:
    """Which sentences of the documents the dataset's claims account for.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id.

    Returns
    -------
    tuple of Coverage
        One a document. A sentence is cited where a citation takes in any of it, silent where a
        silent stretch takes in all of it.
    """
    cited: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for relation in dataset.relations:
        for citation in relation.evidence:
            cited[citation.document].append((citation.start, citation.end))
    quiet: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for silence in dataset.header.silent:
        quiet[silence.document].append((silence.start, silence.end))
    return tuple(
        _coverage(document, sentences(text), cited[document], quiet[document])
        for document, text in texts.items()
    )


def _coverage(
    document: str,
    all_sentences: tuple[Sentence, ...],
    cited: Sequence[tuple[int, int]],
    quiet: Sequence[tuple[int, int]],
) -> Coverage:
    sorted_out: dict[str, list[Sentence]] = {"cited": [], "silent": [], "open": []}
    for sentence in all_sentences:
        if any(start < sentence.end and sentence.start < end for start, end in cited):
            fate = "cited"
        elif any(start <= sentence.start and sentence.end <= end for start, end in quiet):
            fate = "silent"
        else:
            fate = "open"
        sorted_out[fate].append(sentence)
    return Coverage(
        document, all_sentences, *(tuple(sorted_out[fate]) for fate in ("cited", "silent", "open"))
    )
