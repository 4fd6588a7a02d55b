"""What a model is asked for: one claim as a flat record, in a schema that every provider takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.drafting.answers import Raw
from graph.model import BASES, CERTAINTIES, MODALITIES, Vocabulary
from graph.problems import Place
from graph.reading.messages import Told

CLAIMS = "claims"
"""What an answer calls its list of proposals."""
DIGEST = "prompt"
"""Where an answer from a chat repeats which prompt it answers."""


class _Flat(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Detail(_Flat):
    """One of the fields that only some kinds have, or a date."""

    field: str
    value: str


class Proposal(_Flat):
    """A claim as a model proposes it.

    A field that may say nothing is null, and not left out: some providers take no other schema. Which
    words a field takes is not its own to say: a wrong one is told as a check tells it.
    """

    kind: str = Field(description="A kind of relation.")
    source: str = Field(description="An entity's id, or new:Name (kind).")
    target: str = Field(description="The same.")
    scenario: str | None = Field(None, description="Its id; null: whoever wins.")
    topic: str | None = Field(None, description="Its id.")
    modality: str
    certainty: str
    negated: bool = Field(description="Whether the words deny it.")
    holder: str | None = Field(None, description="Whose claim; null: the text's author.")
    basis: str
    aspect: str | None = Field(None, description="In what, or on what, in a few words.")
    details: list[Detail] = Field(description="Further fields of the kind; date, start, end.")
    statement: str = Field(description="One plain sentence of your own, with its hedge.")
    quotes: list[str] = Field(description="The words that say so, copied letter by letter.")
    paragraph: int = Field(description="The number of the paragraph they stand in.")
    corrects: str | None = Field(None, description="The id of the draft that it puts right.")

    @property
    def plain(self) -> dict[str, Any]:
        """All that it proposes, as plain values."""
        return self.model_dump(exclude={"corrects"})


def schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of an answer: flat, all fields required, and small.

    Parameters
    ----------
    vocabulary : Vocabulary
        Its kinds are the words that ``kind`` takes.
    """
    found = Proposal.model_json_schema()
    definitions = found.pop("$defs", {})
    proposal = _plain(found, definitions)
    words = {"kind": [*vocabulary.relations], "modality": [*MODALITIES]}
    words |= {"certainty": [*CERTAINTIES], "basis": [*BASES]}
    for name, known in words.items():
        proposal["properties"][name]["enum"] = known
    listed = {"type": "array", "items": proposal}
    return {
        "type": "object",
        "properties": {CLAIMS: listed},
        "required": [CLAIMS],
        "additionalProperties": False,
    }


def read_proposal(raw: Raw) -> tuple[Proposal | None, list[str]]:
    """A proposal, or what is wrong with its shape, in the sentences of a check.

    Parameters
    ----------
    raw : Raw
    """
    try:
        return Proposal.model_validate(raw.value), []
    except ValidationError as error:
        told = Told(raw.value, Proposal, lambda _path: Place(), "proposal.")
        return None, [f"{one.message} [{one.rule}]" for one in told.problems(error)]


def _plain(part: Any, definitions: Mapping[str, Any]) -> Any:
    """A schema without titles, defaults and references, with every field required."""
    if isinstance(part, list):
        return [_plain(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _plain(definitions[part["$ref"].rsplit("/", 1)[-1]], definitions)
    kept = {name: one for name, one in part.items() if name not in {"default", "title"}}
    if "properties" in kept:
        kept.pop("description", None)  # what the class is, for people
        kept["required"] = [*kept["properties"]]
    if "anyOf" in kept:
        kept |= {"type": [*_types(kept.pop("anyOf"))]}
    return {
        name: {inner: _plain(one, definitions) for inner, one in value.items()}
        if name == "properties"
        else _plain(value, definitions)
        for name, value in kept.items()
    }


def _types(parts: list[dict[str, Any]]) -> Iterator[str]:
    """The types of a field that may be null."""
    yield from (part["type"] for part in parts)
