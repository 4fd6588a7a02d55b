"""Two texts that a reader would call the same spelling fold to the same string."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from graph.folding import LETTERS, fold
from tests.tiny import graph_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße, GROẞE", "strasse, grosse"),
        ("Æsir Œuvre Þór Ðað", "aesir oeuvre thor dad"),
        ("Øre Đorđe Łódź ırmak İzmir", "ore dorde lodz irmak izmir"),
        ("Ħal Ŧ Ŋ ĸ Ŀ ŀ ſ", "hal t n k l l s"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("José HABLÓ", "jose hablo"),
        ("a\u2011b – c\u00a0d ’e‘ ʼf “g”", "a-b - c d 'e' 'f \"g\""),
        ("ﬁn Ⅳ Ａ", "fin iv a"),
        ("Ka\u00adst \u200bKa\u200dst\u202e \ufeffK\u2060ast", "kast kast kast"),
        ("智利 שלום", "智利 שלום"),
    ],
)
def test_case_accents_and_look_alikes_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_letters_of_the_table_do_not_come_apart_by_themselves() -> None:
    for letter in LETTERS:
        assert unicodedata.normalize("NFKD", letter) == letter
        assert letter.lower() == letter


@pytest.mark.untraced
def test_folding_what_is_folded_changes_nothing() -> None:
    for code in range(sys.maxunicode + 1):
        folded = fold(chr(code))
        assert fold(folded) == folded, hex(code)


def test_a_name_is_found_by_whoever_lacks_its_letters() -> None:
    kg = graph_of({"a": {"kind": "person", "name": "Łukasz Groß"}, "b": "person"})

    for name in ("lukasz gross", "ŁUKASZ GROSS", "Łukasz\u00ad Gro\u200bß"):
        assert kg.entity(name).id == "a"
    assert [one.id for one in kg.search("gross").entities] == ["a"]
