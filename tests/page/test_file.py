"""The one file: what it holds, what it may do, and that it is always the same."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.engine.memory import Memory
from graph.export import bundle, html
from graph.export.contract import RowView, View
from graph.export.pyvis import network
from graph.export.style import styled
from graph.export.view import view as view_of
from graph.model import Dataset


@pytest.fixture(scope="session")
def view(small: Dataset) -> View:
    return view_of(Memory(small))


def test_the_same_view_gives_the_same_bytes(view: View) -> None:
    assert html.page(view) == html.page(view)


def test_it_names_no_other_place(chile: Path) -> None:
    text = chile.read_text(encoding="utf-8")
    page = re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
    assert set(re.findall(r"https?://[^\s\"'<)]+", page)) == {"http://www.w3.org/2000/svg"}
    assert text.startswith("<!doctype html>")


def test_its_policy_names_the_hashes_of_its_own_script_and_style(view: View) -> None:
    text = html.page(view)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy
    for name, count in (("script", 1), ("style", 2)):
        opening = r'<script type="module" async>' if name == "script" else "<style>"
        contents = re.findall(rf"{opening}(.*?)</{name}>", text, flags=re.DOTALL)
        assert len(contents) == count
        digests = [hashlib.sha256(one.encode()).digest() for one in contents]
        named = " ".join(f"&#39;sha256-{base64.b64encode(one).decode()}&#39;" for one in digests)
        assert f"{name}-src {named};" in policy
    assert not re.search(r"<[^>]+ (style|on\w+)=", text.split("<script")[0])


def test_pyvis_gets_what_the_page_draws(view: View) -> None:
    net = network(view, styled(view))
    assert [node["id"] for node in net.nodes] == [entity.id for entity in view.entities]
    edges = {edge["id"]: edge for edge in net.edges}
    by_statement = {one.sentence: edges[one.id] for one in view.relations}
    border = next(edge for edge in net.edges if edge["from"] == "chile" and edge["to"] == "germany")
    assert border["arrows"] == {"middle": {"enabled": True, "type": "bar"}}
    assert border["dashes"] is False
    assert by_statement["Ana runs against Bo."]["arrows"] == {}
    deployments = [edge for edge in net.edges if edge["from"] == "army"]
    assert [bool(edge["smooth"]) for edge in deployments].count(True) == 1
    assert len({json.dumps(edge["dashes"]) for edge in deployments}) == 2


def many(view: View, times: int) -> View:
    """The same graph many times over."""
    entities = [
        dataclasses.replace(
            one,
            id=f"{one.id}-{turn}",
            x=one.x + turn % 30 * 900,
            y=one.y + turn // 30 * 900,
            degree=one.degree + turn % 7,
        )
        for turn in range(times)
        for one in view.entities
    ]
    relations = [
        dataclasses.replace(
            one,
            id=f"{one.id[:6]}{turn:06}",
            source=f"{one.source}-{turn}",
            target=f"{one.target}-{turn}",
        )
        for turn in range(times)
        for one in view.relations
    ]
    return dataclasses.replace(
        view,
        entities=tuple(sorted(entities, key=lambda one: one.id)),
        relations=tuple(sorted(relations, key=lambda one: one.id)),
        comparisons=tuple(
            dataclasses.replace(told, rows=tuple(_rows(told.rows, times)))
            for told in view.comparisons
        ),
    )


def _rows(rows: Iterable[RowView], times: int) -> Iterator[RowView]:
    for turn in range(times):
        for row in rows:
            left, right = (
                [f"{one[:6]}{turn:06}" for one in side] for side in (row.left, row.right)
            )
            yield dataclasses.replace(row, left=tuple(left), right=tuple(right))


def test_much_data_is_deflated(view: View) -> None:
    large = many(view, 2400)
    text = html.page(large)
    blocks = re.findall(r'data-block="(\w+)" data-encoding="deflate">([^<]*)<', text)
    names = [name for name, _ in blocks]
    assert names[0] == "opening"
    assert set(names) == {
        "opening",
        "nodes",
        "lines",
        "entities",
        "relations",
        "comparisons",
        "passages",
    }
    rows = [
        json.loads(zlib.decompress(base64.b64decode(data)))["rows"]
        for name, data in blocks
        if name == "relations"
    ]
    assert sum(rows) == len(large.relations)
    assert len(text) * 4 < len(large.to_json())


def test_a_large_graph_opens_on_its_best_connected(
    show: Callable[..., Page], view: View, tmp_path: Path
) -> None:
    path = tmp_path / "large.html"
    path.write_text(html.page(many(view, 600)), encoding="utf-8")
    page = show(path)
    expect(page.get_by_text("Drawn: the 60 best connected of 4,200 entities")).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("army")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(
        page.get_by_role("tabpanel", name="Details").get_by_text("2 relations").first
    ).to_be_visible()
    page.get_by_role("radio", name="1 step").check()
    expect(page.get_by_text("All 2 claims that match are drawn.")).to_be_visible()
    page.get_by_role("button", name="Free", exact=True).click()
    expect(page.get_by_text("Shown: 2 of 4,800 relations and 2 of 4,200 entities.")).to_be_visible()


def test_a_large_graph_is_drawn_whole_before_it_is_read_whole(
    browser: Browser, view: View, tmp_path: Path
) -> None:
    path = tmp_path / "large.html"
    path.write_text(html.page(many(view, 600)), encoding="utf-8")
    page = browser.new_page(locale="en-GB")
    page.add_init_script("""
      const own = CanvasRenderingContext2D.prototype.putImageData;
      CanvasRenderingContext2D.prototype.putImageData = function (image, ...place) {
        window.dots ??= { drawn: performance.now(), inked: image.data.filter((_, at) => at % 4 === 3).filter(Boolean).length };
        return own.call(this, image, ...place);
      };
    """)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    first, whole = page.evaluate(
        "[performance.getEntriesByName('first-picture')[0].startTime, performance.getEntriesByName('ready')[0].startTime]"
    )
    assert first < whole
    assert page.evaluate("dots.drawn") < whole
    # A dot for each of the 4,200, and no two of them in one place.
    # A dot is more than a pixel, though some lie on each other.
    assert page.evaluate("dots.inked") > 4_200
    page.close()


def test_in_a_notebook(browser: Browser, view: View, tmp_path: Path) -> None:
    cell = html.notebook(html.page(view))
    assert cell.startswith("<iframe srcdoc=")
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>cell</title>{cell}", encoding="utf-8")
    page = browser.new_page(locale="en-GB", viewport={"width": 1000, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="A small runoff")).to_be_visible()
    frame.get_by_role("combobox", name="Search").fill("army")
    frame.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(frame.get_by_role("heading", name="Army")).to_be_visible()
    assert errors == []
    page.close()


def test_modules_are_joined_each_after_those_it_imports() -> None:
    modules = {
        "main.mjs": 'import { a } from "./a.mjs";\nimport { b } from "./b.mjs";\n\na(b);\n',
        "a.mjs": '/** A. */\nimport {\n  b,\n} from "./b.mjs";\n\nexport {};\nexport function a() {\n  return b;\n}\n',
        "b.mjs": "/** @import { A } from './a.mjs' */\nexport const b = 1;\n",
    }
    text = bundle.bundle("main.mjs", modules)
    assert text.index("// b.mjs") < text.index("// a.mjs") < text.index("// main.mjs")
    assert "import" not in text
    assert "export" not in text


def test_joined_modules_run_as_the_modules_would(show: Callable[..., Page], tmp_path: Path) -> None:
    """Names that would meet in one scope, a module that gives nothing, and one that waits."""
    modules = {
        "main.mjs": (
            'import {} from "./side.mjs";\nimport { b } from "./a/b.mjs";\n'
            'import { late } from "./a-b.mjs";\nimport { $g } from "./g.mjs";\n'
            "document.title = `${b} ${late} ${$g} ${globalThis.side}`;\n"
            'document.documentElement.dataset.ready = "";\n'
        ),
        "side.mjs": "globalThis.side = 4;\n",
        "a-b.mjs": "export const late = await Promise.resolve(2);\n",
        "a/b.mjs": "export const b = 1;\n",
        "g.mjs": "export const $g = 3;\n",
    }
    path = tmp_path / "joined.html"
    script = bundle.bundle("main.mjs", modules)
    path.write_text(f'<meta charset="utf-8"><script type="module">{script}</script>', "utf-8")
    page = show(path)
    assert page.title() == "1 2 3 4"


@pytest.mark.parametrize(
    ("name", "module", "complaint"),
    [
        ("an unknown file", 'import { x } from "./x.mjs";\n', "no such file"),
        ("a name that is not exported", 'import { nothing } from "./b.mjs";\n', "does not export"),
        ("a rename", 'import { b as c } from "./b.mjs";\n', "write import"),
        ("a default import", 'import b from "./b.mjs";\n', "write import"),
        ("an address", 'import { b } from "https://example.org/b.mjs";\n', "write import"),
        ("a circle", 'import { c } from "./c.mjs";\n', "circle"),
        (
            "one name twice",
            'import { b } from "./b.mjs";\nconst b2 = b;\nfunction b() {}\n',
            "declared in b.mjs",
        ),
        ("a backslash before a letter of no ASCII", 'const q = "\\ñ";\n', "write it without"),
        ("a default export", "export default 1;\n", "cannot be joined"),
        ("a list of exports", "const q = 1;\nexport { q };\n", "cannot be joined"),
        ("an import at run time", 'const q = await import("./b.mjs");\n', "cannot be joined"),
        ("a pattern", "const { q } = globalThis;\n", "cannot be joined"),
        ("a pattern that is exported", "export const { q } = globalThis;\n", "cannot be joined"),
        (
            "one name from two modules",
            'import { b } from "./b.mjs";\nimport { b } from "./b.mjs";\n',
            "imports b twice",
        ),
    ],
)
def test_what_cannot_be_joined_is_said(name: str, module: str, complaint: str) -> None:
    modules = {
        "main.mjs": module,
        "b.mjs": "export const b = 1;\n",
        "c.mjs": 'import { d } from "./main.mjs";\nexport const c = d;\n',
    }
    with pytest.raises(bundle.PageError, match=complaint):
        bundle.script_of(modules)
