"""UIMA CAS as JSON: INCEpTION, dkpro-cassis and others."""

from __future__ import annotations

from typing import Any

from graph.reading.annotated import cas
from graph.reading.annotated.dataset import made
from graph.reading.others import Made, Other, register


def _fits(value: Any) -> bool:
    return isinstance(value, dict) and cas.STRUCTURES in value


def _made(value: Any, name: str) -> Made:
    return made(cas.read(value, name.removesuffix(".cas")), name)


register(Other("cas", _fits, _made))
