"""Where a claim stands: a place in a document, an entry of a list, an address."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from graph.shown import one_line, prints
from graph.vocabulary.value import SLUG, Value, Wording

WebAddress = Annotated[str, Field(pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]\S*$")]


def _with(**types: str) -> JsonDict:
    """A schema of the objects that have some fields, each of a type; one of none may be absent."""
    return {
        "required": [name for name, sort in types.items() if sort != "null"],
        "properties": {name: {"type": sort} for name, sort in types.items()},
    }


@prints
class Citation(Value):
    """The place of a claim in a document, without the document's words.

    A W3C Web Annotation text position: half-open, in code points of the document's text. What is
    no stretch of a text is cited by its record (an entry of a list, a row of a table) or its
    address. A quote alone waits for its place, which a check with the document finds.
    """

    # Held to by a rule of a check; here, a look at each of a million citations would cost more.
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                _with(start="integer", end="integer"),
                _with(record="string", start="null", end="null"),
                _with(url="string", start="null", end="null"),
                _with(quote="string", start="null", end="null"),  # waits to be anchored
            ]
        }
    )

    # A rule holds it to the documents that there are, misspelt ones among them.
    document: str = Field(
        description="The id of a document that dataset.yaml declares.",
        json_schema_extra={"pattern": SLUG, "maxLength": 200},
    )
    paragraph: int | None = Field(default=None, ge=1, description="Which paragraph, from 1.")
    start: int | None = Field(default=None, ge=0, description="The first code point cited, from 0.")
    end: int | None = Field(default=None, ge=1, description="One past the last code point cited.")
    record: Wording | None = Field(
        default=None, description="Which entry of a list or row of a table, where it is no text."
    )
    url: WebAddress | None = Field(
        default=None, description="The address, http or https, at which the words stand."
    )
    digest: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{16}$",
        description="The first 16 hex digits of the SHA-256 of the exact words, as UTF-8.",
    )
    quote: str | None = Field(default=None, description="The words, if they may be quoted.")
    prefix: str | None = Field(default=None, description="The words just before the quote.")
    suffix: str | None = Field(default=None, description="The words just after the quote.")
    coder: str | None = Field(default=None, description="Who read the claim from these words.")

    @property
    def waits(self) -> bool:
        """Whether it only quotes words, whose place is still to be found."""
        return (
            self.quote is not None
            and self.start is None
            and self.end is None
            and self.record is None
            and self.url is None
        )

    @property
    def span(self) -> tuple[int, int] | None:
        """Where in the text the words start and end; none where only a record or url is given."""
        if self.start is None or self.end is None:
            return None
        return self.start, self.end

    def __str__(self) -> str:
        return one_line(self.words())

    def words(self) -> str:
        """The place in a few words, as data have it: ``note ¶2 5–9``."""
        words = [self.document]
        if self.paragraph is not None:
            words.append(f"¶{self.paragraph}")
        if self.start is not None or self.end is not None:
            words.append(f"{self.start}–{self.end}")
        elif self.record is not None:
            words.append(f"record {self.record}")
        elif self.url is not None:
            words.append(self.url)
        return " ".join(words)
