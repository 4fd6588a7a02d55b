"""Documents that are made up here, byte by byte: PDF and DOCX without what writes them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

Shown = tuple[float, float, str]
"""Where a line begins, from the left and from below, and what it says."""


def pdf(
    pages: Sequence[Iterable[Shown]], title: str = "", *, size: int = 10, encrypted: bool = False
) -> bytes:
    """A PDF of lines in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{_kids(len(pages))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + title.encode("cp1252") + b") >>",
    ]
    for number, page in enumerate(pages):
        drawn = b"".join(
            b"BT /F %d Tf %g %g Td (%b) Tj ET\n" % (size, x, y, _escaped(words))
            for x, y, words in page
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        ]
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%b> /U <%b> >> /ID [<00> <00>]" % (
        b"01" * 32,
        b"02" * 32,
    )
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R /Info 4 0 R%b >>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, lock if encrypted else b"", len(made))
    )


def lines(words: str, top: float = 780, left: float = 70, step: float = 12) -> list[Shown]:
    """The lines of a column, one below the other."""
    return [(left, top - step * number, line) for number, line in enumerate(words.split("\n"))]


def _kids(count: int) -> str:
    return " ".join(f"{5 + 2 * number} 0 R" for number in range(count))


def _escaped(words: str) -> bytes:
    raw = words.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def docx(body: str, title: str = "", further: Mapping[str, str] | None = None) -> bytes:
    """A DOCX; the body is what is within ``w:body``."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</cp:coreProperties>",
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in {**parts, **(further or {})}.items():
            archive.writestr(name, text)
    return made.getvalue()


def paragraph(words: str) -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r></w:p>"


def notes(words: str) -> dict[str, str]:
    """The part of a DOCX that holds its first footnote."""
    inner = f'<w:footnote w:id="1">{paragraph(words)}</w:footnote>'
    return {"word/footnotes.xml": f"<w:footnotes {_W}>{inner}</w:footnotes>"}
