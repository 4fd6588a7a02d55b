"""CSV (RFC 4180): a line of names, then a record a line."""

from __future__ import annotations

import csv
import io

from graph.writing.formats import Format, Records, register


def write(records: Records) -> str:
    """Records as lines under the names of the first one's fields; no record, no line."""
    records = list(records)
    out = io.StringIO()
    if records:
        writer = csv.DictWriter(out, records[0].keys(), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(records)
    return out.getvalue()


register(Format("csv", (".csv",), "CSV (RFC 4180), for spreadsheets", write, rank=40))
