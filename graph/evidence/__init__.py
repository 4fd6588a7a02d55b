"""Claims and the words they stand on: cite, verify, coverage.

The documents are other people's texts. A citation holds a place and a digest, not words, and
everything here works on the reader's own copy. How a text is cut up into paragraphs and sentences
stands in ``graph.evidence.text``.
"""

from __future__ import annotations

from graph.evidence.anchoring import GRADES, PLACED, Anchored, anchor
from graph.evidence.citing import Cited, Nearest, cite
from graph.evidence.covering import Account, Coverage, coverage, open_problems, told_of
from graph.evidence.documents import document_id, find_documents, shown_documents
from graph.evidence.moving import moved
from graph.evidence.nearest import Difference
from graph.evidence.quoting import (
    Waiting,
    anchor_problems,
    anchored,
    by_grade,
    may_quote,
    waiting,
)
from graph.evidence.text import (
    Paragraph,
    Sentence,
    digest,
    document_digest,
    excerpt,
    paragraphs,
    read_text,
    sentences,
)
from graph.evidence.verifying import (
    FAILING,
    VERDICTS,
    Verdict,
    Verification,
    digest_problems,
    verify,
    without_place,
)

__all__ = [
    "FAILING",
    "GRADES",
    "PLACED",
    "VERDICTS",
    "Account",
    "Anchored",
    "Cited",
    "Coverage",
    "Difference",
    "Nearest",
    "Paragraph",
    "Sentence",
    "Verdict",
    "Verification",
    "Waiting",
    "anchor",
    "anchor_problems",
    "anchored",
    "by_grade",
    "cite",
    "coverage",
    "digest",
    "digest_problems",
    "document_digest",
    "document_id",
    "excerpt",
    "find_documents",
    "may_quote",
    "moved",
    "open_problems",
    "paragraphs",
    "read_text",
    "sentences",
    "shown_documents",
    "told_of",
    "verify",
    "waiting",
    "without_place",
]
