"""What separates the cells of a table that is text."""

from __future__ import annotations

_SIGNS = ",;\t"


def separator(text: str) -> str:
    """What stands between the names of the columns: of the signs there, the one that stands most often.

    Parameters
    ----------
    text : str
        Whose first line has the names; what is quoted in it does not count.
    """
    first = text.lstrip("\r\n").split("\n", 1)[0]
    bare = "".join(first.split('"')[::2])  # what is not quoted
    return max(_SIGNS, key=bare.count)
