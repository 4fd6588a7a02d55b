"""The rules that a whole dataset is held to, beyond what each record's fields must be.

One pass over the entities and two over the relations. Places are looked up for what is wrong
only, so that a clean dataset of a million relations is checked at a fraction of the cost of
reading it.
"""

from __future__ import annotations

from graph.reading.rules import both_ways
from graph.reading.rules.citations import Cited
from graph.reading.rules.entities import entity_rules
from graph.reading.rules.header import header_rules
from graph.reading.rules.memberships import membership_rules
from graph.reading.rules.merges import merge_rules
from graph.reading.rules.names import alike_rules
from graph.reading.rules.questions import question_rules
from graph.reading.rules.references import fits
from graph.reading.rules.relations import relation_rules
from graph.reading.rules.repeats import repeat_rules
from graph.reading.rules.resolutions import resolution_rules
from graph.reading.rules.table import RULES
from graph.reading.rules.texts import record_texts, value_texts
from graph.reading.rules.unused import unused_rules

__all__ = [
    "RULES",
    "Cited",
    "alike_rules",
    "both_ways",
    "entity_rules",
    "fits",
    "header_rules",
    "membership_rules",
    "merge_rules",
    "question_rules",
    "record_texts",
    "relation_rules",
    "repeat_rules",
    "resolution_rules",
    "unused_rules",
    "value_texts",
]
