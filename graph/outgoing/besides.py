"""What a dataset says beside its entities and claims, and further of them, which few formats have a place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sized

from graph.model import Entity
from graph.outgoing.extract import Extract
from graph.vocabulary.value import Value

_TOLD = {
    "findings": "findings, left out",
    "questions": "questions, left out",
    "silent": "silent stretches, left out",
    "unsaid": "notes on what is not said, left out",
}


def besides(extract: Extract) -> Counter[str]:
    """How many findings, questions, silences and records of what came true there are, in words.

    Parameters
    ----------
    extract : Extract
    """
    header = extract.header
    counts = Counter({told: len(getattr(header, name)) for name, told in _TOLD.items()})
    counts["records of what came true, left out"] = len(extract.dataset.resolutions)
    return +counts


OTHER_LANGUAGES: Mapping[str, str] = {
    "statements": "statement in other languages",
    "notes": "note in other languages",
}
"""What a claim says in other languages, by field, in words."""
BARE = ("id", "kind", "name")
"""What formats that have little of an entity have of it."""


def without(what: str, values: Iterable[Value], lost: Mapping[str, str]) -> Counter[str]:
    """How many values say something in fields that a format has no place for.

    Parameters
    ----------
    what : str
        What they are, in words: *claims*.
    values : iterable of Value
    lost : mapping of str to str
        The fields, and what each is called in words.
    """
    there = [*values]
    found = Counter(
        {
            f"{what} without their {words}": sum(_says(getattr(one, name)) for one in there)
            for name, words in lost.items()
        }
    )
    return +found


def beyond(what: str, values: Iterable[Value], kept: Collection[str], than: str) -> Counter[str]:
    """How many values say more than a format has a place for.

    Parameters
    ----------
    what : str
        What they are, in words: *documents*.
    values : iterable of Value
    kept : collection of str
        The fields that it has a place for.
    than : str
        Those in words: *a title*.
    """
    more = sum(
        any(_says(value) for name, value in one.__dict__.items() if name not in kept)
        for one in values
    )
    return +Counter({f"{what} of which more is said than {than}, which is left out": more})


def beyond_name(entities: Iterable[Entity]) -> Counter[str]:
    """How many entities say more than a name and a kind.

    Parameters
    ----------
    entities : iterable of Entity
    """
    return beyond("entities", entities, BARE, "a name and a kind")


def named_alone(extract: Extract) -> Counter[str]:
    """How many documents, scenarios and topics a format has that has no more of them than claims say.

    Parameters
    ----------
    extract : Extract
    """
    header = extract.header
    told = {
        "documents": header.documents,
        "scenarios": header.scenarios,
        "topics": header.topics,
    }
    return +Counter(
        {
            f"{what} of which only what claims call them is said": len(those)
            for what, those in told.items()
        }
    )


def _says(value: object) -> bool:
    """Whether a field's value says something: nought and *no* do."""
    return value is not None and not (isinstance(value, Sized) and not len(value))


def left_undrawn(extract: Extract) -> Counter[str]:
    """What a drawing has no place for, beside what claims say.

    Parameters
    ----------
    extract : Extract
    """
    return named_alone(extract) + besides(extract) + beyond_name(extract.entities)
