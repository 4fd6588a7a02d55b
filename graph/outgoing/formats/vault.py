"""A folder of Markdown, as Obsidian, Logseq and Foam read it: a note for each entity, with its claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from graph.model import Entity, Relation
from graph.outgoing.besides import OTHER_LANGUAGES, besides, beyond, without
from graph.outgoing.extract import Extract
from graph.outgoing.filenames import Filenames
from graph.outgoing.formats import Format, Written, register
from graph.shown import one_line
from graph.vocabulary.sentences import plain
from graph.writing.networkx import edge_label
from graph.writing.records import Record, own_said

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^=%&!])")
_NO_ALIAS = re.compile(r"[\[\]|]")
_NO_LINK = r"\x5b\x5b"
"""What spells, in quotes of YAML, two brackets that would begin a link."""
_INDEX = "About this graph"
_OF_CLAIMS: Mapping[str, str] = {"topic": "topic", "note": "note", **OTHER_LANGUAGES}


def write(extract: Extract) -> Written:
    """A note for each entity, and one about the whole, which links to all of them."""
    vault = _Vault(extract)
    files = {f"{vault.index}.md": vault.about()}
    files |= {f"{vault.notes[one.id]}.md": vault.note(one) for one in extract.entities}
    return Written(files, _unsaid(extract))


def _unsaid(extract: Extract) -> Counter[str]:
    """What has no place in the notes."""
    header = extract.header
    cited = [citation for one in extract.relations for citation in one.evidence]
    return (
        without("claims", extract.relations, _OF_CLAIMS)
        + without("citations", cited, {"quote": "quoted words", "coder": "coder"})
        + without("entities", extract.entities, {"summaries": "summary in other languages"})
        + beyond("documents", header.documents, ("id", "title"), "a title")
        + beyond("scenarios", header.scenarios, ("id", "label", "group"), "a label")
        + beyond("topics", header.topics, ("id", "label"), "a label")
        + besides(extract)
    )


class _Vault:
    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._about = extract.about
        names = Filenames()
        self.index = names.give(_INDEX, "about")
        self.notes = {
            one.id: names.give(self._about.names[one.id], one.id) for one in extract.entities
        }
        self._records = {record["id"]: record for record in extract.records}
        self._of: defaultdict[str, list[Relation]] = defaultdict(list)
        for one in extract.relations:
            for end in one.ends:
                self._of[end].append(one)

    def about(self) -> str:
        """The note about the whole."""
        header = self._extract.header
        lines = [_front({"title": header.title, "id": header.id, "license": header.license})]
        lines += [f"# {_prose(header.title)}", ""]
        lines += [_prose(one) for one in (header.headline, header.description) if one]
        for title, those in (
            ("Documents", [f"{_prose(one.title)} (`{one.id}`)" for one in header.documents]),
            ("Scenarios", [f"{_prose(one.label)} (`{one.id}`)" for one in header.scenarios]),
            ("Topics", [_prose(one.label) for one in header.topics]),
            ("Entities", [self._link(one.id) for one in self._extract.entities]),
        ):
            lines += ["", f"## {title}", "", *(f"- {one}" for one in those)]
        return "\n".join((*lines, ""))

    def note(self, one: Entity) -> str:
        """An entity's note."""
        own = {
            name: plain(value)
            for name in sorted(set(type(one).model_fields) - set(Entity.model_fields))
            if (value := getattr(one, name)) is not None
        }
        lines = [
            _front(
                {
                    "id": one.id,
                    "kind": one.kind,
                    "name": one.name,
                    "aliases": [*dict.fromkeys((*one.aliases, *one.names.values()))],
                    **own,
                    **{f"id {scheme}": given for scheme, given in one.identifiers.items()},
                }
            ),
            f"# {_prose(self._about.names[one.id])}",
            "",
        ]
        if one.summary:
            lines += [_prose(one.summary), ""]
        lines.append("## Claims")
        lines += ["", *(self._claim(claim, one.id) for claim in self._of[one.id]), ""]
        return "\n".join(lines)

    def _claim(self, claim: Relation, here: str) -> str:
        """A claim with how it stands, as an item of a list; what is not linked is the note's own entity."""
        record = self._records[claim.id]
        source, target = (
            self._link(end) if end != here else f"**{_prose(self._about.names[end])}**"
            for end in claim.ends
        )
        told = "; ".join(_prose(one) for one in self._standing(claim, record))
        tie = f"{source} *{_prose(edge_label(record, self._about))}* {target}"
        return f"- {tie}. {_prose(record['sentence'])} ({told})"

    def _standing(self, claim: Relation, record: Record) -> Iterator[str]:
        """How it stands, in words: what sort of claim it is, whose, when, and where it is written."""
        if claim.negated:
            yield "denied"
        yield claim.modality
        yield claim.certainty
        if claim.scenario:
            yield f"scenario: {self._about.scenarios.get(claim.scenario) or claim.scenario}"
        yield f"held by {record['voice_name']}"
        if claim.basis != "stated":
            yield claim.basis
        own = own_said(claim)
        for name in ("date", "start", "end"):
            if record[name] is not None:
                yield f"{name}: {record[name]}"
        yield from (f"{name.replace('_', ' ')}: {plain(value)}" for name, value in own.items())
        yield from (one.words() for one in claim.evidence)

    def _link(self, entity: str) -> str:
        shown = _NO_ALIAS.sub(" ", one_line(self._about.names[entity])).strip()
        note = self.notes[entity]
        return f"[[{note}]]" if shown in {note, ""} else f"[[{note}|{_linked(shown)}]]"


def _front(fields: Mapping[str, Any]) -> str:
    """What stands above a note, all texts quoted: none is taken for a date, a number or an end."""
    said = {name: value for name, value in fields.items() if value}
    text = yaml.safe_dump(
        said, allow_unicode=True, default_style='"', sort_keys=False, width=float("inf")
    )
    return f"---\n{text.replace('[[', _NO_LINK)}---\n"


def _prose(text: str) -> str:
    """A text in one line, of which Markdown takes nothing for a mark, and a browser nothing for HTML."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _linked(text: str) -> str:
    """What a link shows; within it Markdown knows no escapes, so what could be HTML is spelled."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


register(
    Format(
        "vault",
        (),
        "a folder of Markdown notes with links, for Obsidian and its like",
        "entities, and each claim in the notes of both its ends, with how it stands and where it is written",
        "kinds' own words, notes on claims, words in other languages",
        write,
        folder=True,
        sole=".md",
    )
)
