"""Sparing the garbage collector a search that finds nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 10_000
"""From so many new objects on, the garbage collector is spared a look at them."""


@contextmanager
def paused_garbage_collection() -> Iterator[None]:
    """Pause the cyclic garbage collector while many objects are made that all stay.

    Looking through them again and again, in vain, costs two thirds of the time of loading, and half of that of a page.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY and not gc.get_freeze_count():
            # Or else the next object made would set off a search through all of these: at a
            # million relations, seconds. Thawed, they are of the oldest generation.
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()
