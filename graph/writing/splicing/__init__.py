"""Editing the files of a dataset so that nothing but the edited stretch changes.

An edit is a plain value that says what becomes of what stands at a path. Each format works out which
stretches of the text that is (splices), applies them, reads what came of it, and refuses whatever
says anything but what was asked for. So a file that is written in a way that was not foreseen is never spoilt:
it is left as it is, with the reason.
"""

from __future__ import annotations

from graph.writing.splicing.edits import Edit, Insert, Put, Take
from graph.writing.splicing.files import Opened, opened
from graph.writing.splicing.splices import Splice

__all__ = ["Edit", "Insert", "Opened", "Put", "Splice", "Take", "opened"]
