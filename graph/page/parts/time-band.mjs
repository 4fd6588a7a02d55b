/** When the claims hold, as a band of time on which a day is chosen: by its field, with the pointer, or with the keys. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Timeline } from "../answers/timeline.mjs" */
/** @import { Part } from "./asking-fields.mjs" */

import { countOn, dateAt, holdsOn, placeOf, rowsOf, stackOf, stepFrom, stepsOf, timelineOf, yearsOf } from "../answers/timeline.mjs";
import { isPartialDate } from "../base/dates.mjs";
import { el, fill, svg } from "../base/dom.mjs";
import { dateInput } from "./asking-fields.mjs";
import { askFor } from "./legend.mjs";

/** In pixels: a row, the count over time, and what lies below them. */
const ROW = 7;
const STACK = 56;
const AXIS = 30;
/** The width of a bar at the least, as a part of the band. */
const LEAST = 0.012;
/** How far a page of steps goes. */
const FAR = 10;
/** A label that begins beyond this part of the band would not fit. */
const LATE = 0.9;

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };

/**
 * @param {Context} context
 * @returns {Part | null} null: no claim has a date
 */
export function timeBand(context) {
  const line = timelineOf(context.view);
  if (!line) return null;
  const date = dateInput(context);
  /** @param {string | null} on */
  const choose = (on) => askFor(context, { on });
  const clear = el("button", { type: "button", class: "quiet", onclick: () => choose(null) }, context.say("time.clear"));
  const picture = svg("svg", { class: "time-picture", "aria-hidden": "true", height: heightOf(line) });
  const slider = el(
    "div",
    {
      class: "time-band",
      role: "slider",
      tabindex: 0,
      "aria-label": context.say("time.band"),
      "aria-valuemin": 0,
      onclick: (/** @type {MouseEvent} */ event) => {
        const { left, width } = slider.getBoundingClientRect();
        choose(dateAt(line, (event.clientX - left) / width));
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const on = onKey(line, context.state.query.on, event);
        if (on === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        choose(on);
      },
    },
    picture,
  );
  return {
    node: el(
      "fieldset",
      { class: "time" },
      el("legend", {}, context.say("time.title")),
      el("div", { class: "choices" }, clear),
      date.node,
      slider,
      el("p", { class: "note" }, context.say(rowsOf(line) ? "time.rows" : "time.stack")),
    ),
    update() {
      date.update();
      const on = dateOf(context);
      clear.disabled = context.state.query.on === null;
      const { now, most } = stepsOf(line, on ?? stepFrom(line, null, 0));
      slider.setAttribute("aria-valuemax", String(most));
      slider.setAttribute("aria-valuenow", String(now));
      slider.setAttribute(
        "aria-valuetext",
        on === null ? context.say("time.none") : context.say("time.value", { date: context.date(on), claims: context.say("count.claims", { count: countOn(line, on) }) }),
      );
      fill(picture, draw(context, line, on));
    },
  };
}

/**
 * The date that is asked for, if it is one: an address may hold anything.
 * @param {Context} context
 */
function dateOf({ state: { query } }) {
  return query.on !== null && isPartialDate(query.on) ? query.on : null;
}

/**
 * What a key chooses.
 * @param {Timeline} line
 * @param {string | null} on
 * @param {KeyboardEvent} event
 * @returns {string | null | undefined} null: no date; undefined: the key is not the band's
 */
function onKey(line, on, { key, altKey, ctrlKey, metaKey }) {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === "Delete" || key === "Backspace") return null;
  const by = STEPS[key];
  if (by === undefined) return undefined;
  return Number.isFinite(by) ? stepFrom(line, on, by) : dateAt(line, by < 0 ? 0 : 1);
}

/** @param {Timeline} line */
function heightOf(line) {
  const rows = rowsOf(line);
  return (rows ? rows.length * ROW + ROW : STACK) + AXIS;
}

/**
 * Where a bar lies: one of a day is wide enough to be seen, within the band.
 * @param {number} from
 * @param {number} to
 */
function barOf(from, to) {
  const width = Math.max(LEAST, to - from);
  return { x: percent(Math.min(from, 1 - width)), width: percent(width) };
}

/** @param {number} part */
function percent(part) {
  return `${(part * 100).toFixed(3)}%`;
}

/**
 * @param {Context} context
 * @param {Timeline} line
 * @param {string | null} on
 * @returns {SVGElement[]}
 */
function draw(context, line, on) {
  const floor = heightOf(line) - AXIS;
  const [from, to] = on === null ? [0, 0] : placeOf(line, on);
  return [
    ...(on === null ? [] : [svg("rect", { class: "chosen-time", x: percent(from), width: percent(to - from), y: 0, height: floor })]),
    ...(rowsOf(line) ? drawRows(line, on) : drawStack(line)),
    svg("line", { class: "axis", x1: 0, x2: "100%", y1: floor, y2: floor }),
    ...yearsOf(line).flatMap(({ year, at }) => [
      svg("line", { class: "axis", x1: percent(at), x2: percent(at), y1: floor, y2: floor + 5 }),
      svg("text", { x: percent(at), dx: at > LATE ? -2 : 2, y: floor + 24, "text-anchor": at > LATE ? "end" : "start" }, context.date(year)),
    ]),
    ...line.said.map((said) => {
      const [begin, end] = placeOf(line, said);
      return svg("rect", { class: "said", ...barOf(begin, end), y: floor + 5, height: 4 });
    }),
    ...(on === null ? [] : [svg("line", { class: "chosen-day", x1: percent((from + to) / 2), x2: percent((from + to) / 2), y1: 0, y2: floor + 9 })]),
  ];
}

/**
 * A thin row for each span; those that hold on the day stand out.
 * @param {Timeline} line
 * @param {string | null} on
 */
function drawRows(line, on) {
  return (rowsOf(line) ?? []).map(({ span, from, to }, row) =>
    svg("rect", { class: on !== null && !holdsOn(span, on) ? "span off" : "span", ...barOf(from, to), y: row * ROW + ROW - 2, height: 3 }),
  );
}

/**
 * How many claims hold, over time.
 * @param {Timeline} line
 */
function drawStack(line) {
  const counts = stackOf(line);
  const most = Math.max(...counts);
  return counts.map((count, at) => {
    const height = (count / most) * (STACK - 4);
    return svg("rect", { class: "span", x: percent(at / counts.length), width: percent(1 / counts.length), y: STACK - height, height });
  });
}
