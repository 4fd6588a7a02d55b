"""Web Annotations in a file that ends as any JSON does."""

from __future__ import annotations

from typing import Any

from graph.reading.annotated import web
from graph.reading.annotated.dataset import made
from graph.reading.others import Made, Other, register


def _made(value: Any, name: str) -> Made:
    return made(web.read(value, name), name)


register(Other("web annotations", web.fits, _made))
