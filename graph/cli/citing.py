"""The citations for words of a document: ``cite``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import format_option, refuse
from graph.cli.printing import plain_citation

if TYPE_CHECKING:
    from graph.evidence import Cited


@click.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1)
@click.option(
    "--from",
    "quotes",
    metavar="FILE",
    help="A file with words on each line; - is what is piped in.",
)
@click.option("--document", help="The document's id; by default the file's name without ending.")
@click.option(
    "--paragraph",
    type=click.IntRange(min=1),
    help="Where the words should be: of several places, the nearest to it is said.",
)
@format_option("yaml", "json")
def cite(
    text: Path,
    words: Sequence[str],
    quotes: str | None,
    document: str | None,
    paragraph: int | None,
    format: str,
) -> None:
    """Make the citation for some words of a document, ready to paste.

    Of several words, each is answered in its order. Words that stand there twice, or not quite as given, are said to be so, with every place: with
    other signs that look alike, other capitals or accents, without the marks around them, or in
    the pieces that an ellipsis makes of them. Other words, and parts of words, are never placed;
    the nearest are shown, and what they say otherwise. Ends with 1 unless all words stand in one
    place as given.
    """
    from graph.evidence import cite as make_citation
    from graph.evidence import document_id, read_text

    if document is not None and document_id(document) != document:
        refuse(
            f'--document: no document can be called {document!r}; write "{document_id(document)}"'
        )
    asked = [*words, *(_lines(quotes) if quotes is not None else ())]
    if not asked:
        refuse("there are no words to cite; give them, or --from FILE with words on each line")
    content = read_text(text)
    name = document or document_id(text.stem)
    answers = [make_citation(content, one, name, paragraph) for one in asked]
    alone = len(asked) == 1 and quotes is None
    if format == "json":
        told = [_told(cited) for cited in answers]
        listed = [{"words": one} | answer for one, answer in zip(asked, told, strict=True)]
        click.echo(json.dumps(told[0] if alone else listed, indent=2))
    for number, (one, cited) in enumerate(zip(asked, answers, strict=True), 1):
        label = "" if alone else f"{number}: "
        if format == "yaml":
            _show(cited, None if alone else f"{label}{one}")
        for sentence in _doubts(text, cited):
            click.echo(f"{label}{sentence}", err=True)
    sys.exit(0 if all(cited.settled for cited in answers) else 1)


def _lines(file: str) -> list[str]:
    """The words on each line of a file, blank lines aside."""
    from graph.evidence import read_text

    if file != "-":
        return [line for line in read_text(file).splitlines() if line.strip()]
    try:
        piped = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse("--from -: what is piped in is not UTF-8")
    return [line for line in piped.splitlines() if line.strip()]


def _show(cited: Cited, label: str | None) -> None:
    """Citations as lines of YAML, under the words that they are for where these are many."""
    from graph.evidence import excerpt

    if label is not None:
        click.echo(f"# {excerpt(label, 100)}")
    for number, place in enumerate(map(plain_citation, cited.candidates)):
        inner = ", ".join(f"{name}: {_yaml_word(value)}" for name, value in place.items())
        marked = "  # the nearest to the paragraph" if number == cited.marked else ""
        click.echo(f"- {{{inner}}}{marked}")


def _told(cited: Cited) -> dict[str, Any]:
    """What was found, as data."""
    told: dict[str, Any] = {
        "grade": cited.grade,
        "exact": cited.exact,
        "candidates": [plain_citation(citation) for citation in cited.candidates],
        "nearest": _nearest(cited),
    }
    return told | ({} if cited.marked is None else {"marked": cited.marked})


def _doubts(text: Path, cited: Cited) -> Iterator[str]:
    """Why what was found is not settled, in sentences."""
    from graph.evidence import GRADES

    count = len(cited.candidates)
    if cited.nearest is not None:
        yield f"{text}: these words are not in it as given; the nearest is {cited.nearest}"
    elif not count:
        yield f"{text}: these words are not in it"
    elif not cited.exact and cited.grade is not None:
        yield GRADES[cited.grade]
    if cited.several:
        yield f"the words stand in {count} places; choose by the paragraph"


def _nearest(cited: Cited) -> dict[str, Any] | None:
    """What comes closest to some words, as data."""
    if cited.nearest is None:
        return None
    return {
        "citation": plain_citation(cited.nearest.citation),
        "words": cited.nearest.words,
        "differences": [
            {"given": one.given, "stands": one.stands} | ({"sort": one.sort} if one.sort else {})
            for one in cited.nearest.differences
        ],
    }


def _yaml_word(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) and not value.isalpha() else str(value)
