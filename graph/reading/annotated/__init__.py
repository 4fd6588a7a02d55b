"""Texts that people annotated in other programs, read into one shape, then into a dataset.

A program of qualitative analysis codes passages: this stretch is about that. A program of linguistic annotation
marks spans, and ties one to another. A tie becomes a claim of the text; a coding is nothing that the text claims,
but something that its coder says of the text, and becomes that (``kinds``). The words stay in the file; a citation
has their place, in code points, and their digest.
"""
