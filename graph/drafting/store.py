"""Drafts as they wait for a person, in a private folder beside the dataset.

The folder is its owner's alone, and git ignores it from the start: drafts hold words of the documents.
Nothing of it is data: no command reads claims from it. It is written whole or not at all, and where two
programs write at a time neither loses what the other wrote.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from graph.evidence.anchoring import GRADES, PLACED, Grade
from graph.given import path_of
from graph.model import Citation
from graph.private import FOLDER, make_private, refuse_links
from graph.problems import ChangedFile, Place, UnknownName, UnusableFile
from graph.reading.files import HEADER, header_of
from graph.reading.json_text import JsonText
from graph.reading.messages import Told
from graph.reading.sources import Unreadable
from graph.shown import one_line
from graph.vocabulary.value import Value
from graph.writing.atomic import write_texts

DRAFTS, PROVENANCE = "drafts.jsonl", "provenance.json"
_AWAY = "move it away, and draft anew"
State = Literal["waiting", "unfinished", "accepted", "edited", "rejected"]
DECIDED: tuple[State, ...] = ("accepted", "edited", "rejected")
_TRIES = 5
"""So often what somebody else wrote meanwhile is read anew."""


class Stands(Value):
    """A place where the words of a document differ from a quote.

    ``sort`` is what of it matters most: a negation, a number, a modal, a name; none of these.
    """

    given: str
    stands: str
    sort: Literal["negation", "number", "modal", "name"] | None = None


class Evidence(Value):
    """A quote, and what was found of it."""

    quote: str
    grade: Grade
    places: tuple[Citation, ...] = Field(
        default=(), description="Where it stands; of what is only near, the nearest."
    )
    marked: int | None = Field(default=None, description="Which is nearest to the paragraph named.")
    words: str | None = Field(default=None, description="What stands at the nearest place.")
    differences: tuple[Stands, ...] = Field(default=(), description="What they say otherwise.")

    @property
    def placed(self) -> bool:
        """Whether there is one place, and nothing to be asked."""
        return self.grade in PLACED


class Waiting(Value):
    """A draft: a claim that was proposed, and what is known of it."""

    id: str = Field(pattern=r"^[0-9a-f]{10}$")
    document: str
    text: str = Field(description="The digest of the document's text that it was drafted from.")
    proposal: dict[str, Any] = Field(description="As it came.")
    record: dict[str, Any] = Field(
        default={}, description="The claim as data files have it; empty where it has no shape."
    )
    entities: tuple[dict[str, Any], ...] = Field(
        default=(), description="The entities that it names and the dataset did not have."
    )
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = Field(default=(), description="What a check would say against it.")
    doubts: tuple[str, ...] = Field(default=(), description="What deserves a look.")
    repeats: str | None = Field(
        default=None, description="The id of the claim that it makes at another place, too."
    )
    state: State = "waiting"
    reason: str | None = Field(default=None, description="Why it was rejected.")
    claim: str | None = Field(default=None, description="The id of the claim that it became.")
    changed: tuple[str, ...] = Field(default=(), description="The fields that a person changed.")
    model: str | None = None
    date: str = Field(description="When it was drafted: 2025-12-14.")
    prompt: str | None = Field(default=None, description="The digest of the prompt.")
    tries: int = Field(default=0, description="How often it went back to be put right.")

    @property
    def grade(self) -> Grade | None:
        """How surely its words were found: as the least sure of them; none where it quotes none."""
        order = [*GRADES]
        return max((one.grade for one in self.evidence), key=order.index, default=None)

    @property
    def placed(self) -> bool:
        """Whether each of its quotes has its place."""
        return bool(self.evidence) and all(one.placed for one in self.evidence)


class Decision(Value):
    """What a person makes of a draft; ``waiting`` takes a decision back."""

    state: State
    claim: str | None = Field(default=None, description="The id of the claim that it became.")
    changed: tuple[str, ...] = Field(default=(), description="The fields that were changed.")
    reason: str | None = Field(default=None, description="Why it is rejected.")


def read(dataset: Path | str) -> tuple[Waiting, ...]:
    """All drafts of a dataset, decided ones included, in the order in which they came.

    Parameters
    ----------
    dataset : path
        A folder, or one file.

    Raises
    ------
    UnusableFile
        Where there is no dataset, or the drafts cannot be read.
    """
    file = _file(dataset, DRAFTS)
    return tuple(_parsed(file, _content(file)).values())


def add(dataset: Path | str, drafts: Iterable[Waiting], replaced: Iterable[str] = ()) -> None:
    """Put drafts beside those that wait; one that is there already, and decided, stays as it is.

    Parameters
    ----------
    dataset : path
    drafts : iterable of Waiting
    replaced : iterable of str
        The ids of drafts that these put right.

    Raises
    ------
    UnusableFile
        Where they cannot be written.
    """
    drafts, replaced = tuple(drafts), frozenset(replaced)

    def change(there: dict[str, Waiting]) -> dict[str, Waiting]:
        kept = {
            name: one for name, one in there.items() if name not in replaced or one.state in DECIDED
        }
        fresh = {one.id: one for one in drafts if one.id not in kept or _open(kept[one.id])}
        return kept | fresh

    _change(dataset, change)


def decide(dataset: Path | str, id: str, decision: Decision) -> Waiting:
    """Note what a person makes of a draft. The data are the caller's to write.

    Parameters
    ----------
    dataset : path
    id : str
    decision : Decision

    Returns
    -------
    Waiting
        The draft as it is then.

    Raises
    ------
    UnknownName
        Where no draft has this id.
    ValueError
        Where a draft that is unfinished, or has a quote without a place, is accepted as it is; or the
        decision lacks its claim or its reason.
    UnusableFile
    """

    def change(there: dict[str, Waiting]) -> dict[str, Waiting]:
        if id not in there:
            raise UnknownName(id, there, "draft")
        return there | {id: _decided(there[id], decision)}

    return _change(dataset, change)[id]


def sign(dataset: Path | str) -> tuple[int, int, int] | None:
    """What tells that the drafts are others since: their file's size, time and number; none where it is not there.

    Parameters
    ----------
    dataset : path
    """
    try:
        found = _file(dataset, DRAFTS).stat()
    except (OSError, UnusableFile):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def as_is(drafts: Iterable[Waiting]) -> tuple[int, int]:
    """How many drafts were accepted as they were, and how many a person has decided.

    Parameters
    ----------
    drafts : iterable of Waiting
    """
    decided = [one.state for one in drafts if one.state in DECIDED]
    return decided.count("accepted"), len(decided)


def _open(draft: Waiting) -> bool:
    return draft.state not in DECIDED


def _decided(draft: Waiting, decision: Decision) -> Waiting:
    """A draft with a decision."""
    state = decision.state
    if state == "accepted" and (draft.problems or not draft.placed):
        raise ValueError(
            f"draft {draft.id} cannot be accepted as it is: it has a problem, or a quote without a place"
        )
    if state in {"accepted", "edited"} and not decision.claim:
        raise ValueError("what is accepted became a claim; give its id")
    if state == "rejected" and not (decision.reason or "").strip():
        raise ValueError("what is rejected is so for a reason; give it")
    if state in {"waiting", "unfinished"}:
        state = "unfinished" if draft.problems else "waiting"
        decision = Decision(state=state)
    changed = decision.model_dump() | {"state": state}
    return draft.model_copy(update=changed)


def _provenance(drafts: Iterable[Waiting]) -> dict[str, Any]:
    """How each claim that was a draft came about, by its id; no word of a document is in it."""
    found: dict[str, Any] = {}
    for one in drafts:
        if one.claim is not None:
            told = {
                "draft": one.id,
                "how": one.state,
                "changed": [*one.changed],
                "model": one.model,
                "date": one.date,
                "prompt": one.prompt,
                "grade": one.grade,
            }
            found.setdefault(one.claim, []).append(told)
    return found


# ── The files ───────────────────────────────────────────────────────────────────────────────────


def _change(
    dataset: Path | str, change: Callable[[dict[str, Waiting]], dict[str, Waiting]]
) -> dict[str, Waiting]:
    """Change the drafts as they are now, and write them; where they changed meanwhile, once more."""
    file = _file(dataset, DRAFTS)
    for _try in range(_TRIES):
        content = _content(file)
        found = change(_parsed(file, content))
        text = "".join(f"{_line(one)}\n" for one in found.values())
        if text == content:
            return found
        beside = _file(dataset, PROVENANCE)
        refuse_links(beside)
        provenance = json.dumps(_provenance(found.values()), indent=1, sort_keys=True)
        make_private(file.parent)
        try:
            write_texts(
                {file: text, beside: f"{provenance}\n"},
                private=True,
                before_placing=partial(_refuse_others, file, content),
            )
        except ChangedFile:
            continue
        return found
    raise ChangedFile(str(file))


def _refuse_others(file: Path, content: str) -> None:
    """Look once more, so that what another program writes meanwhile is not lost."""
    if _content(file) != content:
        raise ChangedFile(str(file))


def _line(draft: Waiting) -> str:
    return json.dumps(draft.model_dump(mode="json", exclude_defaults=True), ensure_ascii=True)


def _file(dataset: Path | str, name: str) -> Path:
    """A file of the private folder: of a dataset that is one file, under its name."""
    path = path_of(dataset, "draft", "a dataset's folder or file")
    header = header_of(path)
    own = name if header.name == HEADER else f"{header.name}.{name}"
    return header.parent / FOLDER / own


def _content(file: Path) -> str:
    """What a file of the private folder says; nothing where it is not there."""
    refuse_links(file)
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise UnusableFile(str(file), f"this is not UTF-8; {_AWAY}") from None
    except OSError as error:
        raise UnusableFile(str(file), error.strerror or str(error)) from None


def _parsed(file: Path, content: str) -> dict[str, Waiting]:
    """The drafts that a file has, by their ids."""
    found: dict[str, Waiting] = {}
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            draft = _draft(file, number, line)
            found[draft.id] = draft
    return found


def _draft(file: Path, number: int, line: str) -> Waiting:
    """The draft of a line."""
    try:
        parsed = JsonText(str(file), line, number)
        value = parsed.value()
        parsed.refuse_unfit(value)
    except Unreadable as error:
        raise _no_draft(file, number, error.problem.message) from None
    try:
        return Waiting.model_validate_json(line, strict=True)
    except ValidationError as error:
        problems = Told(value, Waiting, lambda _path: Place()).problems(error)
        told = next((one.message for one in problems), "it has not the form of one")
        raise _no_draft(file, number, told) from None


def _no_draft(file: Path, number: int, told: str) -> UnusableFile:
    return UnusableFile(str(file), f"line {number} is no draft: {one_line(told)}; {_AWAY}")
