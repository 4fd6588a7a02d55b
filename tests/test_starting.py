"""Starting a dataset: ``new`` makes a folder that checks clean, of whatever texts, or makes nothing."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import graph
from graph.evidence import find_documents
from graph.evidence.text import document_digest
from graph.starting.languages import guess
from graph.starting.texts import title_of
from graph.writing import atomic
from tests.command import Run, run
from tests.json_schema import fits

NEWS = (
    "The harbour votes\n\nRíos would have the harbour police take the lead in the Old Docks. "
    "It is a plan for the first year, and it would cost the town a lot.\n"
)


def text(folder: Path, name: str = "news.txt", content: str | bytes = NEWS) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def documents(folder: Path) -> list[graph.Document]:
    return list(graph.load(folder).documents)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"a folder"
        for path in folder.rglob("*")
    }


def own(lines: str) -> str:
    """A file whose examples somebody has made their own."""
    return re.sub(r"^( *)# (?!yaml-language-server)", r"\1", lines, flags=re.MULTILINE)


def test_a_new_dataset_checks_clean_and_knows_its_text(tmp_path: Path) -> None:
    made = run("new", tmp_path / "harbour", text(tmp_path))

    assert (made.status, made.err) == (0, "")
    assert "news: “The harbour votes”, " in made.out
    *_told, annotate, ask, check, see = map(shlex.split, made.out.splitlines())
    there = str(tmp_path / "harbour")
    assert annotate[:3] == ["policygraph", "annotate", there]
    assert ask[:3] == ["policygraph", "ask", "--save"]
    assert (check[:3], see[:3]) == (["policygraph", "check", there], ["policygraph", "open", there])
    asked = run(*ask[1 : ask.index("#")])
    assert (asked.status, "nothing answers" in asked.err) == (2, True), asked
    checked = run("check", tmp_path / "harbour", "--documents", tmp_path / "harbour" / "texts")
    assert checked.out.startswith("clean: 0 entities and 0 relations in 3 files"), checked.out
    kg = graph.load(tmp_path / "harbour")
    (news,) = kg.documents
    assert (kg.header.id, kg.title, kg.header.language) == ("harbour", "The harbour votes", "en")
    assert (news.id, news.title, news.language) == ("news", "The harbour votes", "en")
    assert (news.digest, news.characters) == (document_digest(NEWS), len(NEWS))


def test_what_is_guessed_says_so_and_what_is_not_is_left_open(tmp_path: Path) -> None:
    texts = text(tmp_path), text(tmp_path, "zahlen.txt", "12 34\n")
    run("new", tmp_path / "new", *texts)
    header = (tmp_path / "new" / "dataset.yaml").read_text()

    assert re.search(r"^    language: en  # .*guessed.*look at it$", header, re.MULTILINE)
    assert re.search(r"^    # language: en  ## .*no guess$", header, re.MULTILINE)
    assert [one.language for one in documents(tmp_path / "new")] == ["en", None]


def test_the_examples_hold_once_their_sign_is_taken_away(tmp_path: Path) -> None:
    run("new", tmp_path / "new", text(tmp_path))
    for path in (tmp_path / "new").glob("*.yaml"):
        path.write_text(own(path.read_text()))
    relations = tmp_path / "new" / "relations.yaml"

    assert {one.rule for one in graph.read(tmp_path / "new").problems} == {"unanchored"}
    words = "the harbour police take the lead in the Old Docks"
    relations.write_text(
        relations.read_text().replace("some words of it, as they stand there", words)
    )
    checked = run("check", tmp_path / "new", "--documents", tmp_path / "new" / "texts")
    assert "quotes without a place: 1 exact" in checked.out
    (cited,) = graph.cite(NEWS, words, "news").candidates
    place = f"{{document: news, start: {cited.start}, end: {cited.end}}}"
    relations.write_text(re.sub(r"\{document: .*\}", place, relations.read_text()))
    kg = graph.load(tmp_path / "new")
    assert len(kg.entities()) == 4
    assert len(kg.ask("who-guards").relations) == 1
    assert [one.id for one in kg.scenarios] == ["rios", "berg"]


def test_the_schema_that_an_editor_is_sent_to_holds_for_the_files(tmp_path: Path) -> None:
    run("new", tmp_path / "new", text(tmp_path))
    for path in (tmp_path / "new").glob("*.yaml"):
        first, rest = path.read_text().split("\n", 1)
        file = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        schema = json.loads(file.read_text())
        assert fits(yaml.safe_load(own(rest)), schema), path.name
        misspelled = re.sub("(title|name|source):", "nmae:", own(rest))
        assert not fits(yaml.safe_load(misspelled), schema), path.name
        assert yaml.safe_load(rest) is None or fits(yaml.safe_load(rest), schema)


def test_an_editor_offers_the_kinds_that_a_dataset_declares(tmp_path: Path) -> None:
    new = tmp_path / "my new"
    run("new", new, text(tmp_path))
    kept = everything(new / "schema")
    record = [
        {"kind": "dredging", "source": "a", "target": "b", "modality": "fact"}
        | {"statement": "A dredges B.", "evidence": [{"document": "news", "start": 0, "end": 3}]}
    ]

    def offered() -> bool:
        return fits(record, json.loads((new / "schema" / "relations.json").read_text()))

    assert "schema" not in run("check", new).out
    (new / "dataset.yaml").write_text(own((new / "dataset.yaml").read_text()))
    (new / "entities.yaml").write_text(own((new / "entities.yaml").read_text()))
    assert not offered()
    told = re.search(r"policygraph (schema .* --write)$", run("check", new).out, re.MULTILINE)
    assert told
    assert run(*shlex.split(told[1])).out.startswith("wrote 1 schema into")
    assert offered()
    assert "schema" not in run("check", new).out
    assert run("schema", "--dataset", new, "--write").out.startswith("wrote 0 schemas")
    assert everything(new / "schema").keys() == kept.keys()


def test_schemas_are_written_into_a_folder_alone(tmp_path: Path) -> None:
    refused(run("schema", "--write"), "--dataset")


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_git_ignores_the_texts_and_nothing_else(tmp_path: Path) -> None:
    run("new", tmp_path / "new", text(tmp_path / "elsewhere"))
    subprocess.run(["git", "init", "--quiet", tmp_path / "new"], check=True)
    listing = ["git", "-C", str(tmp_path / "new"), "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, check=True, capture_output=True, encoding="utf-8").stdout

    assert set(listed.split()) == {
        *("dataset.yaml", "entities.yaml", "relations.yaml"),
        *("schema/dataset.json", "schema/entities.json", "schema/relations.json"),
    }
    assert (tmp_path / "new" / "texts" / "news.txt").read_text() == NEWS


@pytest.mark.parametrize(
    ("content", "characters"),
    [
        (NEWS.replace("\n", "\r\n"), len(NEWS) + NEWS.count("\n")),
        (b"\xef\xbb\xbf" + NEWS.encode(), len(NEWS)),
        (NEWS.replace("\n", "\r"), len(NEWS)),
        (NEWS + "\u2028\x85\U0001f600 \u202e", len(NEWS) + 5),
    ],
    ids=["CRLF", "BOM", "CR", "odd signs"],
)
def test_a_copy_has_every_sign_of_the_text(
    content: str | bytes, characters: int, tmp_path: Path
) -> None:
    run("new", tmp_path / "new", text(tmp_path, content=content))

    dataset = graph.read(tmp_path / "new").dataset
    copies, problems = find_documents(dataset, tmp_path / "new" / "texts")
    assert problems == []
    assert len(copies["news"]) == characters == dataset.header.documents[0].characters
    assert dataset.header.documents[0].title == "The harbour votes"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("My Téxt (2).txt", "my-text-2"),
        ("author.txt", "author-document"),
        ("文書.txt", "document"),
        ("-rf --x.txt", "rf-x"),
        ("null.txt", "null"),
        ("12.txt", "12"),
        ("no ending", "no-ending"),
        ("Notes.MARKDOWN", "notes"),
        (f"{'ä' * 100}.txt", "a" * 100),
    ],
)
def test_any_name_of_a_file_gives_an_id(name: str, id: str, tmp_path: Path) -> None:
    folder = tmp_path / "mi ñandú; $(x)"
    made = run("new", "--", folder, text(tmp_path / "in", name))

    assert made.status == 0, made.err
    assert [one.id for one in documents(folder)] == [id]
    checked = run("check", folder, "--documents", folder / "texts")
    assert checked.out.startswith("clean: "), checked.out


def test_texts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    many = [text(tmp_path / one, content=f"{one} says so.\n") for one in "abc"]
    many += [text(tmp_path, "news-2.md", "# Another\n"), text(tmp_path, "NEWS.md", "# More\n")]
    run("new", tmp_path / "new", *many)

    found = documents(tmp_path / "new")
    assert [one.id for one in found] == ["news", "news-2", "news-3", "news-2-2", "news-4"]
    copies, problems = find_documents(
        graph.read(tmp_path / "new").dataset, tmp_path / "new" / "texts"
    )
    assert problems == []
    assert copies["news-2"] == "b says so.\n"


def test_the_title_of_several_texts_is_the_folders_name(tmp_path: Path) -> None:
    run("new", tmp_path / "Elección_en-Ñuñoa", text(tmp_path), text(tmp_path, "b.txt", "B\n"))

    assert graph.load(tmp_path / "Elección_en-Ñuñoa").title == "Elección en Ñuñoa"


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.md", "An intro.\n\n## The **real** [title](http://x) ##\n", "The real title"),
        ("a.md", "Underlined\n==========\n\n# Later\n", "Underlined"),
        ("a.md", "---\nauthor: x\ntitle: 'Front: matter'\n---\n# Heading\n", "Front: matter"),
        (
            "a.md",
            "---\nauthor: x\n---\n\n> quoted _words_ of snake_case\n",
            "quoted words of snake_case",
        ),
        ("a.txt", "***\n\n# 1 is no heading\n", "# 1 is no heading"),
        ("a.txt", "  A\tline\x00\x1b[31m \u202eof\u200b signs  \n", "A line [31m of signs"),
        ("a_long-one.txt", f"{'word ' * 60}\n", "a long one"),
        ("\u202e.txt", "...\n", "document"),
        ("a.txt", '"Quoted": {yes} # or\\no\n', '"Quoted": {yes} # or\\no'),
    ],
)
def test_a_title_is_the_heading_the_first_line_or_the_name(
    name: str, content: str, title: str
) -> None:
    assert title_of(content, Path(name)) == title


def test_a_title_with_signs_of_yaml_comes_back(tmp_path: Path) -> None:
    line = "'Yes': [no] \"\\\" {null} - # & * ! | > % @ ` ñ \u2014 😀"
    run("new", tmp_path / "new", text(tmp_path, content=f"{line}\n"))

    assert documents(tmp_path / "new")[0].title == line


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The minister said that the ports would be open to all of the ships."),
        ("es", "La ministra dijo que los puertos estarán abiertos para todos los barcos del país."),
        ("de", "Die Ministerin sagte, dass die Häfen für alle Schiffe des Landes offen sind."),
        ("fr", "La ministre a dit que les ports seront ouverts à tous les navires du pays."),
        ("pt", "A ministra disse que os portos vão ficar abertos para todos os navios do país."),
        ("it", "La ministra ha detto che i porti saranno aperti a tutte le navi del paese."),
        (None, "Ministeren sagde, at havnene vil være åbne."),
        (None, "Министр сказал, что порты будут открыты."),
        (None, "港は開かれる。"),
        (None, "Yes."),
        (None, ""),
    ],
)
def test_a_language_is_guessed_from_frequent_words(language: str | None, words: str) -> None:
    assert guess(words) == language


# What is no text, and what is there


def refused(told: Run, *words: str) -> None:
    assert (told.status, told.out) == (2, "")
    assert "Traceback" not in told.err
    assert all(word in told.err for word in words), told.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "nothing in it"),
        ("a.txt", b"\xef\xbb\xbf \r\n\t\n", "nothing in it"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not a text"),
        ("a.txt", b"all ASCII\0but for one", "not a text"),
        ("a.txt", b"caf\xe9", "line 1 is not UTF-8"),
        ("a.txt", "two bytes".encode("utf-16"), "UTF-16"),
        ("a.txt", b"\n<!DOCTYPE html><p>Words.", "call it a.html"),
        ("a.md", b"%PDF-1.7 words", "call it a.pdf"),
        ("a.txt", b"{\\rtf1 words}", "save the document as text"),
        ("a.odt", b"PK\x03\x04", "save the document as text"),
        ("a.DOCX", b"PK\x03\x04", "broken"),
        ("a.csv", b"source,kind,target\n", "policygraph import"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_made(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    good, bad = text(tmp_path / "in"), text(tmp_path / "in", name, content)

    refused(run("new", tmp_path / "deep" / "new", good, bad), str(bad), words)
    assert not (tmp_path / "deep").exists()


def test_texts_that_are_not_there_or_folders_or_given_twice_are_refused(tmp_path: Path) -> None:
    news, copy = text(tmp_path), text(tmp_path, "copy.txt")

    refused(run("new", tmp_path / "new", tmp_path / "none.txt"), "none.txt")
    refused(run("new", tmp_path / "new", tmp_path), "folder")
    refused(run("new", tmp_path / "new", news, copy), "same text as", "news.txt")
    refused(run("new", tmp_path / "new"), "TEXT")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name",
    [
        *("dataset.yaml", "entities.yaml", "relations.yaml", "schema/relations.json"),
        *("texts/news.txt", "texts/.gitignore", "relations-2.jsonl", "entities.csv"),
    ],
)
def test_nothing_that_is_there_is_written_over_or_taken_in(name: str, tmp_path: Path) -> None:
    news, new = text(tmp_path), tmp_path / "new"
    text(new, name, "[]\n")
    before = everything(new)

    refused(run("new", new, news), name)
    assert everything(new) == before


def test_a_dataset_is_made_once(tmp_path: Path) -> None:
    news = text(tmp_path)
    run("new", tmp_path / "new", news)
    before = everything(tmp_path / "new")

    refused(run("new", tmp_path / "new", news), "dataset.yaml", "nothing is written over")
    assert everything(tmp_path / "new") == before


def test_a_folder_may_be_there_with_the_text_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text(tmp_path / "harbour" / "texts")
    text(tmp_path / "harbour", "README.md", "Mine.\n")
    monkeypatch.chdir(tmp_path / "harbour")

    assert run("new", ".", "texts/news.txt").status == 0
    assert graph.load(".").header.id == "harbour"
    assert (tmp_path / "harbour" / "README.md").read_text() == "Mine.\n"


def test_a_folder_that_is_a_file_or_leads_nowhere_is_refused(tmp_path: Path) -> None:
    news = text(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    refused(run("new", news, news), "no folder")
    refused(run("new", tmp_path / "link", news), "no folder")
    refused(run("new", news / "new", news), "news.txt")
    refused(run("new", tmp_path / ("x" * 300), news), "xxx")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "news.txt"]


@pytest.mark.parametrize("at", range(1, 8))
def test_where_one_file_cannot_be_written_none_is(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, left = text(tmp_path), at
    settle = atomic._settle

    def full(*words: object, **more: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise OSError(28, "No space left on device")
        settle(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(atomic, "_settle", full)

    refused(run("new", tmp_path / "deep" / "new", news), "No space left")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["news.txt"]


def test_what_to_do_next_can_be_done_in_a_folder_that_looks_like_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = text(tmp_path)
    monkeypatch.chdir(tmp_path)
    made = run("new", "--", "-town", news)
    assert made.status == 0
    assert "policygraph annotate ./-town" in made.out
    assert " -town" not in made.out.split("next:")[1]
