"""Quantities: how much or how many, as a text that is checked and can be counted with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

Comparison = Literal["=", ">", ">=", "<", "<=", "~"]
"""How the number stands to what is counted; ``~`` is about."""

LONGEST = 100
"""No quantity has more signs."""
_HOW = "8, > 50 %, 4/7, ~ 300 troops, 10..20 or 2.5 % of GDP, with single spaces"

_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,15}|/[1-9][0-9]{0,14})?"
_COMPARED = "(?P<comparison>>=|<=|>|<)"
_UNIT = r"(?:[%‰]|[^\W\d_]|[$€£¥°])(?:[^\W_]|[ .,'’/²³-](?=[^\W_]))*"
_QUANTITY = re.compile(
    rf"(?:(?:{_COMPARED}|(?P<about>~)) )?(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?(?: (?P<unit>{_UNIT}))?"
)
_PATTERN = rf"^(?:(?:~ )?{_NUMBER}(?:\.\.{_NUMBER})?|(?:>=|<=|>|<) {_NUMBER})(?: [^0-9\s<>=~]\S*(?: \S+)*)?$"
"""Much the same for a JSON Schema, whose patterns know no letters but those of English."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or what lies between two, of a unit.

    Parameters
    ----------
    low, high : Fraction
        The same where one number is given.
    comparison : str
        ``=``, or how what is counted stands to the number: ``>``, ``>=``, ``<``, ``<=``, ``~``.
    unit : str or None
        ``%``, or what is counted: *seats*, *years*.
    """

    low: Fraction
    high: Fraction
    comparison: Comparison = "="
    unit: str | None = None


def quantity(text: str) -> Quantity:
    """What a quantity says.

    Parameters
    ----------
    text : str
        A number (``8``, ``26.85``, ``4/7``) or two (``10..20``), before it what compares (``> 50``,
        ``~ 300``), after it a unit (``50 %``, ``155 seats``, ``2 % of GDP``, ``5 USD``). The parts stand a
        space apart, so that one quantity has one spelling.

    Returns
    -------
    Quantity

    Raises
    ------
    ValueError
        Where it is no quantity.

    Examples
    --------
    >>> quantity("> 50 %")
    Quantity(low=Fraction(50, 1), high=Fraction(50, 1), comparison='>', unit='%')
    >>> float(quantity("4/7").low) > 0.5
    True
    """
    match = _QUANTITY.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        raise ValueError(f"{_shortly(text)} is not a quantity; write {_HOW}")
    low = Fraction(match["low"])
    high = Fraction(match["high"] or match["low"])
    if high < low:
        raise ValueError(f'"{text}" is not a quantity; write the lower number first')
    if match["high"] and match["comparison"]:
        raise ValueError(f'"{text}" is not a quantity; what lies between two is not compared')
    compared: Any = match["comparison"] or match["about"] or "="
    return Quantity(low, high, compared, match["unit"])


def _shortly(text: str) -> str:
    return f'"{text}"' if len(text) <= LONGEST else f'"{text[:LONGEST]}…"'


def _checked(text: str) -> str:
    quantity(text)
    return text


QuantityText = Annotated[
    str,
    AfterValidator(_checked),
    Field(
        description="A quantity: 8, > 50 %, 4/7, 10..20, 155 seats.",
        json_schema_extra={"pattern": _PATTERN},
    ),
]
