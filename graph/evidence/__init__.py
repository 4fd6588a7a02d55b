"""Claims and the words they stand on: cite, verify, coverage.

The documents are other people's texts. A citation holds a place and a digest, not words, and
everything here works on the reader's own copy. How a text is cut up into paragraphs and sentences
stands in ``graph.evidence.text``.
"""

from __future__ import annotations

from graph.evidence.citing import Cited, cite
from graph.evidence.covering import Coverage, coverage, open_problems
from graph.evidence.documents import find_documents
from graph.evidence.text import (
    Paragraph,
    Sentence,
    digest,
    document_digest,
    paragraphs,
    read_text,
    sentences,
)
from graph.evidence.verifying import (
    VERDICTS,
    Verdict,
    Verification,
    digest_problems,
    verify,
    without_place,
)

__all__ = [
    "VERDICTS",
    "Cited",
    "Coverage",
    "Paragraph",
    "Sentence",
    "Verdict",
    "Verification",
    "cite",
    "coverage",
    "digest",
    "digest_problems",
    "document_digest",
    "find_documents",
    "open_problems",
    "paragraphs",
    "read_text",
    "sentences",
    "verify",
    "without_place",
]
