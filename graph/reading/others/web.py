"""Web Annotations in a file that ends as any JSON does."""

from __future__ import annotations

from typing import Any

from graph.reading.annotated import web
from graph.reading.annotated.dataset import Made
from graph.reading.others import Made as Result
from graph.reading.others import Other, register


def _made(value: Any, name: str) -> Result:
    made = Made(web.read(value, name), name)
    return made.value(), made.report


register(Other("web annotations", web.fits, _made))
