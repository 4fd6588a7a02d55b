"""Citations that only quote words, and the places that are found for them.

Nothing is written here: what is to be written is told, citation by citation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.evidence.anchoring import GRADES, Anchored, Grade, anchor
from graph.evidence.citing import Cited, cited_as
from graph.evidence.text import document_digest, excerpt
from graph.given import expect
from graph.model import Citation, Dataset, Document
from graph.problems import Place, Problem

Path = tuple[str | int, ...]
"""Where in a relation or in the header a citation stands: ``("evidence", 0)``."""
_FREE = re.compile(
    r"\W*(?:cc0\b|cc[ -]by\b|creative commons|(?:in the )?public domain|dominio p\u00fablico"
    r"|gemeinfrei|(?:dans le )?domaine public|dom\u00ednio p\u00fablico|pubblico dominio)",
    re.IGNORECASE,
)
"""What ``rights`` begins with where the words of a document may be given to anybody."""
_OWN: Path = ("evidence",)
"""The way from a relation to its evidence."""
_MOST_TOLD = 10


@dataclass(frozen=True)
class Waiting:
    """A citation that only quotes words, and what was found of them.

    Parameters
    ----------
    owner : str
        The id of the relation that cites; ``disclaimer of`` a document, or ``unsaid`` with its number.
    path : tuple
        Where in the relation, or in the header, the citation stands.
    citation : Citation
        As it is.
    found : Anchored
    cited : Cited
        The citations for what was found.
    finished : tuple of Citation
        What is to be written in its place, of pieces one a piece; nothing where there is a question.
    """

    owner: str
    path: Path
    citation: Citation
    found: Anchored
    cited: Cited
    finished: tuple[Citation, ...] = ()

    @property
    def of_relation(self) -> bool:
        """Whether a relation cites, and not a part of the header."""
        return self.path[:1] == _OWN

    @property
    def grade(self) -> Grade:
        """How the words were found."""
        return self.found.grade

    def __str__(self) -> str:
        words = excerpt(str(self.citation.quote), 80)
        return f"{self.owner}: \u201c{words}\u201d: {self.grade}: {self._told()}"

    def _told(self) -> str:
        said = GRADES[self.grade]
        if self.grade == "near":
            return f"{said}, at {self.cited.nearest}; quote what stands there, if it is meant"
        if self.grade == "none":
            return f"{said} in {self.citation.document}; quote words that do"
        if self.found.placed:
            where = " and ".join(map(str, self.finished))
            return f"{said}, at {where}; policygraph check --documents FOLDER --fix writes it"
        places = [*map(str, self.cited.candidates)]
        if self.found.marked is not None:
            places[self.found.marked] += " (nearest to the paragraph)"
        joint = " and " if self.grade == "apart" else " or "
        further = f"{joint}{len(places) - _MOST_TOLD} more" if len(places) > _MOST_TOLD else ""
        where = joint.join(places[:_MOST_TOLD])
        todo = "quote each by itself" if self.grade == "apart" else "quote more of them"
        return f"{said}, at {where}{further}; {todo}, or cite the place that is meant"


def waiting(dataset: Dataset, texts: Mapping[str, str]) -> tuple[Waiting, ...]:
    """Look for the words of all citations that only quote.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id. What cites others, or another text than was declared,
        waits on.

    Returns
    -------
    tuple of Waiting
        One for each whose document is there. Nothing is changed.
    """
    expect(dataset, Dataset, "waiting", "a Dataset, such as kg.dataset")
    documents = {document.id: document for document in dataset.header.documents}
    # A copy that is another text has other places.
    texts = {
        name: text
        for name, text in texts.items()
        if name in documents and documents[name].digest in {None, document_digest(text)}
    }
    return tuple(
        _sought(owner, (*way, number), citation, texts[citation.document], documents)
        for owner, way, evidence in _evidence(dataset)
        for number, citation in enumerate(evidence)
        if citation.waits and citation.document in texts
    )


def may_quote(document: Document | None) -> bool:
    """Whether a document's ``rights`` begin with a licence, or a word, that lets anybody quote it."""
    return bool(document and document.rights and _FREE.match(document.rights))


def anchored(dataset: Dataset, sought: Iterable[Waiting]) -> Dataset:
    """A dataset in which the relations' citations that were found have their places.

    Parameters
    ----------
    dataset : Dataset
    sought : iterable of Waiting
    """
    finished: defaultdict[str, dict[int, tuple[Citation, ...]]] = defaultdict(dict)
    for one in sought:
        if one.of_relation and one.finished:
            finished[one.owner][int(one.path[1])] = one.finished
    if not finished:
        return dataset
    relations = tuple(
        relation.model_copy(update={"evidence": _put(relation.evidence, finished[relation.id])})
        if relation.id in finished
        else relation
        for relation in dataset.relations
    )
    return replace(dataset, relations=relations)


def anchor_problems(
    sought: Iterable[Waiting],
    citation_place: Callable[[str, int], Place],
    header_place: Callable[[Path], Place],
) -> Iterator[Problem]:
    """What was found of each citation that waits, as a problem of a check.

    Parameters
    ----------
    sought : iterable of Waiting
    citation_place : callable
        Where a relation's citation stands in the data files, by the relation's id and its number.
    header_place : callable
        Where something in the header stands, by the way that leads to it.
    """
    for one in sought:
        place = (
            citation_place(one.owner, int(one.path[1]))
            if one.of_relation
            else header_place(one.path)
        )
        yield Problem(place, "unanchored", str(one))


def by_grade(sought: Iterable[Waiting]) -> dict[Grade, int]:
    """How many citations were found at each grade, the surest first."""
    counts = Counter(one.grade for one in sought)
    return {grade: counts[grade] for grade in GRADES if counts[grade]}


def _evidence(dataset: Dataset) -> Iterator[tuple[str, Path, Sequence[Citation]]]:
    """All that cites, with the way to its evidence."""
    for relation in dataset.relations:
        yield relation.id, _OWN, relation.evidence
    for index, document in enumerate(dataset.header.documents):
        if document.disclaimer is not None:
            way: Path = ("documents", index, "disclaimer", "evidence")
            yield f"disclaimer of {document.id}", way, document.disclaimer.evidence
    for index, unsaid in enumerate(dataset.header.unsaid):
        yield f"unsaid {index + 1}", ("unsaid", index, "evidence"), unsaid.evidence


def _sought(
    owner: str, path: Path, citation: Citation, text: str, documents: Mapping[str, Document]
) -> Waiting:
    found = anchor(text, str(citation.quote), citation.paragraph)
    cited = cited_as(text, found, citation.document)
    kept = may_quote(documents.get(citation.document))
    finished = tuple(
        place.model_copy(
            update={
                "coder": citation.coder,
                "quote": text[place.start : place.end] if kept else None,
            }
        )
        for place in cited.candidates
        if found.placed
    )
    return Waiting(owner, path, citation, found, cited, finished)


def _put(
    evidence: Sequence[Citation], finished: Mapping[int, tuple[Citation, ...]]
) -> tuple[Citation, ...]:
    """Evidence in which some citations, by their numbers, have others in their place."""
    put = dict(_fresh(evidence, finished))
    return tuple(
        place
        for number, old in enumerate(evidence)
        for place in put.get(number, () if number in finished else (old,))
    )


def _fresh(
    evidence: Sequence[Citation], finished: Mapping[int, tuple[Citation, ...]]
) -> Iterator[tuple[int, tuple[Citation, ...]]]:
    """What takes the place of some citations, by their numbers: what is there already does not."""
    there = {old for number, old in enumerate(evidence) if number not in finished}
    for number, places in sorted(finished.items()):
        fresh = tuple(place for place in dict.fromkeys(places) if place not in there)
        there.update(fresh)
        yield number, fresh
