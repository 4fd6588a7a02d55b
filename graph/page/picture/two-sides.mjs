/**
 * The picture by topics where two scenarios face each other: one side left, the other right, what both touch between
 * them; a band for each topic, in its order. Names that have no room are folded into a count that opens.
 */

/** @import { Band, Camps } from "../answers/camps.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Columns, Entry, Speech } from "./zones.mjs" */

import { isSo } from "../answers/moods.mjs";
import { BOTH } from "../answers/camps.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { scenarioColour } from "./colours.mjs";
import { bundled, LEADING, Sketch, wrapTo } from "./drawing.mjs";
import { CAMP, columnsOf, countsFor, entriesOf, FEWEST, GAP, HEAD, LEFT, MIDDLE, RIGHT, ROW, rowsIn, SIZE, strong } from "./zones.mjs";

/**
 * @typedef {object} Spot where lines end: at the dot of a name, or beyond its letters
 * @property {number} x
 * @property {number} y
 * @property {number} out
 * @property {number} zone -1 and 3: who plays a part, left and right; 0 to 2 between them
 * @property {number} band
 */

/** How far above a band its hairline runs, and above this the lines of facts and of either scenario. */
const RULE = 1;
const GAPS = [3, 5, 7];
/** How far from the middle of a dot, downwards, the lines of facts end and those of either scenario: none covers another. */
const ASIDE = [-2, 0.5, 3];
/** How far from the dots of the names all that come to a dot have become one, and how far a tie between two who stand above each other bulges. */
const STUB = 13;
const BULGE = 20;

/**
 * @param {View} view with two scenarios
 * @param {readonly number[]} lines the places of the relations that are shown
 * @param {Styled} styled
 * @param {Camps} camps
 * @param {Speech} speech
 * @param {number} width
 * @param {number} height as far as that goes
 * @returns {Drawing}
 */
export function twoSides(view, lines, styled, camps, speech, width, height) {
  const page = columnsOf(camps, speech, Math.max(560, width));
  return new TwoSides(view, lines, styled, camps, page, countsFor(camps, page, height - HEAD - 4)).drawing();
}

class TwoSides {
  #sketch = new Sketch();
  /** @type {Spot[]} by the places of entities, then of folds */
  #spots = [];
  /** @type {number[]} where each band begins */
  #tops = [];

  /**
   * @param {View} view
   * @param {readonly number[]} shown
   * @param {Styled} styled
   * @param {Camps} camps
   * @param {Columns} page
   * @param {number[]} counts how many names the zones of each band show
   */
  constructor(view, shown, styled, camps, page, counts) {
    this.view = view;
    this.shown = shown;
    this.styled = styled;
    this.camps = camps;
    this.page = page;
    this.counts = counts;
    /** @type {Map<number, number>} the spot of each entity */
    this.places = new Map();
  }

  drawing() {
    const { camps, page } = this;
    this.#heads();
    let top = HEAD;
    for (const [at, band] of camps.bands.entries()) {
      this.#tops.push(top);
      top += this.#band(band, at, top) + GAP;
    }
    this.#players(top);
    this.#ties();
    return this.#sketch.done(page.width, top + 4);
  }

  #heads() {
    const { view, page } = this;
    const { speech, width, zones, room } = page;
    const [left, right] = view.scenarios;
    const middle = zones[MIDDLE];
    /** @type {[string, number, number, string, "start" | "end"][]} */
    const heads = [
      [scenarioColour(1), 0, zones[LEFT] + (room[LEFT] ?? 0), speech.scenario(left?.id ?? ""), "start"],
      ["always", middle - 4, middle + (room[MIDDLE] ?? 0), speech.between, "start"],
      [scenarioColour(2), zones[RIGHT] - (room[RIGHT] ?? 0), width, speech.scenario(right?.id ?? ""), "end"],
    ];
    for (const [colour, from, to, text, anchor] of heads) {
      this.#sketch.lines.push({ shape: "path", points: [[from, 2], [to, 2]], stroke: colour, width: 4 });
      this.#sketch.text([text], anchor === "end" ? to : from, 20, { fill: colour === "always" ? "soft" : colour, anchor, weight: 600, size: 13 });
    }
  }

  /**
   * @param {Band} band
   * @param {number} at
   * @param {number} top
   * @returns {number} its height
   */
  #band(band, at, top) {
    const { camps, page } = this;
    const { zones, room, speech } = page;
    const most = this.counts[at] ?? FEWEST;
    const entries = [LEFT, MIDDLE, RIGHT].map((zone) => entriesOf(camps, page, band, zone, most));
    const rows = Math.max(...entries.map(rowsIn));
    if (at > 0) this.#sketch.lines.push({ shape: "path", points: [[zones[LEFT] - 8, top - RULE], [zones[RIGHT] + 8, top - RULE]], stroke: "rule", width: 1 });
    for (const zone of [LEFT, MIDDLE, RIGHT]) {
      let y = top + ROW / 2;
      for (const entry of entries[zone] ?? []) {
        this.#entry(entry, band, at, zone, y);
        y += ROW * entry.lines.length;
      }
    }
    for (const [side, zone] of [LEFT, RIGHT].entries()) {
      const silent = band.silent[side] && (entries[zone] ?? []).length === 0;
      const x = zone === LEFT ? zones[LEFT] + 8 : zones[RIGHT] - 8;
      if (silent) this.#sketch.text(wrapTo(speech.silent(this.view.scenarios[side]?.id ?? null), room[zone] ?? 0, (text) => speech.measure(text, SIZE, false)), x, top + ROW / 2 + 4, { fill: "soft", anchor: zone === LEFT ? "start" : "end", slant: true });
    }
    return rows * ROW;
  }

  /**
   * @param {Entry} entry
   * @param {Band} band
   * @param {number} at the band's place
   * @param {number} zone
   * @param {number} y
   */
  #entry({ node, lines, folded }, band, at, zone, y) {
    const { page, camps } = this;
    const { speech, zones } = page;
    const x = zones[zone] ?? 0;
    const title = node < 0 && zone === MIDDLE;
    const colour = zone === MIDDLE ? "always" : scenarioColour(zone === LEFT ? 1 : 2);
    const open = node < 0;
    const label = open ? lines.join(" ") : speech.name(node);
    const of = this.#sketch.thing(open ? { fold: band.topic, label, ends: folded } : { node, label, ends: [node] });
    // The lines end beside its first row.
    const wide = speech.measure(lines[0] ?? "", SIZE, title, title);
    const way = zone === RIGHT ? -1 : 1;
    const dotted = !title || folded.length > 0;
    if (dotted) this.#sketch.words.push({ shape: "circle", x, y, radius: 3.2, of, ...(open ? { fill: "paper", stroke: colour, width: 1.5 } : { fill: colour }) });
    if (camps.touched[node] === BOTH) this.#sketch.words.push(...bothDot(x, y, of));
    this.#sketch.text(lines, x + way * 9, y + 4, { anchor: zone === RIGHT ? "end" : "start", weight: title ? 600 : 400, of, serif: title, fill: open && !title ? "soft" : "ink", halo: "paper" });
    const spot = { x, y, out: x + way * (12 + wide), zone, band: at };
    const place = this.#spots.push(spot) - 1;
    for (const one of open ? folded : [node]) this.places.set(one, place);
  }

  /**
   * Those who play a part, on their side, level with their counterparts.
   * @param {number} bottom
   */
  #players(bottom) {
    const { view, camps, page, styled } = this;
    const { speech } = page;
    const roles = [...new Set(view.scenarios.slice(0, 2).flatMap(({ counterparts }) => Object.keys(counterparts)))];
    const { entityPlaces } = lookupsOf(view);
    const wanted = roles.map((role) => {
      const nodes = view.scenarios.slice(0, 2).map(({ counterparts }) => entityPlaces.get(counterparts[role] ?? "") ?? -1);
      return { nodes, y: this.#middleOf(nodes, bottom) };
    });
    wanted.sort((a, b) => a.y - b.y);
    const gap = Math.min(140, (bottom - HEAD) / Math.max(1, wanted.length));
    for (const [at, one] of wanted.entries()) one.y = Math.max(one.y, HEAD + gap * (at + 0.5), (wanted[at - 1]?.y ?? -Infinity) + gap);
    for (let at = wanted.length - 1; at >= 0; at -= 1) {
      const one = wanted[at];
      if (one) one.y = Math.min(one.y, bottom - gap * (wanted.length - at - 0.5), (wanted[at + 1]?.y ?? Infinity) - gap);
    }
    /** @type {Set<number>} */
    const seen = new Set();
    for (const { nodes, y } of wanted)
      for (const [side, node] of nodes.entries()) {
        if (node < 0 || seen.has(node) || !camps.players[side]?.includes(node)) continue;
        seen.add(node);
        const main = styled.nodes.main[node] === 1;
        const x = page.camps[side] ?? 0;
        const colour = scenarioColour(side + 1);
        const of = this.#sketch.thing({ node, label: speech.name(node), ends: [node] });
        const lines = wrapTo(speech.name(node), CAMP, strong(speech));
        const way = side === 0 ? -1 : 1;
        const size = main ? SIZE + 2 : SIZE;
        this.#sketch.words.push({ shape: "circle", x, y, radius: main ? 7 : 4.5, fill: colour, of });
        this.#sketch.text(lines, x + way * (main ? 12 : 9), y + 4 - ((lines.length - 1) * size * LEADING) / 2, { anchor: side === 0 ? "end" : "start", weight: 600, size, fill: colour, of });
        this.places.set(node, this.#spots.push({ x, y, out: x, zone: side === 0 ? -1 : 3, band: -1 }) - 1);
      }
  }

  /**
   * How high two counterparts would stand if it were for their ties.
   * @param {number[]} nodes
   * @param {number} bottom
   */
  #middleOf(nodes, bottom) {
    const { view } = this;
    const { ends, around } = { ends: lookupsOf(view).ends, around: (/** @type {number} */ node) => lookupsOf(view).around(node) };
    let [sum, count] = [0, 0];
    for (const node of nodes.filter((one) => one >= 0))
      for (const line of around(node)) {
        const other = ends.sources[line] === node ? ends.targets[line] : ends.sources[line];
        const spot = this.#spots[this.places.get(other ?? -1) ?? -1];
        if (!spot) continue;
        sum += spot.y;
        count += 1;
      }
    return count ? sum / count : (HEAD + bottom) / 2;
  }

  #ties() {
    const { view, places } = this;
    const { ends } = lookupsOf(view);
    const bundles = bundled(view, this.shown, ends, (node) => places.get(node) ?? -1);
    for (const lines of bundles.values()) {
      const [first = -1] = lines;
      const relation = view.relations[first];
      const spots = [ends.sources[first], ends.targets[first]].map((node) => this.#spots[places.get(node ?? -1) ?? -1]);
      const [a, b] = spots.sort((one, other) => (one?.zone ?? 0) - (other?.zone ?? 0));
      if (!relation || !a || !b) continue;
      const scenario = view.scenarios.findIndex(({ id }) => id === relation.scenario) + 1;
      const ways = this.#route(a, b, scenario);
      if (!ways) continue;
      const of = this.#sketch.thing({ lines, ends: lines.flatMap((line) => [ends.sources[line] ?? -1, ends.targets[line] ?? -1]) });
      for (const points of ways) this.#sketch.lines.push({ shape: "path", points, stroke: scenarioColour(scenario), width: scenario ? 1.4 : 1.1, of, ...(isSo(relation) ? {} : { dash: [5, 3.5] }) });
    }
  }

  /**
   * The way of a line, or null where it would run through names: it opens at a name. What it shares with lines of others
   * is a piece for itself, so that what is dashed is dashed alike there, and does not look whole.
   * @param {Spot} a the one farther to the left
   * @param {Spot} b
   * @param {number} scenario
   * @returns {number[][][] | null}
   */
  #route(a, b, scenario) {
    const { zones, room } = this.page;
    const aside = ASIDE[scenario] ?? 0;
    const [ay, by] = [a.y + aside, b.y + aside];
    /** @param {Spot} spot in the gap above its band, clear of the hairline */
    const above = ({ band }) => (this.#tops[band] ?? 0) - RULE - (GAPS[scenario] ?? 0);
    /** @param {Spot} player @param {[number, number]} row */
    const along = (player, row) => fan([player.x, player.y], row);
    if (a.zone === b.zone) return a.band === b.band ? [arc(a, b, a.zone === RIGHT || a.zone === -1 ? 1 : -1)] : null;
    if (a.zone === -1 && b.zone === LEFT) return [along(a, [b.x - STUB, by]), [[b.x - STUB, by], [b.x - 4, by]]];
    if (a.zone === RIGHT && b.zone === 3) return [along(b, [a.x + STUB, ay]), [[a.x + STUB, ay], [a.x + 4, ay]]];
    if (a.zone === -1 && b.zone === MIDDLE) {
      const y = above(b);
      const turn = zones[MIDDLE] - 30;
      return [along(a, [zones[LEFT] - STUB, y]), [[zones[LEFT] - STUB, y], [turn, y], ...curve([turn, y], [b.x - 4, by]).slice(1)]];
    }
    if (a.zone === MIDDLE && b.zone === 3) {
      const y = above(a);
      const gutter = Math.max(a.out + 4, zones[MIDDLE] + (room[MIDDLE] ?? 0) + 8);
      return [along(b, [zones[RIGHT] + STUB, y]), [[zones[RIGHT] + STUB, y], [gutter + 16, y], ...curve([gutter + 16, y], [gutter, ay]).slice(1), [a.out + 2, ay]]];
    }
    if (a.band !== b.band || b.zone > RIGHT || a.zone < LEFT || b.zone - a.zone !== 1) return null;
    // Level past the names above and below, and only then up or down.
    const out = Math.max(...this.#beside(a).map((one) => one.out)) + 2;
    if (b.zone === MIDDLE) return [[[a.out + 2, ay], ...curve([out, ay], [b.x - 4, by])]];
    const in_ = Math.min(...this.#beside(b).map((one) => one.out)) - 2;
    return [[[a.out + 2, ay], ...curve([out, ay], [in_, by]), [b.out - 2, by]]];
  }

  /** @param {Spot} spot those of its band and zone */
  #beside({ band, zone }) {
    return this.#spots.filter((one) => one.band === band && one.zone === zone);
  }
}

/**
 * The dot of a name that both sides touch: half of it in either colour.
 * @param {number} x
 * @param {number} y
 * @param {number} of
 * @returns {import("./items.mjs").FrameItem[]}
 */
function bothDot(x, y, of) {
  const [radius, bow] = [3.6, 4.8];
  /** @param {number} way */
  const half = (way) => [[x, y - radius], [x + way * bow, y - radius, x + way * bow, y + radius, x, y + radius]];
  return [-1, 1].map((way, side) => ({ shape: "path", points: half(way), closed: true, fill: scenarioColour(side + 1), of }));
}

/**
 * An S from one point to another, level at both ends.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @returns {number[][]}
 */
function curve([ax, ay], [bx, by]) {
  const x = (ax + bx) / 2;
  return [[ax, ay], [x, ay, x, by, bx, by]];
}

/**
 * From who plays a part to a row: theirs spread like a fan, so that one sees whose each is.
 * @param {[number, number]} player
 * @param {[number, number]} row
 * @returns {number[][]}
 */
function fan([px, py], [rx, ry]) {
  const x = px + (rx - px) * 0.55;
  return [[px, py], [x, py + (ry - py) * 0.18, x, ry, rx, ry]];
}

/**
 * An arc beside two dots that stand above each other.
 * @param {Spot} a
 * @param {Spot} b
 * @param {number} way
 */
function arc(a, b, way) {
  const out = way * (10 + Math.min(BULGE - 10, Math.abs(b.y - a.y) * 0.3));
  return [[a.x, a.y], [a.x + out, a.y, b.x + out, b.y, b.x, b.y]];
}
