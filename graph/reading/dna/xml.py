"""The first generation: one XML file with the articles and, in each, its statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from graph.reading.dna.coding import Coding, Misread, Statement, Text, Thing, Type
from graph.reading.xml_tree import tree_of

ROOT = "discourse"
LABEL = "DNA Statement"
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_CONCEPT = "category"
"""What the first generation calls a concept."""
_AGREES = {"yes": True, "no": False}
_PERSONS = {"persons": "person", "organizations": "organization"}
_SAID = {"type": "Type", "alias": "Alias", "note": "Notes"}


def read(content: bytes) -> Coding:
    """What a file says.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    Misread
        Where it is no file of the program, or a broken one.
    """
    root, _instructions = tree_of(content)
    if root.tag != ROOT:
        raise Misread(f"this is XML, and none of Discourse Network Analyzer: no <{ROOT}> holds it")
    texts: list[Text] = []
    statements: list[Statement] = []
    for number, article in enumerate(root.iterfind("articles/article"), 1):
        # The program counts from the line end that it sets before each text.
        words = "\n" + (article.findtext("text") or "")
        texts.append(Text(number, _said(article, "title"), words, day=_day(article)))
        for one in article.iterfind("statements/statement"):
            statements.append(_statement(one, number, len(statements) + 1))
    variables = {
        "person": "short text",
        "organization": "short text",
        "concept": "short text",
        "agreement": "boolean",
    }
    return Coding(1, texts, [Type(LABEL, variables)], [*_things(root)], statements)  # type: ignore[arg-type]  # words of Sort


def _said(element: Element, name: str) -> str:
    return element.findtext(name) or ""


def _day(article: Element) -> date | None:
    found = _DAY.fullmatch(_said(article, "date").strip())
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _statement(one: Element, document: int, running: int) -> Statement:
    where = f"statement {_said(one, 'id').strip() or running}"
    agrees = _said(one, "agreement").strip().lower()
    if agrees not in _AGREES:
        raise Misread(f'agreement is yes or no; found "{agrees}"', where)
    return Statement(
        _number(one, "id", where) if _said(one, "id").strip() else running,
        LABEL,
        document,
        _number(one, "start", where),
        _number(one, "end", where),
        "",
        {
            "person": _said(one, "person"),
            "organization": _said(one, "organization"),
            "concept": _said(one, _CONCEPT),
            "agreement": _AGREES[agrees],
        },
    )


def _number(element: Element, name: str, where: str) -> int:
    written = _said(element, name).strip()
    if not re.fullmatch(r"[0-9]{1,18}", written):
        raise Misread(f'{name} is a number; found "{written[:60]}"', where)
    return int(written)


def _things(root: Element) -> Iterator[Thing]:
    """Those that the file says something of."""
    for section, variable in _PERSONS.items():
        for one in root.iterfind(f"metadata/{section}/{variable}"):
            told = {word: _said(one, name) for name, word in _SAID.items()}
            yield Thing(
                variable,
                _said(one, "name"),
                attributes={name: words for name, words in told.items() if words.strip()},
            )
