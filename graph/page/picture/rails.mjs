/**
 * The picture by topics on a narrow screen: either side is a rail, between them a row for each topic with its names, and
 * at the rails how many claims there are if that side wins.
 */

/** @import { Band, Camps } from "../answers/camps.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Speech } from "./zones.mjs" */

import { scenarioColour } from "./colours.mjs";
import { LEADING, Sketch, wrapTo } from "./drawing.mjs";

const EDGE = 9;
const COUNT = 40;
const SIZE = 13;
const NAMES = 12;
const PLAYER = 22;
/** How many of the names of a topic are written: the first of each zone. */
const FEW = 3;

/**
 * @param {Styled} styled
 * @param {Camps} camps
 * @param {Speech} speech
 * @param {number} width
 * @returns {Drawing}
 */
export function rails(styled, camps, speech, width) {
  const sketch = new Sketch();
  const edges = [EDGE, width - EDGE];
  const bottoms = edges.map(() => 0);
  const head = playersOf(sketch, styled, camps, speech, edges);
  const counted = wrapTo(speech.counted, width - 4 * EDGE, (text) => speech.measure(text, NAMES, false));
  sketch.text(counted, width / 2, head + 14, { size: NAMES, fill: "soft", anchor: "middle" });
  let y = head + 8 + counted.length * NAMES * LEADING;
  for (const band of camps.bands) {
    sketch.lines.push({ shape: "path", points: [[EDGE + COUNT, y], [width - EDGE - COUNT, y]], stroke: "rule", width: 1 });
    const next = row(sketch, band, speech, width, y);
    for (const [side, count] of band.said.entries()) {
      if (count === 0) continue;
      const x = edges[side] ?? 0;
      sketch.words.push({ shape: "circle", x, y: (y + next) / 2, radius: 4, fill: scenarioColour(side + 1) });
      sketch.text([String(count)], x + (side === 0 ? 14 : -14), (y + next) / 2 + 5, { size: 14, weight: 600, fill: scenarioColour(side + 1), anchor: side === 0 ? "start" : "end" });
      bottoms[side] = (y + next) / 2;
    }
    y = next;
  }
  for (const [side, x] of edges.entries())
    sketch.lines.unshift({ shape: "path", points: [[x, 12], [x, Math.max(head - PLAYER / 2, bottoms[side] ?? 0)]], stroke: scenarioColour(side + 1), width: 2, dash: [5, 4] });
  return sketch.done(width, y + 4);
}

/**
 * Who plays a part, on top of their rail.
 * @param {Sketch} sketch
 * @param {Styled} styled
 * @param {Camps} camps
 * @param {Speech} speech
 * @param {number[]} edges
 * @returns {number} where they end
 */
function playersOf(sketch, styled, { players }, speech, edges) {
  let bottom = 0;
  for (const [side, x] of edges.entries()) {
    const colour = scenarioColour(side + 1);
    const order = [...(players[side] ?? [])].sort((a, b) => (styled.nodes.main[b] ?? 0) - (styled.nodes.main[a] ?? 0));
    for (const [at, node] of order.entries()) {
      const main = styled.nodes.main[node] === 1;
      const y = 14 + at * PLAYER;
      const of = sketch.thing({ node, label: speech.name(node), ends: [node] });
      sketch.words.push({ shape: "circle", x, y, radius: main ? 7 : 4.5, fill: colour, of });
      sketch.text([speech.name(node)], x + (side === 0 ? 14 : -14), y + 5, { size: main ? 15 : NAMES, weight: main ? 600 : 400, fill: colour, anchor: side === 0 ? "start" : "end", of });
      bottom = Math.max(bottom, y + PLAYER / 2);
    }
  }
  return bottom;
}

/**
 * A topic, its first names, and how many more.
 * @param {Sketch} sketch
 * @param {Band} band
 * @param {Speech} speech
 * @param {number} width
 * @param {number} top
 * @returns {number} where it ends
 */
function row(sketch, { topic, zones }, speech, width, top) {
  const names = [zones[1], zones[0], zones[2]].flatMap((zone) => zone.slice(0, 1)).slice(0, FEW);
  const folded = zones.reduce((sum, zone) => sum + zone.length, 0) - names.length;
  const room = width - 2 * EDGE - 2 * COUNT;
  const title = wrapTo(speech.topic(topic), room, (text) => speech.measure(text, SIZE, true));
  const said = [...names.map((node) => speech.name(node)).join(", ").split(" "), ...(folded ? [`+${folded}`] : [])].join(" ");
  const lines = wrapTo(said, room, (text) => speech.measure(text, NAMES, false));
  const of = sketch.thing({ fold: topic, label: [...title, ...lines].join(" "), ends: zones.flat() });
  const x = width / 2;
  sketch.text(title, x, top + 16, { size: SIZE, weight: 600, anchor: "middle", serif: true, of });
  const below = top + 16 + (title.length - 1) * SIZE * LEADING;
  sketch.text(lines, x, below + 15, { size: NAMES, anchor: "middle", of });
  return below + 15 + (lines.length - 1) * NAMES * LEADING + 9;
}
