"""The text of HTML, DOCX and PDF: what is cited is all that the document says, and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import graph
from graph.problems import UnusableFile
from graph.texts import formats
from graph.texts.formats import Format, Taken, format_of, take
from tests.command import run
from tests.documents import docx, lines, notes, paragraph, pdf

LONG = "The port authority would lease both of the old docks to the navy for twenty years, and keep the quay."


def taken(folder: Path, name: str, content: bytes | str) -> Taken:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = format_of(path)
    assert found is not None
    return take(path, found)


def said(folder: Path, name: str, content: bytes | str) -> list[str]:
    return taken(folder, name, content).paragraphs


def refused(folder: Path, name: str, content: bytes | str, *words: str) -> None:
    path = folder / "in" / name
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    made = run("new", folder / "new", path)
    assert (made.status, made.out) == (2, "")
    assert made.err.count("\n") == 1
    assert all(word in made.err for word in (str(path), *words)), made.err
    assert not (folder / "new").exists()


# ── All of them, through the command ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.html",
            f"<title>The docks | News</title><nav><a href=/>Home</a></nav><h1>The docks</h1><p>{LONG}",
        ),
        ("a.docx", docx(paragraph("The docks") + paragraph(LONG), "The docks")),
        (
            "a.pdf",
            pdf(
                [
                    [
                        *lines("The docks", 800),
                        *lines(LONG[:60].rstrip() + "\n" + LONG[60:].lstrip(), 770),
                    ]
                ],
                "The docks",
            ),
        ),
    ],
)
def test_the_text_that_is_taken_out_is_kept_and_cited(
    name: str, content: bytes | str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    made = run("new", tmp_path / "new", tmp_path / name)

    assert (made.status, made.err) == (0, "")
    assert "look through texts/a.txt" in made.out
    kept = (tmp_path / "new" / "texts" / "a.txt").read_text("utf-8")
    assert kept == f"The docks\n\n{LONG}\n"
    (document,) = graph.load(tmp_path / "new").documents
    assert (document.title, document.characters) == ("The docks", len(kept))
    cited = run("cite", tmp_path / "new" / "texts" / "a.txt", "both of the old docks")
    assert (cited.status, cited.err) == (0, "")
    assert run("check", tmp_path / "new").out.startswith("clean")


@pytest.mark.parametrize("package", ["selectolax", "mammoth", "pypdfium2"])
def test_without_what_reads_it_one_is_told_what_to_install(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = {"selectolax": "a.html", "mammoth": "a.docx", "pypdfium2": "a.pdf"}[package]
    for loaded in [one for one in sys.modules if one.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, package, None)

    refused(tmp_path, name, b"%PDF-", "pip install ", package, "texts")


def test_a_document_given_where_its_text_is_asked_for_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([lines(LONG)]) + b"\xff")

    told = run("cite", tmp_path / "a.pdf", "docks")

    assert told.status == 2
    assert f"policygraph new FOLDER {tmp_path / 'a.pdf'}" in told.err


def test_what_no_dataset_is_says_that_one_is_made_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    assert (
        f"policygraph new FOLDER {tmp_path / 'a.pdf'} makes" in run("check", tmp_path / "a.pdf").err
    )


def test_a_further_format_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = type(formats._FORMATS)(formats.__name__)
    for one in formats._FORMATS.all():
        fresh.register(one)
    monkeypatch.setattr(formats, "_FORMATS", fresh)
    formats.register(Format("SHOUTS", (".loud",), (), lambda raw: Taken([raw.decode().lower()])))
    (tmp_path / "a.loud").write_text("THE TOWN VOTES")

    assert run("new", tmp_path / "new", tmp_path / "a.loud").status == 0
    assert (tmp_path / "new" / "texts" / "a.txt").read_text() == "the town votes\n"


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("A plan for the docks", "A plan for the docks"),
        ("Microsoft Word - draft 3.docx", "First line"),
        ("final_v2.indd", "First line"),
        ("untitled", "First line"),
        ("  ", "First line"),
        ("2025-12", "First line"),
        ("x" * 300, "First line"),
    ],
)
def test_a_title_counts_where_it_is_one(title: str, becomes: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(paragraph("First line") + paragraph(LONG), title))
    run("new", tmp_path / "new", tmp_path / "a.docx")
    assert graph.load(tmp_path / "new").documents[0].title == becomes


# ── HTML ────────────────────────────────────────────────────────────────────────────────────────

PAGE = f"""<!doctype html><html><head><title>Docks – The Paper</title><style>p {{}}</style></head><body>
<header><a href=/>The Paper</a> <nav><ul><li><a href=/a>Home</a><li><a href=/b>World</a></ul></nav></header>
<div class="cookie-consent"><p>We use cookies. Accept all of them, or be asked again and again each day.</div>
<main><article><h1>Docks</h1><div class="share"><a href=x>Share</a></div>
<p>{LONG} 1</p><p>{LONG} <b>2</b></p><ul><li>a point</li><li>another</li></ul>
<aside><p>Read on: ten docks you must have seen before you are thirty, in pictures.</p></aside>
<p>{LONG} 3</p><script>var x = "{LONG}"</script></article></main>
<div id="comments"><p>I do not believe a word of what the port authority says, it never kept one.</p></div>
<footer><p>© The Paper. All rights are reserved, and then some, and more of them still.</p></footer></body></html>"""


def test_a_page_is_its_text_without_what_goes_round_it(tmp_path: Path) -> None:
    assert said(tmp_path, "a.html", PAGE) == [
        *("Docks", f"{LONG} 1", f"{LONG} 2", "a point", "another", f"{LONG} 3")
    ]


def test_a_heading_is_one_that_the_title_names_or_the_only_one(tmp_path: Path) -> None:
    around = f"<h1>Navigation</h1><h1>Docks</h1><div><p>{LONG}</p><p>{LONG}</p></div>"
    assert said(tmp_path, "a.html", f"<title>Docks | Paper</title>{around}")[:2] == ["Docks", LONG]
    assert said(tmp_path, "b.html", f"<title>Paper</title>{around}") == [LONG, LONG]


def test_a_name_takes_nothing_away_that_is_most_of_the_text(tmp_path: Path) -> None:
    page = f"<body class='menu'><div id=sidebar class='comments'><p>{LONG}</p><p>{LONG}</p></div>"
    assert said(tmp_path, "a.html", page) == [LONG, LONG]


def test_a_page_that_only_leads_elsewhere_says_that(tmp_path: Path) -> None:
    assert said(tmp_path, "a.html", "<ul><li><a href=a>One</a><li><a href=b>Two</a></ul>") == [
        *("One", "Two")
    ]


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>one<br>two<p>three", ["one\ntwo", "three"]),
        ("one<br><br>two", ["one", "two"]),
        ("<div>a <i>b</i>c<div>d</div>e</div>", ["a bc", "d", "e"]),
        ("<p>co&shy;op&#8203;er&#x2060;ate&#xfeff;", ["cooperate"]),
        ("<p>he said <q>no</q>.", ["he said “no”."]),
        ("<pre>a  b\n  c</pre><p>d  e", ["a  b\n  c", "d e"]),
        ("<table><tr><th>A<th>B<tr><td>1<br>x<td>2</table>", ["A\tB", "1 x\t2"]),
        ("<table><tr><td><h2>A</h2>text<td><p>B</table>", ["A", "text", "B"]),
        ("<table><tr><td>only<tr><td>cells</table>", ["only", "cells"]),
        ("<table><tr><td>a<td><p>x<p>y</table>after", ["a\tx y", "after"]),
        ("<p>a\u00a0b<svg><text>no</text></svg><textarea>no</textarea>", ["a\u00a0b"]),
        ("<p>seen<p hidden>unseen<p style='display:none'>unseen", ["seen"]),
        ("<p>1 &lt; 2 &amp; 3<!-- no --><template>no</template>", ["1 < 2 & 3"]),
    ],
)
def test_what_stands_apart_is_a_paragraph(html: str, paragraphs: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, "a.html", html) == paragraphs


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<p>Año – peña".encode(), "Año – peña"),
        ("<meta charset=iso-8859-1><p>Año – peña".encode(), "Año – peña"),  # it lies, harmlessly
        ("<meta charset=iso-8859-1><p>Año – peña".encode("cp1252"), "Año – peña"),
        ("<meta charset='koi8-r'><p>Порты".encode("koi8-r"), "Порты"),
        ('<?xml version="1.0" encoding="gb2312"?><p>港口'.encode("gb18030"), "港口"),
        ("<p>Año".encode("utf-16"), "Año"),
        ("<p>Año".encode("utf-8-sig"), "Año"),
    ],
)
def test_an_encoding_is_what_it_is(content: bytes, says: str, tmp_path: Path) -> None:
    assert said(tmp_path, "a.html", content) == [says]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Año".encode("cp1252"),  # and does not say so
        "<meta charset=utf-8><p>Año".encode("cp1252"),
        "<meta charset=shift_jis><p>Año y peña\x81".encode("latin-1"),
        "<meta charset=none-such><p>Año".encode("cp1252"),
        "<meta charset=iso-8859-2><p>\u2013".encode("cp1252"),
    ],
)
def test_an_encoding_that_is_another_is_told(content: bytes, tmp_path: Path) -> None:
    refused(tmp_path, "a.html", content, "save it as UTF-8")


@pytest.mark.parametrize(
    ("content", "words"),
    [("<body><img src=x>", "no text in it"), (f"{'<div>' * 100_000}<p>{LONG}", "levels deep")],
    ids=["no words", "deep"],
)
def test_a_page_that_has_no_text_to_take_out_is_refused_in_a_sentence(
    content: str, words: str, tmp_path: Path
) -> None:
    refused(tmp_path, "a.html", content, words)


# ── DOCX ────────────────────────────────────────────────────────────────────────────────────────


def test_a_document_is_read_with_its_changes_accepted_and_its_notes_last(tmp_path: Path) -> None:
    body = (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Docks</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Not </w:t></w:r><w:del><w:r><w:delText>rented</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>sold</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='1'/></w:r>"
        "<w:r><w:br/><w:t>at all</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Jara</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>27 %"
        "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    further = {**notes("Says the mayor."), "word/_rels/document.xml.rels": related}

    assert said(tmp_path, "a.docx", docx(body, further=further)) == [
        *("Docks", "Not sold[1]\nat all", "Jara\t27 %", "[1] Says the mayor.")
    ]


def test_a_document_that_is_none_is_refused_in_a_sentence(tmp_path: Path) -> None:
    good = docx(paragraph(LONG))
    deep = docx("<w:smartTag>" * 50_000 + "</w:smartTag>" * 50_000)
    bomb = docx("", further={"word/styles.xml": " " * 60_000_000})
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x/>'
    cases = {
        "it is broken": (good[:200], b"", b"words", good[: len(good) // 2], deep),
        "more than 50 megabytes": (bomb,),
        "declarations": (docx("", further={"word/styles.xml": entities}),),
        "without a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),),
        "no text in it": (docx(""),),
    }
    for words, contents in cases.items():
        for number, content in enumerate(contents):
            folder = tmp_path / f"{words} {number}"
            folder.mkdir()
            refused(folder, "a.docx", content, words)


# ── PDF ─────────────────────────────────────────────────────────────────────────────────────────

COLUMN = """The port authority would lease both of the old
docks to the navy for twenty years, and it would
keep the quay itself. Nobody in the town was ask-
ed. The mayor, who is against it, calls it a half-
hearted plan.
The navy has not said what it would pay for that,
nor when; the half-hearted answer was that it de-
pends on others, who were not asked."""


def test_lines_are_put_together_to_paragraphs(tmp_path: Path) -> None:
    first = """The port authority would lease both of the old docks to the navy for twenty years, and it
        would keep the quay itself. Nobody in the town was asked. The mayor, who is against it, calls it
        a half-hearted plan."""
    second = """The navy has not said what it would pay for that, nor when; the half-hearted answer was
        that it depends on others, who were not asked."""

    made = said(tmp_path, "a.pdf", pdf([[*lines("The docks", 810), *lines(COLUMN)]]))

    assert made == ["The docks", " ".join(first.split()), " ".join(second.split())]


def test_a_hyphen_stays_where_no_word_is_divided_for_its_line(tmp_path: Path) -> None:
    filler = "\n".join(["The port authority would lease both of the old docks,"] * 60)
    made = said(tmp_path, "a.pdf", pdf([lines(f"The winner would be a right-\nwinger. {filler}")]))
    assert made[0].startswith("The winner would be a right-winger.")
    years = "The next government of the whole country (2026-\n2030) will have to pay for it."
    assert "(2026-2030)" in said(tmp_path, "b.pdf", pdf([lines(years)]))[0]


def test_heads_and_foots_that_are_repeated_are_left_out_and_a_page_ends_no_sentence(
    tmp_path: Path,
) -> None:
    halves = (
        "The port authority would lease both of the old\ndocks to the",
        "navy for twenty years.",
    )
    pages = [
        [
            (70, 815, "Policy Brief 12"),
            *lines(halves[at % 2], 700 - at),
            (290, 30, f"{at + 1} of 4"),
        ]
        for at in range(4)
    ]
    assert (
        said(tmp_path, "a.pdf", pdf(pages))
        == ["The port authority would lease both of the old docks to the navy for twenty years."]
        * 2
    )
    assert "Policy Brief 12" in said(tmp_path, "b.pdf", pdf(pages[:2]))


def test_columns_are_read_one_after_the_other_and_rows_from_left_to_right(tmp_path: Path) -> None:
    left, right = COLUMN.split("\n")[:5], COLUMN.split("\n")[5:]
    page = [*lines("\n".join(left)), *lines("\n".join(right), left=320)]
    table = [
        place
        for number, row in enumerate(("Name Votes", "Jara 27", "Kast 24"))
        for place in zip((70, 250), (400 - 14 * number,) * 2, row.split(), strict=True)
    ]
    made = said(tmp_path, "a.pdf", pdf([[*page, *table]]))
    assert [one[:17] for one in made[:2]] == ["The port authorit", "The navy has not "]
    assert made[2:] == ["Name\tVotes", "Jara\t27", "Kast\t24"]


def test_a_pdf_that_has_no_text_to_take_out_is_refused_in_a_sentence(tmp_path: Path) -> None:
    good = pdf([lines(COLUMN)])
    cases = {
        "only pictures of pages": pdf([[], []]),
        "encrypted": pdf([lines(COLUMN)], encrypted=True),
        "it is broken": good[: len(good) // 3].replace(b"endobj", b"x"),
        "print it to a new one": b"",
    }
    for words, content in cases.items():
        (tmp_path / words).mkdir()
        refused(tmp_path / words, "a.pdf", content, words)


def test_letters_that_nobody_knows_are_told(tmp_path: Path) -> None:
    known = pdf([lines(COLUMN)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.texts.formats.pdf._is_unknown", lambda sign: sign in "aeio")
        with pytest.raises(UnusableFile, match="which letters"):
            taken(tmp_path, "a.pdf", known)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "LARGEST", 100)
    refused(tmp_path, "a.pdf", b"x" * 101, "megabytes")
