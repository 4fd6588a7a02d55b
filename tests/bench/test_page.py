"""The page against what people use today, in one run of one browser, without a network.

Nothing here fails for being slow: it measures, and prints a table at the end. What is compared is
opened by turns, so that whatever else the machine does slows all of it.
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_benchmark.fixture import BenchmarkFixture

from graph.export.contract import View
from tests.bench import page_made
from tests.bench.page_browser import (
    Opened,
    Pace,
    answers,
    chromium,
    drag,
    open_once,
    opened,
    p95,
    pace,
    still,
    wheel,
)

LARGE = (100_000, 33_000)
MIDDLE = (10_000, 3_000)
CLICKS = 24

Row = tuple[str, str, str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def table(tell: Callable[[str, str, str, str], None]) -> Iterator[list[Row]]:
    """What was measured, what is aimed at, what was reached; printed with all other ratios."""
    rows: list[Row] = []
    yield rows
    for what, target, reached in rows:
        tell(what, "", target, reached)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A page's file by its name, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("pages")
    views: dict[str, Callable[[], View]] = {
        "chile": page_made.chile,
        "middle": lambda: page_made.synthetic_view(*MIDDLE),
        "large": lambda: page_made.synthetic_view(*LARGE),
    }

    def make(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            graph, maker = name.split("-")
            text = getattr(page_made, maker)(views[graph]())
            path.write_text(text, encoding="utf-8")
        return path

    return make


def _timed(
    benchmark: BenchmarkFixture,
    function: Callable[[], object],
    *,
    setup: Callable[[], None] | None = None,
    rounds: int = 1,
) -> None:
    benchmark.pedantic(function, setup=setup, rounds=rounds)  # type: ignore[no-untyped-call]


def _by_turns(
    benchmark: BenchmarkFixture, browser: Browser, own: Path, peer: Path, rounds: int
) -> tuple[list[Opened], list[Opened]]:
    """Open the peer's page, then our own, and again; only our own is pytest-benchmark's time."""
    ours: list[Opened] = []
    theirs: list[Opened] = []
    _timed(
        benchmark,
        lambda: ours.append(open_once(browser, own, ready=True)),
        setup=lambda: theirs.append(open_once(browser, peer, ready=False)),
        rounds=rounds,
    )
    benchmark.extra_info["first paint"] = [round(one.first) for one in ours]
    benchmark.extra_info["whole"] = [round(one.whole) for one in ours]
    benchmark.extra_info["peer's first paint"] = [round(one.first) for one in theirs]
    return ours, theirs


def _compared(name: str, peer: str, target: str, ours: list[Opened], theirs: list[Opened]) -> Row:
    first, whole, other = (
        statistics.median(values)
        for values in (
            [one.first for one in ours],
            [one.whole for one in ours],
            [one.first for one in theirs],
        )
    )
    turns = sorted(their.first / our.first for our, their in zip(ours, theirs, strict=True))
    return (
        f"{name}: first paint, sooner than {peer}",
        target,
        (
            f"{other / first:.1f}x ({first:.0f} ms to {other:.0f} ms; {turns[0]:.1f}x to {turns[-1]:.1f}x "
            f"by turn; all that it opens with: {whole:.0f} ms, {other / whole:.1f}x)"
        ),
    )


EXPLORE = "#tab=explore"
"""Where the whole graph lies free, and every filter is at hand."""


def test_first_paint_of_the_chilean_graph(
    benchmark: BenchmarkFixture,
    browser: Browser,
    made: Callable[[str], Path],
    table: list[Row],
) -> None:
    own, peer = made("chile-ours"), made("chile-pyvis_default")
    ours, theirs = _by_turns(benchmark, browser, own, peer, 3)
    table.append(_compared("the Chilean graph", "pyvis's default page", "5x", ours, theirs))
    noise = [line for one in ours for line in one.noise]
    table.append(
        ("requests but for the file itself, console messages", "0, 0", _noise(noise)),
    )


def test_first_paint_of_a_middling_graph(
    benchmark: BenchmarkFixture,
    browser: Browser,
    made: Callable[[str], Path],
    table: list[Row],
) -> None:
    own, peer = made("middle-ours"), made("middle-pyvis_placed")
    ours, theirs = _by_turns(benchmark, browser, own, peer, 5)
    table.append(_compared("3,000 / 10,000", "pyvis placed, no physics", "3x", ours, theirs))


def test_first_paint_of_a_large_graph(
    benchmark: BenchmarkFixture,
    browser: Browser,
    made: Callable[[str], Path],
    table: list[Row],
) -> None:
    own, peer = made("large-ours"), made("large-vis_bare")
    ours, theirs = _by_turns(benchmark, browser, own, peer, 3)
    table.append(_compared("33,000 / 100,000", "bare vis-network 10", "8x", ours, theirs))
    blocked = sorted(one.blocked for one in ours)
    table.append(
        (
            "33,000 / 100,000: longest blocked main thread while opening",
            "200 ms",
            f"{statistics.median(blocked):.0f} ms ({blocked[0]:.0f} to {blocked[-1]:.0f})",
        )
    )
    noise = [line for one in ours for line in one.noise]
    table.append(("33,000 / 100,000: requests, console messages", "0, 0", _noise(noise)))


def test_size_of_a_large_graph(
    benchmark: BenchmarkFixture, made: Callable[[str], Path], table: list[Row]
) -> None:
    _timed(benchmark, lambda: made("large-ours"))
    own = made("large-ours").stat().st_size
    same = made("large-pyvis_same").stat().st_size
    less = made("large-pyvis_placed").stat().st_size
    table.append(
        (
            "33,000 / 100,000: size against pyvis's file of the same data",
            "0.25",
            (
                f"{own / same:.2f} ({own / 1e6:.1f} MB to {same / 1e6:.1f} MB; against a file with names "
                f"and sentences alone, {less / 1e6:.1f} MB: {own / less:.2f})"
            ),
        )
    )


def test_moving_a_large_graph(
    benchmark: BenchmarkFixture,
    browser: Browser,
    made: Callable[[str], Path],
    table: list[Row],
) -> None:
    paces: dict[str, Pace] = {}

    def move() -> None:
        for maker in ("ours", "vis_bare"):
            for name, step in (("zoom", wheel), ("pan", drag)):
                state = EXPLORE if maker == "ours" else ""
                with opened(browser, made(f"large-{maker}"), state=state) as page:
                    _settled(page, ours=maker == "ours")
                    paces[f"{maker} {name}"] = pace(page, step)

    made("large-ours"), made("large-vis_bare")
    _timed(benchmark, move)
    for name in ("zoom", "pan"):
        own, other = paces[f"ours {name}"], paces[f"vis_bare {name}"]
        table.append(
            (
                f"33,000 / 100,000: frames a second, {name}",
                "30",
                (
                    f"{own.moved:.0f} ({own.anew:.0f} of them drawn anew, the others moved as they were; "
                    f"{own.inputs:.0f} inputs a second; bare vis-network: {other.moved:.1f})"
                ),
            )
        )


def test_typing_in_the_search(
    benchmark: BenchmarkFixture,
    browser: Browser,
    made: Callable[[str], Path],
    table: list[Row],
) -> None:
    names = [one.name for one in page_made.synthetic_view(*LARGE).entities]
    words = [_plain(name)[:8] for name in names[100::4700]] + ["goverment", "chile sec", "zzqx"]
    taken: list[float] = []

    def run() -> None:
        with opened(browser, made("large-ours"), state=EXPLORE) as page:
            _settled(page, ours=True)
            box = page.locator("input[role=combobox]").first
            page.evaluate(_LISTEN_TO_KEYS)
            for word in words:
                box.fill("")
                answers(page)
                for letter in word:
                    page.keyboard.press(letter)
                    page.wait_for_timeout(60)
                taken.extend(answers(page))

    made("large-ours")
    _timed(benchmark, run)
    table.append(("33,000 / 100,000: keystroke to results shown", "50 ms", _spread(taken)))


def test_answers_of_a_large_graph(
    benchmark: BenchmarkFixture,
    browser: Browser,
    made: Callable[[str], Path],
    table: list[Row],
) -> None:
    clicks: list[float] = []
    switches: list[float] = []

    def run() -> None:
        with opened(browser, made("large-ours"), state=EXPLORE) as page:
            _settled(page, ours=True)
            clicks.extend(_clicks(page, page_made.synthetic_view(*LARGE)))
            switches.extend(_switches(page))

    made("large-ours")
    _timed(benchmark, run)
    table.append(("33,000 / 100,000: click to highlighted neighbourhood", "60 ms", _spread(clicks)))
    table.append(("33,000 / 100,000: filter switch to redrawn", "60 ms", _spread(switches)))


_LISTEN_TO_KEYS = """benchListen("keydown", () => {
  const input = document.querySelector("input[role=combobox]");
  return input.getAttribute("aria-expanded") === "true" || !!input.parentElement.querySelector(".none:not([hidden])");
})"""


def _settled(page: Page, *, ours: bool) -> None:
    if ours:
        page.wait_for_selector("html[data-ready]", state="attached")
    else:
        page.wait_for_selector("canvas", state="attached")
    still(page)


def _clicks(page: Page, made: View) -> list[float]:
    """Click on well-connected entities, one after the other, each time in the whole picture."""
    page.evaluate("benchLook = false")
    page.evaluate(
        'benchListen("pointerup", (drawn, fresh) => fresh && location.hash.includes("selected="))'
    )
    canvas = page.locator("canvas").first
    box = canvas.bounding_box()
    assert box is not None
    # The whole picture is shown with its middle in the middle, 18 pixels from the nearer edges.
    left, right = _reach([(one.x, one.size + 30, one.size + 30) for one in made.entities])
    top, bottom = _reach([(one.y, one.size + 4, one.size + 42) for one in made.entities])
    zoom = min((box["width"] - 36) / (right - left), (box["height"] - 36) / (bottom - top))
    taken: list[float] = []
    best = sorted(made.entities, key=lambda one: (-one.degree, one.id))
    for entity in best[:CLICKS]:
        x = box["x"] + box["width"] / 2 + (entity.x - (left + right) / 2) * zoom
        y = box["y"] + box["height"] / 2 + (entity.y - (top + bottom) / 2) * zoom
        page.mouse.move(x, y)
        page.wait_for_timeout(100)
        page.evaluate("benchForget()")
        page.mouse.down()
        page.mouse.up()
        page.wait_for_timeout(900)
        taken.extend(answers(page))
        page.evaluate("benchForget()")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        canvas.focus()
        page.keyboard.press("0")
        page.wait_for_timeout(500)
    assert len(taken) > CLICKS / 2, "most clicks missed"
    return taken


def _reach(places: list[tuple[int, int, int]]) -> tuple[int, int]:
    least = min(place - before for place, before, _ in places)
    return least, max(place + after for place, _, after in places)


def _switches(page: Page) -> list[float]:
    """Switch filters on and off: facts only, and kinds, modalities and certainties one by one."""
    page.evaluate('benchForget(); benchListen("click", (drawn, fresh) => fresh)')
    page.get_by_role("tab").first.click()
    page.wait_for_timeout(400)
    boxes = page.locator(".explore input[type=checkbox]:visible")
    count = boxes.count()
    answers(page)
    taken: list[float] = []
    for turn in range(15):
        for _ in range(2):
            page.evaluate("benchForget()")
            boxes.nth(turn % count).click()
            page.wait_for_timeout(400)
            taken.extend(answers(page)[:1])
    return taken


def _noise(lines: list[str]) -> str:
    requests = sum(line.startswith("request: ") for line in lines)
    return f"{requests}, {len(lines) - requests}"


def _spread(values: list[float]) -> str:
    return (
        f"{p95(values):.0f} ms (median {statistics.median(values):.0f}, most {max(values):.0f}, "
        f"of {len(values)})"
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.lower())
    return "".join(
        letter for letter in folded if letter.isascii() and (letter.isalpha() or letter == " ")
    )
