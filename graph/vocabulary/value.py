"""What all that a dataset says is made of: frozen values, and words in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from graph.shown import prints
from graph.tables import html_fields

SLUG = r"^[a-z0-9]+(--?[a-z0-9]+)*$"
"""Small letters and digits, with hyphens between; two hyphens tell the dataset that an id comes from."""
KIND = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=200)]


@prints
class Value(BaseModel):
    """A value: never changed once made, and no field beyond those declared."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, protected_namespaces=()
    )

    def __str__(self) -> str:
        return super().__str__()

    def __repr__(self) -> str:
        return super().__repr__()

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What the value says, without the fields that say only their default."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if field.is_required() or value != field.default:
                yield name, value

    def _repr_html_(self) -> str:
        return html_fields({name or "": value for name, value in self.__repr_args__()})


class NoWords(dict[str, str]):
    """An empty mapping that stays so, and can be hashed: one serves as the default of them all.

    A default that cannot be hashed is copied for every value that is made, and there may be a
    million claims.
    """

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none
        return 0

    def _refuse(self, *_args: Any, **_fields: Any) -> NoReturn:
        raise TypeError("these words are shared by all that have none; give a mapping of your own")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What a JSON Schema shows as the default: an object."""
        return handler.generate_schema(dict[str, str])

    def __copy__(self) -> NoWords:
        return self

    def __deepcopy__(self, _memo: Any) -> NoWords:
        return self

    def __reduce__(self) -> str:
        return "NO_WORDS"


NO_WORDS = NoWords()

Wording = Annotated[str, Field(min_length=1)]
Wordings = dict[Wording, Wording]
"""Words in other languages than a dataset's own, by language: ``{es: …}``."""

PLURALS: Mapping[str, str] = {
    "title": "titles",
    "description": "descriptions",
    "headline": "headlines",
    "deck": "decks",
    "label": "labels",
    "name": "names",
    "summary": "summaries",
    "statement": "statements",
    "note": "notes",
    "reading": "readings",
    "words": "wordings",
    "either_way": "either_ways",
}
"""The field that has the words of another in other languages."""


def said(value: Value, field: str, language: str | None) -> str:
    """What a field says in a language; in the dataset's own, where it does not say it in that one.

    Parameters
    ----------
    value : Value
    field : str
        One that ``PLURALS`` has.
    language : str or None
        None: the dataset's own.

    Returns
    -------
    str
        Empty where it says nothing.
    """
    others: Mapping[str, str] = getattr(value, PLURALS[field])
    own: str | None = getattr(value, field)
    return (others.get(language) if language else None) or own or ""
