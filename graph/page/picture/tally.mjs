/**
 * The picture by topics on a narrow screen where there are three scenarios or more: a row for each topic, a column for what
 * holds in any case and for each scenario, and in each cell how many claims there are. A topic opens with its names and verbs.
 */

/** @import { View } from "../data/types.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Speech } from "./zones.mjs" */

import { scenarioColour } from "./colours.mjs";
import { LEADING, Sketch, wrapTo } from "./drawing.mjs";

const SIZE = 13;
const LABEL = 12;
/** A column is so wide, at most, and all of them together take no more than this part of the width. */
const COLUMN = 36;
const COLUMNS = 0.55;
const ROW = 34;
/** The largest disc, and the least in which its number can be read. */
const LARGEST = 15;
const LEAST = 8.5;

/** @typedef {{ scenario: string | null, colour: string, x: number }} Column */

/**
 * @param {View} view
 * @param {readonly number[]} lines the places of the relations that are shown
 * @param {Speech} speech
 * @param {number} width
 * @returns {Drawing}
 */
export function tally(view, lines, speech, width) {
  const sketch = new Sketch();
  const scenarios = [null, ...view.scenarios.map(({ id }) => id)];
  const step = Math.min(COLUMN, (width * COLUMNS) / scenarios.length);
  const columns = scenarios.map((scenario, at) => ({ scenario, colour: scenarioColour(at), x: (at + 0.5) * step }));
  const words = { x: step * scenarios.length + 10, room: width - step * scenarios.length - 14 };
  const rows = [...view.topics.map(({ id }) => id), null].map((topic) => ({ topic, counts: countsOf(view, lines, topic, scenarios) })).filter(({ counts }) => counts.some(Boolean));
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  let y = heads(sketch, columns, speech, words);
  for (const { topic, counts } of rows) y = row(sketch, { topic, counts, most, columns }, speech, words, y);
  return sketch.done(width, y + 4);
}

/**
 * How many claims on a topic there are of each scenario.
 * @param {View} view
 * @param {readonly number[]} lines
 * @param {string | null} topic
 * @param {readonly (string | null)[]} scenarios
 */
function countsOf(view, lines, topic, scenarios) {
  const counts = scenarios.map(() => 0);
  for (const line of lines) {
    const relation = view.relations[line];
    const at = relation?.topic === topic ? scenarios.indexOf(relation.scenario) : -1;
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/**
 * What each column is: its words at the right, a line from them to it. The first stands highest, so that no two cross.
 * @param {Sketch} sketch
 * @param {readonly Column[]} columns
 * @param {Speech} speech
 * @param {{ x: number, room: number }} words
 * @returns {number} where the rows begin
 */
function heads(sketch, columns, speech, words) {
  const labels = columns.map(({ scenario }) => wrapTo(speech.scenario(scenario), words.room, (text) => speech.measure(text, LABEL, true)));
  const bottom = labels.reduce((sum, label) => sum + label.length * LABEL * LEADING + 5, 0) + 10;
  let y = 14;
  for (const [at, { x, colour }] of columns.entries()) {
    const label = labels[at] ?? [];
    sketch.lines.push({ shape: "path", points: [[words.x - 4, y - 4], [x, y - 4], [x, bottom]], stroke: colour, width: 1.5 });
    sketch.text(label, words.x, y, { size: LABEL, weight: 600, fill: colour === "always" ? "ink" : colour });
    y += label.length * LABEL * LEADING + 5;
  }
  return bottom + 4;
}

/**
 * A topic and its counts, which open it.
 * @param {Sketch} sketch
 * @param {{ topic: string | null, counts: readonly number[], most: number, columns: readonly Column[] }} told
 * @param {Speech} speech
 * @param {{ x: number, room: number }} words
 * @param {number} top
 * @returns {number} where it ends
 */
function row(sketch, { topic, counts, most, columns }, speech, words, top) {
  const title = wrapTo(speech.topic(topic), words.room, (text) => speech.measure(text, SIZE, true));
  const high = Math.max(ROW, title.length * SIZE * LEADING + 12);
  const middle = top + high / 2;
  const said = columns.map(({ scenario }, at) => (counts[at] ? `${speech.scenario(scenario)}: ${speech.claims(counts[at] ?? 0)}` : speech.silent(scenario)));
  const of = sketch.thing({ fold: topic, label: [title.join(" "), ...said].join("; ") });
  sketch.ground.push({ shape: "path", points: [[0, top], [words.x + words.room, top]], stroke: "rule", width: 1 });
  for (const [at, { x, colour }] of columns.entries()) {
    const count = counts[at] ?? 0;
    if (count) sketch.words.push({ shape: "circle", x, y: middle, radius: LEAST + (LARGEST - LEAST) * Math.sqrt(count / most), fill: `tint-${colour}`, stroke: colour, width: 1, of });
    sketch.text([count ? String(count) : "–"], x, middle + 4.5, { size: LABEL, weight: count ? 600 : 400, fill: count === 0 ? "soft" : colour === "always" ? "ink" : colour, anchor: "middle", of });
  }
  sketch.text(title, words.x, middle + SIZE * 0.35 - ((title.length - 1) * SIZE * LEADING) / 2, { size: SIZE, weight: 600, serif: true, of });
  return top + high;
}
