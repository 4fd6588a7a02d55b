"""How far two annotations of the same documents agree: ties, fields, cited words; and what has no partner."""

from __future__ import annotations

from graph.agreement.agreeing import agree
from graph.agreement.result import Agreement

__all__ = ["Agreement", "agree"]
