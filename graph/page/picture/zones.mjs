/** What the zones of the picture by topics write, and where they stand: names, and counts of those that have no room. */

/** @import { Band, Camps } from "../answers/camps.mjs" */

import { BOTH } from "../answers/camps.mjs";
import { LEADING, wrapTo } from "./drawing.mjs";

/**
 * How a drawing by topics calls what it shows.
 * @typedef {object} Speech
 * @property {(node: number) => string} name
 * @property {(topic: string | null) => string} topic
 * @property {(scenario: string | null) => string} scenario
 * @property {(line: number) => string} verb what a line says
 * @property {string} between what stands in the middle
 * @property {(scenario: string | null) => string} silent that nothing is said in that scenario
 * @property {string} counted what is counted at the sides of a narrow picture
 * @property {(count: number) => string} more
 * @property {(count: number) => string} claims
 * @property {(drawn: number, count: number) => string} drawn how many of some claims are drawn
 * @property {(drawn: number, count: number) => string} part how many of them, in fewer words
 * @property {(count: number) => string} undrawn that none of them is
 * @property {(text: string, size: number, strong: boolean, serif?: boolean) => number} measure
 */

export const SIZE = 12;
export const ROW = SIZE * LEADING;
export const HEAD = 31;
export const GAP = 8;
/** How many names a zone shows at least and at most, as there is room. */
export const FEWEST = 1;
const MOST = 12;
/** Between who plays a part and the names, for their lines. */
const FAN = 66;
/** The width of the names of those who play a part. */
export const CAMP = 96;
export const LEFT = 0;
export const MIDDLE = 1;
export const RIGHT = 2;

/**
 * How many names the zones of each band show: a band of many claims is the first to get another row, one of few the first
 * to have but its title in the middle.
 * @param {Camps} camps
 * @param {Columns} page
 * @param {number} room for all of them
 * @returns {number[]}
 */
export function countsFor(camps, page, room) {
  const { bands } = camps;
  const counts = bands.map(() => FEWEST);
  /** @param {number} at */
  const high = (at) => heightOf(camps, page, /** @type {Band} */ (bands[at]), counts[at] ?? FEWEST);
  const heights = bands.map((_, at) => high(at));
  let left = room - heights.reduce((sum, one) => sum + one, 0);
  const order = [...bands.keys()].sort((a, b) => (bands[b]?.claims ?? 0) - (bands[a]?.claims ?? 0) || a - b);
  for (const at of [...order].reverse()) {
    if (left >= 0) break;
    counts[at] = 0;
    left += (heights[at] ?? 0) - high(at);
    heights[at] = high(at);
  }
  for (let most = FEWEST + 1; most <= MOST; most += 1)
    for (const at of order) {
      const before = counts[at] ?? FEWEST;
      if (before !== most - 1) continue;
      counts[at] = most;
      const more = high(at) - (heights[at] ?? 0);
      if (more > left) counts[at] = before;
      else {
        left -= more;
        heights[at] = (heights[at] ?? 0) + more;
      }
    }
  return counts;
}

/**
 * @typedef {object} Columns
 * @property {Speech} speech
 * @property {number} width
 * @property {[left: number, right: number]} camps where the dots of the two sides stand
 * @property {[left: number, middle: number, right: number]} zones where those of the names do
 * @property {number[]} room for the letters of each zone
 */

/**
 * @param {Camps} camps
 * @param {Speech} speech
 * @param {number} width
 * @returns {Columns}
 */
export function columnsOf({ players }, speech, width) {
  /** @param {number} side */
  const wide = (side) => Math.max(40, ...(players[side] ?? []).flatMap((node) => wrapTo(speech.name(node), CAMP, strong(speech)).map((line) => strong(speech)(line) + 12)));
  const [left, right] = [wide(0), width - wide(1)];
  const fan = FAN + Math.max(0, width - 760) * 0.1;
  const inner = right - left - 2 * fan;
  return {
    speech,
    width,
    camps: [left, right],
    zones: [left + fan, left + fan + inner * 0.34, right - fan],
    room: [inner * 0.3, inner * 0.36, inner * 0.27],
  };
}

/** @param {Speech} speech */
export function strong(speech) {
  return (/** @type {string} */ text) => speech.measure(text, SIZE + 2, true);
}

/** @typedef {{ node: number, lines: string[], folded: number[] }} Entry a name, or a count of those that are folded */

/**
 * What a zone of a band writes.
 * @param {Camps} camps
 * @param {Columns} page
 * @param {Band} band
 * @param {number} zone
 * @param {number} most
 * @returns {Entry[]}
 */
export function entriesOf({ first, touched }, { speech, room }, band, zone, most) {
  const names = band.zones[zone] ?? [];
  const guaranteed = names.filter((node) => first[node]).length;
  // In the middle a title may do, but not where both sides touch what it would hide.
  const least = zone === MIDDLE && touched[names[0] ?? -1] !== BOTH ? 0 : FEWEST;
  const count = Math.max(most, least, guaranteed);
  const shown = names.length <= count + 1 && zone !== MIDDLE ? names : names.slice(0, count);
  /** @param {string} text */
  const measure = (text) => speech.measure(text, SIZE, true);
  const entries = shown.map((node) => ({ node, lines: wrapTo(speech.name(node), room[zone] ?? 0, measure), folded: /** @type {number[]} */ ([]) }));
  const folded = names.slice(shown.length);
  if (zone === MIDDLE) {
    const title = wrapTo(speech.topic(band.topic), (room[zone] ?? 0) - 20, measure);
    if (folded.length) title[title.length - 1] += ` +${folded.length}`;
    return [{ node: -1, lines: title, folded }, ...entries];
  }
  return folded.length ? [...entries, { node: -1, lines: [speech.more(folded.length)], folded }] : entries;
}

/** @param {Entry[]} entries */
export function rowsIn(entries) {
  return entries.reduce((sum, { lines }) => sum + lines.length, 0);
}

/**
 * @param {Camps} camps
 * @param {Columns} page
 * @param {Band} band
 * @param {number} most
 */
function heightOf(camps, page, band, most) {
  return GAP + ROW * Math.max(...[LEFT, MIDDLE, RIGHT].map((zone) => rowsIn(entriesOf(camps, page, band, zone, most))));
}
