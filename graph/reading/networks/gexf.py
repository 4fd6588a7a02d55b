"""Where a GEXF file, whose graph has no fields of its own, keeps what is no entity and no claim."""

from __future__ import annotations

INSTRUCTION = "policygraph"
"""The processing instruction that holds it, as JSON: valid anywhere, and passed over by every other reader."""
