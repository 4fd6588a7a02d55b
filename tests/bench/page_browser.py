"""A browser that measures: when a page first paints, how it moves, how soon it answers.

Every page is measured by the same script, which runs before the page's own. What it takes for a
*frame* ends when the browser has drawn it: a task that is posted from the frame's callback runs
right after the drawing.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

VIEWPORT = {"width": 1280, "height": 800}

WATCH = """
(() => {
  const seen = { first: null, ink: [], long: [], drawn: 0, fresh: 0, frames: 0 };
  window.benchSeen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  // Whoever draws a frame sets the transform or clears the canvas first; names are written only in
  // a frame that is drawn anew, not in one that moves what was drawn before.
  let drawn = false, fresh = false;
  const drawing = CanvasRenderingContext2D.prototype;
  for (const name of ["setTransform", "clearRect", "fillText"]) {
    const own = drawing[name];
    drawing[name] = function (...values) {
      if (this.canvas.isConnected) {
        drawn = true;
        if (name === "fillText") fresh = true;
      }
      return own.apply(this, values);
    };
  }
  // One sample for so many of the page's pixels each way, however large the canvas is.
  const step = 6.4;
  const small = document.createElement("canvas");
  const readable = small.getContext("2d", { willReadFrequently: true });
  const ink = () => {
    let largest = null;
    for (const canvas of document.querySelectorAll("canvas"))
      if (canvas.width * canvas.height > (largest ? largest.width * largest.height : 90000)) largest = canvas;
    if (!largest) return 0;
    const wide = Math.ceil(largest.clientWidth / step), high = Math.ceil(largest.clientHeight / step);
    if (!wide || !high) return 0;
    if (small.width !== wide) small.width = wide;
    if (small.height !== high) small.height = high;
    readable.clearRect(0, 0, wide, high);
    readable.drawImage(largest, 0, 0, wide, high);
    const bytes = readable.getImageData(0, 0, wide, high).data;
    const [r, g, b, a] = bytes;  // the corner: paper
    let count = 0;
    for (let at = 0; at < bytes.length; at += 4)
      if (Math.abs(bytes[at] - r) + Math.abs(bytes[at + 1] - g) + Math.abs(bytes[at + 2] - b) + Math.abs(bytes[at + 3] - a) > 24) count++;
    return count;
  };
  const channel = new MessageChannel();
  window.benchLook = true;
  channel.port1.onmessage = () => {
    seen.frames++;
    if (drawn) seen.drawn++;
    if (fresh) seen.fresh++;
    // A picture of elements is there as soon as its words are.
    const words = window.benchLook ? document.querySelectorAll(".chart svg text").length : 0;
    if (words > 0 && seen.first === null) {
      seen.first = performance.now();
      seen.ink.push([seen.first, words]);
    }
    if (drawn && window.benchLook) {
      const now = performance.now();
      const count = ink();
      seen.ink.push([now, count]);
      if (count > 60 && seen.first === null) seen.first = now;
    }
    for (const wait of waiting.splice(0)) wait(drawn, fresh);
    drawn = fresh = false;
  };
  const waiting = [];
  const frame = () => {
    channel.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  window.benchInputs = 0;
  for (const type of ["wheel", "pointermove"])
    addEventListener(type, () => benchInputs++, { capture: true, passive: true });

  // From an event to the end of the first frame after it in which what it asked for is there.
  window.benchAnswers = [];
  window.benchForget = () => {
    waiting.length = 0;
    window.benchAnswers.length = 0;
  };
  window.benchListen = (type, done) => {
    const start = (event) => {
      const began = event.timeStamp;
      const look = (drawn, fresh) => {
        if (done(drawn, fresh)) window.benchAnswers.push(performance.now() - began);
        else waiting.push(look);
      };
      waiting.push(look);
    };
    addEventListener(type, start, true);
  };
})();
"""


@dataclass
class Opened:
    """What was seen while a page opened, in milliseconds since the navigation began."""

    first: float
    whole: float
    ready: float | None
    blocked: float
    noise: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium without a network."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if found is None:
        pytest.skip("there is no Chromium; `make bench` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser, path: Path, noise: list[str] | None = None, state: str = ""
) -> Iterator[Page]:
    """A page of its own, watched, in a state as its address spells it. Requests fail at once."""
    context = browser.new_context(offline=True, viewport=VIEWPORT, locale="en-GB")  # type: ignore[arg-type]
    context.set_default_timeout(180_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    heard = [] if noise is None else noise
    page.on("console", lambda message: heard.append(f"console: {message.text[:200]}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("request", lambda request: heard.append(f"request: {request.url[:200]}"))
    page.goto(path.as_uri() + state, wait_until="commit")
    try:
        yield page
    finally:
        context.close()


def open_once(browser: Browser, path: Path, *, ready: bool) -> Opened:
    """Open a page and wait until it has painted and, where it says so, is ready."""
    noise: list[str] = []
    with opened(browser, path, noise) as page:
        until = time.perf_counter() + 180
        while page.evaluate("benchSeen.first") is None:
            assert time.perf_counter() < until, f"{path.name} painted nothing in three minutes"
            time.sleep(0.2)
        if ready:
            page.wait_for_selector("html[data-ready]", state="attached")
        still(page)
        seen = page.evaluate("benchSeen")
        marked = page.evaluate(
            "performance.getEntriesByName('ready').map((mark) => mark.startTime)[0] ?? null"
        )
    # Painted whole: from then on there is never again clearly less in the picture than at the end.
    last = seen["ink"][-1][1]
    whole = seen["first"]
    for before, after in zip(seen["ink"], seen["ink"][1:], strict=False):
        if before[1] < 0.9 * last:
            whole = max(whole, after[0])
    return Opened(
        seen["first"],
        whole,
        marked,
        max((long for _, long in seen["long"]), default=0.0),
        [one for one in noise if one != f"request: {path.as_uri()}"[:209]],
    )


def still(page: Page) -> None:
    """Wait until the page has drawn nothing and computed little for a second."""
    page.evaluate(
        """() => new Promise((resolve) => {
          let quiet = performance.now(), drawn = benchSeen.drawn, long = benchSeen.long.length, began = quiet;
          const look = () => {
            const now = performance.now();
            if (benchSeen.drawn !== drawn || benchSeen.long.length !== long) {
              drawn = benchSeen.drawn; long = benchSeen.long.length; quiet = now;
            }
            if (now - quiet > 1000 || now - began > 20000) resolve();
            else setTimeout(look, 100);
          };
          look();
        })"""
    )


@dataclass(frozen=True)
class Pace:
    """Frames a second: those in which the picture moved, and those in which it was drawn anew."""

    moved: float
    anew: float
    inputs: float


def pace(page: Page, move: Callable[[CDPSession, int], None], seconds: float = 3) -> Pace:
    """Move the picture by the browser's own input, and count its frames, and the inputs that reached it."""
    session = page.context.new_cdp_session(page)
    page.evaluate("benchLook = false")
    count = "[benchSeen.drawn, benchSeen.fresh, benchInputs, performance.now()]"
    step = 0

    def keep(long: float) -> None:
        nonlocal step
        until = time.perf_counter() + long
        while time.perf_counter() < until:
            move(session, step)
            step += 1

    keep(1)  # warm: the first frames find out how fast this machine is
    before = page.evaluate(count)
    keep(seconds)
    after = page.evaluate(count)
    session.detach()
    drawn, fresh, inputs, passed = (now - then for now, then in zip(after, before, strict=True))
    return Pace(*(1000 * one / passed for one in (drawn, fresh, inputs)))


def wheel(session: CDPSession, step: int) -> None:
    """Turn the wheel as fast as the browser takes it, in and out by turns.

    Wheel events that are sent one by one wait for each other's answer, and so bound the frames.
    """
    session.send(
        "Input.synthesizeScrollGesture",
        {
            "x": 800,
            "y": 400,
            "yDistance": 400 if step % 2 == 0 else -400,
            "speed": 800,
            "gestureSourceType": "mouse",
            "preventFling": True,
        },
    )


def drag(session: CDPSession, step: int) -> None:
    """A piece of a drag to and fro, the button held down."""
    place = step % 120
    x = 640 + 4 * (place if place < 60 else 120 - place)
    event = {"x": x, "y": 400 + x % 50, "button": "left", "buttons": 1, "clickCount": 1}
    if step == 0:
        session.send("Input.dispatchMouseEvent", {"type": "mousePressed", **event})
    session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **event})


def p95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[18]


def answers(page: Page) -> list[Any]:
    """How long each event took that was listened to since the last call."""
    return list(page.evaluate("benchAnswers.splice(0)"))
