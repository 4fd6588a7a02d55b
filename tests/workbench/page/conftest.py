"""The workbench's page in a real browser, with a puppet for a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.workbench.shapes import View
from tests.page import conftest as explorers
from tests.workbench.page.frames import TEXT
from tests.workbench.page.page_server import Puppet, serving

browser = explorers.browser  # the one that the explorer's page is tried in

# A machine may be slow, or have other work: what fails then is waited for longer, and nothing else is.
expect.set_options(timeout=20_000)

Sit = Callable[..., tuple[Page, Puppet]]


@pytest.fixture
def sit(browser: Browser) -> Iterator[Sit]:
    """Open the page at a puppet's desk; when the test is over, nothing may stand on the console."""
    noise: list[str] = []

    def note(text: str) -> None:
        # That something else was changed meanwhile is an answer, though the browser takes it for a failure.
        if "409 (Conflict)" not in text:
            noise.append(f"console: {text}")

    with ExitStack() as stack:

        def open_(
            view: View | Puppet, script: str = "", quiet: bool = True, **options: Any
        ) -> tuple[Page, Puppet]:
            puppet = view if isinstance(view, Puppet) else Puppet((TEXT,), en=view)
            address = stack.enter_context(serving(puppet))
            settings = {"locale": "en-GB", "viewport": {"width": 1440, "height": 900}, **options}
            context = browser.new_context(**settings)
            stack.callback(context.close)
            context.set_default_timeout(20_000)
            page = context.new_page()
            if script:
                page.add_init_script(script)
            page.on("pageerror", lambda error: noise.append(f"error: {error}"))
            if quiet:
                page.on("console", lambda message: note(message.text))
            page.goto(address)
            page.wait_for_selector("html[data-ready]")
            return page, puppet

        yield open_
    assert noise == []


def settled(page: Page, puppet: Puppet) -> None:
    """Wait until what the puppet shows now is drawn."""
    drawn(page, puppet.version)


def drawn(page: Page, version: int) -> None:
    """Wait until a view is drawn."""
    # Not by expect(): while it waits it reads the whole page, which takes seconds for a long text.
    page.wait_for_selector(f'html[data-ready="{version}"]')


def told(puppet: Puppet) -> list[str]:
    """What came, as a person would spell it."""
    found = []
    for one in puppet.done:
        match one.do:
            case "key":
                held = [name for name in ("ctrl", "alt", "shift") if getattr(one, name)]
                found.append("+".join([*held, one.key]))
            case "type":
                found.append(f"“{one.text}”")
            case "select":
                found.append(f"[{one.words}]")
            case "go":
                found.append(f"go {one.sentence if one.document is None else one.document}")
            case "open":
                found.append(f"open {one.field}")
            case _:
                found.append(f"pick {one.claim}")
    return found
