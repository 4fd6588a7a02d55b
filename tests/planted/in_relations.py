"""Defects of relations, each record well or ill by itself."""

from __future__ import annotations

from math import nan

from tests.planted.planting import Record
from tests.planted.tree import Raw

PATROL = Record("patrol", "relations", 0)
DREDGING = Record("dredging", "relations", 19)
OPPOSITION = Record("opposition", "relations", 4)
RIVALS = Record("rivals", "relations", 26)
CANDIDACY = Record("candidacy", "relations", 7)
SALE = Record("sale", "relations", 18)
EFFECT = Record("effect", "relations", 30)
SILTING = Record("silting", "relations", 20)
PAST = "past-the-end"
"""The rule of a place past the characters that its document has."""
MISQUOTED = "wrong-quote"
"""The rule of a quote that does not fit its own digest, or its length its place."""

IN_PATROL = (
    PATROL.put("unknown-kind", "kind", "deploymnet", says="deployment", needs=["role", "legal_basis", "source", "target"]),
    PATROL.put("unknown-kind", "kind", "is deployed in", says="deployment", needs=["role", "legal_basis", "source", "target"]),
    PATROL.drop("missing-field", "kind", needs=["role", "legal_basis", "source", "target"]),
    PATROL.drop("missing-field", "source"),
    PATROL.put("missing-field", "source", None, or_at=".."),
    PATROL.put("bad-value", "source", 5),
    PATROL.put("bad-value", "source", ["harbour-police"]),
    PATROL.put("dangling-reference", "source", "harbor-police", says="harbour-police"),
    PATROL.put("dangling-reference", "source", "Harbour police", says="harbour-police"),
    PATROL.put("wrong-end", "source", "flooding", needs=["kind"]),
    PATROL.drop("missing-field", "target"),
    PATROL.put("dangling-reference", "target", "old-dock", says="old-docks"),
    PATROL.put("wrong-end", "target", "ana-rios", needs=["kind"]),
    PATROL.rename("unknown-field", "target", "targte", says="target"),
    PATROL.put("unknown-scenario", "scenario", "rois", says="rios"),
    PATROL.put("unknown-scenario", "scenario", "If Ríos wins", says="rios"),
    PATROL.put("bad-value", "scenario", 5),
    PATROL.put("unknown-topic", "topic", "dcoks", says="docks"),
    PATROL.put("bad-value", "topic", ["docks"]),
    PATROL.drop("missing-field", "modality"),
    PATROL.put("missing-field", "modality", nan, or_at=".."),
    PATROL.put("unknown-word", "modality", "palns", says="plan"),
    PATROL.put("unknown-word", "modality", "Plan", says="plan"),
    PATROL.put("fact-in-scenario", "modality", "fact", needs=["scenario"]),
    PATROL.rename("unknown-field", "modality", "modalty", says="modality"),
    PATROL.put("unknown-word", "certainty", "likely", says="probable"),
    PATROL.put("unknown-word", "certainty", "probabel", says="probable"),
    PATROL.put("unknown-word|bad-value", "certainty", 1),
    PATROL.put("bad-value", "negated", "no"),
    PATROL.put("bad-value", "negated", 0),
    PATROL.put("dangling-reference", "holder", "ana-roi", says="ana-rios"),
    PATROL.put("dangling-reference", "holder", "autor", says="author"),
    PATROL.put("bad-value", "holder", 5),
    PATROL.put("unknown-word", "basis", "infered", says="inferred"),
    PATROL.put("bad-date", "start", "June 2026"),
    PATROL.put("bad-date", "start", "2026-13"),
    PATROL.put("bad-date|bad-value", "start", 2026, says="2026"),
    PATROL.put("end-before-start", "end", "2025", needs=["start"]),
    PATROL.put("bad-date", "end", "2026-02-30"),
    PATROL.put("bad-date", "end", "…"),
    PATROL.put("past-to-come", "end", "past", needs=["scenario", "modality"]),
    PATROL.put("bad-value", "quantity", "many"),
    PATROL.put("bad-value", "quantity", "20..10"),
    PATROL.put("bad-date", "date", "2026-6-1"),
    PATROL.put("unknown-word", "role", "led", says="lead", needs=["kind"]),
    PATROL.put("dangling-reference", "legal_basis", "harbor-act", says="harbour-act", needs=["kind"]),
    PATROL.put("wrong-end", "legal_basis", "flooding", needs=["kind"]),
    PATROL.rename("unknown-field", "legal_basis", "legal_bassis", says="legal_basis", needs=["kind"]),
    PATROL.put("bad-value", "statement", 5),
    PATROL.put("control-character", "statement", "Ríos would\x07 have it"),
    PATROL.put("control-character", "note", "\x9b31m"),
    PATROL.put("bad-value", "statements", "Ríos haría"),
    PATROL.put("bad-value", "statements.es", ""),
    PATROL.put("bad-value", "note", ["x"]),
    PATROL.put("bad-value", "notes.es", 5),
    PATROL.put("unknown-field", "quote", "the harbour police", says="evidence", needs=["evidence"]),
    PATROL.put("unknown-field", "direction", "more"),
    PATROL.put("unknown-field", "certanty", "certain", says="certainty"),
    PATROL.twice("certainty", "certain"),
    PATROL.drop("no-evidence", "evidence"),
    PATROL.put("no-evidence", "evidence", [], or_at=".."),
    PATROL.put("no-evidence", "evidence", None, or_at=".."),
    PATROL.put("bad-value", "evidence", "letter", says="list"),
    PATROL.put("bad-value", "evidence", {"document": "letter", "start": 0, "end": 3}, says="list"),
    PATROL.put("bad-value", "evidence.1", "register"),
    PATROL.rename("unknown-field", "evidence", "evidance", says="evidence"),
    PATROL.drop("missing-field", "evidence.0.document", needs=["evidence.0.end"]),
    PATROL.put("unknown-document", "evidence.0.document", "leter", says="letter", needs=["evidence.0.end"]),
    PATROL.put("unknown-document", "evidence.1.document", "The register"),
    PATROL.put("bad-value", "evidence.0.paragraph", 0),
    PATROL.put("bad-value", "evidence.0.paragraph", "2"),
    PATROL.put("bad-value", "evidence.0.start", -1, needs=["evidence.0.quote", "evidence.0.end"]),
    PATROL.put("bad-value", "evidence.0.start", "40", needs=["evidence.0.quote", "evidence.0.end"]),
    PATROL.drop("no-place", "evidence.0.start", or_at="evidence.0.end", needs=["evidence.0.quote", "evidence.0.end"]),
    PATROL.drop("no-place", "evidence.0.end", or_at="evidence.0.start", needs=["evidence.0.quote", "evidence.0.start"]),
    PATROL.put("end-before-start", "evidence.0.end", 20, needs=["evidence.0.start", "evidence.0.quote"]),
    PATROL.put("end-before-start", "evidence.0.end", 40, needs=["evidence.0.start", "evidence.0.quote"]),
    PATROL.put("bad-value", "evidence.0.end", 1.5, needs=["evidence.0.start", "evidence.0.quote"]),
    PATROL.put("bad-value", "evidence.0.digest", "abc", needs=["evidence.0.quote"]),
    PATROL.put("bad-value", "evidence.0.digest", 5, needs=["evidence.0.quote"]),
    PATROL.put(MISQUOTED, "evidence.0.digest", "0" * 16, needs=["evidence.0.quote"]),
    PATROL.put("bad-value", "evidence.0.quote", 5, needs=["evidence.0.digest", "evidence.0.end", "evidence.0.start"]),
    PATROL.put("bad-value", "evidence.0.prefix", 5),
    PATROL.put("bad-value", "evidence.0.coder", ["A"]),
    PATROL.put("unknown-field", "evidence.0.offset", 5, needs=["evidence.0.start"]),
    PATROL.rename("unknown-field", "evidence.0.suffix", "sufix", says="suffix"),
    PATROL.put("no-place", "evidence.1", {"document": "register"}),
    PATROL.put("bad-value", "evidence.1.record", 7, says='write "7"'),
    PATROL.put("bad-value", "evidence.1.record", ""),
    PATROL.put("bad-value", "evidence.1.url", "example.org"),
    PATROL.put("bad-value", "evidence.1.url", "javascript:alert(1)"),
    PATROL.twice("evidence.1.record", "8"),
    PATROL.put("bad-value", "id", 5),
)  # fmt: skip
IN_DREDGING = (
    DREDGING.drop("missing-field", "method", needs=["kind"]),
    DREDGING.put("missing-field", "method", None, or_at="..", needs=["kind"]),
    DREDGING.put("unknown-word", "method", "pmup", says="pump", needs=["kind"]),
    DREDGING.put("bad-value", "depth", "deep", needs=["kind"]),
    DREDGING.put("bad-value", "depth", Raw("1e400"), needs=["kind"], layouts=("jsonl",)),
    DREDGING.put("bad-date", "since", "soon", needs=["kind"]),
    DREDGING.put("bad-value", "paid", "yes", needs=["kind"]),
    DREDGING.put("bad-value", "paid", 1, needs=["kind"]),
    DREDGING.put("dangling-reference", "funder", "lowlnad", says="lowland", needs=["kind"]),
    DREDGING.put("wrong-end", "funder", "harbour-police", needs=["kind"]),
    DREDGING.put("bad-value", "remark", 5, needs=["kind"]),
    DREDGING.put("control-character", "remark", "Only\x7fat night", needs=["kind"]),
    DREDGING.put("wrong-end", "source", "dockers", needs=["kind"]),
    DREDGING.put("wrong-end", "target", "lowland", needs=["kind"]),
    DREDGING.rename("unknown-field", "depth", "dephth", says="depth", needs=["kind"]),
    DREDGING.put("unknown-kind", "kind", "dredgign", says="dredging"),
    DREDGING.put("bad-date|bad-value", "date", 2025, says="2025"),
    DREDGING.put("bad-date", "date", "0000"),
    DREDGING.put("unknown-field", "role", "lead", needs=["kind"]),
)  # fmt: skip
IN_OPPOSITION = (
    OPPOSITION.put("unknown-kind", "kind", "opposes", says="opposition", needs=["source", "target"]),
    OPPOSITION.put("unknown-kind", "kind", "Opposition", says="opposition", needs=["source", "target"]),
    OPPOSITION.put("unknown-word", "modality", "likely"),
    OPPOSITION.put("unknown-word", "modality", "faact", says="fact"),
    OPPOSITION.put("unknown-field", "certainly", "certain", says="certainty"),
    OPPOSITION.put("unknown-field", "start_date", "2025", says="start"),
    OPPOSITION.put("bad-value", "evidence.0", None),
    OPPOSITION.put(PAST, "evidence.0.end", 4_000, needs=["evidence"]),
    OPPOSITION.put(MISQUOTED, "evidence.0.quote", "The blues oppose the dam plan.", needs=["evidence"]),
    OPPOSITION.put(MISQUOTED, "evidence.0.quote", "The blues", needs=["evidence"]),
    OPPOSITION.put("dangling-reference", "target", "dockplan", says="dock-plan"),
    OPPOSITION.put("last-resort", "kind", "association", needs=["source", "target"]),
)  # fmt: skip
IN_OTHERS = (
    (
        RIVALS.put("self-relation", "target", "ana-rios", needs=["source"]),
        RIVALS.put("unknown-topic", "topic", "votes", says="vote"),
        RIVALS.put("unknown-document", "evidence.0.document", "registre", says="register"),
        RIVALS.put("unknown-word", "modality", "facts", says="fact"),
    ),
    (
        CANDIDACY.put("wrong-end", "on_behalf_of", "mayor", needs=["kind"]),
        CANDIDACY.put("dangling-reference", "on_behalf_of", "green", says="greens", needs=["kind"]),
        CANDIDACY.put("unknown-word", "outcome", "win", says="won", needs=["kind"]),
        CANDIDACY.put("bad-date", "start", "2026-00"),
        CANDIDACY.put("unknown-word", "basis", "guessed"),
    ),
    (
        SALE.put("dangling-reference", "asset", "sea-quean", says="sea-queen", needs=["kind"]),
        SALE.put("wrong-end", "asset", "flooding", needs=["kind"]),
        SALE.put("fact-in-scenario", "modality", "fact", needs=["scenario"]),
        SALE.put("unknown-word", "certainty", "unlikely", needs=[]),
    ),
    (
        EFFECT.put("unknown-word", "direction", "fewer", needs=["kind"]),
        EFFECT.put("bad-value", "aspect", 5, needs=["kind"]),
        EFFECT.put("no-place", "evidence.0", {"document": "register", "paragraph": 1}),
    ),
    (
        SILTING.put("bad-value", "evidence.0.url", "ftp://example.org"),
        SILTING.put("wrong-end", "source", "dockers", needs=["kind"]),
        SILTING.put("unknown-field", "method", "pump", needs=["kind"]),
    ),
)  # fmt: skip
RELATION_GROUPS = (IN_PATROL, IN_DREDGING, IN_OPPOSITION, *IN_OTHERS)
