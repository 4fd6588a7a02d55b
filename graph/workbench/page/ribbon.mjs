/** The line at the top: a box a sentence, as wide as it is long; full, hatched or hollow; tall where one is. */

import { el, fill } from "../../page/base/dom.mjs";
import { fillCaps } from "./caps.mjs";
import { byId, part } from "./part.mjs";
import { plain, set } from "./runs.mjs";
import { word } from "./words.mjs";

/** @import { Cap, Run, Runs, Send, Text, View } from "./types.mjs" */

/** More boxes than this would be too narrow to be seen: neighbours share one. */
const MOST = 160;
/** What the counts count, by how many there are: their boxes stand before them. */
const COUNTED = ["", "c", "co", "cso", "cpso"];
/** Of sentences that share a box, the first of these that one of them has. */
const URGENT = ["o", "p", "c", "s"];

/**
 * @typedef {object} Segment
 * @property {number} first
 * @property {number} count
 * @property {number} size
 * @property {boolean} begins whether a paragraph begins with it
 */

/**
 * @param {Text} text
 * @returns {Segment[]}
 */
export function segmentsOf(text) {
  const all = text.paragraphs.flatMap(({ sentences }) =>
    sentences.map(([start, end], i) => ({ size: end - start, begins: i === 0 })),
  );
  const share = Math.ceil(all.length / MOST);
  const segments = [];
  for (let first = 0; first < all.length; first += share) {
    const mine = all.slice(first, first + share);
    const size = mine.reduce((sum, one) => sum + one.size, 0);
    segments.push({ first, count: mine.length, size, begins: share === 1 && mine[0]?.begins === true && first > 0 });
  }
  return segments;
}

/**
 * What a box shows of its sentences.
 * @param {Segment} segment
 * @param {Pick<View, "fates" | "drafts" | "sentence">} view
 * @returns {string} classes
 */
export function lookOf({ first, count }, { fates, drafts, sentence }) {
  const mine = fates.slice(first, first + count);
  const fate = URGENT.find((one) => mine.includes(one)) ?? "o";
  const here = sentence >= first && sentence < first + count;
  const waits = drafts.some((one) => one >= first && one < first + count);
  return `box fate-${fate}${here ? " here" : ""}${waits ? " waits" : ""}`;
}

export class Ribbon {
  /**
   * @param {Send} send
   */
  constructor(send) {
    this.place = byId("ribbon");
    this.send = send;
    /** @type {Segment[]} */
    this.segments = [];
    /** @type {HTMLElement[]} */
    this.boxes = [];
    const counts = byId("counts");
    this.counts = part((/** @type {Runs} */ runs) => fill(counts, countsOf(runs)));
    const next = byId("next");
    this.next = part((/** @type {readonly Cap[]} */ caps) => {
      const [only] = caps;
      if (only?.why_not != null && caps.length === 1) fill(next, el("span", { class: "settled" }, only.why_not));
      else fillCaps(next, caps, send);
    });
  }

  /**
   * @param {Text} text
   */
  show(text) {
    this.segments = segmentsOf(text);
    this.boxes = this.segments.map(({ first, size, begins }) => {
      const box = el("span", { onclick: () => this.send({ do: "go", sentence: first }) });
      box.style.flexGrow = String(size);
      if (begins) box.dataset["begins"] = "";
      return box;
    });
    this.place.classList.toggle("dense", this.segments.length > 60);
    fill(this.place, this.boxes);
  }

  /**
   * @param {View} view
   */
  update(view) {
    for (const [i, box] of this.boxes.entries()) {
      const look = lookOf(/** @type {Segment} */ (this.segments[i]), view);
      if (box.className !== look) box.className = look;
    }
    const here = word("here", { n: view.sentence + 1, all: view.fates.length });
    this.place.setAttribute("aria-label", `${plain(view.counts)}. ${here}`);
    this.counts(view.counts);
    this.next(view.top.filter(goesOn));
  }
}

/**
 * Of the keys at the top, the one that stands beside the ribbon: on to the next sentence.
 * @param {Cap} cap
 * @returns {boolean}
 */
export function goesOn({ key }) {
  return key === "n";
}

/**
 * *68 cited · 11 silent · 0 open*, each with its box before it.
 * @param {Runs} runs
 * @returns {HTMLElement[]}
 */
function countsOf(runs) {
  /** @type {Run[][]} */
  const groups = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (run.mark === "strong" || !last) groups.push([run]);
    else last.push({ ...run, text: run.text.replace(/\s*·\s*$/, "") });
  }
  const counted = COUNTED[groups.length] ?? "";
  return groups.map((group, i) =>
    el("span", { class: "count" }, counted[i] && el("span", { class: `box fate-${counted[i]}` }), el("span", {}, set(group))),
  );
}

