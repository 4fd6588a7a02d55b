"""The table of dates that Python and the page are held to, from days to words.

After a change that is wanted: ``python -m tests.dates``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph.vocabulary.date_words import in_words
from graph.vocabulary.edtf import NotADate, days

GOLDEN = Path(__file__).parent / "golden" / "dates.json"
TEXTS = """
2025 2025-12 2025-12-14 2024-02-29 1900-02-28 0001 0043 0999 1000 9999-12-31 0079-08-24
0000 0000-02-29 -0001 -0043 -0043-03 -0043-03-15 -0004-02-29 -9999 -1985
Y10000 Y17000 Y-17000 Y170000002 Y-170000002 Y999999999999 Y-999999999999
1990~ 1990? 1990% 2004-06~ 2004-06-11% -0043~ Y-17000~ 199X? 2001-21~
201X 200X 199X 012X 004X 000X -000X -004X -120X 19XX 20XX 00XX 10XX -00XX -04XX -10XX 99XX
2004-XX 1985-04-XX 1985-XX-XX -0043-XX 0079-XX-XX
2001-21 2001-22 2001-23 2001-24 2003-24 -0043-21 9999-24
1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005 2005/2006-02 1984~/2004-06? 1984%/2004%
1985-04-12/.. 1985/.. ../1985-04 ../-0043 1985/ /1985 /1985-04-12~ 2001-21/2002-24 -0043/0043 Y-17000/2025 2005/2005
-0000 0000-00 1900-02-29 -0043-02-29 2025-13 2025-00 2025-04-31 2001-20 2001-25 2001-41 2001-21-01
Y2025 Y02025 Y1000000000000 Y-17000-01 Y-17E7 1950S2 2025~~ ~2025 2004-06~-11 2004?-06 1XXX XXXX X 199X-01 19X5
2004-XX-12 2004-0X 199X/2005 2004/2005/2006 ../.. / // ../ /.. 2005/2004 2025-12-14T00:00 2025-12-14Z
.. past 25 202 20255 2025-1 2025- -43 --2025 +2025 2025/12/14 199x 2025-W01 [1667,1668] {1667,1668} ٢٠٢٥ ２０２５
""".split()


def table() -> list[dict[str, Any]]:
    """What each text says as a date, or that it is none."""
    return [_row(text) for text in ["", " 2025", "2025 ", "2025\n", "c. 1990", *TEXTS]]


def _row(text: str) -> dict[str, Any]:
    try:
        first, last = days(text)
    except NotADate:
        return {"text": text, "refused": True}
    words = {language: in_words(text, language) for language in ("en", "es")}
    return {"text": text, "first": first, "last": last} | words


def text_of_table() -> str:
    """The table as it is kept, a line a date."""
    rows = (json.dumps(row, ensure_ascii=False) for row in table())
    return "[\n" + ",\n".join(rows) + "\n]\n"


if __name__ == "__main__":
    GOLDEN.write_text(text_of_table(), encoding="utf-8")
