"""What a spreadsheet would run, and how a cell of CSV is kept from it."""

from __future__ import annotations

import re

# What a spreadsheet takes for a formula, and could be made to run, also behind what it does not count.
_FORMULA = re.compile(
    "[\t\n\r]"
    "|[\t-\r\x1c- \x85\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]*"
    "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text."""
    return _FORMULA.match(text) is not None


def doubled(text: str) -> str:
    """A text which has an apostrophe before what a spreadsheet would run, with one more that is taken away again."""
    return f"'{text}" if text.startswith("'") and is_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """A cell's text without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text.startswith("'") and is_formula(text.lstrip("'")) else text
