"""Web Annotations, the W3C's, as JSON-LD: what somebody says of a stretch of a text in the web.

A body that this package writes is a claim, and read as one. Of other people's, a tag codes its target, and a comment is
noted; what has no tag is coded as an annotation. Places are code points, half-open; where the quoted words are of another
length, the program has counted otherwise, and the annotation is cited, with the words, and no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.evidence.text import digest
from graph.reading.annotated.coding import Annotated, Coding, Key, Text, Thing, Tie
from graph.reading.brought import Misread
from graph.reading.called import is_address

ANNOTATION, COLLECTION, PAGE = "Annotation", "AnnotationCollection", "AnnotationPage"
POSITION, QUOTE = "TextPositionSelector", "TextQuoteSelector"
CLAIM = "Claim"
"""The type of a body that is a claim, with its fields."""
DOCUMENTS = "documents"
"""What a collection says of the texts that its targets are in."""
CITED = ("paragraph", "digest", "record", "url")
"""What a target says of its passage, besides what the W3C has selectors for."""
TAGS = frozenset(("tagging", "classifying", "identifying", "linking"))
"""For what a body is that codes its target."""
UNTAGGED = "Annotation"
_VOCABULARY = "anno.jsonld"
_MOST = 1_000_000
_TOO_MANY = "this has more than {:,} annotations and parts; split it into several files"
_DIGEST = re.compile(r"[0-9a-f]{16}")


def fits(value: Any) -> bool:
    """Whether a value of JSON is an annotation, or holds some.

    Parameters
    ----------
    value : any
    """
    if isinstance(value, list):
        return bool(value) and fits(value[0])
    if not isinstance(value, dict):
        return False
    return bool(_types(value) & {ANNOTATION, COLLECTION, PAGE}) or _VOCABULARY in str(
        value.get("@context", "")
    )


class _Annotations:
    """The annotations of one file."""

    def __init__(self, name: str) -> None:
        self._made = Annotated("Web Annotations", name)
        self._texts: dict[str, Text] = {}
        self._things: dict[Key, Thing] = {}

    def read(self, value: Any) -> Annotated:
        """All of them."""
        if isinstance(value, dict):
            label = value.get("label")
            self._made.title = label if isinstance(label, str) and label else self._made.title
            for one in _listed(value.get(DOCUMENTS)):
                self._document(one)
        found = 0
        for one in _annotations(value):
            found += 1
            self._annotation(one)
        if not found:
            raise Misread("this holds no annotation; one is an object of the type Annotation")
        made = self._made
        made.texts += self._texts.values()
        made.things += self._things.values()
        made.read["annotations"] = found
        return made

    def _document(self, one: Any) -> None:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            return
        said = {name: value for name, value in one.items() if isinstance(value, str)}
        characters = one.get("characters")
        self._texts[said["id"]] = Text(
            said["id"],
            said.get("title", said["id"]),
            url=said["id"],
            language=said.get("language", ""),
            digest=said.get("digest", ""),
            characters=_whole(characters),
            given=said.get("identifier", ""),
        )

    def _annotation(self, one: Mapping[str, Any]) -> None:
        bodies = [*_listed(one.get("body")), *_listed(one.get("bodyValue"))]
        claims = [body for body in bodies if isinstance(body, dict) and CLAIM in _types(body)]
        places = [*self._places(one)]
        coder = next((_name(by) for by in _listed(one.get("creator"))), "")
        if not places:
            self._left("annotations of no text, left out", one)
        for claim in claims:
            self._claim(claim, places, coder, one)
        if claims:
            return
        tags = [tag for tag in map(_tag, bodies) if tag]
        notes = [words for words in map(_comment, bodies) if words]
        for tag in dict.fromkeys(tags or [UNTAGGED]):
            self._things.setdefault((tag,), Thing((tag,), tag))
            for text, place in places:
                coding = Coding(text, (tag,), place, coder, "\n".join(notes))
                self._made.codings.append(coding)

    def _claim(
        self,
        claim: Mapping[str, Any],
        places: list[tuple[str, dict[str, Any]]],
        coder: str,
        one: Mapping[str, Any],
    ) -> None:
        """A claim with its fields, one citation a target."""
        ends = [self._end(claim.get(name)) for name in ("source", "target")]
        source, target = ends
        kind = claim.get("kind")
        if source is None or target is None or not isinstance(kind, str):
            self._left("claims without a kind or an end, left out", one)
            return
        for further in _listed(claim.get("names")):
            self._end(further)
        said = claim.get("fields")
        said = dict(said) if isinstance(said, dict) else {}
        for text, place in places:
            self._made.ties.append(Tie(kind, source, target, text, place, said, coder=coder))

    def _end(self, end: Any) -> Key | None:
        if not isinstance(end, dict) or not isinstance(end.get("name"), str):
            return None
        said = {name: value for name, value in end.items() if isinstance(value, str)}
        key = (said.get("identifier") or said["name"],)
        self._things.setdefault(
            key, Thing(key, said["name"], said.get("kind", "thing"), said.get("identifier", ""))
        )
        return key

    def _places(self, one: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The texts and stretches that an annotation is of."""
        for target in _listed(one.get("target")):
            source = target.get("source", target.get("id")) if isinstance(target, dict) else target
            source = source.get("id") if isinstance(source, dict) else source
            if not isinstance(source, str) or not source:
                continue
            self._texts.setdefault(source, Text(source, source, url=source))
            selectors = _listed(target.get("selector")) if isinstance(target, dict) else []
            place = self._place([each for each in selectors if isinstance(each, dict)], one)
            place |= _cited(target, place)
            yield source, place or {"record": "all of it"}

    def _place(self, selectors: list[dict[str, Any]], one: Mapping[str, Any]) -> dict[str, Any]:
        quote = next((each for each in selectors if QUOTE in _types(each)), {})
        words = quote.get("exact") if isinstance(quote.get("exact"), str) else None
        position = next((each for each in selectors if POSITION in _types(each)), {})
        start, end = _whole(position.get("start")), _whole(position.get("end"))
        if start is not None and end is not None and start < end:
            if words is None or len(words) == end - start:
                return {"start": start, "end": end} | (
                    {} if words is None else {"digest": digest(words)}
                )
            self._left("places that are not counted in code points, cited by their words", one)
        if not words:
            return {}
        around = {name: quote.get(name) for name in ("prefix", "suffix")}
        # Words whose place is still to be found are no whole citation: the annotation is cited, too.
        return {"quote": words, "record": f"annotation {one.get('id', '')}".strip()} | {
            name: said for name, said in around.items() if isinstance(said, str) and said
        }

    def _left(self, why: str, one: Mapping[str, Any]) -> None:
        self._made.left.append((why, str(one.get("id", ""))[:100]))


def read(value: Any, name: str) -> Annotated:
    """What some annotations say.

    Parameters
    ----------
    value : any
        Of JSON.
    name : str
        What the file is called, without its ending.

    Raises
    ------
    Misread
        Where there is none.
    """
    return _Annotations(name).read(value)


def _annotations(value: Any) -> Iterator[Mapping[str, Any]]:
    """The annotations of a collection, of its pages, of a list, or the one that it is."""
    waiting = [value]
    steps = 0
    while waiting:
        one = waiting.pop()
        steps += 1
        if steps > _MOST:
            raise Misread(_TOO_MANY.format(_MOST), "further on")
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict) and ANNOTATION in _types(one):
            yield one
        elif isinstance(one, dict):
            inner = (one.get(name) for name in ("next", "items", "first", "@graph"))
            waiting += [part for part in inner if isinstance(part, dict | list)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _types(value: Mapping[str, Any]) -> set[str]:
    said = [*_listed(value.get("type")), *_listed(value.get("@type"))]
    return {one.rpartition(":")[2] for one in said if isinstance(one, str)}


def _cited(target: Any, place: Mapping[str, Any]) -> dict[str, Any]:
    """What else a target says of its passage, where it is of the sort that a citation has."""
    if not isinstance(target, dict):
        return {}
    said = {name: target.get(name) for name in CITED if name not in place}
    fits: Mapping[str, Callable[[Any], Any]] = {
        "paragraph": lambda one: "start" in place and _whole(one),
        "digest": lambda one: isinstance(one, str) and "start" in place and _DIGEST.fullmatch(one),
        "record": lambda one: isinstance(one, str) and one.strip(),
        "url": is_address,
    }
    return {name: value for name, value in said.items() if fits[name](value)}


def _whole(value: Any) -> int | None:
    """A number that counts something; none of what is no such."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _name(by: Any) -> str:
    """What somebody is called."""
    if isinstance(by, str):
        return by
    said = (by.get(name) for name in ("name", "nickname", "id")) if isinstance(by, dict) else ()
    return next((one for one in said if isinstance(one, str) and one), "")


def _tag(body: Any) -> str:
    """What a body codes its target with; empty where it does not."""
    if not isinstance(body, dict):
        return (
            body if isinstance(body, str) and body.startswith(("http:", "https:", "urn:")) else ""
        )
    if not {one for one in _listed(body.get("purpose")) if isinstance(one, str)} & TAGS:
        return ""
    said = (body.get(name) for name in ("value", "label", "source", "id"))
    return next((one.strip() for one in said if isinstance(one, str) and one.strip()), "")


def _comment(body: Any) -> str:
    """What a body says in words."""
    if isinstance(body, str):
        return "" if _tag(body) else body
    value = body.get("value") if isinstance(body, dict) and not _tag(body) else None
    return value if isinstance(value, str) else ""
