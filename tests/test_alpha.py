"""Krippendorff's alpha, against the examples that he published and others counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.agreement.reliability import alpha


def coders(*rows: str) -> list[tuple[str | None, ...]]:
    """Units, of what each coder said of all in a row; a point is nothing said."""
    return [
        tuple(None if value == "." else value for value in unit) for unit in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): A, two coders, two values;
        (coders("0100000000", "1110010100"), 0.095),
        # B, two coders, five values;
        (coders("aabbdcccedda", "babbbccceddd"), 0.692),
        # C, four coders, missing values.
        (
            coders("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
            0.743,
        ),
        # By hand: n=4, o=2, e=16-9-1=6: 1-3*2/6.
        (coders("ab", "aa"), 0.0),
        # n=4, o=4, e=16-4-4=8: 1-3*4/8.
        (coders("ab", "ba"), -0.5),
        (coders("ab", "ab"), 1.0),
        # The last unit has one value, which is compared with nothing.
        (coders("abc", "ab."), 1.0),
        # One of 276 differs: n=552, o=2, e=552²-551²-1=1102: 1-551*2/1102.
        (coders("a" * 276, "a" * 275 + "b"), 0.0),
        # Three coders: n=5, o=(1*2+2*1)/2 = 2, of aab and .bb; e=25-4-9=12: 1-4*2/12.
        (coders("a.", "ab", "bb"), 1 / 3),
    ],
)
def test_alpha_is_krippendorffs(units: list[tuple[str | None, ...]], expected: float) -> None:
    assert alpha(units) == pytest.approx(expected, abs=0.0005)


def test_alpha_says_nothing_where_nothing_varies() -> None:
    assert alpha([]) is None
    assert alpha(coders("aaa", "aaa")) is None
    assert alpha(coders("ab", "..")) is None


UNITS = st.lists(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=3, max_size=3))


@given(UNITS, st.permutations([0, 1, 2]))
def test_alpha_does_not_ask_who_is_who(units: list[list[str | None]], order: list[int]) -> None:
    expected = alpha(units)
    turned = alpha([[unit[at] for at in order] for unit in units])
    assert turned == (None if expected is None else pytest.approx(expected))
    renamed = alpha(
        [[None if one is None else {"a": 1, "b": 2, "c": 3}[one] for one in unit] for unit in units]
    )
    assert renamed == expected
    assert expected is None or expected <= 1
    assert expected != 1 or all(len({*unit} - {None}) < 2 for unit in units)
