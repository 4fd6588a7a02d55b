"""Single values as YAML and JSON that no reader takes for anything else."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any

WORD = re.compile(r"(?!0[box])[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""What may stand without quotes: the words of enumerations, slugs, the ids of claims."""
_LETTER = re.compile("[a-df-z]")
"""What no number has, in any YAML; an e may stand before a power of ten."""
_RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")


def scalar(value: Any, *, quoted: bool = False) -> str:
    """A single value as YAML, which is JSON too where it is quoted.

    Parameters
    ----------
    value : str, int, float, bool or None
    quoted : bool
        Whether also such words are quoted as would not need it.

    Raises
    ------
    ValueError
        Where no file can hold it.
    """
    if isinstance(value, str):
        return value if not quoted and _is_plain(value) else text(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float) and isfinite(value):
        return _decimal(value)
    raise ValueError(
        f"no file holds {value!r}; give text, a number, true or false, a list or fields"
    )


def _is_plain(value: str) -> bool:
    if value in _RESERVED or not WORD.fullmatch(value):
        return False
    return value[0].isalpha() or bool(_LETTER.search(value))


def text(value: str) -> str:
    """A text in double quotes; signs that a reader would drop or change are spelled out."""
    if _HALF.search(value):
        raise ValueError("no file holds half a sign (a lone surrogate)")
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def _decimal(value: float) -> str:
    """A number that YAML's plain words take for one: with a point, whatever its size."""
    mantissa, e, exponent = repr(value).partition("e")
    return f"{mantissa if '.' in mantissa else f'{mantissa}.0'}{e}{exponent}"
