/** What the keyboard does, on the picture and on the whole page. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Page } from "./page.mjs" */

import { leaveOne, openTab, stepQuestion, toggleFocus } from "../state/moves.mjs";

/** How far an arrow key moves the picture, in pixels. */
const STEP = 60;
/** What a key of its own does on the picture even where single keys are switched off: it is not typed by mistake there. */
const ON_PICTURE = "+-0";

/** @typedef {Record<string, () => void>} Keys what each key does */

/** @param {Page} page */
export function followKeyboard(page) {
  addEventListener("keydown", (event) => {
    const { context } = page;
    if (context) onKey(page, context, event);
  });
}

/**
 * @param {Page} page
 * @param {Context} context
 * @param {KeyboardEvent} event
 */
function onKey(page, context, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || page.keys?.dialog.open) return;
  const focused = document.activeElement;
  if (event.key === "Escape" && !event.defaultPrevented) {
    const left = leaveOne(context.state);
    if (left) context.store.change(left);
    return;
  }
  if (typesInto(focused)) return;
  const inPicture = focused === page.stage.picture.canvas;
  const single = page.keys?.enabled() ?? true;
  const act = (inPicture ? pictureKeys(page)[event.key] : undefined) ?? (inPicture || single ? pageKeys(page, context)[event.key] : undefined);
  if (!act) return;
  if (inPicture && !single && event.key.length === 1 && !ON_PICTURE.includes(event.key)) return;
  event.preventDefault();
  act();
}

/** @param {Element | null} element */
function typesInto(element) {
  if (element instanceof HTMLInputElement) return !["checkbox", "radio"].includes(element.type);
  return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

/**
 * @param {Page} page
 * @returns {Keys}
 */
function pictureKeys({ stage }) {
  const { picture } = stage;
  return {
    ArrowLeft: () => picture.panBy(STEP, 0),
    ArrowRight: () => picture.panBy(-STEP, 0),
    ArrowUp: () => picture.panBy(0, STEP),
    ArrowDown: () => picture.panBy(0, -STEP),
    "+": () => picture.zoomBy(1.25),
    "=": () => picture.zoomBy(1.25),
    "-": () => picture.zoomBy(0.8),
    0: () => picture.fit(),
    n: () => stage.markNext(1),
    p: () => stage.markNext(-1),
    Enter: () => stage.openMarked(),
    " ": () => stage.openMarked(),
  };
}

/**
 * @param {Page} page
 * @param {Context} context
 * @returns {Keys}
 */
function pageKeys({ stage, search, worlds, keys }, context) {
  const { store, state, view } = context;
  /** @param {string} tab */
  const go = (tab) => {
    store.change(openTab(tab), { quietly: true });
    document.getElementById(`tab-${tab}`)?.focus();
  };
  return {
    "/": () => search?.focus(),
    "?": () => keys?.dialog.showModal(),
    s: () => worlds?.next(),
    ",": () => store.change(stepQuestion(state, view, -1)),
    ".": () => store.change(stepQuestion(state, view, 1)),
    1: () => store.change(toggleFocus(state, 1)),
    2: () => store.change(toggleFocus(state, 2)),
    3: () => store.change(toggleFocus(state, 3)),
    f: () => go("explore"),
    t: () => go("table"),
    g: () => stage.picture.canvas.focus(),
  };
}
