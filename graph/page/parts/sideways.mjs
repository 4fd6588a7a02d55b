/** A table that is wider than its place: which of its columns are seen, and the ways to the others. None is seen by half. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";

/** By so much a column may go over the edge: parts of a pixel, and what is free beside its words. */
const SLACK = 13;
/** In milliseconds: after so long without a move the table stands still. */
const STILL = 120;

/**
 * @param {Context} context
 * @param {HTMLElement} scroller what scrolls, with a table in it
 * @returns {HTMLElement} hidden where all columns are seen
 */
export function sideways(context, scroller) {
  const said = el("span", {});
  const back = el("button", { type: "button", class: "quiet", onclick: () => turn(-1) }, `← ${context.say("table.columnsBefore")}`);
  const on = el("button", { type: "button", class: "quiet", onclick: () => turn(1) }, `${context.say("table.columnsAfter")} →`);
  const node = el("p", { class: "row sideways", hidden: true }, said, back, on);

  /** @param {number} way */
  const turn = (way) => {
    const heads = headsOf(scroller);
    const { first, last } = seenOf(scroller, heads);
    const { offsetLeft: left = 0, offsetWidth: wide = 0 } = heads[way > 0 ? last + 1 : first - 1] ?? {};
    scroller.scrollTo({ left: way > 0 ? left : Math.max(0, left + wide - scroller.clientWidth) });
  };
  const look = () => {
    const heads = headsOf(scroller);
    node.hidden = scroller.scrollWidth <= scroller.clientWidth;
    const { first, last } = seenOf(scroller, heads);
    said.textContent = context.say("table.columns", { first: first + 1, last: last + 1, total: heads.length });
    back.disabled = first === 0;
    on.disabled = last === heads.length - 1;
    for (const { cells } of scroller.querySelectorAll("tr")) for (const [at, cell] of [...cells].entries()) cell.classList.toggle("cut", !node.hidden && (at < first || at > last));
  };
  /** @type {number | undefined} */
  let timer;
  scroller.addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(look, STILL);
      for (const cell of scroller.querySelectorAll(".cut")) cell.classList.remove("cut");
    },
    { passive: true },
  );
  new ResizeObserver(look).observe(scroller);
  return node;
}

/**
 * @param {HTMLElement} scroller
 * @returns {HTMLElement[]}
 */
function headsOf(scroller) {
  return [...scroller.querySelectorAll("th")];
}

/**
 * The first and the last column that is seen whole; one that is too wide for that is seen as it is.
 * @param {HTMLElement} scroller
 * @param {HTMLElement[]} heads
 */
function seenOf({ scrollLeft, clientWidth }, heads) {
  const whole = heads.flatMap(({ offsetLeft, offsetWidth }, at) => (offsetLeft >= scrollLeft - 1 && offsetLeft + offsetWidth <= scrollLeft + clientWidth + SLACK ? [at] : []));
  const nearest = heads.findIndex(({ offsetLeft, offsetWidth }) => offsetLeft + offsetWidth > scrollLeft + 1);
  return { first: whole[0] ?? nearest, last: whole.at(-1) ?? nearest };
}
