"""Defects of a header's parts."""

from __future__ import annotations

from tests.planted.in_relations import PAST
from tests.planted.planting import Record

HEADER = Record("header", "dataset")
LETTER = Record("letter", "dataset", "documents", 0)
COLUMN = Record("column", "dataset", "documents", 1)
VOTE = Record("group", "dataset", "groups", 0)
RIOS = Record("rios", "dataset", "scenarios", 0)
DOCKS = Record("docks", "dataset", "topics", 0)
FINDING = Record("finding", "dataset", "findings", 0)
UNSAID = Record("unsaid", "dataset", "unsaid", 0)
SILENT = Record("silent", "dataset", "silent", 0)
GUARDS = Record("who-guards", "dataset", "questions", 0)
STANDS = Record("who-stands", "dataset", "questions", 1)
TIES = Record("what-ties-them", "dataset", "questions", 2)
DIFFERS = Record("what-differs", "dataset", "questions", 3)
FERRIES = Record("ferry-kind", "dataset", "kinds", "entities", 0)
DREDGINGS = Record("dredging-kind", "dataset", "kinds", "relations", 0)
SILTINGS = Record("silting-kind", "dataset", "kinds", "relations", 1)

IN_A_GROUP = ["group", "condition"]
"""What is held against the other scenarios of a group needs the group, and what decides."""

IN_HEADER = (
    HEADER.drop("missing-field", "id", at="nothing"),
    HEADER.put("bad-id", "id", "The harbour"),
    HEADER.put("bad-value", "format", "1"),
    HEADER.put("bad-value", "format", 0),
    HEADER.drop("missing-field", "title", at="nothing"),
    HEADER.put("bad-value|bad-name", "title", ""),
    HEADER.put("bad-value", "title", 5),
    HEADER.rename("unknown-field", "title", "titel", says="title"),
    HEADER.put("bad-value", "titles", "Una ciudad"),
    HEADER.put("bad-value", "headline", ["Two ways"]),
    HEADER.put("bad-value", "deck", ""),
    HEADER.put("control-character", "deck", "Only\x08 two"),
    HEADER.put("bad-value", "description", 5),
    HEADER.put("bad-value", "language", ["en"]),
    HEADER.rename("unknown-field", "license", "licence", says="license"),
    HEADER.rename("unknown-field", "documents", "document", says="documents"),
    HEADER.rename("unknown-field", "groups", "group", says="groups"),
    HEADER.rename("unknown-field", "scenarios", "scenarois", says="scenarios"),
    HEADER.rename("unknown-field", "topics", "topic", says="topics"),
    HEADER.rename("unknown-field", "findings", "finding", says="findings"),
    HEADER.rename("unknown-field", "questions", "question", says="questions"),
    HEADER.rename("unknown-field", "kinds", "kind", says="kinds"),
    HEADER.put("unknown-field", "voices", ["x"]),
    HEADER.twice("deck", "Again"),
)  # fmt: skip
SECTIONS = (
    HEADER.put("bad-value", "documents", {"letter": "A letter"}, says="list"),
    HEADER.put("bad-value", "scenarios", {"rios": "If Ríos wins"}, says="list"),
    HEADER.put("bad-value", "topics", "docks, river, vote", says="list"),
    HEADER.put("bad-value", "groups", {"id": "mayor-vote-2026"}, says="list"),
    HEADER.put("bad-value", "questions", "none", says="list"),
    HEADER.put("bad-value", "findings", 5, says="list"),
    HEADER.put("bad-value", "kinds", ["ferry"]),
    HEADER.put("bad-value", "kinds", "ferry, dredging"),
    HEADER.put("bad-value", "kinds.relations", {"kind": "dredging"}, says="list"),
    HEADER.put("bad-value", "kinds.entities", "ferry", says="list"),
    HEADER.put("unknown-field", "kinds.relation", []),
    HEADER.rename("unknown-field", "kinds.relations", "relation", says="relations"),
    HEADER.put("bad-value", "documents.0", "letter"),
    HEADER.put("bad-value", "scenarios.1", 5),
    HEADER.put("bad-value", "topics.2", ["vote"]),
)  # fmt: skip
"""Whole sections: of each, one problem and not one of all that names something in it."""
IN_LETTER = (
    LETTER.drop("missing-field", "id"),
    LETTER.put("bad-id", "id", "The letter"),
    LETTER.put("bad-id", "id", "l" * 201),
    LETTER.drop("missing-field", "title"),
    LETTER.put("bad-value|bad-name", "title", ""),
    LETTER.put("bad-value", "title", 5),
    LETTER.put("bad-value", "titles.es", ""),
    LETTER.rename("unknown-field", "title", "titel", says="title"),
    LETTER.put("bad-value", "by", "ana-rios", says="list"),
    LETTER.put("dangling-reference", "by.0", "ana-roi", says="ana-rios"),
    LETTER.put("bad-value", "publisher", 5),
    LETTER.put("bad-date", "date", "March 2026"),
    LETTER.put("bad-date|bad-value", "date", 2026),
    LETTER.put("bad-value", "language", 5),
    LETTER.put("bad-value", "url", 5),
    LETTER.put("bad-value", "rights", ["x"]),
    LETTER.put("bad-value", "digest", "abc"),
    LETTER.put("bad-value", "characters", -1),
    LETTER.put("bad-value", "characters", "345"),
    LETTER.put("unknown-word", "annotated", "all", says="whole"),
    LETTER.drop("missing-field", "disclaimer.words"),
    LETTER.put("dangling-reference", "disclaimer.by", "river-aliance", says="river-alliance"),
    LETTER.put("unknown-document", "disclaimer.evidence.0.document", "leter", says="letter", needs=["disclaimer.evidence.0", "id"]),
    LETTER.put("end-before-start", "disclaimer.evidence.0.end", 3, needs=["disclaimer.evidence.0"]),
    LETTER.put("bad-value", "disclaimer", "The views are her own"),
    LETTER.put("unknown-field", "author", "Ana", says="authors"),
)  # fmt: skip
IN_COLUMN = (
    COLUMN.put("bad-value", "authors", "A. Reader", says="list"),
    COLUMN.put("bad-value|bad-name", "authors.0", " "),
    COLUMN.put("bad-value", "authors.0", 5),
    COLUMN.put("ambiguous-voice", "authors.0", "pia-holm"),
    COLUMN.put("bad-value", "digest", 5),
    COLUMN.put("unknown-field", "annotation", "whole", says="annotated"),
)  # fmt: skip
IN_RIOS = (
    RIOS.drop("missing-field", "id"),
    RIOS.put("bad-id", "id", "Ríos"),
    RIOS.put("bad-id", "id", "r" * 201),
    RIOS.drop("missing-field", "label"),
    RIOS.put("bad-value|bad-name", "label", ""),
    RIOS.put("bad-value", "labels.es", 5),
    RIOS.drop("missing-field", "group"),
    RIOS.put("bad-id|bad-value", "group", "The vote"),
    RIOS.put("bad-value", "condition", "mayor-vote"),
    RIOS.put("dangling-reference", "condition.event", "mayor-vot", says="mayor-vote"),
    RIOS.put("dangling-reference", "counterparts.winner", "ana-roi", says="ana-rios"),
    RIOS.put("bad-value", "counterparts.winner", 5),
    RIOS.put("odd-winner", "condition.outcome", "pia-holm", at="counterparts.winner", needs=["counterparts", *IN_A_GROUP]),
    RIOS.put("uneven-part", "counterparts.winner", "upland", needs=IN_A_GROUP),
    RIOS.put("same-winner", "counterparts.winner", "tom-berg", needs=IN_A_GROUP),
    RIOS.rename("lone-part", "counterparts.winner", "winer", says="winner", needs=IN_A_GROUP),
    RIOS.put("bad-id|bad-value|dangling-reference", "counterparts.team", "Her team"),
    RIOS.rename("unknown-field", "counterparts", "counterpart", says="counterparts"),
    RIOS.twice("label", "If Ríos loses"),
)  # fmt: skip
IN_SMALL_PARTS = (
    (
        VOTE.put("unknown-group", "id", "mayor-vote-2062", says="mayor-vote-2026"),
        VOTE.put("bad-value", "either_way", ""),
        VOTE.put("bad-value", "label", 5),
        VOTE.put("unknown-field", "eitherway", "x", says="either_way"),
    ),
    (
        DOCKS.drop("missing-field", "id"),
        DOCKS.put("bad-id", "id", "The docks"),
        DOCKS.put("bad-id", "id", "d" * 201),
        DOCKS.drop("missing-field", "label"),
        DOCKS.put("bad-value", "labels", "Los muelles"),
        DOCKS.put("unknown-field", "name", "Docks", says="label", needs=["label"]),
    ),
    (
        FINDING.put("unknown-topic", "topic", "dokcs", says="docks"),
        FINDING.put("unknown-scenario", "scenario", "riso", says="rios"),
        FINDING.drop("missing-field", "words"),
        FINDING.put("bad-value", "words", 5),
        FINDING.put("unknown-answer", "relations.1", "dockers-hlep", says="dockers-help"),
        FINDING.put("bad-value", "relations", "dockers-help", says="list"),
    FINDING.put("repeated-item", "relations", ["pecjlj7x7vek", "pecjlj7x7vek"], at="relations.1"),
        FINDING.put("unknown-field", "entities", []),
    ),
    (
        UNSAID.put("bad-value", "words", ""),
        UNSAID.put("unknown-topic", "topic", "rivre", says="river"),
        UNSAID.put("unknown-scenario", "scenario", "bergs", says="berg"),
        UNSAID.put("dangling-reference", "entities.0", "floding", says="flooding"),
        UNSAID.put("repeated-item", "entities", ["flooding", "flooding"], at="entities.1"),
    UNSAID.put("no-place", "evidence.0", {"document": "column"}),
        UNSAID.put("unknown-field", "relations", []),
    ),
    (
        SILENT.put("unknown-document", "document", "colum", says="column", needs=["end"]),
        SILENT.drop("missing-field", "start", needs=["end"]),
        SILENT.put("end-before-start", "end", 5, needs=["start"]),
        SILENT.put(PAST, "end", 900, needs=["start"]),
        SILENT.put("bad-value", "digest", "abc"),
        SILENT.drop("missing-field", "reason"),
        SILENT.put("bad-value", "reason", ""),
        SILENT.put("unknown-field", "paragraph", 3),
    ),
)  # fmt: skip
IN_QUESTIONS = (
    (
        GUARDS.drop("missing-field", "id"),
        GUARDS.put("bad-id", "id", "Who guards?"),
        GUARDS.drop("missing-field", "title"),
        GUARDS.put("bad-value", "titles.es", 5),
        GUARDS.put("bad-value", "reading", ""),
        GUARDS.put("unknown-kind", "query.kind", "deploymnet", says="deployment", needs=["expected"]),
        GUARDS.put("unknown-scenario", "query.scenario", "riso", says="rios", needs=["expected"]),
        GUARDS.put("unknown-field", "query.scenaro", "rios", says="scenario", needs=["expected"]),
        GUARDS.put("bad-date", "query.on", "soon", needs=["expected"]),
        GUARDS.put("bad-value", "query", "deployment", needs=["expected"]),
        GUARDS.put("unknown-answer", "expected.0", "pecjlj7x7veq"),
        GUARDS.put("unexpected-answer", "expected", ["pecjlj7x7vek", "dockers-help"], at="expected.1", needs=["query"]),
        GUARDS.put("bad-value", "expected", "pecjlj7x7vek", says="list"),
        GUARDS.put("unknown-field", "answer", ["x"]),
    ),
    (
        STANDS.put("unknown-kind", "query.source_kind", "candidat", says="candidate", needs=["expected"]),
        STANDS.put("unknown-topic", "query.topic", "vot", says="vote", needs=["expected"]),
        STANDS.put("unknown-word", "query.exclude.modality", "plann", says="plan", needs=["expected"]),
        STANDS.put("unknown-word|bad-value", "query.order", ["when"], at="query.order.0", needs=["expected"]),
        STANDS.put("bad-value", "query.limit", 0, needs=["expected"]),
        STANDS.put("bad-value", "query.negated", "no", needs=["expected"]),
        STANDS.put("dangling-reference", "query.holder", "autor", says="author", needs=["expected"]),
        STANDS.put("bad-value", "path", {"source": "dockers", "target": "upland"}, at="", needs=["query", "expected"]),
    ),
    (
        TIES.put("dangling-reference", "path.target", "harbour-polcie", says="harbour-police", needs=["expected"]),
        TIES.drop("missing-field", "path.target", needs=["expected"]),
        TIES.put("bad-value", "path.source", 5, needs=["expected"]),
        TIES.drop("bad-value", "path", at="", needs=["expected"]),
        TIES.put("bad-value", "reading", 5),
    ),
    (
        DIFFERS.put("unknown-scenario", "compare.right", "breg", says="berg"),
        DIFFERS.put("unknown-topic", "compare.topic", "dock", says="docks"),
        DIFFERS.put("dangling-reference", "compare.entity", "old-dock", says="old-docks"),
        DIFFERS.drop("missing-field", "compare.left"),
        DIFFERS.put("unknown-field", "compare.scenario", "rios"),
        DIFFERS.put("bad-value", "title", ""),
    ),
)  # fmt: skip
IN_KINDS = (
    (
        FERRIES.put("bad-id", "kind", "Ferry"),
        FERRIES.drop("missing-field", "kind"),
        FERRIES.put("bad-kind", "kind", "asset"),
        FERRIES.drop("missing-field", "label"),
        FERRIES.put("bad-value", "plural", ""),
        FERRIES.put("bad-value", "labels.es", 5),
        FERRIES.put("unknown-word", "shape", "triangel", says="triangle"),
        FERRIES.put("unknown-word", "tint", "matter", says="matters"),
        FERRIES.put("bad-kind", "parent", "aset", says="asset"),
        FERRIES.put("unknown-word", "fields.berths.type", "numbr", says="number"),
        FERRIES.put("bad-kind", "fields.home.kinds.0", "regoin", says="region"),
        FERRIES.put("bad-kind", "fields.name", {"type": "text"}),
        FERRIES.put("bad-id", "fields.Deck count", {"type": "number"}),
        FERRIES.put("bad-value", "fields.built.required", "yes"),
        FERRIES.put("unknown-field", "forward", "crosses"),
    ),
    (
        DREDGINGS.put("bad-id", "kind", "Dredging!"),
        DREDGINGS.drop("missing-field", "forward"),
        DREDGINGS.drop("bad-kind", "inverse"),
        DREDGINGS.put("bad-kind", "source.0", "agancy", says="agency"),
        DREDGINGS.put("bad-value", "target", "region", says="list"),
        DREDGINGS.put("bad-kind", "opposite", "siltign", says="silting"),
        DREDGINGS.put("bad-value", "symmetric", "yes"),
        DREDGINGS.put("bad-kind", "fields.method.choices", [], needs=["fields.method"]),
        DREDGINGS.put("bad-kind", "fields.method.opposites.0", ["pump", "spade"], needs=["fields.method"]),
        DREDGINGS.put("bad-kind", "fields.method.words", {"spade": {"es": "pala"}}, at="fields.method.words.spade",
            or_at="fields.method.words", needs=["fields.method"]),
        DREDGINGS.put("bad-kind", "fields.voice", {"type": "text"}),
        DREDGINGS.put("bad-kind", "fields.language", {"type": "text"}),
        DREDGINGS.rename("unknown-field", "fields.method.choices", "choice", says="choices", needs=["fields.method"]),
        DREDGINGS.put("unknown-field", "opposites", ["silting"], says="opposite"),
    ),
    (
        SILTINGS.put("bad-kind", "kind", "dredging"),
        SILTINGS.put("bad-value", "forward", ""),
        SILTINGS.put("bad-kind", "source.1", "issues", says="issue"),
    ),
)  # fmt: skip
HEADER_GROUPS = (
    IN_HEADER, IN_LETTER, IN_COLUMN, IN_RIOS, *IN_SMALL_PARTS, *IN_QUESTIONS, *IN_KINDS,
)  # fmt: skip
