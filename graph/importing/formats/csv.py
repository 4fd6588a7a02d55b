"""CSV, with commas, semicolons or tabs: the names of the columns, then a row a line."""

from __future__ import annotations

from graph.importing.formats import Format, of_text, register
from graph.reading.tables.csv import read

register(Format("csv", (".csv", ".tsv", ".tab"), of_text(read)))
