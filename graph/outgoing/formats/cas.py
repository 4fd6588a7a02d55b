"""UIMA CAS as JSON, for INCEpTION: a file a document, with claims as relations between the entities in them.

There are three layers: entities where the cited words name them (or on all of these words), claims from one entity to
the other, and the passages that are cited. A claim is at its target, as INCEpTION has relations. The project has to
have the layers; ``graph.reading.annotated.cas`` names them. Places are UTF-16 units in the file, which cassis sees to.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph.model import Document
from graph.outgoing.besides import OTHER_LANGUAGES, besides, beyond, beyond_name, without
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.passages import TOLD, Passage, Passages, counted, mention, named
from graph.reading.annotated.cas import (
    CLAIM,
    DATES,
    DEPENDENT,
    ENTITY,
    GOVERNOR,
    METADATA,
    OWN,
    PASSAGE,
)

_ANNOTATION = "uima.tcas.Annotation"
_TEXT, _YES_NO = "uima.cas.String", "uima.cas.Boolean"
_CALLED = {name: called for called, name in DATES.items()}
_SAID = tuple(_CALLED.get(name, name) for name in TOLD if name not in {"source", "target"})
_LAYERS: Mapping[str, tuple[str, ...]] = {
    # What stands first is what the editor shows.
    ENTITY: ("name", "kind", "identifier"),
    PASSAGE: ("sentence", "citation", "coder"),
    CLAIM: ("label", "kind", *_SAID, OWN, "sentence", "citation", "coder", "identifier"),
}
_YES_OR_NO = {"negated"}
UNTIED = "entities that no claim in the texts names, left out"


class _Cas:
    """One document, annotated."""

    def __init__(
        self, extract: Extract, passages: Passages, text: str, about: Document | None
    ) -> None:
        import cassis

        types = cassis.TypeSystem()
        self._layers = {name: types.create_type(name, _ANNOTATION) for name in _LAYERS}
        metadata = types.create_type(METADATA, "uima.tcas.DocumentAnnotation")
        for name in ("documentTitle", "documentId"):
            types.create_feature(metadata, name, _TEXT)
        for layer, features in _LAYERS.items():
            for name in features:
                sort = _YES_NO if name in _YES_OR_NO else _TEXT
                types.create_feature(self._layers[layer], name, sort)
        for end in (GOVERNOR, DEPENDENT):
            types.create_feature(self._layers[CLAIM], end, self._layers[ENTITY])
        self._cas = cassis.Cas(types, sofa_string=text, sofa_mime="text/plain")
        if about is not None:
            said = {"documentTitle": about.title, "documentId": about.id}
            self._cas.add(metadata(begin=0, end=len(text), **said))
        self._text = text
        self._passages = passages
        self._about = extract.about
        self._entities: dict[tuple[str, int, int], Any] = {}
        self._numbers: Counter[str] = Counter()

    def add(self, passage: Passage) -> None:
        """Put a claim on its passage."""
        record = passage.record
        start, end = passage.citation.span or (0, 0)
        self._numbers[record["id"]] += 1
        told = {
            "citation": f"{record['id']}/{self._numbers[record['id']]}",
            "sentence": record["sentence"],
            "coder": passage.citation.coder,
        }
        self._cas.add(self._layers[PASSAGE](begin=start, end=end, **told))
        source, target = (self._entity(record[name], start, end) for name in ("source", "target"))
        for further in named(passage.relation, self._about.entities):
            self._entity(further, start, end)
        said = {_CALLED.get(name, name): record[name] for name in TOLD}
        said = {name: value for name, value in said.items() if name in _SAID} | {
            "label": self._passages.label(passage),
            "kind": record["kind"],
            "identifier": record["id"],
            OWN: record["own"],
            GOVERNOR: source,
            DEPENDENT: target,
        }
        self._cas.add(self._layers[CLAIM](begin=target.begin, end=target.end, **told, **said))

    def _entity(self, identifier: str, start: int, end: int) -> Any:
        """An entity where a passage names it, or on all of the passage."""
        entity = self._about.entities[identifier]
        named = mention(self._text[start:end], entity)
        if named is not None:
            start, end = start + named[0], start + named[1]
        key = identifier, start, end
        if key not in self._entities:
            said = {"name": entity.name, "kind": entity.kind, "identifier": identifier}
            self._entities[key] = self._layers[ENTITY](begin=start, end=end, **said)
            self._cas.add(self._entities[key])
        return self._entities[key]

    def json(self) -> str:
        """The file's content."""
        return f"{json.dumps(json.loads(self._cas.to_json()), ensure_ascii=False, indent=1)}\n"


def write(extract: Extract) -> Written:
    """A file for each text that there is a copy of; the one, if there is but one."""
    try:
        import cassis  # noqa: F401  # to say at once that it is not there
    except ImportError:
        told = 'CAS needs dkpro-cassis: pip install "policygraph[cas]"'
        raise ImportError(told) from None
    passages = Passages(extract)
    unsaid: Counter[str] = Counter()
    made: dict[str, str] = {}
    tied: set[str] = set()
    texts = passages.in_texts(unsaid)
    for document, here in texts.items():
        cas = _Cas(extract, passages, extract.texts[document], passages.documents[document])
        for one in here:
            cas.add(one)
            tied.update(named(one.relation, extract.about.entities))
        made[f".{document}.cas.json"] = cas.json()
    if len(made) < 2:
        made = {"": next(iter(made.values()), "") or _Cas(extract, passages, "", None).json()}
    unsaid[UNTIED] = sum(one.id not in tied for one in extract.entities)
    unsaid += (
        beyond_name(one for one in extract.entities if one.id in tied)
        + without("claims", extract.relations, OTHER_LANGUAGES)
        + beyond("documents", extract.header.documents, ("id", "title"), "a title")
        + besides(extract)
    )
    return Written(made, counted(unsaid), private=True)


register(
    Format(
        "cas",
        (".cas.json",),
        "UIMA CAS as JSON, for INCEpTION: a file a document",
        "the texts; every claim with its fields as a relation, at the words that are cited; coders",
        "citations of no text, entities in no claim, what entities are besides name and kind",
        write,
        of_texts=True,
    )
)
