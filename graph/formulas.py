"""What a spreadsheet would run, and how a cell of CSV is kept from it."""

from __future__ import annotations

import re

_SKIPPED = "\t-\r\x1c- \x85\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# What a spreadsheet takes for a formula, and could be made to run, also behind what it does not count.
_FORMULA = re.compile(f"[\t\n\r]|[{_SKIPPED}]*[{_SIGNS}]")
# Where commas are not what parts cells, one within quotes is no whole: a mark that parts, and what may follow it.
_STRETCH = re.compile(f"[;\"'{_SKIPPED}]+")
_SIGN = re.compile(f"[{_SIGNS}]")
_PARTS = re.compile("\r\n|[;\t\n\r]")
_GUARDED = re.compile("(\r\n|[;\t\n\r])'")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """A text that no spreadsheet runs, in part neither, where it parts cells by semicolons or by tabs.

    An apostrophe, which spreadsheets take for "this is text", stands before what would be run.
    """
    return _before_signs(f"'{text}" if is_formula(text) else text, _PARTS, r"\g<0>'")


def doubled(text: str) -> str:
    """A text which has an apostrophe before what a spreadsheet would run, with one more that is taken away again."""
    return f"'{text}" if text.startswith("'") and is_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """A cell's text without the apostrophes that keep a spreadsheet from running it."""
    text = _before_signs(text, _GUARDED, r"\1")
    return text[1:] if text.startswith("'") and is_formula(text.lstrip("'")) else text


def _before_signs(text: str, found: re.Pattern[str], made: str) -> str:
    """A text changed where a sign of a formula follows. Stretches are taken whole: long ones are gone through once."""

    def changed(stretch: re.Match[str]) -> str:
        before_sign = _SIGN.match(text, stretch.end()) is not None
        return found.sub(made, stretch[0]) if before_sign else stretch[0]

    return _STRETCH.sub(changed, text)
