/** A strip of the line of time, on which a time is chosen: with the pointer, or with the keys. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Stretch } from "../answers/time-scale.mjs" */

import { partOf, placeIn, textOf, ticksOf } from "../answers/time-scale.mjs";
import { el, fill, svg } from "../base/dom.mjs";
import { formatNumber } from "../words/language.mjs";
import { formatTick } from "../answers/date-words.mjs";

/** In pixels: the counts, and the dates below them. */
const COUNTS = 46;
const DATES = 20;
/** The number of the highest count, above it. */
const NUMBER = 16;
/** Of so many bars each has its number. */
const FEW_BARS = 12;
/** How much room a date needs. */
const LABEL = 68;
/** A label that begins beyond this part of the strip would not fit. */
const LATE = 0.93;
/** How far a page of steps goes. */
const FAR = 10;

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };
/** @type {Record<string, number>} */
const ZOOMS = { "+": 0.5, "=": 0.5, "-": 2, 0: Number.POSITIVE_INFINITY };

/**
 * @typedef {object} Choosing
 * @property {string} label
 * @property {(text: string | null) => void} choose a span; null: any time
 * @property {(by: number, extend: boolean) => string} step what a key leads to; by infinity: the first or the last part of the line
 * @property {(by: number) => void} [zoom] see a part of the line that is so many times as long
 */

/**
 * What a strip shows.
 * @typedef {object} Strip
 * @property {Stretch} seen
 * @property {readonly number[]} edges of its parts
 * @property {readonly number[]} counts how many are in each
 * @property {Stretch | null} chosen
 * @property {string} told what is chosen, in words
 * @property {number} now which step of the line that is
 * @property {number} most how many steps it has
 */

/**
 * @param {Context} context
 * @param {Choosing} choosing
 * @returns {{ node: HTMLElement, update: (strip: Strip) => void }}
 */
export function timeStrip(context, { label, choose, step, zoom }) {
  /** @type {Strip | null} */
  let shown = null;
  /** The parts between which the pointer is drawn: where it came down, and where it is. */
  let drawn = /** @type {[number, number] | null} */ (null);
  const picture = svg("svg", { class: "time-picture", "aria-hidden": "true", height: COUNTS + DATES });
  /** @param {PointerEvent} event */
  const partAt = ({ clientX }) => {
    const { left, width } = node.getBoundingClientRect();
    if (!shown || width === 0) return 0;
    const [from, to] = shown.seen;
    const at = Math.min(1, Math.max(0, (clientX - left) / width));
    return partOf(shown.edges, Math.min(to - 1, from + Math.floor(at * (to - from))));
  };
  const redraw = () => {
    if (shown) fill(picture, draw(context, shown, drawn ? between(shown, drawn) : shown.chosen, node.clientWidth));
  };
  const node = el(
    "div",
    {
      class: "time-strip",
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-valuemin": 0,
      onpointerdown: (/** @type {PointerEvent} */ event) => {
        if (event.button !== 0) return;
        node.setPointerCapture(event.pointerId);
        drawn = [partAt(event), partAt(event)];
      },
      onpointermove: (/** @type {PointerEvent} */ event) => {
        if (!drawn) return;
        drawn = [drawn[0], partAt(event)];
        redraw();
      },
      onpointerup: () => {
        if (!drawn || !shown) return;
        const [from, to] = between(shown, drawn);
        const same = shown.chosen?.[0] === from && shown.chosen[1] === to;
        drawn = null;
        // What is chosen already is left with the second click.
        choose(same ? null : textOf([from, to]));
        redraw();
      },
      onpointercancel: () => {
        drawn = null;
        redraw();
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const act = keyOf(event);
        if (!act) return;
        event.preventDefault();
        event.stopPropagation();
        act();
      },
    },
    picture,
  );
  /**
   * What a key does.
   * @param {KeyboardEvent} event
   */
  function keyOf({ key, shiftKey, altKey, ctrlKey, metaKey }) {
    if (altKey || ctrlKey || metaKey) return null;
    if (key === "Delete" || key === "Backspace") return () => choose(null);
    const [by, longer] = [STEPS[key], ZOOMS[key]];
    if (by !== undefined) return () => choose(step(by, shiftKey));
    return zoom && longer !== undefined ? () => zoom(longer) : null;
  }
  let width = 0;
  new ResizeObserver(() => {
    if (node.clientWidth === width) return;
    width = node.clientWidth;
    redraw();
  }).observe(node);
  return {
    node,
    update(strip) {
      shown = strip;
      node.setAttribute("aria-valuemax", String(strip.most));
      node.setAttribute("aria-valuenow", String(strip.now));
      node.setAttribute("aria-valuetext", strip.told);
      redraw();
    },
  };
}

/**
 * From the first of two parts to the end of the last.
 * @param {Strip} strip
 * @param {[number, number]} parts
 * @returns {[from: number, to: number]}
 */
function between({ edges }, [a, b]) {
  return [edges[Math.min(a, b)] ?? 0, edges[Math.max(a, b) + 1] ?? 0];
}

/**
 * @param {number} part
 */
function percent(part) {
  return `${(part * 100).toFixed(3)}%`;
}

/**
 * @param {Context} context
 * @param {Strip} strip
 * @param {Stretch | null} chosen
 * @param {number} width
 */
function draw(context, { seen, edges, counts }, chosen, width) {
  const [from, to] = chosen ? placeIn(chosen, seen) : [0, 0];
  const all = { x: percent(from), width: percent(to - from), y: 0, height: COUNTS };
  return [
    ...(to > from ? [svg("rect", { class: "chosen-time", ...all })] : []),
    ...countBars(edges, counts, seen, (count) => formatNumber(context.words, count)),
    ...(to > from ? [svg("rect", { class: "chosen-edge", ...all })] : []),
    svg("line", { class: "axis", x1: 0, x2: "100%", y1: COUNTS, y2: COUNTS }),
    ...ticksOf(seen, (width || 600) / LABEL).flatMap(({ at, date, first }) => [
      svg("line", { class: "axis", x1: percent(at), x2: percent(at), y1: COUNTS, y2: COUNTS + 5 }),
      svg("text", { x: percent(at), dx: at > LATE ? -2 : 3, y: COUNTS + DATES - 4, "text-anchor": at > LATE ? "end" : "start" }, formatTick(context.words, date, first)),
    ]),
  ];
}

/**
 * How many there are, part by part: whatever there is, is seen.
 * @param {readonly number[]} edges
 * @param {readonly number[]} counts
 * @param {Stretch} seen
 * @param {(count: number) => string} write a number as the language does
 * @param {number} [height]
 */
export function countBars(edges, counts, seen, write, height = COUNTS) {
  const most = Math.max(1, ...counts);
  const fullest = counts.indexOf(most);
  const few = counts.filter(Boolean).length <= FEW_BARS;
  return counts.flatMap((count, part) => {
    if (count === 0) return [];
    const [from, to] = placeIn([edges[part] ?? 0, edges[part + 1] ?? 0], seen);
    const high = Math.max(2, (count / most) * (height - NUMBER));
    if (to <= from) return [];
    const bar = svg("rect", { class: "span", x: percent(from), width: percent(to - from), y: height - high, height: high });
    // Of many, the number of the highest gives the measure of all.
    return few || part === fullest ? [bar, svg("text", { x: percent((from + to) / 2), y: height - high - 4, "text-anchor": from > LATE ? "end" : to < 1 - LATE ? "start" : "middle" }, write(count))] : [bar];
  });
}

/**
 * A strip with what it is, beside it as the rows have their names.
 * @param {string} note
 * @param {HTMLElement} strip
 */
export function stripRow(note, strip) {
  return el("div", { class: "strip-row" }, el("p", { class: "note" }, note), strip);
}
