"""What came true: records of what became of an event or of a claim, each kept for good.

The event behind some scenarios is resolved by one of them; a claim is resolved by itself. A record is
never changed: a later one about the same thing takes its place, and ``open`` takes it back. What
stands is computed (``graph.outcomes``); the claims stay as they were made.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from graph.vocabulary.citation import WebAddress
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.value import NO_WORDS, Slug, Value, Wording, Wordings

Verdict = Literal["yes", "no", "partly", "void", "open"]
"""What becomes of a claim. It is said of the tie, not of the claim: *no*, where it did not come about,
also bears out who denied it."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
VOID: Verdict = "void"
OPEN: Verdict = "open"
NONE = "none"
"""The outcome of an event that none of the scenarios foresaw."""


class Source(Value):
    """Who tells what came true: a document of the dataset, or a publication by its record."""

    document: Slug | None = Field(
        default=None, description="The id of a document that dataset.yaml declares."
    )
    title: Wording | None = Field(default=None, description="Of what was published.")
    authors: tuple[Wording, ...] = Field(default=(), description="Who wrote it: people, an agency.")
    publisher: Wording | None = Field(default=None, description="Who published it.")
    date: PartialDate | None = Field(default=None, description="When it was published.")
    record: Wording | None = Field(
        default=None, description="Which entry of a list, where it is no text."
    )
    url: WebAddress | None = Field(default=None, description="Its address, http or https.")

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.document is None and self.title is None:
            raise ValueError("name what tells it: document, or title (with publisher, date, url)")
        return self


_On = Annotated[PartialDate | None, Field(description="The day on which it was settled.")]
_Told = Annotated[Source | None, Field(description="Who tells so.")]
_By = Annotated[str | None, Field(description="Who recorded it.")]
_Note = Annotated[Wording | None, Field(description="What a reader should know besides.")]
_Notes = Annotated[Wordings, Field(description="The note in other languages.")]


class EventResolution(Value):
    """What became of the event behind the scenarios of a group."""

    event: Slug = Field(description="The group of the scenarios.")
    outcome: Slug = Field(
        description="The scenario that came about, or who plays a part in it alone; "
        f'"{NONE}": none of them; "{OPEN}": not settled, which takes an earlier record back.'
    )
    on: _On = None
    source: _Told = None
    by: _By = None
    note: _Note = None
    notes: _Notes = NO_WORDS

    @property
    def about(self) -> tuple[str, str]:
        """What it is about."""
        return "event", self.event


class ClaimResolution(Value):
    """What became of a claim."""

    claim: str = Field(min_length=1, description="The id of the claim.")
    outcome: Verdict = Field(
        default=OPEN,
        description="Whether what it ties came about, whether or not it denies that; void: it "
        "cannot be told any more; open: not settled, which takes an earlier record back.",
    )
    due: PartialDate | None = Field(
        default=None, description="When it is to be settled; if a later record is silent, it stays."
    )
    criteria: Wording | None = Field(
        default=None, description="By what it is settled; if a later record is silent, it stays."
    )
    on: _On = None
    source: _Told = None
    by: _By = None
    note: _Note = None
    notes: _Notes = NO_WORDS

    @property
    def about(self) -> tuple[str, str]:
        """What it is about."""
        return "claim", self.claim


Resolution = EventResolution | ClaimResolution
