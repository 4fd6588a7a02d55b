"""Names that are given out once: each its own, however many are alike."""

from __future__ import annotations

from time import process_time

from graph.outgoing.filenames import Filenames
from graph.reading.called import Ids, as_word

MANY = 20_000
SOON = 5.0
"""Seconds: that many names that are all alike took minutes when each number was tried for each."""


def test_many_names_that_are_alike_have_ids_of_their_own_soon() -> None:
    ids = Ids("author")
    start = process_time()
    given = [ids.give("\u4e2d\u6587", "node") for _ in range(MANY)]
    assert process_time() - start < SOON
    assert len(set(given)) == MANY
    assert given[:3] == [given[0], f"{given[0]}-2", f"{given[0]}-3"]


def test_a_number_that_was_given_otherwise_is_passed_over() -> None:
    ids = Ids("a-2", "b")
    assert ids.exactly("a-4") == "a-4"
    assert [ids.give("a", "node") for _ in range(4)] == ["a", "a-3", "a-5", "a-6"]
    assert ids.exactly("b") == "b-2"
    assert ids.give("a 5", "node") == "a-5-2"


def test_a_word_that_is_taken_has_a_prefix_then_a_number() -> None:
    assert as_word("Kind", (), "field") == "kind"
    assert as_word("Kind", {"kind"}, "field") == "coded_kind"
    assert as_word("Kind", {"kind", "coded_kind"}, "field") == "coded_kind_2"
    assert as_word("Kind", {"kind", "coded_kind", "coded_kind_2"}, "field") == "coded_kind_3"


def test_many_files_of_one_name_are_named_soon() -> None:
    names = Filenames()
    start = process_time()
    given = [names.give("Note" if number % 2 else "note", "page") for number in range(MANY)]
    assert process_time() - start < SOON
    assert len({name.casefold() for name in given}) == MANY
    assert given[:3] == ["note", "Note 2", "note 3"]
    assert names.give("note 3", "page") == "note 3 2"
