"""A real browser, driven as a reader would: by what is seen and heard, not by how it is built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

import graph
from graph.engine.memory import Memory
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import (
    Citation,
    Comparing,
    Dataset,
    Document,
    Entity,
    Header,
    Query,
    Question,
    Relation,
    Route,
    Scenario,
    Topic,
    builtin,
)
from graph.vocabulary.entities import Agency, Candidate, Country, Issue, Region
from graph.voices import voiced

# A machine may be slow, or have other work: what fails then is waited for longer, and nothing else is.
expect.set_options(timeout=20_000)

Show = Callable[..., Page]


@cache
def playwright() -> Playwright:
    """What drives browsers: one for the whole process, as a second one refuses to start beside it."""
    return sync_playwright().start()


@contextmanager
def launched(*flags: str) -> Iterator[Browser]:
    """A Chromium; where there is none, the test is skipped."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if found is None:
        pytest.skip("there is no Chromium; `make test` installs one")
    one = playwright().chromium.launch(
        executable_path=found, args=["--no-sandbox", "--disable-gpu", *flags]
    )
    yield one
    one.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture(scope="session")
def chile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the Chilean runoff."""
    path = tmp_path_factory.mktemp("page") / "chile.html"
    graph.load().to_html(path)
    return path


@pytest.fixture(scope="session")
def small() -> Dataset:
    """Two sides, what they share, and what a reader could trip over."""
    return dataset()


def dataset() -> Dataset:
    entities: tuple[Entity, ...] = (
        Candidate(id="ana", name="Ana Álvarez", aliases=("La Ana",), summary="Stands."),
        Candidate(id="bo", name="Bo Brandt"),
        Country(id="chile", name="Chile", names={"es": "Chile", "en": "Chile"}),
        Country(id="germany", name="Germany", names={"es": "Alemania"}),
        Agency(id="army", name="Army"),
        Region(id="north", name="North", level="macrozone"),
        Issue(id="trade", name="Trade"),
    )

    def claim(kind: str, source: str, target: str, at: int, **fields: Any) -> Relation:
        evidence = (Citation(document="note", paragraph=1 + at // 40, start=at, end=at + 9),)
        ends = {"source": source, "target": target}
        return builtin().relations[kind](kind=kind, **ends, evidence=evidence, **fields)

    relations = (
        claim("border", "chile", "germany", 0, modality="fact", negated=True),
        claim("rivalry", "ana", "bo", 10, modality="fact", statement="Ana runs against Bo."),
        claim("deployment", "army", "north", 20, modality="fact"),
        claim("cooperation", "ana", "chile", 30, modality="plan", scenario="a", topic="abroad"),
        claim(
            "cooperation",
            "bo",
            "chile",
            40,
            modality="expectation",
            certainty="possible",
            scenario="b",
            topic="abroad",
        ),
        claim("priority", "ana", "trade", 50, modality="plan", scenario="a", topic="home"),
        claim("deployment", "army", "north", 60, modality="plan", scenario="b", holder="bo"),
        claim("threat", "trade", "north", 70, modality="risk", certainty="possible"),
    )
    header = Header(
        id="small",
        title="A small runoff",
        description="What a made-up note claims.",
        documents=(Document(id="note", title="A note", authors=("N. N.",), date="2025"),),
        scenarios=(
            Scenario(
                id="a",
                label="If Ana wins",
                labels={"es": "Si gana Ana"},
                group="vote",
                counterparts={"winner": "ana"},
            ),
            Scenario(
                id="b",
                label="If Bo wins",
                labels={"es": "Si gana Bo"},
                group="vote",
                counterparts={"winner": "bo"},
            ),
        ),
        topics=(Topic(id="abroad", label="Abroad"), Topic(id="home", label="At home")),
        questions=(
            Question(
                id="who-goes-north",
                title="Who goes north?",
                reading="The army does.",
                query=Query(target="north"),
                expected=tuple(sorted(one.id for one in relations if one.target == "north")),
            ),
            Question(
                id="ana-and-bo",
                title="How are Ana and Bo tied?",
                reading="They run against each other.",
                path=Route(source="ana", target="bo"),
                expected=(relations[1].id,),
            ),
            Question(
                id="what-differs",
                title="What differs?",
                reading="Much.",
                compare=Comparing(left="a", right="b"),
                expected=(),
            ),
        ),
    )
    return voiced(Dataset(header, tuple(sorted(entities, key=lambda one: str(one.id))), relations))


@pytest.fixture(scope="session")
def small_page(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "small.html"
    path.write_text(page_of(view_of(Memory(small))), encoding="utf-8")
    return path


class Quiet:
    """Opens pages, and holds them to silence: no request but the file, nothing on the console."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.noise: list[str] = []
        self.contexts: list[BrowserContext] = []

    def __call__(self, path: Path, hash_: str = "tab=explore", **options: Any) -> Page:
        settings = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}, **options}
        context = self.browser.new_context(offline=True, **settings)
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.noise.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        page.on("request", lambda request: self._note(request.url, path))
        page.goto(path.as_uri() + (f"#{hash_}" if hash_ else ""))
        page.wait_for_selector("html[data-ready]")
        return page

    def _note(self, url: str, path: Path) -> None:
        if url.split("#", maxsplit=1)[0] != path.as_uri() and not url.startswith("blob:"):
            self.noise.append(f"request: {url[:200]}")


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Open a page, to be explored if nothing else is said; when the test is over, it must have been silent."""
    quiet = Quiet(browser)
    yield quiet
    for context in quiet.contexts:
        context.close()
    assert quiet.noise == []
