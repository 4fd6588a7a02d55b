/** The claims of the sentence in focus; the picture in their place, where it is asked for. */

import { el, fill } from "../../page/base/dom.mjs";
import { fillCaps, keyCap, keepFocus } from "./caps.mjs";
import { part } from "./part.mjs";
import { plain, set } from "./runs.mjs";

/** @import { Cap, Pair, Row, Runs, Run, Send, View } from "./types.mjs" */

export class List {
  /**
   * @param {HTMLElement} place
   * @param {Send} send
   */
  constructor(place, send) {
    const head = el("h2", { id: "sentence-head" });
    const aside = el("p", { class: "aside" });
    this.notice = el("div", { class: "notice", role: "alert", hidden: true });
    const readOnly = el("p", { class: "read-only", hidden: true });
    const rows = el("ul", { class: "rows" });
    const below = el("p", { class: "below" });
    this.picture = el("div", { class: "picture", hidden: true });
    const begin = el("div", { class: "begin" });
    fill(place, el("div", { class: "head" }, head, aside), this.notice, readOnly, begin, rows, below, this.picture);
    this.begin = part((/** @type {readonly Pair[]} */ pairs) => {
      begin.hidden = pairs.length === 0;
      fill(begin, headingsOf(pairs), keysOf(pairs.filter(({ label }) => label !== "")));
    });
    this.head = part((/** @type {Runs} */ runs) => fill(head, set(runs)));
    this.aside = part((/** @type {string} */ text) => fill(aside, text));
    this.readOnly = part((/** @type {string} */ text) => {
      readOnly.hidden = !text;
      fill(readOnly, text);
    });
    this.below = part((/** @type {Runs} */ runs) => {
      below.hidden = runs.length === 0;
      fill(below, set(runs));
    });
    this.rows = part((/** @type {{ rows: readonly Row[], short: boolean }} */ { rows: shown, short }) => {
      rows.hidden = shown.length === 0;
      fill(rows, shown.map((row) => rowOf(row, short, send)));
      rows.querySelector(".picked")?.scrollIntoView({ block: "nearest" });
    });
  }

  /**
   * @param {View} view
   */
  update(view) {
    this.head(view.head);
    this.aside(view.aside);
    this.readOnly(view.read_only);
    this.begin(view.begin);
    this.rows({ rows: view.rows, short: view.picture !== null });
    this.below(view.below);
  }
}

/**
 * @param {Row} row
 * @param {boolean} short whether there is one line for it
 * @param {Send} send
 * @returns {HTMLElement}
 */
function rowOf(row, short, send) {
  const one = short || row.standing.length === 0;
  const standing = row.standing.length > 0 && el("span", { class: "standing" }, set(row.standing));
  const parts = [
    row.sign && el("span", { class: "sign" }, row.sign),
    el("span", { class: "statement", dir: "auto", title: one ? plain(row.statement) : null }, set(row.statement)),
    !one && standing,
    row.picked && !short && recordOf(row.record),
    (row.aside || (one && standing)) && el("span", { class: "aside" }, one && standing, row.aside && el("span", {}, row.aside)),
  ];
  const looks = `row${one ? " one" : ""}${row.picked ? " picked" : ""}${row.sign ? " signed" : ""}`;
  if (!row.id) return el("li", { class: looks }, parts);
  const pick = () => send({ do: "pick", claim: row.id });
  const pressed = String(row.picked);
  return el(
    "li",
    { class: looks },
    el("button", { type: "button", "aria-pressed": pressed, onmousedown: keepFocus, onclick: pick }, parts),
  );
}

/**
 * The record without its sentence; the members of a list line by line.
 * @param {Runs} record
 * @returns {HTMLElement | false}
 */
function recordOf(record) {
  if (record.length === 0) return false;
  if (!plain(record).includes("\n")) return el("span", { class: "record" }, set(record));
  return el("span", { class: "record members" }, linesOf(record).map((line) => el("span", {}, set(line))));
}

/**
 * Runs, cut at the ends of lines.
 * @param {Runs} runs
 * @returns {Run[][]}
 */
export function linesOf(runs) {
  /** @type {Run[][]} */
  const lines = [[]];
  for (const run of runs)
    for (const [i, text] of run.text.split("\n").entries()) {
      if (i > 0) lines.push([]);
      if (text) lines.at(-1)?.push({ ...run, text });
    }
  return lines.filter((line) => line.length > 0);
}

/**
 * What stands above the keys.
 * @param {readonly Pair[]} pairs
 * @returns {HTMLElement[]}
 */
function headingsOf(pairs) {
  return pairs.filter(({ label }) => label === "").flatMap(({ cells }) => cells.map((cell) => el("h3", {}, set(cell))));
}

/**
 * Keys and what they do: a label is a key, or several with blanks between, or words.
 * @param {readonly Pair[]} pairs
 * @returns {HTMLElement}
 */
export function keysOf(pairs) {
  return el(
    "dl",
    { class: "keys" },
    pairs.map(({ label, cells }) => [
      el("dt", {}, label.split(/\s+/).map((key) => (/^[–-]$/.test(key) ? el("span", {}, key) : keyCap(key)))),
      el("dd", {}, cells.map((cell) => el("span", { class: "cell" }, set(cell)))),
    ]),
  );
}

/**
 * @param {HTMLElement} foot
 * @param {Send} send
 * @returns {(shown: { foot: readonly Cap[], right: readonly Cap[], remark: string, now: string }) => void}
 */
export function footOf(foot, send) {
  const left = el("div", { class: "left" });
  const right = el("div", { class: "right" });
  const remark = el("p", { class: "remark" });
  fill(foot, left, right, remark);
  return part(({ foot: caps, right: more, remark: text, now }) => {
    fillCaps(left, caps, send, ({ key }) => key === now);
    fillCaps(right, more, send);
    fill(remark, text);
  });
}
