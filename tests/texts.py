"""Documents that trip tools up, strategies that make more of them, and the commentary itself."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from graph.evidence import document_digest, read_text
from graph.evidence.alike import is_whole
from graph.evidence.edges import inside_of_a_word, widened
from graph.reading import load as load_dataset
from tests.command import ROOT

SENTENCE = "The army stays in the north. "
HOSTILE: dict[str, str] = {
    "empty": "",
    "blank": " \t\r\n\u3000\n\n\u00a0\n",
    "one line": SENTENCE * 300,
    "one endless word": "x" * 20_000,
    "no last line end": "One.\n\nTwo",
    "CRLF": "One is here. Two is here.\r\n\r\nThree is here.\r\n",
    "CR": "One is here. Two is here.\r\rThree is here.\r",
    "mixed line ends": "One.\rTwo.\r\nThree.\n\rFour.\n\n\nFive.",
    "byte order mark inside": "One.\n\ufeffTwo.",
    "combining accents": unicodedata.normalize("NFD", "José habló. Ñandú está aquí.\nÉl sí."),
    "right to left": "אחת כאן. שתיים כאן.\nثلاثة هنا. أربعة هنا؟ \u202e.txet siht\u202c End.",
    "no spaces": "第一句。第二句。\n第三句。",
    "emoji": "👩🏽\u200d🚀 flies. 🇨🇱 waves! Both end…\n❤️\u200d🔥 “Done.” (Really.) ok",
    "look-alikes": "A hard\u2011line stance \u2013 “tough” \u2013 isn’t new.\u00a0It\u202fstays.",
    "signs": "?!? ... !!! \u2026 \"'” () [] . . . e.g. U.S. A. Pinochet vs. Nobody.",
    "control characters": "One\x00 is.\x1cTwo\x0bis.\x85Three\u2028is.\u2029Four.",
    "markup": "</script><b>One.</b> &amp; [link](javascript:1)\n- {a: *b}",
}
BIG = "".join(
    f"{number} is the number of this line. {'It goes on, ' * 40}and ends.\r\n"
    for number in range(20_000)
)
"""Some ten million characters."""

# Few signs, so that words recur and sentences end; some rare ones, so that nothing is taken for granted.
texts = st.text(st.sampled_from("aaabB. .!\n\r\u2019'\u2011- \u0301אא👩"), max_size=60) | st.text(
    max_size=60
).filter(lambda text: not any(0xD800 <= ord(sign) < 0xE000 for sign in text))


@st.composite
def cited_words(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a stretch of it, of whole words, without white space around."""
    text = draw(texts.filter(lambda text: text.strip() != ""))
    solid = [index for index, sign in enumerate(text) if not sign.isspace()]
    start = draw(st.sampled_from(solid))
    end = draw(st.sampled_from([index for index in solid if index >= start])) + 1
    # A letter and its accents are one sign: whole words begin with the letter.
    while not is_whole(text, start, start):
        start -= 1
    while not is_whole(text, end, end):
        end += 1
    start, end = widened(text, start, end)
    assume(is_whole(text, start, end) and not inside_of_a_word(text, start, end))
    return text, start, end


SOURCES = ROOT.parent / "shared" / "sources"


def commentary_file() -> Path:
    """The commentary that the Chilean dataset cites, where there is a copy."""
    found = sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else []
    if not found:
        pytest.skip("the commentary belongs to its publisher, and no copy of it is here")
    return found[0]


def report_file() -> Path:
    """The news report that the second Chilean dataset cites, where there is a copy."""
    (document,) = load_dataset(ROOT / "data" / "chile-2025-news").header.documents
    for path in sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else ():
        if document_digest(read_text(path)) == document.digest:
            return path
    pytest.skip("the report belongs to its publisher, and no copy of it is here")


def commentary() -> str:
    """Its text."""
    return read_text(commentary_file())
