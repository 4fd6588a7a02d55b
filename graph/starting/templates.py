"""What the files of a new dataset say: what is known of its texts, and an example of all the rest.

A line that begins with ``# `` is an example, which holds once the sign is taken away; one that begins with
``## `` says something about it, and stays a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.starting.schemas import SCHEMAS
from graph.starting.texts import Text
from graph.writing.splicing.scalars import scalar
from graph.writing.splicing.scalars import text as quoted

_HEADER = """\

## Examples: take away the sign before a line to make it your own.

## What may come to pass: the scenarios of a group exclude each other. None, if the text knows of one world.
# scenarios:
#   - {id: rios, label: If Ríos wins, group: mayor, counterparts: {winner: ana-rios}}
#   - {id: berg, label: If Berg wins, group: mayor, counterparts: {winner: tom-berg}}

# topics: [{id: docks, label: The docks}]

## What somebody would ask, and what the answer comes to.
# questions:
#   - id: who-guards
#     title: Who would guard the docks?
#     reading: "The harbour police, if Ríos wins."
#     query: {kind: deployment, topic: docks}

## Kinds that the built-in vocabulary lacks; an editor offers them after: policygraph schema --dataset FOLDER --write
# kinds:
#   relations:
#     - {kind: dredging, forward: dredges, inverse: is dredged by, source: [agency], target: [region]}
"""
_ENTITIES = """\
# yaml-language-server: $schema={schemas}/entities.json
## Whom and what the claims are about. Which kinds there are: policygraph kinds; about candidates: policygraph kinds candid
## Examples: take away the sign before a line to make it your own.
# - {{id: ana-rios, kind: candidate, name: Ana Ríos, aliases: [Ríos]}}
# - {{id: tom-berg, kind: candidate, name: Tom Berg}}
# - {{id: harbour-police, kind: agency, name: Harbour police}}
# - {{id: old-docks, kind: region, name: Old Docks}}
"""
_RELATIONS = """\
# yaml-language-server: $schema={schemas}/relations.json
## The claims, in the order of the text. Which kinds there are: policygraph kinds; who sends whom: policygraph kinds deploy
## An example: take away the sign before its lines to make it your own.
# - kind: deployment
#   source: harbour-police
#   target: old-docks
#   role: lead
#   scenario: rios                 ## leave it out for what holds whoever wins
#   topic: docks
#   modality: plan                 ## fact, assessment, plan, expectation, risk, recommendation
#   holder: ana-rios               ## leave it out for the claims of the document's author
#   statement: "Ríos would have the harbour police take the lead in the Old Docks."
#   evidence:                      ## words of the text: policygraph check says where they stand
#     - {{document: {document}, quote: "some words of it, as they stand there"}}
"""


def header(name: str, title: str, texts: Sequence[Text]) -> str:
    """What dataset.yaml says.

    Parameters
    ----------
    name : str
        The dataset's id.
    title : str
    texts : sequence of Text
    """
    return "".join(f"{line}\n" for line in _known(name, title, texts)) + _HEADER


def entities() -> str:
    """What entities.yaml says: an example."""
    return _ENTITIES.format(schemas=SCHEMAS)


def relations(texts: Sequence[Text]) -> str:
    """What relations.yaml says: an example, with words of the first document.

    Parameters
    ----------
    texts : sequence of Text
    """
    return _RELATIONS.format(schemas=SCHEMAS, document=scalar(texts[0].id))


def _known(name: str, title: str, texts: Sequence[Text]) -> Iterator[str]:
    languages = {one.language for one in texts}
    yield f"# yaml-language-server: $schema={SCHEMAS}/dataset.json"
    yield f"id: {scalar(name)}"
    yield f"title: {quoted(title)}"
    yield from _language("", languages.pop() if len(languages) == 1 else None, "your own sentences")
    yield ""
    yield "## Their words are in texts/, which git ignores: they are not part of the dataset."
    yield "documents:"
    for one in texts:
        yield f"  - id: {scalar(one.id)}"
        yield f"    title: {quoted(one.title)}"
        yield from _language("    ", one.language, "the text")
        yield f'    digest: "{one.digest}"'
        yield f"    characters: {len(one.content)}"
        yield "    # authors: [Ana Example]"
        yield '    # date: "2025-12-14"'
        yield "    # annotated: whole  ## once each sentence is cited, or silent"


def _language(indent: str, language: str | None, of: str) -> Iterator[str]:
    """The line that says a language, and that it is a guess."""
    if language is not None:
        yield f"{indent}language: {language}  # of {of}; guessed from frequent words, so look at it"
    else:
        yield f"{indent}# language: en  ## of {of}; the words left no guess"
