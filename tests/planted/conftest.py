"""Nothing here is there to have lines counted."""

from tests.untraced import untraced

__all__ = ["untraced"]
