"""REFI-QDA project: the texts with their claims as coded passages, for programs of qualitative analysis.

These programs know codes and passages, and most of them leave aside what a project says of links. So a claim is a passage
that is coded three times: with how its ends are tied (*does not support (plan, if Kast wins)*, under a code for the kind) and
with the two ends; its description says in words and in fields which is which. What is said in one place by one coder
is one passage, since programs keep a code once for each. The texts have line ends of one character, as all programs count
those alike, and places are in code points, as the standard has it.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.evidence.text import excerpt
from graph.model import Entity
from graph.outgoing.besides import BARE, OTHER_LANGUAGES, besides, beyond, without
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.markup import Markup
from graph.outgoing.passages import Passage, Passages, counted, number
from graph.reading.annotated.dataset import notes_in
from graph.reading.annotated.kinds import CODE, CODED, CODED_TEXT, CODER, COLOR, HEADING, WITHIN
from graph.reading.annotated.qdpx import FOLDER, GUID, INTERNAL, SCHEME

SPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "policygraph"
_COLOR = re.compile(r"#(?:[A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})")
_OF_CODES = (*BARE, "summary", "identifiers", WITHIN, HEADING, COLOR)
_OF_DOCUMENTS: Mapping[str, str] = {
    **{name: name for name in ("section", "type", "note", "language", "disclaimer")},
    "titles": "title in other languages",
    "by": "authors among the entities",
}
_LONGEST = 80
"""Characters of a passage that its name has."""
_SHIFTED = "places where other characters end a line, counted as in the project's text"


class _Code(NamedTuple):
    """A code, or a heading of codes."""

    guid: str
    name: str
    within: str | None = None
    codable: bool = True
    description: str = ""
    color: str = ""


class _Book:
    """The codes of a project, by what they stand for; no two have one name, as programs keep one of each."""

    def __init__(self, dataset: str, markup: Markup) -> None:
        self._markup = markup
        self._dataset = dataset
        self._codes: dict[tuple[str, ...], _Code] = {}
        self._names: set[str] = set()

    def code(self, key: tuple[str, ...], name: str, guid: str = "", **fields: Any) -> str:
        """The number of the code for something, which is there from then on."""
        if key not in self._codes:
            plain = self._markup.clean(" ".join(name.split())) or key[-1]
            free, count = plain, 1
            while free.casefold() in self._names:
                count += 1
                free = f"{plain} ({key[0] if count == 2 else count})"
            self._names.add(free.casefold())
            guid = guid or str(number(self._dataset, *key))
            self._codes[key] = _Code(guid, free, **fields)
        return self._codes[key].guid

    def elements(self, parent: Element) -> None:
        """The codes, each within the one that it is a part of."""
        made: dict[str | None, Element] = {None: parent}
        for one in self._ordered():
            said = {"guid": one.guid, "name": one.name, "isCodable": _bool(one.codable)}
            if _COLOR.fullmatch(one.color):
                said["color"] = one.color
            made[one.guid] = SubElement(made[one.within], "Code", said)
            if one.description:
                # Descriptions come before codes within.
                SubElement(made[one.guid], "Description").text = self._markup.clean(one.description)

    def _ordered(self) -> Iterator[_Code]:
        """The codes, those that others are within first; a ring of them is cut open."""
        waiting = [*self._codes.values()]
        there: set[str | None] = {None}
        while waiting:
            fit = [one for one in waiting if one.within in there]
            if not fit:
                fit = [waiting[0]._replace(within=None)]
            done = {one.guid for one in fit}
            yield from fit
            there |= done
            waiting = [one for one in waiting if one.guid not in done]


class _Project:
    """One project in the making."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._id = extract.header.id
        self._passages = Passages(extract)
        self._entities = extract.about.entities
        self._markup = Markup()
        self.unsaid = self._markup.unsaid
        self._book = _Book(self._id, self._markup)
        self._users: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def xml(self) -> bytes:
        """The project; its texts are in ``texts`` then, by the names of their files."""
        sources = [
            self._source(document, passages)
            for document, passages in self._passages.in_texts(self.unsaid).items()
        ]
        root = Element(
            "Project",
            {
                "xmlns": SPACE,
                "name": self._markup.clean(self._extract.header.title),
                "origin": ORIGIN,
            },
        )
        for (
            entity
        ) in self._extract.entities:  # what no passage is coded with is in the book all the same
            if entity.kind == CODE:
                self._plain_code(entity)
            elif entity.kind not in {CODED_TEXT, CODER}:
                self._entity(entity)
        if self._users:
            users = SubElement(root, "Users")
            for name, guid in self._users.items():
                SubElement(users, "User", {"guid": guid, "name": self._markup.clean(name)})
        codes = Element("Codes")
        self._book.elements(codes)
        if len(codes):
            SubElement(root, "CodeBook").append(codes)
        if sources:
            SubElement(root, "Sources").extend(sources)
        description = self._extract.header.description
        if description:
            SubElement(root, "Description").text = self._markup.clean(description)
        return bytes(tostring(root, "utf-8", xml_declaration=True))

    # Texts

    def _source(self, document: str, passages: Iterable[Passage]) -> Element:
        known = self._passages.documents[document]
        text = self._extract.texts[document]
        guid = str(number(self._id, "document", document))
        name = f"{guid}.txt"
        self.texts[name] = _lines(text)
        source = Element(
            "TextSource", {"guid": guid, "name": document, "plainTextPath": f"{INTERNAL}{name}"}
        )
        told = (known.title, *known.authors, known.publisher, known.date, known.url, known.rights)
        SubElement(source, "Description").text = self._markup.clean("\n".join(filter(None, told)))
        together: dict[tuple[int, int, str], list[Passage]] = {}
        for one in passages:
            start, end = one.citation.span or (0, 0)
            together.setdefault((start, end, one.citation.coder or ""), []).append(one)
        for (start, end, coder), here in sorted(together.items(), key=lambda one: one[0]):
            source.append(self._selection(text, (start, end), coder, here))
        return source

    def _selection(
        self, text: str, span: tuple[int, int], coder: str, here: list[Passage]
    ) -> Element:
        start, end = (len(_lines(text[:place])) for place in span)
        if (start, end) != span:
            self.unsaid[_SHIFTED] += 1
        guid = str(number(*sorted({one.relation.id for one in here}), *map(str, span), coder))
        by = {"creatingUser": self._user(coder)} if coder else {}
        said = {
            "guid": guid,
            "name": self._markup.clean(excerpt(text[slice(*span)], _LONGEST)),
            "startPosition": str(start),
            "endPosition": str(end),
        }
        selection = Element("PlainTextSelection", said | by)
        described = [*filter(None, (self._described(one, span) for one in here))]
        if described:
            SubElement(selection, "Description").text = self._markup.clean(
                "\n\n".join(dict.fromkeys(described))
            )
        codes = dict.fromkeys(code for one in here for code in self._codes(one))
        for code in codes:
            coding = SubElement(selection, "Coding", {"guid": str(number(guid, code)), **by})
            SubElement(coding, "CodeRef", {"targetGUID": code})
        return selection

    def _user(self, name: str) -> str:
        return self._users.setdefault(name, str(number(self._id, "coder", name)))

    def _described(self, passage: Passage, span: tuple[int, int]) -> str:
        """What a passage's description says of a claim: the sentence, then field by field."""
        if _is_coding(passage):
            return "\n".join(
                words for place, words in notes_in(passage.relation.note) if place == span
            )
        record = passage.record
        ends = {end: f"{record[f'{end}_name']} ({record[end]})" for end in ("source", "target")}
        fields = {"claim": record["id"], "kind": record["kind"], **passage.said, **ends}
        fields |= {"negated": "yes" if record["negated"] else "no", "holder": record["voice_name"]}
        lines = (f"{name}: {' '.join(str(value).split())}" for name, value in fields.items())
        return "\n".join((str(record["sentence"]), *lines))

    # Codes

    def _codes(self, passage: Passage) -> Iterator[str]:
        """The codes that a claim puts on its passage: how it ties, and what."""
        relation = passage.relation
        source, target = self._entities[relation.source], self._entities[relation.target]
        if _is_coding(passage):
            yield self._plain_code(target)
            return
        claims = self._book.code(("claims",), "Claims", codable=False)
        noun = type(relation).NOUN or relation.kind
        kind = self._book.code(("kind", relation.kind), noun, within=claims, codable=False)
        standing = ("negated" if relation.negated else "", relation.scenario or "")
        key = ("claim", relation.kind, *standing, relation.modality, relation.certainty)
        yield self._book.code(key, self._passages.label(passage), within=kind)
        for entity in (source, target):
            yield self._entity(entity)

    def _entity(self, entity: Entity) -> str:
        within = self._book.code(("entities",), "Entities", codable=False)
        sort = self._book.code(
            ("entity kind", entity.kind), type(entity).plural, within=within, codable=False
        )
        return self._book.code(
            ("entity", entity.id),
            self._extract.about.names[entity.id],
            within=sort,
            description=entity.summary or "",
        )

    def _plain_code(self, entity: Entity) -> str:
        """A code that was one in another project: with its number, its colour and what it is a part of."""
        above: list[Entity] = [entity]
        wider = self._entities.get(getattr(entity, WITHIN, None) or "")
        while wider is not None and wider not in above:
            above.append(wider)
            wider = self._entities.get(getattr(wider, WITHIN, None) or "")
        guid: str | None = None
        for one in reversed(above):
            known = one.identifiers.get(SCHEME, "")
            guid = self._book.code(
                ("code", one.id),
                one.name,
                known if GUID.fullmatch(known) else "",
                within=guid,
                codable=not getattr(one, HEADING, None),
                description=one.summary or "",
                color=getattr(one, COLOR, None) or "",
            )
        return guid or ""


def _is_coding(passage: Passage) -> bool:
    """Whether a claim is that a text is coded so, which is what a project says."""
    return passage.relation.kind == CODED and passage.record["target_kind"] == CODE


def _lines(text: str) -> str:
    """A text whose lines end in one character each."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files, the same bytes for the same files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def write(extract: Extract) -> Written:
    """The project with all texts that there are copies of."""
    project = _Project(extract)
    files = {"project.qde": project.xml()}
    for name, text in project.texts.items():
        files[f"{FOLDER}/{name}"] = text.encode("utf-8", "replace")
    unsaid = project.unsaid + _further(extract)
    return Written({"": _packed(files)}, counted(unsaid), private=True)


def _further(extract: Extract) -> Counter[str]:
    """What has no place in a project; what was a code in another has a place for all that a code is."""
    plain = [one for one in extract.entities if one.kind not in {CODE, CODED_TEXT, CODER}]
    codes = [one for one in extract.entities if one.kind == CODE]
    return (
        beyond("entities", plain, (*BARE, "summary"), "a name, a kind and a summary")
        + beyond("codes", codes, _OF_CODES, "a project has a place for")
        + without("claims", extract.relations, OTHER_LANGUAGES)
        + without("documents", extract.header.documents, _OF_DOCUMENTS)
        + besides(extract)
    )


register(
    Format(
        "qdpx",
        (".qdpx",),
        "REFI-QDA project, for NVivo, ATLAS.ti, MAXQDA, QualCoder",
        "the texts; every claim with its standing and its ends, as codes on the passages that it cites; coders",
        "citations of no text; programs have a claim's fields as words in its description",
        write,
        of_texts=True,
    )
)
