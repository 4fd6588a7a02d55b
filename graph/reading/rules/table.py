"""Every rule's name, and the sentence that it holds a dataset to."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "syntax": "A file can be read as what it says it is.",
    "repeated-field": "A record gives each of its fields once.",
    "newer-format": "The files are of a format that this version reads.",
    "unread-file": "Every data file in the folder is one that is read (warning).",
    "unknown-field": "A record has no field but those of its kind.",
    "missing-field": "A record has every field that its kind needs.",
    "unknown-kind": "Every kind is built in or declared in dataset.yaml.",
    "bad-kind": "A kind that dataset.yaml declares makes sense.",
    "unknown-word": "Where a field takes one of several words, it is one of them.",
    "bad-value": "Every value is of the sort that its field takes.",
    "bad-id": "Ids are kebab-case slugs, kinds snake_case words.",
    "bad-date": "Dates are 2025, 2025-12 or 2025-12-14, and days of the calendar.",
    "end-before-start": "What ends does so after it starts; a citation too.",
    "duplicate-id": "No two records have one id.",
    "dangling-reference": "Every entity named is there.",
    "wrong-end": "A relation's ends, and its other references, are of the kinds that fit.",
    "self-relation": "A relation ties two different entities.",
    "unknown-scenario": "Every scenario named is declared in dataset.yaml.",
    "unknown-topic": "Every topic named is declared in dataset.yaml.",
    "unknown-group": "Every group named is one that some scenarios are of.",
    "unknown-document": "Every document cited is declared in dataset.yaml.",
    "fact-in-scenario": "What holds only under a condition is not yet a fact.",
    "no-evidence": "Every relation is cited.",
    "no-place": "A citation has its start and end in the text, or a record or address.",
    "document-absent": "There is a copy of every document, where copies are given.",
    "document-differs": "The copies of the documents are the texts that were cited.",
    "digest-mismatch": "The words cited are those at their place in the document.",
    "not-whole": "Of a document annotated whole, every sentence is cited or silent.",
    "duplicate-claim": "The same claim is made once, with all its citations.",
    "symmetric-pair": "A claim that runs both ways is made one way.",
    "contradiction": "One holder does not claim a thing and its opposite in one scenario.",
    "bad-identifier": "Identifiers fit their scheme's pattern.",
    "shared-identifier": "No two entities have one identifier.",
    "unknown-answer": "The relations that a question expects, or a finding rests on, are there.",
    "unexpected-answer": "A question is answered by the relations that it expects.",
    "last-resort": "No relation is a mere association (warning).",
}
